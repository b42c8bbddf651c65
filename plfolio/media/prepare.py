"""From an attachment in a student's folder to a safe file with a name of our own.

Takes one attachment and the shared store; gives what the page needs to show it, or messages. Nothing of a student's
file name reaches the site but its letters and digits, and no file is published that we did not recognise.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

from plfolio.diagnostics import Code, Diagnostic, Location
from plfolio.diagnostics.attachments import A101, A102, A103, A104, A105, A108, A109
from plfolio.media.budget import MEGABYTE, in_megabytes
from plfolio.media.excerpts import read_excerpt
from plfolio.media.first_bytes import START, recognise
from plfolio.media.formats import Format
from plfolio.media.kinds import AttachmentKind, Kinds, ending_of, known_kinds
from plfolio.media.made import Made, NewFile, Refused
from plfolio.media.store import Kept, KeptFile, find_kept, hash_stream, keep
from plfolio.model import Attachment
from plfolio.names import slugify
from plfolio.settings import Limits

__all__ = ["Prepared", "Rendition", "inspect", "prepare", "published_name"]

T = TypeVar("T")

_TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """A file as it goes on the site.

    `name` is its name there, `stored` its path in the store (with slashes), `sha256` and `size` those of its bytes.
    `width` and `height` are 0 for all but pictures.
    """

    name: str
    stored: str
    sha256: str
    size: int
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An attachment that is ready for a site.

    `source` is its path. Of `renditions` the first is the whole file, of which this class has the name and sizes; a
    picture has more of them where smaller widths are worth it. `text` holds the first lines of text, code and data, and
    `is_cut` says that there are more.
    """

    source: str
    kind: str
    renditions: tuple[Rendition, ...]
    text: str = ""
    is_cut: bool = False

    @property
    def name(self) -> str:
        """The whole file's name on the site."""
        return self.renditions[0].name

    @property
    def size(self) -> int:
        """The whole file's size in bytes."""
        return self.renditions[0].size

    @property
    def width(self) -> int:
        """The whole picture's width in pixels, 0 for all but pictures."""
        return self.renditions[0].width

    @property
    def height(self) -> int:
        """The whole picture's height in pixels, 0 for all but pictures."""
        return self.renditions[0].height


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
    whole = store / kept.files[0].path
    text, is_cut = read_excerpt(whole) if job.kind.is_shown_as_text else ("", False)
    renditions = tuple(_name_file(file, kept, job) for file in kept.files)
    prepared = Prepared(source=attachment.path, kind=job.kind.name, renditions=renditions, text=text, is_cut=is_cut)
    return prepared, job.report(kept.remarks)


def inspect(
    root: Path, attachment: Attachment, limits: Limits, *, kinds: Kinds | None = None
) -> tuple[Diagnostic, ...]:
    """Return what `prepare` would report, without writing anything and without reading long files to their end."""
    job = _begin(root, attachment, limits, kinds or known_kinds())
    if isinstance(job, Diagnostic):
        return (job,)
    found = _read_steadily(job, lambda source: _glance(source, job))
    return (_refusal(found, attachment),) if isinstance(found, Refused) else job.report(found)


def published_name(name: str, fallback: str, sha256: str, ending: str, *, width: int = 0) -> str:
    """Return the name on the site: letters and digits of the student's name, eight of the hash, width, our ending.

    The hash keeps names apart that differ only in case or accents. A `width` of 0 is left out.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    slug = slugify(last.rpartition(".")[0], fallback=fallback)
    return f"{slug}-{sha256[:8]}{f'-{width}' if width else ''}.{ending}"


def _name_file(file: KeptFile, kept: Kept, job: _Job) -> Rendition:
    width = file.width if file.width != kept.files[0].width else 0
    ending = file.path.rpartition(".")[2]
    return Rendition(
        name=published_name(job.name, job.kind.name, file.sha256, ending, width=width),
        stored=file.path,
        sha256=file.sha256,
        size=file.size,
        width=file.width,
        height=file.height,
    )


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

    def make(new_file: NewFile) -> Made | Refused:
        source.seek(0)
        return job.kind.make(source, new_file, job.file_format)

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
    if size > job.limits.file_mb * MEGABYTE:
        return _refuse(A102, size=in_megabytes(size), limit=str(job.limits.file_mb))
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
