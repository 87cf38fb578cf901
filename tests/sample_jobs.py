"""Jobs that many tests share: any piece on any sheet, and a clinic that gives every detail at its longest."""

from collections.abc import Iterable, Iterator
from itertools import groupby, product
from pathlib import Path

from PIL import Image

from hrposter.papers import PAPERS, Paper
from hrposter.poster import Job
from hrposter.profiles import PROFILES
from hrposter.resolve import words_folder
from hrposter.resources import Library, data_folder
from hrposter.spec.readers import layout_in

LIBRARY = Library()


def folder_of_words(piece: str) -> Path:
    """Where the words of a piece stand: some share those of another."""
    folder = LIBRARY.piece(piece)
    return words_folder(folder, layout_in(folder / "layout.yaml"), LIBRARY)


PIECES = LIBRARY.pieces()
# All compositions on paper: within the trim, a press sheet is the web page line for line (test_press_sheets compares them).
COMPOSED = ("office", "web")
LANGUAGES = {piece: LIBRARY.languages(folder_of_words(piece)) for piece in PIECES}
SHIPPED = data_folder() / "layouts"
# In all languages the slow tests would take twice as long. So they look at every sheet in these (English; Spanish; Arabic, from the right),
# and at one in so many in each of the others; make matrix has them look at all.
IN_FULL, OF_OTHERS = ("en", "es", "ar"), 3

NAME = "Riverside Community Center for Family Health and Support Cen"
STREET = "12345 North Martin Luther King Boulevard"
FULL_CLINIC = f"""\
hrposter: 1
name: {NAME}
logo: LOGO
address: ["{STREET}", Springfield IL 62701]
phone: (415) 555-0123
text_line: (415) 555-0124
hours:
  - {{days: monday-friday, open: 9:00, close: 17:30}}
  - {{days: saturday, open: 10:00, close: 14:00}}
website: www.riverside-health.org
qr: {{url: "https://www.riverside-health.org/welcome", label: {{en: Scan to learn more, es: Escanee para saber más, ar: امسحوا الرمز لمعرفة المزيد}}}}
languages: [en, es, ar, vi, so, ht]
named_contact: {{name: Maria Fernandez-Oyelaran, role: {{en: family support worker, es: acompañante familiar, ar: مرافقة العائلات}}}}
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><circle cx="50" cy="50" r="45" fill="#12463F"/></svg>'


def job(
    piece: str = "welcome",
    lang: str = "en",
    paper: str | Paper = "Letter",
    *,
    is_landscape: bool = False,
    profile: str = "office",
    clinic: Path | None = None,
    library: Library = LIBRARY,
) -> Job:
    return Job(piece, lang, PAPERS[paper] if isinstance(paper, str) else paper, is_landscape, PROFILES[profile], clinic=clinic, library=library)


def sizes_of(piece: str) -> tuple[Paper, ...]:
    """The papers that the layout of a piece is for."""
    return layout_in(SHIPPED / piece / "layout.yaml").sizes


def matrix(
    clinics: Iterable[Path | None] = (None,), pieces: Iterable[str] = PIECES, langs: Iterable[str] | None = None, profiles: Iterable[str] = COMPOSED
) -> Iterator[Job]:
    """Every piece, language, size, orientation and composition, with each of the clinics."""
    for piece in pieces:
        for lang, paper, is_landscape, profile, clinic in product(langs or LANGUAGES[piece], sizes_of(piece), (False, True), profiles, clinics):
            yield job(piece, lang, paper, is_landscape=is_landscape, profile=profile, clinic=clinic)


def detailed(clinics: tuple[Path, Path], piece: str, lang: str) -> list[Job]:
    """Every sheet of a piece with every detail of a clinic: those for the office with the first of two logos, those for the web with the second."""
    return [of for clinic, profile in zip(clinics, COMPOSED, strict=True) for of in matrix((clinic,), (piece,), (lang,), (profile,))]


def every(piece: str, lang: str, clinics: tuple[Path, Path]) -> list[Job]:
    """Every sheet of a piece in a language, without a clinic and with one."""
    return [*matrix(pieces=(piece,), langs=(lang,)), *detailed(clinics, piece, lang)]


def sampled(jobs: list[Job]) -> list[Job]:
    """Those of the jobs of one piece and language that make test looks at: all in some languages, one in three in the others.

    Each of the others begins at another sheet, so that between them they have all.
    """
    piece, lang = jobs[0].piece, jobs[0].lang
    others = [other for other in LANGUAGES[piece] if other not in IN_FULL]
    return jobs if lang in IN_FULL else jobs[(others.index(lang) + PIECES.index(piece)) % OF_OTHERS :: OF_OTHERS]


def in_turn(jobs: Iterable[Job], turn: int, words: int, sheets: int = 1) -> Iterator[Job]:
    """A share of the jobs: those of one in so many pieces and languages, and of these one in so many sheets.

    Each turn begins at another place, so that in ``words`` turns all pieces are there in all their languages. Sheets of the same words follow
    one another, which takes a third of the time that single sheets from everywhere take.
    """
    for number, (_, some) in enumerate(groupby(jobs, key=lambda of: (of.piece, of.lang))):
        if number % words == turn % words:
            yield from list(some)[number % sheets :: sheets]


def in_turns(clinic: Path) -> list[Job]:
    """Each piece in each language on A4, the profiles in turn."""
    profiles = ("office", "web", "press", "large-print")
    every = ((row + column, piece, lang) for row, piece in enumerate(PIECES) for column, lang in enumerate(LANGUAGES[piece]))
    return [job(piece, lang, "A4", profile=profiles[number % len(profiles)], clinic=clinic) for number, piece, lang in every]


def label(of: Job) -> str:
    orientation = "landscape" if of.is_landscape else "portrait"
    return f"{of.piece} {of.lang} {of.paper.name} {orientation} {of.profile.name} {of.clinic.stem if of.clinic else '-'}"


def write_full_clinics(folder: Path) -> tuple[Path, Path]:
    """Two files with every detail, one with a wide PNG for a logo and one with a square SVG."""
    Image.new("RGB", (800, 300), "#12463F").save(folder / "logo.png")
    (folder / "logo.svg").write_text(LOGO)
    paths = folder / "png.yaml", folder / "svg.yaml"
    for path in paths:
        path.write_text(FULL_CLINIC.replace("LOGO", f"logo.{path.stem}"), encoding="utf-8")
    return paths
