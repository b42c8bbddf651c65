"""What teachers own: everything in the school's folder.

Takes the folder of site_config.yml and the settings; gives one `SchoolData`. Every file may be missing; a file that
can't be read is reported and costs no other.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from plfolio.diagnostics import Diagnostic, Location, teachers
from plfolio.model import SchoolData
from plfolio.read.assessments import read_assessments, read_overrides
from plfolio.read.badge_rules import read_badges
from plfolio.read.converters import suggest
from plfolio.read.frameworks import read_frameworks
from plfolio.read.pacing import read_next_steps, read_pacing
from plfolio.read.roster import read_roster
from plfolio.read.rubrics import read_rubrics
from plfolio.settings import Settings

__all__ = ["read_school"]

_NOT_READ_YET = "consent.csv"
_OWN = (".", "~", "_")
_FOR_PEOPLE = (".md", ".txt", ".pdf", "~", ".tmp", ".bak")


def read_school(root: Path, settings: Settings) -> tuple[SchoolData, tuple[Diagnostic, ...]]:
    """Read the frameworks, rubrics, assessments, overrides, badges, plans and roster of a school."""
    readers: dict[str, Callable[[Path, str], tuple[Any, tuple[Diagnostic, ...]]]] = {
        "rubrics": partial(read_rubrics, scales=settings.scales),
        "assessments": read_assessments,
        "overrides.csv": read_overrides,
        "badges.yml": read_badges,
        "pacing.yml": read_pacing,
        "next_steps.yml": read_next_steps,
        "roster.csv": read_roster,
    }
    found = [*_note_unused(root, settings.school, ("frameworks", *readers, _NOT_READ_YET))]
    frameworks, unread, problems = read_frameworks(root, f"{settings.school}/frameworks")
    found += problems
    parts: dict[str, Any] = {}
    for name, read in readers.items():
        part, ending, _ = name.partition(".")
        shown = f"{settings.school}/{name}"
        if not ending or os.path.lexists(root / shown):
            parts[part], problems = read(root, shown)
            found += problems
    return SchoolData(frameworks=frameworks, unread_frameworks=unread, **parts), tuple(found)


def _note_unused(root: Path, folder: str, known: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Note what has a name that plfolio does not know: it may be misspelt."""
    try:
        names = sorted(entry.name for entry in (root / folder).iterdir())
    except OSError:  # whoever reads the files says so
        return
    for name in names:
        if name not in known and not name.startswith(_OWN) and not name.casefold().endswith(_FOR_PEOPLE):
            where, suggestion = Location(f"{folder}/{name}"), suggest(name, known)
            yield teachers.T115.at(where, name=name, suggestion=suggestion, known=", ".join(known))
