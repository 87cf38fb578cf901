"""Every word that ships is plain and kind: reading grade, length of sentences and pieces, and no word to avoid."""

from functools import cache

import pytest
from plain_words import (
    alternatives,
    avoided,
    characters_in,
    flesch_pt,
    grade,
    inflesz,
    is_to_be_skipped,
    kandel_moles,
    lengths_in,
    sachtext,
    sentences_in,
    shown,
    syllables_de,
    syllables_en,
    syllables_es,
    syllables_fr,
    syllables_pt,
    terms,
    words_in,
)
from sample_jobs import LANGUAGES, LIBRARY, PIECES, folder_of_words

from hrposter.resources import data_folder
from hrposter.spec.content import flatten, read_content
from hrposter.spec.readers import layout_in, resources_in
from hrposter.spec.words import Message

# Pieces that are read in the hand; all others hang on a wall or are cards.
HANDOUTS = ("basics", "resources", "seat-belt")
MOST_WORDS = {
    "care-choices": 200,
    "little-book": 90,
    "basics": 200,
    "words-we-use": 240,
    "welcome": 75,
    "welcome-parents": 80,
    "principles": 120,
    "why": 90,
    "voices": 60,
    "voices-card": 60,
    "language-wall": 20,
    "interpreter-card": 60,
    "seat-belt": 350,
    "seat-belt-poster": 350,
    "resources": 350,
    "ask-first": 75,
    "ask-first-card": 75,
    "people-to-call": 40,
}
MOST_ON_A_POSTER = 80
LONGEST_SENTENCE, LONGEST_ON_AVERAGE = 20, 12
HIGHEST_GRADE, FEWEST_FOR_A_GRADE, HIGHEST_SACHTEXT = 6.0, 100, 6.0
# Formulas that give more for an easier text, and the least that is easy enough, of each language.
EASY = {
    "es": (inflesz, 65.0),          # "bastante fácil" begins (Barrio-Cantalejo, 2008)
    "fr": (kandel_moles, 80.0),     # "easy" begins, the sixth grade (Flesch, A New Readability Yardstick, 1948, whose scale it keeps)
    "pt-BR": (flesch_pt, 62.5),     # half of the way through "easy", 50 to 75, which is years 5 to 8: the sixth (Martins and others, 1996)
}  # fmt: skip
# Of Chinese, in characters: of a sentence, of all on average, and for each word that the English of a piece may have.
LONGEST_IN_CHINESE, LONGEST_ON_AVERAGE_IN_CHINESE, CHARACTERS_FOR_A_WORD = 45, 26, 1.7
# What is read aloud of a picture, and where a fact comes from, is no running text.
APART = ("art_alt", "cup_alt", "garden_alt", "road_alt", "lamp_alt", "hand_alt", "baby_alt", "source", "sources", "credit")
EVERY = [(piece, lang) for piece in PIECES for lang in LANGUAGES[piece]]
CHINESE = [key for key in EVERY if key[1].startswith("zh-")]
# The languages that have a list of words to avoid.
LISTED = sorted(path.stem.removeprefix("avoid-") for path in (data_folder() / "assets/words").glob("avoid-*.yaml"))


@cache
def messages(piece: str, lang: str) -> dict[str, Message]:
    content = read_content(folder_of_words(piece) / f"{lang}.yaml")
    return {name: message for key, words in content.words.items() for name, message in flatten(key, words).items()}


@cache
def texts(piece: str, lang: str) -> dict[str, str]:
    """All that a piece says by itself, by name; what stands in the resources.yaml beside it as well."""
    found = {name: shown(message) for name, message in messages(piece, lang).items()}
    folder = LIBRARY.piece(piece)
    if layout_in(folder / "layout.yaml").shows_resources:
        for number, entry in enumerate(resources_in(folder / "resources.yaml").entries, 1):
            for key in ("name", "what", "hours"):
                said = getattr(entry, key)
                found |= {f"entries.{number}.{key}": said.in_language(lang)} if said else {}
    return found


def running(piece: str, lang: str) -> list[str]:
    """The texts that are read on from one to the next."""
    return [text for name, text in texts(piece, lang).items() if name.partition(".")[0] not in APART]


def sentences(piece: str, lang: str) -> list[list[str]]:
    return [sentence for text in running(piece, lang) for sentence in sentences_in(text)]


# ---------------------------------------------------------------- short


@pytest.mark.parametrize("piece", PIECES)
def test_an_english_piece_keeps_to_its_number_of_words(piece):
    assert sum(len(words_in(text)) for text in running(piece, "en")) <= MOST_WORDS.get(piece, MOST_ON_A_POSTER)


@pytest.mark.parametrize("piece", PIECES)
def test_english_sentences_are_short_in_every_piece(piece):
    lengths = [len(sentence) for sentence in sentences(piece, "en")]
    assert max(lengths) <= LONGEST_SENTENCE
    assert sum(lengths) / len(lengths) <= LONGEST_ON_AVERAGE


@pytest.mark.parametrize(("piece", "lang"), [key for key in EVERY if key[1] != "en" and key not in CHINESE])
def test_sentences_stay_short_in_translation(piece, lang):
    assert [sentence for sentence in sentences(piece, lang) if len(sentence) > LONGEST_SENTENCE] == []


@pytest.mark.parametrize(("piece", "lang"), CHINESE)
def test_sentences_stay_short_in_chinese(piece, lang):
    lengths = [length for text in running(piece, lang) for length in lengths_in(text)]
    assert max(lengths) <= LONGEST_IN_CHINESE
    assert sum(lengths) / len(lengths) <= LONGEST_ON_AVERAGE_IN_CHINESE


@pytest.mark.parametrize(("piece", "lang"), CHINESE)
def test_a_chinese_piece_keeps_to_its_number_of_characters(piece, lang):
    most = CHARACTERS_FOR_A_WORD * MOST_WORDS.get(piece, MOST_ON_A_POSTER)
    assert sum(map(characters_in, running(piece, lang))) <= most


@pytest.mark.parametrize("piece", [piece for piece, lang in EVERY if lang == "ko"])
def test_korean_sentences_are_as_short_as_the_english(piece):
    lengths = [len(sentence) for sentence in sentences(piece, "ko")]
    assert sum(lengths) / len(lengths) <= LONGEST_ON_AVERAGE


def test_a_chinese_sentence_ends_at_its_mark_and_not_before_the_bracket_after_it():
    assert lengths_in("您好！他说：“请进。”我们先听，再问（好吗？）。") == [2, 4, 8]
    assert [len(sentence) for sentence in sentences_in("您好！请进。Come in. Sit down.")] == [1, 1, 2, 2]
    assert lengths_in("这里欢迎您。\n来吧") == [5, 2]


def test_a_long_chinese_text_is_found():
    assert lengths_in("有关单位应当依照规定办理登记手续并提交证明材料以便审核资格后再行通知当事人前来领取相关文件和物品等")[0] > LONGEST_IN_CHINESE
    assert characters_in("资料：Health & Justice 3:2（2015）") == 2 + 2 + 3


# ---------------------------------------------------------------- easy


@pytest.mark.parametrize("piece", [piece for piece in HANDOUTS if piece in PIECES])
def test_an_english_handout_is_read_by_a_twelve_year_old(piece):
    text = "\n".join(running(piece, "en"))
    assert len(words_in(text)) < FEWEST_FOR_A_GRADE or grade(text) <= HIGHEST_GRADE


@pytest.mark.parametrize(("piece", "lang"), [(piece, lang) for piece in HANDOUTS for lang in EASY if lang in LANGUAGES.get(piece, ())])
def test_a_handout_is_easy_by_the_formula_of_its_language(piece, lang):
    ease, least = EASY[lang]
    assert ease("\n".join(running(piece, lang))) >= least


def test_german_posters_together_are_easy():
    text = "\n".join(text for piece in PIECES if "de" in LANGUAGES[piece] for text in running(piece, "de"))
    assert len(words_in(text)) >= FEWEST_FOR_A_GRADE
    assert sachtext(text) <= HIGHEST_SACHTEXT


def test_a_hard_text_is_found():
    hard = "Administrative requirements necessitate comprehensive documentation regarding eligibility determinations."
    assert grade(hard) > 12
    assert inflesz("Las consideraciones administrativas correspondientes imposibilitan temporalmente la autorización.") < 40
    assert kandel_moles("Les considérations administratives correspondantes empêchent provisoirement toute autorisation.") < 0
    assert flesch_pt("As considerações administrativas correspondentes impossibilitam temporariamente a autorização.") < 0
    assert sachtext("Die Inanspruchnahme der Leistungen erfordert die Berücksichtigung verwaltungsrechtlicher Zuständigkeiten.") > 12


def test_the_formulas_are_those_of_their_authors():
    # Six words in one sentence, six syllables: 0.39 * 6 + 11.8 * 1 - 15.59, and 206.835 - 62.3 * 10 / 5 - 5.
    assert grade("The cat sat on the mat.") == pytest.approx(-1.45)
    assert inflesz("La casa es muy alegre.") == pytest.approx(206.835 - 62.3 * 8 / 5 - 5)
    # Five words in one sentence: of seven syllables, and of nine.
    assert kandel_moles("Le bébé dort à midi.") == pytest.approx(207 - 1.015 * 5 - 73.6 * 7 / 5)
    assert flesch_pt("A casa é muito alegre.") == pytest.approx(248.835 - 1.015 * 5 - 84.6 * 9 / 5)
    # Six words in one sentence: one of three syllables and more, which has more than six letters, and four of one.
    assert sachtext("Wir sind heute für Familien da.") == pytest.approx(0.1935 * 100 / 6 + 0.1672 * 6 + 0.1297 * 100 / 6 - 0.0327 * 400 / 6 - 0.875)


# Counted by hand, by ear.
ENGLISH = {
    1: "harm choose used care tried asked you eye clothes does helped please",
    2: "people needed baby question little being changes something quiet listen patient someone going choices language welcome science really",
    3: "pregnancy decisions families parenting reduction dignity idea area punishment together medicine anyone diapers serious",
    4: "situation society experience usually",
}
SPANISH = {
    1: "quien hoy muy ley y o buey",
    2: "día noche bebé también tiene aquí guía agua país ciudad leer oír ahí según daños usted crianza nadie peor",
    3: "persona ayuda cuidado familia prohibir reducción siguiente seguro héroe vergüenza",
    4: "embarazo decisiones continúa aéreo",
}
FRENCH = {
    1: "le que vie soins route nuit pied lieu aident viennent gens août viande risque feuille l’un d’eau qu’on",
    2: "bébé parent souvent choisir pays client créer voyage famille travail moment chaos naïf poème aidez oublie principes naissance",
    3: "attention réunion création aujourd’hui essayer maintenant février grands-parents dites-le-nous",
    4: "consommation sécurité information éducation",
}
PORTUGUESE = {
    1: "quem mãe mães mais não seu põe vai foi vêm",
    2: "água dia rua juiz ruim país sair muito ninguém você igual próprio",
    3: "família história ainda ideia saúde rainha cuidado viagem criança gratuito decisão gravidez",
    4: "situação religião continuam diminuem distribuir alegria materiais maioria",
    5: "experiência diminuímos alimentação",
}
GERMAN = {
    1: "wir ja Rat Kind Sie für neu nicht schreibt Zeit Plan mehr heißt",
    2: "Baby heute Eltern Ihre Drogen kommen Paare Essen bereit gehen Windeln neue",
    3: "willkommen Beratung Gesundheit schlafende Betreuung Entscheidung überlegt",
    4: "Familie Familien Drogengebrauch überlegen Entscheidungen",
}


@pytest.mark.parametrize("count", ENGLISH)
def test_english_syllables_are_those_that_one_hears(count):
    assert {word: syllables_en(word) for word in ENGLISH[count].split() if syllables_en(word) != count} == {}


@pytest.mark.parametrize("count", SPANISH)
def test_spanish_syllables_are_those_of_its_spelling(count):
    assert {word: syllables_es(word) for word in SPANISH[count].split() if syllables_es(word) != count} == {}


@pytest.mark.parametrize("count", FRENCH)
def test_french_syllables_are_those_that_one_hears(count):
    assert {word: syllables_fr(word) for word in FRENCH[count].split() if syllables_fr(word) != count} == {}


@pytest.mark.parametrize("count", PORTUGUESE)
def test_portuguese_syllables_are_those_of_its_spelling(count):
    assert {word: syllables_pt(word) for word in PORTUGUESE[count].split() if syllables_pt(word) != count} == {}


@pytest.mark.parametrize("count", GERMAN)
def test_german_syllables_are_those_that_one_hears(count):
    assert {word: syllables_de(word) for word in GERMAN[count].split() if syllables_de(word) != count} == {}


def test_thirty_words_and_more_of_each_language_were_counted_by_hand():
    assert all(sum(len(words.split()) for words in by_count.values()) >= 30 for by_count in (ENGLISH, FRENCH, PORTUGUESE, SPANISH, GERMAN))


# ---------------------------------------------------------------- kind


@pytest.mark.parametrize(("piece", "lang"), [key for key in EVERY if key[1] in LISTED])
def test_no_word_to_avoid_is_used(piece, lang):
    said = {name: found for name, text in spoken(piece, lang).items() if (found := avoided(text, lang))}
    said |= {name: found for name, text in texts(piece, lang).items() if (found := avoided(text, lang)) and name.startswith("entries")}
    assert said == {}


def spoken(piece: str, lang: str) -> dict[str, str]:
    """What a piece says, without what it names to be left unsaid."""
    return {name: message.text for name, message in messages(piece, lang).items() if not is_to_be_skipped(name)}


def skipped(piece: str, lang: str) -> list[str]:
    """What a piece names to be left unsaid."""
    return [each for name, message in messages(piece, lang).items() if is_to_be_skipped(name) for each in alternatives(message.text)]


SKIPPING = [(piece, lang) for piece, lang in EVERY if skipped(piece, lang)]


def test_only_the_skip_of_a_pair_may_name_words_to_avoid():
    assert is_to_be_skipped("pairs.3.skip")
    assert [name for name in ("skip", "pairs.3.say", "pairs.3.why", "pairs.3.group", "skip.title") if is_to_be_skipped(name)] == []


@pytest.mark.parametrize(("piece", "lang"), SKIPPING)
def test_nothing_stands_under_skip_but_words_to_avoid_and_no_slur_stands_even_there(piece, lang):
    found = {each: avoided(each, lang) for each in skipped(piece, lang)}
    assert [each for each, terms_found in found.items() if not terms_found] == []
    assert [each for each, terms_found in found.items() if any(term.startswith("slur: ") for term in terms_found)] == []


@pytest.mark.parametrize("lang", LISTED)
def test_every_list_names_slurs(lang):
    assert [term.severity for term in terms(lang) if term.id == "slur"] == ["error"]


def test_only_a_piece_for_staff_names_words_to_avoid():
    assert {layout_in(LIBRARY.piece(piece) / "layout.yaml").audience for piece, _ in SKIPPING} == {"staff"}


TERMS = [(lang, term) for lang in LISTED for term in terms(lang)]


@pytest.mark.parametrize(("lang", "term"), TERMS, ids=[f"{lang} {term.id}" for lang, term in TERMS])
def test_a_word_to_avoid_is_found_where_it_is_meant(lang, term):
    assert list(term.found(term.fails)) != []
    assert term.passes is None or list(term.found(term.passes)) == []
    assert term.guard is None or term.passes, "a guard is shown by a sentence that it lets pass"
    assert term.severity in ("error", "warning", "info")
    assert term.kind in ("person", "use", "staff", "tone", "threat", "promise")


@pytest.mark.parametrize("lang", LISTED)
def test_each_term_has_a_name_of_its_own_and_says_what_to_write_instead(lang):
    assert len({term.id for term in terms(lang)}) == len(terms(lang))
    assert all(term.suggest and term.note for term in terms(lang))


def test_what_a_guard_lets_pass_is_stopped_by_no_other_term():
    assert [f"{lang} {term.id}" for lang, term in TERMS if term.passes and avoided(term.passes, lang)] == []


def test_a_promise_stands_only_with_the_policy_that_it_rests_on():
    assert avoided("What you say is confidential.", "en") == ["promise: confidential"]
    assert avoided("Confidential, within these limits: {policy.title}.", "en") == []
    assert avoided("Lo que diga es confidencial.", "es") != []
    assert avoided("Ce que vous dites est confidentiel.", "fr") != []
    assert avoided("O que você disser é sigiloso.", "pt-BR") != []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Your baby could be taken away."),
        ("es", "Podría perder a su bebé."),
        ("fr", "Vous pourriez perdre votre bébé."),
        ("pt-BR", "Você pode perder seu bebê."),
        ("ar", "قد تفقدون طفلكم."),
    ],
)
def test_a_threat_is_found(lang, text):
    assert [found for found in avoided(text, lang) if found.startswith(("threat", "amenaza", "menace", "ameaca"))] != []
