"""What each typesetter keeps warm between files: made in a process of its own, which imports nothing of the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple


class Poster(NamedTuple):
    """One of the posters of ``posters.py``: with the words of a number, on a paper; words are written for the first paper of a number only."""

    piece: str
    number: int
    paper: str
    is_new: bool


def hrposter_clinics() -> Callable[[str], Callable[[], bytes]]:
    """``welcome`` for the clinic in a file, from the file to the PDF."""
    from hrposter.jobs import one_job
    from hrposter.rendering import pdf

    return lambda path: lambda: pdf(one_job("welcome", "en", "Letter", "portrait", "web", clinic=Path(path)))


def hrposter_posters(folder: str, lang: str) -> Callable[[Poster], Callable[[], bytes]]:
    """Posters of other words, from their YAML files to the PDF."""
    from benchmarks.posters import Studio, render
    from benchmarks.words import new_words
    from hrposter.papers import parse_paper

    studio = Studio(Path(folder))
    studio.set_up()

    def prepared(order: Poster) -> Callable[[], bytes]:
        if order.is_new:
            studio.write(order.piece, new_words(lang, order.number), order.number)
        return partial(render, studio.job(order.piece, lang, parse_paper(order.paper)))

    return prepared


def typst_template(folder: str) -> Callable[[Mapping[str, str]], Callable[[], bytes]]:
    """``page.typ`` of a folder, with what it is told of a clinic; its fonts are in ``fonts``."""
    import typst

    page, fonts = str(Path(folder) / "page.typ"), str(Path(folder) / "fonts")
    compiler = typst.Compiler(root=folder, font_paths=[fonts], ignore_system_fonts=True)
    return lambda told: partial(compiler.compile, input=page, format="pdf", pdf_standards="ua-1", sys_inputs=dict(told))


def typst_markup(fonts: str) -> Callable[[bytes], Callable[[], bytes]]:
    """Markup in memory, with the fonts of a folder."""
    import typst

    compiler = typst.Compiler(font_paths=[fonts], ignore_system_fonts=True)
    return lambda source: partial(compiler.compile, input=source, format="pdf", pdf_standards="ua-1")


def weasyprint(style: str) -> Callable[[str], Callable[[], bytes]]:
    """HTML in memory, with a style sheet that stays the same, faces among it."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    sheets = [CSS(string=style, font_config=fonts)]
    return lambda html: lambda: HTML(string=html).write_pdf(stylesheets=sheets, font_config=fonts, pdf_variant="pdf/ua-1")
