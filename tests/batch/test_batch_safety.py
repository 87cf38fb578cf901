"""Whatever ends a run, nothing half-written stands under a final name, and the next run finishes the rest."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from batches import DIFFERS, ENDED_WELL, MACHINE, STOPPED, Batch, finals, made, roster, row, small_piece, start, timeless

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="signals and file systems of POSIX")]
CLINICS = 12
SEVERAL = 150
MOMENTS = 20
TRIES = 3


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a roster of few clinics, of several and of many, and a small piece."""
    folder = tmp_path_factory.mktemp("batches")
    roster(folder, *map(row, range(CLINICS)))
    roster(folder, *map(row, range(SEVERAL)), name="several.csv")
    roster(folder, *map(row, range(2000)), name="many.csv")
    small_piece(folder / "own")
    return folder


@pytest.fixture(scope="module")
def whole(place: Path) -> Path:
    """What a run that nobody interrupts leaves."""
    process = begin(place, place / "whole")
    assert "Traceback" not in process.communicate(timeout=60)[1]
    assert process.returncode == ENDED_WELL
    return place / "whole"


def begin(place: Path, out: Path, *more: object, clinics: str = "clinics.csv", **how: Any) -> "subprocess.Popen[str]":
    return start("batch", place / clinics, "all", "--layouts", place / "own/layouts", "-o", out, *(more or ("--jobs", 1)), **how)


def finish(run: Batch, place: Path, out: Path) -> int:
    return run("batch", place / "clinics.csv", "all", "--layouts", place / "own/layouts", "-o", out, "--jobs", 1).exit_code


def until(out: Path, count: int, process: "subprocess.Popen[str]") -> None:
    """Wait until so many files are made, or the run has ended."""
    while made(out) < count and process.poll() is None:
        time.sleep(0.002)


def children(pid: int) -> list[int]:
    """The processes that make files for a run."""
    listed = subprocess.run(["ps", "-ww", "-o", "pid=,args=", "--ppid", str(pid)], capture_output=True, text=True, check=False).stdout
    return [int(line.split()[0]) for line in listed.splitlines() if "spawn_main" in line]


def ended(pids: list[int], patience: float = 10) -> bool:
    """Whether the processes are gone, or are in time."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if not any(Path(f"/proc/{pid}/cmdline").is_file() and Path(f"/proc/{pid}/cmdline").read_bytes() for pid in pids):
            return True
        time.sleep(0.02)
    return False


def test_a_run_that_is_killed_at_any_moment_is_finished_by_the_next(run: Batch, place: Path, whole: Path):
    expected, told = finals(whole), timeless(whole)
    chance = random.Random(7)
    for moment in range(MOMENTS):
        out = place / "killed"
        process = begin(place, out, "--jobs", 1 + moment % 4 // 3)
        until(out, chance.randrange(CLINICS + 1), process)
        time.sleep(chance.random() / 50)
        workers = children(process.pid)
        process.kill()
        process.communicate()
        assert ended(workers)
        stands = {path: data for path, data in finals(out).items() if not path.endswith(".part")} if out.is_dir() else {}
        assert stands.items() <= expected.items()
        assert finish(run, place, out) == ENDED_WELL
        assert finals(out) == expected
        assert timeless(out) == told
        shutil.rmtree(out)


def test_a_worker_that_is_killed_takes_nothing_along(run: Batch, place: Path, whole: Path):
    out = place / "worker"
    process = begin(place, out, "--jobs", 2, clinics="several.csv")
    until(out, 3, process)
    os.kill(children(process.pid)[0], signal.SIGKILL)
    process.communicate(timeout=60)
    assert process.returncode == ENDED_WELL
    assert len(finals(out)) == 3 * SEVERAL
    assert finals(whole).items() <= finals(out).items()
    assert run("verify", out).exit_code == ENDED_WELL


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_stops_within_a_second_and_says_how_to_go_on(jobs: int, run: Batch, place: Path):
    """What else the machine does in that second is not ours, so a stop that takes longer is tried again: one that always does is found."""
    assert any(seconds_to_stop(jobs, place / f"stopped-{jobs}-{number}", run, place) < 1 for number in range(TRIES))


def seconds_to_stop(jobs: int, out: Path, run: Batch, place: Path) -> float:
    process = begin(place, out, "--jobs", jobs, clinics="many.csv")
    until(out, 5, process)
    workers = children(process.pid)
    began = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=20)
    took = time.monotonic() - began
    assert process.returncode == STOPPED
    assert "run the same command again to go on" in said
    assert "Traceback" not in said
    assert ended(workers, 1)
    assert run("verify", out).exit_code == ENDED_WELL
    assert len(finals(out)) >= 5
    return took


def test_what_was_lost_after_a_power_cut_is_seen(run: Batch, place: Path, whole: Path):
    """A journal that names files whose ends never reached the disk, and that was cut off itself."""
    out = place / "powerless"
    process = begin(place, out)
    until(out, 8, process)
    process.kill()
    process.communicate()
    torn, kept = sorted(out.glob("*/*.pdf"))[:2]
    torn.write_bytes(bytes(torn.stat().st_size))
    journal = out / ".hrposter/journal.jsonl"
    journal.write_bytes(journal.read_bytes()[:-30])
    time_of_kept = kept.stat().st_mtime_ns
    assert run("verify", out).exit_code == DIFFERS
    assert finish(run, place, out) == ENDED_WELL
    assert finals(out) == finals(whole)
    assert kept.stat().st_mtime_ns == time_of_kept


# ---------------------------------------------------------------- disks


@contextlib.contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    """A file system of its own in the folder; skipped where nobody may mount one."""
    folder.mkdir(exist_ok=True)
    if (
        sys.platform != "linux"
        or subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", folder], check=False, capture_output=True).returncode
    ):
        pytest.skip("only root may mount a file system")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_full_disk_is_one_message_and_a_larger_one_finishes_the_rest(run: Batch, place: Path, whole: Path, tmp_path: Path):
    expected = finals(whole)
    room = sum(map(len, expected.values())) // 2048
    with mounted(tmp_path / "small", f"size={room}k"):
        process = begin(place, tmp_path / "small/packs", "--jobs", 2)
        _, said = process.communicate(timeout=60)
        assert process.returncode == MACHINE
        assert said.count("error[") == 1
        assert "the disk is full" in said
        stands = finals(tmp_path / "small/packs")
        assert 0 < len(stands) < 3 * CLINICS
        assert stands.items() <= expected.items()
        subprocess.run(["mount", "-o", f"remount,size={8 * room}k", tmp_path / "small"], check=True)
        assert finish(run, place, tmp_path / "small/packs") == ENDED_WELL
        assert finals(tmp_path / "small/packs") == expected
        assert timeless(tmp_path / "small/packs")["files"] == timeless(whole)["files"]


def test_files_that_may_not_be_so_large_are_one_message(place: Path, tmp_path: Path):
    """A limit of the system stands for a full disk where nobody may mount one."""
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))

    process = begin(place, tmp_path / "packs", preexec_fn=limit)
    _, said = process.communicate(timeout=60)
    assert process.returncode == MACHINE
    assert said.count("error[write]") == 1
    assert [path for path in finals(tmp_path / "packs") if not path.startswith(".")] == []


def test_a_folder_that_nobody_may_write_is_one_message(place: Path, tmp_path: Path):
    with mounted(tmp_path / "sealed", "ro"):
        process = begin(place, tmp_path / "sealed/packs")
        _, said = process.communicate(timeout=60)
        assert process.returncode == MACHINE
        assert said.count("error[write]") == 1
        assert "sealed cannot be written" in said
