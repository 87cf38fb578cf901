"""Every page of every draft says that nobody has checked its words, in its own language and in English."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sample_jobs import LANGUAGES, LIBRARY, PIECES, job, label
from sample_pieces import THEME, WORDS, checked, library
from sheets import sheet_of

from hrposter.diagnostics import PosterError
from hrposter.display import Begin, Fill, Page, Text
from hrposter.layout.page import lay_out
from hrposter.papers import SCREENS
from hrposter.poster import Job, Poster
from hrposter.profiles import PROFILES
from hrposter.rendering import document
from hrposter.resolve import resolve, theme_named
from hrposter.resources import Library, data_folder
from hrposter.spec.compositions import SCREEN, composed, layout_for
from hrposter.spec.references import check_draft_regions
from hrposter.units import mm

# Cards for the wallet and the badge, whose bands have few words; on their larger sheets they say all of it.
BRIEF = ("ask-first-card", "overdose-card", "people-to-call")
DRAFTS = [(piece, lang) for piece in PIECES for lang in LANGUAGES[piece] if lang != "en"]


def told(poster: Poster) -> list[str]:
    """The sentence in both languages; wallet cards alone say it in few words."""
    key = "draft"
    if poster.sheet.short_edge < mm(80) and poster.job.piece in BRIEF:
        key = "draft_unsigned" if poster.is_unsigned else "draft_brief"
    return [" ".join(each.texts[key].split()) for each in (poster.phrases, poster.english)]


def lacking(page: Page, poster: Poster) -> list[str]:
    """Which of the two sentences a page does not say, be its spaces what they may; one that has none has none where its lines end either."""
    words = " ".join("".join(item.text if item.text.endswith(" ") else f"{item.text} " for item in page.items if isinstance(item, Text)).split())
    return [sentence for sentence in told(poster) if sentence not in (words if " " in sentence else words.replace(" ", ""))]


def without_band(of: Job) -> Iterator[str]:
    sheet = sheet_of(of)
    if sheet.poster.content.is_draft:
        pages = enumerate(sheet.pages, 1)
        yield from (f"{label(of)}, page {number}: {sentence}" for number, page in pages for sentence in lacking(page, sheet.poster))


@pytest.mark.parametrize(("piece", "lang"), DRAFTS)
def test_every_page_of_a_draft_bears_the_band(piece, lang, looked_at):
    assert [fault for of in looked_at(piece, lang) for fault in without_band(of)] == []


@pytest.mark.parametrize("name", PIECES)
@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.name)
def test_every_composition_that_ships_has_a_place_for_it(name, profile):
    folder = LIBRARY.piece(name)
    if profile.is_screen and not (folder / SCREEN).is_file():
        pytest.skip("it has no layout for screens")
    layout, _ = composed(layout_for(profile, folder, LIBRARY), theme_named("sunrise", LIBRARY), profile)
    assert check_draft_regions(layout) == ()


LAYOUT = """\
hrposter: 1
title: Ours
sizes: [Letter]
updated: 2026-11-23
theme: plain
page: {margin: 8%}
grid:
  columns: [1fr]
  rows: [auto, auto, 1fr, auto]
  areas: [title, list, ., draft]
regions:
  title: {text: title, style: title, tag: H1}
  list: {list: some, style: body}
  draft: {draft: note}
variants:
  - when: aspect >= 1
    page: {gap: space.s}
pages: 2
next:
  grid: {columns: [1fr], rows: [auto, 1fr, auto], areas: [list, ., draft]}
"""
SCREEN_LAYOUT = "hrposter: 1\nsizes: [1920x1080]\n" + LAYOUT[LAYOUT.index("page:") : LAYOUT.index("variants:")]
_BARE = ("  rows: [auto, auto, 1fr, auto]\n  areas: [title, list, ., draft]\n", "  rows: [auto, auto, 1fr]\n  areas: [title, list, .]\n")
_REGION = ("  draft: {draft: note}\n", "")
_HIDDEN = (
    "    page: {gap: space.s}\n",
    "    hide: [draft]\n    grid: {columns: [1fr], rows: [auto, auto, 1fr], areas: [title, list, .]}\n",
)
_LATER = ("rows: [auto, 1fr, auto], areas: [list, ., draft]", "rows: [auto, 1fr], areas: [list, .]")


def own(folder: Path, changes: Iterable[tuple[str, str]] = (), screen: str = SCREEN_LAYOUT, es: str | None = None) -> Library:
    layout = LAYOUT
    for old, new in changes:
        assert old in layout
        layout = layout.replace(old, new)
    words = WORDS.replace("language: en", "language: es").replace("status: source", "status: draft")
    made = library(folder, layout, WORDS, THEME, es=es or words)
    (folder / "layouts/all/screen.yaml").write_text(screen, encoding="utf-8")
    return made


@pytest.mark.parametrize(
    ("changes", "named", "line"),
    [
        ((_BARE, _REGION, _LATER), ["base", "base, next pages", "aspect >= 1", "aspect >= 1, next pages"], 8),
        ((_HIDDEN,), ["aspect >= 1"], 18),
        ((_LATER,), ["base, next pages", "aspect >= 1, next pages"], 20),
    ],
)
@pytest.mark.parametrize("is_landscape", [False, True])
def test_a_composition_without_a_place_for_the_band_is_an_error_for_a_draft(tmp_path, changes, named, line, is_landscape):
    mine = own(tmp_path, changes)
    with pytest.raises(PosterError) as caught:
        document(job("all", "es", library=mine, is_landscape=is_landscape))
    found = caught.value.diagnostics
    assert {problem.code for problem in found} == {"draft-region"}
    assert [problem.message.split("'")[1] for problem in found] == named
    assert found[0].span is not None
    assert found[0].span.line == line
    assert "draft: {draft: note}" in found[0].help
    assert document(job("all", "en", library=mine, is_landscape=is_landscape)).pages


def test_a_screen_without_a_place_for_the_band_is_an_error_for_a_draft(tmp_path):
    bare = SCREEN_LAYOUT.replace(*_BARE).replace(*_REGION)
    with pytest.raises(PosterError, match="draft-region"):
        document(replace(job("all", "es", library=own(tmp_path, screen=bare), profile="screen"), paper=SCREENS["1920x1080"]))


def test_a_band_on_the_last_page_alone_is_no_place_for_it(tmp_path):
    with pytest.raises(PosterError, match="draft-region"):
        document(job("all", "es", library=own(tmp_path, (("{draft: note}", "{draft: note, last: true}"),))))


def test_large_print_places_the_band_itself(tmp_path):
    mine = own(tmp_path, (_BARE, _REGION, _LATER))
    of = job("all", "es", library=mine, profile="large-print")
    assert list(without_band(of)) == []


def test_a_checked_translation_needs_no_place_for_it(tmp_path):
    mine = own(tmp_path, (_BARE, _REGION, _LATER), es=checked(tmp_path, WORDS, "es"))
    assert document(job("all", "es", library=mine)).pages


def test_checked_words_bear_the_band_while_the_shared_ones_are_a_draft(tmp_path):
    mine = own(tmp_path, es=checked(tmp_path, WORDS, "es"))
    of = job("all", "es", library=mine)
    assert lacking(document(of).pages[0], resolve(of)) != []
    (tmp_path / "assets/phrases/es.yaml").unlink()
    assert lacking(document(of).pages[0], resolve(of)) == []


def test_the_band_is_read_aloud_in_both_languages(tmp_path):
    (page,) = document(job("all", "es", library=own(tmp_path))).pages
    starts = [index for index, item in enumerate(page.items) if isinstance(item, Begin) and item.tag == "P"]
    assert [page.items[index].lang for index in starts] == [None, "en"]


def test_a_page_without_the_band_is_seen():
    page = lay_out(resolve(job("seat-belt", "en"))).pages[0]
    for lang in ("es", "ht", "zh-Hans"):
        poster = resolve(job("seat-belt", lang))
        assert lacking(page, poster) == told(poster)


def words_of(page: Page) -> str:
    return "".join(item.text for item in page.items if isinstance(item, Text))


def test_a_brief_band_says_it_in_few_words_in_both_languages(tmp_path):
    (page,) = document(job("all", "es", library=own(tmp_path, [("draft: {draft: note}", "draft: {draft: note, brief: true}")]))).pages
    assert "Traducción en borrador, aún sin revisar.Draft translation, not yet checked." in words_of(page)


def test_a_brief_band_says_all_of_it_where_the_language_has_no_few_words(tmp_path):
    mine = own(tmp_path, [("draft: {draft: note}", "draft: {draft: note, brief: true}")])
    shared = (data_folder() / "assets/phrases/es.yaml").read_text(encoding="utf-8")
    (tmp_path / "assets/phrases").mkdir(parents=True, exist_ok=True)
    few = "".join(line for line in shared.splitlines(keepends=True) if not line.startswith("  draft_"))
    (tmp_path / "assets/phrases/es.yaml").write_text(few[: few.index("english: {")], encoding="utf-8")
    assert "traductor profesional.Draft translation, not yet checked.Draft" not in words_of(page := document(job("all", "es", library=mine)).pages[0])
    assert "traductor profesional." in words_of(page)


def test_a_band_with_a_surface_fills_its_area_to_the_edge(tmp_path):
    of = job("all", "es", library=own(tmp_path, [("draft: {draft: note}", "draft: {draft: note, surface: blush, bleed: [start, end, bottom]}")]))
    (page,), poster = document(of).pages, resolve(of)
    (ground,) = (item.rect for item in page.items if isinstance(item, Fill) and item.ink == poster.surface("blush").fill)
    title = next(item for item in page.items if isinstance(item, Text))
    band = next(item for item in page.items if isinstance(item, Text) and "borrador" in item.text)
    assert (ground.x, ground.right, ground.bottom) == (poster.frame.x, poster.frame.right, poster.frame.bottom)
    assert band.x == title.x


@pytest.mark.parametrize("paper", ["85x55", "A6"])
def test_a_card_tells_those_who_read_english_where_it_is_and_a_larger_sheet_all(paper):
    poster = resolve(job("overdose-card", "vi", paper))
    said = [each.texts["english_follows"] in words_of(lay_out(poster).pages[0]) for each in (poster.phrases, poster.english)]
    assert said == [paper == "A6", True]
