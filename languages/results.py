"""All that is measured of one language: copied back from three typesetters by each reader, shaped, wide, without a fault."""

from __future__ import annotations

import logging
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hrposter.atoms import ltr_atoms
from hrposter.fonts.face import open_face
from languages.compare import Copied, compare
from languages.faults import breaks_tried, faults
from languages.readers import read_back
from languages.samples import Sample
from languages.sheets import Sheet, make_sheet, write_pieces
from languages.widths import as_harfbuzz_shapes, is_as_harfbuzz, paragraph_of, typst_widths

SHOWN = ("PDFium", "poppler", "pdf.js")
OURS, TYPST, WEASYPRINT = "hrposter", "Typst", "WeasyPrint"


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found for one language.

    ``copied`` is by reader and typesetter; ``glyphs`` how many HarfBuzz drew for the running text, ``as_harfbuzz`` whether ours are the
    same in the same places; ``wider`` by how much our line is wider than Typst's, as a share.
    """

    sample: Sample
    faces: tuple[str, ...]
    glyphs: int
    as_harfbuzz: bool
    wider: float | None
    copied: Mapping[tuple[str, str], Copied]
    faults: tuple[str, ...]
    lines: int


def measure(samples: Sequence[Sample], folder: Path, *, with_peers: bool) -> Iterator[Measured]:
    """Each language; the PDF files stay in ``folder``, named by language and typesetter."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        library = write_pieces(Path(place), samples)
        sheets = [make_sheet(library, sample) for sample in samples]
        wide = _typst_widths(sheets, Path(place) / "fonts") if with_peers else {}
        files = [_files(sheet, folder, with_peers=with_peers) for sheet in sheets]
        read = {reader: read_back([path for each in files for path in each.values()], reader) for reader in SHOWN}
        for sheet, each in zip(sheets, files, strict=True):
            texts = {(reader, who): read[reader][path] for who, path in each.items() for reader in SHOWN}
            yield _measured(sheet, texts, wide.get(sheet.sample.language))


def _measured(sheet: Sheet, texts: Mapping[tuple[str, str], str], theirs: float | None) -> Measured:
    sample, drawn = sheet.sample, as_harfbuzz_shapes(sheet)
    return Measured(
        sample=sample,
        faces=tuple(dict.fromkeys(open_face(ref).family for part in sheet.faces for ref in part)),
        glyphs=len(drawn),
        as_harfbuzz=is_as_harfbuzz(sheet),
        wider=paragraph_of(sheet).natural * sheet.sizes[1] / theirs - 1 if theirs else None,
        copied={key: _copied(sample, text) for key, text in texts.items()},
        faults=tuple(faults(sheet)),
        lines=breaks_tried(sheet),
    )


def _files(sheet: Sheet, folder: Path, *, with_peers: bool) -> dict[str, Path]:
    """The sheet of each typesetter, written."""
    made = {OURS: sheet.pdf} | (_by_peers(sheet, folder) if with_peers else {})
    paths = {who: folder / f"{sheet.sample.language}-{who.lower()}.pdf" for who in made}
    for who, path in paths.items():
        path.write_bytes(made[who])
    return paths


def _by_peers(sheet: Sheet, folder: Path) -> dict[str, bytes]:
    from languages import peers

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    fonts = peers.font_folder(folder / "fonts" / sheet.sample.language, sheet)
    return {TYPST: peers.by_typst(sheet, fonts), WEASYPRINT: peers.by_weasyprint(sheet)}


def _typst_widths(sheets: Sequence[Sheet], fonts: Path) -> Mapping[str, float]:
    from languages import peers

    for sheet in sheets:
        peers.font_folder(fonts, sheet)
    return typst_widths(sheets, fonts)


def numbers(text: str) -> tuple[str, ...]:
    """The telephone numbers and times of a text."""
    return tuple(atom[0] for atom in ltr_atoms(text) if re.match("phone|time", atom.lastgroup or ""))


def _copied(sample: Sample, read: str) -> Copied:
    return compare(f"{sample.title}\n{sample.text}", read, numbers(sample.text))
