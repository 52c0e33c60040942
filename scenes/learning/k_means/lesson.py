from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, FadeIn, FadeOut
from pydantic import Field, model_validator

from mathkit.learning.datasets import round_clusters, standardize
from mathkit.learning.k_means import k_means, lowest_inertias, random_start
from scenes.learning.k_means import words
from scenes.learning.k_means.clusters import ClusterAssignment
from scenes.learning.k_means.inertias import Elbow, inertia_panel
from scenes.stage.lesson import Facts, Lesson, beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.params.user_points import PointParams
from scenes.stage.pictures.clouds import CloudPlot, cloud_key
from scenes.stage.type.writing import formula

MOST_CENTRES = 7
"""The largest number of centres that is tried, to see where the inertia bends."""

ROUND_TIME = 1.6
"""Seconds for a round."""

LONGEST_RUN = 9.0
"""Seconds for all rounds, at most: the rounds are shorter if there are many."""


class KMeans(Lesson):
    """Assign, move, repeat until still: groups among points that nobody has labelled."""

    title = "K-means"
    prerequisites = ("norms",)

    class Params(PointParams):
        k: int = Field(3, ge=2, le=6, description="groups to look for")
        groups: int = Field(3, ge=1, le=6, description="groups in the drawn points")
        count: int = Field(90, ge=10, le=300, description="drawn points")
        spread: float = Field(1.0, ge=0.1, le=3, description="standard deviation within a drawn group")
        seed: int = Field(16, ge=0, le=9999, description="which points are drawn")
        start: int = Field(3, ge=0, le=9999, description="draws the first centres")
        other_start: int = Field(9, ge=0, le=9999, description="draws other first centres, to compare")
        standardized: bool = Field(False, description="measure each coordinate in standard deviations")

        @model_validator(mode="after")
        def _enough(self) -> Self:
            different = self.k if self.user_data is None else len(np.unique(self.user_data.points, axis=0))
            if different < self.k:
                raise ValueError(f"k is {self.k}, but only {different} of the points are different")
            return self

    params: Params

    def compute(self) -> None:
        p, user_data = self.params, self.params.user_data
        drawn = round_clusters(p.count, p.groups, p.spread, p.seed).points
        points = drawn if user_data is None else user_data.points
        self.points = standardize(points).points if p.standardized else points
        starts = [random_start(self.points, p.k, seed) for seed in (p.start, p.other_start)]
        self.run, self.other_run = (k_means(self.points, start) for start in starts)
        self.lowest = lowest_inertias(self.points, MOST_CENTRES, p.seed, also=starts)

    def facts(self) -> Facts:
        k, alone = self.params.k, self.lowest[0]
        more = np.append(self.lowest, 0.0)[k]  # with as many centres as points, one more saves nothing
        return {
            "count": len(self.points),
            "first": self.run.inertias[0],
            "moved": words.moved(self.run),
            "rounds": words.rounds(self.run),
            "last": self.run.inertia,
            "elsewhere": words.elsewhere(self.run, self.other_run),
            "ordinal": words.ordinal(k),
            "gain": (self.lowest[k - 2] - self.lowest[k - 1]) / alone,
            "next_gain": (self.lowest[k - 1] - more) / alone,
        }

    # Assign and move -------------------------------------------------------------------------------------

    @beat(
        "Here are {count} points without labels: nobody says what belongs together. "
        "Can a machine find groups on its own?"
    )
    def ask(self) -> None:
        self.plot = CloudPlot.of(self.params.user_data, self.points, role="ink")
        key = cloud_key(self.params.user_data, "a point, without a label", "ink")
        rows = self.set_words(key, *words.scaling(standardized=self.params.standardized))
        self.play(FadeIn(self.plot), run_time=0.8)
        self.play(FadeIn(self.plot.cloud), FadeIn(rows))

    @beat("We only say how many: {p.k}. Drop as many centres, each on a point that is drawn at random.")
    def drop(self) -> None:
        self.picture = ClusterAssignment(self.plot, self.run)
        self.write(formula(f"k = {self.params.k}"), formula(words.CENTRES))
        self.play(FadeIn(self.picture.centres, shift=0.6 * DOWN))

    @beat(
        "Assign: every point joins its nearest centre; on a border two are equally near. What counts "
        "against a grouping is its inertia, J: the sum of squared distances to the centres, here {first}."
    )
    def assign(self) -> None:
        self.write(*words.assigning())
        self.bring_to_back(self.picture.spokes)
        self.play(FadeIn(self.picture.spokes), run_time=1.2)
        self.play(FadeOut(self.plot.cloud), FadeIn(self.picture.marks, self.picture.borders), run_time=1.5)
        self.add(self.picture)
        self.write_below(formula(words.math_inertia(self.run, 0)))

    @beat("Move: every centre goes to the mean of its points, where their sum of squares is least. {moved}.")
    def move(self) -> None:
        self.write(*words.moving())
        self.play(Advance(self.picture, 0, 1, run_time=2.0))
        self.write_below(formula(words.math_inertia(self.run, 1)))

    @beat(
        "Assign and move, again and again. Neither can raise the inertia, so it comes to rest: "
        "here after {rounds}, at {last}."
    )
    def repeat(self) -> None:
        self.play(self.picture.spokes.animate.set_stroke(opacity=0.0), run_time=0.6)
        self._settle(self.picture, 1, LONGEST_RUN)

    # How well, and how many ------------------------------------------------------------------------------

    @beat(
        "Is that the best grouping? Take another start, and {elsewhere}. So try several, and keep the lowest."
    )
    def start_again(self) -> None:
        again = ClusterAssignment(self.plot, self.other_run)
        again.spokes.set_stroke(opacity=0.0)
        self.play(FadeOut(self.picture), run_time=0.6)
        self.play(FadeIn(again))
        self._settle(again, 0, LONGEST_RUN / 2, self.run.inertia)

    @beat(
        "And how many groups? One more centre never fits worse, so look for the bend: the {ordinal} saves "
        "{gain:%} of the inertia with one centre, the next would save {next_gain:%}."
    )
    def choose(self) -> None:
        elbow = Elbow(self.lowest, self.params.k)
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(elbow, self.set_words(words.inertia_table(self.lowest))))
        self.play(FadeIn(elbow.falling, elbow.dots))
        self.play(FadeIn(elbow.mark))

    @beat(
        "K-means compresses: a point becomes the name of its centre. So a picture makes do with a few "
        "colours, customers with a few kinds, and a vector search with a few codes."
    )
    def use(self) -> None:
        best = min(self.run, self.other_run, key=lambda run: run.inertia)
        picture = ClusterAssignment(self.plot, best).seek(2 * best.rounds)
        picture.spokes.set_stroke(opacity=0.0)
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(self.plot, picture), FadeIn(self.set_words(*words.uses())))
        self.bring_to_back(picture.ghosts())
        self.play(tween(picture, gathered=1.0, run_time=3.0))

    def _settle(
        self, picture: ClusterAssignment, start: int, longest: float, before: float | None = None
    ) -> None:
        """Let the centres come to rest, and the inertia fall next to them."""
        panel, end = inertia_panel(picture, words.MATH_INERTIA, before), picture.half_steps
        curve = panel.curve.curve.seek(start / 2)
        self.wipe()
        self.words = panel
        self.play(FadeIn(panel))
        seconds = min(ROUND_TIME * picture.run.rounds, longest)
        self.play(Advance(picture, start, end), Advance(curve, start / 2, end / 2), run_time=seconds)
        panel.numbers.clear_updaters()
