"""From an attachment in a student's folder to a safe file with a name of our own.

Takes one attachment and the shared store; gives what the page needs to show it, or messages. Nothing of a student's
file name reaches the site but its letters and digits, and no file is published that we did not recognise.
"""

from __future__ import annotations

import math
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

from plfolio.diagnostics import Code, Diagnostic, Location
from plfolio.diagnostics.attachments import A101, A102, A103, A104, A105, A108, A109
from plfolio.media.excerpts import read_excerpt
from plfolio.media.first_bytes import START, recognise
from plfolio.media.formats import Format
from plfolio.media.kinds import AttachmentKind, Kinds, ending_of, known_kinds
from plfolio.media.made import Made, Refused
from plfolio.media.store import Kept, find_kept, hash_stream, keep
from plfolio.model import Attachment
from plfolio.names import slugify
from plfolio.settings import Limits

__all__ = ["Prepared", "inspect", "prepare", "published_name"]

T = TypeVar("T")

_MEGABYTE = 1_000_000
_TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A file that is ready for a site.

    `source` is the attachment's path, `name` the file's name on the site, `stored` its path in the store (with
    slashes), `sha256` and `size` those of the stored bytes. `width` and `height` are 0 for all but pictures. `text`
    holds the first lines of text, code and data, and `is_cut` says that there are more.
    """

    source: str
    kind: str
    name: str
    size: int
    sha256: str
    stored: str
    width: int = 0
    height: int = 0
    text: str = ""
    is_cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """One attachment on its way; `location` and `name` are for messages."""

    location: Location
    name: str
    path: Path
    kind: AttachmentKind
    file_format: Format
    limits: Limits
    kinds: Kinds

    def report(self, codes: tuple[Code, ...]) -> tuple[Diagnostic, ...]:
        return tuple(code.at(self.location, name=self.name) for code in codes)


def prepare(
    root: Path, attachment: Attachment, store: Path, limits: Limits, *, kinds: Kinds | None = None
) -> tuple[Prepared | None, tuple[Diagnostic, ...]]:
    """Make one attachment ready: check it, make it safe, and put it in the store unless it is there already.

    Raises `OSError` only when the store can't be written. `kinds` defaults to every kind that is installed.
    """
    job = _begin(root, attachment, limits, kinds or known_kinds())
    if isinstance(job, Diagnostic):
        return None, (job,)
    kept = _read_steadily(job, lambda source: _take_in(source, store, job))
    if isinstance(kept, Refused):
        return None, (_refusal(kept, attachment),)
    text, is_cut = read_excerpt(store / kept.path) if job.kind.is_shown_as_text else ("", False)
    prepared = Prepared(
        source=attachment.path,
        kind=job.kind.name,
        name=published_name(attachment.name, job.kind.name, kept.sha256, kept.made.ending),
        size=kept.size,
        sha256=kept.sha256,
        stored=kept.path,
        width=kept.made.width,
        height=kept.made.height,
        text=text,
        is_cut=is_cut,
    )
    return prepared, job.report(kept.made.remarks)


def inspect(
    root: Path, attachment: Attachment, limits: Limits, *, kinds: Kinds | None = None
) -> tuple[Diagnostic, ...]:
    """Return what `prepare` would report, without writing anything and without reading long files to their end."""
    job = _begin(root, attachment, limits, kinds or known_kinds())
    if isinstance(job, Diagnostic):
        return (job,)
    found = _read_steadily(job, lambda source: _glance(source, job))
    return (_refusal(found, attachment),) if isinstance(found, Refused) else job.report(found)


def published_name(name: str, fallback: str, sha256: str, ending: str) -> str:
    """Return the name on the site: letters and digits of the student's name, eight of the hash, our ending.

    The hash keeps names apart that differ only in case or accents.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    return f"{slugify(last.rpartition('.')[0], fallback=fallback)}-{sha256[:8]}.{ending}"


def _begin(root: Path, attachment: Attachment, limits: Limits, kinds: Kinds) -> _Job | Diagnostic:
    found = kinds.find(attachment.name)
    if found is None:
        return _refusal(_unknown_kind(attachment.name), attachment)
    return _Job(
        location=Location(attachment.path),
        name=attachment.name,
        path=root / attachment.path,
        kind=found[0],
        file_format=found[1],
        limits=limits,
        kinds=kinds,
    )


def _refusal(refused: Refused, attachment: Attachment) -> Diagnostic:
    return refused.code.at(Location(attachment.path), name=attachment.name, **dict(refused.values))


def _refuse(code: Code, **values: str) -> Refused:
    return Refused(code=code, values=tuple(sorted(values.items())))


def _unknown_kind(name: str) -> Refused:
    ending = ending_of(name)
    return _refuse(A103, kind=f"it ends in .{ending}" if ending else "its name has no ending such as .jpg")


def _read_steadily(job: _Job, read: Callable[[BinaryIO], T | Refused]) -> T | Refused:
    """Read the file; again if it was changed meanwhile, since a mix of old and new is nobody's work."""
    for _ in range(_TRIES):
        try:
            source = _open_file(job.path)
        except OSError:
            return Refused(code=A101)
        with source:
            before = _identity(source)
            result = read(source)
            if _identity(source) == before:
                return result
    return Refused(code=A109)


def _open_file(path: Path) -> BinaryIO:
    """Open a plain file for reading: never through a link, never waiting on a pipe; raises `OSError` for others."""
    flags = os.O_RDONLY
    for extra in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"):
        flags |= getattr(os, extra, 0)
    descriptor = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        message = f"not a plain file: {path}"
        raise OSError(message)
    return os.fdopen(descriptor, "rb")


def _identity(source: BinaryIO) -> tuple[int, int, int]:
    """Return what changes when a file changes."""
    status = os.fstat(source.fileno())
    return status.st_size, status.st_mtime_ns, status.st_ino


def _take_in(source: BinaryIO, store: Path, job: _Job) -> Kept | Refused:
    try:
        problem = _look(source, job)
        source_hash, _ = ("", 0) if problem else hash_stream(source)
    except OSError:
        return Refused(code=A101)
    if problem:
        return problem
    # The ending is part of the recipe: the same bytes named .py and .csv are published under different endings.
    recipe = f"{job.kind.recipe}-{job.file_format.published}"

    def make(target: BinaryIO) -> Made | Refused:
        source.seek(0)
        return job.kind.make(source, target, job.file_format)

    return find_kept(store, source_hash, recipe) or keep(store, source_hash, recipe, make)


def _glance(source: BinaryIO, job: _Job) -> tuple[Code, ...] | Refused:
    try:
        problem = _look(source, job)
    except OSError:
        return Refused(code=A101)
    return problem or job.kind.look(source)


def _look(source: BinaryIO, job: _Job) -> Refused | None:
    """Judge a file by its size and first bytes; leave it at its start."""
    size = os.fstat(source.fileno()).st_size
    if size > job.limits.file_mb * _MEGABYTE:
        return _refuse(A102, size=f"{math.ceil(size * 10 / _MEGABYTE) / 10}", limit=str(job.limits.file_mb))
    start = source.read(START)
    source.seek(0)
    if not start:
        return Refused(code=A108)
    if job.file_format.fits(start):
        return None
    found, ending = recognise(start), job.file_format.ending
    if found in ("", "program", "zip", "doc", *job.file_format.found):
        return _refuse(A105, ending=ending)
    if job.kinds.find(f"a.{found}") is None:
        return _refuse(A103, kind=f"inside, it is a .{found} file")
    return _refuse(A104, ending=ending, found=found)
