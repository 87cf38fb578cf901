"""One poster for one clinic after the other in one warm process: ``welcome`` on Letter for the web, with art and a code.

hrposter is timed from a clinic's file to the bytes of the PDF, and finds its sizes. Typst has a template in which the words, the art (an SVG file)
and the sizes stand (``page_typst.py``), and is given a clinic's details as ``sys_inputs``, the code among them as an SVG of one path. WeasyPrint is
given the finished page as HTML with every line in its place. All three write the same page in tagged files that claim PDF/UA-1, from the same
outlines: what has axes is made into a file without them for the other two. Times are those of one processor; on a machine that does nothing else
they are those of the clock, which are given as well.
"""

from __future__ import annotations

import gc
from collections.abc import Mapping
from pathlib import Path

import typst
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks.clinics import clinic_yaml
from benchmarks.page_html import page_html
from benchmarks.page_typst import inputs, write_template
from benchmarks.static_faces import with_static_faces
from benchmarks.timing import OBJECTS, Row, Taken, Target, taken
from hrposter.display import Document
from hrposter.jobs import one_job
from hrposter.poster import Job
from hrposter.rendering import document, pdf

ROUNDS = 201
_WARMING = 20
_EACH = 25  # WeasyPrint takes a hundred times as long: every so many rounds


def measure(folder: Path, rounds: int = ROUNDS) -> list[Row]:
    """The rows: seconds of each clinic."""
    gc.set_threshold(OBJECTS)
    peers = Peers(folder)
    for number in range(-_WARMING, 0):
        peers.round(number, with_weasyprint=number == -1)
    found = [peers.round(number, with_weasyprint=number % _EACH == 0) for number in range(rounds)]
    return [
        Row("hrposter", tuple(times["hrposter"].processor for times in found)),
        *_against("Typst", found, Target(least=1.3, aim=2)),
        *_against("WeasyPrint", found, Target(least=25)),
    ]


def _against(name: str, found: list[dict[str, Taken]], target: Target) -> list[Row]:
    """How long another takes against hrposter in the same rounds: of a processor, and by the clock."""
    both = [(times[name], times["hrposter"]) for times in found if name in times]
    return [
        Row(f"{name}, against hrposter", tuple(its.processor for its, _ in both), tuple(own.processor for _, own in both), target),
        Row(f"{name}, against hrposter, by the clock", tuple(its.clock for its, _ in both), tuple(own.clock for _, own in both)),
    ]


class Peers:
    """All that is kept warm."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = folder / "fonts"
        self._files.mkdir()
        write_template(self.shown(self.job(0)), folder)
        self._typst = typst.Compiler(root=str(folder), font_paths=[str(self._files)], ignore_system_fonts=True)
        self._fonts = FontConfiguration()

    def round(self, number: int, *, with_weasyprint: bool) -> dict[str, Taken]:
        """How long each takes for the same clinic; hrposter goes first, so that it has seen nothing of it."""
        job = self.job(number)
        times = {"hrposter": taken(lambda: pdf(job))}
        made = self.shown(job)
        told = inputs(made)
        times["Typst"] = taken(lambda: self.in_typst(told))
        if with_weasyprint:
            html = page_html(made)
            times["WeasyPrint"] = taken(lambda: self.in_weasyprint(html))
        return times

    def shown(self, job: Job) -> Document:
        """The pages of a job, in faces that all can set."""
        return with_static_faces(document(job), self._files)

    def in_typst(self, told: Mapping[str, str]) -> bytes:
        """Typst's file for a clinic."""
        made: bytes = self._typst.compile(input=str(self._folder / "page.typ"), format="pdf", pdf_standards="ua-1", sys_inputs=dict(told))
        return made

    def in_weasyprint(self, html: str) -> bytes:
        """WeasyPrint's file of a page."""
        made: bytes = HTML(string=html).write_pdf(font_config=self._fonts, pdf_variant="pdf/ua-1")
        return made

    def job(self, number: int) -> Job:
        """The job of a clinic, whose file is written for it."""
        path = self._folder / f"{number}.yaml"
        path.write_text(clinic_yaml(number), encoding="utf-8")
        return one_job("welcome", "en", "Letter", "portrait", "web", clinic=path)
