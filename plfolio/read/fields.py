"""Records: which words a mapping may have, what each of them may say, and what it means when it says nothing.

Takes a `Mapping` and the `Field` values that describe it; gives `Values`. Every problem is collected, none stops the
reading; a field with a problem keeps its default.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from plfolio.diagnostics import Diagnostic, Location, writing
from plfolio.read.converters import (
    Choice,
    Colour,
    Converter,
    Day,
    Either,
    Language,
    Pairs,
    Record,
    Records,
    Tags,
    Text,
    Texts,
    Where,
    Whole,
    YesNo,
    choice_of,
    plain_word,
    suggest,
)
from plfolio.read.yaml_nodes import Mapping, Node, Scalar

__all__ = [
    "Choice",
    "Colour",
    "Converter",
    "Day",
    "Either",
    "Field",
    "Language",
    "Pairs",
    "Record",
    "Records",
    "Tags",
    "Text",
    "Texts",
    "Values",
    "Where",
    "Whole",
    "YesNo",
    "choice_of",
    "read_record",
    "suggest",
]

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Field(Generic[T]):
    """One word of a record. `doc` is its documentation; `also` holds other spellings of `name`.

    Nothing is reported when a field that `is_quiet` could not be set: whoever asked for it says so, once, with what
    follows from it. See `Values.doubt`.
    """

    name: str
    converter: Converter[T]
    default: T
    doc: str
    required: bool = False
    also: tuple[str, ...] = ()
    is_quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    key: Scalar
    node: Node
    value: object  # None when it did not convert, or says nothing


class Values:
    """What a record says, by field."""

    def __init__(self, record: Mapping, path: str, given: dict[str, _Given], doubts: dict[str, Diagnostic]) -> None:
        self._record = record
        self._path = path
        self._given = given
        self._doubts = doubts

    def __getitem__(self, field: Field[T]) -> T:
        given = self._given.get(field.name)
        return field.default if given is None or given.value is None else given.value  # type: ignore[return-value]

    def where(self, field: Field[Any]) -> Location:
        """Return the place of this field's value, or of the record when it has none."""
        given = self._given.get(field.name)
        node = given.node if given else self._record
        return Location(self._path, node.line, node.column)

    def has(self, field: Field[Any]) -> bool:
        """Say whether the record gives this field a value that can be used."""
        given = self._given.get(field.name)
        return given is not None and given.value is not None

    def is_doubtful(self, field: Field[Any]) -> bool:
        """Say whether somebody meant to set this field, and it did not work: wrong value, set twice, or misspelt."""
        return field.name in self._doubts

    def doubt(self, field: Field[Any]) -> Diagnostic | None:
        """Return what is wrong first where somebody meant to set this field, and it did not work."""
        return self._doubts.get(field.name)


def read_record(node: Mapping, fields: tuple[Field[Any], ...], where: Where) -> Values:
    """Read the fields of one mapping. Big letters, spaces and hyphens in a word make no difference."""
    given: dict[str, _Given] = {}
    doubts: dict[str, Diagnostic] = {}
    for key, value in node.entries:
        problems: list[Diagnostic] = []
        failed = _read_entry(key, value, fields, given, Where(path=where.path, found=problems))
        if failed:
            doubts.setdefault(failed.name, problems[0])
        if not (failed and failed.is_quiet):
            where.found.extend(problems)
    for field in fields:
        if field.required and (field.name not in given or _is_blank(given[field.name].node)):
            where.report(writing.F141, node, name=field.name)
    return Values(node, where.path, given, doubts)


def _read_entry(
    key: Scalar, node: Node, fields: tuple[Field[Any], ...], given: dict[str, _Given], where: Where
) -> Field[Any] | None:
    """Add one line to `given`. Return the field that it was meant to set, when that did not work."""
    known = _known_words(fields)
    field = known.get(key.text) or known.get(plain_word(key.text))
    if field is None:
        return _report_unknown(key, fields, where)
    if field.name in given:
        where.report(writing.F127, key, name=key.text, first=given[field.name].key.line)
        return field
    value = None if _is_blank(node) else field.converter.convert(node, where.named(field.name))
    given[field.name] = _Given(key=key, node=node, value=value)
    return field if value is None and not _is_blank(node) else None


def _is_blank(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()


@lru_cache(maxsize=256)
def _known_words(fields: tuple[Field[Any], ...]) -> dict[str, Field[Any]]:
    return {word: field for field in fields for word in (field.name, *field.also)}


def _report_unknown(key: Scalar, fields: tuple[Field[Any], ...], where: Where) -> Field[Any] | None:
    """Report a word that no field has; return the field that was probably meant."""
    known = _known_words(fields)
    close = suggest(key.text, tuple(known))
    suggestion = f'Did you mean "{known[close].name}"? ' if close else ""
    names = ", ".join(field.name for field in fields)
    where.report(writing.F140, key, name=key.text, suggestion=suggestion, known=names)
    return known[close] if close else None
