"""`plfolio check`: everything that is wrong, with file, line and what to do. Nothing is written.

Takes students' names, or none for all; gives messages and an exit code.
"""

from __future__ import annotations

from pathlib import Path

import click

from plfolio.build.inspection import inspect_students
from plfolio.cli.console import say
from plfolio.cli.exits import DONE, NEEDS_ATTENTION
from plfolio.cli.messages import format_option, has_trouble, print_diagnostics, summarise
from plfolio.cli.place import load_school, pick_students, read_as_of

__all__ = ["command"]


@click.command("check")
@click.argument("students", nargs=-1)
@format_option
@click.option("--as-of", metavar="DAY", help="The day that counts as today, like 2026-10-14.")
@click.pass_obj
def command(start: Path, students: tuple[str, ...], style: str, as_of: str | None) -> int:
    """Tell everything that is wrong, and what to do about it. Nothing is written.

    \b
    Example:
      plfolio check
      plfolio check maya-oduya --format json
    """
    school = load_school(start, style)
    found = inspect_students(school, pick_students(school, students), read_as_of(as_of))
    print_diagnostics(found, style)
    if style == "text":
        count = len(students) or len(school.students)
        say(f"Checked {count} student{'' if count == 1 else 's'}: {summarise(found)}.")
    return NEEDS_ATTENTION if has_trouble(found) else DONE
