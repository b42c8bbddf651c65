"""Who is at the school."""

from __future__ import annotations

from pathlib import Path

import pytest

from plfolio.diagnostics import Diagnostic
from plfolio.model import RosterEntry
from plfolio.read.roster import read_roster


def read(tmp_path: Path, rows: str) -> tuple[tuple[RosterEntry, ...], tuple[Diagnostic, ...]]:
    (tmp_path / "roster.csv").write_text("student,name,grade,classes,listed\n" + rows, encoding="utf-8")
    return read_roster(tmp_path, "roster.csv")


def places(problems: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{problem.code.id}:{problem.location.line}" for problem in problems]


def test_a_row_is_a_student(tmp_path):
    entries, problems = read(tmp_path, "ana,Ana Rivera,05,5A; Choir / Robots,Yes\nben,Ben,,,\n")
    assert entries == (
        RosterEntry(student="ana", name="Ana Rivera", grade="05", classes=("5A", "Choir", "Robots"), is_listed=True),
        RosterEntry(student="ben", name="Ben"),
    )
    assert problems == ()


@pytest.mark.parametrize(
    ("word", "is_listed"), [("yes", True), ("TRUE", True), ("1", True), ("no", False), ("", False)]
)
def test_only_a_clear_yes_lists_a_student(tmp_path, word, is_listed):
    entries, problems = read(tmp_path, f"ana,Ana,5,5A,{word}\n")
    assert (entries[0].is_listed, problems) == (is_listed, ())


def test_neither_yes_nor_no_is_no_and_reported(tmp_path):
    entries, problems = read(tmp_path, "ana,Ana,5,5A,perhaps\n")
    assert (entries[0].is_listed, places(problems)) == (False, ["T121:2"])


def test_of_two_rows_about_one_student_the_first_counts(tmp_path):
    entries, problems = read(tmp_path, "ana,Ana,5,5A,no\nben,Ben,5,5A,no\nana,Ana,5,Choir,yes\n")
    assert [(entry.student, entry.is_listed) for entry in entries] == [("ana", False), ("ben", False)]
    assert places(problems) == ["T120:4"]
    assert "line 2" in problems[0].message


def test_a_row_without_student_or_name_is_left_out(tmp_path):
    entries, problems = read(tmp_path, ",Ana,5,,\nben,,5,,\ncy,Cy,5,,\n")
    assert [entry.student for entry in entries] == ["cy"]
    assert places(problems) == ["T106:2", "T106:3"]


def test_a_family_may_read_several_languages_by_any_name(tmp_path):
    text = "student,name,home_language\nana,Ana,es; Mixtec / pt-BR\nben,Ben,\ncy,Cy,Spanish\n"
    (tmp_path / "roster.csv").write_text(text, encoding="utf-8")
    entries, problems = read_roster(tmp_path, "roster.csv")
    assert [[language.text for language in entry.home_languages] for entry in entries] == [
        ["es", "Mixtec", "pt-BR"],
        [],
        ["Spanish"],
    ]
    assert [str(language.location) for language in entries[0].home_languages] == ["roster.csv:2"] * 3
    assert problems == ()
