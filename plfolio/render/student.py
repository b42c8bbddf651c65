"""What the pages of one student are made from: everything already read, judged, prepared and filtered for the edition.

Takes values only; the builder fills it. Gives `StudentView`, with the few look-ups that several pages share.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from markupsafe import Markup

from plfolio.model import (
    Artifact,
    Audience,
    BadgeStatus,
    Evidence,
    Framework,
    Mastery,
    Moment,
    NextStep,
    PacingTarget,
    Portfolio,
    ProficiencyScale,
    Rubric,
    Standard,
)
from plfolio.settings import Settings

__all__ = ["FILES_FOLDER", "BadgePictures", "PreparedFile", "PreparedWidth", "StudentView", "read_grade"]

_KINDERGARTEN = ("k", "kg", "kinder", "kindergarten")

FILES_FOLDER = "files"
"""Where a student's site keeps prepared attachments, relative to its root."""


class PreparedWidth(Protocol):
    """One width of a picture that may be published, in pixels."""

    @property
    def name(self) -> str:
        """The name it has in the site's folder of files."""
        ...

    @property
    def width(self) -> int:
        """Its width in pixels."""
        ...

    @property
    def height(self) -> int:
        """Its height in pixels."""
        ...


class PreparedFile(Protocol):
    """A file that may be published, as the media room describes it. Sizes are bytes and pixels, 0 when unknown."""

    @property
    def kind(self) -> str:
        """The kind of file: picture, document, audio, video, data, text, code ..."""
        ...

    @property
    def name(self) -> str:
        """The name it has in the site's folder of files."""
        ...

    @property
    def size(self) -> int:
        """Its size in bytes."""
        ...

    @property
    def width(self) -> int:
        """Its width in pixels."""
        ...

    @property
    def height(self) -> int:
        """Its height in pixels."""
        ...

    @property
    def renditions(self) -> Sequence[PreparedWidth]:
        """The file itself, then the same picture in smaller widths."""
        ...

    @property
    def text(self) -> str:
        """The excerpt to show of a text, a program or a table."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgePictures:
    """A badge as drawn: `svg` goes into the page as it is; the addresses are relative to the site's root, or ""."""

    svg: Markup
    small_url: str = ""
    large_url: str = ""
    svg_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentView:
    """All that the pages of one student may know.

    `portfolio` holds only what this edition may show. `growth` gives, by id of standard, how it stood after each day
    of work; nothing in an edition without levels. `tags` maps an artifact's id, and `goal_standards` a goal's id,
    to ids of standards. `rubrics` and `next_steps` are by id of standard. `roster_names` maps a student's id to the
    name that may be shown; whoever is not in it stays unnamed. `attachments` maps `Attachment.path` to the file made of
    it; `badge_pictures` is by id of badge. `grade` is the school's word for it, "" to use the student's. Every page is
    written in each of `other_languages` as well.
    `address` is where the site will be found on the web, ending in a slash, or "".
    """

    portfolio: Portfolio
    settings: Settings
    edition: Audience
    as_of: date
    frameworks: tuple[Framework, ...] = ()
    masteries: Mapping[str, Mastery] = field(default_factory=dict)
    growth: Mapping[str, tuple[Moment, ...]] = field(default_factory=dict)
    badges: tuple[BadgeStatus, ...] = ()
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    goal_standards: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    rubrics: Mapping[str, Rubric] = field(default_factory=dict)
    pacing: tuple[PacingTarget, ...] = ()
    next_steps: Mapping[str, NextStep] = field(default_factory=dict)
    roster_names: Mapping[str, str] = field(default_factory=dict)
    attachments: Mapping[str, PreparedFile] = field(default_factory=dict)
    badge_pictures: Mapping[str, BadgePictures] = field(default_factory=dict)
    grade: str = ""
    other_languages: tuple[str, ...] = ()
    address: str = ""

    def standard(self, standard_id: str) -> Standard | None:
        """Return the standard with this id, whichever framework it is in."""
        found = (framework.get(standard_id) for framework in self.frameworks)
        return next((standard for standard in found if standard), None)

    def scale_of(self, standard_id: str) -> ProficiencyScale:
        """Return the scale that this standard is judged on."""
        mastery = self.masteries.get(standard_id)
        if mastery:
            return mastery.scale
        standard = self.standard(standard_id)
        return self.settings.scale_for(standard.framework if standard else "")

    @property
    def own_language(self) -> str:
        """What the student writes in, where a text does not say so itself."""
        return self.portfolio.profile.language or self.settings.language

    def language_of(self, standard: Standard) -> str:
        """Return what a standard's statement is written in: as it says, else as its framework or the school does."""
        if standard.language:
            return standard.language
        home = (framework.language for framework in self.frameworks if framework.id == standard.framework)
        return next(home, "") or self.settings.language

    @property
    def school_grade(self) -> str:
        """The grade as frameworks write it, "" when nobody says."""
        return read_grade(self.grade or self.portfolio.profile.grade)

    def is_meant_by(self, grades: tuple[str, ...]) -> bool:
        """Say whether something for these grades is for the student; without grades, it is for everybody."""
        return not grades or self.school_grade in {read_grade(grade) for grade in grades}

    def artifact(self, artifact_id: str) -> Artifact | None:
        """Return the piece with this id, or None when this edition does not show it."""
        return next((artifact for artifact in self.portfolio.artifacts if artifact.id == artifact_id), None)


def read_grade(text: str) -> str:
    """Return a grade as frameworks write it ("5th grade" is "05", "K" is "KG"); other words as they are."""
    plain = text.strip().casefold()
    digits = re.search(r"[0-9]+", plain)
    if digits:
        return digits[0].zfill(2)
    first = re.sub(r"[^a-z]", "", plain)
    return "KG" if first in _KINDERGARTEN else "PK" if first.startswith("pre") or first == "pk" else text.strip()
