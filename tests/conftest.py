"""What tests of the whole pipeline share: clinics with every detail, and snapshots of pages as text."""

import gc
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from page_text import SNAPSHOTS
from sample_jobs import every, sampled, write_full_clinics

from hrposter.fonts import coverage, locate
from hrposter.poster import Job

# Before every commit each piece is looked at in these: the source, one from the right, one without spaces. In the others it is slow.
AT_ONCE = ("en", "ar", "zh-Hans")
# Python looks for garbage after so many new objects, as for the command line; among thousands of tests that took a sixth of the time.
OBJECTS = 100_000
# What is drawn at random is the same each time, so that a commit has one verdict; where all is looked at, it is new each time, and more.
settings.register_profile("the same", derandomize=True, deadline=None)
settings.register_profile("anew", max_examples=5 * settings.default.max_examples, deadline=None, print_blob=True)


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("anew" if config.getoption("--whole") else "the same")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of one piece come last and follow one another, those of one language too, so that what one of them laid out is there for the next.

    Where tests are shared out, each process has a row of them, and who is done takes half of what another has left: --dist worksteal.
    """
    for item in items:
        if isinstance(item, pytest.Function) and ("is_in_full" in item.fixturenames or hasattr(item.obj, "hypothesis")):
            item.add_marker(pytest.mark.sampled)
        if len(words := words_of(item)) == 2 and words[1] not in AT_ONCE:
            item.add_marker(pytest.mark.slow)
    items.sort(key=words_of)


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS)


def words_of(item: pytest.Item) -> tuple[str, ...]:
    """The piece that a test is about, and the language if it is about one; nothing if it is about none or all."""
    params = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
    return tuple(params[name] for name in ("piece", "lang") if name in params) if "piece" in params else ()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--whole", action="store_true", help="look at all where otherwise a sample is looked at: make matrix")
    parser.addoption("--snapshot-update", action="store_true", help="write the snapshots anew instead of comparing with them")


@pytest.fixture(autouse=True)
def _no_system_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test sees is the same on every machine, whatever typefaces it has."""
    for module in (locate, coverage):
        monkeypatch.setattr(module, "system_folders", lambda: ())


@pytest.fixture(scope="session")
def _settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders, none of them there yet."""
    folder = tmp_path_factory.mktemp("settings")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, _settings: Iterator[Path]) -> None:
    """No test sees what a person keeps of a printer, or what another test kept."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(next(_settings)))


@pytest.fixture(scope="session")
def full_clinics(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return write_full_clinics(tmp_path_factory.mktemp("clinics"))


@pytest.fixture(scope="session")
def is_in_full(request: pytest.FixtureRequest) -> bool:
    """Whether all is looked at that a test is about, and not a sample of it."""
    return bool(request.config.getoption("--whole"))


@pytest.fixture(scope="session")
def looked_at(is_in_full: bool, full_clinics: tuple[Path, Path]) -> Callable[[str, str], list[Job]]:
    """The sheets of a piece in a language, without a clinic and with one."""
    return lambda piece, lang: (list if is_in_full else sampled)(every(piece, lang, full_clinics))


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the snapshot of that name; with --snapshot-update it writes the snapshot."""

    def compare(name: str, text: str) -> None:
        path = SNAPSHOTS / f"{name}.txt"
        if request.config.getoption("--snapshot-update"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"make it with: python -m pytest {request.path.relative_to(request.config.rootpath)} --snapshot-update"
        assert text == path.read_text(encoding="utf-8")

    return compare
