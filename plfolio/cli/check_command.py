"""`plfolio check`: everything that is wrong, with file, line and what to do. Nothing is written.

Takes students' names, or none for all; gives messages and an exit code.
"""

from __future__ import annotations

from pathlib import Path

import click

from plfolio.build.inspection import inspect_students
from plfolio.cli.console import say
from plfolio.cli.exits import DONE, NEEDS_ATTENTION
from plfolio.cli.messages import (
    format_option,
    has_trouble,
    only_option,
    print_diagnostics,
    print_reminder,
    summarise,
)
from plfolio.cli.place import load_school, read_as_of
from plfolio.cli.students import class_option, pick_students

__all__ = ["command"]


@click.command("check")
@click.argument("students", nargs=-1)
@class_option
@format_option
@only_option
@click.option("--as-of", metavar="DAY", help="The day that counts as today, like 2026-10-14.")
@click.pass_obj
def command(
    start: Path, students: tuple[str, ...], classes: tuple[str, ...], style: str, only: str | None, as_of: str | None
) -> int:
    """Tell everything that is wrong, and what to do about it. Nothing is written.

    \b
    Example:
      plfolio check
      plfolio check maya-oduya --format json
      plfolio check --class "Room 12"
    """
    school = load_school(start, style)
    chosen = pick_students(school, students, classes)
    found = inspect_students(school, chosen, read_as_of(as_of))
    print_diagnostics(found, style, only)
    if style == "text":
        print_reminder(found, school.settings.content, only)
        count = len(chosen or school.students)
        say(f"Checked {count} student{'' if count == 1 else 's'}: {summarise(found)}.")
    return NEEDS_ATTENTION if has_trouble(found) else DONE
