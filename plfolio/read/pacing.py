"""Plans: what is learned when, by ``pacing.yml``, and what to do next, by ``next_steps.yml``.

Takes the files; gives `PacingTarget` and `NextStep` values in their order.
"""

from __future__ import annotations

from pathlib import Path

from plfolio.diagnostics import Diagnostic, teachers
from plfolio.model import NextStep, PacingTarget
from plfolio.read.converters import Where, as_day, as_names, as_tag, as_text, as_texts
from plfolio.read.fields import Field, Record
from plfolio.read.repeats import split_repeats
from plfolio.read.school_files import read_list
from plfolio.read.yaml_nodes import Mapping

__all__ = ["StepEntry", "TargetEntry", "read_next_steps", "read_pacing"]


_LOST = "The target does not count."


class TargetEntry(Record):
    """What is learned when."""

    tag = Field(as_tag, None, "The code of the standard.", name="standard", is_required=True, lost=_LOST)
    start = Field(as_day, None, "The day it is begun.")
    by = Field(as_day, None, "The day by which the level is expected.", is_required=True, lost=_LOST)
    level = Field(as_text, "", "The level; without it, the goal.")
    grades = Field(as_names, (), "The grades it is for; without it, all.", lost=_LOST)
    task = Field(as_text, "", "What students will do, in their words.")


class StepEntry(Record):
    """What to do next in one standard."""

    tag = Field(as_tag, None, TargetEntry.tag.doc, name="standard", is_required=True)
    support = Field(as_texts, (), "What helps a student who is below the goal.")
    stretch = Field(as_texts, (), "What takes a student further who is on the goal or above.")


def read_pacing(root: Path, shown: str) -> tuple[tuple[PacingTarget, ...], tuple[Diagnostic, ...]]:
    """Read the targets. One standard may have several, for other grades or another time."""
    targets, found = read_list(root, shown, "targets", _read_target, TargetEntry.example())
    return targets, tuple(found)


def _read_target(node: Mapping, where: Where) -> PacingTarget | None:
    says = TargetEntry(node, where)
    if not says.tag or not says.by or says.is_doubtful(TargetEntry.grades):
        return None
    if says.start and says.by < says.start:
        where.found.append(teachers.T150.at(says.where(TargetEntry.by), by=says.by, start=says.start))
        return None
    return PacingTarget(**says.values())


def read_next_steps(root: Path, shown: str) -> tuple[tuple[NextStep, ...], tuple[Diagnostic, ...]]:
    """Read the next steps. Of two entries for one standard, the first counts."""
    entries, found = read_list(root, shown, "next_steps", _read_next_step, "{standard: ..., support: [...]}")
    steps, repeats = split_repeats(entries, lambda step: step.tag.text)
    for step, first in repeats:
        line = first.tag.location.line
        found.append(teachers.T152.at(step.tag.location, standard=step.tag.text, first=line))
    return steps, tuple(found)


def _read_next_step(node: Mapping, where: Where) -> NextStep | None:
    says = StepEntry(node, where)
    if says.tag and (says.support or says.stretch):
        return NextStep(**says.values())
    if says.tag and not says.is_doubtful(StepEntry.support, StepEntry.stretch):
        where.report(teachers.T151, node, standard=says.tag.text)
    return None
