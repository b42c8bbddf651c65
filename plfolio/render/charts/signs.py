"""The sign of a standard: how it stands, as one of five shapes, each with its words.

Takes a mastery, or its view; gives the sign's name.
"""

from __future__ import annotations

from plfolio.model import Mastery, MasteryState
from plfolio.render.parts import MasteryView

__all__ = ["SIGNS", "sign_of"]

SIGNS = ("above", "on", "below", "not-enough-evidence", "not-assessed")
"""Every sign; the words for each are below `growth.signs`."""


def sign_of(mastery: Mastery | MasteryView | None) -> str:
    """Return the sign for how a standard stands; without a mastery it is not assessed."""
    if not mastery:
        return MasteryState.NOT_ASSESSED
    return mastery.level.band if mastery.level else mastery.state
