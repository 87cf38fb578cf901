"""Where the processes that make files lay them down, whole, until the one that keeps the folder puts each into its place."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from hrposter.batch.task import Laid, Made, Outcome, Product

STATE = ".hrposter"
_NAME, _ENDING = "desk", ".part"


class Desk:
    """Within an output folder, so that a file changes its name only; nothing is kept there that somebody has asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._place = folder / STATE / _NAME
        self._laid = 0

    def lay(self, outcome: Outcome) -> Outcome:
        """The same with its files on the desk in place of their bytes; OSError names the place that a file is meant for."""
        if not isinstance(outcome, Made):
            return outcome
        slug = outcome.key.partition("/")[0]
        return replace(outcome, products=tuple(self._down(product, self._folder / slug / product.name) for product in outcome.products))

    def _down(self, product: Product, meant: Path) -> Product:
        assert isinstance(product.data, bytes)
        self._laid += 1
        path = os.path.join(self._place, f"{os.getpid()}-{self._laid}{_ENDING}")
        try:
            with open(path, "wb") as file:
                file.write(product.data)
                file.flush()
                written = os.fstat(file.fileno()).st_mtime_ns
        except OSError as error:
            raise OSError(error.errno, error.strerror or str(error), str(meant)) from None
        return replace(product, data=Laid(path, written))

    def open(self) -> None:
        """Make it where it is not there; no process is at work yet."""
        self._place.mkdir(parents=True, exist_ok=True)

    def clear(self) -> None:
        """Take it away, with what processes that have ended left on it."""
        for path in self._place.glob(f"*{_ENDING}"):
            path.unlink(missing_ok=True)
        with suppress(OSError):  # it is not there, or something of somebody else is
            self._place.rmdir()
