"""What people's readers copy out of a PDF: PDFium (Chrome, Edge), poppler (Evince, Okular) and pdf.js (Firefox)."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import pypdfium2

_PATIENCE = 60  # seconds
_PDFJS = Path("/usr/share/javascript/pdf")
# Marks of direction that poppler writes around stretches; they are no characters of the text (UAX 9, 2).
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# PDFium says U+FFFE for a hyphen at the end of a line and joins the halves (14.8.2.2.3).
_SOFT = re.compile("\ufffe(?:\r\n)?")

# Prints the text of the page as pdf.js gives it to its text layer: item by item, a line feed where it sees the end of a line.
_SCRIPT = """\
const pdfjs = require(process.argv[1] + "/build/pdf.js");
pdfjs.GlobalWorkerOptions.workerSrc = process.argv[1] + "/build/pdf.worker.js";
const options = {isEvalSupported: false, disableFontFace: true, verbosity: 0, cMapUrl: process.argv[1] + "/web/cmaps/", cMapPacked: true};
const read = async (path) => {
  const opened = await pdfjs.getDocument({data: new Uint8Array(require("fs").readFileSync(path)), ...options}).promise;
  let text = "";
  for (let number = 1; number <= opened.numPages; number++) {
    const content = await (await opened.getPage(number)).getTextContent();
    text += content.items.map((item) => item.str + (item.hasEOL ? "\\n" : "")).join("") + "\\n";
  }
  return text;
};
(async () => {
  const found = {};
  for (const path of process.argv.slice(2)) found[path] = await read(path);
  process.stdout.write(JSON.stringify(found));
})();
"""


def by_pdfium(paths: Sequence[Path]) -> Iterator[str]:
    """What PDFium copies."""
    yield from map(_pdfium, paths)


def _pdfium(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as opened:
        return "\n".join(page.get_textpage().get_text_bounded() for page in opened)


def by_poppler(paths: Sequence[Path]) -> Iterator[str]:
    """What poppler copies, line by line as they stand on the page."""
    yield from map(_pdftotext, paths)


def by_poppler_raw(paths: Sequence[Path]) -> Iterator[str]:
    """What poppler copies in the order of the file."""
    yield from (_pdftotext(path, "-raw") for path in paths)


def by_pdfjs(paths: Sequence[Path]) -> Iterator[str]:
    """What pdf.js copies; it starts once for all files."""
    command = ["nodejs", "-e", _SCRIPT, str(_PDFJS), *map(str, paths)]
    done = subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE + len(paths))
    found: dict[str, str] = json.loads(done.stdout)
    yield from (found[str(path)] for path in paths)


def _pdftotext(path: Path, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, "-nopgbrk", str(path), "-"], check=True, capture_output=True, timeout=_PATIENCE)
    return done.stdout.decode()


READERS: Mapping[str, Callable[[Sequence[Path]], Iterator[str]]] = MappingProxyType(
    {"PDFium": by_pdfium, "poppler": by_poppler, "poppler -raw": by_poppler_raw, "pdf.js": by_pdfjs}
)


def read_back(paths: Sequence[Path], reader: str) -> dict[Path, str]:
    """The text of each file without marks of direction, soft hyphens as hyphens."""
    return {path: _MARKS.sub("", _SOFT.sub("-", text)) for path, text in zip(paths, READERS[reader](paths), strict=True)}
