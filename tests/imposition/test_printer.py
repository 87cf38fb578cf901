"""What a printer does to a sheet, and what undoes it."""

from __future__ import annotations

import pytest

from hrposter.geometry import Rect
from hrposter.imposition.printer import Printer, Turn
from hrposter.units import mm

LETTER = Rect(0, 0, 612, 792)
CROOKED = Printer(offset_x=mm(1), offset_y=mm(-0.7), duplex_x=mm(-2), duplex_y=mm(0.4), scale=0.985)


def landed(printer: Printer, x: float, y: float) -> tuple[float, float]:
    """Where a point of the front lands on a Letter sheet."""
    return 306 + printer.scale * (x - 306) + printer.offset_x, 396 + printer.scale * (y - 396) + printer.offset_y


def landed_behind(printer: Printer, x: float, y: float, back: Turn) -> tuple[float, float]:
    """Where a point of the back lands, seen through the paper from the front."""
    x, y = (612 - x, y) if back == "long" else (x, 792 - y)
    across, down = landed(printer, x, y)
    return across + printer.duplex_x, down + printer.duplex_y


def test_a_front_that_is_corrected_lands_in_its_place() -> None:
    sent = CROOKED.correction(LETTER).apply(100, 700)
    assert sent != pytest.approx((100, 700), abs=0.5)
    assert landed(CROOKED, *sent) == pytest.approx((100, 700))


@pytest.mark.parametrize("back", ["long", "short"])
def test_a_back_that_is_corrected_lands_behind_its_front(back: Turn) -> None:
    behind = (512, 700) if back == "long" else (100, 92)  # of the point 100, 700 of the front
    sent = CROOKED.correction(LETTER, back).apply(*behind)
    assert sent != pytest.approx(behind, abs=0.5)
    assert landed_behind(CROOKED, *sent, back) == pytest.approx((100, 700))


def test_an_exact_printer_needs_no_correction() -> None:
    assert Printer().correction(LETTER).apply(100, 700) == (100, 700)


def test_a_printer_reaches_a_sheet_up_to_its_margins() -> None:
    printer = Printer(left=10, right=20, top=30, bottom=40)
    assert printer.printable(LETTER) == Rect(10, 30, 582, 722)


def test_on_a_wide_sheet_the_greater_of_opposite_margins_counts() -> None:
    printer = Printer(left=10, right=20, top=30, bottom=40)
    assert printer.printable(Rect(0, 0, 792, 612)) == Rect(40, 20, 712, 572)
