"""A finished site into its place: whole, or not at all.

Takes a site's files; writes them beside the place where they belong, makes sure they have reached the disk, and then
swaps the folder in. A reader sees the old site or the new one. Only files that plfolio itself wrote are ever deleted:
which they are is written down in the output folder, so that it is known even when the cache has been thrown away.

The steps are `stage`, `sync_disk`, `commit`, `sync_disk`, `settle`. Nothing old is given up before what takes its place
has reached the disk, so that neither a kill nor a power cut between any two of them needs a hand to mend it.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import platform
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from plfolio.build.store import OutputStamp

__all__ = ["ForeignOutputError", "OutputFolder", "is_intact", "sync_disk"]

_OWN = ".plfolio"
_MARKER = "made-by-plfolio.txt"
_MARKER_TEXT = "plfolio wrote the folders beside this one, and keeps here the list of what it wrote.\n"

_BLOCK = 1 << 20
_REPLACED = ".replaced"
_START_PAGE = ".start-page"  # no student's folder begins with a dot
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
        # The folder of our own may be there without the marker: then the very first build was cut off at once.
        if self._root.is_dir() and any(path.name != _OWN for path in self._root.iterdir()):
            raise ForeignOutputError(str(self._root))
        self._own.mkdir(parents=True, exist_ok=True)
        marker.write_text(_MARKER_TEXT, encoding="utf-8", newline="\n")

    @property
    def lock(self) -> Path:
        """The file that a build locks while it works here."""
        return self._own / "build.lock"

    def site(self, edition: str, folder: str) -> Path:
        """Return where one student's site stands."""
        return self._root / edition / folder

    def stage(
        self, edition: str, folder: str, files: Iterable[tuple[str, bytes | Path]], known: Iterable[str] = ()
    ) -> tuple[OutputStamp, ...]:
        """Write a site beside its place and return what was written, sorted by path.

        Files of others that stand in the place are copied beside it, too. `known` names files there that are ours,
        besides those in the list. Raises OSError when it can't be written, or when the place is no folder.
        """
        staged, live = self.staged(edition, folder), self.site(edition, folder)
        if live.is_symlink() or (live.exists() and not live.is_dir()):
            raise NotADirectoryError(errno.ENOTDIR, "something that is no folder stands there", str(live))
        stamps = _write_files(staged, files)
        ours = self.owned(edition, folder) | {name for name in known if _is_below(name)}
        # Put before the swap, with both generations in it: cut off at any moment, nothing of ours becomes foreign.
        _draft_list(self._list(edition, folder), ours | {stamp.path for stamp in stamps})
        _copy_foreign_files(live, staged, ours)
        return stamps

    def commit(self, edition: str, folder: str, stamps: tuple[OutputStamp, ...]) -> None:
        """Put the staged site in its place; the old one waits until `settle`.

        Raises OSError when the place cannot be written; the site that stands there is then untouched.
        """
        listed = self._list(edition, folder)
        _put_list(listed)
        _swap(self.staged(edition, folder), self.site(edition, folder))
        with suppress(OSError):  # the site is there, and a list with too much in it will do
            _draft_list(listed, {stamp.path for stamp in stamps})

    def settle(self, edition: str, folder: str) -> None:
        """Forget and delete what the committed site has replaced."""
        with suppress(FileNotFoundError):
            _put_list(self._list(edition, folder))
        self.discard(edition, folder)

    def discard(self, edition: str, folder: str) -> None:
        """Delete what waits beside a student's place, as far as the system lets us; the next build tries again."""
        staged = self.staged(edition, folder)
        shutil.rmtree(staged, ignore_errors=True)
        shutil.rmtree(_set_aside(staged), ignore_errors=True)

    def owned(self, edition: str, folder: str) -> set[str]:
        """Return the paths below a student's site that plfolio wrote there."""
        return _read_list(self._list(edition, folder))

    def folders(self, edition: str) -> tuple[str, ...]:
        """Return the folders of the students whose sites plfolio wrote for an edition, sorted."""
        return tuple(sorted(path.stem for path in (self._own / edition).glob("*.json")))

    def remove(self, edition: str, folder: str, known: Iterable[str] = ()) -> None:
        """Delete a student's site: our files, and folders that are empty then. `known` is as in `stage`."""
        listed = self._list(edition, folder)
        names = self.owned(edition, folder) | {name for name in known if _is_below(name)}
        if _remove_files(self.site(edition, folder), names):
            # Were the list gone and a page not, nobody would know whose page it is.
            sync_disk()
        listed.unlink(missing_ok=True)

    def put_start_page(self, edition: str, files: Mapping[str, bytes]) -> None:
        """Write the files that stand beside the students' sites, and delete those of ours that no longer do.

        A file that is right already is not touched.
        """
        folder, waiting = self._root / edition, self._own / "staging" / edition / _START_PAGE
        listed = self._own / "start-pages" / f"{edition}.json"
        before, names = _read_list(listed), set(files)
        changed = {name: data for name, data in files.items() if not _holds(folder / name, data)}
        if changed:
            _write_files(waiting, changed.items())
            _draft_list(listed, before | names)
            sync_disk((waiting,))
            _put_list(listed)
        for name in changed:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (waiting / name).replace(folder / name)
        if before - names:
            _remove_files(folder, before - names)
            _draft_list(listed, names)
            sync_disk()
            _put_list(listed)

    def recover(self, edition: str) -> None:
        """Finish or undo what a crash cut in half, and clear the staging place."""
        staging = self._own / "staging" / edition
        for old in sorted(staging.glob(f"*{_REPLACED}")):
            live = self.site(edition, old.name.removesuffix(_REPLACED))
            if not live.exists():
                old.rename(live)
        if staging.is_dir():
            shutil.rmtree(staging)

    def staged(self, edition: str, folder: str) -> Path:
        """Return where one student's next site waits."""
        return self._own / "staging" / edition / folder

    def _list(self, edition: str, folder: str) -> Path:
        return self._own / edition / f"{folder}.json"


def sync_disk(folders: Iterable[Path] = ()) -> None:
    """Make sure that staged files have reached the disk before they take the place of good ones.

    Where the system can, everything goes out in one call: a call per file costs more than the whole build.
    """
    if hasattr(os, "sync"):
        os.sync()
        return
    for path in (path for folder in folders for path in folder.rglob("*") if path.is_file()):
        with path.open("r+b") as stream:
            os.fsync(stream.fileno())


def is_intact(folder: Path, manifest: tuple[OutputStamp, ...]) -> bool:
    """Say whether every file of a manifest still stands as it was written, by size and time."""
    place = os.fspath(folder)
    try:
        for stamp in manifest:
            found = os.stat(f"{place}/{stamp.path}", follow_symlinks=False)  # noqa: PTH116  # a Path costs four times that
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
    """Put `staged` in the place of `live`, which then waits where `staged` was, or set aside."""
    live.parent.mkdir(parents=True, exist_ok=True)
    if not live.exists():
        staged.rename(live)
    elif not _exchange(staged, live):
        old = live.rename(_set_aside(staged))
        try:
            staged.rename(live)
        except OSError:
            old.rename(live)
            raise


def _set_aside(staged: Path) -> Path:
    return staged.with_name(staged.name + _REPLACED)


def _read_list(path: Path) -> set[str]:
    """Return the listed paths that lie below their folder, whatever somebody may have written into the list."""
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    names = listed if isinstance(listed, list) else []
    return {name for name in names if isinstance(name, str) and _is_below(name)}


def _draft_list(path: Path, names: set[str]) -> None:
    """Write a list beside its place: a list that the disk has not taken in must not replace one that it has."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".tmp")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as stream:
            json.dump(sorted(names), stream, indent=0)
            if not hasattr(os, "sync"):
                stream.flush()
                os.fsync(stream.fileno())
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def _put_list(path: Path) -> None:
    path.with_suffix(".tmp").replace(path)


def _is_below(name: str) -> bool:
    steps = set(name.split("/"))
    return name.isprintable() and not {"", ".", ".."} & steps and not {"\\", ":"} & set(name)


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _remove_files(folder: Path, names: Iterable[str]) -> bool:
    """Delete files and the folders that are empty then, going through no link; say whether there was one."""
    there = [name for name in names if (folder / name).is_file() and not _has_link(folder, name)]
    for name in there:
        (folder / name).unlink()
    parents = {parent for name in there for parent in PurePosixPath(name).parents}
    for parent in sorted(parents, key=lambda path: len(path.parts), reverse=True):
        if not any((folder / parent).iterdir()):
            (folder / parent).rmdir()
    return bool(there)


def _has_link(folder: Path, name: str) -> bool:
    return any((folder / parent).is_symlink() for parent in PurePosixPath(name).parents)


def _copy_foreign_files(live: Path, staged: Path, ours: set[str]) -> None:
    """Copy files that plfolio did not write into the new site, unless the new site has something of that name."""
    for path in sorted(live.rglob("*")):
        name = path.relative_to(live).as_posix()
        is_folder = path.is_dir() and not path.is_symlink()
        if name in ours or is_folder or (staged / name).exists():
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
