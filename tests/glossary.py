"""layouts/GLOSSARY.yaml as the tests read it, and all that is wrong between it and the words that ship.

A term is found in English as a whole word, but not inside what ``skip`` covers. A choice is found in a translation in any case,
without the marks of Arabic vowels and whatever blank stands between the words; in scripts that have capitals it begins a word.
Words to skip are no choices: the list of words to avoid holds them.
What only a screen reader says of a picture, and where a fact comes from, may say a term otherwise.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plain_words import is_to_be_skipped
from sample_jobs import LANGUAGES, LIBRARY, PIECES, folder_of_words

from hrposter.diagnostics import Span
from hrposter.resources import data_folder
from hrposter.source import Reader, View
from hrposter.spec.content import flatten, read_content
from hrposter.spec.phrases import read_phrases
from hrposter.spec.readers import layout_in, resources_in
from hrposter.spec.words import parse_parts

PATH = data_folder() / "layouts/GLOSSARY.yaml"
APART = ("art_alt", "cup_alt", "garden_alt", "road_alt", "lamp_alt", "hand_alt", "baby_alt", "source", "sources", "credit")
# Texts by language and by name, such as welcome.promises.1, phrases.scan or resources.entries.1.what.
Texts = Mapping[str, Mapping[str, str]]

_UNSEEN = re.compile("[\u00ad\u200b\u2060\u0640]")
_WITH_CAPITALS = ("LATIN", "CYRILLIC")


@dataclass(frozen=True)
class Term:
    id: str
    english: str
    means: str
    find: re.Pattern[str]
    skip: re.Pattern[str] | None

    def is_in(self, text: str) -> bool:
        shown = folded(text)
        return self.find.search(self.skip.sub("", shown) if self.skip else shown) is not None


@dataclass(frozen=True)
class Choice:
    """What a language says for a term; ``but``: the messages that say it otherwise, each with the reason."""

    term: str
    say: str
    also: tuple[str, ...]
    why: str
    but: Mapping[str, str]
    span: Span

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.say, *self.also)

    def is_in(self, text: str) -> bool:
        return any(says(text, form) for form in self.forms)


@dataclass(frozen=True)
class Glossary:
    terms: Mapping[str, Term]
    choices: Mapping[str, Mapping[str, Choice]]


# ---------------------------------------------------------------- reading


def read_glossary(path: Path = PATH) -> Glossary:
    """The glossary; PosterError lists what is misspelt, repeated or missing in it."""
    reader = Reader(path)
    top = reader.root().fields(("hrposter", "terms", "choices"), required=("hrposter", "terms", "choices"))
    terms = {key: _term(key, view) for key, view in top["terms"].fields().items()}
    choices = {lang: {key: _choice(key, view) for key, view in block.fields().items()} for lang, block in top["choices"].fields().items()}
    reader.done()
    return Glossary(terms, choices)


def _term(key: str, view: View) -> Term:
    needed = ("english", "find", "means")
    of = {name: value.text() for name, value in view.fields((*needed, "skip"), required=needed).items()}
    skip = re.compile(rf"\b(?:{of['skip']})\b") if "skip" in of else None
    return Term(key, of["english"], of["means"], re.compile(rf"\b(?:{of['find']})\b"), skip)


def _choice(key: str, view: View) -> Choice:
    of = view.fields(("say", "also", "why", "but"), required=("say", "why"))
    also = tuple(form.text() for form in of["also"].items()) if "also" in of else ()
    but = {name: reason.text() for name, reason in of["but"].fields().items()} if "but" in of else {}
    say, why = (of[name].text() if name in of else "" for name in ("say", "why"))
    return Choice(key, say, also, why, but, view.key_span)


def shipped() -> Texts:
    """All words that ship, without the details of a clinic."""
    found: dict[str, dict[str, str]] = {}
    for lang in LIBRARY.phrase_languages():
        path = LIBRARY.phrases(lang)
        found[lang] = {f"phrases.{key}": _bare(text) for key, text in read_phrases(path).texts.items()} if path else {}
    for piece in PIECES:
        folder = folder_of_words(piece)
        for lang in LANGUAGES[piece]:
            words = read_content(folder / f"{lang}.yaml").words
            named = {name: _bare(message.text) for key, said in words.items() for name, message in flatten(key, said).items()}
            named = {name: text for name, text in named.items() if not is_to_be_skipped(name)}
            found.setdefault(lang, {}).update({f"{folder.name}.{name}": text for name, text in named.items()})
        if layout_in(LIBRARY.piece(piece) / "layout.yaml").shows_resources:
            for lang, name, text in _entries(piece):
                found.setdefault(lang, {})[name] = text
    return found


def _entries(piece: str) -> Iterator[tuple[str, str, str]]:
    """The words of the people and things to turn to: language, name, text."""
    for number, entry in enumerate(resources_in(LIBRARY.piece(piece) / "resources.yaml").entries, 1):
        for key in ("name", "what", "hours"):
            said = getattr(entry, key)
            for lang, text in (said.by_language if said else {}).items():
                yield lang, f"{piece}.entries.{number}.{key}", text


def _bare(text: str) -> str:
    return "".join(part.text for part in parse_parts(text) if not part.is_placeholder)


# ---------------------------------------------------------------- comparing


def folded(text: str) -> str:
    """The text as it is compared: no case, no marks that are not seen, one kind of blank and of apostrophe."""
    plain = unicodedata.normalize("NFC", _UNSEEN.sub("", text).replace("’", "'").casefold())
    spoken = (char for char in plain if not (unicodedata.combining(char) and unicodedata.name(char, "").startswith("ARABIC")))
    return " ".join("".join(spoken).split())


def says(text: str, form: str) -> bool:
    """Whether a text holds a form, with any ending."""
    wanted, said = folded(form), folded(text)
    if not wanted or not unicodedata.name(wanted[0], "").startswith(_WITH_CAPITALS):
        return wanted in said
    return re.search(rf"(?<![^\W\d_]){re.escape(wanted)}", said) is not None


def faults(glossary: Glossary, texts: Texts) -> list[str]:
    """What is wrong between a glossary and the words, each a line that says what to do."""
    found = [f"{choice.span}: {fault}" for lang in glossary.choices for choice, fault in _in_choices(glossary, lang, texts)]
    for lang in sorted(texts.keys() - {"en"}):
        chosen = glossary.choices.get(lang, {})
        for term in glossary.terms.values():
            used = _used(term, lang, texts)
            if used and term.id not in chosen:
                found.append(f"{lang} has no choice for {term.id!r}, which {', '.join(used)} use; add it to the block {lang} of {PATH.name}")
    return found


def _in_choices(glossary: Glossary, lang: str, texts: Texts) -> Iterator[tuple[Choice, str]]:
    for choice in glossary.choices[lang].values():
        term = glossary.terms.get(choice.term)
        if lang not in texts or lang == "en":
            yield choice, f"no words in {lang!r} ship; delete the block"
        elif term is None:
            yield choice, f"{choice.term!r} is no term; choose one of terms:"
        else:
            yield from ((choice, fault) for fault in _in_choice(choice, term, lang, texts))


def _in_choice(choice: Choice, term: Term, lang: str, texts: Texts) -> Iterator[str]:
    used = _used(term, lang, texts)
    for name, text in used.items():
        if not choice.is_in(text) and name not in choice.but:
            forms = ", ".join(choice.forms)
            yield f"{name} in {lang} says {term.english!r} in other words than {forms}: {text!r}; use one, or give it a reason under but:"
    for form in choice.also:
        if not any(says(text, form) for text in texts[lang].values()):
            yield f"nothing in {lang} says {form!r}, a form of {term.id!r}; take it out of also:"
    for name in choice.but:
        if name not in used or choice.is_in(used[name]):
            yield f"{name} in {lang} needs no exception for {term.id!r}; take it out of but:"


def _used(term: Term, lang: str, texts: Texts) -> dict[str, str]:
    """The translations of the English messages that use a term, but for those that stand apart."""
    english = texts["en"]
    return {name: text for name, text in texts[lang].items() if name.split(".")[1] not in APART and term.is_in(english.get(name, ""))}
