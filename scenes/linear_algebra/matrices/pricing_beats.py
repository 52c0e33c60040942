"""The last part before the answer: a row of weights prices one house, and a column of them prices many."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from manim import (
    UP,
    Circle,
    Create,
    Dot,
    FadeIn,
    FadeOut,
    FadeTransform,
    Indicate,
    LaggedStart,
    ReplacementTransform,
    VGroup,
)

from mathkit.linear_algebra.matrices import within_budget
from mathkit.linear_algebra.matrix_multiplication import multiply
from scenes.linear_algebra.matrices import price_words
from scenes.linear_algebra.matrices.bracket_tables import BracketTable
from scenes.linear_algebra.matrices.house_tables import SPREAD, HouseTable
from scenes.linear_algebra.matrices.price_lines import LANES, TOP, CountedSteps, PriceLine, house, unit_name
from scenes.linear_algebra.matrices.price_words import FEATURES
from scenes.linear_algebra.matrices.squashing_beat import SquashingLesson
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.params.quantities import HOUSE_FEATURES
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, on_plate, text

_HOUSE_PLACE = (-5.6, 1.35, 0.0)
_LINES_LEFT, _LINES_TOP, _LINES_PITCH = -4.4, 1.95, 0.66
_WEIGHTS_CORNER, _WEIGHTS_CELL = (0.4, 1.75), (2.0, 0.95)

_SEEN_WHOLE = 1.5
"""Seconds for which the sum of three columns stands still."""

_OVER_THE_LINE = 0.75
"""How far above its price a house turns down, in manim units."""


def _over_and_down(start: Points, end: Points, share: float) -> Points:
    """The way of a house to its price: down beside the table, along over the line, and down where it belongs.

    On the line it would be at prices that are not its own.
    """
    over = end + np.array([0.0, _OVER_THE_LINE, 0.0])
    way: Points = start + min(1.0, share / 0.4) * (over - start)
    way[:, 0] = start[:, 0] + float(np.clip((share - 0.3) / 0.45, 0.0, 1.0)) * (end - start)[:, 0]
    way[:, 1] -= max(0.0, (share - 0.75) / 0.25) * _OVER_THE_LINE
    return way


class PricingLesson(SquashingLesson):
    """Beats nine to thirteen."""

    def compute_prices(self) -> None:
        p = self.params
        self.prices = multiply(p.houses, [[weight] for weight in p.weights])
        self.shortlist = within_budget(self.prices.product[:, 0], p.budget)

    @beat(
        "That number could be a price. Three features, area, bedrooms and age, need three columns: "
        "the weights.",
        "Suppose each unit is worth one fixed step, and we start from zero.",
        title="Three columns of weights",
    )
    def weigh_the_features(self) -> None:
        p = self.params
        self.house = house(1.7, width=5.0).move_to(_HOUSE_PLACE)
        self.features = price_words.house_lines(p.houses[0])
        for row, written in enumerate(self.features):
            written.move_to((_LINES_LEFT + written.width / 2, 0.0, 0.0)).stand_on(
                _LINES_TOP - row * _LINES_PITCH
            )
        pulse = Indicate(self.point, scale_factor=1.8, color=color("result"))
        self.play(pulse, run_time=self.phrase_left(0.15))
        grown = FadeTransform(self.point, self.house, run_time=self.phrase_left(0.2, least=0.9))
        self.play(FadeOut(self.leftover, run_time=0.5), grown)
        for written in self.features:
            self.play(FadeIn(written), run_time=min(0.6, self.phrase_left(0.15, least=0.4)))
        self._take_a_third_column()
        self.cue()
        self._draw_the_weights()

    def _take_a_third_column(self) -> None:
        """The two columns move apart, make room for a third, and their numbers change into the weights."""
        old = self.weights
        self.weights = BracketTable(
            [self.params.weights], _WEIGHTS_CORNER, _WEIGHTS_CELL, FEATURES, size=60.0, name="weights"
        )
        headings = self.weights.with_headings(HOUSE_FEATURES, FEATURES)
        self.weights_name = text("weights").next_to(headings, UP, buff=0.24)
        apart = [
            cast("Any", entry).animate.move_to(self.weights.box(0, column).center)
            for column, entry in enumerate(old.entries[0])
        ]
        self.play(ReplacementTransform(old.brackets, self.weights.brackets), *apart, run_time=0.9)
        *weights, third = self.weights.entries[0]
        changed = map(FadeTransform, old.entries[0], weights)
        self.play(*changed, FadeIn(headings, self.weights_name, third), run_time=0.8)

    def _draw_the_weights(self) -> None:
        """A step of each feature on the line of prices, as long as its number says; zero is ringed."""
        old, worth = self.line, PriceLine.around(self.params.weights)
        self.line, self.unit = worth, unit_name()
        self.play(*swap(old.scale_marks, VGroup(worth.scale_marks, self.unit)))
        self.arrows, self.arrow_names = [], VGroup()
        for index, (weight, role) in enumerate(zip(self.params.weights, FEATURES, strict=True)):
            arrow = worth.arrow(0.0, weight, role, LANES[index])
            name = text(price_words.ONE_OF_EACH[index], size=LABEL_SIZE, role=role)
            worth.name_above(name, 0.0, weight, LANES[index])
            self.play(grow(arrow), FadeIn(name), run_time=self.phrase_left(0.75 / (4 - index), least=0.9))
            self.arrows.append(arrow)
            self.arrow_names.add(name)
        self.start = Circle(0.14, color=color("ink"), stroke_width=4.0).move_to(worth.at(0.0))
        self.play(Create(self.start), run_time=self.phrase_left(least=0.8))

    @beat("{house_lands}", title="Where a house lands")
    def price_a_house(self) -> None:
        house_of, weights = self.params.houses[0], self.params.weights
        ends, old = np.concatenate([[0.0], np.cumsum(self.prices.terms[0, 0])]), self.line
        line = self.line = PriceLine.around(ends)
        self.steps_of_features = [
            CountedSteps(line, float(start), weight, role, lane)
            for start, weight, role, lane in zip(ends[:-1], weights, FEATURES, LANES, strict=True)
        ]
        self._zoom_out(old, line)
        self.lanes = VGroup(*self.steps_of_features, self.start)
        for index, written in enumerate(price_words.products(self.prices)):
            start, end = map(float, ends[index : index + 2])
            put = line.name_beside if index else line.name_above
            name = on_plate(written, margin=0.14) if index else written
            put(name, start, end, LANES[index])
            steps = self.steps_of_features[index]
            if index:
                drop = line.drop(start, LANES[index - 1], LANES[index])
                self.play(Create(drop), run_time=0.3)
                self.lanes.add(drop)
            self.play(tween(steps, count=house_of[index]), run_time=self.phrase_left(0.3, least=0.7))
            self.play(FadeIn(name), run_time=0.4)
            self.lanes.add(name)
        total = price_words.price_sum(self.prices)
        line.name_below(total, float(ends[-1]), right_of=self.unit)
        self.landing = Dot(line.at(ends[-1]), radius=0.14, color=color("result"))
        drop = line.drop(ends[-1], LANES[-1], 0.0)
        self.play(Create(drop), FadeIn(self.landing, total), run_time=self.phrase_left(least=0.8))
        self.lanes.add(drop, total)
        self.price_line = line

    def _zoom_out(self, old: PriceLine, line: PriceLine) -> None:
        """The line shows a whole price now; the step of one square meter shrinks with it."""
        first, *later = self.arrows
        unit = float(self.params.weights[0])
        self.play(FadeOut(old.scale_marks, self.arrow_names, *later), run_time=0.4)
        self.play(
            tween(first, start=line.at(0.0, LANES[0]), end=line.at(unit, LANES[0])),
            cast("Any", self.start).animate.move_to(line.at(0.0)),
            run_time=0.5,
        )
        self.add(self.steps_of_features[0].set_state(count=1.0))
        self.remove(first)
        self.play(FadeIn(line.scale_marks), run_time=0.3)

    @beat("{stacked}", title="A matrix of data")
    def stack_the_houses(self) -> None:
        table = self.table = HouseTable(self.prices)
        prices = self.prices.product[:, 0].tolist()
        self.shown_budget = price_words.shown_budget(prices, self.params.budget)
        line = self.line = PriceLine.around([*prices, self.shown_budget])
        units = [written.part("unit") for written in self.features]
        headings = (self.weights_name, self.weights.headings)
        self.play(FadeOut(self.lanes, self.price_line.scale_marks, *units, *headings), run_time=0.4)
        self.play(
            *table.lay_down(self.features, self.house),
            cast("Any", self.landing).animate.move_to(line.at(prices[0])),
            run_time=self.phrase_left(0.3 if table.rows > 1 else 0.6, least=1.0),
        )
        self.notes = table.notes()
        self.play(
            FadeIn(table.headings, table.samples.brackets, table.letter, self.notes, line.scale_marks),
            run_time=0.7,
        )
        for row in range(1, table.rows):
            self.play(
                FadeIn(table.row(row)), run_time=self.phrase_left(1 / (table.rows - row + 1), least=0.4)
            )

    @beat(
        "To price all at once, let the data be the matrix. Stand the weights up: w says how much of "
        "each column.",
        "{priced}",
        title="All prices at once",
    )
    def price_the_houses(self) -> None:
        table, line = self.table, self.line
        prices = self.prices.product[:, 0].tolist()
        self.play(FadeOut(self.notes, run_time=0.4), *table.stand_up(self.weights))
        self.play(FadeIn(table.weights_letter), run_time=0.4)
        for column in range(3):
            self.play(*table.take_over(column), run_time=self.phrase_left(0.5 / (3 - column), least=0.8))
        self.wait(max(self.phrase_left(least=0.0), _SEEN_WHOLE))
        self.cue()
        for column in range(3):
            self.play(*table.multiply_out(column), run_time=0.4)
        self.wait(_SEEN_WHOLE / 3)
        self.table = HouseTable(self.prices, SPREAD)
        self.play(*table.add_up(self.table), run_time=1.1)
        self.icons = line.houses_at(prices)
        flown = [
            ReplacementTransform(icon.copy(), place, path_func=_over_and_down)
            for icon, place in zip(self.table.icons, self.icons, strict=True)
        ]
        landed = FadeOut(self.landing, rate_func=second_half)
        self.play(landed, LaggedStart(*flown, lag_ratio=0.2), run_time=self.phrase_left(0.9, least=1.2))

    @beat("{afforded}", title="Which houses can you afford?")
    def rank_the_houses(self) -> None:
        """The rows take the order of their prices; a budget is swept up, and what is beyond it fades."""
        table, line = self.table, self.line
        within, shown = self.shortlist.within, self.shown_budget
        moves = [
            cast("Any", row).animate.shift((0.0, way, 0.0))
            for row, way in table.ways_to(self.shortlist.order.tolist())
        ]
        if moves:
            self.play(*moves, run_time=self.phrase_left(0.3, least=1.0))
        stop = Polyline([np.array([line.at(0.0, -0.1)[:2], line.at(0.0, TOP)[:2]])], "dial", width=6.0)
        label = price_words.budget_label(self.params.budget, shown)
        self.play(Create(stop), run_time=0.4)
        self.play(
            stop.animate.shift(line.at(shown) - line.at(0.0)), run_time=self.phrase_left(0.6, least=0.8)
        )
        line.name_above(label, shown, shown, TOP - 0.1)
        out = [
            VGroup(table.row(row), table.prices.entries[row], self.icons[row])
            for row in np.flatnonzero(~within).tolist()
        ]
        self.count = price_words.count_within(self.shortlist)
        line.name_below(self.count, shown, right_of=self.unit)
        self.play(
            FadeIn(label, self.count),
            *(each.animate.set_color(color("muted")) for each in out),
            run_time=self.phrase_left(least=0.8),
        )
