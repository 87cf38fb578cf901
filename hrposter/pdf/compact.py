"""A file whose objects are packed together: object stream and cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8)."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import accumulate, chain, compress, count, repeat
from operator import add, not_

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
    is_packed = [not content.endswith(b"endstream") for content in contents]
    places = accumulate(is_packed, initial=0)  # how many are packed before each, and before the holder
    rows = [(_FREE, 0, _LAST_OF_FREE), *zip(repeat(_PACKED), repeat(holder), places, strict=False)]
    for number in compress(count(1), map(not_, is_packed)):
        rows[number] = _PLACED, file.add(_OBJECT % (number, contents[number - 1])), 0
    together = _object_stream(tuple(compress(count(1), is_packed)), tuple(compress(contents, is_packed)))
    rows[holder] = _PLACED, file.add(_OBJECT % (holder, together)), 0
    start = file.offset
    rows.append((_PLACED, start, 0))
    trailer = {"Root": b"%d 0 R" % (len(contents) - 1), "Info": b"%d 0 R" % len(contents), "ID": identifier}
    entries = {"Type": b"/XRef", "Size": b"%d" % (last + 1), "W": _WIDTHS, **trailer}
    file.add(_OBJECT % (last, packed_stream(entries, struct.pack(f">{_ROW * (last + 1)}", *chain.from_iterable(rows)))))
    file.add(b"startxref\n%d\n%%%%EOF\n" % start)


def _object_stream(numbers: Sequence[int], contents: Sequence[bytes]) -> bytes:
    """Objects one after the other, and before them the number of each and where it begins."""
    starts = map(add, accumulate(map(len, contents), initial=0), count())  # a line end after each
    pairs = tuple(chain.from_iterable(zip(numbers, starts, strict=False)))
    head = (b" %d %d" * len(numbers))[1:] % pairs + b"\n"
    entries = {"Type": b"/ObjStm", "N": b"%d" % len(numbers), "First": b"%d" % len(head)}
    return packed_stream(entries, head + b"\n".join(contents))
