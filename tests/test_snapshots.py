"""Three pages as text, to see at a glance what a change moved.

After a change that is meant, write them anew and look at the difference before it is committed:

    python -m pytest tests/test_snapshots.py --snapshot-update && git diff tests/snapshots
"""

import pytest
from page_text import SNAPSHOTS, describe
from sample_jobs import job

from hrposter.display import Begin, Close, End, Fill, Ink, Line, Move, Page, Path, Text
from hrposter.geometry import Rect
from hrposter.layout.page import lay_out
from hrposter.resolve import resolve

LARGEST = 20 * 1024
PAGES = {
    "welcome-en-letter-office": job("welcome", "en", "Letter"),
    "welcome-ar-a4-landscape-web": job("welcome", "ar", "A4", is_landscape=True, profile="web"),
    "principles-es-a5-office": job("principles", "es", "A5"),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_as_it_was(snapshot, name):
    snapshot(name, describe(lay_out(resolve(PAGES[name])).pages[0]))


def test_each_snapshot_is_small_and_belongs_to_a_page():
    assert {path.stem for path in SNAPSHOTS.glob("*.txt")} == set(PAGES)
    assert [path.name for path in SNAPSHOTS.rglob("*.txt") if path.stat().st_size > LARGEST] == []


def test_a_description_says_what_stands_where():
    sheet, ink = Rect(0, 0, 100, 200), Ink("leaf", (0, 0, 0))
    items = (
        Begin("Artifact"),
        Fill(sheet, ink, radius=4),
        End(),
        Begin("P", lang="en"),
        Text(x=10.04, baseline=50.06, size=12.5, width=-0.01, ascent=9, descent=3, runs=(), text="Hi "),
        Path((Move(1, 2), Line(3, 4), Close()), fill=ink),
        End(),
    )
    assert describe(Page(sheet, sheet, sheet, sheet.inset(10), items)) == (
        "page 100 200 live 10 10 80 180\n"
        "Artifact\n"
        "  fill 0 0 100 200 leaf round 4\n"
        "P lang='en'\n"
        "  text 10 50.1 wide 0 size 12.5 : 'Hi '\n"
        "  path 1 2 2 2 leaf of 3\n"
    )
