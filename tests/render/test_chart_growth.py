"""How a standard has grown: the picture is true to the days and levels, and says the same in words and as a table."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from chart_builders import AS_OF, day, given, grown_view, judged, own, place_of, point, step, steps_of
from hypothesis import given as examples
from hypothesis import strategies as st
from sample_views import HEAT, empty_view, student_view

from plfolio.model import Band, Level, ProficiencyScale
from plfolio.render.charts.axis import MARK, NARROWEST
from plfolio.render.charts.growth import find_grown, find_newest_changes, find_signs, make_growth, make_growths
from plfolio.render.charts.growth_drawing import draw_growth
from plfolio.render.charts.growth_points import KINDS, OVERRIDE, OWN, TARGET, TEACHER, sort_points
from plfolio.settings import DEFAULT_SCALE, MethodChoice

TWO_LEVELS = ProficiencyScale(
    id="two",
    goal=2,
    levels=(Level(number=1, name="Not there", band=Band.BELOW), Level(number=2, name="There", band=Band.ON)),
)

points = st.lists(
    st.builds(point, st.sampled_from(KINDS), st.one_of(st.none(), st.integers(0, 1500)), st.integers(1, 4)), max_size=30
).map(sort_points)
is_mirrored = st.booleans()


def draw(shown, steps=None, *, as_of=AS_OF, scale=DEFAULT_SCALE, is_mirrored=False):
    return draw_growth(scale, shown, steps_of(shown) if steps is None else steps, as_of, is_mirrored=is_mirrored)


def pixels(mark) -> float:
    """Where a mark's middle is in the narrowest picture, in pixels from the left."""
    return mark.x * NARROWEST / 100 + mark.shift


def height_of(number: int, scale: ProficiencyScale = DEFAULT_SCALE) -> float:
    return 100 * (len(scale.levels) - number + 0.5) / len(scale.levels)


def picture_of(*pieces, overrides=(), language="en", **fields):
    return make_growth(place_of(grown_view(pieces, overrides, **fields), language), HEAT)


def rows_of(picture):
    return [tuple(cell.text for cell in row) for row in picture.words.table.rows]


# Where things lie.


@examples(points, is_mirrored)
def test_every_dated_point_is_drawn_inside_the_frame_at_the_height_of_its_level(shown, is_mirrored):
    drawing = draw(shown, is_mirrored=is_mirrored)
    if drawing is None:
        assert {one.kind for one in shown if one.day} <= {TARGET}
        return
    assert [(mark.kind, mark.number, mark.day) for mark in drawing.marks] == [
        (one.kind, one.level.number, one.day) for one in shown if one.day
    ]
    for mark in drawing.marks:
        assert mark.y == height_of(mark.number)
        assert 0 < pixels(mark) < NARROWEST


@examples(points, is_mirrored)
def test_the_order_in_time_is_the_order_in_which_the_picture_is_read(shown, is_mirrored):
    drawing = draw(shown, is_mirrored=is_mirrored)
    for before, after in pairwise(drawing.marks if drawing else ()):
        left, right = (after, before) if is_mirrored else (before, after)
        assert left.x < right.x if before.day < after.day else left.x == right.x


@examples(points)
def test_right_to_left_is_the_mirror_of_left_to_right(shown):
    plain, mirrored = draw(shown), draw(shown, is_mirrored=True)
    if plain is None or mirrored is None:
        assert plain is mirrored
        return
    for one, other in zip(plain.marks, mirrored.marks, strict=True):
        assert pixels(one) + pixels(other) == pytest.approx(NARROWEST, abs=0.05)
        assert one.y == other.y
    for one, other in zip(plain.line, mirrored.line, strict=True):
        assert (one.x1 + other.x1, one.x2 + other.x2) == pytest.approx((100, 100), abs=0.03)
    assert [year.first for year in plain.years] == [year.first for year in mirrored.years]


@examples(points, is_mirrored)
def test_the_line_goes_through_the_level_after_each_day_and_never_slopes(shown, is_mirrored):
    steps = steps_of(shown)
    drawing = draw(shown, steps, is_mirrored=is_mirrored)
    dated = [one for one in steps if one.day]
    if drawing is None or len(dated) < 2:
        assert drawing is None or drawing.line == ()
        return
    assert all(piece.x1 == piece.x2 or piece.y1 == piece.y2 for piece in drawing.line)
    for before, after in pairwise(drawing.line):
        assert (before.x2, before.y2) == (after.x1, after.y1)
    places = {mark.day: mark.x for mark in drawing.marks}
    corners = {(piece.x2, piece.y2) for piece in drawing.line} | {(drawing.line[0].x1, drawing.line[0].y1)}
    assert {(places[one.day], height_of(one.level.number)) for one in dated} <= corners


@examples(points)
def test_equal_facts_give_equal_pictures(shown):
    assert draw(shown) == draw(tuple(shown))


@examples(st.lists(st.sampled_from((OWN, TEACHER)), min_size=1, max_size=6))
def test_one_day_has_no_line_however_much_was_said_on_it(kinds):
    shown = sort_points(point(kind, 3, 2) for kind in kinds)
    drawing = draw(shown)
    assert (drawing.line, drawing.since, len(drawing.marks)) == ((), None, len(kinds))


def test_what_one_day_brings_to_one_level_stands_side_by_side_the_students_own_word_first():
    drawing = draw((point(OWN, 3, 3), point(TEACHER, 3, 3), point(TEACHER, 40, 3)))
    first, second, later = drawing.marks
    assert (first.kind, second.kind) == (OWN, TEACHER)
    assert (first.x, second.shift - first.shift) == (second.x, MARK)
    assert later.shift == 0


def test_the_goal_is_the_edge_below_its_row_on_every_scale():
    assert draw((point(TEACHER, 3, 3),)).goal == 50
    assert draw((point(TEACHER, 3, 2, TWO_LEVELS),), scale=TWO_LEVELS).goal == 50
    assert draw((point(TEACHER, 3, 3),)).edges == (25, 50, 75)
    high = replace(DEFAULT_SCALE, goal=4)
    assert draw((point(TEACHER, 3, 3),), scale=high).goal == 25


def test_time_runs_from_the_first_work_to_the_day_of_the_build():
    drawing = draw((point(TEACHER, 3, 2), point(TEACHER, 9, 3)))
    assert (drawing.start, drawing.end) == (day(3), AS_OF)


@pytest.mark.parametrize("kind", [TEACHER, TARGET])
def test_what_is_dated_later_than_the_build_makes_time_longer(kind):
    drawing = draw(sort_points((point(TEACHER, 3, 2), point(kind, 200, 3))))
    assert drawing.end == day(200)
    assert drawing.marks[-1].kind == kind


def test_work_that_is_all_dated_after_the_build_is_drawn_all_the_same():
    drawing = draw((point(TEACHER, 3, 2), point(TEACHER, 9, 3)), as_of=date(2026, 1, 1))
    assert (drawing.start, drawing.end, drawing.since) == (day(3), day(9), None)


def test_a_target_alone_is_no_growth():
    assert draw((point(TARGET, 50, 3),)) is None


def test_the_level_is_carried_on_to_the_day_of_the_build_with_a_line_of_its_own():
    drawing = draw((point(TEACHER, 3, 2), point(TEACHER, 9, 3)))
    assert (drawing.since.x1, drawing.since.y1) == (drawing.line[-1].x2, drawing.line[-1].y2)
    assert drawing.since.x2 > drawing.since.x1
    assert drawing.since.y1 == drawing.since.y2


def test_a_level_that_undated_work_has_changed_is_not_carried_on():
    shown = (point(TEACHER, 3, 2), point(TEACHER, 9, 3), point(TEACHER, None, 1))
    assert draw(shown).since is None
    assert len(draw(shown).marks) == 2


def test_the_line_begins_with_the_first_level_when_that_took_several_days():
    drawing = draw((point(TEACHER, 3, 2), point(TEACHER, 9, 3)), (step(3, None), step(9, 3)))
    assert drawing.line == ()
    assert drawing.since.y1 == height_of(3)


def test_school_years_have_borders_and_those_with_room_have_names():
    drawing = draw((point(TEACHER, -300, 2), point(TEACHER, 9, 3)))
    (border,) = drawing.borders
    before, after = drawing.marks
    assert before.x < border < after.x
    assert [year.first for year in drawing.years] == [2025]
    assert before.x < drawing.years[0].x < border


def test_within_one_school_year_there_is_no_border_and_no_name():
    drawing = draw((point(TEACHER, 3, 2), point(TEACHER, 9, 3)))
    assert (drawing.borders, drawing.years) == ((), ())


def test_over_very_many_years_borders_would_be_in_the_way():
    assert draw((point(TEACHER, -9000, 2), point(TEACHER, 9, 3))).borders == ()


# What is known.


def test_the_picture_has_all_that_was_said_and_planned_in_the_order_of_time():
    picture = picture_of(
        given(2, 1), own(3, 1), given(3, 9), own(4, 20), overrides=[judged(4, 15), judged(2, 12)], target=(3, 90)
    )
    assert [(mark.kind, mark.number) for mark in picture.drawing.marks] == [
        (OWN, 3),
        (TEACHER, 2),
        (TEACHER, 3),
        (OVERRIDE, 2),
        (OVERRIDE, 4),
        (OWN, 4),
    ]
    assert picture_of(given(2, 1), target=(3, 90)).drawing.marks[-1].kind == TARGET


def test_levels_stand_highest_first_and_the_goal_is_marked():
    rows = picture_of(given(2, 1)).rows
    assert [(row.level.number, row.is_goal) for row in rows] == [(4, False), (3, True), (2, False), (1, False)]


def test_the_line_is_the_level_by_the_schools_method_and_not_the_dots():
    picture = picture_of(given(4, 1), given(2, 20), choice=MethodChoice(method="highest"))
    assert {piece.y1 for piece in picture.drawing.line} == {height_of(4)}
    assert picture.words.caption == "My level stayed at 4 (Extends)."


def test_self_ratings_never_move_the_line():
    with_own = picture_of(given(2, 1), own(4, 5), given(3, 20), own(1, 30))
    without = picture_of(given(2, 1), given(3, 20))
    assert [(piece.y1, piece.y2) for piece in with_own.drawing.line] == [
        (piece.y1, piece.y2) for piece in without.drawing.line
    ]


def test_nothing_said_is_no_picture():
    assert make_growth(place_of(student_view(masteries={})), HEAT) is None
    assert picture_of() is None
    assert make_growths(place_of(empty_view()), ()) == ()


def test_what_has_grown_comes_first_and_then_what_has_only_begun_each_newest_first():
    pieces = {
        "begun-early": [given(2, 5)],
        "grown-early": [given(2, 1), given(3, 9)],
        "begun-late": [given(2, 40)],
        "grown-late": [given(2, 1), given(2, 30)],
        "undated": [given(2, None)],
    }
    views = {name: grown_view([replace(one, standard=HEAT) for one in found]) for name, found in pieces.items()}
    view = grown_view(
        masteries={name: replace(one.masteries[HEAT], standard=name) for name, one in views.items()},
        growth={name: one.growth[HEAT] for name, one in views.items()},
    )
    shown = make_growths(place_of(view), view.masteries)
    assert [picture.standard.statement for picture in shown] == [
        "grown-late",
        "grown-early",
        "begun-late",
        "begun-early",
        "undated",
    ]
    assert set(find_grown(place_of(view))) == {"grown-late", "grown-early"}
    assert find_newest_changes(place_of(view), 3) == ("grown-early",)


def test_the_newest_changes_are_those_of_the_level_and_not_of_the_dots():
    def grown(*levels):
        return grown_view([given(level, place * 10) for place, level in enumerate(levels)]).growth[HEAT]

    view = grown_view(growth={"a": grown(1, 2, 2, 2), "b": grown(1, 1, 2), "c": grown(3, 3), "d": grown(3, 2)})
    assert find_newest_changes(place_of(view), 9) == ("b", "a", "d")
    assert find_newest_changes(place_of(view), 2) == ("b", "a")


def test_the_key_names_only_what_occurs():
    assert find_signs([picture_of(given(2, 1))]) == (TEACHER, "goal")
    assert find_signs([picture_of(own(2, 1), given(2, 1), given(3, 9), target=(4, 70))]) == (
        OWN,
        TEACHER,
        TARGET,
        "line",
        "since",
        "goal",
    )
    assert "border" in find_signs([picture_of(given(2, -100))])
    assert find_signs([]) == ()
    assert find_signs([picture_of(given(2, None))]) == ()


def test_a_picture_links_to_its_place_on_the_page_of_growth_and_names_that_on_the_map():
    picture = picture_of(given(2, 1))
    assert picture.url == f"growth.html#{picture.anchor}"
    assert picture.place == picture.standard.url.partition("#")[2]
    assert picture.anchor != picture.place


# What it says.


@pytest.mark.parametrize(
    ("pieces", "caption"),
    [
        (
            [given(2, 1)],
            "My level is 2 (Approaching). This is from one day of work. A second one will show where it is going.",
        ),
        ([given(2, 1), given(3, 9)], "My level was first 2 (Approaching), and is now 3 (Meets)."),
        ([given(4, 1), given(3, 9)], "My level was first 4 (Extends), and is now 3 (Meets)."),
        ([given(3, 1), given(3, 9)], "My level stayed at 3 (Meets)."),
        ([given(2, 1), given(4, 5), given(2, 9)], "My level has moved, and is now again 2 (Approaching)."),
        ([own(3, 1)], "So far only I have said something about this."),
    ],
    ids=["one", "up", "down", "steady", "back", "own"],
)
def test_the_caption_says_where_it_went(pieces, caption):
    assert picture_of(*pieces).words.caption == caption


def test_too_little_for_a_level_is_said_and_not_drawn():
    picture = picture_of(given(2, 1), minimum=2)
    assert picture.words.caption == "There is not enough evidence for a level yet."
    assert (picture.now, picture.trend, picture.drawing.line) == (None, None, ())
    assert len(picture.drawing.marks) == 1


def test_the_first_level_after_several_days_is_neither_up_nor_steady():
    picture = picture_of(given(2, 1), given(3, 9), minimum=2)
    assert picture.words.caption == "My level is 3 (Meets)."
    assert picture.trend is None


@pytest.mark.parametrize(
    ("levels", "direction", "words"),
    [
        ((2, 3), "up", "Moved up: 2 (Approaching), then 3 (Meets)"),
        ((2, 3, 3), "steady", "Steady: 3 (Meets), then 3 (Meets)"),
        ((2, 4, 3), "down", "Moved down: 4 (Extends), then 3 (Meets)"),
    ],
)
def test_the_trend_is_in_words_and_from_the_last_two_levels(levels, direction, words):
    trend = picture_of(*(given(level, 5 * place) for place, level in enumerate(levels))).trend
    assert (trend.direction, trend.words) == (direction, words)


def test_one_day_of_work_has_no_trend_and_no_change():
    picture = picture_of(given(2, 1), given(3, 1, 1), own(4, 1))
    assert (picture.trend, picture.change, picture.changed_on) == (None, None, None)


def test_the_last_change_is_kept_when_the_level_has_been_steady_since():
    picture = picture_of(given(2, 1), given(3, 9), given(3, 20))
    assert (picture.change.direction, picture.changed_on, picture.trend.direction) == ("up", day(9), "steady")
    assert (picture.last_work, picture.last_day, picture.evidence_count) == (day(20), day(20), 3)


def test_what_is_planned_is_no_work_and_does_not_count_as_the_newest():
    picture = picture_of(given(2, 1), own(3, 4), target=(3, 90))
    assert (picture.last_work, picture.last_day) == (day(1), day(4))


def test_the_description_tells_in_sentences_what_the_picture_shows():
    picture = picture_of(given(2, 1), own(3, 1), given(3, 9), overrides=[judged(4, 15)])
    assert picture.words.title == "How this has grown: SCI.1 I can explain how heat moves."
    assert picture.words.description == (
        "My level was first 2 (Approaching), and is now 4 (Extends). 2 levels from my teacher. 1 rating of my own. "
        "1 judgement of my teacher above the sum. The work is from September 2, 2026 to September 16, 2026. "
        "The goal is 3 (Meets)."
    )


def test_the_plan_is_told_below_the_picture_and_in_its_description():
    picture = picture_of(given(2, 1), target=(3, 90))
    assert picture.words.notes == ("Planned: 3 (Meets) by November 30, 2026",)
    assert picture.words.description.endswith("Planned: 3 (Meets) by November 30, 2026.")


def test_undated_work_is_told_and_has_no_place_in_the_picture():
    picture = picture_of(given(2, 1), given(3, None), own(4, None))
    assert len(picture.drawing.marks) == 1
    assert picture.words.notes == (
        "2 levels are for work without a date, so they are not in the picture: 4 Extends, 3 Meets.",
    )
    assert [row[0] for row in rows_of(picture)] == ["September 2, 2026", "No date", "No date"]


def test_undated_work_alone_has_words_and_a_table_but_no_picture():
    picture = picture_of(given(3, None))
    assert picture.drawing is None
    assert rows_of(picture) == [("No date", "3 Meets", "Teacher", "Other evidence", "3 Meets")]
    assert (picture.last_work, picture.last_day) == (None, None)


def test_the_table_is_the_picture_in_words_row_by_row():
    picture = picture_of(given(2, 1), own(3, 1), given(3, 9), overrides=[judged(4, 15)])
    assert picture.words.table.headings == ("Day", "Level", "Who says so", "Work", "Level after it")
    assert rows_of(picture) == [
        ("September 2, 2026", "3 Meets", "My own rating", "", ""),
        ("September 2, 2026", "2 Approaching", "Teacher", "Other evidence", "2 Approaching"),
        ("September 10, 2026", "3 Meets", "Teacher", "Other evidence", "3 Meets"),
        ("September 16, 2026", "4 Extends", "Teacher's judgement", "", "4 Extends"),
    ]


@examples(
    st.lists(st.tuples(st.integers(1, 4), st.integers(0, 60), st.booleans()), min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(1, 4), st.integers(0, 60)), max_size=3, unique_by=lambda one: one[1]),
    st.sampled_from(("most-recent", "highest", "mean", "decaying", "n-times", "power-law")),
)
def test_the_table_says_the_same_as_the_picture(pieces, verdicts, method):
    found = [(own if is_own else given)(level, on, order) for order, (level, on, is_own) in enumerate(pieces)]
    overrides = [judged(level, on) for level, on in verdicts]
    picture = picture_of(*found, overrides=overrides, choice=MethodChoice(method=method))
    words = {TEACHER: "Teacher", OWN: "My own rating", OVERRIDE: "Teacher's judgement"}
    levels = {level.number: f"{level.number} {level.name}" for level in DEFAULT_SCALE.levels}
    drawn = [(mark.day, levels[mark.number], words[mark.kind]) for mark in picture.drawing.marks]
    told = [row[:3] for row in rows_of(picture)]
    assert [row[1:] for row in drawn] == [row[1:] for row in told]
    assert Counter(one.date for one in found) + Counter(one.date for one in overrides) == Counter(
        mark.day for mark in picture.drawing.marks
    )
    after = [row[4] for row in rows_of(picture) if row[4]]
    heights = [piece.y1 for piece in picture.drawing.line if piece.y1 == piece.y2]
    if picture.drawing.since:
        heights.append(picture.drawing.since.y1)
    if len(after) > 1:
        assert heights[: len(after)] == [height_of(int(level[0])) for level in after][: len(heights)]


def test_a_piece_that_is_shown_is_linked_from_the_table():
    view = grown_view([replace(given(3, 1), artifact="our-solar-oven")])
    (row,) = make_growth(place_of(view), HEAT).words.table.rows
    assert (row[3].text, row[3].url) == ("Our solar oven", "work/our-solar-oven.html")


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_every_language_has_the_words_for_every_picture(language):
    pieces = (given(2, 1), own(3, 1), given(4, 9), given(3, None))
    picture = picture_of(*pieces, overrides=[judged(2, 15)], language=language, target=(4, 90))
    texts = (picture.words.title, picture.words.description, picture.words.caption, *picture.words.notes)
    assert all(texts)
    assert not any("{" in text for text in texts)
