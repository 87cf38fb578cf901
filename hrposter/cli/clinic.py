"""``hrposter clinic``: the file with your clinic's details."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import click

_EPILOG = """\b
Examples:
  hrposter clinic init
  hrposter clinic init --name "River Street Clinic" --phone "(415) 555-0123" --non-interactive
"""

# What is asked, by option. Hours and address take several answers, separated by a semicolon.
_QUESTIONS = {
    "name": "Name of the clinic",
    "phone": "Phone number, as people here write it",
    "website": "Web site, as in www.example.org",
    "qr": "What the QR code opens, with https://",
    "logo": "Logo, a png, jpg or svg file in this folder",
    "hours": "Opening hours, as in monday-friday 9:00-17:30; saturday 10:00-14:00",
    "address": "Address, as in 12 River Street; Springfield",
}
_SEVERAL = ("hours", "address")

Answer = str | tuple[str, ...] | None


@click.group("clinic")
def clinic() -> None:
    """Write down the details of your clinic.

    They stand in a file called clinic.yaml. Posters that are made in the same folder bear them.
    """


@clinic.command("init", epilog=_EPILOG)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, readable=False, path_type=Path),
    default="clinic.yaml",
    show_default=True,
    metavar="FILE",
    help="Where to write.",
)
@click.option("--name", metavar="TEXT", help="Name of the clinic, as people know it.")
@click.option("--phone", metavar="NUMBER", help="Phone number, with its spaces and dashes.")
@click.option("--website", metavar="SITE", help="Web site, as in www.example.org.")
@click.option("--qr", metavar="URL", help="What the QR code opens; it begins with https://.")
@click.option("--logo", metavar="FILE", help="A png, jpg or svg file in the same folder.")
@click.option("--hours", multiple=True, metavar="TEXT", help="As in 'monday-friday 9:00-17:30'; may be given again.")
@click.option("--address", multiple=True, metavar="LINE", help="One line of the address; may be given again.")
@click.option("--non-interactive", is_flag=True, help="Ask nothing; take the options as they are.")
def init(output: Path, non_interactive: bool, **given: Answer) -> None:
    """Write a clinic.yaml, by asking for what posters show.

    Only the name is needed: leave a question empty to go on. The file explains every other field that there is, so
    that you can fill it in later. A file that is there already is never touched.
    """
    from hrposter import atomic
    from hrposter.cli.report import shown
    from hrposter.diagnostics import UsageError
    from hrposter.spec.clinic_template import clinic_yaml

    if output.exists():
        raise UsageError(f"{shown(output)} is there already; change it in a text editor, or choose another name with -o")
    try:
        text = clinic_yaml(_nested(given if non_interactive else _asked(given)))
    except ValueError as error:
        raise UsageError(str(error)) from None
    atomic.create(output, text.encode())
    click.echo(output)
    where = "" if output == Path("clinic.yaml") else f" --clinic {output}"
    click.echo(f"Open {output} in a text editor to add more. Make a poster with it:  hrposter render welcome{where}", err=True)


def _asked(given: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers that were given as options, and those to the questions that are left; a wrong one is asked for again."""
    click.echo("Leave a question empty to go on. Only the name is needed.", err=True)
    answers = dict(given)
    for key, question in _QUESTIONS.items():
        if not answers[key]:
            default = None if key == "name" else ""
            answers[key] = click.prompt(question, default=default, show_default=False, value_proc=_checker(key), err=True)
    return answers


def _checker(key: str) -> Callable[[str], Answer]:
    """What makes an answer of what was typed; its click.UsageError has the question asked again."""
    from hrposter.spec.clinic_template import clinic_yaml

    def check(typed: str) -> Answer:
        answer: Answer = tuple(part.strip() for part in typed.split(";") if part.strip()) if key in _SEVERAL else typed.strip()
        try:
            clinic_yaml(_nested({"name": "River Street", key: answer}))
        except ValueError as error:
            raise click.UsageError(str(error).partition(": ")[2]) from None
        return answer

    return check


def _nested(answers: Mapping[str, Answer]) -> dict[str, object]:
    """The answers keyed as in the file, where the address of the QR code is a part of ``qr``."""
    return {key: {"url": answer} if key == "qr" and answer else answer for key, answer in answers.items()}
