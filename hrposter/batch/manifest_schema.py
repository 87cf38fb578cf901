"""The JSON Schema of manifest.json, made from the types that it is written from."""

from __future__ import annotations

from hrposter.batch.manifest import VERSION, Manifest
from hrposter.preflight.finished.report_schema import of_type


def schema() -> dict[str, object]:
    """A schema of JSON Schema 2020-12."""
    whole = of_type(Manifest)
    properties = whole["properties"]
    assert isinstance(properties, dict)
    properties["hrposter_manifest"] = {"const": VERSION}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "What hrposter batch has made", **whole}
