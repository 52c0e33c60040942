"""Common axes: films of one lesson that are to be compared are drawn to the same scale.

A lesson names the ranges that its pictures show, and the films share the hull of each. A film that would be
lost on a common axis keeps its own, and does not widen that of the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from scripts.basis.errors import MathreelError
from scripts.engine.failures import Failure, failure_of
from scripts.engine.order import Order, subject_of
from scripts.engine.questions.question import Answer, Question, ask
from scripts.engine.worker_pool import WorkerPool

if TYPE_CHECKING:
    from scenes.stage.lesson import Ranges

Ends = Sequence[Any]
"""The least and the greatest value on an axis, or corner of a plane."""

_WIDEST = 2.5
"""A film keeps its own axis where the common one shows more than so many times as much as it needs."""

_PROPORTIONS = np.array([9 / 16, 1.0])
"""By which the width and the height of a plane are compared."""


def with_common_axes(orders: Sequence[Order], pool: WorkerPool) -> list[Order]:
    """Return *orders*, of one lesson; those whose axes would differ get the ranges that films share.

    Raises
    ------
    MathreelError
        If a parameter is unknown, of the wrong kind or out of its bounds.
    """
    answers, _ = ask(OWN_RANGES, orders, pool)  # a lesson that fails here will fail as a film, too
    common = common_ranges({answer["name"]: answer["ranges"] for answer in answers})
    return [replace(order, ranges=common.get(order.entry.name, {})) for order in orders]


def own_ranges(order: Order) -> Answer | Failure:
    """Return the ranges that a lesson shows if it is given none, ready for JSON."""
    from scripts.film.recording import plain
    from scripts.film.rehearsal import computed_lesson

    try:
        lesson = computed_lesson(subject_of(order))
        return {"name": order.entry.name, "ranges": plain(lesson.shown_ranges)}
    except MathreelError:
        raise
    except Exception as error:
        return failure_of(order.entry.name, error)


OWN_RANGES = Question("own ranges", own_ranges, "Measuring")


def common_ranges(own: Mapping[str, Ranges]) -> Mapping[str, Ranges]:
    """Return for each film the ranges that it shares with others, if they are not its own ones anyway.

    Parameters
    ----------
    own
        The ranges of each film if it is given none, by film.
    """
    common: dict[str, dict[str, Any]] = {film: {} for film in own}
    for axis in dict.fromkeys(axis for ranges in own.values() for axis in ranges):
        ends = {film: ranges[axis] for film, ranges in own.items() if axis in ranges}
        films, hull = _sharing(ends)
        for film in films:
            if hull != ends[film]:
                common[film][axis] = hull
    return common


def _sharing(own: Mapping[str, Ends]) -> tuple[Iterable[str], Ends]:
    """The films that share an axis, and what it shows; *own* is what it would show of each film."""
    together = dict(own)
    while True:
        lows, highs = zip(*together.values(), strict=True)
        hull = [np.min(lows, axis=0).tolist(), np.max(highs, axis=0).tolist()]
        lost = [film for film, ends in together.items() if _size(hull) > _WIDEST * _size(ends)]
        if not lost:
            return together.keys(), hull
        if 2 * len(lost) > len(together):  # rather the one film goes that makes the hull so wide
            lost = [max(together, key=lambda film: _size(together[film]))]
        for film in lost:
            del together[film]


def _size(ends: Ends) -> float:
    """The length of an axis, or the height that a plane needs in a window of the frame's proportions."""
    length = np.subtract(ends[1], ends[0])
    return float(np.max(length * _PROPORTIONS if length.ndim else length))
