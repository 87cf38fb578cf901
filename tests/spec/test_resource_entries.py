import datetime

import pytest

from hrposter.diagnostics import PosterError, Severity
from hrposter.resolve import day_of_ages, resolve, resources_path
from hrposter.resources import Library, data_folder
from hrposter.spec.readers import layout_in
from hrposter.spec.resources import MOST, OLD, STALE, ages, read_resources
from hrposter.spec.retired_numbers import successor

SHIPPED = data_folder() / "layouts/resources/resources.yaml"
GOOD = """\
hrposter: 1
entries:
  - name: {en: Night line, es: Línea nocturna}
    when: tonight
    what: A person picks up.
    hours: {en: All night}
    languages: [en, es, {kwy: Kikongo}]
    phone: (303) 444-1212
    text_line: 741741
    website: night.org/help
    qr: true
    verified_on: 2026-06-01
  - {name: A book, when: read, what: It helps., verified_on: 2026-06-02}
"""
DAY = datetime.date(2026, 6, 1)


def read(tmp_path, text=GOOD):
    path = tmp_path / "resources.yaml"
    path.write_text(text, encoding="utf-8")
    return read_resources(path)


def faults(tmp_path, text) -> list[tuple[str, int]]:
    with pytest.raises(PosterError) as caught:
        read(tmp_path, text)
    return [(problem.code, problem.span.line) for problem in caught.value.diagnostics]


def test_an_entry_keeps_what_was_written(tmp_path):
    night, book = read(tmp_path).entries
    assert (night.when, night.phone, night.text_line, night.shows_code, night.is_example) == ("tonight", "(303) 444-1212", "741741", True, False)
    assert (night.website, night.website_uri) == ("night.org/help", "https://night.org/help")
    assert [spoken.name for spoken in night.languages] == ["English", "Español", "Kikongo"]
    assert night.verified_on == DAY
    assert (book.phone, book.website, book.languages, book.hours) == (None, None, (), None)


def test_entries_are_given_by_their_time(tmp_path):
    resources = read(tmp_path)
    assert [entry.name_in("en") for entry in resources.at("tonight")] == ["Night line"]
    assert resources.at("now") == ()


def test_a_name_stands_in_for_itself_in_another_language_and_no_other_text_does(tmp_path):
    resources = read(tmp_path)
    assert resources.entries[0].name_in("ar") == "Night line"
    assert [(key, span.line) for key, span in resources.untranslated("es")] == [("hours", 6)]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("when: tonight", "when: tomorrow", "value", 4),
        ("    when: tonight\n", "", "missing-key", 3),
        ("    verified_on: 2026-06-01\n", "", "missing-key", 3),
        ("2026-06-01", "last week", "date", 12),
        ("2026-06-01", "2026-02-30", "date", 12),
        ("(303) 444-1212", "(303) 444-CARE", "phone", 8),
        ("(303) 444-1212", "303-555-1234", "placeholder", 8),
        ("(303) 444-1212", "1-833-943-5746", "retired-number", 8),
        ("741741", "+1 (833) 943-5746", "retired-number", 9),
        ("(303) 444-1212", "(303) 555-0123", "example", 8),
        ("night.org/help", "www.example.org/help", "example", 10),
        ("night.org/help", "somewhere", "url", 10),
        ("qr: true", "qr: maybe", "value", 11),
        ("    website: night.org/help\n", "", "missing-key", 10),
        ("A person picks up.", "TBD", "placeholder", 5),
        ("A person picks up.", "x" * 141, "too-long", 5),
        ("Night line", "N" * 61, "too-long", 3),
        ("[en, es, {kwy: Kikongo}]", "[en, es, en]", "repeated-value", 7),
        ("[en, es, {kwy: Kikongo}]", "[zh]", "language", 7),
        ("    qr: true", "    color: red", "unknown-key", 11),
        ("hrposter: 1", "hrposter: 3", "version", 1),
    ],
)
def test_each_fault_says_where(tmp_path, old, new, code, line):
    assert old in GOOD
    assert faults(tmp_path, GOOD.replace(old, new, 1)) == [(code, line)]


def test_a_list_of_nothing_and_a_list_too_long_are_refused(tmp_path):
    assert faults(tmp_path, "hrposter: 1\nentries: []\n") == [("blank", 2)]
    one = "  - {name: A, when: now, what: b, verified_on: 2026-06-01}\n"
    assert faults(tmp_path, "hrposter: 1\nentries:\n" + one * (MOST + 1)) == [("too-many", MOST + 3)]


def test_an_address_that_is_not_encrypted_is_a_warning(tmp_path):
    (warning,) = read(tmp_path, GOOD.replace("night.org/help", "http://night.org/help")).warnings
    assert (warning.code, warning.severity, warning.span.line) == ("insecure-url", Severity.WARNING, 10)


# ---------------------------------------------------------------- examples


def test_an_example_may_be_reached_nowhere(tmp_path):
    text = GOOD.replace("    qr: true", "    qr: true\n    example: true")
    assert faults(tmp_path, text) == [("example", 8), ("example", 9), ("example", 10)]


@pytest.mark.parametrize("number", ["555-0100", "(415) 555-0199", "1-800-555-0142", "+1 415 555 0101"])
@pytest.mark.parametrize("site", ["example.org", "www.example.com/a", "https://line.example", "help.example.net"])
def test_reserved_numbers_and_domains_are_for_examples(tmp_path, number, site):
    text = (
        GOOD.replace("(303) 444-1212", number)
        .replace("741741", number)
        .replace("night.org/help", site)
        .replace("true\n", "true\n    example: true\n", 1)
    )
    assert read(tmp_path, text).entries[0].is_example


@pytest.mark.parametrize("number", ["(415) 555-0200", "555 010 4477", "911"])
def test_other_numbers_are_not(tmp_path, number):
    text = f"hrposter: 1\nentries:\n  - {{name: A, when: now, what: b, phone: {number}, example: true, verified_on: 2026-06-01}}\n"
    assert faults(tmp_path, text)[0][0] in ("example", "placeholder")


def test_all_that_ships_is_an_example_and_stands_for_every_time():
    resources = read_resources(SHIPPED)
    assert all(entry.is_example for entry in resources.entries)
    assert {entry.when for entry in resources.entries} == {"now", "tonight", "this_week", "read"}
    assert [resources.untranslated(lang) for lang in ("en", "es", "ar")] == [(), (), ()]
    assert resources.warnings == ()


# ---------------------------------------------------------------- ages


def aged(tmp_path, days: int, text: str = GOOD) -> list[tuple[str, Severity, int]]:
    found = ages(read(tmp_path, text), DAY + datetime.timedelta(days))
    return [(problem.code, problem.severity, problem.span.line) for problem in found if problem.span.line == 12]


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (0, []),
        (OLD, []),
        (OLD + 1, [("stale", Severity.WARNING, 12)]),
        (STALE, [("stale", Severity.WARNING, 12)]),
        (STALE + 1, [("stale", Severity.ERROR, 12)]),
        (-1, [("future-date", Severity.ERROR, 12)]),
    ],
)
def test_an_entry_grows_old(tmp_path, days, found):
    assert (OLD, STALE) == (180, 365)
    assert aged(tmp_path, days) == found


def test_an_example_does_not(tmp_path):
    assert list(ages(read_resources(SHIPPED), datetime.date(2036, 1, 1))) == []


def test_the_message_says_how_old(tmp_path):
    (problem, _) = ages(read(tmp_path), datetime.date(2027, 6, 2))
    assert problem.message == "'Night line' was checked 366 days ago, on 2026-06-01"


# ---------------------------------------------------------------- the job


def test_ages_are_counted_from_the_date_of_the_job_else_from_today_else_from_the_layout(job_of):
    layout = layout_in(Library().piece("resources") / "layout.yaml")
    assert day_of_ages(job_of(), layout) == layout.updated
    assert day_of_ages(job_of(today=datetime.date(2030, 1, 2)), layout) == datetime.date(2030, 1, 2)
    assert day_of_ages(job_of(today=datetime.date(2020, 1, 2)), layout) == layout.updated, "a clock that is behind"
    assert day_of_ages(job_of(date=datetime.date(2027, 1, 2), today=datetime.date(2030, 1, 2)), layout) == datetime.date(2027, 1, 2)


def test_an_entry_too_old_keeps_the_poster_from_being_made(tmp_path, job_of):
    read(tmp_path)
    path = tmp_path / "resources.yaml"
    assert resolve(job_of(resources=path, date=datetime.date(2027, 1, 1))).resources.entries[0].phone == "(303) 444-1212"
    with pytest.raises(PosterError) as caught:
        resolve(job_of(resources=path, date=datetime.date(2027, 6, 2)))
    assert [problem.code for problem in caught.value.diagnostics] == ["stale"]
    with pytest.raises(PosterError, match="future-date"):
        resolve(job_of(resources=path, date=datetime.date(2026, 5, 1)))


def test_the_example_beside_the_layout_is_used_where_no_file_is_named(tmp_path, job_of):
    folder = Library().piece("resources")
    assert resources_path(job_of(), folder) == SHIPPED
    assert resources_path(job_of(resources=tmp_path / "mine.yaml"), folder) == tmp_path / "mine.yaml"


def test_a_piece_without_resources_never_reads_the_file(tmp_path, job_of):
    assert resolve(job_of("welcome", resources=tmp_path / "nothing.yaml")).resources is None
    with pytest.raises(PosterError, match="missing-resources"):
        resolve(job_of(resources=tmp_path / "nothing.yaml"))


# ---------------------------------------------------------------- retired numbers


@pytest.mark.parametrize("number", ["1-833-943-5746", "(833) 943-5746", "+1 833 943 5746", "8339435746"])
def test_a_retired_number_is_known_in_every_grouping(number):
    found = successor(number)
    assert (found.holder, found.number) == ("National Maternal Mental Health Hotline", "1-833-852-6262")


@pytest.mark.parametrize("number", ["1-833-852-6262", "833-943-574", "+44 833 943 5746", "988"])
def test_other_numbers_are_in_service(number):
    assert successor(number) is None


# ---------------------------------------------------------------- cards


def test_an_entry_may_stand_on_cards_as_well(tmp_path):
    assert read(tmp_path).on_card == ()
    (entry,) = read(tmp_path, GOOD.replace("    qr: true\n", "    qr: true\n    card: true\n")).on_card
    assert entry.name_in("es") == "Línea nocturna"


def test_an_entry_for_cards_needs_a_number_and_is_no_example(tmp_path):
    assert faults(tmp_path, GOOD.replace("verified_on: 2026-06-02", "verified_on: 2026-06-02, card: true")) == [("missing-key", 13)]
    example = GOOD.replace("(303) 444-1212", "(415) 555-0101").replace("    text_line: 741741\n", "").replace("night.org/help", "example.org")
    assert faults(tmp_path, example.replace("    qr: true\n", "    card: true\n    example: true\n")) == [("example", 10)]
