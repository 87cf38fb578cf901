"""Numbers of codes that no two fonts of a file may share."""

from __future__ import annotations

from hrposter.pdf.given import Course


class Roomless:
    """The codes of a file whose glyphs take up no room, such as marks without a letter in their face.

    PDFium takes such a code and the one where it stands for one and its shadow if they have the same number, in whichever
    font: one of them is lost in copying. So no other font gives out their numbers.
    """

    def __init__(self) -> None:
        self.is_empty = True
        self._own: set[int] = set()
        self._highest = 0
        self._courses: list[Course] = []

    def copied(self) -> Roomless:
        """The same numbers, those of ways that were gone so far among them; whoever goes on has to be followed anew."""
        roomless = Roomless()
        roomless.is_empty, roomless._own = self.is_empty, set(self._own)
        roomless._highest = max([self._highest, *[course.asked for course in self._courses]])
        return roomless

    def follow(self, course: Course) -> None:
        """Count in the numbers that a font gives out on its way through the file before: they have room."""
        self._courses.append(course)

    def may_stock(self, count: int) -> bool:
        """Whether a font may give out so many numbers from the first on; if so they are taken."""
        if self._own:
            return False
        self._highest = max(self._highest, count)
        return True

    def may_take(self, code: int, *, is_roomless: bool) -> bool:
        """Whether a font may give out this number next; if so it is taken."""
        if is_roomless:
            self._highest = max([self._highest, *[course.asked for course in self._courses]])
        if code in self._own or (is_roomless and code <= self._highest):
            return False
        self._highest = max(self._highest, code)
        if is_roomless:
            self._own.add(code)
            self.is_empty = False
        return True
