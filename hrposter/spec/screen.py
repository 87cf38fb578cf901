"""Screens: the styles of a theme, grown so that a room can read them."""

from __future__ import annotations

from dataclasses import replace

from hrposter.spec.theme import Theme, TypeStyle
from hrposter.units import Length, Percent

# A screen hangs across the room, and shows less than a poster.
_LARGER = 1.25
# 31 of 1080 pixels: on a display of 43 inches the capitals are 11 mm high, which is read from three metres (a 300th of the distance);
# on a phone, where the short edge is 65 mm wide, they are 1.3 mm high, which is read from 40 cm.
LEAST = 2.9
# Headlines from so large on give way before anything else: to two thirds of their size.
_HEADLINE, _GIVES_WAY = 9.0, 2 / 3


def grown(theme: Theme) -> Theme:
    """The theme with every style a quarter larger, none of them below the least that is read from afar."""
    return replace(theme, styles={name: _grown(style) for name, style in theme.styles.items()})


def _grown(style: TypeStyle) -> TypeStyle:
    size = _larger(style.size)
    floor = size * _GIVES_WAY if style.is_headline and size >= _HEADLINE else _larger(style.floor)
    return replace(style, size=Percent(size), floor=Percent(floor), least=0.0)


def _larger(length: Length) -> float:
    """The share of the short edge, in per cent, larger; a fixed length means nothing where points are pixels."""
    return max(length.value * _LARGER, LEAST) if isinstance(length, Percent) else LEAST
