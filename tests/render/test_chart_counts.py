"""Pictures that count: work over the year, standards by area and on the map, and how far a badge is."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from chart_builders import given, grown_view, place_of
from hypothesis import given as examples
from hypothesis import strategies as st
from sample_views import HEAT, LATER, PLANTS, SCIENCE, artifact, framework, mastery, student_view, tag

from plfolio.model import Badge, BadgeState, BadgeStatus, Framework, MasteryState, Standard
from plfolio.render.charts.activity import make_activity
from plfolio.render.charts.badge_progress import make_badge_progress
from plfolio.render.charts.coverage import make_coverage
from plfolio.render.charts.growth import make_growth
from plfolio.render.charts.strengths import make_strengths
from plfolio.render.standards_map import find_concerns, make_framework

SQUARE = 15
# The narrowest strip of a year: the smallest phone without its margins.
STRIP = 288

days = st.one_of(st.none(), st.dates(min_value=date(2020, 8, 1), max_value=date(2027, 7, 31)))
works = st.lists(
    st.tuples(days, st.sampled_from(("Art", "Science", "", "Music", "History", "Sports", "Latin", "Drama")))
)


def with_work(*pieces):
    """A student with pieces of work on these days, in these subjects."""
    view = student_view()
    made = tuple(artifact(f"piece-{number}", date=on, subject=subject) for number, (on, subject) in enumerate(pieces))
    return replace(view, portfolio=replace(view.portfolio, artifacts=made))


def activity_of(*pieces, language="en"):
    return make_activity(place_of(with_work(*pieces), language))


def table_of(picture):
    return [tuple(cell.text for cell in row) for row in picture.table.rows]


# Work over the year.


@examples(works)
def test_every_dated_piece_is_one_square_and_the_others_are_counted_in_words(pieces):
    picture = activity_of(*pieces)
    dated = [on for on, _ in pieces if on]
    assert sum(len(year.tiles) for year in picture.years) == len(dated)
    assert len(picture.notes) == (1 if len(dated) < len(pieces) else 0)
    assert [year.first for year in picture.years] == sorted({year.first for year in picture.years}, reverse=True)


@examples(works)
def test_the_table_of_work_counts_what_the_squares_show(pieces):
    picture = activity_of(*pieces)
    rows = table_of(picture)
    assert sum(int(row[1]) for row in rows) == sum(len(year.tiles) for year in picture.years)
    if picture.sorts:
        assert all(int(row[1]) == sum(map(int, row[2:])) for row in rows)
        looks = Counter(tile.look for year in picture.years for tile in year.tiles)
        assert {sort.look: sort.count for sort in picture.sorts} == looks


@examples(works, st.sampled_from(("en", "ar")))
def test_squares_stay_in_the_column_of_their_month_and_never_lie_on_each_other(pieces, language):
    for year in activity_of(*pieces, language=language).years:
        side = year.scale * SQUARE
        corners = {(tile.x * STRIP / 100 + tile.shift, tile.top) for tile in year.tiles}
        assert len(corners) == len(year.tiles)
        for tile in year.tiles:
            left = tile.x * STRIP / 100 + tile.shift
            middle = tile.x * STRIP / 100
            assert middle - STRIP / 24 <= left
            assert left + side <= middle + STRIP / 24
            assert 0 <= tile.top <= year.height - side


@pytest.mark.parametrize("count", [1, 7, 8, 20, 21, 100])
def test_a_busy_month_grows_wider_before_it_grows_out_of_the_page(count):
    (year,) = activity_of(*[(date(2026, 10, 1), "Art")] * count).years
    assert len(year.tiles) == count
    assert year.height <= max(126, count * 3)
    assert min(tile.top for tile in year.tiles) == 0


@pytest.mark.parametrize("language", ["en", "ar"])
def test_months_follow_each_other_in_the_direction_of_reading(language):
    year = activity_of((date(2026, 10, 1), "Art"), (date(2027, 2, 1), "Art"), language=language).years[0]
    places = [month.x for month in year.months]
    assert places == sorted(places, reverse=language == "ar")
    first, second = year.tiles
    assert (first.x, second.x) == (year.months[2].x, year.months[6].x)
    assert all(month.x1 < month.x < month.x2 for month in year.months)
    assert all(abs(before.x - after.x) > before.x2 - before.x1 for before, after in pairwise(year.months))


def test_squares_of_one_row_follow_each_other_in_the_direction_of_reading():
    work = [(date(2026, 10, 1), "Art")] * 7 + [(date(2026, 10, 1), "Music")]
    plain, mirrored = (activity_of(*work, language=language).years[0].tiles[-2:] for language in ("en", "ar"))
    assert [tile.look for tile in plain] == [tile.look for tile in mirrored] == [1, 2]
    assert plain[0].shift < plain[1].shift
    assert mirrored[0].shift > mirrored[1].shift


def test_some_months_have_names_and_those_have_room_for_them():
    (year,) = activity_of((date(2026, 10, 1), "Art")).years
    named = [month for month in year.months if month.name]
    assert [month.name for month in named] == ["September", "January", "May"]
    assert min(after.x - before.x for before, after in pairwise(named)) * STRIP / 100 > 90


def test_a_year_says_in_words_what_its_squares_show():
    (year,) = activity_of((date(2026, 10, 1), "Art"), (date(2026, 10, 9), "Art"), (date(2027, 1, 2), "")).years
    assert (year.title, year.description) == (
        "School year 2026\N{EN DASH}2027",
        "3 pieces of work. October: 2, January: 1.",
    )


def test_the_most_frequent_subjects_have_looks_of_their_own_and_the_rest_share_one():
    subjects = ["Art"] * 3 + ["Music"] * 2 + ["Drama", "Latin", "History", "Sports", "Science", ""]
    picture = activity_of(*((date(2026, 10, 1), subject) for subject in subjects))
    assert [(sort.name, sort.look, sort.count) for sort in picture.sorts] == [
        ("Art", 1, 3),
        ("Music", 2, 2),
        ("Drama", 3, 1),
        ("History", 4, 1),
        ("Latin", 5, 1),
        ("Other work", 6, 3),
    ]


def test_a_subject_that_is_called_like_the_rest_is_not_mixed_up_with_it():
    subjects = ["Other work"] * 2 + ["Art", "Music", "Drama", "Latin", "History", "Sports"]
    picture = activity_of(*((date(2026, 10, 1), subject) for subject in subjects))
    assert [sort.count for sort in picture.sorts if sort.name == "Other work"] == [2, 2]
    assert table_of(picture) == [("October 2026", "8", "2", "1", "1", "1", "1", "2")]


def test_six_subjects_are_all_named():
    subjects = ("Art", "Music", "Drama", "Latin", "History", "Sports")
    picture = activity_of(*((date(2026, 10, 1), subject) for subject in subjects))
    assert sorted(sort.name for sort in picture.sorts) == sorted(subjects)
    assert sorted(sort.look for sort in picture.sorts) == [1, 2, 3, 4, 5, 6]


def test_where_nobody_gives_a_subject_work_is_sorted_by_kind():
    view = with_work((date(2026, 10, 1), ""), (date(2026, 10, 2), ""))
    kinds = tuple(
        replace(piece, kind=kind) for piece, kind in zip(view.portfolio.artifacts, ("model", "song"), strict=True)
    )
    picture = make_activity(place_of(replace(view, portfolio=replace(view.portfolio, artifacts=kinds))))
    assert [sort.name for sort in picture.sorts] == ["model", "song"]


def test_work_without_subject_and_kind_needs_no_key():
    picture = activity_of((date(2026, 10, 1), ""))
    assert picture.sorts == ()
    assert picture.table.headings == ("Month", "All work")
    assert table_of(picture) == [("October 2026", "1")]


def test_no_dated_work_is_no_picture_and_says_why():
    picture = activity_of((None, "Art"))
    assert picture.years == ()
    assert picture.notes == ("1 piece has no date, so it is not in the picture.",)


def test_work_in_the_last_month_there_is_does_no_harm():
    (year,) = activity_of((date(9999, 12, 31), "Art")).years
    assert len(year.months) == 5


# Area by area.


def strengths_of(**masteries):
    view = replace(student_view(), masteries=masteries, grade="9")
    return make_strengths(place_of(view), find_concerns(view))


def blank(state: MasteryState):
    return mastery(2, level=None, calculated=None, state=state)


def test_an_area_counts_its_standards_by_how_they_stand():
    picture = strengths_of(**{HEAT: mastery(4), PLANTS: mastery(2), LATER: blank(MasteryState.NOT_ENOUGH_EVIDENCE)})
    (area,) = picture.areas
    assert area.title == "Science"
    assert [(group.sign, group.count, group.words) for group in area.counts] == [
        ("above", 1, "above the goal"),
        ("below", 1, "on the way to the goal"),
        ("not-enough-evidence", 1, "without enough evidence yet"),
    ]
    assert table_of(picture) == [("Science", "1", "0", "1", "1", "0")]


def test_an_area_in_which_nothing_has_been_judged_is_left_out():
    assert strengths_of().areas == ()
    assert strengths_of(**{HEAT: blank(MasteryState.NOT_ASSESSED)}).areas == ()


def many(count: int):
    """A framework with so many standards in one area, all on the goal."""
    names = [f"s{number}" for number in range(count)]
    root = Standard(id="top", code="T", statement="Top", framework="many", children=tuple(names))
    tips = (Standard(id=name, code=name, statement=name, framework="many", parents=("top",)) for name in names)
    return replace(
        student_view(),
        frameworks=(Framework(id="many", title="Many", roots=("top",), standards=(root, *tips)),),
        masteries={name: replace(mastery(3), standard=name) for name in names},
    )


@examples(st.integers(1, 45))
def test_every_standard_is_one_sign_in_rows_of_ten(count):
    view = many(count)
    ((group,),) = (area.counts for area in make_strengths(place_of(view), find_concerns(view)).areas)
    assert (group.count, len(group.places), len({(at.x, at.y) for at in group.places})) == (count, count, count)
    assert all(0 < at.x < group.width and 0 < at.y < group.height for at in group.places)
    assert len({at.x for at in group.places}) == min(count, 10)
    assert len({at.y for at in group.places}) == -(-count // 10)


def test_signs_begin_at_the_side_where_reading_begins():
    plain, mirrored = (
        make_strengths(place_of(many(13), language), find_concerns(many(13))).areas[0].counts[0]
        for language in ("en", "ar")
    )
    assert [at.x + other.x for at, other in zip(plain.places, mirrored.places, strict=True)] == [plain.width] * 13


def test_areas_stay_in_the_order_of_the_framework_whatever_the_levels():
    own = replace(
        framework(),
        standards=(
            Standard(id="a", code="A", statement="First area", framework="rb"),
            Standard(id="b", code="B", statement="Second area", framework="rb"),
        ),
    )
    for levels in ((1, 4), (4, 1)):
        masteries = {name: replace(mastery(level), standard=name) for name, level in zip("ab", levels, strict=True)}
        view = replace(student_view(), frameworks=(own,), masteries=masteries)
        picture = make_strengths(place_of(view), find_concerns(view))
        assert [area.title for area in picture.areas] == ["First area", "Second area"]


def nested_view():
    """A framework of three storeys, with one standard judged at the bottom."""
    storeys = ("top", "middle", HEAT)
    standards = tuple(
        Standard(
            id=name,
            code="",
            statement=f"The {name}",
            framework="deep",
            parents=storeys[place - 1 : place] if place else (),
            children=storeys[place + 1 : place + 2],
        )
        for place, name in enumerate(storeys)
    )
    deep = Framework(id="deep", title="Deep", roots=("top",), standards=standards)
    return replace(grown_view([given(3, 1)]), frameworks=(deep,))


def test_a_standard_counts_for_the_topmost_branch_above_it():
    view = nested_view()
    (area,) = make_strengths(place_of(view), find_concerns(view)).areas
    assert (area.title, [(group.sign, group.count) for group in area.counts]) == ("The top", [("on", 1)])


# The map.


def test_the_map_names_every_heading_on_the_way_to_a_standard():
    (branch,) = coverage_of(nested_view()).frameworks[0].branches
    assert branch.path == ("The top", "The middle")
    assert [(tile.code, tile.statement) for tile in branch.tiles] == [("", f"The {HEAT}")]


def coverage_of(view):
    place = place_of(view, path="standards.html")
    concerns = frozenset(find_concerns(view))
    frameworks = [found for one in view.frameworks if (found := make_framework(place, one, concerns))]
    picture = make_growth(place, HEAT)
    return make_coverage(place.site.words, frameworks, {picture.place: picture} if picture else {})


def test_the_map_has_one_sign_for_each_standard_below_the_headings_that_lead_there():
    view = grown_view([given(2, 1), given(3, 9)])
    (branch,) = coverage_of(view).frameworks[0].branches
    assert branch.path == ("Science",)
    assert [(tile.code, tile.sign, tile.direction) for tile in branch.tiles] == [
        ("SCI.1", "on", "up"),
        ("SCI.2", "not-assessed", ""),
    ]


def test_a_sign_says_level_evidence_newest_day_and_trend_and_leads_to_its_standard():
    view = grown_view([given(2, 1), given(3, 9)])
    tile = coverage_of(view).frameworks[0].branches[0].tiles[0]
    assert tile.words == (
        "3 Meets. 2 pieces of evidence. September 10, 2026. Moved up: 2 (Approaching), then 3 (Meets)"
    )
    place = place_of(view, path="standards.html")
    assert tile.url == f"#{make_growth(place, HEAT).place}"


def test_the_table_of_the_map_has_a_row_for_each_sign():
    view = grown_view([given(2, 1), given(3, 9)])
    assert table_of(coverage_of(view)) == [
        (
            "SCI.1 I can explain how heat moves.",
            "3 Meets",
            "2",
            "September 10, 2026",
            "Moved up: 2 (Approaching), then 3 (Meets)",
        ),
        ("SCI.2 I can say what plants need.", "Not assessed yet", "0", "", ""),
    ]


def test_with_a_single_day_of_work_the_map_shows_no_direction():
    tile = coverage_of(grown_view([given(2, 1)])).frameworks[0].branches[0].tiles[0]
    assert (tile.sign, tile.direction, tile.words) == (
        "below",
        "",
        "2 Approaching. 1 piece of evidence. September 2, 2026",
    )


def test_a_heading_that_is_judged_itself_has_a_sign_of_its_own():
    view = replace(grown_view([given(2, 1)]), goal_standards={"g1": SCIENCE})
    paths = [(branch.path, [tile.code for tile in branch.tiles]) for branch in coverage_of(view).frameworks[0].branches]
    assert paths == [((), ["SCI"]), (("Science",), ["SCI.1", "SCI.2"])]


# How far a badge is.


def status(*missing, needed=3):
    names = tuple(f"s{number}" for number in range(needed))
    badge = Badge(id="b", name="Builder", location=tag("x").location, standard_ids=names)
    lacking = tuple((names[number], ("level", "evidence")) for number in missing)
    return BadgeStatus(
        badge=badge, state=BadgeState.UNDER_WAY, met=needed - len(missing), needed=needed, missing=lacking
    )


def progress_of(*missing, needed=3, language="en"):
    return make_badge_progress(place_of(student_view(), language), status(*missing, needed=needed))


@examples(st.integers(1, 60), st.data(), st.sampled_from(("en", "ar")))
def test_a_badge_has_a_part_for_each_standard_and_those_that_are_there_come_first(needed, data, language):
    missing = data.draw(st.sets(st.integers(0, needed - 1)))
    picture = progress_of(*missing, needed=needed, language=language)
    assert [part.is_there for part in picture.parts] == sorted((part.is_there for part in picture.parts), reverse=True)
    assert sum(part.is_there for part in picture.parts) == needed - len(missing)
    in_order = sorted(picture.parts, key=lambda part: part.x)
    assert list(picture.parts) == (in_order[::-1] if language == "ar" else in_order)
    assert all(before.x + before.width <= after.x + 0.02 for before, after in pairwise(in_order))
    assert in_order[0].x == pytest.approx(0, abs=0.05)
    assert in_order[-1].x + in_order[-1].width == pytest.approx(100, abs=0.05)


def test_a_badge_says_how_far_it_is_and_what_each_standard_lacks():
    picture = progress_of(0, 2)
    assert (picture.title, picture.words) == ("Builder", "1 of 3 standards reached")
    assert table_of(picture) == [
        ("s1", "Nothing, it is there"),
        ("s0", "a higher level, more evidence"),
        ("s2", "a higher level, more evidence"),
    ]
