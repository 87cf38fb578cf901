"""Display lists for the tests of the PDF writer: real faces, shaped by HarfBuzz, set without a layout."""

import datetime
import io
import pathlib
from functools import cache
from importlib.util import find_spec
from itertools import pairwise

import pikepdf
import uharfbuzz as hb

from hrposter import display
from hrposter.display import (
    Begin,
    Clip,
    Close,
    Cluster,
    Document,
    Drawing,
    End,
    FaceRef,
    Fill,
    Glyph,
    GlyphRun,
    Image,
    Ink,
    Line,
    Link,
    Meta,
    Move,
    Page,
    Path,
    Picture,
    Raster,
    Shape,
    Text,
    Unclip,
)
from hrposter.fonts.face import open_face
from hrposter.geometry import Matrix, Rect
from hrposter.pdf.writer import write

INK = Ink("ink", (0.2, 0.0, 0.2))
ACCENT = Ink("accent", (0.8, 0.4, 0.2))
PAPER = Ink("paper", (1.0, 1.0, 0.8))
A4 = Rect(0, 0, 595.28, 841.89)


def font_file(module: str, name: str) -> str:
    spec = find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    return str(next(pathlib.Path(spec.origin).parent.rglob(name)))


BODY = FaceRef(font_file("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Regular.ttf"))
BOLD = FaceRef(font_file("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Bold.ttf"))
DISPLAY = FaceRef(font_file("fontpkg_fraunces", "Fraunces[[]SOFT,WONK,opsz,wght].ttf"), 0, (("opsz", 72.0), ("wght", 640.0)))
ARABIC = FaceRef(font_file("manimgx_fonts", "NotoSansArabic[[]wght].ttf"), 0, (("wght", 500.0),))
DEVANAGARI = FaceRef(font_file("manimgx_fonts", "NotoSansDevanagari[[]wght].ttf"), 0, (("wght", 450.0),))
THAI = FaceRef(font_file("manimgx_fonts", "NotoSansThai[[]wght].ttf"))


@cache
def shape(words: str, ref: FaceRef) -> tuple[Cluster, ...]:
    """Clusters in visual order from the left."""
    if not words:
        return ()
    face = open_face(ref)
    buffer = hb.Buffer()
    buffer.add_str(words)
    buffer.guess_segment_properties()
    hb.shape(face.font, buffer)
    starts = [*sorted({info.cluster for info in buffer.glyph_infos}), len(words)]
    following = dict(pairwise(starts))
    grouped: dict[int, list[Glyph]] = {}
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyph = Glyph(info.codepoint, position.x_offset / face.upem, position.y_offset / face.upem, position.x_advance / face.upem)
        grouped.setdefault(info.cluster, []).append(glyph)
    return tuple(Cluster(words[start : following[start]], tuple(glyphs), sum(glyph.advance for glyph in glyphs)) for start, glyphs in grouped.items())


def run(words: str, ref: FaceRef = BODY, ink: Ink = INK, *, is_rtl: bool = False) -> GlyphRun:
    return GlyphRun(ref, is_rtl, ink, shape(words, ref))


def line(words: str, ref: FaceRef = BODY, *, x: float = 50, baseline: float = 100, size: float = 20, is_rtl: bool = False, tail: str = "") -> Text:
    """One line of one run; ``tail`` is what the line end swallowed."""
    return runs_line((run(words, ref, is_rtl=is_rtl),), words + tail, x=x, baseline=baseline, size=size)


def runs_line(runs: tuple[GlyphRun, ...], words: str, *, x: float = 50, baseline: float = 100, size: float = 20) -> Text:
    width = sum(cluster.advance for each in runs for cluster in each.clusters) * size
    return Text(x, baseline, size, width, size * 0.8, size * 0.2, runs, words)


def tagged(tag: display.Tag, *items: display.Item, **said: object) -> tuple[display.Item, ...]:
    return (Begin(tag, **said), *items, End())  # type: ignore[arg-type]


def page(*items: display.Item, media: Rect = A4, trim: Rect | None = None, bleed: Rect | None = None) -> Page:
    box = trim or media
    return Page(media, box, bleed or box, box.inset(18), items)


def document(*pages: Page, **said: object) -> Document:
    facts: dict[str, object] = {
        "title": "Welcome & rest",
        "lang": "en-US",
        "author": "A clinic",
        "subject": "You are welcome here",
        "keywords": ("welcome", "pregnancy"),
        "date": datetime.date(2026, 11, 23),
        "identifier": "welcome/a4/en",
        **said,
    }
    return Document(Meta(**facts), pages)  # type: ignore[arg-type]


_OPEN: list[pikepdf.Pdf] = []  # pikepdf closes a file that nobody holds, and its objects with it


def opened(pages: Document | bytes) -> pikepdf.Pdf:
    _OPEN.append(pikepdf.open(io.BytesIO(pages if isinstance(pages, bytes) else write(pages))))
    return _OPEN[-1]


LEAF = Ink("leaf", (0.2, 0.6, 0.4))
SKY = Ink("sky", (0.6, 0.8, 1.0))
SQUARE = (Move(10, 10), Line(90, 10), Line(90, 90), Line(10, 90), Close())


def drawing(*shapes: Shape) -> Drawing:
    view = Rect(0, 0, 100, 100)
    return Drawing("square", view, view, shapes or (Shape(SQUARE, "leaf"),))


def raster(*, has_alpha: bool = True) -> Raster:
    """Four pixels: red, green, blue, white; the right column is half clear."""
    pixels = bytes((255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255))
    return Raster(2, 2, pixels, bytes((255, 128, 255, 128)) if has_alpha else None, "four")


def poster() -> Document:
    """A page with every kind of item."""
    picture = Picture(drawing(), Matrix(2, 0, 0, 2, 200, 400), {"leaf": LEAF})
    link = Link(Rect(50, 780, 180, 25), "https://example.org/welcome?a=b", "Our page: example.org/welcome")
    items = (
        Fill(A4, PAPER),
        *tagged("Figure", Clip(SQUARE), picture, Unclip(), alt="A green square", box=Rect(200, 400, 200, 200)),
        *tagged("H1", line("You are welcome", DISPLAY, baseline=80, size=40)),
        *tagged("P", line("We listen. You", baseline=120, tail=" "), line("decide what helps.", BOLD, baseline=145)),
        Begin("L"),
        Begin("LI"),
        *tagged("Lbl", line("1.", baseline=180)),
        *tagged("LBody", line("Come as you are", x=80, baseline=180)),
        End(),
        End(),
        *tagged("P", *tagged("Span", line("مرحبًا بكم", ARABIC, baseline=230, size=30, is_rtl=True), actual="مرحبًا بكم", lang="ar"), lang="ar"),
        *tagged("P", line("नमस्ते, क्षमा", DEVANAGARI, baseline=280, size=24), lang="hi"),
        *tagged("P", line("ยินดีต้อนรับที่นี่", THAI, baseline=320, size=24), lang="th"),
        *tagged("Artifact", Path((Move(50, 340), Line(545, 340)), None, ACCENT, 2, "round")),
        *tagged("Figure", Image(Rect(400, 700, 80, 60), raster()), alt="Four colours", box=Rect(400, 700, 80, 60)),
        *tagged("P", *tagged("Link", line("example.org/welcome", baseline=800), link)),
    )
    return document(page(*items, trim=A4.inset(10), bleed=A4.inset(4)), prints_unscaled=True)
