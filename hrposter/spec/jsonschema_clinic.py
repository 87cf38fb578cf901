"""The JSON Schema of clinic.yaml."""

from __future__ import annotations

from hrposter.spec.clinic_template import comment_of
from hrposter.spec.clinic_values import KEYS, MOST, NEEDED, PARTS, WORDS
from hrposter.spec.jsonschema_forms import DATE, LANGUAGE, NAME, TEXT, TIME, VERSION, Schema, any_of, described, listed, mapping

WORDS_FORM = any_of(TEXT, {"type": "object", "propertyNames": LANGUAGE, "minProperties": 1, "additionalProperties": TEXT})
OWN_NAME: Schema = {"type": "object", "propertyNames": LANGUAGE, "minProperties": 1, "maxProperties": 1, "additionalProperties": TEXT}
_URL: Schema = {"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"}

# Fields that are more than one text, or a text of a certain form.
_FORMS: dict[str, Schema] = {
    "address": any_of(TEXT, listed(TEXT, MOST["address"])),
    "languages": listed(any_of(LANGUAGE, OWN_NAME), MOST["languages"]),
    "services": listed(WORDS_FORM, MOST["services"]),
    "logo": {"type": "string", "pattern": r"\.([Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg]|[Ss][Vv][Gg])$"},
    "hours.days": any_of(NAME, listed(NAME)),
    "hours.open": TIME,
    "hours.close": TIME,
    "qr.url": _URL,
    "policy_ref.date": DATE,
    "policy_ref.url": _URL,
    "checked_on": DATE,
}


def clinic_schema() -> Schema:
    """The clinic's own details."""
    version = described(VERSION, "The version of this format: 1.")
    fields = {key: version if key == "hrposter" else described(_field(key), _explained(key)) for key in KEYS}
    return {"title": "The details of a clinic", **mapping(fields, ("hrposter", "name"))}


def _field(key: str) -> Schema:
    if key not in PARTS:
        return _form(key)
    part = mapping({inner: described(_form(f"{key}.{inner}"), _explained(f"{key}.{inner}")) for inner in PARTS[key]}, NEEDED[key])
    return listed(part, MOST[key]) if key == "hours" else part


def _form(key: str) -> Schema:
    return _FORMS.get(key, WORDS_FORM if key in WORDS else TEXT)


def _explained(key: str) -> str:
    """The comment of the template as a sentence."""
    text = comment_of(key)
    return f"{text[0].upper()}{text[1:].rstrip('.')}."
