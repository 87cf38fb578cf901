"""The same job gives the same bytes, whatever the process around it is like."""

import hashlib
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from sample_jobs import LANGUAGES, PIECES, job, label

from hrposter.poster import Job
from hrposter.rendering import pdf

# Run with a path that does not matter here and that of this folder, and the number of one of the jobs on many sheets; prints the hash of that alone.
ON_A_SHEET = """\
import json, sys
sys.path.insert(0, sys.argv[2])
from test_determinism import digests, on_many_sheets
print(json.dumps(digests([on_many_sheets()[int(sys.argv[3])]])))
"""
# Run with the paths of a clinic.yaml and of this folder, and the number of a part of our jobs (with how many parts there are, if it is not
# PARTS); prints the hash of each, made one after the other.
PROGRAM = """\
import json, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from test_determinism import digests, jobs, some_of
print(json.dumps(digests(some_of(jobs(Path(sys.argv[1])), *map(int, sys.argv[3].split("/"))), is_backwards=sys.argv[4:] == ["backwards"])))
"""
# Jobs in turn: office and web follow one another, so an odd number of parts has both in each.
PARTS = 3
SURROUNDINGS = {
    "another hash seed": {"PYTHONHASHSEED": "1"},
    "a third hash seed, elsewhere in the world": {
        "PYTHONHASHSEED": "4711",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
    },
    "the C locale": {"LC_ALL": "C", "TZ": "America/St_Johns", "SOURCE_DATE_EPOCH": "1"},
}


def jobs(clinic: Path) -> list[Job]:
    return [job(piece, lang, "A4", profile=profile, clinic=clinic) for piece in PIECES for lang in LANGUAGES[piece] for profile in ("office", "web")]


def some_of(every: list[Job], first: int, parts: int = PARTS) -> list[Job]:
    """A part of the jobs, for a test that makes them in another process: those of all numbers below ``parts`` are all of them."""
    return every[first::parts]


def digests(some: list[Job], *, is_backwards: bool = False) -> list[str]:
    """The SHA-256 of each job's file, in the order of ``some`` in whichever order they are made."""
    made = {place: hashlib.sha256(pdf(some[place])).hexdigest() for place in sorted(range(len(some)), reverse=is_backwards)}
    return [made[place] for place in range(len(some))]


@cache
def digests_here(clinic: Path, part: int) -> list[str]:
    """Those of a part of our jobs as this process made them, once for all tests."""
    return digests(some_of(jobs(clinic), part))


def elsewhere(clinic: Path, folder: Path, part: int | str, *options: str, program: str = PROGRAM, **environment: str) -> list[str]:
    """The hashes as another process gives them, in that folder and environment."""
    here = Path(__file__).parent
    command = [sys.executable, "-c", program, str(clinic), str(here), str(part), *options]
    paths = os.pathsep.join([str(here.parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    whole = {**os.environ, "PYTHONPATH": paths, **environment}
    done = subprocess.run(command, cwd=folder, env=whole, check=True, capture_output=True, timeout=600)
    return list(json.loads(done.stdout))


def test_another_process_gives_the_same_bytes(full_clinics, tmp_path):
    """A ninth of all jobs, for every commit; test_hash_seed_time_zone_locale_and_folder_do_not_matter makes all of them in other processes."""
    here = digests(some_of(jobs(full_clinics[0]), 0, 9))
    there = elsewhere(full_clinics[0], tmp_path, "0/9", "backwards", PYTHONHASHSEED="99", TZ="Asia/Kathmandu", LC_ALL="ar_EG.UTF-8")
    assert there == here
    assert len(here) > 60


@pytest.mark.slow
@pytest.mark.parametrize("around", SURROUNDINGS)
def test_hash_seed_time_zone_locale_and_folder_do_not_matter(around, full_clinics, tmp_path):
    part = list(SURROUNDINGS).index(around)
    here = digests_here(full_clinics[1], part)
    assert elsewhere(full_clinics[1], tmp_path, part, "backwards", **SURROUNDINGS[around]) == here


def test_the_parts_are_all_jobs(full_clinics):
    every = jobs(full_clinics[0])
    parts = [some_of(every, part) for part in range(PARTS)]
    assert len(SURROUNDINGS) == PARTS
    assert sorted(label(of) for part in parts for of in part) == sorted(map(label, every))
    assert all({of.piece for of in part} == set(PIECES) and {of.profile.name for of in part} == {"office", "web"} for part in parts)


@pytest.mark.slow
def test_a_second_run_and_the_jobs_before_it_do_not_matter(full_clinics):
    once = digests_here(full_clinics[1], 1)
    assert digests(some_of(jobs(full_clinics[1]), 1), is_backwards=True) == once
    assert len(set(once)) == len(once)


def test_the_folder_that_a_clinic_stands_in_does_not_matter(full_clinics, tmp_path):
    for path in full_clinics[0].parent.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert pdf(job(clinic=tmp_path / "png.yaml")) == pdf(job(clinic=full_clinics[0]))


def test_a_path_from_the_working_folder_does_not_matter(full_clinics, monkeypatch):
    monkeypatch.chdir(full_clinics[0].parent)
    assert pdf(job(clinic=Path("png.yaml"))) == pdf(job(clinic=full_clinics[0]))


def test_a_changed_file_is_read_anew(full_clinics, tmp_path):
    path = tmp_path / "clinic.yaml"
    path.write_text("hrposter: 1\nname: River Street\n")
    before = pdf(job(clinic=path))
    path.write_text("hrposter: 1\nname: Hill Street Clinic\n")
    assert pdf(job(clinic=path)) != before


# Clinics of one shape and of others: a name in letters that no stock has, one of two lines, no code, other hours, almost nothing.
ROSTER = (
    ("River Street Clinic", 'phone: "(415) 555-0101"', 'website: "www.river.example.org"', 'qr: {url: "https://example.org/c/1"}'),
    ("Oak Hill Midwives 24", 'phone: "(415) 555-0102"', 'website: "www.oak.example.org"', 'qr: {url: "https://example.org/c/2"}'),
    ("Żywa Łąka – Clínica Ñandú", 'phone: "(415) 555-0103"', 'website: "www.laka.example.org"', 'qr: {url: "https://example.org/c/3"}'),
    ("Riverside Community Center for Family Health and Support Cen", 'phone: "(415) 555-0104"'),
    ("Quay", 'hours: [{days: monday-friday, open: "9:00", close: "17:30"}]', 'address: ["1 Quay Road", "Quayville"]'),
)
ALONE = """\
import json, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from test_determinism import digests, roster_jobs
print(json.dumps(digests(roster_jobs(Path(sys.argv[1]))[-1:])))
"""


def roster_jobs(folder: Path) -> list[Job]:
    """Each clinic's welcome in some languages and profiles; the last clinic's stand last."""
    paths = sorted(folder.glob("*.yaml"))
    wanted = [("en", "web"), ("en", "office"), ("ar", "web"), ("zh-Hans", "web"), ("ru", "large-print")]
    return [job("welcome", lang, "Letter", profile=profile, clinic=path) for path in paths for lang, profile in wanted]


@pytest.fixture
def roster(tmp_path) -> Path:
    for number, (name, *details) in enumerate(ROSTER):
        (tmp_path / f"{number}.yaml").write_text("\n".join(["hrposter: 1", f'name: "{name}"', *details]) + "\n", encoding="utf-8")
    return tmp_path


def test_the_clinics_that_were_made_before_do_not_matter(roster):
    some = roster_jobs(roster)
    once = digests(some)
    assert digests(some, is_backwards=True) == once
    by_language = sorted(range(len(some)), key=lambda place: (some[place].lang, -place))
    assert digests([some[place] for place in by_language]) == [once[place] for place in by_language]
    assert elsewhere(roster, roster, 0, program=ALONE) == once[-1:]
    assert len(set(once)) == len(once)


def on_many_sheets() -> list[Job]:
    """The same words on sheets of one shape, where lines are the same, and of others."""
    return [job("principles", lang, paper) for lang in ("en", "ar", "zh-Hans") for paper in ("A3", "Tabloid", "A2", "24x36", "A4")]


def test_the_sizes_that_were_made_before_do_not_matter(tmp_path):
    some = on_many_sheets()
    once = digests(some)
    assert digests(some, is_backwards=True) == once
    by_sheet = sorted(range(len(some)), key=lambda place: (some[place].paper.name, some[place].lang))
    assert digests([some[place] for place in by_sheet]) == [once[place] for place in by_sheet]
    for alone in (2, 8):
        assert elsewhere(tmp_path, tmp_path, alone, program=ON_A_SHEET) == once[alone : alone + 1]
    assert len(set(once)) == len(once)
