"""The clinic.yaml that init writes: explained, filled where answered, and readable whatever the answers."""

import re
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hrposter.spec.clinic import FIELDS, Clinic, read_clinic
from hrposter.spec.clinic_template import clinic_yaml
from hrposter.spec.clinic_values import KEYS

NAME = {"name": "River Street Clinic"}


def read(folder: Path, text: str) -> Clinic:
    (folder / "logo.svg").touch()
    path = folder / "clinic.yaml"
    path.write_text(text, encoding="utf-8")
    return read_clinic(path)


def test_every_field_stands_there_with_a_comment_above_it() -> None:
    lines = clinic_yaml(NAME).splitlines()
    for key in KEYS[1:]:
        (position,) = [number for number, line in enumerate(lines) if line.lstrip("#").startswith(f"{key}:")]
        assert lines[position - 1].startswith("# ")
        assert lines[position].startswith("#") == (key != "name")


def test_without_answers_only_the_name_is_given(tmp_path: Path) -> None:
    clinic = read(tmp_path, clinic_yaml(NAME))
    assert (clinic.name, set(clinic.spans)) == ("River Street Clinic", {"hrposter", "name"})


def test_every_field_can_be_used_by_deleting_its_mark(tmp_path: Path) -> None:
    explained = re.compile(r"# \S|#$")
    lines = [line if explained.match(line) else line.replace("#", "", 1) for line in clinic_yaml(NAME).splitlines()]
    clinic = read(tmp_path, "\n".join(lines))
    assert set(KEYS) <= set(clinic.spans)
    assert {field for field in FIELDS if clinic.field(field, "en") is None} == set()
    assert clinic.warnings == ()


def test_answers_fill_their_fields(tmp_path: Path) -> None:
    text = clinic_yaml(
        NAME
        | {
            "logo": PurePosixPath("logo.svg"),
            "address": "12 River Street\nSpringfield",
            "phone": "(415)\u00a0555\u20130123",
            "hours": ["mon-fri 9:00-17:30", {"days": ["sat"], "open": "10:00", "close": "14:00", "note": {"en": "walk in"}}],
            "qr": {"url": "https://example.org", "label": ""},
            "languages": ["en", {"ksw": "Karen"}, "es-US"],
            "named_contact": {"name": "Maya", "role": {"en": "midwife", "ar": "قابلة"}},
            "services": ["Food", {"en": "Feeding"}, None],
            "emergency_number": 911,
            "checked_on": date(2026, 11, 23),
            "imprint": {},
        }
    )
    clinic = read(tmp_path, text)
    assert clinic.logo == tmp_path / "logo.svg"
    assert clinic.address == ("12 River Street", "Springfield")
    assert clinic.phone == "(415) 555-0123"
    assert [line.replace("\u00a0", " ") for line in clinic.hours_lines("en")] == [
        "Monday – Friday, 9:00 AM – 5:30 PM",
        "Saturday, 10 AM – 2 PM (walk in)",
    ]
    assert [spoken.name for spoken in clinic.languages] == ["English", "Karen", "Español"]
    assert clinic.field("contact.role", "ar") == "قابلة"
    assert clinic.field("services", "en") == "Food and Feeding"
    assert (clinic.emergency_number, clinic.checked_on, clinic.imprint) == ("911", date(2026, 11, 23), None)
    assert '  #label: "Scan to reach us"' in text.splitlines()


@pytest.mark.parametrize(
    ("answers", "fact"),
    [
        ({}, "name: the clinic has no name; give the name that people know it by"),
        ({"fone": "911"}, "'fone' is not a field of clinic.yaml; did you mean 'phone'?"),
        ({"phone": "TBD"}, "phone: 'TBD' only holds a place; "),
        ({"phone": ["911"]}, "phone: ['911'] is not one text; "),
        ({"phone": True}, "phone: True is not one text; "),
        ({"short_name": "n" * 31}, "short_name: the text has 31 characters; at most 30 fit here; "),
        ({"qr": {"label": "Scan"}}, "qr: 'url' is missing; "),
        ({"qr": "https://example.org"}, "qr: 'https://example.org' has no keys; give url, label"),
        ({"qr": {"url": "https://example.org", "labl": "x"}}, "qr: 'labl' is not known here; did you mean 'label'?"),
        ({"hours": ["mornings"]}, "hours: 'mornings' are no opening hours; "),
        ({"hours": ["mon 17:00-9:00"]}, "hours: it closes before it opens; "),
        ({"hours": ["mon 9:00-12:00", "mon-tue 11:00-13:00"]}, "hours: entries 1 and 2 overlap on monday; "),
        ({"languages": ["en", "en"]}, "languages: 'en' appears twice; "),
        ({"languages": ["xx"]}, "languages: CLDR does not know what 'xx' calls itself; "),
        ({"languages": [{"en": "English", "es": "Spanish"}]}, "languages: 2 languages stand in one entry; "),
        ({"services": 7}, "services: 7 is not a list; "),
        ({"address": list("abcdefg")}, "address: there are 7 entries; keep the 6 "),
        ({"feedback": {"zh": "x"}}, "feedback: 'zh' does not say in which script; "),
    ],
)
def test_an_answer_that_the_file_may_not_hold_is_refused(answers: dict[str, object], fact: str) -> None:
    with pytest.raises(ValueError) as caught:
        clinic_yaml(NAME | answers if answers else {})
    assert str(caught.value).startswith(fact)


texts = st.text(min_size=1, max_size=30) | st.sampled_from(
    ['"', "a: b", "# x", "- y", "{a}", "مرحبا: #1", "👩\u200d👧", "no", "'", "\\", "&a", "*b", "%", "@", "`"]
)
words = texts | st.dictionaries(st.sampled_from(["en", "es", "ar", "zh-Hant"]), texts, max_size=3)
phones = st.sampled_from(["911", "(415) 555-0123", "٩١١"]) | texts
answers = st.fixed_dictionaries(
    {"name": texts},
    optional={
        "short_name": texts,
        "logo_alt": words,
        "address": texts | st.lists(texts, max_size=6),
        "phone": phones,
        "hours": st.lists(
            st.fixed_dictionaries(
                {"days": st.sampled_from(["mon", "tue-fri", "sat, sun"]) | texts, "open": st.just("9:00"), "close": st.just("17:00")},
                optional={"note": words},
            ),
            max_size=2,
        ),
        "website": st.just("example.org") | texts,
        "qr": st.fixed_dictionaries({"url": st.just("https://example.org/é?a=#b") | texts}, optional={"label": words}),
        "languages": st.lists(st.sampled_from(["en", "es-US", "ar"]) | texts, max_size=3),
        "named_contact": st.fixed_dictionaries({"name": texts}, optional={"role": words, "phone": phones}),
        "services": st.lists(words, max_size=3),
        "feedback": words,
        "checked_on": st.dates(),
        "imprint": st.dictionaries(st.sampled_from(["organisation", "version", "funder", "licence"]), texts),
    },
)


@settings(deadline=None)
@given(answers)
@example({"name": 'Quote " and # and: colon', "feedback": {"ar": "قولوا: #1 'لنا'"}, "services": ["- dash", "{brace}", "👶 baby"]})
def test_whatever_the_answers_the_file_reads_back_or_the_answer_is_refused(
    tmp_path_factory: pytest.TempPathFactory, answers: dict[str, object]
) -> None:
    try:
        text = clinic_yaml(answers)
    except ValueError as error:
        refusal = str(error)
    else:
        refusal = ""
    if refusal:
        assert re.match(r"[a-z_.]+: .+; .+", refusal, re.DOTALL)
        return
    clinic = read(tmp_path_factory.getbasetemp(), text)
    assert clinic.name == str(answers["name"]).strip()
    assert all(warning.code == "insecure-url" for warning in clinic.warnings)


printable = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), min_size=1, max_size=28).map(lambda text: f"n {text} n")


@settings(deadline=None)
@given(name=printable, note=printable, role=printable)
def test_every_printable_text_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, name: str, note: str, role: str) -> None:
    text = clinic_yaml({"name": name, "feedback": {"es": note}, "named_contact": {"name": name, "role": role}})
    clinic = read(tmp_path_factory.getbasetemp(), text)
    assert (clinic.name, clinic.field("feedback", "es"), clinic.field("contact.role", "fr")) == (name, note, role)
