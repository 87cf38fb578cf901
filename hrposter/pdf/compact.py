"""A file whose objects are packed together: object stream and cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8)."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, compress, count, repeat
from operator import add
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFFile

from hrposter.pdf.syntax import packed_stream

# A row of the cross-reference stream: its type, and an offset, or the number of an object stream and a place in it.
_ROW = struct.Struct(">BIH")
_WIDTHS = b"[1 4 2]"
_FREE, _PLACED, _PACKED = 0, 1, 2
_OBJECT = b"%d 0 obj\n%s\nendobj\n"
_LAST_OF_FREE = 0xFFFF  # the generation of number 0, which heads the list of free objects


class _Plan(NamedTuple):
    """What is where in a packed file, by the kinds of its objects; the same in file after file.

    ``packed`` tells which objects are packed, ``streams`` are the numbers of the others. ``head`` begins the object stream, where the packed
    ones begin is left open in it; ``rows`` are those of the cross-reference stream, in which the places of the others are left out.
    """

    packed: tuple[bool, ...]
    streams: tuple[int, ...]
    head: bytes
    rows: bytes


def write_packed(file: PDFFile, contents: Sequence[bytes], identifier: bytes) -> None:
    """Put the objects from number 1 on into a file, packed together; the catalogue and Info are the last of them.

    Streams stand for themselves, since an object stream holds none (7.5.7); all else is in one object stream.
    """
    plan = _plan(bytes(map(bytes.endswith, contents, repeat(b"endstream"))))
    holder, last = len(contents) + 1, len(contents) + 2
    together = _object_stream(plan.head, tuple(compress(contents, plan.packed)))
    objects = [_OBJECT % (number, contents[number - 1]) for number in plan.streams]
    objects.append(_OBJECT % (holder, together))
    places = tuple(accumulate(map(len, objects), initial=file.offset))
    rows = bytearray(plan.rows)
    for number, place in zip((*plan.streams, holder, last), places, strict=True):
        _ROW.pack_into(rows, number * _ROW.size, _PLACED, place, 0)
    trailer = {"Root": b"%d 0 R" % (len(contents) - 1), "Info": b"%d 0 R" % len(contents), "ID": identifier}
    entries = {"Type": b"/XRef", "Size": b"%d" % (last + 1), "W": _WIDTHS, **trailer}
    objects.append(_OBJECT % (last, packed_stream(entries, bytes(rows))))
    objects.append(b"startxref\n%d\n%%%%EOF\n" % places[-1])
    file.add(b"".join(objects))


@lru_cache(maxsize=128)
def _plan(kinds: bytes) -> _Plan:
    """By the kind of each object: 1 for a stream, else 0."""
    packed = tuple([not is_stream for is_stream in kinds])
    streams = tuple(compress(count(1), kinds))
    head = b" ".join([b"%d %%d" % number for number in compress(count(1), packed)]) + b"\n"
    holder, places = len(kinds) + 1, accumulate(packed, initial=0)  # how many are packed before each
    rows = [_ROW.pack(_PACKED, holder, place) for place, _ in zip(places, kinds, strict=False)]
    return _Plan(packed, streams, head, b"".join((_ROW.pack(_FREE, 0, _LAST_OF_FREE), *rows, bytes(2 * _ROW.size))))


def _object_stream(head: bytes, contents: Sequence[bytes]) -> bytes:
    """Objects one after the other, and before them the number of each and where it begins."""
    starts = tuple(map(add, accumulate(map(len, contents[:-1]), initial=0), count()))  # a line end after each
    begun = head % starts
    entries = {"Type": b"/ObjStm", "N": b"%d" % len(contents), "First": b"%d" % len(begun)}
    return packed_stream(entries, begun + b"\n".join(contents))
