"""Mastery: the level of one student in one standard, and the sum behind it.

Takes resolved evidence, a scale, a method and an override; gives a `Mastery`. Nothing is rounded before the level is
decided, self ratings stand beside and never inside, and no evidence is a state of its own, never a zero.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from plfolio.assess.choices import settle_choice
from plfolio.assess.evidence import AlignedPortfolio, AlignedSchool
from plfolio.assess.methods import Method, MethodContext, MethodResult
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
    "Basis",
    "MixedScalesError",
    "compute_masteries",
    "compute_mastery",
    "count_pieces",
    "gather_bases",
    "pick_override",
    "round_half_up",
    "sort_by_work",
]

REMARK_NOTHING = "No teacher has given a level yet."
REMARK_TOO_FEW = "There is not enough evidence yet."

_CENT = Decimal("0.01")


class MixedScalesError(ValueError):
    """Evidence for one standard carries levels of another scale. Levels of two scales can't be put into one sum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """All that the mastery of one standard rests on.

    `evidence` may come in any order and hold self ratings too; `overrides` are in the order of the file.
    """

    standard: str
    scale: ProficiencyScale
    choice: MethodChoice
    minimum_evidence: int
    evidence: tuple[Evidence, ...] = ()
    overrides: tuple[tuple[Level, Override], ...] = ()

    @property
    def given(self) -> tuple[Evidence, ...]:
        """The teachers' evidence, in the order in which it counts."""
        return sort_by_work(piece for piece in self.evidence if piece.source is EvidenceSource.TEACHER)

    def until(self, day: date) -> Basis:
        """Return what there was at the end of a day; undated work has no day at which it was there."""
        return replace(
            self,
            evidence=tuple(piece for piece in self.evidence if piece.date and piece.date <= day),
            overrides=tuple((level, override) for level, override in self.overrides if override.date <= day),
        )


def compute_mastery(basis: Basis) -> Mastery:
    """Work out the mastery of one standard. Raises `MixedScalesError` when a piece of evidence is on another scale.

    An override takes the place of the level; what the method gives stays in `calculated`.
    """
    _refuse_mixed_scales(basis)
    given, scale = basis.given, basis.scale
    calculation = _calculate(basis)
    calculated = None if calculation.value is None else scale.reached(calculation.value)
    level, override = pick_override(basis.overrides) or (calculated, None)
    unclear = MasteryState.NOT_ENOUGH_EVIDENCE if given else MasteryState.NOT_ASSESSED
    return Mastery(
        standard=basis.standard,
        scale=scale,
        state=MasteryState.LEVEL if level else unclear,
        calculation=calculation,
        level=level,
        calculated=calculated,
        override=override,
        newer_evidence=sum(bool(override and piece.date and piece.date > override.date) for piece in given),
        self_ratings=sort_by_work(piece for piece in basis.evidence if piece.source is EvidenceSource.STUDENT),
        undated=sum(piece.date is None for piece in given),
    )


def gather_bases(portfolio: AlignedPortfolio, school: AlignedSchool, settings: Settings) -> dict[str, Basis]:
    """Gather what there is about every standard that matters to a student, in the order of the frameworks.

    Those are the standards with evidence, a self rating, an override, a tag, a goal, a badge or a pacing target.
    """
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for piece in portfolio.evidence:
        evidence[piece.standard].append(piece)
    overrides: dict[str, list[tuple[Level, Override]]] = defaultdict(list)
    for standard_id, level, override in portfolio.overrides:
        overrides[standard_id].append((level, override))
    wanted = {*evidence, *overrides, *school.awaited_standards(), *portfolio.tagged_standards()}
    return {
        standard_id: Basis(
            standard=standard_id,
            scale=school.scales[standard_id],
            choice=school.methods[standard_id],
            minimum_evidence=settings.mastery.minimum_evidence,
            evidence=tuple(evidence[standard_id]),
            overrides=tuple(overrides[standard_id]),
        )
        for standard_id in sorted(wanted, key=school.order.__getitem__)
    }


def compute_masteries(portfolio: AlignedPortfolio, school: AlignedSchool, settings: Settings) -> dict[str, Mastery]:
    """Work out every standard that matters to a student, in the order of the frameworks."""
    bases = gather_bases(portfolio, school, settings)
    return {standard_id: compute_mastery(basis) for standard_id, basis in bases.items()}


def pick_override(overrides: Sequence[tuple[Level, Override]]) -> tuple[Level, Override] | None:
    """Return the override with the latest date, of one day the one written last; None when there is none."""
    return max(reversed(overrides), key=lambda pair: pair[1].date, default=None)


def count_pieces(evidence: Iterable[Evidence]) -> int:
    """Count pieces of work: an artifact that was judged twice is one piece, each observation is its own."""
    return len({piece.artifact or piece.title or piece.order for piece in evidence})


def round_half_up(value: Decimal) -> str:
    """Write a value for display, to two places, half up: 4.125 is "4.13". A whole value is written whole: "4"."""
    if value == value.to_integral_value():
        return f"{value.to_integral_value():f}"
    return f"{value.quantize(_CENT, rounding=ROUND_HALF_UP):f}"


def _refuse_mixed_scales(basis: Basis) -> None:
    others = sorted({piece.scale for piece in basis.evidence} - {basis.scale.id})
    if others:
        place = f"standard {basis.standard} is judged on scale {basis.scale.id!r}"
        message = f"{place}, but has evidence on {', '.join(others)}"
        raise MixedScalesError(message)


def sort_by_work(pieces: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Order by the day of the work, ties by place in the files, undated work last."""
    return tuple(sorted(pieces, key=lambda piece: (piece.date is None, piece.date or date.min, piece.order)))


def _calculate(basis: Basis) -> Calculation:
    choice, method = settle_choice(basis.choice)
    given = basis.given
    result = _work_out(given, basis, choice, method)
    return Calculation(
        method=choice.method,
        parameters=choice.parameters,
        inputs=given,
        steps=result.steps,
        value=result.value,
        cut=Decimal(basis.scale.goal),
        shown="" if result.value is None else round_half_up(result.value),
        remark=result.remark,
    )


def _work_out(given: tuple[Evidence, ...], basis: Basis, choice: MethodChoice, method: Method) -> MethodResult:
    if not given or count_pieces(given) < basis.minimum_evidence:
        return MethodResult(value=None, steps=(), remark=REMARK_TOO_FEW if given else REMARK_NOTHING)
    context = MethodContext(
        cut=Decimal(basis.scale.goal),
        lowest=Decimal(basis.scale.levels[0].number),
        highest=Decimal(basis.scale.levels[-1].number),
        parameters=dict(choice.parameters),
    )
    return method(tuple(Decimal(piece.level) for piece in given), context)
