"""clinic.yaml: what it may say, where each problem stands, and the text of every placeholder."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrposter.diagnostics import PosterError, Severity, Span
from hrposter.spec import clinic_values
from hrposter.spec.clinic import FIELDS, Clinic, Words, read_clinic

MINIMAL = "hrposter: 1\nname: River Street Clinic\n"
FULL = """\
hrposter: 1
name: River Street Clinic
short_name: River Street
logo: art/logo.svg
logo_alt: {en: A heron, es: Una garza}
address: [12 River Street, Springfield]
phone: (415) 555-0123
text_line: 415-555-0124
hours:
  - {days: monday-friday, open: 9:00, close: 17:00}
  - {days: [sat], open: 10:00, close: 14:00, note: {en: walk in, es: sin cita}}
website: https://www.example.org/
qr: {url: https://example.org/welcome, label: {en: Scan me, ar: امسحوا الرمز}}
languages: [en, es-US, zh-Hant, {ksw: Karen}]
named_contact: {name: Maya Torres, role: {en: midwife, es: partera}, phone: 415-555-0125}
services: [Feeding, {en: Food, es: Comida}, Diapers]
feedback: Talk to any of us.
interpreter_line: 415-555-0126
emergency_number: 911
policy_ref: {title: Care first, date: 2026-01-15, url: https://example.org/policy}
checked_on: 2026-11-23
imprint: {organisation: River Health, version: 1, funder: County fund, licence: CC BY 4.0}
"""
ENGLISH = {"range_days": "{first} to {last}", "range_times": "{open} to {close}"}


def read(folder: Path, text: str) -> Clinic:
    (folder / "art").mkdir(exist_ok=True)
    (folder / "art" / "logo.svg").touch()
    path = folder / "clinic.yaml"
    path.write_text(text, encoding="utf-8")
    return read_clinic(path)


def problems(folder: Path, more: str) -> list[str]:
    """``line:column code: message`` of each problem of the minimal file with ``more`` below it."""
    with pytest.raises(PosterError) as caught:
        read(folder, MINIMAL + more)
    found = caught.value.diagnostics
    assert all(problem.help for problem in found)
    assert all(problem.span for problem in found)
    return [f"{problem.span.line}:{problem.span.column} {problem.code}: {problem.message}" for problem in found if problem.span]


def test_a_name_is_enough(tmp_path: Path) -> None:
    clinic = read(tmp_path, MINIMAL)
    assert clinic.name == "River Street Clinic"
    assert {field: clinic.field(field, "en") for field in FIELDS if clinic.field(field, "en")} == {"clinic.name": "River Street Clinic"}
    assert clinic.warnings == ()


def test_every_field_of_a_full_file_has_its_text(tmp_path: Path) -> None:
    clinic = read(tmp_path, FULL)
    shown = {field: clinic.field(field, "en", ENGLISH) for field in FIELDS}
    assert shown == {
        "clinic.name": "River Street Clinic",
        "clinic.short_name": "River Street",
        "clinic.address": "12 River Street, Springfield",
        "clinic.phone": "(415) 555-0123",
        "clinic.text_line": "415-555-0124",
        "clinic.hours": "Monday to Friday, 9\u00a0AM to 5\u00a0PM\u00a0· Saturday, 10\u00a0AM to 2\u00a0PM (walk in)",
        "clinic.website": "www.example.org",
        "clinic.languages": "English\u00a0· Español\u00a0· 繁體中文\u00a0· Karen",
        "contact.name": "Maya Torres",
        "contact.role": "midwife",
        "contact.phone": "415-555-0125",
        "feedback": "Talk to any of us.",
        "services": "Feeding, Food, and Diapers",
        "interpreter_line": "415-555-0126",
        "emergency_number": "911",
        "qr.url": "example.org/welcome",
        "qr.label": "Scan me",
        "policy.title": "Care first",
        "policy.date": "January 15, 2026",
        "policy.url": "example.org/policy",
        "checked_on": "November 23, 2026",
        "imprint.organisation": "River Health",
        "imprint.version": "1",
        "imprint.funder": "County fund",
        "imprint.licence": "CC BY 4.0",
    }


def test_values_keep_their_form_and_their_place(tmp_path: Path) -> None:
    clinic = read(tmp_path, FULL)
    path = tmp_path / "clinic.yaml"
    assert clinic.logo == tmp_path / "art" / "logo.svg"
    assert clinic.address == ("12 River Street", "Springfield")
    assert clinic.website_uri == "https://www.example.org/"
    assert clinic.checked_on == date(2026, 11, 23)
    assert [hours.opening.opens for hours in clinic.hours] == [540, 600]
    assert clinic.spans["phone"] == Span(path, 7, 8)
    assert clinic.spans["qr.url"] == Span(path, 13, 11)
    assert clinic.hours[1].span == Span(path, 11, 5)


def test_texts_come_in_the_readers_language_or_not_at_all(tmp_path: Path) -> None:
    clinic = read(tmp_path, FULL)
    assert clinic.field("contact.role", "es") == "partera"
    assert clinic.field("contact.role", "es-MX") == "partera"
    assert clinic.field("contact.role", "fr") is None
    assert clinic.field("qr.label", "es") is None
    assert clinic.field("feedback", "fr") == "Talk to any of us."
    assert clinic.field("services", "es") == "Feeding, Comida y Diapers"
    assert clinic.field("services", "fr") is None, "half a list would say that the rest is not offered"


def test_texts_that_a_language_lacks_are_named_in_the_order_of_the_file(tmp_path: Path) -> None:
    clinic = read(tmp_path, FULL)
    assert [key for key, _ in clinic.untranslated("ar")] == ["logo_alt", "hours.note", "named_contact.role", "services"]
    assert [(key, span.line) for key, span in clinic.untranslated("es")] == [("qr.label", 13)]
    assert clinic.untranslated("en") == ()


def test_hours_follow_the_region_in_which_a_language_is_spoken_here(tmp_path: Path) -> None:
    clinic = read(tmp_path, FULL)
    assert clinic.spoken_as("es") == "es-US"
    assert clinic.spoken_as("fr") == "fr"
    assert clinic.spoken_as("zh") == "zh"
    assert [line.replace("\u00a0", " ") for line in clinic.hours_lines("es")] == [
        "Lunes – viernes, 9 a.m. – 5 p.m.",
        "Sábado, 10 a.m. – 2 p.m. (sin cita)",
    ]
    assert clinic.hours_lines("fr")[1] == "Samedi, 10\u00a0h – 14\u00a0h"


def test_hours_in_a_language_that_nobody_recorded_are_an_error_with_a_place(tmp_path: Path) -> None:
    with pytest.raises(PosterError) as caught:
        read(tmp_path, FULL).field("clinic.hours", "hmn")
    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.span) == ("hours-language", Span(tmp_path / "clinic.yaml", 10, 3))
    assert problem.message == "CLDR does not say how 'hmn' writes days and times"


def test_a_field_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"'clinic\.fone' is not a field of clinic\.yaml; did you mean 'clinic\.phone'\?"):
        read(tmp_path, MINIMAL).field("clinic.fone", "en")


@pytest.mark.parametrize(
    ("lang", "text"), [("zh-Hant-HK", "hant"), ("zh-Hant", "hant"), ("zh-Hans", None), ("es-MX", "mx"), ("es-PE", "es"), ("es", "es"), ("en", None)]
)
def test_words_go_from_the_exact_tag_to_the_language_and_no_further(lang: str, text: str | None) -> None:
    words = Words(None, {"zh-Hant": "hant", "es": "es", "es-MX": "mx"}, Span(Path("clinic.yaml")))
    assert words.in_language(lang) == text


def test_plain_words_are_for_every_language() -> None:
    assert Words("plain", {}, Span(Path("clinic.yaml"))).in_language("fr-CA") == "plain"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("fone: 1\n", "3:1 unknown-key: 'fone' is not known here"),
        ("phone: 911\nphone: 112\n", "4:1 repeated-key: 'phone' appears twice"),
        (f"short_name: {'x' * 15} {'y' * 15}\n", "3:13 too-long: the text has 31 characters; at most 30 fit here"),
        (f"address: [{'street ' * 9}]\n", "3:11 too-long: the text has 62 characters; at most 60 fit here"),
        ("address: [a, b, c, d, e, f, g]\n", "3:29 too-many: address has 7 entries; at most 6 fit here"),
        ("address: |\n  a\n  b\n  c\n  d\n  e\n  f\n  g\n", "3:10 too-many: address has 7 entries; at most 6 fit here"),
        ('short_name: "a\\tb"\n', "3:13 control-character: the invisible character U+0009 stands in the text"),
        ('short_name: "a\\u00adb"\n', "3:13 control-character: the invisible character U+00AD stands in the text"),
        ('short_name: "a\\u2028b"\n', "3:13 control-character: the invisible character U+2028 stands in the text"),
        (
            'short_name: "a\\u202eb"\n',
            "3:13 direction-control: the invisible character U+202E (right-to-left override) stands in the text",
        ),
        ('short_name: "a\\nb"\n', "3:13 line-break: a line break stands in a value of one line"),
        ("feedback: |\n  a\n  b\n", "3:11 line-break: a line break stands in a value of one line"),
        ('short_name: "\\u200d"\n', "3:13 blank: nothing that can be seen stands here"),
        ("short_name:\n", "3:12 blank: nothing stands here"),
        ("short_name: TBD\n", "3:13 placeholder: 'TBD' only holds a place"),
        ("feedback: Lorem ipsum dolor\n", "3:11 placeholder: 'Lorem ipsum' only holds a place"),
        ("short_name: Your Clinic Name\n", "3:13 placeholder: 'Your Clinic Name' only holds a place"),
        ('short_name: "[clinic name]"\n', "3:13 placeholder: '[clinic name]' only holds a place"),
        ("phone: (415) 555-1234\n", "3:8 placeholder: '(415) 555-1234' belongs to nobody"),
        ("phone: 1-800-HELP\n", "3:8 phone: '1-800-HELP' holds letters"),
        ("emergency_number: 9\n", "3:19 phone: '9' has too few digits for a phone number"),
        ("logo: ../../etc/logo.png\n", "3:7 path-leaves-folder: '../../etc/logo.png' is not inside the folder of clinic.yaml"),
        ("logo: art/../../logo.png\n", "3:7 path-leaves-folder: 'art/../../logo.png' is not inside the folder of clinic.yaml"),
        ("logo: /etc/logo.png\n", "3:7 path-leaves-folder: '/etc/logo.png' is not inside the folder of clinic.yaml"),
        ("logo: C:\\logo.png\n", "3:7 path-leaves-folder: 'C:\\\\logo.png' is not inside the folder of clinic.yaml"),
        ("logo: art\\logo.svg\n", "3:7 path: 'art\\\\logo.svg' holds a backslash"),
        ("logo: ../../etc/passwd\n", "3:7 path-leaves-folder: '../../etc/passwd' is not inside the folder of clinic.yaml"),
        ("logo: logo.pdf\n", "3:7 file-kind: 'logo.pdf' is no picture that can be placed"),
        ("logo: gone.png\n", "3:7 missing-file: there is no file 'gone.png' beside clinic.yaml"),
        ("website: ftp://example.org\n", "3:10 url: 'ftp://example.org' is not a web address"),
        ("website: example\n", "3:10 url: 'https://example' names no web site"),
        ("qr: {label: Scan}\n", "3:5 missing-key: 'url' is missing"),
        ("qr: https://example.org\n", "3:5 type: 'key: value' pairs are expected here"),
        ("qr: {url: example.org}\n", "3:11 url: 'example.org' does not start with https://"),
        ("qr: {url: javascript://example.org}\n", "3:11 url: 'javascript://example.org' does not start with https://"),
        ("qr: {url: https://example.org/a b}\n", "3:11 url: a space stands in 'https://example.org/a b'"),
        ("qr: {url: https://bank.org@example.org}\n", "3:11 url: 'https://bank.org@example.org' holds a login before @"),
        ("qr: {url: 'https://[example.org'}\n", "3:11 url: 'https://[example.org' names no web site"),
        (f"qr: {{url: https://example.org/{'x' * 300}}}\n", "3:11 too-long: the text has 320 characters; at most 300 fit here"),
        ("feedback: {english: a}\n", "3:21 language: 'english' is not a language tag"),
        ("feedback: {zh: a}\n", "3:16 language: 'zh' does not say in which script"),
        ("feedback: {zh-CN: a}\n", "3:19 language: 'zh-CN' does not say in which script"),
        ("feedback: {}\n", "3:11 blank: no language stands here"),
        ("feedback: {es: TBD}\n", "3:16 placeholder: 'TBD' only holds a place"),
        ("services: Food\n", "3:11 type: a list is expected here"),
        ("languages: [en, es, en]\n", "3:21 repeated-value: 'en' appears twice"),
        ("languages: [xx]\n", "3:13 language: CLDR does not know what 'xx' calls itself"),
        ("languages: [{en: English, es: Spanish}]\n", "3:13 type: 2 languages stand in one entry"),
        ("named_contact: {role: midwife}\n", "3:16 missing-key: 'name' is missing"),
        ("named_contact: {name: Maya, fon: 911}\n", "3:29 unknown-key: 'fon' is not known here"),
        ("checked_on: 11/23/2026\n", "3:13 date: '11/23/2026' is not a date"),
        ("checked_on: 2026-02-30\n", "3:13 date: there is no day '2026-02-30'"),
        ("hours: [{days: lunes, open: 9:00, close: 17:00}]\n", "3:16 days: 'lunes' is not a day"),
        ("hours: [{days: [mon, lunes], open: 9:00, close: 17:00}]\n", "3:16 days: 'lunes' is not a day"),
        ("hours: [{days: mon, open: 9 am, close: 17:00}]\n", "3:27 time: '9 am' is not a time"),
        ("hours: [{days: mon, open: 9:00}]\n", "3:9 missing-key: 'close' is missing"),
        ("hours: [{days: mon, open: 20:00, close: 2:00}]\n", "3:41 hours: it closes before it opens"),
        (
            "hours:\n  - {days: mon-fri, open: 9:00, close: 17:00}\n  - {days: wed, open: 16:00, close: 20:00}\n",
            "5:5 overlap: these hours and those of line 4 overlap on wednesday",
        ),
    ],
)
def test_a_problem_is_named_at_its_place(tmp_path: Path, more: str, expected: str) -> None:
    assert problems(tmp_path, more) == [expected]


def test_the_version_and_the_name_are_required(tmp_path: Path) -> None:
    with pytest.raises(PosterError) as caught:
        read(tmp_path, "phone: 911\n")
    assert [problem.message for problem in caught.value.diagnostics] == ["'hrposter' is missing", "'name' is missing"]
    with pytest.raises(PosterError) as caught:
        read(tmp_path, "hrposter: 2\nname: River Street\n")
    assert [problem.message for problem in caught.value.diagnostics] == ["version '2' is not known"]


def test_a_name_of_61_characters_is_too_long(tmp_path: Path) -> None:
    assert read(tmp_path, f"hrposter: 1\nname: {'n' * 60}\n").name == "n" * 60
    with pytest.raises(PosterError, match="the text has 61 characters; at most 60 fit here"):
        read(tmp_path, f"hrposter: 1\nname: {'n' * 61}\n")


def test_all_problems_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, "phone: x\nqr: {url: example.org}\nchecked_on: soon\nhours: [{days: mon, open: 9, close: 10}]\n")
    assert [problem.split(" ")[1] for problem in found] == ["phone:", "url:", "date:", "time:", "time:"]


def test_a_code_that_is_not_encrypted_is_a_warning(tmp_path: Path) -> None:
    clinic = read(tmp_path, MINIMAL + "qr: {url: http://example.org}\n")
    (warning,) = clinic.warnings
    assert (warning.code, warning.severity, warning.span) == ("insecure-url", Severity.WARNING, Span(tmp_path / "clinic.yaml", 3, 11))
    assert clinic.qr is not None
    assert clinic.qr.url == "http://example.org"


def test_a_link_out_of_the_folder_is_seen_through(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside.png", tmp_path / "clinic"
    outside.touch()
    folder.mkdir()
    (folder / "logo.png").symlink_to(outside)
    assert problems(folder, "logo: logo.png\n") == ["3:7 path-leaves-folder: 'logo.png' is not inside the folder of clinic.yaml"]


def test_an_address_may_be_one_text_of_several_lines(tmp_path: Path) -> None:
    clinic = read(tmp_path, MINIMAL + "address: |\n  12 River Street\n\n  Springfield\n")
    assert clinic.address == ("12 River Street", "Springfield")


def test_an_arabic_address_takes_arabic_commas(tmp_path: Path) -> None:
    assert read(tmp_path, MINIMAL + "address: [شارع النهر 12, القاهرة]\n").field("clinic.address", "en") == "شارع النهر 12، القاهرة"


def test_scripts_and_emoji_that_need_joiners_pass(tmp_path: Path) -> None:
    assert read(tmp_path, "hrposter: 1\nname: می\u200cخواهم 👩\u200d👧\n").name == "می\u200cخواهم 👩\u200d👧"


def test_values_that_yaml_would_change_stay_as_written(tmp_path: Path) -> None:
    assert read(tmp_path, "hrposter: 1\nname: no\nimprint: {version: 010}\n").field("imprint.version", "en") == "010"


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_file_is_a_clinic_or_an_error_with_a_place(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.getbasetemp()
    path = folder / "any.yaml"
    path.write_bytes((MINIMAL + text).encode("utf-8", "surrogatepass"))
    try:
        read_clinic(path)
        spans: list[Span | None] = [Span(path)]
    except PosterError as error:
        spans = [problem.span for problem in error.diagnostics]
    assert spans
    assert all(spans)


@pytest.mark.parametrize(
    "url",
    [
        "https://a.b",
        "https://www.example.org/a@b:c?d#e",
        "https://a-b.example.org",
        "https://a--b.example.org",
        "https://-a.example.org",
        "https://a.example.org.",
        "https://example.org:80/",
        "https://example.org:port/",
        "https://me@example.org",
        "https://me:word@example.org/",
        "https://[::1]/",
        "https://example..org",
        "https://example",
        "https://exämple.org",
        "https://_a.example.org",
        "https://example.org\\@bank.org",
        "HTTPS://EXAMPLE.ORG",
        "ftp://example.org",
        "https:///example.org",
    ],
)
def test_plain_addresses_are_told_at_a_glance_and_by_the_same_rules(url: str, monkeypatch: pytest.MonkeyPatch):
    def refusal() -> str | None:
        try:
            clinic_values.link(url)
        except clinic_values.Refused as problem:
            return str(problem)
        return None

    at_a_glance = refusal()
    monkeypatch.setattr(clinic_values, "_PLAIN_URL", re.compile("(?!)"))
    assert refusal() == at_a_glance
