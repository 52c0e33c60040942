"""The schedule: into how many pieces each lesson is cut, so that no core idles at the end of a run."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence

MOST = 8
"""Pieces of one lesson: about as many as it has beats."""

OVERHEAD = 0.25
"""Seconds that a piece takes beside filming: the lesson is set up, and what comes before is played."""

JOINING = 0.15
"""Seconds for the film of several pieces to be joined."""

_WORTH = 0.95
"""Cut only where the run gets as much shorter."""


def cut_up(seconds: Sequence[float], cores: int) -> list[int]:
    """Return into how many pieces to cut each lesson, so that no core idles at the end of a run.

    Parameters
    ----------
    seconds
        How long each lesson will take, the longest first.
    cores
        How many processes there are for them, if any are there yet.
    """
    whole = [1] * len(seconds)
    if not seconds or cores <= 1:
        return whole
    longest = max(seconds)
    choices = [whole, *(_no_longer_than(longest / parts, seconds) for parts in range(1, 2 * MOST + 1))]
    choices += [_last_ones(number, seconds, cores) for number in range(1, min(len(seconds), cores) + 1)]
    times = [_duration(choice, seconds, cores) for choice in choices]
    if min(times) > _WORTH * times[0]:
        return whole
    good = (choice for choice, time in zip(choices, times, strict=True) if time * _WORTH <= min(times))
    return min(good, key=sum)


def finer(number: int, seconds: float) -> int:
    """Return into how many pieces to cut a lesson, in place of *number*, if its beats are of unknown cost.

    Pieces will differ in length; where there are more than cores, who has a short one takes another.
    """
    worth_it = number > 1 and seconds / number > 8 * OVERHEAD
    return min(MOST, 2 * number) if worth_it else number


def _no_longer_than(limit: float, seconds: Sequence[float]) -> list[int]:
    return [min(MOST, math.ceil(each / limit - 1e-9)) for each in seconds]


def _last_ones(number: int, seconds: Sequence[float], cores: int) -> list[int]:
    """Cut only those that are begun last."""
    return [1] * (len(seconds) - number) + [min(MOST, cores)] * number


def _duration(pieces: Sequence[int], seconds: Sequence[float], cores: int) -> float:
    """Return how long a run takes in which each process takes the next piece as soon as it is free."""
    free = [0.0] * cores
    for each, count in zip(seconds, pieces, strict=True):
        cost = each if count == 1 else each / count + OVERHEAD
        ends = [heapq.heapreplace(free, free[0] + cost) + cost for _ in range(count)]
        if count > 1:  # whoever films the last piece joins them all
            free[free.index(max(ends))] += JOINING
            heapq.heapify(free)
    return max(free)
