"""The benchmark measures what it says, on a school that is the same for everyone."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

from invented_school import invent_students, write_school
from media import draw_photo, main

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


def test_a_drawn_photo_weighs_what_a_phones_does_and_is_the_same_for_everyone():
    weights = []
    for _ in range(2):
        stream = io.BytesIO()
        draw_photo(3).save(stream, "JPEG", quality=90)
        weights.append(stream.getvalue())
    assert weights[0] == weights[1]
    assert 2_500_000 < len(weights[0]) < 4_000_000


def test_the_photo_benchmark_compares_in_one_run():
    command = [sys.executable, str(REPOSITORY / "benchmarks" / "media.py"), "--photos", "2", "--repeat", "1"]
    command += ["--tools", "pillow", "plfolio"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    figures = dict(re.findall(r"(plfolio|pillow) +[\d.]+ CPU s +([\d.]+) x plfolio's +[\d,]+ kB", printed))
    assert set(figures) == {"plfolio", "pillow"}, printed
    assert figures["plfolio"] == "1.00"


def test_the_photo_benchmark_leaves_out_what_is_not_there(monkeypatch, capsys):
    monkeypatch.setenv("PATH", "")
    assert main(["--photos", "2", "--repeat", "1", "--tools", "plfolio", "sharp", "hugo"]) == 0
    printed = capsys.readouterr().out
    assert "npm is not on this machine: sharp is left out." in printed
    assert "hugo is not on this machine: left out." in printed
