"""A wall of languages: each greeting in its own script, as large to the eye as all others, on a card of its own."""

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from sample_jobs import job
from sample_pieces import LAYOUT, THEME, WORDS, library

from hrposter.diagnostics import PosterError
from hrposter.display import Begin, End, Item, Page, Text
from hrposter.display import Path as Outline
from hrposter.fonts.face import open_face
from hrposter.layout.page import lay_out
from hrposter.layout.rows import rows_of
from hrposter.resolve import resolve
from hrposter.resources import asset_path
from hrposter.spec.readers import greetings_in

GREETINGS = greetings_in(asset_path("greetings/greetings.yaml"))
# How much larger or smaller than English the letters of a greeting may stand, marks above and below left out.
LEAST, MOST = 0.8, 1.3
FEW = "[en, es, ar]"


def clinic(folder: Path, languages: str) -> Path:
    path = folder / "clinic.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"hrposter: 1\nname: Riverside\nlanguages: {languages}\n", encoding="utf-8")
    return path


def wall(folder: Path, languages: str = FEW, lang: str = "en", options: str = "", paper: str = "Letter", given: str | None = None) -> Page:
    """A page with a wall alone; ``given`` are the languages of the clinic, those of the layout if there are none."""
    layout = LAYOUT.partition("regions:")[0].replace("theme: sunrise", "theme: plain").replace("1fr, auto, auto, auto, auto, auto, auto", "1fr, auto")
    layout = layout.replace("art, title, list, points, cards, note, contact", "x, note").replace("[Letter]", "[Letter, A5, Tabloid]")
    layout += f"regions:\n  x: {{languages: {languages}, style: heading, surfaces: [mint, deep]{options}}}\n  note: {{draft: note}}\n"
    words = {} if lang == "en" else {lang: WORDS.replace("language: en", f"language: {lang}").replace("status: source", "status: draft")}
    of = job("all", lang, paper, library=library(folder, layout, WORDS, THEME, **words), clinic=clinic(folder, given) if given else None)
    return lay_out(resolve(of)).pages[0]


def cards(page: Page) -> list[list[Item]]:
    """What stands on each card."""
    found: list[list[Item]] = []
    depth = 0
    for item in page.items:
        if isinstance(item, Begin):
            if item.tag == "LI":
                found.append([])
                depth = 0
            depth += 1
        elif isinstance(item, End):
            depth -= 1
        if found and depth > 0:
            found[-1].append(item)
    return found


def said(card: list[Item]) -> list[str]:
    return [item.text for item in card if isinstance(item, Text)]


def tongues(card: list[Item]) -> list[str | None]:
    return [item.lang for item in card if isinstance(item, Begin) and item.tag == "P"]


def greeting(card: list[Item]) -> Text:
    return next(item for item in card if isinstance(item, Text))


def rise(line: Text) -> float:
    """How far its letters rise above the baseline, halfway between their average and the tallest, in points; signs on them are no letters."""
    tops = []
    for run in line.runs:
        face = open_face(run.face)
        letters = [unicodedata.normalize("NFD", cluster.text)[0] for cluster in run.clusters if cluster.text.strip()]
        tops += [ink[1] for letter in letters if (ink := face.ink(face.font.get_nominal_glyph(ord(letter))))]
    return (sum(tops) / len(tops) + max(tops)) / 2 * line.size


# ---------------------------------------------------------------- what it says


def test_a_card_says_the_greeting_and_both_names_of_its_language(tmp_path):
    english, spanish, arabic = (said(card) for card in cards(wall(tmp_path)))
    assert english == ["You are welcome here", "English"]
    assert spanish == ["Aquí le damos la bienvenida", "Español", "Spanish"]
    assert arabic == ["أهلًا بكم هنا", "العربية", "Arabic"]


def test_names_for_staff_are_in_the_language_of_the_poster(tmp_path):
    assert said(cards(wall(tmp_path, "[ht]", lang="es"))[0])[1:] == ["Kreyòl Ayisyen", "criollo haitiano"]


def test_the_list_of_the_clinic_takes_the_place_of_that_of_the_layout(tmp_path):
    assert [said(card)[0] for card in cards(wall(tmp_path, given="[ko, so]"))] == [GREETINGS[tag].text for tag in ("ko", "so")]


def test_a_clinic_without_a_list_has_that_of_the_layout(tmp_path):
    assert len(cards(wall(tmp_path, given="[]"))) == 3


def test_a_language_without_a_greeting_shows_its_own_name_large(tmp_path):
    page = wall(tmp_path, given="[en, {mam: Qyol Mam}, ha]")
    english, mam, hausa = cards(page)
    assert said(mam) == ["Qyol Mam", "Mam"]
    assert said(hausa) == ["Hausa"]
    assert greeting(mam).size == greeting(english).size


def test_names_may_be_left_out_and_the_list_be_cut(tmp_path):
    assert [said(card) for card in cards(wall(tmp_path, options=", names: false, most: 2"))] == [
        ["You are welcome here"],
        ["Aquí le damos la bienvenida"],
    ]


def test_a_greeting_of_a_region_serves_its_language_and_never_another_region():
    from hrposter.spec.clinic_parts import Spoken
    from hrposter.spec.greetings import welcomes

    span = GREETINGS["en"].span
    found = welcomes([Spoken(tag, tag, span) for tag in ("es-US", "pt", "pt-PT", "zh-Hant-HK", "sr-Latn")], GREETINGS, "en")
    assert [each.greeting and each.greeting.language.tag for each in found] == ["es", "pt-BR", None, "zh-Hant", None]


# ---------------------------------------------------------------- how it is read


def test_every_entry_is_in_its_own_language(tmp_path):
    english, spanish, arabic = cards(wall(tmp_path))
    assert tongues(english) == [None, None]
    assert tongues(spanish) == ["es", "es", None]
    assert tongues(arabic) == ["ar", "ar", None]


def test_a_wall_is_a_list(tmp_path):
    page = wall(tmp_path)
    tags = [item.tag for item in page.items if isinstance(item, Begin) and item.tag in ("L", "LI", "LBody")]
    assert tags == ["L", *["LI", "LBody"] * 3]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_greetings_start_on_their_own_side_whatever_the_poster_reads(tmp_path, lang):
    for card, is_rtl in zip(cards(wall(tmp_path, "[es, ar]", lang=lang)), (False, True), strict=True):
        ground = next(item for item in card if isinstance(item, Outline))
        left, right = min(part.x for part in ground.outline[:-1]), max(part.x for part in ground.outline[:-1])
        box = greeting(card).box
        before, after = box.x - left, right - box.right
        assert (after < before) if is_rtl else (before < after)


@pytest.mark.parametrize(("lang", "is_rtl"), [("en", False), ("ar", True)])
def test_cards_stand_in_the_order_in_which_the_poster_is_read(tmp_path, lang, is_rtl):
    page = wall(tmp_path, "[ko, ja, yue, zh-Hans]", lang=lang, paper="Tabloid", options=", names: false")
    first, second = (greeting(card) for card in cards(page)[:2])
    assert first.baseline == second.baseline
    assert (first.x > second.x) if is_rtl else (first.x < second.x)


# ---------------------------------------------------------------- how large it is


@pytest.mark.parametrize("tag", [tag for tag in GREETINGS if tag != "en"])
def test_the_letters_of_every_script_look_as_large_as_english(tmp_path, tag):
    english, other = (greeting(card) for card in cards(wall(tmp_path, f"[en, {tag}]")))
    assert LEAST <= rise(other) / rise(english) <= MOST


def test_a_script_that_fills_the_em_is_set_smaller_than_english(tmp_path):
    english, chinese, thai = (greeting(card).size for card in cards(wall(tmp_path, "[en, zh-Hans, th]")))
    assert chinese < english * 0.85
    assert thai > english


def test_all_greetings_of_one_script_are_of_one_size(tmp_path):
    assert len({greeting(card).size for card in cards(wall(tmp_path, "[en, es, fr, so]"))}) == 1


# ---------------------------------------------------------------- rows


def test_greetings_of_one_row_share_a_baseline_and_rows_are_full(tmp_path):
    page = wall(tmp_path, "[ko, ja, ar, my, th, en, ka, he]", options=", names: false")
    rows: dict[float, list[Outline]] = {}
    for card in cards(page):
        rows.setdefault(greeting(card).baseline, []).append(next(item for item in card if isinstance(item, Outline)))
    reached = [max(part.x for ground in row for part in ground.outline[:-1]) for row in rows.values()]
    assert max(reached) - min(reached) < 0.01
    assert any(len(row) > 1 for row in rows.values())


def test_rows_are_as_few_as_hold_all_and_as_even_as_can_be():
    assert rows_of((40, 40, 40, 40), 100, 10) == ((0, 2), (2, 4))
    assert rows_of((30, 30, 30, 80), 110, 10) == ((0, 3), (3, 4))
    assert rows_of((50, 20, 20, 50), 100, 10) == ((0, 2), (2, 4))


def test_what_is_too_wide_has_a_row_of_its_own():
    assert rows_of((150, 20), 100, 10) == ((0, 1), (1, 2))


def test_a_greeting_that_is_wider_than_the_sheet_is_an_error_that_says_where_it_stands(tmp_path):
    (tmp_path / "assets/greetings").mkdir(parents=True)
    long = " ".join(["So many words that no wall would ever hold them in one line"] * 3)
    (tmp_path / "assets/greetings/greetings.yaml").write_text(
        f"hrposter: 1\ngreetings:\n  en: {{text: {long}, says: {long}, status: source}}\n", encoding="utf-8"
    )
    with pytest.raises(PosterError) as caught:
        wall(tmp_path, "[en]", paper="A5")
    (problem,) = caught.value.diagnostics
    assert problem.code == "overflow"
    assert str(problem.span).endswith("greetings.yaml:3:14")


FORTY = (
    "[en, es, am, ar, bn, de, fa, fr, gu, ha, hi, hmn, ht, it, ja, km, kn, ko, lo, ml, my, ne, pa, pl, prs, ps, pt-BR, ru, so, sw, "
    "ta, te, th, ti, tl, uk, ur, vi, {mam: Mam}, zh-Hans]"
)


@pytest.mark.parametrize("is_landscape", [False, True])
@pytest.mark.parametrize(("languages", "paper"), [("[en, es, so]", "A5"), (FORTY, "Letter"), (FORTY, "24x36")])
def test_a_wall_holds_three_languages_and_forty(tmp_path, languages, paper, is_landscape):
    from hrposter.preflight.page import findings

    (page,) = lay_out(resolve(job("language-wall", "en", paper, is_landscape=is_landscape, clinic=clinic(tmp_path, languages)))).pages
    assert len(cards(page)) == languages.count(",") + 1
    assert findings(page) == ()
    tops = [greeting(card).baseline for card in cards(page)]
    assert all(above < below + 0.01 for above, below in pairwise(tops))


def test_a_greeting_that_fills_its_card_exactly_stays_on_one_line():
    (page,) = lay_out(resolve(job("language-wall", "en", "18x24", is_landscape=True, profile="web"))).pages
    assert {said(card)[0] for card in cards(page)} <= {greeting.text for greeting in GREETINGS.values()}
