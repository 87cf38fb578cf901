"""Straight quotation marks and apostrophes: those of the language, and never a guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrposter.typography.pieces import OBJECT
from hrposter.typography.quotes import curled
from hrposter.typography.setting import typeset

LANGUAGES = [
    "en",
    "es",
    "fr",
    "fr-CA",
    "fr-CH",
    "pt-BR",
    "ht",
    "vi",
    "zh-Hans",
    "zh-Hant",
    "ko",
    "ru",
    "ar",
    "fa",
    "uk",
    "pl",
    "de",
    "so",
    "he",
    "nl",
]
ATOMS = ["https://example.org/a?b=c;d!e", "(415) 555-0123", "9:30", "help@example.org", "o'neil@example.org", "1-833-852-6262"]
TYPED = st.text("ab é\"'.,!?:;«»0159 שלاب你好\u00a0\u202f-()/@", max_size=30)


def printed(text: str, lang: str) -> str:
    (words,), doubts = typeset((text,), lang)
    assert not doubts
    return words.replace("\u00a0", "~").replace("\u202f", "^")


@pytest.mark.parametrize(
    ("lang", "typed", "words"),
    [
        ("en", '"Come in," she said.', "“Come in,” she said."),
        ("en", "We don't judge; the parents' room.", "We don’t judge; the parents’ room."),
        ("en", "She said: \"They said 'yes'.\"", "She said: “They said ‘yes’.”"),
        ("en", '"He said "yes" to me."', "“He said ‘yes’ to me.”"),
        ("en", "'Yes,' she said. The '90s, 'tis, rock 'n' roll", "‘Yes,’ she said. The ’90s, ’tis, rock ’n’ roll"),
        ("es", 'Dijo "sí" y "no".', "Dijo «sí» y «no»."),
        ("fr", 'L\'enfant dit "oui"', "L’enfant dit «~oui~»"),
        ("fr", 'Dit " oui " ici', "Dit «~oui~» ici"),
        ("fr", 'l\'"école"', "l’«~école~»"),
        ("fr-CH", '"oui"', "«^oui^»"),
        ("de", 'Sie sagte: "Komm \'rein"', "Sie sagte: „Komm ’rein“"),
        ("de", "\"Er sagte 'ja'\"", "„Er sagte ‚ja‘“"),
        ("pl", '"tak"', "„tak”"),
        ("ru", '"Она сказала "да""', "«Она сказала „да“»"),
        ("uk", "сім'я, п'ять", "сім’я, п’ять"),
        ("ht", "m'ap vini, l'ap ede w", "m’ap vini, l’ap ede w"),
        ("it", "l'amico dell'\"ufficio\"", "l’amico dell’«ufficio»"),
        ("ar", 'قالت "نعم" لنا', "قالت ”نعم“ لنا"),
        ("fa", 'گفت "بله"', "گفت «بله»"),
        ("zh-Hans", "她说\"好\"，又说'来'。", "她说“好”，又说‘来’。"),
        ("zh-Hant", '她說"好"', "她說「好」"),
        ("ja", "彼女は\"はい、'どうぞ'\"と言った", "彼女は「はい、『どうぞ』」と言った"),
        ("ko", '그는 "네"라고 했다', "그는 “네”라고 했다"),
        ("so", "go'aan, su'aal", "go’aan, su’aal"),
        ("nl", "'s avonds", "’s avonds"),
        ("mam", 'b\'aj "x"', "b'aj “x”"),
        ("ha", "'yan uwa", "ʼyan uwa"),
    ],
)
def test_what_was_typed_is_printed_as_the_language_has_it(lang, typed, words):
    assert printed(typed, lang) == words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ('צה"ל', "צה״ל"),
        ("ג'ירפה, רח' הרצל", "ג׳ירפה, רח׳ הרצל"),
        ('מנכ"לית', "מנכ״לית"),
        ('אמרה "שלום" לנו', "אמרה ”שלום” לנו"),
        ('ה"בית שלנו" פתוח', "ה”בית שלנו” פתוח"),
    ],
)
def test_a_mark_within_a_hebrew_word_is_its_own_letter_and_others_are_quotations(typed, words):
    assert printed(typed, "he") == words


@pytest.mark.parametrize(
    ("typed", "words"), [("5'10\" tall", "5′10″ tall"), ('a 2" gap', "a 2″ gap"), ('room "24"', "room “24”"), ("the 1990's", "the 1990’s")]
)
def test_after_digits_they_are_feet_and_inches_unless_they_close_a_quotation(typed, words):
    assert printed(typed, "en") == words


@pytest.mark.parametrize(("lang", "typed"), [("en", 'an "open end'), ("en", "rock ' roll"), ("haw", "Hawai'i"), ("en", 'out" of'), ("to", "fa'u")])
def test_a_mark_that_nobody_can_tell_is_reported_and_left(lang, typed):
    (words,), doubts = typeset((typed,), lang)
    assert doubts
    assert words == typed


def test_quotations_reach_over_strong_words_and_placeholders():
    pieces, doubts = typeset(("Ask for '", OBJECT, "', or \"", "anyone", "\"; it's ", OBJECT, "'s room"), "en")
    assert "".join(pieces) == f"Ask for ‘{OBJECT}’, or “anyone”; it’s {OBJECT}’s room"
    assert len(pieces) == 7
    assert not doubts


@pytest.mark.parametrize("text", ["https://example.org/it's?q=\"", "a.o'neil@example.org", "example.org/l'x", "“Already,” ‘set’ – it’s « so »"])
def test_addresses_and_marks_that_are_set_already_stay_as_they_are(text):
    assert not {place for place in curled(text, "en")[0] if text[place] not in '"'}
    assert printed(text.rstrip('"'), "en") == text.rstrip('"')


@given(TYPED, st.sampled_from(LANGUAGES))
def test_setting_twice_changes_nothing_more(text, lang):
    once, _ = typeset((text,), lang)
    assert typeset(once, lang)[0] == once


@given(st.lists(TYPED, min_size=1, max_size=4), st.sampled_from(LANGUAGES))
def test_letters_and_digits_are_never_touched_and_pieces_stay_apart(pieces, lang):
    def kept(text: str) -> str:
        return "".join(ch for ch in text if ch.isalnum())

    after, _ = typeset(pieces, lang)
    assert [kept(piece) for piece in after] == [kept(piece) for piece in pieces]


@given(TYPED, st.sampled_from(ATOMS), st.sampled_from(LANGUAGES))
def test_numbers_to_dial_addresses_and_times_are_never_touched(text, atom, lang):
    before = "".join(ch for ch in text if ch not in "/@-.()0159")
    ((words,), _) = typeset((f"{before} | {atom} | x",), lang)
    assert atom in words
