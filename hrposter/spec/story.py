"""Stories: running text of a language file, an entry of one key each; and quotations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hrposter.frozen import frozen
from hrposter.source import View, nearest
from hrposter.spec.words import Message, read_message

# What an entry may be; those of TITLED have a title of their own.
KINDS = ("heading", "text", "step", "point", "item", "check", "line", "call", "note")
TITLED = ("step", "point")
TITLED_KEYS = ("title", "text")
QUOTATION_KEYS = ("quote", "speaker", "source")
QUOTATION_NEEDED = ("quote", "speaker")

_ADVICE = "give each thing a dash of its own, as in - text: …"


@frozen()
class Told:
    """One entry of a story: what kind it is, and its words."""

    kind: str
    title: Message | None
    text: Message

    @property
    def messages(self) -> Mapping[str, Message]:
        """Its messages by names that say its kind as well, such as ``step.title``."""
        return {f"{self.kind}.title": self.title, f"{self.kind}.text": self.text} if self.title else {self.kind: self.text}


def is_story(entries: Sequence[View]) -> bool:
    """Whether a list is a story: one of its entries has a single key, which is a kind; ``text`` alone tells only where all have it."""
    kinds = [entry.keys[0] for entry in entries if len(entry.keys) == 1 and entry.keys[0] in KINDS]
    return any(kind != "text" for kind in kinds) or 0 < len(kinds) == len(entries)


def read_story(entries: Sequence[View]) -> tuple[Told, ...]:
    """Read the entries of a story; what is wrong is noted, and left out."""
    told = (_told(entry) for entry in entries)
    return tuple(each for each in told if each is not None)


def _told(entry: View) -> Told | None:
    fields = entry.fields() if entry.is_mapping else {}
    if len(fields) != 1:
        fact = f"an entry of a story says {len(fields)} things" if fields else "an entry of a story does not say what it is"
        entry.add("story", fact, _ADVICE)
        return None
    ((kind, view),) = fields.items()
    if kind not in KINDS:
        view.reader.add("unknown-key", view.key_span, f"{kind!r} is not known here", nearest(kind, KINDS))
        return None
    if kind not in TITLED:
        return Told(kind, None, read_message(view))
    parts = view.fields(TITLED_KEYS, required=TITLED_KEYS)
    return Told(kind, read_message(parts["title"]), read_message(parts["text"])) if len(parts) == len(TITLED_KEYS) else None


def difference(english: Sequence[Told], other: Sequence[Told]) -> str:
    """Where two stories are not of the same kinds, as a fact about the other."""
    for number, (one, two) in enumerate(zip(english, other, strict=False), 1):
        if one.kind != two.kind:
            return f"has {two.kind!r} for entry {number}, and en.yaml has {one.kind!r}"
    return f"has {len(other)} entries, and {len(english)} in en.yaml"


def is_quotation(view: View) -> bool:
    """Whether a value is a quotation: pairs of which one is ``quote``."""
    return any(key in view.keys for key in QUOTATION_NEEDED)


def read_quotation(view: View) -> Mapping[str, Message]:
    """Read the words of a quotation and who said them."""
    return {key: read_message(value) for key, value in view.fields(QUOTATION_KEYS, required=QUOTATION_NEEDED).items()}
