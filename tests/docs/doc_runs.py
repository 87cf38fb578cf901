"""Runs what a page of documentation shows, block after block, in one folder."""

import contextlib
import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
from click.testing import CliRunner, Result
from doc_pages import ROOT, Block

from hrposter.cli import root

# What is shown but not run here, and why.
ELSEWHERE = {
    "pipx": "installs a program on this computer",
    "python3 -m pip": "installs a package on this computer",
    "python3 -m pipx": "changes the settings of this computer",
    "py -m": "is for Windows",
    "sudo": "changes this computer",
    "make": "runs these very tests, or downloads; tests/house/test_make.py holds its targets",
    "python -m benchmarks": "measures for minutes",
    "echo": "changes the settings of a shell",
    "cd": "every page runs in one folder",
}
PROSE = ("", "text")
ALL_OF_THEM = "--lang all --size all"
_GRID = """\
hrposter: 1
title: Regions of {name}
sizes: [Letter]
updated: 2026-11-23
theme: sunrise
page: {{margin: 7%, gap: space.m, surface: paper}}
grid:
  columns: [1fr]
  rows: [{rows}]
  areas: [{areas}]
regions:
"""


@dataclass
class Session:
    folder: Path
    is_slow: bool = False
    printed: str = ""
    made: list[Path] = field(default_factory=list)

    def run(self, block: Block) -> None:
        match block.language:
            case "sh":
                self.commands(block)
            case "yaml" | "xml" | "csv":
                self.put(block)
            case "python":
                self.program(block)
            case _ if block.language in PROSE:
                if "prints" in block.notes:
                    assert printed(block.text).search(self.printed), f"{block}: this was printed instead:\n{self.printed}"
            case _:
                raise AssertionError(f"{block}: no test knows how to run {block.language!r}")

    # ------------------------------------------------------------ commands

    def commands(self, block: Block) -> None:
        self.printed = ""
        for line in block.text.replace("\\\n", " ").splitlines():
            words = shlex.split(line, comments=True)
            if words[:1] == ["hrposter"]:
                if ALL_OF_THEM not in line:
                    self.command(block, words[1:])
                elif self.is_slow:
                    self.command(block, with_one_piece(words[1:]))
            else:
                assert not words or elsewhere(line), f"{block}: {line!r} is neither run nor on the list of what is not"

    def command(self, block: Block, words: list[str]) -> None:
        words, _, target = (words[: words.index(">")], ">", words[-1]) if ">" in words else (words, "", "")
        answers = block.notes["answers"].replace("|", "\n").replace(" \n ", "\n") + "\n" if "answers" in block.notes else None
        done = CliRunner().invoke(root, words, input=answers)
        assert done.exit_code == int(block.notes.get("exit", 0)), f"{block}: hrposter {' '.join(words)}\n{done.output}"
        if target:
            (self.folder / target).write_text(done.stdout, encoding="utf-8")
        self.printed += done.output
        self.look_at(done)

    def look_at(self, done: Result) -> None:
        """Open each PDF that was named, with a reader that is not ours."""
        for line in done.stdout.splitlines():
            if line.startswith(("make ", "remove ")):
                continue  # what a dry run would do
            if line.endswith((".pdf", ".png", ".txt")):
                self.made.append(self.folder / line)
                assert self.made[-1].stat().st_size > 100
            if line.endswith(".pdf"):
                assert len(words_on(self.folder / line)) > 20, f"{line} says {words_on(self.folder / line)!r}"

    # ------------------------------------------------------------ files

    def put(self, block: Block) -> None:
        if "regions" in block.notes:
            self.put_regions(block, block.notes["regions"])
        elif "file" in block.notes:
            path = self.folder / block.notes["file"]
            assert path.resolve().is_relative_to(self.folder)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        else:
            self.put_over_welcome(block)

    def put_over_welcome(self, block: Block) -> None:
        """A layout that names no file is another layout for the words of welcome."""
        assert block.text.startswith("hrposter: 1\n"), f"{block}: note where this stands: <!-- file: … -->"
        assert "\nregions:" in block.text, f"{block}: note where this stands: <!-- file: … -->"
        folder = self.folder / "layouts" / f"line-{block.line}"
        folder.mkdir(parents=True)
        (folder / "layout.yaml").write_text(block.text, encoding="utf-8")
        for lang in ("en", "es", "ar"):
            (folder / f"{lang}.yaml").write_bytes((ROOT / f"layouts/welcome/{lang}.yaml").read_bytes())
        self.command(block, ["render", folder.name, "--lang", "all"])

    def put_regions(self, block: Block, piece: str) -> None:
        """A poster of one column that holds the regions shown, one below the other, rendered upright and wide."""
        names = re.findall(r"^(\w+):", block.text, re.MULTILINE)
        rows = ["1fr >= 20%" if re.search(rf"^{name}: {{(art|cards):", block.text, re.MULTILINE) else "auto" for name in names]
        head = _GRID.format(name=piece, rows=", ".join(rows), areas=", ".join(names))
        body = "".join(f"  {line}\n" for line in block.text.splitlines())
        (self.folder / f"layouts/{piece}/layout.yaml").write_text(head + body, encoding="utf-8")
        self.command(block, ["render", piece, "--lang", "all", "--orientation", "both"])

    # ------------------------------------------------------------ Python

    def program(self, block: Block) -> None:
        with contextlib.chdir(self.folder):
            exec(compile(block.text, str(block), "exec"), {"__name__": "__main__"})


def with_one_piece(words: list[str]) -> list[str]:
    """A command that renders several pieces on every sheet, with the first of them: tests of the sheets make them all."""
    first_option = next(place for place, word in enumerate(words) if word.startswith("-"))
    return [*words[:2], *words[first_option:]]


def elsewhere(line: str) -> bool:
    return any(line.startswith(f"{start} ") for start in ELSEWHERE)


def printed(text: str) -> re.Pattern[str]:
    """What finds a text in what was printed; three dots alone on a line are any lines, within a line any letters."""
    return re.compile("^" + "".join(_line(line.rstrip()) for line in text.splitlines()), re.MULTILINE)


def _line(line: str) -> str:
    return r"(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + r"[ ]*\n"


def words_on(path: Path) -> str:
    """The words of a PDF as PDFium reads them."""
    with pypdfium2.PdfDocument(path) as opened:
        return "".join(page.get_textpage().get_text_range() for page in opened)
