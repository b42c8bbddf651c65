"""`plfolio publish`: the built sites to a folder, a zip or a git branch.

Takes a target; writes only what changed, and deletes only what plfolio itself published there before.
"""

from __future__ import annotations

from pathlib import Path

import click

from plfolio.cli.console import escape, say, show_status
from plfolio.cli.exits import COULD_NOT_START, DONE, NEEDS_ATTENTION, CouldNotStartError
from plfolio.cli.messages import has_error, has_trouble, print_diagnostics
from plfolio.cli.place import load_school, protected_folders
from plfolio.diagnostics import Diagnostic, Location
from plfolio.diagnostics.delivery import D116
from plfolio.model import Audience
from plfolio.plugins import load_plugins
from plfolio.publish import Lines, Published, publish

__all__ = ["command"]


@click.command("publish")
@click.argument("target")
@click.option("--edition", type=click.Choice([str(audience) for audience in Audience]), help="Which edition.")
@click.option("--verbose", is_flag=True, help="Name every file that is written or deleted.")
@click.pass_obj
def command(start: Path, target: str, edition: str | None, verbose: bool) -> int:  # noqa: FBT001  # click hands options over by name
    """Put a built edition where others can see it: a folder, a file ending in .zip, or branch:NAME.

    \b
    Example:
      plfolio publish /media/school-web
      plfolio publish portfolios.zip
      plfolio publish branch:gh-pages
    """
    school = load_school(start)
    chosen = Audience(edition) if edition else school.settings.edition
    site = school.root / school.settings.output / chosen
    if not site.is_dir():
        message = f"the {chosen} edition has not been built yet. Build it first: plfolio build --edition {chosen}"
        raise CouldNotStartError(message)
    result = _follow(
        publish(
            target,
            site,
            school=school.root,
            protected=protected_folders(school),
            plugins=load_plugins(),
        ),
        is_verbose=verbose,
    )
    problems = result.problems or _find_emptiness(site, target)
    print_diagnostics(problems, "text")
    if has_error(problems):
        return COULD_NOT_START
    counts = f"{result.written} written, {result.unchanged} unchanged, {result.deleted} deleted"
    say(f"{escape(target)}: {'; '.join(filter(None, (counts, escape(result.remark))))}.")
    return NEEDS_ATTENTION if has_trouble(problems) else DONE


def _find_emptiness(site: Path, target: str) -> tuple[Diagnostic, ...]:
    """Report an edition in which no student has a site: publishing it takes away what was there."""
    if any((entry / "index.html").is_file() for entry in site.iterdir()):
        return ()
    return (D116.at(Location(target), site=site.name),)


def _follow(lines: Lines, *, is_verbose: bool) -> Published:
    """Return what a publisher did; its lines are printed, or else only the newest is shown where somebody watches."""
    with show_status("Looking at what is there") as update:
        while True:
            try:
                line = escape(next(lines))
            except StopIteration as end:
                published: Published = end.value
                return published
            if is_verbose:
                say(line)
            else:
                update(line)
