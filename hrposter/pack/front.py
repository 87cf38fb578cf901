"""The head of an index: whose pack it is, and how to print it."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.display import Begin, Clip, Close, Curve, End, Fill, Item, Line, Move, Outline, Path, Unclip, rounded
from hrposter.fragments import Fragment
from hrposter.geometry import Rect
from hrposter.layout.blocks.bullets import leaf
from hrposter.layout.blocks.emblem import Emblem
from hrposter.layout.flow import Galley
from hrposter.layout.setting import Setting
from hrposter.pack.contents import Pack
from hrposter.pack.desk import PAD, Desk, Slab
from hrposter.pack.emblem import logo_alt, logo_of
from hrposter.pack.wording import Wording

CORNER = 14.0
# The least height of the band, the room for what stands at its end, and the spaces between its words.
_BAND, _END, _LINES = 104.0, 150.0, 6.0
_LOGO_WIDE, _LOGO_HIGH = 138.0, 66.0
# The longest names take so many lines, smaller where they need to be.
_NAME_LINES = 3
# Above and below the words of a panel, which have air of their own.
_SIDE = 0.75 * PAD
# The guide: between its columns, below its title, between its entries, the leaf before each, and above what says that it is a draft.
ALLEY, _BELOW_TITLE, _ENTRY, _LEAF, _INSET, _BEFORE_NOTES = 26.0, 9.0, 9.0, 6.0, 13.0, 14.0


def band(pack: Pack, words: Wording, desk: Desk) -> Slab:
    """Title, name and logo on a dark ground, from the top of the sheet."""
    panel, column = desk.panel, desk.column
    found = logo_of(pack.clinic)
    measure = column.width - _END - PAD
    title = desk.set((Fragment(words.text("title")),), "title", "deep", is_balanced=True)
    name = desk.set((Fragment(pack.clinic.name, is_strong=True, is_value=True),), "kicker", "deep", lines=_NAME_LINES)
    count = desk.set((Fragment(words.count(pack.files)),), "detail", "deep")
    sizes = (title.style.size, name.most(measure), count.style.size)
    settings = tuple(zip((title, name, count), sizes, ("H1", "P", "P"), strict=True))
    high = sum(setting.height(measure, size) for setting, size, _ in settings) + 2 * _LINES
    box = Rect(panel.x, panel.y, panel.width, max(_BAND, high + 2 * _SIDE))
    items = [*desk.ground(box, desk.surface("deep").fill, CORNER), *(() if found or desk.saves_ink else _sun(box, desk))]
    y = box.y + (box.height - high) / 2
    for setting, size, tag in settings:
        items += setting.tagged("H1" if tag == "H1" else "P", desk.turned(Rect(column.x, y, measure, 0), column), size)
        y += setting.height(measure, size) + _LINES
    if found:
        alt = logo_alt(pack.clinic, words.own.phrases)
        emblem = Emblem(found, alt, _LOGO_WIDE, _LOGO_HIGH, desk.surface("paper").fill)
        wide, tall = emblem.size
        place = desk.turned(Rect(column.right - wide, box.y + (box.height - tall) / 2, wide, tall), column)
        items += emblem.paint(place.x, place.y)
    return Slab(tuple(items), box.bottom)


def _sun(box: Rect, desk: Desk) -> Iterator[Item]:
    """A low sun over hills at the end of the band, as on the pieces."""
    # The end of the band, and the way from there to its start.
    edge, back = (box.x, 1) if desk.is_rtl else (box.right, -1)
    foot, r = box.bottom, box.height * 0.42
    middle = edge + back * _END * 0.52
    yield Begin("Artifact")
    yield Clip(rounded(box, CORNER))
    yield Fill(Rect(middle - r, box.y + box.height * 0.2, 2 * r, 2 * r), desk.ink("sun"), r)
    yield Path(_hill(edge + back * _END * 1.1, edge, foot, box.height * 0.42), fill=desk.ink("clay"))
    yield Path(_hill(edge + back * _END * 0.75, edge, foot, box.height * 0.22), fill=desk.ink("plum"))
    yield Unclip()
    yield End()


def _hill(start: float, end: float, foot: float, high: float) -> Outline:
    third = (end - start) / 3
    rise = Curve(start + third, foot - high, start + 2 * third, foot - high * 0.35, end, foot - high)
    return (Move(start, foot), rise, Line(end, foot), Close())


def guide(keys: tuple[str, ...], words: Wording, desk: Desk) -> Slab:
    """How to print, in two columns on a light ground, from the origin on; as wide as the panel. A draft says so below."""
    width = desk.panel.width
    whole, measure = Rect(0, 0, width, 0), (width - 2 * PAD - ALLEY) / 2
    title = desk.set((Fragment(words.text("how")),), "handout-heading")
    entries = [desk.set(words.copy(key), "detail") for key in keys]
    galley = _galley([entry.height(measure - _INSET, entry.style.size) for entry in entries])
    cut = galley.level(0, 2)
    top = _SIDE + title.height(measure, title.style.size) + _BELOW_TITLE
    drafts = [desk.set((Fragment(said),), "note", language=language) for said, language in words.own.draft]
    notes = top + max(galley.height(*column) for column in cut) + (_BEFORE_NOTES if drafts else 0.0)
    high = notes + sum(_high(note, width - 2 * PAD) for note in drafts) + _SIDE
    items = [*desk.ground(Rect(0, 0, width, high), desk.surface("paper").fill, CORNER)]
    items += title.tagged("H2", desk.turned(Rect(PAD, _SIDE, measure, 0), whole), title.style.size)
    items += [Begin("L")]
    for number, (first, last) in enumerate(cut):
        x = PAD + number * (measure + ALLEY)
        for place in range(first, last):
            y = top + galley.tops[place] - galley.tops[first]
            items += _entry(entries[place], desk.turned(Rect(x, y, measure, 0), whole), desk)
    return Slab((*items, End(), *_notes(drafts, Rect(PAD, notes, width - 2 * PAD, 0), desk)), high)


def _notes(notes: list[Setting], box: Rect, desk: Desk) -> Iterator[Item]:
    """Paragraphs one below the other."""
    y = box.y
    for note in notes:
        yield from desk.tagged(note, "P", box._replace(y=y))
        y += _high(note, box.width)


def _high(note: Setting, width: float) -> float:
    """How high a note stands, with what keeps it from the next."""
    return note.height(width, note.style.size) + note.gap * note.style.size


def _galley(heights: list[float]) -> Galley:
    tops = [sum(heights[:place]) + _ENTRY * place for place in range(len(heights))]
    bottoms = tuple(top + height for top, height in zip(tops, heights, strict=True))
    cuts = tuple(range(1, len(heights) + 1))
    return Galley(tuple(tops), bottoms, cuts, cuts)


def _entry(entry: Setting, box: Rect, desk: Desk) -> Iterator[Item]:
    size = entry.style.size
    marker = desk.turned(Rect(box.x, box.y + entry.top * size / 2 - _LEAF / 2, _LEAF, _LEAF), box)
    yield from (Begin("LI"), Begin("Artifact"), Path(leaf(marker, is_rtl=desk.is_rtl), fill=desk.surface("paper").inks["accent"]), End())
    yield from entry.tagged("LBody", desk.turned(Rect(box.x + _INSET, box.y, box.width - _INSET, 0), box), size)
    yield End()
