"""What only site_config.yml says: sections, folders, scales and prompts.

Takes nodes; gives typed values, or a message and None. A scale that has a mistake in one level is left out whole, since
the other levels would change their numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from plfolio.diagnostics import config
from plfolio.model import Band, Level, ProficiencyScale
from plfolio.read.fields import (
    Field,
    Language,
    Pairs,
    Record,
    Records,
    Text,
    Values,
    Where,
    Whole,
    choice_of,
    read_record,
)
from plfolio.read.yaml_nodes import Items, Mapping, Node
from plfolio.settings import Prompt

__all__ = ["Folder", "Prompts", "Scales", "section"]

_FEWEST_LEVELS = 2


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Identified)


def section(fields: tuple[Field[Any], ...]) -> Record[Values]:
    """Return the converter of a group of settings."""
    return Record(lambda record, where: read_record(record, fields, where))


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder inside the school's, with slashes."""

    def convert(self, node: Node, where: Where) -> str | None:
        """Return it without a slash at its end."""
        text = Text().convert(node, where)
        if text is None:
            return None
        name = text.removeprefix("./").rstrip("/")
        steps = name.split("/")
        if not name or any(step.strip(" .") == "" for step in steps) or any(sign in name for sign in '\\:*?"<>|'):
            where.report(config.C103, node, name=where.name, text=text)
            return None
        return name


@dataclass(frozen=True, slots=True)
class _Distinct(Generic[N]):
    """A list of records with ids, of which the first with an id counts."""

    read: Callable[[Mapping, Where], N | None]

    def convert(self, node: Node, where: Where) -> tuple[N, ...] | None:
        if not isinstance(node, Items):
            return Records(self.read).convert(node, where)
        kept: dict[str, N] = {}
        for item in node.items:
            value = Record(self.read).convert(item, where)
            if value is not None and kept.setdefault(value.id, value) is not value:
                where.report(config.C108, item, id=value.id)
        return tuple(kept.values())


_id = Field(name="id", converter=Text(), default="", doc="The name that other files use.", required=True)

_name = Field(name="name", converter=Text(), default="", doc="What the level is called.", required=True)
_band: Field[Band | None] = Field(
    name="band", converter=choice_of(Band), default=None, doc="Where it stands: below, on or above.", required=True
)
_description = Field(name="description", converter=Text(), default="", doc="What it means.")
_levels: Field[tuple[tuple[str, Band, str], ...]] = Field(
    name="levels",
    converter=Records(lambda record, where: _read_level(record, where)),  # noqa: PLW0108  defined further down
    default=(),
    doc="The levels, lowest first; they are numbered 1, 2, 3 ...",
    required=True,
)
_goal: Field[int | None] = Field(
    name="goal", converter=Whole(minimum=1), default=None, doc="The number of the level that means: on the standard."
)


def _read_level(record: Mapping, where: Where) -> tuple[str, Band, str] | None:
    values = read_record(record, (_name, _band, _description), where)
    band = values[_band]
    return (values[_name], band, values[_description]) if values[_name] and band else None


def _read_scale(record: Mapping, where: Where) -> ProficiencyScale | None:
    values = read_record(record, (_id, _goal, _levels), where)
    written, read = record.get("levels"), values[_levels]
    # Only a mistake that has been reported can make a level of the list go missing.
    is_broken = isinstance(written, Items) and len(written.items) > len(read)
    if not values[_id] or not values.has(_levels) or values.is_doubtful(_goal) or is_broken:
        return None
    if len(read) < _FEWEST_LEVELS:
        where.report(config.C105, record, scale=values[_id])
        return None
    levels = tuple(
        Level(number=number, name=name, band=band, description=description)
        for number, (name, band, description) in enumerate(read, start=1)
    )
    goal = values[_goal] or next((level.number for level in levels if level.band is Band.ON), 0)
    scale = ProficiencyScale(id=values[_id], levels=levels, goal=goal)
    return scale if _is_sound(scale, record, where) else None


def _is_sound(scale: ProficiencyScale, record: Mapping, where: Where) -> bool:
    """Say whether the goal is on the scale, the levels rise, and their names can be told apart."""
    goal = scale.level(scale.goal)
    if goal is None:
        where.report(config.C106, record, scale=scale.id, count=len(scale.levels), goal=scale.goal or "missing")
        return False
    order = list(Band)
    reason, at = "", goal
    for level in scale.levels:
        below = scale.level(level.number - 1)
        if below and order.index(below.band) > order.index(level.band):
            reason, at = f'"{level.band}" comes after "{below.band}"', level
        elif level.name.isdecimal():
            reason, at = "a name must not be only a number", level
        elif (scale.find(level.name) or level).number != level.number:
            reason, at = "its name is used twice", level
    if not reason and goal.band is not Band.ON:
        reason = 'it is the goal, so its band must be "on"'
    if reason:
        where.report(config.C107, record, scale=scale.id, level=at.name, reason=reason)
    return not reason


_words = Field(
    name="words", converter=Pairs(Text()), default=(), doc="The headings that count as this prompt, by language."
)


def _read_prompt(record: Mapping, where: Where) -> Prompt | None:
    values = read_record(record, (_id, _words), where)
    words = []
    for key, heading in values[_words]:
        language = Language().convert(key, where.named("words"))
        if language and heading:
            words.append((language, heading))
    if values[_id] and not words:
        where.report(config.C110, record, id=values[_id])
    return Prompt(id=values[_id], words=tuple(words)) if values[_id] and words else None


class Scales(_Distinct[ProficiencyScale]):
    """The scales that levels are given on."""

    def __init__(self) -> None:
        super().__init__(_read_scale)


class Prompts(_Distinct[Prompt]):
    """The prompts that students reflect on."""

    def __init__(self) -> None:
        super().__init__(_read_prompt)
