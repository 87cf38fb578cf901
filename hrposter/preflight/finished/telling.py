"""What is said of a file, as people read it: what it holds, what is wrong, what nobody has decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hrposter.preflight.finished.report import FactsData, FileReport, Finding
from hrposter.units import to_mm

_WIDTH = 13


def told(report: FileReport) -> str:
    """The lines of one file that could be read."""
    facts = report["facts"]
    lines = [f"{report['file']}: held to {_joined(report['held_to'])}, {report['why']}"]
    lines += [f"  {head:<{_WIDTH}}{text}" for head, text in _facts(facts)]
    for finding in report["findings"]:
        lines += _finding(finding, facts)
    return "\n".join([*lines, _sum(report)])


def _facts(facts: FactsData) -> Iterator[tuple[str, str]]:
    yield "pages", _pages(facts)
    yield "file", f"PDF {facts['version']}, {facts['bytes']:,} bytes"
    yield "claims", _listed(facts["claims"])
    yield "made for", _listed(facts["output_intents"])
    yield "title", facts["title"] or "none"
    yield "language", facts["language"] or "none"
    yield "tags", _listed([f"{count} {tag}" for tag, count in facts["tags"].items()])
    missing = [font["name"] for font in facts["fonts"] if not font["embedded"]]
    yield "fonts", f"{len(facts['fonts'])}, {'not embedded: ' + ', '.join(missing) if missing else 'all embedded'}" if facts["fonts"] else "none"
    yield "colours", _listed(facts["colour_spaces"])
    yield "ink", _ink(facts)
    yield "images", _images(facts)
    yield "transparency", _listed(facts["transparency"])
    yield "black text", facts["black_text"]
    yield "overprinting", _listed(facts["overprinting"])
    yield "links", _listed([link["target"] or link["kind"] for link in facts["links"]])


def _pages(facts: FactsData) -> str:
    sizes = dict.fromkeys(f"{size[0]:g} x {size[1]:g} mm" for page in facts["pages"] if (size := page["size_mm"]))
    bleeds = dict.fromkeys(_bleed(page["bleed"], page["trim"] or page["art"]) for page in facts["pages"])
    return f"{len(facts['pages'])} of {_listed(list(sizes))}; bleed {_listed(list(bleeds))}"


def _bleed(bleed: Sequence[float] | None, cut: Sequence[float] | None) -> str:
    """The least of the four sides."""
    if bleed is None or cut is None:
        return "none"
    least = min(cut[0] - bleed[0], cut[1] - bleed[1], bleed[2] - cut[2], bleed[3] - cut[3])
    return f"{to_mm(least):.1f} mm" if least > 0 else "none"


def _ink(facts: FactsData) -> str:
    ink = facts["ink"]
    if ink["measured"] is not None:
        return f"at most {max(page['most'] for page in ink['measured']):g} %, measured on the plates"
    return f"at most {ink['most_in_one_mark']:g} % in a single mark; the plates were not measured" if ink["most_in_one_mark"] else "not measured"


def _images(facts: FactsData) -> str:
    densities = [image["pixels_an_inch"] for image in facts["images"]]
    if not densities:
        return "none"
    return f"{len(densities)}, from {min(densities)} to {max(densities)} pixels an inch"


def _joined(texts: Sequence[str]) -> str:
    """As one says it: a, b and c."""
    return " and ".join([", ".join(texts[:-1]), texts[-1]]) if len(texts) > 1 else texts[0]


def _listed(texts: Sequence[str]) -> str:
    shown = ", ".join(texts[:8])
    return (f"{shown} and {len(texts) - 8} more" if len(texts) > 8 else shown) or "none"


def _finding(finding: Finding, facts: FactsData) -> list[str]:
    """A line for the fact and one for the advice; what passed is only counted."""
    where = _place(finding, facts)
    match finding["level"]:
        case "passed":
            return []
        case "undecided":
            return [f"undecided[{finding['rule']}]: {where}{finding['message']}; {finding['advice']} ({finding['clause']})"]
        case level:
            return [f"{level}[{finding['rule']}]: {where}{finding['message']}", f"  help: {finding['advice']} ({finding['clause']})"]


def _place(finding: Finding, facts: FactsData) -> str:
    """The page, and how far the middle of the box is from its top left corner, as it is cut."""
    if finding["page"] is None:
        return ""
    page = facts["pages"][finding["page"] - 1]
    sheet = page["trim"] or page["art"] or page["crop"] or page["media"]
    box = finding["box"]
    if box is None or sheet is None:
        return f"page {finding['page']}: "
    across, down = to_mm((box[0] + box[2]) / 2 - sheet[0]), to_mm(sheet[3] - (box[1] + box[3]) / 2)
    return f"page {finding['page']}, {across:.0f} mm from the left and {down:.0f} mm from the top: "


def _sum(report: FileReport) -> str:
    counts = report["counts"]
    said = [f"{_count(counts['error'], 'error')}", _count(counts["warning"], "warning"), f"{counts['undecided']} not decided"]
    return f"{report['result']}: {counts['passed']} rules are kept; {', '.join(said)}"


def _count(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"
