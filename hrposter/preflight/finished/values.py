"""Values of a PDF read so that none can be of the wrong kind: what is not as it should be reads as absent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

import pikepdf

from hrposter.geometry import Matrix
from hrposter.preflight.finished.box import Box

MOST_ITEMS = 200_000
_BROKEN = (pikepdf.PikepdfError, ValueError, TypeError, RuntimeError)


def entry(holder: object, *keys: str) -> object:
    """What stands under the first key, under the next within that, and so on; None where one is missing."""
    found = holder
    for key in keys:
        if not isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
            return None
        try:
            found = found.get(key)
        except _BROKEN:
            return None
    return found


def entries(holder: object, *keys: str) -> Iterator[tuple[str, object]]:
    """The keys of a dictionary, without their slash, and what stands under them, in the order of the keys."""
    found = entry(holder, *keys)
    if not isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        return
    for key in sorted(islice(found.keys(), MOST_ITEMS)):
        yield key[1:], entry(found, key)


def is_dictionary(value: object) -> bool:
    """Whether it is a dictionary, or a stream, which has one."""
    return isinstance(value, pikepdf.Dictionary | pikepdf.Stream)


def items(value: object) -> tuple[object, ...]:
    """The items of an array; nothing for any other value."""
    if not isinstance(value, pikepdf.Array):
        return ()
    return tuple(islice(value, MOST_ITEMS))


def one_or_more(value: object) -> tuple[object, ...]:
    """The items of an array, or the one value that stands where an array may."""
    if isinstance(value, pikepdf.Array):
        return items(value)
    return () if value is None else (value,)


def number(value: object) -> float | None:
    """An integer or a real, no boolean."""
    return float(value) if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else None


def numbers(value: object) -> tuple[float, ...]:
    """The numbers of an array; nothing where one of its items is none."""
    found = [number(item) for item in items(value)]
    return tuple(each for each in found if each is not None) if None not in found else ()


def floats(operands: Sequence[object]) -> tuple[float, ...]:
    """The numbers that an operator works on; nothing where one of them is none. It is asked for every operator, so it is short."""
    try:
        return tuple(map(float, operands))  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return ()


def integer(value: object) -> int | None:
    """A whole number."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def name(value: object) -> str:
    """A name without its slash; empty for anything else. One that is no UTF-8 (7.3.5) is given as it is written."""
    if not isinstance(value, pikepdf.Name):
        return ""
    try:
        return str(value)[1:]
    except UnicodeDecodeError:
        return value.unparse().decode("latin-1")[1:]


def words(value: object) -> str:
    """A text string (ISO 32000-1, 7.9.2.2); empty for anything else."""
    return str(value) if isinstance(value, pikepdf.String) else ""


def raw(value: object) -> bytes:
    """The bytes of a string; none for anything else."""
    return bytes(value) if isinstance(value, pikepdf.String) else b""


def key_of(value: object) -> int:
    """The number of an indirect object, 0 for a direct one."""
    return int(value.objgen[0]) if isinstance(value, pikepdf.Object) and value.is_indirect else 0


def box(value: object) -> Box | None:
    """Four numbers as a rectangle, whatever the order of its corners (ISO 32000-1, 7.9.5)."""
    found = numbers(value)
    if len(found) != 4:
        return None
    left, bottom, right, top = found
    return Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def matrix(value: object) -> Matrix:
    """Six numbers as a matrix; the one that changes nothing for anything else."""
    found = numbers(value)
    return Matrix(*found) if len(found) == 6 else Matrix()
