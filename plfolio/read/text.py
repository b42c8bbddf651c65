"""One text file: its bytes become text, or a message that says why not.

Takes a path and the name to show in messages; gives the text, its lines ended in one way. Only real files are opened: a
link or a device is never followed.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from plfolio.diagnostics import Diagnostic, Location, files

__all__ = ["explain_error", "read_text"]

_BOM = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_TRIES = 3

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
# O_NONBLOCK: opening a pipe must not wait for a writer. Windows has none of these.
_FLAGS = _NO_FOLLOW | getattr(os, "O_NONBLOCK", 0)


def read_text(path: Path, shown: str, *, limit: int = 2_000_000) -> str | Diagnostic:
    """Read a UTF-8 file of at most `limit` bytes, with or without a byte order mark and with any line ends.

    An empty file is "". Gives a message about `shown` when it is not there, can't be opened or is not a text.
    """
    where = Location(shown)
    try:
        data = files.F104.at(where) if not _NO_FOLLOW and path.is_symlink() else _read_bytes(path, where, limit)
    except FileNotFoundError:
        return files.F101.at(where, name=path.name)
    except (OSError, ValueError) as error:
        return _explain(path, where, error)
    text = data if isinstance(data, Diagnostic) else _decode(data, where)
    return text.replace("\r\n", "\n").replace("\r", "\n") if isinstance(text, str) else text


def explain_error(error: OSError | ValueError) -> str:
    """Return what the system says about a name that it will not open."""
    return (error.strerror if isinstance(error, OSError) else None) or "the name is not possible"


def _read_bytes(path: Path, where: Location, limit: int) -> bytes | Diagnostic:
    """Read all of a file, again when it changed meanwhile."""
    for _ in range(_TRIES):
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | _FLAGS)) as file:
            before = os.fstat(file.fileno())
            if not stat.S_ISREG(before.st_mode):
                return files.F104.at(where)
            if before.st_size > limit:
                return files.F108.at(where, size=before.st_size, limit=limit)
            data = file.read(before.st_size + 1)  # one byte more than expected shows that it has grown
            after = os.fstat(file.fileno())
        if len(data) == after.st_size and before.st_mtime_ns == after.st_mtime_ns:
            return data
    return files.F110.at(where)


def _explain(path: Path, where: Location, error: OSError | ValueError) -> Diagnostic:
    """Say why a file did not open: systems differ in the error they give for a folder, a link or a device."""
    try:
        mode = path.lstat().st_mode
    except (OSError, ValueError):
        mode = stat.S_IFREG
    if stat.S_ISREG(mode):
        return files.F102.at(where, reason=explain_error(error))
    return (files.F103 if stat.S_ISDIR(mode) else files.F104).at(where)


def _decode(data: bytes, where: Location) -> str | Diagnostic:
    if b"\0" in data or data.startswith(_UTF_16_MARKS):
        return (files.F106 if _is_utf_16(data) else files.F107).at(where)
    try:
        return data.removeprefix(_BOM).decode()
    except UnicodeDecodeError as error:
        before = data[: error.start + len(_BOM) * data.startswith(_BOM)]
        lines = before.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n")
        return files.F105.at(Location(where.path, lines + 1))


def _is_utf_16(data: bytes) -> bool:
    """Say whether the mark of UTF-16 is there, or zeros stand at every other place, as European letters have them."""
    start = data[:2000]
    few, many = sorted((start[0::2].count(0), start[1::2].count(0)))
    return data.startswith(_UTF_16_MARKS) or (many * 5 > len(start) and few * 4 < many)
