"""A page as text, an item a line: what stands where, in which element, at which size and in which ink."""

from collections.abc import Iterator
from pathlib import Path as File
from pathlib import PurePath

from hrposter.display import Begin, Clip, End, Fill, Image, Item, Link, Page, Path, Picture, Text, Unclip
from hrposter.geometry import Matrix, Rect, union

SNAPSHOTS = File(__file__).parent / "snapshots"


def describe(page: Page) -> str:
    """The page's size, then its items indented by their elements; lengths in points, to a tenth."""
    lines, depth = [f"page {_numbers(page.media.width, page.media.height)} live {_box(page.live)}"], 0
    for item in page.items:
        depth -= isinstance(item, (End, Unclip))
        lines += [f"{'  ' * depth}{line}" for line in _item(item)]
        depth += isinstance(item, (Begin, Clip))
    return "".join(f"{line}\n" for line in lines)


def _item(item: Item) -> Iterator[str]:
    match item:
        case Begin(tag, alt, lang, actual, box):
            said = {"alt": alt, "lang": lang, "actual": actual}
            yield " ".join([tag, *([_box(box)] if box else []), *(f"{key}={value!r}" for key, value in said.items() if value)])
        case Text():
            faces = dict.fromkeys(f"{PurePath(run.face.path).stem} {run.ink.role}" for run in item.runs)
            kind, place = "turned text" if item.is_turned else "text", _numbers(item.x, item.baseline)
            yield f"{kind} {place} wide {_numbers(item.width)} size {item.size:g} {', '.join(faces)}: {item.text!r}"
        case Fill(rect, ink, radius):
            yield f"fill {_box(rect)} {ink.role}" + (f" round {_numbers(radius)}" if radius else "")
        case Path():
            yield f"path {_box(bounds(item.outline, item.matrix))} {item.fill.role if item.fill else '-'} of {len(item.outline)}"
        case Picture():
            x, y = item.matrix.apply(item.drawing.view.x, item.drawing.view.y)
            yield f"picture {item.drawing.name} at {_numbers(x, y)} scaled {item.matrix.a:.3f} {item.matrix.d:.3f}"
        case Image():
            yield f"image {_box(item.rect)} {item.raster.width} x {item.raster.height}"
        case Link():
            yield f"link {_box(item.rect)} {item.uri}"
        case Clip():
            yield f"clip {_box(bounds(item.outline))}"
        case End() | Unclip():
            return


def bounds(outline: tuple, matrix: Matrix | None = None) -> Rect:
    """The box around the corners of an outline, in points."""
    corners = ((matrix or Matrix()).apply(*segment[-2:]) for segment in outline if segment)
    return union(Rect(x, y, 0, 0) for x, y in corners)


def _box(box: Rect) -> str:
    return _numbers(box.x, box.y, box.width, box.height)


def _numbers(*values: float) -> str:
    return " ".join(f"{round(value, 1) + 0:g}" for value in values)
