"""Stories and quotations in language files: what is read, what is refused, and what a translation must keep."""

from pathlib import Path

import pytest

from hrposter.diagnostics import Diagnostic, PosterError
from hrposter.spec.content import Content, compare, flatten, read_content
from hrposter.spec.story import KINDS, Told

ENGLISH = """\
hrposter: 1
language: en
status: source
words:
  story:
    - heading: By the water
    - text: Bus 12 stops there.
    - step: {title: Look., text: "Ask {contact.name}."}
    - check: Hats
  said: {quote: Come in., speaker: A neighbor, source: Summer}
  entries: [{title: A, text: B}, {title: C, text: D}]
"""
SPANISH = ENGLISH.replace("language: en", "language: es").replace("status: source", "status: draft")


def content(folder: Path, text: str, name: str = "en") -> Content:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return read_content(path)


def faults(folder: Path, old: str, new: str) -> list[Diagnostic]:
    assert old in ENGLISH
    with pytest.raises(PosterError) as caught:
        content(folder, ENGLISH.replace(old, new, 1))
    return list(caught.value.diagnostics)


def test_a_story_is_read_entry_by_entry(tmp_path):
    story = content(tmp_path, ENGLISH).words["story"]
    assert isinstance(story, tuple)
    told = [each for each in story if isinstance(each, Told)]
    assert [each.kind for each in told] == ["heading", "text", "step", "check"]
    assert [each.title.text if each.title else None for each in told] == [None, None, "Look.", None]
    assert told[2].text.text == "Ask {contact.name}."


def test_the_messages_of_a_story_have_names_that_say_their_kind(tmp_path):
    words = content(tmp_path, ENGLISH).words
    assert list(flatten("story", words["story"])) == ["story.1.heading", "story.2.text", "story.3.step.title", "story.3.step.text", "story.4.check"]
    assert list(flatten("said", words["said"])) == ["said.quote", "said.speaker", "said.source"]


def test_entries_of_a_title_and_a_text_are_no_story(tmp_path):
    words = content(tmp_path, ENGLISH).words["entries"]
    assert list(flatten("entries", words)) == ["entries.1.title", "entries.1.text", "entries.2.title", "entries.2.text"]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("step", "point")])
def test_a_story_may_have_one_entry_of_any_kind(tmp_path, kind):
    story = content(tmp_path, ENGLISH.partition("  story:")[0] + f"  story: [{{{kind}: Hello}}]\n").words["story"]
    assert flatten("story", story).keys() == {f"story.1.{kind}"}


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "column"),
    [
        ("- heading: By the water", "- {heading: By, text: the water}", "story", 6, 7),
        ("- heading: By the water", "- By the water", "story", 6, 7),
        ("- heading:", "- haeding:", "unknown-key", 6, 7),
        ("{title: Look., text:", "{title: Look., txt:", "unknown-key", 8, 28),
        ('step: {title: Look., text: "Ask {contact.name}."}', "step: Look", "type", 8, 13),
        ("title: Look., ", "", "missing-key", 8, 13),
        ("{contact.name}", "{contact.nam}", "unknown-placeholder", 8, 34),
        ("speaker: A neighbor, ", "", "missing-key", 10, 9),
        ("source: Summer", "when: Summer", "unknown-key", 10, 48),
    ],
)
def test_each_fault_says_where(tmp_path, old, new, code, line, column):
    (fault,) = faults(tmp_path, old, new)
    assert fault.span is not None
    assert (fault.code, fault.span.line, fault.span.column) == (code, line, column), fault


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("- check: Hats", "- item: Hats", "shape", "'story' has 'item' for entry 4, and en.yaml has 'check'"),
        ("    - check: Hats\n", "", "shape", "'story' has 3 entries, and 4 in en.yaml"),
        ("Bus 12", "Bus 21", "digits", "'story.2.text' has other numbers than English"),
        ("{contact.name}", "us", "missing-placeholder", "'story.3.step.text' has lost {contact.name}"),
        (", source: Summer", "", "shape", "'said' has not the same entries as in en.yaml"),
    ],
)
def test_a_translation_keeps_every_entry_in_its_place(tmp_path, old, new, code, said):
    english, spanish = content(tmp_path, ENGLISH), content(tmp_path, SPANISH.replace(old, new, 1), "es")
    assert [(fault.code, fault.message) for fault in compare(english, spanish)] == [(code, said)]


def test_a_whole_translation_has_no_findings(tmp_path):
    assert compare(content(tmp_path, ENGLISH), content(tmp_path, SPANISH, "es")) == ()
