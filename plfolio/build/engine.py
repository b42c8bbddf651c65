"""A whole school: which students changed, building them through an executor, and clearing away who left.

Takes a school and options; gives a `Report`, and tells a reporter as it goes. It never prints.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from plfolio.build.commit import OutputFolder, is_intact
from plfolio.build.executors import open_executor, warm_up, worker_deaths
from plfolio.build.fingerprint import are_settled, hash_rows
from plfolio.build.lock import hold_lock
from plfolio.build.school import School, Workshop, make_workshop
from plfolio.build.start_page import write_start_page
from plfolio.build.store import CACHE_FOLDER, Record, open_cache
from plfolio.build.student import Task
from plfolio.build.worker import (
    Batch,
    Outcome,
    State,
    build_batch,
    pack,
    record_store,
    stamp_student,
    student_key,
)
from plfolio.diagnostics import Diagnostic, Location, Severity, sort_diagnostics
from plfolio.diagnostics.build import B102, B104, B105, B106
from plfolio.media.store import clear_unfinished
from plfolio.model import Audience

__all__ = ["BuildOptions", "Report", "Reporter", "build_school"]

_LARGEST_BATCH = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """How to build. `students` is empty for all of them; `as_of` is the day the sites speak of as today."""

    edition: Audience
    as_of: date
    students: tuple[str, ...] = ()
    executor: str = "processes"
    jobs: int = 2
    is_strict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did: an outcome per student, and everything there is to say, sorted by file and line.

    `listed` counts the students on the start page; 0 when there is none.
    """

    edition: Audience
    folder: Path
    outcomes: tuple[Outcome, ...]
    diagnostics: tuple[Diagnostic, ...]
    listed: int = 0

    def count(self, state: State) -> int:
        """Return how many students ended in this state."""
        return sum(outcome.state is state for outcome in self.outcomes)


class Reporter(Protocol):
    """Somebody who wants to know how a build goes on."""

    def start(self, students: int) -> None:
        """Hear how many students there are."""

    def finish(self, student: str) -> None:
        """Hear that one of them is done."""


def build_school(school: School, options: BuildOptions, reporter: Reporter) -> Report:
    """Build every student whose site is not up to date.

    Raises `ForeignOutputError`, `AlreadyLockedError` or OSError before any site is touched.
    """
    output = OutputFolder(school.root / school.settings.output)
    output.claim()
    with hold_lock(output.lock) as was_cut_off, open_cache(school.root, options.edition) as cache:
        output.recover(options.edition)
        if was_cut_off:
            clear_unfinished(cache / "media", cache / "badges")
        workshop = make_workshop(school, options.edition, options.as_of, cache)
        outcomes = list(_build_all(school, workshop, options, reporter))
        if not options.students:
            outcomes.extend(_clear_away(school, workshop, output))
        listed, in_start_page = _renew_start_page(school, workshop, output)
        found = [*_remark_on_cache(school, workshop), *in_start_page]
    outcomes.sort(key=lambda outcome: outcome.student)
    found += [one for outcome in outcomes for one in outcome.diagnostics]
    return Report(
        edition=options.edition,
        folder=school.root / school.settings.output / options.edition,
        outcomes=tuple(outcomes),
        diagnostics=sort_diagnostics((*school.diagnostics, *found)),
        listed=listed,
    )


def _remark_on_cache(school: School, workshop: Workshop) -> Iterator[Diagnostic]:
    if workshop.cache != school.root / CACHE_FOLDER:
        yield B106.at(Location(CACHE_FOLDER))


def _renew_start_page(school: School, workshop: Workshop, output: OutputFolder) -> tuple[int, tuple[Diagnostic, ...]]:
    try:
        return write_start_page(school, workshop, output), ()
    except OSError as error:
        return 0, (_cannot_write(error, f"{school.settings.output}/{workshop.edition}"),)


def _cannot_write(error: OSError, place: str) -> Diagnostic:
    return B102.at(Location(place), problem=error.strerror or "cannot be written")


def _build_all(school: School, workshop: Workshop, options: BuildOptions, reporter: Reporter) -> Iterator[Outcome]:
    """Yield what is up to date at once, then what had to be built, as it comes."""
    wanted = options.students or school.students
    reporter.start(len(wanted))
    tasks: list[Task] = []
    for student in wanted:
        task, outcome = _look_at(school, workshop, student, is_strict=options.is_strict)
        if outcome is None:
            if not tasks and options.executor == "processes" and options.jobs > 1:
                warm_up("plfolio.build.warm")
            tasks.append(task)
        else:
            reporter.finish(student)
            yield outcome
    if tasks:
        for outcome in _run(pack(workshop), tuple(tasks), options, workshop):
            reporter.finish(outcome.student)
            yield outcome


def _look_at(school: School, workshop: Workshop, student: str, *, is_strict: bool) -> tuple[Task, Outcome | None]:
    """Return what building a student would take, and the outcome when that need not, or must not, be done."""
    record, recorded_ns = record_store(workshop).load(student)
    assessments, overrides = school.rows_of(student)
    task = Task(
        student=student,
        folder=school.folders[student],
        grade=school.grade_of(student),
        home_languages=school.home_languages_of(student),
        stamps=stamp_student(workshop, student, record.stamps if record else (), recorded_ns),
        assessments=assessments,
        overrides=overrides,
    )
    live = school.root / school.settings.output / workshop.edition / task.folder
    if school.unreadable and live.is_dir():
        # Without that file every level in it would vanish from the sites: yesterday's are the better truth.
        found = B104.at(Location(f"{school.settings.content}/{student}"), files=", ".join(school.unreadable))
        replayed = record.diagnostics if record else ()
        return task, Outcome(student=student, folder=task.folder, state=State.KEPT, diagnostics=(*replayed, found))
    if record is None or not _is_up_to_date(task, record, school, workshop, is_strict=is_strict):
        return task, None
    if record.stamps != task.stamps or not are_settled(task.stamps, recorded_ns):
        # What was read just now to be sure need not be read again next time.
        places = hash_rows(task.assessments, task.overrides)[1]
        record_store(workshop).save(replace(record, stamps=task.stamps, places=places))
    return task, Outcome(student=student, folder=task.folder, state=State.UNCHANGED, diagnostics=record.diagnostics)


def _is_up_to_date(task: Task, record: Record, school: School, workshop: Workshop, *, is_strict: bool) -> bool:
    """Say whether a site stands as the record says, and would be built the same again."""
    if record.folder != task.folder or (
        is_strict and any(found.severity is Severity.ERROR for found in record.diagnostics)
    ):
        return False
    key, places = student_key(workshop, task, task.stamps)
    names_rows = any(not found.location.path.startswith(school.settings.content) for found in record.diagnostics)
    return (
        record.key == key
        and (record.places == places or not names_rows)
        and record.people in ("", workshop.people_digest)
        and is_intact(school.root / school.settings.output / workshop.edition / task.folder, record.manifest)
    )


def _run(packed: bytes, tasks: tuple[Task, ...], options: BuildOptions, workshop: Workshop) -> Iterator[Outcome]:
    """Build through the executor; when a worker dies, go on with what it left, one student at a time."""
    done: set[str] = set()
    jobs = max(1, min(options.jobs, len(tasks)))
    name = "serial" if jobs == 1 and options.executor == "processes" else options.executor
    try:
        with open_executor(name, jobs) as executor:
            pending: set[Future[tuple[Outcome, ...]]] = set()
            batches = _make_batches(tasks, jobs, options)
            for batch in batches:
                pending.add(executor.submit(build_batch, packed, batch))
                if len(pending) >= 2 * jobs:
                    yield from _collect(pending, done)
            while pending:
                yield from _collect(pending, done)
    except worker_deaths():
        left = tuple(task for task in tasks if task.student not in done)
        yield from _run_one_by_one(packed, left, options, workshop)


def _make_batches(tasks: tuple[Task, ...], jobs: int, options: BuildOptions) -> Iterator[Batch]:
    """Cut the work so that every worker has several turns, and no turn is very long."""
    size = max(1, min(_LARGEST_BATCH, len(tasks) // (jobs * 4)))
    for start in range(0, len(tasks), size):
        yield Batch(tasks=tasks[start : start + size], is_strict=options.is_strict)


def _collect(pending: set[Future[tuple[Outcome, ...]]], done: set[str]) -> Iterator[Outcome]:
    """Wait for the next finished batches, take them out of `pending`, and yield their outcomes."""
    finished, _ = wait(pending, return_when=FIRST_COMPLETED)
    for future in finished:
        pending.discard(future)
        for outcome in future.result():
            done.add(outcome.student)
            yield outcome


def _run_one_by_one(
    packed: bytes, tasks: tuple[Task, ...], options: BuildOptions, workshop: Workshop
) -> Iterator[Outcome]:
    """Build students in a worker of their own each, so that the one who kills it is known by name."""
    waiting = list(tasks)
    while waiting:
        try:
            with open_executor("processes", 1) as executor:
                while waiting:
                    batch = Batch(tasks=(waiting[0],), is_strict=options.is_strict)
                    yield from executor.submit(build_batch, packed, batch).result()
                    waiting.pop(0)
        except worker_deaths():
            task = waiting.pop(0)
            output = OutputFolder(workshop.root / workshop.settings.output)
            state = State.KEPT if output.site(workshop.edition, task.folder).is_dir() else State.FAILED
            found = B105.at(Location(f"{workshop.settings.content}/{task.student}"))
            yield Outcome(student=task.student, folder=task.folder, state=state, diagnostics=(found,))


def _clear_away(school: School, workshop: Workshop, output: OutputFolder) -> Iterator[Outcome]:
    """Remove the sites of students who have no folder any more."""
    gone = {record.folder: record for record in record_store(workshop).forget_others(school.folders)}
    left = {*output.folders(workshop.edition), *gone} - set(school.folders.values())
    for folder in sorted(left):
        known = [stamp.path for stamp in gone[folder].manifest] if folder in gone else []
        try:
            output.remove(workshop.edition, folder, known)
        except OSError as error:
            problem = _cannot_write(error, f"{school.settings.output}/{workshop.edition}/{folder}")
            yield Outcome(student=folder, folder=folder, state=State.KEPT, diagnostics=(problem,))
        else:
            yield Outcome(student=folder, folder=folder, state=State.REMOVED)
