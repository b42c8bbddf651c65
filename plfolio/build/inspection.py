"""Looking without building: what is wrong in a school's files, with nothing written.

Takes a school and the students to look at; gives every diagnostic, sorted by file and line.
"""

from __future__ import annotations

from datetime import date
from itertools import chain

from plfolio.build.school import School, Workshop, make_workshop
from plfolio.build.student import Task, assemble
from plfolio.diagnostics import Diagnostic, sort_diagnostics
from plfolio.media.prepare import inspect
from plfolio.model import Audience

__all__ = ["inspect_students"]


def inspect_students(school: School, students: tuple[str, ...], as_of: date) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with these students, or with everyone and the school's own files."""
    # The student's own edition leaves nothing out.
    workshop = make_workshop(school, Audience.PRIVATE, as_of)
    found = [*school.diagnostics] if not students else []
    for student in students or school.students:
        found.extend(_inspect_student(school, workshop, student))
    return sort_diagnostics(found)


def _inspect_student(school: School, workshop: Workshop, student: str) -> tuple[Diagnostic, ...]:
    assessments, overrides = school.rows_of(student)
    task = Task(
        student=student,
        folder=school.folders[student],
        grade=school.grade_of(student),
        home_languages=school.home_languages_of(student),
        assessments=assessments,
        overrides=overrides,
    )
    dossier, found = assemble(task, workshop)
    if dossier is None:
        return found
    in_files = (inspect(workshop.root, attachment, workshop.settings.limits) for attachment in dossier.attachments)
    return (*found, *chain.from_iterable(in_files))
