"""`plfolio serve` as a person uses it: save, look, make a mistake, mend it, stop."""

import queue
import re
import shutil
import sys
import threading
import time
import urllib.request

import pytest
from schools import AS_OF, copy_starter, start, write_files

ADA = "student_content/ada/profile.md"


class Preview:
    """A running `plfolio serve`, what it says, and the pages that it shows."""

    def __init__(self, running):
        self._said = queue.Queue()
        threading.Thread(target=lambda: [self._said.put(line) for line in running.stdout], daemon=True).start()
        self.address = re.search(r"http://\S+", self.wait_for("Look here"))[0]

    def wait_for(self, words, seconds=60):
        """Return the first line, from here on, that has these words in it."""
        while words not in (line := self._said.get(timeout=seconds)):
            pass
        return line

    def look(self, page=""):
        with urllib.request.urlopen(f"http://{self.address.removeprefix('http://')}{page}", timeout=10) as answer:
            return answer.read().decode()


@pytest.fixture
def root(tmp_path):
    return copy_starter(tmp_path / "school", ("ada", "bo"))


@pytest.fixture
def preview(root):
    with start(root, "serve", "ada", "--no-open", "--port", "0", *AS_OF) as running:
        yield Preview(running)
        running.terminate()
        assert "Traceback" not in running.stderr.read()


def save(root, text):
    # Some drives keep times in seconds: two saves of one size within one would look alike.
    write_files(root, {ADA: f"---\nname: {text}\n---\n{text * len(text)}\n"})


def test_what_is_saved_is_shown_a_moment_later(root, preview):
    assert preview.address.endswith("/ada/")
    save(root, "Ada Later")
    preview.wait_for("1 built")
    assert "Ada Later" in preview.look("index.html")


def test_settings_that_cannot_be_read_for_a_while_leave_the_last_good_pages(root, preview):
    settings = (root / "site_config.yml").read_text(encoding="utf-8")
    write_files(root, {"site_config.yml": "school: [\n"})
    preview.wait_for("could not be read")
    assert "bean plant" in preview.look("work.html")
    write_files(root, {"site_config.yml": settings.replace("name:", "name: Another", 1)})
    preview.wait_for("1 built")
    assert "Another" in preview.look("index.html")


def test_a_student_whose_folder_is_gone_is_said_and_nobody_else_is_built_instead(root, preview):
    shutil.move(root / "student_content" / "ada", root / "away")
    preview.wait_for('there is no student called "ada"')
    assert not (root / "site" / "family" / "bo").exists()


def test_the_browser_is_opened_at_the_students_page(root, tmp_path, monkeypatch):
    """The browser that the person has set, here a program that writes down what it is asked for."""
    asked = tmp_path / "asked"
    program = f"import sys; open({str(asked)!r}, 'w').write(sys.argv[1])"
    browser = write_files(tmp_path, {"browser": f"#!{sys.executable}\n{program}\n"}) / "browser"
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{browser} %s")
    with start(root, "serve", "ada", "--port", "0", *AS_OF) as running:
        shown = Preview(running)
        end = time.monotonic() + 30
        while not (asked.exists() and asked.read_text(encoding="utf-8")):
            assert time.monotonic() < end
            time.sleep(0.05)
        running.terminate()
    assert asked.read_text(encoding="utf-8") == shown.address
