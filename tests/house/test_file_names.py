"""Names of files that every system can hold: what is here, and what the command writes."""

import re
from collections import Counter

import pytest
from checkout import files

from hrposter.orders import Order, sheets_of
from hrposter.resources import Library

# Microsoft's "Naming Files, Paths, and Namespaces": reserved characters and device names, no dot or space at an end.
_RESERVED = re.compile(r"[<>:\"\\|?*\x00-\x1f]")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
LONGEST_PATH = 140  # of 260, so that a checkout may stand in a deep folder


def is_legal_everywhere(path: str) -> bool:
    """Whether Windows, macOS and Linux can all hold a file at a path with slashes."""
    return len(path) <= LONGEST_PATH and all(_is_legal(part) for part in path.split("/"))


def _is_legal(part: str) -> bool:
    is_bad = _RESERVED.search(part) or _DEVICES.fullmatch(part) or part.endswith((" ", ".")) or not part.isprintable()
    return bool(part) and not is_bad


def test_every_file_here_can_stand_on_windows() -> None:
    assert [name for name in files() if not is_legal_everywhere(name)] == []


def test_no_two_names_differ_by_case_alone() -> None:
    folded = Counter(name.casefold() for name in files())
    assert [name for name, count in folded.items() if count > 1] == []


def test_every_name_here_is_plain_ascii() -> None:
    assert [name for name in files() if not name.isascii()] == []


@pytest.mark.parametrize(
    "name", ["aux.yaml", "a/con", "COM1.txt", "a:b", "what?.pdf", "end.", "end ", "a//b", "tab\tbed", 'a"b', "x" * 200, "lpt².svg"]
)
def test_a_name_that_windows_refuses_is_found(name: str) -> None:
    assert not is_legal_everywhere(name)


@pytest.mark.parametrize("name", ["console.py", "layouts/welcome/zh-Hans.yaml", ".ci/run", "welcome-en-11x17-office-p1.png"])
def test_a_name_that_windows_takes_is_let_through(name: str) -> None:
    assert is_legal_everywhere(name)


def test_every_file_that_the_command_writes_can_stand_on_windows() -> None:
    library = Library()
    themes = [None, *library.themes()]
    orders = [Order(library.pieces(), "all", "all", "both", "office,web", theme, None, None, library) for theme in themes]
    stems = [sheet.stem for order in orders for sheet in sheets_of(order)]
    assert len(stems) > 300
    written = [f"{stem}{ending}" for stem in stems for ending in (".pdf", ".txt", "-p1.png", "-p12.png")]
    assert [name for name in written if not is_legal_everywhere(name) or not name.isascii()] == []


def test_no_two_files_that_the_command_writes_differ_by_case_alone() -> None:
    library = Library()
    stems = Counter(
        sheet.stem.casefold() for sheet in sheets_of(Order(library.pieces(), "all", "all", "both", "office,web", None, None, None, library))
    )
    assert [stem for stem, count in stems.items() if count > 1] == []
