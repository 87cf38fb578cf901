"""What resources.yaml says, as a region shows it: its entries in settings, time after time."""

from __future__ import annotations

from hrposter.cldr import comma
from hrposter.diagnostics import Span
from hrposter.fragments import Copy, Fragment, named
from hrposter.frozen import frozen
from hrposter.layout.blocks.code import Code, code, code_side
from hrposter.layout.blocks.directory import Directory, Edges
from hrposter.layout.blocks.entry import Entry
from hrposter.layout.blocks.turning import Turning
from hrposter.layout.linked import Target
from hrposter.layout.setting import Setting, Typesetter
from hrposter.spec.references import DRAFT, PLATE
from hrposter.spec.regions import Region
from hrposter.spec.resources import Resource
from hrposter.spec.theme import Surface
from hrposter.spec.turning import ResourcesBlock
from hrposter.typography.marks import DOT
from hrposter.units import mm

# The side of a code, so that 25 mm are left of it after "fit to page" has taken 6 %.
_LEAST_CODE = mm(26.7)


def resources(spec: ResourcesBlock, region: Region, surface: Surface, setter: Typesetter, *, is_on_page: bool) -> Directory | None:
    """The entries for the times of a region, below rules where they stand on the ground of the page; None where there are none."""
    poster = setter.poster
    turnings = tuple(
        turning for number in range(len(spec.times)) if (turning := _turning(spec, number, region, surface, setter, is_on_page=is_on_page))
    )
    if not turnings:
        return None
    sides = (region.bleed, region.meet) if region.surface is None else (frozenset(), frozenset())
    return Directory(
        key=f"resources {'+'.join(spec.times)}",
        turnings=turnings,
        columns=spec.columns,
        gap=poster.length(poster.arrangement.gap),
        gutter=poster.length("space.m"),
        edges=Edges(*sides, poster.length(region.pad or "space.m")),
        has_band=spec.band is not None,
        mark=poster.surface(DRAFT).fill,
        poster=poster,
        fills_height=len(spec.times) > 1,
    )


def _turning(spec: ResourcesBlock, number: int, region: Region, surface: Surface, setter: Typesetter, *, is_on_page: bool) -> Turning | None:
    """The entries for one of the times; None where there are none."""
    poster, when = setter.poster, spec.times[number]
    found = poster.resources.at(when) if poster.resources else ()
    if not found:
        return None
    own = poster.surface(spec.band) if spec.band and number == 0 else None
    ground = own or surface
    title = setter.titled(spec.titles[number] if spec.titles else None, spec.heading, ground)
    writer = _Writer(spec, ground, setter)
    rule = surface.inks["accent"] if is_on_page and not own else None
    pad = poster.length(region.pad or "space.m") if own else 0.0
    return Turning(when, title, tuple(writer.entry(resource) for resource in found), rule, own.fill if own else None, pad)


@frozen()
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
            copy = (*copy, Fragment(DOT), *part) if copy else part
        return self.setter.set(copy, self.spec.detail, self.surface, resource.spans["name"]) if copy else None

    def _languages(self, resource: Resource) -> Copy:
        """Each by its own name, which keeps its own direction."""
        poster = self.setter.poster
        return named(resource.languages, comma(poster.phrases.autonym), poster.language)

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
        side = max(_LEAST_CODE, code_side(poster.sheet.short_edge))
        return code(resource.website_uri, side, alt, paper.inks["heading"], paper.fill, shows_plate=self.surface.fill != paper.fill)


def _value(text: str | None) -> Copy:
    return (Fragment(text, is_value=True),) if text else ()
