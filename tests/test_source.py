import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrposter.diagnostics import PosterError
from hrposter.source import Reader, one_of


def read(tmp_path, data):
    path = tmp_path / "some.yaml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return Reader(path)


def problem(tmp_path, data):
    with pytest.raises(PosterError) as caught:
        read_all(read(tmp_path, data))
    return caught.value.diagnostics


def read_all(reader):
    reader.root().fields(("a", "b"))
    reader.done()


def test_nothing_is_guessed(tmp_path):
    fields = read(tmp_path, "a: no\nb: 18:30\n").root().fields()
    assert (fields["a"].text(), fields["b"].text()) == ("no", "18:30")


def test_every_value_knows_its_place(tmp_path):
    fields = read(tmp_path, "a: 1\nb: {c: [x, héllo, y]}\n").root().fields()
    items = list(fields["b"].fields()["c"].items())
    assert [(item.span.line, item.span.column) for item in items] == [(2, 9), (2, 12), (2, 19)]


@pytest.mark.parametrize(
    ("data", "code", "line", "column", "words"),
    [
        ("a: 1\nc: 2\n", "unknown-key", 2, 1, "'c' is not known here"),
        ("a: 1\na: 2\n", "repeated-key", 2, 1, "'a' appears twice"),
        ("a: &x 1\nb: 2\n", "anchor", 1, 4, "anchors (&) and aliases (*)"),
        ("a: [1]\nb: *x\n", "anchor", 2, 4, "anchors (&) and aliases (*)"),
        ("a:\n\tb: 1\n", "tab", 2, 1, "a tab indents this line"),
        (b"a: caf\xe9\n", "encoding", 1, 7, "byte 0xE9 is not UTF-8"),
        ("", "empty", 1, 1, "the file is empty"),
        ("# nothing\n", "empty", 1, 1, "the file is empty"),
        ("a: [1\nb: 2\n", "yaml", 2, 2, "not valid YAML"),
        ('a: "\\ud800"\n', "yaml", 1, 7, "invalid Unicode character escape code"),
        ('a: 1\nb: "\\U00110000"\n', "yaml", 2, 7, "invalid Unicode character escape code"),
        ('a: "\\Uffffffff"\n', "yaml", 1, 7, "invalid Unicode character escape code"),
        ("a: " + "[" * 10_000, "too-deep", 1, 43, "nested more than 40 deep"),
        ("a: 1\n" + "# x\n" * 3_000_000, "too-large", 1, 1, "at most 1,000,000 are read"),
        ("b: 2\na: 1\x07\n", "control", 2, 5, "the control character U+0007"),
    ],
)
def test_each_fault_has_one_message_with_its_place(tmp_path, data, code, line, column, words):
    found = problem(tmp_path, data)
    assert len(found) == 1
    assert found[0].code == code
    assert words in found[0].message
    assert found[0].help
    assert (found[0].span.line, found[0].span.column) == (line, column)


def test_all_faults_of_a_file_come_at_once(tmp_path):
    assert [fault.code for fault in problem(tmp_path, "c: 1\na: 2\na: 3\nd: 4\n")] == ["unknown-key", "repeated-key", "unknown-key"]


def test_a_missing_file_is_a_problem_with_a_place(tmp_path):
    with pytest.raises(PosterError, match="cannot be read"):
        Reader(tmp_path / "none.yaml").root()


def test_the_nearest_word_is_offered(tmp_path):
    view = read(tmp_path, "a: tilte\n").root().fields()["a"]
    view.parsed(one_of(("title", "lede")), "title")
    assert view.reader.problems[0].help == "did you mean 'title'?"


@given(st.binary(max_size=400))
def test_any_bytes_give_a_reading_or_an_error_with_a_place(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "some.yaml"
    path.write_bytes(data)
    faults = ()
    try:
        read_all(Reader(path))
    except PosterError as error:
        faults = error.diagnostics
    assert all(fault.span is not None and fault.span.line >= 1 and fault.span.column >= 1 for fault in faults)
