"""Shapes an item with HarfBuzz: clusters of glyphs in ems."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise, repeat
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
_VARIANTS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_ADVANCE = itemgetter(2)  # of a Cluster: by place, since this runs for every letter
_Place = tuple[int, int, int, int]  # the offsets and advances of a glyph in font units
_Placed = tuple[int, _Place]  # the same with its glyph id
_GID, _BEGIN, _PLACE = attrgetter("codepoint"), attrgetter("cluster"), attrgetter("position")
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
        return self.sums[bisect_left(self.starts, place)]

    def can_cut(self, place: int) -> bool:
        """Whether the glyphs on both sides stay the same when a line ends at ``place``."""
        if place in (self.item.start, self.item.end):
            return True
        found = bisect_left(self.starts, place)
        return found < len(self.starts) and self.starts[found] == place and place not in self.unsafe

    def part(self, start: int, end: int) -> GlyphRun:
        """The clusters of ``[start:end]``, from left to right."""
        clusters = self.clusters
        if (start, end) != (self.item.start, self.item.end):
            first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
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
    buffer = _shaped(text, item, lang, spacing, face.font)
    infos = buffer.glyph_infos
    gids = list(map(_GID, infos))
    if 0 in gids and _VARIANTS.search(text, item.start, item.end):
        # Beside a variation selector, HarfBuzz makes no hyphen or space from another; a word joiner is as silent, and in nobody's way.
        buffer = _shaped(_VARIANTS.sub("\u2060", text), item, lang, spacing, face.font)
        infos = buffer.glyph_infos
        gids = list(map(_GID, infos))
    begins = list(map(_BEGIN, infos))
    if 0 in gids:
        _, texts = _texts(text, item, begins)
        raise MissingGlyphs("".join(texts[begin] for begin, gid in zip(begins, gids, strict=True) if not gid))
    places = list(map(_PLACE, buffer.glyph_positions))
    starts, clusters = _clusters(text, item, begins, gids, places, face.upem, spacing)
    heads = tails = NONE
    if clusters and not item.is_rtl and has_halves(item.face):
        clusters, heads, tails = respaced(text, item.face, lang, starts, clusters)
    sums = tuple(accumulate(map(_ADVANCE, clusters[::-1] if item.is_rtl else clusters), initial=0.0))
    unsafe = _unsafe(infos, begins, cuts) if cuts else frozenset()
    edges = (heads, tails) if item.level == 0 else (NONE, NONE)
    return ShapedRun(item, tuple(clusters), starts, sums, unsafe, spacing if clusters else 0.0, *edges)


def _unsafe(infos: Sequence[hb.GlyphInfo], begins: Sequence[int], cuts: Collection[int]) -> frozenset[int]:
    """Those of the cuts at which the glyphs would be others: the flags are asked of the first glyph at each."""
    places = [place for place, begin in enumerate(begins) if begin in cuts]
    return frozenset([begins[place] for place in places if infos[place].flags.value & _UNSAFE])


def _shaped(text: str, item: Item, lang: str, spacing: float, font: hb.Font) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.flags = _NOT_DRAWN
    buffer.add_str(text, item.start, item.end - item.start)
    buffer.direction = "rtl" if item.is_rtl else "ltr"
    buffer.script = item.script
    buffer.language = lang
    hb.shape(font, buffer, _UNTIED if spacing > 0 else None)
    return buffer


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


def _clusters(
    text: str, item: Item, begins: Sequence[int], gids: Sequence[int], places: Sequence[_Place], upem: int, spacing: float
) -> tuple[tuple[int, ...], list[Cluster]]:
    """Where clusters begin, in logical order, and the clusters from left to right."""
    every = tuple(range(item.start, item.end))
    if every == tuple(begins[::-1] if item.is_rtl else begins):  # a glyph for each character, as in most words
        letters = text[item.start : item.end]
        return every, list(map(_cluster, letters[::-1] if item.is_rtl else letters, gids, places, repeat(upem), repeat(spacing)))
    order = begins[::-1] if item.is_rtl else begins
    if len({*order}) == len(order) and order == sorted(order):  # a glyph for each cluster
        parts = [text[start:end] for start, end in pairwise((*order, item.end))]
        if item.is_rtl:
            parts.reverse()
        return tuple(order), list(map(_cluster, parts, gids, places, repeat(upem), repeat(spacing)))
    starts, texts = _texts(text, item, begins)
    return starts, _grouped(texts, begins, list(zip(gids, places, strict=True)), upem, spacing)


def _grouped(texts: Mapping[int, str], begins: Sequence[int], glyphs: Sequence[_Placed], upem: int, spacing: float) -> list[Cluster]:
    """The clusters from left to right, where some have several glyphs."""
    groups: list[tuple[int, list[_Placed]]] = []
    for begin, glyph in zip(begins, glyphs, strict=True):
        if groups and groups[-1][0] == begin:
            groups[-1][1].append(glyph)
        else:
            groups.append((begin, [glyph]))
    return [
        _cluster(texts[begin], *group[0], upem, spacing) if len(group) == 1 else _stacked(texts[begin], tuple(group), upem, spacing)
        for begin, group in groups
    ]


@lru_cache(maxsize=16384)
def _cluster(text: str, gid: int, place: _Place, upem: int, spacing: float) -> Cluster:
    """A cluster of one glyph in ems; the same letter in the same face is the same object, which saves most of the work."""
    dx, dy, advance, _ = place
    drawn = Glyph(gid, dx / upem, dy / upem, advance / upem + spacing)
    return Cluster(text, (drawn,), drawn.advance)


@lru_cache(maxsize=16384)
def _stacked(text: str, glyphs: tuple[_Placed, ...], upem: int, spacing: float) -> Cluster:
    """As _cluster, of several glyphs."""
    drawn = [Glyph(gid, dx / upem, dy / upem, advance / upem) for gid, (dx, dy, advance, _) in glyphs]
    if spacing:
        last = drawn[-1]
        drawn[-1] = Glyph(last.gid, last.dx, last.dy, last.advance + spacing)
    return Cluster(text, tuple(drawn), sum(glyph.advance for glyph in drawn))
