import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from hrposter.diagnostics import PosterError
from hrposter.i18n import parse_language
from hrposter.papers import PAPERS, SCREENS
from hrposter.resources import data_folder
from hrposter.spec import arrangement, grid, layout, phrases, regions, theme
from hrposter.spec import jsonschema_forms as forms
from hrposter.spec.bundle import read_bundle
from hrposter.spec.clinic import read_clinic
from hrposter.spec.clinic_template import clinic_yaml
from hrposter.spec.clinic_values import KEYS, PARTS
from hrposter.spec.conditions import parse_conditions
from hrposter.spec.content import NAMED_KEYS, parse_date, read_content
from hrposter.spec.jsonschema import KINDS, any_schema, schema_of
from hrposter.spec.layout import read_layout, read_screen
from hrposter.spec.phrases import read_phrases
from hrposter.spec.resources import ENTRY_KEYS, read_resources
from hrposter.spec.theme import parse_amount, parse_colour, read_theme
from hrposter.units import parse_length, parse_track

SHIPPED = data_folder()
FILES = [
    *(("layout", path) for path in sorted(SHIPPED.glob("layouts/*/layout.yaml"))),
    *(("screen", path) for path in sorted(SHIPPED.glob("layouts/*/screen.yaml"))),
    *(("language", path) for path in sorted(SHIPPED.glob("layouts/*/*.yaml")) if path.stem not in ("layout", "screen", "resources")),
    *(("resources", path) for path in sorted(SHIPPED.glob("layouts/*/resources.yaml"))),
    *(("bundle", path) for path in sorted(SHIPPED.glob("assets/bundles/*.yaml"))),
    *(("theme", path) for path in sorted(SHIPPED.glob("assets/themes/*.yaml"))),
    *(("phrases", path) for path in sorted(SHIPPED.glob("assets/phrases/*.yaml"))),
]


SAMPLES = {
    "layout": "layouts/welcome/layout.yaml",
    "screen": "layouts/welcome/screen.yaml",
    "language": "layouts/welcome/en.yaml",
    "theme": "assets/themes/sunrise.yaml",
    "phrases": "assets/phrases/en.yaml",
    "resources": "layouts/resources/resources.yaml",
    "bundle": "assets/bundles/welcome-kit.yaml",
}


class CoreLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Reads plain scalars as editors do: by the core schema of YAML 1.2 (10.3.2), where a date is a text."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("tag:yaml.org,2002:null", r"^(null|Null|NULL|~|)$", ["n", "N", "~", ""]),
    ("tag:yaml.org,2002:bool", r"^(true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("tag:yaml.org,2002:int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("tag:yaml.org,2002:float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", list("-+0123456789.")),
]:
    CoreLoader.add_implicit_resolver(tag, re.compile(pattern), first)


def loaded(text: str) -> object:
    return yaml.load(text, CoreLoader)


def problems(kind: str, text: str) -> list[str]:
    return [error.message for error in jsonschema.Draft202012Validator(schema_of(kind)).iter_errors(loaded(text))]


def objects(schema: object) -> list[dict]:
    """Every schema of a mapping with fixed keys, however deep."""
    inner = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    found = [schema] if isinstance(schema, dict) and isinstance(schema.get("properties"), dict) and "additionalProperties" in schema else []
    return found + [each for value in inner for each in objects(value)]


@pytest.mark.parametrize("kind", KINDS)
def test_each_schema_is_one(kind):
    jsonschema.Draft202012Validator.check_schema(schema_of(kind))


@pytest.mark.parametrize(("kind", "path"), FILES, ids=lambda value: value.name if isinstance(value, Path) else value)
def test_every_file_that_ships_is_valid(kind, path):
    assert problems(kind, path.read_text(encoding="utf-8")) == []


def test_the_schema_for_all_kinds_takes_them_all():
    jsonschema.Draft202012Validator.check_schema(any_schema())
    check = jsonschema.Draft202012Validator(any_schema())
    assert all(check.is_valid(loaded(path.read_text(encoding="utf-8"))) for _, path in FILES)
    assert not check.is_valid({"services": {}})


def test_a_clinic_file_with_every_field_is_valid():
    text = clinic_yaml({"name": "River Street"})
    filled = re.sub(r"^#(?=\S|  )", "", text, flags=re.MULTILINE)
    assert set(loaded(filled)) == set(KEYS)
    assert problems("clinic", text) == problems("clinic", filled) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_explained(kind):
    for schema in objects(schema_of(kind)):
        for key, value in schema["properties"].items():
            assert value.get("description", "").endswith("."), key


# ---------------------------------------------------------------- the keys are those of the readers


def allowed_by_reader(read, path: Path, text: str) -> set[str]:
    """The keys that a reader names when it meets one that nobody could mean."""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PosterError) as caught:
        read(path)
    help = next(problem.help for problem in caught.value.diagnostics if "'zzzzzzzz'" in problem.message)
    return set(help.removeprefix("allowed here: ").split(", "))


@pytest.mark.parametrize(
    ("kind", "read"),
    [
        ("layout", read_layout),
        ("screen", lambda path: read_screen(path, read_layout(SHIPPED / SAMPLES["layout"]))),
        ("theme", read_theme),
        ("language", read_content),
        ("phrases", read_phrases),
        ("clinic", read_clinic),
        ("resources", read_resources),
        ("bundle", read_bundle),
    ],
)
def test_the_keys_at_the_top_are_those_of_the_reader(tmp_path, kind, read):
    assert set(schema_of(kind)["properties"]) == allowed_by_reader(read, tmp_path / "en.yaml", "zzzzzzzz: 1\n")


@pytest.mark.parametrize("kind", regions.KINDS)
def test_the_options_of_a_region_are_those_of_the_reader(kind):
    schemas = schema_of("layout")["properties"]["regions"]["additionalProperties"]["anyOf"]
    (schema,) = [each for each in schemas if each["required"] == [kind]]
    assert set(schema["properties"]) == {kind, *regions.options_of(kind)}


@pytest.mark.parametrize(
    ("keys", "find"),
    [
        (layout.VARIANT_KEYS, lambda top: top["layout"]["variants"]["items"]),
        (layout.SCREEN_VARIANT_KEYS, lambda top: top["screen"]["variants"]["items"]),
        (arrangement.PAGE_KEYS, lambda top: top["layout"]["page"]),
        (grid.GRID_KEYS, lambda top: top["layout"]["grid"]),
        (arrangement.BACKDROP_KEYS, lambda top: top["layout"]["backdrops"]["items"]),
        (theme.STYLE_KEYS, lambda top: top["theme"]["styles"]["additionalProperties"]),
        (theme.FONT_KEYS, lambda top: top["theme"]["fonts"]["additionalProperties"]),
        (("fill", *theme.INK_KINDS), lambda top: top["theme"]["surfaces"]["additionalProperties"]),
        (phrases.EVERY, lambda top: top["phrases"]["phrases"]),
        (PARTS["hours"], lambda top: top["clinic"]["hours"]["items"]),
        (PARTS["qr"], lambda top: top["clinic"]["qr"]),
        (PARTS["imprint"], lambda top: top["clinic"]["imprint"]),
        (ENTRY_KEYS, lambda top: top["resources"]["entries"]["items"]),
        (NAMED_KEYS, lambda top: top["language"]["permission"]),
        (NAMED_KEYS, lambda top: top["language"]["clinician"]),
    ],
)
def test_the_keys_further_down_are_those_of_the_reader(keys, find):
    assert set(find({kind: schema_of(kind)["properties"] for kind in KINDS})["properties"]) == set(keys)


def test_every_option_of_a_region_may_stand_in_a_variant():
    variant = schema_of("layout")["properties"]["variants"]["items"]["properties"]["regions"]["additionalProperties"]
    assert set(variant["properties"]) >= {key for kind in regions.KINDS for key in (kind, *regions.options_of(kind))}


# ---------------------------------------------------------------- the values are those of the readers


def parses(parse, text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    ("form", "parse", "texts"),
    [
        (forms.LENGTH, parse_length, ["12pt", "3mm", "0.5in", "6%", "1 cm", "6", "6 %", "-3mm", "3px", "space.m", ".5in", "", "1.mm", "3mmm"]),
        (
            forms.TRACK,
            parse_track,
            ["auto", "1fr", "2.5fr", "1fr >= 30%", "1fr>=3mm", "1fr >= 50% or 18%", "1fr >= 50% or", "46%", "fr", "1fr > 30%", "autos", "1fr >= x"],
        ),
        (forms.COLOUR, parse_colour, ["12463F", "#12463f", "12463", "12463FF", "red", "#GGGGGG"]),
        (forms.AMOUNT, parse_amount, ["0", "72", "100", "78.5", "5%", "5 %", "101", "100.5", "-1", "1,5", "007"]),
        (forms.DATE, parse_date, ["2026-11-23", "2026-1-1", "23.11.2026", "20261123"]),
        (forms.LANGUAGE, parse_language, ["es", "pt-BR", "zh-Hans", "zh-Hant-TW", "es-419", "en-x-a", "ckb", "english", "ES", "es_MX", "e"]),
        (
            forms.CONDITIONS,
            parse_conditions,
            ["aspect >= 1", "aspect >= 1 and short_edge < 160mm", "width > 3", "aspect = 1", "aspect", "aspect >= 1 and"],
        ),
    ],
)
def test_a_pattern_agrees_with_the_reader(form, parse, texts):
    check = jsonschema.Draft202012Validator(form)
    assert [text for text in texts if check.is_valid(text)] == [text for text in texts if parses(parse, text)]


def test_the_sizes_are_the_papers():
    assert schema_of("layout")["properties"]["sizes"]["items"]["enum"] == list(PAPERS)
    assert schema_of("screen")["properties"]["sizes"]["items"]["enum"] == list(SCREENS)


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("layout", "title: ", "titel: "),
        ("layout", "lines: 2", "lines: 13"),
        ("layout", "balance: true", "balance: 1"),
        ("layout", "sizes: [Letter", "sizes: [Leter"),
        ("layout", "updated: 2026-11-23", "updated: today"),
        ("layout", "tag: H1", "tag: H9"),
        ("screen", "sizes: [1920x1080", "sizes: [A4"),
        ("screen", "regions:", "theme: tide\nregions:"),
        ("layout", "  title: {text: title", "  title: {text: title, art: sun"),
        ("language", "status: source", "status: perfect"),
        ("language", "hrposter: 1", "hrposter: 2"),
        ("theme", '"FBF3E6"', '"FBF3E"'),
        ("theme", "cmyk: [0, 4, 10, 0]", "cmyk: [0, 4, 10]"),
        ("theme", "cmyk: [0, 4, 10, 0]", "cmyk: [0, 4, 101, 0]"),
        ("theme", "cmyk: [0, 4, 10, 0]", "cymk: [0, 4, 10, 0]"),
        ("phrases", "  scan:", "  scann:"),
        ("language", "status: source", "status: source\npermission: {by: M.}"),
        ("resources", "when: now", "when: soon"),
        ("resources", "qr: true", "qr: 1"),
        ("bundle", "audience: patients", "audience: everybody"),
    ],
)
def test_a_mistake_is_found(kind, old, new):
    path = SHIPPED / SAMPLES[kind]
    text = path.read_text(encoding="utf-8")
    assert old in text
    assert problems(kind, text.replace(old, new, 1))


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_prints_the_schema(run, kind):
    done = run("schema", kind)
    assert (done.exit_code, json.loads(done.stdout)) == (0, schema_of(kind))


def test_without_a_kind_one_schema_for_all_is_printed(run):
    assert json.loads(run("schema").stdout)["anyOf"]


def test_another_kind_exits_with_2(run):
    assert run("schema", "poster").exit_code == 2
