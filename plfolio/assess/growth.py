"""How a standard's mastery came about: what it would have been after each day of work.

Takes what a mastery rests on; gives one `Moment` per day on which something was added, oldest first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from plfolio.assess.mastery import Basis, compute_mastery
from plfolio.model import Mastery

__all__ = ["Moment", "trace_mastery"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The mastery as it stood at the end of a day; `date` is None for the last one, which adds the undated work."""

    date: date | None
    mastery: Mastery


def trace_mastery(basis: Basis) -> tuple[Moment, ...]:
    """Replay a standard day by day, by date of the work and of the overrides. Only teachers' levels count.

    The last moment is the mastery of today.
    """
    whole = replace(basis, evidence=basis.given)
    dated = [*(piece.date for piece in whole.evidence if piece.date), *(one.date for _, one in whole.overrides)]
    moments = [Moment(date=day, mastery=compute_mastery(whole.until(day))) for day in sorted(set(dated))]
    if any(piece.date is None for piece in whole.evidence):
        moments.append(Moment(date=None, mastery=compute_mastery(whole)))
    return tuple(moments)
