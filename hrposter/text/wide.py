"""The blank in full-width punctuation, and between Han or kana and letters or digits: how much of it lines do without.

A bracket, comma or full stop of Chinese and Japanese fills an em of which half is blank. Where two meet, one blank is
enough (JLREQ 3.1.4; CSS Text 4, text-spacing-trim); at the edge of a line there is none, so that edges are even (JLREQ
3.1.5, 3.1.9). How wide the blank is, and on which side, is what the ``halt`` feature of the face takes away: a comma in
the middle of its em, as in Traditional Chinese, keeps it. Between Han or kana and a letter or digit stands an eighth of
an em, which no character stands for (CSS Text 4, text-autospace).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

import uharfbuzz as hb

from hrposter.display import Cluster, FaceRef
from hrposter.fonts.face import open_face

# JLREQ appendix A, cl-01; cl-02, cl-06 and cl-07 with the colons (cl-05), which Simplified Chinese sets like commas.
_OPENING: Final = frozenset("（「『【〔〖〘〚《〈［｛｟“‘〝")
_CLOSING: Final = frozenset("）」』】〕〗〙〛》〉］｝｠”’〟、。，．：；")
_MIDDLE: Final = frozenset("・\u3000")
_HALVING, _HALVED_BY = _OPENING | _CLOSING | _MIDDLE, _CLOSING | _MIDDLE
# Where these stand at the start of their em, as in Simplified Chinese, they have a blank after them (CLREQ).
_ASKING: Final = frozenset("！？")
_MARK: Final = re.compile(f"[{''.join(sorted(_OPENING | _CLOSING | _ASKING))}]")
_LETTER: Final = r"0-9A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"
_LETTERS: Final = re.compile(f"[{_LETTER}]")
_HAN: Final = (
    r"\u3005-\u3007\u3021-\u3029\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
)
_GAP: Final = 0.125
_GAPPED: Final = frozenset({"ja", "zh", "yue"})

NONE: Final[Mapping[int, float]] = MappingProxyType({})


class Blank(NamedTuple):
    """The blank before and after the ink of a mark that ``halt`` takes away, in ems."""

    before: float
    after: float


class Respaced(NamedTuple):
    """Clusters in logical order, and the blanks that a line does without which begins (``heads``) or ends (``tails``) at a place."""

    clusters: list[Cluster]
    heads: Mapping[int, float]
    tails: Mapping[int, float]


@cache
def _han() -> re.Pattern[str]:
    """Han and kana: so many that it takes milliseconds to make, which only their languages need."""
    return re.compile(f"[{_HAN}]")


@cache
def _meeting() -> re.Pattern[str]:
    """Where one of them and a letter or digit meet."""
    return re.compile(f"(?<=[{_HAN}])(?=[{_LETTER}])|(?<=[{_LETTER}])(?=[{_HAN}])")


def has_halves(ref: FaceRef) -> bool:
    """Whether a face sets its punctuation in half an em where it is asked to."""
    return blank_of(ref, "「", "ja").before > 0


@lru_cache(maxsize=2048)
def blank_of(ref: FaceRef, ch: str, lang: str) -> Blank:
    """The blank in a mark; none where the face has no half of it."""
    face = open_face(ref)
    if ord(ch) not in face.unicodes:
        return Blank(0.0, 0.0)
    (dx, whole), (half_dx, half) = (_set(face.font, ch, lang, is_half=is_half) for is_half in (False, True))
    before = dx - half_dx
    return Blank(before / face.upem, (whole - half - before) / face.upem)


def respaced(text: str, ref: FaceRef, lang: str, starts: Sequence[int], clusters: Sequence[Cluster]) -> Respaced:
    """The clusters that begin at ``starts`` with as much blank as their neighbours in ``text`` leave them."""
    found, heads, tails = list(clusters), {}, {}
    for start in (mark.start() for mark in _MARK.finditer(text, starts[0], starts[-1] + 1)):
        place = _place(starts, start)
        blank = blank_of(ref, text[start], lang)
        if place is None or not (blank.before or blank.after) or len(found[place].text) != 1:
            continue
        if _is_halved(text, start, blank, ref, lang):
            found[place] = _moved(found[place], -blank.before, -blank.after)
        elif not blank.after:
            heads[start] = blank.before
        elif not blank.before:
            tails[start + 1] = blank.after
    for meeting in _meetings(text) if lang.partition("-")[0] in _GAPPED else ():
        for start, is_before in ((meeting, True), (meeting - 1, False)):
            place = _place(starts, start)
            if place is not None and _han().match(text, start):
                found[place] = _moved(found[place], _GAP if is_before else 0.0, 0.0 if is_before else _GAP)
                (heads if is_before else tails)[meeting] = _GAP
    return Respaced(found, heads, tails)


def _place(starts: Sequence[int], start: int) -> int | None:
    """The number of the cluster that begins there; None where none does."""
    place = bisect_left(starts, start)
    return place if place < len(starts) and starts[place] == start else None


def _is_halved(text: str, place: int, blank: Blank, ref: FaceRef, lang: str) -> bool:
    """Whether the blank of the mark at ``place`` is one too many: an opening one after any, a closing one before no opening one."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if text[place] in _OPENING:
        return before in _HALVING or (before in _ASKING and blank_of(ref, before, lang).after > 0)
    return not blank.before and after in _HALVED_BY


def _moved(cluster: Cluster, before: float, after: float) -> Cluster:
    """The cluster with so many ems more before its first glyph, and after its last."""
    glyphs = list(cluster.glyphs)
    first = glyphs[0]
    glyphs[0] = first._replace(dx=first.dx + before, advance=first.advance + before)
    glyphs[-1] = glyphs[-1]._replace(advance=glyphs[-1].advance + after)
    return Cluster(cluster.text, tuple(glyphs), cluster.advance + before + after)


@lru_cache(maxsize=64)
def _meetings(text: str) -> tuple[int, ...]:
    return tuple([found.start() for found in _meeting().finditer(text)]) if _LETTERS.search(text) else ()


def _set(font: hb.Font, ch: str, lang: str, *, is_half: bool) -> tuple[int, int]:
    """Where a mark stands and how far it goes on, in font units."""
    buffer = hb.Buffer()
    buffer.add_str(ch)
    buffer.direction, buffer.script, buffer.language = "ltr", "Hani", lang
    hb.shape(font, buffer, {"halt": is_half})
    (position,) = buffer.glyph_positions
    return position.x_offset, position.x_advance
