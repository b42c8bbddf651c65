"""Everything that teachers own, in one reading."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from plfolio.model import SchoolData
from plfolio.read.school import read_school
from plfolio.settings import Settings

NOBODY = 65534
FILES = {
    "rubrics/science.yml": "rubrics:\n- {standard: S.1, levels: {3: I ask.}}\n",
    "assessments/autumn.csv": "student,artifact,standard,level,date\nana,oven,S.1,3,2026-10-14\n",
    "overrides.csv": "student,standard,level,date,by,note\nana,S.1,4,2026-11-02,A,why\n",
    "badges.yml": "badges:\n- {id: good, name: Good, needs: {standards: [S.1]}}\n",
    "pacing.yml": "targets:\n- {standard: S.1, by: 2026-11-30}\n",
    "next_steps.yml": "next_steps:\n- {standard: S.1, support: [Draw it.]}\n",
    "roster.csv": "student,name\nana,Ana\n",
}
PARTS = ("rubrics", "assessments", "overrides", "badges", "pacing", "next_steps", "roster")


def write_school(root: Path, files: dict[str, str] = FILES) -> Path:
    for path, text in files.items():
        place = root / "teachers" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return root


def count(school: SchoolData) -> dict[str, int]:
    return {part: len(getattr(school, part)) for part in PARTS}


SETTINGS = Settings(school="teachers")


def test_every_file_of_the_school_is_read(tmp_path):
    school, problems = read_school(write_school(tmp_path), SETTINGS)
    assert count(school) == dict.fromkeys(PARTS, 1)
    assert problems == ()


@pytest.mark.parametrize("make", [lambda root: None, lambda root: (root / "teachers").mkdir()])  # noqa: ARG005  same call
def test_a_school_without_files_is_an_empty_school(tmp_path, make):
    make(tmp_path)
    assert read_school(tmp_path, SETTINGS) == (SchoolData(), ())


@pytest.mark.parametrize("path", FILES)
def test_a_file_that_cannot_be_read_is_reported_and_costs_no_other(tmp_path, path):
    write_school(tmp_path)
    (tmp_path / "teachers" / path).write_bytes(b"\xff\xfe\x00\xd8")
    school, problems = read_school(tmp_path, SETTINGS)
    lost = path.split("/")[0].split(".")[0]
    assert count(school) == dict.fromkeys(PARTS, 1) | {lost: 0}
    assert [problem.location.path for problem in problems] == [f"teachers/{path}"]


@pytest.mark.parametrize("path", ["rubrics", "assessments", "frameworks"])
def test_a_file_in_place_of_a_folder_is_reported(tmp_path, path):
    write_school(tmp_path, {path: ""})
    school, problems = read_school(tmp_path, SETTINGS)
    assert (count(school), [problem.code.id for problem in problems]) == (dict.fromkeys(PARTS, 0), ["F116"])
    assert (school.unread_frameworks != ()) == (path == "frameworks")


@pytest.mark.parametrize("path", ["rubrics", "assessments"])
def test_a_link_in_place_of_a_folder_is_reported_and_not_followed(tmp_path, path):
    write_school(tmp_path / "elsewhere")
    (tmp_path / "teachers").mkdir()
    (tmp_path / "teachers" / path).symlink_to(tmp_path / "elsewhere" / "teachers" / path)
    school, problems = read_school(tmp_path, SETTINGS)
    assert (school, [problem.code.id for problem in problems]) == (SchoolData(), ["F104"])


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows keeps rights in another way")
@pytest.mark.parametrize("path", ["rubrics", "assessments", "overrides.csv", "badges.yml"])
def test_what_does_not_open_is_reported_and_costs_no_other(path):
    """Root may read everything, so root steps down for it; pytest's own folders are closed to everybody else."""
    user = os.geteuid()
    with tempfile.TemporaryDirectory() as folder:
        root = write_school(Path(folder))
        root.chmod(0o755)
        (root / "teachers" / path).chmod(0)
        try:
            os.seteuid(user or NOBODY)
            school, problems = read_school(root, SETTINGS)
        finally:
            os.seteuid(user)
            (root / "teachers" / path).chmod(0o700)
    part, ending, _ = path.partition(".")
    assert count(school) == dict.fromkeys(PARTS, 1) | {part: 0}
    assert [problem.code.id for problem in problems] == ["F102" if ending else "F109"]


@pytest.mark.parametrize("path", ["badges.yml", "roster.csv"])
def test_a_folder_or_a_link_in_place_of_a_file_is_reported(tmp_path, path):
    (tmp_path / "teachers" / path).mkdir(parents=True)
    assert [problem.code.id for problem in read_school(tmp_path, SETTINGS)[1]] == ["F103"]
    (tmp_path / "teachers" / path).rmdir()
    (tmp_path / "teachers" / path).symlink_to(tmp_path / "nowhere")
    assert [problem.code.id for problem in read_school(tmp_path, SETTINGS)[1]] == ["F104"]


def test_a_name_that_is_not_known_is_noted_with_a_suggestion(tmp_path):
    files = {
        "badge.yml": "",
        "assesments/a.csv": "",
        "README.md": "",
        ".hidden": "",
        "consent.csv": "",
        "plan.xlsx": "",
    }
    _, problems = read_school(write_school(tmp_path, files), SETTINGS)
    assert [(problem.code.id, problem.location.path) for problem in problems] == [
        ("T115", "teachers/assesments"),
        ("T115", "teachers/badge.yml"),
        ("T115", "teachers/plan.xlsx"),
    ]
    assert problems[0].hint.startswith('Did you mean "assessments"?')
    assert problems[1].hint.startswith('Did you mean "badges.yml"?')


def test_every_mistake_in_every_file_is_told_at_once(tmp_path):
    files = {
        "rubrics/science.yml": "rubrics:\n- {standard: S.1, levels: {3: I ask., 9: x}}\n",
        "assessments/autumn.csv": FILES["assessments/autumn.csv"] + ",,,,\nben,,S.1,3,never\n,,S.1,3,\n",
        "badges.yml": "badges:\n- {id: good, name: Good, needs: {standards: [S.1]}, shape: x}\n- {id: bad, name: B}\n",
        "pacing.yml": "targets:\n- {standard: S.1, by: 2026-11-31}\n- {standard: S.1, by: 2026-11-30}\n",
    }
    school, problems = read_school(write_school(tmp_path, FILES | files), SETTINGS)
    assert count(school) == dict.fromkeys(PARTS, 1) | {"assessments": 2}
    assert [problem.code.id for problem in problems] == ["T131", "T106", "T112", "F147", "T142", "F143"]
