"""What a YAML loader complains about, in words for the person who typed it.

Takes the loader's error and the lines it read; gives the message. It looks at the line more than at the complaint,
which names what the loader hoped for, not what somebody meant to write.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

import yaml

from plfolio.diagnostics import Code, Diagnostic, Location, writing

__all__ = ["Spot", "explain_mistake"]

_Rule = Callable[["Spot", "Spot"], Diagnostic]

_COLON = re.compile(r":(\s|$)")
_LONGEST_QUOTE = 40


class _Mark(Protocol):
    """What the marks of both loaders have in common; both count from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place in lines that were read from the file `shown`, from its line `first_line` on. The others count from 0."""

    lines: list[str]
    shown: str
    first_line: int
    number: int = 0
    column: int = 0

    def at(self, mark: _Mark | None) -> Spot:
        """Return the spot of a mark, this one when there is none."""
        return replace(self, number=mark.line, column=mark.column) if mark else self

    @property
    def location(self) -> Location:
        """The place in the file."""
        return Location(self.shown, self.number + self.first_line, self.column + 1)

    def say(self, code: Code, **values: object) -> Diagnostic:
        """Make a message about this spot."""
        return code.at(self.location, **values)

    @property
    def line(self) -> str:
        """The whole line."""
        return self.lines[self.number] if self.number < len(self.lines) else ""

    @property
    def before(self) -> str:
        """What stands on the line before it."""
        return self.line[: self.column].strip(" -")

    @property
    def sign(self) -> str:
        """The sign that stands here."""
        return self.line[self.column : self.column + 1]

    @property
    def text(self) -> Spot:
        """Where the text of the line begins."""
        return replace(self, column=len(self.line) - len(self.line.lstrip()))

    @property
    def previous(self) -> Spot | None:
        """The beginning of the nearest line above that says something."""
        above = range(min(self.number, len(self.lines)) - 1, -1, -1)
        number = next((number for number in above if self.lines[number].strip()), None)
        return None if number is None else replace(self, number=number).text

    @property
    def open_bracket(self) -> Spot:
        """The last bracket before it that nothing closes; the first one of all, when a # hides what closes it."""
        closed, first = 0, self
        for number in range(min(self.number, len(self.lines) - 1), -1, -1):
            end = self.column if number == self.number else None
            for column, sign in reversed([*enumerate(self.lines[number][:end])]):
                closed += (sign in "]}") - (sign in "[{")
                first = replace(self, number=number, column=column) if sign in "[{" else first
                if closed < 0:
                    return first
        return first


def explain_mistake(error: yaml.MarkedYAMLError, lines: Spot) -> Diagnostic:
    """Say what to mend, and where in these lines."""
    spot = lines.at(error.problem_mark or error.context_mark)
    start = spot.at(error.context_mark)
    complaint = f"{error.context or ''}: {error.problem or ''}"
    return next(rule(spot, start) for pattern, rule in _RULES if pattern.search(complaint))


def _no_colon(_spot: Spot, start: Spot) -> Diagnostic:
    return start.say(writing.F124, text=start.line.strip()[:_LONGEST_QUOTE])


def _second_colon(spot: Spot, _start: Spot) -> Diagnostic:
    """Explain a colon where none can be: in a text, below a line that has none, or too far right."""
    above = spot.previous
    if _COLON.search(spot.before):
        return spot.say(writing.F125)
    if above and not _COLON.search(above.line):
        return _no_colon(above, above)
    return spot.text.say(writing.F132) if above and spot.text.column else spot.say(writing.F120)


def _text_goes_on(spot: Spot, _start: Spot) -> Diagnostic:
    return spot.say(writing.F125 if spot.before else writing.F132)


def _special_sign(spot: Spot, _start: Spot) -> Diagnostic:
    if spot.sign == "\t":
        return spot.say(writing.F121)
    return spot.say(writing.F126, sign=spot.sign) if spot.sign.strip() else spot.say(writing.F120)


def _nothing_there(spot: Spot, start: Spot) -> Diagnostic:
    """Explain the end of everything inside a bracket, or else a sign that can't begin a text."""
    is_over = not spot.line[spot.column :].strip()
    return spot.open_bracket.say(writing.F123) if is_over else _special_sign(spot, start)


def _order(spot: Spot, _start: Spot) -> Diagnostic:
    """Explain a line that begins with %."""
    order = spot if spot.line.startswith("%") else spot.previous or spot
    return replace(order, column=0).say(writing.F126, sign="%")


def _new_beginning(spot: Spot, start: Spot) -> Diagnostic:
    """Explain a line at the left edge after the end: of everything (...), or of lines that began further right."""
    above = spot.previous
    if spot.line.startswith("%") or (above and above.line.startswith("%")):
        return _order(spot, start)
    return spot.say(writing.F130 if above and above.line.startswith("...") else writing.F132)


def _here(code: Code) -> _Rule:
    return lambda spot, _start: spot.say(code)


def _at_start(code: Code) -> _Rule:
    return lambda _spot, start: start.say(code)


# Both loaders' wordings: libyaml's "did not find expected key" is PyYAML's "expected <block end>, but found ...".
_RULES: tuple[tuple[re.Pattern[str], _Rule], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        ("tab character", _here(writing.F121)),
        ("quoted scalar: .*(end of stream|document (separator|indicator))", _at_start(writing.F122)),
        ("quoted scalar", _here(writing.F134)),
        ("flow (sequence|mapping)", _at_start(writing.F123)),
        ("could not find expected ':'", _no_colon),
        ("mapping values are not allowed", _second_colon),
        ("directive", _order),
        ("<document start>", _new_beginning),
        ("node content", _nothing_there),
        ("cannot start any token|(keys|entries) are not allowed", _special_sign),
        ("alias|anchor|a tag|block scalar", lambda _spot, start: _special_sign(start, start)),
        ("block (mapping|sequence|collection)", _text_goes_on),
        ("", _here(writing.F120)),
    )
)
