"""Every problem of one file: what its reader finds, and what it names that is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from hrposter.batch.jobfile import read_job_file
from hrposter.batch.matrix import check_job_file
from hrposter.cli.kinds import Kind, kind_of
from hrposter.cli.surroundings import date_from, today
from hrposter.diagnostics import Diagnostic, PosterError, Span, UsageError
from hrposter.layout.drawings import logo
from hrposter.orders import Order
from hrposter.press.condition import check_condition
from hrposter.resolve import words_folder
from hrposter.resources import Library
from hrposter.source import Reader
from hrposter.spec.alphabet import foreign
from hrposter.spec.arrows import kept_arrows
from hrposter.spec.bundle import check_bundle, read_bundle
from hrposter.spec.card_sheets import read_card_sheet
from hrposter.spec.clinic import read_clinic
from hrposter.spec.content import Content, compare, read_content
from hrposter.spec.greetings import read_greetings
from hrposter.spec.layout import Layout, read_layout, read_screen
from hrposter.spec.permission import check_permission
from hrposter.spec.phrases import Phrases, read_phrases
from hrposter.spec.press import read_press
from hrposter.spec.readers import content_in
from hrposter.spec.references import check_draft_regions, check_references
from hrposter.spec.regions import ArtBlock, CardsBlock, TilesBlock
from hrposter.spec.resources import ages, read_resources
from hrposter.spec.signature import check_signature, is_unsigned
from hrposter.spec.table import TableBlock
from hrposter.spec.theme import Theme, read_theme
from hrposter.spec.translation import judged, settled
from hrposter.spec.typeset import set_content, set_phrases
from hrposter.svg.drawing import read_drawing

_ICON_ROLES = frozenset({"icon"})


def problems_of(path: Path, library: Library, *, is_strict: bool = False) -> tuple[Diagnostic, ...]:
    """What is wrong with a file (an absolute path) of any kind, and with the files that it names, each problem once.

    Where it is strict, a translation that nobody has checked as its English stands today is an error as well, and so are words
    that need a clinician's name and have none.
    """
    kind = kind_of(path)
    checks = {**_CHECKS, **_STRICT} if is_strict else _CHECKS
    check = checks[kind] if kind else _stranger
    return tuple(dict.fromkeys(_collected(lambda: check(path, library))))


def _collected(look: Callable[[], Iterable[Diagnostic]]) -> Iterator[Diagnostic]:
    """What a check finds and, where it ends with a PosterError, what that holds."""
    try:
        yield from look()
    except PosterError as error:
        yield from error.diagnostics


def _layout(path: Path, library: Library, *, is_strict: bool = False) -> Iterator[Diagnostic]:
    yield from _named(read_layout(path), path, library, is_strict=is_strict)


def _screen(path: Path, library: Library) -> Iterator[Diagnostic]:
    beside = path.with_name("layout.yaml")
    if not beside.is_file():
        help = "write it first; it holds all that the screen does not say"
        yield Diagnostic("missing-layout", Span(path), "there is no layout.yaml beside it", help)
        return
    yield from _named(read_screen(path, read_layout(beside)), path, library)


def _named(layout: Layout, path: Path, library: Library, *, is_strict: bool = False) -> Iterator[Diagnostic]:
    """What a layout names that is not there, or is wrong."""
    folder = path.parent
    library = Library(tuple(dict.fromkeys((folder.parent, *library.own))))
    english = words_folder(folder, layout, library) / "en.yaml"
    if not english.is_file():
        yield Diagnostic(
            "missing-language", Span(path), "there is no en.yaml beside it", "write its words there; other languages are translated from it"
        )
        return
    try:
        theme = read_theme(library.theme(layout.theme))
    except UsageError as error:
        fact, _, advice = str(error).partition("; ")
        yield Diagnostic("unknown-theme", layout.span, fact, advice)
        return
    yield from check_references(layout, theme, read_content(english), library, folder)
    yield from check_signature(layout, read_content(english), is_strict=is_strict)
    yield from _drawings(layout, theme, library, folder)
    files = [english.with_name(f"{tag}.yaml") for tag in library.languages(english.parent)]
    if layout.needs_permission:
        for file in files:
            yield from check_permission(layout, read_content(file))
    if is_unsigned(layout, read_content(english)) or any(_is_draft(file, english) for file in files):
        yield from check_draft_regions(layout)


def _is_draft(file: Path, english: Path) -> bool:
    """Whether a language file is a draft; one that cannot be read is a matter of its own."""
    try:
        return settled(content_in(english), content_in(file)).is_draft
    except PosterError:
        return False


def _drawings(layout: Layout, theme: Theme, library: Library, folder: Path) -> Iterator[Diagnostic]:
    """What is wrong in the art and icons of a layout; those that are not there are reported elsewhere."""
    blocks = [region.block for arrangement in layout.arrangements for region in arrangement.regions]
    files = [(library.art(block.name, folder), theme.roles) for block in blocks if isinstance(block, ArtBlock)]
    files += [
        (library.icon(icon), _ICON_ROLES) for block in blocks if isinstance(block, CardsBlock | TilesBlock | TableBlock) for icon in block.icons
    ]
    for file, roles in dict.fromkeys(files):
        if file is not None:
            yield from _collected(partial(_drawing, file, roles))


def _drawing(file: Path, roles: frozenset[str]) -> Iterable[Diagnostic]:
    read_drawing(file, roles)
    return ()


def _language(path: Path, library: Library, *, is_strict: bool = False) -> Iterator[Diagnostic]:
    content, english = read_content(path), path.with_name("en.yaml")
    yield from foreign(content)
    if path.name != english.name and english.is_file():
        source = read_content(english)
        yield from compare(source, content)
        yield from kept_arrows(source, content)
        yield from judged(source, content, is_strict=is_strict)
    yield from _collected(partial(_printed, content))
    tag = content.language.tag
    beside = Library(tuple(dict.fromkeys((path.parent.parent, *library.own))))
    if not (beside.phrases(tag) or beside.phrases(tag.split("-", maxsplit=1)[0])):
        help = f"copy assets/phrases/en.yaml to {tag}.yaml in an assets/phrases folder beside your layouts, and translate it"
        yield Diagnostic("missing-phrases", content.span, f"there are no shared phrases in {tag!r}", help)


def _printed(content: Content | Phrases) -> Iterable[Diagnostic]:
    """Nothing, where the typography of the language leaves no doubt."""
    set_content(content) if isinstance(content, Content) else set_phrases(content)
    return ()


def _clinic(path: Path, _: Library) -> Iterator[Diagnostic]:
    clinic = read_clinic(path)
    yield from clinic.warnings
    if clinic.logo is not None:
        logo(clinic.logo, clinic.spans["logo"])


def _resources(path: Path, _: Library) -> Iterator[Diagnostic]:
    resources = read_resources(path)
    yield from resources.warnings
    yield from ages(resources, date_from(None) or today())


def _bundle(path: Path, library: Library) -> Iterator[Diagnostic]:
    yield from check_bundle(read_bundle(path), library)


def _profile(path: Path, _: Library) -> Iterable[Diagnostic]:
    check_condition(read_press(path))
    return ()


def _card_sheet(path: Path, _: Library) -> Iterable[Diagnostic]:
    read_card_sheet(path)
    return ()


def _job_file(path: Path, library: Library) -> Iterator[Diagnostic]:
    nobody = Order((), "en", None, "portrait", "office", None, None, None, library, today=today())
    yield from check_job_file(read_job_file(path, library), nobody)


def _theme(path: Path, _: Library) -> Iterable[Diagnostic]:
    read_theme(path)
    return ()


def _phrases(path: Path, library: Library, *, is_strict: bool = False) -> Iterable[Diagnostic]:
    beside = path.with_name("en.yaml")
    english = beside if beside.is_file() else library.phrases("en")
    assert english is not None  # it ships
    phrases = read_phrases(path)
    return (*judged(read_phrases(english), phrases, is_strict=is_strict), *_collected(partial(_printed, phrases)))


def _greetings(path: Path, _: Library) -> Iterable[Diagnostic]:
    read_greetings(path)
    return ()


def _stranger(path: Path, _: Library) -> Iterator[Diagnostic]:
    """A file that was named, but is of no kind of ours; one that is no YAML at all says so itself."""
    span = Reader(path).root().span
    yield Diagnostic("unknown-file", span, "nothing tells what this file is for", "name it layout.yaml or clinic.yaml, or put it into its folder")


_CHECKS: Mapping[Kind, Callable[[Path, Library], Iterable[Diagnostic]]] = {
    Kind.LAYOUT: _layout,
    Kind.SCREEN: _screen,
    Kind.LANGUAGE: _language,
    Kind.THEME: _theme,
    Kind.PHRASES: _phrases,
    Kind.CLINIC: _clinic,
    Kind.RESOURCES: _resources,
    Kind.BUNDLE: _bundle,
    Kind.PROFILE: _profile,
    Kind.GREETINGS: _greetings,
    Kind.SHEET: _card_sheet,
    Kind.JOBS: _job_file,
}
_STRICT: Mapping[Kind, Callable[[Path, Library], Iterable[Diagnostic]]] = {
    Kind.LAYOUT: partial(_layout, is_strict=True),
    Kind.LANGUAGE: partial(_language, is_strict=True),
    Kind.PHRASES: partial(_phrases, is_strict=True),
}
