"""National phone numbers that were given up, and the numbers that came after them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from hrposter.frozen import frozen


@frozen()
class Successor:
    """Who had the number, and the one that they have now."""

    holder: str
    number: str


# By the digits within the country. Each with who announced the change, and when the old number was to end.
_RETIRED: Mapping[str, Successor] = MappingProxyType(
    {
        # US Health Resources and Services Administration, 12 May 2023: the first number (1-833-9-HELP4MOMS) works for one more year.
        "8339435746": Successor("National Maternal Mental Health Hotline", "1-833-852-6262"),
    }
)


def successor(number: str) -> Successor | None:
    """What came after a retired number, in whatever way that is grouped; None for all others."""
    digits = "".join(character for character in number if character.isdecimal())
    return _RETIRED.get(digits[1:] if len(digits) == 11 and digits[0] == "1" else digits)
