from pathlib import Path

import pytest

from hrposter.diagnostics import PosterError, UsageError
from hrposter.resources import Library, asset_path, data_folder, is_safe_name, unknown
from hrposter.spec.shared import phrases_of


def own(tmp_path: Path, *paths: str) -> Library:
    """A user's folder of layouts with these files, and ``assets`` beside it."""
    for path in paths:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("hrposter: 1\n")
    return Library((tmp_path / "layouts",))


def test_what_ships_is_found():
    library = Library()
    assert {"welcome", "welcome-parents", "principles"} <= set(library.pieces())
    assert library.languages(library.piece("welcome"))[0] == "en"
    assert library.theme("sunrise") == asset_path("themes/sunrise.yaml")
    assert library.phrase_languages() == tuple(sorted(library.phrase_languages()))
    assert {"ar", "en", "es", "pt-BR", "zh-Hant"} <= set(library.phrase_languages())


def test_a_users_own_files_come_first(tmp_path):
    library = own(tmp_path, "layouts/welcome/layout.yaml", "assets/themes/sunrise.yaml", "assets/icons/phone.svg", "layouts/welcome/corner.svg")
    assert library.piece("welcome") == tmp_path / "layouts/welcome"
    assert library.theme("sunrise") == tmp_path / "assets/themes/sunrise.yaml"
    assert library.icon("phone") == tmp_path / "assets/icons/phone.svg"
    assert library.art("corner", tmp_path / "layouts/welcome") == tmp_path / "layouts/welcome/corner.svg"
    assert library.piece("principles") == data_folder() / "layouts/principles"


def test_the_nearest_name_is_offered():
    with pytest.raises(UsageError, match=r"there is no piece 'welcom'; did you mean 'welcome'\?"):
        Library().piece("welcom")
    with pytest.raises(UsageError, match="there is no theme 'xyz'; there are: "):
        Library().theme("xyz")


def test_where_nothing_is_there_none_is_offered():
    assert unknown("piece", "x", ()) == "there is no piece 'x'; there are: none"


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "a/b", "/etc", "a b", ".hidden", "-x", "a\\b", "a\n", "ü"])
def test_a_name_that_could_leave_its_folder_is_not_safe(name):
    assert not is_safe_name(name)
    library = Library()
    assert (library.art(name, library.piece("welcome")), library.icon(name), library.phrases(name)) == (None, None, None)


def test_words_without_a_layout_are_told_of(tmp_path):
    library = own(tmp_path, "layouts/welcome/en.yaml")
    with pytest.raises(PosterError, match=r"the folder 'welcome' holds words but no layout\.yaml"):
        library.piece("welcome")


def test_a_folder_of_something_else_is_nobodys_piece(tmp_path):
    library = own(tmp_path, "layouts/welcome/notes.txt")
    assert library.piece("welcome") == data_folder() / "layouts/welcome"


def test_only_files_are_languages(tmp_path):
    library = own(tmp_path, "layouts/one/layout.yaml", "layouts/one/en.yaml", "layouts/one/fr.yaml/x")
    assert library.languages(library.piece("one")) == ("en",)


def test_fonts_beside_a_piece_come_before_those_beside_the_layouts(tmp_path):
    library = own(tmp_path, "layouts/one/layout.yaml", "layouts/one/fonts/a.ttf", "assets/fonts/b.ttf")
    assert library.fonts(library.piece("one"))[:2] == (tmp_path / "layouts/one/fonts", tmp_path / "assets/fonts")


def test_a_file_that_appears_in_an_earlier_place_is_found_from_then_on(tmp_path):
    library = Library((tmp_path / "layouts",))
    shipped = phrases_of(library, "es")
    mine = tmp_path / "assets" / "phrases" / "es.yaml"
    mine.parent.mkdir(parents=True)
    mine.write_text(shipped.span.path.read_text(encoding="utf-8"), encoding="utf-8")
    assert phrases_of(library, "es").span.path == mine
    mine.unlink()
    assert phrases_of(library, "es") is shipped
