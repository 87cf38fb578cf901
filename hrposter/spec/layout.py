"""Layout files, for paper and for screens: areas drawn in text, one region a line, variants by the shape of the page."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from hrposter.diagnostics import Span
from hrposter.folds import Fold
from hrposter.frozen import frozen
from hrposter.geometry import Rect
from hrposter.papers import PAPERS, SCREENS, Paper, parse_paper, parse_screen
from hrposter.source import Reader, View, one_of
from hrposter.spec.arrangement import Arrangement, read_arrangement, read_variant
from hrposter.spec.content import parse_date, version_is_known
from hrposter.spec.folding import check_fold, fold_in, is_folded
from hrposter.spec.handy import NumbersBlock
from hrposter.spec.options import parse_page_counts
from hrposter.spec.theme import parse_bool
from hrposter.spec.turning import ResourcesBlock
from hrposter.spec.wall import LanguagesBlock

KEYS = (
    "hrposter",
    "title",
    "sizes",
    "updated",
    "theme",
    "words",
    "audience",
    "needs_permission",
    "needs_clinician",
    "critical",
    "page",
    "grid",
    "regions",
    "backdrops",
    "or",
    "variants",
    "pages",
    "next",
    "fold",
    "panels",
)
NEEDED = ("hrposter", "title", "sizes", "updated", "theme", "page", "grid", "regions")
# What a folded piece needs in the place of a grid.
PANELS_NEEDED = tuple("panels" if key == "grid" else key for key in NEEDED)
AUDIENCES = ("patients", "staff", "advocacy")
VARIANT_KEYS = ("when", "page", "grid", "regions", "backdrops", "hide", "or", "next", "panels")
OR_KEYS = ("page", "grid", "regions", "backdrops", "hide", "next", "panels")
# What a layout for screens says; all else stands in the layout beside it.
SCREEN_KEYS = ("hrposter", "sizes", "page", "grid", "regions", "backdrops", "or", "variants")
SCREEN_NEEDED = ("hrposter", "sizes", "page", "grid", "regions")
SCREEN_VARIANT_KEYS = ("when", "page", "grid", "regions", "backdrops", "hide", "or")
SCREEN_OR_KEYS = ("page", "grid", "regions", "backdrops", "hide")


@frozen()
class Layout:
    """A layout file as written; the first variant whose conditions hold is used, else ``base``.

    ``words`` names the piece whose language files serve this one as well (``../seat-belt``), if it has none of its own.
    ``pages`` is how many there may be at most, ``most_pages`` where the words do not fit otherwise. ``audience`` is one of
    AUDIENCES: for whom it is. ``needs_permission``: its words are somebody's own, who must have allowed it.
    ``needs_clinician``: a draft until a clinician has signed the words. ``critical``: a draft translation is made only together with its English.
    ``fold``: how the sheet is folded whose panels are the pages, if it is.
    """

    title: str
    sizes: tuple[Paper, ...]
    updated: datetime.date
    theme: str
    words: str | None
    audience: str
    needs_permission: bool
    base: Arrangement
    variants: tuple[Arrangement, ...]
    span: Span
    pages: int = 1
    most_pages: int = 1
    critical: bool = False
    needs_clinician: bool = False
    fold: Fold | None = None

    @property
    def arrangements(self) -> tuple[Arrangement, ...]:
        """Every composition: those of first pages, each followed by that of its next pages, or by those of its other panels."""
        firsts = (each for first in (self.base, *self.variants) for each in first.chain)
        return tuple(each for first in firsts for each in first.pages)

    @property
    def shows_resources(self) -> bool:
        """Whether a region shows people and things to turn to."""
        return any(isinstance(region.block, ResourcesBlock) for arrangement in self.arrangements for region in arrangement.regions)

    @property
    def languages(self) -> LanguagesBlock | None:
        """The region that welcomes people in many languages, if there is one."""
        blocks = (region.block for arrangement in self.arrangements for region in arrangement.regions)
        return next((block for block in blocks if isinstance(block, LanguagesBlock)), None)

    @property
    def takes_resources(self) -> bool:
        """Whether a region has a place for people and things to turn to, if a file names any."""
        return any(isinstance(region.block, NumbersBlock | ResourcesBlock) for arrangement in self.arrangements for region in arrangement.regions)

    def arrangement(self, sheet: Rect, pages: int = 1) -> Arrangement:
        """The composition for sheets of that size, so many of them."""
        fitting = (variant for variant in self.variants if all(condition.holds(sheet, pages) for condition in variant.conditions))
        return next(fitting, self.base)


def read_layout(path: Path) -> Layout:
    """Read a layout file; PosterError lists every problem found."""
    reader = Reader(path)
    root = reader.root()
    top = root.fields(KEYS, required=PANELS_NEEDED if is_folded(root) else NEEDED)
    version_is_known(top)
    if not {"page", "regions"} <= top.keys() or not {"grid", "panels"} & top.keys():
        reader.done()
    base = read_arrangement("base", (), root, (top,), OR_KEYS)
    variants = tuple(read_variant(view, top, VARIANT_KEYS, OR_KEYS) for view in top["variants"].items()) if "variants" in top else ()
    fold = fold_in(top)
    pages, most_pages = (len(base.pages),) * 2 if base.panels else _pages(top)
    if fold:
        check_fold(top, fold, (each for first in (base, *variants) for each in first.chain))
    layout = Layout(
        title=top["title"].text() if "title" in top else "",
        sizes=tuple(view.parsed(parse_paper, PAPERS["Letter"], "size") for view in top["sizes"].items()) if "sizes" in top else (),
        updated=top["updated"].parsed(parse_date, datetime.date.min) if "updated" in top else datetime.date.min,
        theme=top["theme"].text() if "theme" in top else "",
        words=top["words"].parsed(parse_words, None) if "words" in top else None,
        audience=top["audience"].parsed(one_of(AUDIENCES), AUDIENCES[0]) if "audience" in top else AUDIENCES[0],
        needs_permission="needs_permission" in top and top["needs_permission"].parsed(parse_bool, False),
        base=base,
        variants=variants,
        span=root.span,
        pages=pages,
        most_pages=most_pages,
        critical="critical" in top and top["critical"].parsed(parse_bool, False),
        needs_clinician="needs_clinician" in top and top["needs_clinician"].parsed(parse_bool, False),
        fold=fold,
    )
    if "sizes" in top and not layout.sizes:
        top["sizes"].add("size", "no size is named", "write sizes: [Letter, A4]")
    _done(reader)
    return layout


def read_screen(path: Path, layout: Layout) -> Layout:
    """Read the layout for screens of a piece whose ``layout`` stands beside it; PosterError lists every problem found."""
    reader = Reader(path)
    root = reader.root()
    top = root.fields(SCREEN_KEYS, required=SCREEN_NEEDED)
    version_is_known(top)
    if not {"page", "grid", "regions"} <= top.keys():
        reader.done()
    base = read_arrangement("base", (), root, (top,), SCREEN_OR_KEYS)
    variants = tuple(read_variant(view, top, SCREEN_VARIANT_KEYS, SCREEN_OR_KEYS) for view in top["variants"].items()) if "variants" in top else ()
    sizes = tuple(view.parsed(parse_screen, SCREENS["1920x1080"], "size") for view in top["sizes"].items()) if "sizes" in top else ()
    if "sizes" in top and not sizes:
        top["sizes"].add("size", "no size is named", f"write sizes: [{', '.join(SCREENS)}], or some of them")
    _done(reader)
    return replace(layout, sizes=sizes, base=base, variants=variants, pages=1, most_pages=1, fold=None)


def _done(reader: Reader) -> None:
    """Raise PosterError where there are problems, each once: variants share what the base says."""
    reader.problems[:] = list(dict.fromkeys(reader.problems))
    reader.done()


def _pages(top: Mapping[str, View]) -> tuple[int, int]:
    """How many pages there may be, and how many at most; more than one need a composition, and a composition for them needs their number."""
    pages = top["pages"].parsed(parse_page_counts, (1, 1)) if "pages" in top else (1, 1)
    variants = top["variants"].items() if "variants" in top and top["variants"].is_list else ()
    if pages[1] > 1 and "next" not in top and not any("next" in variant.keys for variant in variants):
        top["pages"].add("missing-key", "'next' is missing", "add 'next:' with the grid of the pages after the first")
    if "next" in top and "pages" not in top:
        top["next"].reader.add("missing-key", top["next"].key_span, "'pages' is missing", "add 'pages: 2', or how many there may be")
    return pages


def parse_words(text: str) -> str:
    """The name of the piece that ``../seat-belt`` leads to; ValueError says how it is written."""
    match = re.fullmatch(r"\.\./([A-Za-z0-9][A-Za-z0-9_-]*)", text)
    if match is None:
        raise ValueError(f"{text!r} does not lead to a piece; write words: ../ and the name of the piece beside this one")
    return match[1]
