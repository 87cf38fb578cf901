"""What each kind of failure says and how the program then exits: the one place for both."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from hrposter.diagnostics import Span


class Exit(IntEnum):
    """How the program ends."""

    DONE = 0
    FILES = 1
    COMMAND = 2
    MACHINE = 3
    PREFLIGHT = 4
    SOME_JOBS = 5
    BUG = 70
    INTERRUPTED = 130


class ReaderGone(Exception):
    """Whoever read our output has closed it: there is nothing left to say."""


_ELSEWHERE = "choose another folder with -o"
_WRITING = {
    errno.ENOENT: ("the folder is not there and cannot be made", _ELSEWHERE),
    errno.ENOSPC: ("the disk is full", f"delete what you no longer need, or {_ELSEWHERE}"),
    errno.EDQUOT: ("your share of the disk is full", f"delete what you no longer need, or {_ELSEWHERE}"),
    errno.EROFS: ("nothing can be written on this disk", _ELSEWHERE),
    errno.EACCES: ("you may not write there", f"close the file if it is open in another program, or {_ELSEWHERE}"),
    errno.EPERM: ("you may not write there", f"close the file if it is open in another program, or {_ELSEWHERE}"),
    errno.ENOTDIR: ("a file stands where a folder is needed", _ELSEWHERE),
    errno.EEXIST: ("a file stands where a folder is needed", _ELSEWHERE),
    errno.EISDIR: ("a folder stands where the file should be", f"rename that folder, or {_ELSEWHERE}"),
    errno.ENAMETOOLONG: ("the name is too long for this disk", "choose a shorter folder with -o, or shorten the name of the piece"),
}


def run(command: Callable[[], object]) -> int:
    """The exit code of a command: what it gives back when that is a number, 0 for anything else, or that of its error."""
    try:
        code = command()
    except (Exception, KeyboardInterrupt) as error:
        return _reported(error)
    return code if isinstance(code, int) else Exit.DONE


def _reported(error: BaseException) -> Exit:
    """Say on stderr what went wrong and give back the exit code for it."""
    from hrposter.cli.report import print_problems
    from hrposter.diagnostics import MachineError, PosterError, PreflightError, UsageError

    match error:
        case click.exceptions.NoArgsIsHelpError():
            error.show()
            return Exit.COMMAND
        case click.ClickException():
            _say("usage", error.format_message(), _help_command(error))
            return Exit.COMMAND
        case UsageError():
            for message in error.args:
                _say("usage", *_fact_and_advice(message))
            return Exit.COMMAND
        case PosterError():
            print_problems(error.diagnostics)
            return Exit.PREFLIGHT if isinstance(error, PreflightError) else Exit.FILES
        case MachineError():
            _say("machine", str(error), error.help, error.span)
            return Exit.MACHINE
        case ReaderGone():
            _forget_stdout()
            return Exit.MACHINE
        case OSError():
            return _unwritten(error)
        case ModuleNotFoundError(name=str(name)) if not name.startswith("hrposter"):
            _say("machine", f"the Python package {name!r} is not installed", "install hrposter again, or in a checkout run: make setup")
            return Exit.MACHINE
        case MemoryError():
            _say("machine", "there is not enough memory", "render fewer pieces at once, or pictures with a lower --dpi")
            return Exit.MACHINE
        case click.Abort() | KeyboardInterrupt():
            return _stopped(error)
        case _:
            return _bug(error)


def _unwritten(error: OSError) -> Exit:
    reason, advice = _WRITING.get(error.errno or 0, (error.strerror or str(error), "check that the folder exists and that you may write there"))
    if error.filename is None:
        _say("write", f"the output cannot be written: {reason}", "send it elsewhere")
        _forget_stdout()
    else:
        _say("write", f"{_shown(error.filename)} cannot be written: {reason}", advice)
    return Exit.MACHINE


def _stopped(error: BaseException) -> Exit:
    if isinstance(error.__context__, EOFError):
        _say("usage", "the input ended before all questions were answered", "give the answers as options; see --help")
        return Exit.COMMAND
    click.echo("stopped; nothing half-written was left", err=True)
    return Exit.INTERRUPTED


def _bug(error: BaseException) -> Exit:
    import traceback

    from hrposter import __version__

    click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    _say("bug", f"hrposter {__version__} has failed, and not through a mistake of yours", "please report it with all that stands above")
    return Exit.BUG


def _say(kind: str, fact: str, advice: str, span: Span | None = None) -> None:
    where = f"{_shown(str(span.path))}:{span.line}:{span.column}: " if span else ""
    click.echo(f"{where}error[{kind}]: {fact}" + (f"\n  help: {advice}" if advice else ""), err=True)


def _fact_and_advice(message: object) -> tuple[str, str]:
    fact, _, advice = str(message).partition("; ")
    return fact, advice


def _help_command(error: click.ClickException) -> str:
    """The command that explains the one which was written wrongly."""
    context = getattr(error, "ctx", None)
    return f"run: {context.command_path} --help" if context else ""


def _shown(where: object) -> str:
    from pathlib import Path

    from hrposter.cli.report import shown

    return shown(Path(where)) if isinstance(where, str) else str(where)


def _forget_stdout() -> None:
    """Let Python end without trying to write the rest once more (library/signal, Note on SIGPIPE)."""
    import os

    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
    except (OSError, ValueError):
        return
