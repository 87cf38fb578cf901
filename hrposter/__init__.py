"""Printable posters for perinatal harm reduction: YAML layouts in, print-ready PDF out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    import os

__version__ = "0.1.0"
__all__ = ["__version__", "render"]


def render(
    piece: str,
    *,
    lang: str = "en",
    size: str | None = None,
    orientation: str = "portrait",
    profile: str = "office",
    theme: str | None = None,
    clinic: str | os.PathLike[str] | None = None,
    resources: str | os.PathLike[str] | None = None,
    layouts: str | os.PathLike[str] | None = None,
    date: datetime.date | None = None,
    icc: str | os.PathLike[str] | None = None,
    strict: bool = False,
    fold: str | None = None,
) -> bytes:
    """The PDF of one piece, by the same path as the command ``hrposter render``.

    ``size`` is a paper's name (the first that the layout lists when None), ``orientation`` portrait or landscape,
    ``profile`` office, press, web, large-print or screen (``size`` is a screen then), ``clinic`` the path of a clinic.yaml,
    ``resources`` of a resources.yaml, ``layouts`` a folder of your own pieces, ``icc`` the colour profile of a press.
    ``strict`` refuses words that no qualified translator has checked as they stand in English today. ``fold`` is half or booklet:
    the pages stand on sheets of that ``size``, to be folded; a piece that is made to be folded needs none.
    Raises hrposter.diagnostics.PosterError when something that people wrote is wrong (with file, line and column),
    UsageError for a piece, size, language, profile or theme that does not exist, MachineError when this machine
    lacks something such as a typeface. Same arguments and files, same bytes.
    """
    from hrposter.jobs import one_job
    from hrposter.rendering import pdf

    given = {"clinic": clinic, "resources": resources, "layouts": layouts, "icc": icc}
    return pdf(one_job(piece, lang, size, orientation, profile, theme=theme, date=date, strict=strict, fold=fold, **given))
