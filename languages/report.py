"""docs/languages.md: what was measured, in tables, and what a native reader should still check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from languages.compare import Copied
from languages.results import OURS, SHOWN, TYPST, WEASYPRINT, Measured

CLOSE = 0.002  # as near to Typst's width as is asked for
MAKERS = (OURS, TYPST, WEASYPRINT)
_NUMBER_LOST = " ✗"

# Why a line is not as wide as Typst's; each was tried.
_WIDTHS: Mapping[str, str] = MappingProxyType(
    {
        "gu": "Typst takes the spaces between Latin words from the Gujarati face, where they are wider",
        "ja": "Typst puts a quarter of an em between ideographs and Latin letters (`cjk-latin-spacing`), hrposter an eighth",
        "zh-Hans": "Typst takes the blank from the last mark of a text too, hrposter only where a line ends",
        "zh-Hant": "Typst takes the blank from the last mark of a text too, and from marks that stand in the middle of their em",
    }
)
# What readers do to a text whoever wrote the file.
_READERS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("pdf.js", "hy"): "pdf.js writes the ligature և as its two letters եւ (its compatibility form)",
        ("pdf.js", "lo"): "pdf.js writes ໜ and ໝ as two letters, ຫນ and ຫມ (their compatibility forms)",
    }
)

_FROM_THE_RIGHT = """\

No reader of the three follows UAX 9 when it copies a line that runs from the right. PDFium sorts a line by place and turns it round piece
by piece, so that of `(415) 555-0123` it would say `555-0123 (415)`, and of a name its last word first. In our files it meets blanks before
and after such a stretch that it takes for the end of a line (`hrposter/pdf/fences.py`): so numbers, names and addresses come out whole
and in their place, each on a line of its own. A quotation mark or a full stop beside them may still stand at the other end. pdf.js says
what our files hold, in the order of reading, but leaves out the blank where the typeface changes; poppler puts a blank on the wrong side
of a comma or a full stop. Whoever is read to hears it right: each paragraph holds its text in logical order (ActualText).

"""
_HEAD = """\
# Every language set right

One headline and a few sentences of our own in {count} languages ([tests/languages](../tests/languages)), each with a Latin name, a
telephone number, a time, an address of the web and a quotation, set as a piece on A5 in the theme `sunrise`. The same words went
through Typst and WeasyPrint: same font files, same sizes, same measure, both told to write PDF/UA-1. `make languages` measures all of
it anew, writes this page and puts every sheet beside Typst's in `build/languages`.

{versions}

"""
_READING = """\
## Copied back

What three readers copy out of each file: PDFium (in Chrome and Edge), poppler (in Evince and Okular) and pdf.js (in Firefox).
**exact** means every character in its order, every blank where it was, and no other except at the ends of lines. Else two shares say
how much came back: of the characters, whatever their order, and of the pairs of neighbouring words (numbers and signs too) that are
neighbours still. ✗ means that the telephone number or the time did not come back as it was.

"""


_UNICODE = """\
## Unicode's own tests

`make test` runs the test files of Unicode 15.0 that Debian brings (`tests/text/test_bidi.py` and `tests/text/test_unicode_breaks.py`):

- UAX 9, directions: every case of BidiTest.txt and of BidiCharacterTest.txt gives what the files say.
- UAX 14, lines: 7,307 of 7,654 cases give what the file says. 318 differ since we forbid more: a line never ends inside a cluster or an
  address of the web. 29 differ since ICU follows Unicode 17, whose rules LB15, LB20a, LB21a and LB25 are newer.
- UAX 29, clusters: 601 of 602 cases; Unicode 16 no longer counts the upper-blade scissors (U+2701) among the pictures that a joiner joins.

"""


def report(found: Sequence[Measured], versions: str) -> str:
    """The whole page."""
    parts = [
        _HEAD.format(count=len(found), versions=versions),
        *_short(found),
        _READING,
        "### From the left\n\n",
        *_reading(measured for measured in found if not measured.sample.parsed.is_rtl),
        *_notes(found),
        "### From the right\n\n",
        *_reading(measured for measured in found if measured.sample.parsed.is_rtl),
        _FROM_THE_RIGHT,
        *_shapes(found),
        *_breaks(found),
        _UNICODE,
        *_doubts(found),
    ]
    return "".join(parts)


def _short(found: Sequence[Measured]) -> Iterator[str]:
    left = [measured for measured in found if not measured.sample.parsed.is_rtl]
    near = sum(measured.wider is not None and abs(measured.wider) <= CLOSE for measured in found)
    yield "## In short\n\n"
    for reader in SHOWN:
        counts = ", ".join(f"{who} {sum(measured.copied[reader, who].is_exact for measured in left)}" for who in MAKERS)
        yield f"- Of {len(left)} languages that read from the left, {reader} copies exactly: {counts}.\n"
    yield f"- Glyphs, places and advances are HarfBuzz's own in {sum(measured.as_harfbuzz for measured in found)} of {len(found)} languages.\n"
    yield f"- A line is as wide as Typst's, to {CLOSE:.1%}, in {near} of {len(found)} languages.\n"
    yield f"- {sum(measured.lines for measured in found):,} lines of every width from 4 to 60 em were looked at; what was found is listed below.\n\n"


def _reading(found: Iterator[Measured]) -> Iterator[str]:
    heads = [f"{reader}: {who}" for reader in SHOWN for who in MAKERS]
    yield f"| language | {' | '.join(heads)} |\n|---|{'---|' * len(heads)}\n"
    for measured in found:
        cells = [cell(measured.copied[reader, who]) for reader in SHOWN for who in MAKERS]
        yield f"| {measured.sample.name} (`{measured.sample.language}`) | {' | '.join(cells)} |\n"


def cell(copied: Copied) -> str:
    """How a text came back, in a cell of the table."""
    said = "exact" if copied.is_exact else f"{copied.letters:.0%}, {copied.order:.0%}"
    return said + (_NUMBER_LOST if copied.lost else "")


def _notes(found: Sequence[Measured]) -> Iterator[str]:
    """What hrposter does not copy exactly although it reads from the left, and why."""
    yield "\n"
    for measured in found:
        for reader in SHOWN:
            if not measured.sample.parsed.is_rtl and not measured.copied[reader, OURS].is_exact:
                why = _READERS.get((reader, measured.sample.language), "not understood yet")
                yield f"- {measured.sample.name}, {reader}: {why}.\n"
    yield "\n"


def _shapes(found: Sequence[Measured]) -> Iterator[str]:
    yield "## Glyphs and widths\n\n"
    yield "The running text in one endless line: its glyphs beside those that HarfBuzz draws for each stretch of one face, script and\n"
    yield "direction, and its width beside Typst's.\n\n"
    yield "| language | faces | glyphs | as HarfBuzz | against Typst |\n|---|---|---|---|---|\n"
    for measured in found:
        wider = "" if measured.wider is None else f"{measured.wider:+.3%}".replace("-0.000", "+0.000")
        same = "yes" if measured.as_harfbuzz else "no"
        yield f"| {measured.sample.name} | {', '.join(measured.faces)} | {measured.glyphs} | {same} | {wider} |\n"
    yield "\n"
    for measured in found:
        if measured.wider is not None and abs(measured.wider) > CLOSE:
            yield f"- {measured.sample.name}: {_WIDTHS.get(measured.sample.language, 'not understood yet')}.\n"
    yield "\n"


def _breaks(found: Sequence[Measured]) -> Iterator[str]:
    yield "## Breaks\n\n"
    yield "No glyph is missing, no line begins or ends with a mark that may not stand there, none ends within a character, a number or an\n"
    yield "address, and numbers run from left to right, except as listed:\n\n"
    faults = [f"- {measured.sample.name}: {fault}\n" for measured in found for fault in measured.faults]
    yield from faults or ["- nothing was found.\n"]
    yield "\n"


def _doubts(found: Sequence[Measured]) -> Iterator[str]:
    yield "## What a native reader should still check\n\n"
    yield "The words are drafts by people who do not speak all of these languages. Each line says where they were least sure.\n\n"
    for measured in found:
        yield f"- **{measured.sample.name}**: {measured.sample.doubt}\n"
