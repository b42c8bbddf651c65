"""Many students: memory that does not grow with them, and a build without changes that only looks."""

import gc
import os
import resource
import sys
import threading
import time
from pathlib import Path

import pytest
from invented_school import invent_students, write_school
from schools import AS_OF, build, start, states, write_files

from plfolio.build.worker import State

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc"),
]
MEGABYTE = 1_000_000
FEW, MANY = 100, 1_000


@pytest.fixture(scope="module", params=[FEW, MANY], ids=["a hundred", "a thousand"])
def school(request, tmp_path_factory):
    """A school of so many students with one piece each; and its size."""
    root = tmp_path_factory.mktemp("school")
    write_school(root, invent_students(request.param, 1))
    return root, request.param


def most_memory(running):
    """The most memory that each process of a session has had, by its number, in bytes."""
    most = {}
    while running.poll() is None:
        for status in Path("/proc").glob("[0-9]*/status"):
            try:
                if os.getsid(int(status.parent.name)) != running.pid:
                    continue
                fields = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines())
                most[int(status.parent.name)] = int(fields["VmHWM"].split()[0]) * 1024
            except (OSError, KeyError, ValueError):
                continue
        time.sleep(0.02)
    return most


USED = {}


def test_memory_does_not_grow_with_the_number_of_students(school):
    root, students = school
    with start(root, "build", "--jobs", "2", *AS_OF) as running:
        threading.Thread(target=running.stdout.read).start()
        most = most_memory(running)
    assert running.returncode == 0
    USED[students] = parent, worker = most.pop(running.pid), max(most.values())
    assert worker < 200 * MEGABYTE
    assert parent < 200 * MEGABYTE
    if students == MANY:
        assert worker < USED[FEW][1] * 1.1


def test_a_build_without_changes_reads_its_records_and_nothing_else(school):
    root, students = school
    build(root, executor="processes", jobs=2)
    for path in sorted((root / "student_content").rglob("*")):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    build(root)
    opened, is_on = [], True
    sys.addaudithook(lambda event, words: opened.append(str(words[0])) if is_on and event == "open" else None)
    began = time.process_time()
    report = build(root)
    took = time.process_time() - began
    is_on = False
    assert set(states(report).values()) == {State.UNCHANGED}
    ours = [path for path in opened if path.startswith(str(root))]
    assert sum("/.plfolio/records/" in path and path.endswith(".json") for path in ours) == students
    assert [path for path in ours if "student_content" in path or "/site/family/" in path] == []
    assert len(ours) < students + 20
    assert took < 0.5 + students * 0.005


def test_a_hundred_thousand_rows_are_read_quickly_and_one_changed_row_builds_one_student(tmp_path):
    students = invent_students(MANY, 1)
    write_school(tmp_path, students)
    heading = "student,artifact,standard,level,date,assessor,comment\n"
    rows = [
        f"{student.id},{student.pages[0].name},BN.{1 + n % 12},{1 + n % 4},2026-10-{1 + n % 28:02},T,Good {n}\n"
        for student in students
        for n in range(100)
    ]
    table = tmp_path / "school" / "assessments" / "all.csv"
    write_files(tmp_path, {"school/assessments/all.csv": heading + "".join(rows)})
    gc.collect()
    build(tmp_path, executor="processes", jobs=2)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    assert set(states(build(tmp_path)).values()) == {State.UNCHANGED}
    took = time.process_time() - began
    assert took < 10
    assert before < 400 * 1024
    rows[50_000] = rows[50_000].replace("Good", "Better")
    table.write_text(heading + "".join(rows), encoding="utf-8")
    report = build(tmp_path)
    assert [student for student, state in states(report).items() if state is State.BUILT] == [students[500].id]
