"""Links within lines: only the words that lead somewhere are the link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import accumulate, groupby
from operator import itemgetter

from hrposter.display import END, Begin, Cluster, GlyphRun, Item, Link, Text
from hrposter.frozen import frozen
from hrposter.layout.tongues import part_of, read_out


@frozen()
class Target:
    """The words that are the link, and where it goes."""

    words: str
    uri: str


def linked(lines: Iterable[Text], target: Target, *, is_rtl: bool) -> Iterator[Item]:
    """The lines, with a Link element around the target's words; parts of a line come in reading order."""
    for line in lines:
        found = _split(line, target.words, is_rtl=is_rtl)
        if found is None:
            yield from read_out(line, is_rtl=is_rtl)
            continue
        before, middle, after = found
        first, last = (after, before) if is_rtl else (before, after)
        yield from read_out(first, is_rtl=is_rtl)
        yield Begin("Link")
        yield middle
        yield Link(middle.box, target.uri, target.words)
        yield END
        yield from read_out(last, is_rtl=is_rtl)


def _split(line: Text, words: str, *, is_rtl: bool) -> tuple[Text, Text, Text] | None:
    """The line left of the words, the words, and the line right of them; None where they do not stand in it whole."""
    if line.text == words == "".join([cluster.text for run in line.runs for cluster in run.clusters]):
        width = sum([cluster.advance * line.size for run in line.runs for cluster in run.clusters])
        nothing = part_of(line, 0.0, 0.0, {}, "")
        return nothing, part_of(line, 0.0, width, dict(enumerate(line.runs)), words), nothing
    clusters = [(place, cluster) for place, run in enumerate(line.runs) for cluster in run.clusters]
    starts = [0, *accumulate(len(cluster.text) for _, cluster in clusters)]
    at = "".join(cluster.text for _, cluster in clusters).find(words)
    if at < 0 or at not in starts or at + len(words) not in starts:
        return None
    first, last = starts.index(at), starts.index(at + len(words))
    ends = [0.0, *accumulate(cluster.advance * line.size for _, cluster in clusters)]
    logical = line.text.partition(words)
    texts = (logical[2], words, logical[0]) if is_rtl else (logical[0], words, logical[2])
    cuts = ((0, first), (first, last), (last, len(clusters)))
    spoken = (_spoken(line, 0, len(logical[0])), (), _spoken(line, len(logical[0]) + len(words), len(line.text)))
    left, middle, right = (
        part_of(line, ends[start], ends[stop], _runs(clusters[start:stop], line), text, stretches)
        for (start, stop), text, stretches in zip(cuts, texts, spoken[::-1] if is_rtl else spoken, strict=True)
    )
    return left, middle, right


def _spoken(line: Text, start: int, stop: int) -> tuple[tuple[str | None, str], ...]:
    """The stretches by language of a part of a line."""
    ends = [0, *accumulate(len(text) for _, text in line.spoken)]
    cut = [(lang, text[max(0, start - end) : max(0, stop - end)]) for (lang, text), end in zip(line.spoken, ends, strict=False)]
    return tuple((lang, text) for lang, text in cut if text)


def _runs(clusters: list[tuple[int, Cluster]], line: Text) -> Mapping[int, GlyphRun]:
    """Clusters back in the parts of the line's runs that they are, by the places of those."""
    parts = groupby(clusters, key=itemgetter(0))
    return {place: replace(line.runs[place], clusters=tuple(cluster for _, cluster in part)) for place, part in parts}
