import re
import shlex
from pathlib import Path

import click
import pytest
from doc_pages import Block, blocks, in_code, pages, text_of
from doc_runs import ALL_OF_THEM, Session, elsewhere, printed, with_one_piece

from hrposter.cli import root

SHOWN = {page: tuple(blocks(page, text_of(page))) for page in pages()}


def runs(page: str, folder: Path, monkeypatch: pytest.MonkeyPatch, *, is_slow: bool) -> Session:
    """Everything that a page shows; what it wrote down must hold no mistake."""
    monkeypatch.chdir(folder)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    session = Session(folder.resolve(), is_slow=is_slow)
    for block in SHOWN[page]:
        session.run(block)
    if any("file" in block.notes for block in SHOWN[page]):
        session.command(Block(page, 0, "sh", "", {}), ["validate"])
    return session


@pytest.mark.parametrize("page", SHOWN)
def test_everything_that_a_page_shows_works(page, tmp_path, monkeypatch):
    runs(page, tmp_path, monkeypatch, is_slow=False)


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in SHOWN if ALL_OF_THEM in text_of(page)])
def test_what_a_page_makes_in_all_sizes_works(page, tmp_path, monkeypatch):
    assert len(runs(page, tmp_path, monkeypatch, is_slow=True).made) > 100


def test_every_command_within_a_sentence_is_one_that_there_is():
    spoken = {(page, code) for page in SHOWN for code in in_code(text_of(page)) if code.startswith("hrposter ") and "…" not in code}
    assert len(spoken) > 5
    assert {f"{page}: {code}" for page, code in spoken if not is_known(shlex.split(code)[1:])} == set()


def is_known(words: list[str]) -> bool:
    """Whether the words name a command, and options that it has."""
    command: click.Command = root
    options = {option for word in words if word.startswith("-") for option in [word.partition("=")[0]]}
    for word in words:
        context = click.Context(command)
        found = command.get_command(context, word) if isinstance(command, click.Group) else None
        if found is None:
            break
        command = found
    known = {option for param in command.params for option in param.opts} | {"--help", "-h"}
    return (command is not root or bool(options)) and options <= known


# ---------------------------------------------------------------- what must fail


def shown(text: str) -> list[Block]:
    return list(blocks("page.md", text))


def test_a_block_has_the_notes_on_the_lines_before_it():
    (block,) = shown("Words.\n\n<!-- exit: 1 -->\n<!-- file: a/b.yaml -->\n```yaml\na: b\n```\n")
    assert block == Block("page.md", 5, "yaml", "a: b\n", {"exit": "1", "file": "a/b.yaml"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("```sh\nrm -rf posters\n```\n", "neither run nor on the list"),
        ("```sh\nhrposter render nothing\n```\n", "there is no piece 'nothing'"),
        ("<!-- exit: 0 -->\n```sh\nhrposter list --colour\n```\n", "No such option"),
        ("```yaml\ncolour: red\n```\n", "note where this stands"),
        ("```toml\na = 1\n```\n", "no test knows how to run 'toml'"),
        ("```sh\nhrposter --version\n```\n<!-- prints -->\n```text\nhrposter 0.0.1\n```\n", "this was printed instead"),
        ('```python\nassert 1 == 2, "not so"\n```\n', "not so"),
    ],
)
def test_what_does_not_work_is_found(text, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    *before, last = shown(text)
    session = Session(tmp_path)
    for block in before:
        session.run(block)
    with pytest.raises(AssertionError, match=re.escape(said)):
        session.run(last)


def test_three_dots_stand_for_any_lines():
    assert printed("a\n…\nd\n").search("x\na\nb\nc\nd\n")
    assert not printed("a\nd\n").search("a\nb\nd\n")
    assert printed("a   b\n").search("a   b  \n")


def test_a_command_with_an_option_that_is_not_there_is_found():
    assert is_known(["render", "welcome", "--lang", "es"])
    assert is_known(["clinic", "init"])
    assert not is_known(["render", "--colour"])
    assert not is_known(["print"])


def test_a_command_for_every_sheet_is_run_with_its_first_piece():
    assert with_one_piece(["render", "welcome", "why", "--lang", "all", "-o", "posters"]) == ["render", "welcome", "--lang", "all", "-o", "posters"]


def test_a_command_is_elsewhere_by_its_whole_first_words():
    assert elsewhere("make demo")
    assert not elsewhere("maker demo")
