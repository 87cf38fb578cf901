from importlib import metadata
from pathlib import Path

import pytest

from hrposter.diagnostics import MachineError
from hrposter.fonts import coverage
from hrposter.fonts.coverage import MissingFamily, MissingGlyphs, known_families, stack_for
from hrposter.fonts.face import open_face
from hrposter.fonts.scripts import WRITING_SYSTEMS, script_of

BODY = ("Atkinson Hyperlegible",)
HEADING = ("Fraunces", "Atkinson Hyperlegible")


def names(stack):
    return [open_face(ref).family for ref in stack]


def stack(text, lang, families=BODY, weight=400, elsewhere=400):
    return stack_for(text, lang, families, weight, elsewhere)


@pytest.fixture
def without_system_fonts(monkeypatch):
    monkeypatch.setattr(coverage, "system_folders", lambda: ())
    caches = (coverage._stack, coverage._found_face)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


def test_the_theme_sets_what_it_covers():
    assert names(stack("Lávese las manos. ¿Tiene fiebre?", "es")) == ["Atkinson Hyperlegible"]


def test_one_face_sets_the_whole_language():
    assert names(stack("Hãy rửa tay, xin mời quý vị", "vi"))[0] == "Noto Sans"
    assert names(stack("Мойте руки", "ru"))[0] == "Noto Sans"


@pytest.mark.parametrize(
    ("lang", "text", "family"),
    [
        ("ar", "أهلاً بكم", "Noto Sans Arabic"),
        ("fa", "خوش آمدید", "Noto Sans Arabic"),
        ("he", "ברוכים הבאים", "Noto Sans Hebrew"),
        ("hi", "आपका स्वागत है", "Noto Sans Devanagari"),
        ("bn", "স্বাগতম", "Noto Sans Bengali"),
        ("pa", "ਜੀ ਆਇਆਂ ਨੂੰ", "Noto Sans Gurmukhi"),
        ("ta", "வரவேற்பு", "Noto Sans Tamil"),
        ("te", "స్వాగతం", "Noto Sans Telugu"),
        ("am", "እንኳን ደህና መጡ", "Noto Sans Ethiopic"),
        ("km", "សូមស្វាគមន៍", "Noto Sans Khmer"),
        ("lo", "ຍິນດີຕ້ອນຮັບ", "Noto Sans Lao"),
        ("th", "ยินดีต้อนรับ", "Noto Sans Thai"),
        ("my", "ကြိုဆိုပါတယ်", "Noto Sans Myanmar"),
        ("ka", "კეთილი იყოს", "Noto Sans Georgian"),
        ("hy", "Բարի գալուստ", "Noto Sans Armenian"),
        ("el", "Καλώς ήρθατε", "Noto Sans"),
        ("ja", "ようこそ、誰でも", "Noto Sans JP"),
        ("ko", "환영합니다", "Noto Sans KR"),
        ("zh-Hans", "欢迎光临", "Noto Sans SC"),
        ("zh-Hant", "歡迎光臨", "Noto Sans TC"),
    ],
)
def test_a_language_gets_the_face_of_its_script(lang, text, family):
    assert names(stack(text, lang))[0] == family


def test_the_same_ideographs_are_set_by_language():
    assert [names(stack("直", lang))[0][-2:] for lang in ("ja", "zh-Hans", "zh-Hant")] == ["JP", "SC", "TC"]


def test_words_without_a_letter_of_the_language_get_its_face_all_the_same():
    assert names(stack("(555) 010-4477", "ar"))[0] == "Noto Sans Arabic"


def test_a_foreign_name_and_the_full_stop_come_from_the_matching_face():
    assert names(stack("שלום, Riverside Clinic.", "he")) == ["Noto Sans Hebrew", "Noto Sans"]


def test_a_name_in_another_script_brings_its_face():
    assert names(stack("Ask for 王, Ольга or سارة", "en")) == ["Atkinson Hyperlegible", "Noto Sans", "Noto Sans Arabic", "Noto Sans SC"]


def test_symbols_are_found():
    faces = stack("Yes ❤ and ☎ → ✓", "en")
    assert names(faces)[0] == "Atkinson Hyperlegible"
    assert all(any(open_face(ref).covers(ch) for ref in faces) for ch in "❤☎→✓")


def test_the_theme_and_the_others_have_their_own_weights():
    latin, arabic = stack("Hello", "en", HEADING, 600, 700), stack("أهلاً", "ar", HEADING, 600, 700)
    assert dict(latin[0].axes)["wght"] == 600
    assert dict(arabic[0].axes)["wght"] == 700


def test_a_missing_character_is_an_error_that_lists_it(without_system_fonts):
    with pytest.raises(MissingGlyphs) as caught:
        stack("fine \U00010ffd and ༀ", "en")
    assert isinstance(caught.value, MachineError)
    assert "U+10FFD" in str(caught.value)
    assert "Tibetan: U+0F00 ༀ" in str(caught.value)
    assert "fonts/" in caught.value.help


def test_a_control_character_is_not_drawn_and_so_is_missing():
    with pytest.raises(MissingGlyphs, match=r"U\+0007"):
        stack("bell\u0007", "en")


def test_a_missing_package_is_named(monkeypatch, without_system_fonts):
    found = coverage.find
    monkeypatch.setattr(coverage, "find", lambda family, *rest, **more: None if family.startswith("Noto Sans ") else found(family, *rest, **more))
    with pytest.raises(MissingGlyphs) as caught:
        stack("Ask for 王", "en")
    assert caught.value.help == "run: pip install justmytype-intl-cjk"


def test_a_family_of_the_theme_that_is_not_installed_is_an_error():
    with pytest.raises(MissingFamily) as caught:
        stack("Hello", "en", ("No Such Face",))
    assert "pip install" in caught.value.help


def test_every_writing_system_that_has_a_package_finds_its_face():
    for system in WRITING_SYSTEMS.values():
        assert any(coverage.find(family, 400) for family in system.families) or system.from_debian, system.name


def test_a_character_knows_its_script():
    assert [script_of(ch) for ch in "aا漢ひ한."] == ["Latn", "Arab", "Hani", "Hira", "Hang", "Zyyy"]


def test_the_families_on_this_machine_are_listed_by_name():
    known = known_families()
    assert [family.name.casefold() for family in known] == sorted(family.name.casefold() for family in known)
    fraunces = next(family for family in known if family.name == "Fraunces")
    assert fraunces.origin == "fontpkg_fraunces"
    assert fraunces.version
    assert fraunces.weights == (100, 900)
    assert fraunces.scripts == ("Latn",)
    atkinson = next(family for family in known if family.name == "Atkinson Hyperlegible")
    assert atkinson.weights == (400, 700)
    assert Path(atkinson.path).name == "AtkinsonHyperlegible-Regular.ttf"


@pytest.mark.parametrize(("module", "package"), [("fontpkg_fraunces", "fontpkg-fraunces"), ("PIL", "pillow")])
def test_the_version_of_a_module_is_that_of_its_package_whatever_that_is_called(module, package):
    assert coverage._version(module) == metadata.version(package)


def test_a_module_that_came_with_no_package_has_no_version():
    assert coverage._version("nobody_installs_this") == ""
