"""The badges that can be earned."""

from __future__ import annotations

from pathlib import Path

import pytest

from plfolio.diagnostics import Diagnostic, Location
from plfolio.model import Badge, Tag
from plfolio.read.badge_rules import SHAPES, read_badges

GOOD = "  - {id: good, name: Good, needs: {standards: [S.1]}}\n"


def read(tmp_path: Path, entries: str) -> tuple[tuple[Badge, ...], tuple[Diagnostic, ...]]:
    (tmp_path / "badges.yml").write_text("badges:\n" + entries, encoding="utf-8")
    return read_badges(tmp_path, "badges.yml")


def places(problems: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{problem.code.id}:{problem.location.line}" for problem in problems]


FULL = """\
  - id: careful-observer
    name: Careful Observer
    description: Looks twice.
    shape: Hexagon
    colour: "#C2571A"
    rule: level
    needs: {standards: [RB.SCI.1, RB.SCI.2], branches: RB.WRI, level: Extends, evidence: 3, kinds: 2}
"""


def test_a_badge_is_read_with_every_field(tmp_path):
    badges, problems = read(tmp_path, FULL)
    expected = Badge(
        id="careful-observer",
        name="Careful Observer",
        location=Location("badges.yml", 2, 9),
        description="Looks twice.",
        shape="hexagon",
        colour="#c2571a",
        standards=(
            Tag(text="RB.SCI.1", location=Location("badges.yml", 8, 25)),
            Tag(text="RB.SCI.2", location=Location("badges.yml", 8, 35)),
        ),
        branches=(Tag(text="RB.WRI", location=Location("badges.yml", 8, 56)),),
        level="Extends",
        evidence=3,
        kinds=2,
    )
    assert (badges, problems) == ((expected,), ())


def test_a_badge_needs_two_pieces_of_evidence_at_the_goal_unless_it_says_otherwise(tmp_path):
    badge = read(tmp_path, GOOD)[0][0]
    assert (badge.shape, badge.rule, badge.level, badge.evidence, badge.kinds) == (SHAPES[0], "level", "", 2, 1)


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ("{name: N, needs: {standards: [S.1]}}", "F141"),
        ("{id: x, needs: {standards: [S.1]}}", "F141"),
        ("{id: Careful Observer, name: N, needs: {standards: [S.1]}}", "T141"),
        ("{id: ../x, name: N, needs: {standards: [S.1]}}", "T141"),
        ("{id: x, name: N}", "T142"),
        ("{id: x, name: N, needs: }", "T142"),
        ("{id: x, name: N, needs: {level: 3}}", "T142"),
        ("{id: x, name: N, needs: {standards: [], branches: []}}", "T142"),
        ("{id: x, name: N, needs: {standards: {S.1: 3}}}", "F142"),
        ("{id: x, name: N, needs: [S.1]}", "F142"),
        ("{id: x, name: N, needs: {standards: [S.1], evidence: 0}}", "F146"),
        ("{id: x, name: N, needs: {standards: [S.1], evidence: two}}", "F145"),
        ("{id: x, name: N, needs: {standards: [S.1], kinds: 0}}", "F146"),
        ("{id: x, name: N, needs: {standards: [S.1], evidense: 3}}", "F140"),
        ("{id: x, name: N, need: {standards: [S.1]}}", "F140"),
        ("{id: good, name: Again, needs: {standards: [S.1]}}", "T140"),
        ("observer", "F142"),
    ],
)
def test_a_badge_that_is_not_what_was_meant_is_left_out_and_no_other(tmp_path, broken, code):
    badges, problems = read(tmp_path, f"{GOOD}  - {broken}\n  - {{id: last, name: L, needs: {{branches: [S]}}}}\n")
    assert [badge.id for badge in badges] == ["good", "last"]
    assert places(problems) == [f"{code}:3"]


def test_one_piece_of_one_kind_may_be_enough(tmp_path):
    badges, problems = read(tmp_path, GOOD.replace("[S.1]}", "[S.1], evidence: 1, kinds: 1}"))
    assert ([(badge.evidence, badge.kinds) for badge in badges], problems) == ([(1, 1)], ())


@pytest.mark.parametrize(("entry", "named"), [("{id: x, name: Named}", "Named"), ("{id: only-an-id}", "only-an-id")])
def test_a_badge_without_needs_is_called_by_what_it_has(tmp_path, entry, named):
    _, problems = read(tmp_path, f"  - {entry}\n")
    assert f'The badge "{named}"' in problems[-1].message


def test_an_unknown_shape_or_colour_costs_the_look_only(tmp_path):
    badges, problems = read(tmp_path, FULL.replace("Hexagon", "hexagone").replace("#C2571A", "orange"))
    assert [(badge.shape, badge.colour) for badge in badges] == [("circle", "")]
    assert places(problems) == ["F147:5", "F148:6"]
    assert 'Did you mean "hexagon"?' in problems[0].hint


@pytest.mark.parametrize("text", ["", "# later\n", "badges:\n", "badges: []\n"])
def test_a_file_with_nothing_in_it_is_a_note(tmp_path, text):
    (tmp_path / "badges.yml").write_text(text, encoding="utf-8")
    badges, problems = read_badges(tmp_path, "badges.yml")
    assert (badges, [problem.code.id for problem in problems]) == ((), ["T109"])


def test_a_file_that_begins_otherwise_is_a_message(tmp_path):
    (tmp_path / "badges.yml").write_text("\n- {id: x, name: N}\n", encoding="utf-8")
    badges, problems = read_badges(tmp_path, "badges.yml")
    assert (badges, places(problems)) == ((), ["T116:2"])
    assert '"badges:"' in problems[0].message
