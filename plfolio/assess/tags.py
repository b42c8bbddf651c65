"""From a code as somebody wrote it to one standard, or to a message that helps. Never a guess.

Takes a `Tag` and the index of all codes; gives the standard or None, and diagnostics in the writer's words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from plfolio.assess.codes import CodeIndex
from plfolio.diagnostics import Code, Diagnostic
from plfolio.diagnostics.relations import R101, R102, R103, R104, R105
from plfolio.model import ProficiencyScale, Standard, Tag

__all__ = [
    "SCHOOL_CODES",
    "STUDENT_CODES",
    "TagCodes",
    "code_of",
    "list_levels",
    "name_replacements",
    "resolve_tag",
    "suggest",
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


def resolve_tag(tag: Tag, index: CodeIndex, codes: TagCodes) -> tuple[Standard | None, tuple[Diagnostic, ...]]:
    """Find the one standard a tag means; with None comes the reason."""
    found = index.resolve(tag.text)
    if found.standard is not None:
        if found.standard.is_retired and codes.retired:
            newer = name_replacements(found.standard, index)
            return found.standard, (codes.retired.at(tag.location, code=tag.text, newer=newer),)
        return found.standard, ()
    if found.candidates:
        choices = _join(_write_code(standard, index) for standard in found.candidates)
        return None, (codes.ambiguous.at(tag.location, code=tag.text, choices=choices),)
    advice = f"Did you mean {_join(found.suggestions)}? " if found.suggestions else ""
    return None, (codes.unknown.at(tag.location, code=tag.text, advice=advice),)


def name_replacements(standard: Standard, index: CodeIndex) -> str:
    """Name what replaces a retired standard, in codes; "another standard" when it does not say."""
    newer = [index.get(standard_id) for standard_id in standard.replaced_by]
    return _join(other.code or other.id for other in newer if other) or "another standard"


def suggest(text: str, known: Iterable[str]) -> str:
    """Write "Did you mean ...? " for what looks most like `text`, or nothing; ends in a space when it is not empty."""
    by_fold = {name.casefold(): name for name in sorted(known)}
    close = get_close_matches(text.casefold(), by_fold, n=1, cutoff=0.6)
    return f"Did you mean {by_fold[close[0]]}? " if close else ""


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
