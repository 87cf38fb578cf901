"""Rules that a finished file is held to, and what each of them found."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from hrposter.frozen import frozen
from hrposter.preflight.finished.box import Box

# press: PDF/X-4 and what a print shop asks for; web: PDF/UA-1; archive: PDF/A-2; print: what every file for paper must keep.
Use = Literal["press", "web", "archive", "print"]

PRESS: tuple[Use, ...] = ("press",)
WEB: tuple[Use, ...] = ("web",)
PAPER: tuple[Use, ...] = ("press", "print")
ARCHIVE: tuple[Use, ...] = ("archive",)
ANY: tuple[Use, ...] = ("press", "web", "archive", "print")


class Level(StrEnum):
    """What a rule found, the gravest first. Only ERROR fails a file."""

    ERROR = "error"
    WARNING = "warning"
    UNDECIDED = "undecided"
    PASSED = "passed"


@frozen()
class Verdict:
    """What one rule says of one place: ``message`` is the fact, ``advice`` what to do; ``box`` in points of the page's own space."""

    rule: Rule
    level: Level
    message: str
    advice: str
    page: int | None = None
    box: Box | None = None


@frozen()
class Rule:
    """One thing that must hold: ``claim`` says it as a fact, ``clause`` where it is written, ``uses`` which files are held to it."""

    id: str
    clause: str
    claim: str
    advice: str
    uses: tuple[Use, ...]
    level: Level = Level.ERROR

    def broken(self, message: str, page: int | None = None, box: Box | None = None, *, level: Level | None = None, advice: str = "") -> Verdict:
        """It does not hold, as ``message`` shows."""
        return Verdict(self, level or self.level, message, advice or self.advice, page, box)

    def undecided(self, reason: str, needs: str, page: int | None = None) -> Verdict:
        """It cannot be told here; ``needs`` says who or what can."""
        return Verdict(self, Level.UNDECIDED, reason, f"needs {needs}", page)

    def kept(self) -> Verdict:
        """It holds."""
        return Verdict(self, Level.PASSED, self.claim, "")
