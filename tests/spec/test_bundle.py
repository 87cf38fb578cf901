import pytest

from hrposter.diagnostics import PosterError, UsageError
from hrposter.resources import Library
from hrposter.spec.bundle import check_bundle, read_bundle

LIBRARY = Library()
GOOD = "hrposter: 1\ntitle: Ours\naudience: patients\npieces: [welcome, principles]\n"


def read(tmp_path, text=GOOD):
    path = tmp_path / "ours.yaml"
    path.write_text(text, encoding="utf-8")
    return read_bundle(path)


def problems(bundle, library=LIBRARY) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in check_bundle(bundle, library)]


def test_a_bundle_keeps_its_pieces_in_order(tmp_path):
    bundle = read(tmp_path)
    assert (bundle.name, bundle.title, bundle.audience) == ("ours", "Ours", "patients")
    assert [(name, span.line, span.column) for name, span in bundle.pieces] == [("welcome", 4, 10), ("principles", 4, 19)]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("audience: patients\n", "", "missing-key", 1),
        ("audience: patients", "audience: all", "value", 3),
        ("[welcome, principles]", "[welcome, welcome]", "repeated-value", 4),
        ("[welcome, principles]", "[]", "blank", 4),
        ("[welcome, principles]", "welcome", "type", 4),
        ("title:", "titel:", "unknown-key", 2),
    ],
)
def test_each_fault_says_where(tmp_path, old, new, code, line):
    with pytest.raises(PosterError) as caught:
        read(tmp_path, GOOD.replace(old, new))
    assert [(problem.code, problem.span.line) for problem in caught.value.diagnostics] == [(code, line)]


def test_a_piece_that_is_not_there_is_found_with_the_nearest(tmp_path):
    (problem,) = check_bundle(read(tmp_path, GOOD.replace("principles", "principle")), LIBRARY)
    assert (problem.code, problem.span.column, problem.help) == ("unknown-piece", 19, "did you mean 'principles'?")


def test_a_piece_that_speaks_for_a_cause_is_not_for_patients(tmp_path):
    text = GOOD.replace("principles", "beliefs")
    assert problems(read(tmp_path, text)) == [("advocacy", "'beliefs' speaks for a cause, and this bundle is for patients")]
    for audience in ("staff", "advocacy"):
        assert problems(read(tmp_path, text.replace("patients", audience))) == []


@pytest.mark.parametrize("name", LIBRARY.bundles())
def test_what_ships_has_no_problem(name):
    assert problems(read_bundle(LIBRARY.bundle(name))) == []


def test_three_bundles_ship_and_every_piece_but_the_voices_is_in_one():
    assert LIBRARY.bundles() == ("outreach", "staff", "welcome-kit")
    bundled = {name for bundle in LIBRARY.bundles() for name, _ in read_bundle(LIBRARY.bundle(bundle)).pieces}
    assert {name for name in LIBRARY.pieces() if not name.startswith("voices")} - bundled <= {"seat-belt-poster"}


def test_bundles_of_your_own_come_first(tmp_path):
    for folder, title in (("bundles", "near"), ("assets/bundles", "far")):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "staff.yaml").write_text(GOOD.replace("Ours", title), encoding="utf-8")
    library = Library((tmp_path / "layouts",))
    assert library.bundle("staff") == tmp_path / "bundles/staff.yaml"
    assert library.bundles() == ("outreach", "staff", "welcome-kit")


@pytest.mark.parametrize("name", ["staf", "../staff", ""])
def test_another_name_is_told_what_there_is(name):
    with pytest.raises(UsageError, match="there is no bundle"):
        LIBRARY.bundle(name)
