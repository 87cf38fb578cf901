"""Lengths in whole steps of 1/100 inch: what is drawn at 100 dots an inch has every seam between two dots."""

from __future__ import annotations

import math

from hrposter.units import inches

STEP = inches(1 / 100)
_SLACK = 1e-6


def whole(points: float) -> int:
    """The steps that a length has room for."""
    return math.floor(points / STEP + _SLACK)


def covering(points: float) -> int:
    """The steps that a length needs."""
    return math.ceil(points / STEP - _SLACK)
