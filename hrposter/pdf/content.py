"""Items of the display list as the operators of one content stream: that of a page, or of a form on it.

Space is that of the display list, y down: a page turns it over before the first item, and a form is shown in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from hrposter.display import Begin, Clip, End, Fill, Form, Image, Item, Link, Path, Picture, Placed, Text, Unclip, rounded
from hrposter.geometry import Rect
from hrposter.memo import Same
from hrposter.pdf.carrier import FONTS, Carrier
from hrposter.pdf.colour import Colours
from hrposter.pdf.drawings import Drawings, picture_operators
from hrposter.pdf.fences import Blanks, Gathered
from hrposter.pdf.fonts import Fonts
from hrposter.pdf.images import Images, image_operators
from hrposter.pdf.lines import draw_fence, draw_line
from hrposter.pdf.outlines import CAPS, JOINS, outline_operators, painting_operator
from hrposter.pdf.state import GraphicsState
from hrposter.pdf.syntax import dictionary, matrix_operands, number, numbers, packed_stream
from hrposter.pdf.untagged import Tags, Untagged


class Stock:
    """What the streams of one file share: its fonts, colours and drawings, each embedded once."""

    def __init__(self, carrier: Carrier, fonts: Fonts, colours: Colours) -> None:
        self.fonts = fonts
        self.colours = colours
        self.drawings = Drawings(carrier, colours)
        self.images = Images(carrier, colours)
        self._carrier = carrier
        self._forms: dict[Same[Form], tuple[str, bytes, bool]] = {}

    def copied(self, carrier: Carrier) -> Stock:
        """The same fonts and drawings, for another file in which they have the same numbers."""
        copy = Stock(carrier, self.fonts.copied(), self.colours)
        copy.drawings, copy.images = self.drawings.copied(carrier), self.images.copied(carrier)
        copy._forms = dict(self._forms)
        return copy

    def form(self, form: Form) -> tuple[str, bytes, bool]:
        """The name that content streams call a form, its reference, and whether anything in it is transparent."""
        key = Same(form)
        known = self._forms.get(key)
        if known is None:
            ref, has_alpha = self._embed(form)
            known = self._forms[key] = (f"P{len(self._forms) + 1}", ref, has_alpha)
        return known

    def _embed(self, form: Form) -> tuple[bytes, bool]:
        """The form XObject (ISO 32000-2, 8.10.2); no mark in it counts, since it may be shown more than once (14.7.5.2.1)."""
        tags, code = Untagged(), list[str]()
        content = Content(self, tags, code)
        content.draw(form.items)
        content.close()
        tags.close()
        box = form.box
        entries = {
            "Type": b"/XObject",
            "Subtype": b"/Form",
            "BBox": f"[{numbers(box.x, box.y, box.right, box.bottom, places=3)}]".encode(),
            "Resources": dictionary({"Font": FONTS, **content.resources()}),
        }
        return self._carrier.add(packed_stream(entries, "\n".join(code).encode("ascii"))), content.has_alpha


def turned_over(media: Rect) -> str:
    """The operator that comes before all others of a page."""
    return f"1 0 0 -1 {number(-media.x, 3)} {number(media.bottom, 3)} cm"


class Content:
    """One content stream: ``code`` collects its operators; ``link`` is told of links, where there may be any."""

    def __init__(self, stock: Stock, tags: Tags, code: list[str]) -> None:
        self.stock = stock
        self._tags = tags
        self._code = code
        self._colours = stock.colours
        self._state = GraphicsState(code)
        self._is_marked = False
        self._shown: dict[str, bytes] = {}
        self._gathered = Gathered()
        self.has_alpha = False
        self.link: Callable[[Link], None] | None = None

    def copied(self, carrier: Carrier, tags: Tags, code: list[str]) -> Content:
        """The same state, to go on from in a stream of another file; no marked content is open."""
        copy = Content(self.stock.copied(carrier), tags, code)
        copy._state = self._state.copied(code)
        copy._shown, copy.has_alpha = dict(self._shown), self.has_alpha
        copy._gathered = self._gathered.copied()
        return copy

    def draw(self, items: Iterable[Item]) -> None:
        """Add items; ValueError when they do not nest, when text stands in no element, or for a link in a form, since it belongs to a page."""
        begin, end, code = self._tags.begin, self._tags.end, self._code
        for item in items:
            if type(item) is Begin or type(item) is End:
                if self._is_marked:
                    code.append("EMC")
                    self._is_marked = False
                if type(item) is Begin:
                    begin(item)
                else:
                    end()
            else:
                _WAYS[type(item)](self, item)

    def close(self) -> None:
        """End the stream; ValueError when a clip is still open."""
        self.unmark()
        if self._state.depth:
            raise ValueError(f"{self._state.depth} clips are open at the end of a page; give every Clip its Unclip")

    def resources(self) -> dict[str, bytes]:
        """What the operators name, beside the fonts."""
        shown = {"XObject": dictionary(self._shown)} if self._shown else {}
        return {**shown, **self._colours.resources()}

    # ---- marked content: open only while something is painted, and never across a clip or another element (14.6.1)

    def _mark(self) -> None:
        """Begin marked content; none is open."""
        opening = self._tags.mark()
        if opening:
            self._code.append(opening)
            self._is_marked = True

    def unmark(self) -> None:
        """End the marked content that is open, if any is."""
        if self._is_marked:
            self._code.append("EMC")
            self._is_marked = False

    def _clip(self, clip: Clip) -> None:
        self.unmark()
        self._state.save()
        self._code.append(f"{outline_operators(clip.outline)} W n")

    def _unclip(self, unclip: Unclip) -> None:
        self.unmark()
        if not self._state.depth:
            raise ValueError("an Unclip closes nothing; it needs a Clip before it on the same page")
        self._state.restore()

    # ---- what is painted

    def _text(self, text: Text) -> None:
        self._tags.note(text)
        fence = self._gathered.take(text)
        if fence:
            self._fence(fence, text)
        if not self._is_marked:
            self._mark()
        draw_line(text, self.stock.fonts, self._colours, self._state)

    def _fence(self, fence: tuple[Blanks, ...], text: Text) -> None:
        """Blanks before a line, which are nothing to read: an artifact, where no element has begun to be painted."""
        is_apart = not self._is_marked and bool(self._tags.aside)
        if is_apart:
            self._code.append(self._tags.aside)
        draw_fence(fence, text, self.stock.fonts, self._state)
        if is_apart:
            self._code.append("EMC")

    def _start(self) -> None:
        """Before all that is painted but words: it takes away what lies below, since only black letters overprint."""
        if not self._is_marked:
            self._mark()
        overprint = self._colours.overprint()
        if overprint:
            self._state.set("overprint", overprint)

    def _fill(self, fill: Fill) -> None:
        self._start()
        self._state.set("fill", self._colours.fill(fill.ink))
        self._code.append(_filled(fill.rect, fill.radius))

    def _path(self, path: Path) -> None:
        self._start()
        if path.fill is not None:
            self._state.set("fill", self._colours.fill(path.fill))
        if path.stroke is not None:
            self._state.set("stroke", self._colours.stroke(path.stroke))
            self._state.set("width", f"{number(path.width, 3)} w")
            self._state.set("cap", CAPS[path.cap])
            self._state.set("join", JOINS[path.join])
        paint = painting_operator(fills=path.fill is not None, strokes=path.stroke is not None, even_odd=path.even_odd)
        own = [f"{matrix_operands(path.matrix)} cm"] if path.matrix else []
        own += [f"[{numbers(*path.dash)}] 0 d"] if path.dash else []
        drawn = (outline_operators(path.outline), paint)
        self._code += ("q", *own, *drawn, "Q") if own else drawn

    def _picture(self, picture: Picture) -> None:
        self._start()
        name, ref = self.stock.drawings.place(picture)
        self._shown[name] = ref
        self._code.extend(picture_operators(picture, name))

    def _image(self, image: Image) -> None:
        self._start()
        name, ref = self.stock.images.place(image.raster)
        self._shown[name] = ref
        self.has_alpha = self.has_alpha or image.raster.alpha is not None
        self._code.extend(image_operators(image, name))

    def _placed(self, placed: Placed) -> None:
        self._start()
        name, ref, has_alpha = self.stock.form(placed.form)
        self._shown[name] = ref
        self.has_alpha = self.has_alpha or has_alpha
        clip = placed.clip
        window = [f"{numbers(clip.x, clip.y, clip.width, clip.height, places=3)} re W n"] if clip else []
        self._code += ("q", *window, f"{matrix_operands(placed.matrix)} cm", f"/{name} Do", "Q")

    def _link(self, link: Link) -> None:
        if self.link is not None:
            self.link(link)
            return
        raise ValueError(f"the link to {link.uri} stands in a form; only pages have links")


# How each kind of item is added that neither opens nor closes an element.
_WAYS: Mapping[type[Item], Callable[[Content, Any], None]] = {
    Text: Content._text,
    Clip: Content._clip,
    Unclip: Content._unclip,
    Fill: Content._fill,
    Path: Content._path,
    Picture: Content._picture,
    Image: Content._image,
    Placed: Content._placed,
    Link: Content._link,
}


@lru_cache(maxsize=512)
def _filled(box: Rect, radius: float) -> str:
    """A rectangle filled: most are there on page after page."""
    return f"{outline_operators(rounded(box, radius))} f" if radius > 0 else f"{numbers(*box)} re f"
