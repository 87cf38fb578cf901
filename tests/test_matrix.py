"""On a finished page nothing overflows, overlaps, leaves the page or is too small to read; a sample of all sheets shows it, test_every_sheet all."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from page_text import bounds
from sample_jobs import LIBRARY, NAME, STREET, job, label, matrix
from sheets import Sheet, sheet_of

from hrposter.diagnostics import PosterError
from hrposter.display import Begin, End, Image, Link, Page, Path, Picture, Text
from hrposter.geometry import Rect, union
from hrposter.poster import Job
from hrposter.preflight.page import findings

# Body text that is comfortable to read on a wall, after "fit to page" has taken 6 % (Letter and A4: 14 pt, Tabloid and A3: 18 pt).
LEAST_BODY = {"Letter": 14.0, "Legal": 14.0, "A4": 14.0, "Tabloid": 18.0, "A3": 18.0, "18x24": 28.0, "A2": 28.0, "24x36": 28.0, "A1": 28.0}
SHRINKS_BY = 0.94
LEAST_ON_HANDOUTS = 12.0
SCENES = frozenset(LIBRARY.art_names())
SAMPLE = 97


def faults(of: Job) -> list[str]:
    """What is wrong with the pages of a job, as a person would say it."""
    try:
        sheet = sheet_of(of)
    except PosterError as error:
        return [f"{label(of)}: {problem.message}" for problem in error.diagnostics]
    return list(faults_on(sheet))


def faults_on(sheet: Sheet) -> Iterator[str]:
    found = [f"{finding.code}: {finding.message}" for page in sheet.pages for finding in findings(page)]
    found += [fault for page in sheet.pages for look in (strays, missing_glyphs, uneven) for fault in look(page)]
    found += too_small(sheet)
    yield from (f"{label(sheet.job)}: {fault}" for fault in found)


def strays(page: Page) -> Iterator[str]:
    """Marks outside the live box that are no grounds: words, markers, icons, logos, codes, links."""
    for name, box in marks(page):
        if not page.live.contains(box, slack=0.1):
            yield f"{name!r} stands in the margin"


def marks(page: Page) -> Iterator[tuple[str, Rect]]:
    tags: list[str] = []
    for item in page.items:
        match item:
            case Begin(tag=tag):
                tags.append(tag)
            case End():
                tags.pop()
            case Text() if item.box.overlaps(page.bleed):  # the slug line of a press sheet stands beyond
                yield item.text, item.box
            case Link(rect=rect) | Image(rect=rect):
                yield type(item).__name__, rect
            case Picture(drawing=drawing) if drawing.name not in SCENES:
                yield drawing.name, placed(item)
            case Path() if {"L", "Figure"} & set(tags):
                yield "marker or code", bounds(item.outline, item.matrix)


def placed(picture: Picture) -> Rect:
    view = picture.drawing.view
    corners = [picture.matrix.apply(x, y) for x in (view.x, view.right) for y in (view.y, view.bottom)]
    return union(Rect(x, y, 0, 0) for x, y in corners)


def missing_glyphs(page: Page) -> Iterator[str]:
    for item in page.items:
        if isinstance(item, Text):
            clusters = (cluster for run in item.runs for cluster in run.clusters)
            yield from (f"no glyph for {cluster.text!r}" for cluster in clusters if any(glyph.gid == 0 for glyph in cluster.glyphs))


def uneven(page: Page) -> Iterator[str]:
    """Siblings of different size: the items of a list, the titles of cards or points, the texts below them."""
    for name, sizes in sizes_of_siblings(page).items():
        if len(sizes) > 1:
            yield f"{name} stand at {sorted(sizes)} pt"


def sizes_of_siblings(page: Page) -> dict[str, set[float]]:
    found: dict[str, set[float]] = {"items of a list": set(), "titles": set(), "texts below titles": set()}
    tags: list[str] = []
    last = name = ""
    for item in page.items:
        match item:
            case Begin(tag=tag):
                tags.append(tag)
                if tag in ("H1", "H2", "P", "L"):
                    name = {"H2": "titles", "P": "texts below titles" if last == "H2" else ""}.get(tag, "")
                    last = tag
            case End():
                tags.pop()
            case Text(size=size) if "LBody" in tags and "P" not in tags[tags.index("LBody") :]:
                found["items of a list"].add(size)
            case Text(size=size) if name and "Artifact" not in tags:
                found[name].add(size)
    return found


def too_small(sheet: Sheet) -> Iterator[str]:
    poster = sheet.poster
    for style, fitted in sheet.solution.fitted.items():
        floor = poster.styles[style].floor
        if fitted.size < floor - 0.05 or fitted.size < poster.styles[style].type.least - 0.05:
            yield f"{style} stands at {fitted.size} pt, below its floor of {floor:.2f} pt"
        if style == "body" and fitted.size * SHRINKS_BY < LEAST_BODY.get(poster.job.paper.name, 11.0):
            yield f"the body text of {fitted.size} pt is too small for {poster.job.paper.name}"
        if style.startswith("handout") and fitted.size * SHRINKS_BY < LEAST_ON_HANDOUTS:
            yield f"the {style} text of {fitted.size} pt is too small to read in the hand"


def all_faults(jobs: Iterable[Job]) -> list[str]:
    return [fault for one in jobs for fault in faults(one)]


def test_the_full_clinic_is_as_long_as_it_should_be():
    assert (len(NAME), len(STREET)) == (60, 40)


def test_a_sample_of_the_matrix_has_no_fault(full_clinics):
    assert all_faults(list(matrix((None, *full_clinics)))[::SAMPLE]) == []


# ---------------------------------------------------------------- each check sees what it is for


def page_of(**options) -> Page:
    return sheet_of(job(**options)).pages[0]


def changed(page: Page, **fields) -> Page:
    texts = [item for item in page.items if isinstance(item, Text)]
    moved = replace(texts[-1], **fields)
    return replace(page, items=tuple(moved if item is texts[-1] else item for item in page.items))


def test_a_word_in_the_margin_is_seen():
    assert list(strays(page_of())) == []
    assert list(strays(changed(page_of(), x=3.0))) != []


def test_an_item_of_another_size_is_seen():
    page = page_of(piece="principles")
    assert list(uneven(page)) == []
    index = next(index for index, item in enumerate(page.items) if isinstance(item, Begin) and item.tag == "H2")
    text = page.items[index + 1]
    assert isinstance(text, Text)
    items = (*page.items[: index + 1], replace(text, size=text.size - 1), *page.items[index + 2 :])
    assert [fault.partition(" stand")[0] for fault in uneven(replace(page, items=items))] == ["titles"]


def test_a_glyph_that_a_face_lacks_is_seen():
    page = page_of()
    text = next(item for item in page.items if isinstance(item, Text))
    cluster = text.runs[0].clusters[0]
    empty = cluster._replace(glyphs=(cluster.glyphs[0]._replace(gid=0),))
    runs = (replace(text.runs[0], clusters=(empty, *text.runs[0].clusters[1:])), *text.runs[1:])
    items = tuple(replace(item, runs=runs) if item is text else item for item in page.items)
    assert list(missing_glyphs(replace(page, items=items))) == [f"no glyph for {cluster.text!r}"]


def test_body_text_too_small_for_its_sheet_is_seen():
    sheet = sheet_of(job())
    assert list(too_small(sheet)) == []
    shrunk = {name: replace(fitted, size=9.0) for name, fitted in sheet.solution.fitted.items()}
    smaller = replace(sheet, solution=replace(sheet.solution, fitted=shrunk))
    assert any("too small for Letter" in fault for fault in too_small(smaller))
