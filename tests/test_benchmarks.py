"""The benchmark measures what it says, on a school that is the same for everyone."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from invented_school import invent_students, write_school

REPOSITORY = Path(__file__).parents[1]


def read_tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_numbers_invent_the_same_school(tmp_path):
    for name in ("one", "two"):
        write_school(tmp_path / name, invent_students(3, 4))
    assert read_tree(tmp_path / "one") == read_tree(tmp_path / "two")


def test_a_bigger_school_begins_with_the_smaller_one():
    assert invent_students(2, 12) == invent_students(20, 12)[:2]


def test_a_piece_of_work_is_as_long_as_the_benchmark_says():
    lengths = [len(re.findall(r"\w+", page.text)) for student in invent_students(50, 12) for page in student.pages]
    assert 300 <= min(lengths)
    assert max(lengths) <= 410


def test_the_invented_school_has_no_errors(tmp_path):
    write_school(tmp_path, invent_students(2, 12))
    command = [Path(sys.executable).with_name("plfolio"), "check", "--format", "json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert '"error"' not in done.stdout
    assert done.returncode in (0, 1), done.stderr


def test_the_benchmark_compares_in_one_run():
    command = [sys.executable, str(REPOSITORY / "benchmarks" / "render.py"), "--students", "2", "--artifacts", "2"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for tool in ("plfolio", "mkdocs"):
        assert re.search(rf"{tool} +[\d.]+ s +[\d.]+ sites a second +[\d.]+ x plfolio's time", printed), printed
    assert "plfolio again, nothing changed:" in printed
