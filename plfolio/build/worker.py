"""What runs in a worker: a batch of students, each built, staged and put in its place on its own.

Takes plain data that can cross to another process; gives one `Outcome` per student. Here is the one place where every
error is caught: a fault of ours costs that student a message, and nobody else anything.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TypeVar

from plfolio.build.commit import OutputFolder, sync_disk
from plfolio.build.edition import has_nothing_to_show
from plfolio.build.fingerprint import FileStamp, hash_parts, hash_rows, hash_stamps, stamp_files
from plfolio.build.school import Workshop
from plfolio.build.store import CACHE_FOLDER, OutputStamp, Record, RecordStore
from plfolio.build.student import Task, assemble, render_site
from plfolio.diagnostics import Diagnostic, Location, Severity, sort_diagnostics
from plfolio.diagnostics.build import B101, B102, B103
from plfolio.names import slugify
from plfolio.read.folder import scan_folder

__all__ = [
    "Batch",
    "Outcome",
    "State",
    "build_batch",
    "pack",
    "record_store",
    "stamp_student",
    "student_key",
]

T = TypeVar("T")

_TRIES = 3

# Within one build, a file whose size, time and place did not move is the file that was read a moment ago.
_NEVER_RACY = 1 << 63


class State(StrEnum):
    """What became of one student in one build."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    FAILED = "failed"
    REMOVED = "removed"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The result for one student.

    KEPT: something was wrong and the last good site stays; FAILED: there is none. EMPTY: nothing is for this edition.
    """

    student: str
    folder: str
    state: State
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some students, and whether an error in a student's files holds that student's new site back."""

    tasks: tuple[Task, ...]
    is_strict: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Staged:
    """A site that waits beside its place."""

    task: Task
    stamps: tuple[FileStamp, ...]
    people: str
    manifest: tuple[OutputStamp, ...]
    diagnostics: tuple[Diagnostic, ...]


def pack(workshop: Workshop) -> bytes:
    """Return the workshop as bytes, made once and handed to every batch.

    Pickle never leaves the processes of one build: nothing on disk is ever unpickled.
    """
    return pickle.dumps(workshop, protocol=pickle.HIGHEST_PROTOCOL)


_UNPACKED: dict[str, Workshop] = {}


def _unpack(packed: bytes) -> Workshop:
    digest = hashlib.sha256(packed).hexdigest()
    if digest not in _UNPACKED:
        _UNPACKED.clear()
        _UNPACKED[digest] = pickle.loads(packed)  # noqa: S301  # our own bytes, from the process that started this one
    return _UNPACKED[digest]


def build_batch(packed: bytes, batch: Batch) -> tuple[Outcome, ...]:
    """Build some students: all are staged, then swapped in, then recorded; the disk is synced between, once for all."""
    workshop = _unpack(packed)
    output = OutputFolder(workshop.root / workshop.settings.output)
    made = [_guard(workshop, task, partial(_stage, task, workshop, output, batch)) for task in batch.tasks]
    for step in (_commit, _settle):
        waiting = [item for item in made if isinstance(item, _Staged)]
        if waiting:
            sync_disk(output.staged(workshop.edition, item.task.folder) for item in waiting)
        made = [
            _guard(workshop, item.task, partial(step, item, workshop, output)) if isinstance(item, _Staged) else item
            for item in made
        ]
    return tuple(item for item in made if isinstance(item, Outcome))


def _guard(workshop: Workshop, task: Task, step: Callable[[], T]) -> T | Outcome:
    """Run one student's step; whatever goes wrong in it stays with this student."""
    try:
        return step()
    except OSError as error:
        found = B102.at(_place_of(error, workshop, task), problem=error.strerror or "cannot be written")
    except Exception:  # noqa: BLE001  # the one place that catches everything: see the module's docstring
        report = _write_report(workshop, task.student)
        found = B101.at(Location(f"{workshop.settings.content}/{task.student}"), report=report)
    return _held_back(workshop, task, (found,))


def _place_of(error: OSError, workshop: Workshop, task: Task) -> Location:
    """Return the file that the system spoke of, if it did and the file is the school's; else the student's folder."""
    path = Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else workshop.root
    is_ours = path != workshop.root and path.is_relative_to(workshop.root)
    return Location(
        path.relative_to(workshop.root).as_posix() if is_ours else f"{workshop.settings.content}/{task.student}"
    )


def _held_back(workshop: Workshop, task: Task, diagnostics: tuple[Diagnostic, ...]) -> Outcome:
    """Report a student whose new site is not shown; the last good one stays where it is, and nothing beside it."""
    output = OutputFolder(workshop.root / workshop.settings.output)
    output.discard(workshop.edition, task.folder)
    has_site = output.site(workshop.edition, task.folder).is_dir()
    state = State.KEPT if has_site else State.FAILED
    return Outcome(student=task.student, folder=task.folder, state=state, diagnostics=diagnostics)


def _write_report(workshop: Workshop, student: str) -> str:
    """Keep the details of a fault of ours in a file, for the people who can mend it; return its path."""
    path = workshop.cache / "faults" / f"{slugify(student, fallback='student')}.txt"
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(traceback.format_exc(), encoding="utf-8")
    return f"{CACHE_FOLDER}/faults/{path.name}"


def _stage(task: Task, workshop: Workshop, output: OutputFolder, batch: Batch) -> _Staged | Outcome:
    """Build one student beside their site's place; again when a file changed meanwhile, so that nothing is half old."""
    stamps = task.stamps
    for _ in range(_TRIES):
        dossier, diagnostics = assemble(task, workshop)
        if dossier is None:
            return _held_back(workshop, task, diagnostics)
        if has_nothing_to_show(dossier.portfolio, workshop.edition):
            return _withhold(task, workshop, output, diagnostics)
        files, in_files = render_site(dossier, task, workshop)
        manifest = output.stage(workshop.edition, task.folder, files, _paths_on_record(workshop, task))
        diagnostics = sort_diagnostics((*diagnostics, *in_files))
        if batch.is_strict and any(found.severity is Severity.ERROR for found in diagnostics):
            return _held_back(workshop, task, diagnostics)
        now = stamp_student(workshop, task.student, stamps, _NEVER_RACY)
        if now == stamps:
            people = workshop.people_digest if dossier.names_others else ""
            return _Staged(task=task, stamps=stamps, people=people, manifest=manifest, diagnostics=diagnostics)
        stamps = now
    moving = B103.at(Location(f"{workshop.settings.content}/{task.student}"))
    return _held_back(workshop, task, (*diagnostics, moving))


def _withhold(task: Task, workshop: Workshop, output: OutputFolder, diagnostics: tuple[Diagnostic, ...]) -> Outcome:
    """Take away the site of a student who shows nothing to this edition's audience."""
    output.remove(workshop.edition, task.folder, _paths_on_record(workshop, task))
    record_store(workshop).forget(task.student)
    return Outcome(student=task.student, folder=task.folder, state=State.EMPTY, diagnostics=diagnostics)


def _paths_on_record(workshop: Workshop, task: Task) -> tuple[str, ...]:
    """Return what the record says that we wrote, in case the output folder's own list is damaged."""
    record, _ = record_store(workshop).load(task.student)
    return tuple(stamp.path for stamp in record.manifest) if record and record.folder == task.folder else ()


def _commit(staged: _Staged, workshop: Workshop, output: OutputFolder) -> _Staged:
    output.commit(workshop.edition, staged.task.folder, staged.manifest)
    return staged


def _settle(staged: _Staged, workshop: Workshop, output: OutputFolder) -> Outcome:
    task = staged.task
    output.settle(workshop.edition, task.folder)
    key, places = student_key(workshop, task, staged.stamps)
    record_store(workshop).save(
        Record(
            student=task.student,
            folder=task.folder,
            key=key,
            places=places,
            people=staged.people,
            stamps=staged.stamps,
            manifest=staged.manifest,
            diagnostics=staged.diagnostics,
        )
    )
    return Outcome(student=task.student, folder=task.folder, state=State.BUILT, diagnostics=staged.diagnostics)


def stamp_student(
    workshop: Workshop, student: str, known: tuple[FileStamp, ...], recorded_ns: int
) -> tuple[FileStamp, ...]:
    """List and stamp one student's files, reading only what `known` cannot vouch for."""
    scan, _ = scan_folder(workshop.root, f"{workshop.settings.content}/{student}")
    return stamp_files(workshop.root, scan, {stamp.path: stamp for stamp in known}, recorded_ns)


def student_key(workshop: Workshop, task: Task, stamps: tuple[FileStamp, ...]) -> tuple[str, str]:
    """Return the key of one student's site, and the hash of where the rows about them stand."""
    said, places = hash_rows(task.assessments, task.overrides)
    home = repr(task.home_languages)
    return hash_parts([workshop.digest, task.student, task.folder, task.grade, home, hash_stamps(stamps), said]), places


def record_store(workshop: Workshop) -> RecordStore:
    """Return the records of the workshop's edition."""
    return RecordStore(workshop.cache / "records" / workshop.edition)
