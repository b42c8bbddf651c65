"""What one line of a record may say: a text, a list, a day, a number, one of some words, codes, a colour, records.

Takes nodes; gives typed values, or a message and None. Text stays as it was typed; nothing is guessed from its look.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache
from typing import Protocol, TypeVar

from plfolio.diagnostics import Code, Diagnostic, Location, writing
from plfolio.model import Tag, Translations, WrittenLanguage
from plfolio.read.language_names import find_tag
from plfolio.read.yaml_nodes import Items, Mapping, Node, Scalar

__all__ = [
    "Converter",
    "Where",
    "as_colour",
    "as_day",
    "as_language",
    "as_languages",
    "as_names",
    "as_number",
    "as_pairs",
    "as_record",
    "as_records",
    "as_tag",
    "as_tags",
    "as_text",
    "as_texts",
    "as_translations",
    "as_yes_no",
    "is_blank",
    "member_of",
    "one_of",
    "parse_day",
    "plain_word",
    "suggest",
    "suggest_word",
]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=StrEnum)

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DAY_WITH_DOTS = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_LOOSE_DAY = re.compile(r"([0-9]{1,4})([-./ ]+)([0-9]{1,2})\2([0-9]{1,4})\.?")
_SOME_DAY = "2026-10-14"
_HUNDRED, _THIS_CENTURY = 100, 2000
_WHOLE = re.compile(r"-?\d{1,9}")
_COLOUR = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_BETWEEN_COMMAS = re.compile(r"[^\s,،、\uff0c][^,،、\uff0c]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where a converter is at: the file, the word whose value it reads, and the list that collects problems.

    `outcome` is what follows when the value can't be used, with a space in front; "" when nothing but the line is lost.
    """

    path: str
    found: list[Diagnostic]
    name: str = ""
    outcome: str = ""

    def at(self, node: Node) -> Location:
        """Return the place of a node."""
        return Location(self.path, node.line, node.column)

    def report(self, code: Code, node: Node, **values: object) -> None:
        """Collect a problem with a node."""
        self.found.append(code.at(self.at(node), **values))

    def report_shape(self, node: Node, wanted: str) -> None:
        """Report a node that is a list, say, where something else is `wanted`."""
        self.report(writing.F142, node, name=self.name, wanted=wanted, found=node.shape, outcome=self.outcome)

    def named(self, name: str, outcome: str | None = None) -> Where:
        """Return the same for another word."""
        return replace(self, name=name, outcome=self.outcome if outcome is None else outcome)


class Converter(Protocol[T_co]):
    """What turns a node into a value."""

    def __call__(self, node: Node, where: Where, /) -> T_co | None:
        """Return the value, or None after reporting why there is none."""


def as_text(node: Node, where: Where, wanted: str = "one text") -> str | None:
    """Return one text as typed, without the space around it."""
    if isinstance(node, Scalar):
        return node.text.strip()
    where.report_shape(node, wanted)
    return None


def as_texts(node: Node, where: Where) -> tuple[str, ...] | None:
    """Return the texts of a list that are not empty; or the one text, which may be a sentence with commas."""
    pieces = _pieces(node, where)
    return None if pieces is None else tuple(text for piece in pieces if (text := piece.text.strip()))


def as_tags(node: Node, where: Where) -> tuple[Tag, ...] | None:
    """Return the codes of a list, or of one line with commas, each as typed and with its place."""
    pieces = _pieces(node, where)
    return None if pieces is None else tuple(tag for piece in pieces for tag in _split(piece, where))


def as_names(node: Node, where: Where) -> tuple[str, ...] | None:
    """Return the names of a list, or of one line with commas."""
    tags = as_tags(node, where)
    return None if tags is None else tuple(tag.text for tag in tags)


def as_tag(node: Node, where: Where) -> Tag | None:
    """Return the code of one standard, which may be alone in a list."""
    if isinstance(node, Items) and len(node.items) == 1 and not is_blank(node.items[0]):
        node = node.items[0]
    text = as_text(node, where)
    return None if text is None else Tag(text=text, location=where.at(node))


def as_day(node: Node, where: Where) -> date | None:
    """Return a day that is written like 2026-10-14 or 14.10.2026; one in another order is never guessed."""
    text = as_text(node, where, f"a day such as {_SOME_DAY}")
    if text is None:
        return None
    try:
        day = parse_day(text)
    except ValueError:
        where.report(writing.F143, node, text=text, outcome=where.outcome)
        return None
    if day is None:
        where.report(writing.F144, node, text=text, example=_day_example(text), outcome=where.outcome)
    return day


@lru_cache(maxsize=1024)  # a school year has few days, and a table of levels many rows
def parse_day(text: str) -> date | None:
    """Return the day that is written like 2026-10-14 or 14.10.2026; None when it is not clear which day is meant.

    Raises `ValueError` for one that no calendar has.
    """
    parts = _DAY.fullmatch(text)
    if parts:
        return date(*map(int, parts.groups()))
    # With dots between them, the day comes first wherever people write so: 14.10.2026.
    dotted = _DAY_WITH_DOTS.fullmatch(text)
    with suppress(ValueError):
        return date(*map(int, reversed(dotted.groups()))) if dotted else None
    return None


def as_number(*, minimum: int, maximum: int | None = None) -> Converter[int]:
    """Return the converter of a whole number, in the digits of any script."""

    def convert(node: Node, where: Where) -> int | None:
        text = as_text(node, where, f"a number such as {minimum}")
        if text is None:
            return None
        if not _WHOLE.fullmatch(text):
            where.report(writing.F145, node, name=where.name, text=text, example=minimum, outcome=where.outcome)
        elif int(text) < minimum or (maximum is not None and int(text) > maximum):
            limits = f"from {minimum}" if maximum is None else f"from {minimum} up to {maximum}"
            where.report(writing.F146, node, name=where.name, text=text, limits=limits, outcome=where.outcome)
        else:
            return int(text)
        return None

    return convert


def one_of(words: dict[str, T], shown: str = "") -> Converter[T]:
    """Return the converter of one of these words, in any letters. Hints show `shown`, or else all of them."""
    choices = shown or ", ".join(words)

    def convert(node: Node, where: Where) -> T | None:
        text = as_text(node, where, f"one of these words: {choices}")
        value = None if text is None else words.get(text.casefold())
        if text is not None and value is None:
            suggestion = suggest(text, words)
            values = {"suggestion": suggestion, "choices": choices, "outcome": where.outcome}
            where.report(writing.F147, node, name=where.name, text=text, **values)
        return value

    return convert


def member_of(kind: type[E]) -> Converter[E]:
    """Return the converter of one of an enumeration's words."""
    return one_of({member.value: member for member in kind})


as_yes_no = one_of({"yes": True, "no": False, "true": True, "false": False, "on": True, "off": False}, "yes, no")


def as_colour(node: Node, where: Where) -> str | None:
    """Return a colour, written like #2f5d8a or #25a, as # and six small digits."""
    text = as_text(node, where, 'a colour such as "#2f5d8a"')
    if text is None:
        return None
    if not _COLOUR.fullmatch(text):
        where.report(writing.F148, node, text=text, outcome=where.outcome)
        return None
    digits = text[1:].lower()
    return "#" + (digits if len(digits) > len("25a") else "".join(digit * 2 for digit in digits))


def as_language(node: Node, where: Where) -> str | None:
    """Return the short name of a language (BCP 47: en, es, zh-Hans), with hyphens."""
    text = as_text(node, where, "the short name of a language, such as en")
    name = text.replace("_", "-") if text is not None else ""
    if _LANGUAGE.fullmatch(name):
        return name
    if text is not None:
        tag = find_tag(text)
        suggestion = f"For {text} write {tag}. " if tag else ""
        where.report(writing.F149, node, text=text, suggestion=suggestion, outcome=where.outcome)
    return None


def as_languages(node: Node, where: Where) -> tuple[WrittenLanguage, ...] | None:
    """Return the languages of a list, or of one line with commas, by whatever name somebody knows them."""
    tags = as_tags(node, where)
    return None if tags is None else tuple(WrittenLanguage(text=tag.text, location=tag.location) for tag in tags)


def as_record(read: Callable[[Mapping, Where], T | None], like: str = "{name: ...}") -> Converter[T]:
    """Return the converter of a group of lines with words of their own, read by `read`, that look like `like`."""

    def convert(node: Node, where: Where) -> T | None:
        if isinstance(node, Mapping):
            return read(node, where)
        where.report_shape(node, f"lines of its own, like {like}")
        return None

    return convert


def as_records(
    read: Callable[[Mapping, Where], T | None], like: str = "{name: ...}", *, is_whole: bool = False
) -> Converter[tuple[T, ...]]:
    """Return the converter of a list of records.

    One that has problems is left out and the others stay; if the list has to be `is_whole`, there is none then.
    """
    convert_one = as_record(read, like)

    def convert(node: Node, where: Where) -> tuple[T, ...] | None:
        if not isinstance(node, Items):
            where.report_shape(node, "a list, with a - in front of each thing")
            return None
        values = [convert_one(item, where) for item in node.items]
        kept = tuple(value for value in values if value is not None)
        return None if is_whole and len(kept) < len(values) else kept

    return convert


def as_pairs(converter: Converter[T], like: str) -> Converter[tuple[tuple[Scalar, T], ...]]:
    """Return the converter of lines whose words are free, such as codes. Pairs that have problems are left out."""

    def read(record: Mapping, where: Where) -> tuple[tuple[Scalar, T], ...]:
        first: dict[str, Scalar] = {}
        pairs: list[tuple[Scalar, T]] = []
        for key, node in record.entries:
            if first.setdefault(key.text, key) is not key:
                where.report(writing.F127, key, name=key.text, first=first[key.text].line)
            elif (value := converter(node, where.named(key.text))) is not None:
                pairs.append((key, value))
        return tuple(pairs)

    return as_record(read, like)


def as_translations(node: Node, where: Where) -> Translations | None:
    """Return one text in several languages, each by its short name. Pairs that have problems are left out."""
    pairs = as_pairs(as_text, "{es: Cumple}")(node, where)
    if pairs is None:
        return None
    named = ((as_language(key, where), text) for key, text in pairs)
    return tuple((language, text) for language, text in named if language and text)


def suggest(text: str, known: Iterable[str]) -> str:
    """Ask whether the known word was meant that `text` is most like: "Did you mean ...? ", or ""."""
    close = suggest_word(text, known)
    return f'Did you mean "{close}"? ' if close else ""


def suggest_word(text: str, known: Iterable[str]) -> str:
    """Return the known word that `text` is most likely meant to be, or ""."""
    return next(iter(get_close_matches(plain_word(text), known, n=1, cutoff=0.6)), "")


def is_blank(node: Node) -> bool:
    """Say whether nothing was written, or nothing between quotation marks."""
    return isinstance(node, Scalar) and not node.text.strip()


def plain_word(word: str) -> str:
    """Return a word as fields are named: small letters, and _ for a space or a hyphen."""
    return word.strip().casefold().replace(" ", "_").replace("-", "_")


def _pieces(node: Node, where: Where) -> list[Scalar] | None:
    """Return the texts of a list, or the one text."""
    pieces: list[Scalar] = []
    for piece in node.items if isinstance(node, Items) else (node,):
        if not isinstance(piece, Scalar):
            where.report_shape(piece, "a text or a list of texts")
            return None
        pieces.append(piece)
    return pieces


def _split(piece: Scalar, where: Where) -> Iterator[Tag]:
    """Split a text at its commas. The column is right for a text on one line."""
    for part in _BETWEEN_COMMAS.finditer(piece.text):
        column = piece.column + piece.is_quoted + part.start()
        yield Tag(text=part[0].rstrip(), location=Location(where.path, piece.line, column))


def _day_example(text: str) -> str:
    """Return how to write this day, or both days that it may be; another day's when it can't be told."""
    numbers = _LOOSE_DAY.fullmatch(text)
    if not numbers:
        return _SOME_DAY
    first, second, third = (int(numbers[group]) for group in (1, 3, 4))
    days = [(first, second, third)] if first > third else [(third, second, first), (third, first, second)]
    written = []
    for year, month, day in days:
        with suppress(ValueError):
            written.append(date(year if year >= _HUNDRED else year + _THIS_CENTURY, month, day).isoformat())
    return " or ".join(dict.fromkeys(written)) or _SOME_DAY
