"""What one edition may show of a portfolio.

Takes a portfolio and its evidence; gives them with everything left out that is meant for a narrower audience. It runs
before anything is worked out or drawn, so that what is left out cannot come back through a sum, a badge or a link.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from plfolio.model import Audience, Evidence, Portfolio, Profile

__all__ = ["filter_evidence", "filter_portfolio", "find_sources", "has_nothing_to_show", "shows_levels"]


def filter_portfolio(portfolio: Portfolio, edition: Audience, people: Collection[str] | None = None) -> Portfolio:
    """Return the portfolio with only what `edition` may show, in the same order.

    With `people`, the ids of everybody there is, nobody else is left among those who worked on a piece.
    """
    artifacts = tuple(artifact for artifact in portfolio.artifacts if artifact.audience.is_shown_in(edition))
    shown = {artifact.id for artifact in artifacts}
    return replace(
        portfolio,
        profile=_filter_profile(portfolio.profile, edition),
        artifacts=tuple(
            replace(
                artifact,
                grew_from=tuple(name for name in artifact.grew_from if name in shown),
                people=tuple(name for name in artifact.people if people is None or name in people),
            )
            for artifact in artifacts
        ),
        reflections=tuple(
            replace(reflection, about=tuple(name for name in reflection.about if name in shown))
            for reflection in portfolio.reflections
            if reflection.audience.is_shown_in(edition)
        ),
        goals=tuple(
            replace(goal, evidence=tuple(name for name in goal.evidence if name in shown))
            for goal in portfolio.goals
            if goal.audience.is_shown_in(edition)
        ),
    )


def find_sources(portfolio: Portfolio, edition: Audience) -> frozenset[str]:
    """Return the paths of the files that `edition`'s reader may have as they are: shown pages, and what lies with them.

    None for the public: the lines at the top name classmates and levels. A file that belongs to no page is nobody's to
    show.
    """
    if not shows_levels(edition):
        return frozenset()
    shown = filter_portfolio(portfolio, edition)
    works = [(work.location.path, *(file.path for file in work.attachments)) for work in shown.artifacts]
    entries = [entry.location.path for entry in shown.reflections]
    goals = [goal.location.path for goal in shown.goals]
    paths = [*(path for work in works for path in work), *entries, *goals]
    profile = portfolio.profile
    if profile.audience.is_shown_in(edition):
        paths += [profile.location.path, *(file.path for file in (profile.picture, profile.cover) if file)]
    return frozenset(paths)


def shows_levels(edition: Audience) -> bool:
    """Say whether an edition shows levels, what teachers wrote, and classmates' names: not where anybody may look."""
    return edition is not Audience.PUBLIC


def has_nothing_to_show(portfolio: Portfolio, edition: Audience) -> bool:
    """Say whether a filtered portfolio is not worth a site: in public, a page that only gives a child's name."""
    pages = (*portfolio.artifacts, *portfolio.reflections, *portfolio.goals)
    return edition is Audience.PUBLIC and not pages and not portfolio.profile.audience.is_shown_in(edition)


def filter_evidence(evidence: tuple[Evidence, ...], portfolio: Portfolio) -> tuple[Evidence, ...]:
    """Return the evidence with nothing said about pieces that the filtered `portfolio` does not hold.

    A teacher's level still counts, since leaving it out would change what was worked out; but neither the piece nor the
    comment on it is named. A student's own rating of a piece that is not shown goes with the piece.
    """
    shown = {artifact.id for artifact in portfolio.artifacts}
    kept = (piece for piece in evidence if piece.source == "teacher" or piece.artifact in shown)
    return tuple(
        piece if not piece.artifact or piece.artifact in shown else replace(piece, artifact="", title="", comment="")
        for piece in kept
    )


def _filter_profile(profile: Profile, edition: Audience) -> Profile:
    """Return a profile with only the name, shortened in public, and how it looks, when the rest is for fewer people."""
    if profile.audience.is_shown_in(edition):
        return profile
    name = profile.name if edition is not Audience.PUBLIC else _shorten_name(profile.name)
    return Profile(
        name=name,
        location=profile.location,
        language=profile.language,
        look=profile.look,
        accent=profile.accent,
        home=profile.home,
    )


def _shorten_name(name: str) -> str:
    """Return the first name and the last one's initial: "Maya O."."""
    first, *others = name.split() or [""]
    return f"{first} {others[-1][0]}." if others else first
