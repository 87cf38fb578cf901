"""The same sample through Typst and WeasyPrint: same words, same font files, same sizes, same measure, tagged as PDF/UA-1."""

from __future__ import annotations

import shutil
from html import escape
from pathlib import Path

import typst
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from hrposter.display import FaceRef
from hrposter.fonts.face import open_face
from hrposter.fonts.locate import read_font
from languages.sheets import PAPER, Sheet


def font_folder(folder: Path, sheet: Sheet) -> Path:
    """A folder that holds the font files of a sheet and no others."""
    folder.mkdir(parents=True, exist_ok=True)
    for ref in (*sheet.faces[0], *sheet.faces[1]):
        shutil.copy(ref.path, folder)
    return folder


def by_typst(sheet: Sheet, fonts: Path) -> bytes:
    """The sheet as Typst sets it."""
    made: bytes = typst.compile(typst_source(sheet), font_paths=[str(fonts)], ignore_system_fonts=True, format="pdf", pdf_standards="ua-1")
    return made


def typst_source(sheet: Sheet) -> bytes:
    """The sheet in Typst's markup."""
    sample, title, (above, below) = sheet.sample, sheet.sizes[0], sheet.leadings
    return f"""\
#set document(title: {quoted(sample.title)})
#set page(width: {PAPER.width}pt, height: {PAPER.height}pt, margin: {sheet.margin}pt)
#set text({typst_text(sheet)})
#set par(leading: {below - 0.7}em)
#show heading: set text(size: {title}pt, {typst_faces(sheet.faces[0])})
#show heading: set par(leading: {above - 0.7}em)
= #text({quoted(sample.title)})
#text({quoted(sample.text)})
""".encode()


def typst_text(sheet: Sheet) -> str:
    """The arguments of Typst's ``text`` for the running text of a sheet."""
    language, _, rest = sheet.sample.language.partition("-")
    script = f', script: "{rest.lower()}"' if len(rest) == 4 else ""
    direction = "rtl" if sheet.sample.parsed.is_rtl else "ltr"
    return f'{typst_faces(sheet.faces[1])}, size: {sheet.sizes[1]}pt, lang: "{language}"{script}, dir: {direction}, hyphenate: false'


def typst_faces(faces: tuple[FaceRef, ...]) -> str:
    """Families and weight as Typst takes them."""
    families = ", ".join(quoted(family) for family in dict.fromkeys(open_face(ref).family for ref in faces))
    return f"font: ({families},), weight: {_weight(faces[0])}"


def by_weasyprint(sheet: Sheet) -> bytes:
    """The sheet as WeasyPrint sets it."""
    fonts = FontConfiguration()
    style = CSS(string=_style(sheet), font_config=fonts)
    made: bytes = HTML(string=_html(sheet)).write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")
    return made


def _html(sheet: Sheet) -> str:
    sample = sheet.sample
    direction = "rtl" if sample.parsed.is_rtl else "ltr"
    return (
        f'<!doctype html><html lang="{sample.language}" dir="{direction}"><head><title>{escape(sample.title)}</title></head>'
        f"<body><h1>{escape(sample.title)}</h1><p>{escape(sample.text)}</p></body></html>"
    )


def _style(sheet: Sheet) -> str:
    refs = dict.fromkeys((*sheet.faces[0], *sheet.faces[1]))
    faces = "".join(_font_face(ref) for ref in refs)
    (title, text), (above, below) = sheet.sizes, sheet.leadings
    return (
        f"{faces}@page {{ size: {PAPER.width}pt {PAPER.height}pt; margin: {sheet.margin}pt }} body, h1, p {{ margin: 0 }} "
        f"h1 {{ {_font(sheet.faces[0], title, above)} }} p {{ {_font(sheet.faces[1], text, below)} }}"
    )


def _font(faces: tuple[FaceRef, ...], size: float, leading: float) -> str:
    families = ", ".join(f'"{family}"' for family in dict.fromkeys(open_face(ref).family for ref in faces))
    return f"font: {_weight(faces[0])} {size}pt/{leading:g} {families}"


def _font_face(ref: FaceRef) -> str:
    font = read_font(ref.path)[ref.index]
    weights = f"{font.weights[0]:g} {font.weights[1]:g}"
    return f'@font-face {{ font-family: "{font.family}"; font-weight: {weights}; src: url("{Path(ref.path).as_uri()}") }}\n'


def _weight(ref: FaceRef) -> str:
    return f"{dict(ref.axes).get('wght', open_face(ref).weight):g}"


def quoted(text: str) -> str:
    """A string of Typst."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
