"""One ZIP of a whole pack (PKWARE APPNOTE 6.3): the same files give the same bytes."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterable

# What ZIP can say of a time (APPNOTE 4.4.6).
_FIRST, _LAST = datetime.date(1980, 1, 1), datetime.date(2107, 12, 31)
# Squeezed already by whoever wrote them.
_PACKED = (".pdf", ".png", ".zip")
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16
_UNSAFE = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')


def zip_bytes(files: Iterable[tuple[str, bytes]], date: datetime.date) -> bytes:
    """A ZIP of the files in the order of their names, each with the time of ``date`` at midnight.

    Names part folders by ``/``. ValueError for a name that would leave the folder it is unpacked in, that some system cannot
    hold, or that is there twice (as Windows and macOS see it, which take capitals for small letters): a fault of the caller.
    """
    held = sorted(files, key=lambda file: file[0])
    _check([name for name, _ in held])
    day = min(max(date, _FIRST), _LAST)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in held:
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE
            entry.compress_type = zipfile.ZIP_STORED if name.lower().endswith(_PACKED) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)
    return out.getvalue()


def _check(names: list[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if _UNSAFE.search(name) or any(part in ("", ".", "..") for part in name.split("/")):
            raise ValueError(f"{name!r} is no name for a file in a ZIP; name it from the top of the pack, without .. or signs that Windows refuses")
        if name.casefold() in seen:
            raise ValueError(f"two files of a ZIP are called {name!r}; give each a name of its own")
        seen.add(name.casefold())
