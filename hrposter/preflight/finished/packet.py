"""The XMP packet of a file (ISO 16684-1), by the usual prefixes of its namespaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from hrposter.preflight.finished.facts import Packet
from hrposter.preflight.finished.streams import TooLong, Unread, decoded, filters

_MOST_BYTES = 2_000_000
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
}


def read_packet(stream: object) -> Packet:
    """The properties that are known here; an unsound packet where it is no XML, or XML that could unfold into more."""
    if stream is None:
        return Packet(exists=False)
    is_filtered = bool(filters(stream))
    try:
        text = decoded(stream, _MOST_BYTES)
    except (TooLong, Unread):
        return Packet(exists=True, is_sound=False, is_filtered=is_filtered)
    if re.search(rb"<!\s*(DOCTYPE|ENTITY)", text, re.IGNORECASE):
        return Packet(exists=True, is_sound=False, is_filtered=is_filtered)
    try:
        root = ElementTree.fromstring(re.sub(rb"<\?xpacket.*?\?>", b"", text, flags=re.DOTALL).strip(b"\xef\xbb\xbf\0 \r\n\t"))
    except (ElementTree.ParseError, ValueError, LookupError):
        return Packet(exists=True, is_sound=False, is_filtered=is_filtered)
    return Packet(exists=True, is_filtered=is_filtered, said=dict(_properties(root)))


def _properties(root: ElementTree.Element) -> Iterator[tuple[str, str]]:
    for description in root.iter(f"{_RDF}Description"):
        for key, value in description.attrib.items():
            if (named := _named(key)) is not None:
                yield named, value
        for child in description:
            if (named := _named(child.tag)) is not None:
                yield named, _value(child)


def _named(key: str) -> str | None:
    """``{namespace}name`` with the usual prefix; None for a namespace that is not known here."""
    namespace, _, local = key.removeprefix("{").partition("}")
    return f"{_PREFIXES[namespace]}:{local}" if namespace in _PREFIXES and local else None


def _value(element: ElementTree.Element) -> str:
    """A text; of alternatives the default one, of a list all with commas."""
    listed = list(element.iter(f"{_RDF}li"))
    if not listed:
        return (element.text or "").strip()
    texts = [("".join(item.itertext()).strip(), item.get(_LANG, "")) for item in listed]
    default = [text for text, lang in texts if lang == "x-default"]
    if default or element.find(f"{_RDF}Alt") is not None:
        return (default or [text for text, _ in texts])[0]
    return ", ".join(text for text, _ in texts)
