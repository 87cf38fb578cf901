"""The parts of an .xlsx file, judged before one of them is parsed, so that a small file cannot ask for gigabytes or minutes."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from itertools import pairwise

from hrposter.frozen import frozen
from hrposter.roster.sheet import MOST_EMPTY_ROWS, MOST_ROWS
from hrposter.spec.clinic_values import Refused

LARGEST_UNPACKED = 300_000_000
MOST_TAGS = 8_000_000
MOST_STRINGS = 500_000
MOST_ROW_TAGS = 50_000
MOST_OTHER_TAGS = 300_000

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, LookupError)
"""What the standard library raises on damaged archives."""

_SAVE_AS = "open it in a spreadsheet, and save it as .xlsx or as CSV UTF-8"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_STRING = re.compile(rb"<(?:\w+:)?si[\s/>]")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
# Cells right of column ZZ, the 702nd, and those of them in which something stands.
_FAR = re.compile(rb"r=[\"'][A-Z]{3,}[0-9]+[\"']")
_FAR_FILLED = re.compile(rb"r=[\"'][A-Z]{3,}[0-9]+[\"'](?=[\s>])[^>]*+(?<!/)>")


@frozen()
class Package:
    """What is known of the sheets before they are parsed: whether formulas stand there, and cells right of the 702nd column, all empty."""

    has_formulas: bool = False
    is_far: bool = False


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are those of a workbook of some kind, not of text."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLE))


def check_package(data: bytes) -> Package:
    """What its parts say at first sight; Refused where it is not to be parsed."""
    if data.startswith(_OLE):
        raise Refused("file-kind", "the file is of an old kind (.xls), or has a password", f"{_SAVE_AS}, without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return _check_parts(file)
    except Refused:
        raise
    except DAMAGE:
        raise damaged() from None


def damaged() -> Refused:
    """What is said of a workbook with a part that is not as it must be."""
    return Refused("file-kind", "the workbook is damaged", _SAVE_AS)


def _check_parts(file: zipfile.ZipFile) -> Package:
    parts = file.infolist()
    if not any(part.filename == "[Content_Types].xml" for part in parts) or not any(part.filename.startswith("xl/") for part in parts):
        raise Refused("file-kind", "the file is no workbook that can be read", _SAVE_AS)
    parsed = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
    size = sum(part.file_size for part in parsed)
    if size > LARGEST_UNPACKED:
        fact = f"unpacked, the file has {size:,} bytes; at most {LARGEST_UNPACKED:,} are read"
        raise Refused("too-large", fact, "split it into several files, or save it as CSV UTF-8")
    found = Package()
    for part in parsed:
        xml = file.read(part)
        if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:  # XML 1.0, 4.2: a few of them can stand for gigabytes
            raise Refused("file-kind", "the workbook declares entities, as no spreadsheet does", _SAVE_AS)
        if part.filename.startswith("xl/worksheets/"):
            sheet = _check_sheet(xml)
            found = Package(found.has_formulas or sheet.has_formulas, found.is_far or sheet.is_far)
        else:
            strings = sum(1 for _ in _STRING.finditer(xml))
            _check_tags(strings, MOST_STRINGS)
            _check_tags(xml.count(b"<"), MOST_OTHER_TAGS + 4 * strings)
    return found


def _check_sheet(xml: bytes) -> Package:
    """What stands in a sheet; Refused for one that is too large to be parsed."""
    _check_tags(xml.count(b"<"), MOST_TAGS)
    rows = [match.start() for match in _ROW.finditer(xml)]
    if len(rows) > MOST_ROWS + MOST_EMPTY_ROWS:
        raise Refused(
            "too-many",
            f"the sheet has {len(rows):,} rows; at most {MOST_ROWS:,} are read",
            "delete the empty rows in the spreadsheet and save it anew",
        )
    first, last = (rows[0], rows[-1]) if rows else (len(xml), len(xml))
    _check_tags(xml.count(b"<", 0, first) + xml.count(b"<", last), MOST_OTHER_TAGS)
    for start, stop in pairwise(rows):
        _check_tags(xml.count(b"<", start, stop), MOST_ROW_TAGS)
    if _FAR_FILLED.search(xml):
        raise Refused("too-many", "something stands right of column ZZ", "delete the columns that are not of the roster, and save the file anew")
    return Package(_FORMULA.search(xml) is not None, _FAR.search(xml) is not None)


def _check_tags(count: int, most: int) -> None:
    if count > most:
        fact = f"a part of the workbook has {count:,} elements; at most {most:,} are read"
        raise Refused("too-many", fact, "delete empty rows, columns and formats, or save the sheet as CSV UTF-8")
