"""Watching: a saved file is noticed, whatever kind it is."""

import threading

import pytest

from plfolio.serve.watch import watch_changes
from plfolio.settings import Settings


@pytest.mark.parametrize(
    "name", ["site_config.yml", "student_content/ada/artifacts/new.md", "school/roster.csv", "themes/portfolio/a.css"]
)
def test_a_change_anywhere_in_the_school_is_noticed_once(tmp_path, name):
    (tmp_path / "student_content").mkdir()
    changes = watch_changes(tmp_path, Settings(), pause=0.05)
    seen = threading.Event()

    def wait_for_one():
        next(changes)
        seen.set()

    waiting = threading.Thread(target=wait_for_one, daemon=True)
    waiting.start()
    assert not seen.wait(0.3)
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("new", encoding="utf-8")
    assert seen.wait(5)
