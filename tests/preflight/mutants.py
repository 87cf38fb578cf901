"""A mutant: one change to a good file, and the rule that must find it."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

Change = Callable[[pikepdf.Pdf], None]


@dataclass(frozen=True)
class Mutant:
    """``change`` is made to the open file, ``bytes_change`` to what is saved then.

    ``vera`` is the standard and its rule by which veraPDF must reject it; None where that is out of its scope.
    """

    name: str
    change: Change
    rule: str
    vera: tuple[str, str] | None = None
    level: str = "error"
    bytes_change: Callable[[bytes], bytes] = bytes
    saving: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name

    def made_of(self, good: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(good)) as pdf:
            self.change(pdf)
            out = io.BytesIO()
            pdf.save(out, **{"fix_metadata_version": False, **self.saving})
        return self.bytes_change(out.getvalue())


def nothing(_: pikepdf.Pdf) -> None:
    """No change but that of the bytes, or of how it is saved."""


def content_of(pdf: pikepdf.Pdf, page: int = 0) -> pikepdf.Object:
    """The content of a page as one stream, however many it had."""
    pdf.pages[page].contents_coalesce()
    return pdf.pages[page].obj.Contents


def content(old: bytes, new: bytes, page: int = 0) -> Change:
    """What the content of a page says, once, in other words."""

    def change(pdf: pikepdf.Pdf) -> None:
        stream = content_of(pdf, page)
        data = stream.read_bytes()
        assert old in data, (old, data[:400])
        stream.write(data.replace(old, new, 1))

    return change


def pattern(old: bytes, new: bytes, page: int = 0) -> Change:
    """As ``content``, by a regular expression."""

    def change(pdf: pikepdf.Pdf) -> None:
        stream = content_of(pdf, page)
        data, count = re.subn(old, new, stream.read_bytes(), count=1, flags=re.DOTALL)
        assert count == 1, old
        stream.write(data)

    return change


def xmp(old: str, new: str = "") -> Change:
    """What the metadata says, by a regular expression."""

    def change(pdf: pikepdf.Pdf) -> None:
        data, count = re.subn(old, new, pdf.Root.Metadata.read_bytes().decode(), flags=re.DOTALL)
        assert count, old
        pdf.Root.Metadata.write(data.encode())

    return change


def without(*keys: str) -> Change:
    """Without what stands at the end of a path from the catalogue, as in ``("/MarkInfo",)``."""

    def change(pdf: pikepdf.Pdf) -> None:
        holder = pdf.Root
        for key in keys[:-1]:
            holder = holder[key]
        del holder[keys[-1]]

    return change


def both(*changes: Change) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        for each in changes:
            each(pdf)

    return change


def elements(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Object]:
    """The elements of a tag in reading order."""

    def below(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
        if tag == element.S:
            yield element
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from below(kid)

    return list(below(pdf.Root.StructTreeRoot.K))


def first(tag: str, change: Callable[[pikepdf.Object], object]) -> Change:
    """A change of the first element of a tag."""
    return lambda pdf: void(change(elements(pdf, f"/{tag}")[0]))


def every(tag: str, change: Callable[[pikepdf.Object], object]) -> Change:
    """A change of all elements of a tag."""
    return lambda pdf: void([change(element) for element in elements(pdf, f"/{tag}")])


def fonts(change: Callable[[pikepdf.Object], object], kind: str = "/Font") -> Change:
    """A change of all fonts, or of all dictionaries of a kind."""

    def made(pdf: pikepdf.Pdf) -> None:
        found = [value for value in pdf.objects if isinstance(value, pikepdf.Dictionary) and value.get("/Type") == kind]
        assert found
        for value in found:
            change(value)

    return made


def void(_: object) -> None:
    return


def put(key: str, value: object) -> Callable[[pikepdf.Object], None]:
    """Writes an entry of a dictionary."""
    return lambda holder: holder.__setitem__(key, value)


def drop(key: str) -> Callable[[pikepdf.Object], None]:
    """Takes an entry out of a dictionary, where it has one."""

    def change(holder: pikepdf.Object) -> None:
        if key in holder:
            del holder[key]

    return change
