"""One student's portfolio as a zip to take along: the site to look at, and the student's own files to go on with.

Takes the student's built site and folder; gives a zip of one folder named as the student: ``index.html`` opens by
double-click, ``sources/`` holds the student's files byte for byte: all of them, or those that the reader may see.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plfolio.diagnostics import Diagnostic, Location, delivery
from plfolio.publish.archive import find_foreign_archive, write_archive
from plfolio.publish.folder import explain_refusal, find_overlap
from plfolio.publish.manifest import list_site
from plfolio.publish.publisher import Published

__all__ = ["Owner", "export_student"]

_READ_ME = "READ-ME-FIRST.txt"
_WORDS = Path(__file__).parent / "read_me"
_ENGLISH = "en"
_SOURCES = "sources"
_MOUNT_POINT = 0xA0000003  # how Windows marks a junction, a link between folders
_AWKWARD = {ord(letter): "_" for letter in '\\:*?"<>|' + "".join(map(chr, range(32)))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whose portfolio it is, as the file that is read first says it; `language` is a BCP 47 tag."""

    name: str
    language: str = _ENGLISH


def export_student(
    site_folder: Path, source_folder: Path, to: Path, *, owner: Owner | None = None, kept: frozenset[str] | None = None
) -> Published:
    """Write one student's built site and sources as a zip at `to`, which may replace an earlier export only.

    `kept` holds the paths, inside the student's folder, of the sources that go in; None for all of them. A link in the
    sources is reported and left out. Names that begin with a dot are left out: they are the computer's.
    """
    shown = str(to)
    problems: list[Diagnostic] = []
    try:
        problem = _find_problem(site_folder, source_folder, to)
        if problem:
            return Published(target=shown, problems=(problem,))
        sources = list(_walk_sources(source_folder, f"{_SOURCES}/", problems))
        wanted = [one for one in sources if kept is None or one[0].removeprefix(f"{_SOURCES}/") in kept]
        student = source_folder.name.translate(_AWKWARD)
        owner = owner or Owner(name=source_folder.name)
        read_me = _write_read_me(owner, student, has_sources=bool(wanted), is_whole=kept is None)
        files = _gather(site_folder, student, wanted, read_me)
        write_archive(to, ((path, what if isinstance(what, bytes) else _read_file(what)) for path, what in files))
    except OSError as error:
        return Published(target=shown, problems=(*problems, explain_refusal(error, shown)))
    return Published(target=shown, written=len(files), problems=tuple(problems), left_out=len(sources) - len(wanted))


def _write_read_me(owner: Owner, folder: str, *, has_sources: bool, is_whole: bool) -> bytes:
    """Write what to do with the zip, in the owner's language and in English."""
    own = owner.language.replace("_", "-").partition("-")[0].casefold()
    tags = [tag for tag in dict.fromkeys((own, _ENGLISH)) if tag.isalpha() and (_WORDS / f"{tag}.toml").is_file()]
    parts = []
    for tag in tags:
        said = {**_load_words(_ENGLISH), **_load_words(tag)}
        words = {key: text.format(name=owner.name, folder=folder) for key, text in said.items()}
        steps = f"1. {words['unpack']}\n2. {words['open']}"
        told = (words["sources"] if has_sources else "", words["everything" if is_whole else "less"])
        parts.append("\n\n".join([words["whose"], steps, *filter(None, told)]) + "\n")
    return f"\n{'-' * 60}\n\n".join(parts).replace("\n", "\r\n").encode()


def _load_words(tag: str) -> dict[str, str]:
    words: dict[str, str] = tomllib.loads((_WORDS / f"{tag}.toml").read_text(encoding="utf-8"))
    return words


def _find_problem(site: Path, sources: Path, to: Path) -> Diagnostic | None:
    where = Location(str(to))
    if not (site / "index.html").is_file():
        return delivery.D101.at(where, site=site.name)
    if sources.is_symlink() or not sources.is_dir():
        return delivery.D109.at(where, student=sources.name)
    return find_overlap(to, str(to), (site, sources)) or find_foreign_archive(to, str(to))


def _gather(
    site: Path, student: str, sources: list[tuple[str, Path]], read_me: bytes
) -> list[tuple[str, Path | bytes]]:
    """List what goes in, a place or its bytes, under the name that it gets."""
    files: dict[str, Path | bytes] = {file.path: file.source for file in list_site(site)}
    files[_READ_ME] = read_me
    for path, source in sorted(sources):
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
