"""``hrposter verify``: whether a folder of packs is as it was made."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click

_EPILOG = """\b
Examples:
  hrposter verify packs
  hrposter verify packs --format json
"""
_HELP = {
    "missing": "is not there",
    "changed": "is not as it was made",
    "extra": "was not made by hrposter batch",
}


@click.command("verify", epilog=_EPILOG)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(("human", "json")), default="human", show_default=True, help="How to print.")
def verify(folder: Path, form: str) -> int:
    """Look whether a folder of packs is as it was made.

    FOLDER is one that hrposter batch has made. Every file is read again and compared with manifest.json: files that are
    missing, that were changed, and that hrposter did not make are named. Nothing is written. Exit code 4: something differs.
    """
    from hrposter.batch.verify import verify as look
    from hrposter.cli.errors import Exit
    from hrposter.cli.report import shown

    counts: Counter[str] = Counter()
    for seen in look(folder):
        counts[seen.fault or "good"] += 1
        if seen.fault and form == "human":
            click.echo(f"{seen.fault}: {shown(folder / seen.path)} {_HELP[seen.fault]}")
        elif seen.fault:
            click.echo(json.dumps({"event": seen.fault, "path": seen.path}, ensure_ascii=False))
    if form == "human":
        faults = ", ".join(f"{counts[fault]:,} {fault}" for fault in _HELP if counts[fault])
        click.echo(f"{counts['good']:,} files are as they were made" + (f"; {faults}" if faults else ""))
    else:
        click.echo(json.dumps({"event": "verified", "good": counts["good"], **{fault: counts[fault] for fault in _HELP}}))
    return Exit.PREFLIGHT if counts.keys() - {"good"} else Exit.DONE
