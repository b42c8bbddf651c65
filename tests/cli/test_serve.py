"""The preview as somebody uses it who writes: one window shows what this saving did, and where to look."""

import os
import subprocess
import sys
import threading
from queue import Empty, Queue

import pytest

from plfolio.cli.serve_command import News
from plfolio.diagnostics import Location
from plfolio.diagnostics.portfolio import P112
from plfolio.diagnostics.writing import F143

WORDS = ("serve", "alex-example", "--no-open", "--port", "0", "--as-of", "2026-11-23")
PAGE = "student_content/alex-example/artifacts/my-bean-plant/index.md"


class Preview:
    """`plfolio serve` in a process of its own; what it says arrives in pieces that end with the address."""

    def __init__(self, school):
        self._lines = Queue()
        self._process = subprocess.Popen(
            [sys.executable, "-uc", "from plfolio.cli import main; main()", *WORDS],
            cwd=school,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self._process.stdout:
            self._lines.put(line)

    def hear(self):
        """Return what is said up to the next address."""
        said = ""
        while "Look here: http://127.0.0.1:" not in said:
            said += self._lines.get(timeout=60)
        return said

    def is_quiet(self):
        try:
            return not self._lines.get(timeout=2)
        except Empty:
            return True

    def stop(self):
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()


@pytest.fixture
def preview(school):
    running = Preview(school)
    yield running
    running.stop()


def test_each_saving_tells_what_is_new_or_mended_and_where_to_look(preview, school):
    page = school / PAGE
    good = page.read_text(encoding="utf-8")
    assert "1 built; nothing wrong." in preview.hear()
    page.write_text(good.replace("2026-10-14", "2026-02-30"), encoding="utf-8")
    said = preview.hear()
    assert "error F143: There is no day 2026-02-30." in said
    page.write_text(good.replace("2026-10-14", "2026-02-30").replace("---\n", "---\n\n", 1), encoding="utf-8")
    said = preview.hear()
    assert "F143" not in said
    assert "1 built; 1 error" in said
    page.write_text(good, encoding="utf-8")
    assert f"Mended: {PAGE} (F143)" in preview.hear()
    (school / "school" / "notes.txt").write_text("for myself", encoding="utf-8")
    assert preview.is_quiet()


def test_a_student_is_not_told_what_is_wrong_in_the_schools_files(school):
    (school / "school" / "assessments" / "first.csv").write_text("student,artefact\n", encoding="utf-8")
    running = Preview(school)
    try:
        assert "T101" not in running.hear()
    finally:
        running.stop()


def test_a_message_that_stands_twice_and_is_mended_once_stays_told(capsys):
    news = News("http://127.0.0.1:8000/")
    twice = [F143.at(Location("a.md", line), text="2026-02-30", outcome="") for line in (3, 9)]
    news.tell(1, twice)
    assert capsys.readouterr().out.count("F143") == 2
    news.tell(1, twice[1:])
    assert capsys.readouterr().out.count("F143") == 1
    news.tell(1, [*twice[1:], P112.at(Location("b.md"))])
    said = capsys.readouterr().out
    assert "P112" in said
    assert "F143" not in said


def test_many_mended_at_once_are_counted(capsys):
    news = News("http://127.0.0.1:8000/")
    news.tell(1, [P112.at(Location(f"{number}.md")) for number in range(9)])
    capsys.readouterr()
    news.tell(1, [])
    assert "Mended: 4 more" in capsys.readouterr().out
