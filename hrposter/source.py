"""YAML with a place for every value, and no guessing.

YAML 1.1 reads ``no`` as False, ``18:30`` as 1110, ``010`` as 8 and ``color: #fff`` as null; so nodes are
composed with PyYAML and read as text. This is the only module that imports yaml.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn, Protocol, TypeVar

import yaml

from hrposter.diagnostics import Diagnostic, PosterError, Severity, Span
from hrposter.frozen import frozen

S = TypeVar("S")
T = TypeVar("T")

LARGEST_FILE = 1_000_000
DEEPEST_NESTING = 40

# What YAML 1.1, 4.1 (c-printable) leaves out: control characters, which no editor shows.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Parser):  # type: ignore[misc]
    """Every value is text, so nobody asks what kind it could be."""

    def resolve(self, kind: type, value: str | None, implicit: object) -> str:
        """Always the same tag."""
        return "tag:yaml.org,2002:str"

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Nothing hangs on where a value stands."""

    def ascend_resolver(self) -> None:
        """As above."""


@dataclass(slots=True)
class Reader:
    """Collects the problems of one file while it is read."""

    path: Path
    problems: list[Diagnostic] = field(default_factory=list)

    def root(self) -> View:
        """Parse the file; a file that is no YAML ends reading at once with a PosterError."""
        text = self._text()
        self._refuse_controls(text)
        self._refuse_tabs(text)
        self._refuse_depth(text)
        try:
            node = yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            span = _place(self.path, mark)
            reason = " ".join(part for part in (error.context, error.problem) if part)
            balance = "close every { and [; quote text that holds ': ' or ' #'"
            advice = "type the character itself in place of the \\" if "escape" in reason else balance
            self.fail("yaml", span, f"this is not valid YAML: {reason}", advice)
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            advice = "remove the control character, or the \\U that stands for no character"
            self.fail("yaml", Span(self.path), f"this is not valid YAML: {error}".split("\n")[0], advice)
        if node is None or View(self, node).is_blank:
            self.fail("empty", Span(self.path), "the file is empty", "start with 'hrposter: 1'")
        return View(self, node)

    def add(self, code: str, span: Span | None, message: str, help: str, severity: Severity = Severity.ERROR) -> None:
        """Note a problem and go on."""
        self.problems.append(Diagnostic(code, span, message, help, severity))

    def fail(self, code: str, span: Span | None, message: str, help: str) -> NoReturn:
        """Note a problem and stop with all that was noted."""
        self.add(code, span, message, help)
        raise PosterError(*self._in_order())

    def done(self) -> None:
        """Raise PosterError when an error was noted."""
        if any(problem.severity is Severity.ERROR for problem in self.problems):
            raise PosterError(*self._in_order())

    def _in_order(self) -> list[Diagnostic]:
        return sorted(self.problems, key=lambda problem: problem.span or Span(self.path))

    def _text(self) -> str:
        try:
            size = self.path.stat().st_size
            if size > LARGEST_FILE:
                self.fail(
                    "too-large",
                    Span(self.path),
                    f"the file has {size:,} bytes; at most {LARGEST_FILE:,} are read",
                    "split it, or remove what is not a layout",
                )
            data = self.path.read_bytes()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            self.fail("unreadable", Span(self.path), f"the file cannot be read: {reason}", "check its name and that you may open it")
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = data[: error.start]
            line = before.count(b"\n") + 1
            column = error.start - (before.rfind(b"\n") + 1) + 1
            self.fail("encoding", Span(self.path, line, column), f"byte 0x{data[error.start]:02X} is not UTF-8", "save the file as UTF-8")

    def _refuse_controls(self, text: str) -> None:
        if text.replace("\n", "").isprintable():
            return
        found = _UNPRINTABLE.search(text)
        if found:
            line, column = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
            fact = f"the control character U+{ord(found.group()):04X} stands in the file"
            self.fail("control", Span(self.path, line, column), fact, "delete it; many editors do not show it")

    def _refuse_tabs(self, text: str) -> None:
        for number, line in enumerate(text.split("\n"), 1) if "\t" in text else ():
            indent = line[: len(line) - len(line.lstrip(" \t"))]
            if "\t" in indent:
                self.fail(
                    "tab", Span(self.path, number, indent.index("\t") + 1), "a tab indents this line", "indent with spaces; YAML does not allow tabs"
                )

    def _refuse_depth(self, text: str) -> None:
        """Count open brackets and indents before the parser sees them: it would recurse."""
        if _is_shallow(text):
            return None
        # libyaml may stop at a limit of its own before it says where depth 40 is; Python's scanner then says it.
        for loader in (_Loader, yaml.SafeLoader):
            try:
                return self._count_depth(text, loader)
            except (yaml.YAMLError, ValueError, OverflowError):  # Python's scanner makes a character of any number
                continue  # compose() meets the same error and reports it with its place
        return None

    def _count_depth(self, text: str, loader: type) -> None:
        depth = 0
        for event in yaml.parse(text, Loader=loader):
            mark = event.start_mark
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                self.fail(
                    "anchor",
                    _place(self.path, mark),
                    "anchors (&) and aliases (*) are not used here",
                    "write the value out; quote text that starts with & or *",
                )
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > DEEPEST_NESTING:
                self.fail(
                    "too-deep",
                    _place(self.path, mark),
                    f"nested more than {DEEPEST_NESTING} deep",
                    "two levels are enough for a layout",
                )


def _is_shallow(text: str) -> bool:
    """Whether it is seen at once that nothing is nested too deep, and that there are no aliases.

    A collection in brackets needs a bracket. Of block collections two may begin in one column, a list below the key that it belongs to,
    and none begins after the first sign of its line that only opens blocks.
    """
    if "&" in text or "*" in text:
        return False
    deepest = max([len(line) - len(line.lstrip(" \t-?:")) for line in text.splitlines()], default=0)
    return text.count("[") + text.count("{") + 2 * (deepest + 1) <= DEEPEST_NESTING


@frozen()
class View:
    """A YAML node and the reader to complain to."""

    reader: Reader
    node: yaml.Node
    key: yaml.Node | None = None

    @property
    def span(self) -> Span:
        """Where the value starts."""
        return _place(self.reader.path, self.node.start_mark)

    @property
    def key_span(self) -> Span:
        """Where the key of the value starts, or the value itself in a list."""
        return _place(self.reader.path, (self.key or self.node).start_mark)

    @property
    def is_mapping(self) -> bool:
        """Whether 'key: value' pairs stand here."""
        return isinstance(self.node, yaml.MappingNode)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of a mapping as they are written, with no problem noted."""
        return tuple(str(key.value) for key, _ in self.node.value) if isinstance(self.node, yaml.MappingNode) else ()

    @property
    def is_list(self) -> bool:
        """Whether a list stands here."""
        return isinstance(self.node, yaml.SequenceNode)

    def add(self, code: str, message: str, help: str) -> None:
        """Note a problem at this place."""
        self.reader.add(code, self.span, message, help)

    def text(self, instead: str = "") -> str:
        """The text as written; ``instead`` (with a problem noted) where there is none."""
        if not isinstance(self.node, yaml.ScalarNode):
            self.add("type", "a single value is expected here", "write one word or one sentence")
            return instead
        if not self.node.value.strip():
            self.add("blank", "nothing stands here", 'give a value, or delete the line; YAML takes " #" as the start of a comment')
            return instead
        return str(self.node.value)

    @property
    def is_blank(self) -> bool:
        """Whether the value was left out (``reviewer:`` and nothing after)."""
        return isinstance(self.node, yaml.ScalarNode) and not self.node.value.strip()

    def items(self) -> Iterator[View]:
        """The entries of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.add("type", "a list is expected here", "write [a, b] or one '- item' a line")
            return
        for child in self.node.value:
            yield View(self.reader, child)

    def fields(self, known: tuple[str, ...] | None = None, required: tuple[str, ...] = ()) -> dict[str, View]:
        """The entries by key; unknown, repeated and missing keys are noted, never ignored; one that is misspelt is not missing as well."""
        if not isinstance(self.node, yaml.MappingNode):
            self.add("type", "'key: value' pairs are expected here", "indent the entries below, or write {key: value}")
            return {}
        found: dict[str, View] = {}
        unknown: list[str] = []
        for key_node, value_node in self.node.value:
            name = key_node.value
            if isinstance(name, str) and name not in found and known is not None and name in known:
                found[name] = View(self.reader, value_node, key_node)
                continue
            key = View(self.reader, key_node)
            name = key.text()
            if name in found:
                key.add("repeated-key", f"{name!r} appears twice", "delete one of the two")
            elif known is not None and name not in known:
                key.add("unknown-key", f"{name!r} is not known here", nearest(name, known))
                unknown.append(name)
            else:
                found[name] = View(self.reader, value_node, key_node)
        for name in required:
            is_misspelt = any(name in _nearest_of(other, known or ()) for other in unknown)
            if name not in found and not is_misspelt:
                self.add("missing-key", f"{name!r} is missing", f"add '{name}: …'")
        return found

    def parsed(self, parse: Callable[[str], S], instead: T, code: str = "value") -> S | T:
        """What ``parse`` makes of the text; on its ValueError ("fact; advice") note it and go on with ``instead``.

        ``instead`` never reaches a page: Reader.done() raises before it can.
        """
        if not isinstance(self.node, yaml.ScalarNode) or self.is_blank:
            self.text()
            return instead
        try:
            return parse(str(self.node.value))
        except ValueError as error:
            fact, _, advice = str(error).partition("; ")
            self.add(code, fact, advice or "change the value")
            return instead


class _Mark(Protocol):
    line: int
    column: int


def cell_view(reader: Reader, text: str, line: int, column: int) -> View:
    """The text of a cell of a table, as if it stood in YAML; line and column count from 1."""
    mark = yaml.Mark("", 0, line - 1, column - 1, None, 0)
    return View(reader, yaml.ScalarNode("", text, mark, mark))


def list_view(entries: Sequence[View]) -> View:
    """A list of one or more values at the place of the first."""
    first = entries[0]
    return View(first.reader, yaml.SequenceNode("", [entry.node for entry in entries], first.node.start_mark))


def mapping_view(entries: Mapping[str, View]) -> View:
    """One or more values by their keys, at the place of the first."""
    first = next(iter(entries.values()))
    pairs = [(yaml.ScalarNode("", key, view.node.start_mark), view.node) for key, view in entries.items()]
    return View(first.reader, yaml.MappingNode("", pairs, first.node.start_mark))


def _place(path: Path, mark: _Mark | None) -> Span:
    return Span(path, mark.line + 1, mark.column + 1) if mark else Span(path)


def nearest(name: str, known: tuple[str, ...]) -> str:
    """Advice that names the nearest known word, or all of them."""
    near = _nearest_of(name, known)
    return f"did you mean {near[0]!r}?" if near else f"allowed here: {', '.join(known)}"


def _nearest_of(name: str, known: tuple[str, ...]) -> list[str]:
    from difflib import get_close_matches  # only for advice, which most runs do not need

    return get_close_matches(name, known, n=1)


def one_of(known: tuple[str, ...]) -> Callable[[str], str]:
    """A parser that takes one of the ``known`` words."""

    def parse(text: str) -> str:
        if text not in known:
            raise ValueError(f"{text!r} is not known here; {nearest(text, known)}")
        return text

    return parse
