import pytest
from pdf_samples import LEAF, document, drawing, line, opened, page, tagged

from hrposter.display import Begin, Document, End, Link, Picture
from hrposter.geometry import Matrix, Rect
from hrposter.pdf.tree import tree
from hrposter.pdf.writer import write


@pytest.fixture(autouse=True)
def _nothing_is_kept():
    tree.cache_clear()


def a_page(alt: str = "A square.", label: str = "1.", words: str = "Call us", lang: str | None = "es") -> Document:
    figure = tagged("Figure", Picture(drawing(), Matrix(1, 0, 0, 1, 0, 0), {"leaf": LEAF}), alt=alt, box=Rect(0, 0, 100, 100))
    entry = tagged("LI", *tagged("Lbl", line(label, baseline=200)), *tagged("LBody", line(words, baseline=200, x=90)))
    link = (Begin("Link"), line(words, baseline=300), Link(Rect(50, 280, 100, 20), "https://example.org", alt), End())
    return document(page(*figure, *tagged("L", *entry), *tagged("P", *tagged("Span", line("Hola"), lang=lang)), *tagged("P", *link)))


def test_files_of_one_course_share_their_tree_and_each_says_its_own_words():
    first, other = opened(a_page("A square.")), opened(a_page("A (round) door.", words="Come in", lang="pl"))
    assert tree.cache_info().misses == tree.cache_info().hits == 1
    for file, alt, lang in ((first, "A square.", "es"), (other, "A (round) door.", "pl")):
        figure, _, span = list(file.Root.StructTreeRoot.K.K)[:3]
        assert (str(figure.Alt), str(span.K[0].Lang)) == (alt, lang)


@pytest.mark.parametrize("changed", [{"label": "•"}, {"lang": None}])
def test_another_course_is_another_tree(changed: dict[str, str | None]):
    write(a_page())
    write(a_page(**changed))
    assert (tree.cache_info().misses, tree.cache_info().hits) == (2, 0)


@pytest.mark.parametrize("made", [a_page(), a_page(label="•"), document(page(*tagged("P", line("One"))), page(*tagged("P", line("Two"))))])
def test_a_file_is_the_same_whether_its_tree_was_kept_or_not(made: Document):
    fresh = write(made)
    write(a_page("Another."))
    assert write(made) == fresh
    tree.cache_clear()
    assert write(made) == fresh


def test_what_comes_in_parts_over_two_pages_is_one_element():
    part = (Begin("P", whole="story"), line("One "), End())
    file = opened(document(page(*part), page(*part)))
    (element,) = file.Root.StructTreeRoot.K.K
    assert [getattr(kid, "Type", kid) for kid in element.K] == [0, "/MCR"]
    assert element.K[1].Pg.objgen == file.pages[1].objgen


def test_a_label_in_parts_does_not_tell_how_its_list_counts():
    labels = [(Begin("LI", whole="item"), Begin("Lbl", whole="label"), line(words), End(), End()) for words in ("1", ".")]
    file = opened(document(*(page(Begin("L", whole="list"), *label, End()) for label in labels)))
    (element,) = file.Root.StructTreeRoot.K.K
    assert str(element.A.ListNumbering) == "/None"
