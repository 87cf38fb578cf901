"""Writes files whole or not at all: nobody ever finds half a poster."""

from __future__ import annotations

import contextlib
import errno
import os
from itertools import count
from pathlib import Path


def write(path: Path | str, data: bytes) -> None:
    """Put ``data`` at ``path``, in place of what stood there; OSError names ``path`` and leaves what stood there.

    The bytes go to a hidden file in the same folder first, since a rename is atomic within one file system only
    (POSIX.1-2024, rename). It is gone again after any exception, an interrupt included.
    """
    part = _unused(path)
    try:
        _fill(part, data)
        os.replace(part, path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.unlink(part)
        if isinstance(error, OSError):
            raise _of(error, path) from None
        raise


def move(whole: str, path: Path | str) -> None:
    """Put a file that lies whole at ``whole`` at ``path``, in place of what stood there; OSError names ``path`` and leaves what stood there."""
    try:
        os.replace(whole, path)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise _of(error, path) from None
        write(path, Path(whole).read_bytes())  # the folder leads to another file system
        os.unlink(whole)


def create(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path``; FileExistsError where something stands there already, which is never touched."""
    try:
        _fill(path, data)
    except FileExistsError:
        raise
    except BaseException as error:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _of(error, path) from None
        raise


def _fill(path: Path | str, data: bytes) -> None:
    with open(path, "xb") as file:
        file.write(data)


def _unused(path: Path | str) -> str:
    """A hidden name beside ``path`` that nobody uses: not another process, nor one that was killed."""
    folder, name = os.path.split(path)
    names = (os.path.join(folder, f".{name}.{os.getpid()}-{number}.part") for number in count())
    return next(name for name in names if not os.path.lexists(name))


def _of(error: OSError, path: Path | str) -> OSError:
    """The same error about the file that was asked for."""
    return OSError(error.errno, error.strerror or str(error), str(path))
