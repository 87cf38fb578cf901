"""Building blocks of the JSON Schemas: how lengths, names, texts and lists are written (JSON Schema, draft 2020-12).

Patterns keep to what ECMA-262 and Python read alike. Where a YAML reader makes a number of an unquoted text, as of
911, the number is allowed as well, since our own reader takes what is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

Schema: TypeAlias = dict[str, object]

_LENGTH = r"\d+(\.\d+)?\s*(pt|mm|cm|in|%)"
_COMPARISON = r"(aspect|short_edge|long_edge|pages)\s*(<=|>=|<|>)\s*\S+"


def described(form: Schema, description: str) -> Schema:
    """The form with the text that an editor shows beside it."""
    return {**form, "description": description}


def mapping(properties: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    """``key: value`` pairs of these keys and no others."""
    needed = list(required)
    return {"type": "object", "properties": dict(properties), **({"required": needed} if needed else {}), "additionalProperties": False}


def named(values: Schema) -> Schema:
    """``name: value`` pairs with names of the writer's own."""
    return {"type": "object", "additionalProperties": values}


def one_of(words: Iterable[str]) -> Schema:
    """One of these words."""
    return {"enum": list(words)}


def listed(items: Schema, most: int | None = None) -> Schema:
    """A list, of at most ``most`` entries."""
    return {"type": "array", "items": items, **({"maxItems": most} if most else {})}


def any_of(*forms: Schema) -> Schema:
    """One of several forms."""
    return {"anyOf": list(forms)}


def matching(*patterns: str) -> Schema:
    """A text that is wholly of one of the patterns."""
    return {"type": "string", "pattern": f"^({'|'.join(patterns)})$"}


VERSION: Schema = {"enum": [1, "1"]}
NAME: Schema = {"type": "string", "minLength": 1}
TEXT: Schema = {"type": ["string", "number"], "minLength": 1}
NUMBER: Schema = {"type": "number"}
DIGEST: Schema = {"type": ["string", "number"], "pattern": "^[0-9a-f]{6}$"}
TRUTH: Schema = {"type": "boolean"}
COUNT: Schema = {"type": "integer", "minimum": 1, "maximum": 12}
WEIGHT: Schema = {"type": "number", "minimum": 100, "maximum": 900}
DATE: Schema = matching(r"\d{4}-\d{2}-\d{2}")
TIME: Schema = matching(r"\d{1,2}:[0-5]\d")
COLOUR: Schema = matching("#?[0-9A-Fa-f]{6}")
AMOUNT: Schema = any_of({"type": "number", "minimum": 0, "maximum": 100}, matching(r"(100(\.0+)?|\d{1,2}(\.\d+)?)\s*%?"))
RECIPE: Schema = {"type": "array", "items": AMOUNT, "minItems": 4, "maxItems": 4}
LANGUAGE: Schema = matching(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-x-[a-z0-9]{1,8})?")
LENGTH: Schema = matching(_LENGTH)
LENGTH_OR_SPACE: Schema = matching(_LENGTH, r"space\.\S+")
TRACK: Schema = matching("auto", rf"\d+(\.\d+)?\s*fr(\s*>=\s*{_LENGTH}(\s+or\s+{_LENGTH})?)?", _LENGTH)
CONDITIONS: Schema = matching(rf"{_COMPARISON}(\s+and\s+{_COMPARISON})*")
