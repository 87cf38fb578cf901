"""The index as HTML, read by html5lib, which follows the standard of browsers and here forgives nothing."""

import itertools
import re
from urllib.parse import unquote

import html5lib
import pytest
from sample_packs import LANGUAGES, LIBRARY, NAME, everything, file, files, pack

from hrposter.pack.index import index_html
from hrposter.pack.wording import wording

SPACE = {"h": "http://www.w3.org/1999/xhtml", "s": "http://www.w3.org/2000/svg"}


def parsed(data):
    """The tree of a page; html5lib raises at the first error."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=True).parse(data, transport_encoding="utf-8")


def text(element):
    return " ".join("".join(element.itertext()).split())


@pytest.fixture(scope="module")
def page():
    return parsed(index_html(pack(), LIBRARY))


def test_the_page_is_well_formed_and_says_its_language(page):
    assert (page.get("lang"), page.get("dir")) == ("en", "ltr")
    assert text(page.find(".//h:title", SPACE)) == f"What is in this pack · {NAME}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_speaks_every_language(lang):
    page, own = parsed(index_html(pack(lang=lang), LIBRARY)), wording(LIBRARY, lang).own
    assert (page.get("lang"), page.get("dir")) == (lang, "rtl" if lang == "ar" else "ltr")
    assert text(page.find(".//h:h1", SPACE)) == " ".join(own.text("title").split())
    headings = page.findall(".//h:section[@class='piece']/h:h2", SPACE)
    assert {heading.get("lang") for heading in headings} == ({None} if lang == "en" else {"en"})
    assert [text(said) for said in page.findall(".//h:div[@class='unchecked']/h:p", SPACE)] == [" ".join(said.split()) for said, _ in own.draft]


def test_headings_go_down_step_by_step(page):
    tags = [element.tag[-2:] for element in page.iter() if re.fullmatch(r".*}h[1-6]", str(element.tag))]
    assert tags[:2] == ["h1", "h2"]
    assert tags.count("h1") == 1
    assert all(int(after[1]) <= int(before[1]) + 1 for before, after in itertools.pairwise(tags))


def test_every_file_is_a_link_to_its_name(page):
    links = page.findall(".//h:a", SPACE)
    assert sorted(unquote(link.get("href")) for link in links) == sorted(each.name for each in files())
    assert [text(link) for link in links] == [unquote(link.get("href")) for link in links]


def test_a_name_that_a_browser_would_read_otherwise_still_leads_to_its_file():
    odd = file("welcome", "en")
    odd = type(odd)('100 % "naïf" #1?.pdf', *(getattr(odd, name) for name in ("piece", "title", "lang", "sheet_name", "profile", "pages", "status")))
    (link,) = parsed(index_html(pack(made=[odd]), LIBRARY)).findall(".//h:a", SPACE)
    assert "?" not in link.get("href")
    assert "#" not in link.get("href")
    assert unquote(link.get("href")) == text(link) == odd.name


def test_a_language_is_named_in_itself_and_says_so(page):
    own = {span.get("lang"): (text(span), span.get("dir")) for span in page.findall(".//h:span[@lang]", SPACE)}
    assert own == {"ar": ("العربية", "rtl"), "es": ("Español", "ltr")}


def test_every_picture_has_words_for_it(page):
    pictures = page.findall(".//s:svg", SPACE)
    assert len(pictures) == 4
    assert all(each.get("role") == "img" and each.get("aria-label").startswith("Small picture of the page: ") for each in pictures)


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "A & B <b>", "مركز الأمل", "</title><script>"])
def test_a_name_is_shown_and_never_run(name):
    page = parsed(index_html(pack(name), LIBRARY))
    assert text(page.find(".//h:p[@class='clinic']", SPACE)) == name
    assert text(page.find(".//h:title", SPACE)).endswith(name)
    assert page.findall(".//h:script", SPACE) == []
    assert page.findall(".//h:img", SPACE) == []


def test_titles_and_profiles_that_people_wrote_are_shown_and_never_run():
    data = index_html(pack(made=[file("<i>", "en", "A4 <b>", "<u>", title="<script>")]), LIBRARY)
    tags = {str(element.tag).partition("}")[2] for element in parsed(data).iter()}
    assert not tags & {"i", "b", "u", "script"} - {"b"}
    assert b"<script" not in data


def test_nothing_is_loaded_and_nothing_runs():
    data = index_html(pack(made=everything()), LIBRARY).decode()
    assert not re.search(r"<(script|link|iframe|object|embed|base)\b|@import|@font-face|url\(|\son\w+=|javascript:|https?:", data)


@pytest.mark.parametrize(("kind", "path"), [("png", ".//h:img"), ("svg", ".//s:svg[@class='logo']")])
def test_the_logo_is_in_the_page_itself(full_clinics, kind, path):
    logo = full_clinics[0].with_name(f"logo.{kind}")
    (found,) = parsed(index_html(pack(logo=logo), LIBRARY)).findall(path, SPACE)
    assert (found.get("alt") or found.get("aria-label")) == f"Logo of {NAME}"
    assert kind == "svg" or found.get("src").startswith("data:image/png;base64,iVBOR")


def test_ten_files_weigh_little():
    data = index_html(pack(made=files()[:10]), LIBRARY)
    assert len(re.sub(rb"<svg.*?</svg>", b"", data)) < 12_000
    assert len(data) < 60_000


def test_the_same_pack_gives_the_same_bytes():
    assert index_html(pack(), LIBRARY) == index_html(pack(), LIBRARY)
