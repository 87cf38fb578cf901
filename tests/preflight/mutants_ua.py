"""Mutants of a good file for the web: each breaks one thing that PDF/UA-1 or PDF/A-2a asks for."""

import re

import pikepdf
from mutants import Mutant, both, content, drop, elements, every, first, fonts, nothing, pattern, put, without, xmp
from pikepdf import Array, Dictionary, Name, String

UA, A2 = "PDF/UA-1", "PDF/A-2a"
AS_IT_IS = {"stream_decode_level": pikepdf.StreamDecodeLevel.none, "compress_streams": False}


def add(tag: str, **entries: object):
    """An element with nothing in it, at the end of the document."""

    def change(pdf: pikepdf.Pdf) -> None:
        document = pdf.Root.StructTreeRoot.K
        document.K.append(pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag}"), P=document, **entries)))

    return change


def table(*cells: str):
    """A table of one row, whose first cell heads a column."""

    def change(pdf: pikepdf.Pdf) -> None:
        document = pdf.Root.StructTreeRoot.K
        head = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Table, P=document))
        head.K = Array()
        for tags in (cells, ("TD",) * len(cells)):
            row = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.TR, P=head))
            row.K = Array([pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag}"), P=row)) for tag in tags])
            head.K.append(row)
        document.K.append(head)

    return change


def roles(**mapped: str):
    return lambda pdf: pdf.Root.StructTreeRoot.__setitem__("/RoleMap", Dictionary({f"/{key}": Name(f"/{value}") for key, value in mapped.items()}))


def annotation(kind: str, **entries: object):
    """An annotation that belongs to nothing."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=[50, 50, 80, 80], F=4, **entries)))
        page.Tabs = Name.S

    return change


def link(change):
    """A change of the first link annotation."""

    def made(pdf: pikepdf.Pdf) -> None:
        page = next(page for page in pdf.pages if "/Annots" in page)
        change(page.Annots[0])

    return made


def lose_object(element: pikepdf.Object) -> None:
    """A Link that no longer knows its annotation."""
    element.K = Array([kid for kid in element.K if not (isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR")])


def lose_element(pdf: pikepdf.Pdf) -> None:
    kids = pdf.Root.StructTreeRoot.K.K
    del kids[next(number for number, kid in enumerate(kids) if kid.S == "/P")]


def share_content(pdf: pikepdf.Pdf) -> None:
    """Two paragraphs that both claim the first one's content."""
    one, other = [element for element in elements(pdf, "/P") if isinstance(element.get("/K"), pikepdf.Array)][:2]
    other.K = Array([*other.K, one.K[0]])
    other.Pg = one.Pg


def move_parent(pdf: pikepdf.Pdf) -> None:
    """The parent tree names another element for the first piece of content."""
    parents = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    parents[0] = parents[len(parents) - 1]


def swap_pages(pdf: pikepdf.Pdf) -> None:
    """Each page has the other's key in the parent tree."""
    one, other = pdf.pages[0].obj, pdf.pages[1].obj
    one.StructParents, other.StructParents = other.StructParents, one.StructParents


def go_round(pdf: pikepdf.Pdf) -> None:
    section = elements(pdf, "/Sect")[0]
    section.K.append(pdf.Root.StructTreeRoot.K)


def program(change):
    return fonts(change, "/FontDescriptor")


def cid_fonts(change):
    return fonts(lambda font: change(font.DescendantFonts[0]) if "/DescendantFonts" in font else None)


def wider(font: pikepdf.Object) -> None:
    font.W = Array([0, Array([float(width) + 60 for width in font.W[1]])])


def unicode_map(change):
    def made(font: pikepdf.Object) -> None:
        if "/ToUnicode" in font:
            data, count = change(font.ToUnicode.read_bytes())
            assert count
            font.ToUnicode.write(data)

    return fonts(made)


def simple_font(font: pikepdf.Object) -> None:
    """A font of one byte a letter, said to hold ordinary letters, and no encoding."""
    if "/DescendantFonts" in font:
        descriptor = font.DescendantFonts[0].FontDescriptor
        descriptor.Flags = 32
        font.Subtype, font.FontDescriptor = Name.TrueType, descriptor
        del font["/Encoding"]


def opacity(pdf: pikepdf.Pdf) -> None:
    """A square that lets the ground through, in a file that does not say what its colours are."""
    pdf.pages[0].Resources.ExtGState = Dictionary(G=Dictionary(ca=0.5))
    pdf.pages[0].contents_add(b"/Artifact BMC /G gs 0 g 9 9 9 9 re f EMC")
    del pdf.Root["/OutputIntents"]


def unused(data: bytes, **entries: object):
    """A stream that a page refers to and does not show."""
    return lambda pdf: put("/PieceInfo", Dictionary(Own=pdf.make_indirect(pdf.make_stream(data, **entries))))(pdf.pages[0].obj)


MUTANTS: tuple[Mutant, ...] = (
    # ---- what the file says of itself
    Mutant("no mark info", without("/MarkInfo"), "marked", (UA, "6.2-1")),
    Mutant("suspects", lambda pdf: pdf.Root.MarkInfo.__setitem__("/Suspects", True), "suspects", (UA, "7.1-4")),
    Mutant("no structure tree", without("/StructTreeRoot"), "structure-tree", (UA, "7.1-11")),
    Mutant("no language", without("/Lang"), "language", (UA, "7.2-34")),
    Mutant("language that is no tag", lambda pdf: put("/Lang", String("en_US"))(pdf.Root), "language-tags", (UA, "7.2-29")),
    Mutant("language of an element that is no tag", first("P", put("/Lang", String("español"))), "language-tags", (UA, "7.2-29")),
    Mutant("no title", xmp("<dc:title>.*?</dc:title>"), "title", (UA, "7.1-9")),
    Mutant("title not shown", without("/ViewerPreferences"), "shows-title", (UA, "7.1-10")),
    Mutant("no claim of PDF/UA", xmp("<pdfuaid:part>1</pdfuaid:part>"), "pdfua-id", (UA, "5-1")),
    Mutant("claim of another part", xmp("<pdfuaid:part>1<", "<pdfuaid:part>7<"), "pdfua-id", (UA, "5-2")),
    Mutant("no metadata", without("/Metadata"), "xmp", (UA, "7.1-8")),
    Mutant("metadata that is no XML", lambda pdf: pdf.Root.Metadata.write(b"<x:xmpmeta"), "xmp", (A2, "6.6.2.1-4")),
    Mutant("other title in Info", lambda pdf: put("/Title", String("Another"))(pdf.trailer.Info), "info-in-step"),
    Mutant("PDF 2.0", nothing, "pdf-version", (UA, "6.1-1"), bytes_change=lambda data: data.replace(b"%PDF-1.7", b"%PDF-2.0", 1)),
    Mutant(
        "no identifier",
        nothing,
        "file-id",
        (A2, "6.1.3-1"),
        bytes_change=lambda data: re.sub(rb"/ID \[.*?\]", lambda found: b" " * len(found[0]), data),
    ),
    Mutant("claim of PDF/A-2b", xmp("<pdfaid:conformance>A<", "<pdfaid:conformance>B<"), "pdfa-id", (A2, "6.6.4-3"), level="warning"),
    # ---- content and its marks
    Mutant("background not marked", content(b"/Artifact BMC", b"/Span BMC"), "tagged-content", (UA, "7.1-3")),
    Mutant("heading not marked", pattern(rb"/H1<</MCID \d+>>BDC", b"/H1 BMC"), "tagged-content", (UA, "7.1-3")),
    Mutant("text after the last mark", lambda pdf: pdf.pages[0].contents_add(b"0 0 9 9 re f"), "tagged-content", (UA, "7.1-3")),
    Mutant("artifact in a heading", pattern(rb"(/H1<</MCID \d+>>BDC)", rb"\1 /Artifact BMC 0 0 9 9 re f EMC"), "artifact-nesting", (UA, "7.1-1")),
    Mutant("heading in an artifact", pattern(rb"(/H1<</MCID \d+>>BDC.*?EMC)", rb"/Artifact BMC \1 EMC"), "artifact-nesting", (UA, "7.1-2")),
    Mutant("content of no element", pattern(rb"/H1<</MCID \d+>>BDC", b"/H1<</MCID 999>>BDC"), "marks-owned", (UA, "7.1-3")),
    Mutant("element lost from the tree", lose_element, "marks-owned"),
    Mutant("content of two elements", share_content, "marks-owned"),
    Mutant("number given twice", pattern(rb"/P<</MCID (\d+)>>BDC(.*?EMC)", rb"/P<</MCID \1>>BDC\2 /P<</MCID \1>>BDC EMC"), "marks-owned"),
    Mutant("no parent tree", without("/StructTreeRoot", "/ParentTree"), "parent-tree", (UA, "7.1-3")),
    Mutant("parent tree leads elsewhere", move_parent, "parent-tree"),
    Mutant("pages with each other's parents", swap_pages, "parent-tree"),
    Mutant("page without a key", lambda pdf: drop("/StructParents")(pdf.pages[0].obj), "parent-tree", (UA, "7.1-3")),
    # ---- elements
    Mutant("unknown tag", first("H2", put("/S", Name.Headline)), "role-map", (UA, "7.1-5")),
    Mutant("tags in a circle", both(roles(One="Two", Two="One"), first("H2", put("/S", Name.One))), "role-map", (UA, "7.1-6")),
    Mutant("standard tag stands for another", roles(P="Span"), "role-map", (UA, "7.1-7")),
    Mutant("element without a parent", first("P", drop("/P")), "tree-sound", (UA, "7.1-12")),
    Mutant("tree goes round", go_round, "tree-sound"),
    Mutant("picture without words", first("Figure", drop("/Alt")), "figure-alt", (UA, "7.3-1")),
    Mutant("picture with empty words", first("Figure", put("/Alt", String(""))), "figure-alt", (UA, "7.3-1")),
    Mutant("picture called by its file", first("Figure", put("/Alt", String("IMG_0042.png"))), "alt-words", level="warning"),
    Mutant("heading skips a level", first("H2", put("/S", Name.H3)), "heading-order", (UA, "7.4.2-1")),
    Mutant("no first heading", every("H1", put("/S", Name.H2)), "heading-order", (UA, "7.4.2-1")),
    Mutant("two kinds of headings", first("H2", put("/S", Name.H)), "heading-kinds", (UA, "7.4.4-2")),
    Mutant("empty heading", add("H2"), "empty-headings", level="warning"),
    Mutant("items without a list", first("L", put("/S", Name.Sect)), "list-structure", (UA, "7.2-17")),
    Mutant("body without an item", first("LI", put("/S", Name.Sect)), "list-structure", (UA, "7.2-18")),
    Mutant("paragraph in an item", first("LBody", put("/S", Name.P)), "list-structure", (UA, "7.2-20")),
    Mutant("cells without a table", add("TR"), "table-structure", (UA, "7.2-4")),
    Mutant("heads without a scope", table("TH", "TH"), "table-headers", (UA, "7.5-1")),
    Mutant("item of no contents", add("TOCI"), "contents-structure", (UA, "7.2-26")),
    Mutant("note without an identifier", add("Note"), "note-ids", (UA, "7.9-1")),
    Mutant("notes with one identifier", both(add("Note", ID=String("a")), add("Note", ID=String("a"))), "note-ids", (UA, "7.9-2")),
    Mutant("formula without words", add("Formula"), "formula-alt", (UA, "7.7-1")),
    # ---- fonts
    Mutant("font not embedded", program(drop("/FontFile2")), "font-embedded", (UA, "7.21.4.1-1")),
    Mutant("no ToUnicode", fonts(drop("/ToUnicode")), "to-unicode", (UA, "7.21.7-1")),
    Mutant(
        "a letter without its text",
        unicode_map(lambda data: re.subn(rb"<0002>\s*<[0-9A-F]+>\s*", b"", data, count=1)),
        "to-unicode",
        (UA, "7.21.7-1"),
    ),
    Mutant(
        "a text that is none",
        unicode_map(lambda data: re.subn(rb"(<0002>\s*)<[0-9A-F]+>", rb"\1<FEFF>", data, count=1)),
        "unicode-values",
        (UA, "7.21.7-2"),
    ),
    Mutant("a letter that the font lacks", pattern(rb"\[<0001", b"[<0000"), "notdef", (UA, "7.21.8-1")),
    Mutant("wrong widths", cid_fonts(wider), "glyph-widths", (UA, "7.21.5-1")),
    Mutant("no map to glyphs", cid_fonts(drop("/CIDToGIDMap")), "cid-to-gid", (UA, "7.21.3.2-1")),
    Mutant("simple font without an encoding", fonts(simple_font), "font-encoding", (UA, "7.21.6-2")),
    # ---- links
    Mutant("link without words", link(drop("/Contents")), "link-contents", (UA, "7.18.5-2")),
    Mutant("link of no element", first("Link", lose_object), "link-tagged"),
    Mutant("link in a paragraph", first("Link", put("/S", Name.Span)), "link-tagged", (UA, "7.18.5-1")),
    Mutant("link with another's parent", link(put("/StructParent", 0)), "struct-parent", (UA, "7.18.5-1")),
    Mutant("link without a parent", link(drop("/StructParent")), "struct-parent", (UA, "7.18.5-1")),
    Mutant("Tab key in another order", lambda pdf: [drop("/Tabs")(page.obj) for page in pdf.pages], "tab-order", (UA, "7.18.3-1")),
    Mutant("link that opens a file", link(lambda each: put("/URI", String("file:///etc/passwd"))(each.A)), "link-targets", level="warning"),
    Mutant("note of no element", annotation("Text", Contents=String("Call us")), "annotation-tagged", (UA, "7.18.1-1")),
    Mutant("note without words", annotation("Text"), "annotation-contents", (UA, "7.18.1-2")),
    Mutant("trap network", annotation("TrapNet"), "trap-networks", (UA, "7.18.2-1")),
    # ---- what a file may not hold
    Mutant("script", lambda pdf: put("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))(pdf.Root), "scripts", (A2, "6.5.1-1")),
    Mutant("action that starts a program", link(put("/A", Dictionary(S=Name.Launch))), "action-kinds", (A2, "6.5.1-1")),
    Mutant("packed with LZW", unused(b"\x80", Filter=Name.LZWDecode), "lzw", (A2, "6.1.7.2-1"), saving=AS_IT_IS),
    Mutant("smoothed image", unused(b"abc", Subtype=Name.Image, Width=1, Height=1, Interpolate=True), "interpolation"),
    Mutant("opacity in unknown colours", opacity, "page-group", (A2, "6.2.10-2")),
    Mutant("colours of no intent", without("/OutputIntents"), "device-colours", (A2, "6.2.4.3-2")),
    Mutant(
        "readers locked out",
        nothing,
        "readers-locked-out",
        (UA, "7.16-1"),
        saving={
            "encryption": pikepdf.Encryption(
                owner="x", user="", R=3, aes=False, metadata=False, allow=pikepdf.Permissions(accessibility=False, extract=False)
            )
        },
    ),
    Mutant("locked", nothing, "encryption", (A2, "6.1.3-2"), saving={"encryption": pikepdf.Encryption(owner="x", user="")}),
)
