import pytest
from sample_jobs import LANGUAGES, LIBRARY, PIECES, folder_of_words, job
from sample_pieces import REVIEWED

from hrposter.diagnostics import PosterError, Severity
from hrposter.resolve import resolve
from hrposter.spec.content import compare, read_content
from hrposter.spec.phrases import read_phrases
from hrposter.spec.translation import block, digest, digests_of, judged, settled, standing

ENGLISH = """\
hrposter: 1
language: en
status: source
words:
  title: You are welcome here.
  ask: Ask for **{contact.name}** by 9
  cards:
    - {title: A, text: B}
"""
SPANISH = """\
hrposter: 1
language: es
status: draft
words:
  title: Aquí le damos la bienvenida.
  ask: Pregunte por **{contact.name}** a las 9
  cards:
    - {title: C, text: D}
"""


def content(folder, text, name):
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return read_content(path)


@pytest.fixture
def english(tmp_path):
    return content(tmp_path, ENGLISH, "en")


def changed(tmp_path, old, new):
    (tmp_path / "now").mkdir(exist_ok=True)
    return content(tmp_path / "now", ENGLISH.replace(old, new, 1), "en")


def translated(tmp_path, english, status="draft"):
    return content(
        tmp_path, SPANISH.replace("status: draft", REVIEWED if status == "reviewed" else f"status: {status}") + block(english) + "\n", "es"
    )


# ---------------------------------------------------------------- digests


def test_a_digest_is_six_digits_of_the_words_and_of_nothing_else(english):
    digests = digests_of(english)
    assert list(digests) == ["title", "ask", "cards"]
    assert digests["title"] == digest({"": "You are welcome here."}) == "a7c000"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("welcome here", "welcome  here"),
        ("You are welcome here.", '"You are welcome\\u00a0here."'),
        ("status: source", "status: source   # checked twice"),
    ],
)
def test_space_and_remarks_are_no_change(tmp_path, english, old, new):
    assert digests_of(changed(tmp_path, old, new)) == digests_of(english)


def test_two_ways_to_write_one_letter_are_one():
    assert digest({"": "caf\u00e9"}) == digest({"": "cafe\u0301"})


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("welcome here.", "welcome here!", "title"),
        ("**{contact.name}**", "{contact.name}", "ask"),
        ("by 9", "by **9**", "ask"),
        ("{contact.name}", "{clinic.name}", "ask"),
        ("text: B", "text: b", "cards"),
        ("{title: A, text: B}", "{title: A, lead: B}", "cards"),
    ],
)
def test_every_change_of_words_marks_and_placeholders_is_seen_in_its_text_alone(tmp_path, english, old, new, key):
    before, after = digests_of(english), digests_of(changed(tmp_path, old, new))
    assert [name for name in before if before[name] != after[name]] == [key]


def test_the_block_is_read_back(tmp_path, english):
    assert translated(tmp_path, english).digests == digests_of(english)


def test_a_long_block_keeps_to_lines_that_an_editor_shows():
    written = block(read_phrases(LIBRARY.phrases("en")))
    assert written.count("\n") > 0
    assert max(map(len, written.splitlines())) <= 100


@pytest.mark.parametrize(("piece", "lang"), [(piece, lang) for piece in PIECES for lang in LANGUAGES[piece] if lang != "en"])
def test_every_translation_that_ships_is_of_the_english_that_ships(piece, lang):
    folder = folder_of_words(piece)
    assert judged(read_content(folder / "en.yaml"), read_content(folder / f"{lang}.yaml")) == ()


@pytest.mark.parametrize("lang", LIBRARY.phrase_languages())
def test_the_phrases_that_ship_are_of_the_english_that_ships(lang):
    assert judged(read_phrases(LIBRARY.phrases("en")), read_phrases(LIBRARY.phrases(lang))) == ()


@pytest.mark.parametrize("wrong", ["A7C000", "a7c00", "title"])
def test_what_is_no_digest_is_an_error(tmp_path, english, wrong):
    with pytest.raises(PosterError) as caught:
        content(tmp_path, SPANISH + block(english).replace("a7c000", wrong) + "\n", "es")
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.span.line, fault.span.column) == ("digest", 9, 18)


# ---------------------------------------------------------------- status


@pytest.mark.parametrize("status", ["draft", "reviewed"])
def test_a_translation_of_todays_english_is_what_it_says(tmp_path, english, status):
    mine = translated(tmp_path, english, status)
    assert (standing(english, mine).status, settled(english, mine).is_draft) == (status, status == "draft")
    assert judged(english, mine) == ()


def test_a_checked_one_whose_english_has_changed_is_stale_and_counts_as_a_draft(tmp_path, english):
    mine, now = translated(tmp_path, english, "reviewed"), changed(tmp_path, "You are", "You are all")
    assert (standing(now, mine).status, standing(now, mine).changed) == ("stale", ("title",))
    assert settled(now, mine).is_draft
    (problem,) = judged(now, mine)
    assert (problem.code, problem.severity, problem.span.line) == ("stale-words", Severity.WARNING, 7)
    assert "'You are all welcome here.'" in problem.message
    assert "reviewed_on" in problem.help


def test_a_draft_whose_english_has_changed_stays_a_draft_and_says_so(tmp_path, english):
    mine, now = translated(tmp_path, english), changed(tmp_path, "text: B", "text: E")
    assert standing(now, mine).status == "draft"
    assert [(problem.code, problem.severity) for problem in judged(now, mine)] == [("stale-words", Severity.WARNING)]


@pytest.mark.parametrize(("status", "severity"), [("draft", Severity.WARNING), (REVIEWED.removeprefix("status: "), Severity.ERROR)])
def test_a_missing_digest_is_an_error_only_in_what_was_checked(tmp_path, english, status, severity):
    mine = content(tmp_path, SPANISH.replace("status: draft", f"status: {status}"), "es")
    (problem,) = judged(english, mine)
    assert (problem.code, problem.severity, problem.span.line) == ("digest", severity, 3)


def test_a_digest_of_nothing_is_told(tmp_path, english):
    mine = content(tmp_path, SPANISH + block(english).replace("}", ", lede: 000000}") + "\n", "es")
    (problem,) = judged(english, mine)
    assert (problem.code, problem.severity) == ("digest", Severity.WARNING)
    assert "'lede'" in problem.message


def test_strictly_a_draft_and_all_else_is_an_error(tmp_path, english):
    mine, now = content(tmp_path, SPANISH + "english: {title: 000000}\n", "es"), changed(tmp_path, "text: B", "text: E")
    found = judged(now, mine, is_strict=True)
    assert {problem.code for problem in found} == {"draft", "digest", "stale-words"}
    assert {problem.severity for problem in found} == {Severity.ERROR}


def test_strictly_a_checked_translation_has_no_faults(tmp_path, english):
    assert judged(english, translated(tmp_path, english, "reviewed"), is_strict=True) == ()


def test_only_english_is_the_source(tmp_path):
    with pytest.raises(PosterError, match="only English is the source"):
        content(tmp_path, SPANISH.replace("status: draft", "status: source"), "es")
    assert content(tmp_path, ENGLISH.replace("language: en", "language: en-GB"), "en-GB").status == "source"


def test_digests_do_not_count_as_words(tmp_path, english):
    assert compare(english, translated(tmp_path, english)) == ()


def test_pieces_that_share_words_share_their_status():
    assert resolve(job("seat-belt-poster", "es")).content.status == resolve(job("seat-belt", "es")).content.status == "draft"
