"""What the roster says and the students' folders do not.

Takes the roster and the ids of students who have a folder; gives one message for the whole table, since at the start of
a year everybody in it may be without a folder.
"""

from __future__ import annotations

from plfolio.assess.tags import suggest_closely
from plfolio.diagnostics import Diagnostic, Location
from plfolio.diagnostics.relations import R117
from plfolio.model import RosterEntry

__all__ = ["check_roster"]

_MOST_NAMED = 5


def check_roster(roster: tuple[RosterEntry, ...], students: tuple[str, ...], where: Location) -> tuple[Diagnostic, ...]:
    """Say who of the roster has no folder, and for whom there may be one under nearly the same name."""
    missing = [entry.student for entry in roster if entry.student not in students]
    if not missing:
        return ()
    listed = {entry.student for entry in roster}
    free = [student for student in students if student not in listed]
    advice = "".join(suggest_closely(student, free) for student in missing[:_MOST_NAMED])
    named = ", ".join([*missing[:_MOST_NAMED], *(["..."] if missing[_MOST_NAMED:] else [])])
    return (R117.at(where, count=len(missing), names=named, advice=advice),)
