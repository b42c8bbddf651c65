"""Tables as spreadsheets and people write them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plfolio.diagnostics import Diagnostic
from plfolio.read.csv_tables import Row, read_table

REQUIRED, OPTIONAL, FILLED = ("student", "level"), ("comment",), ("student",)


def read(tmp_path: Path, data: str | bytes) -> tuple[tuple[Row, ...], tuple[Diagnostic, ...]]:
    (tmp_path / "t.csv").write_bytes(data if isinstance(data, bytes) else data.encode())
    rows, problems = read_table(tmp_path, "t.csv", required=REQUIRED, optional=OPTIONAL, filled=FILLED)
    return rows, tuple(problems)


def cells(rows: tuple[Row, ...]) -> list[tuple[str, ...]]:
    return [tuple(map(row.__getitem__, REQUIRED + OPTIONAL)) for row in rows]


def places(problems: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{problem.code.id}:{problem.location.line}" for problem in problems]


ANA_AND_BEN = [("ana", "3", "good"), ("ben", "2", "")]


@pytest.mark.parametrize(
    "data",
    [
        "student,level,comment\nana,3,good\nben,2,\n",
        "student;level;comment\r\nana;3;good\r\nben;2;\r\n",
        "student\tlevel\tcomment\nana\t3\tgood\nben\t2\t",
        "student,level,comment\rana,3,good\rben,2,\r",
        b"\xef\xbb\xbfstudent,level,comment\nana,3,good\nben,2,\n",
        "sep=;\nstudent;level;comment\nana;3;good\nben;2;\n",
        "SEP=|\nstudent|level|comment\nana|3|good\nben|2|\n",
        " Student , LEVEL,Comment \n ana , 3 ,good\nben,2,",
        "comment,student,level\ngood,ana,3\n,ben,2\n",
        '"student", "level", "comment"\n"ana", "3", "good"\n"ben", "2", ""\n',
        "\n\nstudent,level,comment\n\nana,3,good\n,,\n  ,\t,\nben,2,\n\n\n,,\n",
        "student,level,comment,,\nana,3,good,,\nben,2,,,,,,\n",
        '"stu\ndent",level,comment\nana,3,good\nben,2,\n',
    ],
)
def test_every_way_of_saving_a_table_gives_the_same_rows(tmp_path, data):
    rows, problems = read(tmp_path, data)
    assert (cells(rows), problems) == (ANA_AND_BEN, ())


def test_lines_are_those_a_person_sees_in_the_file(tmp_path):
    rows, problems = read(tmp_path, 'student,level,comment\r\nana,3,"two\r\nlines, and; more"\r\n\r\nben,2,\r\n,4,\r\n')
    assert [row.where.line for row in rows] == [2, 5]
    assert rows[0]["comment"] == "two\nlines, and; more"
    assert places(problems) == ["T106:6"]


def test_signs_that_other_programs_take_for_line_ends_are_part_of_the_text(tmp_path):
    rows, _ = read(tmp_path, "student,level,comment\nana,3,a\x0bb\u2028c\x85d\nben,2,\n")
    assert [(row.where.line, row["comment"]) for row in rows] == [(2, "a\x0bb\u2028c\x85d"), (3, "")]


def test_what_looks_like_a_formula_stays_text(tmp_path):
    rows, _ = read(tmp_path, 'student,level,comment\n=1+1,@3,"=HYPERLINK(""x"")"\n')
    assert cells(rows) == [("=1+1", "@3", '=HYPERLINK("x")')]


def test_a_missing_column_is_one_message_with_a_suggestion(tmp_path):
    rows, problems = read(tmp_path, "studnet,levl,coment\nana,3,good\n")
    assert (rows, places(problems)) == ((), ["T101:1"])
    assert problems[0].message.startswith('The first line has no column "student", "level"')
    assert 'You wrote "studnet": did you mean "student"? You wrote "levl": did you mean "level"?' in problems[0].hint


def test_own_columns_are_noted_once_and_a_misspelt_one_is_suggested(tmp_path):
    rows, problems = read(tmp_path, "student,level,Coments,group\n" + "ana,3,good,A\n" * 3)
    assert len(rows) == 3
    assert places(problems) == ["T102:1"]
    assert '"Coments", "group"' in problems[0].message
    assert 'did you mean "comment"?' in problems[0].hint


def test_of_two_columns_with_one_name_the_first_counts(tmp_path):
    rows, problems = read(tmp_path, "student,level,level\nana,3,4\n")
    assert (cells(rows), places(problems)) == ([("ana", "3", "")], ["T103:1"])


def test_a_row_that_is_too_long_is_left_out_and_no_other(tmp_path):
    rows, problems = read(tmp_path, "student,level,comment\nana,3,good, but hurried\nben,2,\n")
    assert (cells(rows), places(problems)) == ([("ben", "2", "")], ["T104:2"])


def test_a_row_that_is_too_short_is_reported_with_what_it_lacks(tmp_path):
    rows, problems = read(tmp_path, "student,level,comment\nana,3\nben\n")
    assert cells(rows) == [("ana", "3", ""), ("ben", "", "")]
    assert places(problems) == ["T105:2", "T105:3"]
    assert '"level", "comment" counts as empty' in problems[1].message


def test_a_row_without_a_needed_cell_is_one_message(tmp_path):
    rows, problems = read(tmp_path, "level,student\n3,\n3\n3,ana\n")
    assert (cells(rows), places(problems)) == ([("ana", "3", "")], ["T106:2", "T106:3"])
    assert '"student"' in problems[0].message


@pytest.mark.parametrize("bad", ['ana,3,"good', 'ana,"3,good', '"ana,3,good', f'ana,3,"{"x" * 200_000}"'])
def test_an_open_quotation_mark_costs_its_own_row_only(tmp_path, bad):
    rest = 'ben,2,"fine, ""really"""\ncy,1,\n' * 3
    rows, problems = read(tmp_path, f"student,level,comment\n{bad}\n{rest}")
    assert places(problems) == ["T107:2"]
    assert cells(rows) == [("ben", "2", 'fine, "really"'), ("cy", "1", "")] * 3


def test_an_open_quotation_mark_in_the_last_row_is_reported(tmp_path):
    rows, problems = read(tmp_path, 'student,level,comment\nben,2,\nana,3,"good')
    assert (cells(rows), places(problems)) == ([("ben", "2", "")], ["T107:3"])


def test_quotation_marks_inside_a_text_are_read_as_a_spreadsheet_does(tmp_path):
    rows, problems = read(tmp_path, 'student,level,comment\nana,3,a 5" board\nben,2,"Great" work\n')
    assert (cells(rows), problems) == ([("ana", "3", 'a 5" board'), ("ben", "2", "Great work")], ())


def test_a_long_comment_over_several_lines_is_no_open_quotation_mark(tmp_path):
    rows, problems = read(tmp_path, 'student,level,comment\nana,3,"a\n\nb, c, d"\nben,2,\n')
    assert [row.where.line for row in rows] == [2, 5]
    assert problems == ()


def test_a_row_that_is_too_long_and_has_several_lines_takes_no_other_row_with_it(tmp_path):
    rows, problems = read(tmp_path, 'student,level,comment\nana,3,too,"a\nb"\nben,2,\n')
    assert (cells(rows), places(problems)) == ([("ben", "2", "")], ["T104:2"])


@pytest.mark.parametrize("data", ["", "\n\n", ",,\n", "student,level,comment\n", "student,level\n,,\n"])
def test_a_table_with_nothing_in_it_is_a_note(tmp_path, data):
    rows, problems = read(tmp_path, data)
    assert (rows, [problem.code.id for problem in problems]) == ((), ["T109"])


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("student,level\nana,3\nzoë,3\n".encode("cp1252"), 3),
        ("student\tlevel\nana\t3\n".encode("utf-16"), 0),
        ("student\tlevel\nana\t3\n".encode("utf-16-le"), 0),
    ],
)
def test_a_table_in_other_letters_says_how_to_save_it(tmp_path, data, line):
    rows, problems = read(tmp_path, data)
    assert (rows, places(problems)) == ((), [f"T110:{line}"])
    assert "CSV UTF-8" in problems[0].hint


def test_a_file_that_is_not_there_or_is_a_folder_is_a_message(tmp_path):
    (tmp_path / "t.csv").mkdir()
    for name, code in (("t.csv", "F103"), ("none.csv", "F101")):
        rows, problems = read_table(tmp_path, name, required=REQUIRED, optional=OPTIONAL)
        assert (rows, [problem.code.id for problem in problems]) == ((), [code])


CELLS = st.sampled_from(["a", "b c", "3", 'say "x"', "1,5", "x;y", "two\nlines"])
WAYS = st.fixed_dictionaries(
    {
        "columns": st.permutations(["student", "level", "comment", "own"]),
        "delimiter": st.sampled_from(",;\t"),
        "quoting": st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
        "lineterminator": st.sampled_from(["\n", "\r\n"]),
        "start": st.sampled_from(["", "\ufeff", "\n", "sep={}\n"]),
    }
)


@settings(max_examples=60)
@given(table=st.lists(st.lists(CELLS, min_size=4, max_size=4), max_size=5), way=WAYS)
def test_no_program_that_saves_a_table_changes_what_is_in_it(tmp_path_factory, table, way):
    """Columns in any order and one of their own, any separator, ways to quote, ends of lines, and what stands above."""
    buffer = io.StringIO(newline="")
    columns, start = way.pop("columns"), way.pop("start")
    csv.writer(buffer, **way).writerows([columns, *table])
    data = start.format(way["delimiter"]) + buffer.getvalue()
    rows, problems = read(tmp_path_factory.mktemp("table"), data)
    named = [dict(zip(columns, cells, strict=True)) for cells in table]
    assert [row.cells for row in rows] == [{name: one[name] for name in REQUIRED + OPTIONAL} for one in named]
    assert [problem.code.id for problem in problems] == ["T102"]
    lines = data.replace("\r\n", "\n").split("\n")
    assert all(
        lines[row.where.line - 1].startswith((one[columns[0]][0], '"')) for row, one in zip(rows, named, strict=True)
    )


texts = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=12).map(str.strip)


@given(st.lists(st.tuples(texts.filter(bool), texts, texts), max_size=8), st.sampled_from(",;\t"))
def test_whatever_a_spreadsheet_writes_comes_back(tmp_path_factory, table, separator):
    """Any cells, with any separator, quotation marks and new lines in them, give the same cells."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=separator).writerows([("student", "level", "comment"), *table])
    rows, problems = read(tmp_path_factory.mktemp("table"), buffer.getvalue())
    assert cells(rows) == table
    assert [problem.code.id for problem in problems] == ([] if table else ["T109"])
