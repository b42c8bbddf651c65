"""What each template is given: one closed, frozen dataclass per kind of page.

Takes nothing; a template sees its page's class as `view`, a `SiteView` as `site`, and the interface words as `words`.
What the classes are made of is in `plfolio.render.parts`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from plfolio.render.parts import (
    AnswerView,
    AttachmentView,
    BadgeView,
    ChosenPiece,
    FilterView,
    FrameworkView,
    GoalView,
    JudgedStandard,
    LevelCounts,
    Link,
    NextStepView,
    PieceCard,
    ReflectionView,
    ScaleView,
    TargetView,
    YearGroup,
)
from plfolio.render.pictures import PictureView

__all__ = [
    "AboutPage",
    "ArtifactPage",
    "BadgePage",
    "BadgesPage",
    "GoalsPage",
    "HomePage",
    "MenuItem",
    "PlanPage",
    "ReflectionsPage",
    "SearchPage",
    "SiteView",
    "StandardsPage",
    "WorkPage",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """One entry of the menu; `current` is what ``aria-current`` says: "page", "true" on pages below it, or ""."""

    title: str
    url: str
    current: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """What every page of one student's site knows. `root` is "" or "../": put it before a path from the site's root.

    `direction` is "ltr" or "rtl"; `text_language` is what the student writes in, which may differ from `language`.
    `face` is the student's picture, or None.
    `search` leads to the search page, and is None where there is none.
    """

    student_name: str
    school_name: str
    edition: str
    language: str
    direction: str
    text_language: str
    page_title: str
    root: str
    home_url: str
    face: PictureView | None
    menu: tuple[MenuItem, ...]
    search: MenuItem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """Home: who I am, what I chose and why, badges, levels at a glance, open goals, what is next.

    `sections` holds the names of what stands below the student, in order; names in one group stand side by side.
    `about` is all that the student wrote about themselves when that is one of them, and else empty.
    """

    name: str
    grade: str
    picture: PictureView | None
    cover: PictureView | None
    introduction: Markup
    about: Markup
    interests: tuple[str, ...]
    chosen: tuple[ChosenPiece, ...]
    newest: tuple[PieceCard, ...]
    badges: tuple[BadgeView, ...]
    counts: LevelCounts
    scales: tuple[ScaleView, ...]
    goals: tuple[GoalView, ...]
    targets: tuple[TargetView, ...]
    sections: tuple[tuple[str, ...], ...]
    links: tuple[tuple[str, str], ...]

    def url_of(self, kind: str) -> str:
        """Return the address of the page of this kind, or "" when the site has none."""
        return dict(self.links).get(kind, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPage:
    """Every piece of work, by school year, and the filters that tell some from others."""

    years: tuple[YearGroup, ...]
    total: int
    filters: tuple[FilterView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArtifactPage:
    """One piece: the work, the student's own words, the standards, then where it came from.

    `lead` is the file that is the work itself, shown before the text; `drafts` and `grown_into` are oldest first.
    `others` counts the people it was made with who are not named. `source_url` is set when the source is an address.
    """

    title: str
    date: dt.date | None
    subject: str
    kind: str
    chosen_by: str
    showcase: str
    language: str
    lead: AttachmentView | None
    body: Markup
    attachments: tuple[AttachmentView, ...]
    answers: tuple[AnswerView, ...]
    standards: tuple[JudgedStandard, ...]
    drafts: tuple[PieceCard, ...]
    grown_into: tuple[PieceCard, ...]
    people: tuple[str, ...]
    others: int
    source: str
    source_url: str
    licence: str
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardsPage:
    """The standards map."""

    frameworks: tuple[FrameworkView, ...]
    counts: LevelCounts
    scales: tuple[ScaleView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgesPage:
    """Badges by state."""

    earned: tuple[BadgeView, ...]
    under_way: tuple[BadgeView, ...]
    not_started: tuple[BadgeView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgePage:
    """One badge: what it takes, how far the student is, and the evidence and the sums it was earned by."""

    badge: BadgeView


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalsPage:
    """Goals: the open ones, then the others."""

    open: tuple[GoalView, ...]
    closed: tuple[GoalView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """What is planned and not yet reached, soonest first: under way, later, and past its day; and what to do next."""

    over: tuple[TargetView, ...]
    under_way: tuple[TargetView, ...]
    later: tuple[TargetView, ...]
    next_steps: tuple[NextStepView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage:
    """Who the student is."""

    name: str
    grade: str
    picture: PictureView | None
    cover: PictureView | None
    body: Markup
    languages: tuple[str, ...]
    strengths: tuple[str, ...]
    needs: tuple[str, ...]
    interests: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionsPage:
    """The journal, newest first."""

    entries: tuple[ReflectionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """Where a reader looks for words: every piece by title, for those without scripts and before anything is typed."""

    pieces: tuple[PieceCard, ...]
