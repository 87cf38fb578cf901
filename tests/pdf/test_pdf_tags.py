import re

import pikepdf
import pytest
from pdf_samples import A4, INK, LEAF, SQUARE, document, drawing, line, opened, page, poster, tagged

from hrposter.display import Begin, Clip, End, Fill, Link, Picture, Unclip
from hrposter.geometry import Matrix, Rect
from hrposter.pdf.writer import write


def kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    found = element.get("/K", pikepdf.Array([]))
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def outline(element: pikepdf.Object) -> object:
    """Tags as nested lists; content as its mcid, an annotation as its type."""
    if isinstance(element, int):
        return element
    if "/S" not in element:
        return str(element.Type)
    return [str(element.S)[1:], *map(outline, kids(element))]


def tree(file: pikepdf.Pdf) -> object:
    return outline(file.Root.StructTreeRoot.K)


def content(file: pikepdf.Pdf, index: int = 0) -> list[str]:
    return file.pages[index].Contents.read_bytes().decode().splitlines()


def test_the_tree_is_the_nesting_of_the_display_list():
    assert tree(opened(poster())) == [
        "Document",
        ["Figure", 0],
        ["H1", 1],
        ["P", 2],
        ["L", ["LI", ["Lbl", 3], ["LBody", 4]]],
        ["P", ["Span", 5]],
        ["P", 6],
        ["P", 7],
        ["Figure", 8],
        ["P", ["Link", 9, "/OBJR"]],
    ]


def test_the_parent_tree_leads_from_content_to_its_element():
    file = opened(poster())
    nums = list(file.Root.StructTreeRoot.ParentTree.Nums)
    table = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
    assert int(file.Root.StructTreeRoot.ParentTreeNextKey) == len(table) == 2
    parents = table[int(file.pages[0].StructParents)]
    assert [str(parent.S) for parent in parents] == ["/Figure", "/H1", "/P", "/Lbl", "/LBody", "/Span", "/P", "/P", "/Figure", "/Link"]
    assert all(number in [kid for kid in kids(parent) if isinstance(kid, int)] for number, parent in enumerate(parents))
    annotation = file.pages[0].Annots[0]
    assert str(table[int(annotation.StructParent)].S) == "/Link"


def test_every_element_knows_its_parent():
    def walk(element: pikepdf.Object) -> None:
        for kid in kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                assert kid.P.objgen == element.objgen
                walk(kid)

    walk(opened(poster()).Root.StructTreeRoot.K)


def test_marked_content_is_closed_before_it_is_opened_again():
    depth = 0
    for operator in content(opened(poster())):
        depth += bool(re.search(r"\b(BDC|BMC)$", operator)) - (operator == "EMC")
        assert depth in (0, 1)
    assert depth == 0


def test_marked_content_never_crosses_a_clip():
    picture = Picture(drawing(), Matrix(), {"leaf": LEAF})
    items = tagged("Figure", picture, Clip(SQUARE), picture, Clip(SQUARE), picture, Unclip(), picture, Unclip(), picture, alt="Squares")
    file = opened(document(page(*items)))
    stack: list[str] = []
    for operator in content(file):
        if operator == "q" or operator.endswith(("BDC", "BMC")):
            stack.append("q" if operator == "q" else "mark")
        elif operator in ("Q", "EMC"):
            assert stack.pop() == ("q" if operator == "Q" else "mark")
    assert stack == []
    assert tree(file) == ["Document", ["Figure", 0, 1, 2, 3, 4]]


def test_content_after_a_nested_element_belongs_to_the_outer_one():
    file = opened(document(page(*tagged("P", line("a"), *tagged("Span", line("b", baseline=130)), line("c", baseline=160)))))
    assert tree(file) == ["Document", ["P", 0, ["Span", 1], 2]]


def test_what_is_painted_outside_any_element_is_an_artifact():
    file = opened(document(page(Fill(A4, INK), *tagged("P", line("a")), Fill(A4, INK))))
    marks = [operator for operator in content(file) if operator.endswith(("BDC", "BMC"))]
    assert marks == ["/Artifact BMC", "/P<</MCID 0>>BDC", "/Artifact BMC"]


def test_what_is_painted_into_a_group_is_an_artifact():
    file = opened(document(page(*tagged("Sect", Fill(A4, INK), *tagged("P", line("a"))))))
    assert [operator for operator in content(file) if operator.endswith("BMC")] == ["/Artifact BMC"]
    assert tree(file) == ["Document", ["Sect", ["P", 0]]]


def test_an_artifact_is_no_element():
    file = opened(document(page(*tagged("P", line("a"), *tagged("Artifact", line("decoration", baseline=300))))))
    assert tree(file) == ["Document", ["P", 0]]


def test_the_outermost_document_is_the_root():
    one = page(*tagged("Document", *tagged("P", line("a")), lang="en"))
    file = opened(document(one, page(*tagged("Document", *tagged("P", line("b"))))))
    assert tree(file) == ["Document", ["P", 0], ["P", 0]]
    assert str(file.Root.StructTreeRoot.K.Lang) == "en"


def test_each_page_counts_its_content_from_zero():
    file = opened(document(page(*tagged("P", line("a"))), page(*tagged("P", line("b")))))
    first, second = kids(file.Root.StructTreeRoot.K)
    assert first.Pg.objgen == file.pages[0].obj.objgen
    assert second.Pg.objgen == file.pages[1].obj.objgen
    assert [int(sheet.StructParents) for sheet in file.pages] == [0, 1]


def test_an_element_carries_what_it_says():
    said = {"lang": "ar", "actual": "مرحبا"}
    file = opened(document(page(*tagged("P", line("a"), **said))))
    (element,) = kids(file.Root.StructTreeRoot.K)
    assert str(element.Lang) == "ar"
    assert str(element.ActualText) == "مرحبا"


def test_a_figure_says_what_it_shows_and_where():
    file = opened(document(page(*tagged("Figure", Fill(Rect(10, 20, 30, 40), INK), alt="A (small) box", box=Rect(10, 20, 30, 40)))))
    (element,) = kids(file.Root.StructTreeRoot.K)
    assert str(element.Alt) == "A (small) box"
    assert [float(side) for side in element.A.BBox] == [10, 781.89, 40, 821.89]


@pytest.mark.parametrize(("labels", "numbering"), [(("1.", "2."), "/Decimal"), (("•", "•"), "/None"), (("1.", "•", "2."), "/None"), ((), "/None")])
def test_a_list_says_how_it_counts(labels, numbering):
    items = [tagged("LI", *tagged("Lbl", line(label)), *tagged("LBody", line("x"))) for label in labels]
    file = opened(document(page(*tagged("L", *(item for each in items for item in each)))))
    (element,) = kids(file.Root.StructTreeRoot.K)
    assert str(element.A.ListNumbering) == numbering


@pytest.mark.parametrize(
    ("items", "fact"),
    [
        ((line("lost"),), "stands in no paragraph"),
        (tagged("Sect", line("lost")), "stands in no paragraph"),
        ((Begin("P"), line("a")), "open at the end of a page"),
        ((End(),), "closes nothing"),
        (tagged("Artifact", Begin("P"), End()), "stands in an artifact"),
        (tagged("Figure", Fill(A4, INK)), "has no alt"),
        ((Clip(SQUARE),), "clips are open"),
        ((Unclip(),), "closes nothing"),
        ((Link(A4, "https://example.org", "Our page"),), "outside any Link"),
    ],
)
def test_a_list_that_does_not_nest_is_refused(items, fact):
    with pytest.raises(ValueError, match=fact):
        write(document(page(*items)))


def test_a_document_without_pages_is_refused():
    with pytest.raises(ValueError, match="no pages"):
        write(document())


def test_a_table_says_what_its_heads_are_the_heads_of_and_goes_on_as_one_element():
    head = tagged("TR", *cell("One", "TH", scope="Column"), *cell("Two", "TH", scope="Column", span=2))
    row = tagged("TR", *cell("a", "TD"), *cell("b", "TD"))
    parts = ([Begin("Table", whole="t"), *head, *row, End()], [Begin("Table", whole="t"), *row, End()])
    file = opened(document(*(page(*tagged("Document", *part)) for part in parts)))
    heads, first = ["TR", ["TH", ["P", 0]], ["TH", ["P", 1]]], ["TR", ["TD", ["P", 2]], ["TD", ["P", 3]]]
    assert tree(file) == ["Document", ["Table", heads, first, ["TR", ["TD", ["P", 0]], ["TD", ["P", 1]]]]]
    one, two = kids(kids(kids(file.Root.StructTreeRoot.K)[0])[0])
    said = [(str(each.A.O), str(each.A.Scope), int(each.A.get("/ColSpan", 1))) for each in (one, two)]
    assert said == [("/Table", "/Column", 1), ("/Table", "/Column", 2)]
    assert "/A" not in kids(kids(kids(file.Root.StructTreeRoot.K)[0])[1])[0]


def test_a_head_without_a_scope_is_refused():
    with pytest.raises(ValueError, match="a TH has no scope"):
        write(document(page(*tagged("Document", *tagged("Table", *tagged("TR", *cell("One", "TH")))))))


def test_words_straight_in_a_row_are_refused():
    with pytest.raises(ValueError, match="stands in no paragraph"):
        write(document(page(*tagged("Document", *tagged("Table", *tagged("TR", line("x")))))))


def cell(words: str, tag: str, **says) -> list:
    return [Begin(tag, **says), *tagged("P", line(words)), End()]
