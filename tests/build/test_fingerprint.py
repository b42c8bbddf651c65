"""Keys: content decides, and times only save reading."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import plfolio
from plfolio.build.fingerprint import hash_parts, hash_rows, hash_stamps, stamp_files
from plfolio.diagnostics import Location
from plfolio.model import Assessment, Tag
from plfolio.read.folder import scan_folder

LATER = 1 << 62


def row(line=2, order=0, **changes):
    tag = Tag(text="SCI.1", location=Location("school/assessments/a.csv", line))
    given = Assessment(student="ada", artifact="oven", tag=tag, level="3", order=order, date=date(2026, 10, 1))
    return replace(given, **changes)


def scan(root):
    return scan_folder(root, "ada")[0]


def make(root, text="one"):
    (root / "ada").mkdir()
    (root / "ada" / "profile.md").write_text(text, encoding="utf-8")


def test_the_same_bytes_have_the_same_hash_whatever_their_time(tmp_path):
    make(tmp_path)
    before = hash_stamps(stamp_files(tmp_path, scan(tmp_path), {}, 0))
    os.utime(tmp_path / "ada" / "profile.md", (1, 1))
    assert hash_stamps(stamp_files(tmp_path, scan(tmp_path), {}, 0)) == before


def test_an_old_file_that_did_not_move_is_not_read_again(tmp_path):
    """The stamp's hash is believed: it is not the file's real one, so reading would have shown."""
    make(tmp_path)
    known = {stamp.path: replace(stamp, sha256="believed") for stamp in stamp_files(tmp_path, scan(tmp_path), {}, 0)}
    assert [stamp.sha256 for stamp in stamp_files(tmp_path, scan(tmp_path), known, LATER)] == ["believed"]


def test_a_file_as_fresh_as_the_record_is_read_again(tmp_path):
    """A write within the clock's step leaves size and time as they were; git calls such an entry racy."""
    make(tmp_path)
    stamps = stamp_files(tmp_path, scan(tmp_path), {}, 0)
    path = tmp_path / "ada" / "profile.md"
    found = path.stat()
    path.write_text("two", encoding="utf-8")
    os.utime(path, ns=(found.st_mtime_ns, found.st_mtime_ns))
    known = {stamp.path: stamp for stamp in stamps}
    assert stamp_files(tmp_path, scan(tmp_path), known, found.st_mtime_ns + 1)[0].sha256 != stamps[0].sha256


def test_other_bytes_under_the_same_old_size_and_time_are_seen(tmp_path):
    """As `unzip` can leave them: the time is set back, but not the system's own note of the change."""
    make(tmp_path)
    path = tmp_path / "ada" / "profile.md"
    os.utime(path, (1, 1))
    stamps = stamp_files(tmp_path, scan(tmp_path), {}, 0)
    path.write_text("two", encoding="utf-8")
    os.utime(path, (1, 1))
    known = {stamp.path: stamp for stamp in stamps}
    assert stamp_files(tmp_path, scan(tmp_path), known, LATER)[0].sha256 != stamps[0].sha256


def test_a_new_name_for_the_same_bytes_is_another_key(tmp_path):
    make(tmp_path)
    before = hash_stamps(stamp_files(tmp_path, scan(tmp_path), {}, 0))
    (tmp_path / "ada" / "profile.md").rename(tmp_path / "ada" / "me.md")
    assert hash_stamps(stamp_files(tmp_path, scan(tmp_path), {}, 0)) != before


def test_a_row_that_only_moved_down_says_the_same():
    assert hash_rows((row(line=2, order=0),), ())[0] == hash_rows((row(line=9, order=7),), ())[0]
    assert hash_rows((row(line=2),), ())[1] != hash_rows((row(line=9),), ())[1]


def test_a_row_that_says_something_else_is_another_key():
    changed = [row(level="4"), row(comment="Well done"), row(date=date(2026, 10, 2)), row(artifact="")]
    assert len({hash_rows((one,), ())[0] for one in (row(), *changed)}) == 5


def test_the_order_of_a_students_rows_counts():
    one, two = row(level="2"), row(level="3")
    assert hash_rows((one, two), ())[0] != hash_rows((two, one), ())[0]


@pytest.fixture
def code_hash(tmp_path):
    """Return a function that adds a line to a file in a copy of the package, and gives the hash of that copy's code."""
    package = tmp_path / "plfolio"
    shutil.copytree(Path(plfolio.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    program = "from plfolio.build.fingerprint import hash_code; print(hash_code(()))"

    def add_line(name):
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write("# one line more\n")
        command = [sys.executable, "-B", "-c", program]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    return add_line


def test_the_words_of_messages_and_pages_are_part_of_the_code_and_a_packed_school_is_not(code_hash):
    school = "_sample/student_content/ada/artifacts/robot"
    before = code_hash(f"{school}/main.py")
    assert code_hash(f"{school}/main.py") == code_hash(f"{school}/messages/en.toml") == before
    names = ["build/student.py", "diagnostics/messages/en.toml", "render/languages/es.yml"]
    assert len({before, *(code_hash(name) for name in names)}) == len(names) + 1


def test_texts_are_kept_apart():
    assert hash_parts(["ab", "c"]) != hash_parts(["a", "bc"])
