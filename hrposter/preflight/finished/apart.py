"""Reads a file in a process of its own, with a limit on time and memory: what it may do to a reader, it does there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from hrposter.preflight.finished.report import FileReport, unreadable
from hrposter.preflight.finished.rule import Use

PATIENCE = 90.0  # seconds
_MEMORY = 2 << 30
_INFLATED = 512 << 20  # what qpdf may unpack in one stream that holds objects
_SIMPLER = "ask whoever made it for a simpler file, or have a print shop look at it"
_START = "import sys; sys.path[:0] = sys.argv[1:2]; from hrposter.preflight.finished.apart import serve; serve()"


def look(path: Path, asked: Use | None, ghostscript: str, patience: float = PATIENCE) -> FileReport:
    """What is said of a file, with its name; one that cannot be read, or not in time, is reported as such.

    ModuleNotFoundError when a package is missing; RuntimeError, with the trace of the other process, when the reader itself is wrong.
    """
    package = str(Path(__file__).resolve().parents[3])
    request = json.dumps({"path": str(path), "asked": asked, "ghostscript": ghostscript}).encode()
    command, pipe, is_posix = [sys.executable, "-c", _START, package], subprocess.PIPE, os.name == "posix"
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=is_posix) as reader:
        try:
            out, err = reader.communicate(request, timeout=patience)
            is_late = False
        except subprocess.TimeoutExpired:
            _end(reader)
            out, err = reader.communicate()
            is_late = True
        except BaseException:
            _end(reader)
            raise
    return {**_answer(out, err, reader.returncode, is_late=is_late), "file": str(path)}


def _answer(out: bytes, err: bytes, code: int, *, is_late: bool) -> FileReport:
    """The last whole line that the other process wrote, or what its silence means."""
    lines = out.split(b"\n")[:-1]
    if lines:
        answer = json.loads(lines[-1])
        if "missing" in answer:
            raise ModuleNotFoundError(f"No module named {answer['missing']!r}", name=answer["missing"])
        return cast(FileReport, answer)
    if is_late:
        return unreadable("pdf-too-large", "it cannot be read in the time that there is", _SIMPLER)
    if code > 0:
        raise RuntimeError(err.decode("utf-8", "replace"))
    return unreadable("pdf-too-large", "it asks for more time or memory than there is", _SIMPLER)


def _end(reader: subprocess.Popen[bytes]) -> None:
    """End the process, and Ghostscript where it runs one."""
    if os.name == "posix":
        try:
            os.killpg(reader.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    else:
        reader.kill()


# ---------------------------------------------------------------- the other process


def serve() -> None:
    """Answer one request from stdin with one line of JSON on stdout for each stage of what is known."""
    request = json.load(sys.stdin)
    try:
        _limit()
        _serve(request)
    except ModuleNotFoundError as error:
        _write({"missing": str(error.name).partition(".")[0]})


def _serve(request: Mapping[str, Any]) -> None:
    from hrposter.preflight.finished.inspect import reports
    from hrposter.preflight.finished.reading import LARGEST_FILE, Refused, too_much

    try:
        path = Path(request["path"])
        if not path.is_file():
            raise Refused("unreadable", "the file cannot be read: it is no file", "name a file that ends in .pdf")
        if path.stat().st_size > LARGEST_FILE:
            raise too_much(f"the file has {path.stat().st_size:,} bytes; at most {LARGEST_FILE:,} are read")
        for report in reports(path.read_bytes(), request["asked"], request["ghostscript"]):
            _write(report)
    except OSError as error:
        _write(unreadable("unreadable", f"the file cannot be read: {error.strerror}", "check its name and that you may open it"))
    except Refused as error:
        _write(unreadable(error.code, error.fact, error.advice))


def _write(answer: FileReport | Mapping[str, object]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _limit() -> None:
    """Set the limits that this system has; Windows has none of these."""
    from pikepdf.settings import set_qpdf_limits

    set_qpdf_limits(flate_max_memory=_INFLATED, run_length_max_memory=_INFLATED, png_max_memory=_INFLATED, doc_max_warnings=1000)
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, int(PATIENCE)), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            continue
