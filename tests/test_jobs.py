import datetime
from pathlib import Path

import pytest

import hrposter
from hrposter import resources
from hrposter.diagnostics import UsageError
from hrposter.jobs import one_job, paper_of, profile_named
from hrposter.papers import PAPERS, SCREENS
from hrposter.profiles import PROFILES
from hrposter.spec.layout import read_layout


def test_a_job_is_made_of_names():
    job = one_job("welcome", "es", "a3", "landscape", "web", clinic="clinic.yaml", date=datetime.date(2026, 1, 2))
    assert (job.piece, job.lang, job.paper, job.is_landscape, job.profile.name) == ("welcome", "es", PAPERS["A3"], True, "web")
    assert (job.clinic, job.date) == (Path("clinic.yaml"), datetime.date(2026, 1, 2))
    assert job.sheet.width > job.sheet.height


def test_the_first_size_of_a_layout_is_taken_when_none_is_named():
    assert one_job("welcome", "en", None, "portrait", "office").paper is PAPERS["Letter"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"piece": "welcom"}, "there is no piece 'welcom'"),
        ({"lang": "Spanish"}, "'Spanish' is not a language tag"),
        ({"size": "A7"}, "'A7' is not a paper size"),
        ({"size": "A0"}, "welcome is not laid out for A0; it has Letter"),
        ({"orientation": "sideways"}, "there is no orientation 'sideways'"),
        ({"profile": "offce"}, "there is no profile 'offce'; did you mean 'office'?"),
    ],
)
def test_a_name_that_does_not_exist_is_a_mistake_in_the_command(change, said):
    named = {"piece": "welcome", "lang": "en", "size": None, "orientation": "portrait", "profile": "office", **change}
    with pytest.raises(UsageError) as caught:
        one_job(**named)
    assert str(caught.value).startswith(said)


def test_a_theme_that_does_not_exist_is_a_mistake_in_the_command():
    with pytest.raises(UsageError, match="there is no theme 'sunset'"):
        hrposter.render("welcome", theme="sunset")


def test_a_paper_must_be_one_that_the_layout_lists(tmp_path):
    path = tmp_path / "layout.yaml"
    path.write_text((resources.data_folder() / "layouts/welcome/layout.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    assert paper_of(read_layout(path), "welcome", PROFILES["web"], "Tabloid") is PAPERS["Tabloid"]
    assert profile_named("web", resources.Library()) is PROFILES["web"]


def test_the_python_api_gives_a_pdf():
    data = hrposter.render("principles", lang="ar", size="A5", orientation="landscape", profile="web")
    assert data.startswith(b"%PDF-1.")
    assert data == hrposter.render("principles", lang="ar", size="a5", orientation="landscape", profile="web")


def test_the_python_api_gives_large_print_and_screens():
    assert hrposter.render("welcome", profile="large-print", size="A4").startswith(b"%PDF-1.")
    assert hrposter.render("welcome", profile="screen", size="1080x1080").startswith(b"%PDF-1.")
    assert one_job("welcome", "en", "1080X1350", "portrait", "screen").paper is SCREENS["1080x1350"]


def test_the_date_of_a_job_is_the_date_of_its_file():
    data = hrposter.render("welcome", date=datetime.date(2031, 5, 6))
    assert b"20310506" in data
    assert b"20261123" in hrposter.render("welcome")
