"""Awards: earned on a day of work, for what stood on that day, and kept."""

from __future__ import annotations

import pytest
from assess_builders import align, artifact, assessment, day, override, portfolio, school, self_rating, tag
from hypothesis import given
from hypothesis import strategies as st

from plfolio.assess.badges import award_badges
from plfolio.assess.mastery import compute_masteries
from plfolio.diagnostics import Location
from plfolio.model import Artifact, Assessment, Badge, BadgeState, BadgeStatus, Override
from plfolio.plugins import load_plugins
from plfolio.settings import MasterySettings, MethodChoice, Settings


def badge(**fields: object) -> Badge:
    values: dict[str, object] = {"standards": (tag("SCI.1"),), "evidence": 1}
    return Badge(id="observer", name="Observer", location=Location("school/badges.yml"), **(values | fields))


def judge(
    made: Badge,
    *pieces: tuple[int | None, int, str],
    overrides: tuple[Override, ...] = (),
    works: tuple[Artifact, ...] = (),
    settings: Settings | None = None,
) -> BadgeStatus:
    """Judge one badge; a piece is its day, its level and its standard, each its own work."""
    chosen = settings or Settings()
    artifacts = tuple(artifact(f"w{n}", on=on) for n, (on, _, _) in enumerate(pieces))
    rows: list[Assessment] = [assessment(level, code, f"w{n}", n) for n, (_, level, code) in enumerate(pieces)]
    student = portfolio(*artifacts, *works)
    joined, aligned, _ = align(student, *rows, overrides=overrides, data=school(badges=(made,)), settings=chosen)
    (status,) = award_badges(joined, aligned, chosen, compute_masteries(joined, aligned, chosen))
    return status


def test_without_any_evidence_a_badge_is_not_started():
    status = judge(badge(evidence=2))
    assert (BadgeState.NOT_STARTED, 0, 1, None) == (status.state, status.met, status.needed, status.award)
    assert (("sci-1", ("level", "evidence")),) == status.missing


def test_a_self_rating_starts_nothing():
    own = artifact("mine", "SCI.1", self_ratings=(self_rating("4"),))
    assert BadgeState.NOT_STARTED is judge(badge(), works=(own,)).state


def test_an_award_carries_its_day_its_evidence_and_its_sum():
    status = judge(badge(evidence=2), (3, 2, "SCI.1"), (9, 3, "SCI.1"), (20, 4, "SCI.1"))
    assert (BadgeState.EARNED, 1, 1, ()) == (status.state, status.met, status.needed, status.missing)
    assert day(9) == status.award.date
    assert [2, 3] == [piece.level for piece in status.award.evidence]
    assert ["3"] == [mastery.calculation.shown for mastery in status.award.masteries]


def test_the_day_is_the_works_not_the_day_it_was_judged():
    assert day(3) == judge(badge(), (3, 4, "SCI.1")).award.date


def test_an_award_stays_when_the_level_falls():
    status = judge(badge(), (1, 3, "SCI.1"), (2, 1, "SCI.1"))
    assert (BadgeState.EARNED, day(1)) == (status.state, status.award.date)


def test_every_standard_must_have_its_level_and_its_evidence():
    made = badge(standards=(tag("SCI.1"), tag("MATH.1")), evidence=2)
    status = judge(made, (1, 3, "SCI.1"), (2, 3, "SCI.1"), (3, 2, "MATH.1"))
    assert (BadgeState.UNDER_WAY, 1, 2) == (status.state, status.met, status.needed)
    assert (("math-1", ("level", "evidence")),) == status.missing


def test_a_branch_is_earned_when_all_its_tips_are():
    made = badge(standards=(), branches=(tag("SCI"),))
    assert BadgeState.UNDER_WAY is judge(made, (1, 3, "SCI.1")).state
    assert day(4) == judge(made, (1, 3, "SCI.1"), (4, 3, "SCI.2")).award.date


def test_the_same_work_judged_twice_is_one_piece():
    work = artifact("oven", on=1)
    rows = (assessment(3, order=0), assessment(4, order=1))
    joined, aligned, _ = align(portfolio(work), *rows, data=school(badges=(badge(evidence=2),)))
    (status,) = award_badges(joined, aligned, Settings(), compute_masteries(joined, aligned, Settings()))
    assert (("sci-1", ("evidence",)),) == status.missing


def test_a_badge_may_ask_for_several_kinds():
    video = artifact("film", on=5, kind="video")
    row = assessment(3, "SCI.1", "film", 9)
    made = badge(kinds=2)
    assert (("sci-1", ("kinds",)),) == judge(made, (1, 3, "SCI.1"), (2, 3, "SCI.1")).missing
    joined, aligned, _ = align(
        portfolio(artifact("w", on=1), video), assessment(3, "SCI.1", "w"), row, data=school(badges=(made,))
    )
    (status,) = award_badges(joined, aligned, Settings(), compute_masteries(joined, aligned, Settings()))
    assert day(5) == status.award.date


def test_an_override_moves_the_level_but_brings_no_evidence():
    judged = override(4, 8)[1]
    assert (("sci-1", ("evidence",)),) == judge(badge(evidence=1), overrides=(judged,)).missing
    status = judge(badge(evidence=1), (1, 1, "SCI.1"), overrides=(judged,))
    assert (day(8), judged) == (status.award.date, status.award.masteries[0].override)


def test_an_override_can_take_a_level_away_before_it_is_enough():
    status = judge(badge(evidence=2), (1, 4, "SCI.1"), (9, 4, "SCI.1"), overrides=(override(2, 5)[1],))
    assert (BadgeState.UNDER_WAY, (("sci-1", ("level",)),)) == (status.state, status.missing)


def test_undated_work_comes_last_and_gives_an_award_without_a_day():
    status = judge(badge(evidence=2), (None, 3, "SCI.1"), (5, 3, "SCI.1"))
    assert (BadgeState.EARNED, None) == (status.state, status.award.date)


def test_undated_work_does_not_hide_the_day_on_which_it_was_enough():
    status = judge(badge(evidence=1), (None, 3, "SCI.1"), (5, 3, "SCI.1"))
    assert (BadgeState.EARNED, day(5)) == (status.state, status.award.date)


def test_a_teachers_judgement_alone_begins_a_badge():
    status = judge(badge(evidence=1), overrides=(override(2, 5)[1],))
    assert (BadgeState.UNDER_WAY, (("sci-1", ("level", "evidence")),)) == (status.state, status.missing)


def test_a_level_may_be_asked_for_by_name():
    assert BadgeState.UNDER_WAY is judge(badge(level="Extends"), (1, 3, "SCI.1")).state
    assert BadgeState.EARNED is judge(badge(level="extends"), (1, 4, "SCI.1")).state


def test_the_schools_method_decides_here_too():
    settings = Settings(mastery=MasterySettings(choice=MethodChoice(method="mean")))
    assert BadgeState.UNDER_WAY is judge(badge(), (1, 1, "SCI.1"), (2, 4, "SCI.1"), settings=settings).state


def test_the_usual_rule_is_a_plugin_like_any_other():
    assert "level" in load_plugins().badge_rules.names()


PIECES = st.lists(
    st.tuples(st.none() | st.integers(0, 9), st.integers(1, 4), st.sampled_from(["SCI.1", "MATH.1"])), max_size=8
)
TWO = (tag("SCI.1"), tag("MATH.1"))


@given(pieces=PIECES, later=st.tuples(st.integers(10, 19), st.integers(1, 4), st.sampled_from(["SCI.1", "MATH.1"])))
def test_later_work_never_takes_an_award_away_nor_moves_its_day(pieces, later):
    dated = [piece for piece in pieces if piece[0] is not None]
    before = judge(badge(standards=TWO), *dated)
    after = judge(badge(standards=TWO), *dated, later)
    if before.award:
        assert before.award == after.award


HIGHEST = Settings(mastery=MasterySettings(choice=MethodChoice(method="highest")))


@given(
    pieces=PIECES,
    more=st.tuples(st.none() | st.integers(0, 19), st.integers(1, 4), st.sampled_from(["SCI.1", "MATH.1"])),
    evidence=st.integers(1, 3),
    kinds=st.integers(1, 2),
)
def test_more_work_never_makes_a_badge_further(pieces, more, evidence: int, kinds: int):
    """With any method for what only grows; for the level too where no work can lower it."""
    made = badge(standards=TWO, evidence=evidence, kinds=kinds)
    for settings, keys in ((Settings(), {"evidence", "kinds"}), (HIGHEST, {"level", "evidence", "kinds"})):
        before, after = judge(made, *pieces, settings=settings), judge(made, *pieces, more, settings=settings)
        lacking_before = {(one, key) for one, lacks in before.missing for key in lacks if key in keys}
        lacking_after = {(one, key) for one, lacks in after.missing for key in lacks if key in keys}
        if before.state is not BadgeState.EARNED:
            assert lacking_after <= lacking_before
        elif settings is HIGHEST:
            assert after.state is BadgeState.EARNED


@given(pieces=PIECES, level=st.integers(1, 4), evidence=st.integers(1, 3))
def test_a_badge_that_asks_for_less_is_never_further(pieces, level: int, evidence: int):
    easy, hard = badge(standards=TWO, level=str(level), evidence=evidence), badge(standards=TWO, level="4", evidence=3)
    lacking = [{(one, key) for one, keys in judge(made, *pieces).missing for key in keys} for made in (easy, hard)]
    earned = [judge(made, *pieces).state is BadgeState.EARNED for made in (easy, hard)]
    assert earned[0] or (lacking[0] <= lacking[1] and not earned[1])


@given(pieces=PIECES, evidence=st.integers(0, 3))
def test_met_and_missing_always_add_up(pieces, evidence: int):
    status = judge(badge(standards=TWO, evidence=evidence), *pieces)
    assert status.needed == 2 == status.met + len(status.missing)
    assert (status.state is BadgeState.EARNED) == (status.award is not None)
    assert (status.state is BadgeState.NOT_STARTED) == (not pieces)


@pytest.mark.parametrize(
    "slipped", [badge(standards=(), evidence=0), badge(standards=(), evidence=1), badge(rule="gone")]
)
def test_a_badge_that_is_not_whole_is_never_awarded(slipped: Badge):
    """Even one that slips past alignment, as a plugin might build it."""
    joined, aligned, _ = align(portfolio(artifact()), assessment(4))
    object.__setattr__(aligned, "badges", (slipped,))
    (status,) = award_badges(joined, aligned, Settings(), {})
    assert (BadgeState.NOT_STARTED, 0) == (status.state, status.needed)
