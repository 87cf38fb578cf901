"""The carrier of one file: it gathers objects and the operators of the pages, and ReportLab's file takes them up in order.

What an object says is decided here, byte by byte, so that no setting of ReportLab (its
environment variables, ``~/.reportlab_settings``) reaches a file, and nothing of ReportLab is patched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from reportlab.pdfbase.pdfdoc import PDFFile

from hrposter.pdf.compact import write_packed
from hrposter.pdf.syntax import array, dictionary, number_of, packed_stream, reference

FONTS = b"1 0 R"  # the font resources that all pages and forms share


class Carrier:
    """One PDF file in the making: ``code`` collects the operators of the open page."""

    def __init__(self, version: tuple[int, int] = (1, 7), *, packs: bool = False) -> None:
        self.code: list[str] = []
        self._version, self._packs = version, packs
        self._objects: list[bytes] = []  # in the order of their numbers; the first is number 2
        self._pages: list[bytes] = []
        self._fonts: dict[str, bytes] = {}
        self._tree = self.add()

    def add(self, content: bytes = b"") -> bytes:
        """A reference to a new indirect object of that content; without one, others can refer to it before it is filled."""
        self._objects.append(content)
        return reference(len(self._objects) + 1)

    def reserve(self, count: int = 1) -> int:
        """The number of the first of so many new objects that are filled later."""
        first = len(self._objects) + 2
        self._objects.extend((b"",) * count)
        return first

    def fill(self, ref: bytes, content: bytes) -> None:
        """Write an object to which others refer already."""
        self._objects[number_of(ref) - 2] = content

    def fill_all(self, contents: Mapping[int, bytes]) -> None:
        """Write objects by their numbers."""
        objects = self._objects
        for number, content in contents.items():
            objects[number - 2] = content

    def added_since(self, count: int) -> Sequence[bytes]:
        """The objects that came after the first ``count``."""
        return self._objects[count:]

    def take_up(self, objects: Sequence[bytes]) -> None:
        """Go on with the objects of a file that began like this one."""
        self._objects.extend(objects)

    @property
    def count(self) -> int:
        """How many objects there are so far."""
        return len(self._objects)

    def add_font(self, name: str, ref: bytes) -> None:
        """Put a font among the resources of every page."""
        self._fonts[name] = ref

    def open_page(self) -> bytes:
        """Start a page; a reference to it."""
        self._pages.append(self.add())
        return self._pages[-1]

    def close_page(self, entries: Mapping[str, bytes], resources: Mapping[str, bytes], before: bytes | None = None) -> None:
        """Finish the open page with these entries beside its content and its resources; ``before`` is a stream that begins its content."""
        content = self.add(packed_stream({}, "\n".join(self.code).encode("ascii")))
        if before is not None:
            content = array((self.add(before), content))
        fonts = {"Font": FONTS}
        own = {"Type": b"/Page", "Parent": self._tree, "Contents": content, "Resources": dictionary({**fonts, **resources})}
        self.fill(self._pages[-1], dictionary({**own, **entries}))
        self.code.clear()

    def contents(self) -> list[bytes]:
        """What every object says so far, in the order of the numbers."""
        return list(self._objects)

    def finish(self, catalogue: Mapping[str, bytes], info: Mapping[str, bytes], identifiers: tuple[str, str]) -> bytes:
        """The whole file; ``identifiers`` are the permanent and the changing part of the file identifier, in hexadecimal."""
        self.fill(self._tree, dictionary({"Type": b"/Pages", "Count": b"%d" % len(self._pages), "Kids": array(self._pages)}))
        root = dictionary({"Type": b"/Catalog", "Pages": self._tree, **catalogue})
        contents = (dictionary(self._fonts), *self.contents(), root, dictionary(info))
        write = write_packed if self._packs else _write_plain
        file = PDFFile(self._version)
        write(file, contents, b"[<%s><%s>]" % (identifiers[0].encode(), identifiers[1].encode()))
        return bytes(file.format(None))


def _write_plain(file: PDFFile, contents: Sequence[bytes], identifier: bytes) -> None:
    """Each object for itself, the cross-reference table and the trailer (ISO 32000-2, 7.5); the catalogue and Info are the last objects."""
    add, size = file.add, len(contents) + 1
    objects = [b"%d 0 obj\n%s\nendobj\n" % each for each in enumerate(contents, 1)]
    offsets = tuple(accumulate(map(len, objects[:-1]), initial=file.offset))
    add(b"".join(objects))
    start = add(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    add(b"%010d 00000 n \n" * len(offsets) % offsets)
    trailer = b"<<\n/ID %s\n/Info %d 0 R\n/Root %d 0 R\n/Size %d\n>>" % (identifier, size - 1, size - 2, size)
    add(b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, start))
