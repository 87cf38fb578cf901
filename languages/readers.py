"""What people's readers copy out of a PDF: PDFium (Chrome, Edge), poppler (Evince, Okular) and pdf.js (Firefox)."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Mapping
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


def by_pdfium(path: Path) -> str:
    """What PDFium copies."""
    with pypdfium2.PdfDocument(path) as opened:
        return "\n".join(page.get_textpage().get_text_bounded() for page in opened)


def by_poppler(path: Path) -> str:
    """What poppler copies, line by line as they stand on the page."""
    return _pdftotext(path)


def by_poppler_raw(path: Path) -> str:
    """What poppler copies in the order of the file."""
    return _pdftotext(path, "-raw")


def by_pdfjs(path: Path) -> str:
    """What pdf.js copies."""
    done = subprocess.run(["nodejs", "-e", _SCRIPT, str(_PDFJS), str(path)], check=True, capture_output=True, timeout=_PATIENCE)
    text: str = json.loads(done.stdout)[str(path)]
    return text


def _pdftotext(path: Path, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, "-nopgbrk", str(path), "-"], check=True, capture_output=True, timeout=_PATIENCE)
    return done.stdout.decode()


READERS: Mapping[str, Callable[[Path], str]] = MappingProxyType(
    {"PDFium": by_pdfium, "poppler": by_poppler, "poppler -raw": by_poppler_raw, "pdf.js": by_pdfjs}
)


def read_back(path: Path, reader: str) -> str:
    """The text without marks of direction, soft hyphens as hyphens."""
    return _MARKS.sub("", _SOFT.sub("-", READERS[reader](path)))
