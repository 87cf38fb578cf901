"""Art, icons and logos from SVG: the path grammar, shapes, transforms, paint, and each refusal for its reason."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hrposter.diagnostics import Diagnostic, PosterError
from hrposter.display import Close, Curve, Drawing, Line, Move, Outline
from hrposter.geometry import Matrix, Rect
from hrposter.resources import data_folder
from hrposter.svg.drawing import declared_colours, read_drawing
from hrposter.svg.paint import parse_own_colour
from hrposter.svg.path import parse_path
from hrposter.svg.shape import parse_transform, placed, shape_outline

ROLES = frozenset({"deep", "deep-2", "sun", "clay"})
OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'

Read = Callable[..., Drawing]
Refusals = Callable[..., tuple[Diagnostic, ...]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write the text to a file (a body is put into an <svg> of 100 by 100) and read it as art, or as a logo with roles=None."""

    def read(text: str | bytes, roles: frozenset[str] | None = ROLES) -> Drawing:
        data = text if isinstance(text, bytes) else text.encode()
        if not data.startswith((b"<svg", b"<?xml", b"<!DOC", b"\xef")) and isinstance(text, str):
            data = f"{OPEN}{text}</svg>".encode()
        path = tmp_path / "scene.svg"
        path.write_bytes(data)
        return read_drawing(path, roles)

    return read


@pytest.fixture
def logo(read: Read) -> Read:
    """Read the text as a logo."""
    return lambda text: read(text, None)


@pytest.fixture
def refusals(read: Read) -> Refusals:
    """Every problem of the text read as art, or as a logo with roles=None."""

    def refusals(text: str | bytes, roles: frozenset[str] | None = ROLES) -> tuple[Diagnostic, ...]:
        with pytest.raises(PosterError) as caught:
            read(text, roles)
        assert all(problem.help and problem.span for problem in caught.value.diagnostics)
        return caught.value.diagnostics

    return refusals


def _bezier(start: tuple[float, float], curve: Curve, t: float) -> tuple[float, float]:
    weights = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
    xs, ys = (start[0], *curve[0::2]), (start[1], *curve[1::2])
    return sum(w * x for w, x in zip(weights, xs, strict=True)), sum(w * y for w, y in zip(weights, ys, strict=True))


def _samples(outline: Outline, steps: int = 16) -> list[tuple[float, float]]:
    """Points along the outline, in its direction."""
    points: list[tuple[float, float]] = []
    for segment in outline:
        match segment:
            case Curve():
                points += [_bezier(points[-1], segment, step / steps) for step in range(1, steps)] + [(segment.x, segment.y)]
            case Move(x, y) | Line(x, y):
                points.append((x, y))
            case Close():
                pass
    return points


# ---------------------------------------------------------------- path data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        (" \n\t", ()),
        ("M1.5.5-3e2.25", (Move(1.5, 0.5), Line(-300, 0.25))),
        ("M1.5.5-3e2+4", (Move(1.5, 0.5), Line(-300, 4))),
        ("M1,2 3 , 4", (Move(1, 2), Line(3, 4))),
        ("M 1. 2.h3.", (Move(1, 2), Line(4, 2))),
        ("M1 2M3 4", ()),
        ("M1 2m3 4h1M9 9", (Move(4, 6), Line(5, 6))),
        ("m1 2 3 4-1-1", (Move(1, 2), Line(4, 6), Line(3, 5))),
        ("M1 2h3v4H5V6l1 1L0 0", (Move(1, 2), Line(4, 2), Line(4, 6), Line(5, 6), Line(5, 6), Line(6, 7), Line(0, 0))),
        ("M1 1c1 2 3 4 5 6", (Move(1, 1), Curve(2, 3, 4, 5, 6, 7))),
        ("M0 0C0 1 2 3 4 5s2 2 3 3", (Move(0, 0), Curve(0, 1, 2, 3, 4, 5), Curve(6, 7, 6, 7, 7, 8))),
        ("M1 1S2 3 4 5", (Move(1, 1), Curve(1, 1, 2, 3, 4, 5))),
        ("M0 0Q3 6 6 0", (Move(0, 0), Curve(2, 4, 4, 4, 6, 0))),
        ("M0 0Q3 6 6 0t6 0", (Move(0, 0), Curve(2, 4, 4, 4, 6, 0), Curve(8, -4, 10, -4, 12, 0))),
        ("M3 3T9 3", (Move(3, 3), Curve(3, 3, 5, 3, 9, 3))),
        ("M0 0C0 1 2 3 4 5Q3 6 6 0S1 1 2 2", None),
        ("M1 2h3zl1 1", (Move(1, 2), Line(4, 2), Close(), Move(1, 2), Line(2, 3))),
        ("M1 2h3zm1 1h1", (Move(1, 2), Line(4, 2), Close(), Move(2, 3), Line(3, 3))),
    ],
)
def test_path_data_becomes_segments(text: str, expected: Outline | None) -> None:
    outline = parse_path(text)
    if expected is None:  # S after Q mirrors nothing
        assert outline[-1] == Curve(6, 0, 1, 1, 2, 2)
        return
    assert len(outline) == len(expected)
    for got, wanted in zip(outline, expected, strict=True):
        assert type(got) is type(wanted)
        assert tuple(got) == pytest.approx(tuple(wanted))


def test_the_flags_of_an_arc_need_no_gap() -> None:
    assert parse_path("M0 0a1 1 0 0110 10") == parse_path("M0 0a1,1,0,0,1,10,10")
    assert parse_path("M0 0a1 1 0 01.5.5") == parse_path("M0 0a1 1 0 0 1 .5 .5")
    assert parse_path("M0 0a1 1 0 011 1 1 1 0 011 1") == parse_path("M0 0a1 1 0 0 1 1 1a1 1 0 0 1 1 1")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("L1 2", "starts with 'L1 2'"),
        ("10 10", "starts with"),
        ("x M0 0", "starts with"),
        ("M0", "M has 1 numbers; it takes 2"),
        ("M", "M has 0 numbers"),
        ("M0 0L1 2 3", "L has 3 numbers"),
        ("M0 0C1 2 3 4", "C has 4 numbers"),
        ("M0 0l1,,2", "'1,,2' is not a list of numbers"),
        ("M0 0l1, , 2", "is not a list of numbers"),
        ("M0 0l,1 2", "is not a list of numbers"),
        ("M0 0l1 2,", "is not a list of numbers"),
        ("M0 0l1...2", "is not a list of numbers"),
        ("M0 0l1 2e", "is not a list of numbers"),
        ("M0 0l1 nan", "is not a list of numbers"),
        ("M0 0l1_0 2", "is not a list of numbers"),
        ("M0 0l١ ٢", "is not a list of numbers"),
        ("M0 0R1 2", "is not a list of numbers"),
        ("M0 0z5", "stands after Z"),
        ("M0 0a1 1 0 2 0 1 1", "is not an arc"),
        ("M0 0a1 1 0 0 1 1", "is not an arc"),
        ("M0 0L1e8 0", "beyond ±10,000,000"),
        ("M0 0L1e999 0", "beyond ±10,000,000"),
    ],
)
def test_path_data_is_refused(text: str, fact: str) -> None:
    with pytest.raises(ValueError) as caught:
        parse_path(text)
    assert fact in str(caught.value)
    assert "; " in str(caught.value)


path_text = st.text(alphabet="MmLlHhVvCcSsQqTtAaZz0123456789.,+-eE \n", max_size=60)
number = st.floats(-1e7, 1e7).map(repr)
arcs = st.tuples(number, number, number, st.sampled_from("01"), st.sampled_from("01"), number, number).map(" ".join)


@given(st.one_of(path_text.map("M0 0".__add__), path_text, st.text(max_size=30), arcs.map("M1 1a".__add__), arcs.map("M-3e-300 1e-200A".__add__)))
@example("M0 0A1e-300 1e-300 0 0 1 1 1")
@example("M0 0a1 1 0 0 1 1e-300 0")
def test_any_path_gives_finite_segments_or_a_value_error(text: str) -> None:
    try:
        outline = parse_path(text)
    except ValueError:
        return
    assert not outline or isinstance(outline[0], Move)
    assert all(math.isfinite(number) for segment in outline for number in segment)
    assert all(isinstance(after, Move) for before, after in pairwise(outline) if isinstance(before, Close) and after != Close())


def test_a_long_path_is_read_in_linear_time() -> None:
    for hostile in ("1" * 300_000 + "x", "1 " * 150_000 + "x", "-" * 300_000, "1," * 150_000, "1e1" * 100_000 + "e"):
        with pytest.raises(ValueError):
            parse_path("M0 0l" + hostile)
        with pytest.raises(ValueError):
            parse_path("M0 0a" + hostile)
        with pytest.raises(ValueError):
            parse_transform("translate(" * 30_000 + hostile)


# ---------------------------------------------------------------- arcs


@pytest.mark.parametrize(("flags", "centre", "degrees"), [("0 1", (0, 0), 90), ("1 1", (10, 10), 270), ("0 0", (10, 10), -90), ("1 0", (0, 0), -270)])
def test_the_flags_choose_one_of_four_circle_arcs(flags: str, centre: tuple[float, float], degrees: float) -> None:
    points = _samples(parse_path(f"M10 0A10 10 0 {flags} 0 10"))
    assert points[-1] == (0, 10)
    assert all(math.dist(point, centre) == pytest.approx(10, abs=0.003) for point in points)
    angles = [math.atan2(y - centre[1], x - centre[0]) for x, y in points]
    turned = sum((after - before + math.pi) % math.tau - math.pi for before, after in pairwise(angles))
    assert math.degrees(turned) == pytest.approx(degrees)


def test_a_turned_ellipse_passes_through_points_of_its_equation() -> None:
    rx, ry, turn, centre = 30.0, 12.0, math.radians(25), (50.0, 40.0)

    def at(angle: float) -> tuple[float, float]:
        x, y = rx * math.cos(angle), ry * math.sin(angle)
        return centre[0] + math.cos(turn) * x - math.sin(turn) * y, centre[1] + math.sin(turn) * x + math.cos(turn) * y

    begin, end = at(0.3), at(2.9)
    for x, y in _samples(parse_path(f"M{begin[0]} {begin[1]}A{rx} {ry} 25 0 1 {end[0]} {end[1]}")):
        dx, dy = x - centre[0], y - centre[1]
        u, v = (math.cos(turn) * dx + math.sin(turn) * dy) / rx, (math.cos(turn) * dy - math.sin(turn) * dx) / ry
        assert math.hypot(u, v) == pytest.approx(1, abs=0.0004)


def test_radii_too_short_for_the_chord_grow_until_they_reach() -> None:
    points = _samples(parse_path("M0 0A1 1 0 0 1 20 0"))
    assert all(math.dist(point, (10, 0)) == pytest.approx(10, abs=0.003) for point in points)


def test_negative_radii_count_as_positive() -> None:
    assert parse_path("M0 0A-5 -5 0 0 1 5 5") == parse_path("M0 0A5 5 0 0 1 5 5")


def test_an_arc_without_a_radius_is_a_line_and_one_without_a_chord_is_nothing() -> None:
    assert parse_path("M0 0A0 5 0 0 1 5 5") == (Move(0, 0), Line(5, 5))
    assert parse_path("M3 3A5 5 0 0 1 3 3h1") == (Move(3, 3), Line(4, 3))


# ---------------------------------------------------------------- shapes and transforms


def test_a_rectangle_has_four_corners() -> None:
    assert shape_outline("rect", {"x": "1", "y": "2", "width": "3", "height": "4px"}) == (Move(1, 2), Line(4, 2), Line(4, 6), Line(1, 6), Close())


def test_a_radius_left_out_equals_the_other_and_none_exceeds_half_a_side() -> None:
    box = {"width": "10", "height": "4"}
    assert (
        shape_outline("rect", {**box, "rx": "1"}) == shape_outline("rect", {**box, "ry": "1"}) == shape_outline("rect", {**box, "rx": "1", "ry": "1"})
    )
    assert shape_outline("rect", {**box, "rx": "99", "ry": "99"}) == shape_outline("rect", {**box, "rx": "5", "ry": "2"})
    assert shape_outline("rect", {**box, "rx": "0", "ry": "2"})[1:] == (Line(10, 0), Line(10, 4), Line(0, 4), Close())


def test_the_corner_of_a_rectangle_lies_on_its_ellipse() -> None:
    outline = shape_outline("rect", {"width": "40", "height": "30", "rx": "8", "ry": "5"})
    corner = next(index for index, segment in enumerate(outline) if isinstance(segment, Curve))
    start, curve = outline[corner - 1], outline[corner]
    assert isinstance(start, Line)
    assert isinstance(curve, Curve)
    for step in range(9):
        x, y = _bezier((start.x, start.y), curve, step / 8)
        assert math.hypot((x - 32) / 8, (y - 5) / 5) == pytest.approx(1, abs=0.0004)


def test_circles_and_ellipses_lie_on_their_equation() -> None:
    for x, y in _samples(shape_outline("circle", {"cx": "5", "cy": "6", "r": "7"})):
        assert math.hypot(x - 5, y - 6) == pytest.approx(7, abs=0.002)
    for x, y in _samples(shape_outline("ellipse", {"rx": "4", "ry": "2"})):
        assert math.hypot(x / 4, y / 2) == pytest.approx(1, abs=0.0004)


def test_lines_and_polygons() -> None:
    assert shape_outline("line", {"x2": "5", "y1": "1"}) == (Move(0, 1), Line(5, 0))
    assert shape_outline("polyline", {"points": "0,0 1,2 3-4"}) == (Move(0, 0), Line(1, 2), Line(3, -4))
    assert shape_outline("polygon", {"points": "0 0 1 2"}) == (Move(0, 0), Line(1, 2), Close())


@pytest.mark.parametrize(("name", "attributes"), [("rect", {"width": "0", "height": "1"}), ("circle", {"r": "0"}), ("polygon", {}), ("path", {})])
def test_what_svg_does_not_draw_has_no_outline(name: str, attributes: dict[str, str]) -> None:
    assert shape_outline(name, attributes) == ()


@pytest.mark.parametrize(
    ("name", "attributes", "fact"),
    [
        ("rect", {"width": "3"}, "height is missing"),
        ("rect", {"width": "-3", "height": "1"}, "width is negative"),
        ("rect", {"width": "3mm", "height": "1"}, "width: '3mm' is not a number"),
        ("circle", {"r": "50%"}, "r: '50%' is not a number"),
        ("ellipse", {"rx": "1"}, "ry is missing"),
        ("polygon", {"points": "1 2 3"}, "points has 3 numbers"),
    ],
)
def test_a_shape_is_refused(name: str, attributes: dict[str, str], fact: str) -> None:
    with pytest.raises(ValueError, match=fact):
        shape_outline(name, attributes)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("", (3, 4)),
        ("translate(10)", (13, 4)),
        ("translate(10,20)", (13, 24)),
        ("scale(2)", (6, 8)),
        ("scale(2 -1)", (6, -4)),
        ("rotate(90)", (-4, 3)),
        ("rotate(90, 3, 0)", (-1, 0)),
        ("skewX(45)", (7, 4)),
        ("skewY(45)", (3, 7)),
        ("matrix(1 2 3 4 5 6)", (20, 28)),
        ("translate(10 0) scale(2)", (16, 8)),
        ("scale(2)translate(10 0)", (26, 8)),
        (" rotate( 90 ) , rotate(-90) ", (3, 4)),
    ],
)
def test_a_transform_maps_a_point(text: str, point: tuple[float, float]) -> None:
    assert parse_transform(text).apply(3, 4) == pytest.approx(point)


@pytest.mark.parametrize("text", ["rotate(1 2)", "scale()", "matrix(1 2 3)", "perspective(3)", "translate(1", "translate 1", "scale(2px)", "none"])
def test_a_transform_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="; "):
        parse_transform(text)


def test_coordinates_are_rounded_without_minus_zero() -> None:
    assert str(placed((Move(1.23456, -0.0001),), Matrix())) == "(Move(x=1.235, y=0.0),)"


def test_transforms_that_overflow_are_refused(refusals: Refusals) -> None:
    (problem,) = refusals('<g transform="scale(1e5)"><path class="sun" transform="scale(1e5)" d="M0 0h1v1"/></g>')
    assert "the transforms enlarge it" in problem.message


# ---------------------------------------------------------------- drawings


def test_art_is_read_with_its_boxes_and_roles(read: Read) -> None:
    drawing = read(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-5 0 100 50" data-focal="10 5 20 30"><rect class="sun" width="9" height="9"/></svg>'
    )
    assert drawing.name == "scene"
    assert drawing.view == Rect(-5, 0, 100, 50)
    assert drawing.focal == Rect(10, 5, 20, 30)
    assert [(shape.fill, shape.stroke) for shape in drawing.shapes] == [("sun", None)]


def test_art_says_where_heads_are(read: Read) -> None:
    root = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" data-faces="10 5 20 30, 60 5 8 9">'
    assert read(f'{root}<rect class="sun" width="9" height="9"/></svg>').faces == (Rect(10, 5, 20, 30), Rect(60, 5, 8, 9))
    assert read('<rect class="sun" width="9" height="9"/>').faces == ()


def test_every_scene_with_people_that_ships_says_where_their_heads_are() -> None:
    """Who has skin has a head; and each box holds some of it."""
    for path in sorted((data_folder() / "assets/art").glob("*.svg")):
        drawing = read_drawing(path, frozenset(declared_colours(path)))
        skin = [shape.outline for shape in drawing.shapes if isinstance(shape.fill, str) and re.fullmatch(r"skin-\d", shape.fill)]
        assert bool(skin) == bool(drawing.faces), path.name
        for face in drawing.faces:
            inside = [outline for outline in skin if all(face.contains(Rect(*segment[-2:], 0, 0), slack=1) for segment in outline if segment)]
            assert inside, (path.name, face)


def test_without_a_focal_box_all_of_the_view_is_kept(read: Read) -> None:
    drawing = read('<rect class="sun" width="9" height="9"/>')
    assert drawing.focal == drawing.view == Rect(0, 0, 100, 100)


@pytest.mark.parametrize(
    ("classes", "paint"),
    [
        ("deep", ("deep", None)),
        ("deep-2", ("deep-2", None)),
        ("line-deep", (None, "deep")),
        ("line-deep sun", ("sun", "deep")),
        ("sun line-deep", ("sun", "deep")),
    ],
)
def test_classes_name_the_fill_and_the_line(read: Read, classes: str, paint: tuple[str | None, str | None]) -> None:
    (shape,) = read(f'<path class="{classes}" d="M0 0h1v1z"/>').shapes
    assert (shape.fill, shape.stroke) == paint


def test_paint_is_inherited_from_groups_and_the_root(read: Read) -> None:
    shapes = read(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" stroke-linecap="round"><g class="line-deep" stroke-width="2">'
        '<g stroke-linejoin="bevel">'
        '<path d="M0 0h1"/><path class="sun" fill-rule="evenodd" d="M0 0h1v1"/></g></g><path class="clay" d="M0 0h1v1"/></svg>'
    ).shapes
    assert [(s.fill, s.stroke, s.width, s.cap, s.join, s.even_odd) for s in shapes] == [
        (None, "deep", 2, "round", "bevel", False),
        ("sun", "deep", 2, "round", "bevel", True),
        ("clay", None, 1, "round", "miter", False),
    ]


def test_transforms_are_baked_in_and_lines_grow_with_their_mean_scale(read: Read) -> None:
    (shape,) = read('<g transform="translate(10 0)"><path class="line-deep" transform="scale(2 8)" stroke-width="3" d="M1 1h1"/></g>').shapes
    assert shape.outline == (Move(12, 8), Line(14, 8))
    assert shape.width == 12


def test_the_order_of_painting_is_the_order_of_the_file(read: Read) -> None:
    shapes = read('<path class="sun" d="M0 0h1v1"/><g><path class="deep" d="M0 0h1v1"/></g><path class="clay" d="M0 0h1v1"/>').shapes
    assert [shape.fill for shape in shapes] == ["sun", "deep", "clay"]


def test_what_would_not_show_is_left_out(read: Read) -> None:
    shapes = read(
        '<rect fill="none" width="9" height="9"/><path class="sun" d=""/><line class="sun" x2="4"/>'
        '<path class="line-sun" stroke-width="0" d="M0 0h1"/>'
        '<defs><path class="sun" d="M0 0h1v1"/></defs><circle class="clay" r="3"><title>A <b xmlns="x">ball</b></title></circle>'
    ).shapes
    assert [shape.fill for shape in shapes] == ["clay"]


def test_words_and_the_notes_of_editors_are_passed_over(read: Read) -> None:
    drawing = read(
        '<?xml version="1.0" encoding="UTF-8"?><!-- made by hand --><svg xmlns="http://www.w3.org/2000/svg" '
        'xmlns:i="http://www.inkscape.org/namespaces/inkscape" '
        'xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" viewBox="0 0 9 9" width="9mm" i:version="1"><title>T</title><desc>D</desc>'
        '<metadata><rdf xmlns="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><a href="x"/></rdf></metadata><s:namedview id="b"><i:grid/></s:namedview>'
        '<defs id="d"><i:path-effect/></defs><path i:label="ball" xml:space="preserve" id="p" aria-hidden="true" class="sun" d="M0 0h1v1"/></svg>'
    )
    assert len(drawing.shapes) == 1


def test_a_byte_order_mark_is_passed_over(read: Read) -> None:
    assert read(b"\xef\xbb\xbf" + f'{OPEN}<path class="sun" d="M0 0h1v1"/></svg>'.encode()).shapes


def test_a_small_drawing_keeps_more_decimals(read: Read) -> None:
    (shape,) = read('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path class="sun" d="M.12346 0h.5v.5"/></svg>').shapes
    assert shape.outline[0] == Move(0.1235, 0)


def test_every_file_reads_the_same_twice(read: Read) -> None:
    body = '<g transform="rotate(13)"><ellipse class="sun line-deep" cx="5" rx="3" ry="4"/></g>'
    assert read(body) == read(body)


# ---------------------------------------------------------------- colours of art


STYLE = "<style>/* sunrise */ .deep{fill:#12463F}\n .line-deep { fill: none; stroke: #12463f; }\n.sun{fill:#fb4}</style>"


def test_the_colours_that_art_declares_are_told_by_role(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text(f"{OPEN}<defs>{STYLE}</defs></svg>")
    assert declared_colours(path) == {"deep": "#12463f", "sun": "#ffbb44"}


def test_art_may_declare_its_colours(read: Read) -> None:
    assert read(f'{STYLE}<path class="sun" d="M0 0h1v1"/>').shapes[0].fill == "sun"


@pytest.mark.parametrize("css", ["<style><![CDATA[\n.deep{fill:#123456}\n.moss{fill:#123456}]]></style>", "<style>\n\n.moss{fill:#123456}</style>"])
def test_a_rule_is_refused_where_it_stands(refusals: Refusals, css: str) -> None:
    (problem,) = refusals(css + '<path class="sun" d="M0 0h1v1"/>')
    assert problem.message == "'moss' is not a colour of the theme"
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (3, 1)


@pytest.mark.parametrize(
    ("css", "fact"),
    [
        (".sun{fill:red}", "'red' is not a colour"),
        (".sun{fill:#12345}", "'#12345' is not a colour"),
        (".sun{fill:#123456;opacity:.5}", "does more than name a colour"),
        (".sun{stroke:#123456}", "does more than name a colour"),
        (".sun{fill:none;stroke:#123456}", "does more than name a colour"),
        (".line-sun{stroke:#123456}", "does more than name a colour"),
        (".sun,.clay{fill:#123456}", "does more than name a colour"),
        (".sun{fill:#123456}.line-sun{fill:none;stroke:#654321}", "'sun' is #654321 here and #123456 above"),
        ("path{fill:#123456}", "is not a rule for classes"),
        (".sun .clay{fill:#123456}", "is not a rule for classes"),
        ("@import url(x.css);.sun{fill:#123456}", "is not a rule for classes"),
        ("@media print{.sun{fill:#123456}}", "is not a rule for classes"),
        (".sun{fill}", "is not 'property: value'"),
        (".sun{fill:#123456", "is not a rule"),
        (".sun{fill:#123456} /* open", None),
    ],
)
def test_a_style_of_art_holds_colours_only(read: Read, refusals: Refusals, css: str, fact: str | None) -> None:
    text = f'<style>{css}</style><path class="clay" d="M0 0h1v1"/>'
    if fact is None:
        assert read(text).shapes
        return
    assert fact in refusals(text)[0].message


def test_a_long_style_is_read_in_linear_time(refusals: Refusals) -> None:
    for hostile in ("/*" * 200_000, "{" * 200_000, ".a" * 100_000, ";" * 200_000 + "}", "}" * 2_000):
        assert refusals(f"<style>{hostile}</style>", None)


@pytest.mark.parametrize(
    ("body", "fact", "help"),
    [
        ('<path class="moss" d="M0 0h1v1"/>', "class 'moss' is not a colour of the theme", "allowed here"),
        ('<path class="line-sum" d="M0 0h1v1"/>', "class 'line-sum' is not a colour", "allowed here"),
        ('<path class="depp" d="M0 0h1v1"/>', "class 'depp' is not a colour", "did you mean 'deep'?"),
        ('<path class="sun deep" d="M0 0h1v1"/>', "two classes set the fill: 'sun' and 'deep'", "keep one"),
        ('<path fill="#123456" d="M0 0h1v1"/>', "fill: '#123456' is a colour of its own", "use a class that names a theme colour"),
        ('<g stroke="black"><path class="sun" d="M0 0h1v1"/></g>', "stroke: 'black' is a colour of its own", "use a class that names a theme colour"),
        ('<path style="fill:red" d="M0 0h1v1"/>', "fill: 'red' is a colour of its own", "use a class that names a theme colour"),
        ('<path d="M0 0h1v1"/>', "<path> has no colour and would be black", "give it a class"),
    ],
)
def test_art_takes_its_colours_from_the_theme(refusals: Refusals, body: str, fact: str, help: str) -> None:
    (problem,) = refusals(body)
    assert problem.code == "colour"
    assert fact in problem.message
    assert help in problem.help


# ---------------------------------------------------------------- logos


@pytest.mark.parametrize(
    ("text", "rgb"),
    [
        ("#f80", (1, 136 / 255, 0)),
        ("#FF8800", (1, 136 / 255, 0)),
        ("rgb(255, 136,0)", (1, 136 / 255, 0)),
        ("rgb(100% 50% 0%)", (1, 0.5, 0)),
        ("rgb(999,0,0)", (1, 0, 0)),
        ("Teal", (0, 128 / 255, 128 / 255)),
        ("none", None),
    ],
)
def test_a_logo_has_its_own_colours(text: str, rgb: tuple[float, float, float] | None) -> None:
    assert parse_own_colour(text) == (None if rgb is None else pytest.approx(rgb))


@pytest.mark.parametrize("text", ["#12", "#1234567f", "rebeccapurple", "currentColor", "rgba(0,0,0,.5)", "rgb(1,2)", "inherit", ""])
def test_a_colour_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a colour that is read here; write it as #rrggbb"):
        parse_own_colour(text)


def test_a_logo_is_black_unless_it_says_otherwise(logo: Read) -> None:
    assert logo('<path d="M0 0h1v1"/>').shapes[0].fill == (0, 0, 0)


def test_a_style_attribute_wins_over_classes_and_classes_over_attributes(logo: Read) -> None:
    style = "<style>.a,.b{fill:#00f;stroke-width:2px}.b{fill:lime}</style>"
    shapes = logo(
        style + '<path fill="red" d="M0 0h1"/><path class="a" fill="red" d="M0 0h1"/><path class="b a other" d="M0 0h1"/>'
        '<path class="a" style="fill:#fff; stroke : #000 ;font-family:Arial" d="M0 0h1"/>'
    ).shapes
    assert [shape.fill for shape in shapes] == [(1, 0, 0), (0, 0, 1), (0, 1, 0), (1, 1, 1)]
    assert (shapes[3].stroke, shapes[3].width) == ((0, 0, 0), 2)


def test_properties_that_change_nothing_are_accepted(logo: Read) -> None:
    assert logo(
        '<path opacity="1" style="display:inline;clip-path:none;stroke-miterlimit:4;-inkscape-stroke:none;text-anchor:start" d="M0 0h1v1"/>'
    ).shapes


# ---------------------------------------------------------------- what is refused


FOREIGN = [
    "text",
    "tspan",
    "image",
    "use",
    "a",
    "script",
    "foreignObject",
    "switch",
    "symbol",
    "linearGradient",
    "radialGradient",
    "pattern",
    "clipPath",
    "mask",
    "filter",
    "marker",
    "animate",
    "set",
    "svg",
    "view",
    "hr",
]


@pytest.mark.parametrize("name", FOREIGN)
def test_an_element_outside_the_small_part_of_svg_is_refused_by_name(refusals: Refusals, name: str) -> None:
    body = f'<g>\n  <{name}><path d="oops"/></{name}></g><path class="sun" d="M0 0h1v1"/>'
    (problem,) = refusals(body)
    assert problem.message == f"<{name}> is not read"
    assert problem.help == "draw it with paths and theme colours"
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (2, 3)
    (problem,) = refusals(body, None)
    assert problem.help == "export it as PNG at 300 dpi"


def test_an_element_of_another_namespace_is_refused(refusals: Refusals) -> None:
    (problem,) = refusals('<v:box xmlns:v="urn:other"/><path class="sun" d="M0 0h1v1"/>')
    assert problem.message == "<box> of 'urn:other' is not read"


@pytest.mark.parametrize(
    ("attribute", "fact"),
    [
        ('opacity="0.5"', "opacity: '0.5' is not drawn here"),
        ('style="fill-opacity:.9"', "fill-opacity: '.9' is not drawn here"),
        ('stroke-dasharray="2 1"', "stroke-dasharray: '2 1' is not drawn here"),
        ('display="none"', "display: 'none' is not drawn here"),
        ('visibility="hidden"', "visibility: 'hidden' is not drawn here"),
        ('vector-effect="non-scaling-stroke"', "vector-effect: 'non-scaling-stroke' is not drawn here"),
        ('style="mix-blend-mode:multiply"', "mix-blend-mode: 'multiply' is not drawn here"),
        ('fill="url(#a)"', "fill refers to 'url(#a)'"),
        ('clip-path="url(#a)"', "clip-path refers to 'url(#a)'"),
        ('filter="blur(2px)"', "filter: 'blur(2px)' is not drawn here"),
        ('onclick="x()"', "scripts are not run: 'onclick'"),
        ('href="#a"', "links (href) are not read"),
        ('xmlns:x="http://www.w3.org/1999/xlink" x:href="#a"', "links (href) are not read"),
        ('wobble="3"', "wobble: this is not known here"),
        ('style="transform:scale(2)"', "transform: this is not known here"),
        ('style="fill"', "style: 'fill' is not 'property: value'"),
        ('stroke-width="thick"', "stroke-width: 'thick' is not a number"),
        ('stroke-width="-1"', "stroke-width: '-1' is negative"),
        ('stroke-linecap="flat"', "stroke-linecap: 'flat' is not known here"),
        ('stroke-linejoin="arcs"', "stroke-linejoin: 'arcs' is not known here"),
        ('fill-rule="odd"', "fill-rule: 'odd' is not known here"),
        ('transform="spin(3)"', "transform: 'spin' is not a transform"),
        ('fill="cornflower"', "fill: 'cornflower' is not a colour that is read here"),
    ],
)
def test_an_attribute_is_refused_with_its_reason(refusals: Refusals, attribute: str, fact: str) -> None:
    (problem,) = refusals(f'<path {attribute} d="M0 0h1v1"/><path d="M0 0h1v1"/>', None)
    assert fact in problem.message


def test_a_refused_gradient_is_not_reported_again_by_those_who_use_it(refusals: Refusals) -> None:
    (problem,) = refusals('<defs><linearGradient id="a"/></defs><path fill="url(#a)" d="M0 0h1v1"/>', None)
    assert problem.message == "<linearGradient> is not read"


def test_all_problems_come_at_once_in_the_order_of_the_file(refusals: Refusals) -> None:
    problems = refusals('<path class="sun" d="M0"/>\n<text/>\n<path class="moss" d="M0 0h1v1"/>\n <rect class="sun"/>\n<style>b{}</style>')
    assert [(problem.span.line, problem.span.column) for problem in problems if problem.span] == [(1, 63), (2, 1), (3, 1), (4, 2), (5, 8)]
    assert problems[0].message == "<path>: M has 1 numbers"
    assert problems[0].help == "it takes 2, or a multiple"
    assert problems[3].message == "<rect>: width is missing"


@pytest.mark.parametrize(
    ("root", "fact"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "the viewBox is missing"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10"/>', "viewBox: '0 0 10' is not a box"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 0"/>', "viewBox: '0 0 10 0' is not a box"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" data-focal="0 0 a 4"/>', "data-focal: '0 0 a 4' is not a list of numbers"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" data-focal="5 5 5 4"/>', "the focal box reaches outside the viewBox"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" data-faces="1 1 2"/>', "data-faces: '1 1 2' is not a box"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" data-faces="8 8 2 2"/>', "a box of data-faces reaches outside the viewBox"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', "nothing in the file would show"),
        ('<svg viewBox="0 0 9 9"/>', 'the file starts with <svg>, not with <svg xmlns="http://www.w3.org/2000/svg"'),
        ('<?xml version="1.0"?><html/>', "the file starts with <html>"),
    ],
)
def test_a_root_is_refused(refusals: Refusals, root: str, fact: str) -> None:
    (problem,) = refusals(root)
    assert fact in problem.message


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + OPEN + "</svg>", "svg", (1, 1)),
        ('<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "x" "http://x/y.dtd">' + OPEN + "</svg>", "svg", (2, 1)),
        ('<?xml-stylesheet href="a.css"?>' + OPEN + "</svg>", "svg", None),
        (OPEN + "\n<g>&a;</g></svg>", "xml", (2, 4)),
        (OPEN + "\n<g></svg>", "xml", (2, 6)),
        (OPEN, "xml", None),
        (b"", "xml", None),
        (b"plain words", "xml", None),
        (OPEN.encode() + "\nñ".encode() + b"\xff</svg>", "encoding", (2, 2)),
        (OPEN.encode("utf-16"), "encoding", (1, 1)),
        (OPEN + "<g>" * 60 + "</g>" * 60 + "</svg>", "too-deep", None),
        (OPEN + "<g/>" * 20_000 + "</svg>", "too-large", None),
        (OPEN + " " * 1_000_000 + "</svg>", "too-large", (1, 1)),
    ],
)
def test_a_file_that_is_unsafe_or_no_xml_ends_reading_at_once(
    refusals: Refusals, text: str | bytes, code: str, place: tuple[int, int] | None
) -> None:
    (problem,) = refusals(text)
    assert problem.code == code
    assert problem.span is not None
    assert place is None or (problem.span.line, problem.span.column) == place


def test_a_missing_file_is_a_problem_with_advice(tmp_path: Path) -> None:
    for path in (tmp_path / "none.svg", tmp_path):
        with pytest.raises(PosterError) as caught:
            read_drawing(path, ROLES)
        assert caught.value.diagnostics[0].code == "unreadable"


tags = st.sampled_from(["g", "path", "rect", "style", "defs", "circle", "text", "x:y", "title"])
values = st.one_of(
    st.sampled_from(["none", "#123", "sun", "line-deep", "M0 0h1v1", "0 0 9 9", "scale(1e7)", "1e7", "0", "url(#a)", "a:b;"]), st.text(max_size=8)
)
names = st.sampled_from(["class", "d", "width", "height", "r", "fill", "stroke", "stroke-width", "transform", "style", "viewBox", "data-focal", "id"])


@st.composite
def files(draw: st.DrawFn, depth: int = 0) -> str:
    tag = "svg" if depth == 0 else draw(tags)
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in draw(st.dictionaries(names, values, max_size=4)).items())
    inside = "".join(draw(st.lists(files(depth + 1), max_size=3))) if depth < 3 else draw(st.sampled_from(["", ".a{fill:#123}", "&lt;"]))
    space = ' xmlns="http://www.w3.org/2000/svg"' if depth == 0 else ""
    return f"<{tag}{space}{attributes}>{inside}</{tag}>"


@settings(max_examples=150, deadline=None)
@given(data=st.one_of(st.binary(max_size=60), files().map(str.encode)), is_art=st.booleans())
def test_any_file_gives_a_drawing_or_problems_with_places(tmp_path_factory: pytest.TempPathFactory, data: bytes, *, is_art: bool) -> None:
    path = tmp_path_factory.getbasetemp() / "any.svg"
    path.write_bytes(data)
    try:
        drawing = read_drawing(path, ROLES if is_art else None)
    except PosterError as error:
        problems = error.diagnostics
        drawing = None
    if drawing is None:
        assert problems
        assert all(problem.span and problem.message and problem.help for problem in problems)
    else:
        assert all(math.isfinite(number) for shape in drawing.shapes for segment in shape.outline for number in segment)
