"""Schools to try things on, and plfolio run on them: in this process, or as a program of its own."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

from plfolio.build import worker
from plfolio.build.engine import BuildOptions, build_school
from plfolio.build.school import open_school
from plfolio.cli.console import Silence
from plfolio.model import Audience

SAMPLE = Path(__file__).parents[1]
STARTER = Path(worker.__file__).parents[1] / "starter"
DAY = date(2026, 11, 23)
AS_OF = ("--as-of", DAY.isoformat())
PLFOLIO = (sys.executable, "-c", "from plfolio.cli import main; main()")


def copy_sample(to):
    """The sample school, with its photos."""
    to.mkdir(parents=True, exist_ok=True)
    for name in ("site_config.yml", "school", "student_content"):
        source = SAMPLE / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, to / name)
    return to


def copy_starter(to, students=()):
    """The small example; with `students`, each of them instead of Alex, with Alex's files and without levels."""
    shutil.copytree(STARTER, to, dirs_exist_ok=True)
    content = to / "student_content"
    for student in students:
        shutil.copytree(content / "alex-example", content / student)
    if students:
        shutil.rmtree(content / "alex-example")
        # Its rows speak of Alex, who is not here, and would make every build end with "needs attention".
        shutil.rmtree(to / "school" / "assessments")
    return to


def copy_sources(root, to):
    """What a person would carry to another machine: everything but the sites and the cache."""
    return shutil.copytree(root, to, symlinks=True, ignore=shutil.ignore_patterns("site", ".plfolio"))


def write_files(root, files):
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return root


def build(root, **options):
    values = {"edition": Audience.FAMILY, "as_of": DAY, "executor": "serial", "jobs": 1, **options}
    return build_school(open_school(root)[0], BuildOptions(**values), Silence())


def build_clean(root, to, **options):
    """Build the same sources from nothing beside them, and return the site.

    Only the pictures of badges drawn for `to` before are left there: drawing takes longer than all the rest.
    """
    drawn, kept = to / ".plfolio" / "badges", to.with_name(f"{to.name}-badges")
    if drawn.is_dir():
        drawn.rename(kept)
    shutil.rmtree(to, ignore_errors=True)
    copy_sources(root, to)
    if kept.is_dir():
        drawn.parent.mkdir()
        kept.rename(drawn)
    build(to, **options)
    return read_site(to)


def run(root, *words, **options):
    """Run plfolio as a program of its own, in the school's folder."""
    values = {"cwd": root, "capture_output": True, "text": True, "encoding": "utf-8", **options}
    return subprocess.run([*PLFOLIO, *(os.fspath(word) for word in words)], check=False, **values)


def start(root, *words, **options):
    """Begin to run plfolio, and return the running program; its session is its own, so that it can be ended whole."""
    values = {"cwd": root, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    command = [*PLFOLIO, *(os.fspath(word) for word in words)]
    return subprocess.Popen(command, start_new_session=True, **(values | options))


def read_tree(folder):
    """Every file below a folder, and its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def read_site(root, edition="family"):
    """Every file that a reader would get."""
    return read_tree(root / "site" / edition)


def differing(one, other):
    """The names of files that are in one site only, or not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def states(report):
    return {outcome.student: outcome.state for outcome in report.outcomes}


def codes(report, student=None):
    """The codes of all that was said, or of what was said about one student."""
    of_student = [one for outcome in report.outcomes if outcome.student == student for one in outcome.diagnostics]
    return {found.code for found in (report.diagnostics if student is None else of_student)}
