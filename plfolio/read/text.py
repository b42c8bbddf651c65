"""One text file: its bytes become text, or a message that says why not.

Takes a path and the name to show in messages; gives the text, its lines ended in one way. Only real files are opened: a
link or a device is never followed.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from plfolio.diagnostics import Diagnostic, Location, files

__all__ = ["read_text"]

_BOM = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_TRIES = 3

# O_NONBLOCK: opening a pipe must not wait for a writer. Windows has none of these, and needs O_BINARY instead.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def read_text(
    path: Path, shown: str, *, reader_limit_bytes: int = 2_000_000
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Read a UTF-8 file, with or without a byte order mark and with any line ends.

    An empty file is "". None, with a message about `shown`, when it is not there, can't be opened or is not a text.
    """
    data = _read_bytes(path, shown, reader_limit_bytes)
    if isinstance(data, Diagnostic):
        return None, (data,)
    text = _decode(data, shown)
    if isinstance(text, Diagnostic):
        return None, (text,)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, ()


def _read_bytes(path: Path, shown: str, limit: int) -> bytes | Diagnostic:
    where = Location(shown)
    try:
        if not getattr(os, "O_NOFOLLOW", 0) and path.is_symlink():
            return files.F104.at(where)
        descriptor = os.open(path, _FLAGS)
    except FileNotFoundError:
        return files.F101.at(where, name=path.name)
    except (OSError, ValueError) as error:
        return _explain(path, where, error)
    try:
        return _read_open_file(descriptor, where, limit)
    except OSError as error:
        return _explain(path, where, error)
    finally:
        os.close(descriptor)


def _explain(path: Path, where: Location, error: OSError | ValueError) -> Diagnostic:
    """Say why a file did not open: systems differ in the error they give for a folder, a link or a device."""
    try:
        mode = path.lstat().st_mode
    except (OSError, ValueError):
        mode = stat.S_IFREG
    if stat.S_ISDIR(mode):
        return files.F103.at(where)
    if not stat.S_ISREG(mode):
        return files.F104.at(where)
    return files.F102.at(where, reason=_reason(error))


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or "the name is not possible"


def _read_open_file(descriptor: int, where: Location, limit: int) -> bytes | Diagnostic:
    """Read all of it, again when it changed meanwhile."""
    before = os.fstat(descriptor)
    if stat.S_ISDIR(before.st_mode):
        return files.F103.at(where)
    if not stat.S_ISREG(before.st_mode):
        return files.F104.at(where)
    for _ in range(_TRIES):
        if before.st_size > limit:
            return files.F108.at(where, size=before.st_size, limit=limit)
        data = _read_all(descriptor, before.st_size)
        after = os.fstat(descriptor)
        if len(data) == after.st_size and before.st_mtime_ns == after.st_mtime_ns:
            return data
        os.lseek(descriptor, 0, os.SEEK_SET)
        before = after
    return files.F110.at(where)


def _read_all(descriptor: int, size: int) -> bytes:
    """Read up to one byte more than the expected size: enough to see that the file has grown."""
    data = os.read(descriptor, size + 1)
    while len(data) <= size:  # a system may give less than it was asked for
        more = os.read(descriptor, size + 1 - len(data))
        if not more:
            break
        data += more
    return data


def _decode(data: bytes, shown: str) -> str | Diagnostic:
    if b"\0" in data or data.startswith(_UTF_16_MARKS):
        return (files.F106 if _is_utf_16(data) else files.F107).at(Location(shown))
    try:
        return data.removeprefix(_BOM).decode()
    except UnicodeDecodeError as error:
        before = data[: error.start + len(_BOM) * data.startswith(_BOM)]
        return files.F105.at(Location(shown, _count_lines(before)))


def _is_utf_16(data: bytes) -> bool:
    """Say whether the mark of UTF-16 is there, or zeros stand at every other place, as European letters have them."""
    start = data[:2000]
    few, many = sorted((start[0::2].count(0), start[1::2].count(0)))
    return data.startswith(_UTF_16_MARKS) or (many * 5 > len(start) and few * 4 < many)


def _count_lines(data: bytes) -> int:
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
