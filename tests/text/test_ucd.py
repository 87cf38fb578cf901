"""Properties of characters, and the module that the generator writes."""

from __future__ import annotations

import importlib.util
import re
import sys
import unicodedata
from pathlib import Path

import pytest

from hrposter.text import ucd, unicode_data

ROOT = Path(__file__).resolve().parents[2]
DATA = Path("/usr/share/unicode")

needs_data = pytest.mark.skipif(not (DATA / "Scripts.txt").is_file(), reason="apt install unicode-data")


@pytest.fixture(scope="module")
def generator():
    spec = importlib.util.spec_from_file_location("make_unicode_tables", ROOT / "tools" / "make_unicode_tables.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("ch", "name"), [("a", "L"), ("א", "R"), ("ا", "AL"), ("7", "EN"), ("٧", "AN"), ("۷", "EN"), ("-", "ES"), ("%", "ET"), ("/", "CS")]
)
def test_a_letter_or_digit_has_its_bidi_class(ch, name):
    assert ucd.bidi_class(ch) == name


@pytest.mark.parametrize(
    ("ch", "name"), [("\u0301", "NSM"), ("\u00ad", "BN"), ("\n", "B"), ("\t", "S"), (" ", "WS"), ("\u202a", "LRE"), ("\u2069", "PDI")]
)
def test_a_blank_or_format_character_has_its_bidi_class(ch, name):
    assert ucd.bidi_class(ch) == name


@pytest.mark.parametrize(
    ("ch", "name"),
    [("\u05ff", "R"), ("\u07bf", "AL"), ("\u20cf", "ET"), ("\U0001efff", "R"), ("\ufdd0", "BN"), ("\U0010ffff", "BN"), ("\u0378", "L")],
)
def test_an_unassigned_character_has_the_class_of_its_block(ch, name):
    assert ucd.bidi_class(ch) == name


def test_bidi_classes_agree_with_python_where_both_know_a_character():
    # Stable since Unicode 14 for every character of that version: CPython 3.11 carries 14.0.
    known = [chr(point) for point in range(0x110000) if unicodedata.bidirectional(chr(point))]
    differ = [ch for ch in known if ucd.bidi_class(ch) != unicodedata.bidirectional(ch)]
    if unicodedata.unidata_version <= unicode_data.UNICODE_VERSION:
        assert differ == []
    else:
        assert len(differ) < 1000


@pytest.mark.parametrize(
    ("ch", "code"),
    [("a", "Latn"), ("ا", "Arab"), ("א", "Hebr"), ("က", "Mymr"), ("漢", "Hani"), (" ", "Zyyy"), ("\u0301", "Zinh"), ("\U0010ffff", "Zzzz")],
)
def test_a_character_has_its_script(ch, code):
    assert ucd.script(ch) == code


@pytest.mark.parametrize(("ch", "pair"), [("(", (")", True)), (")", (")", False)), ("「", ("」", True)), ("a", None), ("<", None)])
def test_a_bracket_knows_its_closing_bracket(ch, pair):
    assert ucd.paired_bracket(ch) == pair


def test_equivalent_brackets_share_one_closing_bracket():
    assert ucd.paired_bracket("\u2329") == ucd.paired_bracket("\u3008") == ("\u3009", True)
    assert ucd.paired_bracket("\u232a") == ucd.paired_bracket("\u3009") == ("\u3009", False)


@pytest.mark.parametrize(("code", "name"), [("Arab", "Arabic"), ("Cans", "Canadian Aboriginal"), ("Zyyy", "Common")])
def test_a_script_has_an_english_name(code, name):
    assert ucd.script_name(code) == name


def test_every_script_in_use_has_a_name():
    assert set(unicode_data.SCRIPT_RANGES) <= set(unicode_data.SCRIPT_NAMES)


def test_an_unknown_script_code_is_an_error_that_shows_a_good_one():
    with pytest.raises(ValueError, match="'Arabic' is not a script of Unicode; write four letters"):
        ucd.script_name("Arabic")


def test_bidi_characters_are_exactly_those_of_the_classes():
    pattern = re.compile(f"[{ucd.bidi_characters('AN', 'B')}]")
    found = {chr(point) for point in range(0x110000) if pattern.match(chr(point))}
    assert found == {chr(point) for point in range(0x110000) if ucd.bidi_class(chr(point)) in ("AN", "B")}


@needs_data
def test_the_generator_writes_the_same_bytes_again(generator):
    if generator.version(DATA) != unicode_data.UNICODE_VERSION:
        pytest.skip(f"unicode-data is {generator.version(DATA)} here, the tables are of {unicode_data.UNICODE_VERSION}")
    assert generator.tables(DATA).encode() == Path(unicode_data.__file__).read_bytes()


def _write(folder: Path, name: str, version: str, body: str) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"# {path.stem}-{version}.txt\n{body}", encoding="utf-8")


def _small_ucd(folder: Path, version: str = "15.0.0") -> Path:
    _write(
        folder,
        "extracted/DerivedBidiClass.txt",
        "15.0.0",
        "# @missing: 0000..10FFFF; Left_To_Right\n# @missing: 0590..05FF; Right_To_Left\n05BE ; L\n",
    )
    _write(folder, "BidiBrackets.txt", version, "0028; 0029; o # LEFT\n0029; 0028; c # RIGHT\n2329; 232A; o\n232A; 2329; c\n")
    _write(folder, "Scripts.txt", "15.0.0", "# @missing: 0000..10FFFF; Unknown\n0041..005A ; Latin # L& [26]\n0061 ; Latin\n")
    _write(folder, "PropertyValueAliases.txt", "15.0.0", "bc ; L ; Left_To_Right\nbc ; R ; Right_To_Left\nsc ; Latn ; Latin\nsc ; Zzzz ; Unknown\n")
    return folder


def test_listed_values_win_over_defaults_and_neighbours_merge(generator, tmp_path):
    text = generator.tables(_small_ucd(tmp_path))
    assert '"R": "590-5BD 5BF-5FF"' in text
    assert '"Latn": "41-5A 61"' in text
    assert 'BRACKET_PAIRS: Final = "28-29 2329-232A"' in text
    assert 'CANONICAL_BRACKETS: Final = "2329-3008 232A-3009"' in text
    assert 'UNICODE_VERSION: Final = "15.0.0"' in text


def test_files_of_two_versions_are_refused(generator, tmp_path):
    with pytest.raises(ValueError, match=r"Unicode 15\.0\.0 and 16\.0\.0; take all of them from one release"):
        generator.tables(_small_ucd(tmp_path, version="16.0.0"))


def test_without_data_the_generator_names_the_package(generator, tmp_path, capsys):
    assert generator.main([str(tmp_path)]) == 3
    assert "apt install unicode-data" in capsys.readouterr().err


def test_the_tables_load_without_building_anything():
    assert "hrposter.text.unicode_data" in sys.modules
    assert all(isinstance(text, str) for table in (unicode_data.BIDI_RANGES, unicode_data.SCRIPT_RANGES) for text in table.values())
