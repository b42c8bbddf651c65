"""From a code or a level as somebody wrote it to what it means, or to a message that helps. Never a guess.

Takes a `Tag` and the index of all codes, or a scale; gives the standard or level or None, and diagnostics in the
writer's words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from plfolio.assess.codes import CodeIndex
from plfolio.diagnostics import Code, Diagnostic
from plfolio.diagnostics.relations import R101, R102, R103, R104, R105, R112
from plfolio.model import Level, ProficiencyScale, Standard, Tag

__all__ = [
    "SCHOOL_CODES",
    "STUDENT_CODES",
    "TagCodes",
    "code_of",
    "find_level",
    "find_near",
    "find_standard",
    "list_levels",
    "name_replacements",
    "suggest",
    "suggest_closely",
]

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TagCodes:
    """The messages for one kind of writer; `retired` is None where a check says it later."""

    unknown: Code
    ambiguous: Code
    retired: Code | None = None


STUDENT_CODES = TagCodes(unknown=R101, ambiguous=R102)
SCHOOL_CODES = TagCodes(unknown=R103, ambiguous=R104, retired=R105)


def find_standard(tag: Tag, index: CodeIndex, codes: TagCodes, found: list[Diagnostic]) -> Standard | None:
    """Return the one standard that a tag means, or None; what there is to say about it goes to `found`.

    While a framework can't be read, nobody is told that a code is unknown: it may stand there.
    """
    meant = index.resolve(tag.text)
    if meant.standard:
        if meant.standard.is_retired and codes.retired:
            newer = name_replacements(meant.standard, index)
            found.append(codes.retired.at(tag.location, code=tag.text, newer=newer))
    elif meant.candidates:
        choices = _join(_write_code(standard, index) for standard in meant.candidates)
        found.append(codes.ambiguous.at(tag.location, code=tag.text, choices=choices))
    elif index.is_whole:
        advice = f"Did you mean {_join(meant.suggestions)}? " if meant.suggestions else ""
        found.append(codes.unknown.at(tag.location, code=tag.text, advice=advice))
    return meant.standard


def find_level(tag: Tag, level: str, scale: ProficiencyScale, outcome: str, found: list[Diagnostic]) -> Level | None:
    """Return the level of the scale that is written as a number or a name; None after saying what follows from it."""
    meant = scale.find(level)
    if meant is None:
        levels = list_levels(scale)
        found.append(R112.at(tag.location, level=level, code=tag.text, outcome=outcome, levels=levels))
    return meant


def name_replacements(standard: Standard, index: CodeIndex) -> str:
    """Name what replaces a retired standard, in codes; "another standard" when it does not say."""
    newer = [index.get(standard_id) for standard_id in standard.replaced_by]
    return _join(other.code or other.id for other in newer if other) or "another standard"


def suggest(text: str, known: Iterable[str]) -> str:
    """Write "Did you mean ...? " for what looks most like `text`, or nothing; ends in a space when it is not empty."""
    near = find_near(text, known)
    return f"Did you mean {near}? " if near else ""


def suggest_closely(text: str, known: Iterable[str]) -> str:
    """Write the same for names of people, of which many are alike: only for what differs in a letter or two."""
    near = find_near(text, known, likeness=0.85)
    return f"Did you mean {near}? " if near else ""


def find_near(text: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """Return what looks most like `text`, whatever the letters' case; "" when nothing does."""
    by_fold = {name.casefold(): name for name in sorted(known)}
    return next((by_fold[near] for near in get_close_matches(text.casefold(), by_fold, n=1, cutoff=likeness)), "")


def list_levels(scale: ProficiencyScale) -> str:
    """Write the levels that can be given: "1 (Beginning), 2 (Approaching)"."""
    return ", ".join(f"{level.number} ({level.name})" for level in scale.levels)


def code_of(standard_id: str, index: CodeIndex) -> str:
    """Return a standard's code, or its id when it has none."""
    standard = index.get(standard_id)
    return standard.code if standard and standard.code else standard_id


def _write_code(standard: Standard, index: CodeIndex) -> str:
    """Write a standard so that no other can be meant: ``framework:code``, or its id where that is not enough."""
    if standard.code:
        text = f"{index.framework_of(standard.id).id}:{standard.code}"
        if index.resolve(text).standard == standard:
            return text
    return standard.id


def _join(words: Iterable[str]) -> str:
    """Join with commas and an "or", naming five at most."""
    named = list(words)[:_MOST_NAMED]
    return " or ".join([*([", ".join(named[:-1])] if named[1:] else []), *named[-1:]])
