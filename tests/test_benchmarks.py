"""The benchmarks: what they say and when they fail; how long anything takes is theirs to tell."""

from __future__ import annotations

import re
import sys

import pytest

from benchmarks import __main__ as benchmarks
from benchmarks.posters import Studio, look_of, render
from benchmarks.timing import Row, Target
from benchmarks.words import by_length, new_words

SLOW = Row("a poster", (3.0, 4.0, 5.0), (1.0, 1.0, 1.0), Target(most=2))
FAST = Row("a poster", (1.0, 1.5, 9.0), (1.0, 1.0, 1.0), Target(most=2, aim=1))


def shape(text: str) -> str:
    return re.sub(r"\w", "x", text)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_new_words_are_as_long_as_those_before_and_stand_in_the_same_places(lang):
    first, second = new_words(lang, 1), new_words(lang, 2)
    assert first.more != second.more
    assert shape(first.more) == shape(second.more)
    assert [shape(text) for entry in first.points for text in entry] == [shape(text) for entry in second.points for text in entry]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_words_of_a_round_are_always_the_same_and_known(lang):
    known = {word for words in by_length(lang).values() for word in words}
    words = new_words(lang, 7)
    assert words == new_words(lang, 7)
    assert {word.lower() for word in re.findall(r"\w+", words.lede)} <= {word.lower() for word in known}


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("piece", ["words", "full"])
def test_the_posters_that_are_timed_can_be_made(tmp_path, lang, piece):
    studio = Studio(tmp_path)
    studio.set_up()
    studio.write(piece, new_words(lang, 3), 3)
    job = studio.job(piece, lang)
    assert render(job).startswith(b"%PDF-")
    look = look_of(job)
    assert look.display[1] > look.text[1]
    assert {"display", "lead", "body", "heading"} <= set(look.sizes)


def test_the_median_decides_and_the_aim_does_not():
    assert SLOW.misses
    assert not FAST.misses
    assert "x  4.00 (3.00 - 5.00)" in str(SLOW)
    assert str(SLOW).endswith("at most 2: MISSED")
    assert str(FAST).endswith("at most 2, aim 1")


def test_what_others_take_has_to_be_at_least_so_much():
    assert Row("WeasyPrint", (3.0,), (1.0,), Target(least=4)).misses
    assert not Row("WeasyPrint", (5.0,), (1.0,), Target(least=4)).misses


@pytest.mark.parametrize(("options", "code"), [([], 0), (["--check"], 1)])
def test_a_missed_target_fails_only_a_check(monkeypatch, capsys, options, code):
    monkeypatch.setattr(sys, "argv", ["benchmarks", *options])
    monkeypatch.setattr(benchmarks, "_lacking", lambda: None)
    monkeypatch.setattr(benchmarks, "_machine", lambda: "a machine")
    monkeypatch.setattr(benchmarks, "_measured", lambda rounds: [("Posters", [SLOW, FAST])])
    assert benchmarks.main() == code
    assert capsys.readouterr().out.endswith("1 of 2 targets missed\n  a poster\n")


def test_a_tool_that_is_missing_is_named(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["benchmarks"])
    monkeypatch.setitem(sys.modules, "typst", None)
    assert benchmarks.main() == 3
    assert "error[machine]" in capsys.readouterr().err


def test_a_missing_pango_is_named_with_the_packages_that_bring_it(monkeypatch, capsys):
    class Broken:
        """Fails as WeasyPrint does where the libraries of Pango are not there."""

        def find_spec(self, name, path=None, target=None):
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(sys, "argv", ["benchmarks"])
    monkeypatch.setitem(sys.modules, "typst", sys)
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    assert benchmarks.main() == 3
    assert "apt install libpango-1.0-0 libpangoft2-1.0-0" in capsys.readouterr().err
