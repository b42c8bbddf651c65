"""One student's portfolio as a zip to take along: the site to look at, and the student's own files to go on with.

Takes the student's built site and folder; gives a zip of one folder named as the student: ``index.html`` opens by
double-click, ``sources/`` holds every file of the student byte for byte.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from plfolio.diagnostics import Diagnostic, Location, delivery
from plfolio.publish.archive import find_foreign_archive, write_archive
from plfolio.publish.folder import explain_refusal, find_overlap
from plfolio.publish.manifest import list_site
from plfolio.publish.publisher import Published

__all__ = ["export_student"]

_READ_ME = "READ-ME-FIRST.txt"
_SOURCES = "sources"
_READ_ME_TEXT = """\
This is the portfolio of {student}.

1. Unpack this zip file first: right-click it and choose "Extract all" or "Unzip".
2. Open the folder "{student}" and double-click index.html. No internet is needed.

The folder "sources" holds the files that {student} made, just as they were.
They open in any text editor. Keep them: a new portfolio can be built from them.
"""
_MOUNT_POINT = 0xA0000003  # how Windows marks a junction, a link between folders
_AWKWARD = {ord(letter): "_" for letter in '\\:*?"<>|' + "".join(map(chr, range(32)))}


def export_student(site_folder: Path, source_folder: Path, to: Path) -> Published:
    """Write one student's built site and sources as a zip at `to`, which may replace an earlier export only.

    A link in the sources is reported and left out. Names that begin with a dot are left out: they are the computer's.
    """
    shown = str(to)
    problems: list[Diagnostic] = []
    try:
        problem = _find_problem(site_folder, source_folder, to)
        if problem:
            return Published(target=shown, problems=(problem,))
        files = _gather(site_folder, source_folder, problems)
        write_archive(to, ((path, what if isinstance(what, bytes) else _read_file(what)) for path, what in files))
    except OSError as error:
        return Published(target=shown, problems=(*problems, explain_refusal(error, shown)))
    return Published(target=shown, written=len(files), problems=tuple(problems))


def _find_problem(site: Path, sources: Path, to: Path) -> Diagnostic | None:
    where = Location(str(to))
    if not (site / "index.html").is_file():
        return delivery.D101.at(where, site=site.name)
    if sources.is_symlink() or not sources.is_dir():
        return delivery.D109.at(where, student=sources.name)
    return find_overlap(to, str(to), (site, sources)) or find_foreign_archive(to, str(to))


def _gather(site: Path, sources: Path, problems: list[Diagnostic]) -> list[tuple[str, Path | bytes]]:
    """List what goes in, a place or its bytes, under the name that it gets."""
    student = sources.name.translate(_AWKWARD)
    files: dict[str, Path | bytes] = {file.path: file.source for file in list_site(site)}
    files[_READ_ME] = _READ_ME_TEXT.format(student=student).replace("\n", "\r\n").encode()
    for path, source in sorted(_walk_sources(sources, f"{_SOURCES}/", problems)):
        name = path.translate(_AWKWARD)
        while name in files or (name != path and (source.parent / Path(name).name).exists()):
            name += "_"  # its own name can't be had on every computer, and this one is somebody else's
        files[name] = source
    return [(f"{student}/{path}", files[path]) for path in sorted(files)]


def _walk_sources(folder: Path, prefix: str, problems: list[Diagnostic]) -> Iterator[tuple[str, Path]]:
    """Walk the student's own files; a link is not followed, it could lead to somebody else's."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            name = prefix + entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False) and not _is_junction(entry):
                yield from _walk_sources(Path(entry.path), f"{name}/", problems)
            elif entry.is_file(follow_symlinks=False):
                yield name, Path(entry.path)
            else:
                problems.append(delivery.D110.at(Location(name.removeprefix(f"{_SOURCES}/"))))


def _is_junction(entry: os.DirEntry[str]) -> bool:
    return getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == _MOUNT_POINT


def _read_file(path: Path) -> bytes:
    """Read an ordinary file; one that became a link since it was listed is refused by the system."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        return file.read()
