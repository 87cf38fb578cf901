"""All words of a piece, one below the other: what its regions say, as headings, paragraphs, lists and blocks that are never torn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hrposter.frozen import frozen
from hrposter.layout.blocks.contact import contact
from hrposter.layout.blocks.imprint import imprint
from hrposter.layout.blocks.numbers import blank_words, number_settings
from hrposter.layout.blocks.points import entry_settings
from hrposter.layout.blocks.quote import quote
from hrposter.layout.blocks.resources import resources
from hrposter.layout.blocks.schedule import schedule
from hrposter.layout.blocks.stack import Line, Stack
from hrposter.layout.blocks.story import Story, story
from hrposter.layout.blocks.table import table
from hrposter.layout.blocks.tabs import tab_words
from hrposter.layout.blocks.text import text_block
from hrposter.layout.blocks.told import Look, Matter, Piece
from hrposter.layout.blocks.wall import Card, Words, wall
from hrposter.layout.setting import Typesetter
from hrposter.spec.handy import CardBlock, HandyBlock, NumbersBlock, ScheduleBlock, TabsBlock
from hrposter.spec.options import Align
from hrposter.spec.prose import FlowBlock, FolioBlock, ImprintBlock, QuoteBlock, RunningBlock
from hrposter.spec.regions import ArtBlock, CardsBlock, ColumnBlock, DraftBlock, ListBlock, PointsBlock, Region, TextBlock, TilesBlock
from hrposter.spec.table import TableBlock
from hrposter.spec.theme import Surface
from hrposter.spec.turning import DETAILS, PARTICULARS, ContactBlock, ResourcesBlock
from hrposter.spec.wall import LanguagesBlock

# In ems of the line: the space below the title of a card, between what is said of one, and between the details of a clinic.
_BELOW_TITLE, _BETWEEN = 0.16, 0.3
# How many of a clinic's details stand beside its logo and code where all of them are longer than a page.
_TOGETHER = 2
# How wide a logo above a code may be, as a share of the code.
_LOGO = 1.3
# In ems of the text: how much more than in a handout entries stand apart, since lines do as well.
_OPENED = 0.25


def column(spec: ColumnBlock, surface: Surface, setter: Typesetter) -> Story | None:
    """The words of the regions; None where the clinic's details that they need are not given."""
    writer = _Writer(spec, surface, setter)
    matter = tuple(each for number, region in enumerate(spec.regions) for each in writer.region(region, is_first=number == 0))
    if not matter:
        return None
    look = Look(surface.inks["accent"], surface.inks["quiet"], setter.poster.language.is_rtl)
    return Story("column", spec.style, matter, 1, 0.0, look, opened=_OPENED)


@frozen()
class _Writer:
    """Turns regions into what stands in the column."""

    spec: ColumnBlock
    surface: Surface
    setter: Typesetter

    def region(self, region: Region, *, is_first: bool) -> Iterator[Matter]:
        """What a region says; the first one leads."""
        block = region.block
        match block:
            case TextBlock():
                yield from self._text(block, self.spec.lead if is_first else self.spec.style, is_heading=region.tag == "H2")
            case ListBlock():
                yield from self._list(block)
            case PointsBlock() | CardsBlock():
                for title, text in entry_settings(block.key, self.spec.heading, self.spec.style, (self.surface,), self.setter):
                    yield Stack("card", ("Sect",), (Line(title, "H2"), Line(text, above=_BELOW_TITLE)))
            case TilesBlock():
                for entry in self.setter.poster.entries(block.key):
                    copy = self.setter.poster.copy(entry["title"])
                    yield from (Piece("item", self.setter.set(copy, self.spec.style, self.surface, entry["title"].span)),) if copy else ()
            case LanguagesBlock():
                yield from self._languages(block)
            case FlowBlock(keys=keys):
                yield from self._story(keys)
            case NumbersBlock() | CardBlock() | ScheduleBlock() | TabsBlock():
                yield from self._handy(block)
            case TableBlock():
                plain = replace(block, heading=self.spec.heading, style=self.spec.style, detail=self.spec.style, columns=1, band=None)
                rows = table(plain, self.surface, self.setter)
                yield from rows.matter() if rows else ()
            case QuoteBlock():
                yield from self._quote(block)
            case ContactBlock():
                yield from self._contact(block)
            case ResourcesBlock():
                yield from self._resources(region, block)
            case ImprintBlock():
                said = imprint(replace(block, style=self.spec.style), self.surface, self.setter)
                yield from (Piece("note", said.setting),) if said else ()
            case ArtBlock() | DraftBlock() | RunningBlock() | FolioBlock() | ColumnBlock():
                return  # these stand elsewhere on the page

    def _text(self, block: TextBlock, style: str, *, is_heading: bool) -> Iterator[Matter]:
        """The first of its messages whose placeholders are all filled."""
        kind, own = ("heading", self.spec.heading) if is_heading else ("text", style)
        said = text_block(replace(block, style=own, lines=None, is_balanced=is_heading), "P", self.surface, self.setter)
        if said and said.lang:
            yield Stack(kind, (), (Line(said.setting, "H2" if is_heading else "P", lang=said.lang),))
        elif said:
            yield Piece(kind, said.setting)

    def _list(self, block: ListBlock) -> Iterator[Matter]:
        number, on_marker = 0, replace(self.surface, inks=dict.fromkeys(self.surface.inks, self.surface.fill))
        for message in self.setter.poster.messages(block.key):
            copy = self.setter.poster.copy(message)
            if copy is None:
                continue
            number += 1
            words = self.setter.set(copy, self.spec.style, self.surface, message.span)
            if block.marker == "number":
                yield Piece(
                    "step", words, number=self.setter.text(self.setter.poster.numbered(str(number)), self.spec.heading, on_marker, message.span)
                )
            else:
                yield Piece("item", words)

    def _languages(self, block: LanguagesBlock) -> Iterator[Matter]:
        """Each language: its greeting, below it its names."""
        found = wall(replace(block, style=self.spec.heading, detail=self.spec.style, surfaces=()), self.surface, self.setter)
        if found is None:
            return
        for card in found.cards:
            lines = tuple(self._line(words, card, found.lang_of(words)) for words in (card.greeting, *card.names))
            yield Stack("entry", ("LI", "LBody"), lines)

    @staticmethod
    def _line(words: Words, card: Card, lang: str | None) -> Line:
        """On the side where the greeting starts."""
        align: Align = "start" if words.language.is_rtl == card.is_rtl else "end"
        return Line(words.setting, lang=lang, above=_BELOW_TITLE, align=align)

    def _story(self, keys: tuple[str, ...]) -> Iterator[Matter]:
        heading, style = self.spec.heading, self.spec.style
        told = story(FlowBlock(keys, style, heading, heading, style, 1), self.surface, self.setter)
        yield from told.pieces if told else ()

    def _handy(self, block: HandyBlock) -> Iterator[Matter]:
        """Numbers below those whose they are, and lines to write on; a card without its frame; times below their days."""
        heading, style = self.spec.heading, self.spec.style
        match block:
            case NumbersBlock():
                for name, number in number_settings(replace(block, heading=style, style=heading), self.surface, self.setter):
                    yield Stack("entry", ("LI", "LBody"), (Line(name), Line(number)))
                for words in blank_words(replace(block, heading=style), self.surface, self.setter):
                    yield Piece("line", words)
            case CardBlock():
                yield from self._text(TextBlock((block.title,), style, None, False), style, is_heading=True) if block.title else ()
                yield from self._story(block.keys)
            case ScheduleBlock():
                found = schedule(replace(block, style=style, heading=heading), self.surface, self.setter)
                yield from (Piece("heading", found.title),) if found and found.title else ()
                for days, times in found.rows if found else ():
                    yield Stack("entry", ("LI", "LBody"), (Line(days), Line(times)))
            case TabsBlock():
                said = tab_words(replace(block, heading=style, style=heading), self.surface, self.setter)
                yield from (Stack("entry", ("LI", "LBody"), (Line(said[0]), Line(said[1]))),) if said else ()

    def _quote(self, block: QuoteBlock) -> Iterator[Matter]:
        said = quote(replace(block, style=self.spec.heading, attribution=self.spec.style), self.surface, self.setter)
        if said:
            yield Stack("quote", ("BlockQuote",), (Line(said.words), *(Line(setting, above=_BETWEEN) for setting in said.said_by)))

    def _resources(self, region: Region, block: ResourcesBlock) -> Iterator[Matter]:
        """The people and things to turn to, with all that is known of them, below the titles of their times."""
        style = self.spec.style
        plain = replace(block, heading=self.spec.heading, style=style, detail=style, columns=1, band=None, show=PARTICULARS)
        found = resources(plain, replace(region, block=plain, bleed=frozenset(), meet=frozenset()), self.surface, self.setter, is_on_page=False)
        for turning in found.turnings if found else ():
            yield from (Piece("heading", turning.title),) if turning.title else ()
            for entry in turning.entries:
                said = (setting for setting in (entry.mark, entry.number, entry.what) if setting)
                detail = (Line(entry.detail, link=entry.site),) if entry.detail else ()
                lines = (Line(entry.name), *(Line(setting) for setting in said), *detail)
                yield Stack("entry", ("LI", "LBody"), lines, self.setter.poster.length("space.m"), entry.symbol)

    def _contact(self, block: ContactBlock) -> Iterator[Matter]:
        """All that the clinic gives, whatever the poster has room for."""
        found = contact(replace(block, look="plain", heading=self.spec.heading, style=self.spec.style, show=DETAILS), self.surface, self.setter)
        if found is None:
            return
        heading = (Line(found.heading),) if found.heading else ()
        lines = (*heading, *(Line(detail.setting, above=_BETWEEN, link=detail.link) for detail in found.details))
        emblem = replace(found.emblem, most_width=_LOGO * found.code.side) if found.emblem and found.code else found.emblem
        kept = _TOGETHER if self.spec.is_torn else len(lines)
        yield Stack("contact", ("Sect",), lines[:kept], found.gutter, found.code, emblem, is_ruled=True)
        yield from (Stack("card", ("Sect",), (line,)) for line in lines[kept:])
