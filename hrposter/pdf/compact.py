"""A file whose objects are packed together: object stream and cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8)."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from itertools import accumulate, chain

from reportlab.pdfbase.pdfdoc import PDFFile

from hrposter.pdf.syntax import packed_stream

# A row of the cross-reference stream: its type, and an offset, or the number of an object stream and a place in it.
_ROW = "BIH"
_WIDTHS = b"[1 4 2]"
_FREE, _PLACED, _PACKED = 0, 1, 2
_OBJECT = b"%d 0 obj\n%s\nendobj\n"
_LAST_OF_FREE = 0xFFFF  # the generation of number 0, which heads the list of free objects


def write_packed(file: PDFFile, contents: Sequence[bytes], identifier: bytes) -> None:
    """Put the objects from number 1 on into a file, packed together; the catalogue and Info are the last of them.

    Streams stand for themselves, since an object stream holds none (7.5.7); all else is in one object stream.
    """
    holder, last = len(contents) + 1, len(contents) + 2
    rows = [_FREE, 0, _LAST_OF_FREE]
    together: dict[int, bytes] = {}
    for number, content in enumerate(contents, start=1):
        if content.endswith(b"endstream"):
            rows += _PLACED, file.add(_OBJECT % (number, content)), 0
        else:
            rows += _PACKED, holder, len(together)
            together[number] = content
    rows += _PLACED, file.add(_OBJECT % (holder, _object_stream(together))), 0
    start = file.offset
    rows += _PLACED, start, 0
    trailer = {"Root": b"%d 0 R" % (len(contents) - 1), "Info": b"%d 0 R" % len(contents), "ID": identifier}
    entries = {"Type": b"/XRef", "Size": b"%d" % (last + 1), "W": _WIDTHS, **trailer}
    file.add(_OBJECT % (last, packed_stream(entries, struct.pack(f">{_ROW * (last + 1)}", *rows))))
    file.add(b"startxref\n%d\n%%%%EOF\n" % start)


def _object_stream(together: Mapping[int, bytes]) -> bytes:
    """The objects one after the other, and before them the number of each and where it begins."""
    starts = accumulate([len(content) + 1 for content in together.values()], initial=0)
    pairs = tuple(chain.from_iterable(zip(together, starts, strict=False)))
    head = (b" %d %d" * len(together))[1:] % pairs + b"\n"
    body = b"\n".join(together.values())
    return packed_stream({"Type": b"/ObjStm", "N": b"%d" % len(together), "First": b"%d" % len(head)}, head + body)
