"""Killed at any moment: every student's site is the old one or the new one, and the next build needs no help."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plfolio.build import worker

STARTER = Path(worker.__file__).parents[1] / "starter"
STUDENTS = [f"student-{number}" for number in range(8)]
COMMAND = [sys.executable, "-c", "from plfolio.cli import main; main()", "build", "--as-of", "2026-11-23"]


def make_school(root):
    shutil.copytree(STARTER, root)
    for student in STUDENTS:
        shutil.copytree(root / "student_content" / "alex-example", root / "student_content" / student)
    shutil.rmtree(root / "student_content" / "alex-example")
    # Its rows speak of alex, who is not here, and would make every build end with "needs attention".
    shutil.rmtree(root / "school" / "assessments")


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


def read_site(root):
    folder = root / "site" / "family"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def differing(one, other):
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def build_and_kill(root, seconds):
    """Start a build in a process group of its own and end the whole group after so many seconds."""
    with subprocess.Popen(COMMAND, cwd=root, start_new_session=True, stdout=subprocess.DEVNULL) as running:
        time.sleep(seconds)
        os.killpg(running.pid, signal.SIGKILL)


def campaign(tmp_path, kills, seed):
    root = tmp_path / "school"
    make_school(root)
    chance = random.Random(seed)
    write_generation(root, 0)
    assert subprocess.run(COMMAND, cwd=root, capture_output=True, check=False).returncode == 0
    for number in range(1, kills + 1):
        write_generation(root, number)
        build_and_kill(root, chance.uniform(0.2, 2.0))
        for student in STUDENTS:
            assert len(read_generations(root / "site" / "family" / student)) == 1, (number, student)
    assert subprocess.run(COMMAND, cwd=root, capture_output=True, check=False).returncode == 0
    clean = tmp_path / "clean"
    shutil.copytree(root, clean, ignore=shutil.ignore_patterns("site", ".plfolio"))
    assert subprocess.run(COMMAND, cwd=clean, capture_output=True, check=False).returncode == 0
    assert differing(read_site(root), read_site(clean)) == []


@pytest.mark.skipif(os.name == "nt", reason="process groups are ended with POSIX signals")
def test_a_build_killed_a_few_times_leaves_whole_sites(tmp_path):
    campaign(tmp_path, kills=5, seed=1)


@pytest.mark.soak
@pytest.mark.skipif(os.name == "nt", reason="process groups are ended with POSIX signals")
@pytest.mark.parametrize("seed", range(4))
def test_a_build_killed_fifty_times_leaves_whole_sites(tmp_path, seed):
    campaign(tmp_path, kills=50, seed=seed)
