"""Words in another language than the document's say so, and numbers are written as the language file asks: posters read back."""

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from sample_jobs import job
from sample_pieces import LAYOUT, WORDS, library

from hrposter.diagnostics import PosterError
from hrposter.poster import Job
from hrposter.rendering import document, pdf, reading_text
from hrposter.resolve import resolve
from hrposter.typography.marks import DOT

CLINIC = """\
hrposter: 1
name: River Street
phone: (415) 555-0123
hours: [{days: monday-friday, open: "9:00", close: "17:30"}]
website: www.example.org
languages: [en, es, ar, zh-Hans, so]
checked_on: 2026-11-23
"""
SHOW = "show: [name, phone, hours, languages, website]"
OWN = {"en": "English", "es": "Español", "ar": "العربية", "zh-Hans": "简体中文", "so": "Soomaali"}


def poster_job(folder: Path, lang: str, words: str = WORDS, look: str = "band", extra: str = "", **options) -> Job:
    layout = LAYOUT.replace("contact: band, lead: [title]", f"contact: {look}, {SHOW}")
    translated = words.replace("language: en", f"language: {lang}").replace("status: source", f"status: draft{extra}")
    folder.mkdir(exist_ok=True)
    (folder / "clinic.yaml").write_text(CLINIC, encoding="utf-8")
    mine = library(folder, layout, words, **({} if lang == "en" else {lang: translated}))
    return job("all", lang, library=mine, clinic=folder / "clinic.yaml", **options)


def spans(file: pikepdf.Pdf) -> Iterator[tuple[str, str | None]]:
    """Language and logical text of each Span that has a language."""

    def below(element: pikepdf.Dictionary) -> Iterator[tuple[str, str | None]]:
        if str(element.get("/S", "")) == "/Span" and "/Lang" in element:
            yield str(element.Lang), str(element.ActualText) if "/ActualText" in element else None
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                yield from below(kid)

    yield from below(file.Root.StructTreeRoot)


@pytest.mark.parametrize("look", ["band", "line"])
@pytest.mark.parametrize("profile", ["office", "web"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_each_language_of_a_clinic_is_named_in_itself(tmp_path, lang, profile, look):
    of = poster_job(tmp_path, lang, look=look, profile=profile)
    found = list(spans(pikepdf.open(io.BytesIO(pdf(of)))))
    assert [tag for tag, _ in found] == [tag for tag in OWN if tag != lang]
    assert all(actual in (None, OWN[tag]) for tag, actual in found)
    assert lang == "en" or all(actual for _, actual in found)
    # A dot at a line's end goes.
    assert " ".join(reading_text(document(of)).replace(DOT.strip(), " ").split()).count(" ".join(OWN.values())) == 1


def test_a_language_of_the_documents_own_needs_no_span(tmp_path):
    assert "en" not in dict(spans(pikepdf.open(io.BytesIO(pdf(poster_job(tmp_path, "en"))))))


def test_hours_are_in_the_languages_digits_where_its_file_asks_and_the_phone_never(tmp_path):
    western, native = (resolve(poster_job(tmp_path / name, "ar", extra=extra)) for name, extra in (("a", ""), ("b", "\ndigits: native")))
    assert "٥:٣٠" in native.detail("clinic.hours")
    assert "5:30" in western.detail("clinic.hours")
    assert native.detail("checked_on").startswith("٢٣")
    assert native.detail("clinic.phone") == "(415) 555-0123"
    assert native.numbered("2 / 3") == "٢ / ٣"


def test_digits_typed_by_the_translator_have_the_value_of_the_english(tmp_path):
    words = WORDS.replace("title: Hello", "title: Hello 24")
    of = poster_job(tmp_path, "ar", words)
    file = tmp_path / "layouts/all/ar.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("24", "٢٤"), encoding="utf-8")
    assert resolve(of).message("title").text == "Hello ٢٤"
    file.write_text(file.read_text(encoding="utf-8").replace("٢٤", "٢٥"), encoding="utf-8")
    with pytest.raises(PosterError, match="other numbers than English"):
        resolve(of)


def test_straight_marks_are_printed_as_the_languages_own_and_nobody_guesses(tmp_path):
    of = poster_job(tmp_path, "en", WORDS.replace("title: Hello", 'title: It\'s "home"'))
    assert resolve(of).message("title").text == "It’s “home”"
    of = poster_job(tmp_path / "b", "en", WORDS.replace("title: Hello", 'title: A "home'))
    with pytest.raises(PosterError, match=r"en.yaml:5:10: error\[straight-mark\]"):
        resolve(of)
