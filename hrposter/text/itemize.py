"""Cuts a text into items: stretches of one direction, one script, one face and one ink, each shaped in one go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from icu4py.breakers import CharacterBreaker

from hrposter.atoms import ltr_atoms
from hrposter.display import FaceRef, Ink
from hrposter.fonts.coverage import MissingGlyphs
from hrposter.fonts.face import open_face
from hrposter.text.manuscript import Manuscript
from hrposter.text.ucd import paired_bracket, script

_COMMON = frozenset({"Zyyy", "Zinh", "Zzzz"})
# Chinese and Japanese mix these in one word, and their faces treat them alike; apart they would lose their kerning.
_SET_TOGETHER = {"Hira": "Hani", "Kana": "Hani"}
_LINE_END = "\n"

# All of this is Latin or belongs to no script, so most texts need not be looked at character by character.
_LATIN_ONLY = re.compile("[\0-\t\x0b-\u024f\u1e00-\u1eff\u2000-\u20ff]*")
_WORD = re.compile(r"\s+|\S+")

T = TypeVar("T")
Track = Sequence[tuple[int, Any]]


class Item(NamedTuple):
    """The stretch ``[start:end]`` of a text and how it is set; ``level`` is its bidi level, ``script`` an ISO 15924 code."""

    start: int
    end: int
    level: int
    script: str
    face: FaceRef
    ink: Ink

    @property
    def is_rtl(self) -> bool:
        """Whether it runs right to left."""
        return bool(self.level & 1)


def itemize(manuscript: Manuscript, stacks: Sequence[tuple[FaceRef, ...]], inks: Sequence[Ink]) -> tuple[Item, ...]:
    """The items of a manuscript in logical order, line feeds left out; each phrase has its stack of faces and its ink.

    Raises MissingGlyphs where no face of the stack has a character.
    """
    text = manuscript.text
    alone = _alone(manuscript, stacks[0], inks[0]) if text and len(stacks) == 1 else None
    if alone:  # as in most texts
        return (alone,)
    starts = (0, *manuscript.ends)
    faces: list[tuple[int, FaceRef]] = []
    for start, end, stack in zip(starts, manuscript.ends, stacks, strict=False):
        faces += [(start + place, face) for place, face in _face_track(text[start:end], stack)]
    levels = [(len(text), 0)] if manuscript.levels is None else _track(manuscript.levels)
    colours = list(zip(manuscript.ends, inks, strict=True))
    tracks: tuple[Track, ...] = (levels, script_track(text), _joined(faces), _joined(colours))
    return tuple(Item(start, end, *values) for start, end, values in _together(tracks, len(text)) if values[1] != _LINE_END)


def _alone(manuscript: Manuscript, stack: tuple[FaceRef, ...], ink: Ink) -> Item | None:
    """The only item of a phrase in which nothing changes; None where something may."""
    text, levels = manuscript.text, manuscript.levels
    level = levels[0] if levels else 0
    code = _only_script(text)
    if code is None or (levels and levels.count(level) < len(levels)) or not open_face(stack[0]).covers(text):
        return None
    return Item(0, len(text), level, code, stack[0], ink)


def _together(tracks: Sequence[Track], length: int) -> Iterator[tuple[int, int, list[Any]]]:
    """The stretches in which no track changes: start, end, and the value of each track there."""
    cursors = [0] * len(tracks)
    start = 0
    while start < length:
        cursors = [_past(track, cursor, start) for track, cursor in zip(tracks, cursors, strict=True)]
        here = [track[cursor] for track, cursor in zip(tracks, cursors, strict=True)]
        end = min(place for place, _ in here)
        yield start, end, [value for _, value in here]
        start = end


def _past(track: Track, cursor: int, start: int) -> int:
    while track[cursor][0] <= start:
        cursor += 1
    return cursor


def script_track(text: str) -> list[tuple[int, str]]:
    """Where the script changes: end and ISO 15924 code of each stretch; a line feed stands alone.

    What belongs to no script goes with the text before it (UAX 24, 5.1), a closing bracket with the text before its
    opening one (5.2), and what stands at the start with the text after it.
    """
    if only := _only_script(text):
        return [(len(text), only)]
    codes = _forward(text)
    following = "Latn"
    for place in range(len(codes) - 1, -1, -1):
        following = codes[place] = codes[place] or following
        if following == _LINE_END:
            following = "Latn"
    return _track(codes)


def _only_script(text: str) -> str | None:
    """The script of a text of one line that holds no other; None where it may hold several, or none."""
    if _LINE_END in text:
        return None
    if text.isascii() or _LATIN_ONLY.fullmatch(text):
        return "Latn"
    codes = set(map(script, set(text))) - _COMMON
    found = {_SET_TOGETHER.get(code, code) for code in codes}
    return found.pop() if len(found) == 1 else None


def _joined(track: Sequence[tuple[int, T]]) -> list[tuple[int, T]]:
    """The track without the changes from one value to the same."""
    if len(track) == 1:
        return list(track)
    return [(list(group)[-1][0], value) for value, group in groupby(track, itemgetter(1))]


def _track(values: Sequence[T]) -> list[tuple[int, T]]:
    """Equal neighbours joined: the end and the value of each stretch."""
    if values and values.count(values[0]) == len(values):
        return [(len(values), values[0])]
    stretches = [(value, sum(1 for _ in group)) for value, group in groupby(values)]
    ends = accumulate(length for _, length in stretches)
    return [(end, value) for end, (value, _) in zip(ends, stretches, strict=True)]


def _forward(text: str) -> list[str]:
    """The script of each character, "" where only what follows can tell."""
    codes: list[str] = []
    last = ""
    waiting: list[tuple[str, str]] = []
    for ch in text:
        if ch == _LINE_END:
            codes.append(_LINE_END)
            last = ""
            waiting.clear()
            continue
        code = script(ch)
        if code not in _COMMON:
            last = _SET_TOGETHER.get(code, code)
        elif (pair := paired_bracket(ch)) is not None:
            closer, is_opening = pair
            if is_opening:
                waiting.append((closer, last))
            elif any(closer == expected for expected, _ in waiting):
                while waiting[-1][0] != closer:
                    waiting.pop()
                last = waiting.pop()[1] or last
        codes.append(last)
    return codes


def _face_track(text: str, stack: tuple[FaceRef, ...]) -> list[tuple[int, FaceRef]]:
    """Where the face changes: end and face of each stretch. A word is set in one face where one has all of it."""
    if not text or open_face(stack[0]).covers(text):
        return [(len(text), stack[0])] if text else []
    track: list[tuple[int, FaceRef]] = []
    before = stack[0]
    for word in _words(text):
        start = word.start()
        pieces = [(word.end(), before)] if word[0].isspace() else [(start + end, face) for end, face in _word_faces(word[0], stack)]
        track += pieces
        before = pieces[-1][1]
    return track


def _words(text: str) -> Iterator[re.Match[str]]:
    """The words and the blanks between them; a telephone number is one word, whatever spaces it holds."""
    after = 0
    for atom in ltr_atoms(text):
        yield from _WORD.finditer(text, after, atom.start())
        yield atom
        after = atom.end()
    yield from _WORD.finditer(text, after)


def _word_faces(word: str, stack: tuple[FaceRef, ...]) -> list[tuple[int, FaceRef]]:
    """The end and the face of each part of a word."""
    whole = _first_covering(word, stack)
    if whole is not None:
        return [(len(word), whole)]
    parts: list[tuple[int, FaceRef]] = []
    for cluster in CharacterBreaker(word, "en"):
        # Marks that no face has together with their base are set one by one, so that nothing is lost.
        for piece in (cluster,) if _first_covering(cluster, stack) else cluster:
            # What belongs to no script stays in the face of the letters before it.
            is_common = bool(parts) and script(piece[0]) in _COMMON
            face = _first_covering(piece, (parts[-1][1], *stack) if is_common else stack)
            if face is None:
                raise MissingGlyphs("".join(ch for ch in word if _first_covering(ch, stack) is None))
            parts.append(((parts[-1][0] if parts else 0) + len(piece), face))
    return parts


def _first_covering(text: str, stack: Sequence[FaceRef]) -> FaceRef | None:
    return next((ref for ref in stack if open_face(ref).covers(text)), None)
