"""Words that do not fit even at their smallest: which, where, and by how much."""

from __future__ import annotations

from collections.abc import Iterable

from hrposter.diagnostics import Diagnostic, PosterError
from hrposter.layout.block import Block, Flowing, Limit, Sizes
from hrposter.poster import Poster
from hrposter.units import to_mm


def style_overflow(poster: Poster, limits: Iterable[Limit]) -> None:
    """Raise PosterError for settings whose widest piece or count of lines asks for less than the floor."""
    problems = tuple(_problem(poster, limit) for limit in limits)
    if problems:
        raise PosterError(*problems)


def _problem(poster: Poster, limit: Limit) -> Diagnostic:
    setting, floor = limit.setting, poster.styles[limit.style].floor
    measure = limit.measure(floor)
    paragraph = setting.paragraph.within(measure)
    where = f"in {poster.language.tag} on {_sheet(poster)}"
    if paragraph.longest > measure:
        letters = _letters(paragraph.longest_piece, measure / paragraph.longest)
        fact = f"{paragraph.longest_piece.strip()!r} is wider than its column at {floor:.1f} pt {where}"
        help = f"use a word that is about {letters} letters shorter, or give the region a wider column in {_layout(poster)}"
    else:
        lines = paragraph.count(measure)
        letters = _letters(paragraph.text, (setting.lines or 1) * measure / paragraph.natural)
        fact = f"{_start(paragraph.text)!r} needs {lines} lines at {floor:.1f} pt {where}; the layout allows {setting.lines}"
        help = f"shorten it by about {letters} letters, or raise lines: in {_layout(poster)}"
    return Diagnostic("overflow", setting.source, fact, help)


def page_overflow(poster: Poster, blocks: Iterable[Block], excess: float) -> None:
    """Raise PosterError: the words of the page together are too high, by ``excess`` points."""
    width, floors = poster.content_box.width, {name: style.floor for name, style in poster.styles.items()}
    highest = max(blocks, key=lambda block: block.height(width, floors))
    longest = max((limit.setting for limit in highest.limits(width)), key=lambda setting: setting.paragraph.natural * setting.style.floor)
    fact = f"the words in {poster.language.tag} stand {_far(poster, excess)} too high for {_sheet(poster)}, at the smallest sizes"
    help = f"shorten them, first {_start(longest.paragraph.text)!r}, or hide a region in a variant of {_layout(poster)}"
    raise PosterError(Diagnostic("overflow", longest.source, fact, help))


def story_overflow(poster: Poster, story: Flowing, width: float, height: float, sizes: Sizes) -> None:
    """Raise PosterError: a story is longer than the ``height`` that its last region has, in columns of ``width`` together."""
    lines, source, words = story.beyond(width, height, sizes)
    pages = "" if poster.pages == 1 else f"{poster.pages} pages of "
    fact = f"the words in {poster.language.tag} are {lines} {'line' if lines == 1 else 'lines'} too long for {pages}{_sheet(poster)}"
    help = f"shorten them; what stands from {_start(words)!r} on has no room"
    more = "" if poster.pages < poster.most_pages else f", or allow more pages in {_layout(poster)}"
    raise PosterError(Diagnostic("overflow", source, f"{fact}, at the smallest sizes", help + more))


def _far(poster: Poster, points: float) -> str:
    """A distance as a person measures it: on a screen points are pixels."""
    return f"{points:.0f} pixels" if poster.job.profile.is_screen else f"{to_mm(points):.1f} mm"


def _letters(text: str, share: float) -> int:
    return max(1, round(len(text) * (1 - min(share, 1.0))) + 1)


def _start(text: str) -> str:
    words = text.strip()
    return words if len(words) <= 40 else words[:38].rsplit(" ", 1)[0] + " …"


def _sheet(poster: Poster) -> str:
    return poster.sheet_name


def _layout(poster: Poster) -> str:
    return f"{poster.folder.name}/{poster.arrangement.span.path.name}:{poster.arrangement.span.line}"
