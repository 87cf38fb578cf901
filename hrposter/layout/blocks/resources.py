"""People and things to turn to at one time: who, what happens, how to reach them, and a code where there is room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hrposter.cldr import comma
from hrposter.diagnostics import Span
from hrposter.display import Begin, End, Fill, Ink, Item
from hrposter.geometry import Rect
from hrposter.layout.block import Limit, Sizes, limit, start_x
from hrposter.layout.blocks.code import Code, code, code_side
from hrposter.layout.ground import card
from hrposter.layout.linked import Target, linked
from hrposter.layout.setting import Setting, Typesetter
from hrposter.resolve import Copy, Fragment, Poster
from hrposter.spec.references import DRAFT, PLATE
from hrposter.spec.regions import ResourcesBlock
from hrposter.spec.resources import Resource
from hrposter.spec.theme import Surface
from hrposter.units import mm

# The side of a code, so that 25 mm are left of it after "fit to page" has taken 6 %.
_LEAST_CODE = mm(26.7)
# In ems of the words: what they need beside a code, and with the title beside them; else the code is left out, the title stands above.
_BESIDE_CODE, _BESIDE_TITLE = 15.0, 21.0
_TITLE_SHARE = 0.25
# In ems of the title: the rule above, the space below it, and below a title that stands above.
_RULE, _BELOW_RULE, _BELOW_TITLE = 0.09, 0.62, 0.42
# In ems of the words: between entries, and beside the name.
_BETWEEN, _BESIDE = 1.0, 1.1
# In ems of the mark: the space around its word, above and below, before and behind.
_PAD, _SIDE_PAD = 0.3, 0.6
_SEPARATOR = "\u00a0\u00b7 "


@dataclass(frozen=True, slots=True)
class Entry:
    """One person or thing; ``mark`` says that it is an example, ``site`` is what of ``detail`` can be clicked."""

    name: Setting
    mark: Setting | None
    number: Setting | None
    what: Setting | None
    detail: Setting | None
    site: Target | None
    symbol: Code | None

    @property
    def settings(self) -> tuple[Setting, ...]:
        """All its words, from the top."""
        return tuple(setting for setting in (self.name, self.mark, self.number, self.what, self.detail) if setting)


@dataclass(frozen=True, slots=True)
class Turning:
    """A title, and entries beside it where the place is wide enough, else below. ``gutter`` in points."""

    title: Setting | None
    entries: tuple[Entry, ...]
    rule: Ink | None
    mark: Ink
    poster: Poster
    gutter: float
    is_rtl: bool
    is_flexible: bool = False
    fills_height: bool = False

    def limits(self, width: float) -> Iterator[Limit]:
        """How large the styles may be."""
        if self.title:
            yield limit(self.title, self._title_width(width))
        for entry in self.entries:
            for setting in entry.settings:
                yield limit(setting, self._words(entry, width))

    def height(self, width: float, sizes: Sizes) -> float:
        """The rule, the title, and the entries."""
        entries = sum(self._entry_height(entry, width, sizes) for entry in self.entries) + self._between(sizes) * (len(self.entries) - 1)
        title = self.title.height(self._title_width(width), _size(self.title, sizes)) if self.title else 0.0
        if self._is_beside(width):
            return self._above(sizes) + max(title, entries)
        return self._above(sizes) + title + self._below_title(sizes) + entries

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """The rule, the title, and a list of the entries."""
        if self.rule:
            yield Begin("Artifact")
            yield Fill(Rect(box.x, box.y, box.width, _RULE * self._lead(sizes)), self.rule)
            yield End()
        y, column = box.y + self._above(sizes), self._column(box.width)
        yield Begin("Sect")
        if self.title:
            width, size = self._title_width(box.width), _size(self.title, sizes)
            yield from self.title.tagged("H2", Rect(start_x(box, 0, width, is_rtl=self.is_rtl), y, width, 0), size)
            y += 0.0 if self._is_beside(box.width) else self.title.height(width, size) + self._below_title(sizes)
        x = start_x(box, box.width - column, column, is_rtl=self.is_rtl)
        yield Begin("L")
        for entry in self.entries:
            high = self._entry_height(entry, box.width, sizes)
            yield Begin("LI")
            yield Begin("LBody")
            yield from self._entry(entry, Rect(x, y, column, high), box.width, sizes)
            yield End()
            yield End()
            y += high + self._between(sizes)
        yield End()
        yield End()

    # ------------------------------------------------------------ one entry

    def _entry(self, entry: Entry, box: Rect, width: float, sizes: Sizes) -> Iterator[Item]:
        words = self._words(entry, width)
        x = start_x(box, 0, words, is_rtl=self.is_rtl)
        yield from self._first_line(entry, Rect(x, box.y, words, 0), width, sizes)
        y = box.y + self._first_height(entry, width, sizes)
        for setting in self._lower(entry, width, sizes):
            y += _gap(setting, sizes)
            place, own = Rect(x, y, words, 0), _size(setting, sizes)
            if setting is entry.detail and entry.site:
                yield Begin("P")
                yield from linked(setting.paint(place, own), entry.site, is_rtl=self.is_rtl)
                yield End()
            else:
                yield from setting.tagged("P", place, own)
            y += setting.height(words, own)
        if shown := self._code(entry, width):
            # A plate that does not show hangs over the edge, so that the symbol itself keeps to the grid.
            hang = 0.0 if shown.shows_plate else shown.quiet
            yield from shown.paint(start_x(box, box.width - shown.plate_side + hang, shown.plate_side, is_rtl=self.is_rtl), box.y - hang)

    def _first_line(self, entry: Entry, box: Rect, width: float, sizes: Sizes) -> Iterator[Item]:
        """The name, the mark of an example, and the number where it has room at the end."""
        name = _natural(entry.name, sizes)
        size = _size(entry.name, sizes)
        yield from entry.name.tagged("P", Rect(start_x(box, 0, box.width, is_rtl=self.is_rtl), box.y, box.width, 0), size)
        if entry.mark:
            wide, small = self._mark_width(entry.mark, sizes), _size(entry.mark, sizes)
            x = start_x(box, name + _BESIDE / 2 * size, wide, is_rtl=self.is_rtl)
            # Its word stands on the line of the name.
            top = box.y + entry.name.top * size - entry.mark.top * small
            yield Begin("Artifact")
            high = (entry.mark.top + 2 * _PAD) * small
            yield from card(self.poster, Rect(x, top - _PAD * small, wide, high), self.mark, high / 2)
            yield End()
            yield from entry.mark.tagged("P", Rect(x + _SIDE_PAD * small, top, wide - 2 * _SIDE_PAD * small, 0), small)
        if entry.number and self._has_number_beside(width, sizes):
            wide = _natural(entry.number, sizes)
            x = start_x(box, box.width - wide, wide, is_rtl=self.is_rtl)
            yield from entry.number.tagged("P", Rect(x, box.y, wide, 0), _size(entry.number, sizes))

    def _first_height(self, entry: Entry, width: float, sizes: Sizes) -> float:
        return entry.name.height(self._words(entry, width), _size(entry.name, sizes))

    def _entry_height(self, entry: Entry, width: float, sizes: Sizes) -> float:
        words = self._words(entry, width)
        lower = sum(setting.height(words, _size(setting, sizes)) + _gap(setting, sizes) for setting in self._lower(entry, width, sizes))
        shown = self._code(entry, width)
        return max(self._first_height(entry, width, sizes) + lower, _code_height(shown) if shown else 0.0)

    def _lower(self, entry: Entry, width: float, sizes: Sizes) -> tuple[Setting, ...]:
        """What stands below the name."""
        number = None if self._has_number_beside(width, sizes) else entry.number
        return tuple(setting for setting in (number, entry.what, entry.detail) if setting)

    # ------------------------------------------------------------ widths

    def _is_beside(self, width: float) -> bool:
        """Whether the title stands beside the entries."""
        return self.title is not None and width * (1 - _TITLE_SHARE) - self.gutter >= _BESIDE_TITLE * self._wanted

    def _title_width(self, width: float) -> float:
        return width * _TITLE_SHARE if self._is_beside(width) else width

    def _column(self, width: float) -> float:
        """The width of the entries, their codes with them."""
        return width * (1 - _TITLE_SHARE) - self.gutter if self._is_beside(width) else width

    def _code(self, entry: Entry, width: float) -> Code | None:
        """The entry's code, where the words beside it keep room enough."""
        if entry.symbol is None:
            return None
        return entry.symbol if self._column(width) - entry.symbol.plate_side - self.gutter >= _BESIDE_CODE * self._wanted else None

    def _words(self, entry: Entry, width: float) -> float:
        shown = self._code(entry, width)
        taken = shown.plate_side - (0.0 if shown.shows_plate else shown.quiet) + self.gutter if shown else 0.0
        return self._column(width) - taken

    def _has_number_beside(self, width: float, sizes: Sizes) -> bool:
        """Whether the first line of every entry holds its name, its mark and its number."""
        return all(self._first_width(entry, sizes) <= self._words(entry, width) for entry in self.entries)

    def _first_width(self, entry: Entry, sizes: Sizes) -> float:
        mark = _BESIDE / 2 * _size(entry.name, sizes) + self._mark_width(entry.mark, sizes) if entry.mark else 0.0
        number = _BESIDE * _size(entry.name, sizes) + _natural(entry.number, sizes) if entry.number else 0.0
        return _natural(entry.name, sizes) + mark + number

    def _mark_width(self, mark: Setting, sizes: Sizes) -> float:
        return _natural(mark, sizes) * 1.001 + 2 * _SIDE_PAD * _size(mark, sizes)

    # ------------------------------------------------------------ sizes

    @property
    def _wanted(self) -> float:
        return self.entries[0].name.style.size

    def _lead(self, sizes: Sizes) -> float:
        return _size(self.title or self.entries[0].name, sizes)

    def _above(self, sizes: Sizes) -> float:
        return (_RULE + _BELOW_RULE) * self._lead(sizes) if self.rule else 0.0

    def _below_title(self, sizes: Sizes) -> float:
        return _BELOW_TITLE * self._lead(sizes) if self.title else 0.0

    def _between(self, sizes: Sizes) -> float:
        return _BETWEEN * _size(self.entries[0].name, sizes)


def _code_height(shown: Code) -> float:
    return shown.plate_side if shown.shows_plate else shown.side


def _size(setting: Setting, sizes: Sizes) -> float:
    return sizes[setting.style.type.name]


def _value(text: str | None) -> Copy:
    return (Fragment(text, is_value=True),) if text else ()


def _gap(setting: Setting, sizes: Sizes) -> float:
    """What keeps two settings of one entry as far apart as two lines of one setting."""
    return max(0.0, setting.leading - setting.top - setting.bottom) * _size(setting, sizes)


def _natural(setting: Setting, sizes: Sizes) -> float:
    """The width of the words on one line, in points; a hair more, so that rounding never breaks it."""
    return setting.paragraph.natural * _size(setting, sizes) * 1.001


def resources(spec: ResourcesBlock, surface: Surface, setter: Typesetter, *, is_on_page: bool) -> Turning | None:
    """The entries for one time, below a rule where they stand on the ground of the page; None where there is none."""
    poster = setter.poster
    found = poster.resources.at(spec.when) if poster.resources else ()
    if not found:
        return None
    message = poster.message(spec.title) if spec.title else None
    copy = poster.copy(message) if message else None
    title = setter.set(copy, spec.heading, surface, message.span, is_balanced=True) if message and copy else None
    writer = _Writer(spec, surface, setter)
    entries = tuple(writer.entry(resource) for resource in found)
    rule = surface.inks["accent"] if is_on_page else None
    return Turning(title, entries, rule, poster.surface(DRAFT).fill, poster, poster.length("space.m"), poster.language.is_rtl)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Turns entries of resources.yaml into settings, as one region shows them."""

    spec: ResourcesBlock
    surface: Surface
    setter: Typesetter

    def entry(self, resource: Resource) -> Entry:
        """One entry, without what it does not give in the language of the page."""
        lang, spans = self.setter.poster.language.tag, resource.spans
        name = self._strong(resource.name_in(lang), spans["name"])
        words = resource.what.in_language(lang) if "what" in self.spec.show else None
        return Entry(
            name=name,
            mark=self._mark(resource) if resource.is_example else None,
            number=self._number(resource),
            what=self._sentence(words, spans["what"]) if words else None,
            detail=self._detail(resource),
            site=self._site(resource),
            symbol=self._code(resource),
        )

    def _sentence(self, text: str, span: Span) -> Setting:
        return self.setter.set((Fragment(text),), self.spec.style, self.surface, span, is_balanced=True)

    def _strong(self, text: str, span: Span) -> Setting:
        return self.setter.set((Fragment(text, is_strong=True, is_value=True),), self.spec.style, self.surface, span)

    def _text_line(self, resource: Resource) -> str | None:
        return self.setter.poster.phrases.texts["text_line"].format(number=resource.text_line) if resource.text_line else None

    def _number(self, resource: Resource) -> Setting | None:
        """The number to call, else the one to write to."""
        key = "phone" if resource.phone else "text_line"
        number = resource.phone or self._text_line(resource)
        return self._strong(number, resource.spans[key]) if number else None

    def _mark(self, resource: Resource) -> Setting:
        poster = self.setter.poster
        copy = (Fragment(poster.phrases.texts["example"], is_strong=True),)
        return self.setter.set(copy, self.spec.detail, poster.surface(DRAFT), resource.spans["example"])

    def _detail(self, resource: Resource) -> Setting | None:
        """Hours, languages, the number for messages beside one to call, and the address, in one paragraph."""
        poster = self.setter.poster
        hours = resource.hours.in_language(poster.language.tag) if resource.hours else None
        given = {
            "hours": _value(hours),
            "languages": self._languages(resource),
            "text_line": _value(self._text_line(resource) if resource.phone else None),
            "website": _value(resource.website),
        }
        copy: Copy = ()
        for part in (part for key, part in given.items() if part and key in self.spec.show):
            copy = (*copy, Fragment(_SEPARATOR), *part) if copy else part
        return self.setter.set(copy, self.spec.detail, self.surface, resource.spans["name"]) if copy else None

    def _languages(self, resource: Resource) -> Copy:
        """Each by its own name, which keeps its own direction."""
        between = Fragment(comma(self.setter.poster.phrases.autonym))
        named = [(between, *_value(spoken.name)) for spoken in resource.languages]
        return tuple(fragment for part in named for fragment in part)[1:]

    def _site(self, resource: Resource) -> Target | None:
        if not self.setter.poster.job.profile.has_links or not resource.website or not resource.website_uri or "website" not in self.spec.show:
            return None
        return Target(resource.website, resource.website_uri)

    def _code(self, resource: Resource) -> Code | None:
        """The code of the website, which is printed as well: who cannot scan can type."""
        if not resource.shows_code or not resource.website_uri or not {"qr", "website"} <= set(self.spec.show):
            return None
        poster = self.setter.poster
        alt = poster.phrases.texts["qr_alt"].format(url=resource.website_uri)
        paper = poster.surface(PLATE)
        side = max(_LEAST_CODE, code_side(poster.job.sheet.short_edge))
        return code(resource.website_uri, side, alt, paper.inks["heading"], paper.fill, shows_plate=self.surface.fill != paper.fill)
