"""The doctor: what it looks at, and what it says to do."""

import os

import pytest
from schools import copy_starter, run, write_files


@pytest.fixture
def root(tmp_path):
    return copy_starter(tmp_path / "school")


def look(root, **options):
    """The lines that ask for a look, and the exit code."""
    done = run(root, "doctor", **options)
    assert done.stderr == ""
    return [
        line.removeprefix("LOOK  ") for line in done.stdout.splitlines() if line.startswith("LOOK")
    ], done.returncode


def test_nothing_to_look_at_is_0(root):
    assert look(root) == ([], 0)


def test_a_library_that_is_too_old_is_named_with_the_way_to_a_newer_one(root, tmp_path):
    old = write_files(
        tmp_path / "old", {"nh3-0.1.dist-info/METADATA": "Metadata-Version: 2.1\nName: nh3\nVersion: 0.1\n"}
    )
    lines, code = look(root, env={**os.environ, "PYTHONPATH": str(old)})
    assert (lines, code) == (["nh3: 0.1, but >=0.3.8 is needed: pip install --upgrade plfolio"], 1)


def test_a_machine_without_git_is_fit_for_all_but_branches(root, tmp_path):
    done = run(root, "doctor", env={**os.environ, "PATH": str(tmp_path)})
    assert done.returncode == 0
    assert "git: not found; only publish branch:... needs it" in done.stdout


def test_a_path_that_windows_cannot_open_is_named(root):
    deep = "student_content/alex-example/" + "a-very-long-name-for-a-folder/" * 8
    write_files(root, {f"{deep}page.md": "x", "student_content/alex-example/.hidden": "x"})
    lines, code = look(root)
    assert (len(lines), code) == (1, 1)
    assert lines[0].endswith("page.md is too long for Windows")
    assert "hidden files: 1, never published" in run(root, "doctor").stdout


def test_outside_a_school_it_looks_at_the_machine_and_says_where_it_is(tmp_path):
    lines, code = look(tmp_path)
    assert (len(lines), code) == (1, 1)
    assert lines[0].startswith("school: there is no school here")


def test_settings_that_cannot_be_read_do_not_keep_it_from_looking(root):
    (root / "site_config.yml").write_text("school: [\n", encoding="utf-8")
    assert "writing: site can be written to" in run(root, "doctor").stdout
