import pytest

from hrposter.cli.explain import styles_of
from hrposter.layout.page import solve
from hrposter.orders import Order, sheets_of
from hrposter.resolve import resolve
from hrposter.resources import Library


def test_every_region_has_its_box_in_millimetres_and_its_size(run):
    done = run("explain", "welcome", "--size", "A5", "--lang", "es")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "welcome in es on A5 portrait (148.0 x 210.0 mm)"
    assert lines[4].split() == ["REGION", "PLACED", "BY", "X", "Y", "WIDTH", "HEIGHT", "STYLE", "SIZE", "WHY"]
    poster = resolve(sheets_of(Order(("welcome",), "es", "A5", "portrait", "office", None, None, None, Library()))[0].job)
    solution = solve(poster)
    for placed in solution.placed:
        line = next(line for line in lines if line.startswith(f"{placed.part.region.name} "))
        assert f"{placed.box.x / 72 * 25.4:.1f}" in line.split()
        assert f"{placed.box.height / 72 * 25.4:.1f}" in line.split()
        for style in styles_of(placed.part.region.block):
            assert style not in solution.fitted or f"{solution.fitted[style].size:.1f} pt" in done.stdout


def test_the_variant_that_placed_a_region_is_named(run):
    assert "aspect >= 1" in run("explain", "welcome", "--orientation", "landscape").stdout
    assert " base " in run("explain", "welcome").stdout


def test_why_a_style_shrank_is_said(run):
    done = run("explain", "principles", "--size", "A4", "--lang", "es")
    assert "wanted" in done.stdout
    assert "smaller so that" in done.stdout


def test_a_region_with_nothing_to_show_is_said(run, clinic):
    assert "clinic: has nothing to show here" in run("explain", "welcome").stdout
    assert "clinic: has nothing" not in run("explain", "welcome", "--clinic", clinic).stdout


def test_a_region_that_a_variant_hides_is_said(run, tmp_path):
    piece = tmp_path / "layouts/ours"
    piece.mkdir(parents=True)
    (piece / "en.yaml").write_text("hrposter: 1\nlanguage: en\nstatus: source\nwords: {title: Hello, more: More}\n", encoding="utf-8")
    (piece / "layout.yaml").write_text(
        "hrposter: 1\ntitle: Ours\nsizes: [A4]\nupdated: 2026-11-23\ntheme: sunrise\npage: {margin: 7%, gap: space.m, surface: paper}\n"
        "grid: {columns: [1fr], rows: [auto, auto], areas: [title, more]}\n"
        "regions:\n  title: {text: title, style: display, tag: H1}\n  more: {text: more, style: body}\n"
        "variants:\n  - when: aspect >= 1\n    hide: [more]\n    grid: {columns: [1fr], rows: [auto], areas: [title]}\n",
        encoding="utf-8",
    )
    assert "more: hidden by this variant" in run("explain", "ours", "--orientation", "landscape").stdout
    assert "hidden" not in run("explain", "ours").stdout


@pytest.mark.parametrize("args", [["--lang", "es,ar"], ["--size", "A4,A5"], ["--size", "all"]])
def test_one_sheet_is_explained_at_a_time(run, args):
    done = run("explain", "welcome", *args)
    assert (done.exit_code, "one language and one size" in done.stderr) == (2, True)


@pytest.mark.parametrize(("args", "code"), [(["welcom"], 2), (["welcome", "--lang", "xx"], 2), (["welcome", "--profile", "plotter"], 2), ([], 2)])
def test_names_that_do_not_exist_exit_with_2(run, args, code):
    assert run("explain", *args).exit_code == code


def test_several_pages_are_explained_one_by_one(run, tmp_path):
    from sample_handout import handout

    handout(tmp_path)
    done = run("explain", "all", "--layouts", tmp_path / "layouts", "--size", "A5")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert [line.partition(",")[0] for line in lines if line.startswith("page ")] == [
        "page 1 of 2: composition 'base'",
        "page 2 of 2: composition 'base",
    ]
    assert [line.split()[0] for line in lines if line.startswith(("title ", "story ", "head ", "number "))] == [
        "title",
        "story",
        "head",
        "number",
        "story",
    ]


def test_the_composition_for_several_pages_is_named(run):
    done = run("explain", "seat-belt", "--size", "A5", "--lang", "es")
    assert "composition 'pages >= 2 and aspect < 1 and short_edge < 160mm' of" in done.stdout


def test_a_draft_of_a_critical_piece_is_explained_with_its_english(run):
    done = run("explain", "overdose-card", "--size", "85x55", "--lang", "ar")
    heads = [line for line in done.stdout.splitlines() if " on 85x55 portrait " in line]
    assert [head.partition(" (")[0] for head in heads] == [
        "overdose-card in ar on 85x55 portrait",
        "followed by its English, overdose-card in en on 85x55 portrait",
    ]
    assert sum(line.startswith("draft ") for line in done.stdout.splitlines()) == 2
    assert "followed" not in run("explain", "overdose-card", "--lang", "en").stdout
    assert "followed" not in run("explain", "welcome", "--lang", "ar").stdout
