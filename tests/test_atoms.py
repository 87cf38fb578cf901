"""Numbers and addresses that read from left to right: a quick look first, the whole grammar only where that finds something."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from hrposter import atoms

CHARACTERS = "0123456789\u0661\u06f4aApPmMtTlLcC@_.,:;/-+() \u00a0\u2011\u2060"


@given(st.text(CHARACTERS, max_size=24))
@example("+1 (415) 555-0123")
@example("(1)(2)(3)(4)(5)(6)(7)")
@example("9 a.m.")
@example("tel://x")
@example("a-.bc.de")
def test_the_quick_look_hides_no_atom(text):
    assert [atom.span() for atom in atoms.ltr_atoms(text)] == [atom.span() for atom in atoms._atom().finditer(text)]


def test_words_and_the_number_of_an_item_need_no_grammar():
    assert not atoms._PERHAPS_AN_ATOM.search("We ask first, every time.")
    assert not atoms._PERHAPS_AN_ATOM.search("1.")
