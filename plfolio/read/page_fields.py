"""What the lines at the top of a student's pages may say: each word, its meaning, and what holds without it.

Takes nothing; gives one `Field` per word, and the fields of each kind of page. The handbook's tables are made of them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from plfolio.model import Audience, ChosenBy, GoalStatus, Tag
from plfolio.read.fields import Day, Field, Language, Tags, Text, Texts, choice_of
from plfolio.read.page_values import OneTag, Ratings, Steps
from plfolio.read.profile_values import Accent, Sections

__all__ = [
    "ABOUT",
    "ACCENT",
    "ARTIFACT_FIELDS",
    "AUDIENCE",
    "CHOSEN_BY",
    "COVER",
    "DATE",
    "DUE",
    "EVIDENCE",
    "GOAL_FIELDS",
    "GRADE",
    "GREW_FROM",
    "HELPERS",
    "HOME",
    "INTERESTS",
    "KIND",
    "LANGUAGE",
    "LANGUAGES",
    "LEVEL",
    "LICENCE",
    "LOOK",
    "NAME",
    "NEEDS",
    "PEOPLE",
    "PICTURE",
    "PROFILE_FIELDS",
    "REFLECTION_FIELDS",
    "SELF",
    "SHOWCASE",
    "SOURCE",
    "STANDARD",
    "STANDARDS",
    "STATUS",
    "STEPS",
    "STRENGTHS",
    "SUBJECT",
    "TITLE",
    "WHY",
]

_NONE: tuple[str, ...] = ()

TITLE = Field(name="title", converter=Text(), default="", doc="What the page is called. Default: its first heading.")
DATE: Field[date | None] = Field(name="date", converter=Day(), default=None, doc="The day, like 2026-10-14.")
LANGUAGE = Field(
    name="language",
    converter=Language(),
    default="",
    doc="The language you write in, like en. Default: your profile's.",
)
AUDIENCE: Field[Audience | None] = Field(
    name="audience",
    converter=choice_of(Audience),
    default=None,
    doc="Who may see it. Default: what the school set.",
    is_quiet=True,
)

SUBJECT = Field(name="subject", converter=Text(), default="", doc="The school subject.")
KIND = Field(name="kind", converter=Text(), default="", doc="What sort of work it is, such as video. Default: writing.")
STANDARDS: Field[tuple[Tag, ...]] = Field(
    name="standards", converter=Tags(), default=(), doc="Codes of the standards that it shows.", also=("standard",)
)
SELF = Field(
    name="self", converter=Ratings(), default=(), doc="The level you give it: one for all, or one for each code."
)
CHOSEN_BY = Field(name="chosen_by", converter=choice_of(ChosenBy), default=ChosenBy.UNKNOWN, doc="Who chose the topic.")
SHOWCASE = Field(name="showcase", converter=Text(), default="", doc="Why you chose to show it on your first page.")
PEOPLE = Field(
    name="people", converter=Texts(commas=True), default=_NONE, doc="Folder names of students who worked on it."
)
GREW_FROM = Field(
    name="grew_from", converter=Texts(commas=True), default=_NONE, doc="Names of your earlier work that led to it."
)
SOURCE = Field(name="source", converter=Text(), default="", doc="Where things come from that are not yours.")
LICENCE = Field(name="licence", converter=Text(), default="", doc="What others may do with it.", also=("license",))
ARTIFACT_FIELDS: tuple[Field[Any], ...] = (
    TITLE,
    DATE,
    SUBJECT,
    KIND,
    LANGUAGE,
    STANDARDS,
    SELF,
    CHOSEN_BY,
    SHOWCASE,
    AUDIENCE,
    PEOPLE,
    GREW_FROM,
    SOURCE,
    LICENCE,
)  # fmt: skip  one line a field says no more

ABOUT = Field(
    name="about", converter=Texts(commas=True), default=_NONE, doc="Names of the work that you are thinking about."
)
REFLECTION_FIELDS: tuple[Field[Any], ...] = (TITLE, DATE, LANGUAGE, AUDIENCE, ABOUT)

DUE: Field[date | None] = Field(name="due", converter=Day(), default=None, doc="The day you want to be there.")
WHY = Field(name="why", converter=Text(), default="", doc="Why it matters to you.")
STANDARD: Field[Tag | None] = Field(
    name="standard",
    converter=OneTag(),
    default=None,
    doc="The code of a standard that you aim at.",
    also=("standards",),
)
LEVEL = Field(name="level", converter=Text(), default="", doc="The level you aim at.")
STEPS = Field(name="steps", converter=Steps(), default=(), doc="What you will do, in order; (done) in front when done.")
HELPERS = Field(name="helpers", converter=Texts(commas=True), default=_NONE, doc="Who helps you.")
EVIDENCE = Field(
    name="evidence", converter=Texts(commas=True), default=_NONE, doc="Names of your work that shows how far you are."
)
STATUS = Field(name="status", converter=choice_of(GoalStatus), default=GoalStatus.OPEN, doc="How the goal stands.")
GOAL_FIELDS: tuple[Field[Any], ...] = (
    TITLE,
    DATE,
    DUE,
    WHY,
    STANDARD,
    LEVEL,
    STEPS,
    HELPERS,
    EVIDENCE,
    STATUS,
    LANGUAGE,
    AUDIENCE,
)  # fmt: skip  one line a field says no more

NAME = Field(name="name", converter=Text(), default="", doc="Your name, as you want to be called.")
GRADE = Field(name="grade", converter=Text(), default="", doc="Your grade.")
LANGUAGES = Field(name="languages", converter=Texts(commas=True), default=_NONE, doc="The languages you speak.")
STRENGTHS = Field(name="strengths", converter=Texts(), default=_NONE, doc="What you are good at.")
NEEDS = Field(name="needs", converter=Texts(), default=_NONE, doc="What helps you learn.")
INTERESTS = Field(name="interests", converter=Texts(), default=_NONE, doc="What you like.")
LOOK = Field(name="look", converter=Text(), default="", doc="The look of your site.")
ACCENT = Field(name="accent", converter=Accent(), default="", doc="The colour of your site.")
HOME = Field(name="home", converter=Sections(), default=_NONE, doc="What stands on your first page, in this order.")
PICTURE = Field(name="picture", converter=Text(), default="", doc="A picture beside profile.md.")
COVER = Field(name="cover", converter=Text(), default="", doc="A wide picture beside profile.md, for your first page.")
PROFILE_FIELDS: tuple[Field[Any], ...] = (
    NAME,
    GRADE,
    LANGUAGE,
    LANGUAGES,
    STRENGTHS,
    NEEDS,
    INTERESTS,
    LOOK,
    ACCENT,
    HOME,
    PICTURE,
    COVER,
    AUDIENCE,
)  # fmt: skip  one line a field says no more
