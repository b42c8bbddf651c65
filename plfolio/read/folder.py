"""What is in a folder: every real file below it, and every student.

Takes the school's folder and a folder's name in it; gives names, sizes and times, sorted, without opening a file. Links
are never followed. What belongs to the computer and not to a person is left out.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from plfolio.diagnostics import Code, Diagnostic, Location, files
from plfolio.read.repeats import split_repeats
from plfolio.read.text import explain_error
from plfolio.settings import Settings

__all__ = ["FoundFile", "Scan", "list_students", "name_key", "scan_folder"]

_JUNK_NAMES = frozenset(
    ["__macosx", "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "node_modules", "__pycache__", "$recycle.bin"]
)
_JUNK_ENDINGS = (".tmp", ".swp", ".swo", ".bak", ".part", ".crdownload", "~")
_JUNK_STARTS = (".", "~$", "~wrl")

# What cloud drives add to the name of the copy they could not merge. The first stands for itself; the second is an
# ordinary name unless the page it was copied from is there too.
_COPY_OF = re.compile(
    r"(.+?)(?: \([^()]*conflicted copy[^()]*\)|\.sync-conflict-[0-9]{8}-[0-9]{6}(?:-[A-Z0-9]+)?)(.*)", re.IGNORECASE
)
_COPY_BESIDE = re.compile(
    r"(.+?)(?:-(?:DESKTOP|LAPTOP|PC|MACBOOK)[-A-Z0-9]*| \([0-9]{1,2}\)| - Copy)(\.(?:md|ya?ml|csv))", re.IGNORECASE
)
_POINTERS = (".gdoc", ".gsheet", ".gslides", ".gdraw", ".gform")

# Signs and names that Windows refuses, and signs that turn a name around or hide in it.
_ODD = re.compile(r"""[\x00-\x1f\x7f-\x9f<>:"\\|?*\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|^[ -]|[ .]$""")
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)

# Windows: OFFLINE, RECALL_ON_OPEN, RECALL_ON_DATA_ACCESS. macOS: SF_DATALESS. Reading such a file would download it.
_WINDOWS_PLACEHOLDER = 0x1000 | 0x40000 | 0x400000
_MACOS_PLACEHOLDER = 0x40000000


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """One file as it was seen. `path` is relative to the school's folder, with slashes.

    `ctime_ns` is the system's own note of the last change, which no program can set back; on Windows, of the making.
    """

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """The files and folders below one folder, sorted by path."""

    folder: str
    files: tuple[FoundFile, ...] = ()
    folders: tuple[str, ...] = ()

    def without_folders(self, is_wrong: Callable[[str], bool], found: list[Diagnostic]) -> Scan:
        """Report the folders that stand where a file should be, and return the files that lie in no such folder."""
        wrong = tuple(f"{folder}/" for folder in self.folders if is_wrong(folder))
        found += [files.F103.at(Location(folder.rstrip("/"))) for folder in wrong]
        return replace(self, files=tuple(file for file in self.files if not file.path.startswith(wrong)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    name: str
    path: str
    status: os.stat_result


def scan_folder(root: Path, folder: str) -> tuple[Scan, tuple[Diagnostic, ...]]:
    """List the files below `folder`, which is relative to `root`; none, without a message, when it is not there."""
    found: list[Diagnostic] = []
    if not _is_real_folder(root, folder, found):
        return Scan(folder=folder), tuple(found)
    listed: list[_Entry] = []
    folders: list[str] = []
    waiting = [folder]
    while waiting:
        here = list(_list_folder(root, waiting.pop(), found))
        _report_same_names(here, files.F112, found)
        for entry in here:
            if stat.S_ISDIR(entry.status.st_mode):
                waiting.append(entry.path)
                folders.append(entry.path)
            else:
                listed.append(entry)
    linked = [entry.path for entry in listed if entry.status.st_nlink > 1]
    if linked:
        found.append(files.F117.at(Location(min(linked)), count=len(linked)))
    seen = tuple(sorted(map(_note, listed), key=lambda file: file.path))
    return Scan(folder=folder, files=seen, folders=tuple(sorted(folders))), tuple(found)


def _note(entry: _Entry) -> FoundFile:
    status = entry.status
    return FoundFile(
        path=entry.path,
        size=status.st_size,
        mtime_ns=status.st_mtime_ns,
        ctime_ns=status.st_ctime_ns,
        inode=status.st_ino,
    )


def list_students(root: Path, settings: Settings) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """List the students: the folders inside the content folder, sorted.

    Of ids that differ only in big and small letters, or in how accents are stored, only the first counts.
    """
    found: list[Diagnostic] = []
    content = settings.content
    if not _is_real_folder(root, content, found):
        if not found:
            found.append(files.F119.at(Location(content), name=content))
        return (), tuple(found)
    folders = [entry for entry in _list_folder(root, content, found) if stat.S_ISDIR(entry.status.st_mode)]
    students = _report_same_names(folders, files.F118, found)
    return tuple(entry.name for entry in students), tuple(found)


def name_key(name: str) -> str:
    """Return what two names have in common that are one name on some systems."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _is_real_folder(root: Path, folder: str, found: list[Diagnostic]) -> bool:
    """Look at each step of the way, so that no link in it is followed."""
    way = ""
    for step in folder.split("/"):
        way = f"{way}/{step}" if way else step
        try:
            mode = os.lstat(root / way).st_mode
        except (FileNotFoundError, NotADirectoryError):
            return False
        except (OSError, ValueError) as error:
            found.append(files.F109.at(Location(folder), reason=explain_error(error)))
            return False
        if not stat.S_ISDIR(mode):
            found.append((files.F116 if stat.S_ISREG(mode) else files.F104).at(Location(way)))
            return False
    return True


def _list_folder(root: Path, folder: str, found: list[Diagnostic]) -> Iterator[_Entry]:
    """Give the real files and folders in one folder, in order of name; report what else is there."""
    try:
        with os.scandir(root / folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        found.append(files.F109.at(Location(folder), reason=explain_error(error)))
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        path, where = f"{folder}/{entry.name}", Location(f"{folder}/{entry.name}")
        if _is_junk(entry.name) or (not entry.name.isprintable() and _report_unreadable_name(path, entry.name, found)):
            continue
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError:  # gone since the listing was made
            continue
        original = _original_of(entry.name, names)
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)) or _is_junction(entry):
            found.append(files.F104.at(where))
        elif original:
            found.append(files.F111.at(where, name=entry.name, original=original))
        elif _is_placeholder(entry.name, status):
            found.append(files.F113.at(where, name=entry.name))
        else:
            if _ODD.search(entry.name) or _RESERVED.fullmatch(entry.name):
                found.append(files.F114.at(where, name=entry.name))
            yield _Entry(name=entry.name, path=path, status=status)


def _report_same_names(entries: Iterable[_Entry], code: Code, found: list[Diagnostic]) -> tuple[_Entry, ...]:
    """Report the names that are one with an earlier name on some systems; give the other entries."""
    kept, repeats = split_repeats(entries, lambda entry: name_key(entry.name))
    found += [code.at(Location(entry.path), name=entry.name, other=first.name) for entry, first in repeats]
    return kept


def _original_of(name: str, names: set[str]) -> str:
    """Return the name that a second copy was made of, or ""."""
    copy = _COPY_OF.fullmatch(name)
    if copy:
        return copy[1] + copy[2]
    copy = _COPY_BESIDE.fullmatch(name)
    return copy[1] + copy[2] if copy and copy[1] + copy[2] in names else ""


def _is_junk(name: str) -> bool:
    plain = name.casefold()
    if plain.endswith(".icloud"):
        return False
    return plain.startswith(_JUNK_STARTS) or plain in _JUNK_NAMES or plain.endswith(_JUNK_ENDINGS)


def _is_placeholder(name: str, status: os.stat_result) -> bool:
    """Say whether a file is only a name here, and its content still in a cloud."""
    attributes, flags = getattr(status, "st_file_attributes", 0), getattr(status, "st_flags", 0)
    is_away = bool(attributes & _WINDOWS_PLACEHOLDER or flags & _MACOS_PLACEHOLDER)
    return is_away or name.casefold().endswith((".icloud", *_POINTERS))


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Say whether this is Windows' other kind of link, which looks like a folder."""
    check = getattr(entry, "is_junction", None)  # from Python 3.12 on
    return bool(check and check())


def _report_unreadable_name(path: str, name: str, found: list[Diagnostic]) -> bool:
    """Report a name that is not text. It could not be written into a message, a page or a record."""
    try:
        path.encode()
    except UnicodeEncodeError:
        readable = path.encode(errors="backslashreplace").decode()
        found.append(files.F115.at(Location(readable), name=name.encode(errors="backslashreplace").decode()))
        return True
    return False
