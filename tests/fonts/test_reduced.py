import random

import pytest

from hrposter.fonts.face import open_face
from hrposter.fonts.locate import find
from hrposter.fonts.reduced import _Kept, _worked_out
from hrposter.fonts.subset import Part, Wanted, _composed

# At a place on their axes, at their default (400), without axes, and made of other glyphs or not.
FACES = (
    *(("Fraunces", 600), ("Atkinson Hyperlegible", 400), ("Atkinson Hyperlegible", 700), ("Noto Sans", 400), ("Noto Sans", 650)),
    *(("Noto Sans Arabic", 500), ("Noto Sans Myanmar", 400), ("Noto Sans Myanmar", 550), ("Noto Sans SC", 400), ("Noto Sans SC", 700)),
    *(("Noto Sans KR", 500), ("Noto Sans Khmer", 400), ("Noto Sans Thai", 600), ("Noto Sans Symbols", 400), ("Noto Emoji", 400)),
)


def some(numbers, count):
    """A few glyphs, near each other or far, as texts have them."""
    first, span = numbers.randrange(count), numbers.choice([30, 200, count])
    return sorted({0, *[(first + numbers.randrange(span)) % count for _ in range(numbers.randrange(40))]})


@pytest.mark.parametrize(("family", "weight"), FACES)
def test_kept_glyphs_make_the_program_that_harfbuzz_makes(family, weight):
    face = open_face(find(family, weight))
    kept, numbers = _Kept(face), random.Random(5)
    sets = [some(numbers, face.hb_face.glyph_count) for _ in range(30)]
    found = 0
    for gids in [*sets, *sets]:
        given = kept.found(gids)
        if given is not None:
            found += 1
            wanted = (*[Wanted((Part(gid, 0, 0),), 0) for gid in gids], Wanted((Part(gids[-1], 0, 0), Part(gids[0], 30, -20)), 500))
            assert _composed(given, wanted) == _composed(_worked_out(face, gids), wanted)
    assert found or family in {"Fraunces", "Noto Sans", "Noto Sans Arabic"}


def test_glyphs_that_take_long_offsets_are_left_to_harfbuzz():
    face = open_face(find("Noto Sans SC", 400))
    kept, gids = _Kept(face), list(range(0, 30_000, 25))
    assert kept.found(gids) == _worked_out(face, gids)
    assert kept.found(gids) is None
    given = kept.found(gids[:200])
    assert given is not None
    assert given[1:] == _worked_out(face, gids[:200])[1:]


def test_glyphs_are_let_go_when_there_are_too_many(monkeypatch):
    monkeypatch.setattr("hrposter.fonts.reduced._MOST_KEPT", 50)
    face = open_face(find("Noto Sans SC", 400))
    kept = _Kept(face)
    for first in range(0, 400, 40):
        gids = [0, *range(first + 1, first + 40)]
        given = kept.found(gids)
        assert given is not None
        assert given[1:] == _worked_out(face, gids)[1:]
        assert len(kept._glyphs) <= 50 + 40 + 94  # the letters of ASCII may come along
