"""A good file for the web: two pages with headings, lists, pictures and a link, as hrposter makes it."""

from pathlib import Path

from sample_jobs import job

from hrposter.rendering import pdf


def web_file(clinic: Path) -> bytes:
    return pdf(job("seat-belt", "en", "A4", profile="web", clinic=clinic))
