from __future__ import annotations

import math

import numpy as np
from manim import FadeIn, VGroup

from mathkit.linear_algebra import norms as maths
from scenes.linear_algebra.norms import words
from scenes.linear_algebra.norms.distance_table import DistanceTable
from scenes.linear_algebra.norms.kept_small import LearnedInBalls
from scenes.linear_algebra.norms.measured import ORDERS
from scenes.linear_algebra.norms.norm_balls import NESTED, NormBall
from scenes.linear_algebra.norms.params import NormsParams
from scenes.linear_algebra.norms.texts import search_words
from scenes.linear_algebra.norms.weights import learning_words
from scenes.linear_algebra.norms.weights.scored_texts import scores_of
from scenes.linear_algebra.norms.zooming_planes import ZoomingPlane
from scenes.stage.lesson import Facts, beat
from scenes.stage.motion.tween import reciprocal_way, tween
from scenes.stage.shapes.frame import frame
from scenes.stage.wording.rankings import rank

_LEARNING_RATE, _STEPS = 0.25, 8
"""Of the descent to the weights: each step goes half of the way."""

_AT_A = 0.94
"""The radius of all balls when they have come to a, in manim units."""


class Norms(LearnedInBalls):
    """How far it is from a to b depends on how you may move: each norm has a ball of its own shape."""

    title = "Norms and distances"
    prerequisites = ("vectors", "dot_product")
    fact_labels = words.FACT_LABELS

    class Params(NormsParams):
        """Two points, a search, and weights."""

    params: Params

    def compute(self) -> None:
        p = self.params
        self.distances = maths.distances(p.a, p.b)
        self.p_distance = maths.p_norm(self.distances.difference, p.p)
        self.found = [maths.nearest_points(p.query, p.documents, order) for order in ORDERS]
        self.ranking = rank(p.query, p.documents)
        self.descents = [
            maths.pulled_descent(p.weights, order, _LEARNING_RATE, _STEPS) for order in ORDERS[:2]
        ]
        self.pulled_in = np.array([maths.nearest_in_ball(p.weights, order) for order in ORDERS[:2]])
        self.scored = scores_of([np.asarray(p.weights), *self.pulled_in])

    def facts(self) -> Facts:
        p = self.params
        return {
            "legs": np.abs(self.distances.difference),
            "manhattan": self.distances.manhattan,
            "euclidean": self.distances.euclidean,
            "chebyshev": self.distances.chebyshev,
            "p_distance": self.p_distance,
            **words.sentences(self.distances, p.p, self.p_distance),
            "apart": np.array([each.distances for each in self.found]),
            "cosines": [cosine or 0.0 for cosine in self.ranking.cosines],
            "by_ball": search_words.found_in_words(self.found),
            "by_angle": search_words.by_angle_in_words(self.ranking, self.found[1]),
            "pulled_in": self.pulled_in,
            "stepped": np.array([each.stepped for each in self.descents]),
            "learned": np.array([each.weights for each in self.descents]),
            "models": self.scored.models,
            "scores": self.scored.scores,
            "errors": self.scored.errors,
            "shown_errors": self.scored.shown_errors,
            **learning_words.learned_in_words(np.asarray(p.weights)),
            "scored": learning_words.scored_in_words([float(error) for error in self.scored.errors]),
        }

    @beat(
        "How far is it from a to b?",
        "{answer}",
        title="Three balls, three distances",
    )
    def return_to_the_question(self) -> None:
        plane = self.plane = ZoomingPlane(self.shown_ranges["balls"], margin=0.25)
        balls = self._bring_the_balls(plane)
        self.ends = self.marked_ends(plane)
        table = self.table = DistanceTable(self.distances)
        self.radii, self.radius_numbers = [], VGroup()
        square = balls[2]
        self.add(square)
        named = FadeIn(*self.ends, table.walks, table.heads, run_time=0.6)
        squared = tween(square, p=math.inf, way=reciprocal_way, run_time=self.phrase_left(least=0.8))
        self.play(squared, named)
        self.cue()
        for index, (ball, row) in enumerate(zip(balls, table.rows, strict=True)):
            run_time = self.phrase_left(0.25 / (1 - 0.25 * index), least=1.0)
            grown = tween(ball, radius=self.lengths()[index], run_time=0.5 * run_time)
            self.play(grown, FadeIn(row, run_time=0.5))
            self.draw_radius(index, 0.5 * run_time)
        self.ring(self.ends[1].dot, run_time=self.phrase_left(0.8, least=0.6))

    def _bring_the_balls(self, plane: ZoomingPlane) -> list[NormBall]:
        """The diamond and the disc travel to a, equally large; a copy of the disc will be the square."""
        whole, balls = frame().safe, []
        for old in (*self.pull_balls, self.pull_balls[1]):
            middle = plane.values(old.plane.at(old.middle))
            ball = NormBall(plane, old.p, old.plane.unit / plane.unit, middle, box=whole)
            ball.area.set_fill(opacity=NESTED)
            balls.append(ball)
        radius = _AT_A / plane.unit
        gone = self.clear_stage()
        self.play(gone, FadeIn(plane, *balls[:2]), run_time=0.6)
        self.play(
            *(tween(ball, middle=self.params.a, radius=radius) for ball in balls[:2]),
            run_time=self.phrase_left(0.4, least=0.8),
        )
        balls[2].set_state(middle=self.params.a, radius=radius)
        return balls
