"""One build at a time, and a crash leaves no lock behind."""

import os
import subprocess
import sys

import pytest

from plfolio.build.lock import AlreadyLockedError, hold_lock

HOLD = """
import sys, time
from pathlib import Path
from plfolio.build.lock import hold_lock
with hold_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_build_is_told_who_is_at_work_and_a_crash_frees_the_lock(tmp_path):
    path = tmp_path / "build.lock"
    with subprocess.Popen([sys.executable, "-c", HOLD, path], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(AlreadyLockedError, match=str(other.pid)), hold_lock(path):
            pass
        other.kill()
        other.wait()
    with hold_lock(path) as was_cut_off:
        assert was_cut_off
        assert path.read_text(encoding="utf-8") == str(os.getpid())


def test_the_lock_can_be_taken_again_after_it_was_given_back(tmp_path):
    for _ in range(2):
        with hold_lock(tmp_path / "deep" / "build.lock") as was_cut_off:
            assert not was_cut_off


def test_a_build_that_ends_in_an_error_counts_as_cut_off(tmp_path):
    with pytest.raises(KeyboardInterrupt), hold_lock(tmp_path / "build.lock"):
        raise KeyboardInterrupt
    with hold_lock(tmp_path / "build.lock") as was_cut_off:
        assert was_cut_off
