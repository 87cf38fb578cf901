"""The files of this checkout, as the tests of the house see them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MADE = {"build", "dist", "gallery", "posters"}  # at the top; elsewhere a folder of that name is somebody's own


@cache
def files() -> tuple[str, ...]:
    """Every file that is under version control or about to be, as a path with slashes from the top."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=False)
        if listed.returncode == 0:
            names = listed.stdout.decode().split("\0")
            return tuple(sorted(name for name in set(names) if name and (ROOT / name).is_file()))
    return tuple(sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*") if path.is_file() and not _is_made(path.relative_to(ROOT))))


def _is_made(path: Path) -> bool:
    """Whether a tool left the file there."""
    folders = path.parts[:-1]
    hidden = any(part.startswith(".") and part != ".ci" for part in folders)
    return hidden or "__pycache__" in folders or path.parts[0] in MADE or path.name == "PKG-INFO"


def texts() -> dict[str, str]:
    """What stands in every file that is text."""
    found = {}
    for name in files():
        data = (ROOT / name).read_bytes()
        if b"\0" not in data:
            found[name] = data.decode("utf-8")
    return found


def modules(*folders: str) -> dict[str, str]:
    """The source of every Python file below the folders (the top itself when a file is named)."""
    return {name: text for name, text in texts().items() if name.endswith(".py") and name.startswith(folders)}
