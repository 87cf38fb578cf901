"""Font files for those who cannot set the axes of a face: each face of a document as a file that has none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from hrposter.display import Document, FaceRef, Item, Text
from hrposter.fonts.face import open_face

# Names of the name table (OpenType 1.9, name): the family, and those that would speak of another.
_FAMILY, _OTHER_NAMES = 1, (16, 17, 21, 22, 25)


def with_static_faces(made: Document, folder: Path) -> Document:
    """The document, its faces taken from files in ``folder``, which are made if they are not there."""
    used = {run.face for page in made.pages for item in page.items if isinstance(item, Text) for run in item.runs}
    found = {ref: FaceRef(str(_static(ref, folder))) for ref in used}
    pages = tuple(replace(page, items=tuple(_with_faces(item, found) for item in page.items)) for page in made.pages)
    return replace(made, pages=pages)


def _with_faces(item: Item, found: dict[FaceRef, FaceRef]) -> Item:
    return replace(item, runs=tuple(replace(run, face=found[run.face]) for run in item.runs)) if isinstance(item, Text) else item


def _static(ref: FaceRef, folder: Path) -> Path:
    """The file of a face; one that was made from a face with axes is a family of its own."""
    name = "-".join([Path(ref.path).stem.partition("[")[0], *(f"{tag}{value:g}" for tag, value in ref.axes)])
    path = folder / f"{name}{Path(ref.path).suffix}"
    if path.exists():
        return path
    if not ref.axes:
        path.write_bytes(Path(ref.path).read_bytes())
        return path
    font = instantiateVariableFont(TTFont(ref.path), dict(ref.axes))
    for number in _OTHER_NAMES:
        font["name"].removeNames(nameID=number)
    for record in [each for each in font["name"].names if each.nameID == _FAMILY]:
        font["name"].setName(f"Static {open_face(ref).family}", _FAMILY, record.platformID, record.platEncID, record.langID)
    font.save(path)
    return path
