"""The pictures of the guides: each is made by tools/pictures.py, is as it would be made now, is shown, described and light."""

import importlib
import io
import re
import sys
from types import ModuleType

import pytest
from doc_pages import ROOT, pages, section, text_of
from PIL import Image, ImageChops, ImageDraw

from hrposter.resources import Library

FOLDER = ROOT / "docs/pictures"
LIGHTEST, HEAVIEST, ALL = 4_000, 100_000, 1_500_000  # bytes
SHORTEST = 15  # letters that describe a picture
# The most that a square of 8 pixels may differ on the mean from what is made now, of 255: another PDFium smooths edges otherwise.
SQUARE, MOST = 8, 24


def tool() -> ModuleType:
    if str(ROOT / "tools") not in sys.path:
        sys.path.insert(0, str(ROOT / "tools"))
    return importlib.import_module("pictures")


def there() -> list[str]:
    return sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file())


def shown(text: str) -> list[tuple[str, str]]:
    """Each picture of a page with the words that stand for it."""
    return [(name, alt) for alt, name in re.findall(r"!\[([^\]]*)\]\((?:docs/)?pictures/([^)]+)\)", text)]


def opened(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.convert("RGB")


def is_like(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures look the same: no small square is of another tone."""
    if one.size != other.size:
        return False
    squares = ImageChops.difference(one, other).reduce(SQUARE)
    return all(most <= MOST for _, most in squares.getextrema())  # type: ignore[misc]


def test_every_picture_is_made_by_the_tool_and_shown_somewhere() -> None:
    assert there() == sorted(f"{name}.png" for name in tool().names())
    assert there() == sorted({name for page in pages() for name, _ in shown(text_of(page))})


def test_every_picture_is_described_where_it_is_shown() -> None:
    assert [(page, name) for page in pages() for name, alt in shown(text_of(page)) if len(alt) < SHORTEST] == []


def test_every_piece_has_a_row_with_its_picture_in_the_guide_for_clinic_staff() -> None:
    rows = [line for line in section(text_of("docs/clinic-staff.md"), "1. Choose").splitlines() if line.startswith("| !")]
    found = [(re.findall(r"\(pictures/pieces/([\w-]+)\.png\)", row), re.findall(r"\| `([\w-]+)` \|", row)) for row in rows]
    assert sorted(found) == [([piece], [piece]) for piece in Library().pieces()]


def test_all_pictures_together_are_light() -> None:
    assert sum((FOLDER / name).stat().st_size for name in there()) < ALL


@pytest.mark.parametrize("name", there())
def test_a_picture_is_a_light_png(name: str) -> None:
    path = FOLDER / name
    assert LIGHTEST < path.stat().st_size < HEAVIEST
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        assert picture.width >= (150 if name.startswith("pieces/") else 400)


@pytest.mark.slow
@pytest.mark.parametrize("name", there())
def test_a_picture_is_as_the_tool_makes_it_now(name: str, tmp_path) -> None:
    made = tool().picture(name.removesuffix(".png"), tmp_path)
    assert is_like(opened((FOLDER / name).read_bytes()), made), f"docs/pictures/{name} is out of date: make pictures, and look at them"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["draft.png", "pieces/welcome.png"])
def test_a_picture_in_few_colours_is_light_and_looks_the_same(name: str, tmp_path) -> None:
    light = tool().drawn(name.removesuffix(".png"), tmp_path / "light")
    assert LIGHTEST < len(light) < HEAVIEST
    assert is_like(opened(light), tool().picture(name.removesuffix(".png"), tmp_path / "whole"))


# ---------------------------------------------------------------- what must fail


def test_another_word_on_a_picture_is_found() -> None:
    picture = opened((FOLDER / "welcome.png").read_bytes())
    changed = picture.copy()
    ImageDraw.Draw(changed).text((120, 300), "another", fill="black")
    assert is_like(picture, picture.copy())
    assert not is_like(picture, changed)
    assert not is_like(picture, picture.crop((0, 0, picture.width, picture.height - 1)))


def test_a_softer_edge_is_no_other_picture() -> None:
    picture = opened((FOLDER / "welcome.png").read_bytes())
    assert is_like(picture, picture.quantize(200).convert("RGB"))


def test_a_picture_without_words_for_it_is_found() -> None:
    assert shown("| ![A door](pictures/pieces/a.png) | ![](docs/pictures/b.png)") == [("pieces/a.png", "A door"), ("b.png", "")]
