"""The second part: the ball of each norm, whose radius is a distance as soon as it reaches b."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from manim import Animation, Create, FadeIn, FadeOut, VGroup, linear

from mathkit.linear_algebra.norms import power_ball
from scenes.linear_algebra.norms import words
from scenes.linear_algebra.norms.measured import MeasuredDistances
from scenes.linear_algebra.norms.norm_balls import NESTED, Crowd, NormBall
from scenes.linear_algebra.norms.walks import Walk, directions, spent
from scenes.linear_algebra.norms.zooming_planes import PlaneLine
from scenes.stage.lesson import beat
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.labels import beyond
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import on_plate

_WALKERS = 32
"""So many go with the king, and as the crow flies, into all directions."""


class ReachedByBalls(MeasuredDistances):
    """All who walk as far as to b fill a ball, with b on its edge."""

    @beat(
        "Everything within {manhattan} blocks of a lies in this diamond.",
        "{others}",
        "{call}",
        title="Each norm has a ball",
    )
    def reach_with_balls(self) -> None:
        plane, found = self.plane, self.distances
        away = plane.zoom(self.shown_ranges["balls"], margin=0.25)
        fallen = tween(self.squares, grown=0.0)
        self.play(away, fallen, FadeOut(VGroup(*self.squares.labels), run_time=0.4), run_time=0.8)
        gone = [self.squares, self.crow, self.old_way]
        plane.release(*gone)
        self.play(FadeOut(*gone), run_time=0.3)
        walkers = [Walk(plane, way) for way in spent(found)]
        for walker in walkers:
            walker.line.set_stroke(width=2.5)
        self.add(*walkers)
        run = [tween(walker, step=2.0, rate_func=linear) for walker in walkers]
        self.play(*run, run_time=self.phrase_left(0.6))
        diamond = NormBall(plane, 1, found.manhattan, self.params.a)
        self.balls = {1.0: diamond}
        filled = (Create(diamond.edge), FadeIn(diamond.area))
        away_with = FadeOut(*(walker.line for walker in walkers))
        self.play(away_with, *filled, run_time=self.phrase_left(least=1.0))
        self.add(diamond)
        plane.hold(diamond)
        self.cue()
        paler: Any = diamond.area.animate.set_fill(opacity=NESTED)
        self.play(FadeOut(*(walker.walker for walker in walkers)), paler, run_time=0.4)
        self.remove(*walkers)
        self._spread(math.inf, found.chebyshev, self.phrase_left(0.5))
        self._spread(2.0, found.euclidean, self.phrase_left())
        self.cue()
        self._draw_radii()

    def _spread(self, order: float, length: float, run_time: float) -> None:
        """Walkers go off in all directions by one of the norms; its ball is where they get."""
        ball = NormBall(self.plane, order, 0.0, self.params.a)
        ball.area.set_fill(opacity=NESTED)
        crowd = Crowd(ball, length * power_ball(order, _WALKERS)[:-1])
        self.add(crowd)
        self.play(tween(crowd, radius=length, rate_func=linear), run_time=0.8 * run_time)
        self.play(FadeOut(crowd.dots), run_time=0.2 * run_time)
        self.remove(crowd)
        self.plane.hold(ball)
        self.balls[order] = ball

    def _draw_radii(self) -> None:
        """All balls reach b; each one's radius is drawn from a along an axis."""
        self.ring(self.ends[1].dot, run_time=self.phrase_left(0.25, least=0.6))
        self.radii: list[PlaneLine] = []
        self.radius_numbers = VGroup()
        for left, index in enumerate(words.TOLD):
            self.draw_radius(index, self.phrase_left(0.85 / (3 - left), least=0.6))

    def _ways(self) -> Points:
        """The directions (3, 2) of the three radii, none of which hides another one."""
        across, up = directions(self.distances)
        return np.array([(across, 0.0), (-across, 0.0), (0.0, up)])

    def draw_radius(self, index: int, run_time: float, *others: Animation) -> None:
        """The radius of the ball of one of the three norms, and its number beside the middle of it."""
        plane, a, length = self.plane, np.asarray(self.params.a), self.lengths()[index]
        line = PlaneLine(plane, [a, a + length * self._ways()[index]], "result", seen=0.0)
        plane.hold(line)
        self.radii.append(line)
        self.play(tween(line, seen=1.0, run_time=0.6 * run_time), *others)
        label = on_plate(words.answer(self.distances, index), margin=0.08).set_z_index(4)
        # On the side of b, since the name of a stands on the other one.
        side = np.abs(self._ways()[index][::-1]) * directions(self.distances)
        beyond(label, plane.at(line.line.mean(axis=0)), side, gap=0.16)
        self.play(FadeIn(label), run_time=min(0.6, max(0.4, 0.4 * run_time)))
        self.radius_numbers.add(label)
