"""What is learned when, and what to do next."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plfolio.diagnostics import Diagnostic, Location
from plfolio.model import NextStep, PacingTarget, Tag
from plfolio.read.pacing import read_next_steps, read_pacing


def read_targets(tmp_path: Path, entries: str) -> tuple[tuple[PacingTarget, ...], tuple[Diagnostic, ...]]:
    (tmp_path / "pacing.yml").write_text("targets:\n" + entries, encoding="utf-8")
    return read_pacing(tmp_path, "pacing.yml")


def read_steps(tmp_path: Path, entries: str) -> tuple[tuple[NextStep, ...], tuple[Diagnostic, ...]]:
    (tmp_path / "next_steps.yml").write_text("next_steps:\n" + entries, encoding="utf-8")
    return read_next_steps(tmp_path, "next_steps.yml")


def places(problems: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{problem.code.id}:{problem.location.line}" for problem in problems]


def test_a_target_is_read_with_every_field(tmp_path):
    targets, problems = read_targets(
        tmp_path, "- {standard: S.1, start: 2026-09-01, by: 2026-11-30, level: 3, grades: [5, 06], task: Build it.}\n"
    )
    expected = PacingTarget(
        tag=Tag(text="S.1", location=Location("pacing.yml", 2, 14)),
        by=date(2026, 11, 30),
        start=date(2026, 9, 1),
        level="3",
        grades=("5", "06"),
        task="Build it.",
    )
    assert (targets, problems) == ((expected,), ())


def test_one_standard_may_have_several_targets(tmp_path):
    targets, problems = read_targets(tmp_path, "- {standard: S.1, by: 2026-11-30}\n" * 2)
    assert (len(targets), problems) == (2, ())


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ("{standard: S.2, start: 2026-11-30, by: 2026-09-01}", "T150"),
        ("{standard: S.2}", "F141"),
        ("{by: 2026-11-30}", "F141"),
        ("{standard: S.2, by: 2026-11-31}", "F143"),
        ("{standard: S.2, by: 30/11/2026}", "F144"),
        ("{standard: S.2, by: 2026-11-30, grades: {5: yes}}", "F142"),
    ],
)
def test_a_target_that_is_not_what_was_meant_is_left_out_and_no_other(tmp_path, broken, code):
    good = "- {standard: S.1, start: 2026-11-30, by: 2026-11-30}\n"
    targets, problems = read_targets(tmp_path, f"{good}- {broken}\n{good}")
    assert [target.tag.text for target in targets] == ["S.1", "S.1"]
    assert places(problems) == [f"{code}:3"]


def test_next_steps_are_lists_or_one_text(tmp_path):
    steps, problems = read_steps(tmp_path, "- {standard: S.1, support: 'Draw it, slowly.', stretch: [A, B]}\n")
    tag = Tag(text="S.1", location=Location("next_steps.yml", 2, 14))
    assert (steps, problems) == ((NextStep(tag=tag, support=("Draw it, slowly.",), stretch=("A", "B")),), ())


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ("{standard: S.2}", "T151"),
        ("{standard: S.1, stretch: [C]}", "T152"),
        ("{standard: S.2, support: {a: b}}", "F142"),
        ("{support: [A]}", "F141"),
    ],
)
def test_an_entry_that_says_nothing_new_is_left_out_and_no_other(tmp_path, broken, code):
    good = "- {{standard: S.{}, support: [A]}}\n".format
    steps, problems = read_steps(tmp_path, f"{good(1)}- {broken}\n{good(3)}")
    assert [step.tag.text for step in steps] == ["S.1", "S.3"]
    assert places(problems) == [f"{code}:3"]
