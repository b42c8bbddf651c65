"""The tree of a framework, grown from links that may be double, circular or missing.

Takes ids and links; gives a `Tree` in which every id has its place, and says which links had to be left out for that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from plfolio.model import Standard
from plfolio.read.grades import rank_grade
from plfolio.read.repeats import split_repeats

__all__ = ["ROOT", "Link", "Tree", "grow_tree", "plant", "rank_standard"]

ROOT = ""
_PIECES = re.compile(r"([0-9]+)")

_Rank = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One step of the tree. `parent` is `ROOT` for what stands at the top; `number` orders siblings, if it is known."""

    child: str
    parent: str
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Where each id stands. `order` has parents before children; `loops` are the links that closed a circle."""

    order: tuple[str, ...]
    roots: tuple[str, ...]
    parents: dict[str, tuple[str, ...]]
    children: dict[str, tuple[str, ...]]
    depth: dict[str, int]
    loops: tuple[Link, ...] = ()


def rank_standard(standard: Standard) -> _Rank:
    """Return what sorts siblings without numbers: grade, then code (2 before 10), then statement."""
    return (rank_grade(standard.grades), _natural(standard.code), _natural(standard.statement), standard.id)


def grow_tree(ids: Sequence[str], links: Iterable[Link], rank_of: Callable[[str], _Rank]) -> Tree:
    """Place every id. Links must name only these ids and `ROOT`; the first link of an id gives it its place.

    Siblings go by number, and those without one after them, by rank.
    """
    ranks = {standard_id: rank_of(standard_id) for standard_id in ids}
    kept, _ = split_repeats(links, lambda link: (link.child, link.parent))

    def by_number(link: Link) -> _Rank:
        return (link.number is None, link.number or 0, ranks[link.child])

    below: dict[str, list[Link]] = {}
    for link in sorted(kept, key=by_number):
        below.setdefault(link.parent, []).append(link)
    by_rank = sorted(ids, key=ranks.__getitem__)
    loops = _find_loops(by_rank, below)
    whole = set(kept).difference(loops)
    parents: dict[str, list[str]] = {standard_id: [] for standard_id in ids}
    for link in kept:
        if link.parent != ROOT and link in whole:
            parents[link.child].append(link.parent)
    children = {parent: tuple(link.child for link in below.get(parent, ()) if link in whole) for parent in (*ids, ROOT)}
    roots = tuple(dict.fromkeys(child for child in (*children.pop(ROOT), *by_rank) if not parents[child]))
    depth = _measure(roots, children, parents)
    return Tree(
        order=tuple(depth),
        roots=roots,
        parents={child: tuple(found) for child, found in parents.items()},
        children=children,
        depth=depth,
        loops=loops,
    )


def plant(standards: Iterable[Standard], tree: Tree) -> tuple[Standard, ...]:
    """Return the standards with their places, in the order of the tree."""
    by_id = {standard.id: standard for standard in standards}
    return tuple(
        replace(
            by_id[standard_id],
            parents=tree.parents[standard_id],
            children=tree.children[standard_id],
            depth=tree.depth[standard_id],
        )
        for standard_id in tree.order
    )


def _find_loops(ids: Sequence[str], below: dict[str, list[Link]]) -> tuple[Link, ...]:
    """Walk down from the top, then from whatever was not reached; a link back to where we came from is a loop."""
    has_parent = {link.child for links in below.values() for link in links}
    starts = [ROOT, *(standard_id for standard_id in ids if standard_id not in has_parent), *ids]
    is_done: set[str] = set()
    on_way: set[str] = set()
    loops: list[Link] = []
    for start in starts:
        if start in is_done:
            continue
        on_way.add(start)
        way = [(start, iter(below.get(start, ())))]
        while way:
            here, links = way[-1]
            link = next(links, None)
            if link is None:
                way.pop()
                on_way.discard(here)
                is_done.add(here)
            elif link.child in on_way:
                loops.append(link)
            elif link.child not in is_done:
                on_way.add(link.child)
                way.append((link.child, iter(below.get(link.child, ()))))
    return tuple(loops)


def _measure(
    roots: Sequence[str], children: dict[str, tuple[str, ...]], parents: dict[str, list[str]]
) -> dict[str, int]:
    """Return the depth of each id, in tree order. An id with several parents stands below its first one."""
    depth: dict[str, int] = {}
    waiting = [(root, 0) for root in reversed(roots)]
    while waiting:
        here, level = waiting.pop()
        depth[here] = level
        waiting += [(child, level + 1) for child in reversed(children[here]) if parents[child][0] == here]
    return depth


def _natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that puts 2 before 10."""
    pieces = _PIECES.split(text.casefold())
    return tuple(
        (0, len(piece.lstrip("0")), piece.lstrip("0")) if piece[:1].isdecimal() else (1, 0, piece)
        for piece in pieces
        if piece
    )
