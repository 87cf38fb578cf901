"""Bytes of a CSV file as text, in the encodings that spreadsheets save."""

from __future__ import annotations

import codecs

from hrposter.spec.clinic_values import Refused

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(data: bytes) -> str:
    """The text, with single line feeds between lines; U+FFFD for what no character is of. Refused for a file that holds no text.

    Without a byte order mark it is UTF-8 where it reads as such, and Windows-1252 otherwise. A text with some broken bytes among more
    characters of UTF-8 is UTF-8 that was damaged: read as Windows-1252, all its accents would be wrong.
    """
    mark, encoding = next((each for each in _BOMS if data.startswith(each[0])), (b"", ""))
    text = data[len(mark) :].decode(encoding, "replace") if mark else _without_mark(data)
    if text.count("\0") > len(text) // 20:
        raise Refused("encoding", "the file holds no text that can be read", "save it as 'CSV UTF-8' or as .xlsx")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_mark(data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    if not broken:
        return text
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    return text if whole > broken else data.decode("cp1252", "replace")
