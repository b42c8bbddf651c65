"""Rubrics: what work looks like at each level of a standard, by ``rubrics/*.yml``.

Takes the files and the school's scales; gives one `Rubric` per standard as it is written there.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from plfolio.diagnostics import Diagnostic, Location, teachers, writing
from plfolio.model import Criterion, ProficiencyScale, Rubric
from plfolio.read.converters import Where, as_day, as_language, as_pairs, as_tag, as_text, suggest
from plfolio.read.fields import Field, Record
from plfolio.read.repeats import split_repeats
from plfolio.read.school_files import list_files, read_list
from plfolio.read.yaml_nodes import Mapping, Scalar

__all__ = ["RubricEntry", "read_rubrics"]


class RubricEntry(Record):
    """One rubric."""

    tag = Field(as_tag, None, "The code of the standard it is for.", name="standard", is_required=True)
    title = Field(as_text, "", "What the rubric is called.")
    since = Field(as_day, None, "The day from which students could read it.")
    levels = Field(
        as_pairs(as_text, "{3: I can do it}"),
        (),
        "The number or name of each level, and what work looks like there.",
        is_required=True,
    )
    translations = Field(
        as_pairs(as_pairs(as_text, "{3: I can do it}"), "{es: {3: ...}}"),
        (),
        "The levels again in other languages, such as {es: {3: ...}}.",
    )


def read_rubrics(
    root: Path, folder: str, scales: tuple[ProficiencyScale, ...]
) -> tuple[tuple[Rubric, ...], tuple[Diagnostic, ...]]:
    """Read every rubric of the folder, sorted by file. Of two for one standard, the first counts."""
    paths, found = list_files(root, folder, (".yml", ".yaml"))
    written: list[Rubric] = []
    for shown in paths:
        entries, problems = read_list(root, shown, "rubrics", partial(_read_rubric, scales), RubricEntry.example())
        written += entries
        found += problems
    rubrics, repeats = split_repeats(written, lambda rubric: rubric.tag.text)
    for rubric, first in repeats:
        place = Location(first.tag.location.path, first.tag.location.line)
        found.append(teachers.T130.at(rubric.tag.location, standard=rubric.tag.text, first=place))
    return rubrics, tuple(found)


def _read_rubric(scales: tuple[ProficiencyScale, ...], node: Mapping, where: Where) -> Rubric | None:
    says = RubricEntry(node, where)
    if says.has(RubricEntry.levels) and not says.levels:
        where.report(writing.F141, node, name=RubricEntry.levels.name, outcome=" This entry does not count.")
    texts = _read_levels(says.levels, scales, where)
    said = [
        (language, _read_levels(levels, scales, where))
        for key, levels in says.translations
        if (language := as_language(key, where))
    ]
    if says.tag is None or not texts:
        return None
    criteria = tuple(
        Criterion(
            level=number,
            text=text,
            translations=tuple((language, others[number]) for language, others in said if number in others),
        )
        for number, text in sorted(texts.items())
    )
    return Rubric(tag=says.tag, title=says.title, since=says.since, criteria=criteria)


def _read_levels(
    levels: tuple[tuple[Scalar, str], ...], scales: tuple[ProficiencyScale, ...], where: Where
) -> dict[int, str]:
    """Return the text for each level by its number."""
    texts: dict[int, str] = {}
    for key, text in levels:
        number = _find_level(key, scales, where)
        if number in texts:
            where.report(teachers.T133, key, level=key.text, number=number)
        elif number is not None and text:
            texts[number] = text
    return texts


def _find_level(key: Scalar, scales: tuple[ProficiencyScale, ...], where: Where) -> int | None:
    """Return the number of the level that is written as a number or a name of any scale."""
    numbers = sorted({level.number for scale in scales if (level := scale.find(key.text))})
    if len(numbers) == 1:
        return numbers[0]
    if numbers:
        where.report(teachers.T132, key, level=key.text, numbers=" or ".join(map(str, numbers)))
        return None
    levels = dict.fromkeys((level.number, level.name) for scale in scales for level in scale.levels)
    known = ", ".join(f"{number} {name}" for number, name in levels)
    suggestion = suggest(key.text, [name for _, name in levels])
    where.report(teachers.T131, key, level=key.text, known=known, suggestion=suggestion)
    return None
