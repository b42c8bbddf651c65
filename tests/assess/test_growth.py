"""Growth: each standard replayed by the school's method, for those on which a teacher has said something."""

from __future__ import annotations

from assess_builders import align, artifact, assessment, day, override, portfolio, self_rating

from plfolio.assess.growth import trace_masteries
from plfolio.assess.mastery import compute_masteries
from plfolio.settings import MasterySettings, MethodChoice, Settings


def trace(student, *assessments, overrides=(), settings=None):
    chosen = settings or Settings()
    joined, aligned, _ = align(student, *assessments, overrides=overrides, settings=chosen)
    return trace_masteries(joined, aligned, chosen), compute_masteries(joined, aligned, chosen)


def levels(moments):
    return [(moment.date, moment.mastery.level and moment.mastery.level.number) for moment in moments]


def test_each_standard_is_replayed_day_by_day_and_ends_with_todays_mastery():
    student = portfolio(artifact("oven", "SCI.1", on=1), artifact("lamp", "SCI.1", on=9))
    growth, masteries = trace(
        student,
        assessment(2, "SCI.1", "oven"),
        assessment(4, "SCI.1", "lamp", 1),
        assessment(3, "SCI.2", "oven", 2),
    )
    assert {name: levels(moments) for name, moments in growth.items()} == {
        "sci-1": [(day(1), 2), (day(9), 4)],
        "sci-2": [(day(1), 3)],
    }
    assert masteries["sci-2"] == growth["sci-2"][-1].mastery


def test_a_standard_that_only_the_student_has_rated_has_no_line():
    student = portfolio(artifact("oven", "SCI.1", on=1, self_ratings=(self_rating("3"),)))
    growth, masteries = trace(student)
    assert growth == {}
    assert masteries["sci-1"].self_ratings


def test_an_override_alone_is_a_moment():
    growth, _ = trace(portfolio(), overrides=(override(4, 5)[1],))
    assert levels(growth["sci-1"]) == [(day(5), 4)]


def test_the_schools_method_and_minimum_hold_for_every_day():
    settings = Settings(mastery=MasterySettings(choice=MethodChoice(method="highest"), minimum_evidence=2))
    student = portfolio(*(artifact(name, "SCI.1", on=on) for name, on in (("a", 1), ("b", 5), ("c", 9))))
    rows = (
        assessment(level, "SCI.1", name, order)
        for order, (name, level) in enumerate(zip("abc", (2, 4, 1), strict=True))
    )
    growth, _ = trace(student, *rows, settings=settings)
    assert levels(growth["sci-1"]) == [(day(1), None), (day(5), 4), (day(9), 4)]
