"""What the second half of the lesson does: a line that learns, and the first question again."""

from __future__ import annotations

import numpy as np
from manim import (
    RIGHT,
    UP,
    Animation,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    ReplacementTransform,
    VGroup,
    VMobject,
    linear,
)

from mathkit.functions.quadratics import TILTED_BOWL
from mathkit.learning.squared_error import FAHRENHEIT
from scenes.calculus.gradient import views, words
from scenes.calculus.gradient.boards import StepArrow
from scenes.calculus.gradient.far_views import FarLesson
from scenes.calculus.gradient.ground.ground_arrows import GroundArrow
from scenes.calculus.gradient.ground.maps import height_labels
from scenes.calculus.gradient.ground.terrains import Terrain
from scenes.calculus.gradient.lines import LineChart
from scenes.calculus.gradient.told import RATE, STEPS
from scenes.calculus.gradient.views import in_row
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.trails import Trail
from scenes.stage.motion.tween import along, tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, on_plate, text

_WITH_ARROWS, _SLOWLY = 3, 5
"""Steps whose gradients are drawn, and steps that are seen one by one; the rest is one run."""

_MARKED, _FAINT = 3.0, 0.75
"""The width of the line of the point is more; the opacity of all other lines at the end."""

_HELD = 1.5
"""Seconds in which what the line has learned stands still."""


class LearningLesson(FarLesson):
    """A lesson whose landscape becomes the error of a line."""

    # The error of a line ---------------------------------------------------------------------------------

    def bring_the_line(self) -> None:
        """Level ways become axes, and the diagonal a line that rises by w in one degree from b at zero."""
        self.chart = chart = LineChart(self.told, views.WIDE_CHART)
        self.rule, (ways, axes) = in_row(words.model(), 0), self._ways_and_axes(chart.plot.box)
        self.remove(self.level_ways)
        old = VGroup(self.creases, self.creases_model, self.crease_things)
        self.play(
            *swap(old, chart.plot),
            ReplacementTransform(ways, axes, run_time=0.8),
            ReplacementTransform(self.diagonal[0], chart.line, run_time=self.phrase_left(0.4, least=1.2)),
        )
        self.remove(axes)
        self.add(chart)
        self.play(FadeIn(self.rule), run_time=0.5)
        self.line_marks = VGroup(chart.legs(), chart.intercept())
        for mark in self.line_marks:
            self.play(FadeIn(mark), run_time=0.7)

    def _ways_and_axes(self, box: Box) -> tuple[Polyline, Polyline]:
        """Both level ways over the creases as one line, and the axes of a chart in a *box*."""
        (foot, right), (_, top) = (way.points[[0, -1], :2] for way in self.level_ways)
        ways = Polyline([np.array([top, foot, right])], "path", width=5.0)
        edges = np.array([(box.left, box.top), (box.left, box.bottom), (box.right, box.bottom)])
        return ways, Polyline([edges], "muted", width=2.0)

    def _ways_to_the_axes(self, place: Points) -> tuple[Polyline, Polyline]:
        """From the axis of w, and from that of b, to a place on the map."""
        at, box = self.bowl.at(*place)[:2], self.axes.box
        ends = np.array([(box.left, at[1])]), np.array([(at[0], box.bottom)])
        first, second = (Polyline([np.vstack([end, at])], "path", width=2.5) for end in ends)
        return first, second

    def measure_the_errors(self) -> None:
        """Draw the readings and their errors, and take the mean of the squares."""
        told, chart = self.told, self.chart
        self.play(FadeIn(chart.readings), FadeOut(self.line_marks), run_time=0.7)
        self.add(chart.bars, chart.readings)
        seconds = self.phrase_left(0.4, least=1.2)
        self.play(tween(chart, on=VGroup(chart.bars), shown=6.0, run_time=seconds, rate_func=linear))
        self.errors = chart.numbers()
        self.play(FadeIn(self.errors), run_time=0.6)
        self.mean = in_row(words.mean_error(told), 0, after=self.rule)
        self.play(FadeIn(self.mean), run_time=0.7)

    def _error_at(self, place: Points, error: float) -> VGroup:
        """A place on the map, and the error of its line beside it."""
        dot = self.bowl.dot.copy().move_to(self.bowl.at(*place))
        label = on_plate(text(number(error), size=LABEL_SIZE, role="data"), opacity=1.0)
        return VGroup(label.next_to(dot, UP, buff=0.06), dot).set_z_index(1)

    def open_the_map_of_weights(self) -> None:
        """The chart steps aside for a map of b and w, on which the line is one place with its error."""
        told, wide = self.told, self.chart
        self.bowl = bowl = Terrain(TILTED_BOWL, told.start, told.bowl_steps, views.whole_bowl())
        self.chart = chart = LineChart(told, views.LINE_CHART).set_state(shown=len(FAHRENHEIT))
        self.axes, becoming = views.weight_axes(), VGroup(*_parts(chart))
        self.play(
            FadeOut(self.errors, self.mean, run_time=0.4),
            ReplacementTransform(VGroup(*_parts(wide)), becoming, run_time=1.0),
            FadeIn(self.axes, run_time=1.0, rate_func=second_half),
        )
        self.remove(becoming)
        self.add(chart, chart.bars, chart.readings)
        ways = self._ways_to_the_axes(told.start)
        self.play(*map(Create, ways), FadeIn(bowl.dot), run_time=0.5)
        self.found_errors = VGroup(self._error_at(told.start, float(told.errors[0])))
        error, terms = words.squared_errors()
        self.shape = VGroup(in_row(error, 0), in_row(terms, 1))
        self.play(FadeIn(self.found_errors), FadeOut(*ways), *swap(self.rule, error))

    def try_other_weights(self) -> None:
        """Move the place on the map; the line and its error go with it."""
        told, chart, bowl = self.told, self.chart, self.bowl
        seconds, moving = self.phrase_left(0.3, least=0.8), VGroup(chart.line, chart.bars, chart.readings)
        self.play(
            tween(chart, on=moving, place=told.other, run_time=seconds),
            tween(bowl, on=bowl.dot, here=told.other, run_time=seconds),
        )
        found = self._error_at(told.other, told.other_error)
        self.play(FadeIn(found), run_time=0.3)
        self.add(self.found_errors.add(found))

    def raise_the_bowl(self) -> None:
        """The errors of all lines are contour lines; the terms of degree two are those of the film's bowl."""
        told, bowl, chart = self.told, self.bowl, self.chart
        lines = VGroup(*(line for line in bowl.lines if line.has_points()))
        seconds, moving = self.phrase_left(0.5, least=1.4), VGroup(chart.line, chart.bars, chart.readings)
        rising = LaggedStart(*map(Create, lines), lag_ratio=0.3, run_time=seconds)
        self.play(
            rising,
            FadeIn(bowl.block),
            FadeIn(self.shape[1], run_time=seconds, rate_func=second_half),
            Animation(self.found_errors, run_time=seconds),
            tween(chart, on=moving, place=told.start, run_time=seconds),
            tween(bowl, on=bowl.dot, here=told.start, run_time=seconds),
        )
        self.heights = height_labels(bowl, views.MAP, foot=(0.0, 0.0), clear_of=told.start)
        self.wait(self.phrase_left(least=0.4))

    # It learns -------------------------------------------------------------------------------------------

    def take_the_first_steps(self) -> None:
        """Each of them against the gradient, which is taken anew."""
        self.readings = self._readings()
        bowl = self.bowl
        self.add(bowl)
        self.scale_note = views.map_note(words.scaled(1 / RATE))
        self.play(FadeOut(self.found_errors), FadeIn(self.heights, self.scale_note), run_time=0.6)
        self.add(self.trail)
        for step in range(_WITH_ARROWS):
            share = 1 / (_WITH_ARROWS - step)
            self.take_a_step(step, self.phrase_left(share, least=1.2))

    def take_a_step(self, step: int, seconds: float) -> None:
        """The gradient, turned round and a tenth as long, is the step."""
        bowl, place, new = self.bowl, self.told.walk[step], list[Animation]()
        slopes = bowl.function.gradient(place)
        up = StepArrow(bowl, place, slopes, "slope", scale=RATE)
        down = StepArrow(bowl, place, -slopes, "path", scale=RATE)
        self.play(grow(up.arrow, run_time=0.4 * seconds))
        if step == 0:
            self.step_rows = VGroup(*(in_row(words.step(self.told, axis), axis) for axis in (0, 1)))
            new = swap(self.shape, self.step_rows)
        elif step == 1:
            new = swap(self.step_rows, self.readings)
        self.play(grow(down.arrow, run_time=0.25 * seconds), *new)
        self.play(
            *self._steps(step, step + 1, 0.35 * seconds),
            FadeOut(up.arrow, down.arrow, run_time=0.3 * seconds),
        )

    def _readings(self) -> VGroup:
        """The weights, the number of the step and the error, of the steps that are done."""
        told = self.told
        self.trail = trail = Trail(self.bowl.to_frame(told.walk))
        b, w = (np.array([told.weights(place)[axis] for place in told.walk]) for axis in (0, 1))
        steps = (
            Reading.of_steps("step", range(STEPS + 1), lambda: trail.step, _whole),
            Reading.of_steps("error", told.errors, lambda: trail.step, words.small, "data"),
        )
        weights = (
            Reading.of_steps("$b$", b, lambda: trail.step, _fixed, "path"),
            Reading.of_steps("$w$", w, lambda: trail.step, _fixed, "path"),
        )
        return VGroup(in_row(VGroup(readout(weights), readout(steps)).arrange(RIGHT, buff=0.9), 0.5))

    def take_the_other_steps(self) -> None:
        """The next steps one by one, the others in one run; then the line is as it has become."""
        self.play(
            *self._steps(_WITH_ARROWS, _SLOWLY, self.phrase_left(0.2, least=0.8)), FadeOut(self.scale_note)
        )
        self.play(*self._steps(_SLOWLY, STEPS, self.phrase_left(0.4, least=1.4)))
        self.learned = in_row(words.learned(self.told), 2)
        self.play(FadeIn(self.learned), run_time=0.8)
        self.wait(max(_HELD, self.phrase_left()))

    def _steps(self, first: int, last: int, seconds: float) -> list[Animation]:
        chart, walk = self.chart, self.told.walk
        line = tween(
            chart,
            on=VGroup(chart.line, chart.bars, chart.readings),
            place=walk[last],
            way=along(walk[first : last + 1]),
            run_time=seconds,
            rate_func=linear,
        )
        return [Advance(self.trail, first, last, run_time=seconds), line]

    def come_back_to_the_question(self) -> None:
        """Back to the film's map and point, from which ways lead in all directions."""
        told, axes = self.told, views.map_axes()
        self.ground, self.model = (
            views.terrain(told, seen(told)) for seen in (views.whole_map, views.whole_model)
        )
        premise, note = in_row(told.landscape.equation(), 0), views.not_to_scale()
        learned = VGroup(*_parts(self.chart), self.readings, self.learned)
        self.play(*swap(learned, VGroup(self.model, premise, note)))
        old = VGroup(self.bowl, self.trail, self.heights)
        # The same lines would go out and come in again: what comes covers them before they go.
        self.play(*swap(self.axes, axes), FadeOut(old, run_time=0.8), FadeIn(self.ground, run_time=0.8))
        self.fan = VGroup(*self.fan_of(12))
        self.play(LaggedStart(*(grow(way) for way in self.fan), lag_ratio=0.2, run_time=1.0))

    def come_back_to_the_arrow(self) -> None:
        """The steepest way: the arrow, on the map and on the landscape, and the legs of which it is made."""
        told, ground, scale = self.told, self.ground, self.last_scale
        note = views.map_note(words.scaled(scale))
        last = StepArrow(ground, told.here.point, told.slopes, "slope", scale=1 / scale)
        raised = GroundArrow(self.model, told.here.point, told.slopes / scale).set_state(grown=0.0)
        seconds = self.phrase_left(0.35, least=1.0)
        climbing = [grow(last.arrow, run_time=seconds)]
        if raised.climbs:  # an arrow that is longer than it is may reach beyond a summit
            climbing.append(tween(raised, grown=1.0, run_time=seconds))
        self.play(FadeOut(self.fan, run_time=0.6), FadeIn(note, run_time=0.6), *climbing)
        legs = [leg for leg, size in zip(last.legs, last.vector, strict=True) if size]
        numbers, nabla = last.numbers("slope"), in_row(words.gradient(told), 1.3)
        for leg, label in zip(legs, numbers, strict=True):
            self.play(Create(leg), run_time=self.phrase_left(0.3, least=0.6))
            self.play(FadeIn(label), run_time=0.4)
        others = [
            line for line in ground.lines if line.stroke_width < _MARKED and line.stroke_opacity > _FAINT
        ]
        fainter = [line.animate.set_stroke(opacity=_FAINT) for line in others]
        self.play(*fainter, FadeIn(nabla), run_time=self.phrase_left(least=0.6))


def _whole(value: float) -> str:
    return number(value, 0)


def _fixed(value: float) -> str:
    return number(round(value, 2) + 0.0, fixed=True)


def _parts(chart: LineChart) -> tuple[VMobject, ...]:
    """All that a chart of the line has on the stage while its errors show."""
    return *chart.plot, chart.line, chart.bars, chart.readings
