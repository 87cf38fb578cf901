"""What pages share is painted once: nothing of it shows in a file but that its content comes in two streams."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pdf_samples import document, line, opened, page, poster, tagged
from sample_jobs import job

from hrposter.display import Begin, Clip, Document, End, Unclip
from hrposter.pdf.prelude import prelude
from hrposter.pdf.writer import write
from hrposter.rendering import document as laid_out
from hrposter.rendering import pdf

CLINIC = 'hrposter: 1\nname: "Clinic {number}"\nphone: "(415) 555-01{number:02d}"\nqr: {{url: "https://example.org/{number}"}}\n'


def starting_with(made: Document, count: int) -> Document:
    (first,) = made.pages
    return replace(made, pages=(replace(first, shared=first.items[:count]),))


def seen(data: bytes) -> tuple[bytes, str]:
    with pypdfium2.PdfDocument(data) as file:
        return file[0].render(scale=0.5).to_pil().tobytes(), file[0].get_textpage().get_text_bounded()


def tree(data: bytes) -> list[str]:
    """Every element with its marks, in reading order."""
    found: list[str] = []

    def walk(element, depth):
        kids = element.get("/K", [])
        each = list(kids) if isinstance(kids, list) or getattr(kids, "_type_name", "") == "array" else [kids]
        marks = [str(kid) for kid in each if isinstance(kid, int)]
        found.append(f"{'  ' * depth}{element.get('/S', 'Root')} {element.get('/Alt', '')} {marks} {element.get('/A', {}).get('/ListNumbering', '')}")
        for kid in each:
            if not isinstance(kid, int) and "/S" in kid:
                walk(kid, depth + 1)

    walk(opened(data).Root.StructTreeRoot, 0)
    return found


def marks(data: bytes) -> list[str]:
    """Where marked content begins and ends, in the order of the content."""
    page = opened(data).pages[0]
    page.contents_coalesce()
    return [row for row in page.Contents.read_bytes().decode().splitlines() if row.endswith(("BMC", "BDC", "EMC"))]


def whole_starts(made: Document) -> list[int]:
    """After how many items no element is open."""
    depth, found = 0, []
    for count, item in enumerate(made.pages[0].items, start=1):
        depth += isinstance(item, Begin) - isinstance(item, End)
        if not depth:
            found.append(count)
    return found


def test_a_page_is_the_same_wherever_what_it_shares_ends():
    made = poster()
    plain = write(made)
    starts = whole_starts(made)
    assert len(starts) > 10
    for count in starts:
        begun = write(starting_with(made, count))
        assert seen(begun) == seen(plain)
        assert tree(begun) == tree(plain)
        assert marks(begun) == marks(plain)


def test_a_window_that_is_open_where_it_ends_goes_on():
    items = (Clip(poster().pages[0].items[2].outline), *tagged("P", line("Shared words")), *tagged("P", line("Own words", baseline=140)), Unclip())
    made = document(page(*items))
    assert seen(write(starting_with(made, 4))) == seen(write(made))


def test_what_holds_a_link_or_is_not_whole_is_painted_with_the_rest():
    made = poster()
    for count in (len(made.pages[0].items), 3):
        assert write(starting_with(made, count)) == write(made)


def test_items_that_were_given_others_are_painted():
    made = starting_with(document(page(*tagged("P", line("Shared words")), *tagged("P", line("Own words", baseline=140)))), 3)
    other = replace(made.pages[0], items=(*tagged("P", line("Other words")), *made.pages[0].items[3:]))
    assert "Other words" in seen(write(replace(made, pages=(other,))))[1]


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("profile", ["web", "office", "press"])
def test_clinics_share_a_stream_and_a_file_is_the_same_whatever_was_made_before(tmp_path: Path, lang, profile):
    def made(number: int) -> bytes:
        path = tmp_path / f"{number}.yaml"
        path.write_text(CLINIC.format(number=number), encoding="utf-8")
        return pdf(job("welcome", lang, "Letter", profile=profile, clinic=path))

    one, two = made(12), made(34)
    first, second = (opened(data).pages[0].Contents for data in (one, two))
    assert len(first) == len(second) == 2
    assert first[0].read_bytes() == second[0].read_bytes()
    assert first[1].read_bytes() != second[1].read_bytes()
    prelude.cache_clear()
    assert made(34) == two
    assert made(12) == one


def test_a_page_without_a_clinic_shares_nothing():
    assert laid_out(job("welcome", "en", "Letter", profile="web")).pages[0].shared == ()
