"""Mastery: states, order, overrides, self ratings, and the sum that every result carries."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from assess_builders import (
    FIVE_LEVELS,
    align,
    artifact,
    assessment,
    day,
    evidence,
    framework,
    override,
    portfolio,
    row,
    school,
    self_rating,
    tag,
)
from hypothesis import given
from hypothesis import strategies as st

from plfolio.assess.choices import check_choice, choose_methods
from plfolio.assess.codes import CodeIndex
from plfolio.assess.growth import trace_mastery
from plfolio.assess.mastery import (
    REMARK_NOTHING,
    REMARK_TOO_FEW,
    Basis,
    MixedScalesError,
    compute_masteries,
    compute_mastery,
    count_pieces,
    pick_override,
    round_half_up,
)
from plfolio.assess.methods import REMARK_TIMES
from plfolio.diagnostics import Location
from plfolio.model import Badge, Evidence, EvidenceSource, Goal, Mastery, MasteryState, PacingTarget
from plfolio.settings import DEFAULT_SCALE, MasterySettings, MethodChoice, Settings

METHODS = ("decaying", "highest", "mean", "median", "mode", "most-recent", "n-times", "power-law", "weighted-recent")
PIECES = st.lists(st.tuples(st.integers(1, 4), st.none() | st.integers(0, 40)), max_size=8)


def compute(
    pieces: tuple[Evidence, ...], method: str = "most-recent", minimum: int = 1, judged=None, **parameters
) -> Mastery:
    return compute_mastery(basis(pieces, method, minimum, (judged,) if judged else (), **parameters))


def basis(
    pieces: tuple[Evidence, ...], method: str = "most-recent", minimum: int = 1, judged=(), **parameters
) -> Basis:
    return Basis(
        standard="sci-1",
        scale=DEFAULT_SCALE,
        choice=MethodChoice(method=method, parameters=tuple(parameters.items())),
        minimum_evidence=minimum,
        evidence=tuple(pieces),
        overrides=tuple(judged),
    )


def test_no_evidence_is_not_assessed_and_not_a_zero():
    mastery = compute(())
    assert (MasteryState.NOT_ASSESSED, None, None) == (mastery.state, mastery.level, mastery.calculation.value)
    assert REMARK_NOTHING == mastery.calculation.remark


def test_fewer_pieces_than_the_minimum_are_not_enough_evidence():
    mastery = compute(row([4]), minimum=2)
    assert (MasteryState.NOT_ENOUGH_EVIDENCE, None) == (mastery.state, mastery.level)
    assert (REMARK_TOO_FEW, 1) == (mastery.calculation.remark, len(mastery.evidence))


def test_a_piece_judged_twice_is_one_piece_of_evidence():
    twice = (evidence(2, 0, order=0, artifact="oven"), evidence(3, 0, order=1, artifact="oven"))
    assert (1, 2) == (count_pieces(twice), count_pieces(row([2, 3])))
    assert MasteryState.NOT_ENOUGH_EVIDENCE is compute(twice, minimum=2).state


def test_two_observations_are_two_pieces():
    assert 2 == count_pieces([evidence(2, 0, order=0, artifact=""), evidence(3, 0, order=1, artifact="")])


def test_a_method_that_gives_no_value_leaves_no_level_and_says_why():
    mastery = compute(row([3, 3]), "n-times", times="3")
    assert (MasteryState.NOT_ENOUGH_EVIDENCE, None) == (mastery.state, mastery.level)
    assert REMARK_TIMES == mastery.calculation.remark


def test_work_counts_in_the_order_of_its_day_not_of_the_file():
    pieces = (evidence(4, 9, order=0, given_on=day(10)), evidence(1, 2, order=1, given_on=day(50)))
    assert (1, 4) == tuple(piece.level for piece in compute(pieces).evidence)
    assert 4 == compute(pieces).level.number


def test_work_of_one_day_counts_in_the_order_of_the_files():
    assert 2 == compute((evidence(2, 5, order=8), evidence(3, 5, order=7))).level.number


def test_undated_work_counts_last_and_is_counted_out():
    mastery = compute((evidence(1, None, order=0), evidence(4, 30, order=1), evidence(3, 20, order=2)))
    assert (1, 1, day(30)) == (mastery.level.number, mastery.undated, mastery.last_date)


def test_a_level_is_decided_before_rounding():
    """2.995 is shown as 3.00, and is not yet a 3."""
    mastery = compute(row([3, 3, 3, 3, 3, 2, 3, 3, 3, 3]), "decaying", weight="0.99")
    assert ("3.00", 2) == (mastery.calculation.shown, mastery.level.number)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("4.125", "4.13"),
        ("2.5", "2.50"),
        ("3", "3"),
        ("3.000", "3"),
        ("2.995", "3.00"),
        ("10", "10"),
        ("2.675", "2.68"),
    ],
)
def test_values_are_shown_half_up_to_two_places(value: str, expected: str):
    assert expected == round_half_up(Decimal(value))


def test_the_sum_carries_all_that_went_into_it():
    calculation = compute(row([2, 3]), "decaying").calculation
    assert ("decaying", (("weight", "0.65"),), Decimal(3)) == (
        calculation.method,
        calculation.parameters,
        calculation.cut,
    )
    assert ("0.65 x 3 + 0.35 x 2", Decimal("2.65"), "2.65") == (
        calculation.steps[-1].expression,
        calculation.value,
        calculation.shown,
    )
    assert (day(0), day(1)) == tuple(piece.date for piece in calculation.inputs)


@pytest.mark.parametrize(("levels", "kept"), [([1, 4, 4, 4, 4], 4), ([4, 1, 1, 1, 1], 1)])
def test_a_curve_that_leaves_the_scale_ends_at_its_ends(levels: list[int], kept: int):
    mastery = compute(row(levels), "power-law")
    assert ("Kept on the scale", kept) == (mastery.calculation.steps[-1].label, mastery.calculation.value)


def test_an_unknown_method_falls_back_on_the_usual_one():
    assert "most-recent" == compute(row([2, 4]), "latest").calculation.method


def test_self_ratings_stand_beside_and_never_inside():
    own = evidence(4, 9, order=3, source=EvidenceSource.STUDENT)
    mastery = compute((*row([1, 2]), own))
    assert (2, (own,)) == (mastery.level.number, mastery.self_ratings)
    assert MasteryState.NOT_ASSESSED is compute((own,)).state


def test_levels_of_two_scales_never_meet_in_one_sum():
    with pytest.raises(MixedScalesError, match="five-levels"):
        compute((*row([3]), evidence(5, 1, scale="five-levels")))


def test_an_override_gives_the_level_and_keeps_what_the_method_gave():
    judged = override(4, 1)
    mastery = compute(row([1, 2, 2]), judged=judged)
    assert (4, 2, judged[1]) == (mastery.level.number, mastery.calculated.number, mastery.override)
    assert 1 == mastery.newer_evidence


def test_evidence_is_newer_by_the_day_of_the_work():
    pieces = (evidence(2, 1, given_on=day(90)), evidence(2, 2, order=1), evidence(2, None, order=2))
    assert 0 == compute(pieces, judged=override(4, 2)).newer_evidence


def test_an_override_is_a_level_even_without_evidence():
    mastery = compute((), judged=override(3, 1))
    assert (MasteryState.LEVEL, 3, None) == (mastery.state, mastery.level.number, mastery.calculated)


def test_of_several_overrides_the_latest_counts_and_of_one_day_the_last():
    early, late, corrected = override(4, 1), override(2, 9), override(3, 9)
    assert late == pick_override([late, early])
    assert corrected == pick_override([early, late, corrected])
    assert pick_override([]) is None


@given(pieces=PIECES, chance=st.randoms(use_true_random=False), method=st.sampled_from(METHODS))
def test_the_order_in_which_evidence_comes_does_not_matter(pieces, chance: random.Random, method: str):
    made = [evidence(level, on, order=order) for order, (level, on) in enumerate(pieces)]
    shuffled = list(made)
    chance.shuffle(shuffled)
    assert compute(tuple(made), method) == compute(tuple(shuffled), method)


@given(pieces=PIECES)
def test_evidence_counts_by_its_day_then_by_the_file_and_undated_work_last(pieces):
    made = [evidence(level, on, order=order) for order, (level, on) in enumerate(pieces)]
    counted = compute(tuple(made)).evidence
    dated = [piece for piece in counted if piece.date]
    assert counted == (*dated, *(piece for piece in made if piece.date is None))
    assert dated == sorted(dated, key=lambda piece: (piece.date, piece.order))


@given(pieces=PIECES, level=st.integers(1, 4), method=st.sampled_from(METHODS))
def test_work_that_gets_an_earlier_day_than_all_other_moves_to_the_front(pieces, level: int, method: str):
    made = [evidence(number, on, order=order) for order, (number, on) in enumerate(pieces, start=1)]
    first = evidence(level, -1, order=99)
    before, after = compute(tuple(made), method), compute((*made, first), method)
    assert (first, *before.evidence) == after.evidence


@given(pieces=PIECES, day_of_look=st.integers(0, 40), method=st.sampled_from(METHODS))
def test_what_stood_on_a_day_does_not_know_what_came_later(pieces, day_of_look: int, method: str):
    made = tuple(evidence(level, on, order=order) for order, (level, on) in enumerate(pieces))
    judged = (override(1, 10), override(2, 20), override(3, 30))
    then = basis(made, method, judged=judged).until(day(day_of_look))
    known = tuple(piece for piece in made if piece.date and piece.date <= day(day_of_look))
    assert compute_mastery(then) == compute(
        known, method, judged=pick_override([o for o in judged if o[1].date <= day(day_of_look)])
    )


@given(pieces=PIECES, level=st.integers(1, 4), on=st.integers(0, 40), method=st.sampled_from(METHODS))
def test_an_override_never_changes_what_was_calculated(pieces, level: int, on: int, method: str):
    made = tuple(evidence(number, at, order=order) for order, (number, at) in enumerate(pieces))
    plain, judged = compute(made, method), compute(made, method, judged=override(level, on))
    assert (plain.calculation, plain.calculated) == (judged.calculation, judged.calculated)
    assert level == judged.level.number


@given(pieces=PIECES, ratings=st.lists(st.integers(1, 4), max_size=3), method=st.sampled_from(METHODS))
def test_self_ratings_never_change_a_level(pieces, ratings: list[int], method: str):
    made = tuple(evidence(number, at, order=order) for order, (number, at) in enumerate(pieces))
    own = tuple(evidence(number, 50, source=EvidenceSource.STUDENT) for number in ratings)
    assert compute(made, method).calculation == compute(made + own, method).calculation


@given(pieces=PIECES, judged=st.none() | st.integers(0, 40), method=st.sampled_from(METHODS))
def test_the_last_moment_of_a_replay_is_today(pieces, judged: int | None, method: str):
    made = tuple(evidence(number, at, order=order) for order, (number, at) in enumerate(pieces))
    overrides = () if judged is None else (override(4, judged),)
    moments = trace_mastery(basis(made, method, judged=overrides))
    today = compute_mastery(basis(made, method, judged=overrides))
    assert (moments[-1].mastery == today) if moments else (not made and not overrides)
    dates = [moment.date for moment in moments]
    assert sum(piece.date is None for piece in made) > 0 or None not in dates
    assert dates == [*sorted({one for one in dates if one}), *([None] if None in dates else [])]


def test_masteries_are_worked_out_for_all_that_matters_in_the_order_of_the_frameworks():
    goal = Goal(id="g", title="Heat", location=Location("g.md"), tag=tag("SCI.OLD"))
    data = school(
        badges=(Badge(id="b", name="B", location=Location("school/badges.yml", 2), standards=(tag("SCI.2"),)),),
        pacing=(PacingTarget(tag=tag("SCI"), by=day(60)),),
    )
    work = artifact("oven", "MATH.1", self_ratings=(self_rating("2"),))
    joined, aligned, _ = align(portfolio(work, goals=(goal,)), assessment(3, "SCI.1"), data=data)
    masteries = compute_masteries(joined, aligned, Settings())
    assert ["sci", "sci-1", "sci-2", "sci-old", "math-1"] == list(masteries)
    assert (3, 2) == (masteries["sci-1"].level.number, masteries["math-1"].self_ratings[0].level)


def test_every_standard_has_its_own_method_else_its_frameworks_else_the_schools():
    settings = Settings(
        mastery=MasterySettings(
            choice=MethodChoice(method="highest"),
            frameworks=(("riverbend", MethodChoice(method="mean", parameters=(("last", "2"),))),),
            standards=(("SCI.2", MethodChoice(method="mode")),),
        ),
        scales=(DEFAULT_SCALE, FIVE_LEVELS),
        framework_scales=(("other", "five-levels"),),
    )
    data = school(frameworks=(framework(), framework("other", "x-")))
    settings_for_both = choose_methods(data.frameworks, CodeIndex(data.frameworks), settings)[0]
    names = {key: choice.method for key, choice in settings_for_both.items()}
    assert ("mean", "highest") == (names["sci-1"], names["x-sci-1"])
    joined, aligned, _ = align(portfolio(artifact()), assessment(5, "other:SCI.1"), data=data, settings=settings)
    assert ("five-levels", 5) == (
        aligned.scales["x-sci-1"].id,
        compute_masteries(joined, aligned, settings)["x-sci-1"].level.number,
    )


def test_the_method_of_one_standard_is_found_by_its_code():
    settings = Settings(mastery=MasterySettings(standards=(("riverbend:SCI.2", MethodChoice(method="mode")),)))
    chosen, found = choose_methods((framework(),), CodeIndex((framework(),)), settings)
    assert ("mode", "most-recent", ()) == (chosen["sci-2"].method, chosen["sci-1"].method, found)


@pytest.mark.parametrize(
    ("choice", "code", "words"),
    [
        (MethodChoice(method="latest"), "R108", '"latest"'),
        (MethodChoice(method="most_recent"), "R108", "Did you mean most-recent?"),
        (MethodChoice(method="highest", parameters=(("last", "3"),)), "R109", "no parameters"),
        (MethodChoice(method="mean", parameters=(("lst", "3"),)), "R109", "It has: last."),
        (MethodChoice(method="decaying", parameters=(("weight", "65"),)), "R110", "a number from 0.01 to 0.99"),
        (MethodChoice(method="n-times", parameters=(("times", "0"),)), "R110", "a whole number from 1 to 10"),
        (MethodChoice(method="mode", parameters=(("ties", "first"),)), "R110", "recent or highest"),
    ],
)
def test_a_choice_that_cannot_be_used_is_named(choice: MethodChoice, code: str, words: str):
    (found,) = check_choice(choice, Settings())
    assert code == found.code.id
    assert words in f"{found.message} {found.hint}"


def test_a_message_about_a_parameter_says_what_is_used_instead():
    choices = [
        MethodChoice(method=name, parameters=((word, "-1"),))
        for name, word in (("decaying", "weight"), ("mean", "last"))
    ]
    assert ["0.65", "not set"] == [dict(check_choice(choice, Settings())[0].values)["used"] for choice in choices]


def test_parameters_that_can_be_used_are_no_mistake():
    assert () == check_choice(MethodChoice(method="decaying", parameters=(("weight", "0.5"),)), Settings())


def test_a_parameter_left_empty_is_no_mistake():
    assert () == check_choice(MethodChoice(method="mean", parameters=(("last", ""),)), Settings())


def test_settings_for_what_is_not_there_are_named():
    settings = Settings(
        framework_scales=(("riverbank", "four-levels"),),
        mastery=MasterySettings(standards=(("SCI.99", MethodChoice(method="mode")),)),
    )
    _, found = choose_methods((framework(),), CodeIndex((framework(),)), settings)
    assert ["R111", "R103"] == [diagnostic.code.id for diagnostic in found]
    assert "Did you mean riverbend?" in found[0].hint
