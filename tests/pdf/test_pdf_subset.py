import struct

import pytest
import uharfbuzz as hb
from pdf_samples import ARABIC, BODY, DEVANAGARI, DISPLAY, THAI

from hrposter.display import FaceRef
from hrposter.fonts.face import open_face
from hrposter.fonts.subset import Part, Wanted, composes, subset


def plain(gid: int) -> Wanted:
    return Wanted((Part(gid, 0, 0),), 0)


def outline(font: hb.Font, gid: int, dx: int = 0, dy: int = 0) -> list[tuple[str, tuple[float, ...]]]:
    pen = hb.DrawFuncs()
    drawn: list[tuple[str, tuple[float, ...]]] = []
    for name in ("move_to", "line_to", "quadratic_to", "cubic_to", "close_path"):
        getattr(pen, f"set_{name}_func")(lambda *said, name=name: drawn.append((name, said[:-1])))
    font.draw_glyph(gid, pen)
    return [(name, tuple(value + (dy if index % 2 else dx) for index, value in enumerate(point))) for name, point in drawn]


@pytest.mark.parametrize("ref", [BODY, DISPLAY, ARABIC, DEVANAGARI, THAI], ids=lambda ref: ref.path.rsplit("/", 1)[-1])
def test_every_advance_in_the_program_is_the_one_that_shaping_used(ref):
    face = open_face(ref)
    gids = range(min(400, face.hb_face.glyph_count))
    part = subset(ref, tuple(plain(gid) for gid in gids))
    assert list(part.advances) == [round(face.advance(gid) * face.upem) for gid in gids]


def test_axes_are_pinned_where_the_face_stands():
    face = open_face(DISPLAY)
    gid = face.font.get_nominal_glyph(ord("R"))
    part = subset(DISPLAY, (plain(gid),))
    program = hb.Face(part.program)
    assert not program.axis_infos
    ours, theirs = outline(hb.Font(program), part.gids[0]), outline(face.font, gid)
    assert [name for name, _ in ours] == [name for name, _ in theirs]
    assert all(abs(a - b) <= 1 for (_, p), (_, q) in zip(ours, theirs, strict=True) for a, b in zip(p, q, strict=True))


def test_a_cluster_of_glyphs_becomes_one_glyph_with_their_outlines():
    face = open_face(BODY)
    base, mark = (face.font.get_nominal_glyph(ord(letter)) for letter in "n~")
    part = subset(BODY, (plain(base), plain(mark), Wanted((Part(base, 0, 0), Part(mark, 40, 210)), 600)))
    font = hb.Font(hb.Face(part.program))
    first, second, both = part.gids
    assert outline(font, both) == outline(font, first) + outline(font, second, 40, 210)
    assert part.advances[2] == font.get_glyph_h_advance(both) == 600


def test_a_composite_may_hold_a_composite():
    face = open_face(BODY)
    accented = face.font.get_nominal_glyph(ord("é"))
    part = subset(BODY, (plain(accented), Wanted((Part(accented, 0, 0), Part(accented, 700, 0)), 1400)))
    font = hb.Font(hb.Face(part.program))
    assert outline(font, part.gids[1]) == outline(font, part.gids[0]) + outline(font, part.gids[0], 700, 0)


def test_no_part_is_a_blank_with_an_advance():
    part = subset(BODY, (Wanted((), 250),))
    font = hb.Font(hb.Face(part.program))
    assert outline(font, part.gids[0]) == []
    assert font.get_glyph_h_advance(part.gids[0]) == 250


def test_the_same_glyph_is_kept_once_for_two_codes():
    gid = open_face(BODY).font.get_nominal_glyph(ord("a"))
    part = subset(BODY, (plain(gid), plain(gid)))
    assert part.gids[0] == part.gids[1]
    assert hb.Face(part.program).glyph_count == 2


def test_the_box_holds_the_composites():
    gid = open_face(BODY).font.get_nominal_glyph(ord("x"))
    alone = subset(BODY, (plain(gid),)).box
    assert subset(BODY, (Wanted((Part(gid, 3000, 0),), 600),)).box[2] > alone[2] + 2000


def test_checksums_add_up():
    program = subset(DISPLAY, (plain(40), Wanted((Part(40, 0, 9),), 500))).program
    words = struct.unpack(f">{len(program) // 4}L", program)
    assert len(program) % 4 == 0
    assert sum(words) & 0xFFFFFFFF == 0xB1B0AFBA


def test_the_program_holds_nothing_but_what_a_reader_draws():
    assert set(hb.Face(subset(ARABIC, (plain(5),)).program).table_tags) == {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}


def test_cff_faces_keep_their_glyph_ids(cff_face: FaceRef):
    assert not composes(open_face(cff_face))
    part = subset(cff_face, (plain(0), plain(3)))
    assert part.is_cff
    assert part.gids == (0, 3)
    assert part.advances[1] == 620
    assert part.program[:2] == b"\x01\x00"
