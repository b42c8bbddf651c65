"""Badges that can be earned at this school, by ``badges.yml``.

Takes the file; gives `Badge` values in its order. A badge whose needs can't be read is left out: an award is kept for
good, so it must not be given by another rule than the teachers meant.
"""

from __future__ import annotations

import re
from pathlib import Path

from plfolio.diagnostics import Diagnostic, teachers
from plfolio.model import Badge
from plfolio.read.converters import Where, as_colour, as_number, as_tags, as_text, one_of
from plfolio.read.fields import Field, Record, section
from plfolio.read.repeats import split_repeats
from plfolio.read.school_files import read_list
from plfolio.read.yaml_nodes import Mapping

__all__ = ["SHAPES", "BadgeEntry", "BadgeNeeds", "read_badges"]

SHAPES = ("circle", "shield", "star", "hexagon", "flower")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


_LOST = "The badge is left out."


class BadgeNeeds(Record):
    """What a student must have shown."""

    standards = Field(as_tags, (), "The codes of the standards that must be reached.", lost=_LOST)
    branches = Field(as_tags, (), "Codes of groups: every standard below must be reached.", lost=_LOST)
    level = Field(as_text, "", "The level, by number or name; without it, the goal.", lost=_LOST)
    evidence = Field(as_number(minimum=1), 2, "How many pieces of evidence each standard needs.", lost=_LOST)
    kinds = Field(as_number(minimum=1), 1, "Of how many different kinds each standard's evidence must be.", lost=_LOST)


class BadgeEntry(Record):
    """One badge."""

    id = Field(as_text, "", "A short name for files: small letters and hyphens.", is_required=True, lost=_LOST)
    name = Field(as_text, "", "What the badge says.", is_required=True, lost=_LOST)
    description = Field(as_text, "", "What it stands for.")
    shape = Field(one_of({shape: shape for shape in SHAPES}), SHAPES[0], "Its outline.", lost="So it is a circle.")
    colour = Field(as_colour, "", "Its colour; else the school's.", lost="So it has the school's colour.")
    rule = Field(as_text, "level", "The badge rule, from a plugin.")
    needs = section(BadgeNeeds)


def read_badges(root: Path, shown: str) -> tuple[tuple[Badge, ...], tuple[Diagnostic, ...]]:
    """Read the badges. Of two with one id, the first counts."""
    entries, found = read_list(root, shown, "badges", _read_badge, BadgeEntry.example())
    badges, repeats = split_repeats(entries, lambda badge: badge.id)
    found += [teachers.T140.at(badge.location, id=badge.id, first=first.location.line) for badge, first in repeats]
    return badges, tuple(found)


def _read_badge(node: Mapping, where: Where) -> Badge | None:
    says = BadgeEntry(node, where)
    if not _is_sound(says, node, where):
        return None
    location = says.where(BadgeEntry.id)
    level_at = says.needs.where(BadgeNeeds.level) if says.needs.has(BadgeNeeds.level) else None
    return Badge(**says.values(BadgeEntry.needs), **says.needs.values(), location=location, level_location=level_at)


def _is_sound(says: BadgeEntry, node: Mapping, where: Where) -> bool:
    """Say whether this can be a badge, reporting what its fields alone don't tell."""
    is_named = bool(_ID.fullmatch(says.id))
    if says.id and not is_named:
        where.found.append(teachers.T141.at(says.where(BadgeEntry.id), id=says.id))
    if says.is_doubtful(BadgeEntry.needs) or says.needs.is_doubtful(*BadgeNeeds.fields):
        return False
    if not (says.needs.standards or says.needs.branches):
        where.report(teachers.T142, node, name=says.name or says.id)
        return False
    return is_named and says.has(BadgeEntry.name)
