"""The pages of documentation as the tests read them: the blocks between fences, with the notes before each.

A note is an HTML comment on the line before a block, which readers do not see:
``file: NAME`` the block is that file; ``regions: PIECE`` the block is the regions of a poster of one column, with the
words of that piece; ``answers: A | B`` is typed when the command asks; ``exit: N`` is how the command ends; ``prints``
the block is what the commands above it print, where a line of three dots stands for any lines.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_FENCE = re.compile(r"^```([\w-]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NOTE = re.compile(r"<!-- (\w+)(?:: (.*?))? -->$")


@dataclass(frozen=True)
class Block:
    page: str
    line: int
    language: str
    text: str
    notes: Mapping[str, str]

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def pages() -> tuple[str, ...]:
    return ("README.md", *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")))


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str, text: str) -> Iterator[Block]:
    for match in _FENCE.finditer(text):
        before = text[: match.start()].split("\n")[:-1]
        yield Block(page, len(before) + 1, match[1], match[2], notes(before))


def notes(lines: list[str]) -> dict[str, str]:
    """The notes that end the lines."""
    found: dict[str, str] = {}
    for line in reversed(lines):
        match = _NOTE.match(line.strip())
        if match is None and line.strip():
            break
        if match is not None:
            found[match[1]] = match[2] or ""
    return found


def section(text: str, heading: str) -> str:
    """What stands below a heading, up to the next of its rank or higher."""
    start = re.search(rf"^(#+) {re.escape(heading)}$", text, re.MULTILINE)
    assert start is not None, heading
    rest = text[start.end() :]
    end = re.search(rf"^#{{1,{len(start[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def in_code(text: str) -> set[str]:
    """Every ``word`` between back quotes, blocks left out."""
    return set(re.findall(r"`([^`\n]+)`", _FENCE.sub("", text)))
