"""Each language's sample as a sheet: a piece of its own in a folder, rendered by the same path as the command."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hrposter.display import Document, FaceRef, Text
from hrposter.layout.page import solve
from hrposter.papers import parse_paper
from hrposter.pdf.writer import write
from hrposter.poster import Job
from hrposter.profiles import PROFILES
from hrposter.rendering import document
from hrposter.resolve import resolve
from hrposter.resources import Library, asset_path
from hrposter.spec.content import read_content
from hrposter.spec.phrases import read_phrases
from hrposter.spec.translation import block
from languages.samples import Sample

PAPER = parse_paper("A5")

_LAYOUT = """\
hrposter: 1
title: A sample of a language
sizes: [A5]
updated: 2026-11-28
theme: sunrise
page: {margin: 9%, gap: space.m, surface: paper}
grid:
  columns: [1fr]
  rows: [auto, auto, 1fr]
  areas: [title, text, .]
regions:
  title: {text: title, style: title, balance: true, tag: H1}
  text: {text: text, style: body}
"""


# A sheet bears no band: what is looked at is how words are set.
_CHECKED = "status: reviewed\nreviewer: nobody\nreviewed_on: 2026-11-28"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sample as it was set: the pages, the PDF, and what another typesetter must know to set the same.

    ``sizes`` and ``leadings`` (points and ems) are those of title and text, ``measure`` and ``margin`` points,
    ``faces`` those of title and text, the face of most letters first.
    """

    sample: Sample
    document: Document
    pdf: bytes
    sizes: tuple[float, float]
    leadings: tuple[float, float]
    measure: float
    margin: float
    faces: tuple[tuple[FaceRef, ...], tuple[FaceRef, ...]]

    @property
    def lines(self) -> tuple[Text, ...]:
        """All lines, those of the title first."""
        return tuple(item for page in self.document.pages for item in page.items if isinstance(item, Text))


def write_pieces(folder: Path, samples: Sequence[Sample]) -> Library:
    """A folder with a piece for each sample; its English is the sample too, for nothing is translated here."""
    phrases = folder / "assets" / "phrases"
    phrases.mkdir(parents=True)
    for sample in samples:
        piece = folder / "layouts" / _piece(sample)
        piece.mkdir(parents=True)
        (piece / "layout.yaml").write_text(_LAYOUT, encoding="utf-8")
        english = piece / "en.yaml"
        english.write_text(_words(sample, "en"), encoding="utf-8")
        if sample.language != "en":
            own = f"{_words(sample, sample.language)}{block(read_content(english))}\n"
            (piece / f"{sample.language}.yaml").write_text(own, encoding="utf-8")
            (phrases / f"{sample.language}.yaml").write_text(_phrases(sample), encoding="utf-8")
    return Library((folder / "layouts",))


def make_sheet(library: Library, sample: Sample) -> Sheet:
    """The sheet of a sample."""
    job = Job(_piece(sample), sample.language, PAPER, is_landscape=False, profile=PROFILES["office"], library=library)
    poster = resolve(job)
    sizes = solve(poster).sizes
    made = document(job)
    lines = [item for page in made.pages for item in page.items if isinstance(item, Text)]
    title, text = sizes["title"], sizes["body"]
    leadings = tuple(poster.language.leading(poster.styles[name].type.leading, is_headline=name == "title") for name in ("title", "body"))
    return Sheet(
        sample=sample,
        document=made,
        pdf=write(made),
        sizes=(title, text),
        leadings=(leadings[0], leadings[1]),
        measure=poster.content_box.width,
        margin=poster.content_box.x,
        faces=(_faces(line for line in lines if line.size == title), _faces(line for line in lines if line.size != title)),
    )


def _faces(lines: Iterable[Text]) -> tuple[FaceRef, ...]:
    """The faces in these lines, the one of most letters first."""
    counts: dict[FaceRef, int] = {}
    for line in lines:
        for run in line.runs:
            counts[run.face] = counts.get(run.face, 0) + sum(len(cluster.text.strip()) for cluster in run.clusters)
    return tuple(sorted(counts, key=lambda ref: -counts[ref]))


def _piece(sample: Sample) -> str:
    return f"sheet-{sample.language}"


def _words(sample: Sample, tag: str) -> str:
    """A language file; every YAML parser reads a JSON string."""
    status = "status: source" if tag == "en" else _CHECKED
    return f"hrposter: 1\nlanguage: {tag}\n{status}\nwords:\n  title: {_quoted(sample.title)}\n  text: {_quoted(sample.text)}\n"


def _phrases(sample: Sample) -> str:
    english = read_phrases(asset_path("phrases/en.yaml"))
    texts = "".join(f"  {name}: {_quoted(sample.title)}\n" for name in english.texts)
    head = f"hrposter: 1\nlanguage: {sample.language}\nname: {_quoted(sample.name)}\n{_CHECKED}\n"
    return f"{head}phrases:\n{texts}{block(english)}\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
