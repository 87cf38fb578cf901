import shutil

import pytest
from sample_jobs import job

from hrposter.diagnostics import PosterError
from hrposter.resolve import resolve
from hrposter.resources import Library, data_folder
from hrposter.spec.content import read_content
from hrposter.spec.layout import read_layout
from hrposter.spec.permission import check_permission

VOICES = data_folder() / "layouts/voices"
ALLOWED = "permission: {by: M., on: 2026-11-02}"


@pytest.fixture
def own(tmp_path):
    """A copy of the piece voices in a folder of one's own."""
    shutil.copytree(VOICES, tmp_path / "layouts/ours")
    return tmp_path / "layouts/ours"


def change(folder, old, new, lang="en"):
    path = folder / f"{lang}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def problems(folder, lang="en") -> list[str]:
    found = check_permission(read_layout(folder / "layout.yaml"), read_content(folder / f"{lang}.yaml"))
    return [f"{problem.code}: {problem.message}" for problem in found]


def quoted(folder) -> str:
    """The quotation as it is written."""
    line = next(line for line in (folder / "en.yaml").read_text(encoding="utf-8").splitlines() if line.startswith("  quote: "))
    return line.split('"')[1]


def line_of_example(folder, lang="en") -> str:
    text = (folder / f"{lang}.yaml").read_text(encoding="utf-8")
    return next(line for line in text.splitlines() if line.startswith("example: true"))


@pytest.mark.parametrize("lang", ["en", "es", "ar"])
def test_the_example_that_ships_builds_and_so_does_a_copy_of_it(own, lang):
    assert problems(VOICES, lang) == problems(own, lang) == []
    assert resolve(job("ours", lang, library=Library((own.parent,)))).content.is_example


def test_without_permission_nothing_is_built(own):
    change(own, line_of_example(own), "")
    assert problems(own) == ["permission: these are somebody's own words, and no permission to show them stands here"]
    with pytest.raises(PosterError) as caught:
        resolve(job("ours", library=Library((own.parent,))))
    (problem,) = caught.value.diagnostics
    assert problem.code == "permission"
    assert "by:" in problem.help
    assert "on:" in problem.help


def test_other_words_are_no_example(own):
    change(own, quoted(own), "Somebody said something else.")
    assert problems(own) == ["permission: these words are not the example that comes with hrposter"]


def test_with_permission_and_its_day_other_words_are_built(own):
    change(own, line_of_example(own), ALLOWED)
    change(own, quoted(own), "Somebody said something else.")
    poster = resolve(job("ours", library=Library((own.parent,))))
    assert (poster.content.permission.by, poster.content.permission.on.isoformat()) == ("M.", "2026-11-02")


def test_each_language_needs_a_permission_of_its_own(own):
    change(own, line_of_example(own), ALLOWED)
    change(own, line_of_example(own, "es"), "", "es")
    library = Library((own.parent,))
    resolve(job("ours", library=library))
    with pytest.raises(PosterError, match="permission"):
        resolve(job("ours", "es", library=library))


@pytest.mark.parametrize(
    ("permission", "code"),
    [
        ("permission: {by: M.}", "missing-key"),
        ("permission: {on: 2026-11-02}", "missing-key"),
        ("permission: {by: M., on: yesterday}", "value"),
        ("permission: {by: , on: 2026-11-02}", "blank"),
        ("permission: yes", "type"),
        ("example: maybe", "value"),
    ],
)
def test_half_a_permission_is_none(own, permission, code):
    change(own, line_of_example(own), permission)
    with pytest.raises(PosterError) as caught:
        read_content(own / "en.yaml")
    assert [problem.code for problem in caught.value.diagnostics] == [code]


def test_a_piece_that_needs_none_takes_no_notice():
    folder = data_folder() / "layouts/welcome"
    assert check_permission(read_layout(folder / "layout.yaml"), read_content(folder / "en.yaml")) == ()
