"""The words of a finished PDF, read by others than who wrote them: complete, in order, digit by digit."""

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from read_back import (
    ARABIC,
    MARKS,
    Line,
    as_read,
    as_tokens,
    as_words,
    differences,
    from_the_right,
    out_of_order,
    parts_in_order,
    read_by_pdfium,
    read_by_poppler,
    rows_of,
    set_lines,
    signs_put_back,
    without_arabic,
)
from sample_jobs import COMPOSED, IN_FULL, LANGUAGES, NAME, PIECES, every, folder_of_words, job, label, sampled
from sheets import KEPT, document_of, file_of, sheet_of

from hrposter.display import Begin, End
from hrposter.pdf.writer import write
from hrposter.poster import Job, Poster
from hrposter.rendering import document, reading_text
from hrposter.resolve import resolve
from hrposter.spec.content import flatten
from hrposter.spec.handy import NumbersBlock, TabsBlock
from hrposter.spec.regions import Region
from hrposter.spec.turning import ContactBlock
from hrposter.spec.words import Message

EXACT = ("(415) 555-0123", "(415) 555-0124", "www.riverside-health.org")
EVERY = [(piece, lang) for piece in PIECES for lang in LANGUAGES[piece]]


@lru_cache(maxsize=KEPT)
def read(of: Job) -> str:
    """What PDFium reads in the file of a job, once for all tests of it."""
    return read_by_pdfium(file_of(of))


def regions_of(poster: Poster) -> Iterator[Region]:
    """The regions of its page, or of all its panels."""
    yield from (region for page in poster.arrangement.pages for region in page.regions)


def words_of(poster: Poster) -> Iterable[Message]:
    """All that the piece says on its page; descriptions of pictures are not for the eye, and an entry whose details are not given is left out.

    Tabs bear the first of their entries that is not.
    """
    alts = {region.block.alt for region in regions_of(poster) if hasattr(region.block, "alt")}
    tabs = {region.block.key for region in regions_of(poster) if isinstance(region.block, TabsBlock)}
    for key, words in poster.content.words.items():
        entries = [entry for entry in words if isinstance(entry, Mapping)] if isinstance(words, tuple) else []
        given = [entry for entry in entries if None not in map(poster.copy, entry.values())]
        left_out = [entry for entry in entries if entry not in (given[:1] if key in tabs else given)]
        absent = {message.span for entry in left_out for message in entry.values()}
        yield from (message for message in flatten(key, words).values() if message.span not in absent) if key not in alts else ()


def shows_a_clinic(of: Job) -> bool:
    """Whether the layout has a place for the clinic's own numbers; the card that asks for an interpreter has none, and must not name it."""
    return any(isinstance(region.block, ContactBlock | NumbersBlock) for region in regions_of(resolve(of)))


def has_tabs(of: Job) -> bool:
    """Whether the same words stand turned on many tabs."""
    return any(isinstance(region.block, TabsBlock) for region in regions_of(resolve(of)))


@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_pdfium_reads_the_words_that_were_set(piece, lang, full_clinics):
    for of in (job(piece, lang, clinic=full_clinics[0]), job(piece, lang, "A3", is_landscape=True, profile="web", clinic=full_clinics[1])):
        made, got = document_of(of), read(of)
        assert differences(of, made, got) == []
        if not from_the_right(lang):
            assert out_of_order(made, got) == []


def sheets_that_say_all(piece: str, lang: str, clinic: Path) -> list[str]:
    """A4, and A3 too unless the layout leaves a place out there on purpose, as the words that staff use do to be read from afar."""
    small, large = ({region.name for region in resolve(job(piece, lang, paper, clinic=clinic)).arrangement.regions} for paper in ("A4", "A3"))
    return ["A4", "A3"] if small <= large else ["A4"]


@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_every_sentence_of_the_language_file_is_on_the_page(piece, lang, full_clinics):
    """On its own page, or on that of a piece which shares the file."""
    sharing = [other for other in PIECES if folder_of_words(other) == folder_of_words(piece)]
    for paper in sheets_that_say_all(piece, lang, full_clinics[0]):
        poster = resolve(job(piece, lang, paper, clinic=full_clinics[0]))
        texts = [reading_text(sheet_of(job(other, lang, paper, clinic=full_clinics[0])).made) for other in sharing]
        whole = " ".join(as_words("\n".join(texts)))
        assert [said for said in sentences(poster) if said not in whole] == [], paper


def sentences(poster: Poster) -> Iterator[str]:
    """What the page must say; the words for asking anyone stand only where no person is named."""
    fallback = poster.message("ask_anyone").span if "ask_anyone" in poster.content.words else None
    for message in words_of(poster):
        if message.span != fallback:
            yield " ".join(as_words("".join(fragment.text for fragment in poster.copy(message) or ())))


@pytest.mark.parametrize("profile", COMPOSED)
@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_numbers_and_addresses_are_read_exactly(piece, lang, profile, full_clinics):
    of = job(piece, lang, "A4", profile=profile, clinic=full_clinics[COMPOSED.index(profile)])
    made, got = document_of(of), read(of)
    lines = [line for line in set_lines(made) if any(text in line for text in EXACT)]
    pure = [text for text in EXACT for line in lines if text in line and not ARABIC.search(line)]
    assert [text for text in pure if text not in got] == []
    if shows_a_clinic(of):
        assert pure or from_the_right(lang)
        assert any(EXACT[0] in line for line in lines)
    else:
        assert [text for text in (NAME, *EXACT) if text in got] == []


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


def test_lines_that_change_places_are_noticed():
    made = document(job())
    got = read_by_pdfium(write(made))
    first, second, *rest = got.split("\r\n")
    assert out_of_order(made, got) == []
    assert out_of_order(made, "\r\n".join((second, first, *rest))) != []
    assert out_of_order(made, got + "\r\nmore") != []


def test_names_that_stand_beside_one_another_are_lines_of_their_own(full_clinics):
    lines = set_lines(document(job("language-wall", clinic=full_clinics[0])))
    assert lines[lines.index("Español") + 1] == "Spanish"


def test_only_lines_of_nearly_one_height_may_change_places():
    upper, beside, below = (Line("", 0, baseline, 12) for baseline in (100, 105, 107))
    assert rows_of([upper, beside]) == [[upper, beside]]
    assert rows_of([upper, below]) == [[upper], [below]]
    assert rows_of([upper, replace(upper, page=1)]) == [[upper], [replace(upper, page=1)]]


def test_a_vowel_sign_that_went_past_its_comma_is_put_back():
    assert as_read("\u0625\u0644\u064a\u060c\u0651") == "\u0625\u0644\u064a\u0651\u060c"


def test_a_dot_within_a_name_parts_no_line():
    assert parts_in_order("取自唐纳德·W·温尼科特") == ["取自唐纳德·W·温尼科特"]
    assert parts_in_order("Riverside\u00a0· (415) 555-0123") == ["Riverside", "(415) 555-0123"]


def test_the_reading_text_is_a_line_for_each_element():
    made = document(job())
    elements = [item.tag for page in made.pages for item in page.items if isinstance(item, Begin) and item.tag in ("H1", "H2", "P", "LBody")]
    assert len(reading_text(made).splitlines()) == len(elements)
    assert sum(isinstance(item, Begin) for item in made.pages[0].items) == sum(isinstance(item, End) for item in made.pages[0].items)


@pytest.mark.parametrize("piece", PIECES)
def test_the_languages_that_are_read_in_part_see_every_sheet_between_them(piece, full_clinics):
    wanted = {lang: every(piece, lang, full_clinics) for lang in LANGUAGES[piece]}
    seen = {replace(of, lang="en") for lang, jobs in wanted.items() if lang not in IN_FULL for of in sampled(jobs)}
    assert seen == set(wanted["en"])


@pytest.mark.slow
@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_pdfium_reads_the_words_of_the_whole_matrix(piece, lang, looked_at):
    """PDFium takes words from the right that are turned for one line with those before them, so there it reads Arabic sheets without their tabs."""
    found = []
    without_tabs = from_the_right(lang) and has_tabs(job(piece, lang))
    for of in looked_at(piece, lang):
        if not (of.clinic and without_tabs):
            found += differences(of, document_of(of), read(of))
    assert found == []


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_poppler_reads_the_words_that_were_set(piece, lang, full_clinics, tmp_path):
    """With -raw it keeps the order of the file, but misses the narrow spaces of large headlines; without, it is the other way round."""
    office, web = full_clinics
    sheets = ("Letter", False, "office", office), ("A5", True, "web", web), ("A1", False, "web", web)
    for of in sampled([job(piece, lang, size, is_landscape=lies, profile=profile, clinic=clinic) for size, lies, profile, clinic in sheets]):
        data, path, wanted = file_of(of), tmp_path / "poster.pdf", "\n".join(set_lines(document_of(of)))
        plain = signs_put_back(read_by_poppler(data, path))
        assert Counter(as_tokens(plain)) == Counter(as_tokens(wanted)), label(of)
        assert [text for text in EXACT if text in wanted and text not in MARKS.sub("", plain)] == []
        if not from_the_right(lang):
            raw = read_by_poppler(data, path, "-raw")
            assert without_arabic(raw) == without_arabic(wanted), label(of)
