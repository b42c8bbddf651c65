"""Which school a command is about.

Takes the folder a command was started in; gives the school around it, or raises `CouldNotStartError`.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

from plfolio.build.school import School, open_school
from plfolio.build.store import CACHE_FOLDER
from plfolio.cli.exits import CouldNotStartError
from plfolio.cli.messages import print_diagnostics
from plfolio.settings import SITE_CONFIG

__all__ = ["find_root", "load_school", "protected_folders", "read_as_of"]


def find_root(start: Path) -> Path:
    """Return the school's folder: `start`, or the nearest folder above it that holds a site_config.yml."""
    here = start.resolve()
    if not here.is_dir():
        message = f"there is no folder {start}. Look at how its name is written."
        raise CouldNotStartError(message)
    for folder in (here, *here.parents):
        # Whatever has this name: what is wrong with it can only be told once it is opened.
        if os.path.lexists(folder / SITE_CONFIG):
            return folder
    message = (
        f"there is no school here: no {SITE_CONFIG} in {here} or in any folder above it. "
        "Go to the school's folder, or start a new school with: plfolio init my-school"
    )
    raise CouldNotStartError(message)


def load_school(start: Path, style: str = "text") -> School:
    """Open the school around `start`; tells what is wrong with its settings when it cannot be opened."""
    school, found = open_school(find_root(start))
    if school is None:
        print_diagnostics(found, style)
        message = f"the school's settings ({SITE_CONFIG}) could not be read, so nothing was done."
        raise CouldNotStartError(message)
    return school


def protected_folders(school: School) -> tuple[Path, ...]:
    """Return the folders into which nothing is published or packed: the sources, the sites, and the build's own."""
    settings = school.settings
    names = (settings.content, settings.school, settings.themes, settings.output, CACHE_FOLDER)
    return tuple(school.root / name for name in names)


def read_as_of(text: str | None) -> date:
    """Return the day that counts as today: the one given, else SOURCE_DATE_EPOCH's, else the clock's."""
    if text:
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            message = f"there is no day {text}. Write it like 2026-10-14."
            raise CouldNotStartError(message) from error
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), tz=UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            message = f"SOURCE_DATE_EPOCH is {epoch}, but it has to be a number of seconds, such as 1790000000."
            raise CouldNotStartError(message) from error
    return datetime.now(tz=UTC).astimezone().date()
