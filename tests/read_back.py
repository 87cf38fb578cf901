"""What other programs read from a finished PDF, held against the lines that were set."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from unicodedata import normalize

import pypdfium2
from sample_jobs import label

from hrposter.display import INLINE, Begin, Document, End, Item, Text
from hrposter.i18n import parse_language
from hrposter.poster import Job
from hrposter.text.manuscript import SOFT_HYPHEN

ARABIC = re.compile("[\u0620-\u06ff]")
ALL_ARABIC = re.compile("[\u0600-\u06ff]")
OTHER = re.compile(r"[\dA-Za-z]")
TOKENS = re.compile(r"\d+|[\u0620-\u065f\u0670-\u06d3]+|(?:[^\W\d\u0600-\u06ff][\u0300-\u036f]*)+")
# PDFium says U+FFFE for a hyphen at the end of a line, and joins the halves.
HYPHENATED = re.compile("\ufffe\r?\n?")
QUOTES, NOTHING = re.compile("[\u201c\u201d\u2018\u2019]"), re.compile("(?!)")
MARKS = re.compile("[\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069]")
# A vowel sign stands upon a letter, never upon a comma, a full stop or a space: where it is read there, the reader took it across.
ASTRAY = re.compile("([\u00a0\u060c\u061b\u061f.,:!])([\u064b-\u065f\u0670]+)")
# Poppler, on a page of Latin letters, says an Arabic line from its left: the end of a sentence, then the words before it.
ASTRAY_AND_WORDS = re.compile(f"{ASTRAY.pattern}\u202b([^\u202c]*)\u202c")


def read_by_pdfium(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as opened:
        return "\n".join(page.get_textpage().get_text_range() for page in opened)


def read_by_poppler(data: bytes, path: Path, *options: str) -> str:
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", *options, "-nopgbrk", str(path), "-"], check=True, capture_output=True, timeout=60)
    return done.stdout.decode()


def as_words(text: str) -> list[str]:
    """A word that a hyphen cuts at a line's end is one, with it."""
    return normalize("NFC", MARKS.sub("", text).replace(SOFT_HYPHEN, "-")).split()


def as_tokens(text: str) -> list[str]:
    """Runs of letters with their marks, and runs of digits."""
    return TOKENS.findall(normalize("NFC", MARKS.sub("", text)))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of one element, in logical order: where it stands (points), and on which page."""

    text: str
    page: int
    baseline: float
    size: float

    def is_beside(self, other: "Line") -> bool:
        """Whether a reader may take both for one line, though they stand in different columns."""
        return self.page == other.page and abs(self.baseline - other.baseline) < max(self.size, other.size) / 2


def lines_of(made: Document) -> list[Line]:
    """Each line as it was set: a link within a line does not part it, but what stands beside it and is said by itself does."""
    found = [(number, element, item) for number, page in enumerate(made.pages) for element, item in texts_in_elements(page.items)]
    lines = [list(parts) for _, parts in groupby(found, key=lambda each: (*each[:2], each[2].source, round(each[2].baseline, 2)))]
    return _made_whole(Line("".join(map(_said, line)), line[0][0], line[0][2].baseline, max(part.size for *_, part in line)) for line in lines)


def _said(part: tuple[int, int, Text]) -> str:
    """The words of a line, and the hyphen that cuts the last of them."""
    text = part[2]
    ends_cut = any(cluster.text == SOFT_HYPHEN for run in text.runs for cluster in run.clusters)
    return text.text + SOFT_HYPHEN if ends_cut else text.text


def _made_whole(lines: Iterable[Line]) -> list[Line]:
    """The lines, those that a hyphen parts as one: readers join them."""
    whole: list[Line] = []
    for line in lines:
        if whole and whole[-1].text.endswith(SOFT_HYPHEN):
            whole[-1] = replace(whole[-1], text=whole[-1].text + line.text)
        else:
            whole.append(line)
    return whole


def texts_in_elements(items: Iterable[Item]) -> Iterator[tuple[int, Text]]:
    """Every text, with a number for the element that it stands in; links and spans belong to the element around them."""
    within: list[int] = [-1]
    for number, item in enumerate(items):
        if isinstance(item, Begin):
            within.append(within[-1] if item.tag in INLINE else number)
        elif isinstance(item, End):
            within.pop()
        elif isinstance(item, Text):
            yield within[-1], item


def set_lines(made: Document) -> list[str]:
    """The words of each line; on a page that reads from the right, Arabic and the number or the name beside it are one line to readers."""
    rows = [list(beside) for _, beside in groupby(lines_of(made), key=lambda line: (line.page, round(line.baseline, 2)))]
    beside = [[line.text for line in row] for row in rows]
    return [text for texts in beside for text in (_joined(texts) if made.meta.is_rtl else texts)]


def _joined(beside: list[str]) -> list[str]:
    whole = " ".join(text.strip() for text in beside)
    return [whole] if ARABIC.search(whole) and OTHER.search(whole) else beside


def out_of_order(made: Document, got: str) -> list[str]:
    """The first line that is not read after those before it; lines of one height in different columns may come in any order.

    PDFium reads such lines from the left, and takes them for one line where their baselines nearly meet. The order of the file
    itself is what poppler says with -raw.
    """
    rest = as_words(as_read(got))
    for row in rows_of(lines_of(made)):
        while row:
            here = next((line for line in row if rest[: len(as_words(line.text))] == as_words(line.text)), None)
            if here is None:
                return [f"{row[0].text!r} is not read at {' '.join(rest[:12])!r}"]
            row.remove(here)
            rest = rest[len(as_words(here.text)) :]
    return [f"{' '.join(rest)!r} is too much"] if rest else []


def rows_of(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines that follow one another and stand beside one another."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and any(line.is_beside(other) for other in rows[-1]):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def differences(of: Job, made: Document, got: str) -> list[str]:
    """What is read otherwise than it was set: every letter and digit once, and each line's words in their order."""
    wanted, found = Counter(as_tokens("\n".join(set_lines(made)))), Counter(as_tokens(as_read(got)))
    lost = [f"{token!r} is not found" for token in wanted - found] + [f"{token!r} is too much" for token in found - wanted]
    # The quotation marks of Arabic stand where they are read in the file, and PDFium moves them to the other end of their line.
    moved = QUOTES if from_the_right(of.lang) else NOTHING
    whole = f" {' '.join(as_words(moved.sub('', as_read(got))))} "
    lines = [" ".join(as_words(moved.sub("", part))) for line in set_lines(made) for part in parts_in_order(line)]
    # The full stop of a Latin line in an Arabic paragraph stands at its left, and readers differ on when it is read.
    lines = [line for line in lines if not from_the_right(of.lang) or ARABIC.search(line) or not line.endswith(".")]
    return [f"{label(of)}: {fault}" for fault in (*lost, *(f"{line!r} is out of order" for line in lines if f" {line} " not in whole))]


def parts_in_order(line: str) -> list[str]:
    """What a reader must give in this order: the details of a line each for itself, and a line that is Arabic throughout.

    PDFium and poppler know less of UAX 9 than it takes to put every word and number of a mixed line in its place.
    """
    # A dot between letters, as in a name in Chinese, parts nothing.
    parts = re.split("\u00a0\u00b7", line) if not ARABIC.search(line) else [line] if not OTHER.search(line) else []
    return [part.strip(" \u00b7") for part in parts if part.strip(" \u00b7")]


def as_read(got: str) -> str:
    return ASTRAY.sub(r"\2\1", HYPHENATED.sub("-", got))


def from_the_right(lang: str) -> bool:
    return parse_language(lang).is_rtl


def without_arabic(text: str) -> str:
    """All but the Arabic that stands on a page of other letters, such as a greeting: poppler says its words from the left."""
    return ALL_ARABIC.sub("", "".join(as_words(text)))


def signs_put_back(plain: str) -> str:
    """What poppler says without -raw, with the vowel signs at the end of the words that they stand upon."""
    return ASTRAY_AND_WORDS.sub(r" \3\2\1 ", plain)
