"""Levels as a reader sees them: the mastery of a standard, the sum behind it, and how many standards stand where.

Takes the nouns of mastery and a `Place`; gives the parts of views. It works nothing out: levels and sums come ready.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from plfolio.model import (
    Band,
    Calculation,
    Evidence,
    EvidenceSource,
    Level,
    Mastery,
    MasteryState,
    ProficiencyScale,
    Translations,
)
from plfolio.render.parts import (
    JudgedStandard,
    JudgementView,
    LevelCounts,
    LevelView,
    MasteryView,
    OverrideView,
    RubricRow,
    ScaleView,
    StepView,
    SumView,
)
from plfolio.render.place import Place
from plfolio.render.student import StudentView

__all__ = [
    "count_levels",
    "make_judged_standard",
    "make_judgement",
    "make_level",
    "make_mastery",
    "make_rubric",
    "make_scales",
    "make_sum",
]

_ONE_COUNTS = frozenset({"most-recent", "highest"})
_SHOWN_PLACES = Decimal("0.0001")


def make_level(place: Place, scale: ProficiencyScale, level: Level | int) -> LevelView:
    """Return a level; a number that the scale does not have stands by itself, and is taken as below."""
    number = level if isinstance(level, int) else level.number
    found = scale.level(number)
    if not found:
        return LevelView(number=number, name="", band=Band.BELOW)
    name, language = _translate(place, found.name, found.names)
    description, description_language = _translate(place, found.description, found.descriptions)
    return LevelView(
        number=number,
        name=name,
        band=found.band,
        description=description,
        language=language,
        description_language=description_language,
    )


def make_scales(place: Place, standard_ids: Iterable[str]) -> tuple[ScaleView, ...]:
    """Return each scale that these standards are judged on, once; the school's first when there is none."""
    view = place.view
    scales: dict[str, ProficiencyScale] = {}
    titles: dict[str, list[str]] = {}
    by_id = {framework.id: framework.title for framework in view.frameworks}
    for name in standard_ids:
        scale, standard = view.scale_of(name), view.standard(name)
        scales[scale.id] = scale
        titles.setdefault(scale.id, []).append(by_id.get(standard.framework, "") if standard else "")
    scales = scales or {"": view.settings.scales[0]}
    return tuple(
        ScaleView(
            frameworks=tuple(dict.fromkeys(titles.get(scale.id, ()))),
            levels=tuple(make_level(place, scale, level) for level in scale.levels),
            goal=make_level(place, scale, scale.goal),
        )
        for scale in scales.values()
    )


def count_levels(view: StudentView, standard_ids: Iterable[str]) -> LevelCounts:
    """Count how these standards stand."""
    levels = (view.masteries[name].level if name in view.masteries else None for name in standard_ids)
    counts = Counter(level.band if level else None for level in levels)
    return LevelCounts(above=counts[Band.ABOVE], on=counts[Band.ON], below=counts[Band.BELOW], not_yet=counts[None])


def make_judgement(place: Place, evidence: Evidence) -> JudgementView:
    """Return one level that somebody gave."""
    piece = place.piece(evidence.artifact)
    # What is said about a piece goes only where the piece goes.
    is_shown = piece is not None or not evidence.artifact
    scales = (scale for scale in place.view.settings.scales if scale.id == evidence.scale)
    return JudgementView(
        level=make_level(place, next(scales, place.view.scale_of(evidence.standard)), evidence.level),
        piece=piece,
        date=evidence.date,
        given_on=evidence.given_on,
        by=evidence.by,
        comment=evidence.comment if is_shown else "",
    )


def make_sum(place: Place, mastery: Mastery) -> SumView:
    """Return the sum behind a level, with a teacher's own judgement beside it."""
    calculation = mastery.calculation
    return SumView(
        method=calculation.method,
        parameters=tuple((name, value) for name, value in calculation.parameters if value),
        inputs=tuple(make_judgement(place, evidence) for evidence in calculation.inputs),
        steps=tuple(
            StepView(label=step.label, expression=step.expression, result=_show_figure(step.result))
            for step in calculation.steps
        ),
        value=calculation.shown,
        cut=_show_figure(calculation.cut),
        cut_level=_cut_level(place, mastery.scale, calculation),
        is_whole=calculation.value is None or calculation.value == calculation.value.to_integral_value(),
        next_level=_next_level(place, mastery.scale, calculation),
        needs_evidence=place.view.settings.mastery.minimum_evidence,
        remark=calculation.remark,
        undated=mastery.undated,
        counted=_counted(place, calculation),
        level=_maybe_level(place, mastery.scale, mastery.level),
        override=_make_override(place, mastery),
    )


def make_mastery(place: Place, standard_id: str, pieces: tuple[str, ...]) -> MasteryView:
    """Return how a standard stands; `pieces` are the ids of the artifacts tagged with it."""
    mastery = place.view.masteries.get(standard_id)
    if not mastery:
        return MasteryView(
            state=MasteryState.NOT_ASSESSED,
            level=None,
            own=None,
            evidence_count=0,
            last_date=None,
            pieces=place.pieces(pieces),
            sum=None,
        )
    judged = (evidence.artifact for evidence in (*mastery.evidence, *mastery.self_ratings) if evidence.artifact)
    return MasteryView(
        state=mastery.state,
        level=_maybe_level(place, mastery.scale, mastery.level),
        own=make_level(place, mastery.scale, mastery.self_ratings[-1].level) if mastery.self_ratings else None,
        evidence_count=len(mastery.evidence),
        last_date=mastery.last_date,
        pieces=place.pieces(tuple(dict.fromkeys((*judged, *pieces)))),
        sum=make_sum(place, mastery) if mastery.evidence or mastery.override else None,
    )


def make_rubric(
    place: Place,
    standard_id: str,
    *,
    goal: int | None = None,
    own: LevelView | None = None,
    teacher: LevelView | None = None,
) -> tuple[RubricRow, ...]:
    """Return a rubric's rows, lowest level first, with the goal and a piece's two levels; without one, the scale's."""
    scale, rubric = place.view.scale_of(standard_id), place.view.rubrics.get(standard_id)
    wanted = goal or scale.goal
    rows = (
        [(criterion.level, criterion.text, criterion.translations) for criterion in rubric.criteria]
        if rubric
        else [(level.number, level.description, level.descriptions) for level in scale.levels if level.description]
    )
    said = [(number, _translate(place, text, translations)) for number, text, translations in sorted(rows)]
    return tuple(
        RubricRow(
            level=make_level(place, scale, number),
            text=text,
            language=language,
            is_goal=number == wanted,
            is_own=own is not None and own.number == number,
            is_teacher=teacher is not None and teacher.number == number,
        )
        for number, (text, language) in said
    )


def make_judged_standard(place: Place, standard_id: str, evidence: Iterable[Evidence]) -> JudgedStandard:
    """Return one standard as one piece shows it; `evidence` is what was said about this piece and this standard."""
    given = sorted(evidence, key=lambda piece: piece.order)
    own = [make_judgement(place, piece).level for piece in given if piece.source == EvidenceSource.STUDENT]
    judgements = tuple(make_judgement(place, piece) for piece in given if piece.source == EvidenceSource.TEACHER)
    rubric = place.view.rubrics.get(standard_id)
    last_own = own[-1] if own else None
    last_given = judgements[-1].level if judgements else None
    return JudgedStandard(
        standard=place.label(standard_id),
        rubric_title=rubric.title if rubric else "",
        rubric=make_rubric(place, standard_id, own=last_own, teacher=last_given),
        own=last_own,
        teacher=last_given,
        judgements=judgements,
    )


def _next_level(place: Place, scale: ProficiencyScale, calculation: Calculation) -> LevelView | None:
    """Return the level above a value that lies between two."""
    above = (level for level in scale.levels if calculation.value is not None and level.number > calculation.value)
    is_between = calculation.value is not None and calculation.value != calculation.value.to_integral_value()
    return _maybe_level(place, scale, next(above, None)) if is_between else None


def _counted(place: Place, calculation: Calculation) -> JudgementView | None:
    """Return the judgement that decides in a method by which only one counts."""
    if calculation.method not in _ONE_COUNTS or not calculation.inputs or calculation.value is None:
        return None
    deciding = [evidence for evidence in calculation.inputs if evidence.level == calculation.value]
    return make_judgement(place, deciding[-1]) if deciding else None


def _translate(place: Place, text: str, translations: Translations) -> tuple[str, str]:
    """Return what the school says of a level, as it translates it itself, else as the usual levels are translated."""
    usual = place.site.words.translations(text)
    return place.choose(place.view.settings.language, text, (*translations, *usual))


def _make_override(place: Place, mastery: Mastery) -> OverrideView | None:
    override = mastery.override
    if not override or not mastery.level:
        return None
    return OverrideView(
        level=make_level(place, mastery.scale, mastery.level),
        by=override.by,
        date=override.date,
        note=override.note,
        newer=mastery.newer_evidence,
        calculated=_maybe_level(place, mastery.scale, mastery.calculated),
    )


def _cut_level(place: Place, scale: ProficiencyScale, calculation: Calculation) -> LevelView:
    return make_level(place, scale, int(calculation.cut))


def _maybe_level(place: Place, scale: ProficiencyScale, level: Level | None) -> LevelView | None:
    return make_level(place, scale, level) if level else None


def _show_figure(figure: Decimal) -> str:
    """Return a figure without needless zeros; a long one is cut to four places, and says that it is not exact."""
    rounded = figure.quantize(_SHOWN_PLACES, rounding=ROUND_HALF_UP)
    shown = format(rounded.normalize(), "f")
    return shown if rounded == figure else f"\N{ALMOST EQUAL TO}\N{NO-BREAK SPACE}{shown}"
