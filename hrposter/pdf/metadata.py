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
# The digit of a UUID whose first two bits are its variant (RFC 9562, 4.1), by the digit that stood there.
_VARIANT = dict(zip("0123456789abcdef", "89ab" * 4, strict=True))
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


class Packet(NamedTuple):
    """An XMP packet but for the identifier of the very file: what stands before it and after it."""

    before: bytes
    after: bytes

    def of(self, instance_id: str = _UNKNOWN) -> bytes:
        """The packet of that file, which is identified by all that it says, the packet of an unknown file included."""
        return b"%s%s%s" % (self.before, _uuid(instance_id).encode(), self.after)


def xmp(meta: Meta, standards: Collection[Standard], document_id: str) -> Packet:
    """The XMP packet (ISO 16684-1) that says what Info says, and which standards the file claims."""
    first, language, alike, last = _around(meta.lang, meta.also, meta.subject, meta.keywords, meta.date, tuple(standards))
    identified = _property("dc:identifier", _escaped(meta.identifier))
    named = _property("dc:title", _alternative(meta.title)) + _property("dc:creator", _listed("Seq", (meta.author,)))
    document = f"{_property('xmpMM:DocumentID', _uuid(document_id))}<xmpMM:InstanceID>"
    return Packet(b"".join((first, identified.encode(), language, named.encode(), alike, document.encode())), last)


@lru_cache(maxsize=256)
def _around(
    lang: str, also: tuple[str, ...], subject: str, keywords: tuple[str, ...], date: datetime.date, standards: tuple[Standard, ...]
) -> tuple[bytes, bytes, bytes, bytes]:
    """What stands before, between and after the properties that each file has its own of: all the same for clinic after clinic."""
    first = _BEFORE + _property("dc:format", "application/pdf")
    language = _property("dc:language", _listed("Bag", (lang, *also)))
    on = f"{date.isoformat()}T00:00:00Z"
    alike = {
        "dc:description": _alternative(subject),
        "dc:subject": _listed("Bag", keywords),
        "pdf:Keywords": _escaped(", ".join(keywords)),
        "pdf:Producer": _escaped(_PRODUCER),
        "xmp:CreatorTool": _escaped(_CREATOR),
        **dict.fromkeys(("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"), on),
    }
    claimed, schemas = _claimed(standards)
    last = f"</xmpMM:InstanceID>\n{_properties(claimed)}{schemas}{_AFTER}"
    return first.encode(), language.encode(), _properties(alike).encode(), last.encode()


def _properties(said: Mapping[str, str]) -> str:
    """Properties, a line each."""
    return "".join([_property(key, value) for key, value in said.items()])


def _property(key: str, value: str) -> str:
    """A property on a line; what is empty is left out."""
    return f"<{key}>{value}</{key}>\n" if value else ""


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
    plain = digits.lower()
    return f"uuid:{plain[:8]}-{plain[8:12]}-8{plain[13:16]}-{_VARIANT[plain[16]]}{plain[17:20]}-{plain[20:]}"


def _alternative(value: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_escaped(value)}</rdf:li></rdf:Alt>' if value else ""


def _listed(kind: str, values: Iterable[str]) -> str:
    items = "".join([f"<rdf:li>{_escaped(value)}</rdf:li>" for value in values if value])
    return f"<rdf:{kind}>{items}</rdf:{kind}>" if items else ""


def _escaped(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
