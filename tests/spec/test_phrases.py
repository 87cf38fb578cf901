import pytest
from sample_jobs import LIBRARY

from hrposter.diagnostics import PosterError
from hrposter.spec.phrases import PHRASES, read_phrases

GOOD = """\
hrposter: 1
language: es
name: Español
phrases:
  draft: Borrador.
  range_days: "de {first} a {last}"
  range_times: "de {open} a {close}"
  text_line: "Mensajes: {number}"
  qr_alt: "Código QR: {url}"
  logo_alt: "Logo de {name}"
  scan: Escanee
  example: Ejemplo
  checked_on: "Revisado el {date}"
"""


def phrases(tmp_path, text):
    path = tmp_path / "es.yaml"
    path.write_text(text, encoding="utf-8")
    return read_phrases(path)


def test_good_phrases_read(tmp_path):
    read = phrases(tmp_path, GOOD)
    assert (read.language.tag, read.autonym) == ("es", "Español")
    assert read.texts["draft"] == "Borrador."
    assert tuple(read.texts) == PHRASES


def test_the_languages_that_readers_may_speak_have_an_english_name_each(tmp_path):
    assert phrases(tmp_path, GOOD).spoken == {}
    spoken = "name: Español\nspoken: {Español: Spanish, Quechua: Quechua}\n"
    assert phrases(tmp_path, GOOD.replace("name: Español\n", spoken)).spoken == {"Español": "Spanish", "Quechua": "Quechua"}


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("  draft: Borrador.\n", "", "missing-key", 5),
        ("scan:", "skan:", "unknown-key", 11),
        ("language: es", "language: spanish", "value", 2),
        ("hrposter: 1", "hrposter: 9", "version", 1),
        ("name: Español\n", "name:\n", "blank", 3),
        ("name: Español\n", "name: Español\nspoken: {Quechua: }\n", "blank", 4),
    ],
)
def test_each_fault_says_where(tmp_path, old, new, code, line):
    with pytest.raises(PosterError) as caught:
        phrases(tmp_path, GOOD.replace(old, new, 1))
    (fault,) = caught.value.diagnostics
    assert fault.span is not None
    assert (fault.code, fault.span.line) == (code, line), fault


@pytest.mark.parametrize("lang", LIBRARY.phrase_languages())
def test_the_phrases_that_ship_keep_the_placeholders_of_english(lang):
    import string

    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    path, english = LIBRARY.phrases(lang), LIBRARY.phrases("en")
    assert path is not None
    assert english is not None
    mine, theirs = read_phrases(path).texts, read_phrases(english).texts
    assert {key: fields(mine[key]) for key in PHRASES} == {key: fields(theirs[key]) for key in PHRASES}
