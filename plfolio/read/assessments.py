"""Teachers' levels: the rows of ``assessments/*.csv`` and of ``overrides.csv``.

Takes the tables; gives `Assessment` and `Override` values in the order of the files, with codes and levels as they were
written. Whether a student, a code or a level exists is asked later, when everything has been read.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from plfolio.diagnostics import Diagnostic, teachers
from plfolio.model import Assessment, Override, Tag
from plfolio.read.converters import parse_day
from plfolio.read.csv_tables import Row, read_table
from plfolio.read.repeats import split_repeats
from plfolio.read.school_files import list_files

__all__ = ["read_assessments", "read_overrides"]

_MOST_NAMED = 5
_REQUIRED = ("student", "artifact", "standard", "level", "date")
_OPTIONAL = ("assessor", "comment", "scale")
_OVERRIDE = ("student", "standard", "level", "date", "by", "note")


def read_assessments(root: Path, folder: str) -> tuple[tuple[Assessment, ...], tuple[Diagnostic, ...]]:
    """Read every table of the assessments folder, sorted by name. A row that stands twice counts once."""
    paths, found = list_files(root, folder, (".csv",))
    written: list[Row] = []
    for shown in paths:
        filled = ("student", "standard", "level")
        rows, problems = read_table(root, shown, required=_REQUIRED, optional=_OPTIONAL, filled=filled)
        written += rows
        found += problems
    rows = _without_repeats(written, found)
    read = tuple(_read_assessment(row, order, found) for order, row in enumerate(rows))
    return read, _join_unclear_days(found)


def _read_assessment(row: Row, order: int, found: list[Diagnostic]) -> Assessment:
    return Assessment(
        **row.pick("student", "artifact", "level", "scale", "assessor", "comment"),
        tag=Tag(text=row["standard"], location=row.where),
        order=order,
        date=_read_day(row, "The level counts, but as one without a date.", found),
    )


def read_overrides(root: Path, shown: str) -> tuple[tuple[Override, ...], tuple[Diagnostic, ...]]:
    """Read the teachers' judgements that stand above the worked-out level. Without a day, an override is refused."""
    rows, found = read_table(root, shown, required=_OVERRIDE, filled=_OVERRIDE[:4])
    overrides = [_read_override(row, found) for row in _without_repeats(rows, found)]
    return tuple(override for override in overrides if override), _join_unclear_days(found)


def _read_override(row: Row, found: list[Diagnostic]) -> Override | None:
    day = _read_day(row, "This override does not count.", found)
    if day is None:
        return None
    empty = [f'"{name}"' for name in ("by", "note") if not row[name]]
    if empty:
        found.append(teachers.T113.at(row.where, columns=" and ".join(empty)))
    tag = Tag(text=row["standard"], location=row.where)
    return Override(**row.pick("student", "level", "by", "note"), tag=tag, date=day)


def _without_repeats(rows: Iterable[Row], found: list[Diagnostic]) -> tuple[Row, ...]:
    """Return the rows, and note those that say nothing new."""
    kept, repeats = split_repeats(rows, lambda row: tuple(row.cells.values()))
    for row, first in repeats:
        elsewhere = "" if first.where.path == row.where.path else f" of {first.where.path}"
        found.append(teachers.T108.at(row.where, first=f"line {first.where.line}{elsewhere}"))
    return kept


def _read_day(row: Row, outcome: str, found: list[Diagnostic]) -> date | None:
    try:
        day, code = parse_day(row["date"]), teachers.T112
    except ValueError:
        day, code = None, teachers.T111
    if row["date"] and day is None:
        more = {"others": ""} if code is teachers.T112 else {}
        found.append(code.at(row.where, date=row["date"], outcome=outcome, **more))
    return day


def _join_unclear_days(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Say once for each table that its days are not clear: a spreadsheet writes a whole column in one way."""
    unclear: dict[str, list[Diagnostic]] = {}
    for one in found:
        if one.code is teachers.T112:
            unclear.setdefault(one.location.path, []).append(one)
    joined = [one for one in found if one.code is not teachers.T112]
    for first, *others in unclear.values():
        values = dict(first.values)
        if others:
            lines = ", ".join(str(one.location.line) for one in others[:_MOST_NAMED])
            rows = (
                "1 more row of this table, in line" if len(others) == 1 else f"{len(others)} more rows, first in lines"
            )
            values["others"] = f" The same holds for {rows} {lines}."
        joined.append(teachers.T112.at(first.location, **values))
    return tuple(joined)
