"""How much of the ravine the pictures of the film show, which depends on its descents."""

from __future__ import annotations

from typing import Any

import numpy as np

from mathkit.optimization.iterate import Trajectory
from scenes.optimization.momentum import words
from scenes.optimization.momentum.ravines import Ravine, places_of, ravine_of
from scenes.optimization.momentum.tuning import calm_descents
from scenes.stage.axes.ticks import corners
from scenes.stage.lesson import Ranges


def ranges_of(lesson: Any) -> Ranges:
    """The ranges of the lesson's axes."""
    function, start, plain = lesson.function, lesson.plain.points[0], lesson.plain.points
    near = ravine_of(function, start)
    last_plain, last_ball = last_race(lesson)
    return {
        "ravine": near.reach,
        "plain descent": near.widened(plain).reach,
        "race": corners(places_of(function, start, plain, lesson.ball.points)),
        "other race": corners(places_of(function, start, plain, lesson.other.points)),
        "last race": corners(places_of(function, start, last_plain.points, last_ball.points)),
    }


def last_race(lesson: Any) -> tuple[Trajectory[Any], Trajectory[Any]]:
    """Plain descent and the ball of the last picture: those of the film, if both get down."""
    calm = calm_descents(lesson.function, lesson.plain.points[0])
    return words.clear_race((lesson.plain, lesson.ball), calm)


def ravine(lesson: Any, name: str) -> Ravine:
    """The ravine with the range of this name."""
    return Ravine(lesson.function, np.array(lesson.shown_ranges[name]), lesson.plain.points[0])


def of_plain_descent(lesson: Any) -> Ravine:
    """The ravine from so far away that plain descent is seen; the lesson's own if that is the same."""
    shown = lesson.shown_ranges
    return lesson.ravine if shown["plain descent"] == shown["ravine"] else ravine(lesson, "plain descent")
