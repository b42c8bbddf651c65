"""Plans: what is learned when, by ``pacing.yml``, and what to do next, by ``next_steps.yml``.

Takes the files; gives `PacingTarget` and `NextStep` values in their order.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from plfolio.diagnostics import Diagnostic, teachers
from plfolio.model import NextStep, PacingTarget
from plfolio.read.converters import Day, Text, Texts
from plfolio.read.entry_lists import STANDARD, read_list, read_tag
from plfolio.read.fields import Field, Where, read_record
from plfolio.read.yaml_nodes import Mapping

__all__ = ["read_next_steps", "read_pacing"]

_NO_DAY = date.min
_BY: Field[date] = Field(
    name="by", converter=Day(), default=_NO_DAY, required=True, doc="The day by which the level is expected."
)
_START: Field[date | None] = Field(name="start", converter=Day(), default=None, doc="The day it is begun.")
_LEVEL: Field[str] = Field(name="level", converter=Text(), default="", doc="The level; without it, the goal.")
_GRADES: Field[tuple[str, ...]] = Field(
    name="grades", converter=Texts(commas=True), default=(), doc="The grades it is for; without it, all."
)
_TASK: Field[str] = Field(name="task", converter=Text(), default="", doc="What students will do, in their words.")
_TARGET_FIELDS = (STANDARD, _START, _BY, _LEVEL, _GRADES, _TASK)

_SUPPORT: Field[tuple[str, ...]] = Field(
    name="support", converter=Texts(), default=(), doc="What helps a student who is below the goal."
)
_STRETCH: Field[tuple[str, ...]] = Field(
    name="stretch", converter=Texts(), default=(), doc="What takes a student further who is on the goal or above."
)
_STEP_FIELDS = (STANDARD, _SUPPORT, _STRETCH)


def read_pacing(root: Path, shown: str) -> tuple[tuple[PacingTarget, ...], tuple[Diagnostic, ...]]:
    """Read the targets. One standard may have several, for other grades or another time."""
    return read_list(root, shown, "targets", _read_target)


def _read_target(node: Mapping, where: Where) -> PacingTarget | None:
    values = read_record(node, _TARGET_FIELDS, where)
    start, by = values[_START], values[_BY]
    if not (values.has(STANDARD) and values.has(_BY)) or values.is_doubtful(_GRADES):
        return None
    if start and by < start:
        where.found.append(teachers.T150.at(values.where(_BY), by=by, start=start))
        return None
    return PacingTarget(
        tag=read_tag(values),
        by=by,
        start=start,
        level=values[_LEVEL],
        grades=values[_GRADES],
        task=values[_TASK],
    )


def read_next_steps(root: Path, shown: str) -> tuple[tuple[NextStep, ...], tuple[Diagnostic, ...]]:
    """Read the next steps. Of two entries for one standard, the first counts."""
    entries, problems = read_list(root, shown, "next_steps", _read_next_step)
    found = list(problems)
    steps: dict[str, NextStep] = {}
    for step in entries:
        first = steps.setdefault(step.tag.text, step)
        if first is not step:
            line = first.tag.location.line
            found.append(teachers.T152.at(step.tag.location, standard=step.tag.text, first=line))
    return tuple(steps.values()), tuple(found)


def _read_next_step(node: Mapping, where: Where) -> NextStep | None:
    values = read_record(node, _STEP_FIELDS, where)
    if not values.has(STANDARD):
        return None
    if values[_SUPPORT] or values[_STRETCH]:
        return NextStep(tag=read_tag(values), support=values[_SUPPORT], stretch=values[_STRETCH])
    if not (values.is_doubtful(_SUPPORT) or values.is_doubtful(_STRETCH)):
        where.report(teachers.T151, node, standard=values[STANDARD])
    return None
