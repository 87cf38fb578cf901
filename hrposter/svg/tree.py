"""An SVG file as a tree of elements with their places; whatever would make reading unsafe ends it at once.

Expat tells places and never follows an entity here, for a file with a DOCTYPE is refused before it can declare one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from hrposter.diagnostics import Diagnostic, PosterError, Span

LARGEST_FILE = 1_000_000
MOST_ELEMENTS = 20_000
DEEPEST_NESTING = 60
SVG_NAMESPACE = "http://www.w3.org/2000/svg"


@dataclass(slots=True)
class Element:
    """One element: its name as '{namespace}name' outside SVG, its attributes ('namespace name' where foreign), its text."""

    name: str
    attributes: dict[str, str]
    span: Span
    children: list[Element] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    text_span: Span | None = None

    @property
    def namespace(self) -> str:
        """The namespace outside SVG; empty inside."""
        return self.name[1:].partition("}")[0] if self.name.startswith("{") else ""


class _Builder:
    """Builds the tree of one file and stops at the first thing that makes reading on unsafe."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        self.data = data
        self.open: list[Element] = []
        self.root: Element | None = None
        self.count = 0
        # The encoding is given so that no declaration in the file can name another.
        self.parser = expat.ParserCreate("UTF-8", " ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction

    @property
    def span(self) -> Span:
        """Where the parser is."""
        return Span(self.path, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        element = Element(local if namespace == SVG_NAMESPACE else f"{{{namespace}}}{local}", attributes, self.span)
        self.count += 1
        if self.count > MOST_ELEMENTS:
            _fail("too-large", self.span, f"the file has more than {MOST_ELEMENTS:,} elements", "simplify the drawing")
        if len(self.open) >= DEEPEST_NESTING:
            _fail("too-deep", self.span, f"nested more than {DEEPEST_NESTING} deep", "ungroup what needs no group")
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def _end(self, _name: str) -> None:
        self.open.pop()

    def _characters(self, text: str) -> None:
        element = self.open[-1]
        if element.name == "style":
            element.text_span = element.text_span or self.span
            element.text.append(text)

    def _doctype(self, *_declaration: object) -> None:
        # the parser has read past it; go back to its first byte
        before = self.data[: self.data.rfind(b"<!DOCTYPE", 0, self.parser.CurrentByteIndex)].decode("utf-8")
        _fail(
            "svg", _end_of(before, self.path), "a DOCTYPE is not read", "delete the line that starts with <!DOCTYPE, or export it as PNG at 300 dpi"
        )

    def _instruction(self, target: str, _content: str) -> None:
        if target == "xml-stylesheet":
            _fail("svg", self.span, "a style sheet outside the file is not read", "put its rules into a <style> element")


def read_tree(path: Path) -> Element:
    """The <svg> element of the file; PosterError where the file is no XML, too large, too deep or has a DOCTYPE."""
    builder = _Builder(path, _bytes(path))
    try:
        builder.parser.Parse(builder.data, True)
    except expat.ExpatError as error:
        span = Span(path, error.lineno, error.offset + 1)
        _fail("xml", span, f"this is not valid XML: {expat.errors.messages[error.code]}", "save it again from the drawing program as plain SVG")
    root = builder.root
    assert root is not None  # expat has refused a file without an element
    if root.name != "svg":
        wanted = f'<svg xmlns="{SVG_NAMESPACE}" viewBox="…">'
        _fail("svg", root.span, f"the file starts with <{root.name.rpartition('}')[2]}>, not with {wanted}", f"start it with {wanted}")
    return root


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            _fail("too-large", Span(path), f"the file has {size:,} bytes; at most {LARGEST_FILE:,} are read", "simplify the drawing")
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        _fail("unreadable", Span(path), f"the file cannot be read: {reason}", "check its name and that you may open it")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        span = _end_of(data[: error.start].decode("utf-8"), path)
        _fail("encoding", span, f"byte 0x{data[error.start]:02X} is not UTF-8", "save the file as UTF-8")
    return data


def _end_of(text: str, path: Path) -> Span:
    """The place right after ``text``, when the file starts with it."""
    return Span(path, text.count("\n") + 1, len(text) - text.rfind("\n"))


def _fail(code: str, span: Span, message: str, help: str) -> NoReturn:
    raise PosterError(Diagnostic(code, span, message, help))
