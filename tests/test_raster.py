"""Logos from PNG and JPEG: what is read, and why each of the others is refused."""

from __future__ import annotations

import hashlib
import struct
import warnings
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from hrposter.diagnostics import PosterError, Span
from hrposter.display import Raster
from hrposter.raster import KEPT_SIDE, read_raster


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, rows: bytes, depth: int = 8, colour: int = 2, extra: bytes = b"") -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + extra + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _saved(picture: Image.Image, path: Path, **options: object) -> Path:
    picture.save(path, **options)
    return path


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Raster]:
    """Write the bytes to a file and read it as a picture."""

    def read(data: bytes, name: str = "logo.png") -> Raster:
        path = tmp_path / name
        path.write_bytes(data)
        return read_raster(path)

    return read


@pytest.fixture
def refusal(read: Callable[..., Raster]) -> Callable[..., str]:
    """Write the bytes to a file and give back why it is refused."""

    def refusal(data: bytes, name: str = "logo.png") -> str:
        with pytest.raises(PosterError) as caught:
            read(data, name)
        (problem,) = caught.value.diagnostics
        assert problem.code == "logo"
        assert problem.help
        return problem.message

    return refusal


# ---------------------------------------------------------------- what is read


def test_an_rgb_png_keeps_its_pixels(tmp_path: Path) -> None:
    picture = Image.new("RGB", (3, 2), (10, 20, 30))
    picture.putpixel((2, 1), (200, 100, 50))
    raster = read_raster(_saved(picture, tmp_path / "a.png"))
    assert (raster.width, raster.height, raster.alpha) == (3, 2, None)
    assert raster.pixels == picture.tobytes()


def test_a_transparent_png_keeps_its_alpha(tmp_path: Path) -> None:
    raster = read_raster(_saved(Image.new("RGBA", (2, 1), (1, 2, 3, 128)), tmp_path / "a.png"))
    assert raster.pixels == bytes([1, 2, 3] * 2)
    assert raster.alpha == bytes([128, 128])


def test_an_alpha_that_hides_nothing_is_dropped(tmp_path: Path) -> None:
    assert read_raster(_saved(Image.new("RGBA", (2, 1), (1, 2, 3, 255)), tmp_path / "a.png")).alpha is None


def test_a_palette_with_a_clear_colour_becomes_rgb_and_alpha(tmp_path: Path) -> None:
    picture = Image.new("P", (2, 1))
    picture.putpalette([255, 0, 0, 0, 0, 255])
    picture.putpixel((1, 0), 1)
    raster = read_raster(_saved(picture, tmp_path / "a.png", transparency=0))
    assert raster.pixels == bytes([255, 0, 0, 0, 0, 255])
    assert raster.alpha == bytes([0, 255])


@pytest.mark.parametrize(("mode", "colour", "expected"), [("1", 1, 255), ("L", 77, 77), ("LA", (77, 255), 77)])
def test_grey_becomes_rgb(tmp_path: Path, mode: str, colour: object, expected: int) -> None:
    assert read_raster(_saved(Image.new(mode, (1, 1), colour), tmp_path / "a.png")).pixels == bytes([expected] * 3)  # type: ignore[arg-type]


def test_grey_with_one_clear_value_becomes_alpha(read: Callable[..., Raster]) -> None:
    raster = read(_png(2, 1, bytes([0, 7, 9]), colour=0, extra=_chunk(b"tRNS", struct.pack(">H", 9))))
    assert raster.pixels == bytes([7, 7, 7, 9, 9, 9])
    assert raster.alpha == bytes([255, 0])


def test_sixteen_bits_of_grey_keep_black_white_and_the_middle(read: Callable[..., Raster]) -> None:
    rows = b"\0" + struct.pack(">4H", 0, 32_768, 65_535, 257)
    assert read(_png(4, 1, rows, depth=16, colour=0)).pixels == bytes([value for value in (0, 128, 255, 1) for _ in range(3)])


def test_sixteen_bits_of_grey_with_one_clear_value_become_alpha(read: Callable[..., Raster]) -> None:
    rows = b"\0" + struct.pack(">2H", 300, 301)
    raster = read(_png(2, 1, rows, depth=16, colour=0, extra=_chunk(b"tRNS", struct.pack(">H", 301))))
    assert raster.alpha == bytes([255, 0])


def test_sixteen_bits_of_rgb_become_eight(read: Callable[..., Raster]) -> None:
    assert read(_png(1, 1, b"\0" + struct.pack(">3H", 65_535, 32_896, 0), depth=16)).pixels == bytes([255, 128, 0])


def test_a_cmyk_jpeg_becomes_rgb(tmp_path: Path) -> None:
    raster = read_raster(_saved(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), tmp_path / "a.jpg", quality=95))
    red, green, blue = raster.pixels[:3]
    assert red > 230
    assert max(green, blue) < 30


def test_a_jpeg_named_png_is_read_for_what_it_is(tmp_path: Path) -> None:
    path = _saved(Image.new("RGB", (8, 8), "white"), tmp_path / "a.jpg").rename(tmp_path / "a.png")
    assert read_raster(path).pixels[:3] == b"\xff\xff\xff"


def test_exif_orientation_six_turns_the_picture_clockwise(tmp_path: Path) -> None:
    picture = Image.new("RGB", (32, 16), "black")
    picture.paste("white", (0, 0, 16, 16))
    exif = Image.Exif()
    exif[0x0112] = 6
    raster = read_raster(_saved(picture, tmp_path / "a.jpg", exif=exif.tobytes(), quality=95))
    assert (raster.width, raster.height) == (16, 32)
    assert raster.pixels[0] > 250  # the left half is on top now
    assert raster.pixels[-1] < 5


def test_an_embedded_srgb_profile_changes_nothing(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    raster = read_raster(_saved(Image.new("RGB", (1, 1), (10, 120, 230)), tmp_path / "a.png", icc_profile=profile))
    assert all(abs(got - wanted) <= 1 for got, wanted in zip(raster.pixels, (10, 120, 230), strict=True))


def test_a_profile_with_swapped_primaries_swaps_the_colours(tmp_path: Path) -> None:
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = profile.index(b"rXYZ"), profile.index(b"bXYZ")
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    raster = read_raster(_saved(Image.new("RGB", (1, 1), (255, 0, 0)), tmp_path / "a.png", icc_profile=bytes(profile)))
    assert raster.pixels[2] > 200 > 60 > raster.pixels[0]


def test_a_grey_picture_with_an_rgb_profile_is_read(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red, green, blue = read_raster(_saved(Image.new("L", (1, 1), 90), tmp_path / "a.png", icc_profile=profile)).pixels
    assert max(red, green, blue) - min(red, green, blue) <= 1
    assert abs(green - 90) <= 1


def test_a_large_logo_is_brought_to_2400_pixels(tmp_path: Path) -> None:
    raster = read_raster(_saved(Image.new("RGBA", (6000, 30), (9, 8, 7, 100)), tmp_path / "a.png"))
    assert (raster.width, raster.height) == (KEPT_SIDE, 12)
    assert raster.alpha is not None
    assert (len(raster.pixels), len(raster.alpha)) == (2400 * 12 * 3, 2400 * 12)


def test_the_digest_is_that_of_size_pixels_and_alpha(tmp_path: Path) -> None:
    upright = read_raster(_saved(Image.new("RGB", (1, 2)), tmp_path / "a.png"))
    lying = read_raster(_saved(Image.new("RGB", (2, 1)), tmp_path / "b.png"))
    again = read_raster(_saved(Image.new("RGB", (2, 1)), tmp_path / "c.png", compress_level=0))
    assert upright.pixels == lying.pixels
    assert upright.digest != lying.digest == again.digest
    assert lying.digest == hashlib.sha256(b"2 x 1 " + lying.pixels).hexdigest()


# ---------------------------------------------------------------- what is refused


def test_a_bomb_is_refused_by_its_header(refusal: Callable[..., str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        message = refusal(_png(50_000, 50_000, b""))
    assert message == "logo.png: the picture has 50,000 × 50,000 pixels"


def test_a_ribbon_is_refused_by_its_longest_side(refusal: Callable[..., str]) -> None:
    assert "20,001 × 1 pixels" in refusal(_png(20_001, 1, b""))


def test_forty_million_pixels_are_the_most(refusal: Callable[..., str]) -> None:
    assert "6,325 × 6,325 pixels" in refusal(_png(6_325, 6_325, b""))


def test_a_file_over_twenty_megabytes_is_not_opened(refusal: Callable[..., str]) -> None:
    assert "20,000,001 bytes" in refusal(bytes(20_000_001))


@pytest.mark.parametrize("data", [b"", b"this is text\n", b"<svg/>", b"%PDF-1.7"])
def test_a_text_named_png_is_refused(refusal: Callable[..., str], data: bytes) -> None:
    assert "not a PNG or JPEG" in refusal(data)


@pytest.mark.parametrize("form", ["GIF", "WEBP", "TIFF", "BMP"])
def test_other_formats_are_refused(refusal: Callable[..., str], form: str) -> None:
    stream = BytesIO()
    Image.new("RGB", (4, 4)).save(stream, form)
    assert "not a PNG or JPEG" in refusal(stream.getvalue())


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_file_cut_off_anywhere_is_refused(refusal: Callable[..., str], form: str) -> None:
    stream = BytesIO()
    Image.effect_noise((64, 64), 80).save(stream, form)
    whole = stream.getvalue()
    for length in (20, len(whole) // 4, len(whole) // 2, len(whole) * 3 // 4):
        assert "damaged" in refusal(whole[:length])


def test_an_animated_png_is_refused(tmp_path: Path, refusal: Callable[..., str]) -> None:
    frames = [Image.new("RGB", (4, 4), colour) for colour in ("red", "blue")]
    path = _saved(frames[0], tmp_path / "b.png", save_all=True, append_images=frames[1:])
    assert "animated" in refusal(path.read_bytes())


def test_a_broken_profile_is_refused(tmp_path: Path, refusal: Callable[..., str]) -> None:
    path = _saved(Image.new("RGB", (1, 1)), tmp_path / "b.png", icc_profile=b"no profile at all")
    assert "colour profile" in refusal(path.read_bytes())


def test_a_missing_file_is_refused_where_it_was_asked_for(tmp_path: Path) -> None:
    span = Span(tmp_path / "clinic.yaml", 3, 7)
    with pytest.raises(PosterError) as caught:
        read_raster(tmp_path / "none.png", span)
    (problem,) = caught.value.diagnostics
    assert problem.span == span
    assert problem.message == "none.png: the file cannot be read: no such file or directory"


def test_a_damaged_byte_gives_a_picture_or_a_reason(tmp_path: Path) -> None:
    stream = BytesIO()
    Image.effect_noise((16, 16), 80).convert("RGB").save(
        stream, "PNG", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    )
    whole = stream.getvalue()
    path = tmp_path / "a.png"
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x5A]) + whole[place + 1 :])
        with suppress(PosterError):  # any other exception is ours
            assert read_raster(path).width > 0
