"""Who may use what: the two licences, the sources of the assets, the licences of what is installed along."""

import re
import tomllib
from importlib.metadata import Distribution, distribution

import pytest
from checkout import ROOT, files
from packaging.requirements import Requirement

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FREE = ("CC BY 4.0", "CC0 1.0", "MIT", "OFL 1.1", "public domain")
_ALLOWED = re.compile(r"MIT|BSD|Apache|MPL|LGPL|OFL|PSF|ISC|Unicode|HPND|zlib", re.IGNORECASE)
_REFUSED = re.compile(r"(?<!L)GPL|Affero|GNU General", re.IGNORECASE)

# Packages that may be taken under one of several licences: the one that we take.
_TAKEN_UNDER = {"pyphen": "Mozilla Public License 1.1 (MPL 1.1)"}


def assets() -> list[str]:
    return [name for name in files() if name.startswith("assets/") and not name.endswith(".md")]


def rows(folder: str) -> dict[str, str]:
    """The rows of a folder's SOURCES.md by the file that each is about."""
    lines = (ROOT / folder / "SOURCES.md").read_text(encoding="utf-8").splitlines()
    return {match.group(1): line for line in lines if (match := re.match(r"\|\s*`([^`]+)`\s*\|", line))}


def licence_of(found: Distribution) -> str:
    """What a package says about its licence, in whichever of the three places it says it."""
    said = [found.metadata["License-Expression"], found.metadata["License"], *(found.metadata.get_all("Classifier") or [])]
    return " / ".join(text.partition("\n")[0] for text in said if text and (text in said[:2] or text.startswith("License ::")))


def is_allowed(licence: str) -> bool:
    return bool(_ALLOWED.search(licence)) and not _REFUSED.search(licence.replace("Lesser General", "LGPL"))


def installed_along() -> dict[str, str]:
    """The licence of every package that the base install brings, by name."""
    found: dict[str, str] = {}
    waiting = [Requirement(text) for text in PROJECT["dependencies"]]
    while waiting:
        name = waiting.pop().name.lower()
        if name in found:
            continue
        package = distribution(name)
        found[name] = licence_of(package)
        needed = [Requirement(text) for text in package.requires or []]
        waiting += [each for each in needed if each.marker is None or each.marker.evaluate({"extra": ""})]
    return found


@pytest.mark.parametrize("folder", sorted({name.rpartition("/")[0] for name in assets()}))
def test_every_asset_stands_in_the_list_beside_it_with_a_licence(folder: str) -> None:
    listed = rows(folder)
    here = {name.rpartition("/")[2] for name in assets() if name.rpartition("/")[0] == folder}
    assert here - set(listed) == set()
    assert [name for name in sorted(here) if not any(licence in listed[name] for licence in FREE)] == []


def test_the_lists_name_nothing_that_is_gone() -> None:
    lists = [name for name in files() if name.startswith("assets/") and name.endswith("/SOURCES.md")]
    here = {name.rpartition("/")[2] for name in assets()}
    assert [f"{name}: {listed}" for name in lists for listed in rows(name.rpartition("/")[0]) if listed not in here] == []


def test_the_code_is_mit_and_the_words_and_art_are_cc_by() -> None:
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License\n")
    content = (ROOT / "LICENSE-CONTENT").read_text(encoding="utf-8")
    assert "https://creativecommons.org/licenses/by/4.0/legalcode" in content
    assert PROJECT["license"] == "MIT AND CC-BY-4.0 AND CC0-1.0"
    assert PROJECT["license-files"] == ["LICENSE", "LICENSE-CONTENT"]


def test_nothing_that_the_base_install_brings_is_under_the_gpl() -> None:
    assert {name: licence for name, licence in installed_along().items() if not is_allowed(_TAKEN_UNDER.get(name, licence))} == {}


@pytest.mark.parametrize("name", sorted(_TAKEN_UNDER))
def test_a_package_offers_the_licence_that_it_is_taken_under(name: str) -> None:
    assert f"License :: OSI Approved :: {_TAKEN_UNDER[name]}" in installed_along()[name].split(" / ")


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("MIT", True),
        ("BSD, Apache-2.0", True),
        ("LGPL-2.1-or-later", True),
        ("AGPL-3.0-only", False),
        ("GNU General Public License v3", False),
        ("", False),
    ],
)
def test_a_licence_is_judged_by_its_name(licence: str, expected: bool) -> None:
    assert is_allowed(licence) == expected
