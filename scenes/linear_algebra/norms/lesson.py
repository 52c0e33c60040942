from __future__ import annotations

import math
from typing import Any

import numpy as np
from manim import FadeIn, LaggedStart, VGroup, linear, there_and_back

from mathkit.linear_algebra import norms as maths
from scenes.linear_algebra.norms import words
from scenes.linear_algebra.norms.distance_table import DistanceTable
from scenes.linear_algebra.norms.kept_small import LearnedInBalls
from scenes.linear_algebra.norms.measured import ORDERS
from scenes.linear_algebra.norms.nearest import unit_way
from scenes.linear_algebra.norms.norm_balls import NESTED, NormBall
from scenes.linear_algebra.norms.params import NormsParams
from scenes.linear_algebra.norms.texts import nearest_words
from scenes.linear_algebra.norms.weights import learning_words
from scenes.stage.lesson import Facts, beat
from scenes.stage.motion.tween import reciprocal_way, tween

_LEARNING_RATE, _STEPS = 0.32, 8
"""Of the descent to the weights: each step goes 64% of the way.

At the defaults, the first step ends beside what the corner of the diamond catches, and the second one in it.
"""

_COMES_WITH = 0.5
"""The radius of all balls when they have come to a, as a share of the least distance."""


class Norms(LearnedInBalls):
    """How far it is from a to b depends on how you may move: each norm has a ball of its own shape."""

    title = "Norms and distances"
    prerequisites = ("vectors", "dot_product")
    fact_labels = words.FACT_LABELS

    class Params(NormsParams):
        """Two points, texts, and ratings."""

    params: Params

    def compute(self) -> None:
        p = self.params
        self.distances = maths.distances(p.a, p.b)
        self.p_distance = maths.p_norm(self.distances.difference, p.p)
        self.found = [maths.nearest_points(p.query, p.documents, order) for order in ORDERS]
        self.descents = [
            maths.pulled_descent(p.weights, order, _LEARNING_RATE, _STEPS) for order in ORDERS[:2]
        ]

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
            "by_ball": nearest_words.found_in_words(self.found),
            "pulled_in": np.array([maths.nearest_in_ball(p.weights, order) for order in ORDERS[:2]]),
            "stepped": np.array([each.stepped for each in self.descents]),
            "learned": np.array([each.weights for each in self.descents]),
            **learning_words.learned_in_words(np.asarray(p.weights)),
        }

    @beat(
        "So how far is it to b?",
        "{answer}",
        title="Three balls, three distances",
    )
    def return_to_the_question(self) -> None:
        plane = self.plane
        table = self.table = DistanceTable(self.distances)
        balls = self._bring_the_balls()
        self.ends = self.marked_ends(plane)
        self.radii, self.radius_numbers = [], VGroup()
        sharp, square = (
            tween(ball, p=p, way=reciprocal_way, run_time=self.phrase_left(0.4, least=0.6))
            for ball, p in ((balls[0], 1.0), (balls[2], math.inf))
        )
        self.play(sharp, square, FadeIn(*self.ends, run_time=0.6))
        self.remove(self.zero)
        self._grow_together(balls)
        self.cue()
        for left, index in enumerate(words.TOLD):
            row = FadeIn(table.rows[index], run_time=0.4)
            self.draw_radius(index, self.phrase_left(0.5 / (3 - left), least=0.6), row)
        edges: list[Any] = [balls[index].edge for index in words.TOLD]
        lit = (edge.animate(rate_func=there_and_back).set_stroke(width=11.0) for edge in edges)
        self.play(LaggedStart(*lit, lag_ratio=0.4), run_time=self.phrase_left(0.9, least=0.9))

    def _grow_together(self, balls: list[NormBall]) -> None:
        """All balls grow at one rate, so that each is at b when its radius is the distance."""
        start = balls[0].radius
        pace = self.phrase_left(least=0.8) / (self.distances.manhattan - start)
        grown = (
            tween(ball, radius=length, run_time=pace * (length - start), rate_func=linear)
            for ball, length in zip(balls, self.lengths(), strict=True)
        )
        self.play(*grown)

    def _bring_the_balls(self) -> list[NormBall]:
        """The disc of the weights travels to a, with two copies of it: the later diamond and square.

        Its middle, zero, becomes a.
        """
        plane = self.plane
        balls = [NormBall(plane, 2) for _ in ORDERS]
        for ball in balls:
            ball.area.set_fill(opacity=NESTED)
        gone = [self.reader, self.learner, self.ray, self.zero]
        plane.release(self.weight_ball, *gone)
        plane.remove(self.numbers)
        plane.hold(*balls)
        self.add(self.numbers, *gone)
        self.play(self.clear_stage(plane, self.zero), run_time=0.4)
        zoomed = plane.zoom(self.shown_ranges["balls"], margin=0.25, way=unit_way)
        radius = _COMES_WITH * self.distances.chebyshev
        moved = (tween(ball, middle=self.params.a, radius=radius) for ball in balls)
        named = FadeIn(self.table.walks, self.table.heads)
        arrived = tween(self.zero, point=self.params.a)
        self.play(zoomed, *moved, arrived, named, run_time=self.phrase_left(0.35, least=0.9))
        return balls
