"""The poster that is timed, as a piece of its own: files in a folder, rendered by the same path as the command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.words import LANGUAGES, Words, new_words
from hrposter.display import Text
from hrposter.fonts.face import open_face
from hrposter.layout.page import lay_out, solve
from hrposter.papers import Paper, parse_paper
from hrposter.poster import Job
from hrposter.profiles import PROFILES
from hrposter.rendering import pdf
from hrposter.resolve import resolve
from hrposter.resources import Library, data_folder
from hrposter.spec.content import read_content
from hrposter.spec.phrases import read_phrases
from hrposter.spec.translation import block

PAPER = parse_paper("A3")
OTHER_PAPERS = tuple(map(parse_paper, ("Tabloid", "A2", "18x24", "24x36")))
PROFILE = PROFILES["office"]

# Thirteen boxes of words in five styles: about what a full poster holds.
_WORDS_LAYOUT = """\
hrposter: 1
title: Words
sizes: [A3, Tabloid, A2, 18x24, 24x36]
updated: 2026-11-23
theme: sunrise
page: {margin: 7%, gap: space.m, surface: paper}
grid:
  columns: [1fr]
  rows: [auto, auto, auto, auto, auto]
  areas: [title, lede, promises, points, more]
regions:
  title: {text: title, style: display, lines: 2, balance: true, tag: H1}
  lede: {text: lede, style: lead}
  promises: {list: promises, style: body, columns: 2}
  points: {points: points, heading: heading, style: body, columns: 3}
  more: {text: more, style: body}
"""

# The same words below a picture and above the clinic's details with their code.
_FULL_LAYOUT = (
    _WORDS_LAYOUT.replace("rows: [auto, ", "rows: [1fr, auto, ")
    .replace("rows: [1fr, auto, auto, auto, auto, auto]", "rows: [1fr, auto, auto, auto, auto, auto, auto]")
    .replace("areas: [title,", "areas: [art, title,")
    .replace("more]", "more, clinic]")
    .replace("regions:\n", "regions:\n  art: {art: parent-and-baby, alt: alt, bleed: [top, start, end], edge: wave}\n")
    + "  clinic: {contact: band, surface: deep, pad: space.m, bleed: [start, end, bottom]}\nor: {regions: {title: {style: title}}}\n"
)
_LAYOUTS: Mapping[str, str] = {"words": _WORDS_LAYOUT, "full": _FULL_LAYOUT}

_CLINIC = """\
hrposter: 1
name: "{name}"
phone: "(415) 555-01{line:02d}"
website: "www.example.org"
hours:
  - {{days: "monday-friday", open: "9:00", close: "17:30"}}
qr: {{url: "https://example.org/{number}"}}
"""


# Words that bear no band: the others would not set it either.
_CHECKED = "status: reviewed\nreviewer: nobody\nreviewed_on: 2026-11-23"


@dataclass(frozen=True, slots=True)
class Studio:
    """A folder with the pieces ``words`` and ``full``, whose words change from round to round."""

    folder: Path

    def set_up(self) -> None:
        """Write the layouts."""
        for piece, layout in _LAYOUTS.items():
            place = self.folder / "layouts" / piece
            place.mkdir(parents=True)
            (place / "layout.yaml").write_text(layout, encoding="utf-8")
            (place / "en.yaml").write_text(_language_file(new_words("en", 0), "en"), encoding="utf-8")
        self._share_phrases()

    def _share_phrases(self) -> None:
        """Phrases that bear no band; in a language that has none, English: no word of them is on the poster."""
        shared = self.folder / "assets" / "phrases"
        shared.mkdir(parents=True)
        shipped = data_folder() / "assets/phrases"
        english = shipped / "en.yaml"
        digests = block(read_phrases(english))
        for lang in LANGUAGES:
            path = shipped / f"{lang}.yaml"
            text = (
                path.read_text(encoding="utf-8")
                if path.is_file()
                else english.read_text(encoding="utf-8").replace("language: en", f"language: {lang}")
            )
            own = text if "english: {" in text or lang == "en" else f"{text}{digests}\n"
            (shared / f"{lang}.yaml").write_text(
                own.replace("status: draft", _CHECKED).replace("status: source", _CHECKED if lang != "en" else "status: source"), encoding="utf-8"
            )

    def write(self, piece: str, words: Words, number: int) -> None:
        """Put the words of a round into the files of a piece; the clinic gets another phone number and another code."""
        place = self.folder / "layouts" / piece
        own = _language_file(words, words.lang)
        if words.lang != "en":
            own += f"{block(read_content(place / 'en.yaml'))}\n"
        (place / f"{words.lang}.yaml").write_text(own, encoding="utf-8")
        (self.folder / "clinic.yaml").write_text(_CLINIC.format(name=words.points[0][0], line=number % 100, number=number), encoding="utf-8")

    def job(self, piece: str, lang: str, paper: Paper = PAPER) -> Job:
        """The job of a piece; only ``full`` shows the clinic."""
        library = Library((self.folder / "layouts",))
        clinic = self.folder / "clinic.yaml" if piece == "full" else None
        return Job(piece, lang, paper, is_landscape=False, profile=PROFILE, clinic=clinic, library=library)


def render(job: Job) -> bytes:
    """From YAML to the bytes of the PDF: what is timed."""
    return pdf(job)


@dataclass(frozen=True, slots=True)
class Look:
    """What the others are told: sizes in points and leadings in ems by style, families and weights, font files, the margin in points."""

    sizes: Mapping[str, float]
    leading: Mapping[str, float]
    display: tuple[str, int]
    text: tuple[str, int]
    files: tuple[str, ...]
    margin: float


def look_of(job: Job) -> Look:
    """How hrposter sets a job: the headline comes first on its page, so the first two faces are those of headings and of text."""
    poster = resolve(job)
    sizes = solve(poster).sizes
    leading = {name: poster.language.leading(style.type.leading, is_headline=style.type.is_headline) for name, style in poster.styles.items()}
    refs = dict.fromkeys(run.face for page in lay_out(poster).pages for item in page.items if isinstance(item, Text) for run in item.runs)
    display, text, *_ = [(open_face(ref).family, int(dict(ref.axes).get("wght", 400))) for ref in refs]
    return Look(sizes, leading, display, text, tuple(sorted({ref.path for ref in refs})), poster.content_box.x)


def _language_file(words: Words, lang: str) -> str:
    """A language file; the English one beside it only has to have the same keys."""
    status = "status: source" if lang == "en" else _CHECKED
    promises = "".join(f'    - "{promise}"\n' for promise in words.promises)
    points = "".join(f'    - title: "{title}"\n      text: "{text}"\n' for title, text in words.points)
    return (
        f'hrposter: 1\nlanguage: {lang}\n{status}\nwords:\n  title: "{words.title}"\n  lede: "{words.lede}"\n  promises:\n{promises}'
        f'  points:\n{points}  more: "{words.more}"\n  alt: "{words.title}"\n'
    )
