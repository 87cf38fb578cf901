"""PDF syntax: numbers, names, text strings, arrays, dictionaries and streams as bytes (ISO 32000-2, 7.3)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache

from hrposter.geometry import Matrix, Rect

_DELIMITERS = frozenset(b"%()<>[]{}/#")
_PLAIN = re.compile(r"[0-9A-Za-z+,._-]+")
_LEVEL = 5  # measured on pages: 6 takes twice the time for a thousandth of the bytes, 9 more for less than 1 %
_QUICK = 4  # for what is new in every file: three quarters of the time for 4 % more of its bytes


def number(value: float, places: int = 2) -> str:
    """A number rounded to so many decimal places, as short as it can be written, never with an exponent."""
    written = f"{value:.2f}" if places == 2 else f"{value:.{places}f}"
    if places and written[-1] == "0":
        written = written.rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def numbers(*values: float, places: int = 2) -> str:
    """Numbers with a space between them."""
    return " ".join([number(value, places) for value in values])


def point(x: float, y: float) -> str:
    """Two numbers with a space between them, each as ``number`` writes it."""
    written = f"{x:.2f} {y:.2f} "
    return shortened(written, 2)[:-1] if "0 " in written else written[:-1]


def matrix_operands(m: Matrix) -> str:
    """The six numbers of ``cm`` and ``Tm`` (8.3.4)."""
    return f"{numbers(m.a, m.b, m.c, m.d, places=6)} {numbers(m.e, m.f, places=3)}"


def shortened(written: str, places: int) -> str:
    """The text with all its numbers as ``number`` writes them; each has ``places`` decimals and a space after it.

    For long texts: art has thousands of numbers, and this looks at all of them at once.
    """
    for _ in range(places):
        written = written.replace("0 ", " ")
    return written.replace(". ", " ").replace("-0 ", "0 ")


def name(text: str) -> bytes:
    """A name object; bytes outside the printable ASCII are written as #xx (7.3.5)."""
    if _PLAIN.fullmatch(text):
        return b"/" + text.encode()
    return b"/" + b"".join(bytes((code,)) if 0x21 <= code <= 0x7E and code not in _DELIMITERS else b"#%02X" % code for code in text.encode())


@lru_cache(maxsize=512)
def text(value: str) -> bytes:
    """A text string: ASCII as it stands, anything else in UTF-16 with its mark (7.9.2.2)."""
    if value.isascii() and value.isprintable():
        return b"(" + value.encode().replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)") + b")"
    return b"<FEFF" + utf16(value).encode() + b">"


def utf16(value: str) -> str:
    """The UTF-16BE code units of a text in hexadecimal."""
    return value.encode("utf-16-be").hex().upper()


@lru_cache(maxsize=1024)
def reference(number: int) -> bytes:
    """A reference to the object of that number: most files have the same numbers."""
    return b"%d 0 R" % number


def number_of(ref: bytes) -> int:
    """The number of the object that a reference leads to."""
    return int(ref[: -len(b" 0 R")])


def array(items: Iterable[bytes]) -> bytes:
    """An array of objects that are written already."""
    return b"[" + b" ".join(items) + b"]"


def rectangle(left: float, bottom: float, right: float, top: float) -> bytes:
    """A rectangle in default user space (7.9.5)."""
    return f"[{numbers(left, bottom, right, top, places=3)}]".encode()


@lru_cache(maxsize=512)
def flipped(box: Rect, media: Rect) -> bytes:
    """A box of the display list in the default user space of its page: origin at the bottom left of ``media``, y up."""
    return rectangle(box.x - media.x, media.bottom - box.bottom, box.right - media.x, media.bottom - box.y)


def dictionary(entries: Mapping[str, bytes]) -> bytes:
    """A dictionary whose values are written already; keys keep their order."""
    return b"<<" + b"".join([_key(key) + value for key, value in entries.items()]) + b">>"


@lru_cache(maxsize=256)
def _key(name: str) -> bytes:
    """A key and the space after it: the same few in every file."""
    return b"/%s " % name.encode()


def stream(entries: Mapping[str, bytes], content: bytes) -> bytes:
    """A stream as it stands; ISO 19005-2, 6.1.7.1 wants the end of line before ``endstream``."""
    head = dictionary({**entries, "Length": b"%d" % len(content)})
    return b"%s\nstream\n%s\nendstream" % (head, content)


def packed(content: bytes, level: int = _LEVEL) -> bytes:
    """The content in the Flate encoding."""
    return zlib.compress(content, level)


def packed_stream(entries: Mapping[str, bytes], content: bytes) -> bytes:
    """A stream that is Flate-encoded here."""
    return stream({**entries, "Filter": b"/FlateDecode"}, packed(content, _QUICK))
