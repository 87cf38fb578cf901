"""Marks keep clear of the line above and below, in every script: measured by the boxes of the ink."""

from itertools import pairwise

import pytest

from hrposter.display import Ink
from hrposter.fonts.coverage import stack_for
from hrposter.fonts.face import open_face
from hrposter.i18n import parse_language
from hrposter.text.paragraph import Phrase, shape_paragraph

INK = Ink("ink", (0.0, 0.0, 0.0))
# How much tighter a line of poster text may be asked for than its script allows (the themes' headlines, names and notes).
HEADLINE, BODY = 1.0, 1.2
DISPLAY = ("Fraunces", "Vollkorn", "Frank Ruhl Libre")
HAIR = 0.06

# Words with the tallest and the deepest signs of each script.
WORDS = {
    "en": "You are welcome here, just as you are, big or small, any day",
    "vi": "Ở đây bạn được chăm sóc. Những người mẹ ẫ ể ỗ ữ ặ ệ nghỉ ngơi ở đây",
    "yo": "Ẹ káàbọ\u0300. A máa ń gbọ\u0301 ọ\u0300rọ\u0300 yín kí a tó sọ\u0300rọ\u0300. Ẹ\u0300yin òbí",
    "ru": "Добро пожаловать, мы рады вам, ещё раз щука и ёжик",
    "el": "Καλώς ήρθατε. Ελάτε όπως είστε, ψυχή και αγάπη",
    "hy": "Բարի գալուստ մեր կլինիկա ամեն օր",
    "ka": "კეთილი იყოს თქვენი მობრძანება ჩვენს კლინიკაში",
    "he": "ברוכים הבאים, לךְ לְפָנֶיךָ שָׁלוֹם קֹלֵךְ",
    "ar": "أهلًا بكم. نصغي إليكم أولًا ونحترم ما تختارون في كل مرة",
    "fa": "خوش آمدید. اول به شما گوش می‌دهیم، هر بار که بیایید",
    "hi": "हृदय ट्रॉमा दुर्घटना द्ध्रृ शक्ति मूर्तियाँ आपका स्वागत है",
    "bn": "আপনাকে স্বাগতম। হৃদয় র্শ্রী দৃষ্টি শক্তি কুঁড়ি মূর্তি",
    "pa": "ਜੀ ਆਇਆਂ ਨੂੰ। ਤੁਹਾਨੂੰ ਸ਼ੁੱਭ ਹੌਲੀ ਫ਼ੂੰ ਦੂੱਜਾ",
    "gu": "સ્વાગત છે. હૃદય શ્રી મૂર્તિ ક્ષિતિજ દુર્ઘટના",
    "ta": "நல்வரவு. கூட்டு ஸ்ரீ தூய்மை மூச்சு நீங்கள்",
    "te": "స్వాగతం. స్త్రీ రాష్ట్రం క్ష్మ్య జ్ఞానం కుటుంబం",
    "kn": "ಸ್ವಾಗತ. ಸಾಬೂನು ಕ್ಷ್ಮ್ಯ ಸ್ತ್ರೀ ರಾಷ್ಟ್ರ ಕುಟುಂಬ",
    "ml": "സ്വാഗതം. സോപ്പും വെള്ളവും കൈകൾ കഴുകുക ക്ഷ്മ്യ സ്ത്രീ",
    "si": "ආයුබෝවන්. සාදරයෙන් පිළිගනිමු දෑත් ක්\u200dෂ්\u200dරී",
    "th": "ยินดีต้อนรับ ที่นี่ ผู้ป่วย ปั๊มน้ำ ญู ฐู ซื้อยี่สิบ",
    "lo": "ຍິນດີຕ້ອນຮັບ ຢູ່ ນ້ຳ ຊື້ ຫຼື ຄູ່ ຜູ້",
    "km": "សូមស្វាគមន៍ ស្ត្រី ក្រុម កញ្ច្រែង ស៊ីស្សី ម៉្លោះ ភ្ញៀវ",
    "my": "ကြိုဆိုပါတယ် ဣန္ဒြေ က္ကျွန်ုပ်တို့ ပစ္စုပ္ပန် သင်္ဘော ကျွမ်းကျင်",
    "ksw": "ပှၤဘၣ်တၢ်ကဟုကယာ် တၢ်အိၣ်ဆူၣ်အိၣ်ချ့ သရၣ်မုၣ်",
    "am": "እንኳን ደህና መጡ ወደ ክሊኒካችን ሁልጊዜ ሏ ቋ",
    "ja": "ようこそ。誰でも、いつでも（ご相談）ください",
    "ko": "환영합니다. 언제든지 (상담) 오세요",
    "zh-Hans": "欢迎光临，请随时来（咨询）。",
    "zh-Hant": "歡迎光臨，請隨時來（諮詢）。",
}


def paragraph(lang, words, families, weight, elsewhere):
    language = parse_language(lang)
    stack = stack_for(words, lang, families, weight, elsewhere, optical_size=72 if families == DISPLAY else 12)
    return shape_paragraph((Phrase(words, stack, INK),), lang, language.is_rtl)


def inked(line):
    """The box of every glyph's ink: left, top, right, bottom of the line's start, y up, in ems."""
    pen = 0.0
    for run in line.runs:
        face = open_face(run.face)
        for cluster in run.clusters:
            at = pen
            for glyph in cluster.glyphs:
                ink = face.ink(glyph.gid)
                if ink:
                    yield at + glyph.dx + ink[0], glyph.dy + ink[1], at + glyph.dx + ink[2], glyph.dy + ink[3]
                at += glyph.advance
            pen += cluster.advance


def needed(text, width):
    """The leading at which the boxes of the lines, all starting at one side, would just touch."""
    lines = [(list(inked(line)), line.width if text.is_rtl else 0.0) for line in map(text.set, text.break_lines(width))]
    return max(
        (
            low[1] - high[3]
            for (above, end), (below, other) in pairwise(lines)
            for high in above
            for low in below
            if high[0] - end < low[2] - other and low[0] - other < high[2] - end
        ),
        default=0.0,
    )


@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize("lang", WORDS)
def test_no_line_of_text_touches_the_next(lang, weight):
    text = paragraph(lang, WORDS[lang], ("Atkinson Hyperlegible",), weight, weight)
    leading = parse_language(lang).leading(BODY)
    assert max(needed(text, width) for width in (5, 7, 9)) <= leading + 1e-6


@pytest.mark.parametrize("lang", WORDS)
def test_no_line_of_a_headline_touches_the_next(lang):
    text = paragraph(lang, WORDS[lang], DISPLAY, 600, 700)
    leading = max(parse_language(lang).leading(HEADLINE, is_headline=True), sum(text.ink_reach()))
    assert max(needed(text, width) for width in (4, 6, 8)) <= leading + 1e-6


@pytest.mark.parametrize("lang", [lang for lang in WORDS if parse_language(lang).reach])
def test_the_marks_of_a_script_with_a_reach_of_its_own_keep_to_it(lang):
    top, bottom = parse_language(lang).reach
    for families, weight in ((("Atkinson Hyperlegible",), 400), (DISPLAY, 700)):
        high, low = paragraph(lang, WORDS[lang], families, weight, weight).ink_reach()
        assert high <= top + HAIR
        assert low <= bottom + HAIR


def test_a_headline_in_plain_letters_stays_as_tight_as_its_style_asks():
    assert sum(paragraph("en", WORDS["en"], DISPLAY, 600, 700).ink_reach()) <= HEADLINE


def test_capitals_with_two_accents_give_a_headline_more_room():
    plain, tall = (sum(paragraph("vi", words, DISPLAY, 600, 700).ink_reach()) for words in ("nghe", "NGHỆ ẪM g"))
    assert plain <= HEADLINE < tall
