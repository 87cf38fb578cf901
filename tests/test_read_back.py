"""The words of a finished PDF, read by others than who wrote them: complete, in order, digit by digit."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from unicodedata import normalize

import pypdfium2
import pytest
from sample_jobs import LANGUAGES, PIECES, folder_of_words, job, label, matrix

from hrposter.display import Begin, Document, End, Text
from hrposter.layout.page import lay_out
from hrposter.pdf.writer import write
from hrposter.poster import Job, Poster
from hrposter.rendering import document, reading_text
from hrposter.resolve import resolve
from hrposter.spec.content import flatten
from hrposter.spec.words import Message

EXACT = ("(415) 555-0123", "(415) 555-0124", "www.riverside-health.org")
EVERY = [(piece, lang) for piece in PIECES for lang in LANGUAGES[piece]]
ARABIC = re.compile("[\u0620-\u06ff]")
OTHER = re.compile(r"[\dA-Za-z]")
TOKENS = re.compile(r"\d+|[\u0620-\u065f\u0670-\u06d3]+|(?:[^\W\d\u0600-\u06ff][\u0300-\u036f]*)+")
# PDFium says U+FFFE for a hyphen at the end of a line, and joins the halves.
HYPHENATED = re.compile("\ufffe\r?\n?")
QUOTES, NOTHING = re.compile("[\u201c\u201d\u2018\u2019]"), re.compile("(?!)")
MARKS = re.compile("[\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069]")


def read_by_pdfium(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as opened:
        return "\n".join(page.get_textpage().get_text_range() for page in opened)


def read_by_poppler(data: bytes, path: Path, *options: str) -> str:
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", *options, "-nopgbrk", str(path), "-"], check=True, capture_output=True, timeout=60)
    return done.stdout.decode()


def as_words(text: str) -> list[str]:
    return normalize("NFC", MARKS.sub("", text)).split()


def as_tokens(text: str) -> list[str]:
    """Runs of letters with their marks, and runs of digits."""
    return TOKENS.findall(normalize("NFC", MARKS.sub("", text)))


def set_lines(made: Document) -> list[str]:
    """Each line as it was set, in logical order; a link within a line does not part it, nor does an Arabic name beside a number."""
    texts = [item for page in made.pages for item in page.items if isinstance(item, Text)]
    return [line for _, beside in groupby(texts, key=lambda item: round(item.baseline, 2)) for line in _lines(list(beside))]


def _lines(beside: list[Text]) -> list[str]:
    lines = ["".join(item.text for item in line) for _, line in groupby(beside, key=lambda item: (item.size, item.source))]
    whole = " ".join(line.strip() for line in lines)
    return [whole] if ARABIC.search(whole) and OTHER.search(whole) else lines


def differences(of: Job, made: Document, got: str) -> list[str]:
    """What is read otherwise than it was set: every letter and digit once, and each line's words in their order."""
    wanted, found = Counter(as_tokens("\n".join(set_lines(made)))), Counter(as_tokens(as_read(got)))
    lost = [f"{token!r} is not found" for token in wanted - found] + [f"{token!r} is too much" for token in found - wanted]
    # The quotation marks of Arabic stand where they are read in the file, and PDFium moves them to the other end of their line.
    moved = QUOTES if of.lang == "ar" else NOTHING
    whole = f" {' '.join(as_words(moved.sub('', as_read(got))))} "
    lines = [" ".join(as_words(moved.sub("", part))) for line in set_lines(made) for part in parts_in_order(line)]
    # The full stop of a Latin line in an Arabic paragraph stands at its left, and readers differ on when it is read.
    lines = [line for line in lines if of.lang != "ar" or ARABIC.search(line) or not line.endswith(".")]
    return [f"{label(of)}: {fault}" for fault in (*lost, *(f"{line!r} is out of order" for line in lines if f" {line} " not in whole))]


def parts_in_order(line: str) -> list[str]:
    """What a reader must give in this order: the details of a line each for itself, and a line that is Arabic throughout.

    PDFium and poppler know less of UAX 9 than it takes to put every word and number of a mixed line in its place.
    """
    parts = re.split("\u00a0?\u00b7", line) if not ARABIC.search(line) else [line] if not OTHER.search(line) else []
    return [part.strip(" \u00b7") for part in parts if part.strip(" \u00b7")]


def as_read(got: str) -> str:
    return HYPHENATED.sub("-", got)


def words_of(poster: Poster) -> Iterable[Message]:
    """All that the piece says on its page; descriptions of pictures are not for the eye, and an entry whose details are not given is left out."""
    alts = {region.block.alt for region in poster.arrangement.regions if hasattr(region.block, "alt")}
    for key, words in poster.content.words.items():
        entries = words if isinstance(words, tuple) else ()
        left_out = [entry for entry in entries if isinstance(entry, Mapping) and None in map(poster.copy, entry.values())]
        absent = {message.span for entry in left_out for message in entry.values()}
        yield from (message for message in flatten(key, words).values() if message.span not in absent) if key not in alts else ()


@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_pdfium_reads_the_words_that_were_set(piece, lang, full_clinics):
    for of in (job(piece, lang, clinic=full_clinics[0]), job(piece, lang, "A3", is_landscape=True, profile="web", clinic=full_clinics[1])):
        made = document(of)
        got = read_by_pdfium(write(made))
        assert differences(of, made, got) == []
        if lang != "ar":
            assert as_words(as_read(got)) == as_words("\n".join(set_lines(made)))


@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_every_sentence_of_the_language_file_is_on_the_page(piece, lang, full_clinics):
    """On its own page, or on that of a piece which shares the file."""
    poster = resolve(job(piece, lang, "A3", clinic=full_clinics[0]))
    sharing = [other for other in PIECES if folder_of_words(other) == folder_of_words(piece)]
    texts = [reading_text(lay_out(resolve(job(other, lang, "A3", clinic=full_clinics[0])))) for other in sharing]
    read = " ".join(as_words("\n".join(texts)))
    for message in words_of(poster):
        said = "".join(fragment.text for fragment in poster.copy(message) or ())
        is_fallback = message.span == poster.message("ask_anyone").span if "ask_anyone" in poster.content.words else False
        assert is_fallback or " ".join(as_words(said)) in read


@pytest.mark.parametrize("profile", ["office", "web"])
@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_numbers_and_addresses_are_read_exactly(piece, lang, profile, full_clinics):
    of = job(piece, lang, "A4", profile=profile, clinic=full_clinics[1])
    made = document(of)
    got = read_by_pdfium(write(made))
    lines = [line for line in set_lines(made) if any(text in line for text in EXACT)]
    pure = [text for text in EXACT for line in lines if text in line and not ARABIC.search(line)]
    assert [text for text in pure if text not in got] == []
    assert pure or lang == "ar"
    assert any(EXACT[0] in line for line in lines)


def test_a_word_that_went_astray_is_noticed():
    of = job()
    made = document(of)
    got = read_by_pdfium(write(made))
    assert differences(of, made, got) == []
    assert differences(of, made, got.replace("welcome", "welcme")) != []


def test_a_digit_that_moved_is_noticed(full_clinics):
    of = job(lang="ar", clinic=full_clinics[0])
    made = document(of)
    got = read_by_pdfium(write(made))
    assert differences(of, made, got) == []
    assert differences(of, made, got.replace("555-0123", "555-0132")) != []


def test_the_reading_text_is_a_line_for_each_element():
    made = document(job())
    elements = [item.tag for page in made.pages for item in page.items if isinstance(item, Begin) and item.tag in ("H1", "H2", "P", "LBody")]
    assert len(reading_text(made).splitlines()) == len(elements)
    assert sum(isinstance(item, Begin) for item in made.pages[0].items) == sum(isinstance(item, End) for item in made.pages[0].items)


@pytest.mark.slow
@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_pdfium_reads_the_words_of_the_whole_matrix(piece, lang, full_clinics):
    found = []
    for of in matrix((None, full_clinics[0]), (piece,)):
        if of.lang == lang:
            made = document(of)
            found += differences(of, made, read_by_pdfium(write(made)))
    assert found == []


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_poppler_reads_the_words_that_were_set(piece, lang, full_clinics, tmp_path):
    """With -raw it keeps the order of the file, but misses the narrow spaces of large headlines; without, it is the other way round."""
    for size, is_landscape, profile in (("Letter", False, "office"), ("A5", True, "web"), ("A1", False, "web")):
        of = job(piece, lang, size, is_landscape=is_landscape, profile=profile, clinic=full_clinics[0])
        made = document(of)
        data, path, wanted = write(made), tmp_path / "poster.pdf", "\n".join(set_lines(made))
        plain = read_by_poppler(data, path)
        assert Counter(as_tokens(plain)) == Counter(as_tokens(wanted)), label(of)
        assert [text for text in EXACT if text in wanted and text not in MARKS.sub("", plain)] == []
        if lang != "ar":
            assert "".join(as_words(read_by_poppler(data, path, "-raw"))) == "".join(as_words(wanted)), label(of)
