"""Shapes an item with HarfBuzz: clusters of glyphs in ems."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import attrgetter, itemgetter

import uharfbuzz as hb

from hrposter.display import Cluster, FaceRef, Glyph, GlyphRun
from hrposter.fonts.coverage import MissingGlyphs
from hrposter.fonts.face import open_face
from hrposter.frozen import frozen
from hrposter.text.itemize import Item
from hrposter.text.manuscript import SOFT_HYPHEN
from hrposter.text.wide import NONE, has_halves, respaced

# Letters of these scripts touch or stack; space between them would tear words apart.
_JOINED = frozenset(
    {
        *("Adlm", "Arab", "Mand", "Mong", "Nkoo", "Phag", "Rohg", "Syrc", "Thaa"),
        *("Beng", "Deva", "Gujr", "Guru", "Knda", "Mlym", "Orya", "Sinh", "Taml", "Telu"),
        *("Khmr", "Laoo", "Mymr", "Thai", "Tibt"),
    }
)
_NOT_DRAWN = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
_UNSAFE = int(hb.GlyphFlags.UNSAFE_TO_BREAK)
# A row of glyphs as HarfBuzz writes it, ids for names: [60+516|82@-10,25+605#1], which is its offsets, its advance, and its flags in hex.
_ROW, _IN_ROW = hb.BufferSerializeFormat.TEXT, hb.BufferSerializeFlags
_AS_IDS = _IN_ROW.NO_GLYPH_NAMES | _IN_ROW.NO_CLUSTERS | _IN_ROW.GLYPH_FLAGS
_GLYPH = re.compile(r"(\d+)(?:@(-?\d+),(-?\d+))?\+(-?\d+)")
_FLAGS = re.compile("#[0-9A-F]+")
# How many clusters are kept of the faces of one grid with one tracking, and for how many of these.
_CLUSTERS, _GRIDS = 8192, 32
_VARIANTS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_ADVANCE = itemgetter(2)  # of a Cluster: by place, since this runs for every letter
_BEGIN = attrgetter("cluster")
# Letters that are spaced out are not tied together (CSS Text 3, 8.2); tightening keeps ligatures.
_UNTIED = {"liga": False, "clig": False}


@frozen(eq=False)
class ShapedRun:
    """An item as glyphs: ``clusters`` from left to right, ``starts`` where each begins in the text, in logical order.

    ``sums`` are ems from the logical start to each cluster and to the end; at ``unsafe`` places a cut changes glyphs.
    ``spacing`` is the tracking that each advance includes. A line that begins or ends at a place of ``heads`` or
    ``tails`` does without so many ems of blank.
    """

    item: Item
    clusters: tuple[Cluster, ...]
    starts: tuple[int, ...]
    sums: tuple[float, ...]
    unsafe: frozenset[int]
    spacing: float
    heads: Mapping[int, float]
    tails: Mapping[int, float]

    @property
    def width(self) -> float:
        """Its advance in ems."""
        return self.sums[-1]

    def until(self, place: int) -> float:
        """Ems from the logical start to ``place``; a place inside a cluster counts as its end."""
        return self.sums[self._number(place)]

    def _number(self, place: int) -> int:
        """How many clusters begin before ``place``, which lies in the run or at its end: in most runs each character does."""
        start, end, starts = self.item.start, self.item.end, self.starts
        return place - start if len(starts) == end - start else bisect_left(starts, place)

    def can_cut(self, place: int) -> bool:
        """Whether the glyphs on both sides stay the same when a line ends at ``place``."""
        if place in (self.item.start, self.item.end):
            return True
        found = bisect_left(self.starts, place)
        return found < len(self.starts) and self.starts[found] == place and place not in self.unsafe

    def is_whole(self, start: int, end: int) -> bool:
        """Whether all that stands between two places is a stretch of the run, with the same glyphs."""
        inside = bool(self.clusters) and self.item.start <= start < end <= self.item.end
        return inside and self.can_cut(start) and self.can_cut(end)

    def part(self, start: int, end: int) -> GlyphRun:
        """The clusters of ``[start:end]``, from left to right."""
        clusters = self.clusters
        if (start, end) != (self.item.start, self.item.end):
            first, last = self._number(start), self._number(end)
            count = len(clusters)
            clusters = clusters[count - last : count - first] if self.item.is_rtl else clusters[first:last]
        return GlyphRun(self.item.face, self.item.is_rtl, self.item.ink, clusters)


def shape(text: str, item: Item, lang: str, tracking: float = 0.0, cuts: Collection[int] = frozenset()) -> ShapedRun:
    """The glyphs of ``item``, seen in ``text`` so that letters join across its edges.

    ``tracking`` ems are added to each cluster where the script allows it. ``cuts`` are the places where a line may end.
    Raises MissingGlyphs where the face draws a character as .notdef.
    """
    face = open_face(item.face)
    spacing = 0.0 if item.script in _JOINED else tracking
    begins, row = _shaped(text, item, lang, spacing, face.font)
    if _lacks(row) and _VARIANTS.search(text, item.start, item.end):
        # Beside a variation selector, HarfBuzz makes no hyphen or space from another; a word joiner is as silent, and in nobody's way.
        begins, row = _shaped(_VARIANTS.sub("\u2060", text), item, lang, spacing, face.font)
    glyphs = row[1:].split("|") if begins else []
    if _lacks(row):
        _, texts = _texts(text, item, begins)
        raise MissingGlyphs("".join(texts[begin] for begin, glyph in zip(begins, glyphs, strict=True) if _lacks(f"|{glyph}")))
    starts, clusters = _clusters(text, item, begins, glyphs, _known(face.upem, spacing))
    heads = tails = NONE
    if clusters and not item.is_rtl and has_halves(item.face):
        clusters, heads, tails = respaced(text, item.face, lang, starts, clusters)
    sums = tuple(accumulate(map(_ADVANCE, clusters[::-1] if item.is_rtl else clusters), initial=0.0))
    unsafe = _unsafe(begins, glyphs, cuts) if cuts and "#" in row else frozenset()
    edges = (heads, tails) if item.level == 0 else (NONE, NONE)
    return ShapedRun(item, tuple(clusters), starts, sums, unsafe, spacing if clusters else 0.0, *edges)


def _lacks(row: str) -> bool:
    """Whether a glyph of a row is .notdef."""
    return "|0+" in row or "|0@" in row


def _unsafe(begins: Sequence[int], glyphs: Sequence[str], cuts: Collection[int]) -> frozenset[int]:
    """Those of the cuts at which the glyphs would be others: the flags tell at the first glyph of each."""
    flagged = [(begin, glyph) for begin, glyph in zip(begins, glyphs, strict=True) if "#" in glyph and begin in cuts]
    return frozenset([begin for begin, glyph in flagged if int(glyph.rpartition("#")[2], 16) & _UNSAFE])


def _shaped(text: str, item: Item, lang: str, spacing: float, font: hb.Font) -> tuple[list[int], str]:
    """Where the cluster of each glyph begins, from left to right, and the row of them, ``|`` before each: objects take twice as long to ask."""
    buffer = hb.Buffer()
    buffer.flags = _NOT_DRAWN
    buffer.add_str(text, item.start, item.end - item.start)
    buffer.direction = "rtl" if item.is_rtl else "ltr"
    buffer.script = item.script
    buffer.language = lang
    hb.shape(font, buffer, _UNTIED if spacing > 0 else None)
    return list(map(_BEGIN, buffer.glyph_infos)), f"|{buffer.serialize(font, _ROW, _AS_IDS)[1:-1]}"


def reshape(text: str, run: ShapedRun, start: int, end: int, lang: str) -> ShapedRun:
    """The part ``[start:end]`` of a run with the glyphs that it has when lines end there.

    Letters still see their neighbours across the cut: a word keeps its joined forms where a line divides it (CSS Text 3, 5.6).
    """
    return shape(text, run.item._replace(start=start, end=end), lang, run.spacing)


@lru_cache(maxsize=256)
def hyphen_of(ref: FaceRef) -> Cluster | None:
    """The hyphen that a face sets where a soft hyphen ends a line, read as that (ISO 32000-2, 14.8.2.2.3); None where it has none."""
    face = open_face(ref)
    gid = face.font.get_nominal_glyph(0x2010) or face.font.get_nominal_glyph(0x2D)
    if not gid:
        return None
    advance = face.advance(gid)
    return Cluster(SOFT_HYPHEN, (Glyph(gid, 0.0, 0.0, advance),), advance)


def _texts(text: str, item: Item, begins: Sequence[int]) -> tuple[tuple[int, ...], dict[int, str]]:
    """Where clusters begin, in logical order, and the text of each by that place."""
    starts = tuple(sorted(set(begins)))
    return starts, {start: text[start:end] for start, end in zip(starts, (*starts[1:], item.end), strict=False)}


def _clusters(text: str, item: Item, begins: Sequence[int], glyphs: Sequence[str], known: _Known) -> tuple[tuple[int, ...], list[Cluster]]:
    """Where clusters begin, in logical order, and the clusters from left to right."""
    every, cluster = tuple(range(item.start, item.end)), known.__getitem__
    if every == tuple(begins[::-1] if item.is_rtl else begins):  # a glyph for each character, as in most words
        letters = text[item.start : item.end]
        return every, list(map(cluster, zip(letters[::-1] if item.is_rtl else letters, glyphs, strict=True)))
    firsts, groups = _grouped(begins, glyphs)
    starts, texts = _texts(text, item, firsts)
    return starts, list(map(cluster, zip(map(texts.__getitem__, firsts), groups, strict=True)))


def _grouped(begins: Sequence[int], glyphs: Sequence[str]) -> tuple[list[int], list[str]]:
    """The glyphs of each cluster, and where it begins, from left to right."""
    firsts, groups, before = list[int](), list[str](), -1
    for begin, glyph in zip(begins, glyphs, strict=True):
        if begin == before:
            groups[-1] += f"|{glyph}"
        else:
            firsts.append(begin)
            groups.append(glyph)
            before = begin
    return firsts, groups


class _Known(dict[tuple[str, str], Cluster]):
    """The clusters of a grid in ems by their texts and glyphs; the same letter in the same face is the same object, which saves most of the work."""

    __slots__ = ("spacing", "upem")

    def __init__(self, upem: int, spacing: float) -> None:
        self.upem, self.spacing = upem, spacing

    def __missing__(self, asked: tuple[str, str]) -> Cluster:
        text, said = asked
        if len(self) >= _CLUSTERS:
            self.clear()
        plain = _FLAGS.sub("", said)
        found = self[asked] = self[text, plain] if plain != said else self._made(text, said)
        return found

    def _made(self, text: str, said: str) -> Cluster:
        upem, drawn = self.upem, []
        for gid, dx, dy, advance in _GLYPH.findall(said):
            drawn.append(Glyph(int(gid), int(dx or 0) / upem, int(dy or 0) / upem, int(advance) / upem))
        if self.spacing:
            last = drawn[-1]
            drawn[-1] = Glyph(last.gid, last.dx, last.dy, last.advance + self.spacing)
        return Cluster(text, tuple(drawn), sum([glyph.advance for glyph in drawn]))


@lru_cache(maxsize=_GRIDS)
def _known(upem: int, spacing: float) -> _Known:
    """What is known of the clusters of a grid."""
    return _Known(upem, spacing)
