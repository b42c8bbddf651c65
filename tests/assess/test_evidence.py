"""Alignment: every code, row and level finds its standard, or a message says why it does not count."""

from __future__ import annotations

from dataclasses import replace

import pytest
from assess_builders import (
    FIVE_LEVELS,
    align,
    artifact,
    assessment,
    day,
    framework,
    ids,
    override,
    portfolio,
    school,
    self_rating,
    tag,
)

from plfolio.assess.codes import CodeIndex
from plfolio.assess.evidence import align_school, check_rows
from plfolio.assess.school import leaf_standards
from plfolio.diagnostics import Location
from plfolio.model import (
    Badge,
    Criterion,
    EvidenceSource,
    Framework,
    Goal,
    NextStep,
    PacingTarget,
    Rubric,
    Standard,
)
from plfolio.settings import DEFAULT_SCALE, Settings


def badge(*standards: str, branches: tuple[str, ...] = (), **fields: object) -> Badge:
    values: dict[str, object] = {
        "standards": tuple(tag(code, "school/badges.yml", 3) for code in standards),
        "branches": tuple(tag(code, "school/badges.yml", 4) for code in branches),
    }
    return Badge(id="b", name="Observer", location=Location("school/badges.yml", 2), **(values | fields))


def rubric(code: str, *levels: int, line: int = 2) -> Rubric:
    path = "school/rubrics/science.yml"
    return Rubric(tag=tag(code, path, line), criteria=tuple(Criterion(level=n, text=f"At {n}") for n in levels))


def test_tags_become_standards_each_once():
    joined, _, found = align(portfolio(artifact("oven", "SCI.1", "sci.1", "riverbend:SCI.2")))
    assert ({"oven": ("sci-1", "sci-2")}, ()) == (joined.tags, found)


def test_a_code_nobody_knows_is_named_with_what_was_meant():
    joined, _, found = align(portfolio(artifact("oven", "SCI.11")))
    assert (["R101"], {"oven": ()}) == (ids(found), joined.tags)
    assert "Did you mean SCI.1" in found[0].hint
    assert Location("student_content/ana/artifacts/oven/index.md", 3) == found[0].location


def test_a_code_that_is_like_no_other_gets_no_advice():
    _, _, found = align(portfolio(artifact("oven", "photosynthesis")))
    assert found[0].hint.startswith("Ask your teacher for the right code")


def test_of_many_standards_that_a_code_could_mean_five_are_named():
    data = school(frameworks=tuple(framework(name, f"{name}-") for name in "abcdefg"))
    _, _, found = align(portfolio(artifact("oven", "SCI.1")), data=data)
    assert found[0].hint.startswith("Write one of these instead: a:SCI.1, b:SCI.1, c:SCI.1, d:SCI.1 or e:SCI.1.")


def test_a_retired_standard_that_nothing_replaces_says_so():
    old = Standard(id="old", code="OLD.1", statement="S", framework="f", is_retired=True)
    new = Standard(id="new", code="", statement="S", framework="f")
    named = replace(old, id="older", code="OLD.2", replaced_by=("new", "gone"))
    data = school(frameworks=(Framework(id="f", title="F", standards=(old, new, named)),))
    _, _, found = align(portfolio(artifact()), assessment(code="OLD.1"), assessment(code="OLD.2", order=1), data=data)
    assert ["Use another standard from now on.", "Use new from now on."] == [one.hint for one in found]


def test_a_code_of_two_frameworks_is_named_with_both():
    data = school(frameworks=(framework(), framework("other", "x-")))
    joined, _, found = align(portfolio(artifact("oven", "SCI.1", "other:SCI.1")), data=data)
    assert (["R102"], ("x-sci-1",)) == (ids(found), joined.tags["oven"])
    assert "riverbend:SCI.1 or other:SCI.1" in found[0].hint


def test_where_one_framework_repeats_a_code_the_ids_are_named():
    twins = tuple(Standard(id=f"twin-{n}", code="W.7", statement="Write", framework="f") for n in (1, 2))
    data = school(frameworks=(Framework(id="f", title="F", standards=twins),))
    _, _, found = align(portfolio(artifact("oven", "W.7")), data=data)
    assert "twin-1 or twin-2" in found[0].hint


def test_standards_without_codes_that_share_an_address_are_named_by_their_ids():
    uri = "https://standards.example/w"
    twins = tuple(Standard(id=f"twin-{n}", code="", statement="Write", framework="f", uri=uri) for n in (1, 2))
    data = school(frameworks=(Framework(id="f", title="F", standards=twins),))
    _, _, found = align(portfolio(artifact("oven", uri)), data=data)
    assert (["R102"], True) == (ids(found), "twin-1 or twin-2" in found[0].hint)


def test_an_assessment_becomes_evidence_dated_by_the_work():
    joined, _, found = align(portfolio(artifact("oven", on=7)), assessment("Meets"))
    (piece,) = joined.evidence
    assert () == found
    assert ("sci-1", EvidenceSource.TEACHER, 3, "four-levels") == (
        piece.standard,
        piece.source,
        piece.level,
        piece.scale,
    )
    assert ("oven", "Oven", "writing", day(7), day(100)) == (
        piece.artifact,
        piece.title,
        piece.kind,
        piece.date,
        piece.given_on,
    )
    assert ("Ms Reed", "Clear.") == (piece.by, piece.comment)


def test_undated_work_gives_undated_evidence():
    joined, _, _ = align(portfolio(artifact("oven", on=None)), assessment())
    assert joined.evidence[0].date is None


def test_an_observation_has_the_day_of_its_row():
    joined, _, found = align(portfolio(), assessment(work=""))
    assert ("", "observation", day(100), ()) == (
        joined.evidence[0].artifact,
        joined.evidence[0].kind,
        joined.evidence[0].date,
        found,
    )


def test_a_row_about_work_that_is_not_there_counts_as_an_observation_and_says_so():
    joined, _, found = align(portfolio(artifact("solar-oven")), assessment(work="solar-ovn"))
    assert (["R107"], "", day(100)) == (ids(found), joined.evidence[0].artifact, joined.evidence[0].date)
    assert "Did you mean solar-oven?" in found[0].hint
    assert f"on {day(100)}" in found[0].message
    _, _, undated = align(portfolio(), assessment(work="oven", date=None))
    assert "without a date" in undated[0].message


def test_a_row_about_work_that_can_not_be_read_counts_without_another_message():
    joined, _, found = align(portfolio(unread=("oven",)), assessment(work="oven"))
    assert ((), 1) == (found, len(joined.evidence))


def test_while_a_framework_is_missing_no_code_is_called_unknown():
    data = school(unread_frameworks=("school/frameworks/state.json",), pacing=(PacingTarget(tag=tag("X"), by=day(1)),))
    page = portfolio(artifact("oven", "W.7", "SCI.1"))
    joined, aligned, found = align(page, assessment(code="W.9"), data=data)
    assert ((), ("sci-1",), ()) == (found, joined.tags["oven"], joined.evidence)
    assert ((), ()) == (aligned.pacing, align_school(data, Settings())[1])


def test_a_level_off_the_scale_does_not_count():
    joined, _, found = align(portfolio(artifact()), assessment(7), assessment("2.5", order=1))
    assert (["R112", "R112"], ()) == (ids(found), joined.evidence)
    assert "1 (Beginning), 2 (Approaching), 3 (Meets), 4 (Extends)" in found[0].hint


def test_a_row_without_a_level_says_nothing_and_is_no_mistake():
    joined, _, found = align(portfolio(artifact()), assessment(""))
    assert ((), ()) == (joined.evidence, found)


def test_a_row_on_another_scale_is_refused():
    settings = Settings(scales=(DEFAULT_SCALE, FIVE_LEVELS))
    rows = (assessment(2, scale="five-levels"), assessment(3, scale="Four-Levels", order=1))
    joined, _, found = align(portfolio(artifact()), *rows, settings=settings)
    assert (["R113"], [3]) == (ids(found), [piece.level for piece in joined.evidence])


def test_a_row_with_a_code_nobody_knows_or_everybody_does_not_count():
    data = school(frameworks=(framework(), framework("other", "x-")))
    rows = (assessment(code="SCI.99"), assessment(code="SCI.2", order=1))
    joined, _, found = align(portfolio(artifact()), *rows, data=data)
    assert (["R103", "R104"], ()) == (ids(found), joined.evidence)


def test_a_retired_standard_still_counts_and_names_the_newer_one():
    joined, _, found = align(portfolio(artifact()), assessment(code="SCI.OLD"))
    assert (["R105"], "sci-old") == (ids(found), joined.evidence[0].standard)
    assert "Use SCI.1 from now on." in found[0].hint


def test_overrides_find_their_standard_and_level_in_file_order():
    first, late = override(2, 1)[1], override(4, 9)[1]
    wrong = replace(first, level="9")
    joined, _, found = align(portfolio(), overrides=(late, first, wrong))
    assert [("sci-1", 4, late), ("sci-1", 2, first)] == [(s, level.number, o) for s, level, o in joined.overrides]
    assert ["R112"] == ids(found)


def test_a_self_rating_without_a_code_is_for_every_standard_of_the_piece():
    joined, _, _ = align(portfolio(artifact("oven", "SCI.1", "MATH.1", self_ratings=(self_rating("meets"),))))
    assert [("sci-1", 3), ("math-1", 3)] == [(piece.standard, piece.level) for piece in joined.evidence]
    assert {EvidenceSource.STUDENT} == {piece.source for piece in joined.evidence}


def test_a_self_rating_names_its_standard_or_is_named():
    ratings = (self_rating("2", "SCI.1"), self_rating("2", "SCI.99"), self_rating("9", "SCI.1"))
    joined, _, found = align(portfolio(artifact("oven", "SCI.1", "MATH.1", self_ratings=ratings)))
    assert ([("sci-1", 2)], ["R101"]) == ([(p.standard, p.level) for p in joined.evidence], ids(found))


def test_evidence_is_of_the_kind_of_its_work_which_is_writing_unless_it_says_otherwise():
    works = (
        artifact("film", "SCI.1", kind="video", self_ratings=(self_rating("2"),)),
        artifact("text", "SCI.1", self_ratings=(self_rating("2"),)),
    )
    joined, _, _ = align(portfolio(*works), assessment(work="film"), assessment(work="text", order=1))
    assert ["video", "writing", "video", "writing"] == [piece.kind for piece in joined.evidence]


def test_goals_find_their_standard():
    goals = tuple(
        Goal(id=code, title=code, location=Location("g.md"), tag=tag(code, "g.md")) for code in ("SCI.1", "SCI.99")
    )
    joined, _, found = align(portfolio(goals=goals))
    assert ({"SCI.1": "sci-1"}, ["R101"]) == (joined.goals, ids(found))


def test_rows_about_nobody_are_named_once_for_each_file():
    rows = tuple(assessment(student="anna", order=order) for order in (5, 3))
    known = assessment(student="ana")
    data = school(assessments=(*rows, known), overrides=(override(3, 1, student="zoe")[1],))
    found = check_rows(data, ("ana", "ben"))
    assert ["R106", "R106"] == ids(found)
    assert (Location("school/assessments/autumn.csv", 5), "Did you mean ana? ") == (
        found[0].location,
        dict(found[0].values)["advice"],
    )
    assert "do not count: 2." in found[0].message


@pytest.mark.parametrize(("count", "advice"), [(50, "Did you mean annabelle? "), (51, "")])
def test_a_school_that_many_have_left_is_not_asked_about_each_of_them(count: int, advice: str):
    rows = tuple(assessment(student=f"annabelle{number}", order=number) for number in range(count))
    found = check_rows(school(assessments=rows), ("annabelle",))
    assert (count, {advice}) == (len(found), {dict(one.values)["advice"] for one in found})


def test_what_teachers_describe_lies_by_standard():
    data = school(
        rubrics=(rubric("SCI.1", 1, 2, 3, 4),),
        next_steps=(NextStep(tag=tag("SCI.2"), support=("Ask.",)),),
        pacing=(PacingTarget(tag=tag("MATH.1"), by=day(60), level="4"),),
    )
    aligned, found = align_school(data, Settings())
    assert (["sci-1"], ["sci-2"], ()) == (list(aligned.rubrics), list(aligned.next_steps), found)
    assert ("math-1", "4") == (aligned.pacing[0].standard_id, aligned.pacing[0].level)
    assert "sci-2" == aligned.next_steps["sci-2"].standard_id


def test_two_entries_for_one_standard_keep_the_first():
    data = school(rubrics=(rubric("SCI.1", 1, 2), rubric("riverbend:sci.1", 3, line=9)))
    aligned, found = align_school(data, Settings())
    assert (["R116"], 2) == (ids(found), len(aligned.rubrics["sci-1"].criteria))
    assert "school/rubrics/science.yml:2" in found[0].message


def test_school_files_with_levels_off_the_scale_or_unknown_codes_are_named():
    data = school(
        rubrics=(rubric("SCI.1", 0, 3, 5), rubric("SCI.99", 1)),
        pacing=(PacingTarget(tag=tag("SCI.1"), by=day(1), level="9"), PacingTarget(tag=tag("X"), by=day(1))),
        badges=(badge("SCI.1", "SCI.2", level="Mastered"),),
    )
    aligned, found = align_school(data, Settings())
    assert {"R103": 2, "R112": 4} == {code: ids(found).count(code) for code in ("R103", "R112")}
    assert ({}, "", ()) == (aligned.rubrics, aligned.pacing[0].level, aligned.badges)


def test_a_badge_asks_for_its_standards_and_the_tips_of_its_branches():
    aligned, found = align_school(school(badges=(badge("MATH.1", "SCI.2", branches=("SCI",)),)), Settings())
    assert (("math-1", "sci-2", "sci-1"), ()) == (aligned.badges[0].standard_ids, found)
    assert {"math-1", "sci-1", "sci-2"} == aligned.awaited_standards()


def test_a_branch_that_is_a_tip_is_itself():
    index = CodeIndex((framework(),))
    assert ("math-1",) == leaf_standards(index.get("math-1"), index)


def test_tips_without_a_code_are_left_out_where_others_have_one():
    def below(*codes: str) -> tuple[str, ...]:
        tips = tuple(Standard(id=f"t{n}", code=code, statement="S", framework="f") for n, code in enumerate(codes))
        root = Standard(id="root", code="R", statement="S", framework="f", children=tuple(tip.id for tip in tips))
        index = CodeIndex((Framework(id="f", title="F", standards=(root, *tips), roots=("root",)),))
        return leaf_standards(root, index)

    assert (("t0",), ("t0", "t1")) == (below("A.1", ""), below("", ""))


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (badge(), "R114"),
        (badge(branches=("SCI.OLD",)), "R114"),
        (badge("SCI.1", "SCI.99"), "R103"),
        (badge("SCI.1", branches=("SCI.99",)), "R103"),
        (badge("SCI.1", rule="levels"), "R115"),
        (badge("SCI.1", level="7"), "R112"),
    ],
)
def test_a_badge_whose_rule_is_not_whole_is_left_out_and_named(made: Badge, code: str):
    aligned, found = align_school(school(badges=(made,)), Settings())
    assert ((), True) == (aligned.badges, code in ids(found))


def test_a_school_without_frameworks_has_no_standards():
    aligned, found = align_school(school(frameworks=()), Settings())
    assert ({}, {}, ()) == (aligned.scales, aligned.methods, found)
