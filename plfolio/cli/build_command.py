"""`plfolio build`: every student's site, building only what changed.

Takes students' names, or none for all; gives sites, messages and an exit code.
"""

from __future__ import annotations

from pathlib import Path

import click

from plfolio.build.commit import ForeignOutputError
from plfolio.build.engine import BuildOptions, Report, build_school
from plfolio.build.executors import EXECUTORS, MissingExecutorError, default_jobs
from plfolio.build.lock import AlreadyLockedError
from plfolio.build.school import School
from plfolio.build.worker import State
from plfolio.cli.console import escape, say, show_progress
from plfolio.cli.exits import DONE, NEEDS_ATTENTION, OUR_FAULT, CouldNotStartError
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
from plfolio.diagnostics.build import B101
from plfolio.model import Audience

__all__ = ["command", "run_build"]


@click.command("build")
@click.argument("students", nargs=-1)
@class_option
@click.option("--edition", type=click.Choice([str(audience) for audience in Audience]), help="Who it is for.")
@click.option("--jobs", type=click.IntRange(min=1), default=default_jobs, help="Workers at a time. Default: all cores.")
@click.option("--executor", type=click.Choice(EXECUTORS), default="processes", show_default=True)
@click.option("--strict", is_flag=True, help="A student with an error keeps the last good site.")
@click.option("--as-of", metavar="DAY", help="The day that counts as today, like 2026-10-14.")
@format_option
@only_option
@click.pass_obj
def command(
    start: Path,
    students: tuple[str, ...],
    classes: tuple[str, ...],
    edition: str | None,
    jobs: int,
    executor: str,
    strict: bool,  # noqa: FBT001  # click hands options over by name
    as_of: str | None,
    style: str,
    only: str | None,
) -> int:
    """Build every student's site. Only what changed is built again.

    \b
    Example:
      plfolio build
      plfolio build maya-oduya --edition public
      plfolio build --class "Room 12"
    """
    school = load_school(start, style)
    options = BuildOptions(
        edition=Audience(edition) if edition else school.settings.edition,
        as_of=read_as_of(as_of),
        students=pick_students(school, students, classes),
        executor=executor,
        jobs=jobs,
        is_strict=strict,
    )
    report = run_build(school, options)
    print_diagnostics(report.diagnostics, style, only)
    if style == "text":
        print_reminder(report.diagnostics, school.settings.content, only)
        _print_summary(report, options.students)
    if any(found.code == B101 for found in report.diagnostics):
        return OUR_FAULT
    return NEEDS_ATTENTION if has_trouble(report.diagnostics) else DONE


def run_build(school: School, options: BuildOptions) -> Report:
    """Build with a progress bar; what keeps a build from starting becomes a `CouldNotStartError`."""
    try:
        with show_progress() as reporter:
            return build_school(school, options, reporter)
    except ForeignOutputError as error:
        message = (
            f"the output folder {error} holds files that plfolio did not write, and it will not touch them. "
            "Empty it, or choose another folder under `folders: output:` in site_config.yml."
        )
        raise CouldNotStartError(message) from error
    except AlreadyLockedError as error:
        message = f"another plfolio is building here just now (process {error}). Wait until it has finished."
        raise CouldNotStartError(message) from error
    except MissingExecutorError as error:
        raise CouldNotStartError(str(error)) from error


def _print_summary(report: Report, students: tuple[str, ...]) -> None:
    built = report.count(State.BUILT)
    parts = [f"{built} built", f"{report.count(State.UNCHANGED)} already up to date"]
    parts += [
        f"{report.count(state)} {words}"
        for state, words in (
            (State.KEPT, "kept as they were"),
            (State.FAILED, "without a site"),
            (State.REMOVED, "removed"),
            (State.EMPTY, "with nothing for this edition"),
        )
        if report.count(state)
    ]
    say(f"The {report.edition} edition: {', '.join(parts)}; {summarise(report.diagnostics)}.")
    first = _first_page(report, is_for_all=not students)
    if first:
        say(f"Open this file in a browser: {escape(str(first))}")
    else:
        say(f"There is no site to open: nobody here has a page for the {report.edition} edition.")


def _first_page(report: Report, *, is_for_all: bool) -> Path | None:
    """Return the page to look at first: the start page when all were asked for and it lists anybody.

    Else the fullest site of those that were built just now, or of those that were up to date.
    """
    if is_for_all and report.listed:
        return report.folder / "index.html"
    for states in ((State.BUILT,), tuple(State)):
        pages = [report.folder / one.folder / "index.html" for one in report.outcomes if one.state in states]
        there = [page for page in pages if page.is_file()]
        if there:
            return max(there, key=lambda page: sum(1 for _ in page.parent.glob("work/*.html")))
    return None
