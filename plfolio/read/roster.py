"""The roster: who is at the school, by ``roster.csv``.

Takes the table; gives one `RosterEntry` for each student in it. Whoever is not clearly listed is not.
"""

from __future__ import annotations

import re
from pathlib import Path

from plfolio.diagnostics import Diagnostic, Location, teachers
from plfolio.model import RosterEntry
from plfolio.read.csv_tables import Row, read_table

__all__ = ["read_roster"]

_BETWEEN_CLASSES = re.compile(r"\s*;\s*|\s+/\s+")
_YES = frozenset({"yes", "y", "true", "1", "x"})
_NO = frozenset({"no", "n", "false", "0", ""})


def read_roster(root: Path, shown: str) -> tuple[tuple[RosterEntry, ...], tuple[Diagnostic, ...]]:
    """Read the roster. Of two rows about one student, the first counts."""
    needed = ("student", "name")
    rows, problems = read_table(root, shown, required=needed, optional=("grade", "classes", "listed"), filled=needed)
    found = list(problems)
    lines: dict[str, int] = {}
    entries: list[RosterEntry] = []
    for row in rows:
        where, student = Location(shown, row.line), row.cell("student")
        first = lines.setdefault(student, row.line)
        if first == row.line:
            entries.append(_read_entry(row, where, found))
        else:
            found.append(teachers.T120.at(where, student=student, first=first))
    return tuple(entries), tuple(found)


def _read_entry(row: Row, where: Location, found: list[Diagnostic]) -> RosterEntry:
    listed = row.cell("listed").casefold()
    if listed not in _YES | _NO:
        found.append(teachers.T121.at(where, text=row.cell("listed")))
    return RosterEntry(
        student=row.cell("student"),
        name=row.cell("name"),
        grade=row.cell("grade"),
        classes=tuple(name for name in _BETWEEN_CLASSES.split(row.cell("classes")) if name),
        is_listed=listed in _YES,
    )
