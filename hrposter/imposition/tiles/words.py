"""The words of a line as boxes, so that a seam can pass between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hrposter.atoms import ltr_atoms
from hrposter.display import Text
from hrposter.frozen import frozen
from hrposter.geometry import Rect

# Characters that stand for a word each, since nothing parts them: Chinese and Japanese. Their ink keeps off the edges of their squares.
_WIDE = ("\u2e80", "\u9fff")
_AIR = 0.06


@frozen()
class Word:
    """What stands between two blanks, as it is seen from the left, and its box."""

    said: str
    box: Rect


def words_of(text: Text) -> tuple[Word, ...]:
    """The words of a line from the left; in Chinese and Japanese each character is one."""
    found: list[Word] = []
    said, start, x = "", text.x, text.x

    def close(air: float = 0.0) -> None:
        nonlocal said
        if said:
            found.append(Word(said, Rect(start + air, text.box.y, x - start - 2 * air, text.box.height)))
        said = ""

    for run in text.runs:
        for cluster in run.clusters:
            wide = cluster.advance * text.size
            is_word = any(_WIDE[0] <= character <= _WIDE[1] for character in cluster.text)
            if is_word or not cluster.text.strip():
                close()
            start = start if said else x
            said += cluster.text.strip()
            x += wide
            if is_word:
                close(_AIR * wide)
    close()
    return tuple(found)


def numbers_in(line: str, words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words that are a number to dial, for each such number in the line."""
    for match in ltr_atoms(line):
        if match["phone"]:
            yield from _spelling(_digits(match[0]), words)


def _spelling(digits: str, words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The first words side by side whose digits are those, each with one at least."""
    for first in range(len(words)):
        told = ""
        for last in range(first, len(words)):
            own = _digits(words[last].said)
            told += own
            if not own or not digits.startswith(told):
                break
            if told == digits:
                yield words[first : last + 1]
                return


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())
