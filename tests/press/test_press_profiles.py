"""The two profiles of presses that ship: what they say of themselves, how true they are, and that no colour takes too much ink."""

import importlib
import struct
import sys
from io import BytesIO
from itertools import product
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from colour_difference import ciede2000, elements, printed, wanted
from PIL import Image, ImageCms

from hrposter.press.profile import output_profile
from hrposter.resources import asset_path

TOOLS = Path(__file__).resolve().parents[2] / "tools"
DATA = Path("/usr/share/color/icc")
NAMES = ("fogra39", "gracol")
INTENTS = (ImageCms.Intent.PERCEPTUAL, ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Intent.SATURATION)


def icc(name: str) -> bytes:
    return asset_path(f"icc/{name}.icc").read_bytes()


def tool(name: str) -> ModuleType:
    """A module of the maker, which stands outside the package."""
    if str(TOOLS) not in sys.path:
        sys.path.insert(0, str(TOOLS))
    return importlib.import_module(name)


def through(name: str, picture: Image.Image, mode: str, intent: ImageCms.Intent) -> np.ndarray:
    """The inks of every pixel in percent, by LittleCMS."""
    source = ImageCms.createProfile("sRGB" if mode == "RGB" else "LAB")
    to_press = ImageCms.buildTransform(source, ImageCms.ImageCmsProfile(BytesIO(icc(name))), mode, "CMYK", intent, ImageCms.Flags.NOOPTIMIZE)
    made = ImageCms.applyTransform(picture, to_press)
    assert made is not None
    return np.frombuffer(made.tobytes(), np.uint8).reshape(-1, 4) / 2.55


def everything(mode: str) -> Image.Image:
    """A dense grid through all colours that the mode can say."""
    steps = [*range(0, 256, 8), 255]
    return Image.frombytes(mode, (len(steps) ** 3, 1), bytes(value for colour in product(steps, repeat=3) for value in colour))


@pytest.mark.parametrize("name", NAMES)
def test_a_profile_is_that_of_a_press_with_all_that_the_standard_asks_for(name):
    data = icc(name)
    assert struct.unpack_from(">I", data)[0] == len(data) <= 200_000
    assert (data[8:10], data[12:16], data[16:20], data[20:24], data[36:40]) == (b"\x02\x40", b"prtr", b"CMYK", b"Lab ", b"acsp")
    needed = {b"desc", b"cprt", b"targ", b"wtpt", b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2", b"gamt"}
    assert needed <= set(elements(data))


@pytest.mark.parametrize("name", NAMES)
def test_a_profile_holds_nothing_of_the_day_or_the_machine_that_made_it(name):
    data = icc(name)
    assert struct.unpack_from(">6H", data, 24) == (2026, 1, 1, 0, 0, 0)
    assert data[4:8] + data[40:44] + data[48:64] + data[80:128] == bytes(4 + 4 + 16 + 48)


@pytest.mark.parametrize(
    ("name", "condition", "source"),
    [("fogra39", "FOGRA39", b"FOGRA39L of Fogra"), ("gracol", "CGATS TR 006", b"ANSI CGATS/GRACoL TR 006-2007")],
)
def test_a_profile_names_its_condition_and_whose_data_it_is_made_from(name, condition, source):
    profile = output_profile(asset_path(f"icc/{name}.icc"))
    assert (profile.condition, profile.registry) == (condition, "http://www.color.org")
    assert condition in profile.description
    assert source in elements(profile.data)[b"cprt"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("intent", INTENTS)
@pytest.mark.parametrize("mode", ["RGB", "LAB"])
def test_no_colour_takes_more_than_300_percent_of_ink(name, intent, mode):
    assert through(name, everything(mode), mode, intent).sum(axis=1).max() <= 300


@pytest.mark.parametrize("name", NAMES)
def test_the_paper_is_the_one_that_was_measured(name):
    x, y, z = (value / 65536 for value in struct.unpack(">3i", elements(icc(name))[b"wtpt"][8:20]))
    assert (x, y, z) == pytest.approx((0.8448, 0.8762, 0.7455), abs=1e-3)


@pytest.mark.parametrize("name", NAMES)
def test_solid_black_is_the_one_that_was_measured(name):
    """Against paper of L* 95: Y is 2.1 of 87.62 in the one and 1.9 of 87.62 in the other."""
    ratio = {"fogra39": 0.02074 / 0.8762, "gracol": 0.01869 / 0.8762}[name]
    (black,) = printed(icc(name), np.array([[0.0, 0.0, 0.0, 1.0]]))
    assert black[0] == pytest.approx(116 * ratio ** (1 / 3) - 16, abs=0.3)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_press_can_print_comes_back_from_colour_to_inks_to_colour(name):
    """Colours of random inks that are mixed as the profile mixes them: well inside, and up to the edge of what can be printed."""
    inks = np.random.default_rng(7).random((2000, 4)) * (1, 1, 1, 0.9)
    lab = printed(icc(name), inks[inks.sum(axis=1) < 2.6])
    back = printed(icc(name), wanted(icc(name), lab))
    misses = sorted(ciede2000(tuple(one), tuple(other)) for one, other in zip(lab, back, strict=True))
    assert np.mean(misses) < 0.3
    assert misses[int(0.95 * len(misses))] < 0.8
    assert misses[-1] < 3


@pytest.mark.parametrize("name", NAMES)
def test_greys_stay_grey_and_stand_on_black(name):
    lightness = np.arange(12.0, 100.0, 2.0)
    greys = np.stack([lightness, 0 * lightness, 0 * lightness], axis=1)
    inks = wanted(icc(name), greys)
    back = printed(icc(name), inks)
    assert max(ciede2000(tuple(one), tuple(other)) for one, other in zip(greys, back, strict=True)) < 0.5
    black, ink = inks[:, 3], inks.sum(axis=1)
    assert (np.diff(black) <= 1e-6).all()
    assert (np.diff(ink) <= 0.005).all()
    assert (black[lightness >= 74] < 0.005).all()
    assert (black[lightness <= 30] > 0.55).all()
    assert (inks[lightness <= 90].max(axis=1) < 1).all()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("intent", INTENTS)
def test_white_is_bare_paper(name, intent):
    assert through(name, Image.new("RGB", (1, 1), (255, 255, 255)), "RGB", intent).tolist() == [[0, 0, 0, 0]]


@pytest.mark.parametrize("name", NAMES)
def test_the_gamut_tag_knows_greys_from_what_no_ink_prints(name):
    """Its nodes are 13 a side: L* from 0 to 100; a* and b* from -128 to 128, 0 in the middle."""
    element = elements(icc(name))[b"gamt"]
    assert element[:4] == b"mft1"
    nodes = np.frombuffer(element, np.uint8, 13**3, 48 + 3 * 256).reshape(13, 13, 13)
    assert not nodes[3:, 6, 6].any()
    assert nodes[:, 0].all()
    assert nodes[:, -1].all()


# ---------------------------------------------------------------- the maker


def test_the_curves_of_colours_meet_the_nodes():
    maker = tool("make_press_icc")
    lightness, colours, _ = maker.lab_levels()
    places = maker.lab_curves(lightness, colours)
    for place in places:
        assert place == pytest.approx(np.linspace(0, 1, maker.LAB_LEVELS))


def test_the_inverse_of_a_press_finds_its_inks_within_the_limit():
    """A press that prints plainly: each ink takes its share of light away, and black takes of all."""
    inverse = tool("press_inverse")

    def model(inks):
        bare = 1 - 0.9 * inks[:, :3]
        light = np.maximum(bare * (1 - 0.9 * inks[:, 3:]), 0)
        return np.stack([100 * light.mean(axis=1), 80 * (light[:, 0] - light[:, 1]), 80 * (light[:, 1] - light[:, 2])], axis=1)

    lab = np.array([[100.0, 0, 0], [60, 0, 0], [30, 10, -5], [8, 0, 0], [50, 120, 0]])
    found = inverse.inverted(model, lab, 2.4)
    assert found.inks.sum(axis=1).max() <= 2.4 + 1e-9
    assert found.inks[0] == pytest.approx([0, 0, 0, 0], abs=1e-6)
    assert (found.misses[:4] < 0.1).all()
    assert found.misses[4] > 1
    assert found.inks[1, 3] < found.inks[2, 3] < found.inks[3, 3]


def test_a_smooth_surface_meets_its_patches():
    model = tool("press_model")
    inks = np.array(list(product((0, 0.5, 1), repeat=4)))
    lab = np.stack([100 - 20 * inks.sum(axis=1), 30 * inks[:, 0] ** 2, 10 * inks[:, 2]], axis=1)
    assert model.fitted(inks, lab)(inks) == pytest.approx(lab, abs=0.05)


def test_a_text_that_is_no_characterisation_is_refused(tmp_path):
    path = tmp_path / "patches.ti3"
    path.write_text("BEGIN_DATA_FORMAT\nSAMPLE_ID CMYK_C\nEND_DATA_FORMAT\nBEGIN_DATA\n1 0\nEND_DATA\n")
    with pytest.raises(ValueError, match=r"has no CMYK_M, .*; give"):
        tool("press_model").read_patches(path)
    path.write_text("1 2 3\n")
    with pytest.raises(ValueError, match="there is no BEGIN_DATA_FORMAT"):
        tool("press_model").read_patches(path)


@pytest.mark.slow
@pytest.mark.skipif(not (DATA / "FOGRA39L.ti3").is_file(), reason="apt install icc-profiles-free")
@pytest.mark.parametrize("name", NAMES)
def test_the_tool_makes_the_profile_that_ships(name):
    maker = tool("make_press_icc")
    condition = maker.CONDITIONS[name]
    assert maker.profile(condition, maker.read_patches(DATA / condition.file)) == icc(name)
