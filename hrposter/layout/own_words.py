"""What hrposter says itself: on sheets to fold, on the sheet that measures a printer, in the index of a pack."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Literal

from hrposter.diagnostics import Diagnostic, PosterError
from hrposter.fragments import Copy, Fragment
from hrposter.frozen import frozen
from hrposter.i18n import PSEUDO_TAGS, Language
from hrposter.memo import Same
from hrposter.resources import Library
from hrposter.spec.content import Content, compare
from hrposter.spec.phrases import Phrases
from hrposter.spec.readers import as_printed, content_in, phrases_in
from hrposter.spec.translation import settled
from hrposter.spec.words import Message

# The folders below assets that hold such words.
Subject = Literal["imposition", "packs"]
# How many are kept as they are printed: two subjects in each language.
_KEPT = 64


@frozen(eq=False)
class OwnWords:
    """Words in one language as they are printed, the phrases that all pieces share, and both in English: for that language, they are the same."""

    content: Content
    phrases: Phrases
    english: Content
    english_phrases: Phrases

    @property
    def language(self) -> Language:
        """The language of the words."""
        return self.content.language

    @property
    def is_english(self) -> bool:
        """Whether there is no other English to say as well."""
        return self.language.tag == self.english.language.tag

    def message(self, key: str) -> Message:
        """One message."""
        found = self.content.words[key]
        assert isinstance(found, Message), f"{key} is one message"
        return found

    def copy(self, key: str) -> Copy:
        """One message with its strong words."""
        return copy_of(self.message(key))

    def text(self, key: str) -> str:
        """One message, in one weight."""
        return self.message(key).text

    @property
    def draft(self) -> tuple[tuple[str, Language], ...]:
        """That nobody qualified has checked the words, in their language and in English; nothing where somebody has, as the English stands today."""
        if not (self.content.is_draft or self.phrases.is_draft):
            return ()
        said = {phrases.language.tag: (phrases.texts["draft"], phrases.language) for phrases in (self.phrases, self.english_phrases)}
        return tuple(said.values())


def copy_of(message: Message) -> Copy:
    """The words of a message that names no detail of a clinic, with its strong words."""
    return tuple(Fragment(part.text, part.is_strong) for part in message.parts)


def own_words(library: Library, subject: Subject, lang: str) -> OwnWords:
    """The words in a language, else in its plain form, else in English; PosterError where a translation lacks some of them."""
    english, shared = _words_in(library, subject, "en"), library.phrases("en")
    if english is None or shared is None:
        help = f"put back assets/{subject}/en.yaml and assets/phrases/en.yaml"
        raise PosterError(Diagnostic("missing-language", None, "there are no words in English for what hrposter says itself", help))
    content = _words_in(library, subject, PSEUDO_TAGS.get(lang, lang)) or _words_in(library, subject, lang.partition("-")[0]) or english
    if content is not english and (problems := compare(english, content)):
        raise PosterError(*problems)
    tag = content.language.tag
    phrases = phrases_in(library.phrases(tag) or library.phrases(tag.partition("-")[0]) or shared)
    return _printed(Same(content), Same(phrases), Same(english), Same(phrases_in(shared)))


def _words_in(library: Library, subject: Subject, lang: str) -> Content | None:
    path = library.own_words(subject, lang)
    return content_in(path) if path else None


@lru_cache(maxsize=_KEPT)
def _printed(content: Same[Content], phrases: Same[Phrases], english: Same[Content], shared: Same[Phrases]) -> OwnWords:
    words, said = as_printed(content.value, phrases.value)
    source, shared_source = as_printed(english.value, shared.value)
    status, shared_status = settled(english.value, content.value).status, settled(shared.value, phrases.value).status
    return OwnWords(replace(words, status=status), replace(said, status=shared_status), source, shared_source)
