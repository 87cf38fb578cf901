"""The names of columns."""

import pytest
from roster_files import read

from hrposter.diagnostics import PosterError
from hrposter.roster.columns import KEYS, parse_name
from hrposter.roster.reading import read_roster
from hrposter.spec.clinic_values import KEYS as CLINIC_KEYS
from hrposter.spec.clinic_values import PARTS


@pytest.mark.parametrize(
    ("name", "key", "lang"),
    [
        ("phone", "phone", None),
        ("  QR URL ", "qr.url", None),
        ("qr_url", "qr.url", None),
        ("Named-Contact: Name", "named_contact.name", None),
        ("Short_Name", "short_name", None),
        ("hours.Monday", "hours.monday", None),
        ("services.es", "services", "es"),
        ("Services ES", "services", "es"),
        ("qr label zh hans", "qr.label", "zh-Hans"),
        ("qr.label.pt_br", "qr.label", "pt-BR"),
        ("logo alt.es-419", "logo_alt", "es-419"),
        ("hours saturday note ar", "hours.saturday.note", "ar"),
    ],
)
def test_names_are_read_in_any_case_and_with_any_marks(name, key, lang):
    assert parse_name(name) == (key, lang)


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("phnoe", "did you mean 'phone'?"),
        ("adress", "did you mean 'address'?"),
        ("phone.es", "did you mean 'phone'?"),
        ("services.zh", "did you mean 'services'?"),
        ("county", "# before its name"),
        ("x" * 100_000, "# before its name"),
        ("." * 100_000, "# before its name"),
    ],
)
def test_a_name_that_is_not_known_is_met_with_advice(name, advice):
    with pytest.raises(ValueError, match="there is no column") as refused:
        parse_name(name)
    assert advice in str(refused.value)
    assert len(str(refused.value)) < 250


def test_every_field_of_clinic_yaml_has_a_column():
    fields = [f"{key}.{part}" if key in PARTS else key for key in CLINIC_KEYS[1:] for part in PARTS.get(key, [""])]
    renamed = {
        "languages": "spoken",
        "hours.days": "hours",
        "hours.open": "hours.monday",
        "hours.close": "hours.monday",
        "hours.note": "hours.monday.note",
    }
    assert [field for field in fields if renamed.get(field, field) not in KEYS] == []


@pytest.mark.parametrize(
    ("names", "problems"),
    [
        (["name", "phnoe", "adress"], ["1:2 unknown-key", "1:3 unknown-key"]),
        (["name", "phone", "Phone"], ["1:3 repeated-key"]),
        (["name", "services", "services.es", "services.fr"], ["1:2 repeated-key"]),
        (["phone", "address"], ["1:1 missing-key"]),
        (["dear", "reader", "of this"], ["1:1 missing-key"]),
        (["name", *("",) * 600], ["1:1 too-many"]),
    ],
)
def test_columns_that_cannot_be_read_end_the_roster_with_all_that_is_wrong(tmp_path, names, problems):
    with pytest.raises(PosterError) as refused:
        read(tmp_path, names, ["River Street"])
    assert [f"{each.span.line}:{each.span.column} {each.code}" for each in refused.value.diagnostics] == problems


def test_columns_without_a_name_or_for_the_writers_own_eyes_are_ignored(tmp_path):
    (row,) = read(tmp_path, ["", "name", "# county", "What To Do", " "], ["", "River Street", "Marin", "ring them"])
    assert row.clinic.name == "River Street"
    assert row.problems == ()


def test_the_names_may_follow_empty_rows_and_lines_are_those_of_the_spreadsheet(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text('\n,,\nname,address\n"A","1 Road\n2nd floor"\n\nB,\n', encoding="utf-8")
    assert [(row.line, row.clinic.name) for row in read_roster(path).rows] == [(4, "A"), (6, "B")]
