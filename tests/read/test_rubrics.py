"""Rubrics: the words by which work is judged."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plfolio.diagnostics import Diagnostic, Location
from plfolio.model import Band, Criterion, Level, ProficiencyScale, Rubric, Tag
from plfolio.read.rubrics import read_rubrics
from plfolio.settings import DEFAULT_SCALE

THREE = ProficiencyScale(
    id="three",
    goal=2,
    levels=(
        Level(number=1, name="Not yet", band=Band.BELOW),
        Level(number=2, name="Meets", band=Band.ON),
        Level(number=3, name="Beyond", band=Band.ABOVE),
    ),
)


def read(tmp_path: Path, scales=(DEFAULT_SCALE,), **files: str) -> tuple[tuple[Rubric, ...], tuple[Diagnostic, ...]]:
    (tmp_path / "rubrics").mkdir(exist_ok=True)
    for name, text in files.items():
        (tmp_path / "rubrics" / f"{name}.yml").write_text(text, encoding="utf-8")
    return read_rubrics(tmp_path, "rubrics", scales)


def places(problems: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{problem.code.id}:{problem.location.line}" for problem in problems]


FULL = """\
rubrics:
  - standard: RB.SCI.1
    title: Asking questions
    since: 2025-08-20
    levels:
      4: I plan it.
      Beginning: I wonder.
      meets: I ask.
"""


def test_a_rubric_has_its_criteria_lowest_level_first(tmp_path):
    rubrics, problems = read(tmp_path, a=FULL)
    expected = Rubric(
        tag=Tag(text="RB.SCI.1", location=Location("rubrics/a.yml", 2, 15)),
        title="Asking questions",
        since=date(2025, 8, 20),
        criteria=(
            Criterion(level=1, text="I wonder."),
            Criterion(level=3, text="I ask."),
            Criterion(level=4, text="I plan it."),
        ),
    )
    assert (rubrics, problems) == ((expected,), ())


def test_an_unknown_level_is_left_out_with_a_suggestion(tmp_path):
    rubrics, problems = read(tmp_path, a="rubrics:\n- standard: S.1\n  levels:\n    Mets: x\n    5: y\n    3: z\n")
    assert [rubric.criteria for rubric in rubrics] == [(Criterion(level=3, text="z"),)]
    assert places(problems) == ["T131:4", "T131:5"]
    assert problems[0].hint.startswith('Did you mean "Meets"?')
    assert "1 Beginning, 2 Approaching, 3 Meets, 4 Extends" in problems[1].hint


def test_a_name_that_means_two_numbers_must_be_written_as_a_number(tmp_path):
    text = "rubrics:\n- standard: S.1\n  levels:\n    Meets: x\n    Beyond: y\n    4: z\n"
    rubrics, problems = read(tmp_path, (DEFAULT_SCALE, THREE), a=text)
    assert [criterion.level for criterion in rubrics[0].criteria] == [3, 4]
    assert places(problems) == ["T132:4"]
    assert "level 2 or 3" in problems[0].message


def test_a_level_that_is_described_twice_counts_once(tmp_path):
    rubrics, problems = read(tmp_path, a="rubrics:\n- standard: S.1\n  levels:\n    3: x\n    Meets: y\n")
    assert (rubrics[0].criteria, places(problems)) == ((Criterion(level=3, text="x"),), ["T133:5"])


def test_a_level_without_words_says_nothing(tmp_path):
    rubrics, problems = read(tmp_path, a="rubrics:\n- standard: S.1\n  levels:\n    2: ''\n    3: x\n    4:\n")
    assert ([criterion.level for criterion in rubrics[0].criteria], problems) == ([3], ())


def test_of_two_rubrics_for_one_standard_the_first_counts(tmp_path):
    one = "rubrics:\n- standard: S.1\n  levels: {3: first}\n- standard: S.2\n  levels: {3: x}\n"
    rubrics, problems = read(tmp_path, a=one, b=one.replace("S.2", "S.3"))
    assert [(rubric.tag.text, rubric.tag.location.path) for rubric in rubrics] == [
        ("S.1", "rubrics/a.yml"),
        ("S.2", "rubrics/a.yml"),
        ("S.3", "rubrics/b.yml"),
    ]
    assert places(problems) == ["T130:2"]
    assert "rubrics/a.yml:2" in problems[0].message


@pytest.mark.parametrize(
    ("broken", "codes"),
    [
        ("{levels: {3: x}}", ["F141"]),
        ("{standard: S.9}", ["F141"]),
        ("{standard: S.9, levels: {}}", ["F141"]),
        ("{standard: S.9, levels: [x]}", ["F142"]),
        ("just words", ["F142"]),
        ("{standard: [S.9, S.8], levels: {3: x}}", ["F142"]),
        ("{standard: S.9, levels: {9: x}}", ["T131"]),
    ],
)
def test_a_broken_rubric_costs_no_other(tmp_path, broken, codes):
    good = "{standard: S.1, levels: {3: x}}"
    rubrics, problems = read(tmp_path, a=f"rubrics:\n- {broken}\n- {good}\n")
    assert [rubric.tag.text for rubric in rubrics] == ["S.1"]
    assert [problem.code.id for problem in problems] == codes
    assert all(problem.location.line == 2 for problem in problems)


def test_a_date_that_does_not_exist_costs_the_date_only(tmp_path):
    rubrics, problems = read(tmp_path, a=FULL.replace("2025-08-20", "2025-02-30"))
    assert (rubrics[0].since, places(problems)) == (None, ["F143:4"])


def test_a_broken_file_costs_no_other_file(tmp_path):
    rubrics, problems = read(tmp_path, a='rubrics: "open', b=FULL, c="- standard: S.1\n", d="")
    assert [rubric.tag.location.path for rubric in rubrics] == ["rubrics/b.yml"]
    assert [(problem.code.id, problem.location.path) for problem in problems] == [
        ("F122", "rubrics/a.yml"),
        ("T116", "rubrics/c.yml"),
        ("T109", "rubrics/d.yml"),
    ]


def test_other_files_are_not_read_and_said_so(tmp_path):
    (tmp_path / "rubrics").mkdir()
    (tmp_path / "rubrics" / "science.docx").write_bytes(b"PK")
    rubrics, problems = read_rubrics(tmp_path, "rubrics", (DEFAULT_SCALE,))
    assert (rubrics, [problem.code.id for problem in problems]) == ((), ["T114"])
    assert ".yml or .yaml" in problems[0].message


def test_a_rubric_may_be_there_in_other_languages_level_by_level(tmp_path):
    said = "    translations:\n      es: {Beginning: Me pregunto., 3: Pregunto.}\n      ar: {7: x, 4: أخطط.}\n"
    rubrics, problems = read(tmp_path, a=FULL + said)
    assert [(criterion.level, criterion.translations) for criterion in rubrics[0].criteria] == [
        (1, (("es", "Me pregunto."),)),
        (3, (("es", "Pregunto."),)),
        (4, (("ar", "أخطط."),)),
    ]
    assert places(problems) == ["T131:11"]
