"""Rules of the house: colours that read in print and in grey, sizes for their distance, codes, rows that align, headlines.

A sample of all sheets is held to them here, every sheet in test_every_sheet. That words keep to the live box, that
siblings have one size and that nothing overflows: test_matrix.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from sample_jobs import job, label, matrix
from sheets import Sheet, sheet_of

from hrposter.display import Begin, End, Ink, Page, Text
from hrposter.poster import Job, Poster
from hrposter.preflight.contrast import contrast, readings
from hrposter.spec.regions import CardsBlock, PointsBlock
from hrposter.units import mm, to_mm

# "Fit to page" takes so much off an office sheet.
SHRINKS_BY = 0.94
# Body text by the short edge of the sheet, in millimetres and points: cards, in the hand, Letter and A4, Tabloid and A3, then as the sheet grows.
BODY = ((120, 8.0), (160, 11.0), (270, 14.0), (400, 18.0))
BODY_LARGE, LARGE_EDGE = 28.0, 420.0
ON_HANDOUTS, ON_CARDS = 12.0, 8.0
# The band of a draft and the like, on sheets and on cards.
SMALL_PRINT = ("note", "card-note")
# Codes in millimetres: on a handout, and from Tabloid and A3 up.
CODE_ON_HANDOUTS, CODE_LARGE, LARGE_FROM = 25.0, 40.0, 270.0
# WCAG 2.2, 1.4.6: what is read at length.
BODY_CONTRAST = 7.0
# The last line of a headline, as a share of its widest.
LAST_LINE = 0.2
# How far lines of one row may leave a common grid, in points.
OFF_GRID = 0.3
SAMPLE = 101


def broken(of: Job) -> list[str]:
    """The rules that a piece breaks on one sheet, as a person would say it."""
    return list(broken_on(sheet_of(of)))


def broken_on(sheet: Sheet) -> Iterator[str]:
    found = [
        *faint(sheet),
        *small(sheet),
        *small_codes(sheet),
        *(fault for page in sheet.pages for fault in (*ragged(page, sheet.poster), *lonely(page))),
    ]
    yield from (f"{label(sheet.job)} {sheet.job.theme or ''}: {fault}" for fault in found)


def all_broken(jobs: Iterable[Job]) -> list[str]:
    return [fault for one in jobs for fault in broken(one)]


# ---------------------------------------------------------------- colours


def faint(sheet: Sheet) -> Iterator[str]:
    """Words that read badly on what lies below them: in colour, in grey, or at length."""
    body = {(surface.fill, surface.inks["text"]) for surface in sheet.poster.theme.surfaces.values()}
    for page in sheet.pages:
        for reading in readings(page):
            ink, ground = reading.run.ink, reading.ground
            needed = BODY_CONTRAST if (ground, ink) in body else reading.needed
            in_grey = contrast(grey(ink), grey(ground))
            if reading.ratio < needed or in_grey < reading.needed:
                yield f"{reading.text.text!r}, {ink.role} on {ground.role}: {reading.ratio:.2f}, in grey {in_grey:.2f}, needed {needed}"


def grey(ink: Ink) -> tuple[float, float, float]:
    """A colour as a printer without colours has it: luma (ITU-R BT.601)."""
    red, green, blue = ink.rgb
    luma = 0.299 * red + 0.587 * green + 0.114 * blue
    return luma, luma, luma


# ---------------------------------------------------------------- sizes


def small(sheet: Sheet) -> Iterator[str]:
    """Styles whose words are too small for the sheet once a printer has made it smaller."""
    for style, fitted in sheet.solution.fitted.items():
        shown = fitted.size * (SHRINKS_BY if sheet.job.profile.prints_unscaled else 1)
        least = least_size(style, to_mm(sheet.job.sheet.short_edge))
        if shown < least - 0.005:
            yield f"{style} is read at {shown:.2f} pt, least {least:.1f}"


def least_size(style: str, short_edge: float) -> float:
    """The least size in points of a style of the theme on a sheet; small print has none."""
    if style.startswith("handout"):
        return ON_HANDOUTS
    if style == "body":
        return next((size for below, size in BODY if short_edge < below), BODY_LARGE * max(1.0, short_edge / LARGE_EDGE))
    return ON_CARDS if style not in SMALL_PRINT else 0.0


def small_codes(sheet: Sheet) -> Iterator[str]:
    """Codes that a phone may not read from where people stand."""
    short_edge = to_mm(sheet.job.sheet.short_edge)
    is_handout = any(style.startswith("handout") for style in sheet.solution.fitted)
    least = CODE_LARGE if short_edge >= LARGE_FROM else CODE_ON_HANDOUTS if is_handout else 0.0
    for item in (item for page in sheet.pages for item in page.items):
        if isinstance(item, Begin) and item.tag == "Figure" and item.box and "://" in (item.alt or "") and item.box.width * SHRINKS_BY < mm(least):
            yield f"the code is {to_mm(item.box.width * SHRINKS_BY):.1f} mm wide, least {least}"


# ---------------------------------------------------------------- lines


def ragged(page: Page, poster: Poster) -> Iterator[str]:
    """Texts of cards or points that stand side by side and whose lines are off a common grid."""
    if not any(isinstance(region.block, CardsBlock | PointsBlock) for region in poster.arrangement.regions):
        return
    for (one, first), (two, second) in combinations(texts_below_titles(page), 2):
        are_beside = min(first[-1].baseline, second[-1].baseline) >= max(first[0].baseline, second[0].baseline) - 1
        leading = next((b.baseline - a.baseline for lines in (first, second) for a, b in pairwise(lines)), 0.0)
        off = off_grid(first[0].baseline - second[0].baseline, leading) if leading else 0.0
        if are_beside and off > OFF_GRID:
            yield f"the texts of {one!r} and {two!r} stand {off:.2f} pt off one grid"


def off_grid(distance: float, leading: float) -> float:
    rest = distance % leading
    return min(rest, leading - rest)


def texts_below_titles(page: Page) -> Iterator[tuple[str, list[Text]]]:
    """Each title with the lines of the paragraph after it."""
    tags: list[str] = []
    title, lines, last = "", list[Text](), ""
    for item in page.items:
        match item:
            case Begin(tag=tag):
                tags.append(tag)
                if tag in ("H1", "H2", "P", "L"):
                    if lines:
                        yield title, lines
                    title, lines = ("", []) if tag != "P" or last != "H2" else (title, [])
                    last = tag
            case End():
                tags.pop()
            case Text(text=text) if "H2" in tags:
                title += text
            case Text() if "P" in tags and title:
                lines.append(item)
    if lines:
        yield title, lines


def lonely(page: Page) -> Iterator[str]:
    """A headline whose last line is one short word."""
    lines: list[Text] = []
    tags: list[str] = []
    for item in page.items:
        match item:
            case Begin(tag=tag):
                tags.append(tag)
            case End():
                tags.pop()
            case Text() if "H1" in tags:
                lines.append(item)
    widest = max((line.width for line in lines), default=0.0)
    if len(lines) > 1 and lines[-1].width < LAST_LINE * widest:
        yield f"the headline ends in {lines[-1].text!r}, {lines[-1].width / widest:.0%} of its widest line"


# ---------------------------------------------------------------- all sheets


def test_a_sample_of_all_sheets_keeps_every_rule(full_clinics):
    assert all_broken(list(matrix((None, *full_clinics)))[::SAMPLE]) == []


# ---------------------------------------------------------------- each rule sees what it is for


def changed(page: Page, tag: str, number: int, **fields) -> Page:
    """The page with one line inside such an element set otherwise."""
    tags: list[str] = []
    found = []
    for item in page.items:
        match item:
            case Begin():
                tags.append(item.tag)
            case End():
                tags.pop()
            case Text() if tag in tags:
                found.append(item)
    items = tuple(replace(item, **fields) if item is found[number] else item for item in page.items)
    return replace(page, items=items)


def test_words_too_faint_for_reading_at_length_or_in_grey_are_seen():
    sheet = sheet_of(job())
    assert list(faint(sheet)) == []
    page, poster = sheet.pages[0], sheet.poster
    text = next(item for item in page.items if isinstance(item, Text) and item.text.startswith(poster.message("lede").text[:9]))
    # A red and a green that differ in colour only are one grey.
    red, green = Ink("red", (0.9, 0.0, 0.0)), Ink("green", (0.0, 0.4, 0.3))
    assert contrast(grey(red), grey(green)) < 1.2
    faded = replace(text, runs=tuple(replace(run, ink=Ink("ink", (0.42, 0.42, 0.42))) for run in text.runs))
    surface = poster.theme.surfaces["paper"]
    theme = replace(poster.theme, surfaces={"paper": replace(surface, inks={**surface.inks, "text": faded.runs[0].ink})})
    spoilt = replace(page, items=tuple(faded if item is text else item for item in page.items))
    seen = faint(replace(sheet, poster=replace(poster, theme=theme), made=replace(sheet.made, pages=(spoilt,))))
    assert [fault for fault in seen if "needed 7" in fault] != []


def test_words_too_small_for_their_sheet_are_seen():
    assert least_size("body", 216) == 14
    assert least_size("body", 105) == 8
    assert least_size("body", 297) == 18
    assert least_size("body", 457) == pytest.approx(30.5, abs=0.1)
    assert least_size("body", 840) == 2 * BODY_LARGE
    assert least_size("handout", 148) == ON_HANDOUTS
    sheet = sheet_of(job())
    assert list(small(sheet)) == []
    shrunk = {name: replace(fitted, size=fitted.size * 0.8 if name == "body" else fitted.size) for name, fitted in sheet.solution.fitted.items()}
    assert [fault.partition(" ")[0] for fault in small(replace(sheet, solution=replace(sheet.solution, fitted=shrunk)))] == ["body"]


def test_a_code_too_small_for_its_sheet_is_seen(full_clinics):
    sheet = sheet_of(job(clinic=full_clinics[0]))
    assert list(small_codes(sheet)) == []
    assert list(small_codes(replace(sheet, poster=replace(sheet.poster, job=job(paper="A3"))))) != []


def test_a_text_off_the_grid_of_its_neighbours_is_seen():
    sheet = sheet_of(job("why"))
    page, poster = sheet.pages[0], sheet.poster
    texts = list(texts_below_titles(page))
    assert len(texts) == 3
    assert list(ragged(page, poster)) == []
    moved = {id(line) for line in texts[1][1]}
    items = tuple(replace(item, baseline=item.baseline + 2) if isinstance(item, Text) and id(item) in moved else item for item in page.items)
    assert len(list(ragged(replace(page, items=items), poster))) == 2


def test_a_headline_with_a_lonely_end_is_seen():
    page = sheet_of(job("beliefs")).pages[0]
    assert list(lonely(page)) == []
    assert list(lonely(changed(page, "H1", -1, width=30.0))) != []
