"""Links within lines: only the words that lead somewhere are the link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from hrposter.display import Begin, Cluster, End, GlyphRun, Item, Link, Text


@dataclass(frozen=True, slots=True)
class Target:
    """The words that are the link, and where it goes."""

    words: str
    uri: str


def linked(lines: Iterable[Text], target: Target, *, is_rtl: bool) -> Iterator[Item]:
    """The lines, with a Link element around the target's words; parts of a line come in reading order."""
    for line in lines:
        found = _split(line, target.words, is_rtl=is_rtl)
        if found is None:
            yield from _spoken(line, is_rtl=is_rtl)
            continue
        before, middle, after = found
        first, last = (after, before) if is_rtl else (before, after)
        yield from _spoken(first, is_rtl=is_rtl)
        yield Begin("Link")
        yield middle
        yield Link(middle.box, target.uri, target.words)
        yield End()
        yield from _spoken(last, is_rtl=is_rtl)


def _spoken(part: Text, *, is_rtl: bool) -> Iterator[Item]:
    """A part of a line, if it holds anything; words from the right with their logical text for screen readers."""
    if not part.runs:
        return
    if not is_rtl and not any(run.is_rtl for run in part.runs):
        yield part
        return
    yield Begin("Span", actual=part.text)
    yield part
    yield End()


def _split(line: Text, words: str, *, is_rtl: bool) -> tuple[Text, Text, Text] | None:
    """The line left of the words, the words, and the line right of them; None where they do not stand in it whole."""
    clusters = [(run, cluster) for run in line.runs for cluster in run.clusters]
    starts = [0, *accumulate(len(cluster.text) for _, cluster in clusters)]
    at = "".join(cluster.text for _, cluster in clusters).find(words)
    if at < 0 or at not in starts or at + len(words) not in starts:
        return None
    first, last = starts.index(at), starts.index(at + len(words))
    ends = [0.0, *accumulate(cluster.advance * line.size for _, cluster in clusters)]
    logical = line.text.partition(words)
    texts = (logical[2], words, logical[0]) if is_rtl else (logical[0], words, logical[2])
    cuts = ((0, first), (first, last), (last, len(clusters)))
    left, middle, right = (
        _cut(line, ends[start], ends[stop], _runs(clusters[start:stop]), text) for (start, stop), text in zip(cuts, texts, strict=True)
    )
    return left, middle, right


def _cut(line: Text, start: float, stop: float, runs: tuple[GlyphRun, ...], text: str) -> Text:
    """The part of a line from ``start`` to ``stop`` points after its left end; a space that hangs stays with the first."""
    hang = line.hang if start == 0.0 else 0.0
    return replace(line, x=line.x + start, width=max(0.0, stop - start - hang), runs=runs, text=text, hang=hang)


def _runs(clusters: list[tuple[GlyphRun, Cluster]]) -> tuple[GlyphRun, ...]:
    """Clusters back in runs of one face, direction and ink."""
    runs: list[GlyphRun] = []
    for run, cluster in clusters:
        if runs and (runs[-1].face, runs[-1].is_rtl, runs[-1].ink) == (run.face, run.is_rtl, run.ink):
            runs[-1] = replace(runs[-1], clusters=(*runs[-1].clusters, cluster))
        else:
            runs.append(replace(run, clusters=(cluster,)))
    return tuple(runs)
