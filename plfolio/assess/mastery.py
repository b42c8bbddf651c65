"""Mastery: the level of one student in one standard, and the sum behind it.

Takes resolved evidence, a scale, a method and an override; gives a `Mastery`. Nothing is rounded before the level is
decided, self ratings stand beside and never inside, and no evidence is a state of its own, never a zero.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from plfolio.assess.choices import find_method, settle_choice
from plfolio.assess.evidence import AlignedPortfolio, AlignedSchool
from plfolio.assess.methods import MethodContext, MethodResult
from plfolio.model import (
    Calculation,
    Evidence,
    EvidenceSource,
    Level,
    Mastery,
    MasteryState,
    Override,
    ProficiencyScale,
)
from plfolio.settings import MethodChoice, Settings

__all__ = [
    "REMARK_NOTHING",
    "REMARK_TOO_FEW",
    "MixedScalesError",
    "compute_masteries",
    "compute_mastery",
    "count_pieces",
    "pick_override",
    "round_half_up",
    "sort_by_work",
]

REMARK_NOTHING = "No teacher has given a level yet."
REMARK_TOO_FEW = "There is not enough evidence yet."

_CENT = Decimal("0.01")


class MixedScalesError(ValueError):
    """Evidence for one standard carries levels of another scale. Levels of two scales can't be put into one sum."""


def compute_mastery(  # noqa: PLR0913, PLR0917 - all that a level depends on, in sight
    standard_id: str,
    evidence: Iterable[Evidence],
    scale: ProficiencyScale,
    choice: MethodChoice,
    minimum_evidence: int,
    override: tuple[Level, Override] | None = None,
) -> Mastery:
    """Work out the mastery of one standard.

    `evidence` may come in any order and hold self ratings too. Raises `MixedScalesError` when a piece of it carries
    another scale. An override takes the place of the level; what the method gives stays in `calculated`.
    """
    pieces = tuple(evidence)
    _refuse_mixed_scales(standard_id, pieces, scale)
    given = sort_by_work([piece for piece in pieces if piece.source is EvidenceSource.TEACHER])
    own = sort_by_work([piece for piece in pieces if piece.source is EvidenceSource.STUDENT])
    settled = settle_choice(choice)
    result = _work_out(given, scale, settled, minimum_evidence)
    calculated = None if result.value is None else scale.reached(result.value)
    return Mastery(
        standard=standard_id,
        scale=scale,
        state=_state(given, has_level=bool(override or calculated)),
        calculation=_write_down(settled, given, scale, result),
        level=override[0] if override else calculated,
        calculated=calculated,
        override=override[1] if override else None,
        newer_evidence=_count_newer(given, override[1].date) if override else 0,
        self_ratings=own,
        undated=sum(piece.date is None for piece in given),
    )


def compute_masteries(portfolio: AlignedPortfolio, school: AlignedSchool, settings: Settings) -> dict[str, Mastery]:
    """Work out every standard that matters to a student, in the order of the frameworks.

    Those are the standards with evidence, a self rating, an override, a tag, a goal, a badge or a pacing target.
    """
    evidence = portfolio.evidence_by_standard()
    overrides = portfolio.overrides_by_standard()
    wanted = {*evidence, *overrides, *school.awaited_standards(), *portfolio.tagged_standards()}
    return {
        standard_id: compute_mastery(
            standard_id,
            evidence.get(standard_id, ()),
            school.scales[standard_id],
            school.methods[standard_id],
            settings.mastery.minimum_evidence,
            pick_override(overrides.get(standard_id, ())),
        )
        for standard_id in sorted(wanted, key=school.order.__getitem__)
    }


def pick_override(overrides: Iterable[tuple[Level, Override]]) -> tuple[Level, Override] | None:
    """Return the override with the latest date, of one day the one written last; None when there is none."""
    best: tuple[Level, Override] | None = None
    for candidate in overrides:
        if best is None or candidate[1].date >= best[1].date:
            best = candidate
    return best


def count_pieces(evidence: Iterable[Evidence]) -> int:
    """Count pieces of work: an artifact that was judged twice is one piece, each observation is its own."""
    return len({piece.artifact or piece.title or piece.order for piece in evidence})


def round_half_up(value: Decimal) -> str:
    """Write a value for display, to two places, half up: 4.125 is "4.13". A whole value is written whole: "4"."""
    if value == value.to_integral_value():
        return f"{value.to_integral_value():f}"
    return f"{value.quantize(_CENT, rounding=ROUND_HALF_UP):f}"


def _refuse_mixed_scales(standard_id: str, pieces: tuple[Evidence, ...], scale: ProficiencyScale) -> None:
    others = sorted({piece.scale for piece in pieces} - {scale.id})
    if others:
        message = f"standard {standard_id} is judged on scale {scale.id!r}, but has evidence on {', '.join(others)}"
        raise MixedScalesError(message)


def sort_by_work(pieces: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Order by the day of the work, ties by place in the files, undated work last."""
    return tuple(sorted(pieces, key=lambda piece: (piece.date is None, piece.date or date.min, piece.order)))


def _state(given: tuple[Evidence, ...], *, has_level: bool) -> MasteryState:
    if has_level:
        return MasteryState.LEVEL
    return MasteryState.NOT_ENOUGH_EVIDENCE if given else MasteryState.NOT_ASSESSED


def _work_out(given: tuple[Evidence, ...], scale: ProficiencyScale, choice: MethodChoice, minimum: int) -> MethodResult:
    if not given:
        return MethodResult(value=None, steps=(), remark=REMARK_NOTHING)
    if count_pieces(given) < minimum:
        return MethodResult(value=None, steps=(), remark=REMARK_TOO_FEW)
    method = find_method(choice.method)
    context = MethodContext(
        cut=Decimal(scale.goal),
        lowest=Decimal(scale.levels[0].number),
        highest=Decimal(scale.levels[-1].number),
        parameters=dict(choice.parameters),
    )
    return method(tuple(Decimal(piece.level) for piece in given), context)


def _write_down(
    settled: MethodChoice, given: tuple[Evidence, ...], scale: ProficiencyScale, result: MethodResult
) -> Calculation:
    return Calculation(
        method=settled.method,
        parameters=settled.parameters,
        inputs=given,
        steps=result.steps,
        value=result.value,
        cut=Decimal(scale.goal),
        shown="" if result.value is None else round_half_up(result.value),
        remark=result.remark,
    )


def _count_newer(given: tuple[Evidence, ...], day: date) -> int:
    return sum(piece.date is not None and piece.date > day for piece in given)
