import pytest
from PIL import Image
from sample_jobs import job, write_full_clinics

from hrposter.diagnostics import PreflightError
from hrposter.rendering import document


def test_a_press_refuses_a_logo_with_too_few_pixels(tmp_path):
    clinic, _ = write_full_clinics(tmp_path)
    Image.new("RGB", (80, 30), "#12463F").save(tmp_path / "logo.png")
    assert document(job("welcome", "en", "A3", profile="web", clinic=clinic)).pages
    with pytest.raises(PreflightError) as caught:
        document(job("welcome", "en", "A3", profile="press", clinic=clinic))
    (problem,) = caught.value.diagnostics
    assert problem.code == "resolution"
    assert "80 x 30 pixels" in problem.message


def test_one_with_enough_is_taken(tmp_path):
    clinic, _ = write_full_clinics(tmp_path)
    assert document(job("welcome", "en", "A4", profile="press", clinic=clinic)).pages
