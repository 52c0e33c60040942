from __future__ import annotations

from manim import Create, FadeIn, FadeOut, ReplacementTransform, smooth, squish_rate_func

from scenes.linear_algebra.matrices import formulas, planes, price_words, words
from scenes.linear_algebra.matrices.lines_that_light_up import finer_lines, rings_around
from scenes.linear_algebra.matrices.matrix_lesson import MatricesParams
from scenes.linear_algebra.matrices.moving_things import WIDTH, MovingDots, Steps, walk_steps
from scenes.linear_algebra.matrices.pricing_beats import PricingLesson
from scenes.stage.lesson import Facts, Ranges, beat
from scenes.stage.lesson.attention import second_half
from scenes.stage.motion.growing import grow
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.shapes.curves import Polyline


class Matrices(PricingLesson):
    """Four numbers move a plane: they say where two arrows land, and every point takes as many of each."""

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
            "pressed": words.spoken(self.pressed),
            **price_words.facts(self.prices, self.shortlist, self.params.budget),
        }

    @beat(
        "So four numbers move a whole plane: they say where two arrows land.",
        "Each colour's steps stay equal, so every point takes as many of each as before.",
        title="Four numbers, the whole plane",
    )
    def answer(self) -> None:
        space = self.space = planes.plane_for(self.matrix, self.shown_ranges)
        dots = MovingDots(space.plane, self.bending, self.riders)
        axis = self._become_an_axis()
        # The line opens into the grid.
        pressed = space.grid.copy().stretch(0.01, 1, about_point=axis.get_center())
        point = MovingDots(space.plane, self.bending, [self.params.vector], size=1.5)
        self.play(
            FadeIn(space.plane, space.edge),
            FadeOut(axis),
            ReplacementTransform(pressed, space.grid),
            FadeIn(dots, point, rate_func=second_half),
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

    def _become_an_axis(self) -> Polyline:
        """The line of prices goes to where the axis of the plane will be, and A comes where the table was."""
        self.premise = self.in_column(formulas.matrix_formula(self.matrix))
        for column in (0, 1):
            self.color_column(column)
        axis, gone = self.space.horizontal_axis(), self.clear_stage(self.rail, *self.icons)
        late = squish_rate_func(smooth, 0.3, 1.0)
        self.play(
            gone.set_run_time(0.5),
            FadeOut(*self.icons, run_time=0.9),
            ReplacementTransform(self.rail, axis, run_time=1.2, rate_func=late),
            FadeIn(self.premise, run_time=1.2, rate_func=late),
        )
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
