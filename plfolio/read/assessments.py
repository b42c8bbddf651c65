"""Teachers' levels: the rows of ``assessments/*.csv`` and of ``overrides.csv``.

Takes the tables; gives `Assessment` and `Override` values in the order of the files, with codes and levels as they were
written. Whether a student, a code or a level exists is asked later, when everything has been read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from plfolio.diagnostics import Code, Diagnostic, Location, teachers
from plfolio.model import Assessment, Override, Tag
from plfolio.read.csv_tables import Row, read_table
from plfolio.read.folder import scan_folder

__all__ = ["read_assessments", "read_overrides"]

_REQUIRED = ("student", "artifact", "standard", "level", "date")
_OPTIONAL = ("assessor", "comment", "scale")
_OVERRIDE = ("student", "standard", "level", "date", "by", "note")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_KEPT = "The level counts, but as one without a date."
_REFUSED = "This override does not count."


def read_assessments(root: Path, folder: str) -> tuple[tuple[Assessment, ...], tuple[Diagnostic, ...]]:
    """Read every table of the assessments folder, sorted by name. A row that stands twice counts once."""
    scan, problems = scan_folder(root, folder)
    found = list(problems)
    assessments: list[Assessment] = []
    seen: dict[tuple[str, ...], Location] = {}
    for file in scan.files:
        shown = file.path
        if not shown.casefold().endswith(".csv"):
            found.append(teachers.T114.at(Location(shown), name=shown.rpartition("/")[2], endings=".csv"))
            continue
        rows, problems = read_table(
            root, shown, required=_REQUIRED, optional=_OPTIONAL, filled=("student", "standard", "level")
        )
        found += problems
        for row, where in _without_repeats(rows, shown, seen, found):
            assessments.append(_read_assessment(row, where, len(assessments), found))
    return tuple(assessments), tuple(found)


def _read_assessment(row: Row, where: Location, order: int, found: list[Diagnostic]) -> Assessment:
    cells = row.cells
    return Assessment(
        student=cells["student"],
        artifact=cells["artifact"],
        tag=Tag(text=cells["standard"], location=where),
        level=cells["level"],
        order=order,
        scale=cells["scale"],
        date=_read_day(cells["date"], where, _KEPT, found),
        assessor=cells["assessor"],
        comment=cells["comment"],
    )


def read_overrides(root: Path, shown: str) -> tuple[tuple[Override, ...], tuple[Diagnostic, ...]]:
    """Read the teachers' judgements that stand above the worked-out level. Without a day, an override is refused."""
    rows, problems = read_table(root, shown, required=_OVERRIDE, optional=(), filled=_OVERRIDE[:4])
    found = list(problems)
    overrides: list[Override] = []
    for row, where in _without_repeats(rows, shown, {}, found):
        day = _read_day(row.cell("date"), where, _REFUSED, found)
        if day:
            overrides.append(_read_override(row, where, day, found))
    return tuple(overrides), tuple(found)


def _read_override(row: Row, where: Location, day: date, found: list[Diagnostic]) -> Override:
    empty = [f'"{name}"' for name in ("by", "note") if not row.cell(name)]
    if empty:
        found.append(teachers.T113.at(where, columns=" and ".join(empty)))
    return Override(
        student=row.cell("student"),
        tag=Tag(text=row.cell("standard"), location=where),
        level=row.cell("level"),
        date=day,
        by=row.cell("by"),
        note=row.cell("note"),
    )


def _without_repeats(
    rows: tuple[Row, ...],
    shown: str,
    seen: dict[tuple[str, ...], Location],
    found: list[Diagnostic],
) -> Iterator[tuple[Row, Location]]:
    """Give each row with its place, and note those that say nothing new."""
    for row in rows:
        where = Location(shown, row.line)
        first = seen.setdefault(tuple(row.cells.values()), where)
        if first is where:
            yield row, where
        else:
            named = f"line {first.line}" if first.path == shown else f"line {first.line} of {first.path}"
            found.append(teachers.T108.at(where, first=named))


def _read_day(text: str, where: Location, outcome: str, found: list[Diagnostic]) -> date | None:
    day = _find_day(text)
    if isinstance(day, Code):
        found.append(day.at(where, date=text, outcome=outcome))
        return None
    return day


@lru_cache(maxsize=1024)  # a school year has few days, and many rows
def _find_day(text: str) -> date | Code | None:
    if not text:
        return None
    parts = _DAY.fullmatch(text)
    if not parts:
        return teachers.T112
    try:
        return date(*map(int, parts.groups()))
    except ValueError:
        return teachers.T111
