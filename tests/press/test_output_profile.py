"""A print shop's profile: what is taken, and what each other file is told."""

import struct

import pytest
from colour_difference import elements
from PIL import ImageCms

from hrposter.press.profile import LARGEST_FILE, OutputProfile, output_profile, parse_output_profile
from hrposter.resources import asset_path

FOGRA = asset_path("icc/fogra39.icc").read_bytes()
SRGB = asset_path("icc/srgb.icc").read_bytes()


def with_bytes(data: bytes, place: int, new: bytes) -> bytes:
    return data[:place] + new + data[place + len(new) :]


def with_element(tag: bytes, element: bytes) -> bytes:
    """The profile with another element for a tag, put at its end."""
    place = 132 + 12 * list(elements(FOGRA)).index(tag)
    data = with_bytes(FOGRA, place, tag + struct.pack(">II", len(FOGRA), len(element))) + element
    return with_bytes(data, 0, struct.pack(">I", len(data)))


def without(tag: bytes) -> bytes:
    return with_bytes(FOGRA, 132 + 12 * list(elements(FOGRA)).index(tag), b"none")


def localized(*texts: tuple[bytes, str]) -> bytes:
    words = [text.encode("utf-16-be") for _, text in texts]
    first = 16 + 12 * len(texts)
    places = [first + sum(map(len, words[:index])) for index in range(len(words))]
    records = [struct.pack(">2s2sII", lang, b"XX", len(said), at) for (lang, _), said, at in zip(texts, words, places, strict=True)]
    return struct.pack(">4sIII", b"mluc", 0, len(texts), 12) + b"".join(records) + b"".join(words)


def test_a_profile_of_a_press_is_taken_as_it_is(tmp_path):
    path = tmp_path / "shop.icc"
    path.write_bytes(FOGRA)
    assert output_profile(path) == OutputProfile(FOGRA, "Coated offset, based on FOGRA39 (hrposter)", "FOGRA39", "http://www.color.org")


def test_what_follows_its_length_is_left_out():
    assert parse_output_profile(FOGRA + b"\0\0\0").data == FOGRA


def test_a_profile_of_no_registered_condition_goes_by_what_it_calls_itself():
    profile = parse_output_profile(with_element(b"targ", b"text\0\0\0\0our own patches\0"))
    assert (profile.condition, profile.registry) == (profile.description, "")
    assert parse_output_profile(without(b"targ")).registry == ""


@pytest.mark.parametrize(
    ("element", "name"),
    [
        (b"desc\0\0\0\0\0\0\0\x05Shop\0" + bytes(78), "Shop"),
        (localized((b"de", "Bogenoffset"), (b"en", "Sheet-fed – coated")), "Sheet-fed – coated"),
        (localized((b"de", "Bogenoffset")), "Bogenoffset"),
        (b"desc\0\0\0\0\0\0\0\x0cA\r\n  shop\x07\0", "A shop"),
        (b"desc\0\0\0\0\0\0\x01\x91" + b"a" * 400 + b"\0", "a" * 200),
    ],
)
def test_a_name_is_read_from_either_version_in_one_line(element, name):
    assert parse_output_profile(with_element(b"desc", element)).description == name


REFUSED = [
    (b"", "this is not an ICC profile", "CMYK output profile"),
    (b"\x89PNG" + bytes(300), "this is not an ICC profile", "CMYK output profile"),
    (FOGRA[:1000], "the profile is cut off: it should have 170,056 bytes and has 1,000", "send the profile again"),
    (with_bytes(FOGRA, 0, bytes(4)), "the profile is cut off", "send the profile again"),
    (SRGB, "this profile is for a screen (RGB), not for a press", "CMYK output profile"),
    (with_bytes(FOGRA, 12, b"link"), "this profile is for one fixed conversion (CMYK), not for a press", "CMYK output profile"),
    (with_bytes(FOGRA, 12, b"????"), "this profile is for an unknown kind (CMYK), not for a press", "CMYK output profile"),
    (with_bytes(FOGRA, 16, b"RGB "), "this profile is for a printer that takes RGB, not CMYK", "CMYK output profile"),
    (with_bytes(FOGRA, 20, b"RGB "), "this profile counts from RGB and not from XYZ or Lab", "CMYK output profile"),
    (with_bytes(FOGRA, 8, b"\x05"), "this profile has version 5 of ICC, and print files take 2 and 4", "CMYK output profile"),
    (without(b"B2A0"), "the profile has no B2A0, so it cannot turn colours into inks", "CMYK output profile"),
    (with_bytes(FOGRA, 128, b"\xff\xff\xff\xff"), "the profile is damaged: its list of contents cannot be read", "send the profile again"),
    (with_bytes(FOGRA, 136, b"\x7f\xff\xff\xff"), "the profile is damaged: its part desc is not inside the file", "send the profile again"),
    (with_element(b"desc", b"mluc\0\0\0\0\0\0\0\x01"), "the profile is damaged: it cannot be used to convert colours", "send the profile again"),
    (with_element(b"desc", b"curv\0\0\0\0"), "the profile is damaged", "send the profile again"),
    (with_element(b"B2A1", b"mft2" + bytes(60)), "the profile is damaged: it cannot be used to convert colours", "send the profile again"),
]


@pytest.mark.parametrize(("data", "fact", "advice"), REFUSED)
def test_every_other_file_is_refused_with_a_fact_and_advice(data, fact, advice):
    with pytest.raises(ValueError) as caught:
        parse_output_profile(data)
    said = str(caught.value).split("; ")
    assert len(said) == 2
    assert said[0].startswith(fact)
    assert advice in said[1]


def test_a_profile_cut_off_anywhere_is_refused():
    for length in range(0, len(FOGRA), 5003):
        with pytest.raises(ValueError, match="; ask the print shop"):
            parse_output_profile(FOGRA[:length])


def test_a_file_that_is_not_there_or_far_too_large_is_refused(tmp_path):
    with pytest.raises(ValueError, match="the file cannot be read: no such file or directory; check its name"):
        output_profile(tmp_path / "none.icc")
    large = tmp_path / "large.icc"
    with large.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(ValueError, match="the file has 16,000,001 bytes, and at most 16,000,000 are read; "):
        output_profile(large)


def test_the_profile_of_another_maker_for_a_screen_is_told_from_ours():
    with pytest.raises(ValueError, match="for a screen"):
        parse_output_profile(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
