"""Blocks that are alike: as high as one another at any size, so that what was found for one holds for the other."""

import pytest
from sample_jobs import job

from hrposter.layout import cast_off as casting
from hrposter.layout.block import likeness
from hrposter.layout.page import solve
from hrposter.layout.parts import parts_of
from hrposter.layout.solve import Part, solver
from hrposter.poster import Poster
from hrposter.resolve import resolve

CLINIC = """\
hrposter: 1
name: "{name}"
phone: "(415) 555-01{number:02d}"
website: "www.clinic{number}.example.org"
qr: {{url: "https://example.org/c/{number}"}}
"""
LONG = "Riverside Community Center for Family Health and Support Cen"


def poster(folder, name: str, number: int, size: str = "Letter") -> Poster:
    path = folder / f"{number}.yaml"
    path.write_text(CLINIC.format(name=name, number=number), encoding="utf-8")
    return resolve(job("welcome", "en", size, profile="web", clinic=path))


def band(found: Poster) -> tuple[Part, float]:
    parts = parts_of(found)
    page = solver(found, parts)
    part = next(part for part in parts if part.region.name == "clinic")
    return part, page.width(part.region)


@pytest.mark.parametrize("share", [1.0, 0.83, 0.5])
def test_bands_that_are_alike_are_as_high_at_any_size(tmp_path, share):
    found = [poster(tmp_path, "River Oak Clinic", 12), poster(tmp_path, "Quay Midwives and Friends", 34)]
    (one, width), (other, _) = map(band, found)
    sizes = {name: style.size * share for name, style in found[0].styles.items()}
    assert likeness(one.block, width) == likeness(other.block, width) is not None
    assert one.block.height(width, sizes) == other.block.height(width, sizes)
    assert [(limit.style, limit.size) for limit in one.block.limits(width)] == [(limit.style, limit.size) for limit in other.block.limits(width)]


def test_a_name_on_two_lines_is_like_no_other(tmp_path):
    part, width = band(poster(tmp_path, LONG, 56))
    assert likeness(part.block, width) is None


@pytest.mark.parametrize("size", ["Letter", "Half-letter", "A5"])
def test_what_is_kept_gives_the_sizes_that_are_found_anew(tmp_path, size, monkeypatch):
    names = ["River Oak Clinic", "Quay Midwives and Friends", LONG, "Fox"]
    kept = [solve(poster(tmp_path, name, number, size)).sizes for number, name in enumerate(names)]
    monkeypatch.setattr(casting, "likeness", lambda block, width: None)
    assert [solve(poster(tmp_path, name, number, size)).sizes for number, name in enumerate(names)] == kept
