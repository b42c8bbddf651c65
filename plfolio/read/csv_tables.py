"""Tables as teachers save them: comma, semicolon or tab, quoted cells, columns in any order.

Takes one CSV file; gives its rows as `Row` values with their places, and what was wrong with the others. A broken row
is reported and left out; it never takes a good row with it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from plfolio.diagnostics import Code, Diagnostic, Location, files, teachers
from plfolio.read.text import read_text

__all__ = ["Row", "read_table"]

_SEPARATORS = (",", ";", "\t")
_LIMIT_BYTES = 200_000_000  # a district's year of assessments


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the place where it starts, and all columns asked for, in that order, without space around the text."""

    where: Location
    cells: dict[str, str]

    def __getitem__(self, name: str) -> str:
        """Return the cell in this column, "" when it is empty or the table lacks the column."""
        return self.cells[name]

    def pick(self, *names: str) -> dict[str, str]:
        """Return these cells by name, for a noun that calls them the same."""
        return {name: self.cells[name] for name in names}


@dataclass(frozen=True, slots=True)
class _Record:
    line: int
    cells: list[str]
    is_broken: bool = False


def read_table(
    root: Path, shown: str, *, required: tuple[str, ...], optional: tuple[str, ...] = (), filled: tuple[str, ...] = ()
) -> tuple[tuple[Row, ...], list[Diagnostic]]:
    """Read the rows of a CSV file whose first line names its columns.

    Without a `required` column there are no rows. A row whose cell in a `filled` column is empty is left out.
    """
    text = read_text(root / shown, shown, limit=_LIMIT_BYTES)
    if isinstance(text, Diagnostic):
        # How to save a table is another thing than how to save a text.
        return (), [teachers.T110.at(text.location) if text.code in (files.F105, files.F106) else text]
    table = _Table(shown=shown, required=required, known=required + optional, filled=filled)
    rows = tuple(table.read(text))
    if not rows and not table.found:
        table.report(teachers.T109, 0, file=shown)
    return rows, table.found


@dataclass(slots=True, kw_only=True)
class _Table:
    """One reading: which columns are asked for, and what was wrong."""

    shown: str
    required: tuple[str, ...]
    known: tuple[str, ...]
    filled: tuple[str, ...]
    found: list[Diagnostic] = field(default_factory=list)

    def report(self, code: Code, line: int, **values: object) -> None:
        self.found.append(code.at(Location(self.shown, line), **values))

    def read(self, text: str) -> Iterator[Row]:
        """Give the rows that can be used, and report what is wrong with the others."""
        records = _split_records(text, self.known)
        header = next(records, None)
        names = [_column_name(cell) for cell in header.cells] if header else []
        if header is None or not self._check_columns(header, names):
            return
        places = {name: names.index(name) if name in names else len(names) for name in self.known}
        for record in records:
            cells = self._fit(record, len(names), places)
            if cells:
                where = Location(self.shown, record.line)
                yield Row(where=where, cells={name: cells[place] for name, place in places.items()})

    def _check_columns(self, header: _Record, names: list[str]) -> bool:
        """Say whether every required column is there, and report what is odd about the first line."""
        missing = [name for name in self.required if name not in names]
        unknown = [
            cell.strip() for cell, name in zip(header.cells, names, strict=True) if name and name not in self.known
        ]
        if missing:
            columns, guess = ", ".join(self.required), _suggest(unknown, missing)
            self.report(teachers.T101, header.line, missing=_listed(missing), columns=columns, suggestion=guess)
            return False
        for name in self.known:
            if names.count(name) > 1:
                self.report(teachers.T103, header.line, column=name)
        if unknown:
            columns, guess = ", ".join(self.known), _suggest(unknown, [n for n in self.known if n not in names])
            self.report(teachers.T102, header.line, unknown=_listed(unknown), columns=columns, suggestion=guess)
        return True

    def _fit(self, record: _Record, width: int, places: dict[str, int]) -> list[str] | None:
        """Return a row's cells, one for each column and an empty one more; None, after saying why, when it is no use.

        A row that is too long is refused: which cell is which can't be known.
        """
        count = len(record.cells)
        cells = [*map(str.strip, record.cells)]
        if not any(cells):
            return None
        if record.is_broken:
            self.report(teachers.T107, record.line)
            return None
        if any(cells[width:]):
            self.report(teachers.T104, record.line, found=count, expected=width)
            return None
        cells[width:] = [""]
        cells += [""] * (width + 1 - len(cells))
        empty = [name for name in self.filled if not cells[places[name]]]
        if empty:
            self.report(teachers.T106, record.line, columns=_listed(empty))
            return None
        missing = [name for name, place in places.items() if count <= place < width] if count < width else []
        if missing:
            self.report(teachers.T105, record.line, found=count, expected=width, missing=_listed(missing))
        return cells


def _column_name(text: str) -> str:
    return "".join(text.casefold().split())


def _suggest(unknown: list[str], wanted: list[str]) -> str:
    pairs = [(text, get_close_matches(_column_name(text), wanted, n=1, cutoff=0.7)) for text in unknown]
    return "".join(f' You wrote "{text}": did you mean "{close[0]}"?' for text, close in pairs if close)


def _listed(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _split_records(text: str, known: tuple[str, ...]) -> Iterator[_Record]:
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
        with suppress(csv.Error):
            for cells in reader:
                end = start + reader.line_num
                width = width or len(cells)
                if end - position > 1 and len(cells) != width and len(_split(lines[position + 1], separator)) == width:
                    break
                yield _Record(position + 1, cells)
                position = end
            else:
                return
        # The strict reading failed here, so this line is read by itself. One that opens a quote has an odd number.
        line = lines[position]
        cells = _split(line, separator)
        yield _Record(position + 1, cells or [line], is_broken=not cells or line.count('"') % 2 == 1)
        position += 1


def _find_separator(line: str, known: tuple[str, ...]) -> str:
    """Choose the separator that makes most column names out of the first line."""

    def count(separator: str) -> tuple[int, int]:
        names = [_column_name(cell) for cell in _split(line, separator)]
        return sum(name in known for name in names), len(names)

    return max(_SEPARATORS, key=count)


def _split(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator, skipinitialspace=True), [])
    except csv.Error:  # one cell of more than csv's own limit, 128 kB
        return []
