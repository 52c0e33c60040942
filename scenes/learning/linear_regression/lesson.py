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

from mathkit.learning.balances import Balance
from scenes.learning.linear_regression import words
from scenes.learning.linear_regression.error_maps import ErrorMap
from scenes.learning.linear_regression.handles import weight_of_line
from scenes.learning.linear_regression.levelling import Levelling
from scenes.learning.linear_regression.residuals import Residuals, whisker
from scenes.learning.linear_regression.stacks import Ledger, Stacks
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

_LOW = 2.0
"""The height of the left side under the small picture, in manim units."""


class LinearRegression(Levelling):
    """The best line is the one whose misses balance both ways: lift it, turn it, or let it learn in steps."""

    title = "Linear regression"
    prerequisites = ("vectors", "gradient_descent")
    fact_labels = words.FACT_LABELS

    @beat(
        "Large networks have no such formula: they learn in steps, like this.",
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
        self.map = chart = ErrorMap(self.fit, self.descent, frame().right_side)
        self.place = stack(chart.reading(small), box=self.low)
        self.play(FadeIn(chart.plot, self.place), run_time=0.7)
        here: Any = chart.dot()
        self.here, best = here, chart.ring()
        self.play(TransformFromCopy(small.line, here, run_time=self.phrase_left(0.7)))
        self.play(Create(best), run_time=self.phrase_left(0.9, least=0.4))
        self.cue()
        seconds: dict[str, Any] = {"run_time": self.phrase_left(0.45)}
        (place,) = chart.to_frame([self.first])
        self.play(here.animate(**seconds).move_to((*place, 0.0)), small.to(weights=self.first, **seconds))
        self.play(Create(chart.lines, lag_ratio=0.3), run_time=self.phrase_left(0.7))
        self.play(FadeIn(chart.numbers), run_time=self.phrase_left(least=0.5))
        self.atlas = VGroup(chart.plot, chart.lines, chart.numbers, chart.trail, best)

    @property
    def low(self) -> Box:
        """The left side under the small picture."""
        panel = self.panel
        return Box(panel.left, panel.right, panel.bottom, panel.bottom + _LOW)

    def _change_to(self, new: Residuals, run_time: float, *others: Any) -> None:
        """Let the picture become another one of the same points, of another size."""
        old, self.picture = self.picture, new
        self.scales = VGroup(old.plot, new.plot)
        self.remove(old.plot, old.moving)
        # Numbers that are on their way stand at no tick: they are no plot until they arrive.
        pairs = [(VGroup(*old.plot), new.plot), (old.moving, new.moving)]
        moves = [ReplacementTransform(each.copy(), other, run_time=run_time) for each, other in pairs]
        self.play(*moves, *others)

    @beat(
        "{pull}",
        "{way}",
        "{arrived}",
        title="Learn it in steps",
    )
    def learn_it_in_steps(self) -> None:
        rows = VGroup(*words.first_step(self.guess, self.descent.learning_rate, self.descent.weights[1]))
        stack(*rows, box=self.low, gap=0.3)
        self._add_up_both_sums(rows)
        self.cue()
        self._take_the_first_step(rows)
        self.cue()
        self._walk()

    def _stack_both_ways(self, line: Balance, old: Any, share: float) -> list[tuple[Stacks, int]]:
        """Stack the misses of a line twice on the low left side, for its turn and for its lift."""
        low = self.low
        middle = (low.left + low.right) / 2
        sides = (
            Box(low.left, middle - 0.1, low.bottom + 0.5, low.top),
            Box(middle + 0.1, low.right, low.bottom + 0.5, low.top),
        )
        sums = (line.for_turn, line.against), (line.above, line.below)
        tops = [self._top(*each) for each in sums]
        self.sums = [Stacks(self.picture, *each, ("", "")) for each in zip(sides, tops, strict=True)]
        piles = list(zip(self.sums, (1, 0), strict=True))
        come = [FadeIn(each.plot, each.names[index]) for each, index in piles]
        self.play(FadeOut(old, run_time=0.3), *come, run_time=0.6)
        self.add(*self.sums)
        stages = [tween(each, stage=index + 1.0, run_time=self.phrase_left(share)) for each, index in piles]
        self.play(*stages)
        return piles

    def _add_up_both_sums(self, rows: VGroup) -> None:
        """Both surpluses of the first guess go into the rows."""
        piles = self._stack_both_ways(self.guess, self.place, 0.5)
        sums = self.guess.turning, self.guess.surplus
        surpluses = [
            stacks.excess(words.short(abs(each))) if each else VGroup()
            for stacks, each in zip(self.sums, sums, strict=True)
        ]
        totals = [each.totals for each in self.sums]
        self.play(FadeIn(*totals, *surpluses), run_time=self.phrase_left(0.4))
        old = [part for each, index in piles for part in (each, each.plot, each.totals, each.names[index])]
        fly = [
            ReplacementTransform(surplus[1], row.part("pull")) if len(surplus) else FadeIn(row.part("pull"))
            for surplus, row in zip(surpluses, rows, strict=True)
        ]
        brackets = [surplus[0] for surplus in surpluses if len(surplus)]
        self.play(FadeOut(*old, *brackets, run_time=0.4), *fly, run_time=0.8)
        self.play(FadeIn(*(row.part("strips") for row in rows)), run_time=0.5)

    def _top(self, *piles: float) -> float:
        """The end of the axis of two low piles: over the lower one there is room for the surplus too."""
        return max(1.3 * max(piles), 2.3 * min(piles), 0.5 * float(np.sqrt(self.fit.spread)))

    def _take_the_first_step(self, rows: VGroup) -> None:
        chart, walk = self.map, self.descent.weights
        arrow, legs = chart.step(*walk[:2])
        self.add(chart.trail)
        self.remove(self.here)
        rates = [row.part(LEARNING_RATE.role) for row in rows]
        self.play(FadeIn(*rates, *(row.part("start") for row in rows)), run_time=self.phrase_left(0.3))
        for leg, row in zip(legs, rows, strict=True):
            ends = FadeIn(row.part("equals"), row.part("found"), rate_func=second_half)
            self.play(Create(leg), ends, run_time=self.phrase_left(0.3, least=0.5))
        self.play(grow(arrow), run_time=self.phrase_left(0.4, least=0.5))
        self.step = VGroup(arrow, rows)
        self.play(FadeOut(legs), *self._steps(0, 1, self.phrase_left(least=0.8)))

    def _walk(self) -> None:
        chart, last = self.map, self.descent.weights.shape[0] - 1
        counter = chart.readings(words.brief)
        stack(counter, box=self.low)
        counter = VGroup(counter, chart.best_beside(counter, words.brief))
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
        title="One stray dot",
    )
    def spoil_one_order(self) -> None:
        picture = self.mean.picture
        picture.set_state(weights=self.picture.weights)
        place = self.chart()
        unit = "squared minutes" if self.params.user_data is None else "$r^2$"
        sums = [sum(each.squares) for each in (self.best, self.after)]
        top = 1.2 * max(*sums, float(self.spoilt.squares[self.stray]))
        self._change_to(picture, 0.8, FadeOut(self.atlas, run_time=0.4))
        now = picture.weights
        picture.set_state(weights=self.fit.weights)
        self.ledger = ledger = Ledger(picture, place, top, unit)
        self.mean.follow()
        picture.set_state(weights=now)
        ring = Markers(picture.plot.to_frame(self.data[[self.stray]]), "ink", "ring", size=1.3)
        best = picture.to(weights=self.fit.weights, spread=1.0, run_time=0.8)
        come = FadeIn(ledger, self.mean, run_time=0.8, rate_func=second_half)
        self.play(best, FadeOut(self.counter, run_time=0.4), come, Create(ring))
        picture.followers += [ledger.follow, self.mean.follow]
        self.play(FadeOut(ring), picture.to(stray=self.shift, run_time=self.phrase_left(0.9, least=1.2)))
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
        "So use the line whose misses balance both ways.",
        title="Reading off the answer",
    )
    def read_it_off(self) -> None:
        picture, plot = self.picture, self.picture.plot
        self.play(FadeOut(self.loss), run_time=0.3)
        self.play(picture.to(weights=self.fit.weights, stray=0.0, run_time=0.8))
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
        gone = FadeOut(self.ledger, self.slope, run_time=0.4)
        self.play(gone, come, FadeIn(mark, label), picture.to(spread=0.0, run_time=0.8))
        self._go_up_and_across(dashes, rows[1])
        self.cue()
        if self.typical * plot.y_unit > _SEEN:
            self._give_or_take(plot.at(self.query, high)[:2])
        self.play(FadeIn(rows[2:]), run_time=self.phrase_left(0.5, least=0.6))
        self.cue()
        self._show_both_balances()

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

    def _show_both_balances(self) -> None:
        """The misses of the best line go into piles once more, which are level both ways."""
        if self.typical * self.picture.plot.y_unit < _SEEN:
            self.play(Indicate(self.loss, 1.2, color("ink")))
            return
        piles = self._stack_both_ways(self.best, VGroup(self.mean, self.loss), 0.5)
        self.play(*(Create(stacks.level()) for stacks, _ in piles), run_time=0.6)

    def _work_it_out(self) -> VGroup:
        """The d of the new x, the height of the line at d, and a typical miss."""
        return stack(
            words.place_of(self.query_x, self.examples, self.query),
            words.worked_answer(self.query, self.fit.weights, self.predicted),
            *words.typical_miss(self.fit.error),
            box=self.panel,
            gap=0.35,
        )
