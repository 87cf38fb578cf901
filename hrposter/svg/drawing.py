"""Reads art, icons and logos from SVG into drawings; what would not print exactly as drawn is refused, with its place.

Read are ``g``, ``path`` and the basic shapes with transforms, flat fills and strokes. Art takes its colours from the
theme, through classes; a logo has its own. No entity, script, link or outside file is ever followed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from hrposter.diagnostics import Diagnostic, PosterError, Span
from hrposter.display import Drawing, Outline, Shape
from hrposter.geometry import Matrix, Rect
from hrposter.source import nearest
from hrposter.svg.paint import Paint, Rule, parse_declarations, parse_own_colour, parse_property, parse_rules, refuse_own_colour, role_colour
from hrposter.svg.path import brief, parse_numbers
from hrposter.svg.shape import SHAPE_ATTRIBUTES, parse_transform, placed, shape_outline
from hrposter.svg.tree import Element, read_tree

T = TypeVar("T")

_XLINK = "http://www.w3.org/1999/xlink"
# Notes that drawing programs keep for themselves.
_EDITORS = frozenset({"http://www.inkscape.org/namespaces/inkscape", "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"})
_WORDS = frozenset({"title", "desc", "metadata"})
# They draw nothing where they stand; the shapes that refer to them need not be reported as well.
_DEFINITIONS = frozenset({"linearGradient", "radialGradient", "pattern", "clipPath", "mask", "filter", "marker", "symbol"})

_ANYWHERE = frozenset({"id", "class", "style", "role", "lang", "tabindex", "focusable"})
_ROOT = frozenset({"viewBox", "width", "height", "x", "y", "version", "baseProfile", "preserveAspectRatio", "zoomAndPan", "contentStyleType"})
_ATTRIBUTES: dict[str, frozenset[str]] = {
    "g": frozenset({"transform"}),
    "defs": frozenset(),
    "style": frozenset({"type"}),
    **{name: attributes | {"transform"} for name, attributes in SHAPE_ATTRIBUTES.items()},
}


def read_drawing(path: Path, roles: frozenset[str] | None) -> Drawing:
    """The drawing in the file, in its own units; ``roles`` are the theme's colours for art, None for a logo.

    Transforms are baked in; a stroke's width grows by the mean scale √|det|. PosterError holds every problem of the file.
    """
    root = read_tree(path)
    reader = _Reader(path, roles, is_art=roles is not None)
    view, focal = reader.boxes(root)
    faces = reader.faces(root, view)
    turns = reader.turns(root)
    reader.read_styles(root)
    shapes = tuple(reader.contents(root, Matrix(), reader.paint(root, Paint(), _ROOT)))
    if not shapes and not reader.problems and not reader.references:
        reader.add("svg", root.span, "nothing in the file would show", "give its shapes a fill or a stroke")
    reader.done()
    return Drawing(path.stem, view, focal, shapes, turns, faces)


def declared_colours(path: Path) -> dict[str, str]:
    """The colours that the <style> of a piece of art shows in browsers: ``#rrggbb`` by role."""
    reader = _Reader(path, None, is_art=True)
    reader.read_styles(read_tree(path))
    reader.done()
    return dict(sorted(reader.palette.items()))


# ---------------------------------------------------------------- reading


@dataclass(slots=True)
class _Reader:
    """Turns the elements of one file into shapes and collects its problems."""

    path: Path
    roles: frozenset[str] | None
    is_art: bool
    problems: list[Diagnostic] = field(default_factory=list)
    references: list[Diagnostic] = field(default_factory=list)
    refuses_definitions: bool = False
    palette: dict[str, str] = field(default_factory=dict)
    rules: list[tuple[Rule, dict[str, Any]]] = field(default_factory=list)
    decimals: int = 3

    @property
    def way_out(self) -> str:
        """What to do about a drawing that says more than is read."""
        return "draw it with paths and theme colours" if self.is_art else "export it as PNG at 300 dpi"

    def add(self, code: str, span: Span, message: str, help: str = "") -> None:
        """Note a problem and go on."""
        self.problems.append(Diagnostic(code, span, message, help or self.way_out))

    def parsed(self, span: Span, label: str, parse: Callable[[], T], instead: T, code: str = "svg") -> T:
        """What ``parse`` gives; on its ValueError ("fact; advice") note it at ``span`` and go on with ``instead``."""
        try:
            return parse()
        except ValueError as error:
            fact, _, advice = str(error).partition("; ")
            self.add(code, span, f"{label}: {fact}", advice)
            return instead

    def done(self) -> None:
        """Raise PosterError when anything was noted, in the order of the file."""
        problems = self.problems + ([] if self.refuses_definitions else self.references)
        if problems:
            raise PosterError(*sorted(problems, key=lambda problem: (problem.span or Span(self.path), problem.code, problem.message)))

    # ------------------------------------------------------------ the root

    def boxes(self, root: Element) -> tuple[Rect, Rect]:
        """The viewBox and the focal box; small drawings keep more decimals, so that a thousandth never shows."""
        if "viewBox" not in root.attributes:
            self.add("svg", root.span, "the viewBox is missing", 'write <svg viewBox="0 0 width height" …>')
        view = self._box(root, "viewBox", Rect(0, 0, 1, 1))
        focal = self._box(root, "data-focal", view)
        if not view.contains(focal):
            self.add("svg", root.span, "the focal box reaches outside the viewBox", "keep data-focal inside it; both are 'x y width height'")
        self.decimals = min(9, 3 + max(0, 1 - math.floor(math.log10(max(view.width, view.height)))))
        return view, focal

    def faces(self, root: Element, view: Rect) -> tuple[Rect, ...]:
        """The boxes of heads, parted by commas: ``data-faces="x y width height, …"``."""
        told = root.attributes.get("data-faces", "")
        found = [self.parsed(root.span, "data-faces", partial(_parse_box, part), view) for part in told.split(",")] if told.strip() else []
        if not all(view.contains(box) for box in found):
            self.add("svg", root.span, "a box of data-faces reaches outside the viewBox", "keep it inside; each is 'x y width height'")
        return tuple(found)

    def turns(self, root: Element) -> bool:
        """Whether the drawing is to be mirrored on pages that read from the right: ``data-mirror="rtl"``."""
        told = root.attributes.get("data-mirror")
        if told not in (None, "rtl"):
            self.add(
                "svg", root.span, f"data-mirror is {told!r}", 'write data-mirror="rtl" for a drawing that points the way reading goes, or delete it'
            )
        return told == "rtl"

    def _box(self, root: Element, name: str, instead: Rect) -> Rect:
        return self.parsed(root.span, name, lambda: _parse_box(root.attributes[name]), instead) if name in root.attributes else instead

    def read_styles(self, parent: Element) -> None:
        """Collect the rules of every <style>, wherever it stands: they hold for the whole file."""
        for child in parent.children:
            if child.name == "style":
                self._read_style(child)
            elif child.name in _ATTRIBUTES:
                self.read_styles(child)

    def _read_style(self, element: Element) -> None:
        text = "".join(element.text)
        for rule in parse_rules(text):
            span = _within(element.text_span or element.span, text, rule[0])
            if not isinstance(rule, Rule):
                self.add("svg", span, *rule[1].split("; ", 1))
            elif self.is_art:
                self._read_role(rule, span)
            else:
                self.rules.append((rule, self._changes(rule.declarations, span)))

    def _read_role(self, rule: Rule, span: Span) -> None:
        role, colour = self.parsed(span, "style", lambda: role_colour(rule), ("", ""))
        if role and self.roles is not None and role not in self.roles:
            self.add("colour", span, f"{role!r} is not a colour of the theme", nearest(role, tuple(sorted(self.roles))))
        elif role and self.palette.setdefault(role, colour) != colour:
            self.add("colour", span, f"{role!r} is {colour} here and {self.palette[role]} above", "give both rules the same colour")

    # ------------------------------------------------------------ shapes

    def contents(self, parent: Element, matrix: Matrix, paint: Paint) -> Iterator[Shape]:
        """The shapes inside ``parent``, in painting order."""
        for child in parent.children:
            yield from self._drawn(child, matrix, paint)

    def _drawn(self, element: Element, matrix: Matrix, paint: Paint) -> Iterator[Shape]:
        name = element.name
        if name in _WORDS or element.namespace in _EDITORS:
            return
        if name not in _ATTRIBUTES:
            self._refuse(element)
            return
        own = self.paint(element, paint, _ATTRIBUTES[name])
        if "transform" in element.attributes:
            matrix = matrix @ self.parsed(element.span, "transform", lambda: parse_transform(element.attributes["transform"]), Matrix())
        if name in SHAPE_ATTRIBUTES:
            yield from self._shape(element, matrix, own)
        inside = self.contents(element, matrix, own)
        if name == "g":
            yield from inside
        else:
            list(inside)  # drawn nowhere (SVG 2, 5.4 and 10.1), but read for what is refused

    def _refuse(self, element: Element) -> None:
        name = element.name.rpartition("}")[2]
        origin = f" of {brief(element.namespace or 'no namespace')}" if element.name.startswith("{") else ""
        self.refuses_definitions |= name in _DEFINITIONS
        self.add("svg", element.span, f"<{name}>{origin} is not read")

    def _shape(self, element: Element, matrix: Matrix, paint: Paint) -> Iterator[Shape]:
        label = f"<{element.name}>"
        outline = self.parsed(element.span, label, lambda: placed(shape_outline(element.name, element.attributes), matrix, self.decimals), Outline())
        fill = None if element.name == "line" else paint.fill
        width = round(paint.width * math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c)), self.decimals)
        stroke = paint.stroke if width else None
        if not outline or (fill is None and stroke is None):
            return
        if self.is_art and isinstance(fill, tuple):
            self.add("colour", element.span, f"{label} has no colour and would be black", 'give it a class that names a theme colour, or fill="none"')
            return
        yield Shape(outline, fill, stroke, width, paint.cap, paint.join, paint.even_odd)

    # ------------------------------------------------------------ paint

    def paint(self, element: Element, inherited: Paint, known: frozenset[str]) -> Paint:
        """What the element is painted with: its attributes over what it inherits, classes over both, its style over all."""
        properties = {name: value for name, value in element.attributes.items() if name not in known and self._is_property(element, name)}
        changes = self._changes(properties, element.span)
        classes = element.attributes.get("class", "").split()
        changes |= self._role_changes(classes, element.span) if self.is_art else self._rule_changes(classes)
        if "style" in element.attributes:
            declarations = self.parsed(element.span, "style", lambda: parse_declarations(element.attributes["style"]), dict[str, str]())
            changes |= self._changes(declarations, element.span)
        return replace(inherited, **changes) if changes else inherited

    def _is_property(self, element: Element, name: str) -> bool:
        """Whether an attribute is one of painting; what would act or lead out of the file is noted here."""
        namespace, _, local = name.rpartition(" ")
        if local == "href" and namespace in {"", _XLINK}:
            self.add("svg", element.span, "links (href) are not read", "delete the attribute")
            return False
        if local.startswith("on") and not namespace:
            self.add("svg", element.span, f"scripts are not run: {local!r}", "delete the attribute")
            return False
        return not namespace and local not in _ANYWHERE and not local.startswith(("data-", "aria-"))

    def _changes(self, properties: dict[str, str], span: Span) -> dict[str, Any]:
        """The fields of Paint that the properties set; a colour that was refused counts as none, to be reported once."""
        changes: dict[str, Any] = {}
        for name, value in properties.items():
            changes |= self._property(name, value, span)
        return changes

    def _property(self, name: str, value: str, span: Span) -> dict[str, Any]:
        is_colour = name in {"fill", "stroke"}
        refused: dict[str, Any] = {name: None} if is_colour else {}
        if "url(" in value:
            self.references.append(Diagnostic("svg", span, f"{name} refers to {brief(value)}; references are not followed", self.way_out))
            return refused
        colour = refuse_own_colour if self.is_art else parse_own_colour
        return self.parsed(span, name, lambda: parse_property(name, value, colour), refused, code="colour" if is_colour else "svg")

    def _rule_changes(self, classes: list[str]) -> dict[str, Any]:
        changes: dict[str, Any] = {}
        for rule, sets in self.rules if classes else ():
            if not set(classes).isdisjoint(rule.classes):
                changes |= sets
        return changes

    def _role_changes(self, classes: list[str], span: Span) -> dict[str, Any]:
        """What the classes of art set: ``deep`` fills, ``line-deep`` strokes and fills nothing unless a fill class stands beside it."""
        changes: dict[str, Any] = {}
        roles = self.roles or frozenset()
        for name in classes:
            role, sets = (name, "fill") if name in roles else (name.removeprefix("line-"), "stroke" if name.startswith("line-") else "fill")
            if role not in roles:
                self.add("colour", span, f"class {name!r} is not a colour of the theme", nearest(name, tuple(sorted(roles))))
            elif sets in changes:
                self.add("colour", span, f"two classes set the {sets}: {changes[sets]!r} and {role!r}", "keep one of the two")
            changes[sets] = role
        return {"fill": None, **changes} if changes else {}


def _parse_box(text: str) -> Rect:
    numbers = parse_numbers(text)
    if len(numbers) != 4 or min(numbers[2:]) <= 0:
        raise ValueError(f"{brief(text)} is not a box; write 'x y width height', the last two greater than 0")
    return Rect(*numbers)


def _within(start: Span, text: str, offset: int) -> Span:
    """The place of ``text[offset]`` when the text starts at ``start``."""
    before = text[:offset]
    if "\n" not in before:
        return Span(start.path, start.line, start.column + offset)
    return Span(start.path, start.line + before.count("\n"), offset - before.rfind("\n"))
