"""The page of all messages: a section for each code that the program can say, with an example that it does say."""

import ast
import re
import shlex
from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from doc_pages import ROOT, blocks, section, text_of
from doc_runs import printed
from mistakes import LAYOUT, MISTAKES, Mistake

import hrposter.batch.make
import hrposter.rendering
from hrposter.cli import root

PAGE = text_of("docs/errors.md")
SECTIONS = re.findall(r"^### (.+)$", PAGE, re.MULTILINE)

# Where the code of a problem stands among what a call is given, and the least that such a call is given.
_CALLS = {
    "Diagnostic": (0, 4),
    "Refused": (0, 3),
    "Finding": (0, 3),
    "_problem": (0, 4),
    "add": (0, 3),
    "fail": (0, 4),
    "_fail": (0, 4),
    "_say": (0, 2),
    "_add": (1, 3),
}
# A kind of thing, which f"unknown-{kind}" makes a code of.
_KINDS = {"_known": "unknown-", "_missing": "unknown-"}
# Functions that hand a code on.
_HANDED_ON = ("code", "finding.code", "refused.code", "f'unknown-{kind}'", "kind")


def codes_in(source: str) -> tuple[set[str], set[str]]:
    """The codes that a module can say, and what stands where a code should and is none."""
    codes, unclear = set(), set()
    for node in code_nodes(ast.parse(source)):
        match node:
            case str():
                codes.add(node)
            case ast.IfExp(body=ast.Constant(value=str(one)), orelse=ast.Constant(value=str(other))):
                codes |= {one, other}
            case ast.Constant(value=str(code)):
                codes.add(code)
            case _:
                unclear.add(ast.unparse(node))
    return codes, unclear - set(_HANDED_ON)


def code_nodes(tree: ast.Module) -> Iterator[ast.expr | str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            arguments = [*zip(reversed(node.args.args), reversed(node.args.defaults), strict=False)]
            yield from (default for argument, default in arguments if argument.arg == "code")
        if not isinstance(node, ast.Call):
            continue
        yield from (keyword.value for keyword in node.keywords if keyword.arg == "code")
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        place, least = (2, 3) if name == "parsed" and len(node.args) == 3 else _CALLS.get(name, (0, 99))
        if len(node.args) + len(node.keywords) >= least and len(node.args) > place:
            yield node.args[place]
        if name in _KINDS and isinstance(node.args[0], ast.Constant):
            yield f"{_KINDS[name]}{node.args[0].value}"


def all_codes() -> tuple[set[str], set[str]]:
    # What is drawn from a finished page reports nothing: hrposter/pdf holds no codes.
    modules = [path for path in sorted((ROOT / "hrposter").rglob("*.py")) if path.parent.name != "pdf"]
    found = [codes_in(path.read_text(encoding="utf-8")) for path in modules]
    return set().union(*(codes for codes, _ in found)), set().union(*(unclear for _, unclear in found))


def test_every_code_has_a_section_and_an_example_and_every_section_a_code():
    codes, unclear = all_codes()
    assert unclear == set()
    assert sorted(codes) == sorted(SECTIONS)
    assert sorted(codes) == sorted(MISTAKES)


def test_nothing_that_draws_a_page_reports_a_problem():
    assert [path.name for path in (ROOT / "hrposter/pdf").glob("*.py") if re.search(r"Diagnostic\(|PosterError\(", path.read_text())] == []


@pytest.mark.parametrize("code", sorted(MISTAKES))
def test_the_page_shows_what_the_program_says(code, tmp_path, monkeypatch):
    done = said(MISTAKES[code], code, tmp_path, monkeypatch)
    shown = [block for block in blocks("docs/errors.md", section(PAGE, code)) if block.language == "text"]
    assert done.exit_code == MISTAKES[code].exit, done.output
    assert shown
    for block in shown:
        assert f"[{code}]: " in block.text
        assert printed(block.text).search(done.output), done.output


def said(mistake, code, folder, monkeypatch):
    monkeypatch.chdir(folder)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    mistake.write(folder)
    if code == "bug":
        monkeypatch.setattr(hrposter.rendering, "document", lambda job: job.nothing)
    if code == "not-made":
        monkeypatch.setattr(hrposter.batch.make, "document", out_of_memory)
    return CliRunner().invoke(root, shlex.split(mistake.command))


def out_of_memory(job):
    raise MemoryError


@pytest.mark.parametrize("command", ["validate", "render ours --lang en,es"])
def test_the_poster_of_the_examples_has_no_fault(command, tmp_path, monkeypatch):
    done = said(Mistake("", "", "", command), "", tmp_path, monkeypatch)
    assert done.exit_code == 0
    assert "error[" not in done.output
    assert "warning[" not in done.output


def test_a_change_that_changes_nothing_is_found():
    with pytest.raises(AssertionError, match="is not in layouts/ours/layout"):
        Mistake(LAYOUT, "style: huge", "").files()


def test_codes_are_read_from_every_way_of_saying_them():
    source = """
def parsed(self, parse, instead, code="value"): ...
view.add("tab", "fact", "help")
seen.add("not-a-code")
reader.fail("yaml", span, "fact", "help")
view.parsed(parse, None, "time")
view.parsed(parse, None, code="message")
Diagnostic("overflow", span, fact, help)
raise Refused("placeholder" if is_placeholder else "phone", fact, advice)
_known("surface", name, known, span)
Diagnostic(code, span, fact, help)
Diagnostic(chosen(), span, fact, help)
"""
    codes = {"value", "tab", "yaml", "time", "message", "overflow", "placeholder", "phone", "unknown-surface"}
    assert codes_in(source) == (codes, {"chosen()"})
