"""Says which Debian packages the tests need and this machine lacks, and the one command that brings them.

    python3 tools/debian_packages.py            exit code 3 and the command when something is missing
    python3 tools/debian_packages.py --names    only the names, for a script

Runs before the virtual environment exists, so it needs nothing but Python.
"""

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple


class Package(NamedTuple):
    """A Debian package: the programs, files and Python modules that show that it is there, and what the tests do with it."""

    name: str
    use: str
    programs: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()

    def is_here(self) -> bool:
        """Whether all of it was found; a program of another origin is as good."""
        has_programs = all(shutil.which(program) for program in self.programs)
        return has_programs and all(Path(file).is_file() for file in self.files) and all(find_spec(module) for module in self.modules)


UNICODE = "/usr/share/unicode/"
PACKAGES = (
    Package("python3-venv", "the virtual environment", modules=("ensurepip", "venv")),
    Package(
        "unicode-data",
        "the tests of UAX 9, 14 and 29",
        files=(
            *(UNICODE + "BidiTest.txt", UNICODE + "BidiCharacterTest.txt"),
            *(UNICODE + "auxiliary/LineBreakTest.txt", UNICODE + "auxiliary/GraphemeBreakTest.txt"),
        ),
    ),
    Package("qpdf", "checks the syntax of each PDF", programs=("qpdf",)),
    Package("poppler-utils", "reads text, tags and fonts back", programs=("pdffonts", "pdfinfo", "pdftoppm", "pdftotext")),
    Package("ghostscript", "opens each PDF as a printer does", programs=("gs",)),
    Package("chromium", "shows the gallery, and tabs through it", programs=("chromium",)),
    Package("nodejs", "runs pdf.js", programs=("nodejs",)),
    Package("libjs-pdf", "pdf.js: what Firefox copies out of a PDF", files=("/usr/share/javascript/pdf/build/pdf.js",)),
    Package("default-jre-headless", "runs veraPDF, which judges PDF/UA and PDF/A", programs=("java",)),
)


def missing() -> tuple[Package, ...]:
    """The packages that are not here."""
    return tuple(package for package in PACKAGES if not package.is_here())


def main(arguments: list[str]) -> int:
    """The exit code: 3 when something is missing, unless only the names were asked for."""
    lacking = missing()
    names = " ".join(package.name for package in lacking)
    if arguments == ["--names"]:
        print(names)
        return 0
    if not lacking:
        return 0
    print("The tests need what this machine lacks:", file=sys.stderr)
    for package in lacking:
        print(f"  {package.name}: {package.use}", file=sys.stderr)
    print(f"Install it with:\n  sudo apt-get install {names}", file=sys.stderr)
    return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
