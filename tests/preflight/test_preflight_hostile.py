"""Files that mean harm end in one clear sentence, soon, and without much memory."""

import io
import random
import re
import resource
import time
from pathlib import Path

import hostile
import pikepdf
import pytest

from hrposter.preflight.finished.apart import look
from hrposter.preflight.finished.gather import gather
from hrposter.preflight.finished.reading import Refused
from hrposter.preflight.finished.report import file_report
from hrposter.preflight.finished.rulebook import judge
from hrposter.preflight.finished.telling import told

PATIENCE = 5.0  # seconds of a processor: a machine may have other things to do
WAITING = 45.0  # seconds by the clock, half of what is given up after: nothing may sit and wait
MEMORY = 3 << 20  # kilobytes
USES = ("press", "web", "archive", "print")
TOKENS = (b"null", b"[", b"]", b"<<", b">>", b"-1", b"9999999999", b"/X", b"(x)", b"1 0 R", b"true", b"1e9", b".", b"<00>", b"[1 2 3 4]", b"<</A 1>>")


def of_children() -> float:
    """The seconds that processors worked for processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.parametrize("name", hostile.FILES)
def test_a_hostile_file_ends_in_one_clear_sentence(name, tmp_path):
    make, code = hostile.FILES[name]
    path = tmp_path / "file.pdf"
    path.write_bytes(make())
    start, before = time.monotonic(), of_children()
    report = look(path, "press", "")
    assert of_children() - before < PATIENCE
    assert time.monotonic() - start < WAITING
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MEMORY
    assert report.get("error", {}).get("code") == code, report
    if code is None:
        assert report["result"] == "failed"
        assert told(report)
    else:
        error = report["error"]
        assert error["message"]
        assert error["help"]
        assert "\n" not in error["message"] + error["help"]


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.95, 0.999])
@pytest.mark.parametrize("kind", ["press", "web"])
def test_a_file_cut_off_anywhere_is_damaged(kind, share, press, web):
    data = {"press": press, "web": web}[kind]
    with pytest.raises(Refused) as caught:
        gather(data[: int(len(data) * share)])
    assert caught.value.code == "pdf-damaged"


def test_a_file_that_is_not_there_cannot_be_read(tmp_path):
    assert look(tmp_path / "nothing.pdf", None, "")["error"]["code"] == "unreadable"
    assert look(tmp_path, None, "")["error"]["code"] == "unreadable"
    assert look(Path("/dev/zero"), None, "")["error"]["code"] == "unreadable"


def test_a_reader_that_never_ends_is_ended(tmp_path):
    path = tmp_path / "file.pdf"
    path.write_bytes(hostile.file())
    assert look(path, None, "", patience=0.0)["error"]["code"] == "pdf-too-large"


def test_what_is_known_when_time_is_over_is_said(press, tmp_path):
    """Ghostscript that never ends: all but the ink is told, and that is said to be open."""
    path, endless = tmp_path / "file.pdf", tmp_path / "gs"
    path.write_bytes(press)
    endless.write_text("#!/bin/sh\nexec sleep 600\n")
    endless.chmod(0o755)
    report = look(path, None, str(endless), patience=3.0)
    assert report["result"] == "passed"
    (ink,) = [finding for finding in report["findings"] if finding["rule"] == "ink-limit"]
    assert ink["level"] == "undecided"
    assert ink["message"].startswith("nothing was measured in time")


def uncompressed(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    return out.getvalue()


def harmed(data: bytes, seed: int) -> bytes:
    """A few bytes in other words; most of it keeps its length, so that the rest can still be found."""
    chance, spoilt = random.Random(seed), bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        place = chance.randrange(len(spoilt))
        match chance.randrange(4):
            case 0:
                spoilt[place] = chance.randrange(256)
            case 1:
                token = chance.choice(TOKENS)
                spoilt[place : place + len(token)] = token
            case 2 if found := re.search(rb"\d+", bytes(spoilt[place : place + 200])):
                spoilt[place + found.start() : place + found.end()] = bytes(chance.choice(b"0123456789") for _ in found[0])
            case _ if found := re.search(rb"/[A-Z][A-Za-z]+", bytes(spoilt[place : place + 300])):
                spoilt[place + found.start() : place + found.end()] = b"/" + b"Q" * (len(found[0]) - 1)
    return bytes(spoilt)


@pytest.mark.parametrize("kind", ["press", "web"])
def test_a_file_harmed_at_random_is_read_or_refused(kind, press, web):
    data = uncompressed({"press": press, "web": web}[kind])
    codes = [outcome(harmed(data, seed)) for seed in range(60)]
    assert set(codes) <= {"read", "pdf-damaged", "pdf-too-large", "pdf-locked"}
    assert codes.count("read") > 40


def outcome(data: bytes) -> str:
    try:
        facts = gather(data)
    except Refused as error:
        return error.code
    assert told({**file_report(facts, judge(facts, USES), USES, "as you asked"), "file": "x.pdf"})
    return "read"
