"""Pieces of a lesson: ranges of its beats, which several processes film at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise


@dataclass(frozen=True)
class Piece:
    """One of so many pieces of a lesson, counted from 0, which take about as long to film.

    Attributes
    ----------
    costs
        How long beats took when the lesson was last filmed, by name, if that is known.
    """

    number: int = 0
    of: int = 1
    costs: Mapping[str, float] = field(default_factory=dict)

    def beats(self, expected: Mapping[str, float]) -> range:
        """Return which beats belong to the piece, of those in a lesson with these *expected* costs."""
        costs = self.costs if self.costs.keys() >= expected.keys() else expected
        return shares([costs[name] for name in expected], self.of)[self.number]


WHOLE = Piece()


def shares(weights: Sequence[float], number: int) -> list[range]:
    """Cut a row of things into so many ranges of about the same weight; too many are empty at the end."""
    count = len(weights)
    cuts, reached = [0], [0.0, *accumulate(weights)]
    for share in range(1, min(number, count)):
        goal = reached[-1] * share / number
        first, last = cuts[-1] + 1, count - (min(number, count) - share)
        cuts.append(min(range(first, last + 1), key=lambda cut: abs(reached[cut] - goal)))
    cuts += [count] * (number + 1 - len(cuts))
    return [range(start, stop) for start, stop in pairwise(cuts)]
