"""Publish into a folder: a web server's folder, a school drive, a USB stick.

Takes a built site and a folder, which may hold other people's files; gives the same files there. What is withdrawn goes
first, the manifest is written last, and a run that is cut off anywhere is finished by the next.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from plfolio.build.commit import sync_disk
from plfolio.diagnostics import Diagnostic, Location, delivery
from plfolio.publish.manifest import (
    FOREIGN,
    MANIFEST_NAME,
    Manifest,
    Plan,
    SiteChangedError,
    SiteFile,
    format_manifest,
    hash_file,
    list_site,
    make_plan,
    parse_manifest,
)
from plfolio.publish.publisher import Job, Lines, Published

__all__ = ["explain_refusal", "find_overlap", "name_some", "publish_folder", "write_through"]

_PART_NAME = ".plfolio-part"
_PARTS_NAME = ".plfolio-parts"
_AT_ONCE = 200
_PIECE = 1 << 20
_SHOWN = 5


def publish_folder(job: Job) -> Lines:
    """Make the folder at the job's address hold the site."""
    try:
        return (yield from _publish(job, Path(job.address).resolve()))
    except OSError as error:
        problem = explain_refusal(error, job.target)
    except SiteChangedError as error:
        problem = delivery.D107.at(Location(job.target), path=error)
    return Published(target=job.target, problems=(problem,))


def explain_refusal(error: OSError, shown: str) -> Diagnostic:
    """Make a message of what the system said about a target."""
    return delivery.D106.at(Location(shown), path=error.filename or shown, reason=error.strerror or error)


def _publish(job: Job, target: Path) -> Lines:
    problem = find_overlap(target, job.target, (*job.protected, job.site))
    if problem:
        return Published(target=job.target, problems=(problem,))
    manifest = _read_manifest(target)
    if manifest is None:
        return Published(target=job.target, problems=(delivery.D104.at(Location(job.target), name=MANIFEST_NAME),))
    plan = make_plan(list_site(job.site), manifest, lambda path: _find(target, path))
    if plan.blocked:
        blocked = delivery.D103.at(Location(job.target), count=len(plan.blocked), paths=name_some(plan.blocked))
        return Published(target=job.target, problems=(blocked,))
    if plan.write or plan.delete or plan.files != manifest.files or manifest.started:
        yield from _carry_out(plan, target)
    return Published(
        target=job.target, written=len(plan.write), unchanged=len(plan.unchanged), deleted=len(plan.delete)
    )


def _carry_out(plan: Plan, target: Path) -> Generator[str, None, None]:
    target.mkdir(parents=True, exist_ok=True)
    parts = target / _PARTS_NAME
    _clear(parts)
    # Said before it is done: after a cut, the next run must know these files for its own.
    started = {file.path: file.sha256 for file in plan.write}
    _replace_manifest(target, format_manifest(plan.found, started))
    for path in plan.delete:
        _delete(target, path)
        yield f"deleted {path}"
    for first in range(0, len(plan.write), _AT_ONCE):
        yield from _write_some(plan.write[first : first + _AT_ONCE], target, parts)
    _clear(parts)
    sync_disk()
    _replace_manifest(target, format_manifest(plan.files))
    sync_disk()


def _write_some(files: tuple[SiteFile, ...], target: Path, parts: Path) -> Generator[str, None, None]:
    """Write files beside their places, make sure that they have reached the disk, and only then put them there."""
    parts.mkdir(exist_ok=True)
    for number, file in enumerate(files):
        if _copy(file.source, parts / str(number)) != file.sha256:
            raise SiteChangedError(file.path)
    sync_disk((parts,))
    for number, file in enumerate(files):
        place = target / file.path
        place.parent.mkdir(parents=True, exist_ok=True)
        (parts / str(number)).replace(place)
        yield f"wrote {file.path}"


def _copy(source: Path, to: Path) -> str:
    """Copy a file piece by piece, for it may be a film; return the sha256 of what was copied."""
    digest = hashlib.sha256()
    with source.open("rb") as reading, to.open("wb") as writing:
        while piece := reading.read(_PIECE):
            digest.update(piece)
            writing.write(piece)
    return digest.hexdigest()


def _replace_manifest(target: Path, data: bytes) -> None:
    part = target / _PART_NAME
    part.unlink(missing_ok=True)
    with part.open("xb") as file:
        write_through(file, data)
    part.replace(target / MANIFEST_NAME)


def write_through(file: BinaryIO, data: bytes = b"") -> None:
    """Write data, and make sure that all of the file has reached the disk."""
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def _clear(parts: Path) -> None:
    """Delete what a run that was cut off has left half written."""
    if parts.is_symlink():
        parts.unlink()
    elif parts.is_dir():
        shutil.rmtree(parts)


def _delete(target: Path, path: str) -> None:
    """Delete a file of ours, and the folders that are empty without it."""
    (target / path).unlink(missing_ok=True)
    for parent in PurePosixPath(path).parents[:-1]:
        with suppress(OSError):  # it holds something else
            (target / parent).rmdir()


def _read_manifest(target: Path) -> Manifest | None:
    """Read the target's manifest; an empty one when there is none, None when it can't be understood."""
    try:
        return parse_manifest((target / MANIFEST_NAME).read_bytes())
    except FileNotFoundError:
        return Manifest()


def _find(target: Path, path: str) -> str | None:
    """Tell what is at a path of the target, without going through a link."""
    parts = PurePosixPath(path).parts
    for count in range(1, len(parts) + 1):
        place = target.joinpath(*parts[:count])
        try:
            mode = os.lstat(place).st_mode
        except FileNotFoundError:
            return None
        if not (stat.S_ISREG(mode) if count == len(parts) else stat.S_ISDIR(mode)):
            return FOREIGN
    return hash_file(target / path)


def find_overlap(target: Path, shown: str, protected: tuple[Path, ...]) -> Diagnostic | None:
    """Report a target that lies in a protected folder, or that holds one."""
    for folder in protected:
        if _is_in(target, folder) or _is_in(folder, target):
            return delivery.D102.at(Location(shown), other=folder.name)
    return None


def _is_in(inner: Path, outer: Path) -> bool:
    """Compare by what the file system says, so that links and other spellings of a name can't deceive."""
    resolved = inner.resolve()
    return outer.exists() and any(place.exists() and place.samefile(outer) for place in (resolved, *resolved.parents))


def name_some(paths: tuple[str, ...]) -> str:
    """Name the first few paths, and say how many more there are."""
    more = len(paths) - _SHOWN
    return ", ".join(paths[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
