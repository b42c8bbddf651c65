"""The shape of a message: a code from the table, the values that fill its words, and the place it speaks of.

Takes and gives plain values. A mistake in content is never an exception.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from plfolio.diagnostics.words import ENGLISH, MESSAGES, Wording, load_wordings

__all__ = [
    "ERROR",
    "NOTE",
    "OPERATOR",
    "STUDENT",
    "TEACHER",
    "WARNING",
    "Code",
    "Diagnostic",
    "Location",
    "Reader",
    "Severity",
    "sort_diagnostics",
]


class Severity(StrEnum):
    """How much it matters: an error leaves something out, a warning may surprise, a note is advice."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Reader(StrEnum):
    """Whose words a message is written in."""

    STUDENT = "student"
    TEACHER = "teacher"
    OPERATOR = "operator"


# The table of codes reads as a table with these.
ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
STUDENT, TEACHER, OPERATOR = Reader.STUDENT, Reader.TEACHER, Reader.OPERATOR


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file; `path` is relative to the school's folder, with slashes.

    `line` and `column` count from 1; 0 means the whole file or line.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.path, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of message. Its words lie in `folder`, in a file per language, under its `id`."""

    id: str
    name: str
    severity: Severity
    reader: Reader
    folder: Path = MESSAGES

    def wording(self, language: str = ENGLISH) -> Wording:
        """Return its words in a language (a BCP 47 tag); in English where they are not translated."""
        return load_wordings(language, self.folder)[self.id]

    def at(self, location: Location, **values: object) -> Diagnostic:
        """Make the diagnostic of this code for one place. Raises `KeyError` when its words need a value more."""
        # A forgotten value must fail where the message is made, not when it is printed.
        missing = self.wording().names.difference(values)
        if missing:
            message = f"{self.id} needs {', '.join(sorted(missing))}"
            raise KeyError(message)
        filled = tuple(sorted((name, str(value)) for name, value in values.items()))
        return Diagnostic(code=self, location=location, values=filled)


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One message about one place: which code, and the values for its words. `message` and `hint` are in English."""

    code: Code
    location: Location
    values: tuple[tuple[str, str], ...] = ()

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.code.severity

    @property
    def message(self) -> str:
        """What is wrong, in the reader's words."""
        return self.wording().message

    @property
    def hint(self) -> str:
        """What to do about it."""
        return self.wording().hint

    def wording(self, language: str = ENGLISH) -> Wording:
        """Return its words in a language, as `Code.wording` does, with the values filled in."""
        return self.code.wording(language).fill(dict(self.values))


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file, line and code, each message once."""
    return tuple(sorted(set(diagnostics), key=lambda d: (d.location, d.code.id, d.values)))
