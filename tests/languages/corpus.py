"""The project's own sentences in many languages, as samples: what the text engine is tried on.

Each language has one file here, ``<tag>.yaml``: a headline and a few sentences that a welcoming clinic would say, with a
Latin name, a phone number, an address of the web, a time and a quotation, as that language writes them. ``gloss`` says in
English what stands there, ``words`` what no line may cut, ``doubt`` what a native reader should still check: these are
drafts for tests, and no poster prints them. Chinese print cuts between any two ideographs of running text: there ``words``
are a wish for headlines. S'gaw Karen has no dictionary. The words are ours, under CC BY 4.0 like all that a poster says.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from hrposter.i18n import Language, parse_language

FOLDER = Path(__file__).resolve().parent
CLINIC, PHONE, ADDRESS = "Riverside Clinic", "(415) 555-0123", "www.riverside.example"


@dataclass(frozen=True, slots=True)
class Sample:
    """What one language says."""

    language: str
    name: str
    title: str
    text: str
    gloss: str
    words: tuple[str, ...]
    doubt: str

    @property
    def parsed(self) -> Language:
        """The language with its script and direction."""
        return parse_language(self.language)


def read_sample(path: Path) -> Sample:
    """The sample in one file; TypeError where a field is missing or unknown."""
    fields = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Sample(**fields | {"words": tuple(fields["words"])})


@cache
def samples() -> tuple[Sample, ...]:
    """Every sample, in the order of the tags."""
    return tuple(read_sample(path) for path in sorted(FOLDER.glob("*.yaml")))
