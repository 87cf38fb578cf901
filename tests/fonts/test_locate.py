import struct
import subprocess
import sys
from pathlib import Path

import pytest

from hrposter.fonts.locate import OPTICAL_SIZES, find, read_font


def copied(family, folder, name, weight=400, licence=None):
    """A copy of a family's file in ``folder``, with other licence bits (OS/2 fsType) where they are given."""
    program = bytearray(Path(find(family, weight).path).read_bytes())
    if licence is not None:
        for record in range(12, 12 + 16 * struct.unpack_from(">H", program, 4)[0], 16):
            tag, _, offset, _ = struct.unpack_from(">4sIII", program, record)
            if tag == b"OS/2":
                struct.pack_into(">H", program, offset + 8, licence)
    path = folder / name
    path.write_bytes(program)
    return path


@pytest.mark.parametrize(
    "family",
    [
        *("Fraunces", "Atkinson Hyperlegible", "Noto Sans", "Noto Emoji", "Noto Sans Symbols", "Noto Sans Arabic", "Noto Sans Hebrew"),
        *("Noto Sans Thai", "Noto Sans Devanagari", "Noto Sans Khmer", "Noto Sans Myanmar", "Noto Sans Ethiopic", "Noto Sans Lao"),
        *("Noto Sans Bengali", "Noto Sans Gurmukhi", "Noto Sans Tamil", "Noto Sans Telugu", "Noto Sans Georgian", "Noto Sans Armenian"),
        *("Noto Sans JP", "Noto Sans KR", "Noto Sans SC", "Noto Sans TC"),
    ],
)
def test_every_family_that_comes_along_is_found_where_it_is_said_to_be(family):
    ref = find(family, 400)
    assert ref is not None
    assert read_font(ref.path)[0].family == family
    assert "site-packages" in ref.path


def test_a_render_finds_its_faces_without_reading_what_is_installed():
    code = "import sys; from hrposter.fonts.locate import find; find('Fraunces', 600); find('Noto Sans SC', 400); "
    seen = subprocess.run(
        [sys.executable, "-c", code + "print({'importlib.metadata', 'fontpkg_fraunces'} & set(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert seen.stdout.strip() == "set()"


def test_every_axis_is_pinned():
    ref = find("Fraunces", 600, axes={"SOFT": 100.0}, optical_size=60)
    assert dict(ref.axes) == {"SOFT": 100.0, "WONK": 0.0, "opsz": 72.0, "wght": 600.0}
    assert ref.axes == tuple(sorted(ref.axes))


def test_a_quiet_face_is_the_default():
    assert dict(find("Fraunces", 400).axes) == {"SOFT": 0.0, "WONK": 0.0, "opsz": 14.0, "wght": 400.0}


@pytest.mark.parametrize(("points", "rung"), [(6, 9), (11, 9), (12, 14), (30, 24), (60, 72), (400, 144)])
def test_an_optical_size_is_the_nearest_rung(points, rung):
    assert dict(find("Fraunces", 400, optical_size=points).axes)["opsz"] == rung
    assert rung in OPTICAL_SIZES


def test_a_weight_beyond_the_axis_is_its_end():
    assert dict(find("Noto Sans Arabic", 800).axes)["wght"] == 700
    assert dict(find("Noto Sans Arabic", 100).axes)["wght"] == 400


@pytest.mark.parametrize(("weight", "name"), [(400, "Regular"), (500, "Regular"), (600, "Bold"), (900, "Bold")])
def test_a_static_family_gives_its_nearest_weight(weight, name):
    assert find("Atkinson Hyperlegible", weight).path.endswith(f"-{name}.ttf")


def test_capitals_in_a_name_do_not_matter():
    assert find("atkinson hyperlegible", 400) == find("Atkinson Hyperlegible", 400)


def test_an_unknown_family_is_not_found():
    assert find("No Such Face", 400) is None


def test_a_file_beside_the_piece_comes_first(tmp_path):
    path = copied("Atkinson Hyperlegible", tmp_path, "own.ttf")
    assert find("Atkinson Hyperlegible", 700, (tmp_path,)).path == str(path)
    assert find("Fraunces", 600, (tmp_path,)) == find("Fraunces", 600)


def test_among_equal_files_the_first_by_name_wins(tmp_path):
    for name in ("b.ttf", "a.ttf", "c.ttf"):
        copied("Atkinson Hyperlegible", tmp_path, name)
    assert Path(find("Atkinson Hyperlegible", 400, (tmp_path,)).path).name == "a.ttf"


def test_what_is_no_font_is_passed_over(tmp_path):
    (tmp_path / "a.ttf").write_text("not a font")
    path = copied("Atkinson Hyperlegible", tmp_path, "b.ttf")
    assert find("Atkinson Hyperlegible", 400, (tmp_path,)).path == str(path)


@pytest.mark.parametrize("licence", [0x0002, 0x0200])
def test_a_face_that_may_not_be_embedded_is_refused(tmp_path, licence):
    copied("Atkinson Hyperlegible", tmp_path, "restricted.ttf", licence=licence)
    with pytest.raises(ValueError, match=r"forbids embedding .*; choose"):
        find("Atkinson Hyperlegible", 400, (tmp_path,))


@pytest.mark.parametrize("licence", [0x0000, 0x0004, 0x0008])
def test_a_face_that_may_be_embedded_is_taken(tmp_path, licence):
    copied("Atkinson Hyperlegible", tmp_path, "open.ttf", licence=licence)
    assert find("Atkinson Hyperlegible", 400, (tmp_path,)) is not None
