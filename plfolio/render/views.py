"""What each template is given: one closed, frozen dataclass per kind of page.

Takes nothing; a template sees its page's class as `view`, a `SiteView` as `site`, and the interface words as `words`.
What the classes are made of is in `plfolio.render.parts`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from plfolio.render.charts.activity import ActivityPicture
from plfolio.render.charts.badge_progress import BadgeProgress
from plfolio.render.charts.coverage import CoveragePicture
from plfolio.render.charts.growth import GrowthPicture
from plfolio.render.charts.strengths import StrengthsPicture
from plfolio.render.parts import (
    AnswerView,
    AttachmentView,
    BadgeView,
    ChosenPiece,
    FilterView,
    FrameworkView,
    GoalView,
    JudgedStandard,
    JudgementView,
    LevelCounts,
    Link,
    MasteryView,
    NextStepView,
    PieceCard,
    ReflectionView,
    ScaleView,
    StandardLabel,
    TargetView,
    YearGroup,
)
from plfolio.render.pictures import PictureView
from plfolio.render.sharing import CardView, SquareView

__all__ = [
    "AboutPage",
    "Alternate",
    "ArtifactPage",
    "BadgePage",
    "BadgesPage",
    "GoalsPage",
    "GrowthPage",
    "HomePage",
    "MenuItem",
    "PaperPage",
    "PaperPiece",
    "PlanPage",
    "ReflectionsPage",
    "SearchPage",
    "SiteView",
    "StandardRow",
    "StandardsPage",
    "SummaryPage",
    "WorkPage",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """One entry of the menu; `current` is what ``aria-current`` says: "page", "true" on pages below it, or ""."""

    title: str
    url: str
    current: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """The same page in one of the site's languages, by what the language calls itself."""

    language: str
    direction: str
    name: str
    url: str
    is_current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """What every page of one student's site knows. `root` is "" or "../": put it before a path from the site's root.

    `direction` is "ltr" or "rtl". `text_language` and `school_language` are what to put in the ``lang`` of what the
    student writes and of what the school does: "" when it is the page's own. `face` is the student's picture, or None.
    `alternates` holds the page in each of the site's languages, itself among them, and nothing where there is only one.
    `paper_url` and `summary_url` lead to the pages for paper, "" without them; `card` is what a link to this page shows
    elsewhere, None where nobody may see it.
    `search` leads to the search page, and is None where there is none.
    """

    student_name: str
    school_name: str
    edition: str
    language: str
    direction: str
    text_language: str
    school_language: str
    page_title: str
    root: str
    home_url: str
    face: PictureView | None
    menu: tuple[MenuItem, ...]
    alternates: tuple[Alternate, ...] = ()
    paper_url: str = ""
    summary_url: str = ""
    card: CardView | None = None
    search: MenuItem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """Home: who I am, what I chose and why, badges, levels at a glance, open goals, what is next.

    `sections` holds the names of what stands below the student, in order; names in one group stand side by side.
    `about` is all that the student wrote about themselves when that is one of them, and else empty.
    `growth` is the standards whose level changed most recently.
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
    growth: tuple[GrowthPicture, ...]
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
    """The standards map. `growth` is by the anchor of a standard; `coverage` is None when nothing is judged yet."""

    frameworks: tuple[FrameworkView, ...]
    counts: LevelCounts
    scales: tuple[ScaleView, ...]
    coverage: CoveragePicture | None
    growth: Mapping[str, GrowthPicture]


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthPage:
    """Pictures over time: the work, each area, and each standard, that with the newest work first.

    `signs` are the dots and lines that occur in the pictures; `more` are standards that need not be seen at once.
    """

    work_url: str
    standards_url: str
    activity: ActivityPicture
    strengths: StrengthsPicture
    scales: tuple[ScaleView, ...]
    signs: tuple[str, ...]
    first: tuple[GrowthPicture, ...]
    more: tuple[GrowthPicture, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgesPage:
    """Badges by state. `progress` is by the address of a badge that is under way."""

    earned: tuple[BadgeView, ...]
    under_way: tuple[BadgeView, ...]
    not_started: tuple[BadgeView, ...]
    progress: Mapping[str, BadgeProgress]


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgePage:
    """One badge: what it takes, how far the student is, and the evidence and the sums it was earned by."""

    badge: BadgeView
    all_url: str


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
    """Where a reader looks for words: every piece by title, for those without scripts and before anything is typed.

    `index_url` leads to what can be found.
    """

    index_url: str
    pieces: tuple[PieceCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPiece:
    """One piece of work in the whole portfolio on paper, and its place there."""

    anchor: str
    page: ArtifactPage


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardRow:
    """A standard and how it stands, as a line of a table."""

    standard: StandardLabel
    mastery: MasteryView


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPage:
    """The whole portfolio as one document; pieces come oldest first. `square` is None when the address is not known."""

    name: str
    grade: str
    school_address: str
    picture: PictureView | None
    cover: PictureView | None
    made_on: dt.date
    square: SquareView | None
    about: Markup
    strengths: tuple[str, ...]
    needs: tuple[str, ...]
    interests: tuple[str, ...]
    pieces: tuple[PaperPiece, ...]
    entries: tuple[ReflectionView, ...]
    rows: tuple[StandardRow, ...]
    scales: tuple[ScaleView, ...]
    badges: tuple[BadgeView, ...]
    goals: tuple[GoalView, ...]
    targets: tuple[TargetView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryPage:
    """How far the student is, on one sheet. `rows` are the standards worked on last; `left_out` counts the others."""

    name: str
    grade: str
    made_on: dt.date
    counts: LevelCounts
    scales: tuple[ScaleView, ...]
    rows: tuple[StandardRow, ...]
    left_out: int
    comments: tuple[JudgementView, ...]
    goals: tuple[GoalView, ...]
    targets: tuple[TargetView, ...]
    square: SquareView | None
