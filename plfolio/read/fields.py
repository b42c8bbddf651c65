"""Records: which words a mapping may have, what each of them may say, and what it means when it says nothing.

A subclass of `Record` lists its words as `Field` attributes. It takes a `Mapping`, and its attributes are what was
written. Every problem is collected, none stops the reading; a field with a problem keeps its default.
"""

from __future__ import annotations

from typing import Any, ClassVar, Generic, TypeVar, overload

from plfolio.diagnostics import Diagnostic, Location, writing
from plfolio.read.converters import Converter, Where, as_record, is_blank, plain_word, suggest_word
from plfolio.read.yaml_nodes import Mapping, Node, Scalar

__all__ = ["NOTHING", "Field", "Record", "section"]

T = TypeVar("T")
R = TypeVar("R", bound="Record")

# Said with a space behind it, since more follows.
_COMMA = 'A comma ends a text here. If the text has a comma in it, put "quotation marks" around the whole text. '

NOTHING = Mapping(entries=(), line=0, column=0)


class Field(Generic[T]):
    """One word of a record. On the class its attribute is the field, on a record it is the value.

    `name` is the word, where the attribute is called otherwise; `also` holds other spellings of it. Nothing is reported
    when a field that `is_quiet` could not be set: whoever asked for it says so, once, with what follows from it.
    `lost` says what follows when it could not be set, where more than the line is lost.
    """

    def __init__(  # noqa: PLR0913 - all there is to say of a word
        self,
        converter: Converter[T],
        default: T,
        doc: str,
        *,
        name: str = "",
        also: tuple[str, ...] = (),
        is_required: bool = False,
        is_quiet: bool = False,
        lost: str = "",
    ) -> None:
        self.converter = converter
        self.default = default
        self.doc = doc
        self.name = name
        self.also = also
        self.is_required = is_required
        self.is_quiet = is_quiet
        self.lost = lost or ("This entry does not count." if is_required else "")

    def __set_name__(self, owner: type[Record], attribute: str) -> None:
        self.attribute = attribute
        self.name = self.name or attribute

    @overload
    def __get__(self, record: None, owner: type[Record]) -> Field[T]: ...
    @overload
    def __get__(self, record: Record, owner: type[Record]) -> T: ...
    def __get__(self, record: Record | None, owner: type[Record]) -> Field[T] | T:
        return self if record is None else record.get(self)


class Record:
    """What the lines of one mapping say. Big letters, spaces and hyphens in its words make no difference."""

    fields: ClassVar[tuple[Field[Any], ...]]
    _known: ClassVar[dict[str, Field[Any]]]

    def __init_subclass__(cls) -> None:
        cls.fields = tuple(field for field in vars(cls).values() if isinstance(field, Field))
        cls._known = {word: field for field in cls.fields for word in (field.name, *field.also)}

    def __init__(self, node: Mapping, where: Where) -> None:
        self._node = node
        self._where = where
        self._given: dict[Field[Any], tuple[Scalar, Node]] = {}
        self._values: dict[Field[Any], Any] = {}
        self._doubts: dict[Field[Any], Diagnostic] = {}
        before: Node = node
        for key, value in node.entries:
            problems: list[Diagnostic] = []
            is_cut = key.line == before.line and before is not node and is_blank(value)
            failed = self._read(key, value, Where(path=where.path, found=problems), is_cut=is_cut)
            before = value
            if failed:
                self._doubts.setdefault(failed, problems[0])
            if not (failed and failed.is_quiet):
                where.found.extend(problems)
        for field in self.fields:
            if field.is_required and (field not in self._given or is_blank(self._given[field][1])):
                where.report(writing.F141, node, name=field.name, outcome=_after_space(field.lost))

    def get(self, field: Field[T]) -> T:
        """Return what this field says, or its default."""
        value: T = self._values.get(field, field.default)
        return value

    def values(self, *left_out: Field[Any]) -> dict[str, Any]:
        """Return the values by attribute, for a noun that has the same ones, without those of the fields `left_out`."""
        return {field.attribute: self.get(field) for field in self.fields if field not in left_out}

    def where(self, field: Field[Any]) -> Location:
        """Return the place of this field's value, or of the record when it has none."""
        return self._where.at(self._given[field][1] if field in self._given else self._node)

    def places(self) -> tuple[tuple[str, Location], ...]:
        """Return the place of everything that the record says, by attribute."""
        return tuple((field.attribute, self.where(field)) for field in self._given)

    def has(self, field: Field[Any]) -> bool:
        """Say whether the record gives this field a value that can be used."""
        return field in self._values

    def is_doubtful(self, *fields: Field[Any]) -> bool:
        """Say whether somebody meant to set one of these fields and it did not work: wrong, set twice, or misspelt."""
        return not self._doubts.keys().isdisjoint(fields)

    def doubtful(self) -> tuple[str, ...]:
        """Return the attributes of all fields that are doubtful."""
        return tuple(field.attribute for field in self._doubts)

    def doubt(self, field: Field[Any]) -> Diagnostic | None:
        """Return what is wrong first where somebody meant to set this field and it did not work."""
        return self._doubts.get(field)

    @classmethod
    def example(cls) -> str:
        """Return how the lines look: the words that are needed, or else the first two."""
        needed = [field.name for field in cls.fields if field.is_required] or [field.name for field in cls.fields[:2]]
        return "{" + ", ".join(f"{name}: ..." for name in needed) + "}"

    def _read(self, key: Scalar, node: Node, where: Where, *, is_cut: bool) -> Field[Any] | None:
        """Read one line. Return the field that it was meant to set, when that did not work.

        When it `is_cut`, it is most likely the rest of a text with a comma, between { and }.
        """
        field = self._known.get(plain_word(key.text))
        if field is None:
            return self._report_unknown(key, where, is_cut=is_cut)
        if field in self._given:
            where.report(writing.F127, key, name=key.text, first=self._given[field][0].line)
            return field
        self._given[field] = (key, node)
        if is_blank(node):
            return None
        value = field.converter(node, where.named(field.name, _after_space(field.lost)))
        if value is None:
            return field
        self._values[field] = value
        return None

    def _report_unknown(self, key: Scalar, where: Where, *, is_cut: bool) -> Field[Any] | None:
        """Report a word that no field has; return the field that was probably meant."""
        close = None if is_cut else self._known.get(suggest_word(key.text, self._known))
        suggestion = f'Did you mean "{close.name}"? ' if close else _COMMA if is_cut else ""
        known = ", ".join(field.name for field in self.fields)
        where.report(writing.F140, key, name=key.text, suggestion=suggestion, known=known)
        return close


def _after_space(sentence: str) -> str:
    return f" {sentence}" if sentence else ""


def section(kind: type[R], *, also: tuple[str, ...] = (), is_quiet: bool = False) -> Field[R]:
    """Describe a word whose lines are a record of their own. Without it, all of them have their defaults."""
    nothing = kind(NOTHING, Where(path="", found=[]))
    return Field(as_record(kind, kind.example()), nothing, kind.__doc__ or "", also=also, is_quiet=is_quiet)
