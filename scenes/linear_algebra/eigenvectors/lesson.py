from __future__ import annotations

from typing import Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    Create,
    FadeIn,
    FadeOut,
    Indicate,
    LaggedStart,
    ReplacementTransform,
    VGroup,
)
from pydantic import Field

from mathkit.learning.datasets import tilted_cloud
from mathkit.linear_algebra.eigen import EigenKind, eigen_decomposition
from mathkit.linear_algebra.pca import pca
from mathkit.linear_algebra.power_iteration import power_iteration
from scenes.linear_algebra.eigenvectors import spectra, words
from scenes.linear_algebra.eigenvectors.cloud_with_axes import CloudWithAxes
from scenes.linear_algebra.eigenvectors.eigenlines import ROLES, Eigenlines, shifts
from scenes.linear_algebra.eigenvectors.power_iterations import IteratedArrow, UnitCircle
from scenes.linear_algebra.eigenvectors.shifted_maps import ShiftedMap
from scenes.stage.lesson import Facts, Lesson, LessonParams, Phrase, beat
from scenes.stage.lesson.attention import dim, is_dimmed, swap, undim
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.params.quantities import PlaneMatrix, PlaneVector
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import listed, percent
from scenes.stage.type.writing import ROW_GAP, formula, stack


class Eigenvectors(Lesson):
    """Almost every arrow turns under a matrix; those that keep their line are its eigenvectors."""

    title = "Eigenvectors"
    prerequisites = ("matrices",)

    class Params(LessonParams):
        matrix: PlaneMatrix = Field(((2.0, 1.0), (1.0, 2.0)), description="the matrix A, row by row")
        start: PlaneVector = Field((1.0, -0.8), description="where the power iteration starts")
        steps: int = Field(6, ge=1, le=20, description="steps of the power iteration")
        points: int = Field(80, ge=20, le=300, description="points in the cloud at the end")
        seed: int = Field(4, ge=0, le=9999, description="which cloud is drawn")

    params: Params

    def compute(self) -> None:
        p = self.params
        self.eigen = eigen_decomposition(p.matrix)
        self.has_an_eigenline = self.eigen.kind is not EigenKind.COMPLEX_PAIR
        self.has_lines = self.eigen.kind in (EigenKind.DISTINCT_REAL, EigenKind.DEFECTIVE)
        self.power = power_iteration(p.matrix, p.start, p.steps) if any(p.start) else None
        self.cloud = tilted_cloud(p.points, along=1.8, across=0.6, angle=np.radians(35), seed=p.seed)

    def facts(self) -> Facts:
        return {
            "values": self.eigen.values,
            "vectors": self.eigen.vectors,
            "trace": float(np.trace(self.eigen.matrix)),
            "determinant": float(np.linalg.det(self.eigen.matrix)),
            "seen": words.seen(self.eigen),
            "kept": words.kept(self.eigen),
            "picked": words.picked(self.eigen),
            "landing": words.landing(self.eigen),
            "factor": spectra.factor_number(self.eigen.values[0]) if self.has_an_eigenline else "",
            "roots": words.roots(self.eigen),
            "modulus": self.eigen.modulus or 1.0,
            "rotation": float(np.degrees(self.eigen.rotation or 0.0)),
            "modulus_fate": spectra.fate(self.eigen.modulus or 1.0),
            "turn": words.turn(self.eigen),
            "start": listed(self.params.start),
            **words.iteration(self.power, self.eigen, self.params.steps),
            "axis_share": pca(self.cloud).kept(1),
            "answer": words.answer(self.eigen),
        }

    # Which arrows turn ------------------------------------------------------------------------------------

    @beat(
        "Here's a fan of arrows, pointing every way.",
        "A matrix moves every arrow of the plane, and most end up pointing somewhere else.",
        Phrase("Does any arrow stay on its own line?", rest="a question"),
        title="Does any arrow keep its line?",
    )
    def meet_the_fan(self) -> None:
        picture = self.picture = Eigenlines(self.eigen, words.fates(self.eigen))
        self.premise = stack(spectra.matrix(self.eigen))
        self.play(FadeIn(picture.plane, picture.fan.rays), run_time=0.8)
        self.play(LaggedStart(*map(FadeIn, picture.fan.arrows), lag_ratio=0.5), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(self.premise), run_time=1.0)
        self.play(FadeIn(picture.grid), run_time=self.phrase_left(0.6))
        self.cue()

    @beat("Watch what this one does to the fan.", "{seen}.", title="Watch them turn")
    def watch(self) -> None:
        apply = ApplyMap(self.eigen.matrix, self.picture.grid, self.picture.fan)
        self.play(apply, run_time=self.phrase_left(least=4.0))
        self.cue()
        if len(self.picture.lines):
            self.play(*map(Create, self.picture.lines), run_time=self.phrase_left(0.8))

    @beat(
        "An arrow that isn't zero and keeps its line is called an eigenvector.",
        "The number that scales it is its eigenvalue, lambda.",
        "{kept}.",
        title="Eigenvectors and eigenvalues",
        when=lambda lesson: lesson.has_an_eigenline,
    )
    def name_them(self) -> None:
        picture = self.picture
        vector, value = self.set_words(*words.definitions())
        self.play(dim(picture.grid, picture.fan), FadeIn(picture.lit, vector), run_time=1.0)
        self._apply(picture.grid, picture.fan, *picture.lit, back=True)
        self.cue()
        self.play(FadeIn(value), run_time=0.6)
        self._apply(picture.grid, picture.fan, *picture.lit)
        self.cue()
        self.play(LaggedStart(*map(FadeIn, picture.labels), lag_ratio=0.8), run_time=self.phrase_left(0.7))

    @beat(
        "For an eigenvector, the whole matrix does no more than a single number would: "
        "[A v = lambda v|A times v is lambda times v].",
        "{picked}.",
        "{landing}.",
        "That's {factor} times itself.",
        title="The matrix acts like a number",
        when=lambda lesson: lesson.has_an_eigenline,
    )
    def put_it_in_symbols(self) -> None:
        lit = self.picture.lit[0]
        # Both products as one row, so that they stay of one size.
        products = VGroup(*map(formula, spectra.math_products(self.eigen, ROLES[0])))
        products.arrange(DOWN, buff=ROW_GAP, aligned_edge=LEFT)
        old, new = self.words, self.set_words(formula(spectra.MATH_EQUATION), products)
        self.play(*swap(old, new[0]), dim(*self.picture.on_second_line))
        self._apply(lit, back=True)
        self.cue()
        self.play(Indicate(lit, scale_factor=1.0, color=color(ROLES[0])), run_time=self.phrase_left())
        self.cue()
        self.play(ApplyMap(self.eigen.matrix, lit), FadeIn(products[0]), run_time=self.phrase_left(least=1.5))
        self.cue()
        self.play(FadeIn(products[1]), run_time=1.0)

    @beat(
        "How do we find lambda? If A scales an arrow by lambda, then "
        "[A - lambda I|A minus lambda times the identity] sends it to zero.",
        "A matrix that does this flattens the plane: its determinant is zero.",
        title="A condition for the eigenvalues",
    )
    def set_the_condition(self) -> None:
        old, picture = self.words, self.picture
        equation, shifted = stack(*spectra.shifted_equation(), under=self.premise)
        condition, polynomial = self.set_words(*spectra.solution(self.eigen)[:2])
        focus = filter(is_dimmed, (picture.grid, picture.fan, *picture.on_second_line[:2]))
        lit = [] if self.has_an_eigenline else [FadeIn(picture.lit)]
        self.play(*swap(VGroup(old, picture.labels), equation), undim(*focus), *lit)
        self.play(FadeIn(shifted), run_time=self.phrase_left(0.3))
        self.cue()
        self.play(FadeOut(equation), ReplacementTransform(shifted, condition), run_time=self.phrase_left(0.5))
        self.play(FadeIn(polynomial), run_time=1.0)

    @beat(
        "Move lambda, and watch for the moment when the plane falls flat.",
        "{roots}.",
        Phrase("The arrows that fell to zero are the eigenvectors.", when=lambda lesson: lesson.has_lines),
        title="Where the plane falls flat",
    )
    def solve(self) -> None:
        first, second = shifts(self.eigen)
        shift = ShiftedMap(self.eigen, self.picture.grid, self.picture.fan, *self.picture.lit)
        _, _, roots, *directions = spectra.solution(self.eigen)
        stack(roots, shift.numbers, under=self.words)
        self.play(FadeIn(shift.numbers), run_time=0.6)
        self.play(tween(shift, subtracted=first, run_time=self.phrase_left(least=2.5)))
        self.cue()
        self.play(FadeIn(roots), tween(shift, subtracted=second), run_time=self.phrase_left(0.9, least=2.5))
        shift.numbers.clear_updaters()
        last = VGroup(shift.numbers)
        if self.cue():
            last = stack(*directions, under=roots)
            self.play(*swap(shift.numbers, last))
        self.words = VGroup(self.words, roots, last)

    @beat(
        "Two complex eigenvalues, so every direction turns.",
        "On average over many steps, each one turns an arrow by {turn}.",
        "Its length is {modulus_fate}.",
        title="When every arrow turns",
        when=lambda lesson: not lesson.has_an_eigenline,
    )
    def turn(self) -> None:
        old, (pair, length, angle) = self.words, self.set_words(*spectra.pair_in_polar_form(self.eigen))
        grid, fan, lit = self.picture.grid, self.picture.fan, self.picture.lit
        self.play(*swap(old, pair), dim(grid, fan))
        self._apply(grid, fan, *lit, back=True)
        self.cue()
        self.play(FadeIn(angle), run_time=0.6)
        self._apply(grid, fan, *lit)
        self.cue()
        self.play(FadeIn(length), run_time=1.0)

    def _apply(self, *things: Any, back: bool = False) -> None:
        """Apply the matrix for as long as the phrase lasts; with *back*, undo it."""
        self.play(ApplyMap(self.eigen.matrix, *things, back=back), run_time=self.phrase_left(least=1.2))

    # Power iteration --------------------------------------------------------------------------------------

    @beat(
        "For a large matrix, nobody solves that polynomial.",
        "Instead, start with an arrow, such as {start}, and apply the matrix.",
        "Bring the result back to length one. Then do it again and again: that's power iteration.",
        title="Power iteration",
    )
    def iterate(self) -> None:
        old = VGroup(self.picture, self.words)
        self.circle = UnitCircle(self.eigen, spectra.math_roots(self.eigen), self.power)
        self.play(FadeOut(old), FadeIn(self.circle), run_time=self.phrase_left(0.7))
        self.cue()
        first, rule = spectra.power_iteration()
        self.play(FadeIn(self.set_words(first)), run_time=0.8)
        if self.power is not None:
            self.iterated = IteratedArrow(self.circle.plane, self.power, self.eigen.matrix, self.params.steps)
            self.play(FadeIn(self.iterated), run_time=0.6)
        self._iterate(0, 0.5)
        self.cue()
        self.write(rule)
        self._iterate(0.5, 1)

    @beat(
        "{watched}.",
        "{driven}.",
        "{settled}.",
        title="Where does it settle?",
        when=lambda lesson: lesson.power is not None,
    )
    def settle(self) -> None:
        begin, middle, end = self.iterated.watched
        self._iterate(1, begin, share=0.5)
        self.write_below(self.iterated.numbers, gap=0.6)
        self.cue()
        self._iterate(begin, middle)
        self.cue()
        self._iterate(middle, end)
        self.iterated.numbers.clear_updaters()

    @beat(
        "Start at zero, and the matrix leaves it there.",
        "Zero has no direction, so power iteration needs another start.",
        title="A start that does not work",
        when=lambda lesson: lesson.power is None,
    )
    def stay_at_zero(self) -> None:
        dot = self.circle.dot_at_zero()
        self.play(FadeIn(dot), run_time=self.phrase_left())
        self.cue()
        self.play(Indicate(dot, color=color("slope")), run_time=self.phrase_left(0.7))

    def _iterate(self, start: float, end: float, share: float = 0.9) -> None:
        """Run the iteration for as long as the phrase lasts, but not too fast to follow."""
        if self.power is not None and start != end:
            seconds = self.phrase_left(share, least=min(1.2 * abs(end - start), 7))
            self.play(Advance(self.iterated, start, end, run_time=seconds))

    @beat(
        "Here's a cloud of data. Its covariance C says how it spreads.",
        "The eigenvectors of C are the axes of the cloud.",
        "The first one carries {axis_share:.0%} of the variance. That's the idea of PCA.",
        "Google's PageRank is an eigenvector too.",
        title="The axes of a cloud of data",
    )
    def find_the_axes(self) -> None:
        picture = CloudWithAxes(self.cloud, f"{percent(self.results['axis_share'], 0)} of the variance")
        self.premise = VGroup()
        self.play(self.clear_stage(), FadeIn(picture.plane, picture.cloud), run_time=1.2)
        name, equation = self.set_words(*spectra.pca())
        self.play(FadeIn(name), run_time=self.phrase_left(0.5))
        self.cue()
        self.play(FadeIn(equation), *map(grow, picture.axes), run_time=self.phrase_left(0.9))
        self.cue()
        self.play(FadeIn(picture.label), run_time=self.phrase_left(0.6))
        self.cue()
        self.write_below(spectra.pagerank(), gap=0.8, run_time=self.phrase_left(0.5))

    @beat("So, does any arrow keep its line?", "{answer}.", title="Which arrows keep their line")
    def answer(self) -> None:
        picture = self.picture = Eigenlines(self.eigen, words.fates(self.eigen))
        self.premise = stack(spectra.matrix(self.eigen))
        new = FadeIn(self.premise, picture.plane, picture.grid, picture.fan, picture.lines)
        self.play(self.clear_stage(), new, run_time=1.2)
        self.cue()
        self._apply(picture.grid, picture.fan)
