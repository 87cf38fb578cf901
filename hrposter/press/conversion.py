"""From sRGB to the inks of a press, through LittleCMS; beside raster.py the only module that imports Pillow.

Relative colorimetric with black point compensation: colours stay what they are against the paper, and the darkest that the
press can print stands for black (ISO 18619). What is grey is printed in tints of black alone. Profiles are the bytes of
ICC files; what was worked out for the last few of them is kept.
"""

from __future__ import annotations

import warnings
from bisect import bisect_left
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageChops, ImageCms, ImageMath

from hrposter.display import Raster
from hrposter.resources import asset_path

Levels = tuple[int, int, int]
Octets = tuple[int, int, int, int]

_RELATIVE = ImageCms.Intent.RELATIVE_COLORIMETRIC
# Without the shortcut of a coarse table made on the way: the profile's own numbers.
_EXACT = ImageCms.Flags.NOOPTIMIZE
_WHITE = (255, 255, 255)
_TO_MASK = [0] + [255] * 255
_ONLY_WHITE = [0] * 255 + [255]
_NO_DOT = 4  # of 255: 1.5 %, less than a plate holds


def is_usable(icc: bytes) -> bool:
    """Whether colours can be converted through a profile, to inks and back."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            _to_press(icc)
            _from_press(icc)
    except (ImageCms.PyCMSError, OSError, ValueError, Warning):
        return False
    return True


@lru_cache(maxsize=4096)
def inks_of(icc: bytes, rgb: Levels) -> Octets:
    """The inks (0 to 255 each) of an sRGB colour (0 to 255 each)."""
    made = ImageCms.applyTransform(Image.new("RGB", (1, 1), rgb), _to_press(icc))
    assert made is not None  # None only comes back when it works in place
    c, m, y, k = made.tobytes()
    return c, m, y, k


@lru_cache(maxsize=4096)
def lab_of(rgb: Levels) -> tuple[float, float, float]:
    """L*, a* and b* (D50) of an sRGB colour, to half a unit."""
    made = ImageCms.applyTransform(Image.new("RGB", (1, 1), rgb), _to_lab())
    assert made is not None
    lightness, a, b = made.tobytes()
    return lightness / 2.55, _signed(a), _signed(b)


@lru_cache(maxsize=4)
def black_of_greys(icc: bytes) -> tuple[float, ...]:
    """How much black (0 to 1) prints each of the 256 greys of sRGB.

    Black point compensation for one ink: a grey of luminance Y becomes the tint of luminance B + (1 - B)·Y, B that of solid black.
    """
    ramp = Image.new("CMYK", (256, 1))
    ramp.putdata([(0, 0, 0, black) for black in range(256)])
    printed = ImageCms.applyTransform(ramp, _from_press(icc))
    assert printed is not None
    tints = [_luminance(lightness / 2.55) for lightness in printed.tobytes()[::3]]
    darkness = [-min(tints[: place + 1]) for place in range(256)]  # grows with ink, whatever the profile says
    solid = -darkness[-1]
    greys = [_luminance(lab_of((level, level, level))[0]) for level in range(256)]
    between = [_place(darkness, -(solid + (1 - solid) * grey)) / 255 for grey in greys]
    return (1.0, *between[1:-1], 0.0)


@lru_cache(maxsize=4)
def separated(icc: bytes, raster: Raster, limit: float) -> bytes:
    """The pixels of a bitmap in four bytes each, CMYK, at most ``limit`` percent of ink in one place.

    A bitmap that is all grey is printed in black alone. What is fully transparent is left bare.
    """
    size = raster.width, raster.height
    picture = Image.frombytes("RGB", size, raster.pixels)
    if raster.alpha is not None:
        shown = Image.frombytes("L", size, raster.alpha).point(_TO_MASK)
        picture = Image.composite(picture, Image.new("RGB", size, _WHITE), shown)
    if _is_grey(picture):
        black = picture.getchannel("R").point([_dot(round(share * 255)) for share in black_of_greys(icc)])
        none = Image.new("L", size)
        return Image.merge("CMYK", (none, none, none, black)).tobytes()
    made = ImageCms.applyTransform(picture, _to_press(icc))
    assert made is not None
    return _limited(_with_bare_white(made, picture), limit).tobytes()


def _is_grey(picture: Image.Image) -> bool:
    red, green, blue = picture.split()
    return all(ImageChops.difference(red, other).getextrema() == (0, 0) for other in (green, blue))


def _with_bare_white(made: Image.Image, picture: Image.Image) -> Image.Image:
    """White is paper, whatever the profile says, and no dot is so small that it comes and goes on the plate."""
    red, green, blue = picture.split()
    white = ImageChops.darker(ImageChops.darker(red, green), blue).point(_ONLY_WHITE)
    held = made.point([_dot(amount) for amount in range(256)] * 4)
    held.paste((0, 0, 0, 0), mask=white)
    return held


def _dot(amount: int) -> int:
    return amount if amount >= _NO_DOT else 0


def _limited(picture: Image.Image, limit: float) -> Image.Image:
    """Where the inks are more than the limit, the colours give way in proportion and black stays."""
    *colours, black = picture.split()
    most = int(limit * 2.55)
    c, m, y = colours
    sums = ImageMath.lambda_eval(lambda each: each["c"] + each["m"] + each["y"], c=c, m=m, y=y)
    room = ImageMath.lambda_eval(lambda each: most - each["k"], k=black)
    if ImageMath.lambda_eval(lambda each: each["sums"] - each["room"], sums=sums, room=room).getextrema()[1] <= 0:
        return picture
    return Image.merge("CMYK", (*(_shared(plate, sums, room) for plate in colours), black))


def _shared(plate: Image.Image, sums: Image.Image, room: Image.Image) -> Image.Image:
    """The part of the room that a colour takes up, rounded down; all that it asks for where there is room for all."""
    share = ImageMath.lambda_eval(
        lambda each: each["min"](each["plate"], each["plate"] * each["room"] / each["max"](each["sums"], 1)), plate=plate, sums=sums, room=room
    )
    assert isinstance(share, Image.Image)
    return share.convert("L")


@lru_cache(maxsize=4)
def _to_press(icc: bytes) -> ImageCms.ImageCmsTransform:
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION | _EXACT
    return ImageCms.buildTransform(_srgb(), ImageCms.ImageCmsProfile(BytesIO(icc)), "RGB", "CMYK", _RELATIVE, flags)


@lru_cache(maxsize=4)
def _from_press(icc: bytes) -> ImageCms.ImageCmsTransform:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    return ImageCms.buildTransform(ImageCms.ImageCmsProfile(BytesIO(icc)), lab, "CMYK", "LAB", _RELATIVE, _EXACT)


@lru_cache(maxsize=1)
def _to_lab() -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(_srgb(), ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")), "RGB", "LAB", _RELATIVE, _EXACT)


def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(BytesIO(asset_path("icc/srgb.icc").read_bytes()))


def _signed(octet: int) -> float:
    """a* or b* from the byte that holds it in two's complement."""
    return float(octet - 256 if octet > 127 else octet)


def _luminance(lightness: float) -> float:
    """Y (white: 1) from L* (ISO/CIE 11664-4)."""
    root = (lightness + 16) / 116
    return root**3 if root > 6 / 29 else 3 * (6 / 29) ** 2 * (root - 4 / 29)


def _place(rising: list[float], value: float) -> float:
    """Where a value lies between the entries of a list that never falls, counted from 0."""
    after = min(max(bisect_left(rising, value), 1), len(rising) - 1)
    low, high = rising[after - 1], rising[after]
    return after - 1 + (min(max((value - low) / (high - low), 0.0), 1.0) if high > low else 0.0)
