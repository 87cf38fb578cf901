"""Layouts, words and clinic details that are wrong: one clear error each, with its place, and nothing is written."""

import pytest
from sample_jobs import LANGUAGES

ANY = "mine/welcome/layout.yaml"
CLINIC = "hrposter: 1\nname: River Street\n"
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"


def told_of(desk, *found: str) -> None:
    told = desk.render()
    assert (told.code, told.problems) == (1, found)


def place_of(desk, text: str, name: str = "layout.yaml") -> str:
    """Where a text starts in a file, as line and column."""
    before = (desk.piece / name).read_text(encoding="utf-8").partition(text)[0]
    return f"mine/welcome/{name}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def test_the_copy_itself_is_good(desk):
    assert desk.render("--lang", "all").code == 0
    assert {"en", "es", "ar"} < set(LANGUAGES["welcome"])
    assert desk.files("posters") == sorted(f"welcome-{lang}-letter-office.pdf" for lang in LANGUAGES["welcome"])


# ---------------------------------------------------------------- keys and values


def test_an_unknown_key(desk):
    desk.spoil("layout.yaml", lambda text: text.replace("title: Welcome poster", "titel: Welcome poster"))
    told_of(desk, f"{place_of(desk, 'titel')} unknown-key: 'titel' is not known here")


def test_an_unknown_key_of_a_region(desk):
    desk.spoil("layout.yaml", lambda text: text.replace("style: lead", "stlye: lead", 1))
    told_of(desk, f"{place_of(desk, 'stlye')} unknown-key: 'stlye' means nothing for a region that shows text")


def test_a_repeated_key(desk):
    desk.spoil("layout.yaml", lambda text: text.replace("theme: sunrise\n", "theme: sunrise\ntheme: moonrise\n"))
    told_of(desk, f"{place_of(desk, 'theme: moonrise')} repeated-key: 'theme' appears twice")


def test_a_region_that_is_not_placed(desk):
    desk.spoil("layout.yaml", lambda text: text.partition("variants:")[0].replace("  lede: {", "  extra: {text: lede}\n  lede: {", 1))
    told_of(desk, f"{place_of(desk, 'columns: [')} unplaced-region: region 'extra' is not in this grid")


def test_an_area_that_names_no_region(desk):
    desk.spoil("layout.yaml", lambda text: text.replace("areas: [art, title,", "areas: [art, titel,", 1))
    told_of(desk, f"{place_of(desk, 'titel,')} unknown-region: no region is called 'titel'")


@pytest.mark.parametrize("written", ["7px", "7", "7 %%", "-7%", "seven", "1e3mm"])
def test_a_wrong_unit(desk, written):
    desk.spoil("layout.yaml", lambda text: text.replace("margin: 7%", f"margin: {written!r}", 1))
    told = desk.render()
    assert (told.code, len(told.problems)) == (1, 1)
    assert told.problems[0] == f"{ANY}:7:16 value: {written!r} is not a length"


def test_margins_that_leave_no_page(desk):
    desk.spoil("layout.yaml", lambda text: text.replace("margin: 7%", "margin: 60%", 1))
    told_of(desk, f"{ANY}:2:1 value: the margins leave no room on Letter (office)")


@pytest.mark.parametrize("written", ["&here sunrise", "*sunrise"])
def test_an_anchor_or_an_alias(desk, written):
    desk.spoil("layout.yaml", lambda text: text.replace("theme: sunrise", f"theme: {written}"))
    told_of(desk, f"{place_of(desk, written)} anchor: anchors (&) and aliases (*) are not used here")


def test_a_hex_colour_in_a_layout(desk):
    desk.spoil("layout.yaml", lambda text: text.replace("surface: paper", 'surface: "#12463F"', 1))
    told_of(desk, f"{ANY}:2:1 unknown-surface: there is no surface '#12463F'")


def test_a_python_object_is_a_text_like_any_other(desk):
    desk.spoil("layout.yaml", lambda text: text.replace("theme: sunrise", "theme: !!python/object/apply:os.system [id]"))
    told_of(desk, f"{ANY}:6:8 type: a single value is expected here")


# ---------------------------------------------------------------- bytes


def test_a_tab(desk):
    desk.spoil("layout.yaml", lambda text: text.replace("\n  columns", "\n\tcolumns", 1))
    told = desk.render()
    assert [problem.partition(": ")[0].split(" ")[1] for problem in told.problems] == ["tab"]
    assert told.problems[0].endswith(": a tab indents this line")


def test_bytes_that_are_not_utf_8(desk):
    desk.spoil("en.yaml", lambda text: text.replace("You are", "Café").encode("latin-1", "replace"))
    told_of(desk, "mine/welcome/en.yaml:6:13 encoding: byte 0xE9 is not UTF-8")


def test_utf_16_as_some_editors_save_it(desk):
    desk.spoil("en.yaml", lambda text: text.encode("utf-16"))
    told_of(desk, "mine/welcome/en.yaml:1:1 encoding: byte 0xFF is not UTF-8")


@pytest.mark.parametrize("name", ["layout.yaml", "en.yaml"])
@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "---\n"])
def test_an_empty_file(desk, name, text):
    desk.spoil(name, lambda _: text)
    told = desk.render()
    assert (told.code, len(told.problems)) == (1, 1)
    assert told.problems[0].endswith("empty: the file is empty")


def test_a_file_of_ten_megabytes(desk):
    desk.spoil("en.yaml", lambda text: text + "#" * 10_000_000)
    told = desk.render()
    assert (told.code, len(told.problems)) == (1, 1)
    assert "mine/welcome/en.yaml:1:1 too-large: the file has 10,0" in told.problems[0]


@pytest.mark.parametrize("opening", ["[", "{a: ", "? "])
def test_nesting_ten_thousand_deep(desk, opening):
    desk.spoil("en.yaml", lambda text: f"{text}deep: " + opening * 10_000)
    told = desk.render()
    assert (told.code, len(told.problems)) == (1, 1)
    assert told.problems[0].endswith(
        ("too-deep: nested more than 40 deep", "yaml: this is not valid YAML: mapping keys are not allowed in this context")
    )


def test_a_control_character(desk):
    desk.spoil("en.yaml", lambda text: text.replace("welcome", "wel\x00come", 1))
    told_of(desk, "mine/welcome/en.yaml:6:21 control: the control character U+0000 stands in the file")


def test_a_control_character_by_its_number(desk):
    desk.spoil("en.yaml", lambda text: text.replace("title: You are welcome here.", r'title: "You are \u0007 here."'))
    told_of(desk, "mine/welcome/en.yaml:6:10 control: the invisible or presentation character U+0007 stands in the text")


def test_a_folder_where_a_file_should_be(desk):
    (desk.piece / "en.yaml").unlink()
    (desk.piece / "en.yaml").mkdir()
    told_of(desk, "mine/welcome/en.yaml:1:1 unreadable: the file cannot be read: is a directory")


def test_all_problems_of_a_file_come_at_once_and_in_its_order(desk):
    changes = {
        "margin: 7%": "margin: 7px",
        "style: lead": "stlye: lead",
        "theme: sunrise\n": "theme: sunrise\ntheme: x\n",
        "marker: leaf": "marker: star",
    }

    def spoilt(text: str) -> str:
        for old, new in changes.items():
            text = text.replace(old, new, 1)
        return text

    desk.spoil("layout.yaml", spoilt)
    told = desk.render()
    assert [problem.split(" ")[1] for problem in told.problems] == ["repeated-key:", "value:", "unknown-key:", "value:"]
    lines = [int(problem.split(":")[1]) for problem in told.problems]
    assert lines == sorted(lines)


# ---------------------------------------------------------------- words


def test_a_language_without_a_file(desk):
    (desk.piece / "es.yaml").unlink()
    told = desk.render("--lang", "es")
    assert (told.code, told.problems) == (1, ("mine/welcome/es.yaml:1:1 missing-language: welcome has no words in 'es'",))
    assert "choose one of en, ar" in told.printed


def test_english_without_a_file(desk):
    (desk.piece / "en.yaml").unlink()
    told_of(desk, "mine/welcome/en.yaml:1:1 unreadable: the file cannot be read: no such file or directory")


def test_words_without_a_layout_are_not_passed_over(desk):
    (desk.piece / "layout.yaml").unlink()
    told_of(desk, "mine/welcome/layout.yaml:1:1 missing-layout: the folder 'welcome' holds words but no layout.yaml")


def test_a_placeholder_that_a_translation_lost_and_one_that_it_added(desk):
    desk.spoil("en.yaml", lambda text: text.replace("We speak with respect.", "We speak with respect at {clinic.name}."))
    desk.spoil("es.yaml", lambda text: text.replace("Hablamos con respeto.", "Hablamos con respeto en {clinic.phone}."))
    told = desk.render("--lang", "es")
    place = place_of(desk, "Hablamos con", "es.yaml")
    assert told.problems == (
        f"{place} extra-placeholder: 'promises.4' has {{clinic.phone}}, which English has not",
        f"{place} missing-placeholder: 'promises.4' has lost {{clinic.name}}",
    )
    assert told.code == 1


def test_a_placeholder_that_no_clinic_fills(desk):
    desk.spoil("en.yaml", lambda text: text.replace("We speak with respect.", "We speak at {clinic.nmae}."))
    told_of(desk, f"{place_of(desk, 'We speak', 'en.yaml')} unknown-placeholder: {{clinic.nmae}} is not a field of clinic.yaml")


def test_words_that_a_translation_lacks(desk):
    desk.spoil("es.yaml", lambda text: "".join(line for line in text.splitlines(keepends=True) if "lede:" not in line))
    told = desk.render("--lang", "es")
    assert (told.code, told.problems) == (1, ("mine/welcome/es.yaml:2:1 missing-words: 'lede' is missing in es",))


@pytest.mark.parametrize("old", ["You are welcome here.", "We listen before we advise."])
def test_a_word_too_long_for_its_box(desk, old):
    desk.spoil("en.yaml", lambda text: text.replace(old, LONG_WORD * 2))
    place = place_of(desk, LONG_WORD, "en.yaml")
    told = desk.render()
    assert (told.code, len(told.problems)) == (1, 1)
    assert told.problems[0].startswith(f"{place} overflow: '{LONG_WORD * 2}' is wider than its column at ")
    assert "letters shorter" in told.printed


def test_too_many_words_for_the_page(desk):
    desk.spoil("en.yaml", lambda text: text.replace("lede: ", "lede: " + "word " * 300))
    told = desk.render()
    assert (told.code, len(told.problems)) == (1, 1)
    assert told.problems[0].startswith("mine/welcome/en.yaml:7:9 overflow: the words in en stand ")


def test_a_letter_that_no_typeface_has_is_a_matter_of_the_machine(desk):
    desk.spoil("en.yaml", lambda text: text.replace("We listen", "We \U00013000 listen"))
    place = place_of(desk, "We \U00013000", "en.yaml")
    told = desk.render()
    assert (told.code, told.problems) == (3, (f"{place} machine: no installed typeface has these characters: Egyptian: U+13000 \U00013000",))


# ---------------------------------------------------------------- a clinic's own details


def test_all_problems_of_a_clinic_come_at_once(desk):
    (desk.folder / "clinic.yaml").write_text(f"{CLINIC}logo: ../x.png\nphon: 1\nphone: '12'\nwebsite: ftp://x\n")
    told = desk.render("--clinic", "clinic.yaml")
    assert told.code == 1
    assert [problem.split(": ")[0] for problem in told.problems] == [
        "clinic.yaml:3:7 path-leaves-folder",
        "clinic.yaml:4:1 unknown-key",
        "clinic.yaml:5:8 phone",
        "clinic.yaml:6:10 url",
    ]


def test_a_detail_that_does_not_fit_is_shown_where_it_stands(desk):
    (desk.folder / "clinic.yaml").write_text(CLINIC.replace("River Street", "R" * 60))
    told = desk.render("--clinic", "clinic.yaml")
    assert told.code == 1
    assert told.problems[0].startswith("clinic.yaml:2:7 overflow: 'RRR")
