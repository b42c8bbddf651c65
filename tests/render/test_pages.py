"""The pages of a student's site: which there are, what they are given, and what the built-in look makes of it."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_views import (
    DEFAULT_SCALE,
    HEAT,
    PIECE,
    PLANTS,
    SCIENCE,
    File,
    artifact,
    empty_view,
    evidence,
    framework,
    mastery,
    override,
    student_view,
    tag,
)

from plfolio.model import (
    HOME_SECTIONS,
    Answer,
    Attachment,
    MasteryState,
    PacingTarget,
    Portfolio,
    Rubric,
    Standard,
    Step,
)
from plfolio.plugins import Plugins
from plfolio.render import parts, views
from plfolio.render.mkdocs_site import SiteRenderer, built_in_theme
from plfolio.render.pages import plan_pages, register
from plfolio.render.student import read_grade
from plfolio.settings import MasterySettings, Settings

PAYLOAD = "\"'><img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}"


def pages_of(view):
    return {page.path: page for page in plan_pages(view)}


def context_of(view, path):
    return pages_of(view)[path].context


@lru_cache(maxsize=1)
def renderer() -> SiteRenderer:
    return SiteRenderer((built_in_theme(),))


def render_site(view) -> dict[str, str]:
    return {file.path: file.data.decode() for file in renderer().render(plan_pages(view))}


def with_profile(view, **fields):
    return replace(view, portfolio=replace(view.portfolio, profile=replace(view.portfolio.profile, **fields)))


def with_pieces(view, *pieces):
    return replace(view, portfolio=replace(view.portfolio, artifacts=pieces))


# Which pages there are.


def test_a_site_has_every_page_in_the_order_of_the_menu():
    assert list(pages_of(student_view())) == [
        "index.html",
        "work.html",
        "work/our-solar-oven.html",
        "work/first-try.html",
        "work/loose-page.html",
        "standards.html",
        "growth.html",
        "badges.html",
        "badges/observer.html",
        "badges/grower.html",
        "goals.html",
        "plan.html",
        "reflections.html",
        "about.html",
        "search.html",
        "paper.html",
        "summary.html",
    ]


def test_a_student_with_nothing_still_has_a_site_without_pages_that_say_nothing():
    assert list(pages_of(empty_view())) == [
        "index.html",
        "work.html",
        "standards.html",
        "plan.html",
        "paper.html",
        "summary.html",
    ]


def test_the_menu_is_relative_to_each_page_and_says_where_one_is():
    site = pages_of(student_view())["work/our-solar-oven.html"].site
    assert [(item.url, item.current) for item in site.menu[:3]] == [
        ("../index.html", ""),
        ("../work.html", "true"),
        ("../standards.html", ""),
    ]
    assert (site.root, site.home_url) == ("../", "../index.html")
    assert pages_of(student_view())["work.html"].site.menu[1].current == "page"


def test_pieces_whose_names_come_out_alike_have_a_page_each():
    paths = list(pages_of(with_pieces(student_view(), artifact("My Oven"), artifact("my-oven"), artifact("فرن"))))
    assert len({path for path in paths if path.startswith("work/")}) == 3
    assert all(re.fullmatch(r"((work|badges)/)?[a-z0-9-]{1,60}\.html", path) for path in paths)


def test_the_built_in_pages_come_in_through_the_plugin_door():
    plugins = Plugins()
    register(plugins)
    assert plugins.pages.names() == (
        "about",
        "badges",
        "goals",
        "growth",
        "home",
        "paper",
        "plan",
        "reflections",
        "search",
        "standards",
        "summary",
        "work",
    )


def test_a_site_speaks_the_students_language_where_there_are_words_for_it():
    assert pages_of(with_profile(student_view(), language="ar-EG"))["index.html"].site.direction == "rtl"
    in_klingon = replace(with_profile(student_view(), language="tlh"), settings=Settings(language="es"))
    site = pages_of(in_klingon)["index.html"].site
    assert (site.language, site.text_language, site.menu[0].title) == ("es", "tlh", "Inicio")


def test_contexts_are_closed_frozen_and_documented():
    for module, name in [(room, name) for room in (parts, views) for name in room.__all__]:
        view = getattr(module, name)
        assert view.__doc__, name
        assert dataclasses.fields(view), name
        assert view.__dataclass_params__.frozen, name
        assert not hasattr(view, "__dict__") or "__slots__" in vars(view), name


# What they are given.


def test_work_is_grouped_by_school_year_newest_first_and_undated_work_last():
    work = context_of(student_view(), "work.html")
    assert [(year.first_year, [piece.title for piece in year.pieces]) for year in work.years] == [
        (2026, ["Our solar oven"]),
        (2025, ["First try"]),
        (None, ["Loose page"]),
    ]


def test_home_shows_chosen_pieces_with_the_reason_and_the_first_paragraph_about_me():
    home = context_of(student_view(), "index.html")
    assert [(one.piece.url, one.reason) for one in home.chosen] == [
        ("work/our-solar-oven.html", "It failed twice first.")
    ]
    assert "I build <strong>things</strong>." in home.introduction
    assert "apart" not in home.introduction


def test_levels_at_a_glance_are_counts_and_blank_is_not_below():
    assert context_of(student_view(), "index.html").counts == parts.LevelCounts(above=0, on=1, below=0, not_yet=1)


def test_a_picture_that_the_text_shows_is_not_shown_again_and_other_files_are():
    page = context_of(student_view(), "work/our-solar-oven.html")
    assert 'src="../files/oven-1a.jpg"' in page.body
    assert [(file.name, file.display, file.url) for file in page.attachments] == [
        ("sound.mp3", "audio", "../files/sound-1a.mp3"),
        ("heat.csv", "table", "../files/heat-1a.csv"),
        ("plan.pdf", "link", "../files/plan-1a.pdf"),
        ("code.py", "code", "../files/code-1a.txt"),
    ]
    assert page.attachments[1].rows == (("minute", "degrees"), ("1", "20"), ("2", "24"))


HEADINGS = {
    "chosen": "Pieces I chose",
    "growth": "Where I stand",
    "badges": "My badges",
    "goals": "My goals",
    "next": "What comes next",
    "newest": "My newest work",
    "about": "About me",
}


def headings_of(view):
    return re.findall(r"<h2[^>]*>([^<]+)</h2>", render_site(view)["index.html"])


@pytest.mark.parametrize(
    "home", [("about", "newest", "badges"), ("goals",), ("next", "goals", "chosen"), HOME_SECTIONS]
)
def test_the_first_page_has_what_the_student_named_in_that_order(home):
    assert headings_of(with_profile(student_view(), home=home, body="I build.")) == [HEADINGS[name] for name in home]


def test_the_first_page_of_who_names_nothing_has_what_the_look_gives():
    assert headings_of(student_view())[:2] == [HEADINGS["chosen"], HEADINGS["growth"]]


def test_all_that_a_student_wrote_stands_on_the_first_page_when_they_want_it_there():
    page = context_of(with_profile(student_view(), home=("about",)), "index.html")
    assert "And I take them apart." in page.about
    assert context_of(student_view(), "index.html").about == ""


def picture_file(name, *widths):
    """A prepared picture in these widths, the widest first."""
    whole, *smaller = (
        File(kind="picture", name=f"{name}-{width}.jpg", width=width, height=width // 2) for width in widths
    )
    return replace(whole, smaller=tuple(smaller))


def with_picture(view, body, *, answer="", widths=(1600, 960, 480)):
    """A view whose only piece has one picture beside it."""
    piece = artifact(
        body=body,
        answers=(Answer(prompt="next", heading="Next time", text=answer, line=9),),
        attachments=(Attachment(name="foil.jpg", path=f"{PIECE}/foil.jpg", size=1),),
    )
    files = {f"{PIECE}/foil.jpg": picture_file("foil", *widths)}
    return replace(with_pieces(view, piece), attachments=files)


def test_a_picture_that_an_answer_shows_is_not_shown_again_beside_the_text():
    page = context_of(with_picture(student_view(), "words", answer="![Foil](foil.jpg)"), "work/our-solar-oven.html")
    assert (page.lead, page.attachments) == (None, ())
    assert "foil-1600.jpg" in page.answers[0].text


def test_a_picture_beside_the_text_says_in_the_pages_language_that_nobody_described_it():
    for language, words in (
        ("en", "Picture without a description: foil.jpg"),
        ("es", "Imagen sin descripción: foil.jpg"),
    ):
        view = with_picture(with_profile(student_view(), language=language), "words")
        assert context_of(view, "work/our-solar-oven.html").lead.picture.alt == words
        view = with_picture(with_profile(student_view(), language=language), "![](foil.jpg)")
        assert f'alt="{words}"' in context_of(view, "work/our-solar-oven.html").body


def test_a_picture_knows_its_widest_and_its_smallest_file_and_all_between():
    picture = context_of(with_picture(student_view(), "words"), "work/our-solar-oven.html").lead.picture
    assert (picture.largest.url, picture.largest.width, picture.largest.height) == ("../files/foil-1600.jpg", 1600, 800)
    assert (picture.smallest.url, picture.smallest.width) == ("../files/foil-480.jpg", 480)
    assert picture.srcset == "../files/foil-480.jpg 480w, ../files/foil-960.jpg 960w, ../files/foil-1600.jpg 1600w"
    single = context_of(with_picture(student_view(), "words", widths=(300,)), "work/our-solar-oven.html").lead.picture
    assert (single.largest, single.srcset) == (single.smallest, "")


def pictures_on(html):
    return [dict(re.findall(r'([a-z]+)="([^"]*)"', tag)) for tag in re.findall(r"<img [^>]*>", html)]


def test_one_picture_of_a_piece_is_fetched_at_once_wherever_it_stands():
    """In the text, or as the work itself before it; all others wait until the reader comes near."""
    for body in ("![Foil](foil.jpg)\n\n![Foil again](foil.jpg)", "words"):
        html = render_site(with_picture(student_view(), body))["work/our-solar-oven.html"]
        first, *others = pictures_on(html)
        assert (first["loading"], first["fetchpriority"], first["decoding"]) == ("eager", "high", "async")
        assert [(one["loading"], "fetchpriority" in one) for one in others] == [("lazy", False)] * body.count("again")


def test_a_card_shows_the_smallest_width_and_a_chosen_piece_lets_the_browser_choose():
    view = with_picture(student_view(), "words")
    (card,) = pictures_on(render_site(view)["work.html"])
    assert (card["src"], card["width"], card["height"], card["alt"]) == ("files/foil-480.jpg", "480", "240", "")
    assert not {"srcset", "sizes", "fetchpriority"} & set(card)
    chosen = replace(view.portfolio.artifacts[0], showcase="It shines.")
    (picture,) = pictures_on(render_site(with_pieces(view, chosen))["index.html"])
    assert (picture["src"], picture["srcset"].count("w"), picture["loading"]) == ("files/foil-1600.jpg", 3, "lazy")


def test_every_picture_of_a_page_is_sized_and_decoded_aside():
    profile = {
        "picture": Attachment(name="me.jpg", path="student_content/ana/me.jpg", size=1),
        "cover": Attachment(name="hills.jpg", path="student_content/ana/hills.jpg", size=1),
    }
    view = with_profile(with_picture(student_view(), "![Foil](foil.jpg)"), **profile)
    files = {one.path: picture_file(one.name[:-4], 1600, 480) for one in profile.values()}
    site = render_site(replace(view, attachments={**view.attachments, **files}))
    found = [(path, one) for path, html in site.items() for one in pictures_on(html)]
    assert {path for path, _ in found} >= {"index.html", "about.html", "work.html", "work/our-solar-oven.html"}
    assert [(path, one) for path, one in found if not one["width"].isdigit() or not one["height"].isdigit()] == []
    for path in ("index.html", "about.html"):
        assert [one["src"] for one in pictures_on(site[path]) if "fetchpriority" in one] == ["files/hills-1600.jpg"]


def test_a_file_that_was_not_published_is_not_linked():
    page = context_of(replace(student_view(), attachments={}), "work/our-solar-oven.html")
    assert page.attachments == ()
    assert "oven-1a" not in page.body
    assert '<span class="missing">The oven</span>' in page.body


def test_names_that_look_alike_but_are_stored_in_two_ways_are_one_file():
    piece = artifact(body="![e](café.jpg)", attachments=(Attachment(name="x", path=f"{PIECE}/café.jpg", size=1),))
    view = with_pieces(student_view(), piece)
    picture = view.attachments[f"{PIECE}/oven.jpg"]
    page = context_of(replace(view, attachments={f"{PIECE}/café.jpg": picture}), "work/our-solar-oven.html")
    assert "oven-1a.jpg" in page.body


def test_a_link_to_another_piece_of_mine_leads_to_its_page_and_one_to_another_student_nowhere():
    text = "[a](../first-try.md) [b](../other/) [c](../../../ben/artifacts/x/index.md)"
    view = with_pieces(student_view(), artifact(body=text), artifact("other"), *student_view().portfolio.artifacts[:1])
    body = context_of(view, "work/our-solar-oven.html").body
    assert re.findall(r'href="([^"]+)"', body) == ["../work/first-try.html", "../work/other.html"]


def test_self_and_teacher_stand_side_by_side_and_in_the_rubric():
    heat, plants = context_of(student_view(), "work/our-solar-oven.html").standards
    assert (heat.own.number, heat.teacher.number) == (4, 3)
    assert [(row.level.number, row.is_own, row.is_teacher) for row in heat.rubric] == [
        (3, False, True),
        (4, True, False),
    ]
    assert heat.judgements[0].comment == "Clear!"
    assert (plants.own, plants.teacher, len(plants.rubric)) == (None, None, 4)


def test_people_are_named_only_by_the_roster():
    page = context_of(student_view(), "work/our-solar-oven.html")
    assert (page.people, page.others) == (("Ben B.",), 1)


def test_drafts_neighbours_and_source_lead_on():
    page = context_of(student_view(), "work/our-solar-oven.html")
    assert [(piece.title, piece.url) for piece in page.drafts] == [("First try", "../work/first-try.html")]
    assert (page.previous, page.next) == (None, parts.Link(title="First try", url="../work/first-try.html"))
    assert page.source_url == "https://example.org/ovens"
    assert context_of(student_view(), "work/first-try.html").grown_into[0].title == "Our solar oven"


@pytest.mark.parametrize("source", ["javascript:alert(1)", "my grandmother", "//evil.example", "https://"])
def test_a_source_that_is_no_web_address_is_only_text(source):
    piece = artifact(source=source)
    assert context_of(with_pieces(student_view(), piece), "work/our-solar-oven.html").source_url == ""


def node_of(view, *path):
    nodes = context_of(view, "standards.html").frameworks[0].nodes
    for code in path:
        node = next(node for node in nodes if node.code == code)
        nodes = node.children
    return node


def test_the_map_holds_what_concerns_the_student_and_the_branches_above_it():
    assert [child.code for child in node_of(student_view(), "SCI").children] == ["SCI.1", "SCI.2"]
    assert node_of(student_view(), "SCI").mastery is None
    ninth = replace(student_view(), grade="9th grade")
    assert [child.code for child in node_of(ninth, "SCI").children] == ["SCI.1", "SCI.2", "SCI.9"]


def test_a_framework_without_grades_is_for_everybody_and_a_circle_in_it_does_no_harm():
    def standard(name, **fields):
        return Standard(id=name, code=name, statement=name, framework="own", **fields)

    own = replace(
        framework(), standards=(standard("a", parents=("b",), children=("b",)), standard("b", parents=("a",)))
    )
    nodes = context_of(replace(empty_view(), frameworks=(own,)), "standards.html").frameworks[0].nodes
    assert [(node.code, [child.code for child in node.children]) for node in nodes] == [("a", ["b"])]


def test_each_standard_shows_level_count_last_date_own_rating_target_and_pieces():
    heat = node_of(student_view(), "SCI", "SCI.1").mastery
    assert (heat.state, heat.level.name, heat.own.number) == ("level", "Meets", 4)
    assert (heat.evidence_count, heat.last_date) == (2, date(2026, 10, 14))
    assert [piece.title for piece in heat.pieces] == ["First try", "Our solar oven"]
    plants = node_of(student_view(), "SCI", "SCI.2")
    assert (plants.mastery.state, plants.mastery.sum, plants.target.by) == ("not-assessed", None, date(2026, 12, 1))


def test_a_sum_carries_its_inputs_steps_cut_and_override():
    judged = mastery(override=override(), level=DEFAULT_SCALE.level(4), newer_evidence=2, undated=1)
    found = node_of(replace(student_view(), masteries={HEAT: judged}), "SCI", "SCI.1").mastery.sum
    assert [(given.level.number, given.piece.title) for given in found.inputs] == [
        (2, "First try"),
        (3, "Our solar oven"),
    ]
    assert [(step.label, step.expression, step.result) for step in found.steps] == [("Most recent", "3", "3")]
    assert (found.value, found.cut, found.cut_level.name, found.undated) == ("3", "3", "Meets", 1)
    assert (found.override.by, found.override.newer, found.override.calculated.number) == ("Ms Field", 2, 3)


@pytest.mark.parametrize(
    ("figure", "shown"), [("3", "3"), ("2.50", "2.5"), ("100", "100"), ("2.9166666667", "≈\xa02.9167"), ("0", "0")]
)
def test_figures_are_exact_or_say_that_they_are_not(figure, shown):
    calculation = replace(mastery().calculation, steps=(Step(label="Mean", expression="x", result=Decimal(figure)),))
    view = replace(student_view(), masteries={HEAT: mastery(calculation=calculation)})
    assert node_of(view, "SCI", "SCI.1").mastery.sum.steps[0].result == shown


def test_evidence_from_a_piece_that_this_edition_hides_names_neither_piece_nor_comment():
    hidden = evidence(2, 1, artifact="secret", title="My secret", comment="about the secret")
    calculation = replace(mastery().calculation, inputs=(hidden,))
    site = render_site(replace(student_view(), masteries={HEAT: mastery(calculation=calculation)}, evidence=(hidden,)))
    assert not any("secret" in html for html in site.values())


def test_the_plan_holds_targets_not_yet_reached_for_the_students_grade_soonest_first():
    def target(name, day, **fields):
        return PacingTarget(tag=tag(name), standard_id=name, by=date(2026, 12, day), **fields)

    pacing = (
        target(PLANTS, 9, start=date(2026, 11, 20), grades=("5",)),
        target(PLANTS, 2),
        target(HEAT, 1),
        target(HEAT, 3, level="Extends"),
        target(SCIENCE, 1, grades=("6",)),
    )
    plan = context_of(replace(student_view(), pacing=pacing), "plan.html")
    assert [(one.standard.code, one.by.day, one.level.number) for one in plan.under_way] == [
        ("SCI.2", 2, 3),
        ("SCI.1", 3, 4),
    ]
    assert [(one.standard.code, one.by.day) for one in plan.later] == [("SCI.2", 9)]
    assert [(row.text, row.is_goal) for row in plan.under_way[1].criteria] == [("Says why", False), ("Predicts", True)]
    assert plan.over == ()


def test_a_target_whose_day_has_passed_stands_apart_and_is_not_what_comes_next():
    past = PacingTarget(tag=tag("SCI.2"), standard_id=PLANTS, by=date(2025, 1, 31))
    view = replace(student_view(), pacing=(past,))
    plan, home = context_of(view, "plan.html"), context_of(view, "index.html")
    assert ([one.by.year for one in plan.over], plan.under_way, plan.later, home.targets) == ([2025], (), (), ())
    assert "The day is over, and it is not reached yet" in render_site(view)["plan.html"]


def test_an_open_goal_says_when_its_day_is_over():
    view = student_view()
    goals = tuple(replace(goal, due=date(2026, 1, 1)) for goal in view.portfolio.goals)
    site = render_site(replace(view, portfolio=replace(view.portfolio, goals=goals)))
    assert "Until January 1, 2026 (that day is over)" in site["goals.html"]
    assert "Until January 1, 2026 (that day is over)" in site["index.html"]


def test_what_a_teacher_wrote_about_an_observation_is_shown():
    seen = evidence(3, 9, comment="Already drawing the next one.")
    view = replace(
        student_view(),
        masteries={HEAT: replace(mastery(3), calculation=replace(mastery(3).calculation, inputs=(seen,)))},
    )
    assert "Already drawing the next one." in render_site(view)["standards.html"]


def test_a_badge_has_a_page_of_its_own_with_what_it_takes_and_its_pictures():
    page = render_site(student_view())["badges/observer.html"]
    for words in ("Earned on October 14, 2026", "What it takes", "badges/observer-256.png", "SCI.1"):
        assert words in page, words
    assert "a first level" in render_site(replace(student_view(), masteries={}))["badges/grower.html"]


def test_the_sum_begins_with_a_sentence_that_names_the_piece_that_decided():
    page = render_site(student_view())["standards.html"]
    sentence = re.search(r"<p>(The newest piece of work counts\.[^<]*)</p>", page)[1]
    assert sentence.startswith("The newest piece of work counts. That is “")
    assert sentence.endswith("It reaches 3 (Meets).")


def test_a_value_between_two_levels_says_where_the_next_one_begins():
    between = mastery(2)
    value = replace(between.calculation, method="mean", value=Decimal("2.65"), shown="2.65")
    view = replace(student_view(), masteries={HEAT: replace(between, calculation=value)})
    page = render_site(view)["standards.html"]
    assert "The result is 2.65. It reaches 2 (Approaching). Meets begins at 3." in page
    assert "what is exactly half goes up" in page


def test_a_level_that_needs_more_evidence_says_how_much():
    few = mastery(3)
    view = replace(
        student_view(),
        settings=replace(student_view().settings, mastery=MasterySettings(minimum_evidence=3)),
        masteries={
            HEAT: replace(
                few,
                state=MasteryState.NOT_ENOUGH_EVIDENCE,
                level=None,
                calculation=replace(few.calculation, value=None, shown="", inputs=few.calculation.inputs[:1]),
            )
        },
    )
    assert "It takes 3 pieces of evidence for a level." in render_site(view)["standards.html"]


def test_a_kind_that_only_repeats_the_subject_is_not_said_twice():
    twice = with_pieces(student_view(), artifact("a", subject="Writing", kind="writing"))
    other = with_pieces(student_view(), artifact("a", subject="Writing", kind="poem"))
    assert [context_of(view, "work/a.html").kind for view in (twice, other)] == ["", "poem"]
    assert context_of(with_profile(other, language="es"), "work/a.html").kind == "poema"


@pytest.mark.parametrize(("level", "expected"), [(2, ("support", ("Draw it",))), (3, ("stretch", ("Teach it",)))])
def test_next_steps_support_below_the_goal_and_stretch_on_it(level, expected):
    plan = context_of(replace(student_view(), masteries={HEAT: mastery(level)}), "plan.html")
    assert [(step.sort, step.ideas) for step in plan.next_steps] == [expected]


def test_badges_stand_by_state_with_reason_or_what_is_missing():
    badges = context_of(student_view(), "badges.html")
    (earned,), (under_way,), none = badges.earned, badges.under_way, badges.not_started
    assert (earned.date, earned.small_url, len(earned.sums)) == (date(2026, 10, 14), "badges/observer-256.png", 1)
    assert [(gap.standard.code, gap.needs) for gap in under_way.missing] == [("SCI.2", ("level", "evidence"))]
    assert none == ()


def test_goals_carry_standard_level_steps_and_evidence():
    (goal,) = context_of(student_view(), "goals.html").open
    assert (goal.standard.code, goal.level.name) == ("SCI.1", "Extends")
    assert goal.steps == (("Find boxes", True), ("Measure", False))
    assert goal.evidence[0].url == "work/our-solar-oven.html"


@pytest.mark.parametrize(
    ("text", "grade"),
    [("5", "05"), ("Grade 10", "10"), ("5th", "05"), ("K", "KG"), ("Pre-K", "PK"), ("Blue group", "Blue group")],
)
def test_grades_are_read_as_people_write_them(text, grade):
    assert read_grade(text) == grade


# What the built-in look makes of it.


def test_every_page_renders_for_a_full_and_an_empty_student_in_every_language():
    for view in (student_view(), empty_view()):
        for language in ("en", "es", "ar"):
            assert all("</html>" in html for html in render_site(with_profile(view, language=language)).values())


def test_pages_are_the_same_each_time():
    assert render_site(student_view()) == render_site(student_view())


def test_nothing_is_fetched_from_elsewhere_and_no_script_or_style_stands_in_a_page():
    for path, html in render_site(student_view()).items():
        root = "../" if "/" in path else ""
        sources = re.findall(r'<(?:script|img|audio|video|link|iframe)[^>]* (?:src|href)="([^"]*)"', html)
        assert [url for url in sources if not url.startswith((f"{root}assets/", f"{root}files/"))] == [], path
        assert re.findall(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=", html) == [], path


def test_the_policy_is_the_first_thing_in_the_head():
    for html in render_site(student_view()).values():
        head = html.split("<head>")[1].lstrip()
        assert head.startswith(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self';"
        )
        assert '<meta name="referrer" content="no-referrer">' in head


def test_each_page_has_one_h1_skips_no_heading_and_repeats_no_id():
    for path, html in render_site(student_view()).items():
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", html)]
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), path


def test_every_link_within_the_site_leads_somewhere():
    site = render_site(student_view())
    for path, html in site.items():
        for href in re.findall(r'<a [^>]*href="([^"]+)"', html):
            if href.startswith(("http", "mailto:")):
                continue
            place, _, anchor = href.partition("#")
            steps = [step for step in (Path(path).parent / place).as_posix().split("/") if step != "."]
            target = "/".join(steps[2:] if steps[1:2] == [".."] else steps) if place else path
            if target.startswith(("files/", "badges/")):
                continue
            assert target in site, (path, href)
            assert not anchor or f'id="{anchor}"' in site[target], (path, href)


def test_no_page_shows_a_percentage():
    for html in render_site(student_view()).values():
        assert "%" not in re.sub(r"<[^>]+>", "", html)


def not_enough():
    return mastery(2, level=None, calculated=None, state=MasteryState.NOT_ENOUGH_EVIDENCE)


def not_assessed():
    calculation = replace(mastery().calculation, inputs=(), steps=(), value=None, shown="")
    return mastery(2, level=None, calculated=None, state=MasteryState.NOT_ASSESSED, calculation=calculation)


def test_blank_not_enough_and_below_look_and_read_differently():
    seen = []
    for judged in (mastery(2), not_enough(), not_assessed()):
        html = render_site(replace(student_view(), masteries={HEAT: judged}))["standards.html"]
        seen.append(
            re.search(r'id="s-[^"]+">\s*<p[^>]*>(?:<bdi[^>]*>SCI\.1).*?<div[^>]*>\s*<p>(.*?)\n', html, re.DOTALL)[1]
        )
    assert len(set(seen)) == 3
    assert ["Approaching" in seen[0], "Not enough evidence yet" in seen[1], "Not assessed yet" in seen[2]] == [True] * 3


def test_the_goal_is_explained_in_the_scales_own_names():
    site = render_site(student_view())
    for path in ("index.html", "standards.html"):
        assert "3 (Meets) is the goal." in site[path]
        assert "Low levels early in the year are normal" in site[path]
        assert "Where there is no level, it has not been assessed yet." in site[path]


def test_a_page_in_a_right_to_left_language_says_so():
    html = render_site(with_profile(student_view(), language="ar"))["index.html"]
    assert '<html lang="ar"' in html
    assert '<body dir="rtl"' in html


def hostile_view():
    """A student, a school and a teacher who put the payload wherever words can stand."""
    view = student_view()
    piece = replace(
        view.portfolio.artifacts[2],
        title=PAYLOAD,
        subject=PAYLOAD,
        kind=PAYLOAD,
        language=PAYLOAD,
        showcase=PAYLOAD,
        source=PAYLOAD,
        licence=PAYLOAD,
        body=f"{PAYLOAD}\n\n# {PAYLOAD}",
        answers=(Answer(prompt="x", heading=PAYLOAD, text=PAYLOAD, line=1),),
        attachments=(Attachment(name=PAYLOAD, path=f"{PIECE}/heat.csv", size=1),),
    )
    goal = replace(view.portfolio.goals[0], title=PAYLOAD, why=PAYLOAD, helpers=(PAYLOAD,), level=PAYLOAD, body=PAYLOAD)
    profile = replace(
        view.portfolio.profile,
        name=PAYLOAD,
        grade=PAYLOAD,
        languages=(PAYLOAD,),
        strengths=(PAYLOAD,),
        needs=(PAYLOAD,),
        interests=(PAYLOAD,),
        body=PAYLOAD,
    )
    reflection = replace(view.portfolio.reflections[0], title=PAYLOAD, body=PAYLOAD, language=PAYLOAD)
    standards = tuple(replace(one, code=PAYLOAD, statement=PAYLOAD) for one in framework().standards)
    badges = tuple(
        replace(status, badge=replace(status.badge, name=PAYLOAD, description=PAYLOAD)) for status in view.badges
    )
    judged = mastery(override=replace(override(), by=PAYLOAD, note=PAYLOAD))
    return replace(
        view,
        portfolio=Portfolio(
            student="ana", profile=profile, artifacts=(piece,), reflections=(reflection,), goals=(goal,)
        ),
        settings=Settings(school_name=PAYLOAD),
        frameworks=(replace(framework(), title=PAYLOAD, standards=standards),),
        badges=badges,
        masteries={HEAT: judged},
        evidence=(evidence(3, 1, comment=PAYLOAD, by=PAYLOAD),),
        rubrics={HEAT: Rubric(tag=tag("x"), criteria=view.rubrics[HEAT].criteria, title=PAYLOAD)},
        roster_names={"ben": PAYLOAD},
        next_steps={HEAT: replace(view.next_steps[HEAT], stretch=(PAYLOAD,))},
        pacing=(replace(view.pacing[0], task=PAYLOAD),),
        attachments={
            f"{PIECE}/heat.csv": replace(view.attachments[f"{PIECE}/heat.csv"], text=f"{PAYLOAD},b\n{PAYLOAD},c\n")
        },
    )


def test_no_words_of_anybody_become_markup_wherever_they_stand():
    for path, html in render_site(hostile_view()).items():
        assert "<img src=x" not in html, path
        assert "alert(2)</script>" not in html, path
        assert re.findall(r"<[^>]*\sonerror=", re.sub(r'"[^"]*"', '""', html)) == [], path
        assert "{{7*7}}" in html, path


@given(st.text(max_size=30))
@settings(max_examples=25, deadline=None)
def test_any_name_makes_a_site(name):
    view = with_pieces(
        with_profile(student_view(), name=name, grade=name), artifact(name or "x", title=name, subject=name)
    )
    assert all("</html>" in html for html in render_site(view).values())
