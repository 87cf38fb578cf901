"""The JSON Schemas of layout files, for paper and for screens."""

from __future__ import annotations

from collections.abc import Mapping

from hrposter.folds import FOLDS
from hrposter.papers import PAPERS, SCREENS
from hrposter.spec import arrangement, handy, layout, options, regions, turning
from hrposter.spec.grid import GRID_KEYS
from hrposter.spec.jsonschema_forms import (
    CONDITIONS,
    COUNT,
    DATE,
    LANGUAGE,
    LENGTH,
    LENGTH_OR_SPACE,
    NAME,
    TEXT,
    TRACK,
    TRUTH,
    VERSION,
    Schema,
    any_of,
    described,
    listed,
    mapping,
    matching,
    named,
    one_of,
)

_SIDES = listed(one_of(regions.SIDES))
_KEYS_OF_WORDS = any_of(NAME, listed(NAME))
_TWO: Schema = {**listed(NAME, 2), "minItems": 2}

_PAGE: Mapping[str, Schema] = {
    "margin": described(LENGTH, "From the edge to the words; % is of the short edge."),
    "gap": described(LENGTH_OR_SPACE, "Between regions: a distance of the theme such as space.m, or a length."),
    "surface": described(NAME, "The theme's surface that everything stands on."),
}
_GRID: Mapping[str, Schema] = {
    "columns": described(listed(TRACK), "Widths: 1fr shares the free space, % is of the short edge; never auto."),
    "rows": described(
        listed(TRACK), "Heights: auto is as high as the words need; 1fr shares what is left; 1fr >= 40% or 25% has words shrink first."
    ),
    "areas": described(listed(NAME), "One line for each row, with the name of a region for each column; . leaves a cell empty."),
}
_BACKDROP: Mapping[str, Schema] = {
    "behind": described(listed(NAME), "The regions that it lies behind."),
    "surface": described(NAME, "One of the theme's surfaces."),
    "bleed": described(_SIDES, "The sides on which it runs to the edge."),
}
# What shows something: exactly one of these stands in each region.
_SHOWN: Mapping[str, Schema] = {
    "text": described(
        _KEYS_OF_WORDS, "Shows one text: its key below words:, or several, of which the first is taken whose details the clinic gives."
    ),
    "list": described(NAME, "Shows a list of sentences: their key below words:."),
    "points": described(NAME, "Shows entries of a title and a text below short rules: their key below words:."),
    "cards": described(NAME, "Shows entries of a title and a text on coloured cards: their key below words:."),
    "tiles": described(NAME, "Shows the titles alone of such entries, each on a coloured tile: their key below words:."),
    "art": described(NAME, "Shows a scene: the name of an svg file beside the layout or among the art that ships."),
    "contact": described(one_of(turning.LOOKS), "Shows the clinic's own details, as a band, one line, or plain; nothing without a clinic.yaml."),
    "resources": described(
        any_of(one_of(turning.WHEN), listed(one_of(turning.WHEN))),
        "Shows the people and things to turn to at that time, or at several, from resources.yaml. In a row that is a share they go on.",
    ),
    "languages": described(
        any_of(LANGUAGE, listed(LANGUAGE)), "Shows a greeting in each language of the clinic, or of this list where clinic.yaml names no languages."
    ),
    "flow": described(_KEYS_OF_WORDS, "Shows a story, or several: their keys below words:. In a row that is a share it goes on on the next page."),
    "quote": described(NAME, "Shows a quotation: its key below words:."),
    "numbers": described(
        NAME, "Shows who can be called, small, and the numbers in big digits: entries of a title and a text, their key below words:."
    ),
    "card": described(_KEYS_OF_WORDS, "Shows a story in a frame of its own, to cut out or to stand for itself: its key below words:, or several."),
    "schedule": described(NAME, "Shows the clinic's hours over the week, and when it is closed; the value is a style."),
    "tabs": described(
        NAME, "Shows tabs to cut between and tear off, each with a name and a number, turned: the key of entries of a title and a text below words:."
    ),
    "table": described(
        NAME, "Shows a table of two columns: the key of its entries below words:. In a row that is a share it goes on on the next page."
    ),
    "running": described(NAME, "Shows a short text that every page bears and that is not read aloud: its key below words:."),
    "folio": described(NAME, "Shows the number of the page where there are several; the value is a style."),
    "imprint": described(NAME, "Shows who answers for the words, their version and when they were checked; the value is a style."),
    "draft": described(NAME, "Shows, in draft translations only, that no qualified translator has checked them; the value is a style."),
}
_OPTIONS: Mapping[str, Schema] = {
    "style": described(NAME, "The theme's type style; all regions with one style have one size."),
    "heading": described(NAME, "The theme's type style for titles."),
    "lines": described(COUNT, "How many lines there may be; the words shrink to keep to it."),
    "balance": described(TRUTH, "Whether all lines become about as long as one another."),
    "brief": described(TRUTH, "Whether the band says in few words that this is a draft, for cards."),
    "english": described(TRUTH, "Whether the English words are shown, for staff, beside those of another language; nothing in English."),
    "names": described(TRUTH, "Whether the names of languages stand below the greetings; true if nothing is said."),
    "most": described(COUNT, "How many are shown at most, the first of the list."),
    "marker": described(one_of(regions.MARKERS), "What stands in front of each entry."),
    "columns": described(COUNT, "In how many columns the entries stand; how many tabs there are at most."),
    "surfaces": described(_KEYS_OF_WORDS, "The theme's surfaces for the cards or greetings, in turn."),
    "icons": described(_KEYS_OF_WORDS, "The icons for the cards, in turn; of a table one for each of its columns."),
    "texts": described(TRUTH, "Whether cards show their texts; false shows the titles alone, as tiles do."),
    "beside": described(TRUTH, "Whether icons of tiles, texts of points and numbers stand beside their titles, and not above or below them."),
    "alt": described(NAME, "The key, below words:, of a description for people who hear the poster."),
    "edge": described(one_of(regions.EDGES), "How the lower edge of the art is cut."),
    "anchor": described(one_of(regions.ANCHORS), "Which part of the art stays when it is cropped, beside its focal box."),
    "fit": described(one_of(regions.FITS), "cover fills the area and crops; contain shows the whole drawing."),
    "flip": described(TRUTH, "Whether it is mirrored; only for decoration, never for people."),
    "title": described(_KEYS_OF_WORDS, "The key, below words:, of the words that stand before the entries; one for each time of resources."),
    "blanks": described(_KEYS_OF_WORDS, "Keys of the heads of lines to write on; as many lines stand below them as there is room for."),
    "frame": described(one_of(handy.FRAMES), "cut for dashes to cut along, line for a thin line, none for nothing."),
    "ground": described(NAME, "The theme's surface inside the frame."),
    "band": described(NAME, "The theme's surface below the entries of the first time, or below every other row of a table."),
    "detail": described(
        NAME, "The theme's type style for hours, languages and addresses, or for what stands below a cell; that of style if nothing is said."
    ),
    "cells": described(_TWO, "The fields of an entry that stand in the first and in the second column of a table."),
    "head": described(_TWO, "The keys, below words:, of the words above the two columns of a table."),
    "below": described(any_of(NAME, listed(NAME, 1)), "The field of an entry that stands small below the second cell of its row; [] for none."),
    "spread": described(_SIDES, "The sides on which its hills and the like go on to the edge, behind the words that stand there."),
    "lead": described(_KEYS_OF_WORDS, "Keys of words that stand in for the clinic's name; the first whose details are given is taken."),
    "show": described(listed(one_of(dict.fromkeys((*turning.DETAILS, *turning.PARTICULARS)))), "Which details are shown."),
    "call": described(NAME, "The theme's type style for call-outs."),
    "note": described(NAME, "The theme's type style for small print."),
    "attribution": described(NAME, "The theme's type style for who said it."),
    "align": described(one_of(options.ALIGNS), "Where it stands in the width of its area."),
    "tag": described(one_of(regions.TAGS), "What it is to a screen reader: H1 the main heading, P a paragraph, Artifact mere decoration."),
    "surface": described(NAME, "The theme's surface below its words."),
    "pad": described(LENGTH_OR_SPACE, "Between the edge of its surface and its words."),
    "above": described(LENGTH_OR_SPACE, "Extra space above it."),
    "bleed": described(_SIDES, "The sides on which it runs to the edge of the poster."),
    "meet": described(_SIDES, "The sides on which it runs over the gap to what is beside it."),
    "last": described(TRUTH, "Whether of several pages only the last one shows it."),
    "valign": described(one_of(options.ALIGNS), "Where it stands in the height of its area."),
}


def layout_schema() -> Schema:
    """What stands where on a poster."""
    base = {**_top(), **_composition(described(named(_region()), "What stands in each area, in reading order."))}
    needed = [key for key in layout.NEEDED if key in layout.PANELS_NEEDED]
    either = any_of({"required": ["grid"]}, {"required": ["panels"]})
    return {"title": "The layout of a poster", **mapping({key: base[key] for key in layout.KEYS}, needed), **either}


def screen_schema() -> Schema:
    """What stands where on a screen."""
    forms = {
        **_top(),
        **_composition(described(named(_region()), "What stands in each area, in reading order.")),
        "sizes": described({**listed(one_of(SCREENS)), "minItems": 1}, "The screens that it is made for; the first is taken if none is named."),
        "or": _or(layout.SCREEN_OR_KEYS),
        "variants": described(
            listed(_variant(layout.SCREEN_VARIANT_KEYS)), "Other compositions for other shapes of screens; the first that fits is taken."
        ),
    }
    return {"title": "The layout of a poster for screens", **mapping({key: forms[key] for key in layout.SCREEN_KEYS}, layout.SCREEN_NEEDED)}


def _top() -> dict[str, Schema]:
    return {
        "hrposter": described(VERSION, "The version of this format: 1."),
        "title": described(TEXT, "What people call the poster."),
        "sizes": described({**listed(one_of(PAPERS)), "minItems": 1}, "The papers that it is made for; the first is taken when none is asked for."),
        "updated": described(DATE, "The day on which it last changed: year-month-day. Files carry it."),
        "words": described(matching(r"\.\./[A-Za-z0-9][A-Za-z0-9_-]*"), "Whose words this piece shares: ../ and the name of a piece."),
        "theme": described(NAME, "Its colours and letters: the name of a theme."),
        "audience": described(
            one_of(layout.AUDIENCES), "For whom it is: patients if nothing is said. Advocacy never stands in a bundle for patients."
        ),
        "critical": described(TRUTH, "Whether a draft translation of it is made only together with its English."),
        "needs_clinician": described(TRUTH, "Whether it counts as a draft until a clinician has signed its words."),
        "needs_permission": described(TRUTH, "Whether its words are somebody's own, who must have allowed them to be shown."),
        "or": _or(layout.OR_KEYS),
        "variants": described(listed(_variant()), "Other compositions for other shapes of paper; the first that fits is taken."),
        "pages": described(
            any_of({**COUNT, "maximum": options.MOST_PAGES}, matching(r"\d{1,2} or \d{1,2}")),
            "How many pages there may be at most, 1 if nothing is said; 2 or 4 allows more where the words do not fit otherwise.",
        ),
        "next": _next(),
        "fold": described(one_of(FOLDS), "How the sheet is folded whose panels are the pages; sizes are those of the flat sheet."),
        "panels": _panels(),
    }


def _composition(of_regions: Schema) -> dict[str, Schema]:
    """The keys that the layout and its variants share."""
    backdrop = mapping({key: _BACKDROP[key] for key in arrangement.BACKDROP_KEYS}, ("behind", "surface"))
    return {
        "page": described(mapping({key: _PAGE[key] for key in arrangement.PAGE_KEYS}), "Margin, gaps and ground."),
        "grid": described(mapping({key: _GRID[key] for key in GRID_KEYS}, GRID_KEYS), "Columns, rows, and a drawing of what stands where."),
        "regions": of_regions,
        "backdrops": described(listed(backdrop), "Surfaces behind several regions."),
    }


def _variant(keys: tuple[str, ...] = layout.VARIANT_KEYS) -> Schema:
    changes = mapping({**_SHOWN, **_OPTIONS})
    forms: dict[str, Schema] = {
        "when": described(CONDITIONS, "When it is taken, as in: aspect >= 1 and short_edge < 160mm."),
        "hide": described(listed(NAME), "Regions that are left out."),
        **_composition(described(named(changes), "Options of regions that differ; all others stay.")),
        "or": _or(layout.OR_KEYS if "next" in keys else layout.SCREEN_OR_KEYS),
        "next": _next(),
        "panels": _panels(),
    }
    return mapping({key: forms[key] for key in keys}, ("when",))


def _or(keys: tuple[str, ...]) -> Schema:
    changes = mapping({**_SHOWN, **_OPTIONS})
    forms: dict[str, Schema] = {
        "hide": described(listed(NAME), "Regions that are left out."),
        **_composition(described(named(changes), "Options of regions that differ; all others stay.")),
        "next": _next(),
        "panels": _panels(),
    }
    other = mapping({key: forms[key] for key in keys})
    about = "What changes where the words do not fit even at their smallest; of several, each is laid over the one before."
    return described(any_of(other, listed(other)), about)


def _next() -> Schema:
    return described(_following("and regions that only these pages have"), "The composition of every page after the first.")


def _panels() -> Schema:
    panel = _following("and regions that only this panel has")
    return described({**listed(panel), "minItems": 1}, "The composition of each panel of a folded piece, in reading order, in the place of a grid.")


def _following(own: str) -> Schema:
    changes = mapping({**_SHOWN, **_OPTIONS})
    forms = _composition(described(named(changes), f"Options of regions that differ, {own}."))
    return mapping({key: forms[key] for key in arrangement.NEXT_KEYS}, ("grid",))


def _region() -> Schema:
    """One form for each kind of region, with the options that mean something for it."""
    return any_of(*({"title": f"{kind} region", **_region_of(kind)} for kind in regions.KINDS))


def _region_of(kind: str) -> Schema:
    return mapping({kind: _SHOWN[kind], **{key: _OPTIONS[key] for key in regions.options_of(kind)}}, (kind,))
