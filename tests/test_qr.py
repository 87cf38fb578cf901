"""QR codes: an independent reader decodes what the outline draws."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis.strategies import characters, sampled_from, text

from hrposter.display import Close, Line, Move, Outline
from hrposter.qr import LONGEST_TEXT, Level, qr_outline

ADDRESS = "https://example.org/hello"
printable = characters(codec="ascii", min_codepoint=0x21, max_codepoint=0x7E)


def _contours(outline: Outline) -> Iterator[list[tuple[int, int]]]:
    points: list[tuple[int, int]] = []
    for segment in outline:
        match segment:
            case Move(x, y):
                points = [(int(x), int(y))]
            case Line(x, y):
                points.append((int(x), int(y)))
            case Close():
                yield points
            case _:
                pytest.fail(f"{segment} is no straight line")


def _windings(count: int, outline: Outline) -> np.ndarray:
    """The winding number of every module: upward and downward edges to its left, counted with their sign."""
    changes = np.zeros((count, count + 1), int)
    for points in _contours(outline):
        for (x, y), (next_x, next_y) in zip(points, points[1:] + points[:1], strict=True):
            assert x == next_x or y == next_y
            changes[min(y, next_y) : max(y, next_y), x] += 1 if next_y < y else -1
    return np.cumsum(changes, axis=1)[:, :-1]


def _raster(count: int, outline: Outline, scale: int = 8) -> np.ndarray:
    dark = _windings(count, outline) % 2 == 1
    picture = np.where(np.pad(dark, 4), 0, 255).astype(np.uint8)
    return np.kron(picture, np.ones((scale, scale), np.uint8))


@pytest.mark.parametrize("level", ["L", "M", "Q", "H"])
@pytest.mark.parametrize("text", [ADDRESS, "HTTPS://EXAMPLE.ORG/A1", "tel:+15555550100", "https://example.org/?q=" + "abc123" * 20])
def test_an_independent_reader_finds_the_text(text: str, level: Level) -> None:
    assert cv2.QRCodeDetector().detectAndDecode(_raster(*qr_outline(text, level)))[0] == text


@settings(max_examples=30, deadline=None)
@given(text(printable, min_size=1, max_size=120), sampled_from(["L", "M", "Q", "H"]))
def test_a_second_reader_finds_any_text(text: str, level: Level) -> None:
    # OpenCV gives up on about one symbol in fifty, whoever made it; this reader takes all.
    assert [found.text for found in zxingcpp.read_barcodes(_raster(*qr_outline(text, level)))] == [text]


def test_text_beyond_ascii_is_marked_as_utf_8() -> None:
    text = "é" * 120 + "स्वागत"
    assert [found.text for found in zxingcpp.read_barcodes(_raster(*qr_outline(text)))] == [text]


def test_non_zero_and_even_odd_filling_give_the_same_modules() -> None:
    assert set(np.unique(_windings(*qr_outline(ADDRESS, "H")))) == {0, 1}


def test_the_outline_fills_the_square_without_a_quiet_zone() -> None:
    count, outline = qr_outline(ADDRESS)
    xs, ys = zip(*(point for points in _contours(outline) for point in points), strict=True)
    assert (min(xs), min(ys), max(xs), max(ys)) == (0, 0, count, count)
    assert count % 4 == 1  # ISO/IEC 18004, 6.3.2: 17 + 4 for each version


def test_a_finder_pattern_is_two_contours_and_no_seams() -> None:
    _, outline = qr_outline(ADDRESS)
    contours = list(_contours(outline))
    assert contours[0] == [(0, 0), (7, 0), (7, 7), (0, 7)]
    assert [(1, 1), (1, 6), (6, 6), (6, 1)] in contours
    assert [(2, 2), (5, 2), (5, 5), (2, 5)] in contours
    assert all(a != c and b != d for (a, b), (c, d) in ((p[i - 2], p[i]) for p in contours for i in range(len(p)))), "every point is a corner"


def test_a_higher_level_needs_no_fewer_modules() -> None:
    counts = [qr_outline(ADDRESS * 3, level)[0] for level in ("L", "M", "Q", "H")]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


def test_the_same_text_gives_the_same_outline() -> None:
    first = qr_outline(ADDRESS)
    qr_outline.cache_clear()
    assert qr_outline(ADDRESS) == first


def test_the_cache_is_bounded() -> None:
    assert qr_outline.cache_info().maxsize == 64


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(ValueError, match=r"needs a text; write"):
        qr_outline("")


@pytest.mark.parametrize("level", ["L", "H"])
def test_the_longest_text_fits_and_one_letter_more_is_refused(level: Level) -> None:
    assert qr_outline("𝒳" * LONGEST_TEXT, level)[0] <= 177
    with pytest.raises(ValueError, match=r"^301 characters .*; shorten"):
        qr_outline("a" * (LONGEST_TEXT + 1), level)
