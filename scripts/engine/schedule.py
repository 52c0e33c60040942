"""The schedule: into how many segments each lesson is split, so that no core idles at the end of a run."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence

MOST_SEGMENTS = 8
"""Of one lesson: about as many as it has beats."""

OVERHEAD = 0.25
"""Seconds that a segment costs in addition to filming: the lesson is set up, and earlier beats are played."""

JOINING = 0.15
"""Seconds that it takes to join the segments of a lesson."""

_WORTHWHILE = 0.95
"""Lessons are split only if the run then takes at most this share of the time."""


def split_lessons(seconds: Sequence[float], cores: int) -> list[int]:
    """Return the number of segments for each lesson, chosen so that no core idles at the end of a run.

    Parameters
    ----------
    seconds
        How long each lesson will take, the longest first.
    cores
        How many processes there are; 0 if none have come yet.
    """
    whole = [1] * len(seconds)
    if not seconds or cores <= 1:
        return whole
    longest = max(seconds)
    choices = [
        whole,
        *(_no_longer_than(longest / parts, seconds) for parts in range(1, 2 * MOST_SEGMENTS + 1)),
    ]
    choices += [_split_last(number, seconds, cores) for number in range(1, min(len(seconds), cores) + 1)]
    times = [_duration(choice, seconds, cores) for choice in choices]
    if min(times) > _WORTHWHILE * times[0]:
        return whole
    good = (choice for choice, time in zip(choices, times, strict=True) if time * _WORTHWHILE <= min(times))
    return min(good, key=sum)


def refine_split(segments: int, seconds: float) -> int:
    """Return the number of segments for a lesson whose beats have unknown costs, instead of *segments*.

    Such segments differ in length. If there are more of them than cores, a core that had a short one takes
    another.
    """
    worthwhile = segments > 1 and seconds / segments > 8 * OVERHEAD
    return min(MOST_SEGMENTS, 2 * segments) if worthwhile else segments


def _no_longer_than(limit: float, seconds: Sequence[float]) -> list[int]:
    return [min(MOST_SEGMENTS, math.ceil(each / limit - 1e-9)) for each in seconds]


def _split_last(number: int, seconds: Sequence[float], cores: int) -> list[int]:
    """Split only the *number* lessons that are begun last."""
    return [1] * (len(seconds) - number) + [min(MOST_SEGMENTS, cores)] * number


def _duration(segments: Sequence[int], seconds: Sequence[float], cores: int) -> float:
    """Return how long a run takes in which each process takes the next segment as soon as it is free."""
    free = [0.0] * cores
    for each, count in zip(seconds, segments, strict=True):
        cost = each if count == 1 else each / count + OVERHEAD
        ends = [heapq.heapreplace(free, free[0] + cost) + cost for _ in range(count)]
        if count > 1:  # the process that films the last segment joins them all
            free[free.index(max(ends))] += JOINING
            heapq.heapify(free)
    return max(free)
