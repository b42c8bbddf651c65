"""The roster: who is at the school, by ``roster.csv``.

Takes the table; gives one `RosterEntry` for each student in it. Whoever is not clearly listed is not.
"""

from __future__ import annotations

import re
from pathlib import Path

from plfolio.diagnostics import Diagnostic, teachers
from plfolio.model import RosterEntry, WrittenLanguage
from plfolio.read.csv_tables import Row, read_table
from plfolio.read.repeats import split_repeats

__all__ = ["read_roster"]

_NEEDED = ("student", "name")
_OPTIONAL = ("grade", "classes", "listed", "home_language")
_BETWEEN_CLASSES = re.compile(r"\s*;\s*|\s+/\s+")
_BETWEEN_LANGUAGES = re.compile(r"\s*[;/,]\s*")
_YES = frozenset({"yes", "y", "true", "1", "x"})
_NO = frozenset({"no", "n", "false", "0", ""})


def read_roster(root: Path, shown: str) -> tuple[tuple[RosterEntry, ...], tuple[Diagnostic, ...]]:
    """Read the roster. Of two rows about one student, the first counts."""
    rows, found = read_table(root, shown, required=_NEEDED, optional=_OPTIONAL, filled=_NEEDED)
    kept, repeats = split_repeats(rows, lambda row: row["student"])
    found += [teachers.T120.at(row.where, student=row["student"], first=first.where.line) for row, first in repeats]
    return tuple(_read_entry(row, found) for row in kept), tuple(found)


def _read_entry(row: Row, found: list[Diagnostic]) -> RosterEntry:
    listed = row["listed"].casefold()
    if listed not in _YES | _NO:
        found.append(teachers.T121.at(row.where, text=row["listed"]))
    classes = tuple(name for name in _BETWEEN_CLASSES.split(row["classes"]) if name)
    at_home = (text for text in _BETWEEN_LANGUAGES.split(row["home_language"]) if text)
    return RosterEntry(
        **row.pick("student", "name", "grade"),
        classes=classes,
        is_listed=listed in _YES,
        home_languages=tuple(WrittenLanguage(text=text, location=row.where) for text in at_home),
    )
