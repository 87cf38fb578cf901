"""Frozen dataclasses that are made and sent in half the time: their fields are set through their slots, and not each by its name.

``dataclass(frozen=True, slots=True)`` makes an ``__init__`` that calls ``object.__setattr__`` for every field, which looks the slot up.
What is made by the hundred for a page is made by this one, and so is what goes from process to process by the thousand, as the values of
its fields (``__reduce__``); nobody can set a field afterwards, as ever.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(*, eq: bool = True, order: bool = False) -> Callable[[type[T]], type[T]]:
    """A frozen dataclass with slots; without ``eq`` each is equal to itself alone. Fields may have defaults, but no ``__post_init__``."""

    def made(cls: type[T]) -> type[T]:
        found = dataclass(frozen=True, slots=True, eq=eq, order=order, init=False)(cls)
        parts = fields(found)  # type: ignore[arg-type]
        names: dict[str, Any] = {"MISSING": MISSING}
        for each in parts:
            names[f"set_{each.name}"] = vars(found)[each.name].__set__
            names[f"default_{each.name}"], names[f"new_{each.name}"] = each.default, each.default_factory
        lines = (f"def __init__(self, {', '.join(map(_head, parts))}):", *map(_step, parts))
        values = "".join(f"self.{each.name}, " for each in parts)
        exec("\n".join((*lines, f"def __reduce__(self):\n    return self.__class__, ({values})")), names)  # as dataclass() itself does
        found.__init__, found.__reduce__ = names["__init__"], names["__reduce__"]  # type: ignore[method-assign]
        return found

    return made


def _head(each: Field[object]) -> str:
    """A parameter of ``__init__``."""
    if each.default_factory is not MISSING:
        return f"{each.name}=MISSING"
    return each.name if each.default is MISSING else f"{each.name}=default_{each.name}"


def _step(each: Field[object]) -> str:
    """The line that sets a field."""
    name = each.name
    given = name if each.default_factory is MISSING else f"new_{name}() if {name} is MISSING else {name}"
    return f"    set_{name}(self, {given})"
