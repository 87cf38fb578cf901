"""Measures every language, writes docs/languages.md and puts the sheets beside Typst's: ``python -m languages [FOLDER]``."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from languages.pictures import contact_sheets
from languages.report import report
from languages.results import measure
from languages.samples import read_samples

_LACKING = 3
_PAGE = Path(__file__).resolve().parent.parent / "docs" / "languages.md"
_PDFJS = Path("/usr/share/javascript/pdf/build/pdf.js")


def main() -> int:
    """Measure and write; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m languages", description="Every language set, copied back and measured: about three minutes.")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("build/languages"), help="where the sheets are put (%(default)s)")
    order = parser.parse_args()
    lacking = _lacking()
    if lacking:
        print(f"error[machine]: missing: {', '.join(lacking)}; tools/debian_packages.py and `make languages` say how to get them", file=sys.stderr)
        return _LACKING
    found = list(measure(read_samples(), order.folder, with_peers=True))
    _PAGE.write_text(report(found, _versions()), encoding="utf-8")
    contact_sheets([measured.sample.language for measured in found], order.folder)
    print(f"{len(found)} languages: docs/languages.md, and pictures in {order.folder}")
    return 0


def _lacking() -> tuple[str, ...]:
    missing = [name for name in ("pdftotext", "nodejs") if not shutil.which(name)]
    try:
        import typst  # noqa: F401
        import weasyprint  # noqa: F401
    except (ModuleNotFoundError, OSError) as error:
        missing.append(str(error))
    return (*missing, *(() if _PDFJS.is_file() else ("pdf.js (libjs-pdf)",)))


def _versions() -> str:
    """All that a figure hangs on."""
    packages = [
        f"{name} {version(package)}"
        for name, package in (("Typst", "typst"), ("WeasyPrint", "weasyprint"), ("HarfBuzz through uharfbuzz", "uharfbuzz"))
    ]
    poppler = subprocess.run(["pdftotext", "-v"], capture_output=True, text=True, check=True).stderr.split()[2]
    script = f"process.stdout.write(require('{_PDFJS}').version)"
    pdfjs = subprocess.run(["nodejs", "-e", script], capture_output=True, text=True, check=True).stdout
    return f"Measured with {', '.join(packages)}, pypdfium2 {version('pypdfium2')}, poppler {poppler} and pdf.js {pdfjs}."


if __name__ == "__main__":
    sys.exit(main())
