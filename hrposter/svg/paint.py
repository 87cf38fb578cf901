"""What paints a shape: SVG's colours, paint properties and the few style rules that are read.

Rules: SVG 2, chapter 13 (painting); CSS Color 4, chapter 5 and 6.1. Every parser raises ValueError("fact; advice"),
or ValueError("fact") where the only advice is to draw or export the picture in another way.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from hrposter.display import Cap, Join
from hrposter.frozen import frozen
from hrposter.source import one_of
from hrposter.svg.path import brief, parse_number

Rgb: TypeAlias = tuple[float, float, float]
Colour: TypeAlias = str | Rgb

_BASIC_COLOURS = {
    "black": "#000000",
    "silver": "#c0c0c0",
    "gray": "#808080",
    "white": "#ffffff",
    "maroon": "#800000",
    "red": "#ff0000",
    "purple": "#800080",
    "fuchsia": "#ff00ff",
    "green": "#008000",
    "lime": "#00ff00",
    "olive": "#808000",
    "yellow": "#ffff00",
    "navy": "#000080",
    "blue": "#0000ff",
    "teal": "#008080",
    "aqua": "#00ffff",
}
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_RGB = re.compile(r"rgb\(\s*+(\d{1,3}%?)[\s,]\s*+(\d{1,3}%?)[\s,]\s*+(\d{1,3}%?)\s*+\)", re.ASCII)
_CLASS = re.compile(r"\.([A-Za-z_][\w-]*+)", re.ASCII)


@frozen()
class Paint:
    """What a shape inherits: a colour role or sRGB for fill and stroke; the width in user units."""

    fill: Colour | None = (0.0, 0.0, 0.0)
    stroke: Colour | None = None
    width: float = 1.0
    cap: Cap = "butt"
    join: Join = "miter"
    even_odd: bool = False


class Rule(NamedTuple):
    """One ``.a, .b {…}``: where it starts in its <style>, the classes, and the declarations as written."""

    offset: int
    classes: tuple[str, ...]
    declarations: dict[str, str]


# ---------------------------------------------------------------- colours


def parse_hex(text: str) -> str:
    """A colour as ``#rrggbb`` in small letters, from #rgb or #rrggbb."""
    if _HEX.fullmatch(text) is None:
        raise ValueError(f"{brief(text)} is not a colour; write it as #rrggbb")
    digits = text[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def parse_own_colour(text: str) -> Rgb | None:
    """The sRGB triple (0 to 1 each) of #rgb, #rrggbb, rgb() or one of CSS's 16 basic names; None for ``none``."""
    word = text.strip().lower()
    if word == "none":
        return None
    if match := _RGB.fullmatch(word):
        red, green, blue = (_channel(part) for part in match.groups())
        return red, green, blue
    if word not in _BASIC_COLOURS and _HEX.fullmatch(word) is None:
        raise ValueError(f"{brief(text)} is not a colour that is read here; write it as #rrggbb")
    digits = _BASIC_COLOURS.get(word) or parse_hex(word)
    return int(digits[1:3], 16) / 255, int(digits[3:5], 16) / 255, int(digits[5:7], 16) / 255


def _channel(text: str) -> float:
    share = int(text[:-1]) / 100 if text.endswith("%") else int(text) / 255
    return min(share, 1.0)


def refuse_own_colour(text: str) -> None:
    """None for ``none``; art takes every other colour from a class."""
    if text.strip().lower() != "none":
        raise ValueError(f"{brief(text)} is a colour of its own; use a class that names a theme colour")


# ---------------------------------------------------------------- properties


def _parse_width(text: str) -> float:
    width = parse_number(text)
    if width < 0:
        raise ValueError(f"{brief(text)} is negative; make it 0 or more")
    return width


def _parse_fill_rule(text: str) -> bool:
    return one_of(("nonzero", "evenodd"))(text) == "evenodd"


# The field of Paint that a property sets, and the parser of its value.
_PROPERTIES: dict[str, tuple[str, Callable[[str], Any]]] = {
    "stroke-width": ("width", _parse_width),
    "stroke-linecap": ("cap", one_of(("butt", "round", "square"))),
    "stroke-linejoin": ("join", one_of(("miter", "round", "bevel"))),
    "fill-rule": ("even_odd", _parse_fill_rule),
}

_OPAQUE = frozenset({"1", "1.0", "100%"})
_NONE = frozenset({"none"})
# Properties that change nothing as long as they have one of these values.
_HARMLESS_VALUES: dict[str, frozenset[str]] = {
    "opacity": _OPAQUE,
    "fill-opacity": _OPAQUE,
    "stroke-opacity": _OPAQUE,
    "clip-path": _NONE,
    "mask": _NONE,
    "filter": _NONE,
    "marker": _NONE,
    "marker-start": _NONE,
    "marker-mid": _NONE,
    "marker-end": _NONE,
    "stroke-dasharray": _NONE,
    "vector-effect": _NONE,
    "mix-blend-mode": frozenset({"normal"}),
    "isolation": frozenset({"auto"}),
    "paint-order": frozenset({"normal"}),
    "display": frozenset({"inline", "block"}),
    "visibility": frozenset({"visible"}),
}
# Properties that say nothing about a filled or stroked outline, whatever their value.
_SILENT = frozenset(
    {
        "clip-rule",
        "color",
        "color-interpolation",
        "color-interpolation-filters",
        "color-rendering",
        "direction",
        "enable-background",
        "font",
        "image-rendering",
        "letter-spacing",
        "line-height",
        "overflow",
        "shape-rendering",
        "solid-color",
        "solid-opacity",
        "stop-color",
        "stop-opacity",
        "stroke-dashoffset",
        "stroke-miterlimit",
        "white-space",
        "word-spacing",
        "writing-mode",
    }
)
_SILENT_PREFIXES = ("-", "font-", "text-")


def parse_property(name: str, value: str, colour: Callable[[str], Colour | None]) -> dict[str, Any]:
    """The fields of Paint that ``name: value`` sets (none for what changes nothing); ``colour`` reads a fill or stroke."""
    value = value.strip()
    if name in {"fill", "stroke"}:
        return {name: colour(value)}
    if name in _PROPERTIES:
        field, parse = _PROPERTIES[name]
        return {field: parse(value)}
    if name in _HARMLESS_VALUES:
        if value not in _HARMLESS_VALUES[name]:
            raise ValueError(f"{brief(value)} is not drawn here")
    elif name not in _SILENT and not name.startswith(_SILENT_PREFIXES):
        raise ValueError("this is not known here")
    return {}


# ---------------------------------------------------------------- style


def parse_declarations(text: str) -> dict[str, str]:
    """``fill:#123456; stroke:none`` by property; the last of a name wins."""
    found: dict[str, str] = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = value.strip()
        elif part.strip():
            raise ValueError(f"{brief(part)} is not 'property: value'; put a colon between the two")
    return found


def parse_rules(text: str) -> list[Rule | tuple[int, str]]:
    """The rules of a <style> in order; (offset, "fact; advice") for each one that is more than classes and declarations."""
    text = _without_comments(text)
    *chunks, rest = text.split("}")
    found: list[Rule | tuple[int, str]] = []
    start = 0
    for chunk in chunks:
        offset = start + len(chunk) - len(chunk.lstrip())
        start += len(chunk) + 1
        try:
            found.append(_rule(chunk, offset))
        except ValueError as error:
            found.append((offset, str(error)))
    if rest.strip():
        found.append((start + len(rest) - len(rest.lstrip()), f"{brief(rest)} is not a rule; write .name{{fill:#rrggbb}}"))
    return found


def _rule(chunk: str, offset: int) -> Rule:
    selector, brace, body = chunk.partition("{")
    names = [_CLASS.fullmatch(part.strip()) for part in selector.split(",")]
    if not brace or "{" in body or None in names:
        raise ValueError(f"{brief(chunk + '}')} is not a rule for classes; write .name{{fill:#rrggbb}}")
    return Rule(offset, tuple(name[1] for name in names if name), parse_declarations(body))


def _without_comments(text: str) -> str:
    """Every comment turned into spaces of its length, so that the places stay."""
    first, *others = text.split("/*")
    kept = [first]
    for part in others:
        comment, end, rest = part.partition("*/")
        kept.append(re.sub(r"[^\n]", " ", "/*" + comment + end) + rest)
    return "".join(kept)


def role_colour(rule: Rule) -> tuple[str, str]:
    """The role and the hex colour of one rule of art: ``.name{fill:#hex}`` or ``.line-name{fill:none;stroke:#hex}``."""
    (name, *more), declarations = rule.classes, rule.declarations
    if not more and set(declarations) == {"fill"}:
        return name, parse_hex(declarations["fill"])
    if not more and name.startswith("line-") and set(declarations) == {"fill", "stroke"} and declarations["fill"] == "none":
        return name.removeprefix("line-"), parse_hex(declarations["stroke"])
    raise ValueError(f"the rule of .{name} does more than name a colour; write .{name}{{fill:#rrggbb}} or .line-{name}{{fill:none;stroke:#rrggbb}}")
