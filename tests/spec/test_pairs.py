"""Pairs of words to say and to skip: what is to be skipped never stands alone, and each language has rows of its own."""

from pathlib import Path

import pytest

from hrposter.diagnostics import Diagnostic, PosterError
from hrposter.spec.content import compare, read_content

ENGLISH = """\
hrposter: 1
language: en
status: source
words:
  pairs:
    - group: People
    - {say: a person, skip: a case, why: Ask {contact.name}.}
    - {say: a parent, skip: a mum, why: All are welcome.}
    - group: Notes
    - {say: says, skip: claims, why: It is 1 clinic.}
""".replace("why: Ask {contact.name}.", 'why: "Ask {contact.name}."')
SPANISH = ENGLISH.replace("language: en", "language: es").replace("status: source", "status: draft")
PARENT = "    - {say: a parent, skip: a mum, why: All are welcome.}\n"


def found(folder: Path, spanish: str) -> list[Diagnostic]:
    for lang, text in (("en", ENGLISH), ("es", spanish)):
        (folder / f"{lang}.yaml").write_text(text, encoding="utf-8")
    return list(compare(read_content(folder / "en.yaml"), read_content(folder / "es.yaml")))


def test_a_translation_may_have_fewer_rows_or_more_in_a_group(tmp_path):
    assert found(tmp_path, SPANISH) == []
    assert found(tmp_path, SPANISH.replace(PARENT, "")) == []
    assert found(tmp_path, SPANISH.replace(PARENT, PARENT * 3)) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("    - group: Notes\n", "", "shape", "'pairs' has 1 groups, and 2 in en.yaml"),
        ("    - {say: says, skip: claims, why: It is 1 clinic.}\n", "", "shape", "'pairs' has a group without a row"),
        ("skip: a mum, why", "avoid: a mum, why", "shape", "'pairs' says 'avoid', which en.yaml does not"),
        (", why: All are welcome.", "", "shape", "'pairs' has a row that does not say all that a row of en.yaml says"),
        ("{contact.name}", "us", "missing-placeholder", "'pairs' has lost {contact.name}"),
        ("It is 1 clinic", "It is 2 clinics", "digits", "'pairs' has other numbers than English"),
    ],
)
def test_what_a_translation_of_pairs_must_keep(tmp_path, old, new, code, said):
    assert old in SPANISH
    (problem,) = found(tmp_path, SPANISH.replace(old, new))
    assert (problem.code, problem.message) == (code, said)
    assert problem.span.line > 4


def test_words_to_skip_without_words_to_say_are_an_error_where_they_stand(tmp_path):
    path = tmp_path / "en.yaml"
    path.write_text(ENGLISH.replace("say: a parent, ", ""), encoding="utf-8")
    with pytest.raises(PosterError) as caught:
        read_content(path)
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.span.line, fault.span.column) == ("pair", 8, 7)
