"""What the second half of the lesson does: the whole map again, creases, and a line that learns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
from manim import RIGHT, Animation, Circle, Create, FadeIn, FadeOut, Line, VGroup, linear

from mathkit.functions.quadratics import TILTED_BOWL
from scenes.calculus.gradient import views, words
from scenes.calculus.gradient.boards import StepArrow
from scenes.calculus.gradient.far_views import FarLesson
from scenes.calculus.gradient.lines import LineChart
from scenes.calculus.gradient.terrains import HALF, Terrain, height_labels
from scenes.calculus.gradient.told import RATE, STEPS
from scenes.calculus.gradient.views import CHART, LINE_CHART, in_row
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.trails import Trail
from scenes.stage.motion.tween import along, tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import formula

_SLOWLY = 5
"""Steps that are seen one by one; the rest is one run."""

_MARKED, _FAINT = 3.0, 0.75
"""The width of the line of the point is more; the opacity of all other lines at the end."""

_RADIUS = 0.28
"""Of a neuron, in manim units."""

_NETWORK = Box(-6.5, -2.9, -2.9, 2.2)
_COLUMN = (-1.95, -0.35, 0.0)


class LearningLesson(FarLesson):
    """A lesson whose landscape becomes the error of a line."""

    def bring_the_line(self) -> None:
        """Put the line in the place of the creases, and its weights on the axes of the map."""
        told = self.told
        self.bowl = Terrain(TILTED_BOWL, told.start, told.bowl_steps, views.bowl_model())
        self.chart = chart = LineChart(told, CHART)
        self.rule = in_row(words.model(), 0)
        flat = tween(self.creases_model, pose=views.creased_model(0.0, HALF / 20), run_time=0.6)
        self.play(flat, FadeOut(*self.crease_things, run_time=0.5))
        old, self.note = VGroup(self.creases_model, self.creases), views.not_to_scale()
        known = [self.bowl, self.note] if told.is_the_error else []
        self.play(*swap(old, VGroup(chart, *known)), FadeIn(self.rule, run_time=0.8))
        start, legs = chart.intercept(), chart.legs()
        self.play(FadeIn(start), run_time=0.7)
        self.wait(self.phrase_left(0.4, least=0.1))
        self.play(FadeIn(legs), run_time=0.7)
        self.line_marks = VGroup(start, legs)

    def measure_the_errors(self) -> None:
        """Draw the readings and their errors, and take the mean of the squares."""
        told, chart = self.told, self.chart
        self.play(FadeIn(chart.readings), FadeOut(self.line_marks), run_time=0.7)
        self.add(chart.bars)
        moving = VGroup(chart.bars)
        seconds = self.phrase_left(0.4, least=1.2)
        self.play(tween(chart, on=moving, shown=6.0, run_time=seconds, rate_func=linear))
        self.errors = chart.numbers()
        self.play(FadeIn(self.errors), run_time=0.6)
        self.wait(self.phrase_left(0.25, least=0.1))
        self.mean = in_row(words.mean_error(told), 1.3)
        unknown = [] if told.is_the_error else [self.bowl, self.note]
        self.play(FadeIn(self.mean, *unknown), run_time=0.7)
        self.wait(self.phrase_left(0.25, least=0.1))
        self.raise_the_bowl()
        self.wait(self.phrase_left(0.5, least=0.1))
        axes = views.weight_axes(told)
        self.play(*swap(self.axes, axes))
        self.axes = axes

    def raise_the_bowl(self) -> None:
        """The error as a landscape rises to a map; the line steps aside for it."""
        told, old, bowl = self.told, self.chart, self.bowl
        gone = VGroup(old, old.readings, old.bars, self.errors, self.note)
        self.chart = chart = LineChart(told, LINE_CHART).set_state(shown=old.shown)
        self.errors, seconds = chart.numbers(), self.phrase_left(0.4, least=1.6)
        coming = VGroup(chart, chart.readings, chart.bars, self.errors)
        self.play(
            FadeOut(gone, run_time=0.4),
            tween(bowl, pose=views.whole_bowl(), way=views.aside_first, run_time=seconds),
            FadeIn(coming, run_time=seconds, rate_func=_when_there_is_room),
        )
        self.axes = views.map_axes()
        self.heights = height_labels(bowl, views.MAP, foot=(0.0, 0.0), clear_of=told.start)
        self.play(FadeIn(self.axes, self.heights), run_time=0.6)

    def take_a_step(self) -> None:
        """The gradient, turned round and a tenth as long, is the first step."""
        told, bowl = self.told, self.bowl
        slopes = told.first_slopes
        up = StepArrow(bowl, told.start, slopes, "slope", scale=RATE)
        down = StepArrow(bowl, told.start, slopes, "path", scale=RATE)
        self.scale_note = views.map_note(words.scaled(1 / RATE))
        rows = VGroup(*(in_row(words.step(told, axis), axis) for axis in (0, 1)))
        gone = FadeOut(self.rule, self.mean, self.errors, self.chart.bars, run_time=0.4)
        self.play(gone, grow(up.arrow), FadeIn(self.scale_note, run_time=0.6))
        self.play(tween(down, on=down.arrow, angle=180.0, run_time=self.phrase_left(0.4)))
        self.trail = trail = Trail(bowl.to_frame(told.walk))
        b, w = (np.array([told.weights(place)[axis] for place in told.walk]) for axis in (0, 1))
        steps = (
            Reading.of_steps("step", range(STEPS + 1), lambda: trail.step, _whole),
            Reading.of_steps("error", told.errors, lambda: trail.step, _fixed, "data"),
        )
        weights = (
            Reading.of_steps("$b$", b, lambda: trail.step, _fixed, "path"),
            Reading.of_steps("$w$", w, lambda: trail.step, _fixed, "path"),
        )
        columns = VGroup(readout(weights), readout(steps)).arrange(RIGHT, buff=0.9)
        self.readings = in_row(columns, 0.5)
        self.play(FadeIn(rows), run_time=0.6)
        self.add(trail)
        gone = FadeOut(up.arrow, down.arrow, self.scale_note, run_time=0.6)
        self.play(*self._steps(0, 1, self.phrase_left(0.8)), gone)
        error = in_row(words.errors(told), 2)
        self.play(FadeIn(error), run_time=0.6)
        self.step_rows = VGroup(rows, error)

    def take_the_other_steps(self) -> None:
        """The first steps one by one, the others in one run."""
        self.play(*swap(self.step_rows, self.readings))
        self.play(*self._steps(1, _SLOWLY, self.phrase_left(0.5, least=2.0)))
        self.play(*self._steps(_SLOWLY, STEPS, self.phrase_left(least=1.5)))

    def _steps(self, first: int, last: int, seconds: float) -> list[Animation]:
        chart, walk = self.chart, self.told.walk
        line = tween(
            chart,
            on=chart.line,
            place=walk[last],
            way=along(walk[first : last + 1]),
            run_time=seconds,
            rate_func=linear,
        )
        return [Advance(self.trail, first, last, run_time=seconds), line]

    def grow_a_network(self) -> None:
        """The line becomes one weight of a network, and each weight has its slope."""
        network = Network((3, 5, 5, 2), _NETWORK)
        column = formula('vec("slope", "slope", dots.v, "slope")', role="slope").move_to(_COLUMN)
        chart = self.chart
        self.play(FadeOut(chart.plot, chart.readings, self.readings), FadeIn(network.layers), run_time=0.6)
        edge = network.weights[0].points[:4]
        shrunk = Line(edge[0], edge[-1], stroke_width=3.5, color=color("slope"))
        self.play(chart.line.animate.become(shrunk), FadeIn(network.weights), run_time=0.6)
        self.remove(chart.line)
        seconds = self.phrase_left(0.8, least=1.5) / 3
        for layer in range(3):
            lit = network.weights[layer].animate.set_stroke(color("slope"), width=3.5, opacity=1.0)
            self.play(lit, run_time=seconds)
            if layer == 0:
                self.play(FadeIn(column), run_time=0.6)
        self.network = VGroup(network, column)

    def come_back_to_the_arrow(self) -> None:
        """Back to the film's map and point: the arrow, and the two legs of which it is made."""
        told, axes, ground = self.told, views.map_axes(), self.bowl
        self.play(Advance(self.trail, STEPS, 0.0, run_time=1.0))
        old = VGroup(self.trail, self.axes, self.heights)
        if told.is_the_error and np.array_equal(told.start, told.here.point):
            self.play(*swap(old, axes))
        else:
            ground = views.terrain(told, views.whole_map(told))
            self.play(*swap(VGroup(self.bowl, *old), VGroup(ground, axes)))
        scale = self.last_scale
        last = StepArrow(ground, told.here.point, told.slopes, "slope", scale=1 / scale)
        note, numbers = views.map_note(words.scaled(scale)), last.numbers("slope")
        self.play(grow(last.arrow, run_time=self.phrase_left(0.4)), FadeIn(note, run_time=0.6))
        legs = [leg for leg, size in zip(last.legs, last.vector, strict=True) if size]
        for leg, label in zip(legs, numbers, strict=True):
            self.play(Create(leg), run_time=self.phrase_left(0.4, least=0.6))
            self.play(FadeIn(label), run_time=0.4)
        others = [
            line for line in ground.lines if line.stroke_width < _MARKED and line.stroke_opacity > _FAINT
        ]
        fainter = [line.animate.set_stroke(opacity=_FAINT) for line in others]
        self.play(*fainter, self.network[0].animate.fade(0.25), run_time=self.phrase_left(least=0.6))


def _when_there_is_room(time: float) -> float:
    """A rate for what comes to the place that something else leaves in the first half."""
    return float(np.clip(4 * time - 2, 0.0, 1.0))


def _whole(value: float) -> str:
    return number(value, 0)


def _fixed(value: float) -> str:
    return number(round(value, 2) + 0.0, fixed=True)


class Network(VGroup):
    """Layers from left to right in *box*: ``layers`` of circles, and between two of them ``weights``."""

    def __init__(self, sizes: Sequence[int], box: Box) -> None:
        inner = box.inset(_RADIUS)
        pitch = inner.height / max(*sizes, 2)
        columns = [
            np.column_stack([np.full(size, x), inner.center[1] - pitch * (np.arange(size) - (size - 1) / 2)])
            for x, size in zip(np.linspace(inner.left, inner.right, len(sizes)), sizes, strict=True)
        ]
        self.weights = VGroup(
            *(
                Polyline(
                    [_rim_to_rim(*ends) for ends in product(left, right)], "muted", width=2.0, opacity=0.8
                )
                for left, right in pairwise(columns)
            )
        )
        self.layers = VGroup(*(VGroup(*map(_neuron, column)) for column in columns))
        super().__init__(self.weights, self.layers)


def _rim_to_rim(start: Points, end: Points) -> Points:
    """The line between two neurons that leaves out their insides."""
    step = _RADIUS * (end - start) / np.linalg.norm(end - start)
    return np.array([start + step, end - step])


def _neuron(place: Points) -> Circle:
    return Circle(radius=_RADIUS, stroke_color=color("muted"), stroke_width=2.5).move_to((*place, 0.0))
