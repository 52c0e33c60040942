"""What the lesson does close up: steps on the tilted board, the gradient, and steps in all directions."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from manim import (
    Animation,
    Create,
    FadeIn,
    FadeOut,
    ReplacementTransform,
    Transform,
    TransformFromCopy,
    VGroup,
    linear,
)
from numpy.typing import ArrayLike

from scenes.calculus.gradient import views, words
from scenes.calculus.gradient.boards import BoardWalk, StepArrow, in_the_other_order
from scenes.calculus.gradient.close_ups import CloseUpLesson
from scenes.calculus.gradient.compasses import CORNER, Compass
from scenes.calculus.gradient.gauges import Gauge
from scenes.calculus.gradient.ground.ground_arrows import GroundArrow
from scenes.calculus.gradient.told import THOUSANDTH
from scenes.calculus.gradient.views import in_row
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline, right_angle
from scenes.stage.shapes.theme import Role
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written

_KNOWN = 0.7
"""Seconds in which a slope that is known comes into the chart."""


class BoardLesson(CloseUpLesson):
    """A lesson that walks on its tilted board, with a gauge beside it."""

    row: Any
    walks: VGroup
    arrow: StepArrow
    compass: Compass
    known: VGroup
    said_scale: Written

    def board_walk(
        self, legs: ArrayLike, changes: ArrayLike, roles: tuple[Role, Role] = ("path", "path")
    ) -> BoardWalk:
        """Two steps on the board, with their gauge: all gauges have one scale."""
        gauge = Gauge(changes, views.gauge(self.told), self.told.changes_span)
        return BoardWalk(self.told, (self.model, self.ground), legs, gauge, roles)

    def walk_on(self, walk: BoardWalk, done: float, seconds: float) -> list[Animation]:
        """Go on along the steps; the walkers on the board and on the map go with them."""
        dots = (Animation(terrain.dot, run_time=seconds) for terrain in (self.model, self.ground))
        return [tween(walk, done=done, run_time=seconds), *dots]

    def back_to_the_point(self, *terrains: Any) -> list[Animation]:
        """Bring the walkers back, on the board and on the map unless others are given."""
        back = terrains or (self.model, self.ground)
        return [tween(each, on=each.dot, here=self.told.here.point, run_time=0.5) for each in back]

    # Changes add -----------------------------------------------------------------------------------------

    def step_along_the_slopes(self) -> None:
        """Both slopes are a step, first in x and then in y, on the map and on the board."""
        told = self.told
        self.ground.dot.set_z_index(1)
        self.steps = StepArrow(self.ground, told.here.point, told.slopes, "path")
        self.legs = self.steps.numbers("path")
        self.row = row = views.worked_row(words.climbed(told), 1.4)
        self.first_walk = walk = self.board_walk(np.diag(told.slopes), told.climbing)
        grown = walk.gauge.numbers()
        self.play(FadeOut(self.power), FadeIn(walk.gauge), run_time=0.5)
        self.add(walk)
        sources = iter(zip(self.slope_sources(), self.legs, strict=True))
        for index, part in enumerate(("first", "then")):
            seconds = self.phrase_left(0.4 + 0.3 * index, least=0.8)
            along, landing = self.walk_on(walk, index + 1.0, seconds), []
            landed: list[Any] = []
            if told.slopes[index]:
                leg = self.steps.legs[index]
                source, label = next(sources)
                landing = [TransformFromCopy(source, label[-1], run_time=seconds)]
                along.append(Create(leg, run_time=seconds))
                landed = [label, leg]
            self.play(*along, *landing)
            self.add(*landed)
            self.play(FadeIn(grown[index], row.part(part)), run_time=0.3)
        self.grown = VGroup(*grown)

    def step_in_the_other_order(self) -> None:
        """The same step, in y and then in x, ends at the same height."""
        told, first = self.told, self.first_walk
        lines = in_the_other_order(self.ground, told.here.point, told.slopes)
        walk = self.board_walk(np.diag(told.slopes)[::-1], told.climbing[::-1])
        first.remove(first.gauge)
        self.play(*swap(VGroup(first.gauge, self.grown), walk.gauge), *self.back_to_the_point())
        self.add(walk)
        for index, line in enumerate(lines):
            seconds = self.phrase_left(0.4, least=0.8)
            drawn = [Create(line, run_time=seconds)] if line.has_points() else []
            self.play(*self.walk_on(walk, index + 1.0, seconds), *drawn)
        self.grown = VGroup(*walk.gauge.numbers())
        self.play(FadeIn(self.grown, self.row.part("both")), run_time=0.8)
        self.walks = VGroup(first, walk, lines, self.grown)

    # The arrow -------------------------------------------------------------------------------------------

    def grow_the_arrow(self) -> None:
        """Both steps become the legs of one arrow, on the map and on the board."""
        told, walked = self.told, (*self.steps.legs, *self.legs)
        self.arrow = arrow = StepArrow(self.ground, told.here.point, told.slopes, "slope")
        self.legs = arrow.numbers("slope")
        becoming = FadeIn(arrow.legs, self.legs, run_time=0.5)
        self.play(FadeOut(self.walks, run_time=0.5), *self.back_to_the_point(), becoming)
        self.remove(*walked)
        self.raised = GroundArrow(self.model, told.here.point, THOUSANDTH * told.slopes)
        self.nabla = in_row(words.gradient(told), 0)
        self.said_scale = views.beside_the_name(words.scaled(1 / THOUSANDTH), self.axes)
        self.add(self.legs, arrow.set_state(grown=0.0), self.raised.set_state(grown=0.0))
        seconds = self.phrase_left(0.6, least=1.0)
        self.play(
            tween(arrow, on=arrow.arrow, grown=1.0, run_time=seconds),
            tween(self.raised, grown=1.0, run_time=seconds),
        )
        self.play(*swap(VGroup(*self.slopes), VGroup(self.nabla, self.said_scale)))

    def turn_the_arrow(self) -> None:
        """Turn the step by a right angle, and walk it: the ground rises as much as it falls."""
        told = self.told
        gone = FadeOut(self.row, run_time=0.4)
        self.turned = StepArrow(self.ground, told.here.point, told.slopes, "path")
        self.play(gone, tween(self.turned, angle=90.0, run_time=self.phrase_left(0.3, least=1.0)))
        self.mark = self.corner_mark()
        self.around = self.turned.numbers("path", clear_of=(self.arrow, self.legs))
        legs = [(0.0, told.slopes[0]), (-told.slopes[1], 0.0)]
        self.level_walk = walk = self.board_walk(legs, told.cancelling)
        self.play(FadeIn(self.around, walk.gauge), Create(self.mark), run_time=0.5)
        self.add(walk)
        self.row = views.worked_row(words.cancelled(told), 1.4)
        self.grown = VGroup(*walk.gauge.numbers())
        for index, part in enumerate(("first", "then")):
            self.play(*self.walk_on(walk, index + 1.0, self.phrase_left(0.35, least=0.7)))
            self.play(FadeIn(self.row.part(part), self.grown[index]), run_time=0.35)

    def mark_the_contour(self) -> None:
        """The turned step lies on the contour line of the point."""
        contour = self.marked_line().set_stroke(width=8.0)
        over = (self.heights, self.legs, self.around, self.arrow, self.turned, self.mark, self.ground.dot)
        self.add(contour, *over)
        seconds = self.phrase_left(0.7, least=1.0)
        self.play(FadeIn(self.row.part("both"), run_time=0.7), Create(contour, run_time=seconds))
        self.turning = VGroup(
            *(self.legs, self.turned, self.mark, self.around, self.level_walk, self.row, contour, self.grown)
        )

    def slope_sources(self) -> list[Any]:
        """The numbers of the slopes that are not zero, in the first row."""
        rows = zip(self.slopes, self.told.slopes, strict=True)
        return [row.part("slope") for row, slope in rows if slope != 0]

    def corner_mark(self) -> Polyline:
        """The mark between the gradient and the contour line at its foot."""
        foot = self.ground.at(*self.told.here.point)[:2]
        along, beside = foot + self.told.here.uphill, foot + self.told.here.contour
        return Polyline([right_angle(along, foot, beside, side=CORNER)], "ink", width=2.5)

    def marked_line(self) -> Polyline:
        """The contour line through the point, over all that lies on it."""
        line = max(self.ground.lines, key=lambda each: (each.stroke_width, len(each.points)))
        return cast("Polyline", line.copy())

    # All directions --------------------------------------------------------------------------------------

    def walk_along_the_arrow(self) -> None:
        """The change on the arrow itself, divided by its length, is its length."""
        told = self.told
        walk = self.board_walk(np.vstack([told.slopes, np.zeros(2)]), (told.square, 0.0), ("slope", "slope"))
        self.play(FadeOut(self.turning[1:]), *self.back_to_the_point(), FadeIn(walk.gauge), run_time=0.5)
        self.add(walk)
        self.play(*self.walk_on(walk, 1.0, self.phrase_left(0.4, least=0.8)))
        self.quotient, climb = in_row(words.length(told), 1.4), walk.gauge.numbers()[0]
        beside = self.arrow.length(words.root_of_legs(told))
        if not views.is_on_the_map(beside):
            beside = views.on_the_map(self.arrow.length(words.root(told)))
        self.turning = VGroup(self.legs, walk, climb, beside)
        self.play(FadeIn(climb, beside, self.quotient), run_time=0.8)

    def walk_along_the_contour(self) -> None:
        """A step as long as the gradient points another way; its part on the contour is level."""
        told, ground = self.told, self.ground
        self.compass = compass = Compass(ground, told.here, views.TURN_CHART)
        self.play(
            FadeOut(self.turning, self.arrow.legs, run_time=0.4),
            *self.back_to_the_point(),
            Create(compass.ring, run_time=0.8),
            FadeIn(compass, run_time=0.8),
        )
        self.arrow.remove(self.arrow.legs)
        self.play(tween(compass, angle=compass.first, run_time=self.phrase_left(0.4, least=0.8)))
        legs: Points = compass.parts() / THOUSANDTH
        self.raised_step = GroundArrow(
            self.model, self.told.here.point, compass.parts().sum(axis=0), "path"
        ).set_state(grown=0.0)
        self.last_walk = walk = self.board_walk(legs, (0.0, told.half_change), ("muted", "slope"))
        self.grown = VGroup(*walk.gauge.numbers())
        self.play(FadeIn(walk.gauge), tween(self.raised_step, grown=1.0), run_time=0.5)
        self.add(walk)
        seconds = self.phrase_left(0.7, least=0.9)
        self.play(tween(compass, across=1.0, run_time=seconds), *self.walk_on(walk, 1.0, seconds))
        self.play(FadeIn(self.grown[0]), run_time=0.3)

    def walk_along_the_gradient(self) -> None:
        """The other part of that step is half the arrow, so it climbs half as much."""
        seconds, walk = self.phrase_left(0.25, least=0.9), self.last_walk
        self.play(tween(self.compass, along=1.0, run_time=seconds), *self.walk_on(walk, 2.0, seconds))
        self.play(FadeIn(self.grown[1]), FadeOut(self.nabla), run_time=0.4)
        self.walks = VGroup(walk, *self.grown)

    def read_the_slope(self) -> None:
        """The change over the length is the part along the gradient, which flies to a chart of slopes."""
        compass, self.known, whole = self.compass, self.compass.known(), self.quotient
        self.quotient, self.length = in_row(words.half_slope(self.told), 1), compass.length_along()
        half = FadeIn(self.quotient, self.length, rate_func=second_half)
        self.play(whole.animate.set_y(views.ROWS[0]), half, run_time=1.0)
        self.wait(self.phrase_left(0.3))
        old = VGroup(self.walks, self.model, self.raised, self.raised_step, self.note, whole)
        rising, axes = self.quotient.animate.set_y(views.ROWS[0]), compass.axes()
        divided = ReplacementTransform(self.last_walk.gauge.axes.copy(), axes, run_time=0.8)
        self.play(*swap(old, compass.chart), divided, *self.back_to_the_point(self.ground), rising)
        self.remove(axes)
        flying = compass.shadow.copy()
        bar = Polyline([compass.bar()], "slope", width=8.0)
        self.play(Transform(flying, bar, run_time=self.phrase_left(0.8, least=1.0)))
        self.remove(flying)
        compass.measure()

    def turn_the_step(self) -> None:
        """To the slopes along the axes, a whole turn of the step adds those in all other directions."""
        compass = self.compass
        slope = Reading("slope this way", lambda: float(compass.slope(compass.angle)), words.running, "slope")
        self.slope = in_row(readout([slope]), 0)
        self.play(*swap(VGroup(self.quotient, self.length), self.slope))
        for known in zip(*self.known, strict=True):
            self.play(FadeIn(*known), run_time=_KNOWN)
        seconds = self.phrase_left(least=3.6)
        self.play(tween(compass, compass.chart, angle=compass.whole, run_time=seconds, rate_func=linear))

    def point_it_along_the_gradient(self) -> None:
        """The part is longest there, and the slope is the change divided by the length of the arrow."""
        told, compass = self.told, self.compass
        seconds = self.phrase_left(0.5, least=1.2)
        self.play(tween(compass, compass.chart, angle=compass.last, run_time=seconds))
        self.wait(self.phrase_left(0.2))
        opposite = StepArrow(self.ground, told.here.point, -told.slopes, "path")
        self.opposite, self.peak = opposite.arrow, compass.peak()
        self.legs = self.arrow.numbers("slope", clear_of=[opposite])
        found, beside = in_row(words.length(told), 0), self.arrow.length(words.root(told))
        self.play(FadeIn(self.arrow.legs, self.legs), compass.uncover(), FadeOut(compass.ring), run_time=0.8)
        self.arrow.add_to_back(self.arrow.legs)
        self.play(*swap(self.slope, VGroup(found, beside, self.peak)))
        self.found = VGroup(found, beside, self.legs)

    def point_the_opposite_way(self) -> None:
        """There it is steepest downhill."""
        self.trough = self.compass.trough()
        self.play(grow(self.opposite, run_time=self.phrase_left(0.6, least=0.8)))
        self.play(FadeIn(self.trough), run_time=0.5)
