"""Teachers' levels and overrides."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from plfolio.diagnostics import Diagnostic, Location
from plfolio.model import Assessment, Override, Tag
from plfolio.read.assessments import read_assessments, read_overrides

HEADER = "student,artifact,standard,level,date,assessor,comment\n"
OVERRIDES = "student,standard,level,date,by,note\n"


def read(tmp_path: Path, **tables: str) -> tuple[tuple[Assessment, ...], tuple[Diagnostic, ...]]:
    folder = tmp_path / "assessments"
    folder.mkdir(exist_ok=True)
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return read_assessments(tmp_path, "assessments")


def read_override_table(tmp_path: Path, rows: str) -> tuple[tuple[Override, ...], tuple[Diagnostic, ...]]:
    (tmp_path / "overrides.csv").write_text(OVERRIDES + rows, encoding="utf-8")
    return read_overrides(tmp_path, "overrides.csv")


def places(problems: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{problem.code.id}:{problem.location.line}" for problem in problems]


def test_a_row_is_an_assessment_with_its_place(tmp_path):
    assessments, problems = read(tmp_path, autumn=HEADER + "ana,oven,RB.SCI.1,3,2026-10-14,Ms Rivera,Clear\n")
    expected = Assessment(
        student="ana",
        artifact="oven",
        tag=Tag(text="RB.SCI.1", location=Location("assessments/autumn.csv", 2)),
        level="3",
        order=0,
        date=date(2026, 10, 14),
        assessor="Ms Rivera",
        comment="Clear",
    )
    assert (assessments, problems) == ((expected,), ())


def test_tables_count_in_order_of_their_names_and_the_scale_is_optional(tmp_path):
    short = "Date;Level;Standard;Artifact;Student;Scale\r\n"
    assessments, problems = read(
        tmp_path, b=short + "2026-10-15;Meets;S.2;;ben;three-steps\r\n", a=HEADER + "ana,,S.1,3,,,\nana,,S.2,3,,,\n"
    )
    assert [(a.order, a.tag.text, a.scale, a.assessor) for a in assessments] == [
        (0, "S.1", "", ""),
        (1, "S.2", "", ""),
        (2, "S.2", "three-steps", ""),
    ]
    assert problems == ()


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2026-02-30", "T111"),
        ("2026-13-01", "T111"),
        ("0000-01-01", "T111"),
        ("14/10/2026", "T112"),
        ("10/14/2026", "T112"),
        ("14.10.26", "T112"),
        ("46309", "T112"),
        ("2026-1-4", "T112"),
        ("\u0662\u0660\u0662\u0666-\u0661\u0660-\u0661\u0664", "T112"),
    ],
)
def test_a_date_that_is_not_one_is_reported_and_the_level_counts_without_it(tmp_path, day, code):
    assessments, problems = read(tmp_path, a=HEADER + f"ana,oven,S.1,3,{day},,\nben,oven,S.1,3,2026-10-14,,\n")
    assert [a.date for a in assessments] == [None, date(2026, 10, 14)]
    assert places(problems) == [f"{code}:2"]
    assert day in problems[0].message
    assert "counts, but as one without a date" in problems[0].message
    assert "2026-10-14" in problems[0].hint


def test_rows_without_student_standard_or_level_are_left_out_and_all_others_count(tmp_path):
    rows = "ana,oven,S.1,3,,,\n,oven,S.1,3,,,\nana,oven,,3,,,\nana,oven,S.1,,,,\nben,,S.1,2,,,\n"
    assessments, problems = read(tmp_path, a=HEADER + rows)
    assert [(a.student, a.order) for a in assessments] == [("ana", 0), ("ben", 1)]
    assert places(problems) == ["T106:3", "T106:4", "T106:5"]


def test_a_row_that_stands_twice_counts_once_in_whatever_table(tmp_path):
    row = "ana,oven,S.1,3,2026-10-14,,\n"
    assessments, problems = read(tmp_path, a=HEADER + row + row, b=HEADER + row + row.replace("3", "4"))
    assert [a.level for a in assessments] == ["3", "4"]
    assert places(problems) == ["T108:3", "T108:2"]
    assert "line 2." in problems[0].message
    assert "line 2 of assessments/a.csv" in problems[1].message


def test_a_misspelt_column_costs_its_own_table_only(tmp_path):
    assessments, problems = read(
        tmp_path, a="student,artefact,standard,level,date\nana,oven,S.1,3,\n", b=HEADER + "ben,oven,S.1,3,,,\n"
    )
    assert [a.student for a in assessments] == ["ben"]
    assert places(problems) == ["T101:1"]
    assert 'You wrote "artefact": did you mean "artifact"?' in problems[0].hint


def test_a_workbook_is_not_read_and_said_so(tmp_path):
    read(tmp_path, a=HEADER + "ana,oven,S.1,3,,,\n")
    (tmp_path / "assessments" / "autumn.xlsx").write_bytes(b"PK")
    (tmp_path / "assessments" / "~$autumn.xlsx").write_bytes(b"")
    assessments, problems = read_assessments(tmp_path, "assessments")
    assert len(assessments) == 1
    assert [str(problem.location) for problem in problems] == ["assessments/autumn.xlsx"]
    assert problems[0].code.id == "T114"


def test_a_file_in_place_of_the_folder_is_a_message_and_no_folder_is_none(tmp_path):
    assert read_assessments(tmp_path, "assessments") == ((), ())
    (tmp_path / "assessments").write_text("", encoding="utf-8")
    assessments, problems = read_assessments(tmp_path, "assessments")
    assert (assessments, [problem.code.id for problem in problems]) == ((), ["F116"])


def test_an_override_says_who_when_and_why(tmp_path):
    overrides, problems = read_override_table(tmp_path, 'ana,S.1,4,2026-11-02,Ms Rivera,"Explained it, twice"\n')
    expected = Override(
        student="ana",
        tag=Tag(text="S.1", location=Location("overrides.csv", 2)),
        level="4",
        date=date(2026, 11, 2),
        by="Ms Rivera",
        note="Explained it, twice",
    )
    assert (overrides, problems) == ((expected,), ())


def test_an_override_without_a_day_is_refused_and_no_other(tmp_path):
    rows = "ana,S.1,4,,A,why\nana,S.2,4,2026-02-30,A,why\nana,S.3,4,2/3/2026,A,why\nben,S.1,4,2026-11-02,A,why\n"
    overrides, problems = read_override_table(tmp_path, rows)
    assert [o.student for o in overrides] == ["ben"]
    assert places(problems) == ["T106:2", "T111:3", "T112:4"]
    assert "This override does not count." in problems[1].message


def test_an_override_without_who_or_why_counts_and_is_reported(tmp_path):
    overrides, problems = read_override_table(tmp_path, "ana,S.1,4,2026-11-02,,\nben,S.1,4,2026-11-02,A,\n")
    assert len(overrides) == 2
    assert places(problems) == ["T113:2", "T113:3"]
    assert '"by" and "note"' in problems[0].message


def test_an_override_that_stands_twice_counts_once(tmp_path):
    overrides, problems = read_override_table(tmp_path, "ana,S.1,4,2026-11-02,A,why\n" * 2)
    assert (len(overrides), places(problems)) == (1, ["T108:3"])


def test_a_districts_year_is_read_in_seconds(tmp_path):
    """100,000 rows take about a second; the bound leaves room for a busy machine."""
    rows = (f"s{n % 5000},work-{n},RB.SCI.{n % 30},{n % 4 + 1},2026-10-{n % 28 + 1:02},A,ok\n" for n in range(100_000))
    start = time.process_time()
    assessments, problems = read(tmp_path, a=HEADER + "".join(rows))
    assert time.process_time() - start < 8
    assert (len(assessments), problems) == (100_000, ())
