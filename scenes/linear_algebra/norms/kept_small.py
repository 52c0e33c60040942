"""The fourth part: weights that learn inside of a ball, and score new texts."""

from __future__ import annotations

import numpy as np
from manim import FadeIn, VGroup, linear

from mathkit.linear_algebra.norms import PulledDescent
from scenes.linear_algebra.norms.nearest import NearestTexts
from scenes.linear_algebra.norms.norm_balls import NormBall
from scenes.linear_algebra.norms.weights.learned_weights import Wedges, WeightPanel, panels
from scenes.linear_algebra.norms.weights.scored_texts import RatedTexts, Scores
from scenes.stage.lesson import beat
from scenes.stage.motion.tween import reciprocal_way, tween
from scenes.stage.shapes.frame import frame

_SMALL = 0.45
"""The radius of the quarter disc when it leaves the texts for the weights, in manim units."""


class LearnedInBalls(NearestTexts):
    """Weights that fit one reader are kept in a diamond and in a disc; new texts tell which is better."""

    descents: list[PulledDescent]
    scored: Scores

    @beat(
        "A model weighs each word. For one reader, w is best: each ring is a larger error.",
        "One reader isn't everyone, so keep the weights small: step toward w, pull back into a ball.",
        title="Keep the weights small",
    )
    def learn_in_balls(self) -> None:
        self._bring_the_panels()
        self.play(*(FadeIn(panel.mark) for panel in self.panels), FadeIn(self.rated.learned), run_time=0.6)
        rings = [ring for panel in self.panels for ring in panel.rings]
        spread = [(ring, ring.radius) for ring in rings]
        for ring, _ in spread:
            ring.set_state(radius=0.0)
        self.play(*(tween(ring, radius=radius) for ring, radius in spread), run_time=self.phrase_left())
        self.cue()
        walks = [panel.walk for panel in self.panels]
        self.play(*(FadeIn(walk) for walk in walks), run_time=0.4)
        learned = [tween(walk, step=walk.steps, rate_func=linear) for walk in walks]
        self.play(*learned, run_time=self.phrase_left(least=4.0))

    def _bring_the_panels(self) -> None:
        """The quarter disc becomes the disc on the right, and a copy of it the diamond on the left."""
        self.panels: list[WeightPanel] = panels(self.descents)
        self.rated = RatedTexts(np.asarray(self.params.weights), self.scored)
        old, whole = self.plane, frame().safe
        old.release(self.circle)
        self.play(self.clear_stage(self.circle), tween(self.circle, radius=_SMALL / old.unit), run_time=0.6)
        self.pull_balls = []
        for panel in self.panels:
            plane = panel.plane
            start = (old.origin - plane.origin) / plane.unit
            ball = NormBall(plane, 2, _SMALL / plane.unit, start, box=whole)
            self.pull_balls.append(ball)
        self.remove(self.circle)
        left, right = self.pull_balls
        self.add(left, right)
        self.play(
            tween(left, radius=1.0, middle=(0.0, 0.0)),
            tween(right, radius=1.0, middle=(0.0, 0.0)),
            FadeIn(*self.panels),
            run_time=0.9,
        )
        self.play(tween(left, p=1.0, way=reciprocal_way), run_time=0.8)
        for panel, ball in zip(self.panels, self.pull_balls, strict=True):
            panel.name_best(ball)

    @beat(
        "{diamond}",
        "{disc}",
        "{scored}",
        title="A corner makes a weight zero",
    )
    def score_new_texts(self) -> None:
        diamond, disc = self.panels
        self.wedges = Wedges(diamond.plane)
        self.add(self.wedges)
        touch = [tween(panel.touching, radius=panel.apart) for panel in self.panels if panel.apart > 0]
        run_time = self.phrase_left(0.6)
        self.play(tween(self.wedges, opened=1.0), *touch[:1], run_time=run_time)
        self.play(FadeIn(diamond.learned()), run_time=0.5)
        self.cue()
        if disc.apart > 0:
            self.play(*touch[1:], run_time=self.phrase_left(0.6))
        self.play(FadeIn(disc.learned()), run_time=0.5)
        self.cue()
        table = self.rated
        self.play(FadeIn(table.head), run_time=0.5)
        for left, row in zip((0.25, 0.33, 0.5), table.rows, strict=True):
            self.play(FadeIn(VGroup(*row[:2])), run_time=0.3)
            self.play(FadeIn(VGroup(*row[2:])), run_time=max(0.4, self.phrase_left(left) - 0.3))
        self.play(FadeIn(table.errors), run_time=0.6)
        self.play(FadeIn(table.least()), run_time=0.4)
