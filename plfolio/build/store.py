"""What the build remembers between runs: one JSON record per student and edition.

Takes and gives `Record` values. A record that is missing, damaged, of another version or of another student is no
record: the student is simply built again. There is no central database, so nothing needs a lock to be read.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from plfolio.build.fingerprint import FileStamp
from plfolio.diagnostics import Diagnostic, Location, find_code
from plfolio.names import slugify

__all__ = ["CACHE_FOLDER", "OutputStamp", "Record", "RecordStore", "open_cache"]

CACHE_FOLDER = ".plfolio"
"""Where the build keeps what it remembers, below the school's folder. Safe to delete."""

_FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputStamp:
    """A file that the build wrote: its path below the student's site, and how it looked right afterwards."""

    path: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The last good build of one student for one edition. `folder` is the site's folder below the edition's."""

    student: str
    folder: str
    key: str
    places: str
    people: str
    stamps: tuple[FileStamp, ...]
    manifest: tuple[OutputStamp, ...]
    diagnostics: tuple[Diagnostic, ...]


@contextmanager
def open_cache(root: Path, edition: str) -> Iterator[Path]:
    """Give a school's cache; where it can't be written, an empty one that lasts as long as the block."""
    cache = root / CACHE_FOLDER
    if _can_be_written(cache, (cache / "media", cache / "badges", cache / "records" / edition)):
        yield cache
    else:
        with tempfile.TemporaryDirectory(prefix="plfolio-") as folder:
            yield Path(folder)


def _can_be_written(cache: Path, below: tuple[Path, ...]) -> bool:
    try:
        cache.mkdir(exist_ok=True)
        for folder in (cache, *(folder for folder in below if folder.exists())):
            with tempfile.TemporaryFile(dir=folder):
                pass
    except OSError:
        return False
    return True


class RecordStore:
    """The records of one edition, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, student: str) -> tuple[Record | None, int]:
        """Return a student's record and the file system's time of its writing in nanoseconds, or ``(None, 0)``."""
        path = self._path(student)
        try:
            text = path.read_text(encoding="utf-8")
            written_ns = path.stat().st_mtime_ns
        except (OSError, UnicodeDecodeError):
            return None, 0
        record = _parse_record(text)
        return (record, written_ns) if record and record.student == student else (None, 0)

    def save(self, record: Record) -> None:
        """Write a record whole, if the disk takes it: a student without one is built again, and that is all."""
        body = json.dumps(_to_json(record), ensure_ascii=True, separators=(",", ":"))
        text = json.dumps({"format": _FORMAT, "sha256": _digest(body), "record": body})
        path = self._path(record.student)
        draft = path.with_suffix(".tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(text, encoding="utf-8", newline="\n")
            draft.replace(path)
        except OSError:
            with suppress(OSError):
                draft.unlink(missing_ok=True)

    def forget(self, student: str) -> None:
        """Remove a student's record."""
        self._path(student).unlink(missing_ok=True)

    def forget_others(self, students: Iterable[str]) -> tuple[Record, ...]:
        """Remove the records of everybody but these students, and return those that could be read."""
        keep = {self._path(student) for student in students}
        others = [path for path in sorted(self._folder.glob("*.json")) if path not in keep]
        records = tuple(record for path in others if (record := _parse_record(_read(path))))
        for path in others:
            path.unlink(missing_ok=True)
        return records

    def _path(self, student: str) -> Path:
        digest = hashlib.sha256(student.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        return self._folder / f"{slugify(student, fallback='student')}.{digest}.json"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _to_json(record: Record) -> dict[str, Any]:
    values = {name: getattr(record, name) for name in ("student", "folder", "key", "places", "people")}
    values["stamps"] = [list(asdict(stamp).values()) for stamp in record.stamps]
    values["manifest"] = [list(asdict(stamp).values()) for stamp in record.manifest]
    values["diagnostics"] = [
        [found.code.id, found.location.path, found.location.line, found.location.column, list(found.values)]
        for found in record.diagnostics
    ]
    return values


def _parse_record(text: str) -> Record | None:
    """Read a record back; anything unexpected in it makes it no record, since a cache may be damaged or forged."""
    try:
        outer = json.loads(text)
        if outer["format"] != _FORMAT or outer["sha256"] != _digest(outer["record"]):
            return None
        return _from_json(json.loads(outer["record"]))
    except (KeyError, TypeError, ValueError):
        return None


def _from_json(values: dict[str, Any]) -> Record:
    stamps = tuple(
        FileStamp(path=path, size=size, mtime_ns=mtime, ctime_ns=ctime, inode=inode, sha256=sha)
        for path, size, mtime, ctime, inode, sha in values["stamps"]
    )
    manifest = tuple(OutputStamp(path=path, size=size, mtime_ns=mtime) for path, size, mtime in values["manifest"])
    names = {name: values[name] for name in ("student", "folder", "key", "places", "people")}
    diagnostics = tuple(_diagnostic_from(*fields) for fields in values["diagnostics"])
    return Record(**names, stamps=stamps, manifest=manifest, diagnostics=diagnostics)


def _diagnostic_from(code_id: str, path: str, line: int, column: int, values: list[tuple[str, str]]) -> Diagnostic:
    code = find_code(code_id)
    if code is None:
        message = f"unknown code {code_id}"
        raise ValueError(message)
    return code.at(Location(path, line, column), **dict(values))
