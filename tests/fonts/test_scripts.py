"""Each language that people ask for finds one face for its headlines and one for its body that has all of its letters."""

import pytest
import uharfbuzz as hb

from hrposter.fonts import coverage, locate
from hrposter.fonts.coverage import MissingFamily, MissingGlyphs, stack_for
from hrposter.fonts.face import carries, open_face
from hrposter.fonts.scripts import WRITING_SYSTEMS

DISPLAY = ("Fraunces", "Vollkorn", "Frank Ruhl Libre")
BODY = ("Atkinson Hyperlegible",)
VIETNAMESE = "".join(map(chr, range(0x1EA0, 0x1EFA))) + "ĂăÂâĐđÊêÔôƠơƯưĨĩŨũ"

# Letters of each language beyond those of its script's others (Unicode charts), the face of headlines, the face of the body.
EXEMPLARS = {
    "en": ("AZaz’“”–", "Fraunces", "Atkinson Hyperlegible"),
    "es": ("ÁÉÍÓÚÜÑáéíóúüñ¿¡", "Fraunces", "Atkinson Hyperlegible"),
    "ht": ("ÈÒÀèòà", "Fraunces", "Atkinson Hyperlegible"),
    "hmn": ("AZaz", "Fraunces", "Atkinson Hyperlegible"),
    "pl": ("ĄĆĘŁŃÓŚŹŻąćęłńóśźż", "Fraunces", "Atkinson Hyperlegible"),
    "tr": ("ĞİŞğışÇÖÜ", "Fraunces", "Atkinson Hyperlegible"),
    "vi": (VIETNAMESE, "Fraunces", "Noto Sans"),
    "yo": ("Ẹ\u0301Ẹ\u0300Ọ\u0301Ọ\u0300Ṣẹ\u0301ẹ\u0300ọ\u0301ọ\u0300ṣńǹ", "Vollkorn", "Noto Sans"),
    "ha": ("ƁƊƘƳɓɗƙƴ", "Noto Sans", "Noto Sans"),
    "ru": ("ЁЙЩЪЫЭЮЯёйщъыэюя", "Vollkorn", "Noto Sans"),
    "uk": ("ҐЄІЇґєії’", "Vollkorn", "Noto Sans"),
    "be": ("ЎІўіʼ", "Vollkorn", "Noto Sans"),
    "sr": ("ЂЈЉЊЋЏђјљњћџ", "Vollkorn", "Noto Sans"),
    "kk": ("ӘҒҚҢӨҰҮҺІәғқңөұүһі", "Vollkorn", "Noto Sans"),
    "mn": ("ӨҮөү", "Vollkorn", "Noto Sans"),
    "tg": ("ҒӢҚӮҲҶғӣқӯҳҷ", "Vollkorn", "Noto Sans"),
    "el": ("ΆΈΉΊΌΎΏΑΩΪΫάέήίΰαςωϊϋόύώΐ", "Vollkorn", "Noto Sans"),
    "hy": ("ԱԲՖՕաբֆօև՞՛՜", "Noto Sans Armenian", "Noto Sans Armenian"),
    "ka": ("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "Noto Sans Georgian", "Noto Sans Georgian"),
    "he": ("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "Frank Ruhl Libre", "Noto Sans Hebrew"),
    "yi": ("אַאָבֿכּפּפֿשׂתּײַ", "Frank Ruhl Libre", "Noto Sans Hebrew"),
    "ar": ("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْ،؛؟", "Noto Sans Arabic", "Noto Sans Arabic"),
    "fa": ("پچژگکی۰۱۲۳۴۵۶۷۸۹", "Noto Sans Arabic", "Noto Sans Arabic"),
    "prs": ("پچژگکیۀ", "Noto Sans Arabic", "Noto Sans Arabic"),
    "ps": ("ټځڅډړږښګڼۀېۍئ", "Noto Sans Arabic", "Noto Sans Arabic"),
    "ur": ("ٹپچڈڑژکگںھہۂےئ۔", "Noto Sans Arabic", "Noto Sans Arabic"),
    "hi": ("अआऋकखङञणक्षज्ञड़ढ़ँंः०१२।", "Noto Sans Devanagari", "Noto Sans Devanagari"),
    "ne": ("ऐओऔझत्र्य॥", "Noto Sans Devanagari", "Noto Sans Devanagari"),
    "bn": ("অআঋঐকক্ষৎংঃঁড়ঢ়য়০১২", "Noto Sans Bengali", "Noto Sans Bengali"),
    "pa": ("ਅਆੲੳਕਖਗਘਙਸ਼ਖ਼ਗ਼ਜ਼ਫ਼ੰੱ", "Noto Sans Gurmukhi", "Noto Sans Gurmukhi"),
    "gu": ("અઆઋકખગઘઙક્ષજ્ઞ૦૧૨", "Noto Sans Gujarati", "Noto Sans Gujarati"),
    "ta": ("அஆஇகஙசஞழளறனஃஜஷஸஹ", "Noto Sans Tamil", "Noto Sans Tamil"),
    "te": ("అఆఋకఖగఘఙక్షఱళ", "Noto Sans Telugu", "Noto Sans Telugu"),
    "kn": ("ಅಆಋಕಖಗಘಙಕ್ಷಳ", "Noto Sans Kannada", "Noto Sans Kannada"),
    "ml": ("അആഋകഖഗഴളറൺൻർൽൾ", "Noto Sans Malayalam", "Noto Sans Malayalam"),
    "si": ("අආඇඈකඛඟඥඬඹෆක්‍රක්‍ෂ", "Noto Sans Sinhala", "Noto Sans Sinhala"),
    "th": ("กฃฅฐญฤฦำเแโใไๆฯ่้๊๋์็", "Noto Sans Thai", "Noto Sans Thai"),
    "lo": ("ກຂຄງຈຊຍຮໜໝໆຳເແໂໃໄ່້໊໋", "Noto Sans Lao", "Noto Sans Lao"),
    "km": ("កខគឃងអឣឥឧឬឭក្តៗ។៕", "Noto Sans Khmer", "Noto Sans Khmer"),
    "my": ("ကခဂဃငဉညဋဌဍဣဤဥဦဧဩဪျြွှ၊။", "Noto Sans Myanmar", "Noto Sans Myanmar"),
    "ksw": ("ကၠၡၢၣၤဆၧၨ\u1060\u1061\u1062\u1063\u1064", "Noto Sans Myanmar", "Noto Sans Myanmar"),
    "am": ("ሀሐኀሠሰጸፀቸኘዠጨፐ፣።፤፥", "Noto Sans Ethiopic", "Noto Sans Ethiopic"),
    "ti": ("ቐቘኸዀቖቕ፧", "Noto Sans Ethiopic", "Noto Sans Ethiopic"),
    "zh-Hans": ("们这说国愿护，。《》“”", "Noto Sans SC", "Noto Sans SC"),
    "zh-Hant": ("們這說國願護，。「」《》", "Noto Sans TC", "Noto Sans TC"),
    "ja": ("あいアイ々〆ヶ産婦、。「」ー", "Noto Sans JP", "Noto Sans JP"),
    "ko": ("가각힣뷁한글", "Noto Sans KR", "Noto Sans KR"),
}  # fmt: skip


def display(text, lang):
    return stack_for(text, lang, DISPLAY, 600, 700, optical_size=72)


def body(text, lang, weight=400):
    return stack_for(text, lang, BODY, weight, weight)


def family(stack):
    return open_face(stack[0]).family


@pytest.fixture
def forgetful():
    """Nothing that was found before counts, and nothing that is found now will count after."""
    caches = (coverage._stack, coverage._found_face, locate._family, locate.module_folder, locate.package_folders, locate.fonts_below)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


@pytest.mark.parametrize("lang", EXEMPLARS)
def test_one_face_has_every_letter_of_a_language(lang):
    letters, headline, text = EXEMPLARS[lang]
    assert (family(display(letters, lang)), family(body(letters, lang))) == (headline, text)


@pytest.mark.parametrize("lang", EXEMPLARS)
def test_bold_comes_from_a_bolder_weight_and_never_from_a_thickened_outline(lang):
    regular, bold = (open_face(body(EXEMPLARS[lang][0], lang, weight)[0]) for weight in (400, 700))
    assert (regular.weight, bold.weight) == (400, 700)
    assert regular.family == bold.family


def test_tone_marks_stand_on_their_letters_or_the_face_is_not_taken():
    fraunces, vollkorn = (locate.find(name, 600) for name in ("Fraunces", "Vollkorn"))
    assert open_face(fraunces).covers("ọ")
    assert ord("\u0300") in open_face(fraunces).unicodes
    assert not carries(fraunces, "ọ\u0300")
    assert not open_face(fraunces).covers("kaabọ\u0300")
    assert carries(vollkorn, "ọ\u0300")
    assert open_face(vollkorn).covers("kaabọ\u0300")
    assert open_face(fraunces).covers("ế")
    assert open_face(fraunces).covers("e\u0302\u0301")


def test_marks_that_no_face_has_a_place_for_are_set_all_the_same():
    text = "x" + "\u0348\u0310\u1dc4\u0301" * 2
    assert all(any(ord(ch) in open_face(ref).unicodes for ref in body(text, "en")) for ch in text)


def test_georgian_capitals_that_no_text_uses_are_not_mistaken_for_letters():
    assert not any("Ა" <= ch <= "Ჿ" for ch in WRITING_SYSTEMS["Geor"].letters)


@pytest.mark.parametrize(("lang", "same"), [("ur", False), ("ar", True)])
def test_the_language_chooses_the_shapes_that_its_readers_know(lang, same):
    """Digits of Urdu differ from Persian ones of the same code (OpenType 1.9, locl)."""

    def glyphs(tag):
        buffer = hb.Buffer()
        buffer.add_str("۴۶۷")
        buffer.guess_segment_properties()
        buffer.language = tag
        hb.shape(open_face(body("۴۶۷ا", lang)[0]).font, buffer)
        return [info.codepoint for info in buffer.glyph_infos]

    assert (glyphs(lang) == glyphs("fa")) is same


def test_nastaliq_that_is_asked_for_and_not_installed_is_an_error_that_says_what_to_install(forgetful):
    with pytest.raises(MissingFamily, match="'Noto Nastaliq Urdu' is not installed") as caught:
        body("خوش آمدید", "ur-Aran")
    assert caught.value.help.startswith("on Debian and Ubuntu run: sudo apt install fonts-noto-core; or put its files into fonts/")


def test_a_nastaliq_face_beside_the_piece_sets_nastaliq(tmp_path, forgetful, monkeypatch):
    arabic = locate.find("Noto Sans Arabic", 400)
    found = coverage.find
    monkeypatch.setattr(coverage, "find", lambda name, *rest, **more: arabic if name == "Noto Nastaliq Urdu" else found(name, *rest, **more))
    assert body("خوش آمدید", "ur-Aran")[0] == arabic


@pytest.mark.parametrize(
    ("lang", "package"),
    [
        *(("ar", "rtl"), ("he", "rtl"), ("th", "sea"), ("lo", "sea"), ("km", "sea"), ("my", "sea"), ("ksw", "sea"), ("am", "africa")),
        *(("hi", "south_asia"), ("bn", "south_asia"), ("ta", "south_asia"), ("te", "south_asia")),
    ],
)
def test_another_package_stands_in_when_the_one_that_came_along_is_gone(lang, package, forgetful, monkeypatch):
    found = locate.module_folder
    monkeypatch.setattr(locate, "module_folder", lambda module: None if module == "manimgx_fonts" else found(module))
    face = locate.find(EXEMPLARS[lang][2], 700)
    assert f"justmytype_intl_{package}" in face.path
    assert dict(face.axes)["wght"] == 700
    assert dict(face.axes).get("wdth", 100) == 100
    assert all(map(open_face(face).covers, WRITING_SYSTEMS[coverage.parse_language(lang).script].letters))


def test_a_face_of_the_theme_that_is_not_needed_is_not_looked_for():
    assert family(stack_for("Hello", "en", ("Fraunces", "No Such Face"), 600, 700)) == "Fraunces"
    with pytest.raises(MissingFamily, match="No Such Face"):
        stack_for("Привет", "ru", ("Fraunces", "No Such Face"), 600, 700)


def test_every_family_but_the_first_has_the_weight_for_elsewhere():
    assert dict(display("Hello", "en")[0].axes)["wght"] == 600
    assert dict(display("Привет", "ru")[0].axes)["wght"] == 700


@pytest.mark.parametrize(("text", "said"), [("ᚠ", "Runic: U\\+16A0"), ("ꦄ", "Javanese: U\\+A984")])
def test_a_script_that_nothing_here_can_set_is_named_with_its_characters(text, said, forgetful):
    with pytest.raises(MissingGlyphs, match=said):
        body(f"Ask {text}", "en")
