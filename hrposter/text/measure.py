"""The pieces of a shaped paragraph as lengths, so that lines can be counted without looking at glyphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from hrposter.text.breaks import Breaks
from hrposter.text.lines import Pieces
from hrposter.text.shape import ShapedRun, hyphen_of, reshape

# Spaces that vanish at the end of a line (UAX 14, BA and SP; UAX 9, L1), and the line feed. A no-break space stays.
VANISHING = " \n\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"

# What ends a sentence in the scripts that we set (UAX 29, Sentence_Terminal), and the dot between details.
_SENTENCE_ENDS = frozenset(
    "\u00b7.!?\u2026\u203d\u037e"
    "\u0589\u061d\u061f\u06d4\u0964\u0965"  # Armenian, Arabic and Urdu, Devanagari and its neighbours
    "\u104b\u1362\u1367\u1368\u17d4\u17d5"  # Burmese, Ethiopic, Khmer
    "\u3002\uff01\uff0e\uff1f\uff61"  # Chinese and Japanese
)
_GREEK_ENDS = _SENTENCE_ENDS | {";"}
# What may close around it.
_CLOSING = "\"')]\u2019\u201d\u203a\u00bb\u3009\u300b\u300d\u300f\u3011\uff09\uff3d\uff63"
_AROUND = VANISHING + _CLOSING


def measure(text: str, breaks: Breaks, runs: Sequence[ShapedRun], lang: str) -> Pieces:
    """The pieces of ``text`` between its breaks, in ems."""
    length = len(text)
    ruler = _ruler(length, runs)
    spaced = [run for run in reversed(runs) if run.clusters] if any(run.spacing for run in runs) else []
    blank_heads = {place: blank for run in runs for place, blank in run.heads.items()}
    blank_tails = {place: blank for run in runs for place, blank in run.tails.items()}
    before, after = _cut_changes(text, breaks, runs, lang)
    heads, tails, stops, sentences = [], [0.0], [], []
    final = _GREEK_ENDS if lang.partition("-")[0] == "el" else _SENTENCE_ENDS
    changed = {*blank_heads, *blank_tails, *before, *after}
    start = inked = first = 0
    for number, end in enumerate(breaks.ends, 1):
        last = end - 2 if text[end - 1] == " " else end - 1
        is_word = not spaced and start <= last and end < length and (sign := text[last]) not in _AROUND
        if is_word and (not changed or changed.isdisjoint((start, last + 1, end))):  # as most pieces are
            inked = last + 1
            heads.append(ruler[start])
            tails.append(ruler[inked])
            if sign in final:
                sentences.append(number)
            start = end
            continue
        shown = text[start:end].rstrip(VANISHING)
        inked = start + len(shown) if shown else max(inked, first)
        heads.append(ruler[start] + blank_heads.get(start, 0.0) - after.get(start, 0.0))
        loose = _loose_after(spaced, inked) if spaced and inked > first else 0.0
        tails.append(ruler[inked] - loose - blank_tails.get(inked, 0.0) + before.get(end, 0.0))
        if text[end - 1] == "\n" or end == length:
            stops.append(number)
            first = end
        elif shown[-1:] in final or (shown[-1:] in _CLOSING and shown.rstrip(_AROUND)[-1:] in final):
            sentences.append(number)
        start = end
    return Pieces(tuple(heads), tuple(tails), tuple(accumulate(tails, max)), tuple(stops), tuple(sentences))


def _loose_after(runs: Sequence[ShapedRun], inked: int) -> float:
    """The tracking after the last glyph before ``inked``, which a line that ends there does without; the last run comes first."""
    return next((run.spacing for run in runs if run.item.start < inked), 0.0)


def _ruler(length: int, runs: Sequence[ShapedRun]) -> list[float]:
    """Ems from the start of the text to each place in it; a place inside a cluster counts as its end."""
    ruler = [0.0]
    for run in runs:
        start, end = run.item.start, run.item.end
        ruler += [ruler[-1]] * (start + 1 - len(ruler))
        origin = ruler[-1]
        if len(run.starts) == end - start:
            ruler += [origin + advance for advance in run.sums[1:]]
        else:
            ruler += [origin + run.until(place) for place in range(start + 1, end + 1)]
    return ruler + [ruler[-1]] * (length + 1 - len(ruler))


def _cut_changes(text: str, breaks: Breaks, runs: Sequence[ShapedRun], lang: str) -> tuple[dict[int, float], dict[int, float]]:
    """By how many ems a break lengthens the line before it and the line after it: a hyphen, or other glyphs where the cut is not safe."""
    before: dict[int, float] = {}
    after: dict[int, float] = {}
    for run in runs:
        start, end = run.item.start, run.item.end
        ends = breaks.ends[bisect_right(breaks.ends, start) : bisect_right(breaks.ends, end)]
        for cut in ends if breaks.hyphens else ():
            if cut in breaks.hyphens and (hyphen := hyphen_of(run.item.face)):
                before[cut] = hyphen.advance + run.spacing
        has_all = len(run.starts) == end - start  # a cluster for each character, as most words have
        unsafe = [cut for cut in ends if cut in run.unsafe] if has_all else [cut for cut in ends if not run.can_cut(cut)]
        safe = [start, *(cut for cut in ends if cut not in unsafe), end] if unsafe else []
        for cut in unsafe:
            nearest = bisect_right(safe, cut)
            first, last = safe[nearest - 1], safe[nearest]
            inked = first + len(text[first:cut].rstrip(VANISHING))
            grown = reshape(text, run, first, cut, lang).until(inked) - (run.until(inked) - run.until(first))
            before[cut] = before.get(cut, 0.0) + grown
            after[cut] = reshape(text, run, cut, last, lang).width - (run.until(last) - run.until(cut))
    return before, after
