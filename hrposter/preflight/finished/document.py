"""What stands outside the content of pages: the trailer, the catalogue, output intents, pages, annotations, and odd objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pikepdf

from hrposter.preflight.finished.colour_spaces import read_space
from hrposter.preflight.finished.facts import Annotation, Catalogue, Intent, Page, Profile
from hrposter.preflight.finished.reading import Leaf
from hrposter.preflight.finished.streams import TooLong, Unread, decoded, filters
from hrposter.preflight.finished.values import box, entries, entry, integer, is_dictionary, items, key_of, name, number, words

_MOST_PROFILE = 20_000_000
_AREAS = ("ViewArea", "ViewClip", "PrintArea", "PrintClip")
# What an action may do beside leading somewhere (ISO 32000-1, 12.6.4).
_ACTIONS = frozenset(
    ("JavaScript", "Launch", "ImportData", "SubmitForm", "ResetForm", "Sound", "Movie", "Rendition", "SetOCGState", "Hide", "GoTo3DView", "Trans")
)
_DEEPEST = 8  # dictionaries within dictionaries


def info_of(pdf: pikepdf.Pdf) -> Mapping[str, str]:
    """The Info dictionary, names and texts alike as text (14.3.3)."""
    return {key: words(value) or name(value) for key, value in entries(pdf.trailer, "/Info")}


def pages_of(leaves: Sequence[Leaf]) -> tuple[Page, ...]:
    """The boxes and entries of every page."""
    return tuple(_page(leaf) for leaf in leaves)


def _page(leaf: Leaf) -> Page:
    space = entry(leaf.page, "/Group", "/CS")
    steps = ("presentation steps",) if entry(leaf.page, "/PresSteps") is not None else ()
    return Page(
        number=leaf.number,
        media=box(leaf.entry("/MediaBox")),
        crop=box(leaf.entry("/CropBox")),
        bleed=box(entry(leaf.page, "/BleedBox")),
        trim=box(entry(leaf.page, "/TrimBox")),
        art=box(entry(leaf.page, "/ArtBox")),
        unit=number(entry(leaf.page, "/UserUnit")) or 1.0,
        tabs=name(entry(leaf.page, "/Tabs")),
        struct_key=integer(entry(leaf.page, "/StructParents")),
        group_space=None if space is None else read_space(space, leaf.entry("/Resources")),
        actions=(*(f"additional action {key}" for key, _ in entries(leaf.page, "/AA")), *steps),
    )


def annotations_of(leaves: Sequence[Leaf]) -> Iterator[Annotation]:
    """The annotations of every page; a popup belongs to another and is none of its own."""
    for leaf in leaves:
        for each in items(entry(leaf.page, "/Annots")):
            kind = name(entry(each, "/Subtype"))
            if not kind or kind == "Popup":
                continue
            action = entry(each, "/A")
            has_more = next(entries(each, "/AA"), None) is not None
            yield Annotation(
                leaf.number,
                kind,
                box(entry(each, "/Rect")),
                words(entry(each, "/Contents")),
                name(entry(action, "/S")) or ("GoTo" if entry(each, "/Dest") is not None else "additional" if has_more else ""),
                words(entry(action, "/URI")),
                integer(entry(each, "/StructParent")),
                key_of(each),
                is_hidden=bool((integer(entry(each, "/F")) or 0) & 2),
            )


def profile_of(stream: object) -> Profile | None:
    """The header of an ICC profile; None where there is none."""
    if stream is None:
        return None
    try:
        data = decoded(stream, _MOST_PROFILE)
    except (TooLong, Unread):
        return Profile(is_sound=False)
    if len(data) < 132 or data[36:40] != b"acsp" or int.from_bytes(data[:4]) > len(data):
        return Profile(is_sound=False)
    return Profile(True, data[12:16].decode("latin-1").strip(), data[16:20].decode("latin-1").strip(), _description(data))


def _description(data: bytes) -> str:
    """The name of a profile, from its tag ``desc`` (ICC.1:2010, 9.2.13); empty where it is written otherwise."""
    for place in range(132, min(len(data), 132 + 12 * 100), 12):
        if data[place : place + 4] == b"desc":
            start = int.from_bytes(data[place + 4 : place + 8])
            if data[start : start + 4] == b"desc":
                length = int.from_bytes(data[start + 8 : start + 12])
                return data[start + 12 : start + 12 + min(length, 200)].split(b"\0")[0].decode("latin-1")
            if data[start : start + 4] == b"mluc":
                length, offset = (int.from_bytes(data[start + at : start + at + 4]) for at in (20, 24))
                return data[start + offset : start + offset + min(length, 400)].decode("utf-16-be", "replace").strip("\0")
    return ""


def intents_of(root: object) -> tuple[Intent, ...]:
    """The output intents (14.11.5)."""
    return tuple(
        Intent(
            kind=name(entry(each, "/S")),
            condition=words(entry(each, "/OutputConditionIdentifier")),
            registry=words(entry(each, "/RegistryName")),
            note=words(entry(each, "/Info")),
            profile=profile_of(entry(each, "/DestOutputProfile")),
            components=integer(entry(each, "/DestOutputProfile", "/N")),
            key=key_of(entry(each, "/DestOutputProfile")),
            is_elsewhere=entry(each, "/DestOutputProfileRef") is not None,
        )
        for each in items(entry(root, "/OutputIntents"))
    )


def catalogue_of(root: object) -> Catalogue:
    """The entries of the catalogue that rules ask for."""
    lang = entry(root, "/Lang")
    layers = [entry(root, "/OCProperties", "/D"), *items(entry(root, "/OCProperties", "/Configs"))]
    preferences = dict(entries(root, "/ViewerPreferences"))
    opening = entry(root, "/OpenAction")
    actions = [f"the file does {key} by itself" for key, _ in entries(root, "/AA")]
    if isinstance(opening, pikepdf.Dictionary):
        actions.append(f"opening the file starts a {name(entry(opening, '/S'))} action")
    return Catalogue(
        lang=None if lang is None else words(lang),
        is_marked=entry(root, "/MarkInfo", "/Marked") is True,
        is_suspect=entry(root, "/MarkInfo", "/Suspects") is True,
        shows_title=preferences.get("DisplayDocTitle") is True,
        areas={key: name(preferences[key]) for key in _AREAS if key in preferences},
        actions=tuple(actions),
        scripts=("a script stands in the name tree",) if entry(root, "/Names", "/JavaScript") is not None else (),
        has_xfa=entry(root, "/AcroForm", "/XFA") is not None,
        unnamed_layers=sum(each is not None and not words(entry(each, "/Name")) for each in layers),
    )


def oddities_of(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """What any object may be that a standard forbids, with the number of the object."""
    for value in pdf.objects:
        where = f"object {key_of(value)}"
        for each in _direct(value):
            if isinstance(each, pikepdf.Stream):
                yield from ((kind, where) for kind in _odd_stream(each))
            action = name(entry(each, "/S"))
            if action in _ACTIONS:
                yield ("script" if action == "JavaScript" else f"{action} action"), where
            if name(entry(each, "/Type")) == "Filespec" and entry(each, "/EF") is not None:
                yield "embedded file", where


def _direct(value: object) -> Iterator[object]:
    """An object, and the dictionaries that stand in it and are no objects of their own."""
    waiting: list[tuple[object, int]] = [(value, 0)]
    while waiting:
        each, depth = waiting.pop()
        if is_dictionary(each):
            yield each
        if depth < _DEEPEST:
            kids = items(each) or tuple(kid for _, kid in entries(each))
            waiting.extend((kid, depth + 1) for kid in kids if isinstance(kid, pikepdf.Dictionary | pikepdf.Array) and not key_of(kid))


def _odd_stream(stream: pikepdf.Stream) -> Iterator[str]:
    kind = name(entry(stream, "/Subtype"))
    if entry(stream, "/F") is not None or entry(stream, "/FFilter") is not None:
        yield "external stream"
    if {"LZWDecode", "LZW"} & set(filters(stream)):
        yield "LZW"
    if kind == "PS" or name(entry(stream, "/Subtype2")) == "PS":
        yield "PostScript XObject"
    if kind == "Form" and entry(stream, "/Ref") is not None:
        yield "reference XObject"
    if entry(stream, "/Alternates") is not None:
        yield "alternate images"
    if entry(stream, "/OPI") is not None:
        yield "OPI"
    if kind == "Image" and entry(stream, "/Interpolate") is True:
        yield "interpolated image"
