"""Heights for the slots of a layered graph: each near its neighbours, none too near to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from scripts.series.map.graph import Chain, Layers, Slot, neighbours

_ROUNDS = 16
_PASSING = 0.5
"""How much room an edge takes that passes through a layer, in rows."""


def heights(layers: Layers, ways: Sequence[Chain]) -> dict[Slot, float]:
    """Return the height of each slot in rows, the least of them 0, in the order of its layer."""
    found = {slot: float(index) for layer in layers for index, slot in enumerate(layer)}
    for turn in range(_ROUNDS):
        beside = neighbours(ways, before=turn % 2 == 0)
        for layer in layers if turn % 2 == 0 else reversed(layers):
            wanted = [_mean([found[other] for other in beside.get(slot, [])], found[slot]) for slot in layer]
            found |= dict(zip(layer, _apart(wanted, _rooms(layer)), strict=True))
    least = min(found.values(), default=0.0)
    return {slot: height - least for slot, height in found.items()}


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _rooms(layer: Sequence[Slot]) -> list[float]:
    """How far each slot lies from the first, at the least."""
    rooms, total = [0.0], 0.0
    for one, other in pairwise(layer):
        total += 1.0 if one.is_node and other.is_node else _PASSING + 0.25 * (one.is_node or other.is_node)
        rooms.append(total)
    return rooms


def _apart(wanted: Sequence[float], rooms: Sequence[float]) -> list[float]:
    """The heights nearest to those *wanted*, in squares, that keep their order and their rooms.

    Less the rooms it is isotonic regression, by pooling neighbours that are out of order.
    """
    pools: list[tuple[float, int]] = []
    for value, room in zip(wanted, rooms, strict=True):
        pools.append((value - room, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, ones), (other, others) = pools[-2:]
            pools[-2:] = [((one * ones + other * others) / (ones + others), ones + others)]
    level = [mean for mean, count in pools for _ in range(count)]
    return [mean + room for mean, room in zip(level, rooms, strict=True)]


def rows(found: Mapping[Slot, float]) -> float:
    """How many rows there are from the least height to the greatest."""
    return max(found.values(), default=0.0)
