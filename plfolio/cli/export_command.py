"""`plfolio export`: one student's site and files in one zip, to keep or to take along.

Takes a student; gives a zip that opens by a double click.
"""

from __future__ import annotations

from pathlib import Path

import click

from plfolio.build.engine import BuildOptions
from plfolio.build.executors import default_jobs
from plfolio.cli.build_command import run_build
from plfolio.cli.console import escape, say
from plfolio.cli.exits import DONE, NEEDS_ATTENTION, CouldNotStartError
from plfolio.cli.messages import has_trouble, print_diagnostics
from plfolio.cli.place import load_school, read_as_of
from plfolio.cli.students import pick_student
from plfolio.model import Audience
from plfolio.publish.export import export_student

__all__ = ["command"]


@click.command("export")
@click.argument("student")
@click.option("--to", "target", type=click.Path(dir_okay=False, path_type=Path), help="Default: STUDENT.zip, here.")
@click.option("--edition", type=click.Choice([str(audience) for audience in Audience]), default="private")
@click.option("--as-of", metavar="DAY", help="The day that counts as today, like 2026-10-14.")
@click.pass_obj
def command(start: Path, student: str, target: Path | None, edition: str, as_of: str | None) -> int:
    """Pack one student's site, with the student's own files inside, into one zip.

    It holds everything, the private pages too, because it is the student's own copy.

    \b
    Example:
      plfolio export maya-oduya
      plfolio export maya-oduya --to maya.zip
    """
    school = load_school(start)
    student = pick_student(school, student)
    options = BuildOptions(
        edition=Audience(edition), as_of=read_as_of(as_of), students=(student,), executor="serial", jobs=default_jobs()
    )
    report = run_build(school, options)
    # What is wrong in the school's own files is not this student's to mend.
    found = tuple(found for outcome in report.outcomes for found in outcome.diagnostics)
    print_diagnostics(found, "text")
    site = report.folder / school.folders[student]
    if not site.is_dir():
        message = f"the site of {student} could not be built, so there is nothing to pack."
        raise CouldNotStartError(message)
    path = target or Path(f"{school.folders[student]}.zip")
    packed = export_student(site, school.root / school.settings.content / student, path)
    print_diagnostics(packed.problems, "text")
    if packed.written:
        say(f"Packed {packed.written} files into {escape(str(path))}")
    return NEEDS_ATTENTION if has_trouble((*found, *packed.problems)) else DONE
