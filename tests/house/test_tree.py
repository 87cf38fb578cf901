"""What holds for every file here: no path of one machine, no heavy file, no long module or function, one last line end."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from checkout import ROOT, files, modules, texts

HEAVIEST = 500_000
LONGEST_MODULE = 350
LONGEST_FUNCTION = 40
CODE = ("hrposter/", "tools/", "benchmarks/", "conformance/", "languages/", "cli.py")
EVERYBODYS = {Path(path) for path in ("/", "/home", "/mnt", "/opt", "/srv", "/tmp", "/usr", "/usr/local", "/var", "/etc", "/bin", "/dev", "/proc")}


def places(root: Path, home: Path) -> set[Path]:
    """The folders that only one machine has: the checkout, where it stands, the home folder."""
    return {root, root.parent, home} - EVERYBODYS


def paths_of_a_machine(text: str, folders: set[Path]) -> list[str]:
    """Where a text names something in one of the folders."""
    names = "|".join(sorted(re.escape(folder.as_posix()) for folder in folders))
    return [match.group() for match in re.finditer(rf"(?<![\w.~/-])(?:{names})/[\w.-]*", text)]


def is_generated(text: str) -> bool:
    return "written by tools/" in text.partition("\n")[0]


@cache
def parsed(text: str) -> tuple[str, tuple[tuple[str, int], ...]]:
    """What a module says of itself, and each function with its length in lines, decorators not counted."""
    tree = ast.parse(text)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return ast.get_docstring(tree) or "", tuple((node.name, (node.end_lineno or 0) - node.lineno + 1) for node in functions)


def long_functions(text: str) -> list[tuple[str, int]]:
    return [(name, length) for name, length in parsed(text)[1] if length > LONGEST_FUNCTION]


def test_no_file_names_a_path_of_this_machine() -> None:
    folders = places(ROOT, Path.home())
    found = {name: hits for name, text in texts().items() if (hits := paths_of_a_machine(text, folders))}
    assert found == {}


def test_a_path_of_a_machine_is_found_in_prose_and_in_code() -> None:
    folders = places(Path("/srv/build/hrposter"), Path("/home/nour"))
    assert paths_of_a_machine("see /home/nour/posters, please", folders) == ["/home/nour/posters"]
    assert paths_of_a_machine("open('/srv/build/x.pdf')", folders) == ["/srv/build/x.pdf"]
    assert paths_of_a_machine("a/srv/build/x and /srv/buildings", folders) == []


def test_a_folder_that_every_machine_has_is_nobodys_secret() -> None:
    assert places(Path("/tmp/hrposter"), Path("/")) == {Path("/tmp/hrposter")}


def test_no_file_is_heavy() -> None:
    assert {name: size for name in files() if (size := (ROOT / name).stat().st_size) > HEAVIEST} == {}


def test_no_module_is_long_but_those_that_a_tool_writes() -> None:
    lengths = {name: text.count("\n") for name, text in modules(*CODE).items() if not is_generated(text)}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_every_generated_module_names_a_tool_that_is_here() -> None:
    firsts = [text.partition("\n")[0] for text in modules(*CODE).values() if is_generated(text)]
    tools = [match.group() for first in firsts if (match := re.search(r"tools/\w+\.py", first))]
    assert len(tools) == len(firsts)
    assert set(tools) <= set(files())


def test_no_function_is_long() -> None:
    assert {name: found for name, text in modules(*CODE).items() if (found := long_functions(text))} == {}


@pytest.mark.parametrize(("lines", "is_long"), [(LONGEST_FUNCTION - 1, False), (LONGEST_FUNCTION, True)])
def test_a_function_is_measured_from_def_to_its_last_line(lines: int, is_long: bool) -> None:
    assert bool(long_functions("@cache\ndef f():\n" + "    pass\n" * lines)) == is_long


def test_every_module_says_in_its_first_line_what_it_is() -> None:
    silent = [name for name, text in modules(*CODE, "tests/house").items() if not parsed(text)[0].partition("\n")[0]]
    assert silent == []


def test_every_text_ends_with_one_line_end_and_has_no_carriage_return() -> None:
    ended = {name: text for name, text in texts().items() if text}
    assert [name for name, text in ended.items() if not text.endswith("\n") or text.endswith("\n\n")] == []
    assert [name for name in ended if b"\r" in (ROOT / name).read_bytes()] == []
