"""ReportLab's canvas as the carrier: it gathers the operators of the pages, and its document writes the file.

What an object says is decided here, byte by byte, so that no setting of ReportLab (its
environment variables, ``~/.reportlab_settings``) reaches a file, and nothing of ReportLab is patched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from itertools import accumulate
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFFile
from reportlab.pdfgen.canvas import Canvas

from hrposter.pdf.compact import compact
from hrposter.pdf.syntax import array, dictionary, packed_stream

FONTS = b"1 0 R"  # the font resources that all pages and forms share


class Slot:
    """An indirect object: numbered at once, so that others can refer to it; its ``content`` may come later."""

    __slots__ = ("content", "ref")

    def __init__(self, content: bytes = b"", ref: bytes = b"") -> None:
        self.content = content
        self.ref = ref


class _File(PDFDocument):
    """ReportLab's document, put together without the comments and line breaks that its settings may ask for."""

    _pdfVersion: tuple[int, int]
    contents: list[bytes]

    def format(self) -> bytes:
        """The whole file: objects in the order of their numbers, cross-reference table, trailer (ISO 32000-2, 7.5).

        As ReportLab would write it, without a call for each part of each object. ``contents`` are the objects, the
        catalogue and Info last.
        """
        parts = [PDFFile(self._pdfVersion).format(self)]
        parts += [b"%d 0 obj\n%s\nendobj\n" % each for each in enumerate(self.contents, 1)]
        *offsets, start = accumulate(map(len, parts))
        table = b"".join([b"%010d 00000 n \n" % offset for offset in offsets])
        size = len(offsets) + 1
        trailer = b"<<\n/ID %s\n/Info %d 0 R\n/Root %d 0 R\n/Size %d\n>>" % (self.ID(), size - 1, size - 2, size)
        return b"%sxref\n0 %d\n0000000000 65535 f \n%strailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (b"".join(parts), size, table, trailer, start)


class Carrier(Canvas):
    """One PDF file in the making: ``code`` collects the operators of the open page."""

    _doc: Any
    _code: list[str]

    def __init__(self, version: tuple[int, int] = (1, 7), *, packs: bool = False) -> None:
        super().__init__(BytesIO(), pageCompression=1, invariant=1, pdfVersion=version)
        self._version, self._packs = version, packs
        self._slots: list[Slot] = []  # the first is number 2
        self._page_slots: list[Slot] = []
        self._info, self._catalogue, self._font_slot = Slot(), Slot(), Slot()
        self._fonts: dict[str, bytes] = {}
        self._tree = self.reserve()

    @property
    def code(self) -> list[str]:
        """The operators of the open page, in order."""
        return self._code

    def _make_preamble(self) -> None:
        """Nothing: ReportLab's own preamble would refer to Helvetica."""
        self._preamble = ""

    def reserve(self) -> Slot:
        """An indirect object with its number, still empty."""
        slots = self._slots
        slot = Slot(b"", b"%d 0 R" % (len(slots) + 2))
        slots.append(slot)
        return slot

    def add(self, content: bytes) -> bytes:
        """A reference to a new indirect object of that content."""
        slots = self._slots
        ref = b"%d 0 R" % (len(slots) + 2)
        slots.append(Slot(content, ref))
        return ref

    def added_since(self, count: int) -> tuple[Slot, ...]:
        """The objects that came after the first ``count``."""
        return tuple(self._slots[count:])

    def take_up(self, slots: Iterable[Slot]) -> None:
        """Go on with the finished objects of a file that began like this one."""
        self._slots.extend(slots)

    @property
    def count(self) -> int:
        """How many objects there are so far."""
        return len(self._slots)

    def add_font(self, name: str, ref: bytes) -> None:
        """Put a font among the resources of every page."""
        self._fonts[name] = ref

    def open_page(self) -> Slot:
        """Start a page; the slot that its dictionary will fill."""
        self._page_slots.append(self.reserve())
        return self._page_slots[-1]

    def close_page(self, entries: Mapping[str, bytes], resources: Mapping[str, bytes], before: bytes | None = None) -> None:
        """Finish the open page with these entries beside its content and its resources; ``before`` is a stream that begins its content."""
        content = self.add(packed_stream({}, "\n".join(self.code).encode("ascii")))
        if before is not None:
            content = array((self.add(before), content))
        fonts = {"Font": FONTS}
        own = {"Type": b"/Page", "Parent": self._tree.ref, "Contents": content, "Resources": dictionary({**fonts, **resources})}
        self._page_slots[-1].content = dictionary({**own, **entries})
        self._code.clear()

    def contents(self) -> list[bytes]:
        """What every object says so far, in the order of the numbers."""
        return [slot.content for slot in self._slots]

    def finish(self, catalogue: Mapping[str, bytes], info: Mapping[str, bytes], identifiers: tuple[str, str]) -> bytes:
        """The whole file; ``identifiers`` are the permanent and the changing part of the file identifier, in hexadecimal."""
        kids = array(slot.ref for slot in self._page_slots)
        self._font_slot.content = dictionary(self._fonts)
        self._tree.content = dictionary({"Type": b"/Pages", "Count": b"%d" % len(self._page_slots), "Kids": kids})
        self._catalogue.content = dictionary({"Type": b"/Catalog", "Pages": self._tree.ref, **catalogue})
        self._info.content = dictionary(info)
        identifier = f"[<{identifiers[0]}><{identifiers[1]}>]".encode()
        return self._packed(identifier) if self._packs else self._plain(identifier)

    def _objects(self) -> list[bytes]:
        """What every object says, from number 1 on; the catalogue and Info are the last."""
        return [self._font_slot.content, *self.contents(), self._catalogue.content, self._info.content]

    def _plain(self, identifier: bytes) -> bytes:
        """The file with each object for itself."""
        self._doc.__class__ = _File  # the document that the canvas has made for itself
        self._doc.contents, self._doc._ID = self._objects(), identifier
        return bytes(self.getpdfdata())  # type: ignore[no-untyped-call]

    def _packed(self, identifier: bytes) -> bytes:
        """The file with its objects packed together."""
        contents = self._objects()
        trailer = {"Root": b"%d 0 R" % (len(contents) - 1), "Info": b"%d 0 R" % len(contents), "ID": identifier}
        return compact(PDFFile(self._version).format(self._doc), contents, trailer)
