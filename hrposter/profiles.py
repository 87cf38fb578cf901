"""What a file is for, as facts: where the composition may stand on the sheet, what the file may hold and what it follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Literal

from hrposter.folds import CLEAR
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.papers import PAPERS, Paper, System
from hrposter.standards import Standard
from hrposter.units import inches, mm

# What is composed: the layout of the piece, its words in one column of large type, or its layout for screens.
Composition = Literal["layout", "column", "screen"]
Mark = Literal["crop", "registration", "bar", "slug"]
MARKS: tuple[Mark, ...] = ("crop", "registration", "bar", "slug")

# How far art is drawn beyond the edge, whether or not a profile shows it: so that web and press agree within the trim.
RESERVE = inches(1 / 8)
# The room around the bleed that marks need: a crop mark of 5 mm that begins 1 mm beyond the bleed, and a little more.
_MARKS_ROOM = mm(8.5)

# No printer feeds sheets with so short an edge: cards are printed on larger ones and cut. How far the panel and the words stay from the cut.
_CARD = mm(80)
_CARD_INSET, _CARD_QUIET = mm(2), mm(6.35)
# From the edge of a colour on the panel of a folded sheet to its words at least.
_PANEL_PAD = mm(2.15)

_TAGGED: tuple[Standard, ...] = ("PDF/UA-1", "PDF/A-2a")


@frozen()
class Press:
    """What a print shop asks for.

    ``bleed`` in points, None: 1/8 in on US sheets and 3 mm on ISO sheets. ``icc`` is the CMYK profile of the press, None: GRACoL
    on US sheets and FOGRA39 on ISO sheets. ``ink_limit`` is the most ink in one place, in percent.
    """

    bleed: float | None = None
    marks: frozenset[Mark] = frozenset(MARKS)
    icc: Path | None = None
    ink_limit: float = 300.0

    def bleed_on(self, system: System) -> float:
        """How far colour goes on beyond the trim, in points."""
        if self.bleed is not None:
            return self.bleed
        match system:
            case "US":
                return inches(1 / 8)
            case "ISO":
                return mm(3)


@frozen()
class Profile:
    """One use of a file; lengths in points.

    ``inset``: how far the panel that holds backgrounds and art stays from the edge of the sheet (0: art to the edge).
    ``quiet``: how far words, logos and codes stay from the edge at least. ``press`` is None where colours are sRGB.
    ``papers``: those that it is made on, whatever the layout says; none if the layout says it. ``turns``: whether they may lie on their side.
    ``form``: the kind of file that is made when none is asked for. ``packs``: whether it is to be small, which what only
    prints may not read (objects are packed together since PDF 1.5). ``is_folded``: a page is a panel of a folded sheet. ``bleed``:
    how far colour goes on beyond the edge where no press says it, on what is cut out of a larger sheet.
    """

    name: str
    inset: float
    quiet: float
    has_links: bool
    prints_unscaled: bool
    standards: tuple[Standard, ...] = _TAGGED
    press: Press | None = None
    composition: Composition = "layout"
    papers: tuple[Paper, ...] = ()
    turns: bool = True
    form: str = "pdf"
    packs: bool = False
    is_folded: bool = False
    bleed: float = 0.0

    @property
    def bleeds(self) -> bool:
        """Whether colour goes on beyond the edge of the sheet."""
        return self.press is not None or self.bleed > 0

    def cut_out(self) -> Profile:
        """The same for what is cut out of a larger sheet, where a printer reaches all of it: colour goes on beyond the cut."""
        return replace(self, inset=0.0, quiet=_CARD_QUIET, bleed=RESERVE)

    def on_panels(self) -> Profile:
        """The same where each page is a panel: beside a fold words stand nearer to the edge, as far as the printer's margin lets them."""
        if not self.inset:
            return replace(self, is_folded=True, quiet=max(self.quiet, CLEAR))
        inset = max(self.inset, CLEAR)
        return replace(self, is_folded=True, inset=inset, quiet=min(self.quiet, inset + _PANEL_PAD))

    def clear_of(self, margin: float) -> Profile:
        """The same for a printer that leaves more blank than is usual; as it is where colour goes to the edge."""
        more = margin - self.inset
        return replace(self, inset=margin, quiet=self.quiet + more) if self.inset and more > 0 else self

    def through(self, icc: Path) -> Profile:
        """The same for another press, by the file of its colour profile; as it is where there is no press."""
        return replace(self, press=replace(self.press, icc=icc)) if self.press else self

    def frame(self, sheet: Rect) -> Rect:
        """The box that the composition fills."""
        inset = self.inset_on(sheet)
        return sheet.inset(inset) if inset else sheet

    def inset_on(self, sheet: Rect) -> float:
        """How far the panel stays from the edge of that sheet: on a card it only has to survive the cut."""
        return min(self.inset, _CARD_INSET) if self._is_card(sheet) else self.inset

    def quiet_on(self, sheet: Rect) -> float:
        """How far words, logos and codes stay from the edge of that sheet at least."""
        return min(self.quiet, _CARD_QUIET) if self.inset and self._is_card(sheet) else self.quiet

    def bleed_box(self, sheet: Rect, system: System) -> Rect:
        """The box that colour fills where it runs off the trimmed sheet."""
        return sheet.inset(-(self.press.bleed_on(system) if self.press else self.bleed))

    def media_box(self, sheet: Rect, system: System) -> Rect:
        """The untrimmed sheet: the bleed, and room for marks around it."""
        bleed = self.bleed_box(sheet, system)
        return bleed.inset(-_MARKS_ROOM) if self.press and self.press.marks else bleed

    def reserve(self, system: System) -> float:
        """How far beyond the frame art must reach."""
        if self.inset:
            return 0.0
        return max(RESERVE, self.press.bleed_on(system)) if self.press else RESERVE

    @property
    def is_screen(self) -> bool:
        """Whether a point is a pixel."""
        return self.composition == "screen"

    def _is_card(self, sheet: Rect) -> bool:
        return not self.is_folded and sheet.short_edge < _CARD


# What office printers and copiers take, and large enough for a line of large type.
_LARGE = tuple(PAPERS[name] for name in ("Letter", "Legal", "Tabloid", "A4", "A3"))


def _profiles(profiles: Iterable[Profile]) -> dict[str, Profile]:
    return {profile.name: profile for profile in profiles}


PROFILES: dict[str, Profile] = _profiles(
    (
        # An office printer leaves 4 to 6 mm blank on each side; 6.35 mm (1/4 in) is safe on all that are common.
        Profile("office", inset=mm(6.35), quiet=mm(12.7), has_links=False, prints_unscaled=True),
        Profile("press", inset=0.0, quiet=mm(6.35), has_links=False, prints_unscaled=True, standards=(*_TAGGED, "PDF/X-4"), press=Press()),
        Profile("web", inset=0.0, quiet=mm(6.35), has_links=True, prints_unscaled=False, packs=True),
        Profile("large-print", inset=0.0, quiet=mm(25), has_links=False, prints_unscaled=True, composition="column", papers=_LARGE, turns=False),
        # Displays crop up to 5 % of each side (EBU R 95): 54 of 1080 pixels.
        Profile("screen", inset=0.0, quiet=54.0, has_links=False, prints_unscaled=False, composition="screen", turns=False, form="png"),
    )
)
