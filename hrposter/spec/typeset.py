"""Words as they are printed: a language file or its shared phrases with the typography of the language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from hrposter.diagnostics import Diagnostic, PosterError, Span
from hrposter.i18n import Language
from hrposter.spec.content import Content, Words
from hrposter.spec.phrases import Phrases
from hrposter.spec.story import Told
from hrposter.spec.words import Message
from hrposter.typography.pieces import OBJECT
from hrposter.typography.setting import typeset

_FIELD = re.compile(r"(\{[^{}]*\})")
# Phrases that hold no words but a number to dial, and names that are no sentences.
_DIALLED = frozenset({"text_line"})


def set_content(content: Content, *, is_native: bool = False) -> Content:
    """The words as they are printed, in the language's own digits where ``is_native``; PosterError for marks that nobody can tell."""
    setter = _Setter(content.language, is_native)
    words = {key: setter.words(entry) for key, entry in content.words.items()}
    setter.done()
    return replace(content, words=words)


def set_phrases(phrases: Phrases, *, is_native: bool = False) -> Phrases:
    """The shared phrases as they are printed; PosterError as for set_content."""
    setter = _Setter(phrases.language, is_native)
    texts = {key: setter.phrase(key, text, phrases.span) for key, text in phrases.texts.items()}
    setter.done()
    return replace(phrases, texts=texts)


class _Setter:
    """Sets message after message, and keeps what is wrong in them."""

    def __init__(self, language: Language, is_native: bool) -> None:
        self._tag = language.tag
        self._is_native = is_native
        self._problems: list[Diagnostic] = []

    def words(self, words: Words) -> Words:
        if isinstance(words, Message):
            return self.message(words)
        if isinstance(words, Mapping):
            return self._entry(words)
        return tuple(self._item(item) for item in words)  # type: ignore[return-value]  # each list stays of one kind

    def _item(self, item: Message | Mapping[str, Message] | Told) -> Message | Mapping[str, Message] | Told:
        if isinstance(item, Told):
            return replace(item, title=self.message(item.title) if item.title else None, text=self.message(item.text))
        return self.message(item) if isinstance(item, Message) else self._entry(item)

    def _entry(self, entry: Mapping[str, Message]) -> dict[str, Message]:
        return {key: self.message(message) for key, message in entry.items()}

    def message(self, message: Message) -> Message:
        pieces = tuple(OBJECT if part.is_placeholder else part.text for part in message.parts)
        texts = self._set(pieces, message.span, is_native=self._is_native)
        if texts == pieces:
            return message
        parts = (part if part.is_placeholder else replace(part, text=text) for part, text in zip(message.parts, texts, strict=True))
        return replace(message, parts=tuple(parts))

    def phrase(self, key: str, text: str, span: Span) -> str:
        """A phrase, whose fields in braces stay as they are."""
        pieces = _FIELD.split(text)
        texts = self._set(
            [OBJECT if place % 2 else piece for place, piece in enumerate(pieces)], span, is_native=self._is_native and key not in _DIALLED
        )
        return "".join(piece if place % 2 else texts[place] for place, piece in enumerate(pieces))

    def _set(self, pieces: tuple[str, ...] | list[str], span: Span, *, is_native: bool) -> tuple[str, ...]:
        texts, doubts = typeset(pieces, self._tag, is_native=is_native)
        for doubt in doubts:
            fact = f"nobody can tell what the straight mark in {doubt.replace(OBJECT, '{…}')!r} stands for"
            help = "close the quotation with a second one, or write the mark that you mean, such as ” or ’"
            self._problems.append(Diagnostic("straight-mark", span, fact, help))
        return texts

    def done(self) -> None:
        """Raise PosterError where something is wrong."""
        if self._problems:
            raise PosterError(*self._problems)
