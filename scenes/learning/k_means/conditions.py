"""Which beats and phrases the film has at its parameters: each condition takes the lesson."""

from __future__ import annotations

from typing import Any

from scenes.learning.k_means import words


def has_picture(lesson: Any) -> bool:
    """Whether the points are the pixels of a picture, and not a lecturer's own."""
    return lesson.picture is not None


def has_own_points(lesson: Any) -> bool:
    """Whether the points are a lecturer's own."""
    return lesson.picture is None


def has_walk(lesson: Any) -> bool:
    """Whether any group has a centre that can walk through its mean."""
    return bool(lesson.walk.reach > 0)


def starts_at_the_means(lesson: Any) -> bool:
    """Whether the first move of the centres changes nothing that could be seen."""
    return words.stays(lesson.run)


def has_more_rounds(lesson: Any) -> bool:
    """Whether the second move of the centres lowers the inertia, too."""
    inertias = lesson.run.inertias
    return bool(len(inertias) > 3 and not words.is_same(inertias[2], inertias[3]))


def first_is_the_best(lesson: Any) -> bool:
    """Whether the first run ends at the lowest inertia."""
    return words.is_same(lesson.run.inertia, lesson.search.lowest[lesson.params.k - 1])


def other_is_stuck(lesson: Any) -> bool:
    """Whether the other start ends above the lowest inertia."""
    return not words.is_same(lesson.other_run.inertia, lesson.search.lowest[lesson.params.k - 1])
