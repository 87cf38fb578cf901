"""Wheel, source distribution, editable install and bare checkout are the same hrposter: same pieces, same bytes."""

import hashlib
import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from checkout import ROOT, files

pytestmark = pytest.mark.slow

CHECKOUT_ONLY = ("cli.py", "tests/", "docs/", "tools/", "benchmarks/", "conformance/", "languages/", "Makefile", ".ci/")


def run(*command: object, folder: Path) -> str:
    """What a command prints; nothing of this checkout is on its path."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_"))}
    said = subprocess.run(
        [str(part) for part in command], cwd=folder, env=surroundings, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert said.returncode == 0, said.stdout + said.stderr
    return said.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("built")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, folder=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    return next(built.glob("*.whl"))


@pytest.fixture(scope="module")
def unpacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, unpacked."""
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # Python before 3.11.4 has none
        archive.extractall(folder)
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Makes an environment that sees the packages of this one, hrposter left out, and gives its Python."""

    def make(name: str) -> Path:
        folder = tmp_path_factory.mktemp(name)
        run(sys.executable, "-m", "venv", "--without-pip", folder, folder=folder)
        python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).strip())
        # A line of a .pth file is a folder to look in; the .pth files of that folder, an editable hrposter's among them, are not read.
        (packages / "packages.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
        return python

    return make


def pip(python: Path, *arguments: object) -> None:
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", *arguments, folder=python.parent)


@pytest.fixture(scope="module")
def commands(built: Path, wheel: Path, unpacked: Path, environment: Callable[[str], Path]) -> dict[str, list[str]]:
    """How each of the four is called."""
    bare, installed, editable = environment("bare"), environment("installed"), environment("editable")
    pip(installed, wheel)
    pip(editable, "--no-build-isolation", "--editable", ROOT)
    return {
        "checkout": [str(bare), str(ROOT / "cli.py")],
        "source distribution": [str(bare), str(unpacked / "cli.py")],
        "wheel": [str(installed.parent / "hrposter")],
        "editable": [str(editable.parent / "hrposter")],
    }


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_the_package_with_layouts_and_assets_inside_and_nothing_else(wheel: Path) -> None:
    package = {name for name in files() if name.startswith("hrposter/")}
    shipped = {f"hrposter/_data/{name}" for name in files() if name.startswith(("layouts/", "assets/"))}
    found = {name for name in names(wheel) if ".dist-info/" not in name}
    assert found == package | shipped


def test_the_wheel_carries_the_licences_and_says_that_it_is_typed(wheel: Path) -> None:
    found = names(wheel)
    assert {name.rpartition("/")[2] for name in found if "/licenses/" in name} == {"LICENSE", "LICENSE-CONTENT"}
    assert "hrposter/py.typed" in found


def test_the_source_distribution_holds_every_file_of_the_checkout(unpacked: Path) -> None:
    found = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert found - {"PKG-INFO"} == set(files())
    assert all(any(name.startswith(part) for name in found) for part in CHECKOUT_ONLY)


def test_nothing_in_the_wheel_depends_on_when_it_was_built(built: Path, wheel: Path, unpacked: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", tmp_path, unpacked, folder=tmp_path)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_all_four_list_the_same_pieces(commands: dict[str, list[str]], tmp_path: Path) -> None:
    listed = {kind: json.loads(run(*command, "list", "--format", "json", folder=tmp_path)) for kind, command in commands.items()}
    for each in listed.values():
        for piece in each["pieces"]:
            assert Path(piece.pop("folder")).is_dir()
    assert {piece["name"] for piece in listed["wheel"]["pieces"]} >= {"principles", "welcome", "welcome-parents"}
    assert all(each == listed["wheel"] for each in listed.values()), listed


def test_all_four_render_the_same_bytes(commands: dict[str, list[str]], tmp_path: Path) -> None:
    hashes = {}
    for kind, command in commands.items():
        folder = tmp_path / kind
        run(*command, "render", "welcome", "--lang", "en,ar", "--size", "Letter", "-o", folder, folder=tmp_path)
        made = sorted(folder.iterdir())
        assert [path.name for path in made] == ["welcome-ar-letter-office.pdf", "welcome-en-letter-office.pdf"]
        hashes[kind] = [hashlib.sha256(path.read_bytes()).hexdigest() for path in made]
    assert len({tuple(each) for each in hashes.values()}) == 1, hashes


def test_all_four_say_the_same_version(commands: dict[str, list[str]], tmp_path: Path) -> None:
    assert len({run(*command, "--version", folder=tmp_path) for command in commands.values()}) == 1
