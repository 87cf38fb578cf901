"""Problems as people, editors and other programs read them: human, short, json and github."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import click

from hrposter.diagnostics import Diagnostic, Span


def print_problems(problems: Iterable[Diagnostic]) -> None:
    """Say every problem on stderr, each once."""
    for problem in dict.fromkeys(problems):
        click.echo(_human(problem), err=True)


def shown(path: Path) -> str:
    """The path as it is read most easily: from the current folder where that is shorter."""
    try:
        near = os.path.relpath(path)
    except ValueError:  # another drive on Windows
        return str(path)
    return near if len(near) < len(str(path)) else str(path)


def formatted(problems: Sequence[Diagnostic], format: str) -> str:
    """The problems as text in one of FORMATS; empty where there are none, save for json."""
    return _FORMATS[format](problems)


def _human(problem: Diagnostic) -> str:
    return f"{_place(problem.span)}{problem.severity}[{problem.code}]: {problem.message}\n  help: {problem.help}"


def _short(problem: Diagnostic) -> str:
    return f"{_place(problem.span)}{problem.severity}[{problem.code}]: {problem.message}"


def _place(span: Span | None) -> str:
    return f"{shown(span.path)}:{span.line}:{span.column}: " if span else ""


def _json(problems: Sequence[Diagnostic]) -> str:
    entries = [
        {
            "path": shown(problem.span.path) if problem.span else None,
            "line": problem.span.line if problem.span else None,
            "column": problem.span.column if problem.span else None,
            "severity": str(problem.severity),
            "code": problem.code,
            "message": problem.message,
            "help": problem.help,
        }
        for problem in problems
    ]
    return json.dumps(entries, indent=2)


def _github(problem: Diagnostic) -> str:
    """A workflow command (GitHub Actions, Setting an error message); its own marks are percent-encoded."""
    properties = {"title": problem.code}
    if problem.span:
        place = {"file": shown(problem.span.path), "line": str(problem.span.line), "col": str(problem.span.column)}
        properties = place | properties
    listed = ",".join(f"{key}={_encoded(value, ':,')}" for key, value in properties.items())
    text = _encoded(f"{problem.message}\nhelp: {problem.help}")
    return f"::{problem.severity} {listed}::{text}"


def _encoded(text: str, also: str = "") -> str:
    marks = "%\r\n" + also
    return "".join(f"%{ord(character):02X}" if character in marks else character for character in text)


def _lines(form: Callable[[Diagnostic], str]) -> Callable[[Sequence[Diagnostic]], str]:
    return lambda problems: "\n".join(map(form, problems))


_FORMATS: Mapping[str, Callable[[Sequence[Diagnostic]], str]] = {
    "human": _lines(_human),
    "short": _lines(_short),
    "json": _json,
    "github": _lines(_github),
}
FORMATS: tuple[str, ...] = tuple(_FORMATS)
