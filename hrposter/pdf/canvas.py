"""One page of the display list onto the canvas; the only place where the y axis turns over.

The first operator of a page flips its space, so that paths and boxes are written as the display list
gives them. Only annotations and page boxes, which do not know that operator, are flipped one by one.
"""

from __future__ import annotations

from urllib.parse import quote

from hrposter.display import Begin, Clip, End, Fill, Image, Item, Link, Page, Path, Picture, Text, Unclip, rounded
from hrposter.geometry import Rect
from hrposter.pdf.carrier import Carrier
from hrposter.pdf.colour import Colours
from hrposter.pdf.drawings import Drawings, picture_operators
from hrposter.pdf.fonts import Fonts
from hrposter.pdf.images import Images, image_operators
from hrposter.pdf.lines import draw_line
from hrposter.pdf.outlines import CAPS, JOINS, outline_operators, painting_operator
from hrposter.pdf.state import GraphicsState
from hrposter.pdf.syntax import array, dictionary, flipped, matrix_operands, number, numbers, text
from hrposter.pdf.tags import Structure

_ASCII_IN_URI = "!#$%&'()*+,/:;=?@[]~"  # RFC 3986: reserved characters and the percent sign stay as they are


class Painter:
    """Paints the pages of one file, one after the other."""

    def __init__(self, carrier: Carrier, structure: Structure, fonts: Fonts, colours: Colours) -> None:
        self._carrier = carrier
        self._colours = colours
        self._structure = structure
        self._fonts = fonts
        self._drawings = Drawings(carrier, colours)
        self._images = Images(carrier, colours)
        self._code = carrier.code
        self._start(b"", Rect(0, 0, 0, 0))

    def _start(self, page: bytes, media: Rect) -> None:
        """Forget the page before."""
        self._page = page
        self._media = media
        self._state = GraphicsState(self._code)
        self._is_marked = False
        self._annotations: list[bytes] = []
        self._shown: dict[str, bytes] = {}
        self._has_alpha = False

    def paint(self, page: Page) -> None:
        """Add a page to the file; ValueError when its items do not nest or text stands in no element."""
        slot = self._carrier.open_page()
        self._start(slot.ref, page.media)
        key = self._structure.open_page(slot.ref, page.media)
        self._code.append(f"1 0 0 -1 {number(-page.media.x, 3)} {number(page.media.bottom, 3)} cm")
        for item in page.items:
            self._draw(item)
        self._unmark()
        self._structure.close_page()
        if self._state.depth:
            raise ValueError(f"{self._state.depth} clips are open at the end of a page; give every Clip its Unclip")
        self._carrier.close_page(self._entries(page, key), self._resources())

    def _draw(self, item: Item) -> None:
        match item:
            case Begin():
                self._unmark()
                self._structure.begin(item)
            case End():
                self._unmark()
                self._structure.end()
            case Clip():
                self._unmark()
                self._clip(item)
            case Unclip():
                self._unmark()
                self._unclip()
            case Link():
                self._link(item)
            case Text():
                self._structure.note(item.text, item.box.y)
                self._mark()
                draw_line(item, self._fonts, self._colours, self._state, self._code)
            case Fill():
                self._mark()
                self._knock_out()
                self._fill(item)
            case Path():
                self._mark()
                self._knock_out()
                self._path(item)
            case Picture():
                self._mark()
                self._knock_out()
                self._picture(item)
            case Image():
                self._mark()
                self._knock_out()
                self._image(item)

    # ---- marked content: open only while something is painted, and never across a clip or another element (14.6.1)

    def _mark(self) -> None:
        if not self._is_marked:
            self._code.append(self._structure.mark())
            self._is_marked = True

    def _unmark(self) -> None:
        if self._is_marked:
            self._code.append("EMC")
            self._is_marked = False

    # ---- items

    def _knock_out(self) -> None:
        """What is painted next takes away what lies below: only black letters overprint."""
        overprint = self._colours.overprint()
        if overprint:
            self._state.set("overprint", overprint)

    def _fill(self, fill: Fill) -> None:
        self._state.set("fill", self._colours.fill(fill.ink))
        box = fill.rect
        if fill.radius > 0:
            self._code.append(f"{outline_operators(rounded(box, fill.radius))} f")
        else:
            self._code.append(f"{numbers(box.x, box.y, box.width, box.height)} re f")

    def _path(self, path: Path) -> None:
        if path.fill is not None:
            self._state.set("fill", self._colours.fill(path.fill))
        if path.stroke is not None:
            self._state.set("stroke", self._colours.stroke(path.stroke))
            self._state.set("width", f"{number(path.width, 3)} w")
            self._state.set("cap", CAPS[path.cap])
            self._state.set("join", JOINS[path.join])
        paint = painting_operator(fills=path.fill is not None, strokes=path.stroke is not None, even_odd=path.even_odd)
        m = path.matrix
        if m is None:
            self._code += (outline_operators(path.outline), paint)
        else:
            self._code += ("q", f"{matrix_operands(m)} cm", outline_operators(path.outline), paint, "Q")

    def _picture(self, picture: Picture) -> None:
        name, ref = self._drawings.place(picture)
        self._shown[name] = ref
        self._code.extend(picture_operators(picture, name))

    def _image(self, image: Image) -> None:
        name, ref = self._images.place(image.raster)
        self._shown[name] = ref
        self._has_alpha = self._has_alpha or image.raster.alpha is not None
        self._code.extend(image_operators(image, name))

    def _clip(self, clip: Clip) -> None:
        self._state.save()
        self._code.append(f"{outline_operators(clip.outline)} W n")

    def _unclip(self) -> None:
        if not self._state.depth:
            raise ValueError("an Unclip closes nothing; it needs a Clip before it on the same page")
        self._state.restore()

    def _link(self, link: Link) -> None:
        """A link annotation without a border that prints (12.5.6.5; ISO 14289-1, 7.18)."""
        slot = self._carrier.reserve()
        action = dictionary({"S": b"/URI", "URI": text(quote(link.uri, safe=_ASCII_IN_URI))})
        entries = {
            "Type": b"/Annot",
            "Subtype": b"/Link",
            "Rect": flipped(link.rect, self._media),
            "Border": b"[0 0 0]",
            "F": b"4",
            "P": self._page,
            "Contents": text(link.alt),
            "StructParent": b"%d" % self._structure.own(slot.ref),
            "A": action,
        }
        slot.content = dictionary(entries)
        self._annotations.append(slot.ref)

    # ---- the page itself

    def _entries(self, page: Page, key: int) -> dict[str, bytes]:
        """The page dictionary (7.7.3.3) beside content and resources."""
        entries = {
            "MediaBox": flipped(page.media, self._media),
            "BleedBox": flipped(page.bleed, self._media),
            "TrimBox": flipped(page.trim, self._media),
            "StructParents": b"%d" % key,
            "Tabs": b"/S",
        }
        if self._annotations:
            entries["Annots"] = array(self._annotations)
        if self._has_alpha:
            entries["Group"] = b"<</S/Transparency/CS%s>>" % self._colours.space
        return entries

    def _resources(self) -> dict[str, bytes]:
        shown = {"XObject": dictionary(self._shown)} if self._shown else {}
        return {**shown, **self._colours.resources()}
