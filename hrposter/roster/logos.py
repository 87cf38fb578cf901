"""The logos of a roster: each looked for, and read, once."""

from __future__ import annotations

import hashlib
from dataclasses import field
from pathlib import Path

from hrposter.frozen import frozen
from hrposter.spec.clinic_reader import logo_file
from hrposter.spec.clinic_values import Refused


@frozen()
class Logos:
    """The logos below a folder, with what was found of them while one roster is read."""

    folder: Path
    _found: dict[str, Path | Refused] = field(default_factory=dict)
    _digests: dict[Path, str] = field(default_factory=dict)

    def find(self, name: str) -> Path:
        """The file of that name; Refused where it is not below the folder, not there, or cannot be opened."""
        if name not in self._found:
            self._found[name] = self._look(name)
        found = self._found[name]
        if isinstance(found, Refused):
            raise found
        return found

    def digest(self, path: Path) -> str:
        """The SHA-256 of a logo that was found."""
        return self._digests[path]

    def _look(self, name: str) -> Path | Refused:
        try:
            path = logo_file(self.folder, name)
            with path.open("rb") as file:
                self._digests[path] = hashlib.file_digest(file, "sha256").hexdigest()
        except Refused as refused:
            return refused
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            return Refused("unreadable", f"the logo {name!r} cannot be read: {reason}", "check its name and that you may open it")
        return path
