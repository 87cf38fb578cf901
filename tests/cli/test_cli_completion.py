import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from hrposter.cli import root
from hrposter.resources import Library

CHECKOUT = Path(__file__).resolve().parents[2]


def offered(words: str, incomplete: str = "") -> list[str]:
    completer = ShellComplete(root, {}, "hrposter", "_HRPOSTER_COMPLETE")
    return [item.value for item in completer.get_completions(words.split(), incomplete)]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_is_printed(run, shell):
    done = run("completion", shell)
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"_HRPOSTER_COMPLETE={shell}_complete" in done.stdout


def test_another_shell_exits_with_2(run):
    assert run("completion", "cmd").exit_code == 2


@pytest.mark.parametrize(
    ("words", "incomplete", "expected"),
    [
        ("", "re", ["render"]),
        ("clinic", "", ["init"]),
        ("render", "wel", ["welcome", "welcome-parents"]),
        ("render welcome", "pri", ["principles"]),
        ("render welcome --lang", "", sorted(Library().phrase_languages())),
        ("render welcome --lang", "es,a", ["es,ar"]),
        ("render welcome --size", "half", ["Half-letter"]),
        ("render welcome --size", "A4,a", ["A4,A6", "A4,A5", "A4,A4", "A4,A3", "A4,A2", "A4,A1", "A4,A0"]),
        ("render welcome --theme", "sun", ["sunrise", "sunrise-ink-saver", "sunrise-mono"]),
        ("render welcome --profile", "", ["office", "press", "web", "large-print", "screen"]),
        ("render welcome --size", "1080x1", ["1080x1920", "1080x1080", "1080x1350"]),
        ("render welcome --format", "pdf,p", ["pdf,pdf", "pdf,png"]),
        ("render welcome --orientation", "b", ["both"]),
        ("explain", "wel", ["welcome", "welcome-parents"]),
        ("explain welcome --lang", "e", ["en", "es"]),
        ("digest", "wel", ["welcome", "welcome-parents"]),
        ("new ours --from", "pr", ["principles"]),
        ("schema", "la", ["layout", "language"]),
        ("validate --format", "j", ["json"]),
    ],
)
def test_names_are_completed(tmp_path, monkeypatch, words, incomplete, expected):
    monkeypatch.chdir(tmp_path)
    assert offered(words, incomplete) == expected


def test_pieces_of_your_own_are_completed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine/ours").mkdir(parents=True)
    (tmp_path / "mine/ours/layout.yaml").write_text("")
    assert offered("render --layouts mine", "ou") == ["ours"]


def test_the_shell_gets_its_answer_through_the_environment():
    environment = {"_HRPOSTER_COMPLETE": "bash_complete", "COMP_WORDS": "hrposter render prin", "COMP_CWORD": "2"}
    done = subprocess.run([sys.executable, CHECKOUT / "cli.py"], capture_output=True, text=True, check=False, env=environment)
    assert (done.stdout, done.stderr) == ("plain,principles\n", "")
