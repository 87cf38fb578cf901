"""What a file says about itself: the Info dictionary and the XMP packet, in step, and the identifiers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from hrposter import __version__
from hrposter.display import Meta
from hrposter.pdf.syntax import text

_CREATOR = f"hrposter {__version__}"
_PRODUCER = f"{_CREATOR}; ReportLab"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
{descriptions}
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""

# ISO 19005-2, 6.6.2.3.3: a property that is no part of XMP needs its schema in the file.
_SCHEMA = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>'
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>"
)
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


def info(meta: Meta) -> dict[str, bytes]:
    """The entries of the Info dictionary (ISO 32000-2, 14.3.3); what is empty is left out."""
    date = f"D:{meta.date:%Y%m%d}000000Z"
    said = {
        "Title": meta.title,
        "Author": meta.author,
        "Subject": meta.subject,
        "Keywords": ", ".join(meta.keywords),
        "Creator": _CREATOR,
        "Producer": _PRODUCER,
        "CreationDate": date,
        "ModDate": date,
    }
    return {key: text(value) for key, value in said.items() if value}


def xmp(meta: Meta, document_id: str, instance_id: str) -> bytes:
    """The XMP packet (ISO 16684-1) that says what Info says, and which standards the file claims."""
    date = f"{meta.date:%Y-%m-%d}T00:00:00Z"
    said = {
        "dc:format": "application/pdf",
        "dc:identifier": _escaped(meta.identifier),
        "dc:language": _listed("Bag", (meta.lang,)),
        "dc:title": _alternative(meta.title),
        "dc:creator": _listed("Seq", (meta.author,)),
        "dc:description": _alternative(meta.subject),
        "dc:subject": _listed("Bag", meta.keywords),
        "pdf:Keywords": _escaped(", ".join(meta.keywords)),
        "pdf:Producer": _escaped(_PRODUCER),
        "xmp:CreatorTool": _escaped(_CREATOR),
        "xmp:CreateDate": date,
        "xmp:ModifyDate": date,
        "xmp:MetadataDate": date,
        "xmpMM:DocumentID": _uuid(document_id),
        "xmpMM:InstanceID": _uuid(instance_id),
        "pdfuaid:part": "1",
        "pdfaid:part": "2",
        "pdfaid:conformance": "A",
    }
    namespaces = " ".join([f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items()])
    properties = "\n".join([f"<{key}>{value}</{key}>" for key, value in said.items() if value])
    return _PACKET.format(descriptions=f'<rdf:Description rdf:about="" {namespaces}>\n{properties}\n{_SCHEMA}\n</rdf:Description>').encode()


def identifier(said: Iterable[bytes]) -> str:
    """Thirty-two hexadecimal digits that stand for what was said, and for nothing else."""
    digest = hashlib.blake2b(digest_size=16)
    for part in said:
        digest.update(b"%d:" % len(part))
        digest.update(part)
    return digest.hexdigest().upper()


def _uuid(digits: str) -> str:
    """A UUID of version 8, one that its maker fills (RFC 9562, 5.8)."""
    bits = int(digits, 16) & ~(0xF << 76) & ~(0b11 << 62) | 8 << 76 | 0b10 << 62
    plain = f"{bits:032x}"
    return f"uuid:{plain[:8]}-{plain[8:12]}-{plain[12:16]}-{plain[16:20]}-{plain[20:]}"


def _alternative(value: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_escaped(value)}</rdf:li></rdf:Alt>' if value else ""


def _listed(kind: str, values: Iterable[str]) -> str:
    items = "".join([f"<rdf:li>{_escaped(value)}</rdf:li>" for value in values if value])
    return f"<rdf:{kind}>{items}</rdf:{kind}>" if items else ""


def _escaped(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
