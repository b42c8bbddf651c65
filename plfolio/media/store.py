"""The store of files that were made from attachments, shared by all students, named by content.

Takes a source's sha256 and a recipe; gives the file made from them, if it is there and whole. Beside each file lies a
small record with the file's own sha256, so a file that was cut off, changed or swapped counts as missing.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from plfolio.diagnostics import find_code
from plfolio.media.made import Made, Refused

__all__ = ["Kept", "find_kept", "hash_stream", "keep"]

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file in the store. `path` is relative to the store, with slashes."""

    path: str
    sha256: str
    size: int
    made: Made


def hash_stream(source: BinaryIO) -> tuple[str, int]:
    """Return the sha256 of what is left to read, and how many bytes that was."""
    digest = hashlib.sha256()
    size = 0
    while piece := source.read(_PIECE):
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest(), size


def find_kept(store: Path, source_hash: str, recipe: str) -> Kept | None:
    """Return the file made from this source by this recipe, or None when it is missing or damaged."""
    try:
        kept = _from_record(_record_path(store, source_hash, recipe).read_bytes())
        if kept is None or not kept.path.startswith(f"{source_hash[:2]}/{source_hash}-{recipe}."):
            return None
        with (store / kept.path).open("rb") as handle:
            is_whole = hash_stream(handle) == (kept.sha256, kept.size)
    except OSError:
        return None
    return kept if is_whole else None


def keep(store: Path, source_hash: str, recipe: str, make: Callable[[BinaryIO], Made | Refused]) -> Kept | Refused:
    """Let `make` write a file, and take it into the store: whole or not at all."""
    folder = store / source_hash[:2]
    folder.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=".making-")
    try:
        with os.fdopen(handle, "w+b") as target:
            made = make(target)
            target.seek(0)
            sha256, size = hash_stream(target)
        if isinstance(made, Refused):
            return made
        kept = Kept(path=f"{source_hash[:2]}/{source_hash}-{recipe}.{made.ending}", sha256=sha256, size=size, made=made)
        _move(Path(temporary), store / kept.path)
    finally:
        Path(temporary).unlink(missing_ok=True)
    _write_record(_record_path(store, source_hash, recipe), kept)
    return kept


def _move(temporary: Path, place: Path) -> None:
    # mkstemp makes files that only we may read; a published file is for everybody.
    temporary.chmod(0o644)
    try:
        temporary.replace(place)
    except PermissionError:
        # Windows refuses while another worker reads the same file, which then has the same bytes.
        if not place.is_file():
            raise


def _record_path(store: Path, source_hash: str, recipe: str) -> Path:
    return store / source_hash[:2] / f"{source_hash}-{recipe}.json"


def _write_record(place: Path, kept: Kept) -> None:
    fields = {
        "height": kept.made.height,
        "path": kept.path,
        "remarks": [code.id for code in kept.made.remarks],
        "sha256": kept.sha256,
        "size": kept.size,
        "width": kept.made.width,
    }
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".making-")
    try:
        with os.fdopen(handle, "wb") as target:
            target.write(json.dumps({"check": _check(fields), "fields": fields}, sort_keys=True).encode())
        _move(Path(temporary), place)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _from_record(data: bytes) -> Kept | None:
    """Read a record; None unless it is exactly what we wrote."""
    try:
        record = json.loads(data)
        fields = record["fields"]
        if record["check"] != _check(fields):
            return None
        remarks = tuple(code for name in fields["remarks"] if (code := find_code(name)))
        ending = fields["path"].rpartition(".")[2]
        made = Made(ending=ending, width=fields["width"], height=fields["height"], remarks=remarks)
        return Kept(path=fields["path"], sha256=fields["sha256"], size=fields["size"], made=made)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _check(fields: object) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()
