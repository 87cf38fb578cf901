"""The names of the clinics' folders."""

import random
import re

import pytest
from roster_files import read

from hrposter.roster.slugs import Told, slugs


def slug(name):
    return slugs([Told(name, "", "0" * 64)])[0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("River Street Clinic", "river-street-clinic"),
        ("Clínica Ñandú", "clinica-nandu"),
        ("Straße & Søn", "strasse-and-son"),
        ("../../etc/passwd", "etc-passwd"),
        ("a/b\\c:d*e", "a-b-c-d-e"),
        ("CON", "clinic-con"),
        ("nul.", "clinic-nul"),
        ("NUL.txt", "nul-txt"),
        ("com1", "clinic-com1"),
        ("🏥 Clinic 🏥", "clinic"),
        ("A\u202eB\x00", "ab"),
        ("x" * 300, "x" * 40),
        ("-=+@", "clinic-c0b77b51"),
    ],
)
def test_a_name_becomes_a_folder_that_every_system_can_hold(name, expected):
    found = slug(name)
    assert found == expected or (expected.startswith("clinic-") and re.fullmatch("clinic-[0-9a-f]{8}", found))


def test_names_in_other_scripts_are_told_apart():
    assert len({slug("عيادة النهر"), slug("Клиника 12"), slug("Больница 12"), slug("診療所")}) == 4


def test_a_name_that_is_shared_is_followed_by_the_address_then_by_a_digest_then_by_a_number():
    told = [Told("A", "1 Road", "a" * 64), Told("a", "2 Road", "b" * 64), Told("B", "1 Road", "c" * 64), Told("b", "1 Road", "d" * 64)]
    assert slugs(told) == ("a-1-road", "a-2-road", f"b-1-road-{'c' * 12}"[:1] + f"-{'c' * 12}", f"b-{'d' * 12}")
    assert slugs([Told("A", "", "a" * 64)] * 3) == (f"a-{'a' * 12}", f"a-{'a' * 12}-2", f"a-{'a' * 12}-3")


def test_a_name_that_looks_like_another_with_its_address_is_told_apart():
    told = [Told("A", "1 Road", "a" * 64), Told("A", "2 Road", "b" * 64), Told("A 1 Road", "", "c" * 64)]
    assert len(set(slugs(told))) == 3


def test_slugs_do_not_hang_on_the_order_of_the_rows_nor_on_others(tmp_path):
    rows = [[f"Clinic {number % 40}", f"{number % 7} Road", f"(415) 555-01{number:02}"] for number in range(100)]
    columns = ["name", "address", "phone"]
    before = {row.cells: row.slug for row in read(tmp_path, columns, *rows)}
    random.Random(7).shuffle(rows)
    after = {row.cells: row.slug for row in read(tmp_path, columns, *rows, ["Another", "9 Road", "911"])}
    assert {cells: after[cells] for cells in before} == before
    assert len(set(after.values())) == len(after)


def test_a_hundred_thousand_rows_of_one_name_are_told_apart_at_once():
    found = slugs([Told("A", "1 Road", "a" * 64)] * 50_000 + [Told("A", "1 Road", f"{number:064}"[::-1]) for number in range(50_000)])
    assert len(set(found)) == 100_000
