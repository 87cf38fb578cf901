"""Draws the pictures of the documentation: python tools/pictures.py [NAME ...]. Look at them before you commit them."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from gallery_pictures import packed
from pictures_art import focal, in_blocks
from pictures_drawn import Sheet, laid, on_table, with_areas, with_keys
from pictures_sheets import folded, in_tiles, on_cards
from pictures_wall import wall
from PIL import Image

from hrposter.jobs import one_job
from hrposter.poster import Job
from hrposter.resources import Library
from hrposter.spec.readers import content_in, phrases_in
from hrposter.spec.translation import block

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs/pictures"
HEAVIEST = 90_000  # bytes of a picture
LIGHT = 16_000  # and of a poster in a table
OF_NUMBERS = ("people-to-call", "supplies")  # shown with a clinic's details: without them it has nothing to say
IN_LANGUAGE = {"interpreter-card": "es"}  # shown in another language than English
A_BLOCK_EACH = (
    *("text", "list", "points", "cards", "tiles", "contact", "resources"),
    *("flow", "quote", "table", "numbers", "card", "schedule", "tabs", "languages"),
)
_FILE = re.compile(r"^<!-- file: (\S+) -->\n+```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL)
_REGIONS = re.compile(r"<!-- regions: sampler -->\n```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Own:
    """Folders with the files that the guides spell out, each with layouts and a clinic.yaml where its guide has them."""

    staff: Path
    translator: Path
    designer: Path


def own_files(folder: Path) -> Own:
    """Write what the guides spell out below a folder."""
    own = Own(folder / "staff", folder / "translator", folder / "designer")
    for page, place in (("clinic-staff", own.staff), ("translators", own.translator), ("designers", own.designer)):
        for name, text in _FILE.findall(_guide(page)):
            path = place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for name in ("layout.yaml", "en.yaml"):
        (own.translator / "layouts/welcome" / name).write_bytes((ROOT / "layouts/welcome" / name).read_bytes())
    return own


def _guide(page: str) -> str:
    return (ROOT / f"docs/{page}.md").read_text(encoding="utf-8")


def job(
    piece: str,
    lang: str = "en",
    *,
    size: str | None = "Letter",
    orientation: str = "portrait",
    profile: str = "web",
    theme: str | None = None,
    own: Path | None = None,
) -> Job:
    """A poster as the documentation shows it; ``own`` is a folder with layouts and a clinic.yaml."""
    layouts = own / "layouts" if own and (own / "layouts").is_dir() else None
    clinic = own / "clinic.yaml" if own and (own / "clinic.yaml").is_file() else None
    return one_job(piece, lang, size, orientation, profile, theme=theme, layouts=layouts, clinic=clinic)


# ---------------------------------------------------------------- for clinic staff


def welcome(_: Own) -> Image.Image:
    """The poster that everybody sees first."""
    return laid([Sheet(job("welcome", lang), 330) for lang in ("en", "es", "ar")])


def details(own: Own) -> Image.Image:
    """Without a clinic's details, and with them."""
    return laid([Sheet(job("welcome"), 330, "without clinic.yaml"), Sheet(job("welcome", own=own.staff), 330, "with clinic.yaml")])


def profiles(_: Own) -> Image.Image:
    """For an office printer, a print shop and a website."""
    return laid([Sheet(job("welcome-parents", profile=profile), 270, profile) for profile in ("office", "press", "web")])


def draft(_: Own) -> Image.Image:
    """The band, so large that it can be read."""
    return Sheet(job("principles", "es", profile="office"), 700).drawn().crop((60, 660, 640, 906))


def shapes(_: Own) -> Image.Image:
    """One poster on three papers."""
    sizes = (("Half-letter", "portrait", 200), ("Letter", "portrait", 290), ("Tabloid", "landscape", 470))
    return laid([Sheet(job("welcome", size=size, orientation=turned), width, size) for size, turned, width in sizes])


def looks(_: Own) -> Image.Image:
    """The themes, and the two sisters of one."""
    themes = ("sunrise", "tide", "high-contrast", "sunrise-mono", "sunrise-ink-saver")
    return laid([Sheet(job("welcome", theme=theme), 190, theme) for theme in themes], gap=28)


def large_print(own: Own) -> Image.Image:
    """A handout in large print, all pages."""
    return on_table(Sheet(job("seat-belt", profile="large-print", own=own.staff), 300).pages())


def screens(own: Own) -> Image.Image:
    """A poster for each screen."""
    sizes = (("welcome", "1920x1080", 480), ("together", "1080x1350", 216), ("principles", "1080x1080", 270), ("seat-belt-poster", "1080x1920", 152))
    return laid([Sheet(job(piece, size=size, profile="screen", own=own.staff), width, size) for piece, size, width in sizes], gap=24)


def hang(own: Own) -> Image.Image:
    """How high."""
    posters = [Sheet(job("welcome", lang, size="18x24", own=own.staff), 220).drawn() for lang in ("en", "es")]
    return wall(posters, Sheet(job("welcome-parents", size="Half-letter", own=own.staff), 220).drawn())


# ---------------------------------------------------------------- for translators


def keys(own: Own) -> Image.Image:
    """Which words of the file stand where."""
    return with_keys(job("welcome"), job("welcome", "nl", own=own.translator), 330)


def checked(own: Own) -> Image.Image:
    """A translation before and after it was checked."""
    draft = Sheet(job("welcome", "nl", own=own.translator), 300).drawn()
    for path, english in (("layouts/welcome", content_in), ("assets/phrases", phrases_in)):
        _sign(own.translator / path / "nl.yaml", block(english(ROOT / path / "en.yaml")))
    return on_table([draft, Sheet(job("welcome", "nl", own=own.translator), 300).drawn()], ["status: draft", "status: reviewed"])


def _sign(path: Path, english: str) -> None:
    """Write into a translation what its reviewer writes."""
    signed = "status: reviewed\nreviewer: M. de Boer\nreviewed_on: 2026-11-28\n"
    path.write_text(path.read_text(encoding="utf-8").replace("status: draft\n", signed) + english + "\n", encoding="utf-8")


# ---------------------------------------------------------------- for designers


def areas(_: Own) -> Image.Image:
    """The areas of a layout."""
    return with_areas(job("welcome"), 440)


def take_what_you_need(own: Own) -> Image.Image:
    """The poster that the guide makes from nothing."""
    turns = (("en", "portrait", 300), ("es", "portrait", 300), ("en", "landscape", 410))
    return laid([Sheet(job("take-what-you-need", lang, orientation=turned, own=own.designer), width) for lang, turned, width in turns])


def evening(own: Own) -> Image.Image:
    """The same poster in a theme of one's own."""
    themes = ("sunrise", "evening", "evening-mono", "evening-ink-saver")
    return laid([Sheet(job("take-what-you-need", own=own.designer, theme=theme), 220, theme) for theme in themes], gap=28)


def focal_box(_: Own) -> Image.Image:
    """A drawing with its focal box, and what three sheets show of it."""
    turns = (("Letter", "portrait", 230), ("Tabloid", "landscape", 330))
    return focal([Sheet(job("welcome", size=size, orientation=turned), width, f"{size}, {turned}") for size, turned, width in turns])


def blocks(own: Own) -> Image.Image:
    """The blocks, each as its example in the guide has it."""
    sections = {kind: section for kind, _, section in (part.partition("\n") for part in _guide("designers").split("\n### "))}
    examples = {kind: _REGIONS.findall(sections[kind])[0] for kind in A_BLOCK_EACH}
    return in_blocks(examples, own.designer, own.staff / "clinic.yaml")


def tiles(_: Own) -> Image.Image:
    """A large poster for an office printer."""
    return in_tiles(job("welcome", size="24x36", profile="office"), "Letter", ("A2", "B3", "C1"), 330)


def cards(own: Own) -> Image.Image:
    """Wallet cards on a sheet, with others on their backs."""
    fronts, backs = (
        job(piece, size="3.5x2", orientation="landscape", profile="office", own=own.staff) for piece in ("people-to-call", "ask-first-card")
    )
    return on_cards(fronts, backs, "cards-8-letter", 330)


def folds(_: Own) -> Image.Image:
    """A little book: its sheet, the page that says how it is folded, and two of its pages."""
    return folded(job("little-book", size=None, profile="office"), 400, (1, 2))


PICTURES: Mapping[str, Callable[[Own], Image.Image]] = {
    "welcome": welcome,
    "details": details,
    "profiles": profiles,
    "draft": draft,
    "shapes": shapes,
    "looks": looks,
    "large-print": large_print,
    "screens": screens,
    "hang": hang,
    "keys": keys,
    "checked": checked,
    "areas": areas,
    "take-what-you-need": take_what_you_need,
    "evening": evening,
    "focal-box": focal_box,
    "blocks": blocks,
    "tiles": tiles,
    "cards": cards,
    "folds": folds,
}


def in_table(piece: str, own: Own) -> Image.Image:
    """A piece so small that a table of all of them can be looked through."""
    with_numbers = own.staff if piece in OF_NUMBERS else None
    return on_table([Sheet(job(piece, IN_LANGUAGE.get(piece, "en"), size=None, own=with_numbers), 130).drawn()], gap=10)


def names() -> tuple[str, ...]:
    """Every picture, by its path below docs/pictures without the ending."""
    return (*PICTURES, *(f"pieces/{piece}" for piece in Library().pieces()))


def picture(name: str, folder: Path) -> Image.Image:
    """One picture; ``folder`` is for the files that the guides spell out."""
    own = own_files(folder)
    return PICTURES[name](own) if name in PICTURES else in_table(name.removeprefix("pieces/"), own)


def drawn(name: str, folder: Path) -> bytes:
    """The same as PNG, in as many colours as its weight allows."""
    return packed(picture(name, folder), most=HEAVIEST if name in PICTURES else LIGHT)


def main(wanted: list[str]) -> None:
    """Write the pictures that are named, or all."""
    for name in wanted or names():
        with tempfile.TemporaryDirectory() as folder:
            path = FOLDER / f"{name}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(drawn(name, Path(folder)))
            print(f"{path.relative_to(ROOT)} {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
