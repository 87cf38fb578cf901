"""One poster for one clinic after the other in one warm process: ``welcome`` on Letter for the web, with art and a code.

hrposter is timed from a clinic's file to the bytes of the PDF, and finds its sizes. Typst has a template in which the words, the art (an SVG file)
and the sizes stand, and is given a clinic's details as ``sys_inputs``, the code among them as an SVG of one path; WeasyPrint is given the finished
page as HTML with every line in its place. All write tagged files that claim PDF/UA-1, with the same font files.
"""

from __future__ import annotations

import gc
import shutil
from collections.abc import Mapping
from pathlib import Path

import typst
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks.page_html import page_html, picture_svg, steps
from benchmarks.timing import OBJECTS, Row, Target, seconds
from hrposter.display import Document, Text
from hrposter.jobs import one_job
from hrposter.poster import Job
from hrposter.qr import qr_outline
from hrposter.rendering import document, pdf

ROUNDS = 201
_WARMING = 20
_EACH = 25  # WeasyPrint takes a hundred times as long: every so many rounds
_PLACES = ("River", "Oak", "Maple", "Harbor", "Valley", "Lake", "Cedar", "Juniper", "Quarry", "Zephyr", "Fox", "King", "Umbra", "Willow")
_KINDS = ("Family Clinic", "Perinatal Center", "Community Health", "Midwives", "Birth Center", "Care Team", "Health Collective")

_CLINIC = """\
hrposter: 1
name: "{name}"
address: ["{street}", "{town}"]
phone: "{phone}"
hours: [{{days: monday-friday, open: "{opens}:00", close: "{closes}:30"}}]
website: "{website}"
qr: {{url: "{url}"}}
"""

_TEMPLATE = """\
#set document(title: "{title}")
#set page(width: 612pt, height: 792pt, margin: 42.84pt, fill: rgb("FBF3E6"), background: place(top, image("art.svg", width: 612pt, alt: "art")))
#set text(font: "Atkinson Hyperlegible Next", size: 16.35pt, lang: "en", fill: rgb("24312F"), hyphenate: false)
#set par(leading: 0.6em)
#show heading: set text(font: "Bricolage Grotesque", weight: 800, size: 69pt, fill: rgb("12463F"))
#v(252pt)
= You are welcome here.
#text(size: 21pt)[{lede}]

#columns(2, list({promises}))

{more}

#place(bottom, dx: -42.84pt, dy: 42.84pt, block(width: 612pt, fill: rgb("12463F"), inset: 42.84pt, {{
  set text(fill: white, size: 12.9pt)
  grid(columns: (1fr, 76pt),
    [#text(size: 17.2pt)[#sys.inputs.name]

      #sys.inputs.phone

      #sys.inputs.address

      #sys.inputs.hours

      #link("https://" + sys.inputs.website)[#sys.inputs.website]],
    image(bytes(sys.inputs.code), format: "svg", width: 76pt, alt: "QR code that opens " + sys.inputs.url))
}}))
"""


def details(number: int) -> dict[str, str]:
    """The details of a clinic, other words and figures for each number."""
    place, kind, town = _PLACES[number % 14], _KINDS[number // 14 % 7], _PLACES[(number + number // 14 + 3) % 14]
    return {
        "name": f"{place} {kind} {number}",
        "street": f"{number * 37 % 990 + 1} {town} Road",
        "town": f"{town}ville",
        "phone": f"({number * 7 % 700 + 201}) 555-01{number % 100:02d}",
        "opens": f"{7 + number % 4}",
        "closes": f"{16 + number % 4}",
        "website": f"www.clinic{number}.example.org",
        "url": f"https://example.org/c/{number * 7919 % 90000 + 1000}",
    }


def measure(folder: Path, rounds: int = ROUNDS) -> list[Row]:
    """The rows: seconds of each clinic."""
    gc.set_threshold(OBJECTS)
    peers = _Peers(folder)
    found = [peers.round(number) for number in range(_WARMING + rounds)][_WARMING:]
    own, other = (tuple(times[name] for times in found) for name in ("hrposter", "typst"))
    slow = [times for times in found if "weasyprint" in times]
    return [
        Row("hrposter", own),
        Row("Typst, against hrposter", other, own, Target(least=1.3, aim=2)),
        Row(
            "WeasyPrint, against hrposter", tuple(times["weasyprint"] for times in slow), tuple(times["hrposter"] for times in slow), Target(least=25)
        ),
    ]


class _Peers:
    """All that is kept warm."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        made = document(self._job(0))
        (folder / "art.svg").write_text(picture_svg(made.pages[0]), encoding="utf-8")
        (folder / "page.typ").write_text(_template(made), encoding="utf-8")
        fonts = folder / "fonts"
        fonts.mkdir()
        for path in {run.face.path for item in made.pages[0].items if isinstance(item, Text) for run in item.runs}:
            shutil.copy(path, fonts)
        self._typst = typst.Compiler(root=str(folder), font_paths=[str(fonts)], ignore_system_fonts=True)
        self._fonts = FontConfiguration()

    def round(self, number: int) -> dict[str, float]:
        """Seconds of each for the same clinic."""
        job = self._job(number)
        inputs = _inputs(details(number))
        times = {"hrposter": seconds(lambda: pdf(job)), "typst": seconds(lambda: self._compiled(inputs))}
        if number % _EACH == 0:
            html = page_html(document(job))
            write = lambda: HTML(string=html).write_pdf(font_config=self._fonts, pdf_variant="pdf/ua-1")  # noqa: E731
            times["weasyprint"] = seconds(write)
        return times

    def _compiled(self, inputs: Mapping[str, str]) -> bytes:
        made: bytes = self._typst.compile(input=str(self._folder / "page.typ"), format="pdf", pdf_standards="ua-1", sys_inputs=dict(inputs))
        return made

    def _job(self, number: int) -> Job:
        path = self._folder / f"{number}.yaml"
        path.write_text(_CLINIC.format(**details(number)), encoding="utf-8")
        return one_job("welcome", "en", "Letter", "portrait", "web", clinic=path)


def _template(made: Document) -> str:
    """Typst's template with the words that hrposter sets."""
    words = [item.text.strip() for item in made.pages[0].items if isinstance(item, Text)]
    title, lede, promises, more = " ".join(words[:2]), " ".join(words[2:4]), words[4:8], " ".join(words[8:10])
    return _TEMPLATE.format(title=title, lede=lede, promises=", ".join(f"[{promise}]" for promise in promises), more=more)


def _inputs(of: Mapping[str, str]) -> dict[str, str]:
    side, outline = qr_outline(of["url"])
    code = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{steps(outline, 0)}"/></svg>'
    hours = f"Monday–Friday, {of['opens']}:00 am – {of['closes']}:30 pm"
    return {**of, "address": f"{of['street']} · {of['town']}", "hours": hours, "code": code}
