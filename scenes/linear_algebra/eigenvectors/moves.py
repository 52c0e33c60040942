"""Moves of the film on eigenvectors that several of its beats make."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, FadeIn, FadeOut, VGroup, VMobject

from scenes.linear_algebra.eigenvectors import part_sums, spectra
from scenes.linear_algebra.eigenvectors.eigenlines import EigenPlane, Zoom
from scenes.linear_algebra.eigenvectors.eigenvectors import shown_vectors
from scenes.linear_algebra.eigenvectors.iterated_arrows import IteratedArrow
from scenes.linear_algebra.eigenvectors.views import far_plane, iterated_arrow
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween


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


def grow_eigenvector(lesson: Any, index: int, run_time: float) -> None:
    """Let the eigenvector of a line grow, with its name and its numbers."""
    picture: EigenPlane = lesson.picture
    lesson.play(grow(picture.kept[index], run_time=0.6 * run_time))
    lesson.play(FadeIn(picture.tips[index], lesson.columns[index], run_time=0.4 * run_time))


def fall_flat(lesson: Any, value: float, run_time: float, *others: VMobject, gone: VGroup) -> VGroup:
    """Let λ run to a *value*; then the plane comes as it lies there, if it falls flat, with *others*.

    It is returned; the one that is *gone* was flat before.
    """
    flat: VGroup = lesson.shift.flat_at(value)
    if len(gone):
        lesson.play(FadeOut(gone), run_time=0.3)
    lesson.play(lesson.shift.slide(value), run_time=0.8 * run_time)
    lesson.play(FadeIn(flat, *others), run_time=0.2 * run_time)
    return flat


def meet_the_arrow(lesson: Any, *written: VMobject) -> IteratedArrow:
    """Bring in the arrow of the power iteration on a plane of its own, beside what is *written*."""
    arrow = iterated_arrow(lesson)
    lesson.play(lesson.clear_stage(), FadeIn(arrow.plane, arrow.lines, arrow.names, *written), run_time=0.9)
    lesson.play(grow(arrow.arrow), run_time=lesson.phrase_left(0.25))
    return arrow


def iterate(lesson: Any, first: float, last: float, share: float = 1.0) -> None:
    """Run the iteration for as long as the phrase lasts; the row of a step comes when it is done."""
    for half in range(int(2 * first), int(2 * last)):
        seconds = lesson.phrase_left(share / (2 * last - half), least=0.2)
        come = [] if lesson.parts is None else lesson.rows.come(half / 2 + 0.5, min(seconds, 0.6))
        lesson.play(Advance(lesson.arrow, half / 2, half / 2 + 0.5, run_time=seconds), *come)


def click_links(lesson: Any, first: int, last: int, share: float = 1.0) -> None:
    """Let every reader click, from one click to another, for as long as the phrase lasts."""
    for click in range(first, last):
        moved = Advance(lesson.web, click, click + 1), tween(lesson.bars, click=click + 1.0)
        lesson.play(*moved, run_time=lesson.phrase_left(share / (last - click), least=0.6))


def drop_first(lesson: Any, *old: VMobject) -> None:
    """Leave the first part of the arrow out, in the sum and in every row, and make a step without it.

    *old* things go with it.
    """
    second, factor = float(lesson.parts[0, 1]), float(lesson.eigen.values[1])
    whole = second * shown_vectors(lesson.eigen)[1]
    parts = np.array([0.0, second])
    alone = spectra.at_left(part_sums.sum_of_parts(lesson.eigen, whole, parts))
    powers = part_sums.powers(lesson.eigen, parts).move_to(lesson.powers, aligned_edge=LEFT)
    changes = (*swap(lesson.total, alone), *swap(lesson.powers, powers), *lesson.rows.drop_first())
    lesson.play(FadeOut(lesson.arrow.legs, *old), *changes)
    for times, image, share in ((1.0, False, 0.6), (factor, True, 0.5), (np.sign(factor), False, 0.9)):
        along = lesson.arrow.lie_along_second(times, image=image)
        lesson.play(along, run_time=lesson.phrase_left(share))
