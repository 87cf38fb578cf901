"""The order of imports: the contracts in pyproject.toml hold, see what they should see, and the dependencies are those that are imported."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from checkout import ROOT, modules
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {contract["id"]: contract for contract in PYPROJECT["tool"]["importlinter"]["contracts"]}
CODE = ("hrposter/", "cli.py")


def verdicts(folder: Path) -> dict[str, bool]:
    """Whether each contract is kept, by its name, for the package in a folder."""
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-logo", "--no-cache"]
    said = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)
    found = re.findall(r"^(.+) (KEPT|BROKEN)\b", said.stdout, re.MULTILINE)
    assert found, said.stdout + said.stderr
    assert (said.returncode == 0) == all(word == "KEPT" for _, word in found)
    return {name: word == "KEPT" for name, word in found}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package and of the contracts, to break."""
    shutil.copytree(ROOT / "hrposter", tmp_path / "hrposter", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_is_kept() -> None:
    found = verdicts(ROOT)
    assert found == {contract["name"]: True for contract in CONTRACTS.values()}


def test_every_contract_is_broken_by_an_import_that_it_forbids(copy: Path) -> None:
    doors = [name for contract in CONTRACTS.values() for name in contract.get("protected_modules", [])]
    lowest = copy / "hrposter" / "units.py"
    lowest.write_text(lowest.read_text(encoding="utf-8") + "".join(f"import {name}\n" for name in ("hrposter.display", *doors)), encoding="utf-8")
    assert verdicts(copy) == {contract["name"]: False for contract in CONTRACTS.values()}


def test_a_module_that_stands_in_no_layer_breaks_the_order(copy: Path) -> None:
    (copy / "hrposter" / "novelty.py").write_text('"""New."""\n', encoding="utf-8")
    assert not verdicts(copy)[CONTRACTS["order"]["name"]]


def test_the_order_has_one_exception() -> None:
    assert [contract["ignore_imports"] for contract in CONTRACTS.values() if "ignore_imports" in contract] == [["hrposter.pdf.metadata -> hrposter"]]


def imported(text: str) -> Iterator[str]:
    """The top-level names of what a module imports, wherever it does so."""
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Import(names=names):
                yield from (alias.name.partition(".")[0] for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.partition(".")[0]


@cache
def imported_by_code() -> set[str]:
    """The distributions that the program itself imports."""
    return distributions(modules(*CODE))


def distributions(texts: dict[str, str]) -> set[str]:
    """The distributions that modules import, ours and the standard library left out."""
    owners = packages_distributions()
    ours = {Path(name).stem for name in modules("tests/", "tools/", "benchmarks/", "conformance/", "languages/")} | {
        "hrposter",
        "benchmarks",
        "conformance",
        "languages",
    }
    names = {name for text in texts.values() for name in imported(text)} - ours - set(sys.stdlib_module_names)
    return {canonicalize_name(owner) for name in names for owner in owners.get(name, [f"nobody installs {name}"])}


def required(*extras: str) -> set[str]:
    project = PYPROJECT["project"]
    texts = [*project["dependencies"], *(text for extra in extras for text in project["optional-dependencies"][extra])]
    return {canonicalize_name(Requirement(text).name) for text in texts}


def test_every_package_that_the_code_imports_is_a_dependency() -> None:
    assert imported_by_code() - required("dask") == set()


def test_every_dependency_is_imported_or_holds_fonts() -> None:
    fonts = {name for name in required() if re.search("font|justmytype", name)}
    assert required("dask") - fonts - imported_by_code() == set()


def test_every_package_that_the_tests_import_is_a_dependency_for_developers() -> None:
    needed = distributions(modules("tests/", "tools/", "conformance/"))
    assert needed - required("dev") - {"packaging"} == set()  # packaging comes with pytest


def test_every_dependency_has_a_lower_bound_and_those_at_run_time_stay_below_the_next_break() -> None:
    loose = [text for text in PYPROJECT["project"]["dependencies"] if not re.search(r">=.*,<|==|manimgx-fonts>=", text)]
    assert loose == []
    assert [text for texts in PYPROJECT["project"]["optional-dependencies"].values() for text in texts if not re.search(">=|==", text)] == []
