"""Which inks print a colour: the press model backwards, with black in place of grey colours and a limit of ink. A part of make_press_icc.py."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
from press_model import Array, Model, every

STEPS = 16  # of the table that stands in for the model: 17 levels an ink
ROUNDS = 60
# What a whole ink of black more or less than wished for costs, in colour differences: enough to choose among the mixtures
# that print one colour, too little to change it. The same for ink above the limit: that must not be.
BLACK_WISH = 1.5
LIMIT_WISH = 400.0
# Linear algebra and powers differ in the last bits from one processor to the next. So what comes of them is rounded to parts
# of GRAIN, and from there on only sums, products and quotients in a fixed order decide: the same bytes everywhere.
GRAIN = 256
# Black comes in at the lightness BLACK_FROM and grows as a power; at the darkest grey it is BLACK_MOST. So skin and pastels
# have no black dots, and deep colours stand on black: they keep their hue when one ink runs heavy. In light colours chroma
# takes most of it away.
BLACK_FROM, BLACK_POWER, BLACK_MOST = 72.0, 1.3, 0.98
CHROMA_SPARES, CHROMA_FULL = 0.8, 45.0


@dataclass(frozen=True, slots=True)
class Inverse:
    """Ink amounts (n × 4) for colours, and how far each stays from the colour asked for (CIE94)."""

    inks: Array
    misses: Array


@dataclass(frozen=True, slots=True)
class _Task:
    """Colours (n × 3), the metric of each (n × 3 × 3), the black that each should have, and the limit of ink."""

    lab: Array
    metric: Array
    black: Array
    limit: float


def inverted(model: Model, lab: Array, limit: float) -> Inverse:
    """The inks whose print comes nearest to each colour, at most ``limit`` of all four together (1 = one full ink).

    Nearest is CIE94 (CIE 116-1995) seen from the colour, so that what no press can print keeps lightness and hue and gives up
    chroma. Least squares with bounds: Levenberg and Marquardt's steps, each within the inks that are not held at a bound
    (Bertsekas, SIAM J. Control Optim. 20, 1982), from the best of a coarse table.
    """
    table = np.rint(model(every(*[np.linspace(0, 1, STEPS + 1)] * 4)) * GRAIN) / GRAIN
    table = table.reshape(*[STEPS + 1] * 4, 3)
    task = _Task(lab, _metric(lab), _wished_black(lab, table[0, 0, 0, -1, 0]), limit)
    inks = _within(_refined(table, task, _first_guess(table, task)), limit)
    colours, _ = _looked_up(table, inks)
    return Inverse(inks, _lengths(_applied(task.metric, colours - lab)))


def _metric(lab: Array) -> Array:
    """For each colour the matrix that turns a difference in L*a*b* into one of lightness, chroma and hue, weighted as in CIE94."""
    chroma = np.hypot(lab[:, 1], lab[:, 2])
    cosine, sine = (np.divide(part, chroma, out=np.full_like(chroma, rest), where=chroma > 0) for part, rest in ((lab[:, 1], 1.0), (lab[:, 2], 0.0)))
    metric = np.zeros((len(lab), 3, 3))
    metric[:, 0, 0] = 1
    metric[:, 1, 1], metric[:, 1, 2] = cosine / (1 + 0.045 * chroma), sine / (1 + 0.045 * chroma)
    metric[:, 2, 1], metric[:, 2, 2] = -sine / (1 + 0.015 * chroma), cosine / (1 + 0.015 * chroma)
    return np.rint(metric * GRAIN**2) / GRAIN**2


def _wished_black(lab: Array, darkest: float) -> Array:
    depth = np.clip((BLACK_FROM - lab[:, 0]) / (BLACK_FROM - darkest * 0.6), 0, 1)
    chroma = np.clip(np.hypot(lab[:, 1], lab[:, 2]) / CHROMA_FULL, 0, 1)
    wished = BLACK_MOST * depth**BLACK_POWER * (1 - CHROMA_SPARES * chroma * (1 - depth))
    return np.rint(wished * GRAIN**2) / GRAIN**2


def _first_guess(table: Array, task: _Task) -> Array:
    """The best of every second level of each ink.

    The cost |M(c - t)|² + w²(k - k_t)² is a product of what hangs on the candidate (c, k) and what hangs on the colour
    (t, k_t), but for a part that is the same for all candidates; so all costs are one product of matrices.
    """
    levels = np.linspace(0, 1, STEPS // 2 + 1)
    candidates = every(levels, levels, levels, levels)
    colours = table[::2, ::2, ::2, ::2].reshape(-1, 3)
    allowed = candidates.sum(axis=1) <= task.limit
    candidates, colours = candidates[allowed], colours[allowed]
    black = candidates[:, 3]
    squares = np.stack([colours[:, i] * colours[:, j] for i in range(3) for j in range(3)])
    hangs_on_candidate = np.vstack([squares, colours.T, black**2, black])
    guess = []
    for start in range(0, len(task.lab), 1000):
        here = slice(start, start + 1000)
        form = np.einsum("nki,nkj->nij", task.metric[here], task.metric[here])
        linear = -2 * np.einsum("nij,nj->ni", form, task.lab[here])
        wish = np.full(len(form), BLACK_WISH**2)
        hangs_on_colour = np.column_stack([form.reshape(-1, 9), linear, wish, -2 * wish * task.black[here]])
        guess.append(candidates[(hangs_on_colour @ hangs_on_candidate).argmin(axis=1)])
    return np.vstack(guess)


def _refined(table: Array, task: _Task, inks: Array) -> Array:
    damping = np.full(len(inks), 1e-2)
    misses, slopes = _misses(table, task, inks)
    cost = _squares(misses)
    for _ in range(ROUNDS):
        tried = np.clip(inks + _step(inks, misses, slopes, damping), 0, 1)
        new_misses, new_slopes = _misses(table, task, tried)
        new_cost = _squares(new_misses)
        better = new_cost < cost
        inks = np.where(better[:, None], tried, inks)
        misses = np.where(better[:, None], new_misses, misses)
        slopes = np.where(better[:, None, None], new_slopes, slopes)
        cost = np.where(better, new_cost, cost)
        damping = np.clip(np.where(better, damping * 0.4, damping * 4), 1e-6, 1e6)
    return inks


def _step(inks: Array, misses: Array, slopes: Array, damping: Array) -> Array:
    """The damped Gauss-Newton step in the inks that are free: neither at a bound nor pushed against one."""
    gradient = _applied(slopes.transpose(0, 2, 1), misses)
    held = ((inks <= 0) & (gradient > 0)) | ((inks >= 1) & (gradient < 0))
    curvature = np.stack([_applied(slopes.transpose(0, 2, 1), slopes[:, :, ink]) for ink in range(4)], axis=2)
    scale = (curvature[:, 0, 0] + curvature[:, 1, 1] + curvature[:, 2, 2] + curvature[:, 3, 3]) / 4
    curvature = np.where(held[:, :, None] | held[:, None, :], 0.0, curvature)
    curvature += np.eye(4) * np.where(held, 1.0, (damping * scale)[:, None])[:, :, None]
    return -_solved(curvature, np.where(held, 0.0, gradient))


def _solved(matrices: Array, right: Array) -> Array:
    """The solutions of systems that are symmetric and positive definite, by elimination, which then needs no pivots."""
    rows, right = matrices.copy(), right.copy()
    for pivot in range(4):
        for row in range(pivot + 1, 4):
            share = rows[:, row, pivot] / rows[:, pivot, pivot]
            rows[:, row] -= share[:, None] * rows[:, pivot]
            right[:, row] -= share * right[:, pivot]
    for pivot in (3, 2, 1, 0):
        for column in range(pivot + 1, 4):
            right[:, pivot] -= rows[:, pivot, column] * right[:, column]
        right[:, pivot] /= rows[:, pivot, pivot]
    return right


def _misses(table: Array, task: _Task, inks: Array) -> tuple[Array, Array]:
    """What a solution misses (n × 5: colour in CIE94, black, limit) and how that changes with each ink (n × 5 × 4)."""
    colours, changes = _looked_up(table, inks)
    above = _sum(inks) - task.limit
    misses = np.empty((len(inks), 5))
    misses[:, :3] = _applied(task.metric, colours - task.lab)
    misses[:, 3] = BLACK_WISH * (inks[:, 3] - task.black)
    misses[:, 4] = LIMIT_WISH * np.maximum(above, 0)
    slopes = np.zeros((len(inks), 5, 4))
    slopes[:, :3] = np.stack([_applied(task.metric, changes[:, :, ink]) for ink in range(4)], axis=2)
    slopes[:, 3, 3] = BLACK_WISH
    slopes[:, 4] = np.where(above > 0, LIMIT_WISH, 0.0)[:, None]
    return misses, slopes


def _looked_up(table: Array, inks: Array) -> tuple[Array, Array]:
    """The table between its nodes, linear in each ink: the colours (n × 3) and their change with each ink (n × 3 × 4)."""
    at = inks * STEPS
    cell = np.minimum(at.astype(np.intp), STEPS - 1)
    part = at - cell
    shares = np.stack([1 - part, part])
    colours, changes = np.zeros((len(inks), 3)), np.zeros((len(inks), 3, 4))
    for corner in product((0, 1), repeat=4):
        node = table[tuple(cell[:, ink] + corner[ink] for ink in range(4))]
        c, m, y, k = (shares[corner[ink], :, ink] for ink in range(4))
        colours += ((c * m) * (y * k))[:, None] * node
        for ink, others in enumerate((m * (y * k), c * (y * k), (c * m) * k, (c * m) * y)):
            changes[:, :, ink] += (others if corner[ink] else -others)[:, None] * node
    return colours, changes * STEPS


def _within(inks: Array, limit: float) -> Array:
    """The inks at most at the limit: the colours give way in proportion, black stays."""
    colours = _sum(inks[:, :3])
    room = np.minimum(colours, limit - inks[:, 3])
    share = np.divide(room, colours, out=np.ones_like(colours), where=colours > 0)
    return np.column_stack([inks[:, :3] * share[:, None], inks[:, 3]])


def _applied(matrices: Array, vectors: Array) -> Array:
    """Each matrix (n × r × c) times its vector (n × c)."""
    return _sum(matrices * vectors[:, None, :])


def _squares(vectors: Array) -> Array:
    return _sum(vectors**2)


def _lengths(vectors: Array) -> Array:
    return np.sqrt(_squares(vectors))


def _sum(values: Array) -> Array:
    """The sums along the last axis, added from first to last."""
    total = values[..., 0]
    for place in range(1, values.shape[-1]):
        total = total + values[..., place]
    return total
