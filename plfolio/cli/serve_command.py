"""`plfolio serve`: the sites on this machine, built again after each change.

Takes a student or none; prints an address that only this machine can open.
"""

from __future__ import annotations

import errno
import webbrowser
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from plfolio.build.engine import BuildOptions
from plfolio.build.school import School
from plfolio.build.worker import State
from plfolio.cli.build_command import run_build
from plfolio.cli.console import escape, say
from plfolio.cli.exits import CouldNotStartError
from plfolio.cli.messages import print_diagnostics, summarise
from plfolio.cli.place import load_school, read_as_of
from plfolio.cli.students import pick_student
from plfolio.diagnostics import Diagnostic, sort_diagnostics
from plfolio.model import Audience
from plfolio.serve.server import PreviewServer, open_server
from plfolio.serve.watch import watch_changes

__all__ = ["News", "command"]

_MOST_NAMED = 5

_Said = tuple[str, str, tuple[tuple[str, str], ...]]


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
    student = pick_student(school, student) if student else None
    options = BuildOptions(
        edition=Audience(edition) if edition else school.settings.edition,
        as_of=read_as_of(as_of),
        students=(student,) if student else (),
        executor="serial",
    )
    with _open(school.root / school.settings.output / options.edition, port) as server:
        address = f"http://127.0.0.1:{server.port}/" + (f"{school.folders[student]}/" if student else "")
        news = News(address)
        # Before the first build, so that what is saved while it runs is seen.
        changes = watch_changes(school.root, school.settings)
        _build(school, options, news)
        if not no_open:
            webbrowser.open(address)
        for _ in changes:
            _build_again(school.root, options, news)


def _open(site: Path, port: int) -> PreviewServer:
    try:
        return open_server(site, port)
    except OSError as error:
        reason = "another program has it" if error.errno == errno.EADDRINUSE else error.strerror
        message = f"the port {port} can't be used: {reason}. This takes a free one: plfolio serve --port 0"
        raise CouldNotStartError(message) from error


class News:
    """What a build says that the one before it did not: every message is told once, and again only if it comes back."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._told: Counter[_Said] | None = None

    def tell(self, built: int, diagnostics: Iterable[Diagnostic]) -> None:
        """Print what is new and what was mended, and where to look; nothing when nothing has happened."""
        found = sort_diagnostics(diagnostics)
        left = Counter(self._told)
        fresh = []
        for one in found:
            if left[_said(one)] > 0:
                left[_said(one)] -= 1
            else:
                fresh.append(one)
        mended = list(left.elements())
        print_diagnostics(fresh, "text")
        for path, code, _ in mended[:_MOST_NAMED]:
            say(f"Mended: {escape(path)} ({code})")
        if len(mended) > _MOST_NAMED:
            say(f"Mended: {len(mended) - _MOST_NAMED} more")
        if built or fresh or mended or self._told is None:
            say(f"{built} built; {summarise(found)}.")
            say(f"Look here: {self._address}    (stop with Ctrl-C)")
        self._told = Counter(map(_said, found))


def _said(found: Diagnostic) -> _Said:
    """Return what makes a message the same as before, also when lines were added above it."""
    return found.location.path, found.code.id, found.values


def _build_again(root: Path, options: BuildOptions, news: News) -> None:
    """Build once more; what keeps it from that just now is said, and the last good sites stay."""
    try:
        school = load_school(root)
        students = tuple(pick_student(school, name) for name in options.students)
        _build(school, replace(options, students=students), news)
    except CouldNotStartError as error:
        say(escape(str(error)))
    except OSError as error:
        say(escape(f"{error.filename}: {error.strerror}"))


def _build(school: School, options: BuildOptions, news: News) -> None:
    report = run_build(school, options)
    # A student who looks at their own pages is not told what is wrong in the school's files.
    own = [found for outcome in report.outcomes for found in outcome.diagnostics]
    news.tell(report.count(State.BUILT), own if options.students else report.diagnostics)
