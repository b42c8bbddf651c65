"""Disks with bad luck: one that remembers what a power cut would leave of it, and one that is full from some step on.

While a `Recorder` is at work, every step that makes, moves or deletes a file below its folder is noted, and so is each
call by which a program makes sure that the disk has taken in what it wrote. Of a moment between two steps it can then
lay out what would be found afterwards: names as they stood, since file systems with a journal keep their order, but of
every file only the bytes that had been synced. Bytes that had not are lost in one of the ways that are seen in life:
the file is empty, or as long as it was and full of zeros.
"""

import errno
import os
import stat
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field

CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.symlink", "os.link", "os.truncate"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


@dataclass(frozen=True)
class Moment:
    """The names below the folder, and of each file how it looked and whether its bytes were safe."""

    step: str
    names: dict  # (folder's number, name) -> number
    looks: dict  # number -> (mode, size, time, synced bytes or None)


@dataclass
class Recorder:
    """Follows one folder. A number stands for a file or folder as such, whatever its name is at the time."""

    root: str
    moments: list = field(default_factory=list)
    numbers: dict = field(default_factory=dict)  # (device, inode) -> number
    synced: dict = field(default_factory=dict)  # number -> (size, time, bytes)
    held: list = field(default_factory=list)  # open, so that no inode is used twice
    is_busy: bool = False

    def note(self, step):
        """Note how everything stands before a step is taken."""
        if self.is_busy:
            return
        self.is_busy = True
        names, looks = {}, {}
        self._walk(self.root, self._number(self.root, os.lstat(self.root)), names, looks)
        if not self.moments or (names, looks) != (self.moments[-1].names, self.moments[-1].looks):
            self.moments.append(Moment(step, names, looks))
        self.is_busy = False

    def sync(self, only=None):
        """Note that the disk has taken in all files, or `only` the one of this device and inode."""
        self.note("sync")
        self.is_busy = True
        for (device, inode), number in self.numbers.items():
            found = os.fstat(self.held[number])
            if only in (None, (device, inode)) and stat.S_ISREG(found.st_mode):
                data = os.pread(self.held[number], found.st_size, 0)
                self.synced[number] = (found.st_size, found.st_mtime_ns, data)
        self.is_busy = False
        self.note("synced")

    def _walk(self, folder, number, names, looks):
        for entry in os.scandir(folder):
            found = entry.stat(follow_symlinks=False)
            child = self._number(entry.path, found)
            names[number, entry.name] = child
            size, time, data = self.synced.get(child, (None, None, None))
            is_safe = (size, time) == (found.st_size, found.st_mtime_ns)
            looks[child] = (found.st_mode, found.st_size, found.st_mtime_ns, data if is_safe else None)
            if stat.S_ISDIR(found.st_mode):
                looks[child] = (found.st_mode, 0, 0, None)
                self._walk(entry.path, child, names, looks)

    def _number(self, path, found):
        key = (found.st_dev, found.st_ino)
        if key not in self.numbers:
            self.numbers[key] = len(self.held)
            self.held.append(os.open(path, os.O_RDONLY))
        return self.numbers[key]


_LISTENERS = []  # an audit hook cannot be taken away again, so there is one for all


def _hear(event, arguments):
    if not _LISTENERS:
        return
    if event in CHANGES or (event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING):
        _LISTENERS[-1](event, arguments[0])


sys.addaudithook(_hear)


@contextmanager
def full_after(root, steps):
    """Refuse everything that takes room below `root`, after so many steps that do; yields the refused ones."""
    refused, left = [], steps

    def hear(event, path):
        nonlocal left
        if event in {"os.remove", "os.rmdir"} or not os.fspath(path).startswith(os.fspath(root)):
            return
        left -= 1
        if left < 0:
            refused.append(event)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)

    _LISTENERS.append(hear)
    try:
        yield refused
    finally:
        _LISTENERS.remove(hear)


@contextmanager
def record(root, monkeypatch):
    """Record what happens below `root`, whose files as they are now count as safe."""
    recorder = Recorder(os.fspath(root))
    real_fsync = os.fsync

    def sync():
        recorder.sync()

    def fsync(descriptor):
        real_fsync(descriptor)
        found = os.fstat(descriptor)
        recorder.sync((found.st_dev, found.st_ino))

    recorder.note("start")
    recorder.sync()
    del recorder.moments[:-1]
    monkeypatch.setattr(os, "sync", sync)
    monkeypatch.setattr(os, "fsync", fsync)

    def hear(event, path):
        recorder.note(f"{event} {path}")

    _LISTENERS.append(hear)
    try:
        yield recorder
        recorder.note("end")
    finally:
        _LISTENERS.remove(hear)
        monkeypatch.undo()
        for descriptor in recorder.held:
            os.close(descriptor)


def lay_out(moment, to, loss):
    """Make the folder `to` what a power cut at this moment leaves; `loss` is "empty" or "zeros"."""
    below = {}
    for (folder, name), child in moment.names.items():
        below.setdefault(folder, []).append((name, child))
    _lay_out(0, to, moment, below, loss)
    return to


def _lay_out(number, path, moment, below, loss):
    path.mkdir()
    for name, child in below.get(number, ()):
        mode, size, time, data = moment.looks[child]
        if stat.S_ISDIR(mode):
            _lay_out(child, path / name, moment, below, loss)
            continue
        if data is None:
            data = bytes(size) if loss == "zeros" else b""
        (path / name).write_bytes(data)
        os.utime(path / name, ns=(time, time))
