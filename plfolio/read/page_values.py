"""What only a student's pages say: self ratings, steps of a goal, and the one standard that a goal aims at.

Takes nodes; gives typed values, or a message and None.
"""

from __future__ import annotations

from dataclasses import dataclass

from plfolio.model import GoalStep, SelfRating, Tag
from plfolio.read.fields import Either, Field, Pairs, Record, Text, Values, Where, YesNo, read_record
from plfolio.read.yaml_nodes import Items, Mapping, Node

__all__ = ["OneTag", "Ratings", "Steps"]

_DONE = "(done)"

_text = Field(name="text", converter=Text(), default="", doc="What you will do.", required=True)
_done = Field(name="done", converter=YesNo(), default=False, doc="Whether you have done it: yes or no.")
_levels = Pairs(Text())


@dataclass(frozen=True, slots=True)
class OneTag:
    """The code of one standard."""

    def convert(self, node: Node, where: Where) -> Tag | None:
        """Return the code as typed, with its place."""
        lone = node.items[0] if isinstance(node, Items) and len(node.items) == 1 else node
        text = Text().convert(lone, where)
        return Tag(text=text, location=where.at(lone)) if text else None


@dataclass(frozen=True, slots=True)
class Ratings:
    """Self ratings: one level for the whole piece, or a level for each code."""

    def convert(self, node: Node, where: Where) -> tuple[SelfRating, ...] | None:
        """Return the levels as typed."""
        if not isinstance(node, Mapping):
            level = Text().convert(node, where)
            return None if level is None else (SelfRating(tag=None, level=level, location=where.at(node)),)
        pairs = _levels.convert(node, where) or ()
        return tuple(
            SelfRating(tag=Tag(text=key.text.strip(), location=where.at(key)), level=level, location=where.at(key))
            for key, level in pairs
            if level
        )


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps of a goal: a list of texts, with (done) in front of what is done, or of records with text and done."""

    def convert(self, node: Node, where: Where) -> tuple[GoalStep, ...] | None:
        """Return the steps, without empty ones."""
        nodes = node.items if isinstance(node, Items) else (node,)
        steps = (_STEP.convert(item, where) for item in nodes)
        return tuple(step for step in steps if step is not None and step.text)


@dataclass(frozen=True, slots=True)
class _WrittenStep:
    def convert(self, node: Node, where: Where) -> GoalStep | None:
        text = Text().convert(node, where)
        if text is None:
            return None
        is_done = text.casefold().startswith(_DONE)
        return GoalStep(text=text[len(_DONE) :].strip() if is_done else text, is_done=is_done)


def _read_step(record: Mapping, where: Where) -> GoalStep:
    values: Values = read_record(record, (_text, _done), where)
    return GoalStep(text=values[_text], is_done=values[_done])


_STEP = Either(lone=_WrittenStep(), many=Record(_read_step))
