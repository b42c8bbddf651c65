"""Frameworks, their standards, and what work at each level of a standard looks like.

Takes nothing; gives nouns that a framework file or a rubric is read into.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from plfolio.diagnostics import Location
from plfolio.model.translations import Translations

__all__ = [
    "Criterion",
    "Framework",
    "Rubric",
    "Standard",
    "Tag",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """One statement of a framework. `id` is the GUID and never changes; `code` may be empty and may repeat.

    `parents` holds ids, the one that places it in the tree first. `grades` holds two-digit grades ("05"), "KG", "PK".
    `replaced_by` holds the ids that a retired standard points to. `translations` are of the statement.
    """

    id: str
    code: str
    statement: str
    framework: str
    kind: str = ""
    grades: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    depth: int = 0
    notes: str = ""
    language: str = ""
    uri: str = ""
    aliases: tuple[str, ...] = ()
    is_retired: bool = False
    replaced_by: tuple[str, ...] = ()
    translations: Translations = ()
    location: Location | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """A set of standards, in the order of its tree (each parent before its children, siblings in their order).

    `twins` holds pairs of ids, a translation and its original, until all frameworks are read and they are joined.
    """

    id: str
    title: str
    standards: tuple[Standard, ...]
    roots: tuple[str, ...] = ()
    twins: tuple[tuple[str, str], ...] = ()
    language: str = ""
    source: str = ""
    location: Location | None = None
    _by_id: dict[str, Standard] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {standard.id: standard for standard in self.standards})

    def get(self, standard_id: str) -> Standard | None:
        """Return the standard with this id, or None."""
        return self._by_id.get(standard_id)

    def descendants(self, standard_id: str) -> tuple[Standard, ...]:
        """Return the standards below this one in tree order, each once, without itself."""
        found: set[str] = set()
        waiting = [standard_id]
        while waiting:
            for child in self._by_id[waiting.pop()].children:
                if child not in found and child != standard_id:
                    found.add(child)
                    waiting.append(child)
        return tuple(standard for standard in self.standards if standard.id in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A standard's code as somebody wrote it."""

    text: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """What work at one level looks like."""

    level: int
    text: str
    translations: Translations = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rubric:
    """The criteria for one standard, lowest level first; `since` is the day students could read them."""

    tag: Tag
    criteria: tuple[Criterion, ...]
    title: str = ""
    since: date | None = None
