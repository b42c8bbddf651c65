"""What teachers own: everything in the school's folder.

Takes the folder of site_config.yml and the settings; gives one `SchoolData`. Every file may be missing; a file that
can't be read is reported and costs no other.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from plfolio.diagnostics import Diagnostic, Location, teachers
from plfolio.model import SchoolData
from plfolio.read.assessments import read_assessments, read_overrides
from plfolio.read.badge_rules import read_badges
from plfolio.read.fields import suggest
from plfolio.read.frameworks import read_frameworks
from plfolio.read.pacing import read_next_steps, read_pacing
from plfolio.read.roster import read_roster
from plfolio.read.rubrics import read_rubrics
from plfolio.settings import Settings

__all__ = ["read_school"]

T = TypeVar("T")

_FOLDERS = ("frameworks", "rubrics", "assessments")
_FILES = ("overrides.csv", "badges.yml", "pacing.yml", "next_steps.yml", "roster.csv", "consent.csv")
_KNOWN = (*_FOLDERS, *_FILES)
_FOR_PEOPLE = (".md", ".txt", ".pdf", "~", ".tmp", ".bak")


def read_school(root: Path, settings: Settings) -> tuple[SchoolData, tuple[Diagnostic, ...]]:
    """Read the frameworks, rubrics, assessments, overrides, badges, plans and roster of a school."""
    folder = settings.school
    found = _note_unused(root, folder)

    def keep(result: tuple[T, tuple[Diagnostic, ...]]) -> T:
        found.extend(result[1])
        return result[0]

    def read(name: str, reader: Callable[[Path, str], tuple[tuple[T, ...], tuple[Diagnostic, ...]]]) -> tuple[T, ...]:
        shown = f"{folder}/{name}"
        return keep(reader(root, shown)) if os.path.lexists(root / shown) else ()

    school = SchoolData(
        frameworks=keep(read_frameworks(root, f"{folder}/frameworks")),
        rubrics=keep(read_rubrics(root, f"{folder}/rubrics", settings.scales)),
        assessments=keep(read_assessments(root, f"{folder}/assessments")),
        overrides=read("overrides.csv", read_overrides),
        badges=read("badges.yml", read_badges),
        pacing=read("pacing.yml", read_pacing),
        next_steps=read("next_steps.yml", read_next_steps),
        roster=read("roster.csv", read_roster),
    )
    return school, tuple(found)


def _note_unused(root: Path, folder: str) -> list[Diagnostic]:
    """Note what has a name that plfolio does not know: it may be misspelt."""
    try:
        names = sorted(entry.name for entry in (root / folder).iterdir())
    except OSError:  # whoever reads the files says so
        return []
    unused = [name for name in names if name not in _KNOWN and not _is_for_people(name)]
    return [_note(f"{folder}/{name}", name) for name in unused]


def _is_for_people(name: str) -> bool:
    return name.startswith((".", "~", "_")) or name.casefold().endswith(_FOR_PEOPLE)


def _note(path: str, name: str) -> Diagnostic:
    close = suggest(name, _KNOWN)
    suggestion = f"Did you mean {close}? " if close else ""
    return teachers.T115.at(Location(path), name=name, suggestion=suggestion, known=", ".join(_KNOWN))
