"""The ZIP of a pack: the same bytes for the same files, read back by other programs, and no name that leaves its folder."""

import datetime
import io
import shutil
import subprocess
import zipfile

import pytest

from hrposter.pack.archive import zip_bytes

DAY = datetime.date(2026, 11, 29)
FILES = [
    ("index.html", b"<p>" + b"words " * 200 + b"</p>"),
    ("welcome-en-letter-office.pdf", b"%PDF-1.7 " + bytes(range(256)) * 9),
    ("مركز/ملصق.pdf", b"%PDF"),
    ("Zentrum für Familien.pdf", b"%PDF-2"),
]


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_every_file_comes_out_as_it_went_in():
    with opened(zip_bytes(FILES, DAY)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == dict(FILES)


def test_the_same_files_in_any_order_give_the_same_bytes():
    assert zip_bytes(iter(FILES), DAY) == zip_bytes(reversed(FILES), DAY)


def test_names_are_in_order_and_times_are_those_of_the_date():
    with opened(zip_bytes(FILES, DAY)) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == sorted(name for name, _ in FILES)
    assert {entry.date_time for entry in entries} == {(2026, 11, 29, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr >> 16) for entry in entries} == {(3, 0o100644)}


def test_pdfs_are_stored_and_words_are_squeezed():
    with opened(zip_bytes(FILES, DAY)) as archive:
        kinds = {entry.filename: entry.compress_type for entry in archive.infolist()}
    assert kinds["index.html"] == zipfile.ZIP_DEFLATED
    assert {kind for name, kind in kinds.items() if name.endswith(".pdf")} == {zipfile.ZIP_STORED}


@pytest.mark.skipif(shutil.which("unzip") is None, reason="Info-ZIP is not there")
def test_info_zip_finds_no_fault(tmp_path):
    path = tmp_path / "pack.zip"
    path.write_bytes(zip_bytes(FILES, DAY))
    assert subprocess.run(["unzip", "-t", str(path)], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("day", [datetime.date(1979, 12, 31), datetime.date(2108, 1, 1), datetime.date.min])
def test_a_day_that_zip_cannot_say_is_the_nearest_that_it_can(day):
    with opened(zip_bytes(FILES, day)) as archive:
        assert archive.infolist()[0].date_time[0] in (1980, 2107)


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../up.pdf", "a/../../up.pdf", "a//b.pdf", "./a.pdf", "a/", "", "C:\\up.pdf", "c:up.pdf", "a\x00.pdf", "a\nb.pdf", "a?.pdf"],
)
def test_a_name_that_could_leave_its_folder_is_refused(name):
    with pytest.raises(ValueError, match="is no name for a file in a ZIP"):
        zip_bytes([(name, b"")], DAY)


def test_two_names_that_some_systems_take_for_one_are_refused():
    with pytest.raises(ValueError, match="two files of a ZIP are called"):
        zip_bytes([("Index.html", b""), ("index.html", b"")], DAY)
