"""The small readers: streams within limits, functions, colours, pixels, metadata, dates."""

import struct
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from hrposter.preflight.finished import values
from hrposter.preflight.finished.box import Box
from hrposter.preflight.finished.colour_spaces import CMYK, inks, read_space, start
from hrposter.preflight.finished.font_program import advances
from hrposter.preflight.finished.functions import samples
from hrposter.preflight.finished.packet import read_packet
from hrposter.preflight.finished.pixels import Untold, most_ink
from hrposter.preflight.finished.space import Space
from hrposter.preflight.finished.streams import TooLong, Unread, decoded

SCRATCH = pikepdf.new()


def stream(data: bytes, **entries: object) -> pikepdf.Stream:
    return pikepdf.Stream(SCRATCH, data, **entries)


# ---------------------------------------------------------------- values


def test_a_value_of_the_wrong_kind_reads_as_absent():
    holder = Dictionary(A=Name.X, B=[1, 2], C=True, D=String("d"), E=2.5)
    assert values.entry(holder, "/A", "/Inner") is None
    assert values.entry(None, "/A") is None
    assert values.integer(holder.C) is None
    assert values.number(holder.C) is None
    assert values.number(holder.E) == 2.5
    assert (values.name(holder.D), values.words(holder.A), values.items(holder.A)) == ("", "", ())
    assert values.numbers(Array([1, Name.X])) == ()
    assert list(values.entries(holder.B)) == []


def test_a_box_has_its_sides_in_order():
    assert values.box(Array([300, 10, 20, 400])) == Box(20, 10, 300, 400)
    assert values.box(Array([1, 2, 3])) is None


def test_boxes_that_share_an_edge_only_do_not_meet_but_a_line_within_does():
    page = Box(0, 0, 100, 100)
    assert page.meets(Box(50, 50, 150, 150))
    assert page.meets(Box(50, 0, 50, 100))
    assert page.meets(Box(10, 10, 10, 10))
    assert not page.meets(Box(101, 0, 120, 100))


# ---------------------------------------------------------------- streams


@pytest.mark.parametrize("filters", [Name.FlateDecode, Array([Name.ASCIIHexDecode, Name.FlateDecode]), Array([Name.ASCII85Decode, Name.FlateDecode])])
def test_a_stream_is_decoded_up_to_its_limit_and_no_further(filters):
    import base64

    data = zlib.compress(bytes(5000))
    if isinstance(filters, pikepdf.Array):
        data = data.hex().encode() + b">" if filters[0] == Name.ASCIIHexDecode else base64.a85encode(data) + b"~>"
    assert decoded(stream(data, Filter=filters), 5000) == bytes(5000)
    with pytest.raises(TooLong):
        decoded(stream(data, Filter=filters), 4999)


def test_filters_that_cannot_be_measured_are_refused_by_what_they_could_become():
    assert decoded(stream(b"\x02abc\x80", Filter=Name.RunLengthDecode), 100) == b"abc"
    with pytest.raises(TooLong):
        decoded(stream(b"\x81a" * 20_000 + b"\x80", Filter=Name.RunLengthDecode), 1 << 20)


def test_pictures_and_unknown_filters_are_not_decoded():
    with pytest.raises(Unread, match="packed with DCTDecode"):
        decoded(stream(b"\xff\xd8", Filter=Name.DCTDecode), 100)
    with pytest.raises(Unread, match="Sparkle"):
        decoded(stream(b"a", Filter=Name.Sparkle), 100)
    with pytest.raises(Unread):
        decoded(stream(b"no zlib", Filter=Name.FlateDecode), 100)


# ---------------------------------------------------------------- functions and colours


def exponential(low, high, power=1):
    return Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array(low), C1=Array(high), N=power)


def test_a_function_is_told_by_its_values_along_its_domain():
    rows = samples(exponential([0, 1], [1, 0]))
    assert rows[0] == (0, 1)
    assert rows[-1] == (1, 0)
    assert rows[len(rows) // 2] == (0.5, 0.5)


def test_stitched_functions_and_arrays_of_functions_are_told():
    parts = Array([exponential([0], [1]), exponential([1], [0.2])])
    stitched = Dictionary(FunctionType=3, Domain=Array([0, 1]), Functions=parts, Bounds=Array([0.5]), Encode=Array([0, 1, 0, 1]))
    rows = samples(stitched)
    assert max(rows) == (1.0,)
    assert rows[-1] == pytest.approx((0.2,))
    both = samples(Array([stitched, exponential([0], [1])]))
    assert both[-1] == pytest.approx((0.2, 1.0))


def test_sampled_functions_are_told():
    made = stream(bytes((0, 255, 128)), FunctionType=0, Domain=Array([0, 1]), Range=Array([0, 1]), Size=Array([3]), BitsPerSample=8)
    assert [round(row[0], 1) for row in samples(made)][:: len(samples(made)) // 2] == [0.0, 1.0, 0.5]


@pytest.mark.parametrize(
    "made",
    [
        Dictionary(FunctionType=4, Domain=Array([0, 1])),
        Dictionary(FunctionType=2, Domain=Array([0, 1])),
        Dictionary(FunctionType=2, Domain=Array([-1, 1]), N=0.5),
        Dictionary(FunctionType=2, Domain=Array([0, 1e300]), N=1000),
        Dictionary(FunctionType=3, Domain=Array([0, 1])),
        Name.Identity,
    ],
)
def test_a_function_that_cannot_be_told_is_none(made):
    assert samples(made) is None


def test_spaces_are_named_by_the_resources():
    separation = Array([Name.Separation, Name.Gold, Name.DeviceCMYK, Dictionary()])
    resources = Dictionary(ColorSpace=Dictionary(S=separation, DefaultGray=Array([Name.CalGray, Dictionary()])))
    assert str(read_space(Name.S, resources)) == "Separation Gold"
    assert read_space(Name.DeviceGray, resources).family == "CalGray"
    assert read_space(Name.DeviceCMYK, resources) == CMYK
    assert read_space(Name.Nowhere, resources).family == "unknown"
    assert read_space(Array([Name.Indexed, Name.DeviceRGB, 1, String("abcdef")]), None).root.family == "DeviceRGB"


def test_inks_are_told_where_numbers_are_tints():
    assert sum(inks(CMYK, (0.2, 0.3, 0.4, 1.7))) == pytest.approx(1.9)
    assert inks(Space("DeviceGray", 1), (0.25,)) == (0.75,)
    assert inks(Space("Separation", 1, ("All",)), (0.5,)) == (0.5,) * 4
    assert inks(Space("Separation", 1, ("None",)), (0.5,)) == (0.0,)
    assert inks(Space("DeviceN", 2, ("Gold", "None")), (0.5, 1.0)) == (0.5,)
    assert inks(Space("ICCBased", 4), (0, 0, 0, 1)) is None
    assert inks(CMYK, (0.2,)) is None
    assert start(CMYK) == (0, 0, 0, 1)


# ---------------------------------------------------------------- pixels


def image(data: bytes, space: object, **entries: object) -> pikepdf.Stream:
    return stream(data, **{"Width": 2, "Height": 1, "ColorSpace": space, "BitsPerComponent": 8, **entries})


def test_the_heaviest_pixel_counts():
    two = bytes((0, 0, 0, 255, 255, 255, 128, 0))
    assert most_ink(image(two, Name.DeviceCMYK), CMYK) == pytest.approx(250.2, abs=0.1)
    turned = Array([1, 0] * 4)
    assert most_ink(image(two, Name.DeviceCMYK, Decode=turned), CMYK) == 300
    assert most_ink(image(bytes((255, 51)), Name.DeviceGray), Space("DeviceGray", 1)) == 80


def test_a_palette_counts_by_its_colours():
    space = Array([Name.Indexed, Name.DeviceCMYK, 1, String("\0\0\0\0")])
    assert most_ink(image(b"\0\0", space), Space("Indexed", 1, base=CMYK)) == 0


@pytest.mark.parametrize(
    ("made", "space", "reason"),
    [
        (image(b"\xff\xd8", Name.DeviceCMYK, Filter=Name.DCTDecode), CMYK, "packed with DCTDecode"),
        (image(b"abcdef", Name.DeviceRGB), Space("DeviceRGB", 3), "its colours are DeviceRGB"),
        (image(b"ab", Name.DeviceCMYK, BitsPerComponent=4), CMYK, "other than 8 bits"),
        (image(b"no", Name.DeviceCMYK, Filter=Name.FlateDecode), CMYK, "header"),
        (image(b"a", Array([Name.Indexed, Name.DeviceRGB, 0, String("abc")])), Space("Indexed", 1, base=Space("DeviceRGB", 3)), "its palette is in"),
    ],
)
def test_ink_that_cannot_be_seen_in_the_samples_is_not_told(made, space, reason):
    with pytest.raises(Untold, match=reason):
        most_ink(made, space)


# ---------------------------------------------------------------- metadata and fonts

RDF = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">%s</rdf:RDF></x:xmpmeta>'
SPACES = 'xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:u="http://www.aiim.org/pdfua/ns/id/"'
DESCRIPTION = f'<rdf:Description rdf:about="" {SPACES} %s>%s</rdf:Description>'


def test_metadata_is_read_by_namespace_whatever_its_prefix():
    alternatives = '<d:title><rdf:Alt><rdf:li xml:lang="es">Hola</rdf:li><rdf:li xml:lang="x-default">Hello</rdf:li></rdf:Alt></d:title>'
    creators = "<d:creator><rdf:Seq><rdf:li>A</rdf:li><rdf:li>B</rdf:li></rdf:Seq></d:creator><other>x</other>"
    packet = read_packet(stream((RDF % (DESCRIPTION % ('u:part="1"', alternatives + creators))).encode()))
    assert packet.is_sound
    assert packet.said == {"pdfuaid:part": "1", "dc:title": "Hello", "dc:creator": "A, B"}


@pytest.mark.parametrize("text", ["<x", '<!DOCTYPE x [<!ENTITY a "b">]><x/>', "\0", ""])
def test_metadata_that_is_no_plain_xml_is_not_sound(text):
    assert not read_packet(stream(text.encode())).is_sound


def test_no_metadata_is_no_packet():
    assert not read_packet(None).exists


def test_the_last_advance_holds_for_all_glyphs_that_follow():
    head, hhea = bytearray(54), bytearray(36)
    head[18:20], hhea[34:36] = struct.pack(">H", 2000), struct.pack(">H", 2)
    tables = {b"head": bytes(head), b"hhea": bytes(hhea), b"hmtx": struct.pack(">4H", 1000, 0, 500, 0) + bytes(4), b"maxp": struct.pack(">IH", 0, 4)}
    place, index, body = 12 + 16 * len(tables), b"", b""
    for tag, data in tables.items():
        index += struct.pack(">4sIII", tag, 0, place + len(body), len(data))
        body += data
    assert advances(b"\0\1\0\0" + struct.pack(">4H", len(tables), 0, 0, 0) + index + body) == (500, 250, 250, 250)
    with pytest.raises(ValueError, match="a table is missing"):
        advances(b"\0\1\0\0" + bytes(8))
