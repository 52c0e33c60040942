"""Moves of the film on eigenvectors that several of its beats make."""

from __future__ import annotations

from typing import Any

from manim import FadeIn, VGroup

from scenes.linear_algebra.eigenvectors.eigenlines import EigenPlane, Zoom
from scenes.linear_algebra.eigenvectors.views import far_plane
from scenes.stage.motion.seeking import Advance


def step_back(lesson: Any, matrix: Any) -> EigenPlane:
    """See more of the plane, with a grid as *matrix* leaves it."""
    before, picture = lesson.picture, far_plane(lesson)
    lesson.picture = picture
    picture.grid.set_state(matrix=matrix)
    lesson.play(lesson.clear_stage(lesson.premise, before.plane, before.lines), run_time=0.4)
    on_stage = set(lesson.get_mobject_family_members())
    seen = any(line in on_stage for line in before.lines)
    lesson.remove(before.plane, *before.lines)
    lesson.play(Zoom(picture, before.plane, *(picture.lines if seen else ()), run_time=0.9))
    lesson.play(FadeIn(picture.grid, VGroup() if seen else picture.lines), run_time=0.5)
    return picture


def iterate(lesson: Any, first: float, last: float, share: float = 1.0) -> None:
    """Run the iteration for as long as the phrase lasts; the row of a step comes when it is done."""
    for half in range(int(2 * first), int(2 * last)):
        seconds = lesson.phrase_left(share / (2 * last - half), least=0.2)
        come = [] if lesson.parts is None else lesson.rows.come(half / 2 + 0.5, min(seconds, 0.6))
        lesson.play(Advance(lesson.arrow, half / 2, half / 2 + 0.5, run_time=seconds), *come)
