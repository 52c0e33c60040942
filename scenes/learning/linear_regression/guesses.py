"""The first act: orders, a line made of two numbers, and the squares on its misses."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import (
    RIGHT,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    VGroup,
    linear,
    there_and_back,
)

from mathkit.learning import balances
from mathkit.learning import linear_regression as maths
from scenes.learning.linear_regression import phrases, words
from scenes.learning.linear_regression.axes import CountedAxis, axis_names, become, x_parts
from scenes.learning.linear_regression.handles import Handles, PairTable
from scenes.learning.linear_regression.params import LineParams
from scenes.learning.linear_regression.residuals import Residuals
from scenes.learning.linear_regression.shared_squares import MeanSquare, SharedSquares
from scenes.stage.lesson import Facts, Lesson, Phrase, beat
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.motion.tween import tween
from scenes.stage.params.user_points import lacking, rows_left_out
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import question_mark
from scenes.stage.type.writing import FINE_SIZE, on_plate, stack, text

MEAN_WIDTH = 1.95
"""The part of the left side that the mean square takes, in manim units."""

TOO_FAST = 0.8
"""A learning rate that overshoots by less than the map shows, as a share of what converges."""

SWINGS = ((0.25, 0.55), (1.0, -0.2))
"""Lines to try, relative to the spread of the points."""


class Guesses(Lesson):
    """A first line, and how far it misses."""

    class Params(LineParams):
        """What a lecturer may change."""

    params: Params

    def compute(self) -> None:
        p = self.params
        drawn = maths.delivery_delays(p.count, p.slope, p.intercept, p.noise, p.seed)
        points = p.user_data.points if p.user_data else drawn
        standardized = p.standardized or maths.is_ill_conditioned(points)
        self.examples = maths.centred(points, standardized=standardized)
        self.data = self.examples.points
        self.fit = maths.fit_line(self.data)
        self.first = maths.relative_line(self.data, p.first_slope, p.first_height, rounded=True)
        self.guess = balances.balance_of_line(self.data, self.first)
        self.lifted = balances.balance_of_line(self.data, balances.lifted_line(self.data, self.first))
        self.best = balances.balance_of_line(self.data, self.fit.weights)
        self.nudges = balances.nudges(self.data, self.guess.lift)
        self.sunk = int(np.argmax(np.where(self.data[:, 0] < 0, np.abs(self.lifted.pulls), -1.0)))
        self.moved = balances.move_line(
            self.data, self.fit.weights, self.nudges.both_lift, self.nudges.both_turn
        )
        self.descent = maths.descend_to_line(self.data, self.first, p.share, p.steps)
        self.too_fast = maths.descend_to_line(self.data, self.first, TOO_FAST, 3)
        deviation = float(np.sqrt(self.fit.spread))
        shift = maths.round_to_tenth(p.stray * deviation, deviation)
        self.shift = shift if self.fit.weights[0] >= 0 else -shift
        self.stray = int(np.argmin(self.data[:, 0]))
        strayed = maths.with_stray_point(self.data, self.stray, self.shift)
        self.spoilt = balances.balance_of_line(strayed, self.fit.weights)
        self.after = balances.balance_of_line(strayed, maths.fit_line(strayed).weights)
        digits = p.user_data.decimals[0] + (p.user_data.first_days[0] is None) if p.user_data else 1
        self.query_x = round(self.examples.x_at(p.asked_at), digits)
        if p.user_data and p.new_x is not None:
            self.query_x = p.new_x / p.user_data.scales[0]
        self.query = self.examples.centred(self.query_x)
        self.predicted = float(self.fit.weights @ (self.query, 1.0))
        self.typical = float(np.sqrt(self.fit.error))

    def facts(self) -> Facts:
        user, fit, sunk = self.params.user_data, self.fit, self.sunk
        fall = self.nudges.turn * float(self.data[sunk, 0])
        slopes = float(fit.weights[0]), float(self.after.weights[0])
        return {
            "rate": self.descent.learning_rate,
            "weights": fit.weights,
            "r_squared": fit.r_squared,
            "first": self.first,
            "misses": self.guess.residuals,
            "lift": self.guess.lift,
            "pulls": self.lifted.pulls,
            "turn": self.lifted.turn,
            "arms": self.lifted.arms_in_all,
            "nudges": tuple(vars(self.nudges).values()),
            "strips": (self.moved.lost, self.moved.gained),
            "corners": (self.moved.added, self.moved.added_on_average),
            "losses": (self.guess.error, self.lifted.error, self.best.error, self.moved.error),
            "spoilt": (*self.after.weights, self.spoilt.error, self.after.error),
            "learned": self.descent.weights[-1],
            "too_fast": (self.too_fast.learning_rate, *self.too_fast.weights.flat),
            "lacking": lacking(user),
            **phrases.opening(self.examples, self.query_x, user),
            **phrases.misses(self.guess, fit.spread),
            **phrases.lifting(self.guess, fit.spread),
            "sinking": phrases.sinking(float(self.lifted.residuals[sunk]), fall, fit.spread),
            **phrases.turning(self.lifted, fit),
            **phrases.moving(fit),
            **phrases.walking(self.descent, self.too_fast, fit),
            **phrases.straying(self.shift, float(self.data[self.stray, 0]), self.best, slopes, user),
            **phrases.answer(self.query_x, self.predicted, fit, user),
            **phrases.outcomes(self.descent, fit),
        }

    @property
    def panel(self) -> Box:
        """The left side, under the title."""
        return frame().left_side

    def chart(self, rows: VGroup | None = None, *, wide: bool = False) -> Box:
        """The place for a picture under the rows of the left side; unless *wide*, left of the mean square."""
        panel = self.panel
        top = panel.top - 1.2 if rows is None else float(rows.get_bottom()[1]) - 0.3
        return Box(panel.left, panel.right - (0.0 if wide else MEAN_WIDTH), panel.bottom + 0.5, top)

    # What is asked -----------------------------------------------------------------------------------------

    @beat(
        "{each_dot}{lacking}",
        Phrase("{question}", rest="a question"),
        "Which line should we read it off?",
        title="Which line should answer?",
    )
    def ask_which_line(self) -> None:
        names = self.names = axis_names(self.examples, self.params.user_data, self.query_x)
        picture = self.picture = self._draw_picture()
        plot = picture.plot
        self.counted = CountedAxis(plot, self.examples, names.x)
        self.table = PairTable(
            self.examples.mean + self.examples.unit * self.data[:, 0],
            *(self.data[:, 0], self.data[:, 1]),
            names.rows,
            self.panel,
        )
        below = x_parts(plot)
        self.upright_labels = VGroup(*(label for label in plot.labels if label not in below))
        self.play(FadeIn(self.counted, self.upright_labels), run_time=0.6)
        self.add(picture.moving)
        columns = self.table.columns
        self.notes = stack(*self.table.note, *rows_left_out(self.params.user_data), box=self.table.under)
        for number, column in enumerate(columns, start=1):
            seconds = self.phrase_left(1 / (len(columns) + 1 - number), least=0.5)
            come = FadeIn(column, run_time=seconds, rate_func=second_half)
            last = self.notes if number == len(columns) else VGroup()
            heads = self.table.heads[:2] if number == 1 else VGroup()
            arrive = picture.to(arrived=number / len(columns), run_time=seconds)
            self.play(arrive, come, *(FadeIn(each, run_time=0.6) for each in (heads, last) if len(each)))
        self.cue()
        self._ask(names.asked)
        self.cue()
        self._try_lines()

    def _draw_picture(self, box: Box | None = None, *, named: bool = True) -> Residuals:
        swings = [maths.relative_line(self.data, *line, rounded=True) for line in SWINGS]
        lines = [
            *(self.first, *swings, self.lifted.weights, self.fit.weights),
            *(self.moved.weights, self.after.weights, *self.descent.weights),
        ]
        picture = Residuals(
            self.data,
            lines,
            strays=(self.stray, self.shift),
            largest_error=max(self.spoilt.error, self.after.error),
            names=(self.names.d if named else "", self.names.y),
            box=box,
        )
        picture.asked = self.query
        return picture.set_state(arrived=0.0, drawn=0.0)

    def _ask(self, asked: str) -> None:
        """A question mark runs along the axis to the new x, and up and down: no height is known there."""
        picture, plot = self.picture, self.picture.plot
        low, high = plot.y_range
        foot = low + 0.32 / plot.y_unit
        mark: Any = question_mark(plot.at(plot.x_range[0], foot))
        label = on_plate(text(asked, size=FINE_SIZE)).next_to(plot.at(self.query, foot), RIGHT, buff=0.35)
        up = picture.dashes(self.query, foot + 0.25 / plot.y_unit, high)
        self.play(FadeIn(mark), run_time=0.4)
        self.play(mark.animate.move_to(plot.at(self.query, foot)), run_time=self.phrase_left(0.4))
        self.play(FadeIn(label), Create(up), run_time=0.6)
        self.add(picture.moving, mark)
        way = mark.animate(rate_func=there_and_back, run_time=self.phrase_left(0.9, least=1.2))
        self.play(way.move_to(plot.at(self.query, high - 0.32 / plot.y_unit)))
        self.asking, self.mark = VGroup(up, label, mark), mark

    def _try_lines(self) -> None:
        picture = self.picture
        self.play(picture.to(drawn=1.0, run_time=self.phrase_left(0.2, least=0.4)))
        self.play(picture.mark.animate.set_fill(opacity=1.0), run_time=0.3)
        for share, line in ((0.4, SWINGS[0]), (0.55, SWINGS[1])):
            there = maths.relative_line(self.data, *line, rounded=True)
            self.play(picture.to(weights=there, run_time=self.phrase_left(share, least=0.6)))
        self.play(picture.to(weights=self.first, run_time=self.phrase_left(least=0.6)))

    # What a line is ----------------------------------------------------------------------------------------

    @beat(
        "{counted_from}",
        "The line's height there is b, and its slope is w.",
        title="Two numbers make a line",
    )
    def make_a_line_of_two_numbers(self) -> None:
        picture, plot = self.picture, self.picture.plot
        self.play(FadeOut(self.asking), picture.mark.animate.set_fill(opacity=0.0), run_time=0.5)
        self.middle = picture.upright(0.0)
        self.play(Create(self.middle), run_time=self.phrase_left(0.3))
        self.add(picture.moving)
        rolled = self.counted.roll(plot, run_time=self.phrase_left(0.85, least=1.2))
        old = [self.table.heads[0], *self.table.cells[0]]
        new = [self.table.heads[2], *self.table.counted]
        column = LaggedStart(
            *map(become, old, new), lag_ratio=0.2, run_time=self.phrase_left(0.85, least=1.2)
        )
        self.play(*rolled, column)
        self.remove(self.counted, *self.counted)
        self.add(plot, self.middle, picture.moving)
        self.cue()
        handles = Handles(picture)
        self.model = stack(words.line(), handles.b, handles.w, box=self.panel, gap=1.0)
        gone = VGroup(self.table.heads[1:], *self.table.cells[1], *self.table.counted, self.notes)
        picture.followers.append(handles.follow)
        rise = (plot.y_range[1] - plot.y_range[0]) / 7
        lift, turn = np.array([0.0, rise]), np.array([0.4 * rise, 0.0])
        self.play(FadeOut(gone, run_time=0.5), FadeIn(self.model[:2], handles.of_height, run_time=0.8))
        self.play(
            picture.to(weights=self.first + lift, rate_func=there_and_back, run_time=self.phrase_left(0.5))
        )
        self.play(FadeIn(handles.of_slope, self.model[2]), run_time=0.4)
        turn *= plot.x_unit / plot.y_unit
        self.play(
            picture.to(weights=self.first + turn, rate_func=there_and_back, run_time=self.phrase_left())
        )
        self.handles = handles

    # How wrong it is ---------------------------------------------------------------------------------------

    @beat(
        "{guess}",
        "{squared}",
        "{share_out}",
        title="The misses and their squares",
    )
    def square_the_misses(self) -> None:
        picture, panel = self.picture, self.panel
        picture.followers.clear()
        largest = int(np.argmax(np.abs(self.guess.residuals)))
        rule, worked = words.residual(self.data[largest], self.first)
        self.rows = stack(rule, words.mean_of_squares(self.guess), box=panel, gap=0.3)
        stack(worked, under=rule, box=panel, gap=0.6)
        swapped = swap(self.model, rule)
        self.play(FadeOut(self.handles, self.middle, run_time=0.4), *swapped)
        numbers: Any = picture.numbers()
        arrive = picture.to(bars=1.0, rate_func=linear, run_time=self.phrase_left(0.75, least=1.0))
        if len(numbers):
            late = [FadeIn(each) for each in numbers]
            self.play(arrive, LaggedStart(*late, lag_ratio=0.9, run_time=arrive.run_time))
        else:
            self.play(arrive)
        self.play(FadeIn(worked), run_time=0.6)
        self.cue()
        self.play(picture.to(spread=1.0, run_time=self.phrase_left(0.9)), FadeOut(numbers, run_time=0.3))
        self.cue()
        self._share_out(worked)

    def _share_out(self, old: VGroup) -> None:
        """The squares leave their bars, become equally large, and lie on each other: the mean square."""
        picture, panel = self.picture, self.panel
        self.mean = MeanSquare(picture, (panel.right - 0.1, panel.bottom + 0.62))
        place = self.chart(self.rows, wide=True)
        shared = SharedSquares(picture, Box(place.left, place.right, panel.bottom, place.top), self.mean)
        areas = shared.numbers()
        self.play(FadeOut(old, run_time=0.4), tween(shared, progress=1.0, run_time=0.8))
        self.play(FadeIn(areas), run_time=0.4)
        self.wait(0.6)
        self.play(
            FadeOut(areas, run_time=0.3),
            tween(shared, progress=2.0, run_time=self.phrase_left(0.4, least=0.9)),
        )
        seconds = self.phrase_left(0.6)
        self.play(tween(shared, progress=3.0, run_time=seconds), FadeIn(self.rows[1], run_time=0.7))
        self.remove(shared)
        self.add(self.mean)
        self.loss = self.mean.label
        self.play(FadeIn(self.loss), run_time=0.7)
