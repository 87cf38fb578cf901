"""What no program can tell, so that nobody takes silence for a yes."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.preflight.finished.facts import Facts
from hrposter.preflight.finished.rule import PAPER, PRESS, WEB, Rule, Verdict

_READER = "a person with a screen reader"

ORDER = Rule("reading-order", "ISO 14289-1, 7.1", "it reads in a sensible order", "", WEB)
MEANING = Rule("descriptions", "ISO 14289-1, 7.3", "pictures are described well", "", WEB)
CONTRAST = Rule("contrast", "ISO 14289-1, 7.1; COL-1", "words stand out, and colour is never the only sign", "", WEB)
PROOF = Rule("proof", "ISO 15930-7; PRT-2", "it looks as it should when it is printed", "", PAPER)
WHOLE_STANDARD = Rule("whole-standard", "ISO 15930-7", "the whole of PDF/X-4 is kept", "", PRESS)
RULES = (ORDER, MEANING, CONTRAST, PROOF, WHOLE_STANDARD)


def check(facts: Facts) -> Iterator[Verdict]:
    """Always the same; pictures only where there are some."""
    yield ORDER.undecided("whether the order of reading makes sense", _READER)
    if facts.structure and any(element.standard == "Figure" for element in facts.structure.elements):
        yield MEANING.undecided("whether the words that stand for pictures say what they show", "a person who sees them")
    yield CONTRAST.undecided("whether words stand out from what lies behind them", "a person who looks at them")
    yield PROOF.undecided("whether the colours are those that you want", "a proof from the print shop")
    yield WHOLE_STANDARD.undecided("whether every clause of PDF/X-4 is kept", "the preflight of the print shop")
