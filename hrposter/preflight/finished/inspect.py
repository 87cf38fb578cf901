"""One file from its bytes to what is said of it, in this process and without a limit but those of the reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hrposter.preflight.finished.drawn import draw
from hrposter.preflight.finished.facts import Facts
from hrposter.preflight.finished.gather import gather
from hrposter.preflight.finished.reading import Refused, pages_alone
from hrposter.preflight.finished.report import FileReport, file_report
from hrposter.preflight.finished.rule import Use, Verdict
from hrposter.preflight.finished.rulebook import judge, uses_of
from hrposter.preflight.finished.separations import measure

_NO_GHOSTSCRIPT = "Ghostscript is not on this computer"


def reports(data: bytes, asked: Use | None, ghostscript: str) -> Iterator[FileReport]:
    """What is said of a file: first what its structure tells, then all, once its pages were drawn; Refused where it cannot be read.

    ``ghostscript`` is the program, empty where there is none.
    """
    facts = gather(data)
    uses, why = uses_of(facts, asked)
    if not {"press", "print"} & set(uses):
        yield file_report(facts, judge(facts, uses), uses, why)
        return
    facts = replace(facts, not_drawn="the pages were not drawn in time", not_inked="nothing was measured in time")
    yield file_report(facts, judge(facts, uses), uses, why)
    facts = seen(facts, data, ghostscript)
    yield file_report(facts, judge(facts, uses), uses, why)


def seen(facts: Facts, data: bytes, ghostscript: str) -> Facts:
    """The facts with what is seen when the pages are drawn."""
    try:
        data = pages_alone(data)
    except Refused as error:
        return replace(facts, not_drawn=error.fact, not_inked=error.fact)
    drawn, not_drawn = draw(data, facts.pages)
    if not ghostscript:
        return replace(facts, drawn=drawn, not_drawn=not_drawn, not_inked=_NO_GHOSTSCRIPT)
    inked, not_inked = measure(ghostscript, data, facts.pages)
    return replace(facts, drawn=drawn, not_drawn=not_drawn, inked=inked or None, not_inked=not_inked)


def verdicts(data: bytes, asked: Use | None, ghostscript: str = "") -> tuple[Verdict, ...]:
    """What the rules say of a file; Refused where it cannot be read."""
    facts = gather(data)
    uses, _ = uses_of(facts, asked)
    return judge(seen(facts, data, ghostscript) if {"press", "print"} & set(uses) else facts, uses)
