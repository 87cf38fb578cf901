import pytest
from sample_jobs import LIBRARY

from hrposter.diagnostics import PosterError
from hrposter.spec.theme import parse_amount, parse_bool, parse_colour, parse_number, parse_weight, read_theme
from hrposter.spec.treatments import treated
from hrposter.units import Absolute, Percent

GOOD = """\
hrposter: 1
colours: {paper: "FFFFFF", ink: "000000"}
space: {s: 2%, m: 3mm}
corner: 3%
surfaces:
  paper: {fill: paper, text: ink, heading: ink, accent: ink, quiet: ink}
  blush: {fill: paper, text: ink, heading: ink, accent: ink, quiet: ink}
fonts:
  text: {families: [Atkinson Hyperlegible], weight: 400, axes: {wght: 400}}
styles:
  body: {font: text, size: 3%, floor: 2%, least: 12pt, leading: 1.3, ink: text}
"""


def test_the_grounds_of_the_code_and_of_the_draft_band_are_needed(tmp_path):
    with pytest.raises(PosterError, match="'blush' is missing"):
        theme(tmp_path, GOOD.replace("  blush:", "  other:"))


def theme(tmp_path, text):
    path = tmp_path / "plain.yaml"
    path.write_text(text)
    return read_theme(path)


def test_a_good_theme_reads(tmp_path):
    read = theme(tmp_path, GOOD)
    body = read.styles["body"]
    assert (read.name, read.roles) == ("plain", {"paper", "ink"})
    assert read.inks["paper"].rgb == (1, 1, 1)
    assert read.space == {"s": Percent(2), "m": Absolute(pytest.approx(8.504, abs=0.001))}
    assert (body.size, body.floor, body.least, body.leading) == (Percent(3), Percent(2), 12, 1.3)
    assert body.strong == body.font
    assert read.surfaces["paper"].inks["quiet"].role == "ink"


@pytest.mark.parametrize(
    ("old", "new", "code", "at", "words"),
    [
        ('"000000"', '"black"', "value", '"black"', "'black' is not a colour"),
        ("text: ink", "text: inc", "unknown-role", "inc,", "the theme has no colour 'inc'"),
        ("quiet: ink", "quite: ink", "unknown-key", "quite", "'quite' is not known here"),
        (", quiet: ink", "", "missing-key", "{fill", "'quiet' is missing"),
        ("font: text", "font: txet", "unknown-font", "txet", "'txet'"),
        ("leading: 1.3", "leading: wide", "value", "wide", "'wide' is not a number"),
        ("least: 12pt", "least: 2%", "value", "2%, leading", "the least size is the same on every paper"),
        ("ink: text}", "ink: blue}", "value", "blue", "'blue' is not known here"),
        ("weight: 400, axes", "weight: 4000, axes", "value", "4000", "'4000' is not a weight"),
        ("s: 2%", "s: 2", "value", "2, m", "'2' is not a length"),
        ("corner: 3%\n", "", "missing-key", "hrposter", "'corner' is missing"),
        ("hrposter: 1", "hrposter: 2", "version", "2\n", "version '2'"),
    ],
)
def test_each_fault_says_where_and_what(tmp_path, old, new, code, at, words):
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    with pytest.raises(PosterError) as caught:
        theme(tmp_path, text)
    (fault,) = caught.value.diagnostics
    before = text.partition(at)[0]
    assert fault.span is not None
    assert (fault.code, fault.span.line, fault.span.column) == (code, before.count("\n") + 1, len(before) - before.rfind("\n")), fault
    assert words in fault.message


def test_a_colour_may_say_how_a_press_mixes_it(tmp_path):
    read = theme(tmp_path, GOOD.replace('ink: "000000"', 'ink: {rgb: "#D9603B", cmyk: [0, 72, 78.5, "5%"]}'))
    assert read.inks["ink"].cmyk == pytest.approx((0, 0.72, 0.785, 0.05))
    assert read.inks["ink"].rgb == parse_colour("D9603B")
    assert read.surfaces["paper"].inks["text"] == read.inks["ink"]
    assert read.inks["paper"].cmyk is None


@pytest.mark.parametrize(
    ("written", "at", "code", "words"),
    [
        ('{rgb: "D9603B", cmyk: [0, 72, 78]}', "[0", "value", "a recipe is of four inks, and here are 3"),
        ('{rgb: "D9603B", cmyk: [0, 72, 78, 5, 1]}', "[0", "value", "a recipe is of four inks, and here are 5"),
        ('{rgb: "D9603B", cmyk: [0, 101, 78, 5]}', "101", "value", "'101' is not an amount of ink"),
        ('{rgb: "D9603B", cmyk: [0, -1, 78, 5]}', "-1", "value", "'-1' is not an amount of ink"),
        ('{rgb: "D9603B", cmyk: [100, 100, 100, 1]}', "[100", "value", "the recipe has 301 % of ink in all, and at most 300 % dries"),
        ('{rgb: "D9603B", cmyk: 50}', "50", "type", "a list is expected here"),
        ('{rgb: "orange", cmyk: [0, 72, 78, 5]}', '"orange"', "value", "'orange' is not a colour"),
        ('{rgb: "D9603B"}', "{rgb", "missing-key", "'cmyk' is missing"),
        ("{cmyk: [0, 72, 78, 5]}", "{cmyk", "missing-key", "'rgb' is missing"),
        ('{rgb: "D9603B", cmky: [0, 72, 78, 5]}', "cmky", "unknown-key", "'cmky' is not known here"),
    ],
)
def test_each_fault_of_a_recipe_says_where_and_what(tmp_path, written, at, code, words):
    text = GOOD.replace('"000000"', written)
    with pytest.raises(PosterError) as caught:
        theme(tmp_path, text)
    (fault,) = caught.value.diagnostics
    before = text.partition(at)[0]
    assert fault.span is not None
    assert (fault.code, fault.span.line, fault.span.column) == (code, before.count("\n") + 1, len(before) - before.rfind("\n")), fault
    assert words in fault.message


def test_greys_leave_recipes_behind(tmp_path):
    read = treated(theme(tmp_path, GOOD.replace('"000000"', '{rgb: "D9603B", cmyk: [0, 72, 78, 5]}')), "mono")
    grounds = [ink for surface in read.surfaces.values() for ink in (surface.fill, *surface.inks.values())]
    assert {ink.cmyk for ink in (*read.inks.values(), *grounds)} == {None}


@pytest.mark.parametrize("name", LIBRARY.themes())
def test_a_floor_is_never_above_the_size(name):
    for style in read_theme(LIBRARY.theme(name)).styles.values():
        assert isinstance(style.size, Percent)
        assert isinstance(style.floor, Percent)
        assert style.floor.value <= style.size.value
        assert style.least >= 7


@pytest.mark.parametrize(("text", "rgb"), [("FF0080", (1, 0, 128 / 255)), ("#ff0080", (1, 0, 128 / 255))])
def test_a_colour_is_six_hex_digits(text, rgb):
    assert parse_colour(text) == rgb


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (parse_colour, "F00"),
        (parse_amount, "100.5"),
        (parse_amount, "1,5"),
        (parse_number, "1,5"),
        (parse_weight, "50"),
        (parse_bool, "yes"),
        (parse_number, "nan"),
    ],
)
def test_what_is_none_is_refused_with_advice(parse, text):
    with pytest.raises(ValueError, match="; "):
        parse(text)
