"""What the lesson does close up: steps on the tilted board, the gradient, and steps in all directions."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from manim import Animation, Create, FadeIn, FadeOut, Transform, TransformFromCopy, VGroup
from numpy.typing import ArrayLike

from scenes.calculus.gradient import views, words
from scenes.calculus.gradient.boards import BoardWalk, StepArrow, legs_on_the_map
from scenes.calculus.gradient.close_ups import CloseUpLesson
from scenes.calculus.gradient.compasses import Compass
from scenes.calculus.gradient.gauges import Gauge
from scenes.calculus.gradient.views import in_row
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.type.typesetting import Points

_CORNER = 0.22


class BoardLesson(CloseUpLesson):
    """A lesson that walks on its tilted board, with a gauge beside it."""

    row: Any
    walks: VGroup
    arrow: StepArrow
    compass: Compass
    known: VGroup

    def board_walk(self, legs: ArrayLike, changes: ArrayLike) -> BoardWalk:
        """Two steps on the board, with their gauge."""
        return BoardWalk(self.told, self.model, legs, Gauge(changes, views.gauge(self.told)))

    def walk_on_the_board(self, walk: BoardWalk, done: float, seconds: float) -> list[Animation]:
        """Go on along the steps on the board; its walker goes with it."""
        return [tween(walk, done=done, run_time=seconds), Animation(self.model.dot, run_time=seconds)]

    # Changes add -----------------------------------------------------------------------------------------

    def step_in_both(self, legs: Points, changes: Points) -> list[Any]:
        """Take a step in x and then one in y, on the map and on the board; return what shows it."""
        walk, row = self.board_walk(legs, changes), self.row
        lines, numbers = legs_on_the_map(self.ground, self.told.here.point, legs)
        grown = walk.gauge.numbers()
        self.play(FadeIn(walk.gauge, run_time=0.5))
        self.add(walk)
        for index, part in enumerate(("first", "then")):
            seconds = self.phrase_left(0.4 + 0.2 * index, least=1.0)
            along = self.walk_on_the_board(walk, index + 1.0, seconds)
            self.play(*along, Create(lines[index], run_time=seconds))
            self.play(FadeIn(numbers[index], grown[index], row.part(part)), run_time=0.6)
        self.numbers = VGroup(*grown)
        return [walk, lines, numbers, self.numbers]

    def step_in_the_other_order(self, legs: Points, first: list[Any]) -> list[Any]:
        """The same step, in y and then in x, ends at the same height."""
        told, legs = self.told, legs[::-1]
        lines, numbers = legs_on_the_map(self.ground, told.here.point, legs)
        walk = self.board_walk(legs, told.changes[::-1])
        first[0].remove(first[0].gauge)
        self.play(*swap(VGroup(first[0].gauge, self.numbers), walk.gauge))
        self.add(walk)
        for index in (0, 1):
            seconds = self.phrase_left(0.4, least=0.8)
            along = self.walk_on_the_board(walk, index + 1.0, seconds)
            self.play(*along, Create(lines[index], run_time=seconds))
        self.numbers = VGroup(*walk.gauge.numbers())
        self.play(FadeIn(numbers, self.numbers, self.row.part("both")), run_time=0.8)
        return [walk, lines, numbers, self.numbers]

    # The arrow -------------------------------------------------------------------------------------------

    def climb_along_the_slopes(self) -> None:
        """The slopes are a step, on the map and on the board, where its changes add as well."""
        told = self.told
        self.arrow = StepArrow(self.ground, told.here.point, told.slopes, "slope")
        self.legs = self.arrow.numbers("slope")
        self.play(FadeOut(self.walks), tween(self.model, here=told.here.point, run_time=0.5), run_time=0.5)
        self.climb = walk = self.board_walk(np.diag(told.slopes), told.climbing)
        self.row = row = views.worked_row(words.climbed(told), 1.4)
        grown = walk.gauge.numbers()
        self.play(FadeIn(walk.gauge, run_time=0.5))
        self.add(walk)
        sources = iter(zip(self.slope_sources(), self.legs, strict=True))
        for index, part in enumerate(("first", "then")):
            seconds = self.phrase_left(0.22, least=0.8)
            along, landing = self.walk_on_the_board(walk, index + 1.0, seconds), []
            if told.slopes[index]:
                source, label = next(sources)
                landing = [TransformFromCopy(source, label[-1], run_time=seconds)]
                along.append(Create(self.arrow.legs[index], run_time=seconds))
            self.play(*along, *landing)
            self.play(FadeIn(grown[index], row.part(part)), run_time=0.3)
        self.grown = VGroup(*grown)

    def grow_the_arrow(self) -> None:
        """Both legs make one arrow."""
        arrow = self.arrow
        self.add(self.legs, arrow)
        self.nabla = in_row(words.gradient(self.told), 0)
        arrow.set_state(grown=0.0)
        growing = tween(arrow, on=arrow.arrow, grown=1.0, run_time=self.phrase_left(least=1.0))
        self.play(growing, FadeIn(self.row.part("both")), *swap(VGroup(*self.slopes), self.nabla))

    def turn_the_arrow(self) -> None:
        """Turn the step by a right angle, and walk it: the ground falls as much as it rises."""
        told = self.told
        gone = FadeOut(self.climb, self.grown, self.row, run_time=0.4)
        self.turned = StepArrow(self.ground, told.here.point, told.slopes, "path")
        back = tween(self.model, here=told.here.point, run_time=0.5)
        self.play(gone, back, tween(self.turned, angle=90.0, run_time=self.phrase_left(0.3, least=1.0)))
        self.mark = self.right_angle()
        self.around = self.turned.numbers("path", clear_of=(self.arrow, self.legs))
        legs = [(-told.slopes[1], 0.0), (0.0, told.slopes[0])]
        self.level_walk = walk = self.board_walk(legs, told.cancelling)
        self.play(FadeIn(self.around, walk.gauge), Create(self.mark), run_time=0.5)
        self.add(walk)
        self.row = views.worked_row(words.cancelled(told), 1.4)
        self.grown = VGroup(*walk.gauge.numbers())
        for index, part in enumerate(("first", "then")):
            self.play(*self.walk_on_the_board(walk, index + 1.0, self.phrase_left(0.35, least=0.7)))
            self.play(FadeIn(self.row.part(part), self.grown[index]), run_time=0.35)

    def mark_the_contour(self) -> None:
        """The turned step lies on the contour line of the point."""
        contour = self.marked_line()
        over = (self.heights, self.legs, self.around, self.arrow, self.turned, self.mark, self.ground.dot)
        self.add(contour, *over)
        self.play(FadeIn(self.row.part("both"), run_time=0.7), contour.animate.set_stroke(width=8.0))
        self.turning = VGroup(
            *(self.legs, self.turned, self.mark, self.around, self.level_walk, self.row, contour, self.grown)
        )

    def slope_sources(self) -> list[Any]:
        """The numbers of the slopes that are not zero, in the first row."""
        rows = zip(self.slopes, self.told.slopes, strict=True)
        return [row.part("slope") for row, slope in rows if slope != 0]

    def right_angle(self) -> Polyline:
        """The mark between the gradient and the same arrow, turned."""
        foot = self.ground.dot.get_center()[:2]
        along, beside = self.told.here.uphill, self.told.here.contour
        return Polyline([foot + _CORNER * np.array([along, along + beside, beside])], "ink", width=2.5)

    def marked_line(self) -> Polyline:
        """The contour line through the point, over all that lies on it."""
        line = max(self.ground.lines, key=lambda each: (each.stroke_width, len(each.points)))
        return cast("Polyline", line.copy())

    # All directions --------------------------------------------------------------------------------------

    def take_the_step_apart(self) -> None:
        """Show the part of the step along the contour; that along the gradient flies to the chart."""
        compass = self.compass
        self.play(tween(compass, across=1.0, run_time=self.phrase_left(0.3)))
        self.wait(self.phrase_left(0.25))
        self.play(tween(compass, along=1.0, run_time=self.phrase_left(0.5)))
        flying = compass.shadow.copy()
        bar = Polyline([compass.bar()], "slope", width=8.0)
        self.play(Transform(flying, bar, run_time=self.phrase_left(least=1.0)))
        self.remove(flying)
        compass.measure()

    def measure_the_arrow(self) -> None:
        """The slope along the gradient is the change that it makes, divided by its length."""
        told, compass = self.told, self.compass
        row = in_row(words.squared(told), 0)
        self.legs = self.arrow.numbers("slope")
        longer: Any = self.arrow.legs
        self.peak = compass.peak()
        gone = FadeOut(compass.ring, run_time=0.9)
        self.play(
            FadeIn(row, self.legs),
            compass.uncover(),
            gone,
            longer.animate.set_stroke(width=7.0),
            run_time=0.9,
        )
        self.wait(self.phrase_left(0.3))
        found, beside = in_row(words.length(told), 0), self.arrow.length(words.root(told))
        self.play(*swap(row, VGroup(found, beside, self.peak)))
        self.found = VGroup(found, beside, self.legs)
