"""What a script does not have is never put on it: letter-spacing, capitals, italics, boldness that no face has."""

import ast
from pathlib import Path

import pytest
import uharfbuzz as hb

import hrposter
from hrposter.display import Ink
from hrposter.fonts.coverage import stack_for
from hrposter.fonts.face import open_face
from hrposter.text.paragraph import Phrase, shape_paragraph

INK = Ink("ink", (0, 0, 0))
WORDS = {
    "ar": "أهلاً بكم", "fa": "خوش آمدید", "ur": "خوش آمدید", "hi": "आपका स्वागत", "bn": "স্বাগতম", "pa": "ਜੀ ਆਇਆਂ", "gu": "સ્વાગત", "ta": "வரவேற்கிறோம்",
    "te": "స్వాగతం", "kn": "ಸ್ವಾಗತ", "ml": "സ്വാഗതം", "si": "ආයුබෝවන්", "th": "ยินดีต้อนรับ", "lo": "ຍິນດີຕ້ອນຮັບ", "km": "សូមស្វាគមន៍", "my": "ကြိုဆိုပါတယ်",
}  # fmt: skip


def natural(words: str, lang: str, tracking: float) -> float:
    stack = stack_for(words, lang, ("Fraunces",), 600, 600)
    return shape_paragraph((Phrase(words, stack, INK),), lang, lang in ("ar", "fa", "ur"), tracking).natural


@pytest.mark.parametrize("lang", WORDS)
def test_letters_that_join_or_stack_are_never_spaced(lang):
    assert natural(WORDS[lang], lang, 0.05) == pytest.approx(natural(WORDS[lang], lang, 0.0))
    assert natural(WORDS[lang], lang, -0.02) == pytest.approx(natural(WORDS[lang], lang, 0.0))


def test_letters_that_stand_alone_are():
    assert natural("Welcome", "en", 0.05) > natural("Welcome", "en", 0.0)


@pytest.mark.parametrize("lang", ["en", *WORDS])
def test_no_face_is_slanted_or_made_bolder_than_it_is(lang):
    words = WORDS.get(lang, "Welcome")
    for ref in stack_for(words, lang, ("Fraunces",), 700, 700):
        font = open_face(ref).font
        assert (font.synthetic_slant, font.synthetic_bold[:2]) == (0.0, (0.0, 0.0))
        assert font.get_style_value(hb.StyleTag.ITALIC) == 0


def case_changes(source: str) -> list[str]:
    """The calls that change capitals in a module."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute))
    return [call.func.attr for call in calls if call.func.attr in {"upper", "lower", "title", "capitalize", "swapcase"}]


def test_no_words_on_a_page_change_their_capitals():
    root = Path(hrposter.__file__).parent
    # Marks for the press name the language as a code.
    modules = [path for folder in ("layout", "text", "typography") for path in (root / folder).rglob("*.py") if path.name != "marks.py"]
    found = {path.name: case_changes(path.read_text(encoding="utf-8")) for path in modules}
    assert {name: calls for name, calls in found.items() if calls and name != "drawings.py"} == {}
    assert case_changes("'words'.upper()") == ["upper"]
