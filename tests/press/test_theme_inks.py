"""The themes that ship, on both presses: close to the screen, clean in pale grounds, black alone where it matters."""

from collections.abc import Iterator

import numpy as np
import pytest
from colour_difference import ciede2000, lab_of_srgb, printed

from hrposter.display import Ink
from hrposter.press.profile import output_profile
from hrposter.press.separation import BLACK, Separation
from hrposter.resolve import theme_named
from hrposter.resources import Library, asset_path

LIBRARY = Library()
PRESSES = [Separation(output_profile(asset_path(f"icc/{name}.icc"))) for name in ("fogra39", "gracol")]
# Below this lightness the press's own black is in the way; recipes and black letters are chosen there.
DARK = 30.0
# On the edge of what ink on paper can show: a strong, dark red.
OUT_OF_GAMUT = {("high-contrast", "clay")}


def inks(*names: str) -> Iterator[tuple[str, Separation, Ink]]:
    for name in names or LIBRARY.themes():
        for role in theme_named(name, LIBRARY).inks.values():
            yield from ((name, press, role) for press in PRESSES)


def difference(press: Separation, ink: Ink) -> float:
    (lab,) = printed(press.profile.data, np.array([press.ink(ink)]))
    return ciede2000(tuple(lab), lab_of_srgb(ink.rgb))


def test_no_role_takes_more_than_300_percent_of_ink():
    assert [(name, ink.role) for name, press, ink in inks() if sum(press.ink(ink)) > 3.0 + 1e-9] == []


def test_light_and_middle_roles_look_as_on_the_screen():
    far = {
        (name, ink.role, round(difference(press, ink), 1))
        for name, press, ink in inks()
        if lab_of_srgb(ink.rgb)[0] > DARK and (name, ink.role) not in OUT_OF_GAMUT and difference(press, ink) > 4
    }
    assert far == set()


def test_papers_are_clean_and_their_look_is_kept():
    for name, press, ink in inks():
        if ink.role == "paper":
            assert press.ink(ink)[3] == 0, name
            assert sum(amount > 0 for amount in press.ink(ink)) <= 2, name
            assert difference(press, ink) < 1.5, name


def test_sentences_are_black_alone():
    for name in LIBRARY.themes():
        theme = theme_named(name, LIBRARY)
        assert {press.ink(theme.surfaces["paper"].inks["text"]) for press in PRESSES} == {BLACK}, name


def test_a_recipe_is_no_further_from_the_screen_than_can_just_be_seen():
    """Black for the ink of words is the exception, and chosen."""
    drawn = [(press, ink) for _, press, ink in inks() if ink.cmyk and lab_of_srgb(ink.rgb)[0] > DARK]
    assert drawn
    assert max(difference(press, ink) for press, ink in drawn) < 2.5


@pytest.mark.parametrize("name", [f"{name}-mono" for name in LIBRARY.themes()])
def test_mono_is_black_alone(name):
    assert [ink.role for _, press, ink in inks(name) if any(press.ink(ink)[:3])] == []
    theme = theme_named(name, LIBRARY)
    grounds = [ink for surface in theme.surfaces.values() for ink in (surface.fill, *surface.inks.values())]
    assert all(not any(press.ink(ink)[:3]) for press in PRESSES for ink in grounds)
