"""`plfolio publish`: the built sites to a folder, a zip or a git branch.

Takes a target; writes only what changed, and deletes only what plfolio itself published there before.
"""

from __future__ import annotations

from pathlib import Path

import click

from plfolio.build.school import School
from plfolio.build.store import CACHE_FOLDER
from plfolio.cli.console import escape, say
from plfolio.cli.exits import DONE, NEEDS_ATTENTION, CouldNotStartError
from plfolio.cli.messages import has_trouble, print_diagnostics
from plfolio.cli.place import load_school
from plfolio.model import Audience
from plfolio.plugins import load_plugins
from plfolio.publish import Lines, Published, publish

__all__ = ["command"]


@click.command("publish")
@click.argument("target")
@click.option("--edition", type=click.Choice([str(audience) for audience in Audience]), help="Which edition.")
@click.pass_obj
def command(start: Path, target: str, edition: str | None) -> int:
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
            protected=_protected(school),
            plugins=load_plugins(),
        )
    )
    print_diagnostics(result.problems, "text")
    say(f"{escape(target)}: {result.written} written, {result.unchanged} unchanged, {result.deleted} deleted.")
    return NEEDS_ATTENTION if has_trouble(result.problems) else DONE


def _protected(school: School) -> tuple[Path, ...]:
    """Return the folders that publishing must never write into: the sources, the sites, and the build's own."""
    settings = school.settings
    names = (settings.content, settings.school, settings.themes, settings.output, CACHE_FOLDER)
    return tuple(school.root / name for name in names)


def _follow(lines: Lines) -> Published:
    """Print a publisher's lines as they come, and return what it did."""
    while True:
        try:
            say(escape(next(lines)))
        except StopIteration as end:
            published: Published = end.value
            return published
