"""Publish as one zip file, the same bytes for the same site.

Takes a built site and a path that ends in .zip; gives the archive there, written whole or not at all.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from plfolio.diagnostics import Diagnostic, Location, delivery
from plfolio.publish.folder import explain_refusal, find_overlap, write_through
from plfolio.publish.manifest import hash_file, list_site
from plfolio.publish.publisher import Job, Lines, Published

__all__ = ["find_foreign_archive", "publish_archive", "write_archive"]

_MARK = b"made by plfolio"
_OLDEST = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can say
_PLAIN_FILE = 0o100644 << 16
_ALREADY_SMALL = frozenset({".gif", ".jpg", ".m4a", ".mp3", ".mp4", ".ogg", ".png", ".webm", ".webp", ".woff2", ".zip"})


def publish_archive(job: Job) -> Lines:
    """Make the zip file at the job's address hold the site."""
    try:
        return (yield from _publish(job, Path(job.address)))
    except OSError as error:
        return Published(target=job.target, problems=(explain_refusal(error, job.target),))


def _publish(job: Job, target: Path) -> Lines:
    problem = find_overlap(target, job.target, (*job.protected, job.site)) or find_foreign_archive(target, job.target)
    if problem:
        return Published(target=job.target, problems=(problem,))
    site = sorted((file.path, file.source) for file in list_site(job.site))
    yield f"packing {len(site)} files"
    before = _list_contents(target)
    write_archive(target, ((path, source.read_bytes()) for path, source in site))
    after = _list_contents(target)
    same = before.items() & after.items()
    yield f"wrote {target.name}" if before != after else f"{target.name} is as it should be"
    return Published(
        target=job.target,
        written=len(after) - len(same),
        unchanged=len(same),
        deleted=len(before.keys() - after.keys()),
    )


def find_foreign_archive(target: Path, shown: str) -> Diagnostic | None:
    """Report something at the target that plfolio did not make."""
    if target.is_symlink() or (target.exists() and not _is_ours(target)):
        return delivery.D108.at(Location(shown))
    return None


def write_archive(target: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write a zip of these (path, bytes) pairs in their order; nothing is written when the target already is that."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with part.open("xb") as file:
            with zipfile.ZipFile(file, "w") as archive:
                archive.comment = _MARK
                for path, data in files:
                    archive.writestr(_describe(path), data)
            write_through(file)
        if not (target.exists() and hash_file(target) == hash_file(part)):
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _describe(path: str) -> zipfile.ZipInfo:
    """Describe one file without anything of this machine: no time, no owner, no system."""
    info = zipfile.ZipInfo(path, date_time=_OLDEST)
    info.create_system = 3
    info.external_attr = _PLAIN_FILE
    info.compress_type = zipfile.ZIP_STORED if Path(path).suffix.casefold() in _ALREADY_SMALL else zipfile.ZIP_DEFLATED
    return info


def _list_contents(target: Path) -> dict[str, tuple[int, int]]:
    if not target.exists():
        return {}
    with zipfile.ZipFile(target) as archive:
        return {info.filename: (info.CRC, info.file_size) for info in archive.infolist()}


def _is_ours(target: Path) -> bool:
    try:
        with zipfile.ZipFile(target) as archive:
            return archive.comment == _MARK
    except (OSError, zipfile.BadZipFile):
        return False
