"""What the lines at the top of a student's pages may say: each word, its meaning, and what holds without it.

Takes a `Mapping`; gives a record for each kind of page. The handbook's tables are made of their fields.
"""

from __future__ import annotations

from plfolio.model import Audience, ChosenBy, GoalStatus, GoalStep, SelfRating, Tag
from plfolio.read.converters import (
    Where,
    as_day,
    as_language,
    as_languages,
    as_names,
    as_pairs,
    as_record,
    as_tag,
    as_tags,
    as_text,
    as_texts,
    as_yes_no,
    member_of,
    one_of,
    plain_word,
)
from plfolio.read.fields import Field, Record
from plfolio.read.profile_values import as_accent, as_sections
from plfolio.read.yaml_nodes import Items, Mapping, Node, Scalar

__all__ = ["ArtifactPage", "GoalPage", "ProfilePage", "ReflectionPage", "TitledPage"]

_DONE = "(done)"
_as_levels = as_pairs(as_text, "{SCI.1: 3}")


def _as_ratings(node: Node, where: Where) -> tuple[SelfRating, ...] | None:
    """Return one level for the whole piece, or a level for each code, as typed."""
    if isinstance(node, Mapping):
        return tuple(
            SelfRating(tag=Tag(text=key.text.strip(), location=where.at(key)), level=level, location=where.at(key))
            for key, level in _as_levels(node, where) or ()
            if level
        )
    level = as_text(node, where)
    return None if level is None else (SelfRating(tag=None, level=level, location=where.at(node)),)


class _Step(Record):
    text = Field(as_text, "", "What you will do.", is_required=True)
    is_done = Field(as_yes_no, default=False, doc="Whether you have done it: yes or no.", name="done")


_as_step_record = as_record(_Step, _Step.example())


def _as_step(node: Node, where: Where) -> GoalStep | None:
    """Return a step that is one text, with (done) in front when it is done, or a record."""
    text = _plain_step(node)
    if text is None:
        step = _as_step_record(node, where)
        return GoalStep(**step.values()) if step else None
    is_done = text.casefold().startswith(_DONE)
    return GoalStep(text=text[len(_DONE) :].strip() if is_done else text, is_done=is_done)


def _plain_step(node: Node) -> str | None:
    """Return a step that is one text, also if a colon or brackets make something else of it; None for a record."""
    if isinstance(node, Mapping):
        key, value = node.entries[0] if len(node.entries) == 1 else (None, None)
        is_text = key and isinstance(value, Scalar) and plain_word(key.text) not in {"text", "done"}
        return f"{key.text}: {value.text}".strip() if key and is_text and isinstance(value, Scalar) else None
    pieces = node.items if isinstance(node, Items) else (node,)
    texts = [piece.text.strip() for piece in pieces if isinstance(piece, Scalar)]
    return ", ".join(texts) if len(texts) == len(pieces) else None


def _as_steps(node: Node, where: Where) -> tuple[GoalStep, ...]:
    """Return the steps, without empty ones."""
    nodes = node.items if isinstance(node, Items) else (node,)
    return tuple(step for item in nodes if (step := _as_step(item, where)) and step.text)


_as_chooser = one_of(
    {one.value: one for one in ChosenBy}, ", ".join(one for one in ChosenBy if one != ChosenBy.UNKNOWN)
)

# The words of the files, and those that the pages show in their place.
_STATUS_WORDS = {
    GoalStatus.OPEN: "working on it, in progress, en ello, أعمل عليه, en cours, у роботі, đang cố gắng, 进行中",  # noqa: RUF001  letters of Ukrainian
    GoalStatus.MET: "reached, done, finished, conseguida, تحقق, atteint, досягнуто, đã đạt, 已达到",
    GoalStatus.REVISED: "changed, cambiada, تغيّر, modifié, змінено, đã thay đổi, 已修改",
    GoalStatus.LET_GO: "let go, stopped, dejada de lado, تركته, laissé de côté, відкладено, tạm gác lại, 已放下",
}
_as_status = one_of(
    {status.value: status for status in GoalStatus}
    | {word: status for status, words in _STATUS_WORDS.items() for word in words.split(", ")},
    ", ".join(GoalStatus),
)


class TitledPage(Record):
    """What every page but the profile may say."""

    title = Field(as_text, "", "What the page is called. Default: its first heading.")
    date = Field(as_day, None, "The day, like 2026-10-14.")
    language = Field(as_language, "", "The language you write in, like en. Default: your profile's.")
    audience = Field(member_of(Audience), None, "Who may see it. Default: what the school set.", is_quiet=True)


class ArtifactPage(TitledPage):
    """What a piece of work may say."""

    title = TitledPage.title
    date = TitledPage.date
    subject = Field(as_text, "", "The school subject.")
    kind = Field(as_text, "", "What sort of work it is, such as video. Default: writing.")
    language = TitledPage.language
    tags = Field(as_tags, (), "Codes of the standards that it shows.", name="standards", also=("standard",))
    self_ratings = Field(_as_ratings, (), "The level you give it: one for all, or one for each code.", name="self")
    chosen_by = Field(_as_chooser, ChosenBy.UNKNOWN, "Who chose the topic.")
    showcase = Field(as_text, "", "Why you chose to show it on your first page.")
    audience = TitledPage.audience
    people = Field(as_names, (), "Folder names of students who worked on it.")
    grew_from = Field(as_names, (), "Names of your earlier work that led to it.")
    source = Field(as_text, "", "Where things come from that are not yours.")
    licence = Field(as_text, "", "What others may do with it.", also=("license",))


class ReflectionPage(TitledPage):
    """What a journal entry may say."""

    title = TitledPage.title
    date = TitledPage.date
    language = TitledPage.language
    audience = TitledPage.audience
    about = Field(as_names, (), "Names of the work that you are thinking about.")


class GoalPage(TitledPage):
    """What a goal may say."""

    title = TitledPage.title
    date = TitledPage.date
    due = Field(as_day, None, "The day you want to be there.")
    why = Field(as_text, "", "Why it matters to you.")
    tag = Field(as_tag, None, "The code of a standard that you aim at.", name="standard", also=("standards",))
    level = Field(as_text, "", "The level you aim at.")
    steps = Field(_as_steps, (), "What you will do, in order; (done) in front when done.")
    helpers = Field(as_names, (), "Who helps you.")
    evidence = Field(as_names, (), "Names of your work that shows how far you are.")
    status = Field(_as_status, GoalStatus.OPEN, "How the goal stands.")
    language = TitledPage.language
    audience = TitledPage.audience


class ProfilePage(Record):
    """What a profile may say."""

    name = Field(as_text, "", "Your name, as you want to be called.")
    grade = Field(as_text, "", "Your grade.")
    language = TitledPage.language
    languages = Field(as_names, (), "The languages you speak.")
    family_languages = Field(as_languages, (), "The languages your family reads, like es.")
    strengths = Field(as_texts, (), "What you are good at.")
    needs = Field(as_texts, (), "What helps you learn.")
    interests = Field(as_texts, (), "What you like.")
    look = Field(as_text, "", "The look of your site.")
    accent = Field(as_accent, "", "The colour of your site.")
    home = Field(as_sections, (), "What stands on your first page, in this order.")
    picture = Field(as_text, "", "A picture beside profile.md.")
    cover = Field(as_text, "", "A wide picture beside profile.md, for your first page.")
    audience = TitledPage.audience
