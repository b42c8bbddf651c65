"""The nouns of plfolio: what a school, a student and a piece of work are.

Takes nothing but values; every class is frozen, slotted and picklable, so that a noun can cross to a worker process
unchanged. Whatever was read from a file keeps the `Location` it was read at.
"""

from plfolio.model.levels import Audience, Band, Level, ProficiencyScale
from plfolio.model.mastery import (
    Award,
    BadgeState,
    BadgeStatus,
    Calculation,
    Evidence,
    EvidenceSource,
    Mastery,
    MasteryState,
    Moment,
    Step,
)
from plfolio.model.portfolio import (
    HOME_SECTIONS,
    Answer,
    Artifact,
    Attachment,
    ChosenBy,
    Goal,
    GoalStatus,
    GoalStep,
    Portfolio,
    Profile,
    Reflection,
    SelfRating,
    StudentPage,
    WrittenLanguage,
)
from plfolio.model.school import Assessment, Badge, NextStep, Override, PacingTarget, RosterEntry, SchoolData
from plfolio.model.standards import Criterion, Framework, Rubric, Standard, Tag
from plfolio.model.translations import Translations, choose_translation, is_same_language

__all__ = [
    "HOME_SECTIONS",
    "Answer",
    "Artifact",
    "Assessment",
    "Attachment",
    "Audience",
    "Award",
    "Badge",
    "BadgeState",
    "BadgeStatus",
    "Band",
    "Calculation",
    "ChosenBy",
    "Criterion",
    "Evidence",
    "EvidenceSource",
    "Framework",
    "Goal",
    "GoalStatus",
    "GoalStep",
    "Level",
    "Mastery",
    "MasteryState",
    "Moment",
    "NextStep",
    "Override",
    "PacingTarget",
    "Portfolio",
    "ProficiencyScale",
    "Profile",
    "Reflection",
    "RosterEntry",
    "Rubric",
    "SchoolData",
    "SelfRating",
    "Standard",
    "Step",
    "StudentPage",
    "Tag",
    "Translations",
    "WrittenLanguage",
    "choose_translation",
    "is_same_language",
]
