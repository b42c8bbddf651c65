"""One build at a time for one output folder.

Takes the lock file's path; holds the operating system's own lock on it, which a crash releases by itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["AlreadyLockedError", "hold_lock"]


class AlreadyLockedError(Exception):
    """Another build holds the lock. Its argument says which process, if that is known."""


@contextmanager
def hold_lock(path: Path) -> Iterator[bool]:
    """Hold the lock while the block runs; raises `AlreadyLockedError` at once when another process has it.

    Yields whether whoever held it last was cut off: a holder's name is wiped only when its block ends.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Opened for appending, so that looking at a lock that somebody holds does not wipe their name from it.
    with path.open("a+", encoding="utf-8") as stream:
        try:
            _lock(stream.fileno())
        except OSError as error:
            stream.seek(0)
            raise AlreadyLockedError(stream.read().strip() or "unknown") from error
        stream.seek(0)
        was_cut_off = bool(stream.read())
        stream.truncate(0)
        stream.write(str(os.getpid()))
        stream.flush()
        yield was_cut_off
        stream.truncate(0)


if os.name == "nt":
    import msvcrt

    def _lock(descriptor: int) -> None:
        # The byte locked lies far behind the text, so that others can still read who holds it.
        os.lseek(descriptor, 1_000_000, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
