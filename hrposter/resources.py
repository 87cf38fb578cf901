"""Finds files: the pieces and assets that ship, and a user's own, which come first."""

from __future__ import annotations

import re
from functools import lru_cache
from os.path import isdir, isfile
from pathlib import Path

from hrposter.diagnostics import Diagnostic, PosterError, Span, UsageError
from hrposter.frozen import frozen

# What can be done to any theme: see spec/treatments.py.
TREATMENTS = ("ink-saver", "mono")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


@lru_cache(maxsize=1)
def data_folder() -> Path:
    """The folder that holds ``layouts`` and ``assets``: inside an installed package, or the top of a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "_data"
    return installed if installed.is_dir() else package.parent


def asset_path(relative: str) -> Path:
    """A file that ships, by its path below ``assets``."""
    return below(data_folder(), "assets", relative)


@lru_cache(maxsize=4096)
def below(folder: Path, *parts: str) -> Path:
    """A path below a folder, whether or not there is anything: to put one together takes longer than to ask whether it is there."""
    return folder.joinpath(*parts)


def is_safe_name(name: str) -> bool:
    """Whether a name can stand for a file without leaving its folder."""
    return _NAME.fullmatch(name) is not None


@frozen()
class Library:
    """Where pieces and assets are looked for: the user's folders first, then what ships."""

    own: tuple[Path, ...] = ()

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of pieces, in the order of the search."""
        return (*self.own, below(data_folder(), "layouts"))

    def pieces(self) -> tuple[str, ...]:
        """The names of all pieces, each once."""
        names = {path.parent.name for folder in self.folders for path in folder.glob("*/layout.yaml")}
        return tuple(sorted(filter(is_safe_name, names)))

    def piece(self, name: str) -> Path:
        """The folder of a piece; UsageError names the nearest when there is none, PosterError tells of words without a layout."""
        if not is_safe_name(name):
            raise UsageError(f"{name!r} is not the name of a piece; names have letters a to z, digits, - and _")
        for folder in self.folders:
            path = below(folder, name, "layout.yaml")
            if isfile(path):
                return below(folder, name)
            if any(path.parent.glob("*.yaml")):  # these words would never be read, and those of another piece be shown
                help = f"write one, or give the folder another name than {name}"
                raise PosterError(Diagnostic("missing-layout", Span(path), f"the folder {name!r} holds words but no layout.yaml", help))
        raise UsageError(unknown("piece", name, self.pieces()))

    def languages(self, piece: Path) -> tuple[str, ...]:
        """The languages that a piece speaks, English first."""
        tags = {path.stem for path in piece.glob("*.yaml") if path.is_file()} - {"layout", "resources", "screen"}
        return tuple(sorted(tags, key=lambda tag: (tag != "en", tag)))

    def themes(self) -> tuple[str, ...]:
        """The names of all themes."""
        return tuple(sorted({path.stem for folder in self._assets() for path in (folder / "themes").glob("*.yaml")}))

    def theme_names(self) -> tuple[str, ...]:
        """The names of all themes, each also with its treatments: ``tide``, ``tide-ink-saver``, ``tide-mono``."""
        return tuple(name for theme in self.themes() for name in (theme, *(f"{theme}-{treatment}" for treatment in TREATMENTS)))

    def theme(self, name: str) -> Path:
        """The file of a theme, whatever its treatment; UsageError names the nearest when there is none."""
        found = self._asset("themes", split_theme(name)[0], ".yaml")
        if found is None:
            raise UsageError(unknown("theme", name, self.theme_names()))
        return found

    def art(self, name: str, piece: Path) -> Path | None:
        """The file of a scene: beside the layout, in the user's assets, or among what ships."""
        if is_safe_name(name) and (piece / f"{name}.svg").is_file():
            return piece / f"{name}.svg"
        return self._asset("art", name, ".svg")

    def art_names(self) -> tuple[str, ...]:
        """The names of all scenes."""
        return tuple(sorted({path.stem for folder in self._assets() for path in (folder / "art").glob("*.svg")}))

    def icon(self, name: str) -> Path | None:
        """The file of an icon."""
        return self._asset("icons", name, ".svg")

    def icon_names(self) -> tuple[str, ...]:
        """The names of all icons."""
        return tuple(sorted({path.stem for folder in self._assets() for path in (folder / "icons").glob("*.svg")}))

    def phrases(self, lang: str) -> Path | None:
        """The file of the phrases that all pieces share in one language."""
        return self._asset("phrases", lang, ".yaml")

    def phrase_languages(self) -> tuple[str, ...]:
        """The languages that have shared phrases."""
        return tuple(sorted({path.stem for folder in self._assets() for path in (folder / "phrases").glob("*.yaml")}))

    def own_words(self, subject: str, lang: str) -> Path | None:
        """The file of what hrposter says itself in a language: of ``imposition``, or in the index of ``packs``."""
        return self._asset(subject, lang, ".yaml")

    def own_languages(self, subject: str) -> tuple[str, ...]:
        """The languages in which hrposter says that itself."""
        return tuple(sorted({path.stem for folder in self._assets() for path in (folder / subject).glob("*.yaml")}))

    def greetings(self) -> tuple[Path, ...]:
        """The files of greetings, the user's first."""
        paths = (folder / "greetings" / "greetings.yaml" for folder in self._assets())
        return tuple(path for path in paths if path.is_file())

    def bundles(self) -> tuple[str, ...]:
        """The names of all bundles."""
        return tuple(sorted({path.stem for folder in self._bundle_folders() for path in folder.glob("*.yaml") if is_safe_name(path.stem)}))

    def bundle(self, name: str) -> Path:
        """The file of a bundle; UsageError names the nearest when there is none."""
        paths = (folder / f"{name}.yaml" for folder in self._bundle_folders() if is_safe_name(name))
        found = next((path for path in paths if path.is_file()), None)
        if found is None:
            raise UsageError(unknown("bundle", name, self.bundles()))
        return found

    def profiles(self) -> tuple[str, ...]:
        """The names of the profiles that print shops ask for, which people wrote themselves."""
        return tuple(sorted({path.stem for folder in self._profile_folders() for path in folder.glob("*.yaml") if is_safe_name(path.stem)}))

    def profile(self, name: str) -> Path | None:
        """The file of a print shop's profile."""
        paths = (folder / f"{name}.yaml" for folder in self._profile_folders() if is_safe_name(name))
        return next((path for path in paths if path.is_file()), None)

    def card_sheets(self) -> tuple[str, ...]:
        """The names of the sheets of cards."""
        return tuple(sorted({path.stem for folder in self._sheet_folders() for path in folder.glob("*.yaml") if is_safe_name(path.stem)}))

    def card_sheet(self, name: str) -> Path:
        """The file of a sheet of cards; UsageError names the nearest when there is none."""
        paths = (folder / f"{name}.yaml" for folder in self._sheet_folders() if is_safe_name(name))
        found = next((path for path in paths if path.is_file()), None)
        if found is None:
            raise UsageError(unknown("sheet of cards", name, self.card_sheets()))
        return found

    def _sheet_folders(self) -> tuple[Path, ...]:
        """Beside the user's layouts, then in assets."""
        return (*(folder.parent / "sheets" for folder in self.own), *(folder / "sheets" for folder in self._assets()))

    def _bundle_folders(self) -> tuple[Path, ...]:
        """Beside the user's layouts, then in assets."""
        return (*(folder.parent / "bundles" for folder in self.own), *(folder / "bundles" for folder in self._assets()))

    def _profile_folders(self) -> tuple[Path, ...]:
        return (*(folder.parent / "profiles" for folder in self.own), *(folder / "profiles" for folder in self._assets()))

    def fonts(self, piece: Path) -> tuple[Path, ...]:
        """Folders of fonts that come before the packages: beside the piece, then beside the user's layouts."""
        return tuple([fonts for fonts in (below(piece, "fonts"), *_places(self.own, "fonts")) if isdir(fonts)])

    def _assets(self) -> tuple[Path, ...]:
        return _asset_folders(self.own)

    def places(self, kind: str, name: str, ending: str = ".yaml") -> tuple[Path, ...]:
        """Where an asset of that name may be, in the order of the search, whether or not there is anything."""
        return _places(self.own, kind, f"{name}{ending}") if is_safe_name(name) else ()

    def _asset(self, kind: str, name: str, ending: str) -> Path | None:
        return next(filter(isfile, self.places(kind, name, ending)), None)


@lru_cache(maxsize=64)
def _asset_folders(own: tuple[Path, ...]) -> tuple[Path, ...]:
    """The folders of assets beside the user's layouts, and that of what ships."""
    return (*[folder.parent / "assets" for folder in own], data_folder() / "assets")


@lru_cache(maxsize=1024)
def _places(own: tuple[Path, ...], *parts: str) -> tuple[Path, ...]:
    """Where an asset may be, whether or not there is anything."""
    return tuple([folder.joinpath(*parts) for folder in _asset_folders(own)])


def split_theme(name: str) -> tuple[str, str | None]:
    """The name of a theme's file, and its treatment if the name ends with one: ``tide-mono`` is tide and mono."""
    found = next((treatment for treatment in TREATMENTS if name.endswith(f"-{treatment}")), None)
    return (name.removesuffix(f"-{found}"), found) if found else (name, None)


def unknown(kind: str, name: str, known: tuple[str, ...]) -> str:
    """The sentence for a name that does not exist, with the nearest that does."""
    from difflib import get_close_matches  # only for advice, which most runs do not need

    near = get_close_matches(name, known, n=1, cutoff=0.5)
    advice = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known) or 'none'}"
    return f"there is no {kind} {name!r}; {advice}"
