"""Places that cannot be written, disks that run full, and an interrupt at any moment: the exit code, and no partial file."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from interrupts import as_in_a_terminal
from sample_jobs import SHIPPED

resource = pytest.importorskip("resource")

ROOT = SHIPPED.parent


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from hrposter.cli import main; main()", *arguments]


def environment() -> dict[str, str]:
    paths = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    return {**os.environ, "PYTHONPATH": paths, "PYTHONUNBUFFERED": "1"}


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file()) if folder.exists() else []


def test_a_file_where_the_folder_should_be(desk):
    (desk.folder / "posters").write_text("mine")
    from click.testing import CliRunner

    from hrposter.cli import root

    done = CliRunner().invoke(root, ["render", "welcome"])
    assert (done.exit_code, "Traceback" in done.stderr) == (3, False)
    assert (desk.folder / "posters").read_text() == "mine"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only Linux has a folder that nobody can write into")
def test_a_folder_that_nobody_can_write_into(desk):
    told = desk.run("render", "welcome", "-o", "/proc/posters")
    assert (told.code, told.problems) == (3, ("write: /proc/posters cannot be written: the folder is not there and cannot be made",))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_that_we_may_not_write_into(desk):
    (desk.folder / "posters").mkdir(mode=0o555)
    assert desk.run("render", "welcome").code == 3


def test_a_disk_that_runs_full_in_the_middle_of_a_file(tmp_path):
    """A limit on the size of files stands in for the disk: the write stops half-way, as it would there."""

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))

    done = subprocess.run(
        command("render", "welcome", "--lang", "en,es"),
        check=False,
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        preexec_fn=limited,
        timeout=60,
    )
    assert done.returncode == 3
    assert "error[write]: posters/welcome-en-letter-office.pdf cannot be written: File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert left_in(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("arguments", [("list",), ("schema", "layout"), ("render", "welcome")])
def test_an_output_that_is_full(tmp_path, arguments):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command(*arguments), check=False, cwd=tmp_path, env=environment(), stdout=full, stderr=subprocess.PIPE, text=True, timeout=60
        )
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert "the disk is full" in done.stderr
    assert not [name for name in left_in(tmp_path) if name.endswith(".part")]


def interrupted(folder: Path, *, after_files: int = 0, after_seconds: float = 0.0) -> tuple[int, str, list[str]]:
    """Exit code and messages of a long run that gets Ctrl-C, and the files that it named."""
    long_run = command("render", "welcome", "principles", "--lang", "all", "--size", "all", "--orientation", "both")
    with subprocess.Popen(
        long_run,
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=as_in_a_terminal,  # noqa: PLW1509  it takes no lock
    ) as process:
        assert process.stdout is not None
        named = [process.stdout.readline().strip() for _ in range(after_files)]
        time.sleep(after_seconds)
        process.send_signal(signal.SIGINT)
        # communicate() would lose the lines that readline() has read ahead.
        assert process.stderr is not None
        out, err = process.stdout.read(), process.stderr.read()
        process.wait(timeout=60)
    return process.returncode, err, [*named, *out.split()]


def test_ctrl_c_between_two_files(tmp_path):
    code, said, named = interrupted(tmp_path, after_files=3)
    assert (code, said.strip()) == (130, "stopped; nothing half-written was left")
    left = left_in(tmp_path / "posters")
    # The signal may come when a file is whole and its name not printed yet.
    assert {Path(name).name for name in named} <= set(left)
    assert len(left) <= len(named) + 1
    assert all((tmp_path / "posters" / name).read_bytes().rstrip().endswith(b"%%EOF") for name in left)


@pytest.mark.slow
@pytest.mark.parametrize("moment", [0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.7, 0.9, 1.1, 1.3, 1.6, 2.0])
def test_ctrl_c_at_any_moment(tmp_path, moment):
    code, said, named = interrupted(tmp_path, after_seconds=moment)
    if code == 0:
        pytest.skip("the run was over before")
    assert "Exception ignored" not in said
    assert not [name for name in left_in(tmp_path) if not name.endswith(".pdf")]
    assert all((tmp_path / "posters" / name).read_bytes().rstrip().endswith(b"%%EOF") for name in left_in(tmp_path))
    assert {Path(name).name for name in named} <= set(left_in(tmp_path))
    # A signal that comes while Python takes its leave ends it: shells count that as 130 too.
    assert code in (130, -signal.SIGINT)
    assert "Traceback" not in said
