"""What a file says about itself: the Info dictionary and the XMP packet, in step, and the identifiers."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple, assert_never

from hrposter import __version__
from hrposter.display import Meta
from hrposter.pdf.syntax import text
from hrposter.standards import Standard

_CREATOR = f"hrposter {__version__}"
_PRODUCER = f"{_CREATOR}; ReportLab"

# A schema with its one property, as ISO 19005-2, 6.6.2.3.3 wants it.
_SCHEMA = (
    '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{title}</pdfaSchema:schema>'
    "<pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>'
    "<pdfaProperty:valueType>{kind}</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>{says}</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"
)
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_PREFIXES = " ".join([f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items()])
_BEFORE = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {_PREFIXES}>
"""
_AFTER = """
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
_UNKNOWN = "0" * 32
_LONG = 4096  # bytes


class _Claim(NamedTuple):
    """How a standard is claimed; ``schema`` (title, property, type, what it says) where the claim is no part of XMP."""

    said: Mapping[str, str]
    schema: tuple[str, str, str, str] | None = None


def _claim(standard: Standard) -> _Claim:
    match standard:
        case "PDF/UA-1":
            says = "The part of ISO 14289 that the file follows"
            return _Claim({"pdfuaid:part": "1"}, ("PDF/UA Universal Accessibility Schema", "pdfuaid:part", "Integer", says))
        case "PDF/A-2a":
            return _Claim({"pdfaid:part": "2", "pdfaid:conformance": "A"})
        case "PDF/A-2b":
            return _Claim({"pdfaid:part": "2", "pdfaid:conformance": "B"})
        case "PDF/X-4":
            said = {"pdfxid:GTS_PDFXVersion": "PDF/X-4", "xmpMM:VersionID": "1", "xmpMM:RenditionClass": "default"}
            return _Claim(said, ("PDF/X ID Schema", "pdfxid:GTS_PDFXVersion", "Text", "The part of ISO 15930 that the file follows"))
        case _:
            assert_never(standard)


# Whether colours were spread over one another's edges by hand: they were not (ISO 15930-7).
_TRAPPED_SCHEMA = ("Adobe PDF Schema", "pdf:Trapped", "Text", "Whether trapping was applied")


def info(meta: Meta, standards: Collection[Standard]) -> dict[str, bytes]:
    """The entries of the Info dictionary (ISO 32000-2, 14.3.3); what is empty is left out."""
    said = {"Title": meta.title, "Author": meta.author, "Subject": meta.subject, "Keywords": ", ".join(meta.keywords)}
    trapped = {"Trapped": b"/False"} if "PDF/X-4" in standards else {}
    return {**{key: text(value) for key, value in said.items() if value}, **_made(meta.date), **trapped}


@lru_cache(maxsize=64)
def _made(date: datetime.date) -> Mapping[str, bytes]:
    """Who made a file, and when, as Info says it."""
    on = text(f"D:{date.isoformat().replace('-', '')}000000Z")
    return {"Creator": text(_CREATOR), "Producer": text(_PRODUCER), "CreationDate": on, "ModDate": on}


def xmp(meta: Meta, standards: Collection[Standard], document_id: str) -> bytes:
    """The XMP packet (ISO 16684-1) that says what Info says, and which standards the file claims; ``with_instance`` completes it."""
    keywords = ", ".join(meta.keywords)
    said = {
        "dc:identifier": _escaped(meta.identifier),
        "dc:language": _listed("Bag", (meta.lang, *meta.also)),
        "dc:title": _alternative(meta.title),
        "dc:creator": _listed("Seq", (meta.author,)),
        "dc:description": _alternative(meta.subject),
        "dc:subject": _listed("Bag", meta.keywords),
        "pdf:Keywords": _escaped(keywords),
    }
    identifiers = {"xmpMM:DocumentID": _uuid(document_id), "xmpMM:InstanceID": _uuid(_UNKNOWN)}
    before, between, after = _around(meta.date, tuple(standards))
    return b"".join((before, _properties(said), between, _properties(identifiers), after))


@lru_cache(maxsize=64)
def _around(date: datetime.date, standards: tuple[Standard, ...]) -> tuple[bytes, bytes, bytes]:
    """What stands before, between and after the properties that each file has its own of."""
    on = f"{date.isoformat()}T00:00:00Z"
    who = {"pdf:Producer": _escaped(_PRODUCER), "xmp:CreatorTool": _escaped(_CREATOR)}
    when = dict.fromkeys(("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"), on)
    claimed, schemas = _claimed(standards)
    before = _BEFORE.encode() + _properties({"dc:format": "application/pdf"})
    return before, _properties({**who, **when}), _properties(claimed) + schemas.encode() + _AFTER.encode()


def _properties(said: Mapping[str, str]) -> bytes:
    """Properties, a line each; what is empty is left out."""
    return "".join([f"<{key}>{value}</{key}>\n" for key, value in said.items() if value]).encode()


def with_instance(packet: bytes, instance_id: str) -> bytes:
    """The packet with the identifier of this very file, which stands for all that the file says, the rest of the packet included."""
    form = b"<xmpMM:InstanceID>%s</xmpMM:InstanceID>"  # no words can look like that: theirs are escaped
    return packet.replace(form % _uuid(_UNKNOWN).encode(), form % _uuid(instance_id).encode(), 1)


def _claimed(standards: tuple[Standard, ...]) -> tuple[Mapping[str, str], str]:
    """The properties by which standards are claimed, and the description of those that XMP does not know."""
    said: dict[str, str] = {}
    schemas = []
    for claim in map(_claim, standards):
        said |= claim.said
        schemas += [claim.schema] if claim.schema else []
    if "PDF/X-4" in standards:
        said["pdf:Trapped"] = "False"
        schemas.append(_TRAPPED_SCHEMA)
    return said, _schemas(schemas)


def _schemas(schemas: Iterable[tuple[str, str, str, str]]) -> str:
    written = []
    for title, property, kind, says in schemas:
        prefix, _, name = property.partition(":")
        written.append(_SCHEMA.format(title=title, uri=_NAMESPACES[prefix], prefix=prefix, name=name, kind=kind, says=says))
    return f"<pdfaExtension:schemas><rdf:Bag>{''.join(written)}</rdf:Bag></pdfaExtension:schemas>" if written else ""


def identifier(said: Iterable[bytes]) -> str:
    """Thirty-two hexadecimal digits that stand for what was said, and for nothing else."""
    parts = [part if len(part) < _LONG else _digest(part) for part in said]
    lengths = (b" %d" * len(parts))[1:] % tuple(map(len, parts))
    return hashlib.blake2b(b"".join((lengths, b":", *parts)), digest_size=16).hexdigest().upper()


@lru_cache(maxsize=128)
def _digest(part: bytes) -> bytes:
    """What stands for a font program or art, which come in file after file."""
    return hashlib.blake2b(part).digest()


@lru_cache(maxsize=256)
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
