"""What plfolio wrote into a place, so that the next time it touches that and nothing else.

Takes a built site and the manifest found at the target; gives the plan: what to write, what to delete, what is as it
should be, and what stands in the way because it is somebody else's.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeGuard

__all__ = [
    "FOREIGN",
    "MANIFEST_NAME",
    "Manifest",
    "Plan",
    "SiteChangedError",
    "SiteFile",
    "format_manifest",
    "hash_bytes",
    "hash_file",
    "list_site",
    "make_plan",
    "parse_manifest",
]

MANIFEST_NAME = ".plfolio-manifest.json"
FOREIGN = ""  # stands for something at a path that is no ordinary file: a folder, a link, a device
_VERSION = 1


class SiteChangedError(Exception):
    """The site was built again while it was being published; the text is the path that differs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFile:
    """One file of a built site. `path` is relative to the site, with slashes; `sha256` is hexadecimal."""

    path: str
    source: Path
    sha256: str

    @property
    def turn(self) -> tuple[int, str]:
        """When it is written: first what pages use, then pages, then indexes, so no page ever waits for its files."""
        suffix = PurePosixPath(self.path).suffix
        return ({".html": 1, ".json": 2, ".xml": 2}.get(suffix, 0), self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Path to sha256 of what plfolio wrote. `started` holds what an interrupted run may have written besides."""

    files: dict[str, str] = field(default_factory=dict)
    started: dict[str, str] = field(default_factory=dict)

    def is_ours(self, path: str, sha256: str) -> bool:
        """Say whether these bytes at this path were written by plfolio."""
        return sha256 != FOREIGN and sha256 in (self.files.get(path), self.started.get(path))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What publishing will do. `found` and `files` are what of ours is at the target before and in the end."""

    write: tuple[SiteFile, ...]
    delete: tuple[str, ...]
    unchanged: tuple[str, ...]
    blocked: tuple[str, ...]
    found: dict[str, str]
    files: dict[str, str]


def hash_bytes(data: bytes) -> str:
    """Return the sha256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def hash_file(path: Path) -> str:
    """Return the sha256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def list_site(folder: Path) -> tuple[SiteFile, ...]:
    """List the files of a built site in the order in which they are written.

    Names that begin with a dot are the build's own records. Links are not followed: a build never writes one.
    """
    found = (SiteFile(path=path, source=folder / path, sha256=hash_file(folder / path)) for path in _walk(folder, ""))
    return tuple(sorted(found, key=lambda file: file.turn))


def _walk(folder: Path, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(folder / entry.name, f"{prefix}{entry.name}/")
            elif entry.is_file(follow_symlinks=False):
                yield prefix + entry.name


def make_plan(site: tuple[SiteFile, ...], manifest: Manifest, find: Callable[[str], str | None]) -> Plan:
    """Plan the way from what is at the target to the site.

    `find` tells what is at a path of the target: its sha256, None for nothing, `FOREIGN` for what is no ordinary file.
    """
    wanted = {file.path for file in site}
    now = {path: find(path) for path in sorted({*wanted, *manifest.files, *manifest.started})}
    same = {file.path for file in site if now[file.path] == file.sha256}
    free = {path for path, sha256 in now.items() if sha256 is None or manifest.is_ours(path, sha256)}
    found = {path: sha256 for path, sha256 in now.items() if path in free and sha256 is not None}
    write = tuple(file for file in site if file.path in free - same)
    kept = {path: sha256 for path, sha256 in found.items() if path in same}
    return Plan(
        write=write,
        delete=tuple(path for path in found if path not in wanted),
        unchanged=tuple(sorted(same)),
        blocked=tuple(path for path in now if path not in free | same),
        found=found,
        files=dict(sorted((kept | {file.path: file.sha256 for file in write}).items())),
    )


def format_manifest(files: dict[str, str], started: dict[str, str] | None = None) -> bytes:
    """Write a manifest as JSON, the same bytes for the same content."""
    content: dict[str, object] = {"plfolio": _VERSION, "files": files}
    if started:
        content["started"] = started
    return (json.dumps(content, indent=0, sort_keys=True, ensure_ascii=False) + "\n").encode()


def parse_manifest(data: bytes) -> Manifest | None:
    """Read a manifest; None when it is not one of ours, or names a path outside the target."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or content.get("plfolio") != _VERSION:
        return None
    files, started = content.get("files"), content.get("started", {})
    return Manifest(files=files, started=started) if _is_listing(files) and _is_listing(started) else None


def _is_listing(value: object) -> TypeGuard[dict[str, str]]:
    return isinstance(value, dict) and all(
        isinstance(sha256, str) and _is_inside(path) for path, sha256 in value.items()
    )


def _is_inside(path: str) -> bool:
    parts = path.split("/")
    return not any(part in ("", ".", "..") for part in parts) and not set("\\:\0") & set(path)
