"""A piece that is made to be folded, each panel with a word, a colour and a mark of its own; in English and in Arabic."""

from pathlib import Path

from sample_pieces import THEME, library

from hrposter.folds import FOLDS
from hrposter.papers import PAPERS
from hrposter.poster import Job
from hrposter.profiles import PROFILES
from hrposter.resources import Library

ENGLISH = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")
ARABIC = ("واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية")
_SURFACES = ("deep", "paper", "mint")


def panels(fold: str) -> int:
    return FOLDS[fold].panels


def layout(fold: str, count: int | None = None) -> str:
    """Its first page has its word at the head, the others lower and lower, on one of three grounds."""
    numbers = range(1, (count or panels(fold)) + 1)
    regions = "".join(
        f"  word{number}: {{text: word{number}, style: title, tag: {'H1' if number == 1 else 'H2'}}}\n  more{number}: {{text: more, style: body}}\n"
        for number in numbers
    )
    pages = "".join(_panel(number) for number in numbers)
    return f"""\
hrposter: 1
title: Folded as {fold}
sizes: [Letter, A4]
fold: {fold}
updated: 2026-11-29
theme: plain
page: {{margin: 5%, gap: space.m}}
regions:
{regions}  draft: {{draft: note}}
panels:
{pages}"""


def _panel(number: int) -> str:
    top = f"{3 * number}fr"
    return f"""\
  - page: {{surface: {_SURFACES[number % 3]}}}
    grid: {{columns: [1fr], rows: ["{top}", auto, auto, 20fr, auto], areas: [., word{number}, more{number}, ., draft]}}
"""


def words(lang: str) -> str:
    said = ARABIC if lang == "ar" else ENGLISH
    more = "هذه صفحة مطوية." if lang == "ar" else "This page is on a panel."
    entries = "".join(f"  word{number}: {word}\n" for number, word in enumerate(said, 1))
    return f"hrposter: 1\nlanguage: {lang}\nstatus: {'source' if lang == 'en' else 'draft'}\nwords:\n{entries}  more: {more}\n"


def folded_piece(folder: Path, fold: str) -> Library:
    return library(folder, layout(fold), words("en"), THEME, ar=words("ar"))


def folded_job(folder: Path, fold: str, lang: str = "en", paper: str = "Letter", profile: str = "office") -> Job:
    return Job("all", lang, PAPERS[paper], is_landscape=False, profile=PROFILES[profile], library=folded_piece(folder, fold))


def booklet_job(folder: Path, pages: int, lang: str = "en") -> Job:
    said = {f"word{number}": f"{(ARABIC if lang == 'ar' else ENGLISH)[number % 8]} {number}" for number in range(1, pages + 1)}
    text = words(lang)
    begin, end = text.index("  word1"), text.index("  more")
    own = {each: (words(each)[: words(each).index("  word1")], words(each)[words(each).index("  more") :]) for each in ("en", "ar")}
    entries = "".join(f"  {key}: {word}\n" for key, word in said.items())
    files = {each: f"{head}{entries}{tail}" for each, (head, tail) in own.items()}
    assert begin < end
    mine = library(folder, layout("booklet", pages), files["en"], THEME, ar=files["ar"])
    return Job("all", lang, PAPERS["Letter"], is_landscape=False, profile=PROFILES["office"], library=mine)
