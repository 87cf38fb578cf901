"""Random text as nobody writes it: all scripts, directions, joiners, controls, marks and emoji, one after the other."""

import re
from functools import cache
from unicodedata import category

from hypothesis import strategies as st

from hrposter.display import FaceRef
from hrposter.fonts.face import open_face
from hrposter.fonts.locate import find
from hrposter.fonts.scripts import WRITING_SYSTEMS

# UAX 9, 2: marks, embeddings, overrides and isolates; UAX 14: the characters that only ask for or forbid a break.
DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
BREAKS = "\u00ad\u200b\u2060\ufeff"
JOINERS = "\u034f\u200c\u200d\ufe0e\ufe0f\U000e0101\u00a0\u202f\u2011\u3000\u2009"
CONTROLS = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0)))) + "\u2028\u2029\ufff9\ufffc\ufffd\u206a"
# Default_Ignorable_Code_Point (UAX 44) that is assigned, and blanks: nobody sees them.
UNSEEN = re.compile(
    r"[\s\x00-\x20\x7f-\xa0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
STEERING = re.compile(f"[{DIRECTIONS}{BREAKS}]")

_LISTED = """
    Come as you are office Riverside Schwangerschaftsvorsorge AVATAR mother-in-law 10% $5 - – ... 1/2 Ọ̀rẹ́ tiếng გამარჯობა
    مرحبًا عيادة لا بأس ، ؟ ١٢٣ ۴۵۶ שלום מרפאה ״ ( ) [ ] { « » < “ ” 「 」 。 ，
    www.riverside.example/a-b?c=d care@clinic.example 9:30 9:00–17:30 2026-11-28
    नमस्ते क्षमा ยินดีต้อนรับ ສະບາຍດີ សូមស្វាគមន៍ ကြိုဆိုပါတယ် 欢迎您 スーパーマーケット 환영합니다 እንኳን
"""
WORDS = (*_LISTED.split(), "(415) 555-0123", "٠١٢ ٣٤٥ ٦٧٨", "+44 20 7946 0018")
# Sequences joined, coloured, with a frame, of flags and of tags (UTS 51), whole and in parts.
EMOJI = (
    *("👩\u200d🍼", "👨\u200d👩\u200d👧\u200d👦", "👍🏽", "❤\ufe0f", "1\ufe0f\u20e3", "#\u20e3", "🏳\ufe0f\u200d🌈", "☎", "☎\ufe0e"),
    *("🇺🇸", "🇺", "🇸🇺🇸", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "🏽", "\u20e3"),
)


@cache
def faces() -> tuple[FaceRef, ...]:
    """A face of every writing system that the packages bring."""
    families = dict.fromkeys(family for system in WRITING_SYSTEMS.values() for family in system.families)
    return tuple(face for family in families if (face := find(family, 400)))


@cache
def alphabets() -> tuple[tuple[str, ...], ...]:
    """The characters of each of these faces, and of their marks apart."""
    return tuple(tuple(map(chr, open_face(face).unicodes)) for face in faces())


@cache
def marks() -> tuple[str, ...]:
    """Combining marks that some face has."""
    return tuple(sorted({ch for letters in alphabets() for ch in letters if category(ch) in ("Mn", "Mc", "Me")}))


def _of(characters: tuple[str, ...] | str, most: int) -> st.SearchStrategy[str]:
    return st.text(st.sampled_from(characters), min_size=1, max_size=most)


@cache
def words() -> tuple[st.SearchStrategy[str], ...]:
    """Up to six characters of each alphabet; made once, since large alphabets take long to make a strategy of."""
    return tuple(_of(alphabet, 6) for alphabet in alphabets())


def pieces() -> st.SearchStrategy[str]:
    """A stretch of random text of one kind; nearly all of it has a face."""
    letters = st.sampled_from(words()).flatmap(lambda word: word)
    jamo = st.tuples(*(st.integers(first, last).map(chr) for first, last in ((0x1100, 0x1112), (0x1161, 0x1175), (0x11A8, 0x11C2)))).map("".join)
    return st.one_of(
        st.sampled_from(WORDS),
        letters,
        letters,
        st.just(" "),
        st.just("\n"),
        _of(JOINERS + BREAKS, 2),
        _of(DIRECTIONS, 2),
        _of(marks(), 5),
        st.sampled_from(EMOJI),
        jamo,
        _of("\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u2028\u2029", 2),
    )


def texts(most: int = 14) -> st.SearchStrategy[str]:
    """Random text that faces are there for, but for a few characters."""
    return st.lists(pieces(), max_size=most).map("".join)


def wild_texts() -> st.SearchStrategy[str]:
    """Random text of all characters of all planes, controls and private ones too; most of it has no face."""
    anything = st.characters(exclude_categories=("Cs",))
    return st.lists(st.one_of(pieces(), st.text(anything, max_size=3), _of(CONTROLS, 1)), max_size=8).map("".join)


def seen(text: str) -> str:
    """What of a text can be seen."""
    return UNSEEN.sub("", text)
