"""The operators of a content stream, as qpdf reads them, as many as a poster can need."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

import pikepdf

from hrposter.preflight.finished.reading import too_much
from hrposter.preflight.finished.streams import TooLong, Unread, decoded
from hrposter.preflight.finished.values import key_of, one_or_more

MOST_BYTES = 24_000_000  # of one page
MOST_OPERATORS = 600_000  # of one file, forms as often as they are painted
_PRICE = 20  # what it costs to begin a stream, in operators
_OPERATOR = re.compile(rb"[A-Za-z*'\"]\s")


class Operation(NamedTuple):
    """An operator with what it works on."""

    operator: str
    operands: Sequence[object]


class Budget:
    """How many operators may still be looked at."""

    def __init__(self, operators: int = MOST_OPERATORS) -> None:
        self.left = operators

    def spend(self, operators: int) -> None:
        """Take so many; Refused when none are left."""
        self.left -= operators
        if self.left < 0:
            raise too_much(f"its pages are drawn with more than {MOST_OPERATORS:,} operators")


class Contents:
    """Reads content streams, each once; ``problems`` holds what was wrong in them."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._scratch = pikepdf.new()
        self._kept: dict[int, tuple[Operation, ...]] = {}
        self.problems: list[str] = []

    def operations(self, value: object) -> tuple[Operation, ...]:
        """The operators of a stream, or of the streams of an array one after the other; Refused beyond what may be looked at."""
        key = key_of(value)
        found = self._kept.get(key) if key else None
        if found is None:
            found = self._parsed(self._bytes(value))
            if key:
                self._kept[key] = found
        self._budget.spend(len(found) + _PRICE)
        return found

    def _bytes(self, value: object) -> bytes:
        parts: list[bytes] = []
        left = MOST_BYTES
        for stream in one_or_more(value):
            try:
                parts.append(decoded(stream, left))
            except TooLong:
                raise too_much(f"the content of a page unpacks to more than {MOST_BYTES:,} bytes") from None
            except Unread as error:
                self.problems.append(f"a content stream cannot be read: {error}")
            else:
                left -= len(parts[-1])
        return b"\n".join(parts)

    def _parsed(self, data: bytes) -> tuple[Operation, ...]:
        # Most operators are one letter and a space: a count of these keeps a bomb from being parsed at all.
        if sum(1 for _ in islice(_OPERATOR.finditer(data), 2 * self._budget.left + 1)) > 2 * self._budget.left:
            self._budget.spend(self._budget.left + 1)
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            try:
                read = pikepdf.parse_content_stream(pikepdf.Stream(self._scratch, data))
            except (pikepdf.PikepdfError, RuntimeError, ValueError, TypeError) as error:
                self.problems.append(f"a content stream cannot be read: {str(error).partition(chr(10))[0]}")
                return ()
        self.problems.extend(f"a content stream is damaged: {str(warning.message).partition(chr(10))[0]}" for warning in said)
        return tuple(_operation(each) for each in read)


def _operation(read: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage) -> Operation:
    if isinstance(read, pikepdf.ContentStreamInlineImage):
        return Operation("BI", (read.iimage.obj,))
    try:
        return Operation(str(read.operator), tuple(read.operands))
    except UnicodeDecodeError:
        return Operation("", ())  # no operator has such a name
