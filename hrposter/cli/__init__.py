"""The command line: the only part of the program that prints, reads arguments and the environment, or exits."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from hrposter import __version__
from hrposter.cli.errors import ReaderGone, run
from hrposter.cli.lazy import LazyGroup

_COMMANDS = {
    "list": ("hrposter.cli.listing:list_pieces", "Show the posters, their languages, sizes and themes."),
    "render": ("hrposter.cli.render:render", "Make posters, ready to print."),
    "batch": ("hrposter.cli.batch:batch", "Make a pack for each clinic of a roster."),
    "verify": ("hrposter.cli.verify:verify", "Look whether a folder of packs is as it was made."),
    "explain": ("hrposter.cli.explain:explain", "Show where everything stands on a poster, and why."),
    "new": ("hrposter.cli.new:new", "Start a poster of your own from one that is there."),
    "clinic": ("hrposter.cli.clinic:clinic", "Write down the details of your clinic."),
    "validate": ("hrposter.cli.validate:validate", "Find every mistake in layouts, words, themes and clinic details."),
    "digest": ("hrposter.cli.digest:digest", "Print which English a translation was made from."),
    "calibrate": ("hrposter.cli.calibrate:calibrate", "Measure your printer, so that cards, tiles and folds fit it."),
    "preflight": ("hrposter.cli.preflight:preflight", "Look at finished PDFs as a print shop or a screen reader does."),
    "fonts": ("hrposter.cli.fonts:fonts", "Show the typefaces that each language is set in."),
    "schema": ("hrposter.cli.schema:schema", "Print the JSON Schema of a kind of file, for your editor."),
    "completion": ("hrposter.cli.completion:completion", "Print what makes the Tab key complete names in your shell."),
}

# One poster makes fewer objects and no garbage worth the search for it; a long order is searched now and then.
_OBJECTS = 100_000

_HELP = f"""Posters for perinatal harm reduction, ready to print.

A poster is made from a layout and its words, in many languages and sizes, with your clinic's own name, hours and
phone number on it. Start with:

\b
  hrposter list                          what there is
  hrposter clinic init                   write down your clinic's details
  hrposter render welcome                make a poster, in the folder posters
  hrposter render welcome --lang es --size A3

Each command explains itself: hrposter render --help

\b
Exit codes: 0 done, 1 a problem in your files, 2 a mistake in the command, 3 this computer lacks something,
4 a finished page shows a fault, 5 some clinics of a batch could not be served, 70 a bug in hrposter, 130 stopped by you.
Version {__version__}.
"""


class _Root(LazyGroup):
    """All commands; whatever goes wrong in one of them becomes a message and an exit code."""

    def invoke(self, ctx: click.Context) -> object:
        """What the command gives back; ReaderGone where nobody reads its output any more (click would exit with 1)."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise ReaderGone from None

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,  # noqa: ANN401  click hands these on
    ) -> NoReturn:
        """Run the command that the arguments name, and exit."""
        name = prog_name or "hrposter"
        sys.exit(run(lambda: super(_Root, self).main(args, name, complete_var, standalone_mode=False, **extra)))


root = _Root("hrposter", _COMMANDS, _HELP)
click.version_option(__version__, prog_name="hrposter", message="%(prog)s %(version)s")(root)


def main() -> NoReturn:
    """Run the command line and exit."""
    gc.set_threshold(_OBJECTS)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a console that lacks a letter shows its number and goes on
    try:
        root.main()
    finally:
        gc.freeze()  # the interpreter looks for garbage once more before it ends, which takes a tenth of a short run
