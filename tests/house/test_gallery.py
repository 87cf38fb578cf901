"""The gallery: its page is whole without scripts, pictures or a network, every part has a name, and Chromium shows it so."""

import importlib
import io
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import pytest
import uharfbuzz as hb
from browser import Tab, chromium
from checkout import ROOT
from PIL import Image
from sample_pieces import WORDS, library

from hrposter.fonts.locate import find
from hrposter.papers import PAPERS
from hrposter.resources import Library
from hrposter.spec.theme import read_theme

TYPED = 'Rest & a "nap" <now>'
TITLE = "Rest & a “nap” <now>"
ARABIC = WORDS.replace("language: en", "language: ar").replace("status: source", "status: draft").replace("Hello", "أهلًا بكم")
LIGHTEST = 4.5  # WCAG 2.2, 1.4.3
_VOID = {"meta", "link", "img", "br", "path"}


@dataclass
class Node:
    """An element of the page."""

    tag: str
    attributes: dict[str, str | None]
    parent: "Node | None" = None
    parts: list["Node | str"] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name) or ""

    @property
    def children(self) -> list["Node"]:
        return [part for part in self.parts if isinstance(part, Node)]

    def all(self, *tags: str) -> Iterator["Node"]:
        """The elements of these kinds inside, in their order."""
        for child in self.children:
            if not tags or child.tag in tags:
                yield child
            yield from child.all(*tags)

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def ancestors(self) -> Iterator["Node"]:
        if self.parent:
            yield self.parent
            yield from self.parent.ancestors


class Tree(HTMLParser):
    """Reads a page; AssertionError where elements are not closed in their order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.root = self.at = Node("", {})
        self.feed(text)
        self.close()
        assert self.at is self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, dict(attrs), self.at)
        assert len(node.attributes) == len(attrs)
        self.at.parts.append(node)
        if tag not in _VOID:
            self.at = node

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.at.tag == tag
            assert self.at.parent
            self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.parts.append(data)


def tool(name: str) -> ModuleType:
    """A module of the gallery's maker, which stands outside the package."""
    if str(ROOT / "tools") not in sys.path:
        sys.path.insert(0, str(ROOT / "tools"))
    return importlib.import_module(name)


def tiny(folder: Path) -> Library:
    """One piece in English and Arabic, with a title that HTML would read otherwise."""
    return library(folder, words=WORDS.replace("Hello", f"'{TYPED}'"), ar=ARABIC)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a tiny gallery."""
    return dict(tool("gallery").files(tiny(tmp_path_factory.mktemp("own")), ("all",)))


@pytest.fixture(scope="module")
def html(files: dict[str, bytes]) -> str:
    return files["index.html"].decode()


@pytest.fixture(scope="module")
def page(html: str) -> Node:
    return Tree(html).root


def pixels(files: dict[str, bytes], name: str) -> Image.Image:
    return Image.open(io.BytesIO(files[name]))


# ---------------------------------------------------------------- what is made


def test_a_gallery_has_pdfs_thumbnails_contact_sheets_and_one_page(files: dict[str, bytes]) -> None:
    stems = [f"all-{lang}-letter{turn}-web" for lang in ("en", "ar") for turn in ("", "-landscape")]
    pdfs, thumbs = [f"pdf/{stem}.pdf" for stem in stems], [f"thumbs/{stem}.png" for stem in stems]
    contacts = ["contact/all.png", "contact/all-en.png", "contact/all-ar.png"]
    assert sorted(files) == sorted([*pdfs, *thumbs, *contacts, "circle.svg", "index.html"])
    assert all(files[name].startswith(b"%PDF-") for name in pdfs)


def test_the_usual_the_smallest_and_the_largest_paper_are_shown() -> None:
    few = tool("gallery").few
    names = ("Letter", "Half-letter", "Tabloid", "24x36", "A4")
    assert [paper.name for paper in few(tuple(PAPERS[name] for name in names))] == ["Letter", "Half-letter", "24x36"]
    assert [paper.name for paper in few((PAPERS["A4"],))] == ["A4"]


def test_a_thumbnail_has_a_palette_and_is_light(files: dict[str, bytes]) -> None:
    for name in (name for name in files if name.startswith("thumbs/")):
        assert pixels(files, name).mode == "P"
        assert len(files[name]) <= 40_000


def test_a_heavy_picture_gets_fewer_colours() -> None:
    packed, picture = tool("gallery_pictures").packed, Image.radial_gradient("L").convert("RGB")
    whole, light = packed(picture, None), packed(picture, 9_000)
    assert len(light) <= 9_000 < len(whole)
    assert len(Image.open(io.BytesIO(light)).getcolors() or ()) < len(Image.open(io.BytesIO(whole)).getcolors() or ())


def test_the_scene_is_cropped_to_its_focal_box() -> None:
    scene = tool("gallery_pictures").scene
    assert 'viewBox="5 15 110 220"' in scene('<svg viewBox="0 0 900 900" data-focal="10 25 100 200"/>')
    with pytest.raises(ValueError, match="no focal box; add data-focal"):
        scene('<svg viewBox="0 0 900 900"/>')


def test_the_same_pieces_give_the_same_gallery(files: dict[str, bytes], tmp_path: Path) -> None:
    assert dict(tool("gallery").files(tiny(tmp_path), ("all",))) == files


def test_a_piece_that_cannot_be_made_stops_the_gallery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    gallery, broken = tool("gallery"), library(tmp_path / "own", words=WORDS.replace("title: Hello\n", "titel: Hello\n"))
    monkeypatch.setattr(gallery, "Library", lambda: broken)
    assert gallery.main([str(tmp_path / "gallery"), "all"]) == 1
    assert "titel" in capsys.readouterr().err
    assert gallery.main([str(tmp_path / "gallery"), "nothing"]) == 2
    assert "there is no piece 'nothing'" in capsys.readouterr().err
    assert not (tmp_path / "gallery").exists()


# ---------------------------------------------------------------- the page


def test_the_headings_go_down_one_step_at_a_time(page: Node) -> None:
    levels = [int(node.tag[1]) for node in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels == [1, 2, 2, 3, 3]


def test_the_page_has_its_landmarks_and_a_way_past_them(page: Node) -> None:
    (body,) = page.all("body")
    assert [node.tag for node in body.children] == ["a", "header", "nav", "main", "footer"]
    (main,) = page.all("main")
    assert body.children[0]["href"] == f"#{main['id']}"
    assert main["tabindex"] == "-1"
    assert [node["aria-label"] for node in page.all("form") if node["role"] == "search"] == ["Filter the posters"]


def test_every_identifier_is_there_once_and_every_reference_finds_it(page: Node) -> None:
    names = [node["id"] for node in page.all() if node["id"]]
    assert len(names) == len(set(names))
    wanted = [node[key] for node in page.all() for key in ("for", "aria-labelledby") if node[key]]
    assert wanted
    assert set(wanted) <= set(names)


def test_every_link_leads_somewhere(page: Node, files: dict[str, bytes]) -> None:
    names = {f"#{node['id']}" for node in page.all() if node["id"]}
    links = [node["href"] for node in page.all("a")]
    assert len(links) == 9  # past the head, to the piece, its contact sheet, four PDFs, two languages
    assert [link for link in links if link not in names | files.keys()] == []
    assert files.keys() - {link.partition("#")[0] for link in links} == {
        "index.html",
        "circle.svg",
        *(name for name in files if name.startswith("thumbs/")),
    }


def test_every_link_has_a_name_of_its_own(page: Node) -> None:
    names = [" ".join(node.text.split()) for node in page.all("a")]
    assert all(names)
    assert len(names) == len(set(names))
    assert any(name.startswith(f"{TITLE}. English, Letter landscape PDF, ") for name in names)


def test_a_picture_says_title_language_and_size_or_is_decoration_beside_its_name(page: Node) -> None:
    pictures = list(page.all("img"))
    assert all("alt" in node.attributes for node in pictures)
    assert [node["alt"] for node in pictures if node["alt"]] == [
        f"{TITLE}. English, Letter portrait",
        f"{TITLE}. English, Letter landscape",
        "أهلًا بكم. Arabic, Letter portrait",
        "أهلًا بكم. Arabic, Letter landscape",
    ]
    assert all(next(node.ancestors).text.strip() for node in pictures)


def test_a_picture_keeps_its_place_before_it_is_loaded(page: Node, files: dict[str, bytes]) -> None:
    for node in page.all("img"):
        size = int(node["width"]), int(node["height"])
        assert size == pixels(files, node["src"]).size if node["src"].endswith(".png") else size[0] == size[1]
        assert (node["loading"] == "lazy") == bool(node["alt"])


def test_a_title_says_its_language_and_direction(page: Node) -> None:
    titles = [(node.text, node["lang"], node["dir"]) for node in page.all("h3")]
    assert titles == [(TITLE, "en", "ltr"), ("أهلًا بكم", "ar", "rtl")]


def test_the_words_of_a_sheet_stand_beside_it_each_in_its_language(page: Node) -> None:
    english, arabic = (node.children[1] for node in page.all("details"))
    assert [line.text for line in english.children][:4] == [TITLE, "One", "Two", "A"]
    assert (arabic["lang"], arabic["dir"]) == ("ar", "rtl")
    assert [line["lang"] for line in arabic.children if "draft" in line.text.lower()] == ["en"]
    assert [line["lang"] for line in arabic.children if "أهلًا" in line.text][:1] == [""]


def test_a_status_is_said_in_words(page: Node) -> None:
    said = [" ".join(node.text.split()) for node in page.all("p") if "standing" in node["class"]]
    assert said == ["English Original", "Arabic العربية Draft: no qualified translator has checked it yet"]


def test_every_choice_has_a_label_and_the_choices_are_those_of_the_sheets(page: Node) -> None:
    labels = {node["for"]: node.text for node in page.all("label")}
    found = {labels[select["id"]]: [option["value"] for option in select.all("option")] for select in page.all("select")}
    assert found == {"Piece": ["", "all"], "Language": ["", "en", "ar"], "Size": ["", "Letter"], "Shape": ["", "portrait", "landscape"]}


def test_without_scripts_only_the_choices_are_hidden(page: Node) -> None:
    assert [node["id"] for node in page.all() if "hidden" in node.attributes] == ["filters"]
    assert [node.tag for node in page.all("script")] == ["script"]


def test_the_page_fetches_nothing(html: str, page: Node) -> None:
    assert re.findall(r"(?:https?:)?//(?!www\.w3\.org/2000/svg)\w[^\s'\"]*", re.sub(r"^\s*//.*|;base64,[^\"]*", "", html, flags=re.MULTILINE)) == []
    assert re.findall(r"@import|url\((?!\"data:)", html) == []
    assert [node for node in page.all("script", "link", "iframe") if node["src"] or not (node["href"] or "data:").startswith("data:")] == []


def test_words_are_never_read_as_html(html: str) -> None:
    assert "<now>" not in html
    assert "Rest &amp; a “nap” &lt;now&gt;" in html


def test_several_pages_are_told(files: dict[str, bytes]) -> None:
    sheet = tool("gallery_page").Sheet("A4", False, 2, "a.pdf", 1_240_000, "a.png", (300, 400))
    assert (sheet.file, sheet.label) == ("PDF, 2 pages, 1.2 MB", "A4 portrait")
    assert replace(sheet, pages=1, weight=31_400).file == "PDF, 31 KB"


def test_the_languages_stand_in_the_order_of_their_names_after_the_source() -> None:
    makers = tool("gallery_page")
    tags = (("ar", "Arabic", "draft"), ("de", "German", "draft"), ("en", "English", "source"), ("zh-Hans", "Chinese", "draft"))
    editions = tuple(makers.Edition(language(tag), name, name, "", status, None, None, (), ()) for tag, name, status in tags)
    assert list(makers.Gallery((makers.Piece("a", "A", (), "", editions),)).languages) == ["en", "ar", "zh-Hans", "de"]


def test_a_page_of_fifteen_pieces_three_languages_and_four_sizes_is_light(files: dict[str, bytes], tmp_path: Path) -> None:
    makers = tool("gallery_page")
    sheet = makers.Sheet("Half-letter", False, 1, "pdf/welcome-parents-en-half-letter-web.pdf", 31_400, "thumbs/a.png", (300, 400))
    line = makers.Line("We listen before we advise, and we ask first, every time.", "en")
    edition = makers.Edition(language("en"), "English", "English", "You are welcome here", "source", None, None, (line,) * 12, (sheet,) * 4)
    piece = makers.Piece("welcome", "Welcome poster", ("Letter",) * 11, "contact/welcome.png", (edition,) * 3)
    assert len(makers.page(makers.Gallery((piece,) * 15), "circle.svg", "")) < 300_000


def language(tag: str) -> object:
    from hrposter.i18n import parse_language

    return parse_language(tag)


# ---------------------------------------------------------------- the look


def test_a_part_of_a_face_has_the_letters_that_are_shown_and_no_others() -> None:
    ref = find("Fraunces", 600)
    assert ref is not None
    face = hb.Face(tool("gallery_look").subset(ref, "Wärme."))
    assert set(face.unicodes) == set(map(ord, "Wärme."))
    assert not face.axis_infos


def test_the_look_is_the_themes() -> None:
    theme = read_theme(ROOT / "assets/themes/sunrise.yaml")
    colours = tool("gallery_look").palette(theme)
    assert (colours["deep"], colours["sun"]) == ("#12463F", "#F2B544")
    style = (ROOT / "tools/gallery.css").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b(?!\w)(?=[;, )}])", style) == []
    used = set(re.findall(r"var\(--([a-z0-9-]+)\)", style)) - set(re.findall(r"--([a-z0-9-]+):", style))
    assert used <= {*colours, "headline", "words", "leading", "aspect"}


# ---------------------------------------------------------------- in Chromium

LOADED = """(async () => {
  for (const image of document.images) image.loading = "eager";
  return await Promise.all([...document.images].map((image) => image.decode().then(() => "", () => image.src)));
})()"""
SIZES = """[...document.images].filter((image) => image.naturalWidth * image.getAttribute("height") !=
  image.naturalHeight * image.getAttribute("width")).map((image) => image.src)"""
SHIFTS = """(async () => {
  for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
    scrollTo({ top: y, behavior: "instant" });
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)));
  }
  return await new Promise((done) => {
    const observer = new PerformanceObserver((list) => done(list.getEntries().map((entry) => entry.value)));
    observer.observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done([]), 200);
  });
})()"""
# Each text with the contrast of its colour against the nearest ground behind it (WCAG 2.2, relative luminance).
CONTRASTS = """(() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const linear = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const ground = (element) => {
    const colour = parts(getComputedStyle(element).backgroundColor);
    return colour.length === 3 || colour[3] === 1 ? colour : ground(element.parentElement);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility() || element.closest("script, .unseen, option")) continue;
    const [dark, bright] = [light(parts(getComputedStyle(element).color)), light(ground(element))].sort((a, b) => a - b);
    found.push([(bright + 0.05) / (dark + 0.05), text.data.trim()]);
  }
  return found;
})()"""
STOPS = """(() => {
  window.stops = [...document.querySelectorAll("a[href], select, button, summary")].filter((element) => element.checkVisibility());
  return stops.length;
})()"""
# Where the focus is; whether it shows; whether its first line can be seen and pressed, and is large enough for it.
FOCUS = """(() => {
  const element = document.activeElement;
  const outlines = [getComputedStyle(element), getComputedStyle(element, "::after")];
  const [box] = element.getClientRects();
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return [
    stops.indexOf(element),
    outlines.some((style) => style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 3),
    element === at || element.contains(at),
    Math.min(box.width, box.height) >= 16,
  ];
})()"""
# A poster in all languages, one in many at once, a handout of several pages, a table, a card, and a critical piece with its English.
KINDS = ("ask-first", "language-wall", "seat-belt", "voices-card", "welcome", "words-we-use")
FEW_LANGUAGES = ("en", "es", "ar", "zh-Hans")
SEEN = """[...document.querySelectorAll(".sheets > li")].filter((sheet) => sheet.checkVisibility())
  .map((sheet) => [sheet.closest(".piece").id, sheet.closest(".edition").dataset.language, sheet.dataset.size, sheet.dataset.orientation])"""


def choose(tab: Tab, **choices: str) -> list[list[str]]:
    """Piece, language, size and orientation of each sheet that is seen after these choices alone."""
    tab.run("document.forms[0].reset()")
    for name, value in choices.items():
        tab.run(f"(select => {{ select.value = '{value}' }})(document.forms[0].elements['{name}'])")
    tab.run("document.forms[0].dispatchEvent(new Event('change')), new Promise((done) => setTimeout(done, 20))")
    return list(tab.run(SEEN))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, is_in_full: bool) -> Path:
    """The page of a gallery with a piece of each kind; each of the others is made as these are, and takes as long.

    One of them is there in all its languages, the others in a few, and contact sheets, which the page only leads to, are small. In make matrix
    it is as people make it.
    """
    folder, gallery = tmp_path_factory.mktemp("gallery"), tool("gallery")
    of_library, packed = Library.languages, gallery.packed

    def some(library: Library, words: Path) -> tuple[str, ...]:
        return tuple(lang for lang in of_library(library, words) if words.name == "welcome" or lang in FEW_LANGUAGES)

    def small(picture: Image.Image, **options: int | None) -> bytes:
        return packed(picture.reduce(8) if "most" in options else picture, **options)

    with pytest.MonkeyPatch.context() as patch:
        if not is_in_full:
            patch.setattr(Library, "languages", some)
            patch.setattr(gallery, "packed", small)
        assert gallery.main([str(folder), *KINDS]) == 0
    return folder / "index.html"


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("chromium is not installed")
    with chromium(program, tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_loads_whole_at_every_width_without_a_complaint(whole: Path, tab: Tab, width: int) -> None:
    tab.events.clear()
    tab.open(whole, width=width, prefers_reduced_motion="reduce")
    assert sum(tab.run(SHIFTS)) < 0.01  # Core Web Vitals call 0.1 good; the rest is the typefaces' arrival
    assert [source for source in tab.run(LOADED) if source] == []
    assert [source for source in tab.run(SIZES) if not source.endswith(".svg")] == []
    assert tab.run("document.documentElement.scrollWidth") == width
    seen = Image.open(io.BytesIO(tab.picture())).convert("RGB")
    assert seen.width == width
    assert len(seen.getcolors(1 << 24) or ()) > 500
    complaints = {"Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded", "Network.loadingFailed"}
    assert [event for event in tab.events if event["method"] in complaints] == []
    asked = [event["params"]["request"]["url"] for event in tab.events if event["method"] == "Network.requestWillBeSent"]
    assert asked
    assert [url for url in asked if not url.startswith((whole.parent.as_uri(), "data:"))] == []


@pytest.mark.slow
def test_every_link_of_the_gallery_leads_to_a_file(whole: Path) -> None:
    page = Tree(whole.read_text(encoding="utf-8")).root
    names = {f"#{node['id']}" for node in page.all() if node["id"]}
    assert [link for node in page.all("a") if not ((link := node["href"]) in names or (whole.parent / link).is_file())] == []
    assert {node["id"] for node in page.all("section")} == set(KINDS)
    assert [path.name for path in whole.parent.glob("thumbs/*") if path.stat().st_size > 40_000] == []


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_enough_contrast_by_day_and_by_night(whole: Path, tab: Tab, scheme: str) -> None:
    tab.open(whole, width=1280, prefers_color_scheme=scheme)
    choose(tab)
    tab.run("document.querySelectorAll('details').forEach((words) => { words.open = true })")
    found = tab.run(CONTRASTS)
    assert len(found) > 100
    assert [text for contrast, text in found if contrast < LIGHTEST] == []
    red, green, blue = map(int, re.findall(r"\d+", tab.run("getComputedStyle(document.body).backgroundColor")))
    ground = tool("gallery_look").palette(read_theme(ROOT / "assets/themes/sunrise.yaml"))["wall" if scheme == "light" else "night"]
    assert f"#{red:02X}{green:02X}{blue:02X}" == ground


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 390])
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(whole: Path, tab: Tab, width: int) -> None:
    tab.open(whole, width=width, prefers_reduced_motion="reduce")
    count = tab.run(STOPS)
    assert count > 50
    for number in range(count):
        tab.press("Tab", 9)
        assert tab.run(FOCUS) == [number, True, True, True], tab.run("document.activeElement.outerHTML")
    tab.run("document.querySelector('summary').focus()")
    tab.press(" ", 32)
    assert tab.run("document.querySelector('details').open")


@pytest.mark.slow
def test_a_screen_reader_finds_a_name_for_everything(whole: Path, tab: Tab) -> None:
    tab.open(whole, width=1280)
    choose(tab)
    nodes = [node for node in tab.ask("Accessibility.getFullAXTree")["nodes"] if not node["ignored"]]
    roles = {"link", "button", "combobox", "image", "heading", "article", "search", "navigation"}
    named = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if node["role"]["value"] in roles]
    assert {role for role, _ in named} == roles
    assert [role for role, name in named if not name.strip()] == []
    assert {"banner", "main", "contentinfo"} <= {node["role"]["value"] for node in nodes}


@pytest.mark.slow
def test_the_choices_narrow_the_page_down_and_say_so(whole: Path, tab: Tab) -> None:
    tab.open(whole, width=1280)
    everything = choose(tab)
    said = "document.getElementById('found').textContent"
    assert tab.run(said) == f"All {len(everything)} sheets"
    for place, name in enumerate(("piece", "language", "size", "orientation")):
        value = everything[-1][place]
        found = choose(tab, **{name: value})
        assert found == [sheet for sheet in everything if sheet[place] == value]
        assert tab.run(said) == f"{len(found)} of {len(everything)} sheets"
    assert choose(tab, size="24x36", orientation="landscape") == []
    assert tab.run(said).startswith("Nothing matches.")
    assert tab.run("[...document.querySelectorAll('.glance li')].some((item) => item.checkVisibility())") is False
    tab.run("document.querySelector('button').click(), new Promise((done) => setTimeout(done, 20))")
    assert tab.run(SEEN) == everything


@pytest.mark.slow
def test_the_page_opens_in_one_language_and_a_piece_has_a_button_for_all_of_its_own(whole: Path, tab: Tab) -> None:
    tab.open(whole, width=1280, prefers_reduced_motion="reduce")
    assert {language for _, language, _, _ in tab.run(SEEN)} == {"en"}
    assert {piece for piece, _, _, _ in tab.run(SEEN)} == set(KINDS)
    tab.run("scrollTo(0, document.documentElement.scrollHeight)")
    tab.run("document.querySelector('#welcome .tongues').click(), new Promise((done) => setTimeout(done, 20))")
    seen = tab.run(SEEN)
    assert {piece for piece, _, _, _ in seen} == {"welcome"}
    assert {language for _, language, _, _ in seen} == set(Library().languages(Library().piece("welcome")))
    assert tab.run("Math.round(document.getElementById('posters').getBoundingClientRect().top)") == 0
    assert tab.run("document.activeElement.id") == "by-language"
    assert tab.run("document.querySelector('#welcome .tongues').checkVisibility()") is False


@pytest.mark.slow
def test_where_there_are_few_languages_all_of_them_show(files: dict[str, bytes], tab: Tab, tmp_path: Path) -> None:
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    tab.open(tmp_path / "index.html", width=1280)
    assert {language for _, language, _, _ in tab.run(SEEN)} == {"en", "ar"}


@pytest.mark.slow
def test_without_scripts_every_sheet_shows_and_the_choices_do_not(whole: Path, tab: Tab) -> None:
    tab.ask("Emulation.setScriptExecutionDisabled", value=True)
    tab.open(whole, width=390)
    tab.ask("Emulation.setScriptExecutionDisabled", value=False)
    page = Tree(whole.read_text(encoding="utf-8")).root
    assert len(tab.run(SEEN)) == len([node for node in page.all("li") if node["data-size"]])
    assert tab.run("document.getElementById('filters').checkVisibility()") is False


@pytest.mark.slow
def test_nothing_moves_for_people_who_ask_for_it(whole: Path, tab: Tab) -> None:
    moves = "[getComputedStyle(document.documentElement).scrollBehavior, getComputedStyle(document.querySelector('.sheets img')).transitionDuration]"
    tab.open(whole, width=1280, prefers_reduced_motion="reduce")
    assert tab.run(moves) == ["auto", "0s"]
    tab.open(whole, width=1280, prefers_reduced_motion="no-preference")
    assert tab.run(moves) == ["smooth", "0.18s"]
