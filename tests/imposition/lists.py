"""Display lists without faces: every letter is half an em wide."""

from hrposter.display import Begin, Cluster, End, FaceRef, GlyphRun, Ink, Item, Page, Tag, Text
from hrposter.geometry import Rect

INK = Ink("ink", (0.0, 0.0, 0.0))


def line(words: str, *, x: float = 50, baseline: float = 100, size: float = 20, advance: float = 0.5) -> Text:
    run = GlyphRun(FaceRef("none.ttf"), False, INK, tuple(Cluster(letter, (), advance) for letter in words))
    return Text(x, baseline, size, len(words) * size * advance, size * 0.8, size * 0.2, (run,), words)


def tagged(tag: Tag, *items: Item) -> tuple[Item, ...]:
    return (Begin(tag), *items, End())


def page(*items: Item, media: Rect) -> Page:
    return Page(media, media, media, media.inset(18), items)
