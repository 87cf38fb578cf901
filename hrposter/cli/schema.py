"""``hrposter schema``: JSON Schemas, with which an editor completes and explains what you write."""

from __future__ import annotations

import json

import click

_EPILOG = """\b
Examples:
  hrposter schema layout > layout.schema.json
  and as the first line of layout.yaml, for editors with a YAML language server:
  # yaml-language-server: $schema=layout.schema.json
"""


@click.command("schema", epilog=_EPILOG)
@click.argument(
    "kind",
    required=False,
    type=click.Choice(
        ("layout", "screen", "theme", "language", "clinic", "phrases", "resources", "bundle", "profile", "greetings", "sheet", "manifest")
    ),
)
def schema(kind: str | None) -> None:
    """Print the JSON Schema of a kind of file, for your editor.

    KIND is layout, screen (screen.yaml), theme, language (the words of a poster), clinic (clinic.yaml), phrases (words that all posters
    share), resources (resources.yaml), bundle, profile (of a print shop), greetings or sheet (of cards). Without it, one schema for all
    kinds is printed. And manifest (manifest.json) is for programs that read what hrposter batch has made.
    """
    if kind == "manifest":
        from hrposter.batch.manifest_schema import schema as of_manifests

        click.echo(json.dumps(of_manifests(), indent=2))
        return
    from hrposter.spec.jsonschema import any_schema, schema_of

    click.echo(json.dumps(schema_of(kind) if kind else any_schema(), indent=2, ensure_ascii=False))
