"""Finds the file of a family: beside the piece, then in Python packages, then on the system."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import uharfbuzz as hb

from hrposter.display import FaceRef
from hrposter.fonts.face import family_name, may_embed
from hrposter.frozen import frozen
from hrposter.memo import one

_ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_OUTLINES = frozenset({"glyf", "CFF ", "CFF2"})

# Subsets are shared between texts of nearly the same size, so an optical size is one of these points.
OPTICAL_SIZES = (9.0, 14.0, 24.0, 36.0, 72.0, 144.0)

# Where nobody asks for anything else. A file's own defaults are no guide: those of Fraunces are Black and wonky.
_QUIET = MappingProxyType({"wdth": 100.0, "slnt": 0.0, "ital": 0.0, "SOFT": 0.0, "WONK": 0.0, "GRAD": 0.0, "CASL": 0.0, "MONO": 0.0})

_MANIMGX = (
    *("Arabic", "Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi", "Hebrew", "Kannada"),
    *("Khmer", "Lao", "Malayalam", "Myanmar", "Oriya", "Sinhala", "Symbols", "Tamil", "Telugu", "Thai"),
)

# Families of the packages that come with hrposter: found without reading what is installed, so that a render starts at once.
_SHELF: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "fraunces": ("fontpkg_fraunces", ("files/Fraunces[SOFT,WONK,opsz,wght].ttf",)),
        "atkinson hyperlegible": (
            "fontpkg_atkinson_hyperlegible",
            ("files/AtkinsonHyperlegible-Bold.ttf", "files/AtkinsonHyperlegible-Regular.ttf"),
        ),
        "vollkorn": ("fontpkg_vollkorn", ("files/Vollkorn[wght].ttf",)),
        "frank ruhl libre": ("fontpkg_frank_ruhl_libre", ("files/FrankRuhlLibre[wght].ttf",)),
        "noto sans": ("manimgx_fonts", ("NotoSans[wght].ttf",)),
        "noto emoji": ("manimgx_fonts", ("NotoEmoji[wght].ttf",)),
        **{f"noto sans {name.lower()}": ("manimgx_fonts", (f"NotoSans{name}[wght].ttf",)) for name in _MANIMGX},
        **{
            f"noto sans {name}": ("justmytype_intl_cjk", (f"fonts/ofl/notosans{name}/NotoSans{name.upper()}[wght].ttf",))
            for name in ("jp", "kr", "sc", "tc")
        },
    }
)


@frozen()
class Axis:
    """One axis of a variable font."""

    tag: str
    least: float
    default: float
    most: float

    def nearest(self, value: float) -> float:
        """The value on the axis that comes nearest."""
        return min(max(value, self.least), self.most)


@frozen()
class FontFile:
    """One face in a file before a place on its axes is chosen: ``weights`` are its lightest and boldest."""

    path: str
    index: int
    family: str
    weights: tuple[float, float]
    width: float
    is_italic: bool
    may_embed: bool
    axes: tuple[Axis, ...]

    def distance(self, weight: float) -> float:
        """How far the nearest weight that it has lies from ``weight``."""
        return abs(min(max(weight, self.weights[0]), self.weights[1]) - weight)


def find(
    family: str,
    weight: int,
    folders: tuple[Path, ...] = (),
    *,
    axes: Mapping[str, float] = MappingProxyType({}),
    optical_size: float = 14.0,
) -> FaceRef | None:
    """The upright face of ``family`` nearest to ``weight``, every axis pinned; None where the family is not installed.

    ``axes`` are the theme's wishes by tag, ``optical_size`` points. Equal faces are one object. ValueError where the licence forbids embedding.
    """
    files = _family(family.casefold(), folders)
    if not files:
        return None
    # CSS Fonts 4, 5.2: between two weights equally far, text goes lighter and bold goes bolder.
    towards = -1 if weight >= 500 else 1
    chosen = min(files, key=lambda file: (file.distance(weight), abs(file.width - 100), towards * file.weights[0], not file.axes))
    if not chosen.may_embed:
        raise ValueError(f"the licence of {chosen.path} forbids embedding (OS/2 fsType); choose a family under an open licence")
    wanted = {**_QUIET, **axes, "wght": weight, "opsz": nearest_optical(optical_size)}
    pinned = ((axis.tag, float(axis.nearest(wanted.get(axis.tag, axis.default)))) for axis in chosen.axes)
    # Many a face is drawn alike for all sizes, and to compare two takes longer than to find one.
    face: FaceRef = one(FaceRef(chosen.path, chosen.index, tuple(sorted(pinned)))).value
    return face


@lru_cache(maxsize=1024)
def nearest_optical(size: float) -> float:
    """The optical size that type of ``size`` points is drawn for."""
    return min(OPTICAL_SIZES, key=lambda one: abs(one - size))


@lru_cache(maxsize=256)
def _family(name: str, folders: tuple[Path, ...]) -> tuple[FontFile, ...]:
    """The upright files of a family (casefolded) from the first source that has any."""
    sources: tuple[Callable[[], Iterable[FontFile]], ...] = (
        lambda: fonts_below(folders),
        lambda: _shelf(name),
        lambda: fonts_below(package_folders()),
        lambda: fonts_below(system_folders()),
    )
    for source in sources:
        found = tuple(file for file in source() if file.family.casefold() == name and not file.is_italic)
        if found:
            return found
    return ()


def _shelf(name: str) -> tuple[FontFile, ...]:
    """The files of a family that comes with hrposter; nothing where its package is not installed."""
    module, files = _SHELF.get(name, ("", ()))
    folder = module_folder(module) if module else None
    return tuple(font for file in files for font in read_font(str(folder / file))) if folder else ()


@lru_cache(maxsize=64)
def module_folder(module: str) -> Path | None:
    """The folder of an installed package, which is not imported."""
    spec = importlib.util.find_spec(module)
    return Path(spec.origin).parent if spec and spec.origin else None


@lru_cache(maxsize=1)
def package_folders() -> tuple[Path, ...]:
    """The folders of all installed packages that say that they bring fonts, those on the shelf first."""
    from importlib import metadata  # heavy, and only needed for a family that is not on the shelf

    entries = (entry for group in ("fontpkg.family", "justmytype.packs") for entry in metadata.entry_points(group=group))
    shelf = sorted({module for module, _ in _SHELF.values()})
    others = sorted({entry.module.partition(".")[0] for entry in entries} - set(shelf))
    folders = (module_folder(module) for module in (*shelf, *others))
    return tuple(folder for folder in folders if folder)


def system_folders() -> tuple[Path, ...]:
    """Where the operating system and its user keep fonts; these differ between machines, so they come last."""
    home = Path.home()
    match sys.platform:
        case "win32":
            return (home / "AppData/Local/Microsoft/Windows/Fonts", Path("C:/Windows/Fonts"))
        case "darwin":
            return (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
        case _:
            return (home / ".local/share/fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))


@lru_cache(maxsize=32)
def fonts_below(folders: tuple[Path, ...]) -> tuple[FontFile, ...]:
    """Every font in the folders and below, in the order of the folders, then of the paths."""
    paths = (path for folder in folders if folder.is_dir() for path in sorted(folder.rglob("*")) if path.suffix.lower() in _ENDINGS)
    return tuple(font for path in paths for font in read_font(str(path)))


@lru_cache(maxsize=4096)
def read_font(path: str) -> tuple[FontFile, ...]:
    """The faces in a file, several in a collection; nothing where it holds no outlines."""
    if not Path(path).is_file():
        return ()
    blob = hb.Blob.from_file_path(path)
    faces = (hb.Face(blob, index) for index in range(hb.Face(blob, 0).count or 1))
    return tuple(_described(path, face) for face in faces if _OUTLINES & set(face.table_tags))


def _described(path: str, face: hb.Face) -> FontFile:
    font = hb.Font(face)
    axes = tuple(Axis(axis.tag, axis.min_value, axis.default_value, axis.max_value) for axis in face.axis_infos)
    weight = font.get_style_value(hb.StyleTag.WEIGHT)
    weights = next(((axis.least, axis.most) for axis in axes if axis.tag == "wght"), (weight, weight))
    is_italic = bool(font.get_style_value(hb.StyleTag.ITALIC)) or font.get_style_value(hb.StyleTag.SLANT_ANGLE) != 0
    width = next((axis.nearest(100) for axis in axes if axis.tag == "wdth"), font.get_style_value(hb.StyleTag.WIDTH))
    return FontFile(path, face.index, family_name(face) or Path(path).stem, weights, width, is_italic, may_embed(face), axes)
