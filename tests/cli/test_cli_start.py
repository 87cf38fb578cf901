import subprocess
import sys
from pathlib import Path

import pytest

import hrposter
from hrposter import files, jobs, orders
from hrposter.cli import _COMMANDS, options, report, root
from hrposter.profiles import PROFILES
from hrposter.spec import jsonschema

CHECKOUT = Path(__file__).resolve().parents[2]
HEAVY = {"reportlab", "yaml", "uharfbuzz", "icu4py", "PIL", "babel", "zxingcpp", "pypdfium2", "_harfbuzz", "difflib", "json", "hrposter.resolve"}


def imported(*args: str) -> set[str]:
    """What Python imports for a command, in a process of its own."""
    done = subprocess.run([sys.executable, "-X", "importtime", CHECKOUT / "cli.py", *args], capture_output=True, text=True, check=True)
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


def test_help_imports_nothing_heavy():
    assert not HEAVY & imported("--help")


def test_the_version_imports_nothing_heavy():
    assert not HEAVY & imported("--version")


def test_the_help_of_a_command_imports_no_engine():
    assert not HEAVY - {"difflib", "json"} & imported("render", "--help")


def test_the_help_names_every_command_with_its_line(run):
    done = run("--help")
    assert done.exit_code == 0
    for name, (_, line) in _COMMANDS.items():
        assert f"  {name}" in done.stdout
        assert line in " ".join(done.stdout.split())


def test_no_command_shows_the_help_and_exits_with_2(run):
    done = run()
    assert done.exit_code == 2
    assert "hrposter render welcome" in done.stderr


def test_the_version_is_printed(run):
    assert run("--version").stdout == f"hrposter {hrposter.__version__}\n"


def test_a_misspelt_command_is_answered_with_the_nearest(run):
    done = run("rendr")
    assert done.exit_code == 2
    assert done.stderr == "error[usage]: there is no command 'rendr'\n  help: did you mean 'render'?\n"


@pytest.mark.parametrize("name", [*_COMMANDS, "clinic init"])
def test_every_command_explains_itself_with_an_example(run, name):
    done = run(*name.split(), "--help")
    assert done.exit_code == 0, done.output
    if name != "clinic":
        assert "hrposter " + name in done.stdout.split("Options:")[1]


def test_the_table_holds_the_commands_that_it_names():
    for name in _COMMANDS:
        command = root.get_command(root.make_context("hrposter", ["list"], resilient_parsing=True), name)
        assert command is not None
        assert command.name == name


def test_an_unknown_option_exits_with_2_and_says_where_the_help_is(run):
    done = run("render", "welcome", "--colour")
    assert done.exit_code == 2
    assert done.stderr.startswith("error[usage]: No such option")
    assert done.stderr.endswith("help: run: hrposter render --help\n")


def test_a_checkout_runs_the_command_line():
    done = subprocess.run([sys.executable, CHECKOUT / "cli.py", "--version"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"hrposter {hrposter.__version__}\n", "")


def test_a_checkout_without_its_packages_says_what_to_do(tmp_path):
    (tmp_path / "click.py").write_text("raise ModuleNotFoundError(\"No module named 'click'\", name='click')")
    done = subprocess.run(
        [sys.executable, CHECKOUT / "cli.py", "list"], capture_output=True, text=True, check=False, env={"PYTHONPATH": str(tmp_path)}
    )
    # The script's own folder is searched first, so that the module above is found only where click is not beside it.
    assert done.returncode == 3
    assert "make setup" in done.stderr
    assert "Traceback" not in done.stderr


def choices(command: str, option: str) -> tuple[str, ...]:
    """The words that an option or argument of a command takes."""
    context = root.make_context("hrposter", ["list"], resilient_parsing=True)
    found = root.get_command(context, command)
    assert found is not None
    (parameter,) = [parameter for parameter in found.params if parameter.name == option]
    return tuple(parameter.type.choices)


def test_the_words_that_options_take_are_those_of_the_tables_behind_them():
    # They are written out in cli/options.py, since importing the tables would slow down the help.
    assert options.ORIENTATIONS == jobs.ORIENTATIONS
    assert tuple(PROFILES) == options.PROFILES
    assert options.FORMATS == files.FORMATS
    assert choices("render", "orientation") == (*jobs.ORIENTATIONS, orders.BOTH)
    assert choices("validate", "form") == report.FORMATS
    assert choices("schema", "kind") == (*jsonschema.KINDS, "manifest")
