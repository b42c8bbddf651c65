"""The looks a student can choose: the grounds that letters stand on, in light and in dark, and an accent colour.

Takes nothing; gives `Look` values and the words for accents. Everything that lies on a ground (ink, links, marks of
levels) is worked out from it in `plfolio.render.colours`, so that a look cannot be made unreadable by mistake. The
shapes and the type of a look are in the theme's ``looks/<name>.css``.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ACCENTS", "LOOKS", "SCHOOL_ACCENT", "Ground", "Look"]

SCHOOL_ACCENT = "school"
"""The word for the school's own main colour, in place of a colour."""

ACCENTS: tuple[tuple[str, str], ...] = (
    ("red", "#b3261e"),
    ("orange", "#b4531b"),
    ("gold", "#8a6100"),
    ("green", "#2f6f3a"),
    ("teal", "#00696b"),
    ("blue", "#1a5fb4"),
    ("indigo", "#3d4fb5"),
    ("purple", "#7a3fa8"),
    ("pink", "#b02a6f"),
    ("brown", "#77503d"),
    ("grey", "#4a5662"),
)
"""The accent colours that have a name, as (word, "#rrggbb")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What letters stand on, as "#rrggbb": the page, a card that lies on it, a panel sunk into it, and the ink."""

    paper: str
    card: str
    panel: str
    ink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look. `accent` is a word of `ACCENTS`, `SCHOOL_ACCENT` or "#rrggbb": what holds until the student chooses.

    `shape` names the style sheet ``looks/<shape>.css`` of the theme; a school's own look usually borrows one.
    """

    name: str
    light: Ground
    dark: Ground
    accent: str = SCHOOL_ACCENT
    shape: str = ""


LOOKS: tuple[Look, ...] = (
    Look(
        name="calm",
        light=Ground(paper="#faf8f5", card="#ffffff", panel="#f1eee8", ink="#23272d"),
        dark=Ground(paper="#191c21", card="#22262c", panel="#13161a", ink="#e8eaed"),
    ),
    Look(
        name="playful",
        light=Ground(paper="#fff7e8", card="#ffffff", panel="#ffecc9", ink="#2c2340"),
        dark=Ground(paper="#231a36", card="#2f2447", panel="#1a1329", ink="#f5f0ff"),
        accent="purple",
    ),
    Look(
        name="bold",
        light=Ground(paper="#ffffff", card="#ffffff", panel="#f0f0ee", ink="#0d0d0e"),
        dark=Ground(paper="#0e0e10", card="#1a1a1d", panel="#060607", ink="#f7f7f5"),
        accent="red",
    ),
    Look(
        name="notebook",
        light=Ground(paper="#fbf8ee", card="#fffefa", panel="#f3eedd", ink="#2a2b33"),
        dark=Ground(paper="#1f201e", card="#292a27", panel="#181917", ink="#ece8dc"),
        accent="blue",
    ),
    Look(
        name="formal",
        light=Ground(paper="#ffffff", card="#ffffff", panel="#f6f6f4", ink="#1c1d1f"),
        dark=Ground(paper="#16181b", card="#1d2024", panel="#111315", ink="#e6e6e3"),
        accent="grey",
    ),
)
"""The looks that come with plfolio; the first is what a student has who chooses none."""
