"""The structure of finished posters, read with pikepdf: headings, lists, figures, language, fonts."""

import io
import re
from collections.abc import Callable, Iterator

import pikepdf
import pytest
from sample_jobs import LANGUAGES, NAME, PIECES, job
from sheets import document_of, file_of

from hrposter.cldr import spoken_name
from hrposter.i18n import parse_language
from hrposter.rendering import pdf, reading_text
from hrposter.resolve import resolve

LINE = "(415) 555-0123"
SITE = "www.riverside-health.org"
# What shows no more of the clinic than this: cards with room for little, and what is shown in public, where nobody shall see which clinic it is.
SHOWN_ON_CARDS = {
    "ask-first-card": (NAME, LINE),
    "overdose-card": (NAME, LINE),
    "people-to-call": (NAME, LINE),
    "interpreter-card": (),
    "little-book": (LINE,),
}
# Those that the clinic says people speak there.
WELCOMED = {"en", "es", "ar", "vi", "so", "ht"}
FROM_THE_RIGHT = re.compile(r"[\u0590-\u08ff]")
EVERY = [(piece, lang) for piece in PIECES for lang in LANGUAGES[piece]]
# What each element may stand in (ISO 32000-2, 14.8.4), as far as posters use it.
PARENTS = {
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
    "TR": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "Link": {"P"},
    "Span": {"P", "H1", "H2", "LBody", "Lbl", "Link"},
}


class Opened(dict[tuple[str, str], pikepdf.Pdf]):
    """Files by piece and language, each made when it is first looked at."""

    def __init__(self, make: Callable[[str, str], pikepdf.Pdf]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, key: tuple[str, str]) -> pikepdf.Pdf:
        return self.setdefault(key, self.make(*key))


@pytest.fixture(scope="module")
def opened(full_clinics):
    """Each poster with every detail, for the web: links too."""
    clinic = full_clinics[1]
    return Opened(lambda piece, lang: pikepdf.open(io.BytesIO(file_of(job(piece, lang, "A4", profile="web", clinic=clinic)))))


def elements(file: pikepdf.Pdf) -> Iterator[tuple[str, str, pikepdf.Dictionary]]:
    """Each element in reading order: its tag, that of its parent, itself."""

    def below(element: pikepdf.Dictionary, parent: str) -> Iterator[tuple[str, str, pikepdf.Dictionary]]:
        tag = str(element.S)[1:]
        yield tag, parent, element
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from below(kid, tag)

    kids = file.Root.StructTreeRoot.K
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        yield from below(kid, "")


def tags(file: pikepdf.Pdf) -> list[str]:
    return [tag for tag, _, _ in elements(file)]


def is_english_section(element: pikepdf.Dictionary) -> bool:
    return str(element.S) == "/Sect" and str(element.get("/Lang", "")) == "en" and str(element.P.S) == "/Document"


def parts(file: pikepdf.Pdf) -> list[list[str]]:
    """The tags of the piece, and then those of the English that follows it, if there is any."""
    found: list[list[str]] = [[]]
    for tag, _, element in elements(file):
        if is_english_section(element):
            found.append([])
        found[-1].append(tag)
    return found


@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_one_title_comes_before_all_other_headings(opened, piece, lang):
    """A draft of a critical piece is followed by its English, one section that has a title of its own."""
    found = parts(opened[piece, lang])
    assert len(found) == (2 if resolve(job(piece, lang)).needs_english else 1)
    for part in found:
        headings = [tag for tag in part if tag in ("H1", "H2")]
        assert headings[0] == "H1"
        assert headings.count("H1") == 1


def test_the_english_follows_the_drafts_of_critical_pieces_alone():
    """That it stands in their files, and in no other, test_one_title_comes_before_all_other_headings sees in each of them."""
    followed = {(piece, lang) for piece, lang in EVERY if resolve(job(piece, lang)).needs_english}
    assert {piece for piece, _ in followed} == {"ask-first", "ask-first-card", "care-choices", "overdose", "overdose-card"}
    assert followed == {(piece, lang) for piece, lang in EVERY if lang != "en" and piece in {critical for critical, _ in followed}}


@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_every_element_stands_where_it_may(opened, piece, lang):
    wrong = [(tag, parent) for tag, parent, _ in elements(opened[piece, lang]) if tag in PARENTS and parent not in PARENTS[tag]]
    assert wrong == []
    assert tags(opened[piece, lang])[0] == "Document"


@pytest.mark.parametrize("lang", LANGUAGES["welcome"])
def test_promises_are_a_list_with_a_body_an_item(opened, lang):
    found = tags(opened["welcome", lang])
    assert (found.count("L"), found.count("LI"), found.count("LBody")) == (1, 4, 4)


@pytest.mark.parametrize("lang", LANGUAGES["principles"])
def test_each_card_is_a_section_with_a_heading(opened, lang):
    cards = [tag for tag, parent, _ in elements(opened["principles", lang]) if tag == "H2" and parent == "Sect"]
    assert len(cards) == 7


@pytest.mark.parametrize("lang", LANGUAGES["words-we-use"])
def test_pairs_of_words_are_one_table_whose_heads_say_what_they_are_the_heads_of(opened, lang):
    """ISO 32000-1, 14.8.4.3.4 and 14.8.5.7; ISO 14289-1, 7.5. It stands on two pages, and its head is read once."""
    found = list(elements(opened["words-we-use", lang]))
    assert [tag for tag, _, _ in found].count("Table") == 1
    heads = [element for tag, _, element in found if tag == "TH"]
    assert [(str(head.A.Scope), int(head.A.get("/ColSpan", 1))) for head in heads] == [("/Column", 1)] * 2 + [("/Column", 2)] * 3
    rows = [[str(cell.S) for cell in element.K] for tag, _, element in found if tag == "TR"]
    assert [row for row in rows if row not in (["/TH", "/TH"], ["/TH"], ["/TD", "/TD"])] == []
    assert rows.count(["/TD", "/TD"]) == 13


@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_every_figure_says_what_it_shows_and_where_it_stands(opened, piece, lang, full_clinics):
    figures = [element for tag, _, element in elements(opened[piece, lang]) if tag == "Figure"]
    assert all(str(figure.Alt).strip() for figure in figures)
    assert all(len(figure.A.BBox) == 4 for figure in figures)
    poster = resolve(job(piece, lang, clinic=full_clinics[1]))
    if "art_alt" in poster.content.words:
        assert poster.message("art_alt").text in [str(figure.Alt) for figure in figures]
    if piece == "welcome":
        assert any("riverside-health.org" in str(figure.Alt) for figure in figures)
        assert any(NAME in str(figure.Alt) for figure in figures)


@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_the_file_says_its_title_and_language(opened, piece, lang):
    file = opened[piece, lang]
    poster = resolve(job(piece, lang))
    heading = next(region.block.keys[0] for region in poster.arrangement.regions if region.tag == "H1")
    title = poster.message(heading).text.replace("{language}", spoken_name(lang, lang))
    assert "{" not in title
    assert str(file.Root.Lang) == lang
    assert str(file.docinfo.Title) == (f"{title} {NAME}" if NAME in SHOWN_ON_CARDS.get(piece, (NAME,)) else title)
    assert file.Root.ViewerPreferences.DisplayDocTitle
    assert file.Root.MarkInfo.Marked


@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_what_is_in_english_on_other_posters_says_so_and_languages_are_named_in_themselves(opened, piece, lang):
    spoken = [str(element.Lang) for _, _, element in elements(opened[piece, lang]) if "/Lang" in element and str(element.Lang) != lang]
    named = {"resources": {"en", "es", "ar"}, "language-wall": WELCOMED}.get(piece, {"en"})
    assert set(spoken) == named - {lang}


@pytest.mark.parametrize(("piece", "lang"), [key for key in EVERY if parse_language(key[1]).is_rtl])
def test_words_from_the_right_say_themselves_in_logical_order(opened, piece, lang, full_clinics):
    """Numbers and names too, wherever they stand on the line."""
    said = [" ".join(str(element.ActualText).split()) for _, _, element in elements(opened[piece, lang]) if "/ActualText" in element]
    made = document_of(job(piece, lang, "A4", profile="web", clinic=full_clinics[1]))
    read = [" ".join(line.split()) for line in reading_text(made).splitlines()]
    assert [text for text in said if not any(text in line for line in read)] == []
    assert [line for line in read if FROM_THE_RIGHT.search(without(line, said))] == []
    shown = SHOWN_ON_CARDS.get(piece, (NAME, LINE))
    assert [detail for detail in (NAME, LINE) if any(detail in line for line in read)] == list(shown)
    assert [detail for detail in shown if detail not in " ".join(said) and detail not in read] == []


def without(line: str, said: list[str]) -> str:
    """What is left of a line when all that is said of it is taken away, the longest first."""
    for text in sorted(said, key=len, reverse=True):
        line = line.replace(text, "")
    return line


@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_the_web_site_is_a_link_that_says_where_it_goes(opened, piece, lang, full_clinics):
    """Cards with room for little do not show it, and then no link leads there."""
    links = [link for page in opened[piece, lang].pages for link in page.get("/Annots", [])]
    if piece in SHOWN_ON_CARDS:
        assert [str(link.A.URI) for link in links if SITE in str(link.A.URI)] == []
        assert SITE not in reading_text(document_of(job(piece, lang, "A4", profile="web", clinic=full_clinics[1])))
        return
    (said,) = {str(link.Contents) for link in links if str(link.A.URI) == f"https://{SITE}"}
    assert SITE in said
    assert "Link" in tags(opened[piece, lang])


@pytest.mark.parametrize(("piece", "lang"), EVERY)
def test_all_faces_are_embedded_as_subsets(opened, piece, lang):
    fonts = [item for item in opened[piece, lang].objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"]
    descriptors = [item for item in opened[piece, lang].objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"]
    names = [str(font.BaseFont) for font in fonts]
    assert not [name for name in names if "Helvetica" in name]
    assert [name for name in names if name[7:8] != "+"] == []
    assert all("/FontFile2" in one or "/FontFile3" in one for one in descriptors)
    assert len(descriptors) >= 2


def test_an_office_file_has_no_links(full_clinics):
    with pikepdf.open(io.BytesIO(pdf(job(clinic=full_clinics[0])))) as file:
        assert "/Annots" not in file.pages[0]
        assert str(file.Root.ViewerPreferences.PrintScaling) == "/None"
