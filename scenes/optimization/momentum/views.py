"""How much of the ravine the pictures of the film show, which depends on its descents."""

from __future__ import annotations

from typing import Any

import numpy as np

from scenes.optimization.momentum.ravines import Ravine, places_of, ravine_of
from scenes.stage.axes.ticks import corners
from scenes.stage.lesson import Ranges


def ranges_of(lesson: Any) -> Ranges:
    """The ranges of the lesson's axes."""
    function, start, plain = lesson.function, lesson.plain.points[0], lesson.plain.points
    near = ravine_of(function, start)
    last_plain, last_ball = lesson.best.race
    return {
        "ravine": near.reach,
        "plain descent": near.widened(plain).reach,
        "race": corners(places_of(function, start, plain, lesson.ball.points)),
        "other race": corners(places_of(function, start, plain, lesson.other.points)),
        "last race": corners(places_of(function, start, last_plain.points, last_ball.points)),
    }


def ravine(lesson: Any, name: str) -> Ravine:
    """The ravine with the range of this name."""
    return Ravine(lesson.function, np.array(lesson.shown_ranges[name]), lesson.plain.points[0])


def of_plain_descent(lesson: Any) -> Ravine:
    """The ravine from so far away that plain descent is seen; the lesson's own if that is the same."""
    shown = lesson.shown_ranges
    return lesson.ravine if shown["plain descent"] == shown["ravine"] else ravine(lesson, "plain descent")
