"""Clinics by their numbers: other words and figures for each, of the same shape."""

from __future__ import annotations

_PLACES = ("River", "Oak", "Maple", "Harbor", "Valley", "Lake", "Cedar", "Juniper", "Quarry", "Zephyr", "Fox", "King", "Umbra", "Willow")
_KINDS = ("Family Clinic", "Perinatal Center", "Community Health", "Midwives", "Birth Center", "Care Team", "Health Collective")

_CLINIC = """\
hrposter: 1
name: "{name}"
address: ["{street}", "{town}"]
phone: "{phone}"
hours: [{{days: monday-friday, open: "{opens}:00", close: "{closes}:30"}}]
website: "{website}"
qr: {{url: "{url}"}}
"""


def clinic_yaml(number: int) -> str:
    """The clinic.yaml of a clinic."""
    return _CLINIC.format(**_details(number))


def clinic_row(number: int) -> dict[str, str]:
    """The same clinic as a row of a roster."""
    told = _details(number)
    return {
        "name": told["name"],
        "address": f"{told['street']}; {told['town']}",
        "phone": told["phone"],
        "hours": f"monday-friday {told['opens']}:00-{told['closes']}:30",
        "website": told["website"],
        "qr.url": told["url"],
    }


def _details(number: int) -> dict[str, str]:
    place, kind, town = _PLACES[number % 14], _KINDS[number // 14 % 7], _PLACES[(number + number // 14 + 3) % 14]
    return {
        "name": f"{place} {kind} {number}",
        "street": f"{number * 37 % 990 + 1} {town} Road",
        "town": f"{town}ville",
        "phone": f"({number * 7 % 700 + 201}) 555-01{number % 100:02d}",
        "opens": f"{7 + number % 4}",
        "closes": f"{16 + number % 4}",
        "website": f"www.clinic{number}.example.org",
        "url": f"https://example.org/c/{number * 7919 % 90000 + 1000}",
    }
