"""The fourth part: with p below one, a ball has dents, and the straight way is longer than a detour."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, UP, FadeIn, FadeOut, VGroup

from scenes.linear_algebra.norms import words
from scenes.linear_algebra.norms.dents.detours import Detour
from scenes.linear_algebra.norms.family import READINGS, NormFamily, at_left, widened
from scenes.linear_algebra.norms.zooming_planes import PlaneLine
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.tween import reciprocal_way, tween
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.labels import beyond
from scenes.stage.shapes.theme import color
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.writing import STATEMENT_SIZE, Written, on_plate, text

_TIP = 1.3
"""Around the unit ball, the plane is seen to here."""

_LINES = (1.55, 0.1, -0.75, -1.6)
"""The baselines beside the dented ball: p and the radius, the detour, the straight way, the verdict."""

_UNEVEN = 0.7
"""Another split of the detour than into halves."""

_TURNED = (20.0, 130.0)
"""The directions of two other radii, in degrees."""


class DentedBall(NormFamily):
    """Why what is measured with p below one is no norm, and why it is one from there on."""

    @beat(
        "With a norm, straight is shortest. Now let p fall to a half.",
        "Going right, then up to c, costs one. But c is outside: going straight costs two.",
        title="When it is no norm",
    )
    def dent_the_ball(self) -> None:
        self._recall_the_detour()
        self._cave_in()
        self.cue()
        self._compare_detour()

    def _recall_the_detour(self) -> None:
        """The legs from a to b, and the straight way."""
        self.play(*map(widened, self.legs), run_time=0.6)
        self.straight_way = PlaneLine(self.plane, self.distances.straight, "ink", seen=0.0)
        self.add(self.straight_way)
        self.play(tween(self.straight_way, seen=1.0), run_time=0.5)

    def _cave_in(self) -> None:
        plane, ball, a = self.plane, self.ball, np.asarray(self.params.a)
        outlines, start = list(self.outlines), self.ends[0]
        plane.release(self.ends[1], *outlines, *self.legs)
        of_the_family = (self.bar, self.condition, self.table.rows, self.family)
        gone = FadeOut(self.ends[1], self.outlines, *self.legs, self.straight_way, *of_the_family)
        self.play(gone, run_time=0.5)
        readings: Any = self.readings
        raised = readings.animate(run_time=0.8)
        below = beyond(start.label.copy(), (0.0, 0.0), (-0.6, -1.0), gap=0.32).get_center()[:2]
        zoomed = plane.zoom([a - _TIP, a + _TIP], margin=0.0, run_time=self.phrase_left(0.3, least=0.9))
        # The square shrinks when the distance that it had is no longer written.
        shrunk = tween(ball, radius=1.0)
        self.play(zoomed, shrunk, tween(start, offset=below), raised.shift((0.0, _LINES[0] - READINGS, 0.0)))
        # To the left, where neither way nor chord will be; the number is outside of the dented ball.
        line = PlaneLine(plane, [a, self.beside(-1.0, 0.0)], "result", seen=0.0)
        self.unit = text("1", size=STATEMENT_SIZE, role="result")
        beyond(self.unit, plane.at(self.beside(-0.7, 0.0)), (0.0, -1.0), gap=0.2).set_z_index(4)
        flat = tween(ball, p=1.0, way=reciprocal_way, run_time=self.phrase_left(0.4, least=0.8))
        self.play(flat, tween(line, seen=1.0, run_time=0.6), FadeIn(self.unit, run_time=0.6))
        self.play(tween(ball, p=0.5, way=reciprocal_way), run_time=self.phrase_left(least=0.9))

    def _compare_detour(self) -> None:
        plane = self.plane
        detour = self.detour = Detour(self.ball)
        a, corner, there = detour.stops
        half = on_plate(text("0.5"), margin=0.06)
        self.leg_labels = VGroup(
            # Farther left than the middle, where the ball is not yet as thin as the label, and lower than the
            # middle, where the chord is farther away.
            beyond(half, plane.at(0.62 * a + 0.38 * corner), (0.0, -1.0), gap=0.12),
            beyond(half.copy(), plane.at(0.68 * corner + 0.32 * there), (1.0, 0.0), gap=0.12),
        )
        self.leg_labels.set_z_index(5)
        self.costs = words.costs()
        for cost, baseline in zip(self.costs, _LINES[1:], strict=False):
            at_left(cost, baseline)
        self.play(FadeIn(detour.arrival), run_time=0.3)
        for leg, label in zip(detour.legs, self.leg_labels, strict=True):
            self.add(leg)
            walked = tween(leg, seen=1.0, run_time=self.phrase_left(0.12, least=0.5))
            self.play(walked, FadeIn(label, run_time=0.5))
        self.play(FadeIn(self.costs[0]), run_time=0.4)
        self.ring(detour.arrival.dot, run_time=self.phrase_left(0.2, least=0.6))
        self.add(detour.straight)
        self.play(tween(detour.straight, seen=1.0), run_time=self.phrase_left(0.3, least=0.5))
        # The same star, until it reaches c.
        self.reach = self.ball.outline()
        self.add(self.reach)
        self.play(tween(self.reach, radius=detour.length), run_time=self.phrase_left(0.6, least=0.8))
        self.verdict = self._verdict(straight_wins=False)
        self.play(FadeIn(self.costs[1]), run_time=0.4)
        self.play(FadeIn(self.verdict), run_time=0.4)

    def _verdict(self, *, straight_wins: bool) -> Written:
        said = words.verdict(straight_wins=straight_wins).stand_on(_LINES[3])
        return said.set_x(frame().words.left, LEFT)

    @beat(
        "Doubled from a, each leg costs one and ends on the boundary, with c halfway.",
        "Without dents, c isn't outside, so straight costs at most one.",
        "Any two legs costing one together end on such a chord.",
        title="Why a ball has no dents",
    )
    def straighten_the_ball(self) -> None:
        ball, detour = self.ball, self.detour
        self._double_the_legs()
        self.add(detour.chord)
        joined = tween(detour.chord, seen=1.0, run_time=self.phrase_left(0.6, least=0.6))
        self.play(joined, FadeIn(*detour.tips, run_time=0.4))
        self.ring(detour.arrival.dot)
        self.add(detour)
        self._run_the_costs()
        self.cue()
        flat = tween(ball, p=1.0, way=reciprocal_way, run_time=self.phrase_left(0.45))
        self.play(flat, FadeOut(self.leg_labels, self.unit, run_time=0.3))
        raised = self.condition.shift((_LINES[0] - READINGS) * UP)
        self.play(FadeIn(raised), run_time=0.3)
        chord: Any = detour.chord
        calm = chord.animate(run_time=0.4).set_stroke(color("muted"))
        self.play(tween(ball, p=2.0, way=reciprocal_way, run_time=self.phrase_left(0.9)), calm)
        self.cue()
        self.play(tween(detour, part=_UNEVEN), run_time=self.phrase_left(0.35))
        first, second = _TURNED
        self.play(tween(detour, first=first, second=second), run_time=self.phrase_left(0.8))
        self.play(FadeIn(self._verdict(straight_wins=True)), run_time=0.5)

    def _double_the_legs(self) -> None:
        """Each leg, from a on, becomes twice as long: a radius of the ball."""
        detour, plane = self.detour, self.plane
        a, corner, there = detour.stops
        first, second = (PlaneLine(plane, leg, "ink", width=6.0) for leg in ((a, corner), (corner, there)))
        self.add(first, second)
        whole, other = detour.ends
        moved = tween(second, line=[a, a + there - corner])
        self.play(
            FadeOut(self.reach, self.leg_labels),
            tween(first, line=[a, whole]),
            moved,
            run_time=self.phrase_left(0.2),
        )
        self.play(tween(second, line=[a, other]), run_time=self.phrase_left(0.22))
        one = text("1", role="muted")
        self.leg_labels = VGroup(
            # Where the star is thin.
            beyond(one, plane.at(0.25 * a + 0.75 * whole), (0.0, -1.0), gap=0.2),
            beyond(one.copy(), plane.at(0.25 * a + 0.75 * other), (-1.0, 0.0), gap=0.2),
        )
        self.play(FadeIn(self.leg_labels), run_time=0.4)
        self.add(*(ray.set_state(seen=1.0) for ray in detour.rays))
        self.play(FadeOut(first, second), run_time=0.3)

    def _run_the_costs(self) -> None:
        """What both ways cost becomes running numbers."""
        detour = self.detour
        readings = [
            Reading("detour:", lambda: detour.part, words.parts_written),
            Reading("straight:", lambda: detour.length, words.running_cost, "result"),
        ]
        self.running_costs = readout(readings, size=STATEMENT_SIZE)
        self.running_costs.set_x(frame().words.left, LEFT).shift(_LINES[1] * UP)
        self.play(*swap(VGroup(*self.costs, self.verdict), self.running_costs))

    def beside(self, x: float, y: float) -> np.ndarray:
        """The point that lies so far to the right of a, and above it."""
        return np.add(self.params.a, (x, y))
