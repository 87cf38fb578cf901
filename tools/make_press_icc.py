"""Writes assets/icc/fogra39.icc and assets/icc/gracol.icc: the two common ways of offset printing as ICC output profiles.

They are made from characterisation data (patches of ink that were printed and measured), which are not kept here:

    apt-get download icc-profiles-free      # Debian, 2.0.1+dfsg-1.1
    dpkg-deb -x icc-profiles-free_*.deb characterisation
    python tools/make_press_icc.py characterisation/usr/share/color/icc

Whose data they are and under which licence stands in assets/icc/SOURCES.md. The data are known by their SHA-256, so that the
profiles come out the same. Some 5 seconds each.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import icc_elements as icc
import numpy as np
from press_inverse import inverted
from press_model import Array, Model, Patches, every, fitted, read_patches

TARGET = Path(__file__).resolve().parent.parent / "assets" / "icc"

# The steps of the test chart IT8.7/4 (ISO 12642-2): on these nodes most of the table is what was measured.
STEPS = np.array([0, 10, 20, 30, 40, 55, 70, 85, 100]) / 100
CURVE = 21  # entries from 0 to 100 % by 5: all steps are among them
LAB_LEVELS = 25
# 258 entries stand 255 apart, so that L* 100 (FF00) is one of them and white comes out as bare paper.
LAB_CURVE = 258
# Nodes along a* and b* stand at equal steps of asinh(a*/60): twice as close at greys as at the ends.
SPREAD = 60.0
# 300 % less what rounding four inks to eight bits can add.
LIMIT = 2.99
# What the gamut tag calls out of gamut, in CIE94: the eye hardly sees less, and tables miss some tenths.
SEEN = 1.0
_LARGEST_MISS = 50.0


@dataclass(frozen=True, slots=True)
class Condition:
    """A printing condition: the file of its data and their SHA-256, its reference name with the ICC, what the profile says of itself."""

    file: str
    digest: str
    reference: str
    description: str
    rights: str


CONDITIONS = {
    "fogra39": Condition(
        "FOGRA39L.ti3",
        "e44e6dfa81633588db98b5613a821d4a936d3d9438d2eb983083c3232df393fa",
        "FOGRA39",
        "Coated offset, based on FOGRA39 (hrposter)",
        "No rights reserved by hrposter (CC0). Based on the characterization data FOGRA39L of Fogra.",
    ),
    "gracol": Condition(
        "TR006.ti3",
        "6f78251a2e632ce937d71eae83f4db6e5b56d259ebb55e895969a109748c2717",
        "CGATS TR 006",
        "GRACoL coated 1, based on CGATS TR 006 (hrposter)",
        "No rights reserved by hrposter (CC0). Based on the characterization data of ANSI CGATS/GRACoL TR 006-2007.",
    ),
}


def profile(condition: Condition, patches: Patches) -> bytes:
    """The profile as ICC.1:2001-04, 6.3.4.2 asks for it: one table each way, which all three intents share.

    Colorimetric tables do for perceptual and saturation as well: posters are flat colours, and the black point is brought in
    line by whoever converts.
    """
    model = fitted(patches.inks, patches.lab)
    forward = forward_table(model)
    backward, gamut = backward_tables(model)
    return icc.profile(
        [
            (b"desc", icc.description(condition.description)),
            (b"cprt", icc.text(condition.rights)),
            (b"targ", icc.text(f"ICCHDAT {condition.reference}")),
            (b"tech", icc.signature(b"offs")),
            (b"wtpt", icc.xyz(patches.paper.tolist())),
            *((tag, forward) for tag in (b"A2B0", b"A2B1", b"A2B2")),
            *((tag, backward) for tag in (b"B2A0", b"B2A1", b"B2A2")),
            (b"gamt", gamut),
        ]
    )


def forward_table(model: Model) -> bytes:
    """From inks to colour relative to the paper."""
    curve = np.interp(np.linspace(0, 1, CURVE), STEPS, np.linspace(0, 1, len(STEPS)))
    nodes = model(every(STEPS, STEPS, STEPS, STEPS))
    nodes[:, 0] = np.clip(nodes[:, 0], 0, 100)
    return icc.wide_table([icc.words(curve)] * 4, icc.lab_words(nodes), len(STEPS))


def backward_tables(model: Model) -> tuple[bytes, bytes]:
    """From colour to inks, and to whether the press can print it at all."""
    nodes = every(*lab_levels())
    found = inverted(model, nodes, LIMIT)
    inks = np.where((nodes == (100.0, 0.0, 0.0)).all(axis=1)[:, None], 0.0, found.inks)
    coarse = found.misses.reshape(LAB_LEVELS, LAB_LEVELS, LAB_LEVELS)[::2, ::2, ::2].ravel()
    misses = np.where(coarse < SEEN, 0.0, coarse / _LARGEST_MISS)
    wide, narrow = np.linspace(0, 65535, LAB_CURVE), np.arange(256.0)  # what stands for L* and a* differs: ICC.1:2001-04, A.3.2
    backward = icc.wide_table([icc.words(curve) for curve in lab_curves(wide / 652.8, wide / 256 - 128)], icc.words(inks), LAB_LEVELS)
    gamut = icc.narrow_table([icc.octets(curve) for curve in lab_curves(narrow / 2.55, narrow - 128)], icc.octets(misses), LAB_LEVELS // 2 + 1)
    return backward, gamut


def lab_levels() -> tuple[Array, Array, Array]:
    """The L*, a* and b* of the nodes, the inverse of ``lab_curves``."""
    side = np.linspace(-1, 1, LAB_LEVELS)
    colours = SPREAD * np.sinh(side * np.arcsinh(128 / SPREAD))
    colours[LAB_LEVELS // 2] = 0.0
    return np.linspace(0, 100, LAB_LEVELS), colours, colours


def lab_curves(lightness: Array, colours: Array) -> tuple[Array, Array, Array]:
    """Where the L* and the a* or b* that the entries of a curve stand for lie among the nodes, from 0 to 1."""
    shares = 0.5 + 0.5 * np.arcsinh(colours / SPREAD) / np.arcsinh(128 / SPREAD)
    return np.minimum(lightness / 100, 1), shares, shares


def main(arguments: Sequence[str]) -> None:
    """Write both profiles from the data in a folder."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        sys.exit("give the folder with FOGRA39L.ti3 and TR006.ti3; the head of this file says where to get it")
    for name, condition in CONDITIONS.items():
        source = Path(arguments[0]) / condition.file
        if hashlib.sha256(source.read_bytes()).hexdigest() != condition.digest:
            sys.exit(f"{source} is not the text that the profiles are made from; its SHA-256 should be {condition.digest}")
        target = TARGET / f"{name}.icc"
        target.write_bytes(profile(condition, read_patches(source)))
        print(f"{target}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
