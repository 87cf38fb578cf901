"""Page boxes: what is cut, what bleeds, and whether the page is a size that can be (ISO 32000-1, 14.11.2)."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.preflight.finished.box import Box
from hrposter.preflight.finished.facts import Facts, Page
from hrposter.preflight.finished.rule import ANY, PAPER, PRESS, Level, Rule, Verdict
from hrposter.units import mm, to_mm

_X4 = "ISO 15930-7; ISO 32000-1, 14.11.2"
_LARGEST = 14_400.0  # ISO 32000-1, annex C: units on a side
_LEAST_BLEED = mm(2.95)
_SAME = mm(0.5)

MEDIA = Rule("media-box", "ISO 32000-1, 14.11.2", "every page has a size that can be", "make the page anew, at most 5 m on a side", ANY)
TRIM = Rule("trim-box", _X4, "every page has one box that says where it is cut", "write a TrimBox, and no ArtBox beside it", PRESS)
TRIM_IN_BLEED = Rule("trim-in-bleed", _X4, "the TrimBox lies in the BleedBox", "let the BleedBox enclose the TrimBox", PRESS)
BOXES_IN_MEDIA = Rule(
    "boxes-in-media", _X4, "TrimBox and BleedBox lie in the MediaBox", "let the MediaBox enclose the BleedBox, and that the TrimBox", PRESS
)
TRIM_IN_CROP = Rule("trim-in-crop", _X4, "the CropBox leaves the TrimBox whole", "take the CropBox out, or let it be as large as the MediaBox", PRESS)
BLEED_SIZE = Rule("bleed-size", "PRT-2", "colour may run 3 mm beyond the cut", "give the page a bleed of 3 mm or 1/8 in on all four sides", PRESS)
BLEED_DRAWN = Rule(
    "bleed-drawn", "PRT-2", "what is coloured at the cut runs on into the bleed", "draw backgrounds and art as far as the BleedBox", PRESS
)
ONE_SIZE = Rule(
    "page-sizes",
    "ISO 32000-1, 14.11.2",
    "all pages have one size",
    "ask whether the print shop can mix sizes, or send a file for each",
    PAPER,
    Level.WARNING,
)
NEAR_CUT = Rule("words-near-cut", "PRT-1", "words keep 5 mm from the cut", "move them inwards: a cut may be off by 2 mm", PRESS, Level.WARNING)
AREAS = Rule(
    "view-areas", "ISO 15930-7; ISO 32000-1, 12.2", "printing takes the whole page", "take ViewArea, ViewClip, PrintArea and PrintClip out", PRESS
)
RULES = (MEDIA, TRIM, TRIM_IN_BLEED, BOXES_IN_MEDIA, TRIM_IN_CROP, BLEED_SIZE, BLEED_DRAWN, ONE_SIZE, NEAR_CUT, AREAS)


def check(facts: Facts) -> Iterator[Verdict]:
    """What the boxes of the pages break."""
    for page in facts.pages:
        yield from _size(page)
        yield from _trim(page)
        yield from _bleed(page)
    sizes = {(round(sheet.width / _SAME), round(sheet.height / _SAME)) for page in facts.pages if (sheet := page.sheet)}
    if len(sizes) > 1:
        yield ONE_SIZE.broken(f"the pages have {len(sizes)} different sizes")
    for area, box in facts.catalogue.areas.items():
        if box not in ("MediaBox", "BleedBox"):
            yield AREAS.broken(f"{area} is the {box}")
    yield from _drawn(facts)


def _size(page: Page) -> Iterator[Verdict]:
    if page.media is None:
        yield MEDIA.broken("there is no MediaBox", page.number)
        return
    longest = max(page.media.width, page.media.height)
    if min(page.media.width, page.media.height) <= 0:
        yield MEDIA.broken("the MediaBox has no area", page.number, page.media)
    elif longest > _LARGEST:
        yield MEDIA.broken(f"the page is {to_mm(longest) / 1000:,.1f} m long", page.number)
    elif longest * page.unit > _LARGEST and page.unit != 1:
        yield MEDIA.broken(
            f"with its unit of {page.unit:g} the page is {to_mm(longest * page.unit) / 1000:,.1f} m long", page.number, level=Level.WARNING
        )


def _trim(page: Page) -> Iterator[Verdict]:
    cut = page.trim or page.art
    if page.trim and page.art:
        yield TRIM.broken("there are both a TrimBox and an ArtBox", page.number)
    if cut is None:
        yield TRIM.broken("there is no TrimBox", page.number)
        return
    name = "TrimBox" if page.trim else "ArtBox"
    if page.bleed and not page.bleed.holds(cut):
        yield TRIM_IN_BLEED.broken(f"the {name} reaches beyond the BleedBox", page.number, cut)
    if page.media and not page.media.holds(cut):
        yield BOXES_IN_MEDIA.broken(f"the {name} reaches beyond the MediaBox", page.number, cut)
    if page.crop and not page.crop.holds(cut):
        yield TRIM_IN_CROP.broken(f"the CropBox cuts into the {name}", page.number, page.crop)


def _bleed(page: Page) -> Iterator[Verdict]:
    if page.bleed is None:
        yield BLEED_SIZE.broken("there is no BleedBox", page.number)
        return
    if page.media and not page.media.holds(page.bleed):
        yield BOXES_IN_MEDIA.broken("the BleedBox reaches beyond the MediaBox", page.number, page.bleed)
    cut = page.trim or page.art
    if cut is None:
        return
    least = min(_depths(page.bleed, cut).values()) * page.unit
    if least < _LEAST_BLEED:
        side = min(_depths(page.bleed, cut).items(), key=lambda item: item[1])[0]
        yield BLEED_SIZE.broken(f"the bleed is {max(0.0, to_mm(least)):.1f} mm at the {side}", page.number, page.bleed)


def _depths(bleed: Box, cut: Box) -> dict[str, float]:
    return {"left": cut.left - bleed.left, "bottom": cut.bottom - bleed.bottom, "right": bleed.right - cut.right, "top": bleed.top - cut.top}


def _drawn(facts: Facts) -> Iterator[Verdict]:
    for drawn in facts.drawn or ():
        for side, (coloured, short) in drawn.edges.items():
            if short > 0.05:
                message = f"{coloured:.0%} of the {side} edge is coloured, and on {short:.0%} of that the colour ends before the bleed does"
                yield BLEED_DRAWN.broken(message, drawn.page)
        for words, distance, box in drawn.near:
            how = f"stand {to_mm(distance):.1f} mm from the cut" if distance >= 0 else "are cut through"
            yield NEAR_CUT.broken(f"the words {words!r} {how}", drawn.page, box)
    if facts.not_drawn:
        yield BLEED_DRAWN.undecided(facts.not_drawn, "a person who looks at the edges")
        yield NEAR_CUT.undecided(facts.not_drawn, "a person who looks at the edges")
