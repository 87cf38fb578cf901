"""The colours along a shading (ISO 32000-1, 8.7.4.5)."""

from __future__ import annotations

from hrposter.preflight.finished.colour_spaces import read_space
from hrposter.preflight.finished.functions import samples
from hrposter.preflight.finished.space import Space
from hrposter.preflight.finished.values import entry

_PLACES = 3  # finer than a step of eight bits


def shades(shading: object, resources: object) -> tuple[tuple[Space, tuple[float, ...]], ...]:
    """The space and the components of each; no components where they hang on a mesh or on a function that is not read."""
    space = read_space(entry(shading, "/ColorSpace"), resources)
    function = entry(shading, "/Function")
    rows = samples(function) if function is not None else None
    if rows is None or any(len(row) != space.count for row in rows):
        return ((space, ()),)
    return tuple(dict.fromkeys((space, tuple(round(each, _PLACES) for each in row)) for row in rows))
