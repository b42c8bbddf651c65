"""Badges that can be earned at this school, by ``badges.yml``.

Takes the file; gives `Badge` values in its order. A badge whose needs can't be read is left out: an award is kept for
good, so it must not be given by another rule than the teachers meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from plfolio.diagnostics import Diagnostic, teachers
from plfolio.model import Badge, Tag
from plfolio.read.converters import Choice, Colour, Record, Tags, Text, Whole
from plfolio.read.entry_lists import read_list
from plfolio.read.fields import Field, Values, Where, read_record
from plfolio.read.yaml_nodes import Mapping

__all__ = ["SHAPES", "read_badges"]

SHAPES = ("circle", "shield", "star", "hexagon", "flower")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Needs:
    standards: tuple[Tag, ...] = ()
    branches: tuple[Tag, ...] = ()
    level: str = ""
    evidence: int = 2
    kinds: int = 1


_NOTHING = _Needs()

_STANDARDS: Field[tuple[Tag, ...]] = Field(
    name="standards", converter=Tags(), default=(), doc="The codes of the standards that must be reached."
)
_BRANCHES: Field[tuple[Tag, ...]] = Field(
    name="branches", converter=Tags(), default=(), doc="Codes of groups: every standard below must be reached."
)
_LEVEL: Field[str] = Field(
    name="level", converter=Text(), default="", doc="The level, by number or name; without it, the goal."
)
_EVIDENCE: Field[int] = Field(
    name="evidence",
    converter=Whole(minimum=1),
    default=_NOTHING.evidence,
    doc="How many pieces of evidence each standard needs.",
)
_KINDS: Field[int] = Field(
    name="kinds",
    converter=Whole(minimum=1),
    default=_NOTHING.kinds,
    doc="Of how many different kinds each standard's evidence must be.",
)
_NEEDS_FIELDS = (_STANDARDS, _BRANCHES, _LEVEL, _EVIDENCE, _KINDS)


def _read_needs(node: Mapping, where: Where) -> _Needs | None:
    values = read_record(node, _NEEDS_FIELDS, where)
    if any(values.is_doubtful(field) for field in _NEEDS_FIELDS):
        return None
    return _Needs(
        standards=values[_STANDARDS],
        branches=values[_BRANCHES],
        level=values[_LEVEL],
        evidence=values[_EVIDENCE],
        kinds=values[_KINDS],
    )


_BADGE_ID: Field[str] = Field(
    name="id", converter=Text(), default="", required=True, doc="A short name for files: small letters and hyphens."
)
_NAME: Field[str] = Field(name="name", converter=Text(), default="", required=True, doc="What the badge says.")
_DESCRIPTION: Field[str] = Field(name="description", converter=Text(), default="", doc="What it stands for.")
_SHAPE: Field[str] = Field(
    name="shape", converter=Choice(tuple((shape, shape) for shape in SHAPES)), default=SHAPES[0], doc="Its outline."
)
_COLOUR: Field[str] = Field(name="colour", converter=Colour(), default="", doc="Its colour; else the school's.")
_RULE: Field[str] = Field(name="rule", converter=Text(), default="level", doc="The badge rule, from a plugin.")
_NEEDS: Field[_Needs] = Field(
    name="needs", converter=Record(_read_needs), default=_NOTHING, doc="What a student must have shown."
)
_FIELDS = (_BADGE_ID, _NAME, _DESCRIPTION, _SHAPE, _COLOUR, _RULE, _NEEDS)


def read_badges(root: Path, shown: str) -> tuple[tuple[Badge, ...], tuple[Diagnostic, ...]]:
    """Read the badges. Of two with one id, the first counts."""
    entries, problems = read_list(root, shown, "badges", _read_badge)
    found = list(problems)
    badges: dict[str, Badge] = {}
    for badge in entries:
        first = badges.setdefault(badge.id, badge)
        if first is not badge:
            found.append(teachers.T140.at(badge.location, id=badge.id, first=first.location.line))
    return tuple(badges.values()), tuple(found)


def _read_badge(node: Mapping, where: Where) -> Badge | None:
    values = read_record(node, _FIELDS, where)
    needs = values[_NEEDS]
    if not _is_sound(values, node, where):
        return None
    return Badge(
        id=values[_BADGE_ID],
        name=values[_NAME],
        location=values.where(_BADGE_ID),
        description=values[_DESCRIPTION],
        shape=values[_SHAPE],
        colour=values[_COLOUR],
        rule=values[_RULE],
        standards=needs.standards,
        branches=needs.branches,
        level=needs.level,
        evidence=needs.evidence,
        kinds=needs.kinds,
    )


def _is_sound(values: Values, node: Mapping, where: Where) -> bool:
    """Say whether this can be a badge, reporting what its fields alone don't tell."""
    needs = values[_NEEDS]
    is_named = values.has(_BADGE_ID) and bool(_ID.fullmatch(values[_BADGE_ID]))
    if values.has(_BADGE_ID) and not is_named:
        where.found.append(teachers.T141.at(values.where(_BADGE_ID), id=values[_BADGE_ID]))
    if values.is_doubtful(_NEEDS):
        return False
    if not (needs.standards or needs.branches):
        where.report(teachers.T142, node, name=values[_NAME] or values[_BADGE_ID])
        return False
    return is_named and values.has(_NAME)
