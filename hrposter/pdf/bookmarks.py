"""Bookmarks and page labels: how one finds one's way in a file of several pages (ISO 32000-2, 12.3.3 and 12.4.2)."""

from __future__ import annotations

from dataclasses import dataclass, field

from hrposter.pdf.carrier import Carrier
from hrposter.pdf.syntax import dictionary, number, text
from hrposter.pdf.tags import Heading


@dataclass(slots=True)
class _Bookmark:
    """One entry; the root has no heading."""

    ref: bytes
    heading: Heading | None = None
    kids: list[_Bookmark] = field(default_factory=list)


def navigation(carrier: Carrier, headings: tuple[Heading, ...], pages: int) -> dict[str, bytes]:
    """The entries of the catalogue; nothing for a single page, which needs no way."""
    if pages < 2:
        return {}
    labels = {"PageLabels": b"<</Nums[0<</S/D>>]>>"}
    if not headings:
        return labels
    root = _tree(carrier, headings)
    _write(carrier, root, None)
    return {**labels, "Outlines": root.ref, "PageMode": b"/UseOutlines"}


def _tree(carrier: Carrier, headings: tuple[Heading, ...]) -> _Bookmark:
    """Headings below those of a higher level that come before them."""
    root = _Bookmark(carrier.add())
    above = [(0, root)]
    for heading in headings:
        while above[-1][0] >= heading.level:
            above.pop()
        found = _Bookmark(carrier.add(), heading)
        above[-1][1].kids.append(found)
        above.append((heading.level, found))
    return root


def _write(carrier: Carrier, mark: _Bookmark, parent: _Bookmark | None) -> None:
    """The dictionaries of an entry's kids and its own links to them; all of them are open."""
    for kid in mark.kids:
        _write(carrier, kid, mark)
    for before, kid, after in zip([None, *mark.kids], mark.kids, [*mark.kids[1:], None], strict=False):
        entries = _entries(kid, mark)
        entries |= {"Prev": before.ref} if before else {}
        entries |= {"Next": after.ref} if after else {}
        carrier.fill(kid.ref, dictionary(entries))
    if parent is None:
        carrier.fill(mark.ref, dictionary({"Type": b"/Outlines", **_kids(mark)}))


def _entries(mark: _Bookmark, parent: _Bookmark) -> dict[str, bytes]:
    heading = mark.heading
    assert heading is not None
    where = b"[%s/XYZ null %s null]" % (heading.page, number(heading.top).encode())
    return {"Title": text(heading.words), "Parent": parent.ref, "Dest": where, **_kids(mark)}


def _kids(mark: _Bookmark) -> dict[str, bytes]:
    if not mark.kids:
        return {}
    return {"First": mark.kids[0].ref, "Last": mark.kids[-1].ref, "Count": b"%d" % _count(mark)}


def _count(mark: _Bookmark) -> int:
    return sum(1 + _count(kid) for kid in mark.kids)
