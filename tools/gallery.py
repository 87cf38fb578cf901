"""Makes the gallery: every piece in every language on a few sheets, as PDFs, contact sheets and one page to look at.

    python tools/gallery.py FOLDER [PIECE ...]      then open FOLDER/index.html

Nothing is written when one of the sheets cannot be made.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path

from gallery_look import look
from gallery_page import STATUSES, Edition, Gallery, Line, Piece, Sheet, page
from gallery_pictures import contact_sheet, drawn, in_row, packed, scene, small
from PIL import Image

from hrposter import atomic
from hrposter.cldr import find_locale
from hrposter.diagnostics import Diagnostic, PosterError, UsageError
from hrposter.display import INLINE, Begin, Document, End, Text
from hrposter.orders import Order, sheets_of
from hrposter.orders import Sheet as Ordered
from hrposter.papers import Paper
from hrposter.pdf.writer import write
from hrposter.rendering import document
from hrposter.resolve import resolve, theme_named
from hrposter.resources import Library, asset_path
from hrposter.spec.readers import layout_in

PROFILE = "web"  # art to the edge of the sheet, as the eye should judge it
THEME = "sunrise"  # the page's own
SCENE = "circle"


@dataclass(frozen=True, slots=True)
class Made:
    """One sheet: what was ordered, its title and words, its PDF, its pages as a contact sheet shows them, and the first as the page does.

    It is all that stays of a sheet until the last one is made, so it is kept small.
    """

    ordered: Ordered
    title: str
    lines: tuple[Line, ...]
    pdf: bytes
    pictures: tuple[Image.Image, ...]
    thumbnail: bytes
    pixels: tuple[int, int]

    @property
    def on_page(self) -> Sheet:
        """What the page tells of it."""
        job, stem = self.ordered.job, self.ordered.stem
        return Sheet(job.paper.name, job.is_landscape, len(self.pictures), f"pdf/{stem}.pdf", len(self.pdf), f"thumbs/{stem}.png", self.pixels)


def few(papers: tuple[Paper, ...]) -> tuple[Paper, ...]:
    """The usual paper (the first), then the smallest and the largest by area, each once."""
    by_area = sorted(papers, key=lambda paper: paper.width * paper.height)
    return tuple(dict.fromkeys((papers[0], by_area[0], by_area[-1])))


def orders(library: Library, piece: str) -> tuple[Ordered, ...]:
    """The sheets of one piece in all its languages: the usual paper upright and wide, the others upright."""
    papers = few(layout_in(library.piece(piece) / "layout.yaml").sizes)
    sizes = ",".join(paper.name for paper in papers)
    sheets = sheets_of(Order((piece,), "all", sizes, "both", PROFILE, None, None, None, library))
    return tuple(sheet for sheet in sheets if not sheet.job.is_landscape or sheet.job.paper == papers[0])


def make(sheets: Iterable[Ordered]) -> tuple[Made, ...]:
    """The sheets as files and pictures; PosterError lists what is wrong in all of them, each problem once."""
    found: list[Made] = []
    problems: list[Diagnostic] = []
    for sheet in sheets:
        try:
            found.append(made(sheet, document(sheet.job)))
        except PosterError as error:
            problems += error.diagnostics
    if problems:
        raise PosterError(*dict.fromkeys(problems))
    return tuple(found)


def made(sheet: Ordered, pages: Document) -> Made:
    """One sheet as a file and pictures."""
    pdf = write(pages)
    pictures = drawn(pdf, pages)
    thumbnail = small(pictures[0])
    return Made(sheet, pages.meta.title, tuple(lines(pages)), pdf, tuple(map(in_row, pictures)), packed(thumbnail), thumbnail.size)


def lines(pages: Document) -> Iterator[Line]:
    """The words in reading order, a line for each element that holds words, each in its own language."""
    words: list[str] = []
    around: list[Begin] = []
    for item in chain.from_iterable(sheet.items for sheet in pages.pages):
        if isinstance(item, Text):
            words.append(item.text)
        elif isinstance(item, Begin | End):
            element = around[-1] if isinstance(item, End) else item
            if element.tag not in INLINE:
                if text := "".join(words).strip():
                    yield Line(text, next((begin.lang for begin in reversed(around) if begin.lang), pages.meta.lang))
                words.clear()
            if element is item:
                around.append(element)
            else:
                around.pop()


def english_name(tag: str, autonym: str) -> str:
    """What English calls a language; its own name where CLDR does not know it."""
    try:
        return find_locale(tag).get_display_name("en") or autonym
    except ValueError:
        return autonym


def edition(sheets: tuple[Made, ...]) -> Edition:
    """One piece in one language."""
    first = sheets[0]
    poster = resolve(first.ordered.job)
    content, autonym = poster.content, poster.phrases.autonym
    return Edition(
        language=poster.language,
        name=english_name(poster.language.tag, autonym),
        autonym=autonym,
        title=first.title,
        status=content.status,
        reviewer=content.reviewer,
        reviewed_on=content.reviewed_on,
        lines=first.lines,
        sheets=tuple(sheet.on_page for sheet in sheets),
    )


def by_language(sheets: tuple[Made, ...]) -> tuple[tuple[Made, ...], ...]:
    """The sheets of one piece, those of each language together."""
    return tuple(tuple(group) for _, group in groupby(sheets, key=lambda sheet: sheet.ordered.job.lang))


def piece(library: Library, name: str, sheets: tuple[Made, ...]) -> Piece:
    """One piece as the page shows it."""
    layout = layout_in(library.piece(name) / "layout.yaml")
    sizes = tuple(paper.name for paper in layout.sizes)
    return Piece(name, layout.title, sizes, f"contact/{name}.png", tuple(edition(group) for group in by_language(sheets)))


def contact_of_piece(shown: Piece, sheets: tuple[Made, ...]) -> Image.Image:
    """All sheets of one piece with all their pages: a row for each language."""
    rows = []
    for one, group in zip(shown.editions, by_language(sheets), strict=True):
        pictures = [(picture, sheet.on_page.label) for sheet in group for picture in sheet.pictures]
        rows.append((f"{one.name}, {STATUSES[one.status].lower()}", pictures))
    return contact_sheet(shown.title, rows)


def contact_of_language(name: str, pieces: Iterable[tuple[Piece, tuple[Made, ...]]], tag: str, a_row: int = 5) -> Image.Image:
    """The usual sheet of every piece in one language, side by side: no two should look alike."""
    firsts = [(group[0].pictures[0], shown.name) for shown, sheets in pieces for group in by_language(sheets) if group[0].ordered.job.lang == tag]
    return contact_sheet(f"All pieces, {name}", [("", firsts[start : start + a_row]) for start in range(0, len(firsts), a_row)])


def files(library: Library, names: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Path below the gallery's folder and bytes of every file, the page last."""
    sheets = {name: orders(library, name) for name in names}
    finished = iter(make(sheet for each in sheets.values() for sheet in each))
    taken = {name: tuple(next(finished) for _ in each) for name, each in sheets.items()}
    shown = {name: piece(library, name, taken[name]) for name in names}
    for sheet in (sheet for each in taken.values() for sheet in each):
        yield sheet.on_page.pdf, sheet.pdf
        yield sheet.on_page.thumb, sheet.thumbnail
    for name in names:
        yield shown[name].contact, packed(contact_of_piece(shown[name], taken[name]), most=None)
    gallery = Gallery(tuple(shown.values()))
    for tag, language in gallery.languages.items():
        pairs = [(shown[name], taken[name]) for name in names]
        yield gallery.overview(tag), packed(contact_of_language(language.name, pairs, tag), most=None)
    yield f"{SCENE}.svg", scene(asset_path(f"art/{SCENE}.svg").read_text(encoding="utf-8")).encode()
    body = page(gallery, f"{SCENE}.svg", "")
    yield "index.html", page(gallery, f"{SCENE}.svg", look(theme_named(THEME, library), gallery, body)).encode()


def main(arguments: list[str]) -> int:
    """Write the gallery and print the path of its page; 1 when a piece has problems, 2 when a name does not exist."""
    parser = argparse.ArgumentParser(description="Make the gallery of all pieces, or of some.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("pieces", nargs="*")
    asked = parser.parse_args(arguments)
    library = Library()
    try:
        whole = list(files(library, tuple(asked.pieces) or library.pieces()))
    except (PosterError, UsageError) as error:
        print(error, file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 1
    for name, data in whole:
        path = asked.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic.write(path, data)
    print(asked.folder / "index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
