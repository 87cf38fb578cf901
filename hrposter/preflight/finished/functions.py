"""Functions of one variable, as shadings use them, by their values at enough places (ISO 32000-1, 7.10)."""

from __future__ import annotations

from hrposter.preflight.finished.streams import TooLong, Unread, decoded
from hrposter.preflight.finished.values import entry, integer, items, number, numbers

_STEPS = 32
_MOST_BYTES = 1 << 20
_DEEPEST = 4
Values = tuple[float, ...]


def samples(function: object) -> tuple[Values, ...] | None:
    """What a function, or an array of them, gives along its domain; None where it cannot be told."""
    parts = items(function)
    if parts:
        columns = [samples(part) for part in parts]
        found = [column for column in columns if column is not None]
        if len(found) != len(columns) or len({len(column) for column in found}) != 1:
            return None
        return tuple(tuple(value for values in row for value in values) for row in zip(*found, strict=True))
    domain = numbers(entry(function, "/Domain"))
    if len(domain) != 2:
        return None
    places = [domain[0] + (domain[1] - domain[0]) * step / _STEPS for step in range(_STEPS + 1)]
    rows = [_value(function, place, 0) for place in places]
    return tuple(row for row in rows if row is not None) if None not in rows else None


def _value(function: object, at: float, depth: int) -> Values | None:
    if depth > _DEEPEST:
        return None
    match integer(entry(function, "/FunctionType")):
        case 0:
            return _sampled(function, at)
        case 2:
            return _exponential(function, at)
        case 3:
            return _stitched(function, at, depth)
        case _:
            return None


def _exponential(function: object, at: float) -> Values | None:
    """7.10.3: C0 + x^N · (C1 - C0)."""
    first, last = (numbers(entry(function, key)) for key in ("/C0", "/C1"))
    first, last = first or (0.0,), last or (1.0,)
    power = number(entry(function, "/N"))
    if power is None or len(first) != len(last) or at < 0 or (at == 0 and power < 0):
        return None
    try:
        grown = at**power
    except OverflowError:
        return None
    return tuple(low + grown * (high - low) for low, high in zip(first, last, strict=True))


def _stitched(function: object, at: float, depth: int) -> Values | None:
    """7.10.4: the part of the domain in which x lies has a function of its own."""
    parts = items(entry(function, "/Functions"))
    domain, bounds, encode = (numbers(entry(function, key)) for key in ("/Domain", "/Bounds", "/Encode"))
    if not parts or len(domain) != 2 or len(bounds) != len(parts) - 1 or len(encode) != 2 * len(parts):
        return None
    index = sum(at >= bound for bound in bounds)
    edges = (domain[0], *bounds, domain[1])
    low, high = edges[index], edges[index + 1]
    start, end = encode[2 * index : 2 * index + 2]
    return _value(parts[index], start + (end - start) * ((at - low) / (high - low) if high > low else 0.0), depth + 1)


def _sampled(function: object, at: float) -> Values | None:
    """7.10.2: the nearest of samples of 8 bits with one input."""
    size, domain, output = (numbers(entry(function, key)) for key in ("/Size", "/Domain", "/Range"))
    if len(size) != 1 or size[0] < 1 or len(domain) != 2 or not output or integer(entry(function, "/BitsPerSample")) != 8:
        return None
    decode = numbers(entry(function, "/Decode")) or output
    count = len(output) // 2
    try:
        data = decoded(function, _MOST_BYTES)
    except (TooLong, Unread):
        return None
    index = round((at - domain[0]) / ((domain[1] - domain[0]) or 1) * (size[0] - 1))
    row = data[index * count : (index + 1) * count]
    if len(row) != count or len(decode) != 2 * count:
        return None
    return tuple(decode[2 * place] + (decode[2 * place + 1] - decode[2 * place]) * byte / 255 for place, byte in enumerate(row))
