"""Translations say the words of the field as the glossary chose them, and the glossary chose what they say."""

from pathlib import Path

import pytest
from glossary import faults, folded, read_glossary, says, shipped

from hrposter.diagnostics import PosterError

HEAD = """\
hrposter: 1
terms:
  drugs: {english: drugs, find: "drugs?", skip: "who uses? drugs", means: what people use}
  care: {english: care, find: "care", skip: "care (for|about)", means: what health workers do}
choices:
"""
ENGLISH = {"welcome.title": "Care, not\N{NO-BREAK SPACE}drugs.", "welcome.lede": "We care for people who use drugs."}
GERMAN = {"welcome.title": "Betreuung statt Drogen.", "welcome.lede": "Wir sind da."}
DRUGS = "drugs: {say: Drogen, why: Everybody says so.}"


@pytest.fixture
def found(tmp_path: Path):
    """What is wrong between a German block of a glossary and German words."""

    def of(*choices: str, said: dict[str, str] = GERMAN, english: dict[str, str] = ENGLISH) -> list[str]:
        path = tmp_path / "GLOSSARY.yaml"
        path.write_text(HEAD + "  de:\n" + "".join(f"    {choice}\n" for choice in choices), encoding="utf-8")
        return [fault.removeprefix(f"{path}:") for fault in faults(read_glossary(path), {"en": english, "de": said})]

    return of


def test_the_words_that_ship_keep_to_the_glossary():
    assert faults(read_glossary(), shipped()) == []


def test_words_to_skip_are_no_choices():
    named = shipped()["en"]
    assert "words-we-use.pairs.2.say" in named
    assert [name for name in named if name.endswith(".skip") and name.count(".") > 1] == []


def test_every_term_of_the_glossary_is_found_in_its_own_english():
    terms = read_glossary().terms.values()
    assert [term.id for term in terms if not term.is_in(term.english)] == []
    assert [term.id for term in terms if term.is_in("Nothing of the kind stands here.")] == []


def test_words_that_keep_to_the_glossary_have_no_fault(found):
    assert found(DRUGS, "care: {say: Betreuung, why: Short and warm.}") == []
    assert found(DRUGS, "care: {say: Pflege, also: [betreu], why: As above.}") == []


def test_another_word_than_the_chosen_one_is_found(found):
    assert found(DRUGS, "care: {say: Pflege, why: Short.}") == [
        "8:5: welcome.title in de says 'care' in other words than Pflege: 'Betreuung statt Drogen.'; use one, or give it a reason under but:"
    ]


def test_an_exception_with_a_reason_is_let_pass_and_one_that_is_not_needed_is_found(found):
    assert found(DRUGS, "care: {say: Pflege, why: Short., but: {welcome.title: It is set very large.}}") == []
    for name in ("welcome.title", "welcome.lede", "welcome.promises.9"):
        unneeded = f"care: {{say: Betreuung, why: Short., but: {{{name}: No reason.}}}}"
        assert found(DRUGS, unneeded) == [f"8:5: {name} in de needs no exception for 'care'; take it out of but:"]


def test_a_term_without_a_choice_is_found(found):
    assert found(DRUGS) == ["de has no choice for 'care', which welcome.title use; add it to the block de of GLOSSARY.yaml"]


def test_a_term_that_no_message_of_the_language_uses_needs_no_choice(found):
    assert found(DRUGS, said={"welcome.lede": "Wir sind da."}) == []


def test_a_form_that_no_message_says_is_found(found):
    assert found(DRUGS, "care: {say: Betreuung, also: [Fürsorge], why: Warm.}") == [
        "8:5: nothing in de says 'Fürsorge', a form of 'care'; take it out of also:"
    ]


def test_a_picture_may_be_described_in_other_words(found):
    said, english = GERMAN | {"welcome.art_alt": "Jemand ist da."}, ENGLISH | {"welcome.art_alt": "Somebody gives care."}
    assert found(DRUGS, "care: {say: Betreuung, why: Warm.}", said=said, english=english) == []


def test_a_choice_for_what_is_no_term_and_a_block_for_a_language_without_words_are_found(found, tmp_path):
    assert "9:5: 'joy' is no term; choose one of terms:" in found(DRUGS, "care: {say: Betreuung, why: Warm.}", "joy: {say: Freude, why: Joy.}")
    glossary = read_glossary(tmp_path / "GLOSSARY.yaml")
    assert [fault.partition(": ")[2] for fault in faults(glossary, {"en": ENGLISH})] == ["no words in 'de' ship; delete the block"] * 3


@pytest.mark.parametrize(
    ("choice", "problem"),
    [
        ("care: {say: Pflege}", "'why' is missing"),
        ("care: {say: Pflege, why: Short., allso: [x]}", "'allso' is not known here"),
        ("care: {say: Pflege, why: Short., but: {welcome.title: }}", "nothing stands here"),
        ("drugs: {say: Drogen, why: Said twice.}", "'drugs' appears twice"),
    ],
)
def test_a_choice_that_lacks_its_reason_or_is_misspelt_or_made_twice_is_found(found, choice, problem):
    with pytest.raises(PosterError, match=problem):
        found(DRUGS, choice)


def test_a_form_begins_a_word_and_may_have_any_ending():
    assert says("Ein Schwangerschaftstest.", "schwanger")
    assert not says("Nous avons besoin de vous.", "soin")
    assert says("Des soins.", "soin")
    assert says("والحمل", "حمل")


def test_case_blanks_apostrophes_and_vowel_marks_make_no_difference():
    assert folded("L’été\N{NARROW NO-BREAK SPACE}!") == folded("l'e\u0301te\u0301 !")
    assert folded("رِعايَة") == folded("رعاية")
    assert folded("Schwan\N{SOFT HYPHEN}ger") == "schwanger"
