"""A worker that dies, by whatever means, costs one student a message; and two builds never work in one place."""

import os
import re
import shutil
import threading
import time
import urllib.request

import pytest
from schools import AS_OF, build, build_clean, copy_starter, differing, read_site, run, start, write_files

from plfolio.serve.server import open_server

STUDENTS = tuple(f"student-{number}" for number in range(6))

# A kind of attachment whose maker does what it finds in the file.
DEADLY_PLUGIN = {
    "deadly-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: deadly\nVersion: 1\n",
    "deadly-1.dist-info/entry_points.txt": "[plfolio.plugins]\ndeadly = deadly:register\n",
    "deadly.py": """
import ctypes, os, signal, sys
from plfolio.media.formats import Format
from plfolio.media.kinds import AttachmentKind

def make(source, target, file_format):
    word = source.read().decode().strip()
    if word == "abort":
        os.abort()
    elif word == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    elif word == "crash":
        ctypes.string_at(0)
    elif word == "exit":
        os._exit(0)
    raise MemoryError(word)

def register(plugins):
    kind = AttachmentKind(name="deadly", formats=(Format(ending="deadly", published="txt"),), make=make)
    plugins.attachment_kinds.add("deadly", kind)
""",
}
BOMB = "student_content/student-3/artifacts/my-bean-plant/bomb.deadly"


@pytest.fixture
def root(tmp_path):
    root = copy_starter(tmp_path / "school", STUDENTS)
    assert run(root, "build", *AS_OF).returncode == 0
    for student in STUDENTS:
        write_files(root, {f"student_content/{student}/profile.md": "---\nname: Later\n---\n"})
    return root


@pytest.mark.skipif(os.name == "nt", reason="signals are sent as POSIX sends them")
@pytest.mark.parametrize("way", ["abort", "kill", "crash", "exit"])
def test_a_file_that_kills_the_worker_costs_its_student_alone_a_message(tmp_path, root, way):
    plugin = write_files(tmp_path / "plugin", DEADLY_PLUGIN)
    environment = {**os.environ, "PYTHONPATH": str(plugin)}
    write_files(root, {BOMB: way})
    before = read_site(root)
    done = run(root, "build", "--jobs", "2", *AS_OF, env=environment)
    assert (done.returncode, done.stderr) == (1, "")
    assert re.findall(r"^(\S+)\n  error (B\d+)", done.stdout, re.MULTILINE) == [("student_content/student-3", "B105")]
    assert "5 built, 0 already up to date, 1 kept as they were" in done.stdout
    kept = {name: data for name, data in read_site(root).items() if name.startswith("student-3/")}
    assert kept == {name: data for name, data in before.items() if name.startswith("student-3/")}
    (root / BOMB).unlink()
    assert "1 built, 5 already up to date" in run(root, "build", *AS_OF, env=environment).stdout
    assert differing(read_site(root), build_clean(root, tmp_path / "clean")) == []


def test_a_worker_without_memory_is_a_fault_with_a_report(tmp_path, root):
    plugin = write_files(tmp_path / "plugin", DEADLY_PLUGIN)
    write_files(root, {BOMB: "memory"})
    done = run(root, "build", "--jobs", "2", *AS_OF, env={**os.environ, "PYTHONPATH": str(plugin)})
    assert done.returncode == 3
    assert "5 built, 0 already up to date, 1 kept as they were" in done.stdout
    assert "MemoryError" in (root / ".plfolio" / "faults" / "student-3.txt").read_text(encoding="utf-8")


def test_a_second_build_is_told_who_is_at_work_and_the_first_ends_well(tmp_path, root):
    lock = root / "site" / ".plfolio" / "build.lock"
    with start(root, "build", *AS_OF) as first:
        while not (lock.is_file() and lock.read_bytes()) and first.poll() is None:
            time.sleep(0.005)
        second = run(root, "build", *AS_OF)
        first.communicate(timeout=60)
    assert first.returncode == 0
    if second.returncode == 2:  # else the first was done before the second had begun
        assert f"another plfolio is building here just now (process {first.pid})" in second.stderr
    assert differing(read_site(root), build_clean(root, tmp_path / "clean")) == []


def test_builds_and_the_preview_side_by_side_end_in_the_right_site(tmp_path, root):
    """The preview builds after each save, somebody else builds too; whoever comes second says so and lets it be."""
    with start(root, "serve", "--no-open", "--port", "0", *AS_OF) as preview:
        while "Look here" not in (line := preview.stdout.readline()):
            assert line
        said = []
        reading = threading.Thread(target=lambda: said.extend(preview.stdout))
        reading.start()
        for number in range(6):
            name = f"student_content/{STUDENTS[number]}/profile.md"
            write_files(root, {name: f"---\nname: Name {number}\n---\n"})
            time.sleep(0.3)
            assert run(root, "build", *AS_OF).returncode in (0, 2)
        preview.terminate()
        preview.wait(timeout=30)
        reading.join()
        assert "Traceback" not in "".join(said) + preview.stderr.read()
    assert run(root, "build", *AS_OF).returncode == 0
    assert differing(read_site(root), build_clean(root, tmp_path / "clean")) == []


def test_a_reader_of_the_preview_always_gets_a_whole_page_of_one_build(root):
    """Pages are asked for all the while as sites are swapped under the server."""
    build(root)
    page = root / "site" / "family" / "student-0" / "index.html"
    pages = {page.read_bytes()}
    seen, stop = [], threading.Event()

    def read_on(port):
        while not stop.is_set():
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/student-0/", timeout=10) as answer:
                seen.append(answer.read())

    with open_server(root / "site" / "family", 0) as server:
        reading = threading.Thread(target=read_on, args=(server.port,))
        reading.start()
        for number in range(12):
            write_files(root, {"student_content/student-0/profile.md": f"---\nname: Name {number}\n---\n"})
            build(root, students=("student-0",))
            pages.add(page.read_bytes())
        stop.set()
        reading.join()
    assert len(pages) == 13
    assert len(seen) > 12
    assert set(seen) <= pages


def test_a_student_who_leaves_while_the_preview_runs_is_not_found_any_more(root):
    build(root)
    with open_server(root / "site" / "family", 0) as server:
        shutil.rmtree(root / "student_content" / "student-0")
        build(root)
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"http://127.0.0.1:{server.port}/student-0/", timeout=10)
