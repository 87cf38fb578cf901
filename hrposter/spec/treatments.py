"""Treatments: a theme in greys, or with as little ink as will do; every theme has both without a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from hrposter.display import Ink
from hrposter.spec.theme import Surface, Theme

_WHITE = Ink("white", (1.0, 1.0, 1.0))
_GROUND = "paper"
_TEXT = 4.5  # the contrast that text needs (WCAG 2.2, 1.4.3)


def _mono(theme: Theme) -> Theme:
    """The theme in greys of the same luminance (WCAG 2.2, relative luminance), so that every contrast stays what it was.

    Only paper turns white, which costs no toner; contrasts with it can only grow. Recipes in CMYK are left behind: a press
    prints greys in black alone.
    """
    inks = {role: _grey(ink) for role, ink in theme.inks.items()}
    surfaces = {name: _grey_surface(surface) for name, surface in theme.surfaces.items()}
    return replace(theme, name=f"{theme.name}-mono", inks=inks, surfaces=surfaces)


def _grey_surface(surface: Surface) -> Surface:
    return Surface(surface.name, _grey(surface.fill), {kind: _grey(ink) for kind, ink in surface.inks.items()})


def _grey(ink: Ink) -> Ink:
    if ink.role == _GROUND:
        return replace(ink, rgb=_WHITE.rgb, cmyk=None)
    grey = _encoded(_luminance(ink))
    return replace(ink, rgb=(grey, grey, grey), cmyk=None)


def _luminance(ink: Ink) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (_linear(value) for value in ink.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    """Light from an sRGB value (IEC 61966-2-1)."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _encoded(light: float) -> float:
    """The sRGB value of an amount of light (IEC 61966-2-1)."""
    return min(1.0, light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055)


def _ink_saver(theme: Theme) -> Theme:
    """White grounds with an outline, the inks of paper on all of them, art drawn as lines.

    On a white ground strong words may be small, so the accent is one that reads as text does.
    """
    inks = {**theme.surfaces[_GROUND].inks, "accent": _readable_accent(theme)}
    surfaces = {name: Surface(name, _WHITE, inks) for name in theme.surfaces}
    return replace(theme, name=f"{theme.name}-ink-saver", surfaces=surfaces, inks={**theme.inks, _GROUND: _WHITE}, is_outlined=True)


def _readable_accent(theme: Theme) -> Ink:
    """The accent of paper, or else the lightest of another surface, with the contrast of text on white; the ink of text where there is none."""
    paper, others = theme.surfaces[_GROUND].inks, (surface.inks["accent"] for surface in theme.surfaces.values())
    for accent in (paper["accent"], *sorted(others, key=_luminance, reverse=True)):
        if 1.05 / (_luminance(accent) + 0.05) >= _TEXT:
            return accent
    return paper["text"]


_TREATMENTS: Mapping[str, Callable[[Theme], Theme]] = MappingProxyType({"mono": _mono, "ink-saver": _ink_saver})


def treated(theme: Theme, treatment: str | None) -> Theme:
    """The theme after one of resources.TREATMENTS, or as it is."""
    return _TREATMENTS[treatment](theme) if treatment else theme
