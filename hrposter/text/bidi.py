"""The Unicode Bidirectional Algorithm (UAX 9): a level for every character, the visual order of a line, isolates for numbers.

The rules of UAX 9 are rewriting rules on sequences of bidi classes, so they are written as such: a letter stands for each class,
a string for a sequence, a regular expression for a rule. That keeps a rule to a line and its loop over characters in C.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Final, NamedTuple

from hrposter.atoms import ltr_atoms
from hrposter.frozen import frozen
from hrposter.text.ucd import PAIRED_BRACKETS, bidi_characters, bidi_class

MAX_DEPTH: Final = 125  # BD2
_BRACKETS_OPEN_AT_ONCE: Final = 63  # BD16

# One letter a class. 0-5 are the characters that X9 removes, 6-8 begin an isolate, 9 ends one; all of these and WS are blanks to L1.
_OTHERS: Final = {"L": "L", "R": "R", "AL": "A", "EN": "E", "AN": "N", "ES": "S", "ET": "T", "CS": "C", "NSM": "M", "ON": "O", "B": "B", "S": "G"}
_BLANKS: Final = {"WS": "W", "BN": "0", "LRE": "1", "RLE": "2", "LRO": "3", "RLO": "4", "PDF": "5", "LRI": "6", "RLI": "7", "FSI": "8", "PDI": "9"}
_LETTERS: Final = _OTHERS | _BLANKS
_REMOVED: Final = "012345"
_INITIATORS: Final = "678"
_TO_NEUTRAL: Final = str.maketrans("BGW6789", "OOOOOOO")  # what "NI" means from W1 on: all of them behave alike

_DIRECTED: Final = f"[{bidi_characters('R', 'AL', 'AN', 'LRE', 'RLE', 'LRO', 'RLO', 'LRI', 'RLI', 'FSI')}]"
_LEFTWARDS: Final = f"[{bidi_characters('R', 'AL', 'NSM', 'WS', 'ON', 'CS', 'ES', 'ET')}]*"
_BRACKET: Final = re.compile("[" + re.escape("".join(sorted(PAIRED_BRACKETS))) + "]")


@frozen()
class Levels:
    """A paragraph's resolved levels (even: left to right), its own level, and the original Bidi_Class of each character."""

    levels: tuple[int, ...]
    base: int
    classes: tuple[str, ...]


def needs_bidi(text: str) -> bool:
    """Whether anything in ``text`` can get a level other than 0 in a left-to-right paragraph."""
    return not text.isascii() and re.search(_DIRECTED, text) is not None


def only_leftwards(text: str) -> bool:
    """Whether all of a right-to-left paragraph has level 1, since it holds no number, and nothing that goes or turns the other way.

    W1 and W4-W6 leave nothing but R and ON of it, and N0-N2 make these R (UAX 9).
    """
    return re.fullmatch(_LEFTWARDS, text) is not None


def paragraph_level(text: str, default: int = 0) -> int:
    """0 or 1 by the first strong character outside isolates (P2, P3); ``default`` when there is none."""
    strong = _first_strong("".join([_LETTERS[bidi_class(ch)] for ch in text]))
    return default if strong is None else strong


def resolve(text: str, level: int | None = None) -> Levels:
    """The level of each character of a paragraph (UAX 9, P2 to I2).

    ``level`` is 0 or 1, or None to let the first strong character decide. Where ``text`` holds a paragraph separator, all embeddings
    end (X8) and what follows keeps the same base. Characters that X9 removes get the level of the one before (5.2).
    """
    if level not in (None, 0, 1):
        raise ValueError(f"{level} is not a paragraph level; give 0 for left to right, 1 for right to left, or None")
    classes = tuple(map(bidi_class, text))
    if not level and not needs_bidi(text):
        return Levels((0,) * len(text), 0, classes)
    letters = "".join([_LETTERS[name] for name in classes])
    base = (_first_strong(letters) or 0) if level is None else level
    levels: list[int] = []
    for paragraph in re.finditer("[^B]*B|[^B]+", letters):
        levels += _paragraph(text[paragraph.start() : paragraph.end()], paragraph[0], base)
    return Levels(tuple(levels), base, classes)


def line_levels(levels: Levels, start: int, end: int) -> list[int]:
    """The levels of the line ``[start:end]``, blanks before separators and at its end set back to the base level (L1)."""
    line = list(levels.levels[start:end])
    if not any(line):
        return line
    is_trailing = True
    for place in range(end - 1, start - 1, -1):
        name = levels.classes[place]
        is_trailing = name in ("B", "S") or (is_trailing and name in _BLANKS)
        if is_trailing:
            line[place - start] = levels.base
    return line


def visual_order(levels: Sequence[int]) -> list[int]:
    """The places of a line's characters (or runs) from left to right, given their levels (L2)."""
    order = list(range(len(levels)))
    lowest_odd = min((level for level in levels if level & 1), default=MAX_DEPTH + 2)
    for least in range(max(levels, default=0), lowest_odd - 1, -1):
        # Reversing never leaves a stretch of higher levels, so the stretches can be read from the logical order.
        high = "".join(["x" if level >= least else "." for level in levels])
        for start, end in (stretch.span() for stretch in re.finditer("x+", high)):
            order[start:end] = order[start:end][::-1]
    return order


def _first_strong(letters: str) -> int | None:
    """The direction, 0 or 1, of the first L, R or AL that is not inside an isolate (P2); None when there is none."""
    depth = 0
    for mark in re.finditer("[LRA6-9]", letters.partition("B")[0]):
        letter = mark[0]
        if letter in "6789":
            depth = depth + 1 if letter in _INITIATORS else max(0, depth - 1)
        elif not depth:
            return 0 if letter == "L" else 1
    return None


def _paragraph(text: str, letters: str, base: int) -> list[int]:
    """The levels of one paragraph, of which ``letters`` are the classes."""
    matching = _matching_isolates(letters)
    explicit, types = _explicit(letters, base, matching)
    levels = explicit.copy()
    for places, before, after in _sequences(letters, explicit, matching, base):
        level = explicit[places[0]]
        sos, eos = "LR"[max(level, before) & 1], "LR"[max(level, after) & 1]
        chars, sequence = "".join([text[place] for place in places]), "".join([types[place] for place in places])
        for place, own in zip(places, _implicit(chars, sos + sequence + eos, level), strict=True):
            levels[place] = own
    for place, letter in enumerate(letters):
        if letter in _REMOVED:
            levels[place] = levels[place - 1] if place else base
    return levels


def _matching_isolates(letters: str) -> dict[int, int]:
    """Where each isolate initiator that has a matching PDI finds it (BD9)."""
    found: dict[int, int] = {}
    initiators: list[int] = []
    for mark in re.finditer("[6-9]", letters):
        if mark[0] in _INITIATORS:
            initiators.append(mark.start())
        elif initiators:
            found[initiators.pop()] = mark.start()
    return found


class _Status(NamedTuple):
    """An entry of the directional status stack (X1)."""

    level: int
    override: str
    is_isolate: bool


@dataclass(slots=True)
class _Stack:
    """The directional status stack, and the counters beside it (X1)."""

    entries: list[_Status]
    overflow_isolates: int = 0
    overflow_embeddings: int = 0

    def begin(self, override: str, *, is_rtl: bool, is_isolate: bool) -> None:
        """Enter the next odd or even level, or count what finds no room (X2-X5c)."""
        level = self.entries[-1].level
        level = (level + 1) | 1 if is_rtl else (level + 2) & ~1
        if level <= MAX_DEPTH and not self.overflow_isolates and not self.overflow_embeddings:
            self.entries.append(_Status(level, override, is_isolate))
        elif is_isolate:
            self.overflow_isolates += 1
        elif not self.overflow_isolates:
            self.overflow_embeddings += 1

    def end_isolate(self) -> None:
        """Leave the innermost isolate and all embeddings in it (X6a)."""
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif any(entry.is_isolate for entry in self.entries):
            self.overflow_embeddings = 0
            while not self.entries.pop().is_isolate:
                pass

    def end_embedding(self) -> None:
        """Leave the innermost embedding or override, unless an isolate began since (X7)."""
        if self.overflow_embeddings and not self.overflow_isolates:
            self.overflow_embeddings -= 1
        elif len(self.entries) > 1 and not self.overflow_isolates and not self.entries[-1].is_isolate:
            self.entries.pop()


def _explicit(letters: str, base: int, matching: Mapping[int, int]) -> tuple[list[int], str]:
    """The explicit level of each character, and the classes as overrides leave them (X1-X8)."""
    stack = _Stack([_Status(base, "", is_isolate=False)])
    levels: list[int] = []
    types = ""
    body = letters.removesuffix("B")
    for piece in re.finditer("[1-9]|[^1-9]+", body):
        span = piece[0]
        if span == "9":
            stack.end_isolate()
        elif span == "5":
            stack.end_embedding()
        level, override, _ = stack.entries[-1]
        types += override * len(span) or span
        levels += [level] * len(span)
        if span in _INITIATORS:
            is_rtl = span == "7" or (span == "8" and _first_strong(body[piece.end() : matching.get(piece.start())]) == 1)
            stack.begin("", is_rtl=is_rtl, is_isolate=True)
        elif span in "1234":
            stack.begin({"3": "L", "4": "R"}.get(span, ""), is_rtl=span in "24", is_isolate=False)
    separator = letters[len(body) :]  # X8: no override and no embedding covers it
    return levels + [base] * len(separator), (types + separator).translate(_TO_NEUTRAL)


def _sequences(letters: str, explicit: Sequence[int], matching: Mapping[int, int], base: int) -> Iterator[tuple[list[int], int, int]]:
    """The isolating run sequences (BD13): the places in each, without those that X9 removes, and the levels on either side.

    X10 compares explicit levels; those that I1 and I2 have raised meanwhile would be wrong beside a sequence.
    """
    kept = [place for place, letter in enumerate(letters) if letter not in _REMOVED]
    runs = [list(run) for _, run in groupby(kept, explicit.__getitem__)]
    beside = [base, *[explicit[run[0]] for run in runs], base]
    starting = {run[0]: index for index, run in enumerate(runs)}
    continued = set(matching.values())
    for first, run in enumerate(runs):
        if run[0] in continued:
            continue
        places, last = run.copy(), first
        while places[-1] in matching:
            last = starting[matching[places[-1]]]
            places += runs[last]
        yield places, beside[first], base if letters[places[-1]] in _INITIATORS else beside[last + 2]


# A sequence stands between its sos and its eos, L or R. Each pattern runs over it in one pass, in this order.
_WEAK: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]] = (
    (re.compile("(.)M+"), lambda match: match[1] * len(match[0])),  # W1; after an isolate's mark, which is O here, ON as well
    (re.compile("A[^LR]*"), lambda match: match[0].replace("E", "N")),  # W2
    (re.compile("A"), lambda _: "R"),  # W3
    (re.compile("(?<=E)[SC](?=E)|(?<=N)C(?=N)"), lambda match: match.string[match.end()]),  # W4
    (re.compile("(?<=E)T+|(?<!T)T+(?=E)"), lambda match: "E" * len(match[0])),  # W5
    (re.compile("[STC]"), lambda _: "O"),  # W6
    (re.compile("L[^R]*"), lambda match: match[0].replace("E", "L")),  # W7
)
_BETWEEN_ALIKE: Final = re.compile("(?<=L)O+(?=L)|(?<=[REN])O+(?=[REN])")  # N1
_SIDES: Final = {"L": re.compile("L"), "R": re.compile("[REN]")}  # N0: "treat EN and AN as R"
_RISES: Final = ({"L": 0, "R": 1, "E": 2, "N": 2}, {"L": 1, "R": 0, "E": 1, "N": 1})  # I1, I2


def _implicit(chars: str, sequence: str, level: int) -> list[int]:
    """The levels that W1-W7, N0-N2, I1 and I2 give to ``chars``; ``sequence`` is their classes between sos and eos."""
    types = sequence
    for pattern, replacement in _WEAK:
        types = pattern.sub(replacement, types)
    own = "LR"[level & 1]
    types = _brackets(chars, sequence, types, own)
    types = _BETWEEN_ALIKE.sub(lambda match: ("L" if match.string[match.end()] == "L" else "R") * len(match[0]), types)
    rises = _RISES[level & 1] | {"O": 0}  # N2: what is left takes the direction of its embedding
    return [level + rises[letter] for letter in types[1:-1]]


def _bracket_pairs(chars: str, types: str) -> list[tuple[int, int]]:
    """The pairs of brackets that are still neutral, by their opening bracket (BD16)."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for mark in _BRACKET.finditer(chars):
        place, (closer, opens) = mark.start(), PAIRED_BRACKETS[mark[0]]
        if types[place + 1] != "O":
            continue
        if opens:
            if len(waiting) == _BRACKETS_OPEN_AT_ONCE:
                return []
            waiting.append((closer, place))
            continue
        depth = next((depth for depth in reversed(range(len(waiting))) if waiting[depth][0] == closer), None)
        if depth is not None:
            pairs.append((waiting[depth][1], place))
            del waiting[depth:]
    return sorted(pairs)


def _brackets(chars: str, sequence: str, types: str, own: str) -> str:
    """``types`` with each pair of brackets, and the marks that sit on it, given one direction (N0)."""
    other = "R" if own == "L" else "L"
    for opening, closing in _bracket_pairs(chars, types):
        inside = types[opening + 2 : closing + 1]
        if _SIDES[own].search(inside):  # N0 b
            side = own
        elif _SIDES[other].search(inside):  # N0 c
            side = other if _SIDES[other].match(types[: opening + 1].rstrip("O")[-1]) else own
        else:  # N0 d
            continue
        for place in (opening, closing):
            end = place + 2
            while sequence[end] == "M":
                end += 1
            types = types[: place + 1] + side * (end - place - 1) + types[end:]
    return types


LRI, RLI, FSI, PDI, LRO, PDF = "\u2066", "\u2067", "\u2068", "\u2069", "\u202d", "\u202c"
ISOLATES: Final[Mapping[int, None]] = MappingProxyType(dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_TURNING: Final = re.compile(f"[{bidi_characters('R', 'AL', 'RLE', 'RLO')}]")
_ISOLATE_OR_BREAK: Final = re.compile(f"[{LRI}{RLI}{FSI}{PDI}{bidi_characters('B')}]")


def isolate_numbers(text: str) -> str:
    """``text`` with each of its ltr_atoms between LRI and PDI; what already stands in an LRI, with nothing before it that turns it, stays as it is.

    In Arabic-Indic digits, a telephone number needs an LRO as well to run from left to right; times and dates keep the order of Arabic.
    """
    pieces: list[str] = []
    within: list[str] = []
    after = 0
    for atom in ltr_atoms(text):
        for mark in _ISOLATE_OR_BREAK.findall(text, after, atom.start()):
            if mark == PDI:
                del within[-1:]
            elif mark in (LRI, RLI, FSI):
                within.append(mark)
            else:  # the end of a paragraph ends its isolates (X8)
                within.clear()
        is_turned = atom["phone"] is not None and any(bidi_class(ch) == "AN" for ch in atom[0])
        is_kept = within[-1:] == [LRI] and not _TURNING.search(text, text.rfind(LRI, 0, atom.start()), atom.start())
        opening, closing = ("", "") if is_kept else (LRI + LRO, PDF + PDI) if is_turned else (LRI, PDI)
        pieces += [text[after : atom.start()], opening, atom[0], closing]
        after = atom.end()
    return "".join([*pieces, text[after:]])


def strip_isolates(text: str) -> str:
    """``text`` without embeddings, overrides and isolates, as a reader should copy it."""
    return text.translate(ISOLATES)
