"""A Dask cluster of two processes on this computer, one of which is killed."""

import importlib.util
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from batches import ENDED_WELL, finals, made, roster, row, small_piece, start, timeless

pytestmark = [pytest.mark.slow, pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="the extra dask is not installed")]
CLINICS = 120


def descendants(pid: int) -> list[int]:
    """All processes below one, by their parents."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = [tuple(map(int, line.split())) for line in listed.splitlines()]
    found = {pid}
    for _ in range(5):
        found |= {child for child, parent in parents if parent in found}
    return sorted(found - {pid})


def is_worker(pid: int) -> bool:
    return "spawn_main" in Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="looks for processes in /proc")
def test_a_cluster_makes_the_same_files_though_a_worker_is_killed(tmp_path: Path):
    clinics, layouts = roster(tmp_path, *map(row, range(CLINICS))), small_piece(tmp_path / "own")
    asked = ("batch", clinics, "all", "--layouts", layouts)
    here = start(*asked, "-o", tmp_path / "here", "--jobs", 1)
    here.communicate(timeout=120)
    there = start(*asked, "-o", tmp_path / "there", "--engine", "dask", "--jobs", 2)
    while made(tmp_path / "there") < 5 and there.poll() is None:
        time.sleep(0.005)
    workers = [pid for pid in descendants(there.pid) if is_worker(pid)]
    os.kill(workers[-1], signal.SIGKILL)
    _, said = there.communicate(timeout=120)
    assert (here.returncode, there.returncode) == (ENDED_WELL, ENDED_WELL), said
    assert len(workers) >= 2
    assert finals(tmp_path / "here") == finals(tmp_path / "there")
    assert timeless(tmp_path / "here") == timeless(tmp_path / "there")
