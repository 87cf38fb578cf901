"""Spaces that belong to the language: French punctuation, and words that may not end a line."""

import pytest

from hrposter.typography.setting import SPACED, typeset
from hrposter.typography.spacing import _SHORT_WORDS, _SPACES, spaced


@pytest.mark.parametrize(
    ("lang", "typed", "words"),
    [
        ("fr", "Vraiment ? Oui! Ici; là : voilà:", "Vraiment^? Oui^! Ici^; là~: voilà~:"),
        ("fr", "Quoi?! Non!!", "Quoi^?! Non^!!"),
        ("fr", "«Oui » et « non»!", "«~Oui~» et «~non~»^!"),
        ("fr", "à 9:30, le 3:2, https://example.org/a?b:c;d!", "à 9:30, le 3:2, https://example.org/a?b:c;d^!"),
        ("fr", "(!) ? …", "(!)^? …"),
        ("fr-FR", "Oui!", "Oui^!"),
        ("fr-CA", "Vraiment? Oui ! Ici: «là»", "Vraiment? Oui^! Ici~: «~là~»"),
        ("fr-CH", "Oui! Ici: «là»", "Oui^! Ici^: «^là^»"),
        ("es", "¿Sí? ¡Sí! Aquí: «ya»", "¿Sí? ¡Sí! Aquí: «ya»"),
        ("ht", "Wi! Isit: la?", "Wi! Isit: la?"),
        ("pl", "W domu i z mamą o 5 lat", "W~domu i~z~mamą o~5~lat"),
        ("cs", "s dítětem a v klidu", "s~dítětem a~v~klidu"),
        ("sk", "s dieťaťom a v pokoji", "s~dieťaťom a~v~pokoji"),
        ("ru", "Я и мама в 24 часа", "Я~и~мама в~24~часа"),
        ("ru", "Вопрос — уже повод. — Да.", "Вопрос~— уже повод.~— Да."),
        ("uk", "Мова — українська", "Мова~— українська"),
        ("pl", "Język — polski", "Język — polski"),
        ("uk", "з мамою і в парку", "з~мамою і~в~парку"),
        ("be", "у доме і з мамай", "у~доме і~з~мамай"),
        ("pl", "Zadzwoń: 12 345 67 89 i już", "Zadzwoń: 12 345 67 89 i~już"),
        ("en", "I am a parent in 24 hours", "I am a parent in 24 hours"),
    ],
)
def test_spaces_are_those_of_the_language(lang, typed, words):
    ((printed,), _) = typeset((typed,), lang)
    assert printed.replace("\u00a0", "~").replace("\u202f", "^") == words


def test_languages_without_rules_do_not_load_them():
    assert {tag.partition("-")[0] for tag in (*_SPACES, *_SHORT_WORDS)} == SPACED
    assert spaced("Oui !", "en") == {}
