"""One page of the display list into a file; the only place where the y axis turns over.

The first operator of a page flips its space, so that paths and boxes are written as the display list
gives them. Only annotations and page boxes, which do not know that operator, are flipped one by one.
"""

from __future__ import annotations

from functools import partial
from urllib.parse import quote

from hrposter.display import Link, Page
from hrposter.geometry import Rect
from hrposter.memo import Same
from hrposter.pdf.carrier import Carrier
from hrposter.pdf.colour import Colours
from hrposter.pdf.content import Content, Stock, turned_over
from hrposter.pdf.fonts import Fonts
from hrposter.pdf.prelude import prelude
from hrposter.pdf.syntax import array, dictionary, flipped, text
from hrposter.pdf.tags import Structure
from hrposter.pdf.untagged import Tags, Untagged

_ASCII_IN_URI = "!#$%&'()*+,/:;=?@[]~"  # RFC 3986: reserved characters and the percent sign stay as they are


class Painter:
    """Paints the pages of one file, one after the other; without a structure nothing on them is tagged."""

    def __init__(self, carrier: Carrier, structure: Structure | None, fonts: Fonts, colours: Colours) -> None:
        self._carrier = carrier
        self._colours = colours
        self._structure = structure
        self._stock = Stock(carrier, fonts, colours)
        self._is_first = True
        self._start(b"", Rect(0, 0, 0, 0))

    def _start(self, page: bytes, media: Rect) -> None:
        """Forget the page before."""
        self._page = page
        self._media = media
        self._annotations: list[bytes] = []

    def paint(self, page: Page) -> None:
        """Add a page to the file; ValueError when its items do not nest or text stands in no element."""
        self._start(self._carrier.open_page(), page.media)
        content, tagged, before = self._untagged(page) if self._structure is None else self._tagged(page, self._structure)
        self._carrier.close_page({**self._boxes(page), **tagged, **self._rest(content)}, content.resources(), before)
        self._stock, self._is_first = content.stock, False

    @property
    def fonts(self) -> Fonts:
        """The fonts of all pages so far."""
        return self._stock.fonts

    def _tagged(self, page: Page, structure: Structure) -> tuple[Content, dict[str, bytes], bytes | None]:
        """The content of a page, the entries by which the structure finds it (14.7.5.4), and the stream that it begins with, if there is one."""
        key = structure.open_page(self._page, page.media)
        begun = prelude(Same(page.shared), page.media, self.fonts.stocks, self._colours) if self._is_first and page.begins_shared else None
        content = begun.begin(self._carrier, structure) if begun else self._content(page, structure)
        content.link = partial(self._link, structure)
        content.draw(page.items[len(page.shared) if begun else 0 :])
        content.close()
        structure.close_page()
        return content, {"StructParents": b"%d" % key, "Tabs": b"/S"}, begun.stream if begun else None

    def _untagged(self, page: Page) -> tuple[Content, dict[str, bytes], None]:
        tags = Untagged()
        content = self._content(page, tags)
        content.draw(page.items)
        content.close()
        tags.close()
        return content, {}, None

    def _content(self, page: Page, tags: Tags) -> Content:
        """The content of a page, of which nothing is painted yet."""
        self._carrier.code.append(turned_over(page.media))
        return Content(self._stock, tags, self._carrier.code)

    def _link(self, structure: Structure, link: Link) -> None:
        """A link annotation without a border that prints (12.5.6.5; ISO 14289-1, 7.18)."""
        ref = self._carrier.add()
        action = dictionary({"S": b"/URI", "URI": text(quote(link.uri, safe=_ASCII_IN_URI))})
        entries = {
            "Type": b"/Annot",
            "Subtype": b"/Link",
            "Rect": flipped(link.rect, self._media),
            "Border": b"[0 0 0]",
            "F": b"4",
            "P": self._page,
            "Contents": text(link.alt),
            "StructParent": b"%d" % structure.own(ref),
            "A": action,
        }
        self._carrier.fill(ref, dictionary(entries))
        self._annotations.append(ref)

    # ---- the page itself: its dictionary (7.7.3.3) beside content and resources

    def _boxes(self, page: Page) -> dict[str, bytes]:
        return {
            "MediaBox": flipped(page.media, self._media),
            "BleedBox": flipped(page.bleed, self._media),
            "TrimBox": flipped(page.trim, self._media),
        }

    def _rest(self, content: Content) -> dict[str, bytes]:
        entries = {"Annots": array(self._annotations)} if self._annotations else {}
        if content.has_alpha:
            entries["Group"] = b"<</S/Transparency/CS%s>>" % self._colours.space
        return entries
