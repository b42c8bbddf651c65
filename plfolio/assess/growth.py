"""How a standard's mastery came about: what it would have been after each day of work.

Takes what a mastery rests on; gives one `Moment` per day on which something was added, oldest first.
"""

from __future__ import annotations

from dataclasses import replace

from plfolio.assess.evidence import AlignedPortfolio, AlignedSchool
from plfolio.assess.mastery import Basis, compute_mastery, gather_bases
from plfolio.model import Moment
from plfolio.settings import Settings

__all__ = ["trace_masteries", "trace_mastery"]


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


def trace_masteries(
    portfolio: AlignedPortfolio, school: AlignedSchool, settings: Settings
) -> dict[str, tuple[Moment, ...]]:
    """Replay every standard on which a teacher has said something, in the order of the frameworks."""
    bases = gather_bases(portfolio, school, settings)
    traced = ((standard_id, trace_mastery(basis)) for standard_id, basis in bases.items())
    return {standard_id: moments for standard_id, moments in traced if moments}
