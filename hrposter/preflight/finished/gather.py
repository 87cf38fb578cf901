"""Reads a file once and gives all its facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pikepdf

from hrposter.preflight.finished.colour_spaces import read_space
from hrposter.preflight.finished.content.found import Found, ImageUse
from hrposter.preflight.finished.content.walk import walk
from hrposter.preflight.finished.document import annotations_of, catalogue_of, info_of, intents_of, oddities_of, pages_of
from hrposter.preflight.finished.facts import Facts, Page, Shown
from hrposter.preflight.finished.font_facts import font_facts
from hrposter.preflight.finished.packet import read_packet
from hrposter.preflight.finished.pixels import Untold, most_ink
from hrposter.preflight.finished.reading import HEADER, damaged, leaves, opened, too_much
from hrposter.preflight.finished.tree import read_structure
from hrposter.preflight.finished.values import entry, integer, items, key_of, name
from hrposter.units import inches

_READERS = 1 << 9  # ISO 32000-1, table 22, bit 10: text may be taken out for people who cannot see it


def gather(data: bytes) -> Facts:
    """All facts of a file; Refused where it cannot be read."""
    pdf = opened(data)
    try:
        return _gathered(pdf, data)
    except MemoryError:
        raise too_much("the file unpacks to more than there is memory for") from None
    except (pikepdf.PikepdfError, RuntimeError) as error:
        raise damaged(error) from None
    finally:
        pdf.close()


def _gathered(pdf: pikepdf.Pdf, data: bytes) -> Facts:
    root = pdf.Root
    every = leaves(pdf)
    oddities = dict.fromkeys(oddities_of(pdf))
    pages = pages_of(every)
    found, problems = walk(every, pages)
    start = data.index(HEADER)
    numbers = {key_of(leaf.page): leaf.number for leaf in every if key_of(leaf.page)}
    is_locked = entry(pdf.trailer, "/Encrypt") is not None
    return Facts(
        size=len(data),
        header=data[start : start + 8].decode("latin-1"),
        version=name(entry(root, "/Version")) or data[start + 5 : start + 8].decode("latin-1"),
        has_id=len(items(entry(pdf.trailer, "/ID"))) == 2,
        is_encrypted=is_locked,
        lets_readers=not is_locked or bool((integer(entry(pdf.trailer, "/Encrypt", "/P")) or 0) & _READERS),
        info=info_of(pdf),
        packet=read_packet(entry(root, "/Metadata")),
        intents=intents_of(root),
        catalogue=catalogue_of(root),
        pages=pages,
        fonts=tuple(font_facts(use) for use in found.fonts.values() if use.codes or use.is_rendered),
        images=tuple(_images(found, pages)),
        coats=found.coats(),
        annotations=tuple(annotations_of(every)),
        marked=found.marked(),
        slips=found.slips(),
        structure=read_structure(entry(root, "/StructTreeRoot"), numbers),
        oddities=(*oddities, *(each for each in found.oddities if each not in oddities)),
        warnings=(*problems, *dict.fromkeys(str(each).partition("\n")[0] for each in pdf.get_warnings())),
    )


def _images(found: Found, pages: Sequence[Page]) -> Iterator[Shown]:
    """Each image where it is painted; the pixels of one that is painted often are looked at once."""
    known: dict[int, tuple[float | None, str]] = {}
    for use in found.images:
        key = key_of(use.image)
        told = known.get(key) if key else None
        if told is None:
            told = _ink(use)
            if key:
                known[key] = told
        unit = pages[use.page - 1].unit
        yield replace(_shown(use), density=use.density / unit * inches(1), inks=told[0], reason=told[1])


def _shown(use: ImageUse) -> Shown:
    wide, high = (integer(entry(use.image, key)) or 0 for key in ("/Width", "/Height"))
    is_mask = entry(use.image, "/ImageMask") is True
    space = None if is_mask else read_space(entry(use.image, "/ColorSpace"), use.resources)
    bits = 1 if is_mask else integer(entry(use.image, "/BitsPerComponent")) or 8
    return Shown(use.page, use.box, (wide, high), use.density, space, bits, None)


def _ink(use: ImageUse) -> tuple[float | None, str]:
    if entry(use.image, "/ImageMask") is True:
        return 0.0, ""  # its ink is that of the colour which it is painted in
    try:
        return most_ink(use.image, read_space(entry(use.image, "/ColorSpace"), use.resources)), ""
    except Untold as error:
        return None, str(error)
