"""What the guides must not leave out: every option, and every name that may be used."""

import re

import pytest
from doc_pages import in_code, section, text_of

from hrposter.papers import PAPERS, SCREENS
from hrposter.profiles import MARKS
from hrposter.resources import Library
from hrposter.spec import arrangement, bundle, clinic_values, layout, options, phrases, press, regions, theme, turning
from hrposter.spec.clinic import FIELDS
from hrposter.spec.content import STATUSES
from hrposter.spec.resources import ENTRY_KEYS

DESIGNERS = text_of("docs/designers.md")


def without(known: tuple[str, ...], *kept: str) -> set[str]:
    return set(known) - set(kept)


def missing(known: set[str], text: str) -> set[str]:
    """The names that stand nowhere in code, alone or in a list of them."""
    said = {word for code in in_code(text) for word in re.findall(r"[\w.-]+", code)}
    return known - said


@pytest.mark.parametrize("kind", regions.KINDS)
def test_the_section_of_a_block_names_every_option_of_it(kind):
    common = regions.COMMON
    assert missing(without(regions.options_of(kind), *common), section(DESIGNERS, kind)) == set()


def test_the_guide_for_designers_names_every_option_that_all_blocks_have():
    assert missing(set(regions.COMMON), section(DESIGNERS, "Regions")) == set()
    assert missing(set(arrangement.PAGE_KEYS) | {"sizes", "updated", "theme", "title"}, section(DESIGNERS, "The head")) == set()
    assert missing(without(layout.VARIANT_KEYS), section(DESIGNERS, "Variants")) == set()
    assert "backdrops:" in section(DESIGNERS, "Backdrops")


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Regions", (*options.ALIGNS, *regions.SIDES, *regions.TAGS)),
        ("list", regions.MARKERS),
        ("art", (*regions.EDGES, *regions.ANCHORS)),
        ("contact", turning.LOOKS),
        ("resources", (*turning.WHEN, *turning.PARTICULARS)),
        ("The head", ("audience", "needs_permission", "critical", *layout.AUDIENCES)),
        ("Screens", layout.SCREEN_KEYS[1:]),
        ("Bundles", bundle.KEYS[1:]),
        ("Profiles of print shops", (*press.KEYS[1:], *MARKS)),
        ("The theme", (*theme.FONT_KEYS, *theme.STYLE_KEYS, *theme.INK_KINDS, "fill", *without(theme.KEYS, "hrposter", "title"))),
    ],
)
def test_a_section_names_every_choice(heading, values):
    assert missing(set(values), section(DESIGNERS, heading)) == set()


def test_the_guide_for_designers_names_every_paper_picture_and_icon_that_comes_along():
    library = Library()
    assert [name for name in PAPERS if name not in section(DESIGNERS, "The head")] == []
    assert [name for name in SCREENS if name not in section(DESIGNERS, "Screens")] == []
    assert missing(set(library.art_names()), section(DESIGNERS, "art")) == set()
    assert missing(set(library.icon_names()), section(DESIGNERS, "Pictures and icons")) == set()


def test_the_guide_for_translators_names_every_phrase_status_and_detail():
    page = text_of("docs/translators.md")
    assert missing(set(phrases.PHRASES), section(page, "2. The phrases that all posters share")) == set()
    assert missing(set(STATUSES), section(page, "From draft to checked")) == set()
    assert missing(set(FIELDS), section(page, "What may stand in curly brackets")) == set()


def test_the_guide_for_clinic_staff_shows_every_detail_that_posters_use():
    page = text_of("docs/clinic-staff.md")
    used = {*without(turning.DETAILS, "languages"), "logo_alt", "named_contact"}
    assert used <= set(clinic_values.KEYS)
    assert {name for name in used if f"\n{name}:" not in page} == set()


def test_the_guide_for_clinic_staff_shows_every_part_of_an_entry():
    page = section(text_of("docs/clinic-staff.md"), "People to turn to")
    assert [key for key in without(ENTRY_KEYS, "phone") if key not in page] == []


def test_the_readme_counts_the_pieces_and_the_languages_that_there_are():
    library, page = Library(), text_of("README.md")
    pieces = library.pieces()
    languages = {tag for piece in pieces for tag in library.languages(library.piece(piece))}
    assert f"There are {len(pieces)} pieces:" in page
    assert f"come in {len(languages)} languages" in page


def test_the_poster_from_nothing_keeps_to_45_lines():
    made = re.search(r"<!-- file: layouts/take-what-you-need/layout.yaml -->\n```yaml\n(.*?)^```", DESIGNERS, re.MULTILINE | re.DOTALL)
    assert made is not None
    assert made[1].count("\n") <= 45


def test_an_option_that_a_section_leaves_out_is_found():
    assert missing({"style", "lines"}, "Use `style`, and lines.") == {"lines"}
    assert missing({"name", "phone"}, "```yaml\nphone: 1\n```\n`show: [name]`") == {"phone"}
