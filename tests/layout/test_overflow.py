"""Words that do not fit: which, where, by how much, and what to do."""

import pytest
from sample_jobs import job
from sample_pieces import LAYOUT, THEME, WORDS, library

from hrposter.diagnostics import Diagnostic, PosterError
from hrposter.layout.page import solve
from hrposter.resolve import resolve

SHORT = LAYOUT.replace("rows: [1fr, auto, auto, auto, auto, auto, auto]", "rows: [auto, auto]")
SHORT = SHORT.replace("areas: [art, title, list, points, cards, note, contact]", "areas: [title, list]").replace("theme: sunrise", "theme: plain")
SHORT = "\n".join(line for line in SHORT.splitlines() if line[2:8] not in ("art: {", "points", "cards:", "note: ", "contac")) + "\n"


def overflow(folder, old: str, new: str, layout: str = SHORT) -> list[Diagnostic]:
    with pytest.raises(PosterError) as caught:
        solve(resolve(job("all", library=library(folder, layout, WORDS.replace(old, new), THEME))))
    assert all(problem.code == "overflow" for problem in caught.value.diagnostics)
    return list(caught.value.diagnostics)


def test_a_word_wider_than_its_column(tmp_path):
    (found,) = overflow(tmp_path, "title: Hello", f"title: {'Hello' * 20}")
    assert str(found.span).endswith("en.yaml:5:10")
    assert found.message == f"{'Hello' * 20!r} is wider than its column at 28.8 pt in en on Letter portrait"
    assert "letters shorter, or give the region a wider column in " in found.help
    assert found.help.endswith("layout.yaml:1")


def test_more_lines_than_the_layout_allows(tmp_path):
    layout = SHORT.replace("style: title,", "style: title, lines: 1,")
    (found,) = overflow(tmp_path, "title: Hello", "title: Hello to all of you who are here with us today", layout)
    assert "'Hello to all of you who are here with …' needs 2 lines at 28.8 pt" in found.message
    assert found.message.endswith("the layout allows 1")
    assert "shorten it by about" in found.help
    assert "or raise lines: in" in found.help


def test_how_much_too_long_it_is(tmp_path):
    layout = SHORT.replace("style: title,", "style: title, lines: 1,")
    (found,) = overflow(tmp_path, "title: Hello", "title: " + "abcd " * 16, layout)
    shorter = int(found.help.split("about ")[1].split(" ")[0])
    library(tmp_path, layout, WORDS.replace("title: Hello", "title: " + ("abcd " * 16).strip()[:-shorter]), THEME)
    solve(resolve(job("all", library=library(tmp_path / "b", layout, WORDS.replace("Hello", ("abcd " * 16).strip()[:-shorter]), THEME))))


def test_words_that_are_together_too_high(tmp_path):
    (found,) = overflow(tmp_path, "some: [One, Two]", f"some: [{', '.join(['Something that we say'] * 60)}]")
    assert found.message.startswith("the words in en stand ")
    assert " mm too high for Letter portrait, at the smallest sizes" in found.message
    assert "'Something that we say'" in found.help


def test_each_style_that_does_not_fit_is_told_of_at_once(tmp_path):
    found = overflow(tmp_path, "title: Hello\n  seen: A garden\n  some: [One,", f"title: {'Hello' * 20}\n  seen: A garden\n  some: [{'One' * 60},")
    assert [problem.span.line for problem in found if problem.span] == [5, 7]
