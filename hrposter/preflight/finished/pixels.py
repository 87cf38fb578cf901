"""How much ink the pixels of an image ask for (ISO 32000-1, 8.9.5)."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.preflight.finished.colour_spaces import inks
from hrposter.preflight.finished.space import Space
from hrposter.preflight.finished.streams import TooLong, Unread, decoded, picture_filter
from hrposter.preflight.finished.values import entry, integer, items, numbers, raw

_MOST_BYTES = 120_000_000
_STEP = 4_194_240  # bytes looked at in one go (a multiple of 1 to 8), since every different pixel takes memory of its own


class Untold(Exception):
    """The ink of an image cannot be told; the text says why."""


def most_ink(image: object, space: Space) -> float:
    """The most that one of its pixels asks for, in percent; Untold where that cannot be seen without drawing it."""
    if picture_filter(image):
        raise Untold(f"it is packed with {picture_filter(image)}")
    if space.family == "Indexed":
        return _palette(image, space)
    if inks(space, (0.0,) * space.count) is None:
        raise Untold(f"its colours are {space}")
    if integer(entry(image, "/BitsPerComponent")) != 8:
        raise Untold("its samples have other than 8 bits")
    try:
        data = decoded(image, _MOST_BYTES)
    except TooLong:
        raise Untold("it is too large") from None
    except Unread as error:
        raise Untold(str(error)) from None
    return _most(data, space, numbers(entry(image, "/Decode")))


def _palette(image: object, space: Space) -> float:
    """The most of the colours of a palette (8.6.6.3)."""
    parts = items(entry(image, "/ColorSpace"))
    base = space.base
    if base is None or len(parts) != 4 or inks(base, (0.0,) * base.count) is None:
        raise Untold(f"its palette is in {base}")
    try:
        table = raw(parts[3]) or decoded(parts[3], 1 << 16)
    except (TooLong, Unread):
        raise Untold("its palette cannot be read") from None
    return _most(table, base, ())


def _most(data: bytes, space: Space, decode: tuple[float, ...]) -> float:
    """Over all pixels of 8 bits a sample."""
    if space.family == "DeviceCMYK" and decode in ((), (0.0, 1.0) * 4):
        return round(max(map(_heaviest, _parts(data, 4)), default=0) / 2.55, 1)
    ranges = list(zip(decode[::2], decode[1::2], strict=False)) if len(decode) == 2 * space.count else [(0.0, 1.0)] * space.count
    most = 0.0
    for part in _parts(data, space.count):
        for pixel in set(zip(*(part[place :: space.count] for place in range(space.count)), strict=True)):
            tints = inks(space, tuple(low + (high - low) * byte / 255 for (low, high), byte in zip(ranges, pixel, strict=True)))
            most = max(most, sum(tints or ()))
    return round(most * 100, 1)


def _parts(data: bytes, count: int) -> Iterator[bytes]:
    """The data in parts of whole pixels."""
    step = _STEP - _STEP % count
    for start in range(0, len(data) - count + 1, step):
        part = data[start : start + step]
        yield part[: len(part) - len(part) % count]


def _heaviest(part: bytes) -> int:
    """The greatest sum of four samples; as integers of 32 bits, pixels that are alike are told at once."""
    different = set(memoryview(part).cast("I"))
    return max((pixel & 255) + (pixel >> 8 & 255) + (pixel >> 16 & 255) + (pixel >> 24) for pixel in different)
