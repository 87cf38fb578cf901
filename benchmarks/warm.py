"""Warm processes that take turns, other words in every round: hrposter, Typst and WeasyPrint.

hrposter is timed from its YAML files to the bytes of the PDF, and finds its sizes; the others are timed from their markup to the bytes,
and are told the sizes. The same words then go to four other papers. With art and a code, the clinic's number and its code change in every round
as well.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks import makers
from benchmarks.makers import Poster
from benchmarks.peers import html_source, style, typst_source
from benchmarks.posters import OTHER_PAPERS, PAPER, Studio, look_of
from benchmarks.timing import Row, Target
from benchmarks.turns import Typesetter
from benchmarks.words import new_words

ROUNDS = 21
_TURN = 3  # rounds that one makes before it is another's turn
_WARMING = 6
_FAR = 100_000  # from here on, numbers of words that only full posters have
_IN_WEASYPRINT = frozenset({"en", "ar"})  # a Burmese poster takes it more than a second, a Chinese one seven
_Times = list[list[float]]


def measure(lang: str, folder: Path, rounds: int = ROUNDS) -> list[Row]:
    """The rows of one language."""
    peers = _Peers(folder, lang)
    with peers.own, peers.typst, peers.weasyprint:
        turns = [peers.turn(range(first, min(first + _TURN, rounds))) for first in range(-_WARMING, rounds, _TURN)][_WARMING // _TURN :]
    own, typst, weasyprint = ([times for turn in turns for times in turn[name]] for name in ("hrposter", "Typst", "WeasyPrint"))
    words, full, sizes = (tuple(times) for times in zip(*[(first, last, sum(between)) for first, *between, last in own], strict=True))
    typst_words, typst_sizes = (tuple(times) for times in zip(*[(first, sum(others)) for first, *others in typst], strict=True))
    return [
        Row("Typst", typst_words),
        Row("hrposter, against Typst", words, typst_words, Target(most=2.5)),
        *([Row("WeasyPrint, against hrposter", tuple(time for (time,) in weasyprint), words, Target(least=4))] if weasyprint[0] else []),
        Row(f"Typst, {len(OTHER_PAPERS)} other sizes of the same words", typst_sizes),
        Row("hrposter, those sizes, against Typst", sizes, typst_sizes, Target(most=1)),
        Row("hrposter with art and QR, against without", full, words, Target(most=2)),
    ]


class _Peers:
    """The three, each in its process, and a studio of the same words to see what they have to be told."""

    def __init__(self, folder: Path, lang: str) -> None:
        self._lang = lang
        self._studio = Studio(folder / "told")
        self._studio.set_up()
        self._studio.write("words", new_words(lang, -_WARMING - 1), 0)
        look = look_of(self._studio.job("words", lang))
        fonts = folder / "fonts"
        fonts.mkdir()
        for path in look.files:
            shutil.copy(path, fonts)
        self.own = Typesetter(makers.hrposter_posters, str(folder / "own"), lang)
        self.typst = Typesetter(makers.typst_markup, str(fonts))
        self.weasyprint = Typesetter(makers.weasyprint, style(look))

    def turn(self, numbers: range) -> dict[str, _Times]:
        """Seconds of each round: of hrposter A3, the other papers and the full poster, of Typst A3 and the other papers, of WeasyPrint A3."""
        orders = [self._orders(number) for number in numbers]
        typesetters = {"hrposter": self.own, "Typst": self.typst, "WeasyPrint": self.weasyprint}
        return {name: [typesetters[name].take(order[name]) for order in orders] for name in typesetters}

    def _orders(self, number: int) -> dict[str, list[object]]:
        """What each is given in a round, all the same words but for the full poster, which would find them in hrposter's memory."""
        words = new_words(self._lang, number)
        self._studio.write("words", words, number)
        looks = {paper: look_of(self._studio.job("words", self._lang, paper)) for paper in (PAPER, *OTHER_PAPERS)}
        papers = [Poster("words", number, paper.name, paper is PAPER) for paper in looks]
        return {
            "hrposter": [*papers, Poster("full", number + _FAR, PAPER.name, is_new=True)],
            "Typst": [typst_source(words, look, paper) for paper, look in looks.items()],
            "WeasyPrint": [html_source(words, looks[PAPER])] if self._lang in _IN_WEASYPRINT else [],
        }
