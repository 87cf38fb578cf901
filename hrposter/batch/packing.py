"""The index page and the ZIP of each clinic, made once its files stand: all that a batch knows of hrposter.pack."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hrposter.batch.compare import is_done
from hrposter.batch.folder import Folder, is_intact
from hrposter.batch.inputs import digest_of, file_digest, program
from hrposter.batch.manifest import Entry, Time
from hrposter.batch.plan import Plan
from hrposter.batch.task import INDEX, ZIP, IndexTask, Inputs, Task
from hrposter.pack.contents import Pack, PackFile
from hrposter.pack.wording import index_language
from hrposter.rendering import fold_of
from hrposter.resources import Library


@dataclass(slots=True)
class Packing:
    """Keeps count of what each clinic still waits for; ``index_lang`` is the language of every index, None for the first that each clinic speaks."""

    folder: Folder
    is_fresh: bool
    is_zipped: bool
    index_lang: str | None = None
    tasks: dict[str, list[Task]] = field(default_factory=lambda: defaultdict(list))
    waiting: Counter[str] = field(default_factory=Counter)
    failed: set[str] = field(default_factory=set)
    _wordings: dict[tuple[Library, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Plan, tasks: Sequence[Task], folder: Folder, *, is_fresh: bool, is_zipped: bool, index_lang: str | None = None) -> Packing:
        """For a plan of which these tasks are to be done."""
        packing = cls(folder, is_fresh, is_zipped, index_lang)
        for task in plan.tasks:
            packing.tasks[task.slug].append(task)
        packing.waiting.update(task.slug for task in tasks)
        return packing

    def complete(self) -> Iterator[str]:
        """The clinics that wait for nothing from the beginning."""
        return (slug for slug in self.tasks if not self.waiting[slug])

    def settle(self, slug: str, *, is_made: bool) -> bool:
        """A sheet is made or has failed; whether all sheets of the clinic are made now."""
        self.waiting[slug] -= 1
        if not is_made:
            self.failed.add(slug)
        return not self.waiting[slug] and slug not in self.failed

    def index(self, slug: str) -> IndexTask | None:
        """The index of a clinic whose files stand; None where it stands too."""
        tasks = self.tasks[slug]
        entries = [(task, entry) for task in tasks for entry in self.folder.record.of_sheet(task.key)]
        job = tasks[0].template.job
        themes = {task.template.job.theme for task in tasks}
        lang = self.index_lang or index_language(tasks[0].clinic, job.library)
        pack = Pack(tasks[0].clinic, slug, tuple(map(_file, *zip(*entries, strict=True))), themes.pop() if len(themes) == 1 else None, lang)
        day = max(task.template.day for task in tasks)
        said = (f"{task.template.digest} {entry['path']} {entry['pages']} {entry['status']}" for task, entry in entries)
        made_of = (*said, day.isoformat(), self._wording(job.library, lang))
        index = IndexTask(slug, pack, job.library, day, Inputs(tasks[0].inputs.clinic, digest_of(made_of), program()))
        there = self.folder.record.of_sheet(f"{slug}/{INDEX}")
        is_there = len(there) == 2 and is_done(index, there, self.folder.path)
        return None if is_there and not self.is_fresh else index

    def _wording(self, library: Library, lang: str) -> str:
        """A language and the digest of its phrases; looked up once, so that it stands for the moment of one run."""
        if (library, lang) not in self._wordings:
            phrases = library.phrases(lang)
            self._wordings[library, lang] = f"{lang} {file_digest(phrases) if phrases else 'none'}"
        return self._wordings[library, lang]

    def zip(self, slug: str) -> tuple[Entry, bytes] | None:
        """The ZIP of a clinic whose files and index stand; None where nobody wants one, or it stands too."""
        if not self.is_zipped:
            return None
        keys = (*(task.key for task in self.tasks[slug]), f"{slug}/{INDEX}")
        entries = [entry for key in keys for entry in self.folder.record.of_sheet(key)]
        inputs = {"files": digest_of(f"{entry['path']} {entry['sha256']}" for entry in entries), "program": program()}
        there = self.folder.record.files.get(f"{slug}.zip")
        if there and not self.is_fresh and there["inputs"] == inputs and is_intact(self.folder.path, there):
            return None
        from hrposter.pack.archive import zip_bytes

        self.folder.begin([slug])
        day = max(task.template.day for task in self.tasks[slug])
        data = zip_bytes(((entry["path"], (self.folder.path / entry["path"]).read_bytes()) for entry in entries), day)
        return _zip_entry(slug, data, inputs), data


def _zip_entry(slug: str, data: bytes, inputs: dict[str, str]) -> Entry:
    return Entry(
        path=f"{slug}.zip",
        clinic=slug,
        sheet=ZIP,
        job=None,
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        pages=None,
        status=None,
        findings=[],
        inputs=inputs,
        time=Time(modified=0, seconds=0.0),
    )


def _file(task: Task, entry: Entry) -> PackFile:
    job = task.template.job
    name = entry["path"].rpartition("/")[2]
    what = (name, job.piece, task.template.title, job.lang, job.sheet_name, job.profile.name, entry["pages"] or 1, entry["status"])
    return PackFile(*what, is_folded=fold_of(job) is not None and job.profile.press is None)
