"""Whatever a person does to a file, a poster comes out, or problems with their places; never a bug."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_jobs import FULL_CLINIC, LIBRARY, PIECES, SHIPPED, folder_of_words, job
from sample_pieces import LAYOUT, THEME, WORDS, library

from hrposter.diagnostics import MachineError, PosterError
from hrposter.poster import Job
from hrposter.rendering import document

EDITS = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
# How many edits are tried of each file, and of the layouts that ship, shared out over all of them: in make test, and in make matrix.
# Each run tries others.
OF_EACH_FILE, OF_LAYOUTS = (400, 1000), (1800, 4500)
# What typing, pasting and half-finished work put into such files.
SCRAPS = (
    *(
        "",
        " ",
        "  ",
        "\n",
        "\n  ",
        "\n    - ",
        "#",
        ":",
        ": ",
        "[",
        "]",
        "{",
        "}",
        ",",
        '"',
        "'",
        "-",
        "|\n",
        ">",
        "&a ",
        "*a",
        "!!int ",
        "**",
        "{x}",
        ".",
    ),
    *(
        "0",
        "1",
        "-1",
        "9" * 12,
        "0%",
        "100%",
        "1000%",
        "0pt",
        "9999mm",
        "0fr",
        "auto",
        "1fr",
        "1fr >= 90%",
        "1fr >= 1% or 0%",
        "true",
        "no",
        "~",
        "null",
    ),
    *(
        "title",
        "lede",
        "art",
        "draft: note",
        "text: title",
        "list: title",
        "cards: title",
        "columns: 12",
        "lines: 1",
        "hide: [title]",
        "bleed: [top]",
    ),
    *(
        "aspect >= 0",
        "short_edge < 1mm",
        "paper",
        "deep",
        "space.m",
        "é",
        "\u202e",
        "\u200b",
        "\u00a0",
        "مرحبا",
        "😀",
        "W" * 90,
        "word " * 90,
        "\t",
        "\r",
        "\x00",
    ),
)
spots = st.floats(0, 1, exclude_max=True)
edits = st.lists(st.tuples(spots, st.integers(0, 40), st.sampled_from(SCRAPS)), min_size=1, max_size=3)


def edited(text: str, changes: list[tuple[float, int, str]]) -> str:
    """The text with stretches of it replaced."""
    for spot, length, scrap in changes:
        start = int(spot * len(text))
        text = text[:start] + scrap + text[start + length :]
    return text


def comes_to_something(of: Job) -> None:
    """A poster, or problems that a person can act on; any other exception is a bug."""
    said: list[tuple[str, str]] = []
    try:
        document(of)
    except PosterError as error:
        said = [(problem.message, problem.help) for problem in error.diagnostics] or [("", "")]
    except MachineError as error:
        said = [(str(error), error.help)]
    assert all(fact and advice for fact, advice in said)


def job_with(folder: Path, name: str, text: str) -> Job:
    """A job with one of its files written anew."""
    texts = {"layout": LAYOUT, "words": WORDS, "theme": THEME, "clinic": FULL_CLINIC.replace("logo: LOGO\n", ""), name: text}
    mine = library(
        folder, texts["layout"].replace("theme: sunrise", "theme: plain").replace("art: garden", "art: corner"), texts["words"], texts["theme"]
    )
    (folder / "layouts/all/corner.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path class="green" d="M0 0h9v9z"/></svg>', encoding="utf-8"
    )
    clinic = folder / "clinic.yaml"
    clinic.write_text(texts["clinic"], encoding="utf-8", newline="")
    return job("all", library=mine, clinic=clinic)


SOURCES = {"layout": LAYOUT, "words": WORDS, "theme": THEME, "clinic": FULL_CLINIC.replace("logo: LOGO\n", "")}


@pytest.mark.parametrize("name", SOURCES)
def test_the_files_themselves_are_good(name, tmp_path):
    assert len(document(job_with(tmp_path, name, SOURCES[name])).pages) == 1


def try_edits(name: str, folder: Path) -> Callable[[list[tuple[float, int, str]]], None]:
    def attempt(changes: list[tuple[float, int, str]]) -> None:
        comes_to_something(job_with(folder, name, edited(SOURCES[name], changes)))

    return attempt


@pytest.mark.parametrize("name", SOURCES)
def test_any_edit_gives_a_poster_or_problems(name, tmp_path):
    EDITS(given(edits)(try_edits(name, tmp_path)))()


@pytest.mark.slow
@pytest.mark.parametrize("name", SOURCES)
def test_any_of_many_edits_gives_a_poster_or_problems(name, tmp_path, is_in_full):
    settings(EDITS, max_examples=OF_EACH_FILE[is_in_full])(given(edits)(try_edits(name, tmp_path)))()


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_any_edit_of_a_layout_that_ships_gives_a_poster_or_problems(piece, tmp_path, is_in_full):
    text = (SHIPPED / piece / "layout.yaml").read_text(encoding="utf-8")
    words = (folder_of_words(piece) / "en.yaml").read_text(encoding="utf-8")
    assert LIBRARY.piece(piece).is_dir()

    @settings(EDITS, max_examples=OF_LAYOUTS[is_in_full] // len(PIECES))
    @given(edits, st.booleans())
    def attempt(changes: list[tuple[float, int, str]], is_landscape: bool) -> None:
        comes_to_something(job("all", is_landscape=is_landscape, library=library(tmp_path, edited(text, changes), words)))

    attempt()
