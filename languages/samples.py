"""The corpus of tests/languages, as the tests read it."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Protocol

from hrposter.i18n import Language

_CORPUS = Path(__file__).resolve().parent.parent / "tests" / "languages" / "corpus.py"


class Sample(Protocol):
    """What one language says; see tests/languages/corpus.py."""

    @property
    def language(self) -> str:
        """Its tag."""

    @property
    def name(self) -> str:
        """What English calls it."""

    @property
    def title(self) -> str:
        """A headline."""

    @property
    def text(self) -> str:
        """A few sentences."""

    @property
    def words(self) -> tuple[str, ...]:
        """What no line may cut."""

    @property
    def doubt(self) -> str:
        """What a native reader should still check."""

    @property
    def parsed(self) -> Language:
        """The language with its script and direction."""


def read_samples() -> tuple[Sample, ...]:
    """Every sample, in the order of the tags."""
    spec = spec_from_file_location("corpus", _CORPUS)
    assert spec is not None
    assert spec.loader is not None
    corpus = sys.modules.setdefault("corpus", module_from_spec(spec))
    spec.loader.exec_module(corpus)
    found: tuple[Sample, ...] = corpus.samples()
    return found
