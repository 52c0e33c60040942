"""Moves of the film on eigenvectors that several of its beats make."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, FadeIn, FadeOut, GrowFromEdge, VGroup, VMobject, there_and_back

from scenes.linear_algebra.eigenvectors import spectra
from scenes.linear_algebra.eigenvectors.eigenlines import EigenPlane, Zoom
from scenes.linear_algebra.eigenvectors.eigenvectors import shown_vectors
from scenes.linear_algebra.eigenvectors.iterated_arrows import IteratedArrow
from scenes.linear_algebra.eigenvectors.parts import powers, sum_of_parts
from scenes.linear_algebra.eigenvectors.sweeps import Sweep
from scenes.linear_algebra.eigenvectors.views import far_plane, iterated_arrow
from scenes.linear_algebra.eigenvectors.webs import ShareBars, remaining_parts
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.shapes.frame import frame


def step_back(lesson: Any, matrix: Any) -> EigenPlane:
    """See more of the plane, with a grid as *matrix* leaves it."""
    before, picture = lesson.picture, far_plane(lesson)
    lesson.picture = picture
    picture.grid.set_state(matrix=matrix)
    lesson.play(lesson.clear_stage(before.plane, before.lines), run_time=0.4)
    on_stage = set(lesson.get_mobject_family_members())
    seen = any(line in on_stage for line in before.lines)
    lesson.remove(before.plane, *before.lines)
    lesson.play(Zoom(picture, before.plane, *(picture.lines if seen else ()), run_time=0.9))
    lesson.play(FadeIn(picture.grid, lesson.premise, VGroup() if seen else picture.lines), run_time=0.5)
    return picture


def send_an_arrow(lesson: Any, sweep: Sweep) -> VGroup:
    """Let the arrow x of a *sweep* grow, and A send it; the name of the gap that this leaves is returned."""
    x, image, *gap = sweep.set_state(applied=1.0).names()
    sweep.set_state(applied=0.0)
    lesson.play(grow(sweep.x), FadeIn(x), run_time=0.8)
    lesson.add(sweep.image, sweep.x)
    applied = ApplyMap(lesson.eigen.matrix, lesson.picture.grid), tween(sweep, on=sweep.image, applied=1.0)
    lesson.play(*applied, run_time=lesson.phrase_left(0.8, least=1.6))
    lesson.play(FadeIn(image), run_time=lesson.phrase_left(least=0.4))
    return VGroup(*gap)


def grow_eigenvector(lesson: Any, index: int, run_time: float) -> None:
    """Let the eigenvector of a line grow, with its name and its numbers."""
    picture: EigenPlane = lesson.picture
    lesson.play(grow(picture.kept[index], run_time=0.6 * run_time))
    lesson.play(FadeIn(picture.tips[index], lesson.columns[index], run_time=0.4 * run_time))


def begin_to_slide(lesson: Any, subtracted: float) -> None:
    """Let λ run to its first value, and the determinant in numbers take the place of the words."""
    shift, picture = lesson.shift, lesson.picture
    [determinant, numbers], top = shift.written, shift.written[0].get_center()
    determinant.move_to(lesson.condition[-1], aligned_edge=LEFT)
    known = lesson.clear_stage(lesson.premise, picture.plane, picture.lines, picture.names, *shift.things)
    lesson.play(known, FadeIn(determinant), shift.slide(subtracted), run_time=0.8)
    lesson.play(FadeOut(lesson.premise), determinant.animate.move_to(top), run_time=0.5)
    lesson.play(FadeIn(numbers, shift.restart(), shift.landing), run_time=0.5)


def fall_flat(lesson: Any, value: float, run_time: float, *others: VMobject, gone: list[VGroup]) -> VGroup:
    """Let λ run to a *value*; then the plane comes as it lies there, if it falls flat, with *others*.

    It is returned; what is *gone* lay on the plane that was flat before.
    """
    flat: VGroup = lesson.shift.flat_at(value)
    if gone:
        lesson.play(FadeOut(*gone), run_time=0.3)
    lesson.play(lesson.shift.slide(value), run_time=0.8 * run_time)
    lesson.play(FadeIn(flat, *others), run_time=0.2 * run_time)
    return flat


def meet_the_arrow(lesson: Any, *written: VMobject) -> IteratedArrow:
    """Bring in the arrow of the power iteration on a plane of its own, beside what is *written*."""
    arrow = iterated_arrow(lesson)
    lesson.play(lesson.clear_stage(before := lesson.picture.plane), run_time=0.4)
    lesson.play(FadeOut(before), FadeIn(arrow.plane, arrow.lines, arrow.names, *written), run_time=0.6)
    lesson.play(grow(arrow.arrow), run_time=lesson.phrase_left(0.25))
    return arrow


def iterate(lesson: Any, first: float, last: float, share: float = 1.0) -> None:
    """Run the iteration for as long as the phrase lasts; the row of a step comes when it is done."""
    for half in range(int(2 * first), int(2 * last)):
        seconds = lesson.phrase_left(share / (2 * last - half), least=0.2)
        come = [] if lesson.parts is None else lesson.rows.come(half / 2 + 0.5, min(seconds, 0.6))
        lesson.play(Advance(lesson.arrow, half / 2, half / 2 + 0.5, run_time=seconds), *come)


def stay_at_zero(lesson: Any) -> None:
    """Show a start at zero, which never moves."""
    dot: Any = lesson.picture.dot_at_zero()
    picture = lesson.clear_stage(lesson.picture.plane)
    lesson.play(picture, FadeIn(dot, scale=4), run_time=lesson.phrase_left())
    lesson.cue()
    lesson.play(dot.animate(rate_func=there_and_back).scale(1.5), run_time=lesson.phrase_left(0.8))


def split_shares(lesson: Any) -> ShareBars:
    """Put the parts of r along the eigenvectors of P, still as they are at the start, in the place of P."""
    place = frame().left_side.below(lesson.bars, 0.2)
    parts = remaining_parts(place, lesson.ranked)
    lesson.play(*lesson.web.light(None, lesson.table[0][0]), run_time=0.5)
    lesson.play(FadeOut(lesson.table), run_time=0.4)
    lesson.play(FadeIn(parts.head, parts.names), run_time=lesson.phrase_left(0.4))
    grown = (GrowFromEdge(bar, LEFT) for bar in parts.bars)
    lesson.play(*grown, FadeIn(parts.percents), run_time=lesson.phrase_left(0.8))
    return parts


def click_links(lesson: Any, first: int, last: int, share: float = 1.0) -> None:
    """Let every reader click, from one click to another, for as long as the phrase lasts."""
    for click in range(first, last):
        bars = (tween(each, click=click + 1.0) for each in (lesson.bars, lesson.remains))
        lesson.play(
            Advance(lesson.web, click, click + 1),
            *bars,
            run_time=lesson.phrase_left(share / (last - click), least=0.6),
        )


def drop_first(lesson: Any, *old: VMobject) -> None:
    """Lay the arrow on the second line, then write it as a sum without a first part, and make a step.

    *old* things go with the first part.
    """
    second, factor = float(lesson.parts[0, 1]), float(lesson.eigen.values[1])
    whole = second * shown_vectors(lesson.eigen)[1]
    sizes = np.array([0.0, second])
    alone = spectra.at_left(sum_of_parts(lesson.eigen, whole, sizes))
    growth = powers(lesson.eigen, sizes).move_to(lesson.powers, aligned_edge=LEFT)
    gone = (lesson.arrow.legs, lesson.total, lesson.powers, lesson.rows, *old)
    lesson.play(FadeOut(*gone), lesson.arrow.lie_along_second(1.0), run_time=0.8)
    rows = lesson.rows = lesson.rows.second_alone()
    lesson.play(FadeIn(alone, growth, rows.head, rows.rows[0]), run_time=0.7)
    along = lesson.arrow.lie_along_second(factor, image=True)
    lesson.play(along, run_time=lesson.phrase_left(0.5, least=0.6))
    along = lesson.arrow.lie_along_second(np.sign(factor))
    lesson.play(along, FadeIn(rows.rows[1:]), run_time=lesson.phrase_left(0.7, least=0.6))
