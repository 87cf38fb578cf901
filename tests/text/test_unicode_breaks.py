"""UAX 14 and UAX 29: Unicode's own test files (15.0), each difference with its reason.

ICU follows Unicode 17, whose rules differ in some places; what we add to it forbids breaks and allows none.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, islice
from pathlib import Path

import pytest
from icu4py.breakers import CharacterBreaker

from hrposter.text.breaks import find_breaks
from hrposter.text.manuscript import BREAK_MARKS

DATA = Path("/usr/share/unicode/auxiliary")
LINES, CLUSTERS = DATA / "LineBreakTest.txt", DATA / "GraphemeBreakTest.txt"

# One in so many cases of lines is looked at in every language.
EVERY = 17

# What the texts of differing cases hold, how many cases those are, and why they differ; the first that holds counts.
LINE_REASONS = (
    (
        " [\u0308\u200d]|[\U0001f3fb\U0001f3ff]",
        317,
        "ours: no line ends inside a cluster (UAX 29, GB9), as UAX 14 lets it before what follows a space (LB10), or a skin",
    ),
    ("^\\(http", 1, "ours: an address of the web is never cut"),
    ("^-", 10, "Unicode 16, LB20a: no break after a hyphen at the start of a word"),
    ("[.,]\u0308?[0-9]", 14, "Unicode 16, LB25: a full stop or comma keeps the number after it; a break before one that follows a space, LB15c"),
    ('"\u0308? [(\u2329]', 4, "Unicode 15.1, LB15a and LB15b: a straight quotation mark with a space after it opens nothing"),
    ("\u05d0-\u05d0", 1, "Unicode 16, LB21a: a Hebrew word may be cut after its hyphen"),
)
CLUSTER_REASONS = (("\u2701\u200d\u2701", 1, "Unicode 16: upper-blade scissors are no Extended_Pictographic any more, so GB11 does not join them"),)


def cases(file: Path) -> Iterator[tuple[str, list[int]]]:
    """Each text, and the places after its start where it may be cut."""
    for line in file.read_text(encoding="utf-8").splitlines():
        signs = line.partition("#")[0].split()
        points = [sign for sign in signs if sign not in "÷×"]
        if points:
            numbers = accumulate(sign not in "÷×" for sign in signs)
            yield (
                "".join(chr(int(point, 16)) for point in points),
                [place for sign, place in zip(signs, numbers, strict=True) if sign == "÷" and place],
            )


def as_read(marked: str, ends: list[int]) -> tuple[int, ...]:
    """The places counted without the characters that only ask for breaks, as find_breaks counts."""
    places = {end - len(BREAK_MARKS.findall(marked[:end])) for end in ends}
    return tuple(sorted(places - {0}))


def reasons_of(texts: list[str], reasons: tuple[tuple[str, int, str], ...]) -> Counter[str]:
    return Counter(next((pattern for pattern, _, _ in reasons if re.search(pattern, text)), text) for text in texts)


def counts(reasons: tuple[tuple[str, int, str], ...]) -> dict[str, int]:
    return {pattern: count for pattern, count, _ in reasons}


def test_lines_end_where_unicode_says_but_for_reasons():
    found = list(cases(LINES))
    differing = [text for text, ends in found if find_breaks(text, "en").ends != as_read(text, ends)]
    assert len(found) == 7654
    assert reasons_of(differing, LINE_REASONS) == counts(LINE_REASONS)


def test_clusters_end_where_unicode_says_but_for_reasons():
    found = list(cases(CLUSTERS))
    differing = [text for text, ends in found if list(accumulate(map(len, CharacterBreaker(text, "en")))) != ends]
    assert len(found) == 602
    assert reasons_of(differing, CLUSTER_REASONS) == counts(CLUSTER_REASONS)


def test_the_page_about_languages_has_these_counts():
    page = " ".join((Path(__file__).parents[2] / "docs/languages.md").read_text(encoding="utf-8").split())
    ours = sum(count for _, count, why in LINE_REASONS if why.startswith("ours"))
    others = sum(counts(LINE_REASONS).values()) - ours
    assert f"{7654 - ours - others:,} of 7,654 cases give what the file says. {ours} differ since we forbid more" in page
    assert f"{others} differ since ICU follows Unicode 17" in page
    assert f"{602 - sum(counts(CLUSTER_REASONS).values())} of 602 cases" in page


@pytest.mark.parametrize("lang", ["en", "th", "my", "km", "ksw", "hi", "ja", "ko"])
def test_no_line_ends_inside_a_cluster(lang):
    for text, _ in (*cases(CLUSTERS), *islice(cases(LINES), 0, None, EVERY)):
        read = BREAK_MARKS.sub("", text)
        clusters = {*accumulate(map(len, CharacterBreaker(read, "en")))}
        assert BREAK_MARKS.search(text) or clusters.issuperset(find_breaks(text, lang).ends), ascii(text)
