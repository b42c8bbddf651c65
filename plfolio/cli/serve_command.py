"""`plfolio serve`: the sites on this machine, built again after each change.

Takes a student or none; prints an address that only this machine can open.
"""

from __future__ import annotations

import webbrowser
from dataclasses import replace
from pathlib import Path

import click

from plfolio.build.engine import BuildOptions
from plfolio.build.worker import State
from plfolio.cli.build_command import run_build
from plfolio.cli.console import escape, say
from plfolio.cli.exits import CouldNotStartError
from plfolio.cli.messages import print_diagnostics, summarise
from plfolio.cli.place import find_root, load_school, pick_students, read_as_of
from plfolio.model import Audience
from plfolio.serve.server import open_server
from plfolio.serve.watch import watch_changes

__all__ = ["command"]


@click.command("serve")
@click.argument("student", required=False)
@click.option("--edition", type=click.Choice([str(audience) for audience in Audience]), help="Who it is for.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option("--no-open", is_flag=True, help="Leave the browser alone.")
@click.option("--as-of", metavar="DAY", help="The day that counts as today, like 2026-10-14.")
@click.pass_obj
def command(
    start: Path,
    student: str | None,
    edition: str | None,
    port: int,
    no_open: bool,  # noqa: FBT001  # click hands options over by name
    as_of: str | None,
) -> None:
    """Build, show the sites on this machine, and build again whenever a file is saved. Stop with Ctrl-C.

    \b
    Example:
      plfolio serve
      plfolio serve maya-oduya --no-open
    """
    school = load_school(start)
    options = BuildOptions(
        edition=Audience(edition) if edition else school.settings.edition,
        as_of=read_as_of(as_of),
        students=pick_students(school, (student,) if student else ()),
        executor="serial",
    )
    _build(start, options)
    site = school.root / school.settings.output / options.edition
    try:
        server = open_server(site, port)
    except OSError as error:
        message = f"the port {port} is taken on this machine. Choose another: plfolio serve --port {port + 1}"
        raise CouldNotStartError(message) from error
    with server:
        address = f"http://127.0.0.1:{server.port}/" + (f"{school.folders[student]}/" if student else "")
        say(f"Look here: {address}    (stop with Ctrl-C)")
        if not no_open:
            webbrowser.open(address)
        for _ in watch_changes(find_root(start), school.settings):
            _build(start, options)


def _build(start: Path, options: BuildOptions) -> None:
    """Build once; a school that cannot be read just now is said, and the last good sites stay."""
    try:
        school = load_school(start)
        students = tuple(name for name in options.students if name in school.folders)
        report = run_build(school, replace(options, students=students))
    except CouldNotStartError as error:
        say(escape(str(error)))
        return
    print_diagnostics(report.diagnostics, "text")
    say(f"{report.count(State.BUILT)} built; {summarise(report.diagnostics)}.")
