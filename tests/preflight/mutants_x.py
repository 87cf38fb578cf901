"""Mutants of a good file for the press: each breaks one thing that PDF/X-4 or a print shop asks for."""

import re
import zlib

import pikepdf
from icc_sample import cmyk_profile
from mutants import Mutant, both, content, content_of, drop, fonts, nothing, put, without, xmp
from pikepdf import Array, Dictionary, Name, String


def page(change):
    return lambda pdf: change(pdf.pages[0].obj)


def intent(change):
    return lambda pdf: change(pdf.Root.OutputIntents[0])


def info(key: str, value: object):
    return lambda pdf: put(key, value)(pdf.trailer.Info)


def profile(data: bytes, components: int = 4):
    """Another output profile."""

    def change(pdf: pikepdf.Pdf) -> None:
        stream = pdf.make_stream(data)
        stream.N = components
        pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_indirect(stream)

    return change


def another_intent(kind: str, *, has_own_profile: bool):
    def change(pdf: pikepdf.Pdf) -> None:
        one = pdf.Root.OutputIntents[0]
        other = Dictionary(Type=Name.OutputIntent, S=Name(f"/{kind}"), OutputConditionIdentifier=String("Other"), Info=String("Other"))
        other.DestOutputProfile = one.DestOutputProfile
        if has_own_profile:
            stream = pdf.make_stream(cmyk_profile())
            stream.N = 4
            other.DestOutputProfile = pdf.make_indirect(stream)
        pdf.Root.OutputIntents.append(other)

    return change


def resource(kind: str, name: str, value):
    """Something among the resources of the page, and the content that uses it at the end."""

    def change(pdf: pikepdf.Pdf) -> None:
        resources = pdf.pages[0].Resources
        if f"/{kind}" not in resources:
            resources[f"/{kind}"] = Dictionary()
        resources[f"/{kind}"][f"/{name}"] = value(pdf) if callable(value) else value

    return change


def drawn(operators: bytes):
    """More content at the end of the page."""
    return lambda pdf: content_of(pdf).write(content_of(pdf).read_bytes() + b"\n" + operators)


def stream(data: bytes = b"", **entries: object):
    return lambda pdf: pdf.make_stream(data, **entries)


def state(**entries: object):
    """A graphics state, and a square that is filled in it."""
    return both(resource("ExtGState", "GSnew", Dictionary(**entries)), drawn(b"q /GSnew gs 0 0.5 0.9 0 k 100 100 20 20 re f Q"))


def picture(pixels: int, samples: bytes = b"\x20", space: Name | Array = Name.DeviceCMYK, components: int = 4, **entries: object):
    """An image of one colour, 40 points wide."""
    made = stream(
        samples * (pixels * pixels * components // len(samples)),
        **{"Type": Name.XObject, "Subtype": Name.Image, "Width": pixels, "Height": pixels, "ColorSpace": space, "BitsPerComponent": 8, **entries},
    )
    return both(resource("XObject", "Im1", made), drawn(b"q 40 0 0 40 150 300 cm /Im1 Do Q"))


def image(change):
    return lambda pdf: change(pdf.pages[0].Resources.XObject.Im0)


def form(data: bytes, **entries: object):
    made = stream(data, **{"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, 400, 400]), **entries})
    return both(resource("XObject", "Fm1", made), drawn(b"/Fm1 Do"))


def annotation(rectangle: list[int], **entries: object):
    def change(pdf: pikepdf.Pdf) -> None:
        made = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(rectangle), F=4, **entries)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(made)])

    return change


def shading(space: Name, low: list[float], high: list[float]):
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array(low), C1=Array(high))
    made = Dictionary(ShadingType=2, ColorSpace=space, Coords=Array([0, 0, 100, 0]), Function=function)
    return both(resource("Shading", "Sh1", made), drawn(b"q 100 100 50 50 re W n /Sh1 sh Q"))


def tile(operators: bytes):
    made = stream(
        operators, Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1, BBox=Array([0, 0, 9, 9]), XStep=9, YStep=9, Resources=Dictionary()
    )
    return both(resource("Pattern", "P1", made), drawn(b"/Pattern cs /P1 scn 100 100 30 30 re f"))


def separation(name: str, tint: float):
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0, 0, 0, 0]), C1=Array([1, 1, 1, 1]))
    space = Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, function])
    return both(resource("ColorSpace", "CS1", space), drawn(b"/CS1 cs %g scn 100 100 30 30 re f" % tint))


def icc_cmyk(pdf: pikepdf.Pdf) -> pikepdf.Object:
    made = pdf.make_stream(cmyk_profile())
    made.N = 4
    return Array([Name.ICCBased, pdf.make_indirect(made)])


def embedded(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["notes.txt"] = b"notes"


def packed_metadata(pdf: pikepdf.Pdf) -> None:
    data = zlib.compress(pdf.Root.Metadata.read_bytes())
    pdf.Root.Metadata = pdf.make_stream(data, Filter=Name.FlateDecode)


def second_page(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page(page_size=(500, 500))
    pdf.pages[1].obj.TrimBox, pdf.pages[1].obj.BleedBox = Array([20, 20, 480, 480]), Array([5, 5, 495, 495])


def no_identifier(data: bytes) -> bytes:
    return re.sub(rb"/ID \[.*?\]", lambda found: b" " * len(found[0]), data)


AS_IT_IS = {"stream_decode_level": pikepdf.StreamDecodeLevel.none, "compress_streams": False}
LOCK = {"encryption": pikepdf.Encryption(owner="x", user="")}
RGB_FILL = b"1 0 0 rg 100 100 20 20 re f"
SMALL_TEXT = b"BT /F1 8 Tf 60 90 Td <00010002> Tj ET"
WARN = "warning"
CURVE = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=2)

MUTANTS: tuple[Mutant, ...] = (
    # ---- claims and output intents
    Mutant("no claim of PDF/X", xmp("<pdfxid:GTS_PDFXVersion>.*?</pdfxid:GTS_PDFXVersion>"), "pdfx-version"),
    Mutant("claim of PDF/X-3", xmp("PDF/X-4<", "PDF/X-3:2003<"), "pdfx-version"),
    Mutant("header of 2.0", nothing, "pdf-version", bytes_change=lambda data: data.replace(b"%PDF-1.6", b"%PDF-2.0", 1)),
    Mutant("nothing identifies it", nothing, "file-id", bytes_change=no_identifier),
    Mutant("no output intent", without("/OutputIntents"), "output-intent"),
    Mutant("two output intents", another_intent("GTS_PDFX", has_own_profile=False), "output-intent"),
    Mutant("intent for PDF/A only", intent(put("/S", Name.GTS_PDFA1)), "output-intent"),
    Mutant("intents that differ", another_intent("GTS_PDFA1", has_own_profile=True), "one-output-profile"),
    Mutant("nameless condition", intent(drop("/OutputConditionIdentifier")), "output-condition"),
    Mutant("no output profile", intent(drop("/DestOutputProfile")), "output-profile"),
    Mutant("profile of a screen", profile(cmyk_profile(kind=b"mntr", space=b"RGB "), 3), "output-profile"),
    Mutant("profile for RGB", profile(cmyk_profile(space=b"RGB "), 3), "output-profile"),
    Mutant("profile that is none", profile(b"no profile" * 20), "output-profile"),
    Mutant("profile cut off", profile(cmyk_profile()[:400]), "output-profile"),
    Mutant("profile elsewhere", intent(put("/DestOutputProfileRef", Dictionary())), "output-profile"),
    Mutant("profile with other components", profile(cmyk_profile(), 3), "output-components"),
    # ---- boxes
    Mutant("no trim box", page(drop("/TrimBox")), "trim-box"),
    Mutant("art box too", page(put("/ArtBox", Array([30, 30, 310, 410]))), "trim-box"),
    Mutant("bleed within the trim", page(put("/BleedBox", Array([50, 50, 200, 200]))), "trim-in-bleed"),
    Mutant("trim outside the sheet", page(put("/TrimBox", Array([-10, 30, 310, 410]))), "boxes-in-media"),
    Mutant("bleed outside the sheet", page(put("/BleedBox", Array([20, 20, 360, 420]))), "boxes-in-media"),
    Mutant("crop into the trim", page(put("/CropBox", Array([40, 40, 300, 400]))), "trim-in-crop"),
    Mutant("bleed of a millimetre", page(put("/BleedBox", Array([27, 27, 313, 413]))), "bleed-size"),
    Mutant("no bleed on one side", page(put("/BleedBox", Array([20, 20, 310, 420]))), "bleed-size"),
    Mutant("no bleed box", page(drop("/BleedBox")), "bleed-size"),
    Mutant("colour stops at the cut", content(b"20 20 300 400 re f", b"30 30 280 380 re f"), "bleed-drawn"),
    Mutant("colour stops at the top", content(b"20 20 300 400 re f", b"20 20 300 391 re f"), "bleed-drawn"),
    Mutant("words at the cut", content(b"60 120 Td", b"33 120 Td"), "words-near-cut", level=WARN),
    Mutant("page of a kilometre", page(put("/MediaBox", Array([0, 0, 340, 3_000_000]))), "media-box"),
    Mutant("page without area", page(put("/MediaBox", Array([0, 0, 0, 440]))), "media-box"),
    Mutant("pages of two sizes", second_page, "page-sizes", level=WARN),
    Mutant("print area", lambda pdf: put("/ViewerPreferences", Dictionary(PrintArea=Name.TrimBox))(pdf.Root), "view-areas"),
    # ---- metadata
    Mutant("not said whether trapped", both(lambda pdf: drop("/Trapped")(pdf.trailer.Info), xmp("<pdf:Trapped>False</pdf:Trapped>")), "trapped"),
    Mutant("trapped unknown", both(info("/Trapped", Name.Unknown), xmp("<pdf:Trapped>False</pdf:Trapped>")), "trapped"),
    Mutant("trapped and not", info("/Trapped", Name("/True")), "trapped"),
    Mutant("no dates", xmp("<xmp:CreateDate>.*?</xmp:CreateDate>"), "xmp-required"),
    Mutant("no document identifier", xmp("<xmpMM:DocumentID>.*?</xmpMM:DocumentID>"), "xmp-required"),
    Mutant("other title than in XMP", info("/Title", String("Another")), "info-in-step"),
    Mutant("other date than in XMP", info("/ModDate", String("D:20261123000000+02'00'")), "info-in-step"),
    Mutant("nothing in XMP", without("/Metadata"), "xmp"),
    Mutant("packed metadata", packed_metadata, "xmp-plain", level=WARN, saving=AS_IT_IS),
    # ---- what a file may not do or hide
    Mutant("locked without a password", nothing, "encryption", saving=LOCK),
    Mutant("link within the bleed", annotation([100, 100, 140, 120]), "annotations"),
    Mutant("link beside the sheet that acts", annotation([0, 0, 10, 10], A=Dictionary(S=Name.URI, URI=String("https://example.org"))), "actions"),
    Mutant("script at the start", lambda pdf: put("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("1")))(pdf.Root), "scripts"),
    Mutant("page that acts", page(put("/AA", Dictionary(O=Dictionary(S=Name.Named, N=Name.Print)))), "actions"),
    Mutant("form of XFA", lambda pdf: put("/AcroForm", Dictionary(XFA=String("x")))(pdf.Root), "forms"),
    Mutant("PostScript", resource("XObject", "PS1", stream(b"showpage", Type=Name.XObject, Subtype=Name.PS)), "postscript"),
    Mutant("content of another file", form(b"", Ref=Dictionary(F=String("other.pdf"), Page=0)), "references"),
    Mutant("data outside", image(put("/F", String("pixels.bin"))), "external-streams"),
    Mutant("alternate image", image(put("/Alternates", Array([]))), "alternate-images"),
    Mutant("stand-in for an image", image(put("/OPI", Dictionary())), "opi"),
    Mutant("attachment", embedded, "embedded-files", level=WARN),
    Mutant("layers without a name", lambda pdf: put("/OCProperties", Dictionary(OCGs=Array(), D=Dictionary()))(pdf.Root), "layers", level=WARN),
    Mutant("state that is never restored", drawn(b"q"), "content-syntax"),
    Mutant("content cut off", drawn(b"(open"), "content-syntax"),
    # ---- fonts
    Mutant("font left out", fonts(drop("/FontFile2"), "/FontDescriptor"), "font-embedded"),
    Mutant("missing letter", content(b"<00010002> Tj", b"<00000002> Tj"), "notdef"),
    # ---- colour
    Mutant("fill in RGB", drawn(RGB_FILL), "device-rgb"),
    Mutant("line in RGB", drawn(b"1 0 0 RG 100 100 m 200 200 l S"), "device-rgb"),
    Mutant("image in RGB", picture(160, space=Name.DeviceRGB, components=3), "device-rgb"),
    Mutant("gradient in RGB", shading(Name.DeviceRGB, [0, 0, 0], [1, 0, 0]), "device-rgb"),
    Mutant("form in RGB", form(RGB_FILL), "device-rgb"),
    Mutant("tile in RGB", tile(b"1 0 0 rg 0 0 5 5 re f"), "device-rgb"),
    Mutant("inline image in RGB", drawn(b"q 5 0 0 5 100 100 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI Q"), "device-rgb"),
    Mutant(
        "fill in Lab",
        both(
            resource("ColorSpace", "L", Array([Name.Lab, Dictionary(WhitePoint=Array([0.96, 1, 0.82]))])), drawn(b"/L cs 50 0 0 scn 99 99 9 9 re f")
        ),
        "rgb-left",
        level=WARN,
    ),
    Mutant("unknown colours", drawn(b"/Nowhere cs 0.5 scn 100 100 20 20 re f"), "colour-space"),
    Mutant("transfer function", state(TR=CURVE), "transfer-functions"),
    Mutant("second transfer function", state(TR2=CURVE), "transfer-functions"),
    Mutant("halftone", state(HT=Dictionary(HalftoneType=1)), "halftones", level=WARN),
    Mutant("colour of all plates", separation("All", 0.3), "registration-colour"),
    # ---- ink
    Mutant("fill with much ink", drawn(b"1 0.8 0.7 0.8 k 100 100 20 20 re f"), "ink-limit"),
    Mutant("image with much ink", picture(160, b"\xe0\xe0\xe0\xc0"), "ink-limit"),
    Mutant("gradient into much ink", shading(Name.DeviceCMYK, [0, 0, 0, 0], [1, 1, 0.7, 0.7]), "ink-limit"),
    Mutant("small words of three inks", drawn(b"0.5 0.5 0.5 0 k " + SMALL_TEXT), "small-text-inks", level=WARN),
    Mutant("hairline", drawn(b"0 0 0 1 K 0.1 w 100 100 m 200 200 l S"), "hairline", level=WARN),
    # ---- overprint
    Mutant("white that overprints", drawn(b"/GSblack gs 0 0 0 0 k 100 100 20 20 re f"), "white-overprint"),
    Mutant("overprint in mode 0", state(OP=True, op=True, OPM=0), "overprint-mode", level=WARN),
    Mutant(
        "CMYK with a profile that overprints",
        both(resource("ColorSpace", "I", icc_cmyk), drawn(b"/GSblack gs /I cs 0 0 0 1 scn 99 99 9 9 re f")),
        "overprint-profiled",
    ),
    Mutant("black words that knock out", drawn(b"/GS0 gs 0 0 0 1 k " + SMALL_TEXT), "black-text", level=WARN),
    Mutant("grey black that knocks out", drawn(b"/GSblack gs 0 g " + SMALL_TEXT), "black-text", level=WARN),
    Mutant("colour that overprints", drawn(b"/GSblack gs 0 1 0 0 k 100 100 20 20 re f"), "colour-overprint", level=WARN),
    # ---- images and transparency
    Mutant("coarse image", picture(60), "image-resolution"),
    Mutant("image a little coarse", picture(110), "image-resolution", level=WARN),
    Mutant("coarse line art", picture(160, b"\x20", Name.DeviceGray, 1, BitsPerComponent=1), "image-resolution", level=WARN),
    Mutant("no blending space", page(drop("/Group")), "blend-space"),
    Mutant("blends in RGB", page(put("/Group", Dictionary(S=Name.Transparency, CS=Name.DeviceRGB))), "blend-space"),
    Mutant("unknown blend mode", state(BM=Name.Sparkle), "blend-mode"),
)

# What only the plates show: every mark by itself keeps the limit.
PLATES: tuple[Mutant, ...] = (
    Mutant("marks that overprint one another", drawn(b"/GSblack gs 1 1 0 0 k 100 100 20 20 re f 0 0 1 0.8 k 100 100 20 20 re f"), "ink-limit"),
    Mutant(
        "marks that multiply", both(state(BM=Name.Multiply), drawn(b"/GSnew gs 1 1 0.5 0.4 k 100 100 20 20 re f 100 100 20 20 re f")), "ink-limit"
    ),
)
