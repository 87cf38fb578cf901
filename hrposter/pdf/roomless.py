"""Numbers of codes that no two fonts of a file may share."""

from __future__ import annotations


class Roomless:
    """The codes of a file whose glyphs take up no room, such as marks without a letter in their face.

    PDFium takes such a code and the one where it stands for one and its shadow if they have the same number, in whichever
    font: one of them is lost in copying. So no other font gives out their numbers.
    """

    def __init__(self) -> None:
        self._own: set[int] = set()
        self._highest = 0

    def copied(self) -> Roomless:
        """The same numbers."""
        roomless = Roomless()
        roomless._own, roomless._highest = set(self._own), self._highest
        return roomless

    @property
    def is_empty(self) -> bool:
        """Whether there is none so far."""
        return not self._own

    def reach(self, code: int) -> None:
        """Take all numbers up to one for glyphs that have room."""
        self._highest = max(self._highest, code)

    def may_stock(self, count: int) -> bool:
        """Whether a font may give out so many numbers from the first on; if so they are taken."""
        if self._own:
            return False
        self._highest = max(self._highest, count)
        return True

    def may_take(self, code: int, *, is_roomless: bool) -> bool:
        """Whether a font may give out this number next; if so it is taken."""
        if code in self._own or (is_roomless and code <= self._highest):
            return False
        self._highest = max(self._highest, code)
        if is_roomless:
            self._own.add(code)
        return True
