"""Alignment: what students and teachers wrote, joined to the standards it is about.

Takes nouns as they were read; gives `AlignedSchool` (once for all students) and `AlignedPortfolio` (for one), with a
diagnostic for every row or code that could not be joined. What is here is on the right scale and of a known standard.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from plfolio.assess.school import AlignedSchool, align_school
from plfolio.assess.tags import SCHOOL_CODES, STUDENT_CODES, find_level, find_standard, suggest, suggest_closely
from plfolio.diagnostics import Diagnostic
from plfolio.diagnostics.relations import R106, R107, R113
from plfolio.model import (
    Artifact,
    Assessment,
    Evidence,
    EvidenceSource,
    Level,
    Override,
    Portfolio,
    SchoolData,
    SelfRating,
)

__all__ = ["AlignedPortfolio", "AlignedSchool", "align_portfolio", "align_school", "check_rows", "rated_standards"]

_PLAIN_KIND = "writing"
_OBSERVATION_KIND = "observation"
_FEW_ENOUGH_TO_GUESS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedPortfolio:
    """One student's work and levels, resolved.

    `tags` maps every artifact's id to its standards' ids, `goals` a goal's id to its standard's id.
    `evidence` holds teachers' assessments and self ratings. `overrides` holds all that can count, in file order.
    """

    tags: dict[str, tuple[str, ...]]
    goals: dict[str, str]
    evidence: tuple[Evidence, ...]
    overrides: tuple[tuple[str, Level, Override], ...] = ()

    def tagged_standards(self) -> set[str]:
        """Return the ids of the standards that the student's own pages name."""
        return {standard_id for ids in self.tags.values() for standard_id in ids} | set(self.goals.values())


def align_portfolio(
    portfolio: Portfolio,
    assessments: tuple[Assessment, ...],
    overrides: tuple[Override, ...],
    aligned: AlignedSchool,
) -> tuple[AlignedPortfolio, tuple[Diagnostic, ...]]:
    """Join one student's pages, and the rows about this student, to standards and levels."""
    found: list[Diagnostic] = []
    tags = {artifact.id: _tagged(artifact, aligned, found) for artifact in portfolio.artifacts}
    works = {artifact.id: artifact for artifact in portfolio.artifacts}
    evidence = [piece for row in assessments if (piece := _assess(row, works, portfolio.unread, aligned, found))]
    judged = [(*placed, row) for row in overrides if (placed := _place(row, aligned, found))]
    for artifact in portfolio.artifacts:
        evidence += _rate(artifact, tags[artifact.id], aligned, found)
    goals = _aim(portfolio, aligned, found)
    return AlignedPortfolio(tags=tags, goals=goals, evidence=tuple(evidence), overrides=tuple(judged)), tuple(found)


def rated_standards(rating: SelfRating, tags: tuple[str, ...], aligned: AlignedSchool) -> tuple[str, ...]:
    """Return the ids of the standards that a self rating is for: the one it names, or all of the piece's."""
    if rating.tag is None:
        return tags
    standard = aligned.index.resolve(rating.tag.text).standard
    return (standard.id,) if standard else ()


def check_rows(school: SchoolData, students: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Say which rows are about nobody: once for each file and name, at the first such row."""
    known = set(students)
    rows: Iterable[Assessment | Override] = (*school.assessments, *school.overrides)
    nobody = [(row.tag.location, row.student) for row in rows if row.student not in known]
    counts = Counter((location.path, student) for location, student in nobody)
    first = {(location.path, student): location for location, student in sorted(nobody, reverse=True)}
    # Old rows of a hundred students who have left need no hundred guesses at who they might be.
    candidates = students if len(counts) <= _FEW_ENOUGH_TO_GUESS else ()
    return tuple(
        R106.at(first[key], student=key[1], count=counts[key], advice=suggest_closely(key[1], candidates))
        for key in sorted(counts)
    )


def _tagged(artifact: Artifact, aligned: AlignedSchool, found: list[Diagnostic]) -> tuple[str, ...]:
    standards = [find_standard(tag, aligned.index, STUDENT_CODES, found) for tag in artifact.tags]
    return tuple(dict.fromkeys(standard.id for standard in standards if standard))


def _aim(portfolio: Portfolio, aligned: AlignedSchool, found: list[Diagnostic]) -> dict[str, str]:
    named = (
        (goal, find_standard(goal.tag, aligned.index, STUDENT_CODES, found)) for goal in portfolio.goals if goal.tag
    )
    return {goal.id: standard.id for goal, standard in named if standard}


def _rate(
    artifact: Artifact, tags: tuple[str, ...], aligned: AlignedSchool, found: list[Diagnostic]
) -> Iterable[Evidence]:
    """Give the self ratings; one that is off the scale is left out here, and named by a check."""
    for order, rating in enumerate(artifact.self_ratings):
        if rating.tag:
            find_standard(rating.tag, aligned.index, STUDENT_CODES, found)
        for standard_id in rated_standards(rating, tags, aligned):
            scale = aligned.scales[standard_id]
            level = scale.find(rating.level)
            if level:
                yield Evidence(
                    **_describe(artifact),
                    standard=standard_id,
                    source=EvidenceSource.STUDENT,
                    level=level.number,
                    scale=scale.id,
                    order=order,
                    location=rating.location,
                )


def _assess(
    row: Assessment,
    works: dict[str, Artifact],
    unread: tuple[str, ...],
    aligned: AlignedSchool,
    found: list[Diagnostic],
) -> Evidence | None:
    """Give the evidence in one row, dated by the work; by the row where there is no work that can be read."""
    placed = _place(row, aligned, found)
    if placed is None:
        return None
    standard_id, level = placed
    scale = aligned.scales[standard_id]
    if row.scale and row.scale.casefold() != scale.id.casefold():
        code = row.tag.text
        found.append(R113.at(row.tag.location, scale=row.scale, code=code, expected=scale.id))
        return None
    work = works.get(row.artifact)
    if row.artifact and not work and row.artifact not in unread:
        when = f"on {row.date}" if row.date else "without a date"
        advice = suggest(row.artifact, works)
        found.append(R107.at(row.tag.location, student=row.student, artifact=row.artifact, when=when, advice=advice))
    observed = {"title": row.artifact, "kind": _OBSERVATION_KIND, "date": row.date}
    return Evidence(
        **(_describe(work) if work else observed),
        standard=standard_id,
        source=EvidenceSource.TEACHER,
        level=level.number,
        scale=scale.id,
        order=row.order,
        location=row.tag.location,
        given_on=row.date,
        by=row.assessor,
        comment=row.comment,
    )


def _describe(work: Artifact) -> dict[str, Any]:
    """Return what evidence says of the work it is about."""
    return {"artifact": work.id, "title": work.title, "kind": work.kind or _PLAIN_KIND, "date": work.date}


def _place(row: Assessment | Override, aligned: AlignedSchool, found: list[Diagnostic]) -> tuple[str, Level] | None:
    """Find the standard and the level of a row, or say why it does not count. A row without a level says nothing."""
    standard = find_standard(row.tag, aligned.index, SCHOOL_CODES, found)
    if standard is None or not row.level.strip():
        return None
    level = find_level(row.tag, row.level, aligned.scales[standard.id], "The row does not count.", found)
    return (standard.id, level) if level else None
