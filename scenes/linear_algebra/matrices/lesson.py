from __future__ import annotations

import numpy as np
from manim import Create, FadeIn, FadeOut, ReplacementTransform

from scenes.linear_algebra.matrices import formulas, planes, price_words, words
from scenes.linear_algebra.matrices.lines_that_light_up import finer_lines, rings_around
from scenes.linear_algebra.matrices.matrix_lesson import MatricesParams
from scenes.linear_algebra.matrices.moving_things import WIDTH, MovingDots, Steps, walk_steps
from scenes.linear_algebra.matrices.pricing_beats import PricingLesson
from scenes.stage.lesson import Facts, Ranges, beat
from scenes.stage.lesson.attention import second_half
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.shapes.curves import Polyline


class Matrices(PricingLesson):
    """Four numbers move a plane: they say where two arrows land, and every point takes the same steps."""

    title = "Matrices"
    prerequisites = ("vectors",)
    fact_labels = words.FACT_LABELS

    class Params(MatricesParams):
        """A matrix, a point, houses and a budget."""

    params: Params

    def compute(self) -> None:
        self.compute_plane()
        self.compute_prices()

    def ranges(self) -> Ranges:
        return planes.ranges_of(self.applied, self.bending, self.column)

    def facts(self) -> Facts:
        return {
            **words.facts(self.map, self.applied, self.bending),
            **price_words.facts(self.prices, self.shortlist, self.params.budget),
        }

    @beat(
        "So four numbers can move a whole plane: they say where two arrows land.",
        "Because the grid stays even, every point takes the same steps as before.",
        title="Four numbers, the whole plane",
    )
    def answer(self) -> None:
        space = self.space = planes.plane_for(self.matrix, self.shown_ranges)
        dots = MovingDots(space.plane, self.bending, self.riders)
        homes = dots.marks.places
        self._shrink_the_houses(dots)
        axis = self._become_an_axis(dots)
        # The line opens into the grid, and the houses, which are points now, spread out over it.
        pressed = space.grid.copy().stretch(0.01, 1, about_point=axis.get_center())
        point = MovingDots(space.plane, self.bending, [self.params.vector], size=1.5)
        self.play(
            FadeIn(space.plane, space.edge),
            FadeOut(axis),
            ReplacementTransform(pressed, space.grid),
            tween(dots.marks, places=homes),
            FadeIn(point, rate_func=second_half),
            run_time=0.9,
        )
        self.add(dots, point)
        self.play(*(grow(arrow) for arrow in space.basis.arrows), run_time=0.6)
        self.play(
            ApplyMap(self.matrix, space.grid, space.basis, dots, point),
            run_time=self.phrase_left(least=2.0),
        )
        self.cue()
        self._take_the_same_steps(dots, point)

    def _shrink_the_houses(self, dots: MovingDots) -> None:
        """Each house shrinks into a point of the line, and A comes where the table was."""
        self.premise = self.in_column(formulas.matrix_formula(self.matrix))
        for column in (0, 1):
            self.color_column(column)
        feet = [np.array([icon.get_center()[0], self.rail.get_center()[1], 0.0]) for icon in self.icons]
        dots.marks.set_state(places=[feet[index % len(feet)][:2] for index in range(len(self.riders))])
        gone = self.clear_stage(self.rail, *self.icons)
        gone.set_run_time(0.4)
        shrunk = [
            FadeOut(icon, target_position=foot, scale=0.25)
            for icon, foot in zip(self.icons, feet, strict=True)
        ]
        come = FadeIn(self.premise, dots.marks, rate_func=second_half)
        self.play(gone, *shrunk, come, run_time=0.8)

    def _become_an_axis(self, dots: MovingDots) -> Polyline:
        """The line of prices goes to where the axis of the plane will be, and its points with it."""
        axis = self.space.horizontal_axis()
        (left, height), right = axis.get_left()[:2], axis.get_right()[0]
        first, last = self.rail.get_left()[0], self.rail.get_right()[0]
        x = left + (right - left) * (dots.marks.places[:, 0] - first) / (last - first)
        places = np.column_stack([x, np.full(len(x), height)])
        self.play(ReplacementTransform(self.rail, axis), tween(dots.marks, places=places), run_time=0.7)
        return axis

    def _take_the_same_steps(self, dots: MovingDots, point: MovingDots) -> None:
        """The walk to the point, one to a point between the lines, and rings where all of them are."""
        verdict = formulas.verdict(formulas.LINEAR)
        products = [*map(formulas.product, (self.applied, self.halfway))]
        size = min(1.0, *(self.column.width / product.width for product in products))
        rows = self.in_column(verdict, *(product.scale(size) for product in products), under=self.premise)
        plane, basis = self.space.plane, self.space.basis
        self.walk, between = (
            Steps(plane, self.bending, *walk_steps(place), width=WIDTH, aside=True).set_state(
                matrix=self.matrix
            )
            for place in (self.params.vector, self.halfway.vector)
        )
        finer = finer_lines(plane, self.matrix)
        self.play(FadeIn(rows[0]), Create(finer), run_time=self.phrase_left(0.2))
        self.play(FadeOut(basis), FadeIn(self.walk, rows[1]), run_time=0.7)
        self.add(self.walk, point)
        self.play(Create(rings_around(point)), run_time=self.phrase_left(0.2, least=0.6))
        self.play(FadeIn(between, rows[2]), run_time=0.7)
        self.add(dots)
        self.play(Create(rings_around(dots), lag_ratio=0.3), run_time=self.phrase_left(least=0.8))
