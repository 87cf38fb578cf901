"""What the tests of preflight share: samples of other tests on the path, and the two good files that mutants are made of."""

import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS / "pdf"))


@pytest.fixture(scope="session")
def press() -> bytes:
    """A small file that follows PDF/X-4."""
    from press_sample import press_file

    return press_file()


@pytest.fixture(scope="session")
def web(full_clinics: tuple[Path, Path]) -> bytes:
    """A handout of two pages for the web, as hrposter makes it."""
    from web_sample import web_file

    return web_file(full_clinics[1])
