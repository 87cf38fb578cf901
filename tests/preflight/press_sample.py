"""A small file that follows PDF/X-4: colour into the bleed, black text that overprints, an image, a mark with opacity."""

import io

import pikepdf
from icc_sample import cmyk_profile
from pikepdf import Array, Dictionary, Name, String

MEDIA, BLEED, TRIM = [0, 0, 340, 440], [20, 20, 320, 420], [30, 30, 310, 410]
DATE = "2026-11-23T00:00:00Z"
PIXELS = 120
XMP = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Welcome</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>{DATE}</xmp:CreateDate><xmp:ModifyDate>{DATE}</xmp:ModifyDate><xmp:MetadataDate>{DATE}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Trapped>False</pdf:Trapped><pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
CONTENT = b"""\
/GS0 gs
0.2 0.6 0.4 0 k
20 20 300 400 re f
q 28.8 0 0 28.8 60 300 cm /Im0 Do Q
/GSclear gs
0 0.5 0.9 0 k
200 200 60 60 re f
/GSblack gs
0 0 0 1 k
BT /F1 10 Tf 60 120 Td <00010002> Tj ET
/GS0 gs
0 0 0 0 k
BT /F1 30 Tf 60 160 Td <00010002> Tj ET
"""


def press_file() -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(MEDIA[2], MEDIA[3]))
    page = pdf.pages[0].obj
    page.BleedBox, page.TrimBox = Array(BLEED), Array(TRIM)
    page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    page.Resources = Dictionary(
        Font=Dictionary(F1=embedded_font(pdf)),
        XObject=Dictionary(Im0=image(pdf)),
        ExtGState=Dictionary(
            GS0=Dictionary(OP=False, op=False, OPM=1, ca=1, CA=1),
            GSblack=Dictionary(OP=True, op=True, OPM=1, ca=1),
            GSclear=Dictionary(OP=False, op=False, ca=0.5),
        ),
    )
    page.Contents = pdf.make_stream(CONTENT)
    profile = pdf.make_stream(cmyk_profile())
    profile.N = 4
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String("SmallPress"), Info=String("A small press"))
    intent.DestOutputProfile = pdf.make_indirect(profile)
    pdf.Root.OutputIntents = Array([intent])
    pdf.Root.Metadata = pdf.make_stream(XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String("Welcome"), Trapped=Name("/False"), CreationDate=String("D:20261123000000Z")))
    pdf.trailer.Info["/ModDate"] = String("D:20261123000000Z")
    out = io.BytesIO()
    pdf.save(out, static_id=True, min_version="1.6", force_version="1.6")
    return out.getvalue()


def image(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """A gradient of 120 x 120 pixels, 28.8 pt wide: 300 pixels an inch."""
    samples = b"".join(bytes((x, y, 40, 0)) for y in range(PIXELS) for x in range(PIXELS))
    return pdf.make_stream(
        samples, Type=Name.XObject, Subtype=Name.Image, Width=PIXELS, Height=PIXELS, ColorSpace=Name.DeviceCMYK, BitsPerComponent=8
    )


def embedded_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """A font with two letters, as hrposter embeds it."""
    from pdf_samples import document, line, page, tagged

    from hrposter.pdf.writer import write

    with pikepdf.open(io.BytesIO(write(document(page(*tagged("P", line("Hi"))))))) as other:
        fonts = other.pages[0].Resources.Font
        return pdf.copy_foreign(fonts[sorted(fonts.keys())[0]])
