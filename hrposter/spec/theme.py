"""Themes: colour roles, space, fonts and styles; layouts name them and never say a colour or a size."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from hrposter.display import Ink
from hrposter.frozen import frozen
from hrposter.source import Reader, View, nearest, one_of
from hrposter.spec.content import version_is_known
from hrposter.units import Absolute, Length, Percent, parse_length

_NONE = Percent(0.0)
_NO_COLOUR = (0.0, 0.0, 0.0)

COLOUR_KEYS = ("rgb", "cmyk")
INK_KINDS = ("text", "heading", "accent", "quiet")
KEYS = ("hrposter", "title", "colours", "space", "corner", "surfaces", "fonts", "styles")
# The QR code stands on the one, the draft band on the other.
GROUNDS = ("paper", "blush")
NEEDED = ("hrposter", "colours", "space", "corner", "surfaces", "fonts", "styles")
FONT_KEYS = ("families", "weight", "elsewhere", "axes")
# The most ink in one place, in percent, that dries on coated paper before the next sheet lies on it.
MOST_INK = 300
STYLE_KEYS = ("font", "strong", "size", "floor", "least", "leading", "tracking", "ink", "headline")


@frozen()
class Font:
    """Families in order of choice; ``weight`` is that of the first, ``elsewhere`` that of every other face."""

    families: tuple[str, ...]
    weight: int
    elsewhere: int
    axes: tuple[tuple[str, float], ...] = ()


@frozen()
class Surface:
    """A ground and the inks that read well on it."""

    name: str
    fill: Ink
    inks: Mapping[str, Ink]


@frozen()
class TypeStyle:
    """How words look: sizes on the frame's short edge, leading and tracking in ems.

    ``size`` is what is wanted, ``floor`` what it may shrink to, ``least`` what it never goes below on any paper;
    ``ink`` is a kind of ink, which the surface below the words turns into a colour.
    """

    name: str
    font: Font
    strong: Font
    size: Length
    floor: Length
    least: float
    leading: float
    tracking: float
    ink: str
    is_headline: bool


@frozen()
class Theme:
    """One look, shared by all pieces; ``is_outlined``: grounds and art are drawn as lines."""

    name: str
    inks: Mapping[str, Ink]
    space: Mapping[str, Length]
    corner: Length
    surfaces: Mapping[str, Surface]
    styles: Mapping[str, TypeStyle]
    is_outlined: bool = False

    @property
    def roles(self) -> frozenset[str]:
        """The names of the colours."""
        return frozenset(self.inks)


def read_theme(path: Path) -> Theme:
    """Read a theme file; PosterError lists every problem found."""
    reader = Reader(path)
    top = reader.root().fields(KEYS, required=NEEDED)
    version_is_known(top)
    inks = {role: _ink(role, view) for role, view in _entries(top, "colours")}
    space = {name: view.parsed(parse_length, _NONE) for name, view in _entries(top, "space")}
    corner: Length = top["corner"].parsed(parse_length, _NONE) if "corner" in top else _NONE
    fonts = {name: _font(view) for name, view in _entries(top, "fonts")}
    grounds = top["surfaces"].fields(required=GROUNDS) if "surfaces" in top else {}
    surfaces = {name: _surface(name, view, inks) for name, view in grounds.items()}
    styles = {name: _style(name, view, fonts) for name, view in _entries(top, "styles")}
    reader.done()
    return Theme(path.stem, inks, space, corner, surfaces, styles)


def parse_colour(text: str) -> tuple[float, float, float]:
    """Read RRGGBB as sRGB from 0 to 1; ValueError says how to write it."""
    match = re.fullmatch(r"#?([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})", text)
    if match is None:
        raise ValueError(f'{text!r} is not a colour; write six hex digits in quotes, as in "12463F"')
    red, green, blue = (int(part, 16) / 255 for part in match.groups())
    return red, green, blue


def parse_amount(text: str) -> float:
    """Read an amount of ink from 0 to 100 percent; ValueError says so."""
    match = re.fullmatch(r"(100(?:\.0+)?|\d{1,2}(?:\.\d+)?)\s*%?", text)
    if match is None:
        raise ValueError(f"{text!r} is not an amount of ink; write a number from 0 to 100, in percent")
    return float(match[1])


def _ink(role: str, view: View) -> Ink:
    """A colour: six digits, or these and the recipe that a press mixes it by."""
    if not view.is_mapping:
        return Ink(role, view.parsed(parse_colour, _NO_COLOUR))
    fields = view.fields(COLOUR_KEYS, required=COLOUR_KEYS)
    rgb = fields["rgb"].parsed(parse_colour, _NO_COLOUR) if "rgb" in fields else _NO_COLOUR
    return Ink(role, rgb, _recipe(fields["cmyk"]) if "cmyk" in fields else None)


def _recipe(view: View) -> tuple[float, float, float, float] | None:
    """Shares of cyan, magenta, yellow and black, written in percent."""
    amounts = [item.parsed(parse_amount, 0.0) for item in view.items()]
    if sum(amounts) > MOST_INK:
        view.add("value", f"the recipe has {sum(amounts):g} % of ink in all, and at most {MOST_INK} % dries", "take less cyan, magenta and yellow")
    if len(amounts) == 4:
        c, m, y, k = amounts
        return c / 100, m / 100, y / 100, k / 100
    if view.is_list:
        view.add("value", f"a recipe is of four inks, and here are {len(amounts)}", "write cyan, magenta, yellow and black, as in [0, 72, 78, 5]")
    return None


def _entries(top: Mapping[str, View], key: str) -> list[tuple[str, View]]:
    return list(top[key].fields().items()) if key in top else []


def _font(view: View) -> Font:
    fields = view.fields(FONT_KEYS, required=("families", "weight"))
    weight = fields["weight"].parsed(parse_weight, 400) if "weight" in fields else 400
    return Font(
        families=tuple(item.text() for item in fields["families"].items()) if "families" in fields else (),
        weight=weight,
        elsewhere=fields["elsewhere"].parsed(parse_weight, 400) if "elsewhere" in fields else weight,
        axes=tuple(sorted((tag, item.parsed(parse_number, 0.0)) for tag, item in fields["axes"].fields().items())) if "axes" in fields else (),
    )


def _surface(name: str, view: View, inks: Mapping[str, Ink]) -> Surface:
    fields = view.fields(("fill", *INK_KINDS), required=("fill", *INK_KINDS))
    chosen = {kind: _role(field, inks) for kind, field in fields.items()}
    nothing = Ink("", _NO_COLOUR)
    return Surface(name, chosen.get("fill", nothing), {kind: chosen.get(kind, nothing) for kind in INK_KINDS})


def _role(view: View, inks: Mapping[str, Ink]) -> Ink:
    role = view.text()
    if role not in inks:
        view.add("unknown-role", f"the theme has no colour {role!r}", nearest(role, tuple(inks)))
    return inks.get(role, Ink(role, _NO_COLOUR))


def _style(name: str, view: View, fonts: Mapping[str, Font]) -> TypeStyle:
    fields = view.fields(STYLE_KEYS, required=("font", "size", "leading", "ink"))
    font = _named(fields, "font", fonts) or Font((), 400, 400)
    size: Length = fields["size"].parsed(parse_length, _NONE) if "size" in fields else _NONE
    least = fields["least"].parsed(parse_length, Absolute(0.0)) if "least" in fields else Absolute(6.0)
    if isinstance(least, Percent):
        fields["least"].add("value", "the least size is the same on every paper", "write it in pt or mm")
        least = Absolute(0.0)
    return TypeStyle(
        name=name,
        font=font,
        strong=_named(fields, "strong", fonts) or font,
        size=size,
        floor=fields["floor"].parsed(parse_length, size) if "floor" in fields else size,
        least=least.points,
        leading=fields["leading"].parsed(parse_number, 1.3) if "leading" in fields else 1.3,
        tracking=fields["tracking"].parsed(parse_number, 0.0) if "tracking" in fields else 0.0,
        ink=fields["ink"].parsed(one_of(INK_KINDS), "text") if "ink" in fields else "text",
        is_headline="headline" in fields and fields["headline"].parsed(parse_bool, False),
    )


def _named(fields: Mapping[str, View], key: str, fonts: Mapping[str, Font]) -> Font | None:
    if key not in fields:
        return None
    name = fields[key].text()
    if name not in fonts:
        fields[key].add("unknown-font", f"the theme has no font {name!r}", nearest(name, tuple(fonts)))
    return fonts.get(name)


def parse_number(text: str) -> float:
    """Read a plain number; ValueError says so."""
    if not re.fullmatch(r"-?\d+(\.\d+)?", text):
        raise ValueError(f"{text!r} is not a number; write it as in 1.35")
    return float(text)


def parse_weight(text: str) -> int:
    """Read a weight from 100 to 900 (OpenType, OS/2 usWeightClass)."""
    number = parse_number(text)
    if not 100 <= number <= 900:
        raise ValueError(f"{text!r} is not a weight; write a number from 100 (thin) to 900 (black)")
    return int(number)


def parse_bool(text: str) -> bool:
    """Read true or false; ValueError says so."""
    if text not in ("true", "false"):
        raise ValueError(f"{text!r} is neither true nor false; write one of them")
    return text == "true"
