"""Draws the pictures of the documentation: python tools/pictures.py. Look at them before you commit them."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from hrposter.jobs import one_job
from hrposter.layout.page import solve
from hrposter.poster import Job
from hrposter.rendering import pdf, pictures
from hrposter.resolve import resolve

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs/pictures"
TABLE = "#E4E0DA"
PEN = "#A0287A"
# Drawn at twice the size and reduced: the edges come out softer than PDFium's own.
FINENESS = 2
_FILE = re.compile(r"^<!-- file: (\S+) -->\n+```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A poster and its width on the picture, in pixels."""

    job: Job
    width: int

    def drawn(self) -> Image.Image:
        """The page."""
        dpi = self.width * FINENESS / self.job.sheet.width * 72
        picture = Image.open(io.BytesIO(pictures(pdf(self.job), dpi)[0])).convert("RGB")
        height = round(self.width * picture.height / picture.width)
        return picture.resize((self.width, height), Image.Resampling.LANCZOS)


def on_table(sheets: list[Image.Image], gap: int = 36) -> Image.Image:
    """The sheets side by side, centred, each with a soft shadow."""
    width = sum(sheet.width for sheet in sheets) + gap * (len(sheets) + 1)
    height = max(sheet.height for sheet in sheets) + 2 * gap
    table = Image.new("RGB", (width, height), TABLE)
    shadow = Image.new("L", table.size, 0)
    corners, x = [], gap
    for sheet in sheets:
        y = (height - sheet.height) // 2
        corners.append((x, y))
        ImageDraw.Draw(shadow).rectangle((x, y + 5, x + sheet.width, y + sheet.height + 5), fill=90)
        x += sheet.width + gap
    table.paste(Image.new("RGB", table.size, "#3A342C"), mask=shadow.filter(ImageFilter.GaussianBlur(8)))
    for sheet, corner in zip(sheets, corners, strict=True):
        table.paste(sheet, corner)
    return table


def with_areas(job: Job, width: int) -> Image.Image:
    """The poster with a frame around each area, and their names beside it."""
    gap = 110
    table = on_table([Sheet(job, width).drawn()], gap)
    pen, scale, font = ImageDraw.Draw(table), width / job.sheet.width, ImageFont.load_default(16)
    for placed in solve(resolve(job)).placed:
        box = placed.cell
        start, top, end, bottom = (gap + length * scale for length in (box.x, box.y, box.right, box.bottom))
        pen.rectangle((start - 4, top - 4, end + 4, bottom + 4), outline=PEN, width=2)
        middle = (top + bottom) / 2
        pen.line((end + 4, middle, gap + width + 8, middle), fill=PEN, width=2)
        pen.text((gap + width + 14, middle - 11), placed.part.region.name, font=font, fill=PEN)
    return table.crop((gap - 36, gap - 36, table.width, table.height - gap + 36))


def written_in(page: Path, folder: Path) -> None:
    """Write the files that a page of the documentation spells out into a folder."""
    for name, text in _FILE.findall(page.read_text(encoding="utf-8")):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def job(
    piece: str,
    lang: str = "en",
    *,
    size: str = "Letter",
    orientation: str = "portrait",
    profile: str = "web",
    theme: str | None = None,
    own: Path | None = None,
) -> Job:
    """A poster as the documentation shows it; ``own`` is a folder with layouts and a clinic.yaml."""
    layouts = own / "layouts" if own and (own / "layouts").is_dir() else None
    clinic = own / "clinic.yaml" if own and (own / "clinic.yaml").is_file() else None
    return one_job(piece, lang, size, orientation, profile, theme=theme, layouts=layouts, clinic=clinic)


def drawings(folder: Path) -> Iterator[tuple[str, Image.Image]]:
    """Every picture with its name; ``folder`` is for the files that the pages spell out."""
    staff, designer = folder / "staff", folder / "designer"
    written_in(ROOT / "docs/clinic-staff.md", staff)
    written_in(ROOT / "docs/designers.md", designer)
    yield "welcome", on_table([Sheet(job("welcome", lang), 330).drawn() for lang in ("en", "es", "ar")])
    yield "details", on_table([Sheet(job("welcome"), 330).drawn(), Sheet(job("welcome", own=staff), 330).drawn()])
    yield "profiles", on_table([Sheet(job("welcome-parents", profile=profile), 300).drawn() for profile in ("office", "web")])
    yield "draft", Sheet(job("principles", "es", profile="office"), 700).drawn().crop((60, 660, 640, 906))
    shapes = (("Half-letter", "portrait", 200), ("Letter", "portrait", 290), ("Tabloid", "landscape", 470))
    yield "shapes", on_table([Sheet(job("welcome", size=size, orientation=turned), width).drawn() for size, turned, width in shapes])
    yield "areas", with_areas(job("welcome"), 440)
    own = (("en", "portrait", 350), ("es", "portrait", 350), ("en", "landscape", 470))
    turned = [Sheet(job("take-what-you-need", lang, orientation=orientation, own=designer), width).drawn() for lang, orientation, width in own]
    yield "take-what-you-need", on_table(turned)
    themes = [job("take-what-you-need", own=designer, theme=theme) for theme in (None, "evening")]
    yield "evening", on_table([Sheet(each, 300).drawn() for each in themes])


def main() -> None:
    """Write every picture, with at most 256 colours."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, picture in drawings(Path(folder)):
            path = FOLDER / f"{name}.png"
            picture.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
            print(f"{path.relative_to(ROOT)} {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
