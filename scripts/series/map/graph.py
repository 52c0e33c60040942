"""What builds on what: an acyclic graph, its layers, and an order within them in which few edges cross."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

Edge: TypeAlias = tuple[str, str]
"""From what comes before to what builds on it."""

_STARTS, _SWEEPS = 8, 6
"""How often an order is looked for from another one to start with, and how often layers are gone through."""


@dataclass(frozen=True)
class Slot:
    """A place in a layer: that of a node, or one through which a long edge passes."""

    name: str
    layer: int
    passes: str = ""
    """For an edge that passes: where it leads. Its name is where it comes from."""

    @property
    def is_node(self) -> bool:
        return not self.passes


Layers: TypeAlias = list[list[Slot]]
Chain: TypeAlias = tuple[Slot, ...]
"""An edge, from node to node, by way of a slot in each layer between."""


def acyclic(edges: Sequence[Edge]) -> list[Edge]:
    """Return *edges* without those that would close a circle with the ones before them, or lead nowhere."""
    kept: list[Edge] = []
    for before, after in dict.fromkeys(edges):
        if before != after and before not in _reached(after, kept):
            kept.append((before, after))
    return kept


def direct(edges: Sequence[Edge]) -> list[Edge]:
    """Return acyclic *edges* without those that follow from others: a → c, where a → b → c."""
    return [
        (before, after)
        for before, after in edges
        if after not in _reached(before, [edge for edge in edges if edge != (before, after)])
    ]


def _reached(start: str, edges: Sequence[Edge]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        found.add(here)
        waiting += [after for before, after in edges if before == here and after not in found]
    return found


def depths(names: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """Return the layer of each of *names*: how long the longest way to it is."""
    found = dict.fromkeys(names, 0)
    for _ in names:
        for before, after in edges:
            found[after] = max(found[after], found[before] + 1)
    return found


def chains(edges: Sequence[Edge], layer: Mapping[str, int]) -> list[Chain]:
    """Return the way of each edge from layer to layer."""
    return [
        (
            Slot(before, layer[before]),
            *(Slot(before, between, after) for between in range(layer[before] + 1, layer[after])),
            Slot(after, layer[after]),
        )
        for before, after in edges
    ]


def ordered(names: Sequence[str], edges: Sequence[Edge]) -> tuple[Layers, list[Chain]]:
    """Return the layers of a graph, each in an order in which few edges cross, and the ways of its edges.

    Nodes start in the order of *names*; each is then moved to the middle of its neighbours, layer by layer,
    to and fro (Sugiyama, Tagawa and Toda, Methods for visual understanding of hierarchical system
    structures, 1981), neighbours change places where that helps, and the best order met is kept; then again
    from any order.
    """
    depth_of = depths(names, edges)
    ways = chains(edges, depth_of)
    slots = dict.fromkeys(
        [*(Slot(name, depth_of[name]) for name in names), *(slot for way in ways for slot in way)]
    )
    layers: Layers = [
        [slot for slot in slots if slot.layer == depth]
        for depth in range(max(depth_of.values(), default=-1) + 1)
    ]
    best, fewest = layers, crossings(layers, ways)
    shuffle = random.Random(0).shuffle  # the same map every time
    for _ in range(_STARTS):
        for sweep in range(_SWEEPS):
            layers = _switched(_swept(layers, ways, forward=sweep % 2 == 0), ways)
            found = crossings(layers, ways)
            if found < fewest:
                best, fewest = layers, found
        layers = [list(layer) for layer in layers]
        for layer in layers:
            shuffle(layer)
    return best, ways


def crossings(layers: Layers, ways: Sequence[Chain]) -> int:
    """How many pairs of edges cross, between one layer and the next."""
    place = _places(layers)
    steps = [(one.layer, place[one], place[other]) for way in ways for one, other in pairwise(way)]
    return sum(
        one[0] == other[0] and (one[1] - other[1]) * (one[2] - other[2]) < 0
        for index, one in enumerate(steps)
        for other in steps[index + 1 :]
    )


def neighbours(ways: Sequence[Chain], *, before: bool) -> dict[Slot, list[Slot]]:
    """The slots next to each slot along the edges, in the layer before or in that after."""
    found: dict[Slot, list[Slot]] = {}
    for way in ways:
        for one, other in pairwise(way):
            found.setdefault(other if before else one, []).append(one if before else other)
    return found


def _swept(layers: Layers, ways: Sequence[Chain], *, forward: bool) -> Layers:
    beside = neighbours(ways, before=forward)
    swept = [list(layer) for layer in layers]
    for layer in swept if forward else reversed(swept):
        place = _places(swept)

        def middle(slot: Slot, place: Mapping[Slot, int] = place) -> float:
            near = beside.get(slot, [])
            return sum(place[other] for other in near) / len(near) if near else place[slot]

        layer.sort(key=middle)
    return swept


def _switched(layers: Layers, ways: Sequence[Chain]) -> Layers:
    """The layers with neighbours switched as long as fewer edges cross then."""
    fewest, improved = crossings(layers, ways), True
    while improved:
        improved = False
        for layer in layers:
            for index in range(len(layer) - 1):
                layer[index : index + 2] = layer[index : index + 2][::-1]
                found = crossings(layers, ways)
                if found < fewest:
                    fewest, improved = found, True
                else:
                    layer[index : index + 2] = layer[index : index + 2][::-1]
    return layers


def _places(layers: Layers) -> dict[Slot, int]:
    return {slot: index for layer in layers for index, slot in enumerate(layer)}
