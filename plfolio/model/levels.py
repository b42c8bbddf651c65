"""Who may see something, and the levels that work is judged by.

Takes nothing; gives the smallest nouns, on which all others stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from plfolio.model.translations import Translations

__all__ = [
    "Audience",
    "Band",
    "Level",
    "ProficiencyScale",
]


# "3 (meets)", as messages list the levels, and what people make of it: "3 meets", "3: meets", "3 - meets".
_BOTH = re.compile(r"([0-9]{1,4})[\s:.,–—-]{0,5}\(?\s{0,5}(\S.*)")  # noqa: RUF001  a dash is what some keyboards make of -


class Audience(StrEnum):
    """Who may see something, narrowest first: ``private < family < school < public``."""

    PRIVATE = "private"
    FAMILY = "family"
    SCHOOL = "school"
    PUBLIC = "public"

    @property
    def reach(self) -> int:
        """How wide this audience is; 0 is the student alone."""
        return list(Audience).index(self)

    def is_shown_in(self, edition: Audience) -> bool:
        """Say whether something for this audience belongs in the edition built for `edition`."""
        return self.reach >= edition.reach


class Band(StrEnum):
    """Where a level stands against the standard."""

    BELOW = "below"
    ON = "on"
    ABOVE = "above"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One step of a proficiency scale. `number` counts from 1, lowest first.

    `names` and `descriptions` are translations of the two.
    """

    number: int
    name: str
    band: Band
    description: str = ""
    names: Translations = ()
    descriptions: Translations = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProficiencyScale:
    """Ordered levels, lowest first; `goal` is the number of the level that means "on standard"."""

    id: str
    levels: tuple[Level, ...]
    goal: int

    def level(self, number: int) -> Level | None:
        """Return the level with this number, or None when the scale has none."""
        return next((level for level in self.levels if level.number == number), None)

    def find(self, text: str) -> Level | None:
        """Return the level written as a number, as a name (any case), or as both when they agree; or None."""
        wanted = text.strip().casefold()
        for level in self.levels:
            if wanted in (str(level.number), level.name.casefold()):
                return level
        both = _BOTH.fullmatch(wanted)
        named = self.level(int(both[1])) if both else None
        return named if both and named and named.name.casefold() in (both[2], both[2].removesuffix(")")) else None

    def reached(self, value: Decimal) -> Level:
        """Return the highest level whose number is at most the unrounded `value`; at least the lowest."""
        met = [level for level in self.levels if level.number <= value]
        return met[-1] if met else self.levels[0]
