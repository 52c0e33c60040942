"""Segments of a lesson: ranges of its beats, which several processes film at the same time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise


@dataclass(frozen=True)
class Segment:
    """One of *count* segments of a lesson, which take about equally long to film.

    Attributes
    ----------
    index
        Which of them, counted from 0.
    costs
        The seconds that each beat took when the lesson was last filmed, by name, if they are known.
    """

    index: int = 0
    count: int = 1
    costs: Mapping[str, float] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether this is all of the lesson."""
        return self.count == 1

    def beats(self, expected: Mapping[str, float]) -> range:
        """Return the numbers of its beats, in a lesson whose beats have the *expected* costs, by name."""
        costs = self.costs if self.costs.keys() >= expected.keys() else expected
        return balanced_ranges([costs[name] for name in expected], self.count)[self.index]


WHOLE_LESSON = Segment()


def balanced_ranges(weights: Sequence[float], number: int) -> list[range]:
    """Divide the indexes of *weights* into *number* ranges of about the same weight.

    If there are fewer weights than ranges, the last ranges are empty.
    """
    count = len(weights)
    cuts, reached = [0], [0.0, *accumulate(weights)]
    for position in range(1, min(number, count)):
        goal = reached[-1] * position / number
        first, last = cuts[-1] + 1, count - (min(number, count) - position)
        cuts.append(min(range(first, last + 1), key=lambda cut: abs(reached[cut] - goal)))
    cuts += [count] * (number + 1 - len(cuts))
    return [range(start, stop) for start, stop in pairwise(cuts)]
