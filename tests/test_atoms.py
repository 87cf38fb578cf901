"""Numbers and addresses that read from left to right: a quick look first, the whole grammar only where that finds something."""

from __future__ import annotations

from unicodedata import bidirectional

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hrposter import atoms, cldr
from hrposter.text.breaks import find_breaks

CHARACTERS = "0123456789\u0661\u06f4\u0967\u17e2aApPmMtTlLcC@_.,:;/-+() %\u00a0\u00b7\u00d7\u2011\u2060"


@given(st.text(CHARACTERS, max_size=24))
@example("+1 (415) 555-0123")
@example("(1)(2)(3)(4)(5)(6)(7)")
@example("9 a.m.")
@example("tel://x")
@example("a-.bc.de")
@example("9:30")
@example("4155550123")
@example("1-833-TLC-MAMA")
@example("116 117")
@example("29/11/2026")
def test_the_quick_look_hides_no_atom(text):
    assert [atom.span() for atom in atoms.ltr_atoms(text)] == [atom.span() for atom in atoms._atom().finditer(text)]


def test_words_and_the_number_of_an_item_need_no_grammar():
    assert not atoms._PERHAPS_AN_ATOM.search("We ask first, every time.")
    assert not atoms._PERHAPS_AN_ATOM.search("1.")
    assert not atoms._PERHAPS_AN_ATOM.search("24x36 portrait  \u00b7  100%  \u00b7  15 \u00d7 Letter")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("bn", "খোলা ৯:০০ – ১৭:৩০ পর্যন্ত"),
        ("km", "បើក ៩:០០–១៧:៣០ រាល់ថ្ងៃ"),
        ("my", "ဖွင့် ၉:၀၀ – ၁၇:၃၀ နေ့တိုင်း"),
        ("ne", "खुला ०९:०० – १७:०० सम्म"),
        ("fa", "باز ۹:۰۰ – ۱۷:۰۰ هر روز"),
    ],
)
def test_times_in_the_digits_of_a_language_are_read_and_set_as_one(lang, text):
    (atom,) = atoms.ltr_atoms(text)
    assert atom.lastgroup == "time"
    assert not [end for end in find_breaks(text, lang).ends if atom.start() < end < atom.end()]


def test_dates_and_numbers_to_call_in_such_digits_are_atoms_and_years_are_none():
    assert [atom.lastgroup for atom in atoms.ltr_atoms("২৯/১১/২০২৬ ০১৭১১-২২৩৩৪৪")] == ["date", "phone"]
    assert not list(atoms.ltr_atoms("२०१९ – २०२१"))


def test_all_digits_that_a_language_may_ask_for_are_known_but_those_that_run_with_their_letters():
    from_the_right = {cldr._ZEROS[name] for name in ("nkoo", "adlm", "rohg")}
    assert set(cldr._ZEROS.values()) - from_the_right <= set(atoms._ZEROS)
    assert all(bidirectional(chr(zero)) in ("EN", "AN", "L") for zero in atoms._ZEROS)
