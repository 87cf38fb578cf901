"""What tags and standards cost, in time and in bytes, and how large a file is against WeasyPrint's of the same page.

The same display list is written twice: as hrposter writes it, and by the same parts as one decoration without a structure tree, XMP,
output intent, language or links. Letters are subset anew each time, as for a poster of other words; art is compiled already, as for
another language of a piece.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from benchmarks.page_html import page_html
from benchmarks.timing import Row, Target, Weight
from hrposter.display import Begin, Document, End, Link, Page
from hrposter.jobs import one_job
from hrposter.pdf.carrier import Carrier
from hrposter.pdf.colour import Srgb
from hrposter.pdf.fonts import Fonts
from hrposter.pdf.metadata import identifier, info
from hrposter.pdf.painter import Painter
from hrposter.pdf.programs import as_before, gid_map, to_unicode, written
from hrposter.pdf.syntax import packed
from hrposter.pdf.tags import Structure
from hrposter.pdf.writer import write
from hrposter.rendering import document
from hrposter.resources import asset_path

ROUNDS = 21
_TIMES = 5  # how often each is written in a round: a file takes two milliseconds
_PAGES = (("welcome", "A3"), ("welcome", "Letter"), ("seat-belt", "A4"), ("seat-belt", "Letter"))
_COST = Target(most=1.15)
_MORE_BYTES = 15 * 1024
_AGAINST_WEASYPRINT = 1.2


def measure(rounds: int = ROUNDS) -> list[Row | Weight]:
    """Time and bytes of tags and standards, and WeasyPrint's file."""
    found: list[Row | Weight] = []
    profile = len(packed(asset_path("icc/srgb.icc").read_bytes()))
    for piece, paper in _PAGES:
        made = document(one_job(piece, "en", paper, "portrait", "web"))
        page = replace(made, pages=tuple(map(untagged, made.pages)))
        tagged, bare = _seconds(lambda made=made: write(made), lambda page=page: write_bare(page), rounds)
        found.append(Row(f"{piece} {paper}, tagged, against untagged", tagged, bare, _COST))
        found.append(Weight(f"{piece} {paper}, tagged, against untagged", len(write(made)), len(write_bare(page)) + profile, more=_MORE_BYTES))
    poster = document(one_job("welcome", "en", "A3", "portrait", "web"))
    found.append(Weight("welcome A3, against WeasyPrint's", len(write(poster)), len(weasyprint_file(poster)), factor=_AGAINST_WEASYPRINT))
    return found


def untagged(page: Page) -> Page:
    """The page with all that shows and nothing that says what it is."""
    shown = [item for item in page.items if not isinstance(item, Begin | End | Link)]
    return replace(page, items=(Begin("Artifact"), *shown, End()))


def write_bare(page: Document) -> bytes:
    """A file of untagged pages: pages, fonts, drawings, Info and identifier."""
    carrier = Carrier(packs=page.finish.packs)
    painter = Painter(carrier, Structure(carrier, len(page.pages)), Fonts(page.finish.stocks), Srgb())
    for each in page.pages:
        painter.paint(each)
    painter.fonts.embed(carrier)
    said = info(page.meta, ())
    return carrier.finish({}, said, (identifier((page.meta.identifier.encode(),)), identifier((*carrier.contents(), *said.values()))))


def weasyprint_file(made: Document) -> bytes:
    """The first page as WeasyPrint writes it: the same words in the same fonts and places, the same outlines in the same colours."""
    from weasyprint import HTML

    written: bytes = HTML(string=page_html(made)).write_pdf(pdf_variant="pdf/ua-1")
    return written


def _seconds(first: Callable[[], bytes], second: Callable[[], bytes], rounds: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """What each takes in every round, the fastest of several runs in turns."""
    found = []
    for _ in range(rounds):
        times = [(_once(first), _once(second)) for _ in range(_TIMES)]
        found.append(tuple(map(min, zip(*times, strict=True))))
    tagged, bare = zip(*found, strict=True)
    return tagged, bare


def _once(run: Callable[[], bytes]) -> float:
    for kept in (as_before, written, gid_map, to_unicode):
        kept.cache_clear()
    start = time.perf_counter()
    run()
    return time.perf_counter() - start
