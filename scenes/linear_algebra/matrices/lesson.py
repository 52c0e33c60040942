from __future__ import annotations

from typing import Any, cast

import numpy as np
from manim import (
    RIGHT,
    Create,
    Dot,
    FadeIn,
    FadeOut,
    FadeTransform,
    GrowFromPoint,
    Indicate,
    ReplacementTransform,
    VGroup,
)

from mathkit.linear_algebra.matrices import within_budget
from mathkit.linear_algebra.matrix_multiplication import multiply
from scenes.linear_algebra.matrices import planes, price_words, words
from scenes.linear_algebra.matrices.bracket_tables import BracketTable
from scenes.linear_algebra.matrices.house_tables import HouseTable
from scenes.linear_algebra.matrices.lines_that_light_up import rings_around
from scenes.linear_algebra.matrices.moving_things import WIDTH, MovingDots, Steps
from scenes.linear_algebra.matrices.params import MatricesParams
from scenes.linear_algebra.matrices.price_lines import LANES, TOP, PriceLine, house, unit_name
from scenes.linear_algebra.matrices.price_words import FEATURES
from scenes.linear_algebra.matrices.reading_beats import ReadingLesson
from scenes.stage.lesson import Facts, beat
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.params.quantities import HOUSE_FEATURES
from scenes.stage.pictures.bases import IDENTITY
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import LABEL_SIZE, formula, on_plate, text

_HOUSE_PLACE = (-5.6, 1.35, 0.0)
_LINES_LEFT, _LINES_TOP, _LINES_PITCH = -4.4, 1.95, 0.66
_WEIGHTS_CORNER, _WEIGHTS_CELL = (0.4, 1.75), (2.0, 0.95)


class Matrices(ReadingLesson):
    """Four numbers move a plane: they say where two arrows land, and every point is made of those two."""

    title = "Matrices"
    prerequisites = ("vectors",)
    fact_labels = words.FACT_LABELS

    class Params(MatricesParams):
        """A matrix, a point, houses and a budget."""

    params: Params

    def compute(self) -> None:
        self.compute_plane()
        p = self.params
        self.prices = multiply(p.houses, [[weight] for weight in p.weights])
        self.shortlist = within_budget(self.prices.product[:, 0], p.budget)

    def facts(self) -> Facts:
        return {
            **words.facts(self.map, self.applied, self.bending),
            **price_words.facts(self.prices, self.shortlist, self.params.budget),
        }

    @beat(
        "That number could be a price. A house's three features need three columns, the weights.",
        "They say what one more square meter, bedroom or year of age does to it.",
        title="Three columns of weights",
    )
    def weigh_the_features(self) -> None:
        p, old = self.params, self.weights
        self.house = house(1.7, width=5.0).move_to(_HOUSE_PLACE)
        self.features = price_words.house_lines(p.houses[0])
        for row, written in enumerate(self.features):
            written.move_to((_LINES_LEFT + written.width / 2, 0.0, 0.0)).stand_on(
                _LINES_TOP - row * _LINES_PITCH
            )
        self.weights = BracketTable(
            [p.weights], _WEIGHTS_CORNER, _WEIGHTS_CELL, FEATURES, size=60.0, name="weights"
        )
        headings = self.weights.with_headings(HOUSE_FEATURES, FEATURES)
        self.unit = unit_name()
        self.play(FadeIn(self.unit), run_time=0.7)
        pulse = Indicate(self.point, scale_factor=1.8, color=color("result"))
        self.play(pulse, run_time=self.phrase_left(0.15))
        self.play(FadeOut(self.leftover, self.point, old.entries, self.line.scale_marks), run_time=0.5)
        self.play(
            ReplacementTransform(self.figure, self.house),
            ReplacementTransform(old.brackets, self.weights.brackets),
            run_time=self.phrase_left(0.3, least=1.0),
        )
        worth = self.line = PriceLine.around(p.weights)
        self.play(FadeIn(worth.scale_marks), run_time=0.4)
        for index, (written, heading) in enumerate(zip(self.features, headings, strict=True)):
            seconds = min(0.9, self.phrase_left(1 / (4 - index), least=0.5))
            self.play(FadeIn(written, heading), run_time=seconds)
        self.weights_name = formula("w").next_to(self.weights.brackets, (-1, 0, 0), buff=0.3)
        self.play(FadeIn(self.weights_name), run_time=0.7)
        self.cue()
        self.arrows, self.arrow_names = [], VGroup()
        for index, (weight, role) in enumerate(zip(p.weights, FEATURES, strict=True)):
            arrow = worth.arrow(0.0, weight, role, LANES[index])
            name = text(price_words.ONE_OF_EACH[index], size=LABEL_SIZE, role=role)
            worth.name_above(name, 0.0, weight, LANES[index])
            self.play(grow(arrow), run_time=self.phrase_left(1 / (3 - index) * 0.6, least=0.6))
            entry = self.weights.entries[0][index]
            rising = entry.copy().move_to(arrow.end)
            self.play(
                ReplacementTransform(rising, entry),
                FadeIn(name, rate_func=second_half),
                run_time=self.phrase_left(1 / (3 - index) * 0.5, least=0.8),
            )
            self.arrows.append(arrow)
            self.arrow_names.add(name)

    @beat("{house_lands}", title="Where a house lands")
    def price_a_house(self) -> None:
        ends, old = np.concatenate([[0.0], np.cumsum(self.prices.terms[0, 0])]), self.line
        line = self.line = PriceLine.around(ends)
        zoomed = [
            tween(arrow, start=line.at(0.0, lane), end=line.at(weight, lane))
            for arrow, lane, weight in zip(self.arrows, LANES, self.params.weights, strict=True)
        ]
        self.play(FadeOut(old.scale_marks, self.arrow_names), run_time=0.4)
        self.play(*zoomed, FadeIn(line.scale_marks, run_time=0.8), run_time=1.0)
        self.lanes = VGroup(*self.arrows)
        for index, written in enumerate(price_words.products(self.prices)):
            start, end = ends[index : index + 2]
            name = on_plate(written, margin=0.14) if index else written
            put = line.name_beside if index else line.name_above
            put(name, float(start), float(end), LANES[index])
            if index:
                drop = line.drop(start, LANES[index - 1], LANES[index])
                weight = self.params.weights[index]
                move = tween(
                    self.arrows[index],
                    start=line.at(start, LANES[index]),
                    end=line.at(start + weight, LANES[index]),
                )
                self.play(Create(drop), move, run_time=self.phrase_left(0.1, least=0.5))
                self.lanes.add(drop)
            longer = tween(
                self.arrows[index], start=line.at(start, LANES[index]), end=line.at(end, LANES[index])
            )
            self.play(longer, run_time=self.phrase_left(0.3, least=0.7))
            self.play(FadeIn(name), run_time=0.5)
            self.lanes.add(name)
        total = price_words.price_sum(self.prices)
        line.name_below(total, float(ends[-1]), right_of=self.unit)
        self.landing = Dot(line.at(ends[-1]), radius=0.14, color=color("result"))
        drop = line.drop(ends[-1], LANES[-1], 0.0)
        self.play(Create(drop), FadeIn(self.landing, total), run_time=self.phrase_left(least=0.8))
        self.lanes.add(drop, total)
        self.price_line = line

    @beat(
        "{stacked}",
        "{priced}",
        "{afforded}",
        title="Which houses can you afford?",
    )
    def stack_the_houses(self) -> None:
        table = self.table = HouseTable(self.prices)
        prices = self.prices.product[:, 0].tolist()
        self.shown_budget = price_words.shown_budget(prices, self.params.budget)
        line = self.line = PriceLine.around([*prices, self.shown_budget])
        self.play(
            FadeOut(self.lanes, run_time=0.4),
            *swap(self.price_line.scale_marks, line.scale_marks),
            cast("Any", self.landing).animate(run_time=0.8).move_to(line.at(prices[0])),
        )
        units = [written.part("unit") for written in self.features]
        self.play(FadeOut(*units, self.weights_name, self.weights.headings), run_time=0.4)
        self.play(*table.lay_down(self.features, self.house), run_time=self.phrase_left(0.3, least=1.0))
        notes = table.notes()
        self.play(FadeIn(table.headings, table.samples.brackets, table.letter, notes), run_time=0.7)
        for row in range(1, table.rows):
            self.play(
                FadeIn(table.row(row)), run_time=self.phrase_left(1 / (table.rows - row + 1), least=0.4)
            )
        self.cue()
        self.play(FadeOut(notes), run_time=0.4)
        self.play(*table.stand_up(self.weights), run_time=1.0)
        self.play(
            FadeIn(table.weights_letter, table.equals, table.prices.brackets, table.price_letter),
            run_time=0.5,
        )
        self.icons = line.houses_at(prices)
        frames = (table.samples.framed(0), table.weights.framed())
        self.play(FadeIn(*frames), run_time=0.3)
        for row in range(table.rows):
            if row:
                down = table.samples.framed(row)
                self.play(frames[0].animate.move_to(down), run_time=0.3)
            price = table.prices.entries[row]
            icon = self.icons[row]
            come = GrowFromPoint(icon, line.at(prices[row])) if row else FadeTransform(self.landing, icon)
            self.play(
                FadeIn(price),
                come,
                run_time=self.phrase_left(1 / (table.rows - row), least=0.5),
            )
        self.play(FadeOut(*frames), run_time=0.3)
        self.cue()
        self._rank_and_split()

    def _rank_and_split(self) -> None:
        """The rows take the order of their prices; a budget is swept up, and what is beyond it fades."""
        table, line = self.table, self.line
        within, shown = self.shortlist.within, self.shown_budget
        old, new = table.reorder(self.shortlist.order.tolist())
        self.remove(*new)
        self.add(old)
        self.play(*swap(old, new))
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
        self.count = price_words.count_in_reach(self.shortlist)
        self.count.next_to(table.prices, RIGHT, buff=0.3)
        self.play(
            FadeIn(label, self.count),
            *(each.animate.set_color(color("muted")) for each in out),
            run_time=self.phrase_left(least=0.8),
        )

    @beat(
        "So four numbers can move a whole plane: they say where two arrows land, "
        "and because all steps stay alike, every other point is made of those two.",
        title="Four numbers, the whole plane",
    )
    def answer(self) -> None:
        space = planes.plane_for(self.applied, self.bending, left=self.column.right + GAP)
        self.premise = self.in_column(words.matrix_formula(self.matrix))
        for column in (0, 1):
            self.color_column(column)
        axis = space.horizontal_axis()
        self.play(
            self.clear_stage(self.rail),
            ReplacementTransform(self.rail, axis),
            FadeIn(self.premise, rate_func=second_half),
            run_time=1.0,
        )
        space.grid.set_state(matrix=[[1, 0], [0, 0]])
        self.play(
            FadeIn(space.plane, space.edge),
            FadeOut(axis),
            tween(space.grid, matrix=IDENTITY),
            run_time=self.phrase_left(0.12, least=1.0),
        )
        dots = MovingDots(space.plane, self.bending, self.riders)
        walk = Steps(space.plane, self.bending, self.steps, self.kinds, width=WIDTH, aside=True)
        point = MovingDots(space.plane, self.bending, [self.params.vector], size=1.5)
        self.play(*(grow(arrow) for arrow in space.basis.arrows), FadeIn(dots, point), run_time=0.8)
        self.play(
            ApplyMap(self.matrix, space.grid, space.basis, dots, point),
            run_time=self.phrase_left(0.5, least=2.0),
        )
        walk.set_state(matrix=self.matrix)
        self.space, self.walk = space, walk
        made_of = words.combination(self.applied, landed=True)
        self.in_column(made_of, under=self.premise, gap=0.6)
        self.play(FadeOut(space.basis), FadeIn(walk, made_of), run_time=0.7)
        self.add(walk, point)
        rings = rings_around(dots)
        self._mark_landing(dots, rings)
        self.play(Create(rings, lag_ratio=0.3), run_time=self.phrase_left(least=0.8))
