"""Where the index is set: the theme's faces and inks at the sizes of a list to read in the hand, on the sheet that the clinic prints on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from hrposter.display import Begin, End, Ink, Item, Tag
from hrposter.fragments import Copy
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.i18n import Language
from hrposter.layout.ground import card
from hrposter.layout.own_sheets import own_typesetter
from hrposter.layout.setting import Setting, Typesetter
from hrposter.memo import Same
from hrposter.pack.contents import PackFile
from hrposter.pack.wording import Wording
from hrposter.papers import PAPERS, Paper
from hrposter.resources import Library
from hrposter.spec.options import Align
from hrposter.spec.theme import Surface, Theme
from hrposter.units import mm

# Points: the index is read at arm's length, whatever the sheet.
_SIZES = {"title": 29.0, "kicker": 16.0, "handout-heading": 15.0, "detail": 10.2, "note": 9.0}
# How much smaller words become before one that is wider than its column is cut.
_LEAST = 0.7
# How far panels stay from the edge, so that any office printer shows them whole, and words from the edge of a panel.
INSET, PAD = mm(6.35), mm(9)


@frozen()
class Desk:
    """A typesetter at its sizes, and the sheet; lengths in points."""

    setter: Typesetter
    paper: Paper
    english: Language

    @property
    def is_rtl(self) -> bool:
        """Whether the index is read from the right."""
        return self.setter.poster.language.is_rtl

    @property
    def sheet(self) -> Rect:
        """The sheet, upright."""
        return Rect(0, 0, self.paper.width, self.paper.height)

    @property
    def panel(self) -> Rect:
        """The box that panels are as wide as."""
        return self.sheet.inset(INSET)

    @property
    def column(self) -> Rect:
        """The box that words are as wide as."""
        return self.panel.inset(PAD)

    def set(
        self,
        copy: Copy,
        style: str,
        surface: str | Surface = "paper",
        *,
        lines: int | None = None,
        is_balanced: bool = False,
        language: Language | None = None,
    ) -> Setting:
        """Words in a style of the theme, in the language of the index where no other is named."""
        ground = self.surface(surface) if isinstance(surface, str) else surface
        return self.setter.set(copy, style, ground, self.setter.poster.content.span, lines=lines, is_balanced=is_balanced, language=language)

    def tagged(self, setting: Setting, tag: Tag, box: Rect, size: float | None = None) -> Iterator[Item]:
        """Words as one element, which stand where the index is read from, and say their language where it is another one."""
        align: Align = "start" if setting.paragraph.is_rtl == self.is_rtl else "end"
        other = setting.paragraph.lang if setting.paragraph.lang != self.setter.poster.language.tag else None
        yield from setting.tagged(tag, box, setting.style.size if size is None else size, align, lang=other)

    def turned(self, box: Rect, within: Rect) -> Rect:
        """The box where the index is read from: seen in a mirror where that is the right."""
        return box.mirrored(within) if self.is_rtl else box

    def ground(self, box: Rect, fill: Ink, corner: float) -> Iterator[Item]:
        """What words stand on, as decoration: filled, or an outline where the theme saves ink."""
        yield Begin("Artifact")
        yield from card(self.setter.poster, box, fill, corner)
        yield End()

    @property
    def saves_ink(self) -> bool:
        """Whether the theme draws grounds as outlines."""
        return self.setter.poster.theme.is_outlined

    def surface(self, name: str) -> Surface:
        """A surface of the theme."""
        return self.setter.poster.surface(name)

    def ink(self, role: str) -> Ink:
        """A colour of the theme."""
        return self.setter.poster.ink(role)


@frozen()
class Slab:
    """Items from the origin on, so many points high; ``is_head``: an edition begins here; ``after``: the piece that it is not the first of."""

    items: tuple[Item, ...]
    height: float
    is_head: bool = True
    after: str = ""


@lru_cache(maxsize=16)
def desk(library: Library, theme: Same[Theme], words: Same[Wording], paper: Paper) -> Desk:
    """The desk for one theme, one language and one paper."""
    own = words.value.own
    return Desk(own_typesetter("index", own, theme.value, _SIZES, paper, library, least=_LEAST), paper, own.english.language)


def paper_for(files: Iterable[PackFile]) -> Paper:
    """Letter where most files stand on sheets of the US, else A4: what the clinic's printer holds."""
    systems = Counter(PAPERS[file.paper].system for file in files if file.paper in PAPERS)
    return PAPERS["A4"] if systems["ISO"] > systems["US"] else PAPERS["Letter"]
