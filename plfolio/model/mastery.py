"""What the build works out: evidence, levels with the sums behind them, and awards.

Takes nothing; gives nouns that carry their own reasons.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from plfolio.diagnostics import Location
from plfolio.model.levels import Level, ProficiencyScale
from plfolio.model.school import Badge, Override

__all__ = [
    "Award",
    "BadgeState",
    "BadgeStatus",
    "Calculation",
    "Evidence",
    "EvidenceSource",
    "Mastery",
    "MasteryState",
    "Moment",
    "Step",
]


class EvidenceSource(StrEnum):
    """Who gave a level: the student (a self rating) or a teacher (an assessment)."""

    STUDENT = "student"
    TEACHER = "teacher"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One level for one standard, resolved. `date` is the day of the work; `artifact` is "" for an observation."""

    standard: str
    source: EvidenceSource
    level: int
    scale: str
    order: int
    location: Location
    artifact: str = ""
    title: str = ""
    kind: str = ""
    # Before `date`, whose name hides the type's from what follows it.
    given_on: date | None = None
    date: date | None = None
    by: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of a sum: `expression` in figures ("0.65 x 4 + 0.35 x 2.5") and its exact result."""

    label: str
    expression: str
    result: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """The sum behind a level: what went in, each step, the value before rounding, and what it was compared with.

    `value` is None when the method gives no value for this evidence; `remark` then says why. `remark` also says when a
    method fell back on another. `shown` is `value` rounded half up to two places, once, for display. `parameters` are
    the method's settings, as (name, text) pairs.
    """

    method: str
    inputs: tuple[Evidence, ...]
    steps: tuple[Step, ...]
    value: Decimal | None
    cut: Decimal
    shown: str = ""
    rounding: str = "half up, two places, only for display; compared with the cut before rounding"
    remark: str = ""
    parameters: tuple[tuple[str, str], ...] = ()


class MasteryState(StrEnum):
    """Whether a standard has a level for a student. Neither of the first two is a zero."""

    NOT_ASSESSED = "not-assessed"
    NOT_ENOUGH_EVIDENCE = "not-enough-evidence"
    LEVEL = "level"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mastery:
    """The level worked out for one student and one standard, with the sum that gave it.

    With an `override`, `level` is the override's, `calculated` is what the method gives, and `newer_evidence` counts
    the evidence dated after the override.
    """

    standard: str
    scale: ProficiencyScale
    state: MasteryState
    calculation: Calculation
    level: Level | None = None
    calculated: Level | None = None
    override: Override | None = None
    newer_evidence: int = 0
    self_ratings: tuple[Evidence, ...] = ()
    undated: int = 0

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The teachers' evidence, in the order in which it counted."""
        return self.calculation.inputs

    @property
    def last_date(self) -> date | None:
        """The day of the newest dated work, or None."""
        return max((piece.date for piece in self.evidence if piece.date), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The mastery as it stood at the end of a day; `date` is None for the last one, which adds the undated work."""

    date: date | None
    mastery: Mastery


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """One student's earning of a badge. `date` is the day of the work that completed it, None when that is undated.

    `evidence` and `masteries` are what stood on that day: the reason it was earned, kept even if a level moves later.
    """

    badge: str
    date: date | None
    evidence: tuple[Evidence, ...]
    masteries: tuple[Mastery, ...]


class BadgeState(StrEnum):
    """How far a student is with a badge."""

    EARNED = "earned"
    UNDER_WAY = "under-way"
    NOT_STARTED = "not-started"


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeStatus:
    """How far one student is with one badge: `met` of `needed` standards, and `missing` in plain figures.

    `missing` maps a standard's id to the keys of what it still lacks: "level", "evidence", "kinds".
    """

    badge: Badge
    state: BadgeState
    met: int
    needed: int
    missing: tuple[tuple[str, tuple[str, ...]], ...] = ()
    award: Award | None = None
