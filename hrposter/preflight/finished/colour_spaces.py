"""Reads colour spaces, and how much ink the numbers of a colour ask for (ISO 32000-1, 8.6)."""

from __future__ import annotations

from hrposter.preflight.finished.space import Space
from hrposter.preflight.finished.values import entry, integer, items, key_of, name

GRAY, RGB, CMYK = Space("DeviceGray", 1), Space("DeviceRGB", 3), Space("DeviceCMYK", 4)
PATTERN = Space("Pattern", 0)
UNKNOWN = Space("unknown", 0)

_NAMED = {
    **dict.fromkeys(("DeviceGray", "G", "CalGray"), GRAY),
    **dict.fromkeys(("DeviceRGB", "RGB", "CalRGB"), RGB),
    **dict.fromkeys(("DeviceCMYK", "CMYK"), CMYK),
    "Pattern": PATTERN,
}
_DEFAULTS = {"DeviceGray": "/DefaultGray", "DeviceRGB": "/DefaultRGB", "DeviceCMYK": "/DefaultCMYK"}
_COUNTS = {"CalGray": 1, "CalRGB": 3, "Lab": 3}
_DEEPEST = 5


def read_space(value: object, resources: object, depth: int = 0) -> Space:
    """The colour space that a name or an array stands for among these resources; UNKNOWN where it is none."""
    if depth > _DEEPEST:
        return UNKNOWN
    called = name(value)
    if called:
        known = _NAMED.get(called)
        if known is not None:
            return _default(known, resources, depth)
        found = entry(resources, "/ColorSpace", f"/{called}")
        return UNKNOWN if found is None or name(found) == called else read_space(found, resources, depth + 1)
    parts = items(value)
    return _array(name(parts[0]), parts, resources, depth) if parts else UNKNOWN


def device(known: Space, resources: object) -> Space:
    """A device space, or the one that takes its place among these resources (8.6.5.6)."""
    return _default(known, resources, 0)


def _default(known: Space, resources: object, depth: int) -> Space:
    instead = _DEFAULTS.get(known.family)
    found = entry(resources, "/ColorSpace", instead) if instead else None
    return known if found is None or name(found) else read_space(found, None, depth + 1)


def _array(family: str, parts: tuple[object, ...], resources: object, depth: int) -> Space:
    if len(parts) == 1 and family in _NAMED:
        return _NAMED[family]
    second = parts[1] if len(parts) > 1 else None
    match family:
        case "ICCBased":
            return Space("ICCBased", integer(entry(second, "/N")) or 0, profile=key_of(second))
        case "CalGray" | "CalRGB" | "Lab":
            return Space(family, _COUNTS[family])
        case "Indexed" | "I":
            return Space("Indexed", 1, base=read_space(second, resources, depth + 1))
        case "Pattern":
            return Space("Pattern", 0, base=read_space(second, resources, depth + 1)) if second is not None else PATTERN
        case "Separation":
            return Space("Separation", 1, (name(second),), read_space(parts[2] if len(parts) > 2 else None, resources, depth + 1))
        case "DeviceN":
            names = tuple(name(each) for each in items(second))
            return Space("DeviceN", len(names), names, read_space(parts[2] if len(parts) > 2 else None, resources, depth + 1))
        case _:
            return UNKNOWN


def start(space: Space) -> tuple[float, ...]:
    """The colour that a space starts with (8.6.5.2 and following)."""
    if space.family == "DeviceCMYK":
        return (0.0, 0.0, 0.0, 1.0)
    full = 1.0 if space.names else 0.0
    return (full,) * space.count


def inks(space: Space, components: tuple[float, ...]) -> tuple[float, ...] | None:
    """The tint of each ink from 0 to 1, as a plate would get it; None where that hangs on a conversion."""
    if len(components) != space.count:
        return None
    held = tuple(min(1.0, max(0.0, each)) for each in components)
    match space.family:
        case "DeviceCMYK":
            return held
        case "DeviceGray":
            return (1 - held[0],)
        case "Separation":
            if space.names == ("None",):
                return (0.0,)
            return held * 4 if space.names == ("All",) else held
        case "DeviceN":
            return tuple(each for each, called in zip(held, space.names, strict=True) if called != "None")
        case _:
            return None
