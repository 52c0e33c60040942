"""Linear regression: how late will the pizza be?

Four acts, each a class that goes on where the one before it ends: a line and its misses (``guesses``), the
misses balance (``lifting``, ``levelling``), and here the line is learnt in steps, spoilt, and read off.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import (
    LEFT,
    RIGHT,
    Create,
    FadeIn,
    FadeOut,
    Indicate,
    ReplacementTransform,
    TransformFromCopy,
    VGroup,
    linear,
)

from scenes.learning.linear_regression import phrases, words
from scenes.learning.linear_regression.error_maps import ErrorMap
from scenes.learning.linear_regression.guesses import MEAN_WIDTH
from scenes.learning.linear_regression.handles import weight_of_line, whisker
from scenes.learning.linear_regression.levelling import Levelling
from scenes.learning.linear_regression.residuals import Residuals
from scenes.learning.linear_regression.stacks import Stacks
from scenes.learning.linear_regression.strips import Strips
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import along, tween
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import color
from scenes.stage.type.symbols import LEARNING_RATE
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, on_plate, stack, text

_SEEN = 0.05
"""A typical miss that is shorter than this, in manim units, is hidden by the answer."""

_TINY = 0.25
"""A step that is called tiny, as a share of the first one."""

_LOW = 2.0
"""The height of the left side under the small picture, in manim units."""


class LinearRegression(Levelling):
    """The best line is the one whose misses balance both ways: lift it, turn it, or let it learn in steps."""

    title = "Linear regression"
    prerequisites = ("vectors", "gradient_descent")
    fact_labels = words.FACT_LABELS

    @beat(
        "Large networks have no such formula: they learn in steps.",
        "Each point is a line; along a ring, the loss is the same.",
        title="A map of all lines",
    )
    def map_all_lines(self) -> None:
        picture, panel = self.mean.picture, self.panel
        picture.followers.clear()
        self.play(FadeOut(self.loss, self.mean, run_time=0.5), picture.to(spread=0.0, run_time=0.6))
        upper = Box(panel.left, panel.right, self.low.top + 0.2, panel.top)
        small = self._draw_picture(upper, named=False)
        small.set_state(arrived=1.0, drawn=1.0, bars=1.0, weights=self.fit.weights)
        self._change_to(small, self.phrase_left(0.4), FadeOut(self.equations, run_time=0.5))
        self.map = chart = ErrorMap(self.fit, self.descent, frame().right_side, [self.too_fast])
        self.place = stack(chart.reading(small), box=self.low)
        self.play(FadeIn(chart.plot, self.place), run_time=0.7)
        here: Any = chart.dot()
        self.here = here
        self.play(TransformFromCopy(small.line, here, run_time=self.phrase_left(0.7)))
        self.play(FadeIn(chart.best[0]), run_time=self.phrase_left(0.9, least=0.4))
        self.cue()
        seconds: dict[str, Any] = {"run_time": self.phrase_left(0.45)}
        (place,) = chart.to_frame([self.first])
        self.play(here.animate(**seconds).move_to((*place, 0.0)), small.to(weights=self.first, **seconds))
        self.play(Create(chart.lines, lag_ratio=0.3), run_time=self.phrase_left(0.7))
        self.play(FadeIn(chart.numbers, chart.best[1]), run_time=self.phrase_left(least=0.5))
        self.atlas = VGroup(chart.plot, chart.lines, chart.numbers, chart.trail, chart.best)

    @property
    def low(self) -> Box:
        """The left side under the small picture."""
        panel = self.panel
        return Box(panel.left, panel.right, panel.bottom, panel.bottom + _LOW)

    def _change_to(self, new: Residuals, run_time: float, *others: Any) -> None:
        """Let the picture become another one of the same points, of another size."""
        old, self.picture = self.picture, new
        self.scales = VGroup(old.plot, new.plot)
        self.remove(old.plot, *old.plot, old.moving)
        pairs = [(old.plot.axes, new.plot.axes), (old.moving, new.moving)]
        moves = [ReplacementTransform(each.copy(), other, run_time=run_time) for each, other in pairs]
        come = FadeIn(new.plot.labels, run_time=run_time, rate_func=second_half)
        self.play(*moves, FadeOut(old.plot.labels, run_time=0.3), come, *others)
        self.remove(*new.plot)
        self.bring_to_back(new.plot)

    @beat(
        "{pull}",
        "{way}",
        "{arrived}",
        title="Learn it in steps",
    )
    def learn_it_in_steps(self) -> None:
        self._try_a_tiny_step()
        self.cue()
        self._take_the_first_step()
        self.cue()
        self._walk()

    def _try_a_tiny_step(self) -> None:
        """The strips of a tiny step, whose corners can hardly be seen; both sums, and twice each."""
        picture, guess = self.picture, self.guess
        tiny = _TINY * (self.descent.weights[1] - self.first)
        sums = VGroup(
            words.balanced(words.SUM_OF_PULLS, guess.turning),
            words.balanced(words.SUM_OF_RESIDUALS, guess.surplus),
        )
        self.rows = rows = VGroup(
            *words.first_step(guess, self.descent.learning_rate, self.descent.weights[1])
        )
        for each in (sums, rows):
            stack(*each, box=self.low, gap=0.3)
        strips = Strips(picture, tiny[0] * self.data[:, 0] + tiny[1], picture.chosen)
        self.play(picture.to(spread=1.0, run_time=0.8), FadeOut(self.place, run_time=0.4))
        self.bring_to_back(strips)
        step, seconds = self.first + tiny, self.phrase_left(0.3)
        self.play(picture.to(weights=step, run_time=seconds), tween(strips, share=1.0, run_time=seconds))
        self.play(FadeIn(sums), run_time=0.5)
        self.wait(self.phrase_left(0.5))
        self.play(FadeOut(strips, run_time=0.3), picture.to(weights=self.first, spread=0.0, run_time=0.6))
        self.play(*swap(sums, VGroup(*(row.part(name) for row in rows for name in ("strips", "pull")))))

    def _take_the_first_step(self) -> None:
        chart, walk, rows = self.map, self.descent.weights, self.rows
        arrow, legs = chart.step(*walk[:2])
        self.add(chart.trail)
        self.remove(self.here)
        parts = [row.part(name) for row in rows for name in (LEARNING_RATE.role, "times", "start")]
        self.play(FadeIn(*parts), run_time=0.6)
        ends = [row.part(name) for row in rows for name in ("equals", "found")]
        late = FadeIn(*ends, rate_func=second_half, run_time=1.0)
        self.play(Create(legs, lag_ratio=1.0, run_time=1.0), late)
        self.play(grow(arrow), run_time=0.5)
        self.step = VGroup(arrow, rows)
        self.play(FadeOut(legs), *self._steps(0, 1, 0.7))
        if phrases.overshoots(self.too_fast, self.fit) and not phrases.overshoots(self.descent, self.fit):
            beyond = chart.way(self.too_fast.weights)
            self.play(Create(beyond, rate_func=linear), run_time=self.phrase_left(0.8, least=1.2))
            self.play(FadeOut(beyond), run_time=0.3)

    def _walk(self) -> None:
        chart, last = self.map, self.descent.weights.shape[0] - 1
        counter = chart.readings()
        stack(counter, box=self.low)
        self.counter = VGroup(counter, chart.best_beside(counter))
        self.play(*swap(self.step, self.counter))
        if last > 1:
            self.play(*self._steps(1, last, self.phrase_left(0.95, least=1.5)))

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
        title="One stray dot",
    )
    def spoil_one_dot(self) -> None:
        picture = self.mean.picture
        picture.set_state(weights=self.fit.weights)
        self._change_to(picture, 0.8, FadeOut(self.atlas, self.counter, run_time=0.4))
        lines = self.best, self.spoilt, self.after
        highest = max(pile for line in lines for pile in (line.for_turn, line.against))
        top = 1.3 * max(highest, 0.5 * float(np.sqrt(self.fit.spread)))
        place, turn = float(self.data[self.stray, 0]), float(self.after.weights[0] - self.fit.weights[0])
        rows = VGroup(*words.strayed(place, self.shift, self.best.arms_in_all, turn))
        panel, self.slope = self.panel, weight_of_line(picture, 0)
        beside = Box(panel.right - MEAN_WIDTH, panel.right, panel.bottom, panel.top)
        stack(*rows, box=Box(panel.left, beside.left - 0.2, panel.bottom, panel.top), gap=0.25)
        stack(self.slope, box=beside)
        self.stacks = stacks = Stacks(picture, self.chart(rows), top, self.names.stacks).set_state(stage=2.0)
        self.mean.follow()
        ring = Markers(picture.plot.to_frame(self.data[[self.stray]]), "ink", "ring", size=1.3)
        shown = VGroup(stacks.plots[1], stacks.names[1], stacks, stacks.totals)
        self.play(FadeIn(shown, self.mean), Create(ring), run_time=0.6)
        picture.followers += [stacks.follow, self.mean.follow]
        self.play(FadeOut(ring), picture.to(stray=self.shift, run_time=self.phrase_left(0.9, least=1.2)))
        self.cue()
        self.play(FadeIn(rows[0]), run_time=0.5)
        self.wait(self.phrase_left(0.15, least=0.3))
        self.play(FadeIn(rows[1], self.slope), run_time=0.5)
        self.play(picture.to(weights=self.after.weights, run_time=self.phrase_left(0.6, least=1.4)))
        self.loss, self.levels = self.mean.named(), stacks.level()
        self.play(FadeIn(self.loss), Create(self.levels), run_time=0.6)
        self.pulled = VGroup(shown, self.levels, rows, self.slope)

    @beat(
        "{go_up}",
        "{give_or_take}",
        "So read it off the line whose misses balance both ways.",
        title="Reading off the answer",
    )
    def read_it_off(self) -> None:
        picture, plot = self.picture, self.picture.plot
        true = picture.to(weights=self.fit.weights, stray=0.0, run_time=0.8)
        self.play(true, FadeOut(self.loss, run_time=0.3))
        picture.followers.clear()
        self.loss = self.mean.named()
        low, high = plot.y_range[0], self.predicted
        label, mark = on_plate(words.asked_at(self.names.asked, self.query)), self.mark
        mark.move_to(plot.at(self.query, low + 0.32 / plot.y_unit))
        label.next_to(mark, RIGHT, buff=0.2)
        if label.get_right()[0] > plot.box.right:
            label.next_to(mark, LEFT, buff=0.2)
        dashes = picture.dashes(self.query, low, high)
        rows = self._work_it_out()
        come = FadeIn(rows[0], self.loss, run_time=0.8, rate_func=second_half)
        self.play(FadeOut(self.pulled, run_time=0.4), come, FadeIn(mark, label))
        self._go_up_and_across(dashes, rows[1])
        self.cue()
        if self.typical * plot.y_unit > _SEEN:
            self._give_or_take(plot.at(self.query, high)[:2])
        self.play(FadeIn(rows[2:]), run_time=self.phrase_left(0.5, least=0.6))
        self.cue()
        self._show_both_balances(rows)

    def _go_up_and_across(self, dashes: Any, row: Any) -> None:
        """From the new x up to the line, and across to the minutes."""
        plot, high = self.picture.plot, self.predicted
        answer = plot.dot(self.query, high, "result", radius=0.13).set_z_index(1)
        seconds = self.phrase_left(0.4)
        self.play(Create(dashes, run_time=seconds), self.mark.animate(run_time=seconds).move_to(answer))
        self.play(FadeOut(self.mark), FadeIn(answer), run_time=0.3)
        over = plot.line(self.query, high, 0.0, "result")
        over.set_runs([plot.to_frame([(self.query, high), (plot.x_range[0], high)])])
        number = on_plate(text(words.brief(high), size=FINE_SIZE, role="result"))
        number.next_to(plot.at(plot.x_range[0], high), (1.0, 1.0, 0.0), buff=0.12)
        self.play(Create(over), run_time=self.phrase_left(0.6, least=0.6))
        self.play(FadeIn(number, row), run_time=0.4)

    def _give_or_take(self, middle: Points) -> None:
        """A side of the mean square lies down on the answer twice: once upwards, once downwards."""
        left, _, low, top = self.mean.box
        corners = np.array([(left, top), (left, low)])
        sides = [whisker(*corners), whisker(*corners[::-1])]
        reach = self.typical * self.picture.plot.y_unit
        whiskers = [whisker(middle, middle + np.array([0.0, way * reach])) for way in (-1, 1)]
        moves = [ReplacementTransform(*pair) for pair in zip(sides, whiskers, strict=True)]
        self.play(*moves, run_time=self.phrase_left(0.5))

    def _show_both_balances(self, rows: VGroup) -> None:
        """The misses of the best line go into piles once more, which are level both ways."""
        if self.typical * self.picture.plot.y_unit < _SEEN:
            self.play(Indicate(self.loss, 1.2, color("ink")))
            return
        best, place = self.best, self.chart(VGroup(*rows[:2]), wide=True)
        middle, top = place.center[0], 1.3 * max(best.above, best.below, best.for_turn, best.against)
        ends = (place.left, middle - 0.1), (middle + 0.1, place.right)
        boxes = [Box(left, right, place.bottom, place.top) for left, right in ends]
        self.sums = [Stacks(self.picture, box, top, ("", "")) for box in boxes]
        parts = VGroup(*(VGroup(each.plot, each.names[index]) for index, each in enumerate(self.sums)))
        come = FadeIn(parts, run_time=0.8, rate_func=second_half)
        self.play(FadeOut(self.mean, self.loss, rows[2:], run_time=0.4), come)
        self.add(*self.sums)
        seconds = self.phrase_left(0.6)
        self.play(*(tween(each, stage=index + 1.0, run_time=seconds) for index, each in enumerate(self.sums)))
        totals = FadeIn(*(each.totals for each in self.sums))
        self.play(*(Create(each.level()) for each in self.sums), totals, run_time=0.6)

    def _work_it_out(self) -> VGroup:
        """The d of the new x, the height of the line at d, and a typical miss."""
        return stack(
            words.place_of(self.query_x, self.examples, self.query),
            words.worked_answer(self.query, self.fit.weights, self.predicted),
            *words.typical_miss(self.fit.error),
            box=self.panel,
            gap=0.35,
        )
