import runpy
from itertools import product
from pathlib import Path

from PIL import Image, ImageCms

from hrposter.resources import asset_path

PROFILE = asset_path("icc/srgb.icc")
TOOL = Path(__file__).resolve().parents[2] / "tools" / "make_srgb_icc.py"


def test_the_tool_makes_the_profile_that_ships():
    assert runpy.run_path(str(TOOL))["profile"]() == PROFILE.read_bytes()


def test_littlecms_opens_it():
    profile = ImageCms.getOpenProfile(str(PROFILE))
    assert ImageCms.getProfileDescription(profile).strip() == "sRGB (hrposter)"
    assert profile.profile.xcolor_space.strip() == "RGB"
    assert ImageCms.isIntentSupported(profile, ImageCms.Intent.PERCEPTUAL, ImageCms.Direction.OUTPUT)


def test_its_colours_are_those_of_srgb():
    steps = (0, 1, 7, 10, 11, 60, 128, 200, 254, 255)
    colours = list(product(steps, repeat=3))
    image = Image.new("RGB", (len(colours), 1))
    image.putdata(colours)
    theirs = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    for source, target in ((str(PROFILE), theirs), (theirs, str(PROFILE))):
        turned = ImageCms.profileToProfile(image, source, target)
        assert turned is not None
        assert max(abs(a - b) for a, b in zip(image.tobytes(), turned.tobytes(), strict=True)) <= 1
