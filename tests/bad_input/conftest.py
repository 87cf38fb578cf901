"""A copy of the welcome poster to spoil, and the command line to see what it says to that."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from sample_jobs import SHIPPED

from hrposter.cli import root

_PROBLEM = re.compile(r"^(?:(?P<place>\S+:\d+:\d+): )?error\[(?P<code>[\w-]+)\]: (?P<fact>.+)\n  help: (?P<help>.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Told:
    """What a command said: its exit code, each problem as 'place code: fact', and all that it printed."""

    code: int
    problems: tuple[str, ...]
    printed: str


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder with ``mine/welcome``, a copy of the shipped poster."""

    folder: Path

    @property
    def piece(self) -> Path:
        return self.folder / "mine/welcome"

    def spoil(self, name: str, change: Callable[[str], str | bytes]) -> None:
        path = self.piece / name
        made = change(path.read_text(encoding="utf-8"))
        path.write_bytes(made if isinstance(made, bytes) else made.encode())

    def render(self, *options: str) -> Told:
        return self.run("render", "welcome", "--layouts", "mine", *options)

    def run(self, *arguments: str) -> Told:
        """The command's answer; whatever it was, no traceback stands in it and no file is left."""
        done = CliRunner().invoke(root, list(arguments))
        printed = done.stdout + done.stderr
        assert "Traceback" not in printed, printed
        if done.exit_code != 0:
            assert self.files("posters") == [], "a file was left behind"
            assert done.stdout == ""
        problems = tuple(" ".join(filter(None, [found["place"], f"{found['code']}: {found['fact']}"])) for found in _PROBLEM.finditer(done.stderr))
        return Told(done.exit_code, problems, printed)

    def files(self, folder: str) -> list[str]:
        return sorted(path.name for path in (self.folder / folder).rglob("*") if path.is_file())


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    shutil.copytree(SHIPPED / "welcome", tmp_path / "mine/welcome")
    return Desk(tmp_path)
