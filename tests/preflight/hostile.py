"""Files that mean harm, or were harmed: each a few kilobytes, made by hand so that no library stands in the way."""

import io
import zlib
from collections.abc import Callable, Mapping

import pikepdf

PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources 5 0 R>>"
GOOD: Mapping[int, bytes] = {
    1: b"<</Type/Catalog/Pages 2 0 R>>",
    2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    3: PAGE,
    4: b"<</Length 20>>stream\n0 0 0 1 k 9 9 9 9 re f\nendstream".replace(b"20", b"23"),
    5: b"<<>>",
}


def file(**objects: bytes) -> bytes:
    """The good file with some objects in other words: ``file(o4=b"…")``."""
    every = {**GOOD, **{int(name[1:]): body for name, body in objects.items()}}
    out, places = b"%PDF-1.7\n", {}
    for number, body in sorted(every.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n" for number in range(1, max(every) + 1))
    start = len(out)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        max(every) + 1,
        table,
        max(every) + 1,
        start,
    )


def stream(data: bytes, entries: bytes = b"", length: int | None = None) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data) if length is None else length, data)


def zeros(size: int, before: bytes = b"") -> bytes:
    """So many bytes of nothing, packed a thousand times smaller: one block of a megabyte again and again (RFC 1950 and 1951)."""
    count = size >> 20
    head = _block(before) if before else b""
    low, high = zlib.adler32(before) & 0xFFFF, zlib.adler32(before) >> 16
    check = (high + low * (count << 20)) % 65521 << 16 | low
    return b"\x78\xda" + head + _block(bytes(1 << 20)) * count + b"\x03\x00" + check.to_bytes(4)


def _block(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)


def packed(data: bytes, entries: bytes = b"") -> bytes:
    return stream(zlib.compress(data, 9), entries + b"/Filter/FlateDecode")


def bomb_in_content() -> bytes:
    return file(o4=stream(zeros(1 << 30), b"/Filter/FlateDecode"))


def bomb_in_bomb() -> bytes:
    """Two kilobytes that are a megabyte that is a gigabyte."""
    return file(o4=stream(zlib.compress(zeros(1 << 30), 9), b"/Filter[/FlateDecode/FlateDecode]"))


def bomb_in_objects() -> bytes:
    """A stream of objects, which every reader must unpack to find the page."""
    data = zeros(3 << 30, b"3 0 " + PAGE)
    objects = {number: body for number, body in GOOD.items() if number != 3}
    objects[6] = stream(data, b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode")
    out, rows = b"%PDF-1.7\n", {0: (0, 0, 0), 3: (2, 6, 0)}
    for number, body in sorted(objects.items()):
        rows[number] = (1, len(out), 0)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows[7] = (1, len(out), 0)
    table = b"".join(bytes((kind,)) + place.to_bytes(4) + index.to_bytes(1) for _, (kind, place, index) in sorted(rows.items()))
    start = len(out)
    out += b"7 0 obj\n%s\nendobj\n" % stream(table, b"/Type/XRef/Size 8/W[1 4 1]/Root 1 0 R")
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def bomb_in_image() -> bytes:
    image = stream(
        zeros(1 << 30), b"/Type/XObject/Subtype/Image/Width 16384/Height 16384/ColorSpace/DeviceCMYK/BitsPerComponent 8/Filter/FlateDecode"
    )
    return file(o4=stream(b"q 99 0 0 99 0 0 cm /I Do Q"), o5=b"<</XObject<</I 6 0 R>>>>", o6=image)


def bomb_in_metadata() -> bytes:
    return file(o1=b"<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R>>", o6=stream(zeros(1 << 29), b"/Type/Metadata/Subtype/XML/Filter/FlateDecode"))


def entities_in_metadata() -> bytes:
    """Nine lines of XML that unfold into gigabytes."""
    lines = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{lines}]><x>&l9;</x>'
    return file(o1=b"<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R>>", o6=stream(xml.encode(), b"/Type/Metadata/Subtype/XML"))


def bomb_in_font() -> bytes:
    """A font whose map gives every number a text."""
    cmap = b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange " * 50
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>"
    below = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/W[0 2000000000 500]>>"
    return file(o4=stream(b"BT /F 9 Tf <0001> Tj ET"), o5=b"<</Font<</F 6 0 R>>>>", o6=font, o7=below, o8=stream(cmap))


def pages_in_a_circle() -> bytes:
    return file(o2=b"<</Type/Pages/Kids[6 0 R]/Count 1>>", o6=b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>")


def a_million_pages() -> bytes:
    return file(o2=b"<</Type/Pages/Kids[" + b"3 0 R " * 1_000_000 + b"]/Count 1000000>>")


def a_million_pages_by_its_own_word() -> bytes:
    return file(o2=b"<</Type/Pages/Kids[3 0 R]/Count 1000000>>")


def pages_in_pages() -> bytes:
    inner = {f"o{number}": b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 1) for number in range(6, 400)}
    return file(o2=b"<</Type/Pages/Kids[6 0 R]/Count 1>>", **inner, o400=PAGE)


def form_in_itself() -> bytes:
    form = stream(b"/Fm Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 5 0 R")
    return file(o4=stream(b"/Fm Do"), o5=b"<</XObject<</Fm 6 0 R>>>>", o6=form)


def forms_that_double() -> bytes:
    """Each form draws the next one ten times: ten to the fifteenth squares."""
    forms = {
        f"o{number}": stream(b"/Fm Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</Fm %d 0 R>>>>" % (number + 1))
        for number in range(6, 21)
    }
    last = stream(b"0 0 9 9 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return file(o4=stream(b"/Fm Do"), o5=b"<</XObject<</Fm 6 0 R>>>>", **forms, o21=last)


def tile_in_itself() -> bytes:
    entries = b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources 5 0 R"
    return file(
        o4=stream(b"/Pattern cs /P scn 0 0 99 99 re f"), o5=b"<</Pattern<</P 6 0 R>>>>", o6=stream(b"/Pattern cs /P scn 0 0 9 9 re f", entries)
    )


def elements_in_a_circle() -> bytes:
    root = b"<</Type/StructTreeRoot/K 7 0 R/ParentTree 8 0 R/RoleMap<</A/B/B/A>>>>"
    element = b"<</Type/StructElem/S/A/P 6 0 R/K[7 0 R 7 0 R]>>"
    return file(o1=b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 6 0 R>>", o6=root, o7=element, o8=b"<</Kids[8 0 R 8 0 R]>>")


def bookmarks_in_a_circle() -> bytes:
    return file(o1=b"<</Type/Catalog/Pages 2 0 R/Outlines<</First 6 0 R>>>>", o6=b"<</Title(a)/Next 6 0 R>>")


def colours_in_a_circle() -> bytes:
    return file(o4=stream(b"/C cs 0.5 scn 0 0 9 9 re f"), o5=b"<</ColorSpace<</C 6 0 R>>>>", o6=b"[/Indexed 6 0 R 1 (abc)]")


def function_in_itself() -> bytes:
    shading = b"<</ShadingType 2/ColorSpace/DeviceCMYK/Coords[0 0 9 0]/Function 7 0 R>>"
    function = b"<</FunctionType 3/Domain[0 1]/Functions[7 0 R 7 0 R]/Bounds[0.5]/Encode[0 1 0 1]>>"
    return file(o4=stream(b"/S sh"), o5=b"<</Shading<</S 6 0 R>>>>", o6=shading, o7=function)


def far_too_long() -> bytes:
    return file(o4=stream(b"0 0 9 9 re f", length=2_000_000_000))


def deep_in_brackets() -> bytes:
    return file(o5=b"<</X " + b"[" * 100_000 + b"]" * 100_000 + b">>")


def deep_in_content() -> bytes:
    return file(o4=packed(b"[" * 100_000 + b"]" * 100_000 + b" TJ"))


def deep_states() -> bytes:
    return file(o4=packed(b"q " * 400_000))


def millions_of_operators() -> bytes:
    return file(o4=packed(b"0 0 9 9 re f " * 1_500_000))


def huge_page() -> bytes:
    return file(o3=PAGE.replace(b"200 200", b"999999999 999999999"))


def page_of_nothing() -> bytes:
    return file(o3=PAGE.replace(b"[0 0 200 200]", b"[7 7 7 7]"))


def odd_numbers() -> bytes:
    return file(o3=PAGE.replace(b"200 200", b"1" + b"0" * 400 + b" -.-5"), o4=stream(b"1" + b"0" * 400 + b" 0 0 1e9 99--9 0 cm 0 0 9 9 re f"))


def wrong_kinds() -> bytes:
    """Names where numbers belong, numbers where dictionaries belong."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[/A/B/C/D]/TrimBox 5/Annots[1 2<</Subtype 3/Rect(x)>>]/Contents[5 0 R 4 0 R]/Resources[1]/Group 7>>"
    catalogue = b"<</Type/Catalog/Pages 2 0 R/Lang 5/MarkInfo[1]/StructTreeRoot<</K[1 2 3<</S 4/K(x)>>]>>/OutputIntents 7/Metadata 5/OpenAction(x)>>"
    return file(o1=catalogue, o3=page, o4=stream(b"/F 1 Tf (a) Tj /X gs /Y cs 1 scn /Z Do BT [ (x) 3 /N ] TJ 1 cm rg K scn EMC Q"))


def locked() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(file())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="secret", user="secret"))
    return out.getvalue()


# What must be said of each: the code of its error, or None where it is read, with whatever is wrong in it.
FILES: Mapping[str, tuple[Callable[[], bytes], str | None]] = {
    "an empty file": (bytes, "pdf-damaged"),
    "a letter": (lambda: b"Dear all,\n" * 50, "pdf-damaged"),
    "a first line alone": (lambda: b"%PDF-1.7\n", "pdf-damaged"),
    "a file cut in half": (lambda: file()[: len(file()) // 2], "pdf-damaged"),
    "a file without a catalogue": (lambda: file(o1=b"null"), "pdf-damaged"),
    "a file without pages": (lambda: file(o2=b"<</Type/Pages/Kids[]/Count 0>>"), "pdf-damaged"),
    "a locked file": (locked, "pdf-locked"),
    "a bomb in content": (bomb_in_content, "pdf-too-large"),
    "a bomb in a bomb": (bomb_in_bomb, "pdf-too-large"),
    "a bomb in a stream of objects": (bomb_in_objects, "pdf-damaged"),
    "a bomb in an image": (bomb_in_image, None),
    "a bomb in metadata": (bomb_in_metadata, None),
    "entities in metadata": (entities_in_metadata, None),
    "a bomb in a font": (bomb_in_font, None),
    "pages in a circle": (pages_in_a_circle, "pdf-damaged"),
    "a million pages": (a_million_pages, "pdf-damaged"),
    "a million pages by its own word": (a_million_pages_by_its_own_word, None),
    "pages in pages": (pages_in_pages, "pdf-damaged"),
    "a form in itself": (form_in_itself, "pdf-too-large"),
    "forms that double": (forms_that_double, "pdf-too-large"),
    "a tile in itself": (tile_in_itself, None),
    "elements in a circle": (elements_in_a_circle, None),
    "bookmarks in a circle": (bookmarks_in_a_circle, None),
    "colours in a circle": (colours_in_a_circle, None),
    "a function in itself": (function_in_itself, None),
    "a stream of two gigabytes by its own word": (far_too_long, None),
    "brackets without an end": (deep_in_brackets, None),
    "brackets without an end in content": (deep_in_content, None),
    "states without an end": (deep_states, "pdf-too-large"),
    "millions of operators": (millions_of_operators, "pdf-too-large"),
    "a page larger than a country": (huge_page, None),
    "a page of nothing": (page_of_nothing, None),
    "odd numbers": (odd_numbers, "pdf-damaged"),
    "wrong kinds of values": (wrong_kinds, None),
}
