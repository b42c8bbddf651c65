"""The coverage map: every standard that concerns the student as one sign, in the order of the framework's tree.

Takes the standards map and the growth of its standards; gives a `CoveragePicture`, whose signs lead to their standards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plfolio.render.charts.growth import GrowthPicture
from plfolio.render.charts.signs import sign_of
from plfolio.render.charts.table import Cell, ChartTable, say_level
from plfolio.render.parts import FrameworkView, StandardNode
from plfolio.render.words import Words

__all__ = ["CoverageBranch", "CoverageFramework", "CoveragePicture", "CoverageTile", "make_coverage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageTile:
    """One standard: its sign, where it stands on the page, and in `words` how. `direction` is how its level moved."""

    url: str
    sign: str
    code: str
    statement: str
    language: str
    direction: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageBranch:
    """The standards directly below one heading of the tree; `path` is the headings from the top, in their words."""

    path: tuple[str, ...]
    language: str
    tiles: tuple[CoverageTile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageFramework:
    """The part of a framework that concerns the student."""

    title: str
    language: str
    branches: tuple[CoverageBranch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePicture:
    """All frameworks, and all their standards as a table."""

    frameworks: tuple[CoverageFramework, ...]
    table: ChartTable


def make_coverage(
    words: Words, frameworks: Iterable[FrameworkView], growth: Mapping[str, GrowthPicture]
) -> CoveragePicture:
    """Return the map. `growth` is by anchor of the standard's place, for those whose level has moved."""
    shown = tuple(frameworks)
    return CoveragePicture(
        frameworks=tuple(
            CoverageFramework(
                title=framework.title,
                language=framework.language,
                branches=tuple(_find_branches(words, framework.nodes, (), framework.language, growth)),
            )
            for framework in shown
        ),
        table=_make_table(words, shown, growth),
    )


def _find_branches(
    words: Words,
    nodes: Iterable[StandardNode],
    path: tuple[str, ...],
    language: str,
    growth: Mapping[str, GrowthPicture],
) -> Iterator[CoverageBranch]:
    siblings = tuple(nodes)
    tiles = tuple(_make_tile(words, node, growth) for node in siblings if node.mastery)
    if tiles:
        yield CoverageBranch(path=path, language=language, tiles=tiles)
    for node in siblings:
        yield from _find_branches(words, node.children, (*path, node.statement), node.language, growth)


def _walk_judged(node: StandardNode) -> Iterator[StandardNode]:
    if node.mastery:
        yield node
    for child in node.children:
        yield from _walk_judged(child)


def _make_tile(words: Words, node: StandardNode, growth: Mapping[str, GrowthPicture]) -> CoverageTile:
    trend = growth[node.anchor].trend if node.anchor in growth else None
    return CoverageTile(
        url=f"#{node.anchor}",
        sign=sign_of(node.mastery),
        code=node.code,
        statement=node.statement,
        language=node.language,
        direction=trend.direction if trend else "",
        words=". ".join(filter(None, _say_standing(words, node, growth))),
    )


def _say_standing(words: Words, node: StandardNode, growth: Mapping[str, GrowthPicture]) -> tuple[str, str, str, str]:
    """Say the level, how much work it rests on, how new that is, and how it moved."""
    found, picture = node.mastery, growth.get(node.anchor)
    if not found:
        return "", "", "", ""
    return (
        say_level(found.level) or words(f"level.{found.state}"),
        words.count("standards.evidence", found.evidence_count) if found.evidence_count else "",
        words.day(found.last_date) if found.last_date else "",
        picture.trend.words if picture and picture.trend else "",
    )


def _make_table(words: Words, frameworks: Iterable[FrameworkView], growth: Mapping[str, GrowthPicture]) -> ChartTable:
    judged = (one for framework in frameworks for node in framework.nodes for one in _walk_judged(node))
    return ChartTable(
        title=words("growth.coverage.title"),
        headings=tuple(words(f"growth.table.{key}") for key in ("standard", "level", "pieces", "newest", "trend")),
        rows=tuple(_make_row(words, node, growth) for node in judged),
    )


def _make_row(words: Words, node: StandardNode, growth: Mapping[str, GrowthPicture]) -> tuple[Cell, ...]:
    level, _, newest, trend = _say_standing(words, node, growth)
    return (
        Cell(text=f"{node.code} {node.statement}".strip(), url=f"#{node.anchor}", language=node.language),
        Cell(text=level),
        Cell(text=str(node.mastery.evidence_count) if node.mastery else ""),
        Cell(text=newest),
        Cell(text=trend),
    )
