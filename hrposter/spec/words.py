"""Messages as translators write them: text, ``**strong**`` words and ``{placeholders}``."""

from __future__ import annotations

import re

from hrposter.diagnostics import Span
from hrposter.frozen import frozen
from hrposter.source import View, nearest

_MARKED = re.compile(r"[*{}]")
_TOKEN = re.compile(r"\*\*|\{([^{}]*)\}|[{}]|[^*{}]+|\*")
# Escapes can bring in control characters (Unicode 23.1) that the file itself cannot hold; only the line feed is set.
_FORMAT_CONTROLS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ud800-\udfff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]"
)


# The placeholder that no clinic fills: the name of the language that a piece is in.
LANGUAGE = "language"


@frozen()
class Part:
    """A piece of a message: literal text, or the name of a placeholder; strong or not."""

    text: str
    is_placeholder: bool = False
    is_strong: bool = False


@frozen()
class Message:
    """One sentence or more, in one language, and where it stands."""

    parts: tuple[Part, ...]
    span: Span

    @property
    def placeholders(self) -> list[str]:
        """The placeholders in the order of their names, each as often as it occurs."""
        return sorted([part.text for part in self.parts if part.is_placeholder])

    @property
    def text(self) -> str:
        """The words as written, without the marks for strong."""
        return "".join(f"{{{part.text}}}" if part.is_placeholder else part.text for part in self.parts)


def parse_parts(text: str) -> tuple[Part, ...]:
    """Split a message into parts; ValueError for a brace or ``**`` that is never closed."""
    if text and not _MARKED.search(text):
        return (Part(text),)
    parts: list[Part] = []
    is_strong = False
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token == "**":
            is_strong = not is_strong
        elif match[1] is not None:
            parts.append(Part(match[1].strip(), True, is_strong))
        elif token in "{}":
            raise ValueError(f"a lone {token!r} stands in the text; write placeholders as {{clinic.name}} and leave out other braces")
        else:
            parts.append(Part(token, False, is_strong))
    if is_strong:
        raise ValueError("'**' opens a strong word that is never closed; add the second '**' after it")
    return tuple(parts)


def read_message(view: View) -> Message:
    """Read one message of a language file; what is wrong in it is noted."""
    text = view.text()
    control = _FORMAT_CONTROLS.search(text)
    if control:
        view.add(
            "control",
            f"the invisible or presentation character U+{ord(control.group()):04X} stands in the text",
            "delete it; directions and joins are set for you",
        )
    parts = view.parsed(parse_parts, (Part(""),), code="message") if text else (Part(""),)
    for part in parts:
        if part.is_placeholder:
            _check_placeholder(view, part.text)
    return Message(parts, view.span)


def _check_placeholder(view: View, name: str) -> None:
    if name == LANGUAGE:
        return
    from hrposter.spec.clinic import FIELDS  # hours, CLDR and all, which most words do without

    if name not in FIELDS:
        view.add("unknown-placeholder", f"{{{name}}} is not a field of clinic.yaml", nearest(name, FIELDS))
