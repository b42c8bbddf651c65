"""Ctrl-C, a service that stops, a terminal that is closed: it ends at once, and nothing is half done."""

import os
import random
import signal
import time
from pathlib import Path

import pytest
from schools import AS_OF, build_clean, copy_starter, differing, read_site, run, start

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are sent as POSIX sends them")

STUDENTS = [f"student-{number:02}" for number in range(24)]


def change_all(root, word):
    for student in STUDENTS:
        page = root / "student_content" / student / "profile.md"
        page.write_text(f"---\nname: {word}\n---\n{word}\n", encoding="utf-8", newline="\n")


def most_seconds():
    """Two, on a machine that does nothing else."""
    return 2 * max(1, os.getloadavg()[0] / os.cpu_count())


def wait_for(condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


def is_at_work(root):
    lock = root / "site" / ".plfolio" / "build.lock"
    return lock.is_file() and lock.read_bytes() != b""


def others_of(session):
    """The processes of a session, such as workers, that are still there."""
    there = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            there.append(int(status.parent.name))
    return there


def stop(root, number, *, whole_group, after=0.0):
    """Send a signal to a build at work, and check how it ends."""
    with start(root, "build", "--jobs", "2", *AS_OF) as running:
        wait_for(lambda: is_at_work(root) or running.poll() is not None)
        time.sleep(after)
        began = time.monotonic()
        (os.killpg if whole_group else os.kill)(running.pid, number)
        out, err = running.communicate(timeout=60)
        took = time.monotonic() - began
        assert "Traceback" not in out + err
        if running.returncode == 0:  # it was quicker than the signal
            return
        assert (running.returncode, took < most_seconds()) == (130, True), (out, err, took)
        wait_for(lambda: others_of(running.pid) == [], seconds=2)


@pytest.fixture
def root(tmp_path):
    root = copy_starter(tmp_path / "school", STUDENTS)
    change_all(root, "First")
    assert run(root, "build", *AS_OF).returncode == 0
    return root


def assert_whole(root, tmp_path, words):
    for student in STUDENTS:
        text = "".join(page.read_text(encoding="utf-8") for page in (root / "site/family" / student).rglob("*.html"))
        assert sum(word in text for word in words) == 1, student
    assert run(root, "build", *AS_OF).returncode == 0
    assert differing(read_site(root), build_clean(root, tmp_path / "clean")) == []


@pytest.mark.parametrize(
    ("name", "whole_group"), [("SIGINT", True), ("SIGINT", False), ("SIGTERM", False), ("SIGHUP", True)]
)
def test_a_build_that_is_asked_to_stop_stops_at_once_and_leaves_whole_sites(tmp_path, root, name, whole_group):
    """Ctrl-C reaches the workers as well; a service manager may tell the first process alone."""
    change_all(root, "Second")
    stop(root, getattr(signal, name), whole_group=whole_group, after=0.1)
    assert_whole(root, tmp_path, ["First", "Second"])


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(4))
def test_a_build_can_be_stopped_at_any_moment(tmp_path, root, seed):
    chance = random.Random(seed)
    words = ["First"]
    for number in range(25):
        words.append(f"Word-{number}-")
        change_all(root, words[-1])
        name = chance.choice([signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
        stop(root, name, whole_group=chance.random() < 0.5, after=chance.uniform(0, 1.5))
    assert_whole(root, tmp_path, words)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_the_preview_stops_when_it_is_asked_to(root, name):
    with start(root, "serve", "student-01", "--no-open", "--port", "0", *AS_OF) as running:
        while "Look here" not in (line := running.stdout.readline()):
            assert line
        running.send_signal(getattr(signal, name))
        out, err = running.communicate(timeout=30)
    assert running.returncode == 130
    assert "Traceback" not in out + err


def test_workers_end_when_the_build_is_killed(root):
    """A worker that went on alone would write into the place of the next build."""
    change_all(root, "Second")
    with start(root, "build", "--jobs", "2", *AS_OF) as running:
        wait_for(lambda: len(others_of(running.pid)) > 2)
        running.kill()
        running.communicate(timeout=60)
        wait_for(lambda: others_of(running.pid) == [], seconds=5)
    assert run(root, "build", *AS_OF).returncode == 0
