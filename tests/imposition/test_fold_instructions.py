"""The page that shows how a sheet is folded: in every language, all of it readable, nothing over anything else."""

from __future__ import annotations

from itertools import product

import pytest
from sample_jobs import job

from hrposter.diagnostics import PosterError
from hrposter.display import Close, Page, Path, Text
from hrposter.folds import FOLDS
from hrposter.geometry import Rect, union
from hrposter.imposition.folds.instructions import instructions
from hrposter.imposition.folds.sides import Stock
from hrposter.imposition.folds.steps import STEPS
from hrposter.imposition.printer import Printer
from hrposter.layout.own_words import own_words
from hrposter.resolve import resolve
from hrposter.resources import Library, data_folder
from hrposter.units import inches, mm

LANGUAGES = sorted(path.stem for path in (data_folder() / "assets/imposition").glob("*.yaml"))


def page_of(fold: str, lang: str = "en", paper: str = "Letter", pages: int = 0) -> Page:
    return instructions(Stock(resolve(job("seat-belt", lang, paper)), FOLDS[fold], Printer()), pages or FOLDS[fold].panels)


def lines(page: Page) -> list[Text]:
    return [item for item in page.items if isinstance(item, Text) and item.text.strip()]


def said(page: Page) -> str:
    return " ".join(" ".join(line.text for line in lines(page)).split())


def box_of(path: Path) -> Rect:
    return union(Rect(*part[-2:], 0, 0) for part in path.outline if not isinstance(part, Close))


def test_the_languages_are_those_that_short_pieces_have():
    assert sorted(["en", "es", "ar", "fr", "pt-BR", "ht", "vi", "zh-Hans", "zh-Hant", "tl", "ko", "ru"]) == LANGUAGES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_steps_of_every_fold_stand_on_the_page_and_over_nothing_else(lang):
    for fold, paper in product(FOLDS, ("Letter", "A4")):
        page = page_of(fold, lang, paper, pages=12 if fold == "booklet" else 0)
        boxes = [line.box for line in lines(page)]
        assert all(page.live.contains(box, slack=1.0) for box in boxes), (fold, paper)
        assert all(page.live.contains(box_of(item), slack=1.0) for item in page.items if isinstance(item, Path)), (fold, paper)
        assert not [(one, other) for place, one in enumerate(boxes) for other in boxes[place + 1 :] if one.overlaps(other, slack=1.0)], (fold, paper)
        drawn = [box_of(item) for item in page.items if isinstance(item, Path)]
        numbers = {line.box for line in lines(page) if len(line.text.strip()) <= 2}
        assert not [box for box in boxes if box not in numbers and any(box.overlaps(each, slack=1.0) for each in drawn)], (fold, paper)
        assert min(line.size for line in lines(page)) >= 6.2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_step_is_said_in_the_language_and_in_english(lang):
    words = own_words(Library(), "imposition", lang).content.words
    for fold in FOLDS:
        page = page_of(fold, lang, pages=12 if fold == "booklet" else 0)
        shown = [line.source for line in lines(page)]
        for key in (step.key for step in STEPS[fold]):
            assert words[key].span in shown
            assert own_words(Library(), "imposition", "en").content.words[key].span in shown


def test_a_language_without_words_of_its_own_is_served_in_english():
    assert own_words(Library(), "imposition", "uk").language.tag == "en"
    assert own_words(Library(), "imposition", "es-MX").language.tag == "es"


def test_a_translation_that_lacks_a_step_is_an_error(tmp_path):
    folder = tmp_path / "assets/imposition"
    folder.mkdir(parents=True)
    whole = (data_folder() / "assets/imposition/es.yaml").read_text()
    (folder / "es.yaml").write_text("".join(line for line in whole.splitlines(keepends=True) if "  fold_half:" not in line))
    (tmp_path / "layouts").mkdir()
    with pytest.raises(PosterError, match="fold_half"):
        own_words(Library((tmp_path / "layouts",)), "imposition", "es")


@pytest.mark.parametrize("fold", FOLDS)
def test_the_side_to_print_and_the_edge_to_turn_are_said_in_words(fold):
    text = said(page_of(fold, pages=8 if fold == "booklet" else 0))
    if fold == "zine":
        assert "on one side" in text
        assert "edge." not in text.split("Fold along")[0]
    else:
        assert "on both sides. Flip on the short edge." in text


@pytest.mark.parametrize(("paper", "length", "label"), [("Letter", inches(2), "2 in"), ("A4", mm(50), "50 mm")])
def test_the_bar_is_as_long_as_it_says(paper, length, label):
    page = page_of("half", paper=paper)
    (said_to_be,) = [line for line in lines(page) if line.text.strip("\u2066\u2069\u2068 ") == label]
    bars = [box_of(item) for item in page.items if isinstance(item, Path) and box_of(item).y > page.live.bottom - 40]
    assert [bar.width for bar in bars] == [pytest.approx(length)]
    assert bars[0].x < said_to_be.box.x < said_to_be.box.right < bars[0].right


def test_a_booklet_of_one_sheet_needs_no_staples():
    assert "Staple" not in said(page_of("booklet", pages=4))
    assert "Staple" in said(page_of("booklet", pages=8))


def test_a_language_that_reads_from_the_right_has_its_first_step_on_the_right():
    (one,) = [line for line in lines(page_of("trifold", "ar")) if line.text.strip() == "1" and line.size > 20]
    (three,) = [line for line in lines(page_of("trifold", "ar")) if line.text.strip() == "3" and line.size > 20]
    assert one.x > three.x
