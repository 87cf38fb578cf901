"""The page about preflight names every rule, and its schema is the one that the report keeps."""

import json
import re
from pathlib import Path

from hrposter.preflight.finished.report import FactsData, FileReport, Finding
from hrposter.preflight.finished.report_schema import schema
from hrposter.preflight.finished.rulebook import RULES

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "preflight.md").read_text(encoding="utf-8")


def test_the_page_has_a_row_for_every_rule_as_the_program_has_it():
    rows = [f"| `{rule.id}` | {', '.join(rule.uses)} | {rule.claim} | {rule.clause} |" for rule in RULES]
    shown = re.findall(r"^\| `[\w-]+` \| (?:press|web|archive|print).*\|$", PAGE, re.MULTILINE)
    assert shown == rows


def test_the_schema_beside_the_page_is_that_of_the_report():
    assert json.loads((DOCS / "preflight.schema.json").read_text(encoding="utf-8")) == schema()


def test_the_page_names_every_key_of_the_report():
    keys = {key for kind in (FileReport, FactsData, Finding) for key in kind.__annotations__}
    assert {key for key in keys if f"`{key}`" not in PAGE} == set()
