"""The whole portfolio as one document, and the summary on one sheet: complete, in order, and leading nowhere else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from sample_views import HEAT, PLANTS, artifact, empty_view, evidence, mastery, student_view

from plfolio.model import Audience
from plfolio.render.mkdocs_site import SiteRenderer, built_in_theme
from plfolio.render.pages import plan_pages
from plfolio.render.paper import PAPER, SUMMARY
from plfolio.render.sharing import draw_square

ADDRESS = "https://portfolios.example.org/2026/ana/"


def pages_of(view):
    return {page.path: page for page in plan_pages(view)}


def html_of(view, path):
    renderer = SiteRenderer((built_in_theme(),))
    return next(file.data.decode() for file in renderer.render(plan_pages(view)) if file.path == path)


def with_pieces(view, *pieces):
    return replace(view, portfolio=replace(view.portfolio, artifacts=pieces))


def test_every_piece_stands_in_the_document_oldest_first_undated_at_the_front():
    view = with_pieces(
        student_view(),
        artifact("new", title="New", date=date(2026, 10, 1)),
        artifact("old", title="Old", date=date(2025, 10, 1)),
        artifact("undated", title="Undated"),
    )
    paper = pages_of(view)[PAPER].context
    assert [one.page.title for one in paper.pieces] == ["Undated", "Old", "New"]


def test_the_contents_lead_to_every_chapter_and_no_id_stands_twice():
    html = html_of(student_view(), PAPER)
    ids = re.findall(r'\bid="([^"]+)"', html)
    contents = html[html.index('class="pf-contents"') : html.index("</nav>", html.index('class="pf-contents"'))]
    links = re.findall(r'href="#([^"]+)"', contents)
    assert len(ids) == len(set(ids))
    assert set(links) <= set(ids)
    assert {"about", "reflections", "standards", "badges", "goals", "plan"} <= set(links)
    assert len(links) == 6 + len(student_view().portfolio.artifacts)


def test_pieces_of_one_document_keep_their_footnotes_apart():
    notes = "Sand[^1].\n\n[^1]: From the yard."
    view = with_pieces(student_view(), artifact("one", body=notes), artifact("two", body=notes))
    html = html_of(view, PAPER)
    targets = re.findall(r'href="#(u-p-[^"]*fn1)"', html)
    assert len(targets) == len(set(targets)) == 2
    assert all(f'id="{target}"' in html for target in targets)


def test_what_one_piece_says_of_another_leads_to_its_place_in_the_document():
    html = html_of(student_view(), PAPER)
    main = html[html.index("<article") : html.index("</article>")]
    inside = [link for link in re.findall(r'href="([^"]+)"', main) if not link.startswith(("http", "files/"))]
    assert [link for link in inside if not link.startswith("#")] == []


def test_headings_go_down_step_by_step_below_the_name():
    html = html_of(student_view(), PAPER)
    ranks = [int(rank) for rank in re.findall(r"<h([1-6])\b", html)]
    assert ranks.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(ranks))


def test_comments_and_both_levels_are_on_paper_too():
    html = html_of(student_view(), PAPER)
    assert "Clear!" in html
    assert "My own rating" in html


def test_a_student_with_nothing_has_a_cover_and_says_that_nothing_has_been_assessed():
    assert "Portfolio" in html_of(empty_view(), PAPER)
    assert "Nothing has been assessed yet." in html_of(empty_view(), SUMMARY)


def test_the_summary_shows_what_was_worked_on_last_and_counts_the_rest():
    masteries = {
        HEAT: mastery(3),
        PLANTS: replace(
            mastery(2),
            standard=PLANTS,
            calculation=replace(mastery(2).calculation, inputs=(evidence(2, 1, date=date(2020, 1, 1)),)),
        ),
    }
    view = replace(student_view(), masteries=masteries)
    summary = pages_of(view)[SUMMARY].context
    assert {row.standard.code for row in summary.rows} == {"SCI.1", "SCI.2"}
    assert (summary.left_out, summary.counts.on) == (0, 1)


def test_the_summary_says_each_comment_once_newest_first():
    given = (
        evidence(2, 1, comment="First.", given_on=date(2026, 9, 1)),
        evidence(3, 2, comment="Second.", given_on=date(2026, 10, 1)),
        evidence(3, 3, comment="Second.", given_on=date(2026, 10, 2)),
    )
    summary = pages_of(replace(student_view(), evidence=given))[SUMMARY].context
    assert [one.comment for one in summary.comments] == ["Second.", "First."]


def test_the_pages_for_paper_are_linked_from_every_page_and_stand_in_no_menu():
    for path, page in pages_of(student_view()).items():
        assert page.site.paper_url.endswith(PAPER), path
        assert page.site.summary_url.endswith(SUMMARY), path
        assert not [item for item in page.site.menu if item.url.endswith((PAPER, SUMMARY))]


# The address as a square.


def read_modules(square):
    """The dark modules of a drawn square, without its quiet zone."""
    return {(int(x) - 4, int(y) - 4) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", square.path)}


def test_the_square_has_its_finder_patterns_and_a_quiet_zone_of_four_modules():
    square = draw_square(ADDRESS)
    modules, last = read_modules(square), square.size - 8 - 1
    for corner_x, corner_y in ((0, 0), (last - 6, 0), (0, last - 6)):
        ring = {(corner_x + step, corner_y) for step in range(7)} | {(corner_x, corner_y + step) for step in range(7)}
        assert ring <= modules
    assert all(0 <= x <= last and 0 <= y <= last for x, y in modules)


def test_two_addresses_have_two_squares_and_one_address_always_the_same():
    assert draw_square(ADDRESS) == draw_square(ADDRESS)
    assert draw_square(ADDRESS).path != draw_square(f"{ADDRESS}x").path


@pytest.mark.parametrize("address", ["", "https://example.org/" + "x" * 5000])
def test_without_an_address_or_with_an_endless_one_there_is_no_square(address):
    assert draw_square(address) is None


def test_the_square_is_on_the_cover_and_on_the_summary_when_the_address_is_known():
    known = replace(student_view(), address=ADDRESS)
    for path in (PAPER, SUMMARY):
        assert "pf-qr" in html_of(known, path)
        assert ADDRESS in html_of(known, path)
        assert "pf-qr" not in html_of(student_view(), path)


# The card that a link shows.


def test_a_card_is_shown_only_where_anybody_may_see_the_page_and_its_address_is_known():
    public = replace(student_view(), edition=Audience.PUBLIC, address=ADDRESS)
    card = pages_of(public)["work/our-solar-oven.html"].site.card
    assert (card.title, card.url) == ("Our solar oven", f"{ADDRESS}work/our-solar-oven.html")
    for view in (student_view(), replace(student_view(), address=ADDRESS), replace(public, address="")):
        assert {page.site.card for page in plan_pages(view)} == {None}
        assert "og:title" not in html_of(view, "index.html")


def test_a_card_says_why_the_student_chose_the_piece():
    view = with_pieces(
        replace(student_view(), edition=Audience.PUBLIC, address=ADDRESS), artifact("a", showcase='It "failed" twice.')
    )
    html = html_of(view, "work/a.html")
    assert '<meta property="og:description" content="It &#34;failed&#34; twice.">' in html
