"""The gallery's look: a theme's colours and typefaces as CSS, with nothing to fetch."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import uharfbuzz as hb
from gallery_page import Edition, Gallery

from hrposter.display import FaceRef
from hrposter.fonts.face import open_face
from hrposter.fonts.locate import find
from hrposter.fonts.scripts import writing_system
from hrposter.spec.theme import Font, Theme

SHEET = Path(__file__).with_name("gallery.css")
HEADLINE_SIZE = 36.0  # points: the optical size of headings on screen
# OpenType 1.9, name: copyright, licence and its address go with every part of a font (OFL 1.1, condition 2).
_NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)

Colour = tuple[float, float, float]


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """A colour between two; ``share`` of the other."""
    red, green, blue = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    return red, green, blue


def palette(theme: Theme) -> Mapping[str, str]:
    """The theme's colours by role as CSS writes them, and those of the wall: by day, and by night with its panels."""
    roles = {role: ink.rgb for role, ink in theme.inks.items()}
    black = (0.0, 0.0, 0.0)
    roles |= {
        "wall": mixed(roles["paper"], roles["blush"], 0.35),
        "night": mixed(roles["deep"], black, 0.55),
        "dusk": mixed(roles["deep"], black, 0.2),
    }
    return {role: "#" + "".join(f"{round(255 * value):02X}" for value in rgb) for role, rgb in sorted(roles.items())}


def look(theme: Theme, gallery: Gallery, body: str) -> str:
    """The style sheet for a page that shows the characters of ``body``."""
    rules = list(_faces(theme, gallery, body))
    stacks = {kind: ", ".join([*dict.fromkeys(name for of, name, _ in rules if of == kind)]) for kind in ("headline", "words")}
    colours = "".join(f"--{role}:{value};" for role, value in palette(theme).items())
    fonts = f"--headline:{stacks['headline']},Georgia,serif;--words:{stacks['words']},system-ui,sans-serif;"
    return "\n".join([*(rule for _, _, rule in rules), f":root{{{colours}{fonts}}}", SHEET.read_text(encoding="utf-8")])


def _faces(theme: Theme, gallery: Gallery, body: str) -> Iterator[tuple[str, str, str]]:
    """What each face is for, its name in the style sheet, and its rule."""
    display, text = theme.styles["display"].font, theme.styles["body"]
    yield "headline", "hr-headline", _rule("hr-headline", display, body, 600)
    yield "words", "hr-words", _rule("hr-words", text.font, body, 400)
    yield "words", "hr-words", _rule("hr-words", text.strong, body, 700)
    for kind, weight, shown_in in (("headline", display.elsewhere, _title), ("words", text.font.elsewhere, _shown)):
        for script, shown in _other_scripts(gallery, shown_in).items():
            families = writing_system(script, shown[-1]).families
            yield kind, f"hr-{kind}-{script}", _rule(f"hr-{kind}-{script}", Font(families, weight, weight), shown, weight)


def _other_scripts(gallery: Gallery, shown_in: Callable[[Edition], str]) -> dict[str, str]:
    """The characters of each script that the theme's own faces do not set."""
    found: dict[str, str] = {}
    for edition in gallery.editions:
        if edition.language.script != "Latn":
            found[edition.language.script] = found.get(edition.language.script, "") + shown_in(edition)
    return {script: "".join(sorted(set(text))) for script, text in sorted(found.items())}


def _title(edition: Edition) -> str:
    return edition.title


def _shown(edition: Edition) -> str:
    own = (line.text for line in edition.lines if line.lang == edition.language.tag)
    return "".join([edition.title, edition.autonym, *own])


def _rule(name: str, font: Font, text: str, weight: int) -> str:
    """The @font-face rule of the first family that is here, with the characters of ``text`` in it."""
    refs = (find(family, font.weight, axes=dict(font.axes), optical_size=HEADLINE_SIZE) for family in font.families)
    ref = next(ref for ref in refs if ref)
    data = base64.b64encode(subset(ref, text)).decode("ascii")
    return f'@font-face{{font-family:{name};font-weight:{weight};src:url("data:font/ttf;base64,{data}")}}'


def subset(ref: FaceRef, text: str) -> bytes:
    """The face as a font program of its own with what it takes to set ``text``, every axis pinned."""
    face = open_face(ref).hb_face
    order = hb.SubsetInput()
    order.unicode_set.update(map(ord, set(text)))
    order.name_id_set.update(_NAMES)
    order.flags = hb.SubsetFlags.NO_HINTING
    if face.axis_infos:
        order.pin_all_axes_to_default(face)
        for tag, value in ref.axes:
            order.pin_axis_location(face, tag, value)
    return bytes(hb.SubsetPlan(face, order).execute().blob.data)
