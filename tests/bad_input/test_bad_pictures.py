"""Art and logos that cannot be drawn, and names that would lead out of their folder: refused, and nothing is written."""

import os
import struct
import time
import zlib

import pytest
from sample_jobs import SHIPPED

CLINIC = "hrposter: 1\nname: River Street\nlogo: {}\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{}</svg>'
WAY_OUT = "export it as PNG at 300 dpi"


def with_logo(desk, name: str, data: bytes | str | None = None):
    """What rendering says with that logo in clinic.yaml."""
    if data is not None:
        (desk.folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    (desk.folder / "clinic.yaml").write_text(CLINIC.format(name), encoding="utf-8")
    return desk.render("--clinic", "clinic.yaml")


def png(width: int, height: int) -> bytes:
    """A picture that is large only by what its header says."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


# ---------------------------------------------------------------- art


def test_missing_art(desk):
    desk.spoil("layout.yaml", lambda text: text.replace("art: parent-and-baby", "art: parent-and-bab"))
    told = desk.render()
    assert told.code == 1
    assert [problem.split(" ", 1)[1] for problem in told.problems] == ["unknown-art: there is no art 'parent-and-bab'"]
    assert "did you mean 'parent-and-baby'?" in told.printed


@pytest.mark.parametrize("name", ["../../../etc/passwd", "/etc/passwd", "../welcome/layout", "..", "art\\corner"])
def test_art_never_leads_out_of_its_folder(desk, name):
    desk.spoil("layout.yaml", lambda text: text.replace("art: parent-and-baby", f"art: '{name}'"))
    told = desk.render()
    assert told.code == 1
    assert [problem.split(" ", 1)[1] for problem in told.problems] == [f"unknown-art: there is no art {name!r}"]


def test_art_of_ones_own_with_a_colour_that_the_theme_lacks(desk):
    (desk.piece / "parent-and-baby.svg").write_text(SVG.format('<path class="neon" d="M0 0h9v9z"/>'))
    told = desk.render()
    assert (told.code, told.problems) == (1, ("mine/welcome/parent-and-baby.svg:1:61 colour: class 'neon' is not a colour of the theme",))


def test_a_theme_never_leads_out_of_its_folder(desk):
    assert desk.render("--theme", "../../etc/passwd").code == 2
    desk.spoil("layout.yaml", lambda text: text.replace("theme: sunrise", "theme: ../../etc/passwd"))
    told = desk.render()
    assert (told.code, told.problems) == (1, ("mine/welcome/layout.yaml:2:1 unknown-theme: there is no theme '../../etc/passwd'",))


# ---------------------------------------------------------------- logos


def test_a_logo_of_50000_by_50000_pixels_is_refused_before_it_is_unpacked(desk):
    start = time.process_time()
    told = with_logo(desk, "logo.png", png(50_000, 50_000))
    assert (told.code, told.problems) == (1, ("clinic.yaml:3:7 logo: logo.png: the picture has 50,000 × 50,000 pixels",))
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        (b"I am a text", "this is not a PNG or JPEG picture, whatever its name says"),
        (b"", "this is not a PNG or JPEG picture, whatever its name says"),
        (b"GIF89a" + bytes(30), "this is not a PNG or JPEG picture, whatever its name says"),
        (png(100, 100)[:60], "the picture is damaged or cut off"),
        (png(0, 0), "the picture is damaged: its header cannot be read"),
    ],
)
def test_a_logo_that_is_no_picture(desk, data, fact):
    told = with_logo(desk, "logo.png", data)
    assert (told.code, told.problems) == (1, (f"clinic.yaml:3:7 logo: logo.png: {fact}",))


@pytest.mark.parametrize(
    ("inside", "problems"),
    [
        ("<script>alert(1)</script><path d='M0 0h9v9z'/>", ["1:61 svg: <script> is not read"]),
        ("<path d='M0 0h9v9z' onclick='x()'/>", ["1:61 svg: scripts are not run: 'onclick'"]),
        ("<image href='file:///etc/passwd'/>", ["1:61 svg: <image> is not read"]),
        ("<use href='http://example.org/x.svg#a'/>", ["1:61 svg: <use> is not read"]),
        ("<foreignObject/>", ["1:61 svg: <foreignObject> is not read"]),
        ("<style>@import url(http://example.org/x.css);</style><path d='M0 0h9v9z'/>", None),
        ("<path d='M0 0h9v9z' fill='url(http://example.org/#a)'/>", None),
        ("<path d='M0 0h9v9z'", ["1:80 xml: this is not valid XML: not well-formed (invalid token)"]),
    ],
)
def test_a_logo_that_would_act_or_lead_out_of_its_file(desk, inside, problems):
    told = with_logo(desk, "logo.svg", SVG.format(inside))
    assert told.code == 1
    assert all(problem.startswith("logo.svg:1:") for problem in told.problems)
    assert len(told.problems) == 1
    assert problems is None or list(told.problems) == [f"logo.svg:{problem}" for problem in problems]


@pytest.mark.parametrize(
    "entities",
    [
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY x "lol"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;&x;&x;"><!ENTITY z "&y;&y;&y;&y;&y;&y;&y;&y;&y;&y;">',
        '<!ENTITY % x SYSTEM "http://example.org/x.dtd"> %x;',
    ],
)
def test_a_logo_with_entities(desk, entities):
    told = with_logo(desk, "logo.svg", f'<?xml version="1.0"?>\n<!DOCTYPE svg [{entities}]>\n' + SVG.format("<text>&x;</text>"))
    assert (told.code, told.problems) == (1, ("logo.svg:2:1 svg: a DOCTYPE is not read",))
    assert WAY_OUT in told.printed
    assert "root:" not in told.printed


@pytest.mark.parametrize("name", ["../../etc/passwd", "../../etc/passwd.png", "/etc/passwd.png", "~/logo.png", "a/../../logo.png", "C:/logo.png"])
def test_a_logo_never_leads_out_of_its_folder(desk, name):
    told = with_logo(desk, name)
    assert (told.code, told.problems) == (1, (f"clinic.yaml:3:7 path-leaves-folder: {name!r} is not inside the folder of clinic.yaml",))


def test_a_link_never_leads_out_of_its_folder(desk):
    folder = desk.folder / "clinic"
    folder.mkdir()
    (desk.folder / "secret.png").write_bytes(png(10, 10))
    (folder / "logo.png").symlink_to(desk.folder / "secret.png")
    (folder / "clinic.yaml").write_text(CLINIC.format("logo.png"))
    told = desk.render("--clinic", "clinic/clinic.yaml")
    assert told.code == 1
    assert told.problems[0].endswith("path-leaves-folder: 'logo.png' is not inside the folder of clinic.yaml")


@pytest.mark.parametrize("name", ["nowhere.png", "mine.png"])
def test_a_logo_that_is_not_there(desk, name):
    (desk.folder / "mine.png").mkdir()
    told = with_logo(desk, name)
    assert (told.code, told.problems) == (1, (f"clinic.yaml:3:7 missing-file: there is no file {name!r} beside clinic.yaml",))


# ---------------------------------------------------------------- names of pieces and languages


@pytest.mark.parametrize("name", ["../../etc", "/etc", "..", "mine/welcome", "welcome/", "", "a\\b"])
def test_the_name_of_a_piece_never_leads_out_of_its_folder(desk, name):
    told = desk.run("render", "--layouts", "mine", "--", name)
    assert (told.code, told.problems) == (2, (f"usage: {name!r} is not the name of a piece",))


@pytest.mark.parametrize("lang", ["../en", "../../etc/passwd", "en.yaml", "EN"])
def test_a_language_never_leads_out_of_its_folder(desk, lang):
    told = desk.render("--lang", lang)
    assert (told.code, told.problems) == (2, (f"usage: {lang!r} is not a language tag",))


@pytest.mark.parametrize("folder", ["nowhere", "mine/welcome/layout.yaml"])
def test_a_folder_of_layouts_that_is_none(desk, folder):
    told = desk.run("render", "welcome", "--layouts", folder)
    assert told.code == 2
    assert told.problems[0].startswith("usage: Invalid value for '--layouts'")


def test_a_piece_whose_folder_has_no_usable_name_hides_no_other(desk):
    os.rename(desk.piece, desk.folder / "mine/my welcome")
    assert desk.run("render", "my welcome", "--layouts", "mine").problems == ("usage: 'my welcome' is not the name of a piece",)
    assert desk.run("render", "principles", "--layouts", "mine", "-o", "out").code == 0
    listed = desk.run("list", "--layouts", "mine")
    assert listed.code == 0
    assert "my welcome" not in listed.printed


def test_a_piece_is_never_copied_out_of_its_folder(desk):
    before = sorted(path.name for path in desk.folder.iterdir())
    told = desk.run("new", "../evil", "--from", "welcome")
    assert told.code == 2
    assert sorted(path.name for path in desk.folder.iterdir()) == before
    assert not (desk.folder.parent / "evil").exists()
    assert (SHIPPED / "welcome/layout.yaml").is_file()
