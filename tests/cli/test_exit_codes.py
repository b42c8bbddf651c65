"""The exit codes that scripts rely on, each from a program that really ran, and what it leaves on its two streams."""

import json
import os
import signal
import subprocess

import pytest
from schools import AS_OF, copy_starter, run, start, write_files

BEAN_PLANT = "student_content/alex-example/artifacts/my-bean-plant/index.md"
BROKEN_PLUGIN = {
    "broken-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: broken\nVersion: 1\n",
    "broken-1.dist-info/entry_points.txt": "[plfolio.plugins]\nbroken = broken:register\n",
    "broken.py": "def register(plugins):\n    raise ZeroDivisionError('caf\\x1b[2Jtière')\n",
}


@pytest.fixture
def root(tmp_path):
    return copy_starter(tmp_path / "school")


def test_0_means_done(root):
    for words in (("check", *AS_OF), ("build", *AS_OF), ("publish", "../web"), ("doctor",), ("explain", "B101")):
        done = run(root, *words)
        assert (done.returncode, done.stderr) == (0, ""), words
        assert done.stdout, words


def test_1_means_done_but_something_needs_attention(root):
    page = root / BEAN_PLANT
    page.write_text(page.read_text(encoding="utf-8").replace("2026-10-14", "2026-02-30"), encoding="utf-8")
    for words in (("check", *AS_OF), ("build", *AS_OF), ("export", "alex-example", *AS_OF)):
        done = run(root, *words)
        assert (done.returncode, done.stderr) == (1, ""), words
        assert f"{BEAN_PLANT}:3" in done.stdout, words
    assert run(root, "standards", "find", "zzz").returncode == 1


def test_2_means_that_it_could_not_start_and_says_why_on_the_other_stream(root, tmp_path):
    done = run(tmp_path, "build")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("plfolio: there is no school here")
    assert run(root, "build", "--no-such-option").returncode == 2


def test_3_means_our_fault_in_one_student_and_names_the_report(root):
    write_files(root, {"themes/portfolio/home.html": "{{ view.no_such_thing }}"})
    done = run(root, "build", *AS_OF)
    assert done.returncode == 3
    assert ".plfolio/faults/alex-example.txt" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_3_means_our_fault_in_all_and_shows_what_to_send_without_acting_on_the_terminal(root, tmp_path):
    plugin = write_files(tmp_path / "plugin", BROKEN_PLUGIN)
    done = run(root, "build", *AS_OF, env={**os.environ, "PYTHONPATH": str(plugin)})
    assert done.returncode == 3
    assert done.stderr.startswith("plfolio: plfolio stumbled. It is our fault, not yours.")
    assert "ZeroDivisionError" in done.stderr
    assert "\x1b" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals are sent as POSIX sends them")
def test_130_means_stopped(root):
    with start(root, "serve", "--no-open", "--port", "0", *AS_OF) as running:
        while "Look here" not in running.stdout.readline():
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=30) == 130


@pytest.mark.skipif(os.name == "nt", reason="a pipe ends in another way there")
@pytest.mark.parametrize("words", [("explain", "--format", "json"), ("--help",), ("explain",)], ids=" ".join)
def test_a_reader_who_has_seen_enough_is_no_fault(root, words):
    """As in `plfolio explain | head -1`."""
    read, write = os.pipe()
    os.close(read)
    done = run(root, *words, capture_output=False, stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_console_that_lacks_letters_still_shows_the_message(root):
    folder = root / "student_content" / "alex-example" / "artifacts" / "my-bean-plant"
    (folder / "mañana-日本.exe").write_bytes(b"x")
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = run(root, "check", *AS_OF, env=environment, encoding="latin-1")
    assert done.returncode == 1
    assert "mañana-\\u65e5\\u672c.exe" in done.stdout
    assert done.stderr == ""


def test_json_is_alone_on_its_stream(root):
    for words in (("check",), ("build",)):
        done = run(root, *words, "--format", "json", *AS_OF)
        assert isinstance(json.loads(done.stdout), list)
        assert done.stderr == ""
