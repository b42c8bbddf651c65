"""What a YAML loader complains about, in words for the person who typed it.

Takes the loader's error and the lines it read; gives the code, the place and the values of the message. It looks at the
line more than at the complaint, which names what the loader hoped for, not what somebody meant to write.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from plfolio.diagnostics import Code, writing

__all__ = ["Mistake", "explain_mistake"]

_COLON = re.compile(r":(\s|$)")
_LONGEST_QUOTE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One complaint in our words. `line` and `column` count from 0."""

    code: Code
    line: int
    column: int
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place in the lines."""

    lines: list[str]
    number: int
    column: int

    @property
    def line(self) -> str:
        return self.lines[self.number] if self.number < len(self.lines) else ""

    @property
    def before(self) -> str:
        return self.line[: self.column].strip(" -")

    @property
    def sign(self) -> str:
        return self.line[self.column : self.column + 1]

    @property
    def previous(self) -> _Spot | None:
        """The nearest line above that says something."""
        above = range(min(self.number, len(self.lines)) - 1, -1, -1)
        number = next((number for number in above if self.lines[number].strip()), None)
        return None if number is None else _Spot(self.lines, number, _indent(self.lines[number]))

    def call(self, code: Code, **values: str) -> Mistake:
        return Mistake(code=code, line=self.number, column=self.column, values=tuple(values.items()))


def explain_mistake(error: yaml.MarkedYAMLError, lines: list[str]) -> Mistake:
    """Say what to mend, and where."""
    mark = error.problem_mark or error.context_mark
    spot = _Spot(lines, mark.line, mark.column) if mark else _Spot(lines, 0, 0)
    opening = error.context_mark
    start = _Spot(lines, opening.line, opening.column) if opening else spot
    complaint = f"{error.context or ''}: {error.problem or ''}"
    return next(rule(spot, start) for pattern, rule in _RULES if pattern.search(complaint))


def _open_quote(_spot: _Spot, start: _Spot) -> Mistake:
    return start.call(writing.F122)


def _backslash(spot: _Spot, _start: _Spot) -> Mistake:
    return spot.call(writing.F134)


def _open_bracket(_spot: _Spot, start: _Spot) -> Mistake:
    return start.call(writing.F123)


def _no_colon(_spot: _Spot, start: _Spot) -> Mistake:
    return start.call(writing.F124, text=start.line.strip()[:_LONGEST_QUOTE])


def _second_colon(spot: _Spot, _start: _Spot) -> Mistake:
    """Explain a colon where none can be: in a text, below a line that has none, or too far right."""
    above = spot.previous
    if _COLON.search(spot.before):
        return spot.call(writing.F125)
    if above and not _COLON.search(above.line):
        return _no_colon(above, above)
    if above and _indent(spot.line):
        return _Spot(spot.lines, spot.number, _indent(spot.line)).call(writing.F132)
    return spot.call(writing.F120)


def _text_goes_on(spot: _Spot, _start: _Spot) -> Mistake:
    return spot.call(writing.F125 if spot.before else writing.F132)


def _special_sign(spot: _Spot, start: _Spot) -> Mistake:
    if spot.sign == "\t":
        return spot.call(writing.F121)
    return spot.call(writing.F126, sign=spot.sign) if spot.sign.strip() else _unclear(spot, start)


def _special_sign_before(_spot: _Spot, start: _Spot) -> Mistake:
    return _special_sign(start, start)


def _tab(spot: _Spot, _start: _Spot) -> Mistake:
    return spot.call(writing.F121)


def _order(spot: _Spot, _start: _Spot) -> Mistake:
    """Explain a line that begins with %."""
    order = spot if spot.line.startswith("%") else spot.previous or spot
    return _Spot(order.lines, order.number, 0).call(writing.F126, sign="%")


def _new_beginning(spot: _Spot, start: _Spot) -> Mistake:
    """Explain a line at the left edge after the end: of everything (...), or of lines that began further right."""
    above = spot.previous
    if spot.line.startswith("%") or (above and above.line.startswith("%")):
        return _order(spot, start)
    return spot.call(writing.F130 if above and above.line.startswith("...") else writing.F132)


def _unclear(spot: _Spot, _start: _Spot) -> Mistake:
    return spot.call(writing.F120)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


# Both loaders' wordings: libyaml's "did not find expected key" is PyYAML's "expected <block end>, but found ...".
_RULES: tuple[tuple[re.Pattern[str], Callable[[_Spot, _Spot], Mistake]], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        ("tab character", _tab),
        ("quoted scalar: .*(end of stream|document (separator|indicator))", _open_quote),
        ("quoted scalar", _backslash),
        ("flow (sequence|mapping)", _open_bracket),
        ("could not find expected ':'", _no_colon),
        ("mapping values are not allowed", _second_colon),
        ("directive", _order),
        ("<document start>", _new_beginning),
        ("cannot start any token|node content|(keys|entries) are not allowed", _special_sign),
        ("alias|anchor|a tag|block scalar", _special_sign_before),
        ("block (mapping|sequence|collection)", _text_goes_on),
        ("", _unclear),
    )
)
