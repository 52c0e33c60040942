from __future__ import annotations

from typing import Annotated, ClassVar, Self

import numpy as np
from manim import LEFT, UP, Create, Dot, FadeIn, FadeOut, VGroup, VMobject
from pydantic import Field, model_validator

from mathkit.learning.datasets import round_clusters, tilted_cloud
from mathkit.linear_algebra.pca import pca
from scenes.stage.arrows import grow
from scenes.stage.attention import swap
from scenes.stage.frame import PICTURE, WORDS, Box
from scenes.stage.given_data import PointParams
from scenes.stage.lesson import Facts, Lesson, beat
from scenes.stage.markers import Glide, Markers, mark_size
from scenes.stage.numerals import percent
from scenes.stage.pictures.clouds import CloudPlot, cloud_key
from scenes.stage.pictures.principal_axes import (
    ROLES,
    CentredPlane,
    EllipseShadow,
    PrincipalAxes,
    Shadows,
    VariancePanel,
)
from scenes.stage.pictures.variance_shares import ScoreMap, Shares, share_bar
from scenes.stage.quantities import Hundredths
from scenes.stage.theme import color
from scenes.stage.trails import Walk
from scenes.stage.wording import principal_axes as written
from scenes.stage.writing import STATEMENT_SIZE, fit, formula, stack, text

MIDDLE = np.array([6.0, 4.0])
"""Where a drawn cloud lies."""

SAMPLES, FEATURES, GROUPS = 60, 20, 3
"""The data at the end: too many features to look at, and groups hidden in them."""

Measurement = Annotated[float, Field(ge=-10, le=10), Hundredths]
Sample = tuple[Measurement, Measurement, Measurement]


class Pca(Lesson):
    """Principal component analysis: the few directions that keep most of what tells points apart."""

    title = "Principal components"
    prerequisites = ("eigenvectors",)

    class Params(PointParams):
        fewest_points: ClassVar[int] = 3

        count: int = Field(80, ge=10, le=400, description="points of the drawn cloud")
        along: float = Field(1.8, ge=0.5, le=3, description="standard deviation along the drawn cloud")
        across: float = Field(0.6, ge=0.05, le=3, description="standard deviation across it")
        angle: float = Field(35, ge=0, le=180, description="how far the cloud is turned, in degrees")
        seed: int = Field(4, ge=0, le=9999, description="which cloud is drawn")
        standardized: bool = Field(
            False, description="divide each coordinate by its standard deviation first"
        )
        samples: tuple[Sample, Sample, Sample] = Field(
            ((1.5, 2.3, 0.8), (2.1, 1.9, 1.2), (0.9, 3.1, 0.5)),
            description="three samples of three features, to two decimals",
        )

        @model_validator(mode="after")
        def _differ(self) -> Self:
            if len(set(self.samples)) == 1:
                raise ValueError("the three samples are all the same, but they must differ")
            return self

    params: Params

    def compute(self) -> None:
        p, given = self.params, self.params.given
        drawn = tilted_cloud(p.count, p.along, p.across, np.radians(p.angle), p.seed) + MIDDLE
        self.points = drawn if given is None else given.points
        self.found = pca(self.points, standardized=p.standardized)
        self.three = pca(np.array(p.samples))
        self.many = pca(round_clusters(SAMPLES, GROUPS, 1.0, p.seed, dimension=FEATURES).points)

    def facts(self) -> Facts:
        given, scaling = self.params.given, " and divide by the standard deviation"
        return {
            "measured": " and ".join(given.names if given and given.names else ["two numbers"]),
            "centring": "Subtract the mean" + scaling * self.params.standardized,
            "total": self.found.total,
            "kept": self.found.kept(1),
            "largest": written.largest(self.found),
            "along": written.along_the_axes(self.found),
            "sample_variances": self.three.variances,
            "sample_kept": self.three.kept(1),
            "many_samples": SAMPLES,
            "features": FEATURES,
            "many_kept": self.many.kept(2),
        }

    @beat(
        "Each point is one sample, described by {measured}. If only one number may be kept for each, "
        "along which direction should it be measured?"
    )
    def ask(self) -> None:
        self.plot = CloudPlot.of(self.params.given, self.points, equal=not self.params.standardized)
        self.words = cloud_key(self.params.given, "a sample")
        self.play(FadeIn(self.plot), run_time=0.8)
        self.play(FadeIn(self.plot.cloud), FadeIn(self.words))

    @beat("First, the place of the cloud says nothing about its shape. {centring}: its middle is the origin.")
    def centre(self) -> None:
        self.plane, self.cloud = CentredPlane(self.found), self.plot.cloud
        self.middle = Dot(self.plot.at(*self.found.mean), radius=0.13, color=color("ink"))
        self._say(*map(formula, written.math_centring(self.found)))
        self.play(FadeIn(self.middle))
        self.play(FadeOut(self.plot), run_time=0.6)
        slide = Glide(self.cloud, self.plot.places, self.plane.places)
        self.play(slide, self.middle.animate.move_to(self.plane.at((0, 0))), run_time=2.0)
        self.bring_to_back(self.plane)
        self.play(FadeIn(self.plane))

    @beat(
        "Let a line turn through the middle, along a unit vector u. Each point casts its shadow on it, "
        "and we watch the variance of the shadows. {largest}."
    )
    def turn(self) -> None:
        self.shadows = Shadows(self.plane, self.found.centred)
        panel = VariancePanel(self.shadows, self.found.covariance)
        peak = panel.curve.peak(self.found)
        self.play(FadeOut(self.words), run_time=0.4)
        self.play(FadeIn(panel, self.shadows), FadeOut(self.middle))
        for start, end, seconds in ((0.0, np.pi, 5.0), (np.pi, self.found.angle, 1.5)):
            walks = [Walk(turning, start, end) for turning in (self.shadows, panel.curve)]
            self.play(*walks, run_time=seconds)
        panel.numbers.clear_updaters()
        self.play(FadeIn(peak))
        self.words = VGroup(panel, peak)

    @beat(
        "One matrix knows the variance along every line: the covariance, C. Its ellipse shows it: "
        "on any line, the ellipse's shadow reaches two standard deviations out."
    )
    def cover(self) -> None:
        self._say(*map(formula, written.math_covariance(self.found)))
        self.play(FadeOut(self.shadows))
        self.play(Create(self.plane.ellipse), run_time=2.0)
        self.reach, start = EllipseShadow(self.plane, self.found.covariance), self.found.angle
        self.play(FadeIn(self.reach.follow(start)))
        # It stops well off both axes, where the edges of the shadow are seen best.
        self.play(Walk(self.reach, start, start + 0.75 * np.pi, run_time=3.0))

    @beat(
        "The axes of the ellipse are the eigenvectors of C, "
        "each eigenvalue the variance along its axis. {along}."
    )
    def find_axes(self) -> None:
        self.axes = PrincipalAxes(self.plane, self.found)
        rows = [formula(row, size=STATEMENT_SIZE) for row in written.math_axes(self.found, ROLES)]
        self._say(formula("C v = lambda v"), *rows)
        self.play(FadeOut(self.reach), run_time=0.6)
        self.play(*map(grow, self.axes.arrows), run_time=1.5)
        self.play(FadeIn(self.axes.names))

    @beat(
        "Keep only the place along the first axis, the score z: each point slides to its shadow. "
        "Of the total variance, {total:.3}, that keeps {kept:%}."
    )
    def project(self) -> None:
        moving = Markers(self.plane.places, "path", size=mark_size(len(self.points)))
        axis, kept = self.found.axes[:, 0], self.found.kept(1)
        feet = self.plane.to_frame(np.outer(self.found.scores[:, 0], axis))
        self._say(
            formula("{{ z : path }} = {{ v_1 : path }} dot {{ x : data }}"),
            formula(written.math_share(self.found, ROLES), size=STATEMENT_SIZE),
            share_bar(Box(0, WORDS.width, 0, 0.3), kept),
            text(f"{percent(kept)} of the variance", role="path"),
        )
        self.play(FadeOut(self.plane.ellipse, self.axes), FadeIn(self.plane.line(axis, "path")))
        self.play(self.cloud.animate.set_fill(opacity=0.35), FadeIn(moving), run_time=0.5)
        self.play(Glide(moving, self.plane.places, feet, run_time=2.5))

    @beat(
        "The same works for any number of features. Three samples of three give a three by three covariance, "
        "with a largest eigenvalue of {sample_variances[0]:.5}: one direction keeps {sample_kept:%}."
    )
    def three_features(self) -> None:
        rows = stack(*map(formula, written.math_example(self.params.samples, self.three, ROLES)), gap=0.3)
        fit(rows, height=WORDS.height).align_to(WORDS.outline(), UP + LEFT)
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(rows[:2]))
        self.play(FadeIn(rows[2:], Shares(PICTURE, self.three.ratios, 1, labelled=True)))

    @beat(
        "So many features become few. Here are {many_samples} samples of {features} features each: "
        "two scores keep {many_kept:%} of their variance, and on that map groups appear that no table shows."
    )
    def use(self) -> None:
        scores = ScoreMap(self.many)
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(scores.words))
        self.play(FadeIn(scores.plot), run_time=0.8)
        self.play(FadeIn(scores.plot.cloud), run_time=1.2)

    def _say(self, *rows: VMobject) -> None:
        """Put new words in the place of the old ones."""
        old, self.words = self.words, stack(*rows)
        self.play(*swap(old, self.words))
