"""Reads logos that come as PNG or JPEG into sRGB bitmaps, and makes them smaller; beside press/conversion.py the only module that imports Pillow.

The header is judged before a pixel is decoded, so that a small file cannot ask for gigabytes (Portable Network
Graphics, third edition, 11.2.1; ITU-T T.81, B.2.2).
"""

from __future__ import annotations

import hashlib
import struct
import warnings
import zlib
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms, ImageOps, JpegImagePlugin, PngImagePlugin

from hrposter.diagnostics import Diagnostic, PosterError, Span
from hrposter.display import Raster

LARGEST_FILE = 20_000_000
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 20_000
KEPT_SIDE = 2_400

_SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": PngImagePlugin.PngImageFile,
    b"\xff\xd8\xff": JpegImagePlugin.JpegImageFile,
}
_EXPORT = "export it as PNG or JPEG"
# What Pillow raises on damaged bytes; its reader classes do not wrap all of them.
_DAMAGE = (OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, OverflowError, struct.error, zlib.error)
# The modes of Pillow that a colour profile is applied in, by the colour space that the profile names (ICC.1:2022, 7.2.6).
_MODES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}
# 16 bits to 8 with the ends kept: 65535/255 = 257.
_HIGH_BYTES = [(value + 128) // 257 for value in range(65_536)]


def read_raster(path: Path, span: Span | None = None) -> Raster:
    """The picture upright, in sRGB, at most 2,400 pixels long; its digest is the SHA-256 of size, pixels and alpha.

    ``span`` is where the picture was asked for. PosterError says why a picture is refused.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a warning of Pillow names no file; what matters is refused below
            return _raster(_upright(_opened(_bytes(path))))
    except ValueError as error:
        fact, _, advice = str(error).partition("; ")
        raise PosterError(Diagnostic("logo", span or Span(path), f"{path.name}: {fact}", advice)) from None


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise ValueError(f"the file has {size:,} bytes; export it smaller: at most {LARGEST_FILE:,} are read")
        return path.read_bytes()
    except OSError as error:
        raise ValueError(f"the file cannot be read: {(error.strerror or str(error)).lower()}; check its name and that you may open it") from None


def _opened(data: bytes) -> Image.Image:
    """The picture with its header read and judged, its pixels not yet decoded.

    The reader classes are called directly: Image.open would warn of large pictures before we can refuse them,
    and would take a JPEG with a preview for another format.
    """
    reader = next((reader for signature, reader in _SIGNATURES.items() if data.startswith(signature)), None)
    if reader is None:
        raise ValueError(f"this is not a PNG or JPEG picture, whatever its name says; {_EXPORT}")
    try:
        picture = reader(BytesIO(data))
        is_animated = getattr(picture, "is_animated", False)
    except _DAMAGE:
        raise ValueError(f"the picture is damaged: its header cannot be read; {_EXPORT} again") from None
    width, height = picture.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        most = f"at most {MOST_PIXELS // 1_000_000} million pixels, and {LONGEST_SIDE:,} along a side, are read"
        raise ValueError(f"the picture has {width:,} × {height:,} pixels; export it smaller: {most}")
    if is_animated:
        raise ValueError(f"the picture is animated; {_EXPORT} with one frame")
    return picture


def _upright(picture: Image.Image) -> Image.Image:
    """The picture decoded and turned as its EXIF orientation says (CIPA DC-008, 4.6.5)."""
    try:
        picture.load()
        return ImageOps.exif_transpose(picture)
    except _DAMAGE:
        raise ValueError(f"the picture is damaged or cut off; {_EXPORT} again") from None


def _raster(picture: Image.Image) -> Raster:
    colours, alpha = _layers(picture)
    colours = _srgb(colours, picture.info.get("icc_profile"))
    if alpha is not None and alpha.getextrema() != (255, 255):
        *bands, alpha = _downsampled(Image.merge("RGBA", (*colours.split(), alpha))).split()
        colours, opacity = Image.merge("RGB", bands), alpha.tobytes()
    else:
        colours, opacity = _downsampled(colours), None
    pixels = colours.tobytes()
    digest = hashlib.sha256(b"%d x %d " % colours.size + pixels + (opacity or b"")).hexdigest()
    return Raster(*colours.size, pixels, opacity, digest)


def _layers(picture: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """The colours (grey, RGB or CMYK, 8 bits) and the alpha, which PNG also writes as one transparent colour."""
    if picture.mode.startswith("I"):
        return _from_16_bits(picture)
    if picture.mode == "CMYK" or (picture.mode == "RGB" and "transparency" not in picture.info):
        return picture, None
    colours = "L" if picture.mode in {"1", "L", "LA"} else "RGB"
    full = picture.convert("LA" if colours == "L" else "RGBA")
    return full.convert(colours), full.getchannel("A")


def _from_16_bits(picture: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    wide = picture.convert("I")
    clear = picture.info.get("transparency")
    alpha = None if clear is None else wide.point([0 if value == clear else 255 for value in range(65_536)], "L")
    return wide.point(_HIGH_BYTES, "L"), alpha


def _srgb(colours: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB in sRGB: through the embedded profile where there is one, else as the numbers stand."""
    if profile is None:
        return colours.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        mode = _MODES[source.profile.xcolor_space.strip()]
        if mode == "RGB" and colours.mode == "L":
            colours = colours.convert("RGB")
        if mode != colours.mode:
            raise ValueError
        made = ImageCms.profileToProfile(
            colours,
            source,
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, *_DAMAGE):
        raise ValueError(f"its colour profile cannot be read or is for other colours than the picture's; {_EXPORT} in sRGB") from None
    assert made is not None  # None only comes back when it works in place
    return made


def _downsampled(picture: Image.Image, most: int = KEPT_SIDE) -> Image.Image:
    longest = max(picture.size)
    if longest <= most:
        return picture
    width, height = (max(1, round(side * most / longest)) for side in picture.size)
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def smaller(raster: Raster, longest: int) -> Raster:
    """The bitmap with at most ``longest`` pixels a side; itself where it has no more."""
    if max(raster.width, raster.height) <= longest:
        return raster
    return _raster(_downsampled(_picture(raster), longest))


def png(raster: Raster) -> bytes:
    """The bitmap as a PNG file."""
    out = BytesIO()
    _picture(raster).save(out, format="PNG", optimize=True)
    return out.getvalue()


def _picture(raster: Raster) -> Image.Image:
    size = raster.width, raster.height
    colours = Image.frombytes("RGB", size, raster.pixels)
    if raster.alpha is not None:
        colours.putalpha(Image.frombytes("L", size, raster.alpha))
    return colours
