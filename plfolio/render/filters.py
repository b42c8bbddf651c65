"""The filters of the work page: what a reader can choose by, and what each piece answers to them.

Takes the pieces that a `SiteMap` shows; gives a filter for everything in which they differ, and each piece's values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from plfolio.model import Artifact, ChosenBy
from plfolio.render.links import make_anchor
from plfolio.render.parts import FilterOption, FilterView
from plfolio.render.pieces import cut_between_words, name_kind, school_year
from plfolio.render.place import SiteMap

__all__ = ["Filters", "make_filters"]

_LONGEST_LABEL = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The filters, and by id of a piece its values as pairs with the filter's name.

    A piece has one value for a filter, or several with blanks between where the filter `has_lists`.
    """

    views: tuple[FilterView, ...]
    values: Mapping[str, tuple[tuple[str, str], ...]]


def make_filters(site: SiteMap, pieces: Sequence[Artifact]) -> Filters:
    """Return a filter for each thing in which the pieces differ; one that could tell none apart is left out."""
    made = (
        _by_words("subject", {piece.id: piece.subject for piece in pieces}),
        _by_standard(site, pieces),
        _by_year(site, pieces),
        _by_kind(site, pieces),
        _by_choice(site, pieces),
    )
    useful = [(view, values) for view, values in made if _is_useful(view, values)]
    return Filters(
        views=tuple(view for view, _ in useful),
        values={
            piece.id: tuple((view.name, values[piece.id]) for view, values in useful if values[piece.id])
            for piece in pieces
        },
    )


_Made = tuple[FilterView, Mapping[str, str]]
"""A filter, and every piece's value by its id, "" for none."""


def _is_useful(view: FilterView, values: Mapping[str, str]) -> bool:
    least = 0 if view.is_box else 1
    return len(view.options) > least and len(set(values.values())) > 1


def _by_words(name: str, said: Mapping[str, str]) -> _Made:
    """Return a filter by what students typed, for whom capitals and blanks make no other subject."""
    spelled: dict[str, str] = {}
    for words in said.values():
        spelled.setdefault(_same_words(words), " ".join(words.split()))
    spelled.pop("", None)
    options = (FilterOption(value=spelled[key], label=spelled[key]) for key in sorted(spelled))
    values = {identifier: spelled.get(_same_words(words), "") for identifier, words in said.items()}
    return FilterView(name=name, options=tuple(options)), values


def _by_kind(site: SiteMap, pieces: Sequence[Artifact]) -> _Made:
    view, values = _by_words("kind", {piece.id: piece.kind for piece in pieces})
    options = [replace(option, label=name_kind(site.words, option.value)) for option in view.options]
    return replace(view, options=tuple(sorted(options, key=lambda option: option.label.casefold()))), values


def _same_words(words: str) -> str:
    return " ".join(words.split()).casefold()


def _by_standard(site: SiteMap, pieces: Sequence[Artifact]) -> _Made:
    """Return a filter by the standards that a piece is tagged with or was judged on, in the order of the frameworks."""
    shown: dict[str, set[str]] = defaultdict(set)
    for evidence in site.view.evidence:
        shown[evidence.artifact].add(evidence.standard)
    for identifier, standards in site.view.tags.items():
        shown[identifier].update(standards)
    wanted = {name for piece in pieces for name in shown[piece.id]}
    known = (standard for framework in site.view.frameworks for standard in framework.standards)
    anchors = {standard: make_anchor("s", standard.id) for standard in known if standard.id in wanted}
    options = (
        FilterOption(value=anchor, label=_shorten(f"{standard.code} {standard.statement}"), language=standard.language)
        for standard, anchor in anchors.items()
    )
    values = {
        piece.id: " ".join(anchor for standard, anchor in anchors.items() if standard.id in shown[piece.id])
        for piece in pieces
    }
    return FilterView(name="standard", options=tuple(options), has_lists=True), values


def _shorten(text: str) -> str:
    """Return a text that fits into a menu, cut between words where it has any."""
    text = text.strip()
    return text if len(text) <= _LONGEST_LABEL else f"{cut_between_words(text, _LONGEST_LABEL).rstrip(',.;:')} …"


def _by_year(site: SiteMap, pieces: Sequence[Artifact]) -> _Made:
    years = {piece.id: school_year(piece.date) if piece.date else None for piece in pieces}
    options = [
        FilterOption(value=str(year), label=f"{year}\N{EN DASH}{year + 1}")
        for year in sorted({year for year in years.values() if year is not None}, reverse=True)
    ]
    if None in years.values():
        options.append(FilterOption(value="none", label=site.words("work.undated")))
    values = {identifier: "none" if year is None else str(year) for identifier, year in years.items()}
    return FilterView(name="year", options=tuple(options)), values


def _by_choice(site: SiteMap, pieces: Sequence[Artifact]) -> _Made:
    """Return a box to tick for the work whose topic the student chose."""
    mine = ChosenBy.STUDENT
    option = FilterOption(value=str(mine), label=site.words(f"artifact.chosen-by.{mine}"))
    values = {piece.id: str(mine) if piece.chosen_by == mine else "" for piece in pieces}
    return FilterView(name="chosen", options=(option,), is_box=True), values
