"""Awarding badges: which were earned, on which day of work and for what, and how far the others are.

Takes one student's aligned evidence and the school's badges; gives a `BadgeStatus` for each badge. The drawing of
badges is somebody else's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from plfolio.assess.evidence import AlignedPortfolio, AlignedSchool
from plfolio.assess.growth import Moment, trace_mastery
from plfolio.assess.mastery import compute_mastery, count_pieces, sort_by_work
from plfolio.model import Award, Badge, BadgeState, BadgeStatus, EvidenceSource, Mastery
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
    replay = _Replay(portfolio, school, settings.mastery.minimum_evidence)
    return tuple(_judge(badge, replay, masteries) for badge in school.badges)


class _Replay:
    """Each standard's moments, worked out once however many badges ask for them."""

    def __init__(self, portfolio: AlignedPortfolio, school: AlignedSchool, minimum_evidence: int) -> None:
        self._school = school
        self._minimum = minimum_evidence
        self._evidence = portfolio.evidence_by_standard()
        self._overrides = portfolio.overrides_by_standard()
        self._traced: dict[str, tuple[Moment, ...]] = {}

    def has_begun(self, standard_id: str) -> bool:
        pieces = self._evidence.get(standard_id, ())
        return standard_id in self._overrides or any(piece.source is EvidenceSource.TEACHER for piece in pieces)

    def trace(self, standard_id: str) -> tuple[Moment, ...]:
        if standard_id not in self._traced:
            evidence, overrides = self._evidence.get(standard_id, ()), self._overrides.get(standard_id, ())
            scale, choice = self._school.scales[standard_id], self._school.methods[standard_id]
            self._traced[standard_id] = trace_mastery(standard_id, evidence, overrides, scale, choice, self._minimum)
        return self._traced[standard_id]

    def start(self, standard_id: str) -> Mastery:
        """Give the mastery before any work."""
        scale, choice = self._school.scales[standard_id], self._school.methods[standard_id]
        return compute_mastery(standard_id, (), scale, choice, self._minimum)


def _judge(badge: Badge, replay: _Replay, masteries: Mapping[str, Mastery]) -> BadgeStatus:
    needed = len(badge.standard_ids)
    rule: BadgeRule | None = load_plugins().badge_rules.get(badge.rule)
    if rule is None or not needed:
        return BadgeStatus(badge=badge, state=BadgeState.NOT_STARTED, met=0, needed=needed)
    is_started = any(replay.has_begun(standard_id) for standard_id in badge.standard_ids)
    missing = rule(badge, masteries)
    may_be_earned = is_started and not any(_ONLY_GROWS.intersection(keys) for _, keys in missing)
    award = _find_award(badge, rule, replay) if may_be_earned else None
    if award:
        return BadgeStatus(badge=badge, state=BadgeState.EARNED, met=needed, needed=needed, award=award)
    state = BadgeState.UNDER_WAY if is_started else BadgeState.NOT_STARTED
    return BadgeStatus(badge=badge, state=state, met=needed - len(missing), needed=needed, missing=missing)


def _find_award(badge: Badge, rule: BadgeRule, replay: _Replay) -> Award | None:
    """Ask the rule after each day, oldest first and undated work last, until it is met."""
    standing = {standard_id: replay.start(standard_id) for standard_id in badge.standard_ids}
    changes: dict[date | None, dict[str, Mastery]] = {}
    for standard_id in badge.standard_ids:
        for moment in replay.trace(standard_id):
            changes.setdefault(moment.date, {})[standard_id] = moment.mastery
    for day in sorted(changes, key=lambda day: (day is None, day or date.min)):
        standing |= changes[day]
        if not rule(badge, standing):
            return _award(badge, day, tuple(standing.values()))
    return None


def _award(badge: Badge, day: date | None, masteries: tuple[Mastery, ...]) -> Award:
    pieces = [piece for mastery in masteries for piece in mastery.evidence]
    return Award(badge=badge.id, date=day, evidence=sort_by_work(pieces), masteries=masteries)


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
