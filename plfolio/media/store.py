"""The store of files that were made from attachments, shared by all students, named by content.

Takes a source's sha256 and a recipe; gives the files made from them, if all are there and whole. Beside the files of
one source lies a small record with each file's own sha256, so a file that was cut off, changed or swapped counts as
missing, and with it the others.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

from plfolio.diagnostics import Code, find_code
from plfolio.media.made import Made, NewFile, Refused

__all__ = ["Kept", "KeptFile", "clear_unfinished", "find_kept", "hash_stream", "keep"]

R = TypeVar("R", bound=Refused)

_PIECE = 1 << 20
_UNFINISHED = ".making-"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file in the store. `path` is relative to the store, with slashes; sizes are bytes, and pixels or 0."""

    path: str
    sha256: str
    size: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The files made from one source, the whole one first, and what is to be reported with them."""

    files: tuple[KeptFile, ...]
    remarks: tuple[Code, ...]


def hash_stream(source: BinaryIO) -> tuple[str, int]:
    """Return the sha256 of what is left to read, and how many bytes that was."""
    digest = hashlib.sha256()
    size = 0
    while piece := source.read(_PIECE):
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest(), size


def find_kept(store: Path, source_hash: str, recipe: str) -> Kept | None:
    """Return the files made from this source by this recipe, or None when one is missing or damaged."""
    stem = _stem(source_hash, recipe)
    try:
        kept = _from_record((store / f"{stem}.json").read_bytes())
        is_whole = kept is not None and all(_is_whole(store, stem, file) for file in kept.files)
    except OSError:
        return None
    return kept if is_whole else None


def keep(store: Path, source_hash: str, recipe: str, make: Callable[[NewFile], Made | R]) -> Kept | R:
    """Let `make` write files, and take them into the store: whole, and all of them or none."""
    stem = _stem(source_hash, recipe)
    folder = (store / stem).parent
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=_UNFINISHED) as room:
        drafts: list[Path] = []
        with ExitStack() as opened:

            def new_file() -> BinaryIO:
                drafts.append(Path(room) / str(len(drafts)))
                return opened.enter_context(drafts[-1].open("wb"))

            made = make(new_file)
        if not isinstance(made, Made):
            return made
        kept = Kept(files=tuple(_describe(made, drafts, stem)), remarks=made.remarks)
        for draft, file in zip(drafts, kept.files, strict=True):
            _move(draft, store / file.path)
        # The record comes last: without it, the files count as missing.
        record = Path(room) / "record"
        record.write_bytes(_to_record(kept))
        _move(record, store / f"{stem}.json")
    return kept


def clear_unfinished(*stores: Path) -> None:
    """Delete what a maker that was cut off has left half made. Only for when nobody is at work in the stores."""
    for store in stores:
        for room in store.glob(f"*/{_UNFINISHED}*"):
            shutil.rmtree(room)


def _stem(source_hash: str, recipe: str) -> str:
    return f"{source_hash[:2]}/{source_hash}-{recipe}"


def _describe(made: Made, drafts: Iterable[Path], stem: str) -> Iterable[KeptFile]:
    """Name the files: the whole one by source and recipe, a smaller one also by its width."""
    whole = made.files[0]
    for draft, file in zip(drafts, made.files, strict=True):
        with draft.open("rb") as written:
            sha256, size = hash_stream(written)
        name = stem if file.width == whole.width else f"{stem}-{file.width}"
        yield KeptFile(path=f"{name}.{file.ending}", sha256=sha256, size=size, width=file.width, height=file.height)


def _is_whole(store: Path, stem: str, file: KeptFile) -> bool:
    # A record speaks of its own files only, whoever wrote it.
    if not re.fullmatch(rf"{re.escape(stem)}(-[0-9]+)?\.[a-z0-9]+", file.path):
        return False
    with (store / file.path).open("rb") as handle:
        return hash_stream(handle) == (file.sha256, file.size)


def _move(temporary: Path, place: Path) -> None:
    # A published file is for everybody, whatever this process's own files are.
    temporary.chmod(0o644)
    try:
        temporary.replace(place)
    except PermissionError:
        # Windows refuses while another worker reads the same file, which then has the same bytes.
        if not place.is_file():
            raise


def _to_record(kept: Kept) -> bytes:
    fields = {"files": [asdict(file) for file in kept.files], "remarks": [code.id for code in kept.remarks]}
    return json.dumps({"check": _check(fields), "fields": fields}, sort_keys=True).encode()


def _from_record(data: bytes) -> Kept | None:
    """Read a record; None unless it is exactly what we wrote, as we write it now."""
    try:
        record = json.loads(data)
        fields = record["fields"]
        if record["check"] != _check(fields):
            return None
        remarks = tuple(code for name in fields["remarks"] if (code := find_code(name)))
        files = tuple(KeptFile(**file) for file in fields["files"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return Kept(files=files, remarks=remarks) if files else None


def _check(fields: object) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()
