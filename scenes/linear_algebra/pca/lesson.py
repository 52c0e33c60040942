from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import Create, Dot, FadeIn, FadeOut, VGroup, linear
from pydantic import Field

from mathkit.learning.datasets import round_clusters, tilted_cloud
from mathkit.linear_algebra.pca import pca
from scenes.linear_algebra.pca import words
from scenes.linear_algebra.pca.params import Samples
from scenes.linear_algebra.pca.shadows import EllipseShadow, Projection, Shadows, variance_panel
from scenes.linear_algebra.pca.variance_shares import ScoreMap, Shares, kept_share, worked_example
from scenes.stage.lesson import Facts, Lesson, beat
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.params.user_points import PointParams
from scenes.stage.pictures.clouds import CloudPlot, cloud_key
from scenes.stage.pictures.principal_axes import CentredPlane, PrincipalAxes
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import formula

MIDDLE = np.array([6.0, 4.0])
"""The middle of a drawn cloud."""

SAMPLES = 60
"""Samples of the data at the end."""

FEATURES = 20
"""Their features: too many to look at."""

CLUSTERS = 3
"""The clusters that are hidden in them."""


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
        standardized: bool = Field(False, description="measure each coordinate in standard deviations")
        samples: Samples = Field(
            ((1.5, 2.3, 0.8), (2.1, 1.9, 1.2), (0.9, 3.1, 0.5)),
            description="three samples of three features, to two decimals",
        )

    params: Params

    def compute(self) -> None:
        p, user_data = self.params, self.params.user_data
        cloud = tilted_cloud(p.count, p.along, p.across, np.radians(p.angle), p.seed) + MIDDLE
        self.points = cloud if user_data is None else user_data.points
        self.components = pca(self.points, standardized=p.standardized)
        self.three = pca(np.array(p.samples))
        self.many = pca(round_clusters(SAMPLES, CLUSTERS, 1.0, p.seed, dimension=FEATURES).points)

    def facts(self) -> Facts:
        p = self.params
        return {
            "measured": words.measured(p.user_data),
            "centring": words.centring(self.components, p.user_data, standardized=p.standardized),
            "total": self.components.total,
            "kept": self.components.kept(1),
            "largest": words.largest(self.components),
            "along": words.along_the_axes(self.components),
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
        self.plot = CloudPlot.of(self.params.user_data, self.points, equal=not self.params.standardized)
        self.words = cloud_key(self.params.user_data, "a sample")
        self.play(FadeIn(self.plot), run_time=0.8)
        self.play(FadeIn(self.plot.cloud), FadeIn(self.words))

    @beat("First, the place of the cloud says nothing about its shape. {centring}")
    def centre(self) -> None:
        self.plane, self.cloud = CentredPlane(self.components), self.plot.cloud
        self.middle = Dot(self.plot.at(*self.components.mean), radius=0.13, color=color("ink"))
        self.write(*map(formula, words.math_centring(self.components)))
        self.play(FadeIn(self.middle))
        self.play(FadeOut(self.plot), run_time=0.6)
        slide = tween(self.cloud, places=self.plane.places, run_time=2.0)
        self.play(slide, self.middle.animate.move_to(self.plane.at((0, 0))), run_time=2.0)
        self.bring_to_back(self.plane)
        self.play(FadeIn(self.plane))

    @beat(
        "Let a line turn through the middle, along a unit vector u. Each point casts its shadow on it, "
        "and we watch the variance of the shadows. {largest}."
    )
    def turn(self) -> None:
        self.shadows = Shadows(self.plane, self.components.centred)
        panel = variance_panel(self.shadows, self.components.covariance, words.MATH_VARIANCE)
        self.wipe()
        self.play(FadeIn(panel, self.shadows), FadeOut(self.middle))
        for angle, seconds in ((np.pi, 5.0), (self.components.angle, 1.5)):
            turns = (tween(each, angle=angle, rate_func=linear) for each in (self.shadows, panel.curve))
            self.play(*turns, run_time=seconds)
        panel.numbers.clear_updaters()
        peak = panel.curve.peak(self.components)
        self.play(FadeIn(peak))
        self.words = VGroup(panel, peak)

    @beat(
        "One matrix knows the variance along every line: the covariance, C. Its ellipse shows it: "
        "on any line, the ellipse's shadow reaches two standard deviations out."
    )
    def cover(self) -> None:
        self.write(*map(formula, words.math_covariance(self.components)))
        self.play(FadeOut(self.shadows))
        self.play(Create(self.plane.ellipse), run_time=2.0)
        self.ellipse_shadow = EllipseShadow(self.plane, self.components.covariance)
        start = self.components.angle
        self.play(FadeIn(self.ellipse_shadow.set_state(angle=start)))
        # It stops well off both axes, where the edges of the shadow are seen best.
        end = start + 0.75 * np.pi
        self.play(tween(self.ellipse_shadow, angle=end, rate_func=linear, run_time=3.0))

    @beat(
        "The axes of the ellipse are the eigenvectors of C, "
        "each eigenvalue the variance along its axis. {along}."
    )
    def find_axes(self) -> None:
        self.axes = PrincipalAxes(self.plane, self.components)
        self.write(*words.axes(self.components))
        self.play(FadeOut(self.ellipse_shadow), run_time=0.6)
        self.play(*map(grow, self.axes.arrows), run_time=1.5)
        self.play(FadeIn(self.axes.names))

    @beat(
        "Keep only the place along the first axis, the score z: each point slides to its shadow. "
        "Of the total variance, {total:.3}, that keeps {kept:%}."
    )
    def project(self) -> None:
        projection = Projection(self.plane, self.components)
        self.write(*kept_share(self.components))
        self.play(FadeOut(self.plane.ellipse, self.axes), FadeIn(projection.line))
        self.play(self.cloud.animate.set_fill(opacity=0.35), FadeIn(projection.marks), run_time=0.5)
        self.play(tween(projection.marks, places=projection.feet, run_time=2.5))

    @beat(
        "The same works for any number of features. Three samples of three give a three by three covariance, "
        "with a largest eigenvalue of {sample_variances[0]:.5}: one direction keeps {sample_kept:%}."
    )
    def three_features(self) -> None:
        rows = worked_example(self.params.samples, self.three)
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(rows[:2]))
        self.play(FadeIn(rows[2:], Shares(frame().picture, self.three.ratios, 1, labelled=True)))

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
