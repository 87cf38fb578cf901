"""An .xlsx file of texts, byte for byte the same for the same texts (ECMA-376 part 1, SpreadsheetML)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from hrposter.roster.sheet import LONGEST_CELL

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

# What XML 1.0, 2.2 (Char) leaves out, and a text that a spreadsheet would take for an escaped character (ECMA-376 part 1, 22.4.2.4).
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="Roster" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    # Format 49 is text, so that what is typed stays what it is; quotePrefix keeps a cell that is opened from becoming a formula.
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
    '<cellXfs count="3"><xf/>'
    '<xf numFmtId="49" fontId="1" quotePrefix="1" applyNumberFormat="1" applyFont="1"/>'
    '<xf numFmtId="49" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}  # fmt: skip


def workbook_bytes(table: Sequence[Sequence[str]]) -> bytes:
    """A workbook of one sheet whose first row stays in sight; every cell is a text.

    Characters that XML cannot hold become U+FFFD, and a text longer than a cell may be is cut: no roster with either is right.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in (*_PARTS.items(), ("xl/worksheets/sheet1.xml", _sheet(table))):
            info = zipfile.ZipInfo(name)  # with the earliest date that there is, not today's
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, f"{_HEAD}{text}")
    return out.getvalue()


def _sheet(table: Sequence[Sequence[str]]) -> str:
    widest = max(map(len, table))
    rows = "".join(f'<row r="{at}">{_row(cells, at)}</row>' for at, cells in enumerate(table, 1))
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        '<cols><col min="1" max="1" width="60" style="2" customWidth="1"/>'
        f'<col min="2" max="{max(widest, 2)}" width="24" style="2" customWidth="1"/></cols>'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )


def _row(cells: Sequence[str], at: int) -> str:
    style = 1 if at == 1 else 2
    return "".join(
        f'<c r="{_letters(column)}{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_text(cell)}</t></is></c>'
        for column, cell in enumerate(cells, 1)
        if cell
    )


def _text(cell: str) -> str:
    return escape(_ESCAPED.sub("_x005F_", _UNWRITABLE.sub("\ufffd", cell[:LONGEST_CELL])))


def _letters(column: int) -> str:
    """1 is A, 26 is Z, 27 is AA."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return letters
