"""The JSON Schema of what ``hrposter preflight --format json`` prints, made from the types of the report; and the like for other types."""

from __future__ import annotations

import types
from typing import Any, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from hrposter.preflight.finished.report import VERSION, FileReport

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


def schema() -> dict[str, object]:
    """A schema of JSON Schema 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What hrposter preflight says",
        "type": "object",
        "properties": {"hrposter_preflight": {"const": VERSION}, "files": {"type": "array", "items": of_type(FileReport)}},
        "required": ["hrposter_preflight", "files"],
        "additionalProperties": False,
    }


def of_type(kind: Any) -> dict[str, object]:  # noqa: ANN401  a type of any kind
    """The schema of one type: a dictionary with known keys, a list, a dictionary of one kind, a choice, or a plain value."""
    if is_typeddict(kind):
        hints = get_type_hints(kind, include_extras=True)
        return {
            "type": "object",
            "properties": {key: of_type(hint) for key, hint in hints.items()},
            "required": [key for key, hint in hints.items() if get_origin(hint) is not NotRequired],
            "additionalProperties": False,
        }
    origin, inner = get_origin(kind), get_args(kind)
    if origin is NotRequired:
        return of_type(inner[0])
    if origin is list:
        return {"type": "array", "items": of_type(inner[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": of_type(inner[1])}
    if origin in (Union, types.UnionType):
        return {"anyOf": [of_type(each) for each in inner]}
    return {"type": _PLAIN[kind]}
