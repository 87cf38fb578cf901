"""Typesetters that take turns, each in a process of its own on one and the same processor.

None of them finds its memory crowded by what another keeps, nor another's objects in its search for garbage, and none uses a second processor.
A turn is long enough that a typesetter works as it does when it makes file after file, and short enough that a busy minute meets all of them.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from types import TracebackType
from typing import Any, Self

from benchmarks.timing import OBJECTS, seconds

# Given an order, it prepares what is not timed and returns what is: a file being made.
Maker = Callable[[Any], Callable[[], bytes]]


class Typesetter:
    """A process that keeps one maker; ``maker`` and what it is given must be known by their names, since the process imports them."""

    def __init__(self, maker: Callable[..., Maker], *given: str) -> None:
        self._maker, self._given = maker, given
        self._process = ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn"), initializer=_alone)

    def take(self, orders: Sequence[Any]) -> list[float]:
        """The seconds of processor that each order takes."""
        return self._process.submit(_taken, self._maker, self._given, orders).result()

    def made(self, order: object) -> bytes:
        """The file of an order."""
        return self._process.submit(_made, self._maker, self._given, order).result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self._process.shutdown()


def _alone() -> None:
    """One processor, the last one there is, and Python's search for garbage as on the command line."""
    gc.set_threshold(OBJECTS)
    if hasattr(os, "sched_setaffinity"):  # Linux
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


@cache
def _kept(maker: Callable[..., Maker], given: tuple[str, ...]) -> Maker:
    return maker(*given)


def _taken(maker: Callable[..., Maker], given: tuple[str, ...], orders: Sequence[Any]) -> list[float]:
    return [seconds(_kept(maker, given)(order)) for order in orders]


def _made(maker: Callable[..., Maker], given: tuple[str, ...], order: object) -> bytes:
    return _kept(maker, given)(order)()
