"""Every path that the documents name is there: links, and the tree in ARCHITECTURE.md."""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import PurePosixPath

import pytest
from checkout import files, texts

_LINK = re.compile(r"!?\[[^\]]*\]\((?![a-z]+:|#)([^)#\s]+)[^)]*\)|<img[^>]* src=\"(?![a-z]+:)([^\"]+)\"")
_CODE = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(r"(?:[\w.<>*-]+/)+(?:[\w.<>*-]+)?|[\w<>*-]+\.(?:py|md|toml|yaml|svg|icc)")
_PLACEHOLDER = re.compile(r"<[^>]+>")
KEPT_BY_USERS = ("posters/", "gallery/", "build/", "my-", "./")


def documents() -> dict[str, str]:
    return {name: text for name, text in texts().items() if name.endswith(".md")}


def links(name: str, text: str) -> Iterator[str]:
    """What a document links to beside the web, as paths from the top."""
    for match in _LINK.finditer(text):
        yield normal(PurePosixPath(name).parent / (match[1] or match[2]))


def normal(path: PurePosixPath) -> str:
    """The path without ``..`` and ``.``."""
    parts: list[str] = []
    for part in path.parts:
        if part == ".." and parts:
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


@cache
def names() -> frozenset[str]:
    """Every file and every folder that is here."""
    return frozenset({*files(), *(str(parent) for name in files() for parent in PurePosixPath(name).parents)})


def exists(path: str) -> bool:
    """Whether a file or a folder is here; ``<piece>`` stands for any name, and a name alone for one anywhere."""
    wanted = _PLACEHOLDER.sub("*", path).rstrip("/")
    patterns = [wanted, f"hrposter/{wanted}", *([f"*/{wanted}"] if "/" not in wanted else [])]
    return any(fnmatchcase(name, pattern) for name in names() for pattern in patterns)


def tree(text: str) -> Iterator[str]:
    """The paths of the tree: the code block below the heading "Tree", a folder's content indented under it or on its line.

    A line is ``folder/  name name …  words``; what is no path is a word and ends the names of its line.
    """
    block = re.search(r"^## Tree.*?^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert block is not None
    open_folders: list[tuple[int, str]] = []
    for line in block[1].splitlines():
        depth = len(line) - len(line.lstrip())
        open_folders = [(indent, folder) for indent, folder in open_folders if indent < depth]
        folder = open_folders[-1][1] if open_folders else ""
        for number, word in enumerate(line.split()):
            if not (_PATH.fullmatch(word) or word in {"Makefile", "LICENSE", "LICENSE-CONTENT"}):
                break
            yield folder + word
            if number == 0 and word.endswith("/"):
                folder += word
                open_folders.append((depth, folder))


def named(text: str) -> Iterator[str]:
    """The paths in ``code`` within prose."""
    for match in _CODE.finditer(re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)):
        if _PATH.fullmatch(match[1]) and not match[1].startswith(KEPT_BY_USERS):
            yield match[1]


def test_every_link_within_the_documents_leads_somewhere() -> None:
    assert {name: lost for name, text in documents().items() if (lost := [link for link in links(name, text) if not exists(link)])} == {}


def test_every_path_in_the_tree_of_architecture_exists() -> None:
    paths = list(tree(documents()["ARCHITECTURE.md"]))
    assert len(paths) > 20
    assert [path for path in paths if not exists(path)] == []


def test_the_tree_of_architecture_names_every_part_of_the_package() -> None:
    told = set(tree(documents()["ARCHITECTURE.md"]))
    parts = {name.split("/")[1] for name in files() if name.startswith("hrposter/") and name.count("/") == 1} - {"__init__.py", "py.typed"}
    folders = {name.split("/")[1] + "/" for name in files() if name.startswith("hrposter/") and name.count("/") > 1}
    assert [f"hrposter/{part}" for part in sorted(parts | folders) if f"hrposter/{part}" not in told] == []


def test_every_path_that_architecture_and_contributing_name_exists() -> None:
    own = {"clinic.yaml", "fr.yaml", "pt-BR.yaml", "zh-Hans.yaml", "my-piece.yaml"}
    for name in ("ARCHITECTURE.md", "CONTRIBUTING.md"):
        assert [path for path in named(documents()[name]) if path not in own and not exists(path)] == []


def test_the_tree_is_read_by_its_indentation() -> None:
    lines = ["cli.py   runs it", "assets/  themes/  art/  pictures and such.", "hrposter/", "  units.py", "  pdf/   a.py b.py (two)", "docs/"]
    text = "\n".join(["## Tree (short)", "", "```", *lines, "```", ""])
    expected = ["cli.py", "assets/", "assets/themes/", "assets/art/", "hrposter/", "hrposter/units.py"]
    assert list(tree(text)) == [*expected, "hrposter/pdf/", "hrposter/pdf/a.py", "hrposter/pdf/b.py", "docs/"]


@pytest.mark.parametrize("path", ["hrposter/nothing.py", "nothing.py", "layouts/<piece>/nothing.yaml", "docs/nothing/"])
def test_a_path_that_is_not_here_is_found(path: str) -> None:
    assert not exists(path)


@pytest.mark.parametrize("path", ["hrposter/units.py", "units.py", "layouts/<piece>/layout.yaml", "assets/art/", "pdf/writer.py"])
def test_a_path_that_is_here_is_let_through(path: str) -> None:
    assert exists(path)


def test_links_are_told_from_addresses() -> None:
    text = '[a](docs/x.md#part) ![b](../y.png) [c](https://example.org) [d](#here) <img src="z.png" alt="">'
    assert list(links("docs/page.md", text)) == ["docs/docs/x.md", "y.png", "docs/z.png"]
