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
from plfolio.build.fingerprint import are_settled
from plfolio.build.lock import hold_lock
from plfolio.build.school import School, Workshop, make_workshop
from plfolio.build.start_page import write_start_page
from plfolio.build.store import CACHE_FOLDER
from plfolio.build.student import Task
from plfolio.build.worker import (
    Batch,
    Outcome,
    State,
    build_batch,
    hash_people,
    pack,
    record_store,
    stamp_student,
    student_key,
)
from plfolio.diagnostics import Diagnostic, Location, Severity, sort_diagnostics
from plfolio.diagnostics.build import B104, B105
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

    def finish(self, outcome: Outcome) -> None:
        """Hear what became of one of them."""


def build_school(school: School, options: BuildOptions, reporter: Reporter) -> Report:
    """Build every student whose site is not up to date.

    Raises `ForeignOutputError` or `AlreadyLockedError` before anything is written.
    """
    output = OutputFolder(school.root / school.settings.output)
    output.claim()
    with hold_lock(school.root / CACHE_FOLDER / "build.lock"):
        output.recover(options.edition)
        workshop = make_workshop(school, options.edition, options.as_of)
        wanted = options.students or school.students
        reporter.start(len(wanted))
        outcomes = []
        for outcome in _build_all(school, workshop, wanted, options):
            reporter.finish(outcome)
            outcomes.append(outcome)
        if not options.students:
            outcomes.extend(_clear_away(school, workshop, output))
        listed = write_start_page(school, workshop, output)
    outcomes.sort(key=lambda outcome: outcome.student)
    found = [found for outcome in outcomes for found in outcome.diagnostics]
    return Report(
        edition=options.edition,
        folder=school.root / school.settings.output / options.edition,
        outcomes=tuple(outcomes),
        diagnostics=sort_diagnostics((*school.diagnostics, *found)),
        listed=listed,
    )


def _build_all(school: School, workshop: Workshop, wanted: tuple[str, ...], options: BuildOptions) -> Iterator[Outcome]:
    """Yield what is up to date at once, then what had to be built, as it comes."""
    tasks: list[Task] = []
    for student in wanted:
        task = _make_task(school, workshop, student)
        outcome = _reuse(school, workshop, task, is_strict=options.is_strict)
        if outcome is None:
            if not tasks and options.executor == "processes" and options.jobs > 1:
                warm_up("plfolio.build.warm")
            tasks.append(task)
        else:
            yield outcome
    if tasks:
        yield from _run(pack(workshop), tuple(tasks), options, workshop)


def _make_task(school: School, workshop: Workshop, student: str) -> Task:
    record, recorded_ns = record_store(workshop).load(student)
    assessments, overrides = school.rows_of(student)
    return Task(
        student=student,
        folder=school.folders[student],
        grade=school.grade_of(student),
        home_languages=school.home_languages_of(student),
        stamps=stamp_student(workshop, student, record.stamps if record else (), recorded_ns),
        assessments=assessments,
        overrides=overrides,
    )


def _reuse(school: School, workshop: Workshop, task: Task, *, is_strict: bool) -> Outcome | None:
    """Return the outcome of a student who need not, or must not, be built; None for one to build."""
    record, recorded_ns = record_store(workshop).load(task.student)
    live = school.root / school.settings.output / workshop.edition / task.folder
    if school.unreadable and live.is_dir():
        # Without that file every level in it would vanish from the sites: yesterday's are the better truth.
        found = B104.at(Location(f"{school.settings.content}/{task.student}"), files=", ".join(school.unreadable))
        replayed = record.diagnostics if record else ()
        return Outcome(student=task.student, folder=task.folder, state=State.KEPT, diagnostics=(*replayed, found))
    if record is None or record.folder != task.folder:
        return None
    key, places = student_key(workshop, task, task.stamps)
    names_rows = any(not found.location.path.startswith(school.settings.content) for found in record.diagnostics)
    is_same = (
        record.key == key
        and (record.places == places or not names_rows)
        and record.people in ("", hash_people(workshop))
    )
    has_errors = any(found.severity is Severity.ERROR for found in record.diagnostics)
    if not is_same or (is_strict and has_errors) or not is_intact(live, record.manifest):
        return None
    if record.stamps != task.stamps or not are_settled(task.stamps, recorded_ns):
        # What was read just now to be sure need not be read again next time.
        record_store(workshop).save(replace(record, stamps=task.stamps, places=places))
    return Outcome(student=task.student, folder=task.folder, state=State.UNCHANGED, diagnostics=record.diagnostics)


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
    present = set(school.folders.values())
    for folder in output.folders(workshop.edition):
        if folder not in present:
            output.remove(workshop.edition, folder)
            yield Outcome(student=folder, folder=folder, state=State.REMOVED)
    records = record_store(workshop)
    for student in records.students():
        if student not in school.folders:
            records.forget(student)
