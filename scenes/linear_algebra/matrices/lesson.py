from __future__ import annotations

from manim import Create, FadeIn, FadeOut, ReplacementTransform

from scenes.linear_algebra.matrices import formulas, planes, price_words, words
from scenes.linear_algebra.matrices.lines_that_light_up import rings_around
from scenes.linear_algebra.matrices.matrix_lesson import MatricesParams
from scenes.linear_algebra.matrices.moving_things import WIDTH, MovingDots, Steps, walk_steps
from scenes.linear_algebra.matrices.pricing_beats import PricingLesson
from scenes.stage.lesson import Facts, Ranges, beat
from scenes.stage.motion.growing import grow
from scenes.stage.pictures.linear_maps import ApplyMap


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
        "And because the grid stays even, every other point takes the same steps as before.",
        title="Four numbers, the whole plane",
    )
    def answer(self) -> None:
        space = planes.plane_for(self.matrix, self.shown_ranges)
        self.premise = self.in_column(formulas.matrix_formula(self.matrix))
        for column in (0, 1):
            self.color_column(column)
        axis = space.horizontal_axis()
        self.play(self.clear_stage(self.rail), ReplacementTransform(self.rail, axis), run_time=0.8)
        # The line opens into the grid: only lines that are seen then spread out from it.
        pressed = space.grid.copy().stretch(0.01, 1, about_point=axis.get_center())
        self.play(
            FadeIn(space.plane, space.edge),
            FadeOut(axis),
            ReplacementTransform(pressed, space.grid),
            run_time=0.9,
        )
        dots = MovingDots(space.plane, self.bending, self.riders)
        point = MovingDots(space.plane, self.bending, [self.params.vector], size=1.5)
        arrows = [grow(arrow) for arrow in space.basis.arrows]
        self.play(*arrows, FadeIn(self.premise, dots, point), run_time=0.8)
        self.play(
            ApplyMap(self.matrix, space.grid, space.basis, dots, point),
            run_time=self.phrase_left(least=2.0),
        )
        self.cue()
        self.space = space
        self._take_the_same_steps(dots, point)

    def _take_the_same_steps(self, dots: MovingDots, point: MovingDots) -> None:
        """The walk to the point, one to a point between the lines, and rings where all of them are."""
        rows = self.in_column(
            *map(formulas.product, (self.applied, self.halfway)), under=self.premise, gap=0.6
        )
        plane, basis = self.space.plane, self.space.basis
        self.walk, between = (
            Steps(plane, self.bending, *walk_steps(place), width=WIDTH, aside=True).set_state(
                matrix=self.matrix
            )
            for place in (self.params.vector, self.halfway.vector)
        )
        self.play(FadeOut(basis), FadeIn(self.walk, rows[0]), run_time=0.7)
        self.add(self.walk, point)
        self.play(Create(rings_around(point)), run_time=self.phrase_left(0.2, least=0.6))
        self.play(FadeIn(between, rows[1]), run_time=0.7)
        self.add(dots)
        self.play(Create(rings_around(dots), lag_ratio=0.3), run_time=self.phrase_left(least=0.8))
