"""Killed at any moment: every student's site is the old one or the new one, and the next build needs no help."""

import os
import random
import signal
import time

import pytest
from schools import AS_OF, build_clean, copy_starter, differing, read_site, run, start

STUDENTS = [f"student-{number}" for number in range(8)]


def write_generation(root, generation):
    """Every page of every student says which generation it is of, so that a mixed site would show."""
    for student in STUDENTS:
        folder = root / "student_content" / student
        (folder / "profile.md").write_text(f"---\nname: Generation-{generation}\n---\n", encoding="utf-8")


def read_generations(site):
    """The generations that the pages of one site speak of: one, if the site is whole."""
    found = set()
    for page in sorted(site.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        found |= {word.split("<")[0].split('"')[0] for word in text.split("Generation-")[1:]}
    return {word.split()[0].rstrip("·") for word in found if word.split()}


def build_and_kill(root, seconds):
    """Start a build and end its whole process group after so many seconds."""
    with start(root, "build", *AS_OF) as running:
        time.sleep(seconds)
        os.killpg(running.pid, signal.SIGKILL)


def campaign(tmp_path, kills, seed):
    root = copy_starter(tmp_path / "school", STUDENTS)
    chance = random.Random(seed)
    write_generation(root, 0)
    assert run(root, "build", *AS_OF).returncode == 0
    for number in range(1, kills + 1):
        write_generation(root, number)
        build_and_kill(root, chance.uniform(0.2, 2.0))
        for student in STUDENTS:
            assert len(read_generations(root / "site" / "family" / student)) == 1, (number, student)
    assert run(root, "build", *AS_OF).returncode == 0
    assert differing(read_site(root), build_clean(root, tmp_path / "clean")) == []


@pytest.mark.skipif(os.name == "nt", reason="process groups are ended with POSIX signals")
def test_a_build_killed_a_few_times_leaves_whole_sites(tmp_path):
    campaign(tmp_path, kills=5, seed=1)


@pytest.mark.soak
@pytest.mark.skipif(os.name == "nt", reason="process groups are ended with POSIX signals")
@pytest.mark.parametrize("seed", range(4))
def test_a_build_killed_fifty_times_leaves_whole_sites(tmp_path, seed):
    campaign(tmp_path, kills=50, seed=seed)
