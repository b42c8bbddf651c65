"""What only site_config.yml says: folders, scales and prompts.

Takes nodes; gives typed values, or a message and None. A scale that has a mistake in one level is left out whole, since
the other levels would change their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol, TypeVar

from plfolio.diagnostics import config
from plfolio.model import Band, Level, ProficiencyScale
from plfolio.read.converters import (
    Converter,
    Where,
    as_number,
    as_records,
    as_text,
    as_translations,
    member_of,
)
from plfolio.read.fields import Field, Record
from plfolio.read.yaml_nodes import Mapping, Node
from plfolio.settings import Prompt

__all__ = ["LevelEntry", "PromptEntry", "ScaleEntry", "as_address", "as_folder", "as_prompts", "as_scales"]

_FEWEST_LEVELS = 2
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?", re.IGNORECASE)
_LOST = "The whole scale is left out."


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Identified)


def as_folder(node: Node, where: Where) -> str | None:
    """Return a folder inside the school's, with slashes and without one at its end."""
    text = as_text(node, where)
    if text is None:
        return None
    name = text.removeprefix("./").rstrip("/")
    if any(step.strip(" .") == "" for step in name.split("/")) or any(sign in name for sign in '\\:*?"<>|'):
        where.report(config.C103, node, name=where.name, text=text)
        return None
    return name


def as_address(node: Node, where: Where) -> str | None:
    """Return a web address, without what may stand behind its path."""
    text = as_text(node, where)
    if text is None:
        return None
    if not _WEB_ADDRESS.fullmatch(text):
        where.report(config.C113, node, text=text)
        return None
    return text


def _as_distinct(read: Callable[[Mapping, Where], N | None], like: str) -> Converter[tuple[N, ...]]:
    """Return the converter of a list of records with ids, of which the first with an id counts."""

    def convert(node: Node, where: Where) -> tuple[N, ...] | None:
        kept: dict[str, N] = {}

        def read_new(record: Mapping, where: Where) -> N | None:
            value = read(record, where)
            if value is None or kept.setdefault(value.id, value) is value:
                return value
            where.report(config.C108, record, id=value.id)
            return None

        return as_records(read_new, like)(node, where)

    return convert


class LevelEntry(Record):
    """One level of a scale."""

    name = Field(as_text, "", "What the level is called.", is_required=True, lost=_LOST)
    band = Field(member_of(Band), None, "Where it stands: below, on or above.", is_required=True, lost=_LOST)
    description = Field(as_text, "", "What it means.")
    names = Field(as_translations, (), "The name in other languages, such as {es: Cumple}.")
    descriptions = Field(as_translations, (), "The description in other languages.")


def _read_level(node: Mapping, where: Where) -> LevelEntry | None:
    level = LevelEntry(node, where)
    return level if level.name and level.band else None


class ScaleEntry(Record):
    """A scale that levels are given on."""

    id = Field(as_text, "", "The name that other files use.", is_required=True, lost=_LOST)
    goal = Field(as_number(minimum=1), None, "The number of the level that means: on the standard.", lost=_LOST)
    levels = Field(
        as_records(_read_level, LevelEntry.example(), is_whole=True),
        (),
        "The levels, lowest first; they are numbered 1, 2, 3 ...",
        is_required=True,
        lost=_LOST,
    )


def _read_scale(node: Mapping, where: Where) -> ProficiencyScale | None:
    says = ScaleEntry(node, where)
    if not says.id or not says.has(ScaleEntry.levels) or says.is_doubtful(ScaleEntry.goal):
        return None
    if len(says.levels) < _FEWEST_LEVELS:
        where.report(config.C105, node, scale=says.id)
        return None
    levels = tuple(Level(number=number, **level.values()) for number, level in enumerate(says.levels, start=1))
    goal = says.goal or next((level.number for level in levels if level.band is Band.ON), 0)
    scale = ProficiencyScale(id=says.id, levels=levels, goal=goal)
    return scale if _is_sound(scale, node, where) else None


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


class PromptEntry(Record):
    """A prompt that students reflect on."""

    id = ScaleEntry.id
    words = Field(as_translations, (), "The headings that count as this prompt, by language.")


def _read_prompt(node: Mapping, where: Where) -> Prompt | None:
    says = PromptEntry(node, where)
    if says.id and not says.words:
        where.report(config.C110, node, id=says.id)
    return Prompt(**says.values()) if says.id and says.words else None


as_scales = _as_distinct(_read_scale, ScaleEntry.example())
as_prompts = _as_distinct(_read_prompt, PromptEntry.example())
