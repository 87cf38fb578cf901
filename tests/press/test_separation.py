"""Colours as inks: recipes, greys, black letters, bitmaps, and the limit of ink."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from colour_difference import ciede2000, lab_of_srgb, printed
from hypothesis import given, settings
from hypothesis import strategies as st

from hrposter.display import Ink, Raster
from hrposter.press.profile import OutputProfile, output_profile
from hrposter.press.separation import BLACK, SMALL, Separation
from hrposter.resources import asset_path
from hrposter.spec.theme import parse_colour

PROFILES = [output_profile(asset_path(f"icc/{name}.icc")) for name in ("fogra39", "gracol")]
SEPARATIONS = [Separation(profile) for profile in PROFILES]
every_press = pytest.mark.parametrize("press", SEPARATIONS, ids=lambda press: press.profile.condition)


def ink(colour: str, *recipe: float) -> Ink:
    """A colour by its digits, with a recipe in percent or none."""
    return Ink("role", parse_colour(colour), tuple(amount / 100 for amount in recipe) if recipe else None)  # type: ignore[arg-type]


def bitmap(*pixels: tuple[int, int, int], alpha: bytes | None = None) -> Raster:
    return Raster(len(pixels), 1, bytes(value for pixel in pixels for value in pixel), alpha, "digest")


def pixels(data: bytes) -> list[tuple[int, ...]]:
    return [tuple(data[place : place + 4]) for place in range(0, len(data), 4)]


@every_press
def test_a_recipe_is_taken_as_it_is(press):
    assert press.ink(ink("D9603B", 0, 72, 78, 5)) == pytest.approx((0, 0.72, 0.78, 0.05), abs=1e-9)
    assert press.ink(ink("000000", 1, 0.5, 0, 12.5)) == pytest.approx((0.01, 0.005, 0, 0.125), abs=1e-9)


def test_a_recipe_that_is_too_much_for_a_paper_keeps_its_black_and_its_hue():
    assert Separation(PROFILES[0], 220).ink(ink("000000", 80, 40, 80, 100)) == (0.48, 0.24, 0.48, 1.0)


@pytest.mark.parametrize("limit", [99, 401, float("nan")])
def test_a_limit_that_no_press_has_is_refused(limit):
    with pytest.raises(ValueError, match="write 100 to 400"):
        Separation(PROFILES[0], limit)


@every_press
def test_white_is_bare_paper_and_black_is_black_alone(press):
    assert press.ink(ink("FFFFFF")) == (0, 0, 0, 0)
    assert press.ink(ink("000000")) == BLACK


@every_press
def test_a_grey_is_black_alone_and_as_light_as_it_should_be(press):
    black = [press.ink(Ink("grey", (level / 255,) * 3)) for level in range(256)]
    assert all(inks[:3] == (0, 0, 0) for inks in black)
    assert [inks[3] for inks in black] == sorted((inks[3] for inks in black), reverse=True)
    middle, solid = printed(press.profile.data, np.array([black[128], BLACK]))
    share = ((solid[0] + 16) / 116) ** 3  # what solid black throws back is added to every grey alike
    assert ((middle[0] + 16) / 116) ** 3 == pytest.approx(share + (1 - share) * 0.2159, abs=0.008)


@every_press
@pytest.mark.parametrize("colour", ["FBF3E6", "F2B544", "2F7F6E", "1F6257", "7A2E4D", "8FC3D2", "DBA27A", "B97A55"])
def test_what_the_press_can_print_looks_as_on_the_screen(press, colour):
    (lab,) = printed(press.profile.data, np.array([press.ink(ink(colour))]))
    assert ciede2000(tuple(lab), lab_of_srgb(parse_colour(colour))) < 3.2


@every_press
@settings(max_examples=200, deadline=None)
@given(rgb=st.tuples(*[st.integers(0, 255)] * 3), limit=st.integers(200, 300))
def test_inks_are_whole_percents_within_the_limit_and_none_is_a_trace(press, rgb, limit):
    inks = Separation(press.profile, limit).ink(Ink("any", (rgb[0] / 255, rgb[1] / 255, rgb[2] / 255)))
    percents = [100 * amount for amount in inks]
    assert sum(percents) <= limit + 1e-6
    assert all(abs(percent - round(percent)) < 1e-6 and 0 <= percent <= 100 for percent in percents)
    assert limit < 300 or all(percent == 0 or percent >= 2 - 1e-6 for percent in percents)


# ---------------------------------------------------------------- letters, rules, codes


@every_press
@pytest.mark.parametrize("colour", ["000000", "24312F", "1E2B38", "1D1214", "3F3F3F"])
def test_letters_and_rules_that_are_nearly_black_are_black_alone(press, colour):
    assert press.text(ink(colour), 12) == press.text(ink(colour), SMALL) == press.black(ink(colour)) == BLACK
    assert press.text(ink(colour, 60, 40, 40, 90), 12) == BLACK


@every_press
@pytest.mark.parametrize("colour", ["12463F", "5A1F38", "A03F1E"])
def test_dark_letters_keep_their_colour_where_they_are_large_enough(press, colour):
    assert press.text(ink(colour), SMALL - 0.1) == BLACK
    assert press.text(ink(colour), SMALL) == press.black(ink(colour)) == press.ink(ink(colour))


@every_press
@pytest.mark.parametrize("colour", ["D9603B", "FFFFFF", "FBF3E6", "808080"])
def test_light_letters_keep_their_colour(press, colour):
    assert press.text(ink(colour), 9) == press.black(ink(colour)) == press.ink(ink(colour))


@every_press
def test_a_dark_code_is_black_alone_whatever_its_colour(press):
    assert press.code(ink("12463F")) == press.code(ink("5A1F38")) == BLACK
    assert press.code(ink("FBF3E6")) == press.ink(ink("FBF3E6")) != BLACK


# ---------------------------------------------------------------- bitmaps


@every_press
def test_a_bitmap_becomes_four_bytes_a_pixel_in_the_inks_of_its_colours(press):
    colours = [(217, 98, 59), (18, 70, 63), (255, 255, 255)]
    made = pixels(press.raster(bitmap(*colours)))
    for rgb, inks in zip(colours, made, strict=True):
        wanted = press.ink(Ink("same", (rgb[0] / 255, rgb[1] / 255, rgb[2] / 255)))
        assert [octet / 255 for octet in inks] == pytest.approx(wanted, abs=0.016)
    assert made[2] == (0, 0, 0, 0)


@every_press
def test_a_grey_bitmap_is_black_alone(press):
    made = pixels(press.raster(bitmap((0, 0, 0), (128, 128, 128), (254, 254, 254), (255, 255, 255))))
    assert [inks[:3] for inks in made] == [(0, 0, 0)] * 4
    assert made[0][3] == 255
    assert 100 < made[1][3] < 180
    assert made[2][3] == made[3][3] == 0


@every_press
def test_what_does_not_show_takes_no_part(press):
    """A black logo whose hidden pixels are red is still black alone, and those are bare."""
    made = pixels(press.raster(bitmap((0, 0, 0), (255, 0, 0), (90, 90, 90), alpha=b"\xff\x00\x01")))
    assert made[0] == (0, 0, 0, 255)
    assert made[1] == (0, 0, 0, 0)
    assert made[2][:3] == (0, 0, 0) < made[2][3:]


@every_press
@pytest.mark.parametrize("limit", [300, 260, 180])
def test_no_pixel_is_above_the_limit_and_black_stays(press, limit):
    noise = np.random.default_rng(5).integers(0, 256, (64 * 64, 3), dtype=np.uint8)
    raster = Raster(64, 64, noise.tobytes(), None, "noise")
    free = np.frombuffer(Separation(press.profile, 400).raster(raster), np.uint8).reshape(-1, 4).astype(int)
    made = np.frombuffer(Separation(press.profile, limit).raster(raster), np.uint8).reshape(-1, 4).astype(int)
    assert made.sum(axis=1).max() <= 2.55 * limit
    assert (made[:, 3] == free[:, 3]).all()
    fits = free.sum(axis=1) <= int(2.55 * limit)
    assert (made[fits] == free[fits]).all()
    assert limit == 300 or not fits.all()


def test_the_same_bitmap_is_worked_out_once():
    raster = bitmap((1, 2, 3))
    one, other = (Separation(replace(PROFILES[0])).raster(replace(raster)) for _ in range(2))
    assert one is other


def test_a_profile_with_another_table_gives_other_inks():
    assert SEPARATIONS[0].ink(ink("2F7F6E")) != SEPARATIONS[1].ink(ink("2F7F6E"))
    assert isinstance(SEPARATIONS[0].profile, OutputProfile)


# ---------------------------------------------------------------- who pays


@pytest.mark.parametrize(("profiles", "pays"), [("office,web", False), ("press", True)])
def test_only_a_press_pays_for_colour_management(profiles, pays, tmp_path):
    code = (
        "import sys\n"
        "from hrposter.cli import root\n"
        f"try:\n    root.main(['render', 'welcome', '--profile', {profiles!r}])\n"
        "finally:\n    print([name in sys.modules for name in ('hrposter.press.conversion', 'PIL.ImageCms')])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.splitlines()[-1] == str([pays, pays])
    assert len(list(tmp_path.rglob("*.pdf"))) == profiles.count(",") + 1
