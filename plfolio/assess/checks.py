"""Checks: friendly advice on one student's portfolio.

Takes a `CheckContext`; gives diagnostics. A check never changes what is built, and knows the day only from its context.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from plfolio.assess.codes import CodeIndex
from plfolio.assess.day_checks import check_days
from plfolio.assess.evidence import AlignedPortfolio, AlignedSchool, rated_standards
from plfolio.assess.page_checks import check_pages
from plfolio.assess.people_names import advise_person
from plfolio.assess.tags import code_of, list_levels, name_replacements, suggest
from plfolio.diagnostics import Diagnostic, Location, sort_diagnostics
from plfolio.diagnostics.checks import K101, K102, K105, K106, K107, K108, K109, K110, K111, K117
from plfolio.model import Artifact, GoalStatus, Mastery, Portfolio, ProficiencyScale, StudentPage
from plfolio.plugins import Plugins, load_plugins
from plfolio.settings import Settings

__all__ = ["Check", "CheckContext", "register", "run_checks"]

_ENOUGH_TO_CHOOSE_FROM = 3
_SHOWN_BY_WORK = (GoalStatus.OPEN, GoalStatus.MET)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """All that a check may know. `students` are the ids of all students; `as_of` is the day of the build.

    `grade` is what the roster says, "" when it says nothing.
    """

    portfolio: Portfolio
    aligned: AlignedPortfolio
    school: AlignedSchool
    masteries: Mapping[str, Mastery]
    settings: Settings
    students: Collection[str]
    as_of: date
    grade: str = ""


Check = Callable[[CheckContext], Iterable[Diagnostic]]
"""What a plugin adds to ``plugins.checks``: a pure function from the context to advice."""


def run_checks(context: CheckContext) -> tuple[Diagnostic, ...]:
    """Run every check that is installed."""
    return sort_diagnostics(found for _, check in load_plugins().checks for found in check(context))


def register(plugins: Plugins) -> None:
    """Register plfolio's own checks."""
    for name, check in _CHECKS.items():
        plugins.checks.add(name, check)


def _check_standards(context: CheckContext) -> Iterator[Diagnostic]:
    """Find work without a standard, once the school has any, and work that names a retired one."""
    index = context.school.index
    for artifact in context.portfolio.artifacts:
        if context.school.order and not artifact.tags and "tags" not in artifact.unclear:
            yield K101.at(artifact.location, title=artifact.title)
        old = [index.get(standard_id) for standard_id in context.aligned.tags[artifact.id]]
        if any(standard and standard.is_retired for standard in old):
            yield from _name_retired(artifact, index)


def _name_retired(artifact: Artifact, index: CodeIndex) -> Iterator[Diagnostic]:
    for tag in artifact.tags:
        standard = index.resolve(tag.text).standard
        if standard and standard.is_retired:
            yield K111.at(tag.location, code=tag.text, newer=name_replacements(standard, index))


def _check_showcase(context: CheckContext) -> Iterator[Diagnostic]:
    artifacts = context.portfolio.artifacts
    chosen = [artifact for artifact in artifacts if artifact.showcase or "showcase" in artifact.unclear]
    if len(artifacts) >= _ENOUGH_TO_CHOOSE_FROM and not chosen:
        yield K102.at(context.portfolio.profile.location, count=len(artifacts))


def _check_days(context: CheckContext) -> Iterator[Diagnostic]:
    return check_days(context.portfolio, context.aligned, context.as_of)


def _check_grade(context: CheckContext) -> Iterator[Diagnostic]:
    """Note that what is planned for some grades stays away from a student of whom nobody says the grade."""
    is_known = context.grade or context.portfolio.profile.grade
    if not is_known and any(target.grades for target in context.school.pacing):
        yield K117.at(context.portfolio.profile.location)


def _check_people(context: CheckContext) -> Iterator[Diagnostic]:
    known = set(context.students)
    for artifact in context.portfolio.artifacts:
        for person in artifact.people:
            if person not in known:
                advice = advise_person(person, context.students)
                yield K105.at(artifact.where("people"), person=person, advice=advice)


def _check_goals(context: CheckContext) -> Iterator[Diagnostic]:
    for goal in context.portfolio.goals:
        if not goal.evidence and "evidence" not in goal.unclear and goal.status in _SHOWN_BY_WORK:
            yield K106.at(goal.location, title=goal.title)
        if goal.due and goal.due < context.as_of and goal.status is GoalStatus.OPEN:
            yield K107.at(goal.where("due"), title=goal.title, due=goal.due)


def _check_named_work(context: CheckContext) -> Iterator[Diagnostic]:
    portfolio = context.portfolio
    works = {artifact.id for artifact in portfolio.artifacts} | set(portfolio.unread)
    goals = {goal.id for goal in portfolio.goals}
    named: list[tuple[str, StudentPage, tuple[str, ...], set[str]]] = [
        *(("evidence", goal, goal.evidence, works) for goal in portfolio.goals),
        *(("grew_from", artifact, artifact.grew_from, works) for artifact in portfolio.artifacts),
        *(("about", entry, entry.about, works | goals) for entry in portfolio.reflections),
    ]
    for word, page, names, known in named:
        for name in names:
            if name not in known:
                yield K108.at(page.where(word), field=word, work=name, advice=suggest(name, sorted(known)))


def _check_levels(context: CheckContext) -> Iterator[Diagnostic]:
    """Find self ratings and goals whose level is not on the scale, and ratings of standards the work does not list."""
    for artifact in context.portfolio.artifacts:
        tags = context.aligned.tags[artifact.id]
        for rating in artifact.self_ratings:
            rated = rated_standards(rating, tags, context.school)
            yield from _check_level(rating.level, rating.location, _scales(rated, context))
            for standard_id in rated:
                if standard_id not in tags:
                    yield K110.at(rating.location, code=code_of(standard_id, context.school.index))
    for goal in context.portfolio.goals:
        aim = context.aligned.goals.get(goal.id)
        if goal.level:
            yield from _check_level(goal.level, goal.where("level"), _scales((aim,) if aim else (), context))


def _scales(standard_ids: tuple[str, ...], context: CheckContext) -> list[ProficiencyScale]:
    """Give the scales of these standards; the school's first one when there are no standards."""
    return [context.school.scales[standard_id] for standard_id in standard_ids] or [context.settings.scales[0]]


def _check_level(level: str, location: Location, scales: list[ProficiencyScale]) -> Iterator[Diagnostic]:
    for scale in scales:
        if scale.find(level) is None:
            yield K109.at(location, level=level, levels=list_levels(scale))


def _check_pages(context: CheckContext) -> Iterator[Diagnostic]:
    return check_pages(context.portfolio)


_CHECKS: dict[str, Check] = {
    "days": _check_days,
    "goals": _check_goals,
    "grade": _check_grade,
    "levels": _check_levels,
    "named-work": _check_named_work,
    "pages": _check_pages,
    "people": _check_people,
    "showcase": _check_showcase,
    "standards": _check_standards,
}
