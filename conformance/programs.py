"""Validators that are programs: qpdf, poppler, Ghostscript, MuPDF and outloud. Each must open a file and say nothing against it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from conformance.made import Finding, Made

_PATIENCE = 120  # seconds for one file
_DPI = "20"
# What Ghostscript says of itself, and the pages that it counts.
_GREETINGS = re.compile(r"(GPL Ghostscript \d|Copyright |This software is supplied |see the file COPYING |Processing pages \d|Page \d+$)")

# What outloud finds although it is not there. It compares ActualText with the letters in the order in which they stand on the line, so that
# half of them seem to be others where Latin words or numbers stand among right-to-left words (seen in 0.2.1).
OUTLOUD_MISTAKES_IN_RTL = frozenset({"TAG-032"})
# It takes more than three rows of heads for one head that is cut up, wherever in the table they stand; where rows come in groups, each has
# a head of its own. A head that is cut up has more to it: as many heads as cells, or rows of single words (rules/tables.py in 0.2.1).
_HEADS_OF_GROUPS = re.compile(r"header cells look shredded: \d+ header rows")
# What opens each file with MuPDF, draws its pages, and prints the warnings as {path: text}; a process of its own, since MuPDF is AGPL.
_MUPDF = """\
import json, sys, pymupdf
pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)
said = {}
for path in sys.argv[1:]:
    pymupdf.TOOLS.reset_mupdf_warnings()
    try:
        with pymupdf.open(path) as document:
            for page in document:
                page.get_pixmap(dpi=20)
                page.get_text()
        said[path] = pymupdf.TOOLS.mupdf_warnings()
    except Exception as error:
        said[path] = f"{type(error).__name__}: {error}"
print(json.dumps(said))
"""


def lacking() -> tuple[str, ...]:
    """The programs that this machine lacks."""
    return tuple(name for name in ("qpdf", "pdftoppm", "gs", "java") if not shutil.which(name)) + (() if _outloud().is_file() else ("outloud",))


def qpdf(files: Sequence[Made]) -> Iterator[Finding]:
    """The syntax of the file and of its streams."""
    for made in files:
        yield from _complaints("qpdf", made.path, _run("qpdf", "--check", made.path))


def poppler(files: Sequence[Made]) -> Iterator[Finding]:
    """Draws each page."""
    for made in files:
        yield from _complaints("poppler", made.path, _run("pdftoppm", "-r", _DPI, made.path))


def ghostscript(files: Sequence[Made]) -> Iterator[Finding]:
    """Draws each page as a printer does; told to be quiet it would keep its warnings to itself."""
    for made in files:
        done = _run("gs", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=ppmraw", f"-r{_DPI}", f"-sOutputFile={os.devnull}", made.path)
        said = [line for line in done.stdout.decode(errors="replace").splitlines() if line.strip() and not _GREETINGS.match(line)]
        yield from _complaints("Ghostscript", made.path, done, "\n".join(said))


def mupdf(files: Sequence[Made]) -> Iterator[Finding]:
    """Draws each page and reads its text."""
    done = _run(sys.executable, "-c", _MUPDF, *(made.path for made in files), count=len(files))
    done.check_returncode()
    for path, said in json.loads(done.stdout).items():
        if said:
            yield Finding(Path(path).name, "MuPDF", " / ".join(said.splitlines()))


def outloud(files: Sequence[Made]) -> Iterator[Finding]:
    """What a screen reader makes of the file; errors only."""
    done = _run(_outloud(), "--quiet", "--json", "-", *(made.path for made in files), count=len(files))
    results = {result["path"]: result for result in json.loads(done.stdout)["results"]}
    for made in files:
        result = results[str(made.path)]
        excused = OUTLOUD_MISTAKES_IN_RTL if made.is_rtl else frozenset()
        if result["error"]:
            yield Finding(made.path.name, "outloud", str(result["error"]))
        for found in result["findings"]:
            if found["severity"] == "error" and found["rule"] not in excused and not _HEADS_OF_GROUPS.fullmatch(found["message"]):
                yield Finding(made.path.name, "outloud", f"{found['rule']}: {found['message']}")


def _outloud() -> Path:
    """The program beside this Python."""
    return Path(sys.executable).with_name("outloud")


def _run(*command: object, count: int = 1) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([str(part) for part in command], capture_output=True, check=False, timeout=_PATIENCE * count)


def _complaints(name: str, path: Path, done: subprocess.CompletedProcess[bytes], more: str = "") -> Iterator[Finding]:
    """What a program wrote where it should be silent."""
    said = (done.stderr.decode(errors="replace") + more).strip()
    if said or done.returncode:
        yield Finding(path.name, name, " / ".join(said.splitlines()) or f"exit code {done.returncode}")
