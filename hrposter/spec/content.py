"""Language files: the words of one piece in one language, checked against its English."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import cast

from hrposter.diagnostics import Diagnostic, Severity, Span
from hrposter.frozen import frozen
from hrposter.i18n import Language, parse_language
from hrposter.source import Reader, View, one_of
from hrposter.spec import pairs
from hrposter.spec.story import Told, difference, is_quotation, is_story, read_quotation, read_story
from hrposter.spec.words import Message, Part, read_message

KEYS = ("hrposter", "language", "status", "reviewer", "reviewed_on", "permission", "clinician", "example", "digits", "words", "english")
NEEDED = ("hrposter", "language", "status", "words")
# Of permission: and of clinician:.
NAMED_KEYS = ("by", "on")
STATUSES = ("source", "draft", "reviewed", "approved")
CHECKED = ("reviewed", "approved")
# No file says this of itself: it was checked, and its English has changed since.
STALE = "stale"
DIGITS = ("western", "native")

Entry = Mapping[str, Message]
# An entry alone is a quotation.
Words = Message | Entry | tuple[Message, ...] | tuple[Entry, ...] | tuple[Told, ...]

_NUMBER = re.compile(r"\d+")
_NOWHERE = Span(Path())
_BLANK = Message((Part(""),), _NOWHERE)


@frozen()
class Named:
    """Who allowed the words to be shown, or signed them, and since when."""

    by: str
    on: datetime.date


@frozen(eq=False)
class Content:
    """What a piece says in one language; ``is_example``: nobody has said it.

    ``digests`` are of the English that it was made from, or that a clinician signed; ``is_native``: numbers are written in the language's own digits.
    """

    language: Language
    status: str
    words: Mapping[str, Words]
    span: Span
    reviewer: str | None = None
    reviewed_on: datetime.date | None = None
    permission: Named | None = None
    is_example: bool = False
    status_span: Span = _NOWHERE
    digests: Mapping[str, str] = field(default_factory=dict)
    is_native: bool = False
    clinician: Named | None = None

    @property
    def is_draft(self) -> bool:
        """Whether no qualified translator has checked the words as they stand in English today."""
        return self.status in ("draft", STALE)


def read_content(path: Path) -> Content:
    """Read a language file; PosterError lists every problem found."""
    reader = Reader(path)
    root = reader.root()
    top = root.fields(KEYS, required=NEEDED)
    version_is_known(top)
    language = top["language"].parsed(parse_language, parse_language("en")) if "language" in top else parse_language("en")
    if "language" in top and language.tag != path.stem:
        top["language"].add(
            "language", f"the file is called {path.name} but says {language.tag!r}", f"rename the file to {language.tag}.yaml, or write {path.stem}"
        )
    _script_is_told(top, language)
    review = read_review(top, language)
    permission, clinician = (_named(top[key]) if key in top else None for key in ("permission", "clinician"))
    is_example = "example" in top and top["example"].parsed(one_of(("true", "false")), "false") == "true"
    words = {key: _words(view) for key, view in top["words"].fields().items()} if "words" in top else {}
    is_native = read_digits(top, language)
    reader.done()
    said = review.status, words, root.span, review.reviewer, review.reviewed_on, permission, is_example
    return Content(language, *said, review.span or root.span, review.digests, is_native, clinician)


def read_digits(top: Mapping[str, View], language: Language) -> bool:
    """Whether a file asks for the language's own digits; noted where CLDR knows none."""
    if "digits" not in top or top["digits"].parsed(one_of(DIGITS), "western") == "western":
        return False
    from hrposter.cldr import numerals_of  # Babel, which most files do without

    try:
        numerals_of(language.tag)
    except ValueError as error:
        fact, _, advice = str(error).partition("; ")
        top["digits"].add("no-digits", fact, advice)
    return True


def version_is_known(top: Mapping[str, View]) -> None:
    """Note a problem unless the file says ``hrposter: 1``."""
    if "hrposter" in top and top["hrposter"].text("1") != "1":
        top["hrposter"].add("version", f"version {top['hrposter'].text()!r} is not known", "write 'hrposter: 1'; a newer file needs a newer hrposter")


def parse_date(text: str) -> datetime.date:
    """Read a date as 2026-11-23; ValueError says so."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(f"{text!r} is not a date; write year-month-day, as in 2026-11-23")
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"there is no day {text!r}; write year-month-day, as in 2026-11-23") from None


@frozen()
class Review:
    """What a file says of how far its words are; ``span`` is the place of its status."""

    status: str
    reviewer: str | None
    reviewed_on: datetime.date | None
    digests: Mapping[str, str]
    span: Span | None


def read_review(top: Mapping[str, View], language: Language) -> Review:
    """Read status, review and digests; a file without a status is a draft, and only English is a source."""
    status = top["status"].parsed(one_of(STATUSES), "draft") if "status" in top else ("source" if _is_english(language) else "draft")
    reviewer = top["reviewer"].text() if "reviewer" in top and not top["reviewer"].is_blank else None
    on = top["reviewed_on"].parsed(parse_date, datetime.date.min) if "reviewed_on" in top and not top["reviewed_on"].is_blank else None
    if status in CHECKED and (reviewer is None or on is None):
        top["status"].add("review", f"status {status} needs a reviewer and a date", "add 'reviewer:' and 'reviewed_on:', or write 'status: draft'")
    if status == "source" and not _is_english(language):
        top["status"].add("review", f"only English is the source, and this is {language.tag!r}", "write 'status: draft' until it is checked")
    digests = {key: view.parsed(_digest, "", "digest") for key, view in top["english"].fields().items()} if "english" in top else {}
    return Review(status, reviewer, on, digests, top["status"].span if "status" in top else None)


def _is_english(language: Language) -> bool:
    return language.tag.partition("-")[0] == "en"


def _digest(text: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{6}", text):
        raise ValueError(f"{text!r} is not the digest of a sentence; copy it from what 'hrposter digest' prints")
    return text


def _script_is_told(top: Mapping[str, View], language: Language) -> None:
    """Note a problem for Chinese that does not say whether it is in simplified or traditional characters."""
    if re.match(r"zh(?!-Han[st]\b)", language.tag):
        top["language"].add(
            "language", f"{language.tag!r} does not say which characters", "write zh-Hans for simplified ones, zh-Hant for traditional ones"
        )


def _named(view: View) -> Named | None:
    fields = view.fields(NAMED_KEYS, required=NAMED_KEYS)
    by = fields["by"].text() if "by" in fields else ""
    on = fields["on"].parsed(parse_date, None) if "on" in fields else None
    return Named(by, on) if by and on else None


def _words(view: View) -> Words:
    if not view.is_list:
        return read_quotation(view) if is_quotation(view) else read_message(view)
    entries = list(view.items())
    if is_story(entries):
        return read_story(entries)
    if entries and all(entry.is_mapping for entry in entries):
        for entry in entries:
            pairs.check_pair(entry)
        return tuple({key: read_message(value) for key, value in entry.fields().items()} for entry in entries)
    return tuple(read_message(entry) for entry in entries)


def compare(english: Content, other: Content) -> tuple[Diagnostic, ...]:
    """What a translation lacks, adds or changes against the English: keys, placeholders, digits."""
    tag = other.language.tag
    lost = sorted(english.words.keys() - other.words.keys())
    added = sorted(other.words.keys() - english.words.keys())
    found = [_problem("missing-words", other.span, f"{key!r} is missing in {tag}", "translate it from en.yaml") for key in lost]
    found += [
        _problem("extra-words", _first(other.words[key]).span, f"{key!r} is not in en.yaml", "delete it, or add it to en.yaml first") for key in added
    ]
    for key in sorted(english.words.keys() & other.words.keys()):
        found.extend(_compare_words(key, english.words[key], other.words[key]))
    return tuple(sorted(found, key=lambda problem: (problem.span or other.span, problem.code, problem.message)))


def _compare_words(key: str, source: Words, target: Words) -> list[Diagnostic]:
    if pairs.are_pairs(source) and pairs.are_pairs(target):
        return _compare_pairs(key, cast(pairs.Rows, source), cast(pairs.Rows, target))
    left, right = flatten(key, source), flatten(key, target)
    if left.keys() != right.keys():
        one, other = told(source), told(target)
        if one and other:
            return [_problem("shape", _first(target).span, f"{key!r} {difference(one, other)}", "keep every entry of en.yaml, in its order")]
        return [_problem("shape", _first(target).span, f"{key!r} has not the same entries as in en.yaml", f"give it {len(left)} texts, as there")]
    return [problem for name in left for problem in _compare_messages(name, left[name], right[name])]


def _compare_pairs(key: str, source: pairs.Rows, target: pairs.Rows) -> list[Diagnostic]:
    """Groups are those of the English; a language has as many rows in each as it has words to skip."""
    fact = pairs.difference(source, target)
    if fact:
        help = "keep the groups of en.yaml, and give each the rows that your language needs"
        return [_problem("shape", pairs.joined(target).span, f"{key!r} {fact}", help)]
    return _compare_messages(key, pairs.joined(source), pairs.joined(target))


def _compare_messages(name: str, source: Message, target: Message) -> list[Diagnostic]:
    wanted, there = source.placeholders, target.placeholders
    lost, added = (_more(wanted, there), _more(there, wanted)) if wanted != there else ([], [])
    found = [
        _problem("missing-placeholder", target.span, f"{name!r} has lost {{{field}}}", f"put {{{field}}} where the words need it") for field in lost
    ]
    found += [_problem("extra-placeholder", target.span, f"{name!r} has {{{field}}}, which English has not", "delete it") for field in added]
    if _digits(source) != _digits(target):
        found.append(_problem("digits", target.span, f"{name!r} has other numbers than English", "keep every number as it is in en.yaml"))
    return found


def _more(placeholders: list[str], others: list[str]) -> list[str]:
    """The placeholders that are there more often than in the others, by their names."""
    return sorted((Counter(placeholders) - Counter(others)).keys())


def _digits(message: Message) -> list[str]:
    """The numbers by their value, in whichever digits they are written."""
    numbers = _NUMBER.findall("".join([part.text for part in message.parts if not part.is_placeholder]))
    return sorted(["".join([str(int(digit)) for digit in number]) for number in numbers])


def flatten(key: str, words: Words | Told) -> dict[str, Message]:
    """Every message of an entry by a name such as ``cards.2.title`` or ``story.3.step.text``."""
    if isinstance(words, Message):
        return {key: words}
    if isinstance(words, Told):
        return {f"{key}.{name}": message for name, message in words.messages.items()}
    if not isinstance(words, tuple):
        return {f"{key}.{name}": message for name, message in words.items()}
    entries: tuple[Message | Entry | Told, ...] = words
    return {name: message for number, entry in enumerate(entries, 1) for name, message in flatten(f"{key}.{number}", entry).items()}


def told(words: Words) -> tuple[Told, ...]:
    """The entries of a story; none where the words are no story."""
    return tuple(entry for entry in words if isinstance(entry, Told)) if isinstance(words, tuple) else ()


def _first(words: Words) -> Message:
    return next(iter(flatten("", words).values()), _BLANK)


def _problem(code: str, span: Span, message: str, help: str) -> Diagnostic:
    return Diagnostic(code, span, message, help, Severity.ERROR)
