"""A finished site into its place: whole, or not at all.

Takes a site's files; writes them beside the place where they belong, makes sure they have reached the disk, and then
swaps the folder in. A reader sees the old site or the new one. Only files that plfolio itself wrote are ever deleted:
which they are is written down in the output folder, so that it is known even when the cache has been thrown away.
"""

from __future__ import annotations

import ctypes
import json
import os
import platform
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from plfolio.build.store import OutputStamp

__all__ = ["ForeignOutputError", "OutputFolder", "is_intact", "sync_disk"]

_OWN = ".plfolio"
_MARKER = "made-by-plfolio.txt"
_MARKER_TEXT = "plfolio wrote the folders beside this one, and keeps here the list of what it wrote.\n"

_BLOCK = 1 << 20
_STAGED_OLD = ".replaced"
_AT_FDCWD = -100
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux' renameat2(2), RENAME_SWAP of macOS' renamex_np(2)


class ForeignOutputError(Exception):
    """The output folder holds files, and nothing says that plfolio may write there."""


class OutputFolder:
    """The folder of all editions' sites. Opening it claims it, or refuses if it is somebody else's."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._own = root / _OWN

    def claim(self) -> None:
        """Make the folder ready; raises `ForeignOutputError` when it holds anything and was never ours."""
        marker = self._own / _MARKER
        if marker.is_file():
            return
        if self._root.is_dir() and any(self._root.iterdir()):
            raise ForeignOutputError(str(self._root))
        self._own.mkdir(parents=True, exist_ok=True)
        marker.write_text(_MARKER_TEXT, encoding="utf-8", newline="\n")

    def site(self, edition: str, folder: str) -> Path:
        """Return where one student's site stands."""
        return self._root / edition / folder

    def stage(self, edition: str, folder: str, files: Iterable[tuple[str, bytes | Path]]) -> tuple[OutputStamp, ...]:
        """Write a site beside its place and return what was written, sorted by path."""
        return _write_files(self.staged(edition, folder), files)

    def commit(self, edition: str, folder: str, stamps: tuple[OutputStamp, ...]) -> None:
        """Put the staged site in its place, keeping files of others that stand there.

        Raises OSError when the place cannot be written; the site that stands there is then untouched.
        """
        staged, live = self.staged(edition, folder), self.site(edition, folder)
        ours = self.owned(edition, folder)
        # Written before the swap, with both generations in it: killed at any moment, nothing of ours becomes foreign.
        self._remember(edition, folder, ours | {stamp.path for stamp in stamps})
        if live.exists():
            _carry_over_foreign_files(live, staged, ours)
        _swap(staged, live)

    def owned(self, edition: str, folder: str) -> set[str]:
        """Return the paths below a student's site that plfolio ever wrote there."""
        return _read_list(self._list(edition, folder))

    def folders(self, edition: str) -> tuple[str, ...]:
        """Return the folders of the students whose sites plfolio wrote for an edition, sorted."""
        return tuple(sorted(path.stem for path in (self._own / edition).glob("*.json")))

    def remove(self, edition: str, folder: str) -> None:
        """Delete a student's site: our files, and folders that are empty then."""
        _remove_files(self.site(edition, folder), self.owned(edition, folder))
        self._list(edition, folder).unlink(missing_ok=True)

    def put_start_page(self, edition: str, files: Mapping[str, bytes]) -> None:
        """Write the files that stand beside the students' sites, and delete those of ours that no longer do.

        A file that is right already is not touched.
        """
        listed = self._own / "start-pages" / f"{edition}.json"
        folder = self._root / edition
        before = _read_list(listed)
        if set(files) - before:
            _write_list(listed, before | set(files))
        for name, data in files.items():
            path = folder / name
            if not path.is_file() or path.read_bytes() != data:
                path.parent.mkdir(parents=True, exist_ok=True)
                draft = path.with_name(f"{path.name}.tmp")
                draft.write_bytes(data)
                draft.replace(path)
        _remove_files(folder, before - set(files))
        if before - set(files):
            _write_list(listed, set(files))

    def recover(self, edition: str) -> None:
        """Finish or undo what a crash cut in half, and clear the staging place."""
        staging = self._own / "staging" / edition
        for old in sorted(staging.glob(f"*{_STAGED_OLD}")):
            live = self.site(edition, old.name.removesuffix(_STAGED_OLD))
            if not live.exists():
                old.rename(live)
        if staging.is_dir():
            shutil.rmtree(staging)

    def staged(self, edition: str, folder: str) -> Path:
        """Return where one student's next site waits."""
        return self._own / "staging" / edition / folder

    def _list(self, edition: str, folder: str) -> Path:
        return self._own / edition / f"{folder}.json"

    def _remember(self, edition: str, folder: str, paths: set[str]) -> None:
        _write_list(self._list(edition, folder), paths)


def sync_disk(folders: Iterable[Path]) -> None:
    """Make sure that staged files have reached the disk before they take the place of good ones.

    Where the system can, everything goes out in one call: a call per file costs more than the whole build.
    """
    if hasattr(os, "sync"):
        os.sync()
        return
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                with path.open("r+b") as stream:
                    os.fsync(stream.fileno())


def is_intact(folder: Path, manifest: tuple[OutputStamp, ...]) -> bool:
    """Say whether every file of a manifest still stands as it was written, by size and time."""
    try:
        for stamp in manifest:
            found = os.stat(folder / stamp.path, follow_symlinks=False)  # noqa: PTH116  # a Path.stat costs twice as much
            if (found.st_size, found.st_mtime_ns) != (stamp.size, stamp.mtime_ns):
                return False
    except OSError:
        return False
    return True


def _write_files(folder: Path, files: Iterable[tuple[str, bytes | Path]]) -> tuple[OutputStamp, ...]:
    if folder.exists():
        shutil.rmtree(folder)
    made: set[Path] = set()
    stamps = []
    for name, content in files:
        path = folder / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        stamps.append(_write_file(path, name, content))
    return tuple(sorted(stamps, key=lambda stamp: stamp.path))


def _write_file(path: Path, name: str, content: bytes | Path) -> OutputStamp:
    """Write bytes, or copy a file block by block: a film need not fit into memory."""
    with path.open("wb") as stream:
        if isinstance(content, Path):
            with content.open("rb") as source:
                shutil.copyfileobj(source, stream, _BLOCK)
        else:
            stream.write(content)
        stream.flush()
        written = os.fstat(stream.fileno())
    return OutputStamp(path=name, size=written.st_size, mtime_ns=written.st_mtime_ns)


def _swap(staged: Path, live: Path) -> None:
    live.parent.mkdir(parents=True, exist_ok=True)
    if not live.exists():
        staged.rename(live)
    elif _exchange(staged, live):
        shutil.rmtree(staged)
    else:
        old = staged.with_name(staged.name + _STAGED_OLD)
        live.rename(old)
        staged.rename(live)
        shutil.rmtree(old)


def _read_list(path: Path) -> set[str]:
    """Return the listed paths that lie below their folder, whatever somebody may have written into the list."""
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    names = listed if isinstance(listed, list) else []
    return {name for name in names if isinstance(name, str) and _is_below(name)}


def _write_list(path: Path, names: set[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".tmp")
    draft.write_text(json.dumps(sorted(names), indent=0), encoding="utf-8", newline="\n")
    draft.replace(path)


def _is_below(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name and ":" not in name


def _remove_files(folder: Path, paths: Iterable[str]) -> None:
    parents: set[PurePosixPath] = set()
    for name in paths:
        (folder / name).unlink(missing_ok=True)
        parents.update(PurePosixPath(name).parents)
    for parent in sorted(parents, key=lambda path: len(path.parts), reverse=True):
        path = folder / parent
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _carry_over_foreign_files(live: Path, staged: Path, ours: set[str]) -> None:
    """Move files that plfolio did not write into the new site, unless the new site has a file of that name."""
    for path in sorted(live.rglob("*")):
        name = path.relative_to(live).as_posix()
        if name in ours or path.is_dir() or (staged / name).exists():
            continue
        (staged / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, staged / name, follow_symlinks=False)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step where the system can; False where it cannot."""
    source, target = os.fsencode(one), os.fsencode(other)
    system = platform.system()
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if system == "Linux":
            return bool(library.renameat2(_AT_FDCWD, source, _AT_FDCWD, target, _EXCHANGE) == 0)
        if system == "Darwin":
            return bool(library.renamex_np(source, target, _EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):
        # An old C library, or Windows, where no such call exists.
        return False
    return False
