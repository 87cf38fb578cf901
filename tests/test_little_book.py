"""What others see of the little book, its cover and its back, says nothing of what is inside, in no language and for no clinic."""

import pytest
from sample_jobs import LANGUAGES, NAME, job

from hrposter.display import Begin, Document, Text
from hrposter.rendering import document
from hrposter.resolve import resolve

OUTSIDE = (0, 7)


def said(made: Document, page: int) -> str:
    return "".join(item.text for item in made.pages[page].items if isinstance(item, Text))


def letters(text: str) -> str:
    return "".join(text.replace("**", "").split())


@pytest.mark.parametrize("lang", LANGUAGES["little-book"])
@pytest.mark.parametrize("profile", ["office", "web"])
def test_the_outside_says_its_title_and_its_last_line_and_no_more(lang, profile, full_clinics):
    of = job("little-book", lang, profile=profile, clinic=full_clinics[0])
    poster, made = resolve(of), document(of)
    bands = "".join(each.texts["draft"] for each in (poster.phrases, poster.english)) if poster.is_draft else ""
    for page, key in zip(OUTSIDE, ("title", "back"), strict=True):
        assert sorted(letters(said(made, page))) == sorted(letters(poster.message(key).text + bands))
        assert NAME not in said(made, page)
        assert [item.alt for item in made.pages[page].items if isinstance(item, Begin) and item.alt] == []
