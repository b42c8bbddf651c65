"""Tables as teachers save them: comma, semicolon or tab, quoted cells, columns in any order.

Takes one CSV file; gives its rows as `Row` values with the line each one starts on, and what was wrong with the others.
A broken row is reported and left out; it never takes a good row with it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from plfolio.diagnostics import Diagnostic, Location, files, teachers
from plfolio.read.text import read_text

__all__ = ["Row", "read_table"]

_SEPARATORS = (",", ";", "\t")
_LIMIT_BYTES = 200_000_000  # a district's year of assessments


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the `line` where it starts, and all columns asked for, in that order, without space around the text."""

    line: int
    cells: Mapping[str, str]

    def cell(self, name: str) -> str:
        """Return the cell in this column, "" when it is empty or the table lacks the column."""
        return self.cells[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    line: int
    cells: list[str]
    is_broken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    required: tuple[str, ...]
    optional: tuple[str, ...]
    filled: tuple[str, ...]

    @property
    def known(self) -> tuple[str, ...]:
        return self.required + self.optional


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Where each known column stands, at `width` when the table lacks it; `width` counts the first line's cells."""

    width: int
    places: tuple[tuple[str, int], ...]
    filled: tuple[tuple[str, int], ...]


def read_table(
    root: Path, shown: str, *, required: tuple[str, ...], optional: tuple[str, ...], filled: tuple[str, ...] = ()
) -> tuple[tuple[Row, ...], tuple[Diagnostic, ...]]:
    """Read the rows of a CSV file whose first line names its columns.

    Without a `required` column there are no rows. A row whose cell in a `filled` column is empty is left out.
    """
    text = read_text(root / shown, shown, limit=_LIMIT_BYTES)
    if isinstance(text, Diagnostic):
        return (), (_for_tables(text),)
    found: list[Diagnostic] = []
    names = _Names(required=required, optional=optional, filled=filled)
    records = _records(text, names.known)
    header = next(records, None)
    if header is None:
        return (), (*found, teachers.T109.at(Location(shown), file=shown))
    columns = _find_columns(header, shown, names, found)
    if columns is None:
        return (), tuple(found)
    before = len(found)
    rows = tuple(_rows(records, columns, shown, found))
    if not rows and len(found) == before:
        found.append(teachers.T109.at(Location(shown), file=shown))
    return rows, tuple(found)


def _for_tables(problem: Diagnostic) -> Diagnostic:
    """Say how to save a table, where the general message says how to save a text."""
    return teachers.T110.at(problem.location) if problem.code in (files.F105, files.F106) else problem


def _records(text: str, known: tuple[str, ...]) -> Iterator[_Record]:
    """Split the text into records, the first line first. A quote left open costs its own line only."""
    lines = io.StringIO(text, newline="\n").readlines()
    position = next((number for number, line in enumerate(lines) if line.strip(" \t\n,;")), len(lines))
    if position == len(lines):
        return
    separator = _find_separator(lines[position], known)
    if lines[position].casefold().startswith("sep="):  # Excel's own first line, which says how the rest is separated
        separator = lines[position].strip("\n")[4:5] or separator
        position += 1
    width = 0
    while position < len(lines):
        start = position
        reader = csv.reader(islice(lines, start, None), delimiter=separator, strict=True, skipinitialspace=True)
        try:
            for cells in reader:
                end = start + reader.line_num
                width = width or len(cells)
                if end - position > 1 and len(cells) != width and _is_row(lines[position + 1], separator, width):
                    break
                yield _Record(line=position + 1, cells=cells)
                position = end
            else:
                return
        except csv.Error:
            end = start + reader.line_num
        yield _lone_record(lines[position], position + 1, separator, is_broken=end - position > 1)
        position += 1


def _lone_record(line: str, number: int, separator: str, *, is_broken: bool) -> _Record:
    """Read one line by itself, after the strict reading failed there."""
    cells = _split(line, separator)
    return _Record(line=number, cells=cells or [line], is_broken=is_broken or not cells or line.count('"') % 2 == 1)


def _split(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator, skipinitialspace=True), [])
    except csv.Error:  # one cell of more than csv's own limit, 128 kB
        return []


def _is_row(line: str, separator: str, width: int) -> bool:
    return len(_split(line, separator)) == width


def _find_separator(line: str, known: tuple[str, ...]) -> str:
    """Choose the separator that makes most column names out of the first line."""

    def count(separator: str) -> tuple[int, int]:
        names = [_column_name(cell) for cell in _split(line, separator)]
        return sum(name in known for name in names), len(names)

    return max(_SEPARATORS, key=count)


def _column_name(text: str) -> str:
    return "".join(text.casefold().split())


def _find_columns(header: _Record, shown: str, names: _Names, found: list[Diagnostic]) -> _Columns | None:
    """Find the known columns in the first line; None when a required one is missing."""
    where = Location(shown, header.line)
    written = [_column_name(cell) for cell in header.cells]
    missing = [name for name in names.required if name not in written]
    unknown = [
        cell.strip() for cell, name in zip(header.cells, written, strict=True) if name and name not in names.known
    ]
    if missing:
        columns, guess = ", ".join(names.required), _suggest(unknown, missing)
        found.append(teachers.T101.at(where, missing=_listed(missing), columns=columns, suggestion=guess))
        return None
    found += [teachers.T103.at(where, column=name) for name in names.known if written.count(name) > 1]
    if unknown:
        guess = _suggest(unknown, [name for name in names.optional if name not in written])
        columns = ", ".join(names.known)
        found.append(teachers.T102.at(where, unknown=_listed(unknown), columns=columns, suggestion=guess))
    width = len(written)
    places = tuple((name, written.index(name) if name in written else width) for name in names.known)
    return _Columns(width=width, places=places, filled=tuple(place for place in places if place[0] in names.filled))


def _suggest(unknown: list[str], wanted: list[str]) -> str:
    pairs = [(text, get_close_matches(_column_name(text), wanted, n=1, cutoff=0.7)) for text in unknown]
    return "".join(f' You wrote "{text}": did you mean "{close[0]}"?' for text, close in pairs if close)


def _listed(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _rows(records: Iterator[_Record], columns: _Columns, shown: str, found: list[Diagnostic]) -> Iterator[Row]:
    """Give the rows that can be used, and collect what was wrong with the others."""
    for record in records:
        cells = [cell.strip() for cell in record.cells]
        if not any(cells):
            continue
        if record.is_broken:
            found.append(teachers.T107.at(Location(shown, record.line)))
            continue
        if len(cells) != columns.width and not _fit(cells, record.line, columns, shown, found):
            continue
        empty = [name for name, place in columns.filled if not cells[place]]
        if empty:
            found.append(teachers.T106.at(Location(shown, record.line), columns=_listed(empty)))
            continue
        cells.append("")  # what every column holds that this table lacks
        yield Row(line=record.line, cells={name: cells[place] for name, place in columns.places})


def _fit(cells: list[str], line: int, columns: _Columns, shown: str, found: list[Diagnostic]) -> bool:
    """Bring a row to the table's width. A row that is too long is refused: which cell is which can't be known."""
    count = len(cells)
    where = Location(shown, line)
    if any(cells[columns.width :]):
        found.append(teachers.T104.at(where, found=count, expected=columns.width))
        return False
    cells[count:] = [""] * (columns.width - count)
    missing = [name for name, place in columns.places if count <= place < columns.width]
    is_refused = any(place >= count for _, place in columns.filled)
    if missing and not is_refused:  # a refused row gets one message, about its empty cells
        found.append(teachers.T105.at(where, found=count, expected=columns.width, missing=_listed(missing)))
    return True
