"""How different two colours look: CIEDE2000 (ISO/CIE 11664-6), and the colours that sRGB and profiles stand for."""

import struct
from itertools import product
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

Lab = tuple[float, float, float]
Array = NDArray[np.float64]

# sRGB (IEC 61966-2-1) brought to D50 by Bradford's transform, as assets/icc/srgb.icc has it.
_TO_XYZ = ((0.43607, 0.38515, 0.14307), (0.22249, 0.71687, 0.06061), (0.01392, 0.09708, 0.71410))
_WHITE = (0.9642, 1.0, 0.8249)


def ciede2000(one: Lab, other: Lab) -> float:
    """The difference of two colours; 1 is about the least that can be seen."""
    mean = (hypot(*one[1:]) + hypot(*other[1:])) / 2
    stretch = 1.5 - 0.5 * sqrt(mean**7 / (mean**7 + 25**7))
    (l1, a1, b1), (l2, a2, b2) = ((lab[0], lab[1] * stretch, lab[2]) for lab in (one, other))
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = (degrees(atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    hue = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    t = 1 - 0.17 * cos(radians(hue - 30)) + 0.24 * cos(radians(2 * hue)) + 0.32 * cos(radians(3 * hue + 6)) - 0.2 * cos(radians(4 * hue - 63))
    s_l = 1 + 0.015 * (lightness - 50) ** 2 / sqrt(20 + (lightness - 50) ** 2)
    s_c, s_h = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    blue = -2 * sqrt(chroma**7 / (chroma**7 + 25**7)) * sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    d_l, d_c, d_h = (l2 - l1) / s_l, (c2 - c1) / s_c, 2 * sqrt(c1 * c2) * sin(radians(turn / 2)) / s_h
    return sqrt(d_l**2 + d_c**2 + d_h**2 + blue * d_c * d_h)


def lab_of_srgb(rgb: tuple[float, float, float]) -> Lab:
    """L*a*b* under D50 of sRGB from 0 to 1."""
    light = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in rgb]
    x, y, z = (_root(sum(part * value for part, value in zip(row, light, strict=True)) / white) for row, white in zip(_TO_XYZ, _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(ratio: float) -> float:
    return ratio ** (1 / 3) if ratio > (6 / 29) ** 3 else ratio / (3 * (6 / 29) ** 2) + 4 / 29


def printed(icc: bytes, inks: Array) -> Array:
    """L*a*b* against the paper of ink amounts (n × 4, 0 to 1), by the profile's own table, without LittleCMS."""
    words = 65535 * table(icc, b"A2B1", inks)
    return np.stack([words[:, 0] / 652.8, words[:, 1] / 256 - 128, words[:, 2] / 256 - 128], axis=1)


def wanted(icc: bytes, lab: Array) -> Array:
    """The inks (n × 4, 0 to 1) of L*a*b* against the paper, by the profile's own table, without LittleCMS."""
    words = np.stack([lab[:, 0] * 652.8, (lab[:, 1] + 128) * 256, (lab[:, 2] + 128) * 256], axis=1)
    return table(icc, b"B2A1", words / 65535)


def table(icc: bytes, tag: bytes, points: Array) -> Array:
    """What a lut16Type makes of points, all channels from 0 to 1: curves, then its nodes, linear between them (ICC.1:2001-04, 6.5.8)."""
    element = elements(icc)[tag]
    assert element[:4] == b"mft2"
    channels, out, levels = element[8:11]
    (entries,) = struct.unpack_from(">H", element, 48)
    curves = np.frombuffer(element, ">u2", channels * entries, 52).reshape(channels, entries) / 65535
    nodes = np.frombuffer(element, ">u2", levels**channels * out, 52 + 2 * channels * entries).reshape(*[levels] * channels, out) / 65535
    at = np.stack([np.interp(points[:, i], np.linspace(0, 1, entries), curves[i]) for i in range(channels)], axis=1) * (levels - 1)
    cell = np.minimum(at.astype(int), levels - 2)
    found = np.zeros((len(points), out))
    for corner in product((0, 1), repeat=channels):
        share = np.where(corner, at - cell, 1 - (at - cell)).prod(axis=1)
        found += share[:, None] * nodes[tuple((cell + corner).T)]
    return found


def elements(icc: bytes) -> dict[bytes, bytes]:
    """The tagged elements of a profile."""
    (count,) = struct.unpack_from(">I", icc, 128)
    entries = struct.iter_unpack(">4sII", icc[132 : 132 + 12 * count])
    return {tag: icc[offset : offset + size] for tag, offset, size in entries}
