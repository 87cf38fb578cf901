"""The page of back-translations is what its maker writes, and no gloss is missing, left over or older than its words."""

import importlib
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest
from doc_pages import ROOT, text_of

from hrposter.diagnostics import PosterError
from hrposter.resources import Library

WORDS = """\
hrposter: 1
language: xx
status: draft
words:
  title: {title}
  asks:
    - text: "**{{contact.name}}**\\_<& co>"
"""
GLOSS = """\
language: xx
glosses:
  welcome: &
  welcome-parents: &
  principles: &
"""


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    if str(ROOT / "tools") not in sys.path:
        sys.path.insert(0, str(ROOT / "tools"))
    return importlib.import_module("back_translations")


@pytest.fixture
def small(tool, tmp_path: Path):
    """Three pieces of two messages in English and Arabic, with their sealed glosses: a library and the folder of the glosses."""
    for piece in tool.PIECES:
        folder = tmp_path / "layouts" / piece
        folder.mkdir(parents=True)
        (folder / "layout.yaml").write_text("")
        (folder / "en.yaml").write_text(WORDS.replace("xx", "en").replace("draft", "source").format(title="Hello"))
        (folder / "ar.yaml").write_text(WORDS.replace("xx", "ar").format(title="أهلًا"), encoding="utf-8")
    glosses = tmp_path / "glosses"
    glosses.mkdir()
    (glosses / "ar.yaml").write_text(GLOSS.replace("xx", "ar").replace("&", '{title: Welcome., asks: [{text: "**{contact.name}** and co"}]}'))
    library = Library(own=(tmp_path / "layouts",))
    tool.seal("ar", library, glosses)
    return library, glosses


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_page_is_what_its_maker_writes_of_the_words_and_glosses_that_ship(tool):
    library = Library()
    assert text_of("docs/translations.md") == tool.page(tool.every(library), library), "make translations"


def test_a_cell_says_its_language_and_direction_and_keeps_strong_words_and_signs(tool, small):
    library, glosses = small
    page = tool.page([tool.glossed("ar", library, glosses)], library)
    assert page.count('<td lang="ar" dir="rtl">أهلًا</td><td>Welcome.</td>') == 3
    assert '<td lang="ar" dir="rtl"><strong>{contact.name}</strong> &lt;&amp; co&gt;</td><td><strong>{contact.name}</strong> and co</td>' in page
    assert "- [Arabic](#arabic)\n" in page
    assert "\n## Arabic\n" in page
    assert "\n\n" not in page.partition("<table>")[2].partition("</table>")[0]


def test_a_language_from_the_left_needs_no_direction(tool, small):
    library, glosses = small
    for piece in tool.PIECES:
        shutil.copy(library.piece(piece) / "en.yaml", library.piece(piece) / "de.yaml")
        change(library.piece(piece) / "de.yaml", "language: en\nstatus: source", "language: de\nstatus: draft")
    shutil.copy(glosses / "ar.yaml", glosses / "de.yaml")
    change(glosses / "de.yaml", "language: ar", "language: de")
    tool.seal("de", library, glosses)
    assert '<td lang="de">Hello</td>' in tool.page([tool.glossed("de", library, glosses)], library)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("title: Welcome., ", "", "'title' of welcome has no gloss"),
        ("title: Welcome.", "title: Welcome., lede: Come.", "'lede' is no message of welcome"),
        ("asks: [{text:", "asks: [{title:", "'asks.1.text' of welcome has no gloss"),
        ("language: ar", "language: fa", "the file is called ar.yaml but says 'fa'"),
        ("  principles:", "  principals:", "'principals' is not known here"),
        ("sealed:", "seal:", "'seal' is not known here"),
    ],
)
def test_a_gloss_that_lacks_or_is_left_over_or_misspelt_is_found(tool, small, old, new, problem):
    library, glosses = small
    assert len(tool.glossed("ar", library, glosses)) == 3
    change(glosses / "ar.yaml", old, new)
    with pytest.raises(PosterError, match=problem):
        tool.glossed("ar", library, glosses)


def test_words_that_changed_since_they_were_glossed_are_found_until_they_are_sealed_anew(tool, small):
    library, glosses = small
    before = (glosses / "ar.yaml").read_text()
    change(library.piece("welcome") / "ar.yaml", "أهلًا", "مرحبًا")
    with pytest.raises(PosterError, match="the words of 'title' in welcome have changed since they were glossed"):
        tool.every(library, glosses)
    tool.seal("ar", library, glosses)
    after = (glosses / "ar.yaml").read_text()
    assert tool.glossed("ar", library, glosses)[0].literal["title"] == "Welcome."
    assert after.partition("sealed:")[0] == before.partition("sealed:")[0]
    assert after.count("sealed:") == 1
    tool.seal("ar", library, glosses)
    assert (glosses / "ar.yaml").read_text() == after


def test_a_star_that_moves_is_a_change_of_the_words(tool, small):
    library, glosses = small
    change(library.piece("principles") / "ar.yaml", "**{contact.name}**", "{contact.name}")
    with pytest.raises(PosterError, match="the words of 'asks' in principles have changed"):
        tool.glossed("ar", library, glosses)


def test_a_gloss_without_a_seal_a_language_without_glosses_and_glosses_without_a_language_are_found(tool, small):
    library, glosses = small
    change(glosses / "ar.yaml", (glosses / "ar.yaml").read_text().partition("sealed:")[2], " {}\n")
    with pytest.raises(PosterError, match="the gloss of 'title' is not sealed"):
        tool.glossed("ar", library, glosses)
    (glosses / "ar.yaml").rename(glosses / "fa.yaml")
    with pytest.raises(PosterError, match=r"the words in 'ar' have no glosses(.|\n)*no poster speaks 'fa'"):
        tool.every(library, glosses)


def test_a_language_is_called_as_english_calls_it(tool):
    names = {tag: tool._english_name(tool.Language(tag, "Latn", False)) for tag in ("tl", "zh-Hant", "pt-BR", "ht")}
    assert names == {"tl": "Filipino", "zh-Hant": "Chinese (Traditional)", "pt-BR": "Portuguese (Brazil)", "ht": "Haitian Creole"}


def test_a_heading_stands_where_the_contents_point(tool):
    assert tool._anchor("Chinese (Simplified)") == "chinese-simplified"
    assert tool._anchor("Portuguese (Brazil)") == "portuguese-brazil"
