"""Linear regression: how late will the pizza be?

Three acts, each a class that goes on where the one before it ends: a line and its misses (``guesses``), the
misses balance (``levelling``), and here the line is learnt in steps, spoilt, and read off.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Create, FadeIn, FadeOut, ReplacementTransform, VGroup, linear

from scenes.learning.linear_regression import words
from scenes.learning.linear_regression.error_maps import ErrorMap
from scenes.learning.linear_regression.handles import weight_of_line
from scenes.learning.linear_regression.levelling import Levelling
from scenes.learning.linear_regression.residuals import whisker
from scenes.learning.linear_regression.stacks import Ledger
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import along
from scenes.stage.shapes.frame import Box
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, on_plate, stack, text

_SEEN = 0.05
"""A typical miss that is shorter than this, in manim units, is hidden by the answer."""


class LinearRegression(Levelling):
    """The best line is the one whose misses balance both ways: lift it, turn it, or let it learn in steps."""

    title = "Linear regression"
    prerequisites = ("vectors", "gradient_descent")
    fact_labels = words.FACT_LABELS

    @beat(
        "Large networks can't be solved this way: they learn in steps.",
        "Each point is a line; on each ring, the loss is the same.",
        title="A map of all lines",
    )
    def map_all_lines(self) -> None:
        picture, panel = self.picture, self.panel
        picture.followers.clear()
        rows = words.first_step(self.guess, self.descent.learning_rate, self.descent.weights[1])
        stack(*rows, box=panel, gap=0.22)
        place = Box(panel.left, panel.right, panel.bottom, panel.top - 1.1)
        self.map = chart = ErrorMap(self.fit, self.descent, place)
        dots = chart.dots([self.first, self.lifted.weights, self.fit.weights])
        here, square = chart.dot(), self.mean.square.copy()
        self.remove(self.mean)
        self.add(square)
        self.place = stack(chart.reading(picture), box=panel)
        old = FadeOut(self.equations, self.loss, run_time=0.5)
        down = picture.to(spread=0.0, bars=0.0, run_time=self.phrase_left(0.4))
        self.play(old, down)
        self.play(FadeIn(chart.plot, self.place), run_time=0.8)
        self.play(ReplacementTransform(square, here, run_time=self.phrase_left(0.9)))
        self.cue()
        self.play(FadeIn(dots, lag_ratio=0.5), run_time=self.phrase_left(0.25))
        self.play(Create(chart.lines, lag_ratio=0.3), run_time=self.phrase_left(0.4))
        self.play(FadeIn(chart.numbers), run_time=0.5)
        self._go_back(here)
        self.start = VGroup(*rows), here, dots

    def _go_back(self, here: Any) -> None:
        """Let the dot and the line go back the way that they came, down and then to the side."""
        lines = [self.lifted.weights, self.first]
        half = self.phrase_left(least=1.2) / 2
        for line, place in zip(lines, self.map.to_frame(lines), strict=True):
            options: dict[str, Any] = {"rate_func": linear, "run_time": half}
            self.play(
                here.animate(**options).move_to((*place, 0.0)), self.picture.to(weights=line, **options)
            )

    @beat(
        "{way}",
        "{arrived}",
        title="Learn it in steps",
    )
    def learn_it_in_steps(self) -> None:
        self._take_the_first_step(*self.start)
        self.cue()
        self._walk()

    def _take_the_first_step(self, rows: VGroup, here: Any, dots: VGroup) -> None:
        chart, walk = self.map, self.descent.weights
        arrow, legs = chart.step(*walk[:2])
        self.add(chart.trail)
        self.remove(here)
        self.play(FadeOut(self.place), run_time=0.3)
        self.play(Create(legs[0]), run_time=self.phrase_left(0.2, least=0.5))
        self.play(Create(legs[1]), run_time=self.phrase_left(0.25, least=0.5))
        self.play(grow(arrow), run_time=self.phrase_left(0.3, least=0.6))
        self.play(FadeIn(rows), run_time=self.phrase_left(0.5, least=0.6))
        self.step = VGroup(arrow, rows, dots)
        self.play(FadeOut(legs), *self._steps(0, 1, self.phrase_left(least=0.8)))

    def _walk(self) -> None:
        chart, last = self.map, self.descent.weights.shape[0] - 1
        counter = chart.readings(words.brief)
        stack(counter, box=self.panel)
        self.play(*swap(self.step, counter))
        if last > 1:
            self.play(*self._steps(1, last, self.phrase_left(0.95, least=1.5)))
        self.counter = counter

    def _steps(self, first: int, last: int, run_time: float) -> list[Any]:
        """Let the walk on the map, and the line with it, go on from one step to another."""
        motion: dict[str, Any] = {"rate_func": linear, "run_time": run_time}
        way = along(self.descent.weights[first : last + 1])
        return [
            self.picture.to(weights=self.descent.weights[last], way=way, **motion),
            Advance(self.map.trail, first, last, **motion),
        ]

    @beat(
        "{strayed}",
        "{pulled_away}",
        title="One order that went wrong",
    )
    def spoil_one_order(self) -> None:
        picture, chart = self.picture, self.map
        place = self.chart()
        unit = "squared minutes" if self.params.user_data is None else "$r^2$"
        sums = [sum(each.squares) for each in (self.best, self.after)]
        top = 1.2 * max(*sums, float(self.spoilt.squares[self.stray]))
        now = picture.weights
        picture.set_state(weights=self.fit.weights)
        self.ledger = ledger = Ledger(picture, place, top, unit)
        self.mean.follow()
        picture.set_state(weights=now)
        old = FadeOut(chart.plot, chart.lines, chart.numbers, chart.trail, self.counter, run_time=0.5)
        best = picture.to(weights=self.fit.weights, bars=1.0, spread=1.0, run_time=0.9)
        self.play(old, best, FadeIn(ledger, self.mean, run_time=0.9, rate_func=second_half))
        picture.followers += [ledger.follow, self.mean.follow]
        self.play(picture.to(stray=self.shift, run_time=self.phrase_left(0.9, least=1.2)))
        self.cue()
        self.loss, self.slope = self.mean.named(), weight_of_line(picture, 0)
        stack(self.slope, box=self.panel)
        self.play(FadeIn(self.loss, self.slope), run_time=0.4)
        self.play(FadeOut(self.loss), run_time=0.3)
        self.play(picture.to(weights=self.after.weights, run_time=self.phrase_left(0.7, least=1.4)))
        self.loss = self.mean.named()
        self.play(FadeIn(self.loss), run_time=0.6)

    @beat(
        "{go_up}",
        "{give_or_take}",
        "{answer}",
        title="Reading off the answer",
    )
    def read_it_off(self) -> None:
        picture, plot = self.picture, self.picture.plot
        self.play(FadeOut(self.loss), run_time=0.3)
        back = picture.to(weights=self.fit.weights, stray=0.0, run_time=1.0)
        self.play(FadeOut(self.ledger, self.slope, run_time=0.4), back)
        picture.followers.clear()
        self.loss = self.mean.named()
        low, high = plot.y_range[0], self.predicted
        label, mark = self.asking[1], self.mark
        mark.move_to(plot.at(self.query, low + 0.32 / plot.y_unit))
        dashes = picture.dashes(self.query, low, high)
        self.play(FadeIn(mark, label, self.loss), picture.to(spread=0.0, run_time=0.8))
        answer = plot.dot(self.query, high, "result", radius=0.13)
        rows = self._work_it_out()
        seconds = self.phrase_left(0.8)
        come = FadeIn(rows[0], run_time=0.6)
        self.play(come, Create(dashes, run_time=seconds), mark.animate(run_time=seconds).move_to(answer))
        self.play(FadeOut(mark), FadeIn(answer), run_time=0.4)
        self.cue()
        self.play(FadeIn(rows[1:3]), run_time=self.phrase_left(0.2, least=0.6))
        if self.typical * plot.y_unit > _SEEN:
            self._give_or_take(plot.at(self.query, high)[:2])
        self.cue()
        over = plot.line(self.query, high, 0.0, "result")
        over.set_runs([plot.to_frame([(self.query, high), (plot.x_range[0], high)])])
        number = on_plate(text(words.brief(self.predicted), size=FINE_SIZE, role="result"))
        number.next_to(plot.at(plot.x_range[0], high), (1.0, 1.0, 0.0), buff=0.12)
        self.play(Create(over), run_time=self.phrase_left(0.6))
        self.play(FadeIn(number, rows[3]), run_time=0.6)

    def _give_or_take(self, middle: Points) -> None:
        """A side of the mean square lies down on the answer twice: once upwards, once downwards."""
        left, _, low, top = self.mean.box
        corners = np.array([(left, top), (left, low)])
        sides = [whisker(*corners), whisker(*corners[::-1])]
        reach = self.typical * self.picture.plot.y_unit
        whiskers = [whisker(middle, middle + np.array([0.0, way * reach])) for way in (-1, 1)]
        moves = [ReplacementTransform(*pair) for pair in zip(sides, whiskers, strict=True)]
        self.play(*moves, run_time=self.phrase_left(0.8))

    def _work_it_out(self) -> VGroup:
        """The d of the new x, a typical miss, and the height of the line at d."""
        return stack(
            words.place_of(self.query_x, self.examples, self.query),
            *words.typical_miss(self.fit.error),
            words.worked_answer(self.query, self.fit.weights, self.predicted),
            box=self.panel,
            gap=0.5,
        )
