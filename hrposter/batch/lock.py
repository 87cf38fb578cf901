"""One run a folder: a lock that the system takes back when its process ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hrposter.diagnostics import MachineError

_HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
# Windows locks bytes, and nobody may read those: the number of the process stands before them.
_LOCKED_BYTE = 64


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock; MachineError names the process that holds it."""
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        try:
            _take(file)
        except OSError as error:
            if error.errno in _HELD:
                raise _taken(path, file) from None
            # A disk that has no locks (some network folders) is used without.
        os.ftruncate(file, 0)
        os.pwrite(file, str(os.getpid()).encode(), 0) if hasattr(os, "pwrite") else os.write(file, str(os.getpid()).encode())
        yield
    finally:
        os.close(file)


def _taken(path: Path, file: int) -> MachineError:
    holder = os.read(file, 20).decode("ascii", "replace").strip() or "unknown"
    help = "wait until it is done, or choose another folder with -o"
    return MachineError(f"another run (process {holder}) is writing into {path.parent.parent}", help)


if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)

else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
