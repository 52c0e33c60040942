from __future__ import annotations

from itertools import pairwise, permutations, product
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scripts.series.map.coordinates import heights
from scripts.series.map.graph import Slot, acyclic, crossings, depths, direct, ordered

NAMES = "abcdefghij"

quietly = settings(deadline=None, max_examples=50)


@st.composite
def graphs(draw: Any, most: int = len(NAMES)) -> tuple[list[str], list[tuple[str, str]]]:
    """Names, and edges of which none leads backwards."""
    names = list(NAMES[: draw(st.integers(1, most))])
    pairs = [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]]
    return names, draw(st.lists(st.sampled_from(pairs), unique=True, max_size=14)) if pairs else []


def test_a_circle_is_broken_where_it_would_close() -> None:
    edges = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "c"), ("a", "b"), ("c", "d")]
    assert acyclic(edges) == [("a", "b"), ("b", "c"), ("c", "d")]


def test_what_follows_from_others_is_left_out() -> None:
    assert direct([("a", "b"), ("b", "c"), ("a", "c"), ("a", "d")]) == [("a", "b"), ("b", "c"), ("a", "d")]


@quietly
@given(graphs())
def test_every_lesson_stands_beyond_all_on_which_it_builds(graph: Any) -> None:
    names, edges = graph
    layer = depths(names, edges)
    assert all(layer[before] < layer[after] for before, after in edges)
    for name in names:
        before = [layer[one] for one, other in edges if other == name]
        assert layer[name] == max(before, default=-1) + 1


@quietly
@given(graphs())
def test_every_edge_goes_from_layer_to_layer(graph: Any) -> None:
    names, edges = graph
    layers, ways = ordered(names, edges)
    assert sorted(slot.name for layer in layers for slot in layer if slot.is_node) == sorted(names)
    assert [(way[0].name, way[-1].name) for way in ways] == edges
    for way in ways:
        assert all(other.layer == one.layer + 1 for one, other in pairwise(way))
        assert all(slot in layers[slot.layer] for slot in way)


@quietly
@given(graphs(6))
def test_no_other_order_has_fewer_crossings(graph: Any) -> None:
    layers, ways = ordered(*graph)
    assume(max(map(len, layers)) < 5)
    every = product(*(permutations(layer) for layer in layers))
    assert crossings(layers, ways) == min(
        crossings([list(layer) for layer in order], ways) for order in every
    )


def test_a_tree_is_drawn_without_crossings() -> None:
    edges = [("a", "d"), ("b", "c"), ("a", "f"), ("b", "e"), ("c", "h"), ("d", "g"), ("e", "i"), ("a", "i")]
    layers, ways = ordered(list("abcdefghi"), edges)
    assert crossings(layers, ways) == 0


@quietly
@given(graphs())
def test_nothing_stands_too_near_to_the_next(graph: Any) -> None:
    layers, ways = ordered(*graph)
    found = heights(layers, ways)
    assert min(found.values()) == pytest.approx(0)
    for layer in layers:
        for one, other in pairwise(layer):
            least = 1 if one.is_node and other.is_node else 0.5
            assert found[other] - found[one] >= least - 1e-9


def test_a_lesson_stands_level_with_what_it_builds_on() -> None:
    layers, ways = ordered(list("abc"), [("a", "b"), ("b", "c")])
    found = heights(layers, ways)
    assert found[Slot("a", 0)] == found[Slot("b", 1)] == found[Slot("c", 2)]
