"""A line of text as operators: one text object, one code a cluster, adjustments where the pen differs from the widths."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias, cast

from hrposter.display import Cluster, FaceRef, GlyphRun, Text
from hrposter.memo import Same
from hrposter.pdf.clusters import Code, Raised, Special
from hrposter.pdf.colour import Colours
from hrposter.pdf.fences import SIZE, Blanks, within
from hrposter.pdf.fonts import CommonFace, Fonts, NotInStock, SetFace, common_face
from hrposter.pdf.state import GraphicsState
from hrposter.pdf.syntax import number, point, utf16

_NEAR = 0.001  # points
_SPACE = Cluster(" ", (), 0.25)  # the space that a line end swallowed, a quarter of an em as in most faces
# What a line ends with where it is broken after a space, or within a word.
_SWALLOWING = (" ", "-")
# An operator, or a kind of setting of the graphics state with the operator that sets it.
_Step: TypeAlias = str | tuple[str, str]


class _Line:
    """The operators of one text object and where the pen owes a move.

    ``_owed`` (1/1000 em) is what earlier clusters left over; rounding never adds up, since the rest is carried on.
    """

    __slots__ = ("_code", "_owed", "_rise", "_shown", "_size")

    def __init__(self, size: float, code: GraphicsState | _Steps) -> None:
        self._size = size
        self._code = code
        self._shown: list[str] = []
        self._owed = 0.0
        self._rise = 0.0

    def run(self, run: GlyphRun, face: SetFace | CommonFace) -> None:
        """Show the clusters of a run, as in the file before where that did it; the font is set already."""
        owed = self._owed
        drawn = None if self._rise else face.drawn(run, owed)
        if drawn is not None:
            self._code.append(drawn.operator)
            self._owed = drawn.owed[1]
            return
        first = face.place
        is_plain = self._clusters(run, face)
        operator = self.flush()
        if is_plain and operator:
            face.keep(run, first, operator, (owed, self._owed))

    def _clusters(self, run: GlyphRun, face: SetFace | CommonFace) -> bool:
        """Collect what shows the clusters of a run; whether one operator does it."""
        shown, owed, rise = self._shown, self._owed, self._rise
        is_plain = not rise
        for code, before, after, special in _codes(run, face):  # this loop runs for every cluster of a page
            if special or rise:
                self._owed, is_plain = owed, False
                self._special(special or Special((Raised(code, before, after, 0.0),)))
                owed, rise = self._owed, self._rise
                continue
            owed += before
            if not -0.5 <= owed <= 0.5:
                move = round(owed)
                owed -= move
                shown.append(f">{-move}<")
            shown.append(code)
            owed += after
        self._owed = owed
        return is_plain

    def move(self, x: float, text: Text) -> None:
        """Put the pen to ``x`` on the line, or as far above the beginning of one that is turned (Tm)."""
        self._code.append(_placing(x, text))
        self._owed = 0.0

    def flush(self) -> str:
        """Write what is to be shown: the operator, empty where that is nothing."""
        shown = "".join(self._shown)
        operator = f"[<{shown}>]TJ".replace("<>", "") if ">" in shown else f"<{shown}>Tj" if shown else ""
        if operator:
            self._code.append(operator)
        self._shown.clear()
        return operator

    def _special(self, special: Special) -> None:
        """Show a code that stands off the baseline, or codes that do not spell their text (14.9.4)."""
        if special.actual is None:
            self._raised(*special.codes)
            return
        self.flush()
        self._code.append(f"/Span<</ActualText<FEFF{utf16(special.actual)}>>>BDC")
        self._raised(*special.codes)
        self.flush()
        self._code.append("EMC")

    def _raised(self, *codes: Raised) -> None:
        for shown, before, after, rise in codes:
            self.rise(rise)
            self._owed += before
            move = round(self._owed)
            if move:
                self._shown.append(f">{-move}<")
            self._shown.append(shown)
            self._owed += after - move

    def rise(self, ems: float) -> None:
        """Move the baseline (Ts), up if positive."""
        if ems != self._rise:
            self.flush()
            self._code.append(f"{number(ems * self._size)} Ts")
            self._rise = ems


def _codes(run: GlyphRun, face: SetFace | CommonFace) -> list[Code]:
    """How the clusters of a run are shown; most were met before."""
    known = face.codes(is_rtl=run.is_rtl)
    found = [*map(known.get, map(id, run.clusters))]
    if all(found):
        return cast(list[Code], found)
    return [known.get(id(cluster)) or face.code(cluster, is_rtl=run.is_rtl) for cluster in run.clusters]


class _Steps:
    """Operators, and settings of the graphics state, to be written in one file after the other."""

    def __init__(self) -> None:
        self.all: list[_Step] = []

    def append(self, operator: str) -> None:
        """An operator that sets nothing."""
        self.all.append(operator)

    def set(self, kind: str, operator: str) -> None:
        """A setting with its operator."""
        self.all.append((kind, operator))


def draw_line(text: Text, fonts: Fonts, colours: Colours, state: GraphicsState) -> None:
    """Write the text object of a line; the page's y grows downwards, so the text matrix turns the glyphs upright."""
    common = _in_common(text, fonts, colours) if fonts.has_stocks else None
    if common is None:
        _draw(text, fonts.face, colours, state)
        return
    for step in common:
        if isinstance(step, str):
            state.append(step)
        else:
            state.set(*step)


def _in_common(text: Text, fonts: Fonts, colours: Colours) -> tuple[_Step, ...] | None:
    """The steps of a line as they are in every file whose faces have the same stocks; None where some of it is this file's alone."""
    stocked = tuple([(face.resource, face.letters) for face in [fonts.face(run.face) for run in text.runs if run.clusters]])
    return _common(Same(text), stocked, colours) if all(letters for _, letters in stocked) else None


@lru_cache(maxsize=512)
def _common(text: Same[Text], stocked: tuple[tuple[str, str], ...], colours: Colours) -> tuple[_Step, ...] | None:
    """The steps of a line in a file that calls its faces by these names and has a stock of these letters; None where it gives codes of its own."""
    refs = [run.face for run in text.value.runs if run.clusters]
    faces = {ref: common_face(ref, *name) for ref, name in zip(refs, stocked, strict=True)}
    steps = _Steps()
    try:
        _draw(text.value, faces.__getitem__, colours, steps)
    except NotInStock:
        return None
    return tuple(steps.all)


def _draw(text: Text, face_of: Callable[[FaceRef], SetFace | CommonFace], colours: Colours, pen: GraphicsState | _Steps) -> None:
    """A text object as operators, and what the graphics state has to be before them."""
    if _again(text, face_of, colours, pen):
        return
    runs = _with_swallowed_space(text)
    if not runs:
        return
    pen.append("BT")
    line = _Line(text.size, pen)
    if text.order:
        _in_order(line, text, runs, face_of, colours, pen)
    else:
        line.move(_start(text, runs), text)
        for run in runs:
            face = face_of(run.face)
            _dress(run, face, text.size, colours, pen)
            line.run(run, face)
    line.rise(0.0)
    pen.append("ET")


def _again(text: Text, face_of: Callable[[FaceRef], SetFace | CommonFace], colours: Colours, pen: GraphicsState | _Steps) -> bool:
    """Write a line of one run as the file before showed it, as most lines are; whether that was so, and nothing is written otherwise."""
    if len(text.runs) != 1 or text.text[-1:] in _SWALLOWING:
        return False
    run = text.runs[0]
    face = face_of(run.face)
    drawn = face.drawn(run, 0.0)
    if drawn is None:
        return False
    pen.append(f"BT\n{_placing(text.x, text)}")
    _dress(run, face, text.size, colours, pen)
    pen.append(f"{drawn.operator}\nET")
    return True


def _in_order(
    line: _Line,
    text: Text,
    runs: tuple[GlyphRun, ...],
    face_of: Callable[[FaceRef], SetFace | CommonFace],
    colours: Colours,
    pen: GraphicsState | _Steps,
) -> None:
    """Show runs in the order in which they are read, each at its place."""
    end, placed = None, _as_read(text, runs)
    fences = within(text, [run for _, _, run in placed])
    for place, (x, width, run) in enumerate(placed):
        face = face_of(run.face)
        if place in fences:
            _show(fences[place], run, face, pen)
            end = None
        if end is None or abs(x - end) > _NEAR:
            line.move(x, text)
        end = x + width
        _dress(run, face, text.size, colours, pen)
        line.run(run, face)


def _dress(run: GlyphRun, face: SetFace | CommonFace, size: float, colours: Colours, pen: GraphicsState | _Steps) -> None:
    """Set the ink and the font of a run."""
    overprint = colours.overprint((run.ink, size))
    if overprint:
        pen.set("overprint", overprint)
    pen.set("fill", colours.words(run.ink, size))
    pen.set("font", _font(face.resource, size))


def _placing(x: float, text: Text) -> str:
    """The operator that puts the pen to ``x`` on a line, or as far above the beginning of one that is turned."""
    if text.is_turned:
        return f"0 -1 -1 0 {point(text.x, text.baseline - (x - text.x))} Tm"
    return f"1 0 0 -1 {point(x, text.baseline)} Tm"


def draw_fence(fence: tuple[Blanks, ...], text: Text, fonts: Fonts, state: GraphicsState) -> None:
    """Write blanks that stand before a line as a text object of their own."""
    run = next((run for run in text.runs if run.clusters), None)
    if run is not None:
        state.append("BT")
        _show(fence, run, fonts.face(run.face), state)
        state.append("ET")


def _show(fence: tuple[Blanks, ...], run: GlyphRun, face: SetFace | CommonFace, pen: GraphicsState | _Steps) -> None:
    """Show blanks in the face of a run, with its own where it has one."""
    pen.set("font", _font(face.resource, SIZE))
    blank = next((cluster for cluster in run.clusters if cluster.text == " "), _SPACE)
    code = face.codes(is_rtl=run.is_rtl).get(id(blank)) or face.code(blank, is_rtl=run.is_rtl)
    for x, y, count in fence:
        pen.append(f"1 0 0 -1 {point(x, y)} Tm")
        pen.append(f"<{code[0] * count}>Tj")


@lru_cache(maxsize=1024)
def _font(resource: str, size: float) -> str:
    """The operator that sets a font: that of most lines is that of others too."""
    return f"/{resource} {number(size)} Tf"


def _with_swallowed_space(text: Text) -> tuple[GlyphRun, ...]:
    """The runs, with the space that the line end swallowed: without it, words of two lines read as one (14.8.2.6.2)."""
    runs = tuple([run for run in text.runs if run.clusters])
    if not runs or text.text[-1:] not in _SWALLOWING:
        return runs
    first, last = runs[0], runs[-1]
    if text.text[-1] == "-":
        return (*runs[:-1], GlyphRun(last.face, last.is_rtl, last.ink, (*last.clusters, Cluster("\u200b", (), 0.0))))
    ends_left = first.is_rtl and last.is_rtl  # the line reads from the right as a whole
    edge, cluster = (first, first.clusters[0]) if ends_left else (last, last.clusters[-1])
    if cluster.text.isspace():
        return runs
    space = GlyphRun(edge.face, edge.is_rtl, edge.ink, (_SPACE,))
    return (space, *runs) if ends_left else (*runs, space)


def _as_read(text: Text, runs: tuple[GlyphRun, ...]) -> list[tuple[float, float, GlyphRun]]:
    """Where each run begins, its width, and the run, in the order of reading, which pdf.js and others keep to (14.8.2.3.1)."""
    x, placed = _start(text, runs), []
    for run in runs:
        width = text.size * sum([cluster.advance for cluster in run.clusters])
        placed.append((x, width, run))
        x += width
    turns = {id(text.runs[place]): turn for turn, place in enumerate(text.order)}
    return sorted(placed, key=lambda place: turns.get(id(place[2]), len(turns)))  # the space that was put there comes last


def _start(text: Text, runs: tuple[GlyphRun, ...]) -> float:
    """Where the pen starts: a space that was put first hangs out on the left."""
    return text.x - _SPACE.advance * text.size if runs[0].clusters == (_SPACE,) else text.x
