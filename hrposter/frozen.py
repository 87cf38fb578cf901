"""Frozen dataclasses that are declared, made and sent in half the time and less: the values of which the whole program is made.

``dataclass(frozen=True, slots=True)`` compiles six methods for each class when its module is loaded, which took a third of a short command, and
its ``__init__`` calls ``object.__setattr__`` for every field, which looks the slot up. Here ``__init__`` alone is compiled, and sets the
fields through their slots; all else is the same for every class. To the standard library (``fields``, ``replace``, ``match``) they are
dataclasses like others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(*, eq: bool = True, order: bool = False, often: bool = False) -> Callable[[type[T]], type[T]]:
    """A frozen dataclass with slots; without ``eq`` each is equal to itself alone. Fields may have defaults; ``__post_init__`` is called.

    It goes from process to process as the values of its fields. ``often``: a class of many fields, made so often that a
    second class, in which fields can be set the usual way, is worth its while. Such a class has no subclasses.
    """

    def made(cls: type[T]) -> type[T]:
        cls.__doc__ = cls.__doc__ or ""  # else dataclass() writes one, which takes as long as all the rest
        found = dataclass(slots=True, init=False, repr=False, eq=order, order=order)(cls)
        parts = fields(found)  # type: ignore[arg-type]
        sent = _values([each.name for each in parts])
        methods: dict[str, object] = {"__init__": (_init_open if often else _init)(found, parts), "__reduce__": _reduce(sent), "__repr__": _told}
        if eq:
            counted = _values([each.name for each in parts if each.compare])
            methods |= {"__eq__": _equal(counted), "__hash__": lambda self: hash(counted(self))}
        for name, method in (methods | {"__setattr__": _refuse, "__delattr__": _refuse}).items():
            if vars(cls).get(name) is None:  # else the class has its own
                setattr(found, name, method)
        return found

    return made


def _values(names: list[str]) -> Callable[[object], tuple[Any, ...]]:
    """What gives the values of these fields."""
    if len(names) > 1:
        return attrgetter(*names)
    return (lambda one: (getattr(one, names[0]),)) if names else lambda _: ()


def _equal(values: Callable[[object], tuple[Any, ...]]) -> Callable[[object, object], bool]:
    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return equal


def _reduce(values: Callable[[object], tuple[Any, ...]]) -> Callable[[object], tuple[type, tuple[Any, ...]]]:
    return lambda self: (self.__class__, values(self))


def _told(self: Any) -> str:  # noqa: ANN401  any of the classes
    said = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self))
    return f"{self.__class__.__qualname__}({said})"


def _refuse(_self: object, name: str, *_value: object) -> NoReturn:
    raise FrozenInstanceError(f"the field {name!r} cannot be changed")


def _init(cls: type, parts: tuple[Field[Any], ...]) -> object:
    """The method that takes the fields in their order, or by their names."""
    setters = {f"set_{each.name}": vars(cls)[each.name].__set__ for each in parts}
    return _compiled(cls, parts, setters, [f"set_{each.name}(self, {_given(each)})" for each in parts])


def _init_open(cls: type, parts: tuple[Field[Any], ...]) -> object:
    """The same, in half the time for ten fields: while they are set, the object is of a class like this one that refuses nothing."""
    opened = type(cls.__name__, (), {"__slots__": tuple([each.name for each in parts])})
    names = {"closed_class": cls, "opened_class": opened, "set_class": object.__dict__["__class__"].__set__}
    steps = [f"self.{each.name} = {_given(each)}" for each in parts]
    return _compiled(cls, parts, names, ["set_class(self, opened_class)", *steps, "self.__class__ = closed_class"])


def _compiled(cls: type, parts: tuple[Field[Any], ...], names: dict[str, Any], steps: list[str]) -> object:
    """``__init__`` with these steps, in which ``names`` are known."""
    known = {"MISSING": MISSING, **names}
    for each in parts:
        known[f"default_{each.name}"], known[f"new_{each.name}"] = each.default, each.default_factory
    after = ["self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    lines = [f"def __init__(self, {', '.join(map(_head, parts))}):", *(steps or ["pass"]), *after]
    exec("\n    ".join(lines), known)  # as dataclass() itself does
    return known["__init__"]


def _head(each: Field[object]) -> str:
    """A parameter of ``__init__``."""
    if each.default_factory is not MISSING:
        return f"{each.name}=MISSING"
    return each.name if each.default is MISSING else f"{each.name}=default_{each.name}"


def _given(each: Field[object]) -> str:
    """What a field is set to."""
    name = each.name
    return name if each.default_factory is MISSING else f"new_{name}() if {name} is MISSING else {name}"
