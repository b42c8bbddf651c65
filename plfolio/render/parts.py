"""What the contexts of pages are made of: closed, frozen, and ready to be shown.

Takes nothing; gives dataclasses. An address in them can stand in an ``href`` as it is: relative to its page.
Only `Markup` is HTML; all other text is escaped when it is shown. `language` is for a text's ``lang``: "" when it is in
the page's language anyway.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from plfolio.render.pictures import PictureView

__all__ = [
    "AnswerView",
    "AttachmentView",
    "BadgeView",
    "ChosenPiece",
    "FilterOption",
    "FilterView",
    "FrameworkView",
    "GoalView",
    "JudgedStandard",
    "JudgementView",
    "LevelCounts",
    "LevelView",
    "Link",
    "MasteryView",
    "MissingView",
    "NextStepView",
    "OverrideView",
    "PieceCard",
    "ReflectionView",
    "RubricRow",
    "ScaleView",
    "StandardLabel",
    "StandardNode",
    "StepView",
    "SumView",
    "TargetView",
    "YearGroup",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A title and where it leads; `url` is "" when there is nothing to open in this edition."""

    title: str
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelView:
    """A level, always shown as number, word and the shape of its band ("below", "on", "above")."""

    number: int
    name: str
    band: str
    description: str = ""
    language: str = ""
    description_language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleView:
    """A proficiency scale, lowest level first, and its goal; `frameworks` holds the titles of what is judged on it."""

    frameworks: tuple[str, ...]
    levels: tuple[LevelView, ...]
    goal: LevelView


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelCounts:
    """How many standards stand where."""

    above: int
    on: int
    below: int
    not_yet: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardLabel:
    """A standard in plain words; `url` leads to its place on the standards map, or is ""."""

    code: str
    statement: str
    url: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceCard:
    """A piece of work in a list; `excerpt` is how its text begins, for a piece that has no picture.

    `values` pairs the names of the list's filters with the piece's own.
    """

    title: str
    url: str
    date: dt.date | None = None
    subject: str = ""
    kind: str = ""
    language: str = ""
    picture: PictureView | None = None
    excerpt: str = ""
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterOption:
    """One value to choose by, and how it reads; `language` is the label's, "" when it is the site's."""

    value: str
    label: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterView:
    """A way to choose among pieces. `is_box`: to be ticked, with one option. `has_lists`: a piece may have many."""

    name: str
    options: tuple[FilterOption, ...]
    is_box: bool = False
    has_lists: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenPiece:
    """A piece the student chose to show, and why."""

    piece: PieceCard
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementView:
    """One level given to one piece; `piece` is None for an observation, and has no title when this edition hides it."""

    level: LevelView
    piece: Link | None = None
    date: dt.date | None = None
    given_on: dt.date | None = None
    by: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One line of a sum. `label` is the method's own; `result` is exact, as figures."""

    label: str
    expression: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideView:
    """A teacher's judgement that stands above the sum, which gives `calculated`; `newer` counts later pieces."""

    level: LevelView
    by: str
    date: dt.date
    note: str
    newer: int
    calculated: LevelView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SumView:
    """The sum behind a level. `value` is rounded for display, "" when there is none; `cut` is the goal's number.

    `counted` is the one judgement that decides, for methods in which one does. `next_level` is set when the value lies
    between two levels; `is_whole` says that there was nothing to round. `needs_evidence` is how many pieces it takes.
    """

    method: str
    parameters: tuple[tuple[str, str], ...]
    inputs: tuple[JudgementView, ...]
    steps: tuple[StepView, ...]
    value: str
    cut: str
    cut_level: LevelView
    is_whole: bool
    next_level: LevelView | None
    needs_evidence: int
    remark: str
    undated: int
    counted: JudgementView | None
    level: LevelView | None
    override: OverrideView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MasteryView:
    """How a standard stands. `state` is "level", "not-assessed" or "not-enough-evidence"; `level` only with the first.

    `own` is the student's newest rating of their own work. `pieces` are links to the tagged pieces, judged or not.
    """

    state: str
    level: LevelView | None
    own: LevelView | None
    evidence_count: int
    last_date: dt.date | None
    pieces: tuple[Link, ...]
    sum: SumView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardNode:
    """A standard in the tree of the map; `mastery` is None for a heading that is not judged itself."""

    anchor: str
    code: str
    statement: str
    language: str
    mastery: MasteryView | None
    target: TargetView | None
    children: tuple[StandardNode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkView:
    """The part of a framework that concerns the student."""

    title: str
    language: str
    nodes: tuple[StandardNode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricRow:
    """What work at one level looks like, whether it is the goal, and whether somebody put this piece there."""

    level: LevelView
    text: str
    language: str = ""
    is_goal: bool = False
    is_own: bool = False
    is_teacher: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedStandard:
    """One standard that a piece shows: the criteria, and the two levels side by side."""

    standard: StandardLabel
    rubric_title: str
    rubric: tuple[RubricRow, ...]
    own: LevelView | None
    teacher: LevelView | None
    judgements: tuple[JudgementView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentView:
    """A file beside a piece.

    `display` says how: `picture`, audio, video, text, code, table (with `rows`) or link.
    """

    display: str
    name: str
    url: str
    size: int
    picture: PictureView | None = None
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """What the student wrote under one prompt."""

    heading: str
    text: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingView:
    """What a badge still needs in one standard: the keys "level", "evidence", "kinds"."""

    standard: StandardLabel
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeView:
    """A badge, and its own page. `svg` is None when there is no picture; `level` is the level it asks for.

    `standards` are those it asks for, each with how the student stands there now; `evidence` holds the pieces it was
    earned for, oldest first.
    """

    url: str
    name: str
    description: str
    state: str
    svg: Markup | None
    small_url: str
    large_url: str
    svg_url: str
    level: LevelView
    standards: tuple[tuple[StandardLabel, MasteryView], ...]
    needs_evidence: int
    needs_kinds: int
    met: int
    needed: int
    missing: tuple[MissingView, ...]
    date: dt.date | None
    evidence: tuple[PieceCard, ...]
    sums: tuple[tuple[StandardLabel, SumView], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalView:
    """A goal. `status` is "open", "met", "revised" or "let-go"; `steps` pairs words with whether it is done.

    `is_over` says that its day has passed and it is still open.
    """

    anchor: str
    title: str
    why: str
    status: str
    date: dt.date | None
    due: dt.date | None
    is_over: bool
    standard: StandardLabel | None
    level: LevelView | None
    steps: tuple[tuple[str, bool], ...]
    helpers: tuple[str, ...]
    evidence: tuple[Link, ...]
    body: Markup
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetView:
    """What the school plans for one standard: the level expected by a day, what the work will be, and the criteria.

    `is_over` says that the day has passed.
    """

    standard: StandardLabel
    start: dt.date | None
    by: dt.date
    level: LevelView
    task: str
    criteria: tuple[RubricRow, ...]
    has_started: bool
    is_over: bool
    state: str
    now: LevelView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStepView:
    """What to do next in one standard; `sort` is "support" or "stretch"."""

    standard: StandardLabel
    level: LevelView
    sort: str
    ideas: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionView:
    """A journal entry, and the pieces it is about."""

    anchor: str
    title: str
    date: dt.date | None
    language: str
    body: Markup
    answers: tuple[AnswerView, ...]
    about: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearGroup:
    """The pieces of one school year, newest first; `first_year` is None for undated work."""

    first_year: int | None
    pieces: tuple[PieceCard, ...]
