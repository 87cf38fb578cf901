"""One warm process, other words in every round: hrposter, Typst and WeasyPrint in turns.

hrposter is timed from its YAML files to the bytes of the PDF, and finds its sizes; the others are timed from their markup to the bytes,
and are told the sizes. The same words then go to four other papers. With art and a code, the clinic's number and its code change in every round
as well.
"""

from __future__ import annotations

import gc
import shutil
from pathlib import Path

from benchmarks.peers import Typst, WeasyPrint, html_source, typst_source
from benchmarks.posters import OTHER_PAPERS, Studio, look_of, render
from benchmarks.timing import OBJECTS, Row, Target, seconds
from benchmarks.words import new_words

ROUNDS = 21
_WARMING = 4
_IN_WEASYPRINT = frozenset({"en", "ar"})  # a Burmese poster takes it more than a second, a Chinese one seven


def measure(lang: str, folder: Path, rounds: int = ROUNDS) -> list[Row]:
    """The rows of one language."""
    gc.set_threshold(OBJECTS)
    studio = Studio(folder)
    studio.set_up()
    peers = _Peers(studio, lang)
    found = [peers.round(number) for number in range(_WARMING + rounds)][_WARMING:]
    names = ("words", "full", "typst", "weasyprint", "sizes", "typst sizes")
    words, full, typst, weasyprint, sizes, typst_sizes = (tuple(times[name] for times in found) for name in names)
    return [
        Row("Typst", typst),
        Row("hrposter, against Typst", words, typst, Target(most=2.5)),
        *([Row("WeasyPrint, against hrposter", weasyprint, words, Target(least=4))] if lang in _IN_WEASYPRINT else []),
        Row(f"Typst, {len(OTHER_PAPERS)} other sizes of the same words", typst_sizes),
        Row("hrposter, those sizes, against Typst", sizes, typst_sizes, Target(most=1)),
        Row("hrposter with art and QR, against without", full, words, Target(most=2)),
    ]


class _Peers:
    """All that is kept warm for one language."""

    def __init__(self, studio: Studio, lang: str) -> None:
        self._studio = studio
        self._lang = lang
        studio.write("words", new_words(lang, -1), 0)
        look = look_of(studio.job("words", lang))
        fonts = studio.folder / "fonts"
        fonts.mkdir()
        for path in look.files:
            shutil.copy(path, fonts)
        self._typst = Typst(fonts)
        self._weasyprint = WeasyPrint(look)

    def round(self, number: int) -> dict[str, float]:
        """Seconds of each, all with the same words except ``full``, which would find them in hrposter's memory."""
        studio, words = self._studio, new_words(self._lang, number)
        studio.write("words", words, number)
        job = studio.job("words", self._lang)
        own = seconds(lambda: render(job))
        look = look_of(job)
        markup, html = typst_source(words, look), html_source(words, look)
        typst = seconds(lambda: self._typst.render(markup))
        others = [studio.job("words", self._lang, paper) for paper in OTHER_PAPERS]
        sizes = sum(seconds(lambda job=other: render(job)) for other in others)
        markups = [typst_source(words, look_of(other), other.paper) for other in others]
        typst_sizes = sum(seconds(lambda markup=other: self._typst.render(markup)) for other in markups)
        studio.write("full", new_words(self._lang, -2 - number), number)
        full = studio.job("full", self._lang)
        return {
            "words": own,
            "typst": typst,
            "sizes": sizes,
            "typst sizes": typst_sizes,
            "weasyprint": seconds(lambda: self._weasyprint.render(html)) if self._lang in _IN_WEASYPRINT else 0.0,
            "full": seconds(lambda: render(full)),
        }
