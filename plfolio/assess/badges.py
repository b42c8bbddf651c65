"""Awarding badges: which were earned, on which day of work and for what, and how far the others are.

Takes one student's aligned evidence and the school's badges; gives a `BadgeStatus` for each badge. The drawing of
badges is somebody else's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from plfolio.assess.evidence import AlignedPortfolio, AlignedSchool
from plfolio.assess.growth import trace_mastery
from plfolio.assess.mastery import Basis, compute_mastery, count_pieces, gather_bases, sort_by_work
from plfolio.model import Award, Badge, BadgeState, BadgeStatus, Mastery, Moment
from plfolio.plugins import Plugins, load_plugins
from plfolio.settings import Settings

__all__ = ["BadgeRule", "award_badges", "register"]

BadgeRule = Callable[[Badge, Mapping[str, Mastery]], tuple[tuple[str, tuple[str, ...]], ...]]
"""What a plugin adds to ``plugins.badge_rules``: a pure function of a badge and the masteries of one day.

It gets a mastery for every id in ``badge.standard_ids``, and gives the ids that still lack something, each with the
keys of what is lacking. Nothing lacking means earned. It is asked for today, then for each day on which something
changed, oldest first, until it is met; so it must not look at anything but its arguments. The keys "evidence" and
"kinds" say that there are too few pieces or kinds. These only grow, so a badge that lacks them today was never earned.
"""

_Trace = Callable[[str], tuple[Moment, ...]]
_ONLY_GROWS = {"evidence", "kinds"}


def register(plugins: Plugins) -> None:
    """Register the usual rule."""
    plugins.badge_rules.add("level", _lack_level)


def award_badges(
    portfolio: AlignedPortfolio, school: AlignedSchool, settings: Settings, masteries: Mapping[str, Mastery]
) -> tuple[BadgeStatus, ...]:
    """Say for each badge, in the school's order, whether and when it was earned.

    Only teachers' levels count. An award stays, whatever comes later: its day is the first on which the rule was met.
    """
    bases = gather_bases(portfolio, school, settings)
    trace = cache(lambda standard_id: trace_mastery(bases[standard_id]))  # once, however many badges ask for it
    return tuple(_judge(badge, bases, trace, masteries) for badge in school.badges)


def _judge(badge: Badge, bases: Mapping[str, Basis], trace: _Trace, masteries: Mapping[str, Mastery]) -> BadgeStatus:
    needed = len(badge.standard_ids)
    rule: BadgeRule | None = load_plugins().badge_rules.get(badge.rule)
    if rule is None or not needed:
        return BadgeStatus(badge=badge, state=BadgeState.NOT_STARTED, met=0, needed=needed)
    is_started = any(bases[standard_id].given or bases[standard_id].overrides for standard_id in badge.standard_ids)
    missing = rule(badge, masteries)
    may_be_earned = is_started and not any(_ONLY_GROWS.intersection(keys) for _, keys in missing)
    award = _find_award(badge, rule, bases, trace) if may_be_earned else None
    if award:
        return BadgeStatus(badge=badge, state=BadgeState.EARNED, met=needed, needed=needed, award=award)
    state = BadgeState.UNDER_WAY if is_started else BadgeState.NOT_STARTED
    return BadgeStatus(badge=badge, state=state, met=needed - len(missing), needed=needed, missing=missing)


def _find_award(badge: Badge, rule: BadgeRule, bases: Mapping[str, Basis], trace: _Trace) -> Award | None:
    """Ask the rule after each day, oldest first and undated work last, until it is met."""
    before = {name: replace(bases[name], evidence=(), overrides=()) for name in badge.standard_ids}
    standing = {standard_id: compute_mastery(basis) for standard_id, basis in before.items()}
    changes: dict[date | None, dict[str, Mastery]] = {}
    for standard_id in badge.standard_ids:
        for moment in trace(standard_id):
            changes.setdefault(moment.date, {})[standard_id] = moment.mastery
    for day in sorted(changes, key=lambda day: (day is None, day or date.min)):
        standing |= changes[day]
        if not rule(badge, standing):
            evidence = sort_by_work(piece for mastery in standing.values() for piece in mastery.evidence)
            return Award(badge=badge.id, date=day, evidence=evidence, masteries=tuple(standing.values()))
    return None


def _lack_level(badge: Badge, masteries: Mapping[str, Mastery]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Ask for the level, and the minimum of pieces and kinds, in every standard."""
    lacking = ((standard_id, _lacks(badge, masteries[standard_id])) for standard_id in badge.standard_ids)
    return tuple((standard_id, keys) for standard_id, keys in lacking if keys)


def _lacks(badge: Badge, mastery: Mastery) -> tuple[str, ...]:
    wanted = mastery.scale.find(badge.level) if badge.level else mastery.scale.level(mastery.scale.goal)
    is_reached = wanted is not None and mastery.level is not None and mastery.level.number >= wanted.number
    kinds = {piece.kind for piece in mastery.evidence}
    # One kind comes with the first piece, so "kinds" is named only where a badge asks for several.
    has_kinds = badge.kinds <= 1 or len(kinds) >= badge.kinds
    checks = (
        ("level", is_reached),
        ("evidence", count_pieces(mastery.evidence) >= badge.evidence),
        ("kinds", has_kinds),
    )
    return tuple(key for key, is_met in checks if not is_met)
