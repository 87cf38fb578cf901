"""A typesetter for sheets that no layout composes: the index of a pack, the sheet that measures a printer."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from hrposter.layout.own_words import OwnWords
from hrposter.layout.setting import Typesetter
from hrposter.papers import Paper
from hrposter.poster import Job, Poster, Style
from hrposter.profiles import PROFILES
from hrposter.resources import Library, asset_path
from hrposter.spec.arrangement import Arrangement
from hrposter.spec.grid import Grid
from hrposter.spec.layout import Layout
from hrposter.spec.theme import Theme
from hrposter.units import Percent


def own_typesetter(
    name: str, words: OwnWords, theme: Theme, sizes: Mapping[str, float], paper: Paper, library: Library, *, least: float
) -> Typesetter:
    """Sets words in styles of the theme at ``sizes`` in points, and no smaller than ``least`` of them; ``name`` is what the sheet is called."""
    content, phrases = words.content, words.phrases
    arrangement = Arrangement(name, (), Percent(0.0), "0pt", "paper", Grid((), (), ()), (), (), content.span)
    layout = Layout(name, (paper,), datetime.date.min, theme.name, None, "staff", False, arrangement, (), content.span)
    styles = {style: Style(theme.styles[style], size, size * least) for style, size in sizes.items()}
    job = Job(name, words.language.tag, paper, False, PROFILES["office"], library=library)
    folder = asset_path("packs")
    poster = Poster(job, layout, arrangement, theme, content, phrases, words.english_phrases, None, styles, folder, content)
    return Typesetter.of(poster)
