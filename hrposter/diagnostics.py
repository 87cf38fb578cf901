"""What can be wrong, where it stands, and what to do about it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from hrposter.frozen import frozen


@frozen(order=True)
class Span:
    """A place in a file; line and column count from 1, as editors do."""

    path: Path
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Severity(StrEnum):
    """How bad it is. Only ERROR stops a render."""

    ERROR = "error"
    WARNING = "warning"


@frozen()
class Diagnostic:
    """One problem: ``message`` is the fact, ``help`` an instruction to a person."""

    code: str
    span: Span | None
    message: str
    help: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        where = f"{self.span}: " if self.span else ""
        return f"{where}{self.severity}[{self.code}]: {self.message}\n  help: {self.help}"


class PosterError(Exception):
    """Everything wrong with what people wrote, collected; never one at a time."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics


class PreflightError(PosterError):
    """A finished page shows a fault, such as words over words: no file is written."""


class UsageError(Exception):
    """A name on the command line (piece, size, language, theme) that does not exist."""


class MachineError(Exception):
    """This machine lacks something (a font, space on the disk); ``help`` says how to get it, ``span`` what asks for it, if a place does."""

    def __init__(self, message: str, help: str, span: Span | None = None) -> None:
        super().__init__(message)
        self.help = help
        self.span = span

    def __reduce__(self) -> tuple[type[MachineError], tuple[str, str, Span | None]]:
        """So that one process can hand it to another."""
        return type(self), (str(self), self.help, self.span)
