"""What the built-in look draws: every picture has its words and its table, and draws no more than is known."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from chart_builders import given, grown_view, judged, own
from sample_views import HEAT, PLANTS, empty_view, evidence, mastery, student_view

from plfolio.model import EvidenceSource
from plfolio.render.charts import (
    activity,
    badge_progress,
    coverage,
    growth,
    growth_drawing,
    growth_words,
    strengths,
    table,
)
from plfolio.render.mkdocs_site import SiteRenderer, built_in_theme
from plfolio.render.pages import plan_pages

STYLES = Path(built_in_theme()) / "assets" / "charts.css"


@lru_cache(maxsize=1)
def renderer() -> SiteRenderer:
    return SiteRenderer((built_in_theme(),))


def render_site(view) -> dict[str, str]:
    return {file.path: file.data.decode() for file in renderer().render(plan_pages(view))}


def grown_page(*pieces, overrides=(), **fields) -> str:
    return render_site(grown_view(pieces, overrides, **fields))["growth.html"]


def section_of(html: str, start: str, end: str) -> str:
    return html.partition(start)[2].partition(end)[0]


def plot_of(html: str) -> str:
    """The picture of the first standard, without its key and its words."""
    return section_of(html, '<div class="pf-growth__plot">', "</div>")


def figures_of(html: str) -> list[str]:
    return re.findall(r'<figure class="pf-chart.*?</figure>', html, re.DOTALL)


def full_view():
    """Growth, a map, areas, work and a badge under way, all with something in them."""
    return grown_view([given(2, 1), own(3, 1), given(3, 9)], [judged(4, 12)], target=(4, 90))


def in_language(view, language):
    profile = replace(view.portfolio.profile, language=language)
    return replace(view, portfolio=replace(view.portfolio, profile=profile))


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_every_picture_has_a_title_a_description_or_a_label_and_a_table(language):
    figures = [
        (path, figure)
        for path, html in render_site(in_language(full_view(), language)).items()
        for figure in figures_of(html)
    ]
    assert sorted({path for path, _ in figures}) == ["badges.html", "growth.html", "standards.html"]
    assert len(figures) == 5
    for path, figure in figures:
        assert "<figcaption>" in figure, path
        assert re.search(r"<details[^>]*>\s*<summary>[^<]+</summary>", figure), path
        assert re.search(r'<thead><tr>(<th scope="col"><bdi>[^<]+</bdi></th>)+</tr></thead>', figure), path
        assert '<tbody><tr><th scope="row"' in figure, path


def test_every_drawing_is_named_and_described_by_words_on_its_own_page():
    for path, html in render_site(full_view()).items():
        for drawing in re.findall(r'<svg[^>]*role="img"[^>]*>', html):
            label = re.search(r'aria-label="([^"]+)"', drawing)
            named = re.search(r'aria-labelledby="([^"]+)" aria-describedby="([^"]+)"', drawing)
            assert label or named, (path, drawing)
            if named:
                assert f'<title id="{named[1]}">' in html, path
                assert f'<desc id="{named[2]}">' in html, path


def test_every_other_drawing_is_hidden_from_a_screen_reader_or_lies_in_a_named_one():
    html = render_site(full_view())["growth.html"]
    content = html.partition("<article")[2]
    outside = re.sub(
        r'<svg[^>]*role="img".*?</svg>(?=\s*(?:</div>|<figcaption|</p>|<p|<div))', "", content, flags=re.DOTALL
    )
    outside = re.sub(r'<(\w+)[^>]*aria-hidden="true".*?</\1>', "", outside, flags=re.DOTALL)
    assert 'role="img"' not in outside
    assert [found for found in re.findall(r"<svg[^>]*>", outside) if "pf-dot" not in found] == []


def test_the_picture_draws_a_dot_for_each_row_of_its_table():
    html = grown_page(given(2, 1), own(3, 1), given(3, 9), overrides=[judged(4, 12)])
    rows = re.findall(r'<tr><th scope="row"', section_of(html, 'class="pf-grown"', "</section>"))
    dots = re.findall(r'class="pf-dot pf-dot--(\w+) pf-dot--(\w+)"', plot_of(html))
    assert dots == [("own", "on"), ("teacher", "below"), ("teacher", "on"), ("override", "above")]
    assert len(rows) == len(dots)


def test_self_is_hollow_and_teacher_solid_and_a_judgement_has_a_shape_of_its_own():
    styles = STYLES.read_text(encoding="utf-8")
    assert "fill: var(--pf-ground, var(--pf-paper))" in section_of(styles, ".pf-dot--own {", "}")
    assert "fill: var(--pf-dot)" in section_of(styles, "\n.pf-dot {", "}")
    plot = plot_of(grown_page(own(3, 1), given(3, 2), overrides=[judged(3, 3)]))
    mine, theirs, verdict = re.findall(r"<g[^>]*>(<\w+ [^>]+>)", plot)
    assert mine == theirs
    assert verdict != theirs


def test_the_shapes_of_levels_are_those_of_every_other_page():
    shapes = [re.findall(r"<g[^>]*>(<\w+) ", plot_of(grown_page(given(level, 1)))) for level in (2, 3, 4)]
    assert shapes == [["<path"], ["<circle"], ["<path"]]
    below, above = (plot_of(grown_page(given(level, 1))) for level in (2, 4))
    assert re.findall(r'<path d="([^"]+)"', below) != re.findall(r'<path d="([^"]+)"', above)


def test_one_piece_of_work_is_a_dot_and_a_sentence_and_no_line():
    html = grown_page(given(2, 1))
    assert plot_of(html).count("pf-dot--teacher") == 1
    assert "pf-growth__line" not in html
    assert "pf-growth__since" not in html
    assert "This is from one day of work. A second one will show where it is going." in html


def test_a_second_day_of_work_brings_the_line_and_the_key_explains_it():
    html = grown_page(given(2, 1), given(3, 9))
    assert "pf-growth__line" in plot_of(html)
    assert "My level, from what my teacher says" in html


def test_undated_work_alone_is_told_without_a_picture():
    html = grown_page(given(3, None))
    assert "pf-growth__plot" not in html
    assert "1 level is for work without a date, so it is not in the picture: 3 Meets." in html


def test_the_levels_are_named_beside_the_picture_and_the_goal_is_marked():
    levels = section_of(grown_page(given(2, 1)), '<div class="pf-growth__levels"', "</div>")
    assert re.findall(r"<bdi>([^<]+)</bdi>", levels) == ["Extends", "Meets", "Approaching", "Beginning"]
    assert levels.count("the goal") == 1


def test_the_plan_is_a_ring_and_words():
    html = grown_page(given(2, 1), target=(3, 90))
    assert "pf-dot--target" in plot_of(html)
    assert "Planned: 3 (Meets) by November 30, 2026" in html
    assert "pf-dot--target" not in plot_of(grown_page(given(3, 1), target=(3, 90)))


def test_time_begins_at_the_side_where_reading_begins():
    places = {}
    for language in ("en", "ar"):
        html = render_site(in_language(grown_view([given(2, 1), given(3, 30)]), language))["growth.html"]
        places[language] = [float(x) for x in re.findall(r'pf-dot--teacher[^"]*" x="([\d.]+)%"', plot_of(html))]
    assert places["en"][0] < places["en"][1]
    assert places["ar"][0] > places["ar"][1]


def many_grown(count):
    one = grown_view([given(2, 1), given(3, 9)])
    names = [HEAT, PLANTS, *(f"s{number}" for number in range(count - 2))]
    return replace(
        one,
        masteries={name: replace(one.masteries[HEAT], standard=name) for name in names},
        growth=dict.fromkeys(names, one.growth[HEAT]),
    )


def test_the_first_six_standards_are_seen_at_once_and_the_rest_on_demand():
    html = render_site(many_grown(8))["growth.html"]
    seen, _, more = html.partition('<details class="pf-grown-more">')
    assert (seen.count('class="pf-grown"'), more.count('class="pf-grown"')) == (6, 2)
    assert "2 more standards" in more
    assert "pf-grown-more" not in render_site(many_grown(6))["growth.html"]


def test_home_shows_the_three_standards_whose_level_changed_most_recently():
    home = render_site(many_grown(5))["index.html"]
    assert home.count('class="pf-move"') == 3
    assert "Moved up: 2 (Approaching), then 3 (Meets)" in home
    assert 'href="growth.html#y-' in home


@pytest.mark.parametrize("pieces", [(given(2, 1),), (given(3, 1), given(3, 9)), (own(3, 1),)])
def test_home_shows_no_growth_where_nothing_has_changed(pieces):
    assert "pf-move" not in render_site(grown_view(pieces))["index.html"]


def test_an_entry_of_the_map_has_its_small_picture_and_the_trend_in_words():
    standards = render_site(grown_view([given(2, 1), given(3, 9)]))["standards.html"]
    entry = section_of(standards, '<p class="pf-entry">', "</p>")
    assert 'class="pf-spark" role="img"' in entry
    assert "Moved up: 2 (Approaching), then 3 (Meets)" in entry
    assert "pf-entry" not in render_site(grown_view([given(2, 1)]))["standards.html"]


def test_the_signs_of_the_map_lead_to_standards_on_the_page():
    standards = render_site(full_view())["standards.html"]
    targets = re.findall(r'<a class="pf-tile" href="#([^"]+)"', standards)
    assert len(targets) == 2
    assert all(f'id="{target}"' in standards for target in targets)


def test_a_badge_under_way_has_a_bar_and_one_not_begun_has_none():
    badges = render_site(student_view())["badges.html"]
    assert badges.count("pf-progress__part") == 1
    assert "0 of 1 standards reached" in badges


def test_without_levels_there_is_no_page_of_growth_and_no_picture_of_levels_anywhere():
    site = render_site(replace(empty_view(), portfolio=student_view().portfolio, frameworks=student_view().frameworks))
    assert "growth.html" not in site
    for path, html in site.items():
        assert "growth.html" not in html, path
        assert "pf-chart" not in html, path
        assert "pf-spark" not in html, path


def test_a_student_who_has_only_rated_themselves_has_a_page_of_growth():
    rated = evidence(3, 1, source=EvidenceSource.STUDENT)
    view = replace(student_view(), masteries={HEAT: mastery(3)}, evidence=(rated,))
    assert "growth.html" in render_site(view)


@pytest.mark.parametrize(
    "room", [activity, badge_progress, coverage, growth, growth_drawing, growth_words, strengths, table]
)
def test_what_a_picture_is_given_is_closed_frozen_and_documented(room):
    offered = [getattr(room, name) for name in room.__all__]
    for view in (one for one in offered if isinstance(one, type)):
        assert view.__doc__
        assert dataclasses.fields(view)
        assert view.__dataclass_params__.frozen
        assert "__slots__" in vars(view)


def test_pictures_bring_no_style_and_no_script_of_their_own():
    for path, html in render_site(full_view()).items():
        assert re.findall(r"<(?:style|script(?![^>]* src=))|\sstyle=|\son\w+=", html) == [], path


def test_every_class_that_is_drawn_has_its_look():
    drawn = {
        name
        for html in render_site(full_view()).values()
        for figure in figures_of(html)
        for names in re.findall(r'class="([^"]+)"', figure)
        for name in names.split()
        if name.startswith(("pf-growth", "pf-dot", "pf-activity", "pf-square", "pf-progress", "pf-tile", "pf-areas"))
    }
    styles = "".join(path.read_text(encoding="utf-8") for path in STYLES.parent.glob("*.css"))
    plain = {"pf-dot--teacher", "pf-dot--override", "pf-dot--not-assessed"}
    assert sorted(name for name in drawn - plain if f".{name}" not in styles) == []
