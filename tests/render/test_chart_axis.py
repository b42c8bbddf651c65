"""Time from one side to the other: the order of days stays, everything is inside, and nothing lies on each other."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plfolio.render.charts.axis import MARK, NARROWEST, Column, spread
from plfolio.render.school_years import begins, months_of, school_year

FIRST = date(2026, 9, 1)
HALF = MARK / 2


def column(day: int, *levels: int) -> Column:
    return Column(day=FIRST + timedelta(days=day), levels=levels)


columns = st.dictionaries(
    st.integers(0, 4000), st.lists(st.integers(1, 4), max_size=6).map(tuple), min_size=1, max_size=40
).map(lambda days: tuple(column(day, *levels) for day, levels in sorted(days.items())))


def middles(axis, one: Column, level: int) -> list[float]:
    """Where the marks of one day and level are in the narrowest picture, in pixels from the left."""
    return [axis.percent(one.day) * NARROWEST / 100 + shift for shift in axis.shifts(one, level)]


@given(columns)
def test_the_order_in_time_is_the_order_from_left_to_right(days):
    axis = spread(days)
    places = [axis.percent(one.day) for one in days]
    assert all(before < after for before, after in pairwise(places))


@given(columns)
def test_written_from_the_right_the_picture_is_the_same_in_a_mirror(days):
    plain, mirrored = spread(days), spread(days, is_mirrored=True)
    for one in days:
        assert plain.percent(one.day) + mirrored.percent(one.day) == pytest.approx(100, abs=0.02)
        for level in set(one.levels):
            assert mirrored.shifts(one, level) == tuple(-shift for shift in plain.shifts(one, level))


@given(columns, st.booleans())
def test_every_mark_is_inside_the_narrowest_picture_and_so_inside_every_other(days, is_mirrored):
    axis = spread(days, is_mirrored=is_mirrored)
    for one in days:
        for level in set(one.levels):
            for middle in middles(axis, one, level):
                room = HALF * axis.squeeze
                assert room - 0.1 <= middle <= NARROWEST - room + 0.1


@given(columns)
def test_marks_of_one_day_and_level_stand_side_by_side_around_the_day(days):
    axis = spread(days)
    for one in days:
        for level in set(one.levels):
            shifts = axis.shifts(one, level)
            assert len(shifts) == one.levels.count(level)
            assert sum(shifts) == pytest.approx(0, abs=0.1)
            assert list(shifts) == sorted(shifts)


@given(st.lists(st.integers(0, 4000), min_size=2, max_size=8, unique=True))
def test_days_that_share_a_level_never_lie_on_each_other_while_there_is_room(days):
    shared = tuple(column(day, 3) for day in sorted(days))
    axis = spread(shared)
    assert axis.squeeze == 1
    places = [axis.percent(one.day) * NARROWEST / 100 for one in shared]
    assert all(after - before >= MARK - 0.1 for before, after in pairwise(places))


def test_days_with_room_between_them_stand_where_time_puts_them():
    axis = spread((column(0, 2), column(100, 3), column(300, 3), column(400, 4)))
    places = [axis.percent(FIRST + timedelta(days=day)) for day in (0, 100, 300, 400)]
    first, last = places[0], places[-1]
    assert places == pytest.approx([first, first + (last - first) / 4, first + 3 * (last - first) / 4, last], abs=0.02)


def test_days_that_would_lie_on_each_other_move_apart_evenly_and_the_others_stay():
    days = (column(0, 3), column(200, 3), column(201, 3), column(400, 3))
    axis = spread(days)
    ends, (left, right) = (
        [axis.percent(days[0].day), axis.percent(days[3].day)],
        [axis.percent(one.day) for one in days[1:3]],
    )
    assert ends == pytest.approx([100 * HALF / NARROWEST, 100 - 100 * HALF / NARROWEST], abs=0.01)
    assert (right - left) * NARROWEST / 100 == pytest.approx(MARK, abs=0.05)
    assert (left + right) / 2 == pytest.approx(50, abs=0.2)


def test_days_whose_marks_are_at_other_heights_may_stand_closer():
    apart, above = (
        spread((column(0, 3), column(1, 3), column(900, 3))),
        spread((column(0, 3), column(1, 4), column(900, 3))),
    )
    distances = [axis.percent(FIRST + timedelta(days=1)) - axis.percent(FIRST) for axis in (apart, above)]
    assert distances[1] < distances[0]


def test_a_hundred_days_in_a_row_are_squeezed_evenly_and_stay_in_order():
    days = tuple(column(day, 3) for day in range(100))
    axis = spread(days)
    places = [axis.percent(one.day) for one in days]
    gaps = {round(after - before, 1) for before, after in pairwise(places)}
    assert axis.squeeze < 1
    assert gaps == {1.0}


def test_a_single_day_stands_in_the_middle():
    assert spread((column(0, 3),)).percent(FIRST) == 50


@pytest.mark.parametrize("count", [1, 2, 5, 40])
def test_however_many_marks_a_day_has_they_take_at_most_half_the_picture(count):
    one = column(0, *[3] * count)
    shifts = spread((one, column(9, 3))).shifts(one, 3)
    assert shifts[-1] - shifts[0] < NARROWEST / 2


def test_a_day_without_marks_needs_no_shift():
    one = column(0)
    assert spread((one,)).shifts(one, 3) == ()


@given(columns)
def test_the_same_days_give_the_same_picture(days):
    assert spread(days) == spread(tuple(days))


# School years.


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9998, 1, 1)))
def test_a_day_lies_in_the_school_year_that_began_before_it(day):
    year = school_year(day)
    assert begins(year) <= day < begins(year + 1)


def test_a_school_year_has_twelve_months_from_august():
    months = months_of(2026)
    assert [(month.year, month.month) for month in months] == [
        *((2026, month) for month in range(8, 13)),
        *((2027, month) for month in range(1, 8)),
    ]
    assert all(school_year(month) == 2026 for month in months)


def test_the_last_year_that_there_is_ends_with_its_last_month():
    assert months_of(date.max.year)[-1] == date(9999, 12, 1)
