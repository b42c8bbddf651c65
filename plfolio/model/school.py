"""What teachers keep: assessments, overrides, badges, pacing, next steps and the roster.

Takes nothing; gives nouns that the school folder is read into.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from plfolio.diagnostics import Location
from plfolio.model.portfolio import WrittenLanguage
from plfolio.model.standards import Framework, Rubric, Tag

__all__ = [
    "Assessment",
    "Badge",
    "NextStep",
    "Override",
    "PacingTarget",
    "RosterEntry",
    "SchoolData",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A level given by a teacher; `level` is as written.

    `artifact` is "" for an observation, `scale` is "" for the usual one. `order` is the place in the files, which
    breaks ties of date.
    """

    student: str
    artifact: str
    tag: Tag
    level: str
    order: int
    scale: str = ""
    date: date | None = None
    assessor: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A teacher's judgement that stands above the method's result. `level` is as written."""

    student: str
    tag: Tag
    level: str
    date: date
    by: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A rule that can be earned: `level` in every one of `standards` and in every standard below `branches`.

    `level` is as written, "" for the goal. `evidence` and `kinds` are minimums for each standard.
    `standard_ids` is empty until the tags have been resolved.
    """

    id: str
    name: str
    location: Location
    description: str = ""
    shape: str = "circle"
    colour: str = ""
    rule: str = "level"
    standards: tuple[Tag, ...] = ()
    branches: tuple[Tag, ...] = ()
    level: str = ""
    evidence: int = 2
    kinds: int = 1
    standard_ids: tuple[str, ...] = ()
    level_location: Location | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PacingTarget:
    """Which standard is under way from `start`, and the level expected by `by`; for all students, or these grades."""

    tag: Tag
    by: date
    start: date | None = None
    level: str = ""
    grades: tuple[str, ...] = ()
    task: str = ""
    standard_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What to do next in a standard: support while below the goal, stretch once on or above it."""

    tag: Tag
    support: tuple[str, ...] = ()
    stretch: tuple[str, ...] = ()
    standard_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterEntry:
    """One student as the school knows them. `is_listed` lets the school's start page name them.

    `home_languages` are those that the family reads.
    """

    student: str
    name: str
    grade: str = ""
    classes: tuple[str, ...] = ()
    is_listed: bool = False
    home_languages: tuple[WrittenLanguage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolData:
    """What teachers own. `unread_frameworks` are files that may hold codes which nobody knows now."""

    frameworks: tuple[Framework, ...] = ()
    unread_frameworks: tuple[str, ...] = ()
    rubrics: tuple[Rubric, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    overrides: tuple[Override, ...] = ()
    badges: tuple[Badge, ...] = ()
    pacing: tuple[PacingTarget, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    roster: tuple[RosterEntry, ...] = ()
