"""The clinic's own details: logo, name, ways to reach it, and a code; looks intended with few and with many."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from hrposter.diagnostics import Span
from hrposter.display import ARTIFACT, END, Begin, Fill, Ink, Item
from hrposter.fragments import Copy, Fragment
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.layout.block import Limit, Sizes, limit, start_x
from hrposter.layout.blocks.code import Code, code, code_side
from hrposter.layout.blocks.emblem import Emblem
from hrposter.layout.drawings import logo
from hrposter.layout.linked import Target, linked
from hrposter.layout.setting import Setting, Typesetter
from hrposter.spec.references import PLATE
from hrposter.spec.theme import Surface
from hrposter.spec.turning import ContactBlock
from hrposter.typography.marks import DOT

if TYPE_CHECKING:
    from hrposter.spec.clinic import Clinic

# In ems of the heading: the rule above, the space below it, and below the heading.
_RULE = 0.14
_BELOW_RULE = 0.8
_BELOW_HEADING = 0.5
# In ems of the details: between their lines.
_BETWEEN = 0.36
# A line may end with the dot, but not begin with it.
_LINES = (("phone", "text_line"), ("hours",), ("address",), ("languages",))
# A logo that would leave the words less than this share of the width is made smaller, by the second figure.
_LEAST_WORDS, _SMALLER = 0.5, 0.55
# With less than this beside even the smaller logo, it stands above them.
_LEAST_STACK = 0.68
# The most height of a logo, as a share of the frame's short edge: beside a code, and on a line.
_LOGO, _LOGO_ON_LINE = 0.11, 0.065


@frozen()
class Detail:
    """One line of details; ``link`` is where a click on its words goes."""

    setting: Setting
    link: Target | None = None


@frozen()
class Contact:
    """A heading and details in one column, a logo before and a code after; ``gutter`` in points.

    ``inline`` are the same words as pieces of one line, which is used instead where it is long enough.
    """

    heading: Setting | None
    details: tuple[Detail, ...]
    inline: tuple[Detail, ...]
    emblem: Emblem | None
    code: Code | None
    rule: Ink | None
    gutter: float
    is_rtl: bool
    is_flexible: bool = False
    fills_height: bool = False

    def limits(self, width: float) -> Iterator[Limit]:
        """How large the styles may be beside the logo and the code."""
        for setting in (*self._settings, *(piece.setting for piece in self.inline)):
            yield limit(setting, self._column(width))

    def likeness(self, width: float) -> Hashable | None:
        """All that decides its height where every detail stands on a line of its own as large as it may be; None where that is not so."""
        column = self._column(width)
        if self.inline or not all(setting.is_one_line(column) for setting in self._settings):
            return None
        lines = tuple((setting.style.type.name, setting.leading, setting.top, setting.bottom) for setting in self._settings)
        emblem, mark = self._emblem(width), self.code
        return (self.heading is None, lines, self.rule, emblem.size if emblem else None, mark.plate_side if mark else 0.0)

    def height(self, width: float, sizes: Sizes) -> float:
        """The highest of words, logo and code, below the rule."""
        if self._is_one_line(width, sizes):
            return self._above(sizes) + max(piece.setting.height(width, sizes[piece.setting.style.type.name]) for piece in self.inline)
        emblem = self._emblem(width)
        logo_height = emblem.size[1] if emblem else 0.0
        mark = self.code.plate_side if self.code else 0.0
        words = self._words_height(width, sizes)
        if self._stacks(width):
            return self._above(sizes) + logo_height + self.gutter / 2 + words
        return self._above(sizes) + max(words, logo_height, mark)

    def paint(self, box: Rect, sizes: Sizes) -> Iterator[Item]:
        """Logo, words and code, centred on one another."""
        if self.rule:
            yield ARTIFACT
            yield Fill(Rect(box.x, box.y, box.width, _RULE * self._lead_size(sizes)), self.rule)
            yield END
        above = self._above(sizes)
        inner = Rect(box.x, box.y + above, box.width, box.height - above)
        yield Begin("Sect")
        if self._is_one_line(box.width, sizes):
            yield from self._one_line(inner, sizes)
            yield END
            return
        if emblem := self._emblem(box.width):
            width, height = emblem.size
            stacks = self._stacks(box.width)
            y = inner.y if stacks else inner.y + (inner.height - height) / 2
            yield from emblem.paint(start_x(inner, 0, width, is_rtl=self.is_rtl), y)
            if stacks:
                taken = height + self.gutter / 2
                inner = Rect(inner.x, inner.y + taken, inner.width, inner.height - taken)
        yield from self._words(inner, sizes)
        if self.code:
            side = self.code.plate_side
            # A plate that does not show hangs into the margin, so that the symbol itself keeps to the grid.
            x = start_x(inner, inner.width - side + (0.0 if self.code.shows_plate else self.code.quiet), side, is_rtl=self.is_rtl)
            yield from self.code.paint(x, inner.y + (inner.height - side) / 2)
        yield END

    def _words(self, inner: Rect, sizes: Sizes) -> Iterator[Item]:
        column = self._column(inner.width)
        offset = self._before(inner.width)
        x = start_x(inner, offset, column, is_rtl=self.is_rtl)
        y = inner.y + (inner.height - self._words_height(inner.width, sizes)) / 2
        if self.heading:
            size = sizes[self.heading.style.type.name]
            yield from self.heading.tagged("P", Rect(x, y, column, 0), size)
            y += self.heading.height(column, size) + _BELOW_HEADING * size
        for detail in self.details:
            size = sizes[detail.setting.style.type.name]
            yield from _detail(detail, Rect(x, y, column, 0), size)
            y += detail.setting.height(column, size) + _BETWEEN * size

    def _is_one_line(self, width: float, sizes: Sizes) -> bool:
        """Whether a line holds all the words."""
        if not self.inline or self.code or self.emblem:
            return False
        natural = sum(piece.setting.paragraph.natural * sizes[piece.setting.style.type.name] for piece in self.inline)
        return natural + (len(self.inline) - 1) * self.gutter <= width

    def _one_line(self, inner: Rect, sizes: Sizes) -> Iterator[Item]:
        """The first piece at the start, the others at the end, all on one baseline."""
        sized = [(piece, sizes[piece.setting.style.type.name]) for piece in self.inline]
        widths = [piece.setting.paragraph.natural * size for piece, size in sized]
        baseline = inner.y + sized[0][0].setting.top * sized[0][1]
        offset = inner.width - sum(widths[1:]) - (len(widths) - 2) * self.gutter
        for number, ((piece, size), width) in enumerate(zip(sized, widths, strict=True)):
            # A hair more than its natural width, so that rounding never breaks the line.
            x = start_x(inner, offset if number else 0.0, width * 1.001, is_rtl=self.is_rtl)
            yield from _detail(piece, Rect(x, baseline - piece.setting.top * size, width * 1.001, 0), size)
            offset += width + self.gutter if number else 0.0

    def _words_height(self, width: float, sizes: Sizes) -> float:
        column = self._column(width)
        high = sum(setting.height(column, sizes[setting.style.type.name]) for setting in self._settings)
        if self.heading and self.details:
            high += _BELOW_HEADING * sizes[self.heading.style.type.name]
        return high + sum(_BETWEEN * sizes[detail.setting.style.type.name] for detail in self.details[1:])

    def _column(self, width: float) -> float:
        return width - self._before(width) - self._after()

    def _before(self, width: float) -> float:
        emblem = self._emblem(width)
        return emblem.size[0] + self.gutter if emblem and not self._stacks(width) else 0.0

    def _stacks(self, width: float) -> bool:
        """Whether the logo stands above the words: the column is too narrow for both, and no code sets its height."""
        emblem = self._emblem(width)
        return emblem is not None and self.code is None and width - emblem.size[0] - self.gutter < _LEAST_STACK * width

    def _after(self) -> float:
        return self.code.plate_side + self.gutter if self.code else 0.0

    def _emblem(self, width: float) -> Emblem | None:
        """The logo, smaller where it would crowd the words."""
        if self.emblem is None:
            return None
        words = width - self.emblem.size[0] - self.gutter - self._after()
        return self.emblem if words >= _LEAST_WORDS * width else replace(self.emblem, most_width=self.emblem.most_width * _SMALLER)

    def _above(self, sizes: Sizes) -> float:
        return (_RULE + _BELOW_RULE) * self._lead_size(sizes) if self.rule else 0.0

    def _lead_size(self, sizes: Sizes) -> float:
        settings = (*self._settings, *(piece.setting for piece in self.inline))
        return sizes[settings[-1 if self.inline else 0].style.type.name]

    @property
    def _settings(self) -> tuple[Setting, ...]:
        headings = (self.heading,) if self.heading else ()
        return (*headings, *(detail.setting for detail in self.details))


def _detail(detail: Detail, box: Rect, size: float) -> Iterator[Item]:
    if detail.link is None:
        yield from detail.setting.tagged("P", box, size)
        return
    yield Begin("P")
    yield from linked(detail.setting.paint(box, size), detail.link, is_rtl=detail.setting.paragraph.is_rtl)
    yield END


def _plain(text: str) -> Copy:
    return (Fragment(text, is_value=True),)


def _in_a_row(values: Iterable[Copy]) -> Copy:
    """The values with dots between them."""
    parts = [(Fragment(DOT), *value) for value in values]
    return tuple(fragment for part in parts for fragment in part)[1:]


def _place(clinic: Clinic, *keys: str) -> Span:
    """Where the first of these details that is given stands in clinic.yaml."""
    return next((clinic.spans[key] for key in keys if key in clinic.spans), clinic.span)


def contact(spec: ContactBlock, surface: Surface, setter: Typesetter) -> Contact | None:
    """The details that are given; None where there is nothing to say."""
    poster = setter.poster
    clinic = poster.clinic
    writer = _Writer(spec, surface, setter)
    heading = writer.lead()
    rule = surface.inks["heading"] if spec.look == "line" else None
    gutter, is_rtl = poster.length("space.m"), poster.language.is_rtl
    if clinic is None:
        return Contact(heading, (), (), None, None, rule, gutter, is_rtl) if heading else None
    if heading is None and "name" in spec.show:
        heading = setter.text(clinic.name, spec.heading, surface, _place(clinic, "name"), is_value=True)
    details = writer.details(clinic)
    if heading is None and not details:
        return None
    emblem, mark = writer.emblem(clinic), writer.code(clinic)
    if rule is None:
        return Contact(heading, details, (), emblem, mark, rule, gutter, is_rtl)
    inline = (*((Detail(heading),) if heading else ()), *details)
    return Contact(None, (writer.in_one(clinic),), inline, emblem, mark, rule, gutter, is_rtl)


@frozen()
class _Writer:
    """Turns a clinic's details into settings, as one region shows them."""

    spec: ContactBlock
    surface: Surface
    setter: Typesetter

    def lead(self) -> Setting | None:
        """The words that stand in for the name: the first whose placeholders are filled."""
        for key in self.spec.lead:
            message = self.setter.poster.message(key)
            copy = self.setter.poster.copy(message)
            if copy is not None:
                return self.setter.set(copy, self.spec.heading, self.surface, message.span)
        return None

    def details(self, clinic: Clinic) -> tuple[Detail, ...]:
        """A line each for numbers, hours, address and website."""
        lines = [[value for name in names if (value := self._shown(name))] for names in _LINES]
        if self.spec.lead and "name" in self.spec.show:
            lines[0].insert(0, _plain(clinic.name))
        made = [Detail(self._joined(line, _place(clinic, *names))) for line, names in zip(lines, _LINES, strict=False) if line]
        if clinic.website and "website" in self.spec.show:
            made.append(self._website(clinic, clinic.website))
        return tuple(made)

    def in_one(self, clinic: Clinic) -> Detail:
        """Name and details as one paragraph, the name strong."""
        values = [value for names in _LINES for name in names if (value := self._shown(name))]
        values += [_plain(clinic.website)] if clinic.website and "website" in self.spec.show else []
        name: list[Copy] = [(Fragment(clinic.name, is_strong=True, is_value=True),)] if "name" in self.spec.show else []
        setting = self.setter.set(_in_a_row([*name, *values]), self.spec.style, self.surface, _place(clinic, "name"), is_balanced=True)
        return Detail(setting, self._target(clinic) if "website" in self.spec.show else None)

    def _shown(self, name: str) -> Copy | None:
        poster = self.setter.poster
        if name == "text_line" and name in self.spec.show:
            number = poster.detail("clinic.text_line")
            return _plain(poster.phrases.texts["text_line"].format(number=number)) if number else None
        return poster.value(f"clinic.{name}") if name in self.spec.show else None

    def _website(self, clinic: Clinic, shown: str) -> Detail:
        """The printed address, after the code's label: who cannot scan can type."""
        label = self.setter.poster.detail("qr.label") if clinic.qr and "qr" in self.spec.show else None
        setting = self._joined([_plain(text) for text in (label, shown) if text], _place(clinic, "website"))
        return Detail(setting, self._target(clinic))

    def _target(self, clinic: Clinic) -> Target | None:
        if not self.setter.poster.job.profile.has_links or clinic.website is None or clinic.website_uri is None:
            return None
        return Target(clinic.website, clinic.website_uri)

    def _joined(self, line: list[Copy], source: Span) -> Setting:
        return self.setter.set(_in_a_row(line), self.spec.style, self.surface, source, is_balanced=True)

    def code(self, clinic: Clinic) -> Code | None:
        """The code that opens the clinic's page."""
        poster = self.setter.poster
        if clinic.qr is None or "qr" not in self.spec.show:
            return None
        alt = poster.phrases.texts["qr_alt"].format(url=clinic.qr.url)
        paper = poster.surface(PLATE)
        return code(
            clinic.qr.url, code_side(poster.sheet.short_edge), alt, paper.inks["heading"], paper.fill, shows_plate=self.surface.fill != paper.fill
        )

    def emblem(self, clinic: Clinic) -> Emblem | None:
        """The clinic's logo."""
        poster = self.setter.poster
        if clinic.logo is None or "logo" not in self.spec.show:
            return None
        own = clinic.logo_alt.in_language(poster.language.tag) if clinic.logo_alt else None
        alt = own or poster.phrases.texts["logo_alt"].format(name=clinic.name)
        paper = poster.surface(PLATE).fill
        plate = None if self.surface.fill == paper else paper
        short = poster.frame.short_edge
        return Emblem(
            logo(clinic.logo, _place(clinic, "logo")), alt, short * 0.2, short * (_LOGO_ON_LINE if self.spec.look == "line" else _LOGO), plate
        )
