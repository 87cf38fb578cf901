"""Writes docs/translations.md: what each message of three posters says in every language, with its literal English.

    python tools/back_translations.py                writes the page
    python tools/back_translations.py --seal de fa   notes in docs/glosses/de.yaml and fa.yaml which words they are of

A gloss is sealed once it says what the translation says. When the translation changes later, the page cannot be made until
somebody has looked at the gloss again and sealed it anew.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hrposter import atomic
from hrposter.cldr import find_locale
from hrposter.diagnostics import Diagnostic, PosterError, Span
from hrposter.i18n import Language
from hrposter.resources import Library, data_folder
from hrposter.source import Reader, View
from hrposter.spec.content import Content, flatten, read_content
from hrposter.spec.translation import digests_of, settled

PIECES = ("welcome", "welcome-parents", "principles")
GLOSSES = data_folder() / "docs/glosses"
PAGE = data_folder() / "docs/translations.md"
TOP = """\
# What the translations say

Every message of the posters `welcome`, `welcome-parents` and `principles`, in every language but English. The last column says
literally in English what the translation says, so that you see where it differs although you do not read the language.
A word in square brackets is not said, only meant. A draft has not been checked by a qualified translator yet:
[from draft to checked](translators.md#from-draft-to-checked).

This page is made from [layouts](../layouts) and [docs/glosses](glosses) by `make translations`.
"""
HEAD = "<thead><tr><th>message</th><th>English</th><th>translation</th><th>literally</th></tr></thead>"


@dataclass(frozen=True, slots=True)
class Glossed:
    """The words of one piece in one language, and the literal English of each by its name."""

    piece: str
    content: Content
    literal: Mapping[str, str]


# ---------------------------------------------------------------- reading


def glossed(lang: str, library: Library, glosses: Path = GLOSSES, *, is_sealed: bool = True) -> tuple[Glossed, ...]:
    """The pieces in one language with their glosses; PosterError lists glosses that lack, and those of words that have changed since."""
    reader = Reader(glosses / f"{lang}.yaml")
    top = reader.root().fields(("language", "glosses", "sealed"), required=("language", "glosses"))
    if "language" in top and top["language"].text() != lang:
        top["language"].add("language", f"the file is called {reader.path.name} but says {top['language'].text()!r}", f"write {lang}")
    pieces = top["glosses"].fields(PIECES, required=PIECES) if "glosses" in top else {}
    seals = top["sealed"].fields(PIECES) if "sealed" in top else {}
    found = []
    for piece, view in pieces.items():
        content = settled(_words(library, piece, "en"), _words(library, piece, lang))
        found.append(Glossed(piece, content, _literal(view, piece, content)))
        if is_sealed:
            _compare_seals(view, piece, content, {key: seal.text() for key, seal in seals[piece].fields().items()} if piece in seals else {})
    reader.done()
    return tuple(found)


def _words(library: Library, piece: str, lang: str) -> Content:
    return read_content(library.piece(piece) / f"{lang}.yaml")


def texts(content: Content) -> dict[str, str]:
    """Every message by its name, such as promises.2, strong words between stars."""
    messages = {name: message for key, words in content.words.items() for name, message in flatten(key, words).items()}
    return {name: "".join(_marked(part.text, part.is_placeholder, part.is_strong) for part in message.parts) for name, message in messages.items()}


def _marked(text: str, is_placeholder: bool, is_strong: bool) -> str:
    shown = f"{{{text}}}" if is_placeholder else text
    return f"**{shown}**" if is_strong else shown


def _literal(view: View, piece: str, content: Content) -> dict[str, str]:
    found = {name: said.text() for key, entry in view.fields().items() for name, said in _named(key, entry)}
    names = texts(content)
    for name in (name for name in names if name not in found):
        view.add("missing-gloss", f"{name!r} of {piece} has no gloss", f"add what {content.span.path.name} says there, literally in English")
    for name in (name for name in found if name not in names):
        view.add("extra-gloss", f"{name!r} is no message of {piece}", "take it out")
    return found


def _named(key: str, view: View) -> Iterator[tuple[str, View]]:
    """The texts below a key by the names that messages have."""
    if view.is_list:
        for number, entry in enumerate(view.items(), 1):
            yield from _named(f"{key}.{number}", entry)
    elif view.is_mapping:
        for name, entry in view.fields().items():
            yield from _named(f"{key}.{name}", entry)
    else:
        yield key, view


def _compare_seals(view: View, piece: str, content: Content, sealed: Mapping[str, str]) -> None:
    lang = content.language.tag
    help = f"see that the gloss says what the translation says now, then: python tools/back_translations.py --seal {lang}"
    for key, digest in digests_of(content).items():
        if sealed.get(key) != digest:
            fact = f"the words of {key!r} in {piece} have changed since they were glossed" if key in sealed else f"the gloss of {key!r} is not sealed"
            view.add("stale-gloss", fact, help)


# ---------------------------------------------------------------- writing


def seal(lang: str, library: Library, glosses: Path = GLOSSES) -> None:
    """Write at the end of a file of glosses which words they are of."""
    path = glosses / f"{lang}.yaml"
    lines = ["sealed:                             # the words that these glosses are of: python tools/back_translations.py --seal " + lang]
    for piece in glossed(lang, library, glosses, is_sealed=False):
        digests = ", ".join(f"{key}: {digest}" for key, digest in digests_of(piece.content).items())
        lines.append(f"  {piece.piece}: {{{digests}}}")
    kept = re.sub(r"^sealed:.*\n(?:[ #].*\n|\n)*", "", path.read_text(encoding="utf-8").rstrip("\n") + "\n", flags=re.MULTILINE)
    atomic.write(path, (kept + "\n".join(lines) + "\n").encode())


def page(languages: Iterable[tuple[Glossed, ...]], library: Library) -> str:
    """The page in Markdown, the tables in HTML, where a cell can say its language and its direction."""
    english = {piece: texts(_words(library, piece, "en")) for piece in PIECES}
    sections = sorted((_english_name(pieces[0].content.language), pieces) for pieces in languages)
    contents = "\n".join(f"- [{name}](#{_anchor(name)})" for name, _ in sections)
    return "\n".join([TOP, contents, *(_section(name, pieces, english) for name, pieces in sections), ""])


def _section(name: str, pieces: tuple[Glossed, ...], english: Mapping[str, Mapping[str, str]]) -> str:
    tag = pieces[0].content.language.tag
    lines = [f"\n## {name}\n", f"Glosses: [{tag}.yaml](glosses/{tag}.yaml)"]
    for piece in pieces:
        path = f"layouts/{piece.piece}/{tag}.yaml"
        lines += [f"\n### {name}: {piece.piece}\n", f"[{path}](../{path}), {piece.content.status}\n", "<table>", HEAD, "<tbody>"]
        lines += [_row(key, english[piece.piece][key], text, piece) for key, text in texts(piece.content).items()]
        lines += ["</tbody>", "</table>"]
    return "\n".join(lines)


def _row(name: str, english: str, text: str, piece: Glossed) -> str:
    language = piece.content.language
    direction = ' dir="rtl"' if language.is_rtl else ""
    said = f'<td lang="{language.tag}"{direction}>{_shown(text)}</td>'
    return f"<tr><td><code>{name}</code></td><td>{_shown(english)}</td>{said}<td>{_shown(piece.literal[name])}</td></tr>"


def _shown(text: str) -> str:
    """A message as HTML: strong words strong, one kind of blank."""
    return re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", html.escape(" ".join(text.split()), quote=False))


def _english_name(language: Language) -> str:
    """The language by its English name; script and region only where the tag says them."""
    locale = find_locale(language.tag)
    return str(locale.english_name if "-" in language.tag else find_locale("en").languages[locale.language])


def _anchor(heading: str) -> str:
    """Where GitHub puts a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


# ---------------------------------------------------------------- calling


def languages(library: Library) -> tuple[str, ...]:
    """The languages that any of the pieces speaks, without English."""
    return tuple(sorted({lang for piece in PIECES for lang in library.languages(library.piece(piece))} - {"en"}))


def every(library: Library, glosses: Path = GLOSSES) -> list[tuple[Glossed, ...]]:
    """All languages with their glosses; PosterError lists what is wrong in any of them."""
    found, problems = [], list[Diagnostic]()
    for lang in languages(library):
        if not (glosses / f"{lang}.yaml").is_file():
            help = f"write it as its neighbours are, then: python tools/back_translations.py --seal {lang}"
            problems.append(Diagnostic("missing-gloss", Span(glosses / f"{lang}.yaml"), f"the words in {lang!r} have no glosses", help))
            continue
        try:
            found.append(glossed(lang, library, glosses))
        except PosterError as error:
            problems += error.diagnostics
    strangers = sorted({path.stem for path in glosses.glob("*.yaml")} - {*languages(library)})
    problems += [Diagnostic("language", Span(glosses / f"{lang}.yaml"), f"no poster speaks {lang!r}", "delete the file") for lang in strangers]
    if problems:
        raise PosterError(*problems)
    return found


def main() -> int:
    """Write the page, or seal glosses; say what is wrong and give back 1 where that cannot be done."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seal", nargs="+", metavar="LANG", default=())
    asked = parser.parse_args()
    library = Library()
    try:
        for lang in asked.seal:
            seal(lang, library)
        if not asked.seal:
            atomic.write(PAGE, page(every(library), library).encode())
    except PosterError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
