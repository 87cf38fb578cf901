"""A line in several languages: a Span for each that is not the document's, in the order in which it is read (ISO 14289-1, 7.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from hrposter.display import END, Begin, GlyphRun, Item, Text


def read_out(line: Text, *, is_rtl: bool) -> Iterator[Item]:
    """The line, if it holds anything: its stretches by language in reading order, those from the right with their logical text."""
    if not line.runs:
        return
    for lang, part in _stretches(line, is_rtl=is_rtl):
        actual = part.text if is_rtl or any(run.is_rtl for run in part.runs) else None
        if lang is None and actual is None:
            yield part
            continue
        yield Begin("Span", lang=lang, actual=actual)
        yield part
        yield END


def _stretches(line: Text, *, is_rtl: bool) -> list[tuple[str | None, Text]]:
    """The parts of a line by language; the whole line where what is seen and what is read do not come in one order."""
    groups = [(lang, dict(group)) for lang, group in groupby(enumerate(line.runs), lambda placed: placed[1].lang)]
    places = [0.0]
    for _, runs in groups:
        places.append(places[-1] + sum(cluster.advance for run in runs.values() for cluster in run.clusters) * line.size)
    read = line.spoken[::-1] if is_rtl else line.spoken
    if [lang for lang, _ in groups] != [lang for lang, _ in read]:
        return [(None, line)]
    cuts = zip(groups, places, places[1:], read, strict=False)
    parts = [(lang, part_of(line, start, end, runs, text)) for (lang, runs), start, end, (_, text) in cuts]
    return parts[::-1] if is_rtl else parts


def part_of(line: Text, start: float, stop: float, runs: Mapping[int, GlyphRun], text: str, spoken: Sequence[tuple[str | None, str]] = ()) -> Text:
    """The part of a line from ``start`` to ``stop`` points after its left end; a space that hangs stays with the first.

    ``runs`` are what it has of the line's, by their places there.
    """
    hang = line.hang if start == 0.0 else 0.0
    places = list(runs)
    order = tuple(sorted(range(len(places)), key=lambda place: line.order.index(places[place]))) if line.order else ()
    width = max(0.0, stop - start - hang)
    return replace(line, x=line.x + start, width=width, runs=tuple(runs.values()), text=text, hang=hang, spoken=tuple(spoken), order=order)
