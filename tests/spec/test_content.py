import pytest

from hrposter.diagnostics import PosterError
from hrposter.spec.content import compare, read_content

ENGLISH = """\
hrposter: 1
language: en
status: source
words:
  title: You are welcome here.
  ask: Ask for **{contact.name}** by 9
  list: [One, Two]
  cards:
    - {title: A, text: B}
"""
SPANISH = ENGLISH.replace("language: en", "language: es").replace("status: source", "status: draft")


def content(tmp_path, text, name="en"):
    path = tmp_path / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return read_content(path)


def test_words_keep_strong_and_placeholders(tmp_path):
    ask = content(tmp_path, ENGLISH).words["ask"]
    assert [(part.text, part.is_placeholder, part.is_strong) for part in ask.parts] == [
        ("Ask for ", False, False),
        ("contact.name", True, True),
        (" by 9", False, False),
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "column"),
    [
        ("{contact.name}", "{contact.nam}", "unknown-placeholder", 6, 8),
        ("**{contact", "{contact", "message", 6, 8),
        ("here.", "here }.", "message", 5, 10),
        ("status: source", "status: done", "value", 3, 9),
        ("status: source", "status: approved", "review", 3, 9),
        ("language: en", "language: english", "value", 2, 11),
        ("here.", "he\u202ere.", "control", 5, 10),
        ("here.", "\ufe8d.", "control", 5, 10),
    ],
)
def test_each_fault_says_where(tmp_path, old, new, code, line, column):
    with pytest.raises(PosterError) as caught:
        content(tmp_path, ENGLISH.replace(old, new, 1))
    fault = caught.value.diagnostics[0]
    assert (fault.code, fault.span.line, fault.span.column) == (code, line, column), fault


def test_a_file_is_named_after_its_language(tmp_path):
    with pytest.raises(PosterError, match=r"the file is called fr\.yaml but says 'es'"):
        content(tmp_path, SPANISH, "fr")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("  title: You are welcome here.\n", "", "missing-words"),
        ("  list:", "  other: x\n  list:", "extra-words"),
        ("**{contact.name}**", "ella", "missing-placeholder"),
        ("here.", "here, {clinic.name}.", "extra-placeholder"),
        ("by 9", "by 10", "digits"),
        ("[One, Two]", "[One]", "shape"),
    ],
)
def test_a_translation_says_no_more_and_no_less(tmp_path, old, new, code):
    english, spanish = content(tmp_path, ENGLISH), content(tmp_path, SPANISH.replace(old, new, 1), "es")
    assert [fault.code for fault in compare(english, spanish)] == [code]


def test_a_whole_translation_has_no_findings(tmp_path):
    assert compare(content(tmp_path, ENGLISH), content(tmp_path, SPANISH, "es")) == ()
