"""Bring a built site to where people can see it: one file per kind of target.

Takes a site folder and a target as a person writes it; gives lines of progress and, in the end, a `Published`.
"""

from __future__ import annotations

import re
from pathlib import Path

from plfolio.diagnostics import Location, delivery
from plfolio.plugins import Plugins
from plfolio.publish.archive import publish_archive
from plfolio.publish.branch import publish_branch
from plfolio.publish.export import Owner, export_student
from plfolio.publish.folder import publish_folder
from plfolio.publish.publisher import Job, Lines, Published, Publisher

__all__ = ["Job", "Lines", "Owner", "Published", "Publisher", "export_student", "publish", "register"]

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):(.*)", re.DOTALL)  # two letters at least: C: is a drive


def register(plugins: Plugins) -> None:
    """Register plfolio's own publishers under their schemes."""
    plugins.publishers.add("folder", publish_folder)
    plugins.publishers.add("zip", publish_archive)
    plugins.publishers.add("branch", publish_branch)


def publish(target: str, site: Path, *, school: Path, protected: tuple[Path, ...], plugins: Plugins) -> Lines:
    """Publish a built site to a folder, a path that ends in .zip, or ``SCHEME:ADDRESS`` such as ``branch:pages``.

    `school` is the folder of site_config.yml, `protected` the folders in which nothing may be written: the sources.
    """
    scheme, address = _split(target)
    publisher: Publisher | None = plugins.publishers.get(scheme)
    if publisher is None or not address:
        known = ", ".join(f"{name}:" for name in plugins.publishers.names())
        return Published(target=target, problems=(delivery.D105.at(Location(target), schemes=known),))
    if not site.is_dir() or not any(site.iterdir()):
        return Published(target=target, problems=(delivery.D101.at(Location(target), site=site.name),))
    return (yield from publisher(Job(target=target, address=address, site=site, school=school, protected=protected)))


def _split(target: str) -> tuple[str, str]:
    """Split a target into its scheme and address; a bare path is a zip by its ending, else a folder."""
    named = _SCHEME.fullmatch(target)
    if named:
        return named[1], named[2]
    return ("zip" if target.casefold().endswith(".zip") else "folder"), target
