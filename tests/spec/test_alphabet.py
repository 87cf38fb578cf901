import pytest
from sample_jobs import LANGUAGES, PIECES, folder_of_words

from hrposter.diagnostics import PosterError
from hrposter.spec.alphabet import foreign
from hrposter.spec.content import read_content

HEAD = "hrposter: 1\nlanguage: TAG\nstatus: draft\nwords:\n"
RUSSIAN = "  title: Мы вам рады.\n  lede: Приходите такими, какие вы есть.\n"


def found(tmp_path, tag, words):
    path = tmp_path / f"{tag}.yaml"
    path.write_text(HEAD.replace("TAG", tag) + words, encoding="utf-8")
    return foreign(read_content(path))


def test_words_that_were_left_in_english_are_an_error_at_the_first_of_them(tmp_path):
    (fault,) = found(tmp_path, "ru", "  title: Мы рады.\n  lede: You are welcome here as you are, with us.\n")
    assert (fault.code, fault.span.line, fault.span.column) == ("script", 6, 9)
    assert "ru-Latn" in fault.help


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("ru", RUSSIAN),
        ("ru", RUSSIAN + "  source: Harm reduction and care in pregnancy, a review\n".replace(", a review", "")),
        ("ru", "  title: Звоните в River Street Clinic\n"),
        ("ru", "  title: См.\n  web: https://example.org/you-are-welcome-here or www.example.org/welcome\n".replace(" or ", " ")),
        ("ru", "  title: См. {clinic.short_name} {interpreter_line}\n"),
        ("hi", "  title: आपका यहाँ स्वागत है\n"),
        ("ja", "  title: あなたを歓迎します。スタッフにきいてください。\n"),
        ("ko", "  title: 여러분을 환영합니다.\n"),
        ("zh-Hans", "  title: 欢迎您来这里。\n"),
        ("am", "  title: እንኳን ደህና መጡ\n"),
        ("my", "  title: ကြိုဆိုပါတယ်။\n"),
        ("vi", "  title: Chào mừng quý vị đến đây.\n"),
        ("haw", "  title: E komo mai i ʻaneʻi.\n"),
        ("ru-Latn", "  title: Dobro pozhalovat k nam.\n"),
        ("pa", "  title: ਤੁਹਾਡਾ ਸੁਆਗਤ ਹੈ\n"),
        ("xx-Tfng", "  title: You are welcome here with us\n".replace("xx", "zgh")),
    ],
)
def test_names_addresses_and_details_of_the_clinic_do_not_count(tmp_path, tag, words):
    assert found(tmp_path, tag.replace("xx", "zgh"), words) == ()


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("ar", "  title: You are welcome here with us\n"),
        ("es", "  title: Мы вам очень рады здесь\n"),
        ("sr-Latn", "  title: добродошли код нас\n"),
        ("th", "  title: please come in and sit down\n"),
    ],
)
def test_words_of_another_script_are_found(tmp_path, tag, words):
    assert [fault.code for fault in found(tmp_path, tag, words)] == ["script"]


@pytest.mark.parametrize(("piece", "lang"), [(piece, lang) for piece in PIECES for lang in LANGUAGES[piece]])
def test_every_file_that_ships_is_in_its_own_letters(piece, lang):
    assert foreign(read_content(folder_of_words(piece) / f"{lang}.yaml")) == ()


@pytest.mark.parametrize("tag", ["zh", "zh-TW"])
def test_chinese_must_say_its_characters(tmp_path, tag):
    with pytest.raises(PosterError, match="does not say which characters") as caught:
        found(tmp_path, tag, "  title: 欢迎\n")
    assert [(fault.code, fault.span.line) for fault in caught.value.diagnostics] == [("language", 2)]
