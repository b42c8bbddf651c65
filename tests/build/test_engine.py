"""The engine under bad luck: faults, full disks, files that move, workers that die. Nobody else is harmed."""

import os
import shutil
import signal
import threading
import time
from datetime import date
from multiprocessing import forkserver
from pathlib import Path

import pytest
from schools import AS_OF, build, codes, copy_starter, run, states, write_files

from plfolio.build.executors import MissingExecutorError, open_executor
from plfolio.build.worker import State
from plfolio.diagnostics.build import B101, B102, B103, B104, B105
from plfolio.model import Audience


@pytest.fixture
def root(tmp_path):
    """Two students: alex of the small example, and a copy."""
    copy_starter(tmp_path)
    shutil.copytree(tmp_path / "student_content" / "alex-example", tmp_path / "student_content" / "bo-example")
    return tmp_path


def page_of(root, student):
    return root / "site" / "family" / student / "index.html"


def test_a_fault_in_a_theme_costs_a_report_and_keeps_the_good_sites(root):
    """A school's own template that names what is not there is a fault: told as one, with the details in a file."""
    build(root)
    good = page_of(root, "bo-example").read_bytes()
    theme = root / "themes" / "portfolio"
    theme.mkdir(parents=True)
    (theme / "home.html").write_text("{{ view.no_such_thing }}", encoding="utf-8")
    report = build(root)
    assert states(report) == {"alex-example": State.KEPT, "bo-example": State.KEPT}
    assert B101 in codes(report, "bo-example")
    assert page_of(root, "bo-example").read_bytes() == good
    assert "no_such_thing" in (root / ".plfolio" / "faults" / "bo-example.txt").read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_is_said_and_the_others_are_built(root):
    (root / "site" / ".plfolio" / "staging" / "family").mkdir(parents=True)
    (root / "site" / ".plfolio" / "made-by-plfolio.txt").write_text("x", encoding="utf-8")
    (root / "site" / ".plfolio" / "family").mkdir()
    (root / "site" / ".plfolio" / "family" / "alex-example.tmp").mkdir()
    report = build(root)
    assert states(report) == {"alex-example": State.FAILED, "bo-example": State.BUILT}
    assert B102 in codes(report, "alex-example")


def test_a_folder_that_never_holds_still_is_not_built_from_halves(root):
    """Somebody writes all the time; the other student's site is built all the same."""
    page = root / "student_content" / "alex-example" / "profile.md"
    text = page.read_text(encoding="utf-8")
    stop = threading.Event()

    def keep_writing():
        number = 0
        while not stop.is_set():
            number += 1
            page.write_text(f"{text}\n{'x' * (number % 50)}\n", encoding="utf-8")

    writing = threading.Thread(target=keep_writing)
    writing.start()
    try:
        report = build(root)
    finally:
        stop.set()
        writing.join()
    assert states(report) == {"alex-example": State.FAILED, "bo-example": State.BUILT}
    assert B103 in codes(report, "alex-example")


def test_a_school_file_that_cannot_be_read_keeps_every_site_and_says_which_file(root):
    build(root)
    (root / "school" / "assessments" / "first.csv").write_bytes(b"student,artifact\xff\xfe\x00")
    report = build(root)
    assert set(states(report).values()) == {State.KEPT}
    assert B104 in codes(report, "bo-example")


def kill_workers(stop):
    """End every process that the fork server has made, again and again."""
    while not stop.is_set():
        server = forkserver._forkserver._forkserver_pid
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                parent = int(status.read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            if server and parent == server:
                os.kill(int(status.parent.name), signal.SIGKILL)
        time.sleep(0.01)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="workers are found through /proc")
def test_workers_that_are_killed_cost_their_students_a_message_and_never_the_run(root):
    build(root)
    for student in ("alex-example", "bo-example"):
        with (root / "student_content" / student / "profile.md").open("a", encoding="utf-8") as page:
            page.write("More.\n")
    stop = threading.Event()
    killing = threading.Thread(target=kill_workers, args=(stop,))
    killing.start()
    try:
        report = build(root, executor="processes", jobs=2)
    finally:
        stop.set()
        killing.join()
    assert set(states(report).values()) == {State.KEPT}
    assert B105 in codes(report, "alex-example")
    assert set(states(build(root, executor="processes", jobs=2)).values()) == {State.BUILT}


def test_a_build_cut_off_between_students_goes_on_where_it_stopped(root):
    build(root, students=("alex-example",))
    report = build(root)
    assert states(report) == {"alex-example": State.UNCHANGED, "bo-example": State.BUILT}


def test_a_new_classmate_means_building_only_the_classmate(root):
    build(root)
    shutil.copytree(root / "student_content" / "alex-example", root / "student_content" / "cy-example")
    with (root / "school" / "roster.csv").open("a", encoding="utf-8") as roster:
        roster.write("cy-example,Cy Example,4,Class 4b,no\n")
    assert states(build(root)) == {
        "alex-example": State.UNCHANGED,
        "bo-example": State.UNCHANGED,
        "cy-example": State.BUILT,
    }


def test_one_students_assessment_builds_only_that_student(root):
    build(root)
    with (root / "school" / "assessments" / "first.csv").open("a", encoding="utf-8") as rows:
        rows.write("bo-example,my-bean-plant,SCI.1,4,2026-11-01,Ms Example,\n")
    assert states(build(root)) == {"alex-example": State.UNCHANGED, "bo-example": State.BUILT}


def test_another_day_is_another_build(root):
    build(root)
    assert set(states(build(root, as_of=date(2026, 11, 24))).values()) == {State.BUILT}


def test_without_the_extra_the_dask_executor_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(MissingExecutorError, match=r"plfolio\[dask\]"), open_executor("dask", 1):
        pass


def test_the_public_edition_shows_no_level_no_comment_and_no_full_name(root):
    """Until a school opens more, who may look is anybody: what teachers judged stays out, and so does the last name."""
    page = root / "student_content" / "alex-example" / "artifacts" / "my-bean-plant" / "index.md"
    page.write_text(page.read_text(encoding="utf-8").replace("self: 3", "self: 3\naudience: public"), encoding="utf-8")
    build(root, edition=Audience.PUBLIC)
    site = root / "site" / "public" / "alex-example"
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html")))
    assert "My bean plant" in text
    for secret in ("Ms Example", "kept the water the same", "Alex Example", "Time to think", "pf-growth", "pf-spark"):
        assert secret not in text
    assert not (site / "growth.html").exists()
    build(root)
    assert (root / "site" / "family" / "alex-example" / "growth.html").is_file()


def test_a_student_with_nothing_for_everybody_gets_no_public_site_and_loses_the_one_there_was(root):
    page = root / "student_content" / "alex-example" / "artifacts" / "my-bean-plant" / "index.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("self: 3", "self: 3\naudience: public"), encoding="utf-8")
    first = build(root, edition=Audience.PUBLIC)
    assert states(first) == {"alex-example": State.BUILT, "bo-example": State.EMPTY}
    page.write_text(text, encoding="utf-8")
    assert set(states(build(root, edition=Audience.PUBLIC)).values()) == {State.EMPTY}
    assert [path for path in (root / "site" / "public").rglob("*") if path.is_file()] == []


def test_what_a_build_that_was_cut_off_left_half_made_is_cleared_away_by_the_next(root):
    build(root)
    room = root / ".plfolio" / "media" / "ab" / ".making-x"
    room.mkdir(parents=True)
    (room / "0").write_bytes(b"half a picture")
    build(root)
    assert room.exists()
    (root / "site" / ".plfolio" / "build.lock").write_text("12345", encoding="utf-8")
    build(root)
    assert not room.exists()


def test_another_version_of_a_plugin_builds_everybody_anew(root, tmp_path):
    plugin = tmp_path / "plugin"
    module = {"own.py": "def register(plugins):\n    pass\n", "own-1.dist-info/METADATA": "Name: own\nVersion: 1\n"}
    write_files(plugin, {**module, "own-1.dist-info/entry_points.txt": "[plfolio.plugins]\nown = own:register\n"})
    environment = {**os.environ, "PYTHONPATH": str(plugin)}
    assert "2 built" in run(root, "build", *AS_OF, env=environment).stdout
    assert "0 built, 2 already up to date" in run(root, "build", *AS_OF, env=environment).stdout
    write_files(plugin, {"own-1.dist-info/METADATA": "Name: own\nVersion: 2\n"})
    assert "2 built" in run(root, "build", *AS_OF, env=environment).stdout
    write_files(plugin, {"own.py": "def register(plugins):\n    return\n"})
    assert "2 built" in run(root, "build", *AS_OF, env=environment).stdout


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only there is a socket needed")
def test_workers_begin_also_where_the_folder_for_temporary_files_has_a_long_name(root, tmp_path):
    """The server from which workers are forked is reached by a socket, whose name may have some 100 letters at most."""
    long = tmp_path / ("a-long-name" * 12)
    long.mkdir()
    done = run(root, "build", "--jobs", "2", *AS_OF, env={**os.environ, "TMPDIR": str(long)})
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 built" in done.stdout
