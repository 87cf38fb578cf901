"""What the tests of the PDF writer share: a face with CFF outlines."""

import pytest

from hrposter.display import FaceRef


@pytest.fixture(scope="session")
def cff_face(tmp_path_factory: pytest.TempPathFactory) -> FaceRef:
    """A face with CFF outlines: glyphs 1 to 4 are space, A, B and acute."""
    builder = pytest.importorskip("fontTools.fontBuilder")
    pens = pytest.importorskip("fontTools.pens.t2CharStringPen")
    names = [".notdef", "space", "A", "B", "acute"]
    advances = [500, 250, 610, 620, 0]
    strings = {}
    for index, name in enumerate(names):
        pen = pens.T2CharStringPen(advances[index], None)
        if name != "space":
            for move, point in (("moveTo", (50, 0)), ("lineTo", (50, 100 * index + 200)), ("lineTo", (400, 100 * index + 200)), ("lineTo", (400, 0))):
                getattr(pen, move)(point)
            pen.closePath()
        strings[name] = pen.getCharString()
    font = builder.FontBuilder(1000, isTTF=False)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({0x20: "space", 0x41: "A", 0x42: "B", 0xB4: "acute"})
    font.setupCFF("Blocks-Regular", {"FullName": "Blocks Regular"}, strings, {})
    font.setupHorizontalMetrics({name: (advance, 50) for name, advance in zip(names, advances, strict=True)})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Blocks", "styleName": "Regular", "psName": "Blocks-Regular"})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    font.setupPost()
    path = tmp_path_factory.mktemp("fonts") / "Blocks-Regular.otf"
    font.save(path)
    return FaceRef(str(path))
