"""A tree grows from any links at all: every id has one place, and no walk goes round in a circle."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plfolio.model import Framework, Standard
from plfolio.read.standards_tree import ROOT, Link, Tree, grow_tree, plant, rank_standard


def grow(ids: str, *links: tuple[str, str] | tuple[str, str, int]) -> Tree:
    steps = [Link(child=child, parent=parent, number=next(iter(number), None)) for child, parent, *number in links]
    return grow_tree(tuple(ids), steps, lambda name: (name,))


def test_siblings_go_by_number_and_those_without_one_come_after_by_rank() -> None:
    tree = grow("adcbx", ("a", "x"), ("b", "x", 2), ("c", "x", 1), ("d", "x"), ("x", ROOT))
    assert ("x", "c", "b", "a", "d") == tree.order
    assert {"x": 0, "c": 1, "b": 1, "a": 1, "d": 1} == tree.depth


def test_what_no_link_names_stands_at_the_top_after_what_the_links_put_there() -> None:
    tree = grow("abz", ("z", ROOT, 1))
    assert ("z", "a", "b") == tree.roots


def test_a_child_of_two_parents_stands_below_the_first_and_is_named_by_both() -> None:
    tree = grow("abc", ("c", "b"), ("c", "a"), ("a", ROOT), ("b", ROOT), ("c", ROOT))
    assert ("a", "b", "c") == tree.order
    assert ("b", "a") == tree.parents["c"]
    assert (("c",), ("c",)) == (tree.children["a"], tree.children["b"])


def test_a_double_link_counts_once() -> None:
    assert ("b",) == grow("ab", ("b", "a", 1), ("b", "a", 2)).children["a"]


@pytest.mark.parametrize(
    ("links", "order", "loops"),
    [
        ([("a", "a")], ("a", "b", "c"), [("a", "a")]),
        ([("a", "b"), ("b", "a")], ("a", "b", "c"), [("a", "b")]),
        ([("a", "b"), ("b", "c"), ("c", "a")], ("a", "c", "b"), [("a", "b")]),
        ([("b", ROOT), ("a", "b"), ("b", "a")], ("b", "a", "c"), [("b", "a")]),
        ([("b", "c"), ("a", "b"), ("b", "a")], ("c", "b", "a"), [("b", "a")]),
    ],
)
def test_a_circle_is_opened_where_it_leads_back(
    links: list[tuple[str, str]], order: tuple[str, ...], loops: list[tuple[str, str]]
) -> None:
    tree = grow("abc", *links)
    assert (order, loops) == (tree.order, [(link.child, link.parent) for link in tree.loops])


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from([*"abcdef", ROOT]), st.integers(-1, 3)), max_size=20)
)
def test_whatever_the_links_every_id_has_one_place_below_its_parent(links: list[tuple[str, str, int]]) -> None:
    tree = grow("abcdef", *links)
    assert sorted("abcdef") == sorted(tree.order)
    assert all(
        tree.order.index(tree.parents[name][0]) < tree.order.index(name) for name in tree.order if tree.parents[name]
    )
    assert all(
        tree.depth[name] == (tree.depth[tree.parents[name][0]] + 1 if tree.parents[name] else 0) for name in tree.order
    )
    assert all(
        (child in tree.children[name]) == (name in tree.parents[child]) for name in "abcdef" for child in "abcdef"
    )


LINKS = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from([*"abcdef", ROOT])), max_size=20)


@given(LINKS)
def test_only_links_that_close_a_circle_are_left_out_and_what_stays_has_none(links: list[tuple[str, str]]) -> None:
    tree = grow("abcdef", *links)
    kept = [(child, parent) for child, parents in tree.parents.items() for parent in parents]
    left_out = [(link.child, link.parent) for link in tree.loops]
    assert sorted({pair for pair in links if pair[1] != ROOT}) == sorted(kept + left_out)
    above = {child: set(parents) for child, parents in tree.parents.items()}
    assert sorted("abcdef") == sorted(TopologicalSorter(above).static_order())
    for child, parent in left_out:
        with pytest.raises(CycleError):
            TopologicalSorter(above | {child: above[child] | {parent}}).prepare()


@given(LINKS)
def test_the_order_of_a_tree_is_a_walk_from_its_roots(links: list[tuple[str, str]]) -> None:
    """Each id comes right after its parent, or after those below an earlier child of it."""
    tree = grow("abcdef", *links)
    way: list[str] = []
    for name in tree.order:
        way = way[: tree.depth[name]]
        assert (tree.parents[name][0] == way[-1]) if way else (name in tree.roots)
        way.append(name)
    assert set(tree.roots) == {name for name in "abcdef" if not tree.parents[name]}


def test_a_very_deep_tree_is_no_trouble() -> None:
    names = [str(number) for number in range(5000)]
    links = [Link(child=child, parent=parent) for parent, child in pairwise(names)]
    assert 4999 == grow_tree(names, links, lambda name: (name,)).depth["4999"]


def test_siblings_without_numbers_sort_by_grade_then_by_code_as_people_count_then_by_statement() -> None:
    def make(name: str, code: str = "", statement: str = "", grades: tuple[str, ...] = ()) -> Standard:
        return Standard(id=name, code=code, statement=statement, framework="s", grades=grades)

    ordered = [
        make("1", "Z.9", grades=("KG",)),
        make("2", "A.2", grades=("03",)),
        make("3", "A.10", grades=("03",)),
        make("4", "a.11", grades=("03",)),
        make("5", statement="Goal 2"),
        make("6", statement="Goal 10"),
        make("7", "9" * 5000),
    ]
    assert ordered == sorted([*ordered[3:], *ordered[:3]], key=rank_standard)


def test_planted_standards_know_their_places() -> None:
    standards = [Standard(id=name, code=name, statement=name, framework="s") for name in "abc"]
    planted = plant(standards, grow("abc", ("a", "b"), ("b", "c")))
    assert ["c", "b", "a"] == [standard.id for standard in planted]
    assert [0, 1, 2] == [standard.depth for standard in planted]
    framework = Framework(id="s", title="S", standards=planted, roots=("c",))
    assert planted[1:] == framework.descendants("c")
