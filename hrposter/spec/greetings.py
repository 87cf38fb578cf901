"""Greetings: what a wall of languages says in each, what that means, and whether anybody has checked it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from hrposter.diagnostics import Diagnostic, PosterError, Span
from hrposter.frozen import frozen
from hrposter.i18n import Language, parse_language
from hrposter.source import Reader, View
from hrposter.spec.clinic_parts import Spoken
from hrposter.spec.content import CHECKED, read_review, version_is_known
from hrposter.spec.words import read_message

KEYS = ("hrposter", "greetings")
GREETING_KEYS = ("text", "says", "status", "reviewer", "reviewed_on")
GREETING_NEEDED = ("text", "says", "status")


@frozen()
class Greeting:
    """A welcome in one language; ``says`` is what stands there, literally, in English."""

    language: Language
    text: str
    says: str
    status: str
    span: Span
    status_span: Span

    @property
    def is_draft(self) -> bool:
        """Whether nobody who is qualified has checked it."""
        return self.status not in ("source", *CHECKED)


@frozen()
class Welcome:
    """A language on the wall: what it calls itself, what the piece calls it, if that is another name, and its greeting, if there is one."""

    language: Language
    own_name: str
    name: str | None
    greeting: Greeting | None
    span: Span

    @property
    def is_draft(self) -> bool:
        """Whether it has a greeting that nobody who is qualified has checked."""
        return self.greeting is not None and self.greeting.is_draft


def read_greetings(path: Path) -> Mapping[str, Greeting]:
    """Read a file of greetings; PosterError lists every problem found."""
    reader = Reader(path)
    top = reader.root().fields(KEYS, required=KEYS)
    version_is_known(top)
    entries = top["greetings"].fields() if "greetings" in top else {}
    found = {tag: _greeting(tag, view) for tag, view in entries.items()}
    reader.done()
    return {tag: greeting for tag, greeting in found.items() if greeting}


def _greeting(tag: str, view: View) -> Greeting | None:
    fields = view.fields(GREETING_KEYS, required=GREETING_NEEDED)
    try:
        language = parse_language(tag)
    except ValueError as error:
        fact, _, advice = str(error).partition("; ")
        view.reader.add("language", view.key_span, fact, advice)
        return None
    review = read_review(fields, language)
    if "text" not in fields or "says" not in fields:
        return None
    message = read_message(fields["text"])
    if message.placeholders:
        fields["text"].add("message", "a greeting has no {placeholders}", "write it out; the same greeting stands on every clinic's wall")
    return Greeting(language, message.text, fields["says"].text(), review.status, message.span, review.span or view.span)


def usual(tags: Iterable[str], span: Span) -> tuple[Spoken, ...]:
    """The languages of a layout, for a clinic that names none; PosterError where nobody has recorded what one calls itself."""
    from hrposter.cldr import own_name  # Babel, which few posters need

    try:
        return tuple(Spoken(tag, own_name(tag), span) for tag in tags)
    except ValueError as error:
        fact, _, _ = str(error).partition("; ")
        raise PosterError(Diagnostic("language", span, fact, "leave it out here; a clinic can list it in clinic.yaml, with its own name")) from None


def unchecked_greetings(found: Iterable[Welcome]) -> tuple[Diagnostic, ...]:
    """An error for each greeting that nobody who is qualified has checked."""
    drafts = (each.greeting for each in found if each.greeting and each.is_draft)
    help = "have it checked, and write 'status: reviewed'; or leave out --strict"
    return tuple(
        Diagnostic("draft", draft.status_span, f"the greeting in {draft.language.tag!r} is a draft: nobody who is qualified has checked it", help)
        for draft in drafts
    )


def welcomes(spoken: Iterable[Spoken], greetings: Mapping[str, Greeting], lang: str) -> tuple[Welcome, ...]:
    """The languages of a clinic with their greetings, for a piece in ``lang``."""
    from hrposter.cldr import name_in  # Babel, which few posters need

    found = []
    for each in spoken:
        name = name_in(each.tag, lang)
        is_other = name is not None and name.casefold() != each.name.casefold()
        found.append(Welcome(parse_language(each.tag), each.name, name if is_other else None, _nearest(each.tag, greetings), each.span))
    return tuple(found)


def _nearest(tag: str, greetings: Mapping[str, Greeting]) -> Greeting | None:
    """The greeting of a tag, or of as much of it as there is one for; never one in another script."""
    script, rest = parse_language(tag).script, tag
    while rest:
        found = greetings.get(rest)
        if found and found.language.script == script:
            return found
        rest = rest.rpartition("-")[0]
    # A tag that names no region takes the greeting of one: pt that of pt-BR.
    return next((each for each in greetings.values() if each.language.tag.startswith(f"{tag}-") and each.language.script == script), None)
