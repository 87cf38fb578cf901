"""Whatever stands in a file of words, a poster comes out, or an error that says where; never a bug."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_texts import CONTROLS, DIRECTIONS, texts, wild_texts
from sample_jobs import job
from sample_pieces import LAYOUT, THEME, WORDS, library

from hrposter.diagnostics import MachineError, PosterError
from hrposter.rendering import pdf

FEW = settings(max_examples=15, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
MANY = settings(FEW, max_examples=150)

REFUSED = re.compile(f"[{CONTROLS}{DIRECTIONS}\ufeff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]")

raw = wild_texts().map(lambda text: text.replace("\n", "\n    "))
quoted = st.builds(lambda text, is_ascii: json.dumps(text, ensure_ascii=is_ascii), wild_texts(), st.booleans())
# Without what a file of words refuses, so that most of these are set.
plain = texts().map(lambda text: json.dumps(REFUSED.sub("", text).replace("{", "(").replace("}", ")").strip() or "-", ensure_ascii=False))
halves = st.characters(categories=("Cs",)).map(json.dumps)


def renders_or_says_where(folder: Path, title: str, some: str) -> None:
    words = WORDS.replace("Hello", title).replace("[One, Two]", f"[{some}, Two]")
    try:
        pdf(job("all", library=library(folder, LAYOUT, words, THEME)))
    except PosterError as error:
        lacking = [str(each) for each in error.diagnostics if each.span is None or not each.help]
    except MachineError as error:
        lacking = [] if error.span and error.span.line > 1 else [str(error)]
    else:
        lacking = []
    assert not lacking


def hold(folder: Path, profile: settings) -> None:
    profile(
        given(st.one_of(plain, plain, raw, quoted, halves), st.one_of(plain, plain, quoted))(
            lambda title, some: renders_or_says_where(folder, title, some)
        )
    )()


def test_any_words_give_a_poster_or_an_error_that_says_where(tmp_path):
    hold(tmp_path, FEW)


@pytest.mark.slow
def test_any_of_many_words_give_a_poster_or_an_error_that_says_where(tmp_path):
    hold(tmp_path, MANY)
