"""What a screen reader is told of each shipped piece, element by element, as poppler finds it (`pdfinfo -struct-text`).

After a change that is meant, write the snapshots anew and read the difference line by line before it is committed:

    python -m pytest tests/test_structure.py --snapshot-update && git diff tests/snapshots/structure
"""

import io
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from page_text import SNAPSHOTS
from sample_jobs import LANGUAGES, PIECES, job, sizes_of

from hrposter.display import INLINE
from hrposter.poster import Job
from hrposter.rendering import document, pdf, reading_text

pytestmark = [pytest.mark.slow, pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils is not installed")]

FOLDER = SNAPSHOTS / "structure"
EVERY = [(piece, lang) for piece in PIECES for lang in LANGUAGES[piece] if lang in ("en", "es", "ar")]
CLINIC = ("welcome", "en")
ELEMENT = re.compile(r"(\w+)(?: \((?:block|inline)\))?:?")
WORDS = re.compile(r'"(.*)"')
# Marks that say nothing and hold words in their places for what copies them.
MARKS = re.compile("[\u061c\u200b\u200e\u200f\u2060]")


@dataclass(frozen=True)
class Element:
    """An element: its tag, what it says of itself, and its words (as poppler reads them) and elements in order."""

    tag: str
    said: dict[str, str]
    kids: "list[str | Element]" = field(default_factory=list)

    def below(self) -> "Iterator[Element]":
        """Itself and all elements below, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.below()

    def read(self) -> str:
        """All words below, as poppler reads them."""
        return "".join(kid if isinstance(kid, str) else kid.read() for kid in self.kids)

    def words(self) -> str:
        """What it says, an element to a line but for those within a line."""
        said = self.said.get("ActualText") or "".join(kid if isinstance(kid, str) else kid.words() for kid in self.kids)
        return said if self.tag in INLINE else f"\n{said}\n"

    def lines(self, depth: int = 0) -> Iterator[str]:
        """Itself and all below as text; words from the right in logical order."""
        beside = [
            self.tag,
            *([f"lang={self.said['Lang']}"] if "Lang" in self.said else []),
            *([f"alt: {self.said['Alt']}"] if "Alt" in self.said else []),
        ]
        yield "  " * depth + " ".join(beside)
        for kid in [self.said["ActualText"]] if "ActualText" in self.said else self.kids:
            if isinstance(kid, str):
                yield "  " * (depth + 1) + f'"{kid}"'
            else:
                yield from kid.lines(depth + 1)


def sheet(piece: str, lang: str, clinic: Path | None = None) -> Job:
    sizes = [paper.name for paper in sizes_of(piece)]
    return job(piece, lang, "A4" if "A4" in sizes else sizes[-1], profile="web", clinic=clinic)


@cache
def structure(piece: str, lang: str, clinic: Path | None = None) -> Element:
    """The whole tree: tags and words from poppler, all else from qpdf."""
    data = pdf(sheet(piece, lang, clinic))
    done = subprocess.run(["pdfinfo", "-struct-text", "-"], input=data, capture_output=True, check=True)
    assert done.stderr == b""
    with pikepdf.open(io.BytesIO(data)) as file:
        others = list(attributes(file.Root.StructTreeRoot.K))
    above: list[tuple[int, Element]] = []
    elements = []
    for line in done.stdout.decode().splitlines():
        depth = len(line) - len(line.lstrip())
        words, element = WORDS.fullmatch(line.strip()), ELEMENT.fullmatch(line.strip())
        while above and (words or element) and above[-1][0] >= depth:
            above.pop()
        if words:
            above[-1][1].kids.extend([read] if (read := MARKS.sub("", words[1])) else [])
        elif element and not line.lstrip().startswith("Object "):
            tag, said = others[len(elements)]
            assert element[1] == tag
            elements.append(Element(tag, said))
            if above:
                above[-1][1].kids.append(elements[-1])
            above.append((depth, elements[-1]))
    assert len(elements) == len(others)
    return elements[0]


def attributes(element: pikepdf.Object) -> Iterator[tuple[str, dict[str, str]]]:
    """The tag and the texts of each element, in reading order."""
    if isinstance(element, pikepdf.Array):
        for kid in element:
            yield from attributes(kid)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        yield str(element.S)[1:], {key: str(element[f"/{key}"]) for key in ("Lang", "Alt", "ActualText") if f"/{key}" in element}
        yield from attributes(element.get("/K", pikepdf.Array()))


def told(piece: str, lang: str, clinic: Path | None = None) -> str:
    """An element a line, and its words below; a no-break space is a tilde."""
    return "".join(f"{line}\n" for line in structure(piece, lang, clinic).lines()).replace("\u00a0", "~")


def letters(text: str) -> list[str]:
    """All signs of a text, whichever way they are read: brackets are turned round with their words."""
    return sorted(unicodedata.normalize("NFKD", text).translate(str.maketrans(")]»", "([«")).replace(" ", ""))


@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_a_piece_says_what_it_said(snapshot, piece, lang):
    snapshot(f"structure/{piece}-{lang}", told(piece, lang))


def test_a_poster_with_every_detail_of_a_clinic_says_what_it_said(snapshot, full_clinics):
    snapshot(f"structure/{'-'.join(CLINIC)}-clinic", told(*CLINIC, full_clinics[1]))


def test_each_snapshot_belongs_to_a_piece():
    assert {path.stem for path in FOLDER.iterdir()} == {f"{piece}-{lang}" for piece, lang in EVERY} | {f"{'-'.join(CLINIC)}-clinic"}


@pytest.mark.parametrize(("piece", "lang"), [each for each in EVERY if each[1] == "ar"])
def test_words_from_the_right_say_the_letters_that_stand_there(piece, lang):
    """Poppler reads them as they stand on the line, so only their order differs."""
    spans = [element for element in structure(piece, lang).below() if "ActualText" in element.said]
    assert [(span.said["ActualText"], span.read()) for span in spans if letters(span.said["ActualText"]) != letters(span.read())] == []
    assert spans


@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_no_words_are_merged_and_none_are_left_out(piece, lang):
    """The words of the file are those of the display list, in the same order."""
    assert structure(piece, lang).words().split() == reading_text(document(sheet(piece, lang))).split()


@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_arabic_words_say_themselves_in_logical_order_on_every_page(piece, lang):
    """Words from the right stand below an element that says them; no word of a page is left in the order of the line."""

    def bare(element: Element) -> Iterator[str]:
        for kid in element.kids if "ActualText" not in element.said else ():
            if isinstance(kid, Element):
                yield from bare(kid)
            elif any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in kid):
                yield kid

    assert list(bare(structure(piece, lang))) == []
