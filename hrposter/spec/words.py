"""Messages as translators write them: text, ``**strong**`` words and ``{placeholders}``."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from hrposter.diagnostics import Span

_TOKEN = re.compile(r"\*\*|\{([^{}]*)\}|[{}]|[^*{}]+|\*")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a message: literal text, or the name of a placeholder; strong or not."""

    text: str
    is_placeholder: bool = False
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence or more, in one language, and where it stands."""

    parts: tuple[Part, ...]
    span: Span

    @property
    def placeholders(self) -> Counter[str]:
        """The placeholders with how often each occurs."""
        return Counter(part.text for part in self.parts if part.is_placeholder)

    @property
    def text(self) -> str:
        """The words as written, without the marks for strong."""
        return "".join(f"{{{part.text}}}" if part.is_placeholder else part.text for part in self.parts)


def parse_parts(text: str) -> tuple[Part, ...]:
    """Split a message into parts; ValueError for a brace or ``**`` that is never closed."""
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
