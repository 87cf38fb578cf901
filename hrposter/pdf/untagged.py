"""No structure tree: what is printed, cut and folded keeps its words but does not say what they are."""

from __future__ import annotations

from typing import Protocol

from hrposter.display import Begin, Text


class Tags(Protocol):
    """What knows of the elements while content is painted."""

    def begin(self, begin: Begin) -> None:
        """Open an element."""

    def end(self) -> None:
        """Close the innermost one."""

    def note(self, line: Text) -> None:
        """Hear of the words of a line."""

    @property
    def aside(self) -> str:
        """The operator that opens marked content of no element; empty where nothing is marked."""

    def mark(self) -> str:
        """The operator that opens marked content for what is painted next; empty where nothing is marked."""


class Untagged:
    """Elements open and close, and nothing of them is written."""

    aside = ""

    def __init__(self) -> None:
        self._open = 0

    def begin(self, begin: Begin) -> None:
        """Open an element."""
        self._open += 1

    def end(self) -> None:
        """Close the innermost element; ValueError when none is open."""
        if not self._open:
            raise ValueError("an End closes nothing; it needs a Begin before it on the same page")
        self._open -= 1

    def note(self, line: Text) -> None:
        """Nothing: words stand where they stand."""

    def mark(self) -> str:
        """Nothing is marked."""
        return ""

    def close(self) -> None:
        """End a page or a form; ValueError when an element is still open."""
        if self._open:
            raise ValueError(f"{self._open} elements are open at the end of a page; give every Begin its End")
