"""Cells that a spreadsheet would take for a formula, and the apostrophe that keeps it from doing so."""

from __future__ import annotations

import re

# What Excel, LibreOffice and Google Sheets begin a formula with, or drop before one (OWASP, "CSV Injection").
_TAKEN_FOR_FORMULA = re.compile("'*[=+@\\t\\r\\n-]")
_GUARDED = re.compile("'+[=+@\\t\\r\\n-]")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where it would be taken for a formula, or where ``unguarded`` would take one away."""
    return f"'{text}" if _TAKEN_FOR_FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that ``guarded`` was given; any other as it is."""
    return text[1:] if text.startswith("'") and _GUARDED.match(text) else text
