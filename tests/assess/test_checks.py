"""Checks: friendly advice, at the right file and line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from assess_builders import FIVE_LEVELS, align, artifact, day, ids, portfolio, school, self_rating, tag

from plfolio.assess.checks import CheckContext, run_checks
from plfolio.assess.links import find_links
from plfolio.assess.mastery import compute_masteries
from plfolio.diagnostics import Diagnostic, Location
from plfolio.model import Answer, Artifact, Attachment, Goal, GoalStatus, Portfolio, Reflection, SchoolData
from plfolio.plugins import load_plugins
from plfolio.settings import DEFAULT_SCALE, Settings

FOLDER = "student_content/ana/artifacts/oven"


def check(
    student: Portfolio, data: SchoolData | None = None, settings: Settings | None = None
) -> tuple[Diagnostic, ...]:
    settings = settings or Settings()
    joined, aligned, _ = align(student, data=data, settings=settings)
    masteries = compute_masteries(joined, aligned, settings)
    context = CheckContext(
        portfolio=student,
        aligned=joined,
        school=aligned,
        masteries=masteries,
        settings=settings,
        students=("ana", "maya"),
        as_of=day(100),
    )
    return run_checks(context)


def work(**fields: object) -> Artifact:
    return artifact("oven", "SCI.1", **fields)


def page(body: str, *files: str) -> tuple[Diagnostic, ...]:
    """Check a piece with this text, which begins on line 10, and these files beside it."""
    attachments = tuple(Attachment(name=name, path=f"{FOLDER}/{name}", size=1) for name in files)
    return check(portfolio(work(body=body, attachments=attachments)))


def goal(**fields: object) -> Goal:
    values: dict[str, object] = {"evidence": ("oven",)}
    return Goal(id="heat", title="Heat", location=Location("student_content/ana/goals/heat.md"), **(values | fields))


def lines(found: tuple[Diagnostic, ...]) -> list[tuple[str, int]]:
    return [(diagnostic.code.id, diagnostic.location.line) for diagnostic in found]


def test_good_work_gets_no_advice():
    assert () == page(
        "![Two boxes](oven.jpg) and [a film](film.mp4) and [more](https://example.org)", "oven.jpg", "film.mp4"
    )


def test_plfolios_own_checks_are_plugins_like_any_other():
    assert {"pages", "goals", "standards"} <= set(load_plugins().checks.names())


def test_work_without_standards_is_noticed_once_the_school_has_some():
    untagged = portfolio(artifact("oven"))
    assert (["K101"], []) == (ids(check(untagged)), ids(check(untagged, school(frameworks=()))))


def test_work_that_names_a_retired_standard_hears_of_the_newer_one():
    (found,) = check(portfolio(artifact("oven", "SCI.OLD")))
    assert ("K111", 3, "For new work use SCI.1.") == (found.code.id, found.location.line, found.hint)


def test_of_several_standards_only_the_retired_ones_are_named():
    found = check(portfolio(artifact("oven", "SCI.1", "SCI.OLD")))
    assert [("K111", "SCI.OLD")] == [(one.code.id, dict(one.values)["code"]) for one in found]


def test_three_pieces_and_none_chosen_is_noticed():
    pieces = tuple(artifact(name, "SCI.1") for name in ("a", "b", "c"))
    assert ["K102"] == ids(check(portfolio(*pieces)))
    assert [] == ids(check(portfolio(*pieces[:2])))
    assert [] == ids(check(portfolio(*pieces[:2], replace(pieces[2], showcase="I like it."))))


@pytest.mark.parametrize("words", ["", " ", "oven.jpg", "oven", "Oven.JPG", "IMG_2034.jpg"])
def test_a_picture_without_words_says_how_to_write_them(words: str):
    (found,) = page(f"Look:\n![{words}](oven.jpg)", "oven.jpg")
    assert ("K103", 11) == (found.code.id, found.location.line)
    assert "![Two boxes with foil inside](oven.jpg)" in found.hint


def test_the_line_to_write_can_be_copied_whatever_the_name():
    (found,) = page("![](<my oven (2).jpg>)", "my oven (2).jpg")
    assert found.hint.endswith("![Two boxes with foil inside](<my oven (2).jpg>)")
    assert [] == ids(page(found.hint.rpartition("see: ")[2], "my oven (2).jpg"))


@pytest.mark.parametrize("dash", ["-", "\N{EN DASH}"])
def test_a_picture_that_only_decorates_needs_no_words(dash: str):
    assert [] == ids(page(f"![{dash}](border.png)", "border.png"))


def test_a_picture_that_the_text_never_mentions_comes_with_the_line_to_write():
    found = page("We built it.", "my oven.JPG", "plan.pdf", "pictures/foil.webp", "oven")
    assert [("K115", 0), ("K115", 0)] == lines(found)
    assert {f"{FOLDER}/index.md"} == {one.location.path for one in found}
    assert sorted(one.hint.rpartition("see: ")[2] for one in found) == [
        "![What one sees](<my oven.JPG>)",
        "![What one sees](pictures/foil.webp)",
    ]


@pytest.mark.parametrize(
    "text",
    ["![An oven](oven.jpg)", "[see](oven.jpg)", "![An oven](<oven.jpg>)", "![An oven](oven.jpg#top)", "![-](oven.jpg)"],
)
def test_a_picture_that_the_text_mentions_is_no_news(text: str):
    assert [] == ids(page(text, "oven.jpg"))
    answered = work(
        answers=(Answer(prompt="next", heading="Next", text=text, line=4),),
        attachments=(Attachment(name="oven.jpg", path=f"{FOLDER}/oven.jpg", size=1),),
    )
    assert [] == ids(check(portfolio(answered)))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("![An oven](Oven.jpg)", "K104"),
        ("![An oven](pictures/oven.jpg)", "K104"),
        ("![An oven](C:\\Users\\oven.jpg)", "K104"),
        ("![](oven.jpg)", "K103"),
        ('<img src="oven.jpg">', "K114"),
    ],
)
def test_a_picture_is_never_named_twice(text: str, code: str):
    assert [code] == ids(page(text, "oven.jpg"))


def test_a_file_that_is_not_there_is_named_with_its_line_and_the_nearest_name():
    (found,) = page("One\ntwo ![An oven](Oven.JPG)", "oven.jpg")
    assert (Location(f"{FOLDER}/index.md", 11), "K104") == (found.location, found.code.id)
    assert found.hint.startswith("Did you mean oven.jpg?")


@pytest.mark.parametrize(
    "target",
    [
        "oven.jpg",
        "./oven.jpg",
        "oven.jpg?x=1#top",
        "my%20film.mp4",
        "<my film.mp4>",
        "cafe\N{COMBINING ACUTE ACCENT}.jpg",
        "../boat/index.md",
        "../boat",
        "../boat/",
        "../../profile.md",
        "#part",
        "mailto:someone@example.org",
        "//example.org/a",
        "tel:123",
    ],
)
def test_what_can_be_reached_is_not_named(target: str):
    files = tuple(
        Attachment(name=name, path=f"{FOLDER}/{name}", size=1)
        for name in ("oven.jpg", "my film.mp4", "caf\N{LATIN SMALL LETTER E WITH ACUTE}.jpg")
    )
    pieces = (work(body=f"[words]({target})", attachments=files), artifact("boat", "SCI.1"))
    assert "K104" not in ids(check(portfolio(*pieces)))


@pytest.mark.parametrize("target", ["/oven.jpg", "C:\\Users\\oven.jpg", "file:///c/oven.jpg", "../oven.jpg", "img/"])
def test_what_lies_elsewhere_on_the_computer_is_not_there(target: str):
    assert ["K104"] == ids(page(f"![An oven]({target})"))


@pytest.mark.parametrize("target", ["my ovn.jpg", "my oven (1).jpg", 'my ovn.jpg "Title"'])
def test_a_name_with_spaces_that_no_file_has_is_explained(target: str):
    found = page(f"See\n![An oven]({target}) and more", "my oven.jpg")
    assert [("K113", 11)] == lines(found)
    assert "Did you mean my oven.jpg?" in found[0].hint


def test_no_file_is_offered_that_can_not_be_shown():
    assert "Did you mean" not in page("[My essay](essay.doc)", "essay.docx")[0].hint
    assert "Did you mean essay.pdf?" in page("[My essay](esay.pdf)", "essay.docx", "essay.pdf")[0].hint


def test_a_picture_from_the_web_and_one_in_html_are_explained():
    found = page('![A volcano](https://example.org/v.jpg)\n\n<img src="oven.jpg">\n\nText <IMG src=x> more', "oven.jpg")
    assert [("K112", 10), ("K114", 12), ("K114", 14)] == lines(found)
    assert ["K112"] == ids(page("![](https://example.org/v.jpg)"))


def test_code_and_words_in_brackets_are_left_alone():
    body = "```\n![](gone.jpg)\n```\n\n`![](gone.jpg)`\n\n    [a](gone.md)\n\n[x] (see p. 2) ](maybe not this) \\![](\n"
    assert [] == ids(page(body))


def test_lines_are_right_in_lists_tables_quotes_and_references():
    body = "- a\n  ![](1.jpg)\n\n> b\\\n> ![](2.jpg)\n\n| a |\n|---|\n| ![](3.jpg) |\n\n![][ref]\n\n[ref]: 4.jpg\n"
    found = page(body, "1.jpg", "2.jpg", "3.jpg", "4.jpg")
    assert [("K103", 11), ("K103", 14), ("K103", 18), ("K103", 20)] == lines(found)


def test_answers_reflections_goals_and_the_profile_are_read_too():
    answer = Answer(prompt="next", heading="Next time", text="![](a.jpg)", line=20)
    entry = Reflection(
        id="r", title="R", location=Location("student_content/ana/reflections/r.md"), body="[x](gone.md)"
    )
    base = portfolio(work(answers=(answer,)), goals=(goal(body="[x](gone.md)"),), reflections=(entry,))
    found = check(replace(base, profile=replace(base.profile, body="[x](gone.md)", body_line=7)))
    assert [("K103", 21), ("K104", 21), ("K104", 1), ("K104", 7), ("K104", 1)] == lines(found)


def test_a_page_without_links_is_not_parsed():
    assert () == find_links("Just words. [x] (y)", 1)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[a](https://example.org) and [b](http://example.org/x)", []),
        ("[a](https://example.org) and [b](here.md)", ["https://example.org", "here.md"]),
        ("[a](https://example.org)\n\n![p][r]\n\n[r]: p.jpg", ["https://example.org", "p.jpg"]),
    ],
)
def test_a_page_with_nothing_but_links_to_the_web_has_nothing_to_find(text: str, targets: list[str]):
    assert targets == [link.target for link in find_links(text, 1)]


def test_a_page_full_of_halves_takes_no_time():
    """Each of these once made a pattern look again and again."""
    for half in ("[a](b c.", "![", "](a b ", "<img ", "[x](<", "a ![b](c d"):
        assert len(find_links("![](x) " + half * 5_000, 1)) >= 1


def test_a_person_nobody_knows_is_named():
    (found,) = check(portfolio(work(people=("maya", "Maja"))))
    assert ("K105", "Did you mean maya? ") == (found.code.id, dict(found.values)["advice"])


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (goal(), []),
        (goal(evidence=()), ["K106"]),
        (goal(evidence=(), status=GoalStatus.MET), ["K106"]),
        (goal(evidence=(), status=GoalStatus.LET_GO), []),
        (goal(due=day(99)), ["K107"]),
        (goal(due=day(100)), []),
        (goal(due=day(99), status=GoalStatus.REVISED), []),
        (goal(evidence=("ovn",)), ["K108"]),
        (goal(level="9"), ["K109"]),
        (goal(level="Meets", tag=tag("SCI.1")), []),
        (goal(level="Mastered", tag=tag("SCI.1")), ["K109"]),
    ],
)
def test_goals_are_looked_at_with_the_day_of_the_build(made: Goal, expected: list[str]):
    assert expected == ids(check(portfolio(work(), goals=(made,))))


def test_advice_names_the_line_it_is_about_where_it_is_known():
    page = "student_content/ana/goals/heat.md"
    places = {"due": 4, "level": 5, "evidence": 6}
    made = goal(
        due=day(1),
        level="9",
        evidence=("ovn",),
        places=tuple((word, Location(page, line)) for word, line in places.items()),
    )
    assert [("K107", 4), ("K109", 5), ("K108", 6)] == lines(check(portfolio(work(), goals=(made,))))
    named = work(people=("zoe",), places=(("people", Location(f"{FOLDER}/index.md", 7)),))
    assert [("K105", 7)] == lines(check(portfolio(named)))


def test_what_somebody_meant_to_write_is_not_also_missed():
    unclear = [artifact(name, showcase="", unclear=("tags", "showcase")) for name in ("a", "b", "c")]
    assert [] == ids(check(portfolio(*unclear, goals=(goal(evidence=(), unclear=("evidence",)),))))


def test_work_that_is_there_and_can_not_be_read_is_not_called_unknown():
    entry = Reflection(id="r", title="R", location=Location("r.md"), about=("boat", "bot"))
    found = check(portfolio(work(), reflections=(entry,), unread=("boat",)))
    assert ["bot"] == [dict(diagnostic.values)["work"] for diagnostic in found]


@pytest.mark.parametrize(("level", "expected"), [("5", []), ("L5", []), ("6", ["K109"]), ("Meets", ["K109"])])
def test_a_level_is_looked_for_on_the_scale_of_its_standard(level: str, expected: list[str]):
    settings = Settings(scales=(DEFAULT_SCALE, FIVE_LEVELS), framework_scales=(("riverbend", "five-levels"),))
    student = portfolio(work(self_ratings=(self_rating(level),)))
    aimed = portfolio(work(), goals=(goal(level=level, tag=tag("SCI.1")),))
    assert [expected] * 2 == [ids(check(one, settings=settings)) for one in (student, aimed)]


def test_work_that_is_named_but_not_there_is_named_back():
    entry = Reflection(id="r", title="R", location=Location("r.md"), about=("oven", "heat", "boat"))
    found = check(portfolio(work(grew_from=("oven-1",)), reflections=(entry,), goals=(goal(),)))
    assert ["boat", "oven-1"] == sorted(dict(diagnostic.values)["work"] for diagnostic in found)
    assert {"K108"} == set(ids(found))


def test_a_self_rating_off_the_scale_is_named_with_the_levels():
    (found,) = check(portfolio(work(self_ratings=(self_rating("9"),))))
    assert ("K109", 4) == (found.code.id, found.location.line)
    assert "1 (Beginning)" in found.hint


def test_a_self_rating_of_a_standard_that_is_not_listed_is_noticed():
    (found,) = check(portfolio(work(self_ratings=(self_rating("2", "MATH.1"),))))
    assert ("K110", True) == (found.code.id, "MATH.1" in found.message)
