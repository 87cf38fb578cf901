"""What a press prints: measured patches as a smooth function from ink amounts to colour. A part of make_press_icc.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Model = Callable[[Array], Array]

INKS = ("CMYK_C", "CMYK_M", "CMYK_Y", "CMYK_K")
LAB = ("LAB_L", "LAB_A", "LAB_B")
CONNECTION_WHITE = np.array([0.9642, 1.0, 0.8249])  # D50 of the profile connection space (ICC.1:2001-04, A.1)
# How far a patch may pull the surface off its neighbours: the data have two decimals, and are smoothed already. In six
# parts, each foretold from the other five, this gave a mean of 0.15 (FOGRA39L) and 0.09 (TR 006) in Delta E 1976.
SMOOTHING = 1e-4
_CHUNK = 4000


@dataclass(frozen=True, slots=True)
class Patches:
    """Ink amounts (n × 4, 0 to 1), the colours that they print (n × 3, L*a*b* relative to the paper) and the paper's XYZ (Y = 1: perfect white)."""

    inks: Array
    lab: Array
    paper: Array


def read_patches(path: Path) -> Patches:
    """The patches of a CGATS.17 text, each once, in the order of their inks; ValueError where a table or the bare paper is missing."""
    lines = [line.strip() for line in path.read_text(encoding="ascii").splitlines()]
    columns = _between(lines, "BEGIN_DATA_FORMAT", "END_DATA_FORMAT")[0].split()
    rows = np.array([line.split() for line in _between(lines, "BEGIN_DATA", "END_DATA")])
    if missing := [name for name in (*INKS, *LAB) if name not in columns]:
        raise ValueError(f"{path.name} has no {', '.join(missing)}; give the text of a CMYK characterisation with L*a*b* values")
    inks = rows[:, [columns.index(name) for name in INKS]].astype(np.float64) / 100
    lab = rows[:, [columns.index(name) for name in LAB]].astype(np.float64)
    inks, first = np.unique(inks, axis=0, return_index=True)
    xyz = xyz_of(lab[first])
    is_paper = (inks == 0).all(axis=1)
    if not is_paper.any():
        raise ValueError(f"{path.name} has no patch of bare paper; give a whole characterisation")
    paper = xyz[is_paper][0]
    return Patches(inks, lab_of(xyz * CONNECTION_WHITE / paper), paper)


def _between(lines: list[str], first: str, last: str) -> list[str]:
    if first not in lines or last not in lines:
        raise ValueError(f"there is no {first} … {last}; give a CGATS.17 text (.ti3)")
    return [line for line in lines[lines.index(first) + 1 : lines.index(last)] if line]


def xyz_of(lab: Array) -> Array:
    """XYZ (Y = 1: white) of L*a*b* under D50 (ISO/CIE 11664-4)."""
    y = (lab[:, 0] + 16) / 116
    roots = np.stack([y + lab[:, 1] / 500, y, y - lab[:, 2] / 200], axis=1)
    return np.where(roots > 6 / 29, roots**3, 3 * (6 / 29) ** 2 * (roots - 4 / 29)) * CONNECTION_WHITE


def lab_of(xyz: Array) -> Array:
    """L*a*b* of XYZ (Y = 1: white) under D50 (ISO/CIE 11664-4)."""
    ratio = xyz / CONNECTION_WHITE
    roots = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.stack([116 * roots[:, 1] - 16, 500 * (roots[:, 0] - roots[:, 1]), 200 * (roots[:, 1] - roots[:, 2])], axis=1)


def fitted(inks: Array, lab: Array) -> Model:
    """The surface of least bending through the patches: cubic radial basis functions and a plane.

    Wanted are weights w and a plane p with sum of w|x - x_i|^3 + p(x) = lab at every patch, w orthogonal to all planes so
    that the system has one solution (Wendland, Scattered Data Approximation, 2005, theorem 8.21).
    """
    count = len(inks)
    planes = np.column_stack([np.ones(count), inks])
    bend = _distances(inks, inks) ** 3 + SMOOTHING * np.eye(count)
    system = np.block([[bend, planes], [planes.T, np.zeros((5, 5))]])
    weights = np.linalg.solve(system, np.vstack([lab, np.zeros((5, 3))]))

    def model(points: Array) -> Array:
        parts = [points[start : start + _CHUNK] for start in range(0, len(points), _CHUNK)]
        return np.vstack(
            [_distances(part, inks) ** 3 @ weights[:count] + np.column_stack([np.ones(len(part)), part]) @ weights[count:] for part in parts]
        )

    return model


def _distances(points: Array, others: Array) -> Array:
    squares = (points**2).sum(axis=1)[:, None] + (others**2).sum(axis=1) - 2 * points @ others.T
    return np.sqrt(np.maximum(squares, 0))


def every(*levels: Array) -> Array:
    """All combinations of levels, one a row, the last running fastest, as the tables of a profile are stored."""
    return np.stack(np.meshgrid(*levels, indexing="ij"), axis=-1).reshape(-1, len(levels))
