"""Checks of days that have not come yet: a slip of the keys puts a piece of work in front of all others for years.

Takes what a check may know; gives diagnostics: for the student about the student's pages, for the teacher about rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from plfolio.assess.evidence import AlignedPortfolio
from plfolio.diagnostics import Diagnostic
from plfolio.diagnostics.checks import K116
from plfolio.diagnostics.relations import R118
from plfolio.model import Artifact, EvidenceSource, Goal, Portfolio, Reflection

__all__ = ["check_days"]

# Work is finished on the weekend that is written on it, and a clock may be wrong by a day.
_LEEWAY = timedelta(days=7)


def check_days(portfolio: Portfolio, aligned: AlignedPortfolio, as_of: date) -> Iterator[Diagnostic]:
    """Find days of work, journals, goals, levels and overrides that are more than a week ahead."""
    last = as_of + _LEEWAY if as_of < date.max - _LEEWAY else date.max
    pages: tuple[Artifact | Reflection | Goal, ...] = (*portfolio.artifacts, *portfolio.reflections, *portfolio.goals)
    for page in pages:
        if page.date and page.date > last:
            yield K116.at(page.where("date"), day=page.date)
    yield from _check_rows(aligned, last)


def _check_rows(aligned: AlignedPortfolio, last: date) -> Iterable[Diagnostic]:
    for piece in aligned.evidence:
        if piece.source is EvidenceSource.TEACHER and piece.given_on and piece.given_on > last:
            yield R118.at(piece.location, day=piece.given_on)
    for _, _, override in aligned.overrides:
        if override.date > last:
            yield R118.at(override.tag.location, day=override.date)
