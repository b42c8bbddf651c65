"""What one line of a record may say: a text, a list, a day, a number, one of some words, tags, a colour, records.

Takes nodes; gives typed values, or a message and None. Text stays as it was typed; nothing is guessed from its look.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from plfolio.diagnostics import Code, Diagnostic, Location, writing
from plfolio.model import Tag
from plfolio.read.yaml_nodes import Items, Mapping, Node, Scalar

__all__ = [
    "Choice",
    "Colour",
    "Converter",
    "Day",
    "Either",
    "Language",
    "Pairs",
    "Record",
    "Records",
    "Tags",
    "Text",
    "Texts",
    "Where",
    "Whole",
    "YesNo",
    "choice_of",
    "plain_word",
    "suggest",
]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=StrEnum)

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NUMBERS = re.compile(r"[0-9]+")
_LOOSE_DAY = re.compile(r"[0-9]{1,4}([-./ ]+)[0-9]{1,2}\1[0-9]{1,4}\.?")
_WHOLE = re.compile(r"-?\d{1,9}")
_COLOUR = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_COMMA = re.compile(r"[,،、\uff0c]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where a converter is at: the file, the word whose value it reads, and the list that collects problems."""

    path: str
    found: list[Diagnostic]
    name: str = ""

    def at(self, node: Node) -> Location:
        """Return the place of a node."""
        return Location(self.path, node.line, node.column)

    def report(self, code: Code, node: Node, **values: object) -> None:
        """Collect a problem with a node."""
        self.found.append(code.at(self.at(node), **values))

    def named(self, name: str) -> Where:
        """Return the same for another word."""
        return replace(self, name=name)


class Converter(Protocol[T_co]):
    """Turns a node into a value; reports what is wrong and gives None when it can't."""

    def convert(self, node: Node, where: Where) -> T_co | None:
        """Return the value, or None after reporting why there is none."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text."""

    def convert(self, node: Node, where: Where) -> str | None:
        """Return the text as typed, without the space around it."""
        return _text_of(node, where, "one text")


@dataclass(frozen=True, slots=True)
class Texts:
    """A list of texts, or one text. With `commas`, one text is split at its commas: for names, not for sentences."""

    commas: bool = False

    def convert(self, node: Node, where: Where) -> tuple[str, ...] | None:
        """Return the texts that are not empty."""
        pieces = _pieces(node, where, self.commas)
        return None if pieces is None else tuple(text for text, _ in pieces)


@dataclass(frozen=True, slots=True)
class Tags:
    """Codes of standards: a list, or one line with commas."""

    def convert(self, node: Node, where: Where) -> tuple[Tag, ...] | None:
        """Return each code as typed, with its place."""
        pieces = _pieces(node, where, is_split=True)
        return None if pieces is None else tuple(Tag(text=text, location=location) for text, location in pieces)


@dataclass(frozen=True, slots=True)
class Day:
    """A day, written like 2026-10-14."""

    def convert(self, node: Node, where: Where) -> date | None:
        """Return the day; a day in another order is never guessed."""
        text = _text_of(node, where, "a day such as 2026-10-14")
        if text is None:
            return None
        match = _DAY.fullmatch(text)
        if not match:
            where.report(writing.F144, node, text=text, example=_day_example(text))
            return None
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            where.report(writing.F143, node, text=text)
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A whole number, in the digits of any script."""

    minimum: int | None = None
    maximum: int | None = None

    def convert(self, node: Node, where: Where) -> int | None:
        """Return the number."""
        example = 1 if self.minimum is None else self.minimum
        text = _text_of(node, where, f"a number such as {example}")
        if text is None:
            return None
        if not _WHOLE.fullmatch(text):
            where.report(writing.F145, node, name=where.name, text=text, example=example)
            return None
        number = int(text)
        is_outside = (self.minimum is not None and number < self.minimum) or (
            self.maximum is not None and number > self.maximum
        )
        if is_outside:
            where.report(writing.F146, node, name=where.name, text=text, limits=self._limits())
            return None
        return number

    def _limits(self) -> str:
        ends = (("from", self.minimum), ("up to", self.maximum))
        return " ".join(f"{word} {end}" for word, end in ends if end is not None)


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One of some words, in any letters. `words` are (small word, value) pairs; hints show the first of each value."""

    words: tuple[tuple[str, T], ...]

    def convert(self, node: Node, where: Where) -> T | None:
        """Return the value that the word stands for."""
        text = _text_of(node, where, f"one of these words: {self._shown()}")
        if text is None:
            return None
        wanted = text.casefold()
        for word, value in self.words:
            if word == wanted:
                return value
        close = suggest(text, tuple(word for word, _ in self.words))
        suggestion = f'Did you mean "{close}"? ' if close else ""
        where.report(writing.F147, node, name=where.name, text=text, suggestion=suggestion, choices=self._shown())
        return None

    def _shown(self) -> str:
        first: dict[object, str] = {}
        for word, value in self.words:
            first.setdefault(value, word)
        return ", ".join(first.values())


def choice_of(kind: type[E]) -> Choice[E]:
    """Return the choice among the values of an enumeration."""
    return Choice(tuple((member.value, member) for member in kind))


_YES_NO = Choice(
    (("yes", True), ("no", False), ("true", True), ("false", False), ("on", True), ("off", False))  # hints show two
)


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no."""

    def convert(self, node: Node, where: Where) -> bool | None:
        """Return whether it says yes."""
        return _YES_NO.convert(node, where)


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour, written like #2f5d8a or #25a."""

    def convert(self, node: Node, where: Where) -> str | None:
        """Return it as # and six small digits."""
        text = _text_of(node, where, 'a colour such as "#2f5d8a"')
        if text is None:
            return None
        if not _COLOUR.fullmatch(text):
            where.report(writing.F148, node, text=text)
            return None
        digits = text[1:].lower()
        return "#" + (digits if len(digits) > len("25a") else "".join(digit * 2 for digit in digits))


@dataclass(frozen=True, slots=True)
class Language:
    """The short name of a language (BCP 47): en, es, zh-Hans."""

    def convert(self, node: Node, where: Where) -> str | None:
        """Return it as typed, with hyphens."""
        text = _text_of(node, where, "the short name of a language, such as en")
        if text is None:
            return None
        name = text.replace("_", "-")
        if not _LANGUAGE.fullmatch(name):
            where.report(writing.F149, node, text=text)
            return None
        return name


@dataclass(frozen=True, slots=True)
class Record(Generic[T]):
    """A group of lines with words of their own, read by `read`."""

    read: Callable[[Mapping, Where], T | None]

    def convert(self, node: Node, where: Where) -> T | None:
        """Return what `read` makes of it."""
        if isinstance(node, Mapping):
            return self.read(node, where)
        _report_shape(node, where, "lines of its own, like {name: ...}")
        return None


@dataclass(frozen=True, slots=True)
class Records(Generic[T]):
    """A list of records, each read by `read`. One that has problems is left out; the others stay."""

    read: Callable[[Mapping, Where], T | None]

    def convert(self, node: Node, where: Where) -> tuple[T, ...] | None:
        """Return what `read` makes of each."""
        if not isinstance(node, Items):
            _report_shape(node, where, "a list, with a - in front of each thing")
            return None
        record = Record(self.read)
        values = (record.convert(item, where) for item in node.items)
        return tuple(value for value in values if value is not None)


@dataclass(frozen=True, slots=True)
class Pairs(Generic[T]):
    """A group of lines whose words are free, such as codes of standards; each value is read by `converter`."""

    converter: Converter[T]

    def convert(self, node: Node, where: Where) -> tuple[tuple[Scalar, T], ...] | None:
        """Return the words and their values, without those that have problems."""
        if not isinstance(node, Mapping):
            _report_shape(node, where, "lines of its own, like {name: ...}")
            return None
        first: dict[str, Scalar] = {}
        pairs: list[tuple[Scalar, T]] = []
        for key, value in node.entries:
            if first.setdefault(key.text, key) is not key:
                where.report(writing.F127, key, name=key.text, first=first[key.text].line)
            elif (converted := self.converter.convert(value, where.named(key.text))) is not None:
                pairs.append((key, converted))
        return tuple(pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Either(Generic[T]):
    """Two ways to write one thing: `lone` reads a single text, `many` reads a list or a group of lines."""

    lone: Converter[T]
    many: Converter[T]

    def convert(self, node: Node, where: Where) -> T | None:
        """Return what the fitting one makes of it."""
        return (self.lone if isinstance(node, Scalar) else self.many).convert(node, where)


def suggest(text: str, known: tuple[str, ...]) -> str:
    """Return the known word that `text` is most likely meant to be, or ""."""
    return next(iter(get_close_matches(plain_word(text), known, n=1, cutoff=0.6)), "")


def plain_word(word: str) -> str:
    """Return a word as fields are named: small letters, and _ for a space or a hyphen."""
    return word.strip().casefold().replace(" ", "_").replace("-", "_")


def _text_of(node: Node, where: Where, wanted: str) -> str | None:
    if isinstance(node, Scalar):
        return node.text.strip()
    _report_shape(node, where, wanted)
    return None


def _report_shape(node: Node, where: Where, wanted: str) -> None:
    found = {Items: "a list", Mapping: "a group of lines with words and colons"}.get(type(node), "one text")
    where.report(writing.F142, node, name=where.name, wanted=wanted, found=found)


def _pieces(node: Node, where: Where, is_split: bool) -> list[tuple[str, Location]] | None:  # noqa: FBT001  private
    """Return each text of a list, or the one text, with its place."""
    nodes = node.items if isinstance(node, Items) else (node,)
    pieces: list[tuple[str, Location]] = []
    for piece in nodes:
        if not isinstance(piece, Scalar):
            _report_shape(piece, where, "a text or a list of texts")
            return None
        pieces.extend(_split(piece, where) if is_split else [(piece.text.strip(), where.at(piece))])
    return [(text, location) for text, location in pieces if text]


def _split(node: Scalar, where: Where) -> list[tuple[str, Location]]:
    """Split a text at its commas. The column is right for a text on one line."""
    pieces = []
    start = 0
    for comma in [*_COMMA.finditer(node.text), None]:
        end = comma.start() if comma else len(node.text)
        column = node.column + node.is_quoted + start
        pieces.append((node.text[start:end].strip(), Location(where.path, node.line, column)))
        start = comma.end() if comma else end
    return pieces


def _day_example(text: str) -> str:
    """Return how to write this day, or both days that it may be; another day's when it can't be told."""
    numbers = [int(number) for number in _NUMBERS.findall(text)] if _LOOSE_DAY.fullmatch(text) else []
    if len(numbers) != len("ymd"):
        return "2026-10-14"
    year_first = numbers[0] > numbers[2]
    year, first, second = (numbers[0], numbers[2], numbers[1]) if year_first else (numbers[2], numbers[0], numbers[1])
    orders = [(second, first)] if year_first else [(second, first), (first, second)]
    days = [day for month, number in orders if (day := _iso(year, month, number))]
    return " or ".join(dict.fromkeys(days)) or "2026-10-14"


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
