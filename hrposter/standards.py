"""The standards that a file can follow, and what each of them forbids."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple, assert_never

Standard = Literal["PDF/UA-1", "PDF/A-2a", "PDF/A-2b", "PDF/X-4"]


class Permits(NamedTuple):
    """Whether a file may hold each of the things that a writer could put there, or lack tags; a standard answers for every one."""

    links: bool
    rgb: bool
    cmyk: bool
    soft_masks: bool
    object_streams: bool
    untagged: bool


def permits(standards: Iterable[Standard]) -> Permits:
    """What a file may hold that follows all of these."""
    return _of_all(tuple(standards))


@lru_cache(maxsize=16)
def _of_all(standards: tuple[Standard, ...]) -> Permits:
    found = [_permits(standard) for standard in standards]
    return Permits(*(all(answers) for answers in zip(*found, strict=True))) if found else _EVERYTHING


_EVERYTHING = Permits(links=True, rgb=True, cmyk=True, soft_masks=True, object_streams=True, untagged=True)


def _permits(standard: Standard) -> Permits:
    match standard:
        case "PDF/UA-1":  # ISO 14289-1 speaks of meaning, not of colour
            return _EVERYTHING._replace(untagged=False)
        case "PDF/A-2a":  # ISO 19005-2, 6.7: tagged, where level B asks for no more than what shows
            return _EVERYTHING._replace(untagged=False)
        case "PDF/A-2b":  # ISO 19005-2, 6.2.4.3: a device space needs an output intent of its kind; ours has one kind at a time
            return _EVERYTHING
        case "PDF/X-4":  # ISO 15930-7: CMYK intents leave no place for device RGB; annotations stay outside the BleedBox
            return _EVERYTHING._replace(links=False, rgb=False)
        case _:
            assert_never(standard)
