"""How far the slopes hold: a large nudge leads off the tangents, a small one stays close to them."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import FadeIn, FadeOut, VGroup

from scenes.calculus.chain_rule import marks, words
from scenes.calculus.chain_rule.passing import PassingLesson

_TABLE = -2.2
"""The height of the middle of the table, in manim units."""


class ComparingLesson(PassingLesson):
    """What two beats share: what the slopes predict for two nudges, beside what happens."""

    beside_far: VGroup

    def _predict_far(self) -> None:
        """Let the large nudge pass along the tangents; the table gets what they predict."""
        graphs, p = self.graphs, self.params
        self.compared = words.predictions(self.chain, self.told.nudges).move_to((0.0, _TABLE, 0.0))
        head, large, _ = self.compared
        old = FadeOut(self.backward, *self.rates, *self.scales, run_time=0.5)
        self.play(old, graphs.go(0.5, runs=np.zeros(3)))
        graphs.aim_opacity = 0.0
        self.play(graphs.go(self.phrase_left(0.4), zoom=0.0), FadeIn(head, run_time=0.6))
        runs = p.large_nudge * self.chain.forward[:3]
        self.play(FadeIn(large[0]), graphs.go(self.phrase_left(0.75), runs=runs))
        self.play(FadeIn(large[1]), run_time=0.6)

    def _go_far(self) -> None:
        """Let the dots make the large nudge along the curves; the table gets what happens."""
        graphs, told, large = self.graphs, self.told, self.compared[1]
        weight, nudge, last = self.params.w, self.params.large_nudge, graphs.graphs[2]
        below: list[Any] = [marks.floor(last, words.no_loss())] if told.falls_below_zero else []
        self.play(*map(FadeIn, below), graphs.go(self.phrase_left(0.6), w=weight + nudge))
        missed = marks.missed(last, words.missed(self.chain, nudge, told.far))
        self.play(FadeIn(large[2], missed), run_time=0.6)
        self.play(FadeIn(large[3]), run_time=0.6)
        self.beside_far = VGroup(missed, *below)

    def _come_near(self) -> None:
        """Let the small nudge do the same, close up."""
        graphs, p, small = self.graphs, self.params, self.compared[2]
        # The arrows shrink before the window does: close up, the large nudge leads far out of the frame.
        gone = FadeOut(self.beside_far, run_time=0.4)
        self.play(gone, graphs.go(0.7, runs=graphs.nudges[:3], w=p.w))
        self.play(
            graphs.go(self.phrase_left(0.3), zoom=graphs.closest), FadeIn(small[0], small[1], run_time=0.6)
        )
        self.play(FadeIn(*self.scales, run_time=0.6), graphs.go(self.phrase_left(0.65), w=p.w + p.nudge))
        self.play(FadeIn(small[2]), run_time=0.6)
        self.play(FadeIn(small[3]), run_time=0.6)
