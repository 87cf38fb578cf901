"""Rows as clinics."""

import pickle
from dataclasses import fields, replace
from datetime import date

import pytest
from roster_files import one, read, told, write_csv

from hrposter.diagnostics import Severity
from hrposter.hours import Opening
from hrposter.jobs import one_job
from hrposter.rendering import pdf
from hrposter.resolve import resolve
from hrposter.roster.reading import Wants, read_roster
from hrposter.spec.clinic import Clinic, read_clinic

FULL = {
    "name": "River Street Clinic",
    "short name": "River Street",
    "logo": "logo.svg",
    "logo alt": "A heron beside a river",
    "address": "12 River Street; Springfield",
    "phone": "(415) 555-0123",
    "text line": "(415) 555-0124",
    "hours.monday": "9-5:30pm",
    "hours.tuesday": "9:00-17:30",
    "hours.saturday": "10:00-14:00",
    "hours.saturday.note.en": "Walk in",
    "hours.saturday.note.es": "Sin cita",
    "website": "www.example.org",
    "qr.url": "https://example.org/welcome",
    "qr.label": "Scan to reach us",
    "spoken": "en; es-US; mam: Mam",
    "named contact name": "Maya Torres",
    "named_contact.role.en": "Midwife",
    "named_contact.role.es": "Partera",
    "named contact phone": "(415) 555-0125",
    "services.en": "Care in pregnancy; Feeding support",
    "services.es": "Atención en el embarazo; Lactancia",
    "feedback": "Talk to any of us.",
    "interpreter_line": "(415) 555-0126",
    "emergency number": "911",
    "policy_ref.title": "Care without punishment",
    "policy_ref.date": "2026-01-15",
    "policy_ref.url": "https://example.org/policy",
    "checked on": "2026-11-23",
    "imprint.organisation": "River Street Health",
    "imprint.version": "1",
    "imprint.funder": "County health fund",
    "imprint.licence": "CC BY 4.0",
}
SAME = """\
hrposter: 1
name: River Street Clinic
short_name: River Street
logo: logo.svg
logo_alt: A heron beside a river
address: [12 River Street, Springfield]
phone: (415) 555-0123
text_line: (415) 555-0124
hours:
  - {days: "monday, tuesday", open: 9:00, close: 17:30}
  - {days: saturday, open: 10:00, close: 14:00, note: {en: Walk in, es: Sin cita}}
website: www.example.org
qr: {url: https://example.org/welcome, label: Scan to reach us}
languages: [en, es-US, {mam: Mam}]
named_contact: {name: Maya Torres, role: {en: Midwife, es: Partera}, phone: (415) 555-0125}
services:
  - {en: Care in pregnancy, es: Atención en el embarazo}
  - {en: Feeding support, es: Lactancia}
feedback: Talk to any of us.
interpreter_line: (415) 555-0126
emergency_number: "911"
policy_ref: {title: Care without punishment, date: 2026-01-15, url: https://example.org/policy}
checked_on: 2026-11-23
imprint: {organisation: River Street Health, version: "1", funder: County health fund, licence: CC BY 4.0}
"""


def placeless(value):
    """The same without places: all that readers see."""
    if isinstance(value, tuple):
        return tuple(map(placeless, value))
    if hasattr(value, "__dataclass_fields__"):
        return {field.name: placeless(getattr(value, field.name)) for field in fields(value) if field.name not in ("span", "spans")}
    return value


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>', encoding="utf-8"
    )
    (tmp_path / "clinic.yaml").write_text(SAME, encoding="utf-8")
    return tmp_path


def test_a_full_row_says_what_the_same_clinic_yaml_says(folder):
    (row,) = read(folder, list(FULL), list(FULL.values()))
    assert row.problems == ()
    assert placeless(row.clinic) == placeless(read_clinic(folder / "clinic.yaml"))
    assert all(getattr(row.clinic, field.name) for field in fields(Clinic) if field.name != "warnings")


def test_a_poster_of_a_row_is_that_of_the_same_clinic_yaml_byte_for_byte(folder):
    (row,) = read(folder, list(FULL), list(FULL.values()))
    job = one_job("welcome", "es", None, "portrait", "web", clinic=folder / "clinic.yaml")
    from_file, from_row = (pdf(each) for each in (job, replace(job, clinic=row.clinic)))
    assert from_file == from_row


def test_a_job_takes_a_clinic_as_it_is_and_can_be_sent_to_another_process(folder):
    (row,) = read(folder, list(FULL), list(FULL.values()))
    job = replace(one_job("welcome", "en", None, "portrait", "web"), clinic=row.clinic)
    assert resolve(job).clinic is row.clinic
    sent = pickle.loads(pickle.dumps(job))
    assert (sent, hash(sent)) == (job, hash(job))


def test_places_are_those_of_the_cells(folder):
    rows = read(folder, ["phone", "name", "qr.url", "pieces"], ["911", "A", "http://example.org", "welcome"], ["", "", "https://example.org", "x"])
    spans = {key: (span.line, span.column) for key, span in rows[0].clinic.spans.items()}
    assert spans == {"phone": (2, 1), "name": (2, 2), "qr.url": (2, 3), "pack.pieces": (2, 4)}
    assert [(each.code, each.severity, each.span.column) for each in rows[0].clinic.warnings] == [("insecure-url", Severity.WARNING, 3)]
    assert rows[0].problems == ()
    assert told(rows[1]) == ["2 missing-key: the clinic has no name"]


@pytest.mark.parametrize(
    ("cells", "problems"),
    [
        ({"phone": "555-1234"}, ["2 placeholder: '555-1234' belongs to nobody"]),
        ({"phone": "4.15555E+09"}, ["2 phone: the spreadsheet has rounded this number to 4.15555E+09"]),
        ({"short_name": "x" * 31}, ["2 too-long: the text has 31 characters; at most 30 fit here"]),
        ({"short_name": "Your clinic name"}, ["2 placeholder: 'Your clinic name' only holds a place"]),
        ({"short_name": "a\nb"}, ["2 line-break: a line break stands in a value of one line"]),
        ({"short_name": "\u202eabc"}, ["2 direction-control: the invisible character U+202E (right-to-left override) stands in the text"]),
        ({"short_name": "a\x07b"}, ["2 control-character: the invisible character U+0007 stands in the text"]),
        ({"short_name": "=1+1"}, ["2 value: a formula stands here, not a text"]),
        ({"short_name": "#REF!"}, ["2 value: the spreadsheet shows an error here instead of a value"]),
        ({"short_name": "2026-03-04"}, ["2 value: a date or a time stands here, which a spreadsheet may have made of something else"]),
        ({"short_name": "10:30"}, ["2 value: a date or a time stands here, which a spreadsheet may have made of something else"]),
        ({"checked_on": "23/11/2026"}, ["2 date: '23/11/2026' is not a date"]),
        ({"logo": "../logo.png"}, ["2 path-leaves-folder: '../logo.png' is not inside the folder of the roster"]),
        ({"logo": "logo.png"}, ["2 missing-file: there is no file 'logo.png' beside the roster"]),
        ({"qr__label": "Scan"}, ["2 missing-key: 'qr.url' is empty"]),
        ({"named_contact__role": "Midwife"}, ["2 missing-key: 'named_contact.name' is empty"]),
        ({"qr__label": "Scan", "qr__url": "nowhere"}, ["3 url: 'nowhere' does not start with https://"]),
        ({"services": "; ".join("abcdefghijklm")}, ["2 too-many: services has 13 entries; at most 12 fit here"]),
        ({"services__en": "a; b", "services__es": "c"}, ["3 value: 'services.es' has 1 entry and 'services.en' has 2 entries"]),
        ({"spoken": "en; en"}, ["2 repeated-value: 'en' appears twice"]),
        ({"spoken": "qqq"}, ["2 language: CLDR does not know what 'qqq' calls itself"]),
        ({"spoken": "Spanish"}, ["2 language: 'Spanish' is not a language tag"]),
        ({"hours__monday": "9:00-12:00; 11:00-13:00"}, ["2 overlap: two stretches overlap on monday"]),
        ({"hours": "monday 9:00-12:00", "hours__monday": "11:00-13:00"}, ["3 overlap: two stretches overlap on monday"]),
        ({"hours__sunday__note": "Ring"}, ["2 hours: a note stands beside sunday, which has no hours"]),
        ({"hours__monday": "9"}, ["2 hours: '9' are no opening hours"]),
        ({"phone": "x" * 40_000}, ["2 too-long: the cell has 40,000 characters; at most 32,767 are read"]),
    ],
)
def test_a_wrong_cell_is_told_at_its_place_in_words_for_a_spreadsheet(tmp_path, cells, problems):
    row = one(tmp_path, **cells)
    assert (told(row), row.clinic) == (problems, None)
    assert all(each.help for each in row.problems)
    assert not any(word in f"{each.message} {each.help}" for each in row.problems for word in ("clinic.yaml", "the line", "- item", "{"))


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("4155550123", "4155550123"),
        ("4155550123.0", "4155550123"),
        ("+1 415 555 0123", "+1 415 555 0123"),
        ("'+1 415 555 0123", "+1 415 555 0123"),
        ("911", "911"),
    ],
)
def test_a_number_is_what_its_writer_meant(tmp_path, text, phone):
    assert one(tmp_path, phone=text).clinic.phone == phone


def test_days_with_the_same_hours_and_note_are_one_entry(tmp_path):
    row = one(tmp_path, hours__monday="9:00-12:00; 13:00-17:00", hours__wednesday="9-12; 13-17", hours__tuesday="Closed", hours__friday="9am-12pm")
    assert [entry.opening for entry in row.clinic.hours] == [Opening((0, 2), 540, 720), Opening((0, 2), 780, 1020), Opening((4,), 540, 720)]


def test_the_week_in_one_cell_is_read_as_well(tmp_path):
    row = one(tmp_path, hours="monday-friday 9:00-17:30; saturday 10:00-14:00")
    assert [entry.opening for entry in row.clinic.hours] == [Opening((0, 1, 2, 3, 4), 540, 1050), Opening((5,), 600, 840)]


def test_what_a_clinic_wants_is_read_and_left_unchecked(tmp_path):
    row = one(tmp_path, pieces="welcome; principles", languages="es, ar;es", sizes="Letter\nA5", theme="night")
    assert row.wants == Wants(("welcome", "principles"), ("es", "ar"), ("Letter", "A5"), "night")
    assert row.clinic.languages == ()
    assert one(tmp_path, pieces="", theme=" ", sizes=";").wants == Wants(None, None, None, None)


def test_a_row_with_too_few_cells_is_read_and_one_with_too_many_is_wrong_unless_they_are_empty(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text("name,phone,website\nA\nB,911,,,\nC,911,,,www.example.org\n", encoding="utf-8")
    few, empty, many = read_roster(path).rows
    assert (few.clinic.name, empty.clinic.phone) == ("A", "911")
    assert told(many) == ["5 value: 'www.example.org' stands in a column without a name"]


def test_two_clinics_of_one_name_are_two_and_a_row_that_repeats_another_is_wrong(tmp_path):
    first, other, again = read(tmp_path, ["name", "phone"], ["A", "911"], ["A", "988"], ["A", "911"])
    assert (first.clinic.phone, other.clinic.phone) == ("911", "988")
    assert told(again) == ["1 repeated-value: this row says the same as row 2"]
    assert len({row.slug for row in (first, other, again)}) == 3


def test_a_digest_changes_with_all_that_the_row_says_and_with_nothing_else(tmp_path):
    header, full = ["name", "phone", "logo", "pieces"], ["A", "911", "logo.svg", "welcome"]
    logo = tmp_path / "logo.svg"
    logo.write_text("<svg/>", encoding="utf-8")
    digest = read(tmp_path, header, full)[0].digest
    assert read(tmp_path, ["# mine", *reversed(header)], ["x", *reversed(full)])[0].digest == digest
    assert read(tmp_path, header, ["B", "", "", ""], full)[1].digest == digest
    changed = [[*full[:at], "", *full[at + 1 :]] for at in (1, 3)]
    digests = {read(tmp_path, header, row)[0].digest for row in changed}
    logo.write_text("<svg></svg>", encoding="utf-8")
    digests.add(read(tmp_path, header, full)[0].digest)
    assert len(digests | {digest}) == 4


def test_a_date_cell_is_a_date(tmp_path):
    assert one(tmp_path, checked_on="2026-11-23").clinic.checked_on == date(2026, 11, 23)


def test_a_roster_of_more_rows_than_are_read_ends_in_one_error(tmp_path, monkeypatch):
    monkeypatch.setattr("hrposter.roster.sheet.MOST_ROWS", 2)
    path = write_csv(tmp_path / "roster.csv", [["name"], ["A"], ["B"], ["C"]])
    with pytest.raises(Exception, match=r"roster.csv:4:1: error\[too-many\]: the roster has more than 2 rows"):
        read_roster(path)


def test_empty_rows_without_end_are_one_error(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text("name,phone\nA,911\n" + ",\n" * 1_000_000 + "B,911\n", encoding="utf-8")
    with pytest.raises(Exception, match=r"roster.csv:\d+:1: error\[too-many\]: more than 10,000 rows without a word follow each other"):
        read_roster(path)


def test_a_file_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr("hrposter.roster.opening.LARGEST_FILE", 10)
    with pytest.raises(Exception, match=r"error\[too-large\]: the file has 12 bytes; at most 10 are read"):
        read(tmp_path, ["name"], ["Abcd"])
