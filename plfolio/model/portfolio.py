"""What a student's folder holds: a profile, pieces of work, reflections and goals.

Takes nothing; gives nouns that a student's pages are read into.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from plfolio.diagnostics import Location
from plfolio.model.levels import Audience
from plfolio.model.standards import Tag

__all__ = [
    "HOME_SECTIONS",
    "Answer",
    "Artifact",
    "Attachment",
    "ChosenBy",
    "Goal",
    "GoalStatus",
    "GoalStep",
    "Portfolio",
    "Profile",
    "Reflection",
    "SelfRating",
    "StudentPage",
    "WrittenLanguage",
]


HOME_SECTIONS = ("chosen", "growth", "badges", "goals", "next", "newest", "about")
"""What can stand on a student's first page."""


class ChosenBy(StrEnum):
    """Who chose the topic of a piece of work."""

    STUDENT = "student"
    TEACHER = "teacher"
    SHARED = "shared"
    UNKNOWN = "unknown"


class GoalStatus(StrEnum):
    """How a goal stands."""

    OPEN = "open"
    MET = "met"
    REVISED = "revised"
    LET_GO = "let-go"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file beside an artifact. `path` is relative to the school's folder, with slashes; `size` is in bytes."""

    name: str
    path: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a student wrote under one reflection prompt; `text` is Markdown, empty when unanswered."""

    prompt: str
    heading: str
    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfRating:
    """A level the student gave their own work; `tag` is None when it holds for every standard of the piece."""

    tag: Tag | None
    level: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentPage:
    """What a student wrote, in the file `location`.

    `places` says where each of its words stands, by attribute. `unclear` names the attributes that somebody meant to
    set without success, so that what they lack is no choice.
    """

    id: str
    title: str
    location: Location
    # What stands where changes nothing that is built.
    places: tuple[tuple[str, Location], ...] = field(default=(), repr=False, compare=False)
    unclear: tuple[str, ...] = field(default=(), repr=False, compare=False)

    def where(self, attribute: str) -> Location:
        """Return the place of an attribute, else the whole file."""
        return dict(self.places).get(attribute, self.location)


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact(StudentPage):
    """One piece of student work.

    `body` is the Markdown without the answers to prompts; `showcase` is the reason for choosing it, or "".
    """

    student: str
    date: date | None = None
    subject: str = ""
    kind: str = ""
    language: str = ""
    tags: tuple[Tag, ...] = ()
    self_ratings: tuple[SelfRating, ...] = ()
    chosen_by: ChosenBy = ChosenBy.UNKNOWN
    showcase: str = ""
    audience: Audience = Audience.FAMILY
    people: tuple[str, ...] = ()
    grew_from: tuple[str, ...] = ()
    source: str = ""
    licence: str = ""
    body: str = ""
    body_line: int = 1
    answers: tuple[Answer, ...] = ()
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection(StudentPage):
    """A journal entry of its own."""

    date: date | None = None
    language: str = ""
    audience: Audience = Audience.FAMILY
    about: tuple[str, ...] = ()
    body: str = ""
    body_line: int = 1
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalStep:
    """One step towards a goal."""

    text: str
    is_done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(StudentPage):
    """What a student aims at. `level` is the target level as written; `evidence` holds artifact ids."""

    # Before `date`, whose name hides the type's from what follows it.
    due: date | None = None
    date: date | None = None
    why: str = ""
    tag: Tag | None = None
    level: str = ""
    steps: tuple[GoalStep, ...] = ()
    helpers: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    status: GoalStatus = GoalStatus.OPEN
    language: str = ""
    audience: Audience = Audience.FAMILY
    body: str = ""
    body_line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenLanguage:
    """A language as somebody wrote it: es, spa, Spanish or Español. Where it stands makes it no other language."""

    text: str
    location: Location = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Who the student is; `language` (a BCP 47 tag) is what the student writes in.

    `accent` is a word for a colour or "#rrggbb"; `home` names what stands on the first page, in order. Both are empty
    when the student left it to the look. `family_languages` are those in which the family wants to read the site, too.
    """

    name: str
    location: Location
    grade: str = ""
    language: str = ""
    languages: tuple[str, ...] = ()
    family_languages: tuple[WrittenLanguage, ...] = ()
    strengths: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    look: str = ""
    accent: str = ""
    home: tuple[str, ...] = ()
    picture: Attachment | None = None
    cover: Attachment | None = None
    audience: Audience = Audience.FAMILY
    body: str = ""
    body_line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """Everything in one student's folder; artifacts, reflections and goals in order of id.

    `unread` names the pieces of work that are there, and whose page could not be read.
    """

    student: str
    profile: Profile
    artifacts: tuple[Artifact, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    goals: tuple[Goal, ...] = ()
    unread: tuple[str, ...] = ()
