"""One mistake for each code: a small poster without a fault, and the one change that brings the code about."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from doc_pages import ROOT
from PIL import Image

# A path is a link to it.
Files = Mapping[str, str | bytes | Path]

LAYOUT = "layouts/ours/layout.yaml"
EN = "layouts/ours/en.yaml"
ES = "layouts/ours/es.yaml"
AR = "layouts/ours/ar.yaml"
SCENE = "layouts/ours/scene.svg"
THEME = "assets/themes/ours.yaml"
CLINIC = "clinic.yaml"

_CARDS = "hrposter: 1\ntitle: Ours\npaper: A4\n"
_GRID = "  columns: [1fr]\n  rows: [1fr, auto, auto, auto, auto]\n  areas: [scene, title, steps, draft, clinic]\n"


def _png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "#12463F").save(out, format="PNG")
    return out.getvalue()


def _pdf(*, content: bytes = b"", password: str = "") -> bytes:
    """A PDF of one page."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].Contents = pdf.make_stream(content)
        pdf.save(out, encryption=pikepdf.Encryption(owner=password, user=password) if password else False)
    return out.getvalue()


def faultless() -> dict[str, str | bytes | Path]:
    """The files of a poster called ours, with its theme and a clinic."""
    return {
        LAYOUT: f"""\
hrposter: 1
title: Ours
sizes: [Letter, A5]
updated: 2026-11-23
theme: ours
page: {{margin: 7%, gap: space.m, surface: paper}}
grid:
{_GRID}regions:
  scene: {{art: scene, alt: art_alt, bleed: [top, start, end]}}
  title: {{text: title, style: title, lines: 2, tag: H1}}
  steps: {{cards: steps, surfaces: [deep], icons: [clock]}}
  draft: {{draft: note}}
  clinic: {{contact: line}}
""",
        EN: """\
hrposter: 1
language: en
status: source
words:
  title: Come in.
  steps:
    - {title: Knock, text: Room 12.}
    - {title: Sit down, text: "Ask for {contact.name}."}
  art_alt: A low sun.
""",
        ES: """\
hrposter: 1
language: es
status: draft
words:
  title: Pase.
  steps:
    - {title: Toque, text: Sala 12.}
    - {title: Siéntese, text: "Pregunte por {contact.name}."}
  art_alt: Un sol bajo.
english: {title: 1a857b, steps: 4a2f3f, art_alt: aa5b6b}
""",
        SCENE: """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
  <rect class="blush" width="100" height="100"/>
  <circle class="sun" cx="50" cy="60" r="30"/>
</svg>
""",
        CLINIC: """\
hrposter: 1
name: River Street Clinic
phone: (415) 555-0123
logo: logo.png
address: [12 River Street, Springfield]
hours:
  - {days: monday-friday, open: 9:00, close: 17:30}
  - {days: saturday, open: 10:00, close: 14:00}
website: www.example.org
qr: {url: https://example.org/welcome}
languages: [en, es]
named_contact: {name: Maya Torres}
checked_on: 2026-11-23
""",
        "logo.png": _png(),
        THEME: (ROOT / "assets/themes/sunrise.yaml").read_text(encoding="utf-8"),
    }


@dataclass(frozen=True)
class Mistake:
    """``old`` becomes ``new`` in a file (all of it where ``old`` is empty); ``command`` then fails with ``exit``."""

    file: str
    old: str
    new: str
    command: str = "validate"
    exit: int = 1
    also: Files = field(default_factory=dict)

    def files(self) -> dict[str, str | bytes | Path]:
        made = faultless() | dict(self.also)
        if self.old:
            before = made[self.file]
            assert isinstance(before, str)
            assert self.old in before, f"{self.old!r} is not in {self.file}"
            made[self.file] = before.replace(self.old, self.new, 1)
        elif self.file:
            made[self.file] = self.new
        return made

    def write(self, folder: Path) -> None:
        for name, text in self.files().items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(text, Path):
                path.symlink_to(text)
            else:
                path.write_bytes(text if isinstance(text, bytes) else text.encode())


RENDER = "render ours"
_ARROW = str(faultless()[EN]).replace("Come in.", "Come → in.")
_ARABIC_ARROW = """\
hrposter: 1
language: ar
status: draft
words:
  title: تفضلوا → بالدخول.
  steps:
    - {title: اطرقوا الباب, text: الغرفة 12.}
    - {title: اجلسوا, text: "اسألوا عن {contact.name}."}
  art_alt: شمس منخفضة.
"""
_ROSTER = "clinics.csv"
_ROW = "name,phone,named_contact.name\nRiver Street Clinic,(415) 555-0123,Maya Torres\n"
_BATCH = "batch clinics.csv ours --jobs 1"
_HMONG = "hrposter: 1\nlanguage: hmn\nstatus: draft\nwords:\n  title: Los.\n  steps:\n    - {title: Khob, text: Chav 12.}\n" + (
    '    - {title: Zaum, text: "Nug {contact.name}."}\n  art_alt: Hnub.\n'
)
_HMONG_PHRASES = "hrposter: 1\nlanguage: hmn\nname: Hmoob\nphrases:\n" + "".join(
    f"  {key}: Hmoob\n" for key in ("draft", "range_days", "range_times", "text_line", "qr_alt", "logo_alt", "scan", "checked_on", "example")
)
_TURN = """\
hrposter: 1
entries:
  - name: Parent line
    when: now
    what: A nurse picks up and listens.
    phone: (415) 555-0123
    verified_on: 2026-11-20
"""
_TURNING = str(faultless()[LAYOUT]).replace("steps: {cards: steps, surfaces: [deep], icons: [clock]}", "steps: {resources: now}")
_BANDLESS = (
    str(faultless()[LAYOUT])
    .replace(
        "rows: [1fr, auto, auto, auto, auto]\n  areas: [scene, title, steps, draft, clinic]",
        "rows: [1fr, auto, auto, auto]\n  areas: [scene, title, steps, clinic]",
    )
    .replace("  draft: {draft: note}\n", "")
)
_RUSSIAN = str(faultless()[EN]).replace("language: en", "language: ru").replace("status: source", "status: draft")
_REGIONS = str(faultless()[LAYOUT]).splitlines(keepends=True)
_COVERED = "".join(
    (
        *_REGIONS[:6],
        "grid:\n  columns: [1fr, 1fr]\n  rows: [1fr, auto, auto, auto]\n  areas: [title scene, steps steps, draft draft, clinic clinic]\nregions:\n",
        *(line for line in _REGIONS if line.startswith("  title:")),
        "  scene: {art: scene, alt: art_alt, bleed: [top, end], spread: [start]}\n",
        *_REGIONS[-3:],
    )
)

_FOLDED = (
    "".join((*_REGIONS[:6], "fold: half\n", *(line for line in _REGIONS if line.startswith(("regions:", "  title:", "  draft:")))))
    + "panels:\n"
    + "  - {grid: {columns: [1fr], rows: [1fr, auto], areas: [title, draft]}}\n" * 2
)

MISTAKES: Mapping[str, Mistake] = {
    "advocacy": Mistake("bundles/ours.yaml", "", "hrposter: 1\ntitle: Ours\naudience: patients\npieces: [beliefs]\n"),
    "alt": Mistake(LAYOUT, "alt: art_alt, ", ""),
    "anchor": Mistake(EN, "title: Come in.", "title: &come Come in."),
    "arrow": Mistake(AR, "", _ARABIC_ARROW, exit=0, also={EN: _ARROW}),
    "area-shape": Mistake(LAYOUT, _GRID, "  columns: [1fr, 1fr]\n  rows: [1fr, auto, auto]\n  areas: [scene title, steps scene, draft clinic]\n"),
    "blank": Mistake(CLINIC, "phone: (415) 555-0123", "phone:"),
    "bug": Mistake("", "", "", RENDER, 70),
    "colour": Mistake(SCENE, 'class="sun"', 'class="sunn"'),
    "contrast": Mistake(THEME, "heading: deep, accent: clay,", "heading: sun, accent: clay,", RENDER, 4),
    "resolution": Mistake("", "", "", f"{RENDER} --profile press", 4),
    "control": Mistake(ES, "Pase.", "\u200ePase."),
    "control-character": Mistake(CLINIC, "River Street", "River\u00adStreet"),
    "covered": Mistake("", "", "", RENDER, 4, also={LAYOUT: _COVERED}),
    "date": Mistake(CLINIC, "2026-11-23", "23.11.2026"),
    "days": Mistake(CLINIC, "monday-friday", "lunes-viernes"),
    "digest": Mistake(ES, "{title: 1a857b, ", "{", exit=0),
    "digits": Mistake(ES, "Sala 12.", "Sala 21."),
    "direction-control": Mistake(CLINIC, "Springfield", "\u202eSpringfield"),
    "draft": Mistake("", "", "", "render ours --lang es --strict"),
    "draft-phrases": Mistake(ES, "status: draft", "status: reviewed\nreviewer: Ana Prado\nreviewed_on: 2026-11-30", "render ours --lang es", 0),
    "draft-region": Mistake("", "", "", also={LAYOUT: _BANDLESS}),
    "empty": Mistake(ES, "", ""),
    "encoding": Mistake("", "", "", also={ES: str(faultless()[ES]).encode("latin-1")}),
    "example": Mistake("resources.yaml", "", _TURN.replace("(415) 555-0123", "(415) 867-4321") + "    example: true\n"),
    "extra-placeholder": Mistake(ES, "Sala 12.", '"Sala 12, {clinic.name}."'),
    "extra-words": Mistake(ES, "  title: Pase.", "  title: Pase.\n  lede: Siéntase en casa."),
    "file-kind": Mistake(CLINIC, "logo.png", "logo.gif"),
    "fold": Mistake("", "", "", also={LAYOUT: _FOLDED}),
    "future-date": Mistake(
        "resources.yaml",
        "",
        _TURN.replace("(415) 555-0123", "988").replace("2026-11-20", "2027-01-05"),
        "render ours --date 2026-11-23",
        also={LAYOUT: _TURNING},
    ),
    "grid-columns": Mistake(LAYOUT, "areas: [scene,", "areas: [scene scene,"),
    "grid-rows": Mistake(LAYOUT, "rows: [1fr, auto, auto, auto, auto]", "rows: [1fr, auto, auto, auto]"),
    "hours": Mistake(CLINIC, "open: 9:00, close: 17:30", "open: 17:30, close: 9:00"),
    "hours-language": Mistake(
        "", "", "", "render ours --lang hmn", also={"layouts/ours/hmn.yaml": _HMONG, "assets/phrases/hmn.yaml": _HMONG_PHRASES}
    ),
    "insecure-url": Mistake(CLINIC, "https://", "http://", exit=0),
    "language": Mistake(ES, "language: es", "language: fr"),
    "line-break": Mistake(CLINIC, "River Street Clinic", '"River Street\\nClinic"'),
    "logo": Mistake("logo.png", "", "this is no picture"),
    "machine": Mistake(THEME, "families: [Fraunces,", "families: [Frances,", RENDER, 3),
    "manifest": Mistake("packs/manifest.json", "", "[]", _BATCH, also={_ROSTER: _ROW}),
    "margin": Mistake(LAYOUT, "rows: [1fr, auto, auto, auto, auto]", "rows: [1fr, auto, auto, auto, 1mm]", RENDER, 4),
    "message": Mistake(EN, "Come in.", "Come **in."),
    "missing-file": Mistake(CLINIC, "logo.png", "Logo.png"),
    "missing-key": Mistake(ES, "status: draft\n", ""),
    "missing-language": Mistake("", "", "", "render ours --lang ar"),
    "missing-layout": Mistake("layouts/half/en.yaml", "", "hrposter: 1\n", "render half"),
    "missing-phrases": Mistake("layouts/ours/it.yaml", "", _HMONG.replace("hmn", "it")),
    "missing-placeholder": Mistake(ES, "Pregunte por {contact.name}.", "Pregunte por nosotros."),
    "missing-resources": Mistake("", "", "", "render ours", also={LAYOUT: _TURNING}),
    "missing-words": Mistake(ES, "  title: Pase.\n", ""),
    "no-digits": Mistake(ES, "status: draft\n", "status: draft\ndigits: native\n"),
    "not-made": Mistake(_ROSTER, "", _ROW, _BATCH, 5),
    "overflow": Mistake(ES, "Pase.", "Pase, siéntese y quédese todo el tiempo que usted necesite hoy.", "render ours --lang es"),
    "overlap": Mistake(CLINIC, "days: saturday", "days: friday"),
    "pdf-damaged": Mistake("poster.pdf", "", "Dear all,\n", "preflight poster.pdf"),
    "pdf-locked": Mistake("", "", "", "preflight poster.pdf", also={"poster.pdf": _pdf(password="secret")}),
    "pdf-too-large": Mistake("", "", "", "preflight poster.pdf", also={"poster.pdf": _pdf(content=bytes(30_000_000))}),
    "path": Mistake(CLINIC, "logo.png", "'pictures\\logo.png'"),
    "path-leaves-folder": Mistake(CLINIC, "logo.png", "../logo.png"),
    "permission": Mistake(LAYOUT, "theme: ours", "theme: ours\nneeds_permission: true", "render ours"),
    "phone": Mistake(CLINIC, "(415) 555-0123", "(415) 555-CARE"),
    "placeholder": Mistake(CLINIC, "555-0123", "555-1234"),
    "region-block": Mistake(LAYOUT, "{text: title, style: title, ", "{style: title, "),
    "repeated-key": Mistake(ES, "  title: Pase.", "  title: Pase.\n  title: Entre."),
    "repeated-value": Mistake(CLINIC, "[en, es]", "[en, es, en]"),
    "retired-number": Mistake(CLINIC, "(415) 555-0123", "1-833-943-5746"),
    "review": Mistake(ES, "status: draft", "status: reviewed"),
    "row-order": Mistake(_ROSTER, "", _ROW.replace("\n", ",pieces\n", 1).replace("Torres", "Torres,our"), _BATCH, 5),
    "same-folder": Mistake(
        "jobs.yaml",
        "",
        "hrposter: 1\nrosters: [clinics.csv, more.csv]\npieces: [ours]\n",
        "batch jobs.yaml --jobs 1",
        5,
        {_ROSTER: _ROW, "more.csv": _ROW},
    ),
    "script": Mistake("layouts/ours/ru.yaml", "", _RUSSIAN),
    "shape": Mistake(ES, "    - {title: Toque, text: Sala 12.}\n", ""),
    "unsigned": Mistake(LAYOUT, "theme: ours", "theme: ours\nneeds_clinician: true", "render ours --strict"),
    "size": Mistake(LAYOUT, "[Letter, A5]", "[Letter, B5]"),
    "stale": Mistake(
        "resources.yaml",
        "",
        _TURN.replace("(415) 555-0123", "988").replace("2026-11-20", "2025-01-10"),
        "render ours --date 2026-11-23",
        also={LAYOUT: _TURNING},
    ),
    "straight-mark": Mistake(ES, "Pase.", "'Pase a \"casa.'"),
    "stale-words": Mistake(EN, "Come in.", "Come in, all.", exit=0),
    "pair": Mistake(EN, "  art_alt:", "  pairs:\n    - {say: a parent, skip: a case}\n    - {skip: a number}\n  art_alt:"),
    "story": Mistake(EN, "  art_alt:", "  tale:\n    - heading: Hello\n    - {text: Come in., note: Room 12.}\n  art_alt:"),
    "svg": Mistake(SCENE, "</svg>", "  <text>Hello</text>\n</svg>"),
    "tab": Mistake(ES, "  title: Pase.", "\ttitle: Pase."),
    "time": Mistake(CLINIC, "open: 9:00", "open: 9am"),
    "too-deep": Mistake(CLINIC, "[en, es]", "[" * 50 + "]" * 50),
    "too-large": Mistake(ES, "Pase.", "Pase. " * 200_000),
    "too-long": Mistake(CLINIC, "River Street Clinic", "The River Street Clinic for Families, Parents, Babies and Everybody Else"),
    "too-many": Mistake(CLINIC, "[12 River Street, Springfield]", "[One, Two, Three, Four, Five, Six, Seven]"),
    "type": Mistake(ES, "title: Pase.", "title: {es: Pase.}"),
    "unknown-art": Mistake(LAYOUT, "art: scene", "art: scenes"),
    "unknown-file": Mistake("notes.yaml", "", "reminder: call the printer\n", "validate notes.yaml"),
    "unknown-font": Mistake(THEME, "display: {font: display", "display: {font: displays"),
    "unknown-icon": Mistake(LAYOUT, "icons: [clock]", "icons: [klock]"),
    "unknown-key": Mistake(CLINIC, "phone:", "phon:"),
    "icc": Mistake(
        "profiles/ours.yaml",
        "",
        "hrposter: 1\ntitle: Ours\nicc: shop.icc\n",
        also={"profiles/shop.icc": (ROOT / "assets/icc/srgb.icc").read_bytes()},
    ),
    "missing-icc": Mistake("profiles/ours.yaml", "", "hrposter: 1\ntitle: Ours\nicc: shop.icc\n"),
    "card-sheet": Mistake("sheets/ours.yaml", "", f"{_CARDS}card: 85mm x 54mm\ncolumns: 2\nrows: 5\nmargins: {{left: 70mm, top: 13.5mm}}\n"),
    "card-size": Mistake("sheets/ours.yaml", "", f"{_CARDS}card: 60mm x 40mm\ncolumns: 2\nrows: 5\nmargins: {{left: 15mm, top: 13.5mm}}\n"),
    "unknown-piece": Mistake("bundles/ours.yaml", "", "hrposter: 1\ntitle: Ours\naudience: staff\npieces: [welcom]\n"),
    "unknown-placeholder": Mistake(EN, "{contact.name}", "{contact.nam}"),
    "unknown-region": Mistake(LAYOUT, "areas: [scene, title", "areas: [scene, titel"),
    "unknown-role": Mistake(THEME, "paper: {fill: paper", "paper: {fill: papre"),
    "unknown-space": Mistake(LAYOUT, "gap: space.m", "gap: space.huge"),
    "unknown-style": Mistake(LAYOUT, "style: title", "style: tittle"),
    "unknown-surface": Mistake(LAYOUT, "surfaces: [deep]", "surfaces: [deeep]"),
    "unknown-theme": Mistake(LAYOUT, "theme: ours", "theme: sunrize"),
    "unknown-words": Mistake(LAYOUT, "text: title", "text: heading"),
    "unplaced-region": Mistake(
        LAYOUT,
        "rows: [1fr, auto, auto, auto, auto]\n  areas: [scene, title, steps, draft, clinic]",
        "rows: [1fr, auto, auto, auto]\n  areas: [scene, title, steps, draft]",
    ),
    "unreadable": Mistake("", "", "", also={ES: Path("es.yaml")}),
    "untranslated": Mistake(CLINIC, "qr: {", "qr: {label: {en: Scan me}, ", "render ours --lang es", 0),
    "url": Mistake(CLINIC, "https://example.org/welcome", "example.org/welcome"),
    "usage": Mistake("", "", "", "render our", 2),
    "value": Mistake(LAYOUT, "margin: 7%", "margin: 7"),
    "version": Mistake(ES, "hrposter: 1", "hrposter: 2"),
    "words-shape": Mistake(LAYOUT, "text: title", "text: steps"),
    "write": Mistake("posters", "", "a file stands here", RENDER, 3),
    "xml": Mistake(SCENE, "</svg>", ""),
    "yaml": Mistake(ES, "title: Pase.", "title: [Pase."),
}
