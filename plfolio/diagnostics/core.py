"""The shape of a message: a code from the table, the values that fill its words, and the place it speaks of.

Takes and gives plain values. A mistake in content is never an exception.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Code", "Diagnostic", "Location", "Reader", "Severity", "sort_diagnostics"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One kind of message. `message` and `hint` are templates whose {names} are filled by `at`."""

    id: str
    name: str
    severity: Severity
    reader: Reader
    title: str
    message: str
    hint: str
    why: str
    wrong: str
    right: str

    def at(self, location: Location, **values: object) -> Diagnostic:
        """Make the diagnostic of this code for one place."""
        filled = tuple(sorted((name, str(value)) for name, value in values.items()))
        diagnostic = Diagnostic(code=self, location=location, values=filled)
        # A template that names a value the caller forgot must fail where it is made, not when it is printed.
        _ = (diagnostic.message, diagnostic.hint)
        return diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One message about one place."""

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
        return self.code.message.format_map(dict(self.values))

    @property
    def hint(self) -> str:
        """What to do about it."""
        return self.code.hint.format_map(dict(self.values))


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file, line and code, each message once."""
    return tuple(sorted(set(diagnostics), key=lambda d: (d.location, d.code.id, d.values)))
