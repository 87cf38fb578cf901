import pytest

from hrposter.diagnostics import PosterError, UsageError
from hrposter.jobs import profile_named
from hrposter.profiles import MARKS, PROFILES
from hrposter.resources import Library
from hrposter.spec.press import read_press
from hrposter.units import mm

GOOD = "hrposter: 1\ntitle: Corner Print\nbleed: 5mm\nsafe: 8mm\nmarks: [crop, slug]\nink_limit: 280%\n"


def read(tmp_path, text=GOOD):
    path = tmp_path / "corner-print.yaml"
    path.write_text(text, encoding="utf-8")
    return read_press(path)


def test_a_shop_says_what_it_wants(tmp_path):
    profile = read(tmp_path)
    assert (profile.name, profile.quiet) == ("corner-print", pytest.approx(mm(8)))
    assert profile.press is not None
    assert (profile.press.bleed, profile.press.marks, profile.press.ink_limit) == (pytest.approx(mm(5)), {"crop", "slug"}, 280.0)


def test_what_it_does_not_say_is_as_in_press(tmp_path):
    profile = read(tmp_path, "hrposter: 1\ntitle: Corner Print\n")
    assert (profile.press, profile.quiet, profile.standards) == (PROFILES["press"].press, PROFILES["press"].quiet, PROFILES["press"].standards)


def test_no_marks_are_none(tmp_path):
    profile = read(tmp_path, GOOD.replace("[crop, slug]", "[]"))
    assert profile.press is not None
    assert profile.press.marks == frozenset()


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("title:", "titel:", "unknown-key", 2),
        ("5mm", "40mm", "value", 3),
        ("5mm", "5%", "value", 3),
        ("5mm", "5", "value", 3),
        ("8mm", "1mm", "value", 4),
        ("crop, slug", "crop, slugg", "value", 5),
        ("280%", "30", "value", 6),
        ("280%", "480", "value", 6),
        ("ink_limit: 280%", "icc: shop.icc", "missing-icc", 6),
    ],
)
def test_each_fault_says_where(tmp_path, old, new, code, line):
    with pytest.raises(PosterError) as caught:
        read(tmp_path, GOOD.replace(old, new))
    assert [(problem.code, problem.span.line) for problem in caught.value.diagnostics if problem.span] == [(code, line)]


def test_an_icc_file_stands_beside_the_profile(tmp_path):
    (tmp_path / "shop.icc").write_bytes(b"profile")
    profile = read(tmp_path, GOOD + "icc: shop.icc\n")
    assert profile.press is not None
    assert profile.press.icc == tmp_path / "shop.icc"


def test_a_shop_is_found_by_its_name_and_an_unknown_one_hears_the_nearest(tmp_path):
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "corner-print.yaml").write_text(GOOD)
    library = Library((tmp_path / "layouts",))
    assert library.profiles() == ("corner-print",)
    assert profile_named("corner-print", library).name == "corner-print"
    assert profile_named("web", library) is PROFILES["web"]
    with pytest.raises(UsageError, match="did you mean 'corner-print'"):
        profile_named("corner-prnt", library)


def test_all_marks_have_a_name():
    assert PROFILES["press"].press is not None
    assert PROFILES["press"].press.marks == set(MARKS)
