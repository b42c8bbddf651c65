"""Rubrics: what work looks like at each level of a standard, by ``rubrics/*.yml``.

Takes the files and the school's scales; gives one `Rubric` per standard as it is written there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plfolio.diagnostics import Diagnostic, Location, teachers
from plfolio.model import Criterion, ProficiencyScale, Rubric
from plfolio.read.converters import Day, Pairs, Text
from plfolio.read.entry_lists import STANDARD, read_list, read_tag
from plfolio.read.fields import Field, Where, read_record, suggest
from plfolio.read.folder import scan_folder
from plfolio.read.yaml_nodes import Mapping, Scalar

__all__ = ["read_rubrics"]

_ENDINGS = (".yml", ".yaml")
_TITLE: Field[str] = Field(name="title", converter=Text(), default="", doc="What the rubric is called.")
_SINCE: Field[date | None] = Field(
    name="since", converter=Day(), default=None, doc="The day from which students could read it."
)
_LEVELS: Field[tuple[tuple[Scalar, str], ...]] = Field(
    name="levels",
    converter=Pairs(Text()),
    default=(),
    required=True,
    doc="The number or name of each level, and what work looks like there.",
)
_FIELDS = (STANDARD, _TITLE, _SINCE, _LEVELS)


def read_rubrics(
    root: Path, folder: str, scales: tuple[ProficiencyScale, ...]
) -> tuple[tuple[Rubric, ...], tuple[Diagnostic, ...]]:
    """Read every rubric of the folder, sorted by file. Of two for one standard, the first counts."""
    scan, problems = scan_folder(root, folder)
    found = list(problems)
    reader = _RubricReader(scales=scales)
    rubrics: dict[str, Rubric] = {}
    for file in scan.files:
        if not file.path.casefold().endswith(_ENDINGS):
            name, endings = file.path.rpartition("/")[2], " or ".join(_ENDINGS)
            found.append(teachers.T114.at(Location(file.path), name=name, endings=endings))
            continue
        entries, problems = read_list(root, file.path, "rubrics", reader.read)
        found += problems
        for rubric in entries:
            first = rubrics.setdefault(rubric.tag.text, rubric)
            if first is not rubric:
                place = Location(first.tag.location.path, first.tag.location.line)
                found.append(teachers.T130.at(rubric.tag.location, standard=rubric.tag.text, first=place))
    return tuple(rubrics.values()), tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _RubricReader:
    """Reads one rubric; knows the school's scales, since a level may be written by its name."""

    scales: tuple[ProficiencyScale, ...]

    def read(self, node: Mapping, where: Where) -> Rubric | None:
        values = read_record(node, _FIELDS, where)
        criteria = self._read_criteria(values[_LEVELS], where)
        if not (values.has(STANDARD) and criteria):
            return None
        return Rubric(tag=read_tag(values), title=values[_TITLE], since=values[_SINCE], criteria=criteria)

    def _read_criteria(self, levels: tuple[tuple[Scalar, str], ...], where: Where) -> tuple[Criterion, ...]:
        criteria: dict[int, Criterion] = {}
        for key, text in levels:
            number = self._find_level(key, where)
            if number in criteria:
                where.report(teachers.T133, key, level=key.text, number=number)
            elif number is not None and text:
                criteria[number] = Criterion(level=number, text=text)
        return tuple(criteria[number] for number in sorted(criteria))

    def _find_level(self, key: Scalar, where: Where) -> int | None:
        """Return the number of the level that is written as a number or a name of any scale."""
        numbers = sorted({level.number for scale in self.scales if (level := scale.find(key.text))})
        if len(numbers) == 1:
            return numbers[0]
        if numbers:
            where.report(teachers.T132, key, level=key.text, numbers=" or ".join(map(str, numbers)))
            return None
        levels = dict.fromkeys((level.number, level.name) for scale in self.scales for level in scale.levels)
        known = ", ".join(f"{number} {name}" for number, name in levels)
        close = suggest(key.text, tuple(name for _, name in levels))
        suggestion = f'Did you mean "{close}"? ' if close else ""
        where.report(teachers.T131, key, level=key.text, known=known, suggestion=suggestion)
        return None
