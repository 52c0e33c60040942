from __future__ import annotations

import numpy as np
from manim import DOWN, LEFT, FadeIn, VGroup
from pydantic import Field

from mathkit.learning.datasets import tilted_cloud
from mathkit.linear_algebra.eigen import EigenKind, eigen_decomposition
from mathkit.linear_algebra.pca import pca
from mathkit.linear_algebra.power_iteration import power_iteration
from scenes.linear_algebra.eigenvectors import spectra, words
from scenes.linear_algebra.eigenvectors.cloud_with_axes import CloudWithAxes
from scenes.linear_algebra.eigenvectors.eigenlines import ROLES, Eigenlines
from scenes.linear_algebra.eigenvectors.power_iterations import IteratedArrow, UnitCircle
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.lesson.attention import dim, undim
from scenes.stage.motion.seeking import Advance
from scenes.stage.params.quantities import PlaneMatrix, PlaneVector
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import listed, math_matrix, percent
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
            "check": words.checked(self.eigen),
            "roots": words.roots(self.eigen),
            "modulus": self.eigen.modulus or 1.0,
            "rotation": float(np.degrees(self.eigen.rotation or 0.0)),
            "modulus_fate": spectra.fate(self.eigen.modulus or 1.0),
            "turn": words.turn(self.eigen),
            "start": listed(self.params.start),
            "settled": words.settled(self.power, self.eigen, self.params.steps) if self.power else "",
            "axis_share": pca(self.cloud).kept(1),
        }

    # Which arrows turn ------------------------------------------------------------------------------------

    @beat(
        "A matrix moves every arrow of the plane, and most end up pointing elsewhere. "
        "Do any of them stay on their own line?"
    )
    def ask(self) -> None:
        self.picture = Eigenlines(self.eigen, words.fates(self.eigen))
        self.premise = stack(formula(f"A = {tint(f'{math_matrix(self.eigen.matrix)}', 'data')}"))
        self.play(FadeIn(self.picture.plane, self.premise))
        self.play(FadeIn(self.picture.fan))

    @beat("Apply the matrix to a whole fan of arrows, and watch. {seen}.")
    def watch(self) -> None:
        self.play(FadeIn(self.picture.grid), run_time=0.6)
        self.play(ApplyMap(self.eigen.matrix, self.picture.grid, self.picture.fan), run_time=4.0)
        self.show_one_by_one(self.picture.lines)

    @beat(
        "An arrow that keeps its line is an eigenvector; the number that scales it is its eigenvalue. "
        "{kept}.",
        when=lambda lesson: lesson.has_an_eigenline,
    )
    def keep(self) -> None:
        self.write(*words.definitions())
        self._apply_once_more()
        self.play(FadeIn(self.picture.labels))

    @beat(
        "To an eigenvector, the whole matrix does no more than one number: [A v = lambda v|A v is λ v]. "
        "{check}.",
        when=lambda lesson: lesson.has_an_eigenline,
    )
    def put_it_in_symbols(self) -> None:
        if self.picture.on_second_line:
            self.play(dim(*self.picture.on_second_line), run_time=0.6)
        # Both products as one row, so that they stay of one size.
        products = VGroup(*map(formula, spectra.math_products(self.eigen, ROLES[0])))
        products.arrange(DOWN, buff=ROW_GAP, aligned_edge=LEFT)
        self.write(formula(spectra.MATH_EQUATION), products)

    @beat(
        "To find λ, move everything to one side: [A - lambda I|A minus λ times the identity] must flatten "
        "some arrow to zero, so its determinant is zero. {roots}."
    )
    def solve(self) -> None:
        if self.picture.on_second_line:
            self.play(undim(*self.picture.on_second_line), run_time=0.6)
        self.write(*spectra.solution(self.eigen), gap=0.34)

    @beat(
        "Two complex eigenvalues: every direction turns. On average over many steps, each one turns an arrow "
        "by {turn}, and its length is {modulus_fate}.",
        when=lambda lesson: not lesson.has_an_eigenline,
    )
    def turn(self) -> None:
        self.write(*spectra.pair_in_polar_form(self.eigen))
        self._apply_once_more()

    def _apply_once_more(self) -> None:
        """Go back, and apply the matrix again, with the eye on the arrows that are lit."""
        grid, fan, lit = self.picture.grid, self.picture.fan, self.picture.lit
        self.play(dim(grid, fan), FadeIn(lit))
        self.play(ApplyMap(self.eigen.matrix, grid, fan, *lit, back=True), run_time=1.2)
        self.play(ApplyMap(self.eigen.matrix, grid, fan, *lit), run_time=2.4)

    # Power iteration --------------------------------------------------------------------------------------

    @beat(
        "For a large matrix, solving that is hopeless. Instead take any arrow, apply the matrix, "
        "bring the result to length one, and repeat: power iteration."
    )
    def iterate(self) -> None:
        self.circle = UnitCircle(self.eigen, spectra.math_roots(self.eigen))
        self.wipe(self.picture)
        self.play(FadeIn(self.circle, self.set_words(formula("x <- (A x) / (|A x|)"))))

    @beat("Take the direction of {start}. {settled}.", when=lambda lesson: lesson.power is not None)
    def settle(self) -> None:
        assert self.power is not None
        arrow = IteratedArrow(self.circle.plane, self.power, self.params.steps)
        self.play(FadeIn(arrow))
        self.write_below(arrow.numbers, gap=0.6)
        self.play(Advance(arrow, 0, arrow.steps, run_time=min(arrow.steps, 8)))
        arrow.numbers.clear_updaters()

    @beat(
        "Start at zero, and the matrix leaves it there: zero has no direction, "
        "so power iteration needs another start.",
        when=lambda lesson: lesson.power is None,
    )
    def stay_at_zero(self) -> None:
        self.play(FadeIn(self.circle.dot_at_zero()))

    @beat(
        "In PCA, the axes of a cloud of data are eigenvectors of its covariance: the first one here "
        "carries {axis_share:.0%} of the variance. PageRank is the vector that the web's links keep."
    )
    def use(self) -> None:
        share = percent(self.results["axis_share"], 0)
        picture = CloudWithAxes(self.cloud, f"{share} of the variance")
        self.play(self.clear_stage(), run_time=0.6)
        self.premise = VGroup()
        self.play(FadeIn(self.set_words(*spectra.pca()), picture.plane, picture.cloud))
        self.play(FadeIn(picture.axes, picture.label))
        self.write_below(stack(*spectra.pagerank()), gap=0.8)
