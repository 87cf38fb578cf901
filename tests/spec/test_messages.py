from pathlib import Path

import pytest

from hrposter.diagnostics import Span
from hrposter.spec.words import Message, Part, parse_parts

HERE = Span(Path("en.yaml"))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("plain", [Part("plain")]),
        ("a **b** c", [Part("a "), Part("b", is_strong=True), Part(" c")]),
        ("{clinic.name}", [Part("clinic.name", is_placeholder=True)]),
        ("**{ contact.name }**!", [Part("contact.name", True, True), Part("!")]),
        ("2 * 3", [Part("2 "), Part("*"), Part(" 3")]),
        ("****", []),
        ("", []),
    ],
)
def test_a_message_is_text_strong_words_and_placeholders(text, parts):
    assert list(parse_parts(text)) == parts


@pytest.mark.parametrize(("text", "said"), [("a { b", "a lone '{'"), ("a } b", "a lone '}'"), ("{a{b}", "a lone '{'"), ("a **b", "'**' opens")])
def test_what_is_never_closed_is_refused(text, said):
    with pytest.raises(ValueError) as caught:
        parse_parts(text)
    assert str(caught.value).startswith(said)
    assert "; " in str(caught.value)


def test_placeholders_are_counted():
    message = Message(parse_parts("{clinic.name}, {clinic.phone}, {clinic.name}"), HERE)
    assert message.placeholders == ["clinic.name", "clinic.name", "clinic.phone"]


def test_the_text_leaves_out_the_marks_for_strong():
    assert Message(parse_parts("Ask for **{contact.name}** by phone"), HERE).text == "Ask for {contact.name} by phone"
