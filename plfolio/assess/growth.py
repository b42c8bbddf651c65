"""How a standard's mastery came about: what it would have been after each day of work.

Takes a standard's evidence and overrides; gives one `Moment` per day on which something was added, oldest first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from plfolio.assess.mastery import compute_mastery, pick_override
from plfolio.model import Evidence, EvidenceSource, Level, Mastery, Override, ProficiencyScale
from plfolio.settings import MethodChoice

__all__ = ["Moment", "trace_mastery"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The mastery as it stood at the end of a day; `date` is None for the last one, which adds the undated work."""

    date: date | None
    mastery: Mastery


def trace_mastery(  # noqa: PLR0913, PLR0917 - as `compute_mastery`
    standard_id: str,
    evidence: Iterable[Evidence],
    overrides: Iterable[tuple[Level, Override]],
    scale: ProficiencyScale,
    choice: MethodChoice,
    minimum_evidence: int,
) -> tuple[Moment, ...]:
    """Replay a standard day by day, by date of the work and of the overrides. Only teachers' levels count.

    The last moment is the mastery of today.
    """
    given = [piece for piece in evidence if piece.source is EvidenceSource.TEACHER]
    judged = list(overrides)
    days: list[date | None] = [*sorted({*(p.date for p in given if p.date), *(o.date for _, o in judged)})]
    if any(piece.date is None for piece in given):
        days.append(None)
    return tuple(
        Moment(
            date=day,
            mastery=compute_mastery(
                standard_id,
                [piece for piece in given if day is None or (piece.date and piece.date <= day)],
                scale,
                choice,
                minimum_evidence,
                pick_override(pair for pair in judged if day is None or pair[1].date <= day),
            ),
        )
        for day in days
    )
