"""One poster for one clinic after the other in a warm process: ``welcome`` on Letter for the web, with art and a code.

hrposter is timed from a clinic's file to the bytes of the PDF, and finds its sizes. Typst has a template in which the words, the art (an SVG file)
and the sizes stand (``page_typst.py``), and is given a clinic's details as ``sys_inputs``, the code among them as an SVG of one path. WeasyPrint is
given the finished page as HTML with every line in its place. All three write the same page in tagged files that claim PDF/UA-1, from the same
outlines: what has axes is made into a file without them for the other two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from types import TracebackType
from typing import Self

from benchmarks import makers
from benchmarks.clinics import clinic_yaml
from benchmarks.page_html import page_html
from benchmarks.page_typst import inputs, write_template
from benchmarks.static_faces import with_static_faces
from benchmarks.timing import Row, Target
from benchmarks.turns import Typesetter
from hrposter.display import Document
from hrposter.jobs import one_job
from hrposter.rendering import document

ROUNDS = 300
_TURN = 20  # clinics that one makes before it is another's turn; WeasyPrint, which takes thirty times as long, makes one
_WARMING = 20


def measure(folder: Path, rounds: int = ROUNDS) -> list[Row]:
    """The rows: seconds of each clinic."""
    with Peers(folder) as peers:
        peers.turn(range(-_WARMING, 0))
        turns = [peers.turn(numbers) for numbers in _turns(rounds)]
    own, typst = ([seconds for turn in turns for seconds in turn[name]] for name in ("hrposter", "Typst"))
    weasyprint, beside = zip(*[(turn["WeasyPrint"][0], median(turn["hrposter"])) for turn in turns], strict=True)
    return [
        Row("hrposter", tuple(own)),
        Row("Typst, against hrposter", tuple(typst), tuple(own), Target(least=1.3, aim=2)),
        Row("WeasyPrint, against hrposter", weasyprint, beside, Target(least=25)),
    ]


def _turns(rounds: int) -> Iterator[range]:
    """The numbers of the clinics of each turn."""
    return (range(first, min(first + _TURN, rounds)) for first in range(0, rounds, _TURN))


class Peers:
    """The three, each in its process, and the page that all make."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = folder / "fonts"
        self._files.mkdir()
        write_template(self.shown(0), folder)
        self.typesetters = {
            "hrposter": Typesetter(makers.hrposter_clinics),
            "Typst": Typesetter(makers.typst_template, str(folder)),
            "WeasyPrint": Typesetter(makers.weasyprint, ""),
        }

    def __enter__(self) -> Self:
        self._open = ExitStack()
        for typesetter in self.typesetters.values():
            self._open.enter_context(typesetter)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self._open.__exit__(kind, error, traceback)

    def turn(self, numbers: Iterable[int]) -> dict[str, list[float]]:
        """How long each takes for each of the clinics; WeasyPrint makes the first alone."""
        orders = [self.orders(number) for number in numbers]
        given = {name: [order[name] for order in (orders[:1] if name == "WeasyPrint" else orders)] for name in self.typesetters}
        return {name: self.typesetters[name].take(given[name]) for name in given}

    def orders(self, number: int) -> dict[str, object]:
        """What each is given for a clinic."""
        made = self.shown(number)
        return {"hrposter": str(self.clinic(number)), "Typst": inputs(made), "WeasyPrint": page_html(made)}

    def shown(self, number: int) -> Document:
        """The page of a clinic, in faces that all can set."""
        job = one_job("welcome", "en", "Letter", "portrait", "web", clinic=self.clinic(number))
        return with_static_faces(document(job), self._files)

    def clinic(self, number: int) -> Path:
        """The file of a clinic, written once."""
        path = self._folder / f"{number}.yaml"
        if not path.exists():
            path.write_text(clinic_yaml(number), encoding="utf-8")
        return path
