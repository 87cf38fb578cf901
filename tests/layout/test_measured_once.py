"""What a page remembers of the sizes at which it was measured: the same as a page that was measured at no other."""

import pytest
from sample_jobs import job

from hrposter.layout.cast_off import cast_off
from hrposter.layout.parts import parts_of
from hrposter.layout.solve import Solver, solver
from hrposter.poster import Poster
from hrposter.resolve import resolve

PIECES = ("welcome", "principles", "care-choices")
SHARES = (1.0, 0.9, 0.75, 1.0, 0.6, 0.9)


def page_of(poster: Poster) -> Solver:
    return solver(poster, parts_of(poster))


@pytest.mark.parametrize("piece", PIECES)
def test_a_page_says_the_same_of_each_size_however_often_and_in_whatever_order_it_is_asked(piece):
    poster = resolve(job(piece, "en", "A3"))
    usual = cast_off(poster, parts_of).sizes
    page = page_of(poster)
    for share in SHARES:
        sizes = {style: size * share for style, size in usual.items()}
        fresh = page_of(poster)
        assert page.excess(sizes) == fresh.excess(sizes)
        assert page.forme(sizes).placed == page_of(poster).forme(sizes).placed


@pytest.mark.parametrize("piece", PIECES)
def test_what_is_changed_on_a_page_is_measured_anew(piece):
    poster = resolve(job(piece, "en", "A3"))
    sizes = cast_off(poster, parts_of).sizes
    page = page_of(poster)
    page.forme(sizes)
    fewer = page.parts[1:]
    for changed, alone in (
        (page.with_parts(fewer), page_of(poster).with_parts(fewer)),
        (page.tight(), page_of(poster).tight()),
        (page.close(), page_of(poster).close()),
    ):
        assert changed.excess(sizes) == alone.excess(sizes)
    assert page.with_parts(fewer).excess(sizes) <= page.excess(sizes)
