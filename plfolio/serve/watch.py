"""Noticing that somebody saved a file.

Takes the school's folder; yields once for each moment in which something had changed. It looks twice a second, which
every drive allows, and waits until the writing has stopped.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from plfolio.settings import Settings

__all__ = ["watch_changes"]

_PAUSE_SECONDS = 0.5

Snapshot = dict[str, tuple[int, int]]


def watch_changes(root: Path, settings: Settings, pause: float = _PAUSE_SECONDS) -> Iterator[None]:
    """Yield after each change from now on to content, school data, themes or settings. `pause` is in seconds."""
    folders = [root / name for name in (settings.content, settings.school, settings.themes)]
    return _watch(root, folders, _take_snapshot(root, folders), pause)


def _watch(root: Path, folders: list[Path], last: Snapshot, pause: float) -> Iterator[None]:
    while True:
        time.sleep(pause)
        now = _take_snapshot(root, folders)
        if now == last:
            continue
        while now != last:
            last = now
            time.sleep(pause / 2)
            now = _take_snapshot(root, folders)
        yield


def _take_snapshot(root: Path, folders: list[Path]) -> Snapshot:
    snapshot: Snapshot = {}
    _add(snapshot, root / "site_config.yml")
    for folder in folders:
        for parent, below, names in os.walk(folder):
            below[:] = [name for name in below if not name.startswith(".")]
            for name in names:
                _add(snapshot, Path(parent, name))
    return snapshot


def _add(snapshot: Snapshot, path: Path) -> None:
    try:
        found = path.stat(follow_symlinks=False)
    except OSError:
        # Gone between being listed and being looked at: the next look will see that.
        return
    snapshot[str(path)] = (found.st_size, found.st_mtime_ns)
