"""The editions of a pack as slabs of type, one for each place where a column may end: a picture, the sheet, and a row for each language."""

from __future__ import annotations

from collections.abc import Iterator

from hrposter.display import Begin, End, Fill, Item, Path, Picture, rounded
from hrposter.fragments import Copy, Fragment
from hrposter.frozen import frozen
from hrposter.geometry import Matrix, Rect
from hrposter.layout.setting import Setting
from hrposter.pack.contents import Edition, PackFile, Title, tongue
from hrposter.pack.desk import Desk, Slab
from hrposter.pack.miniature import UNITS, miniature_of
from hrposter.pack.moving import moved
from hrposter.pack.wording import Wording
from hrposter.resources import Library

# Points: the long edge of a picture, the room of its column, and the space beside it.
_PICTURE, _ROOM, _BESIDE = 86.0, 67.0, 12.0
# The rule above a piece, and the space below it, below its title and its use, and above a further edition.
_RULE, _BELOW_RULE, _BELOW_TITLE, _BETWEEN, _BELOW_USE = 1.2, 9.0, 8.0, 12.0, 3.0
# Around the words of a row, and within the flag of a draft.
_AROUND, _FLAG_SIDE, _FLAG_HIGH, _BEFORE_FLAG = 4.0, 5.0, 11.6, 6.0
_HAIRLINE, _BELOW_SPOKEN = 0.5, 2.6


@frozen()
class Rows:
    """Makes the slabs of editions in a column ``width`` points wide."""

    desk: Desk
    words: Wording
    width: float
    library: Library
    theme: str | None

    def title(self, title: Title) -> Iterator[Slab]:
        """One piece in all its editions."""
        for number, edition in enumerate(title.editions):
            rows = [self._row(file, is_ruled=place > 0) for place, file in enumerate(edition.files)]
            yield from self._edition(title, edition, rows, is_first=number == 0)

    def _edition(self, title: Title, edition: Edition, rows: list[Slab], *, is_first: bool) -> Iterator[Slab]:
        """The head with as many rows as stand beside its picture, then the others."""
        name = f"{title.piece}/{edition.first.sheet_name}/{edition.first.profile}"
        above, y = self._above(title, is_first=is_first)
        picture, high = self._picture(title, edition, y)
        use = self.desk.set((Fragment(self.words.use(edition), is_strong=True),), "note")
        foot = y + high
        items = [*above, *picture, *use.tagged("P", self._beside(y), _size(use))]
        y += use.height(self._measure, _size(use)) + _BELOW_USE
        count = next((count for count in range(1, len(rows)) if y + sum(row.height for row in rows[:count]) >= foot), len(rows))
        items += [Begin("L", whole=name)]
        for row in rows[:count]:
            items += moved(row.items, 0, y)
            y += row.height
        yield Slab((*items, End()), max(y, foot), after="" if is_first else title.title)
        for row in rows[count:]:
            yield Slab((Begin("L", whole=name), *row.items, End()), row.height, is_head=False, after=title.title)

    def _above(self, title: Title, *, is_first: bool) -> tuple[list[Item], float]:
        """The rule and the title above the first edition of a piece; further ones stand closer."""
        if not is_first:
            return [], _BETWEEN
        heading = self.desk.set((Fragment(title.title),), "handout-heading", is_balanced=True, language=self.desk.english)
        rule = Fill(Rect(0, 0, self.width, _RULE), self.desk.surface("paper").inks["accent"])
        top = _RULE + _BELOW_RULE
        words = self.desk.tagged(heading, "H2", Rect(0, top, self.width, 0))
        return [Begin("Artifact"), rule, End(), *words], top + heading.height(self.width, _size(heading)) + _BELOW_TITLE

    def _picture(self, title: Title, edition: Edition, y: float) -> tuple[list[Item], float]:
        """The page in small, with a hairline around it; how high it stands."""
        drawing = miniature_of(edition.first, self.library, self.theme)
        if drawing is None:
            return [], 0.0
        scale = min(_PICTURE / UNITS, _ROOM / drawing.view.width)
        box = self._turned(Rect(0, y, drawing.view.width * scale, drawing.view.height * scale))
        edge = Path(rounded(box, 0), stroke=self.desk.surface("blush").fill, width=_HAIRLINE)
        figure = Begin("Figure", alt=self.words.alt(title, edition), box=box)
        return [figure, Picture(drawing, Matrix(scale, 0, 0, scale, box.x, y), {}), edge, End()], box.height

    def _row(self, file: PackFile, *, is_ruled: bool) -> Slab:
        """A language and the file in it; a draft has a flag, which the name of its language leaves room for."""
        spoken, name = self._spoken(file), self.desk.set((Fragment(file.name, is_value=True),), "note")
        flag = self.desk.set((Fragment(self.words.text("draft"), is_strong=True),), "note", "sun") if file.is_draft else None
        measure = self._measure - (_BEFORE_FLAG + _wide(flag) if flag else 0.0)
        below = _AROUND + spoken.height(measure, _size(spoken)) + _BELOW_SPOKEN
        items: list[Item] = [Begin("LI"), Begin("LBody"), *(self._hairline() if is_ruled else ())]
        items += spoken.tagged("P", self._beside(_AROUND, measure), _size(spoken))
        if flag:
            after = spoken.breaks(measure, _size(spoken))[0].width * _size(spoken) + _BEFORE_FLAG
            items += self._flag(flag, _ROOM + _BESIDE + after, _AROUND + spoken.top * _size(spoken))
        size = min(_size(name), name.most(self._measure))
        items += name.tagged("P", self._beside(below), size)
        return Slab((*items, End(), End()), below + name.height(self._measure, size) + _AROUND)

    def _spoken(self, file: PackFile) -> Setting:
        """``Arabic العربية · 2 pages``."""
        spoken = tongue(file.lang, self.words.language.tag)
        copy: Copy = (Fragment(spoken.name, is_strong=True),)
        if spoken.own:
            copy = (*copy, Fragment(" "), Fragment(spoken.own, is_value=True, lang=spoken.tag))
        if note := self.words.note(file):
            copy = (*copy, Fragment(f" · {note}"))
        return self.desk.set(copy, "detail")

    def _flag(self, flag: Setting, x: float, baseline: float) -> Iterator[Item]:
        """What says that nobody has checked a translation, its capitals in the middle of their ground."""
        size = _size(flag)
        ground = self._turned(Rect(x, baseline - (flag.top * size + _FLAG_HIGH) / 2, _wide(flag), _FLAG_HIGH))
        yield from self.desk.ground(ground, self.desk.surface("sun").fill, _FLAG_HIGH / 2)
        inner = Rect(ground.x + _FLAG_SIDE, baseline - flag.top * size, ground.width - _FLAG_SIDE, 0)
        yield from flag.tagged("P", self.desk.turned(inner, ground), size)

    def _hairline(self) -> Iterator[Item]:
        yield from (Begin("Artifact"), Fill(self._beside(0)._replace(height=_HAIRLINE), self.desk.surface("blush").fill), End())

    @property
    def _measure(self) -> float:
        """The width of words beside a picture."""
        return self.width - _ROOM - _BESIDE

    def _beside(self, y: float, measure: float | None = None) -> Rect:
        """The place of words beside a picture, as wide as all of it where no measure is given."""
        return self._turned(Rect(_ROOM + _BESIDE, y, self._measure if measure is None else measure, 0))

    def _turned(self, box: Rect) -> Rect:
        return self.desk.turned(box, Rect(0, 0, self.width, 0))


def _wide(flag: Setting) -> float:
    """The width of a flag with its ground."""
    return flag.paragraph.natural * _size(flag) + 2 * _FLAG_SIDE


def _size(setting: Setting) -> float:
    return setting.style.size
