"""The same poster through Typst and WeasyPrint: same words, same font files, and the sizes that hrposter found.

Both keep all that can be kept between posters (Typst its Compiler, WeasyPrint its font configuration and its style sheet: ``makers.py``), break
the lines themselves, and write a tagged file that claims PDF/UA-1, as hrposter does. Neither has to find the sizes.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.posters import PAPER, Look
from benchmarks.words import Words
from hrposter.papers import Paper


def typst_source(words: Words, look: Look, paper: Paper = PAPER) -> bytes:
    """The poster in Typst's markup."""
    sizes, leading = look.sizes, look.leading
    promises = ", ".join(_content(promise) for promise in words.promises)
    points = "\n".join(f"[== #{_content(title)}\n#{_content(text)}]," for title, text in words.points)
    return f"""\
#set document(title: {_quoted(words.title)})
#set page(width: {paper.width}pt, height: {paper.height}pt, margin: {look.margin}pt, fill: rgb("FBF3E6"))
#set text(font: {_quoted(look.text[0])}, weight: {look.text[1]}, size: {sizes["body"]}pt, lang: {_quoted(words.lang.partition("-")[0])}, \
dir: {"rtl" if words.is_rtl else "ltr"}, fill: rgb("24312F"), hyphenate: false)
#set par(leading: {leading["body"] - 0.7}em)
#show heading: set text(font: {_quoted(look.display[0])}, weight: {look.display[1]}, fill: rgb("12463F"))
#show heading.where(level: 1): set text(size: {sizes["display"]}pt)
#show heading.where(level: 2): set text(size: {sizes["heading"]}pt)
= #{_content(words.title)}
#text(size: {sizes["lead"]}pt, {_content(words.lede)})

#columns(2, list({promises}))
#grid(columns: (1fr, 1fr, 1fr), gutter: 20pt, {points})

#{_content(words.more)}
""".encode()


def style(look: Look) -> str:
    """WeasyPrint's style sheet: what stays the same in every round."""
    return "".join(_font_face(path) for path in look.files) + _page_style(look)


def _page_style(look: Look) -> str:
    """What is the same for all faces."""
    return f"""
@page {{ size: {PAPER.width}pt {PAPER.height}pt; margin: {look.margin}pt; background: #FBF3E6 }}
body {{ margin: 0; color: #24312F }}
h1, h2 {{ color: #12463F; margin: 0 }}
ul {{ columns: 2 }}
div {{ display: flex; gap: 20pt }}
section {{ flex: 1 }}
"""


def html_source(words: Words, look: Look) -> str:
    """The poster in HTML."""
    sizes, leading = look.sizes, look.leading
    promises = "".join(f"<li>{promise}</li>" for promise in words.promises)
    points = "".join(f"<section><h2>{title}</h2><p>{text}</p></section>" for title, text in words.points)
    return f"""<!doctype html>
<html lang="{words.lang}" dir="{"rtl" if words.is_rtl else "ltr"}"><head><title>{words.title}</title><style>
body {{ font: {look.text[1]} {sizes["body"]}pt/{leading["body"]} "{look.text[0]}" }}
h1 {{ font: {look.display[1]} {sizes["display"]}pt/{leading["display"]} "{look.display[0]}" }}
h2 {{ font: {look.display[1]} {sizes["heading"]}pt/{leading["heading"]} "{look.display[0]}" }}
.lead {{ font-size: {sizes["lead"]}pt }}
</style></head><body>
<h1>{words.title}</h1><p class="lead">{words.lede}</p><ul>{promises}</ul><div>{points}</div><p>{words.more}</p>
</body></html>"""


def _font_face(path: str) -> str:
    from hrposter.fonts.locate import read_font

    (font,) = read_font(path)
    return f'@font-face {{ font-family: "{font.family}"; font-weight: {font.weights[0]:g} {font.weights[1]:g}; src: url("{Path(path).as_uri()}") }}\n'


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _content(text: str) -> str:
    """The text as a Typst expression, so that nothing in it is markup."""
    return f"text({_quoted(text)})"
