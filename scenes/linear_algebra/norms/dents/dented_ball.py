"""The fourth part: with p below one, a ball has dents, and the straight way is longer than a detour."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, UP, FadeIn, FadeOut, VGroup

from scenes.linear_algebra.norms import words
from scenes.linear_algebra.norms.dents.detours import Detour
from scenes.linear_algebra.norms.family import READINGS, NormFamily, at_left, widened
from scenes.linear_algebra.norms.zooming_planes import PlaneLine, under_fills
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.tween import reciprocal_way, tween
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.labels import beyond
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, on_plate, text

_TIP, _WIDER = 1.3, 2.15
"""Around the unit ball, and around the one of radius 2, the plane is seen to here."""

_LINES = (1.55, 0.75, -0.45, -1.2, -2.15)
"""The baselines beside the dented ball: the rule, p and the radius, detour, straight way, verdict."""

_UNEVEN = 0.7
"""Another split of the detour than into halves."""

_TURNED = (20.0, 130.0)
"""The directions of two other radii, in degrees."""


class DentedBall(NormFamily):
    """Why what is measured with p below one is no norm, and why it is one from there on."""

    @beat(
        "With a norm, no detour beats going straight. Now let p fall to a half.",
        "Going right, then up to c, costs one. But c is outside: going straight costs two.",
        title="When it is no norm",
    )
    def dent_the_ball(self) -> None:
        self._recall_the_detour()
        self._cave_in()
        self.cue()
        self._go_both_ways()
        self._widen_the_ball()

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
        self.rule = words.rule().stand_on(_LINES[0]).set_x(frame().words.left, LEFT)
        named = FadeIn(self.rule, run_time=0.6)
        lifted = raised.shift((0.0, _LINES[1] - READINGS, 0.0))
        self.play(zoomed, shrunk, tween(start, offset=below), lifted, named)
        # To the left, where neither way nor chord will be; the number is outside of the dented ball.
        self.radius_line = PlaneLine(plane, [a, self.beside(-1.0, 0.0)], "result", seen=0.0)
        self.unit = self._length("1", self.beside(-0.7, 0.0), (0.0, -1.0))
        flat = tween(ball, p=1.0, way=reciprocal_way, run_time=self.phrase_left(0.4, least=0.8))
        self.play(flat, tween(self.radius_line, seen=1.0, run_time=0.6), FadeIn(self.unit, run_time=0.6))
        plane.hold(self.radius_line)
        self.play(tween(ball, p=0.5, way=reciprocal_way), run_time=self.phrase_left(least=0.9))

    def _length(self, source: str, at: Points, side: tuple[float, float], role: Role = "result") -> VGroup:
        """A length beside a point of the plane."""
        written = under_fills(on_plate(text(source, size=STATEMENT_SIZE, role=role), margin=0.12))
        return beyond(written, self.plane.at(at), side, gap=0.2)

    def _go_both_ways(self) -> None:
        """Along two legs, and straight."""
        plane = self.plane
        detour = self.detour = Detour(self.ball)
        a, corner, there = detour.stops
        half = under_fills(on_plate(text("0.5"), margin=0.06))
        self.leg_labels = VGroup(
            # Farther left than the middle, where the ball is not yet as thin as the label, and lower than the
            # middle, where the chord is farther away.
            beyond(half, plane.at(0.62 * a + 0.38 * corner), (0.0, -1.0), gap=0.12),
            beyond(half.copy(), plane.at(0.68 * corner + 0.32 * there), (1.0, 0.0), gap=0.12),
        )
        self.costs = words.costs()
        for cost, baseline in zip(self.costs, _LINES[2:], strict=False):
            at_left(cost, baseline)
        for leg, label in zip(detour.legs, self.leg_labels, strict=True):
            self.add(leg)
            walked = tween(leg, seen=1.0, run_time=self.phrase_left(0.12, least=0.5))
            self.play(walked, FadeIn(label, run_time=0.5))
        self.play(FadeIn(detour.arrival, self.costs[0]), run_time=0.4)
        self.ring(detour.arrival.dot, run_time=self.phrase_left(0.15, least=0.6))
        self.add(detour.straight)
        self.play(tween(detour.straight, seen=1.0), run_time=self.phrase_left(0.25, least=0.5))
        plane.hold(*detour.legs, detour.straight, detour.arrival)

    def _widen_the_ball(self) -> None:
        """The same star grows until it reaches c: its radius is what the straight way costs."""
        plane, a, ball = self.plane, np.asarray(self.params.a), self.ball
        self.reach = ball.outline()
        self.reach_line = PlaneLine(plane, [a, self.beside(0.0, -ball.radius)], "result", seen=1.0)
        plane.hold(self.reach, self.reach_line)
        self.play(FadeOut(self.leg_labels, self.unit), run_time=0.3)
        farther = plane.zoom([a - _WIDER, a + _WIDER], margin=0.0)
        grown = tween(self.reach, radius=self.detour.length)
        along = tween(self.reach_line, line=[a, self.beside(0.0, -self.detour.length)])
        self.play(farther, grown, along, run_time=self.phrase_left(0.7, least=0.9))
        self.two = self._length("2", self.beside(0.0, -0.8 * self.detour.length), (1.0, 0.0))
        self.verdict = self._said(words.verdict(straight_wins=False))
        self.play(FadeIn(self.costs[1], self.two), run_time=0.4)
        self.play(FadeIn(self.verdict), run_time=0.4)

    def _said(self, said: Written) -> Written:
        return said.stand_on(_LINES[4]).set_x(frame().words.left, LEFT)

    @beat(
        "Start both legs at a and double them: they reach the boundary. c lies halfway.",
        "Without dents, the chord stays inside, so straight costs at most one.",
        "Every detour of cost one ends on such a chord.",
        title="Why a ball has no dents",
    )
    def straighten_the_ball(self) -> None:
        ball, detour = self.ball, self.detour
        self._come_back()
        self._double_the_legs()
        self.add(detour.chord)
        joined = tween(detour.chord, seen=1.0, run_time=self.phrase_left(0.5, least=0.5))
        self.play(joined, FadeIn(*detour.tips, run_time=0.4))
        self.ring(detour.arrival.dot)
        self.add(detour)
        self._run_the_costs()
        self.cue()
        flat = tween(ball, p=1.0, way=reciprocal_way, run_time=self.phrase_left(0.45))
        self.play(flat, FadeOut(self.leg_labels, run_time=0.3))
        raised = self.condition.shift((_LINES[1] - READINGS) * UP)
        self.play(FadeIn(raised), run_time=0.3)
        chord: Any = detour.chord
        calm = chord.animate(run_time=0.4).set_stroke(color("muted"))
        self.play(tween(ball, p=2.0, way=reciprocal_way, run_time=self.phrase_left(0.9)), calm)
        self.cue()
        self.play(tween(detour, part=_UNEVEN), run_time=self.phrase_left(0.35))
        first, second = _TURNED
        self.play(tween(detour, first=first, second=second), run_time=self.phrase_left(0.8))
        self.play(FadeIn(self._said(words.verdict(straight_wins=True))), run_time=0.5)

    def _come_back(self) -> None:
        """The unit ball is seen from near again."""
        plane, detour, a = self.plane, self.detour, np.asarray(self.params.a)
        wide = [self.reach, self.reach_line]
        plane.release(*wide)
        self.add(*wide)
        self.scaling = self._said(words.scaling())
        self.play(FadeOut(*wide, self.two, self.verdict), run_time=0.3)
        nearer = plane.zoom([a - _TIP, a + _TIP], margin=0.0)
        self.play(nearer, FadeIn(self.scaling), run_time=0.7)
        ways = [*detour.legs, detour.straight, detour.arrival]
        plane.release(*ways)
        self.add(*ways)

    def _double_the_legs(self) -> None:
        """Each leg, from a on, becomes twice as long: a radius of the ball."""
        detour, plane = self.detour, self.plane
        a, corner, there = detour.stops
        first, second = (PlaneLine(plane, leg, "ink", width=6.0) for leg in ((a, corner), (corner, there)))
        self.add(first, second)
        whole, other = detour.ends
        self.play(tween(second, line=[a, a + there - corner]), run_time=self.phrase_left(0.2, least=0.6))
        doubled = (tween(leg, line=[a, end]) for leg, end in ((first, whole), (second, other)))
        self.play(*doubled, run_time=self.phrase_left(0.3, least=0.6))
        self.leg_labels = VGroup(
            # Where the star is thin.
            self._length("1", 0.25 * a + 0.75 * whole, (0.0, -1.0), "muted"),
            self._length("1", 0.25 * a + 0.75 * other, (-1.0, 0.0), "muted"),
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
        self.running_costs.set_x(frame().words.left, LEFT).shift(_LINES[2] * UP)
        self.play(*swap(VGroup(*self.costs, self.scaling), self.running_costs))

    def beside(self, x: float, y: float) -> Points:
        """The point that lies so far to the right of a, and above it."""
        return np.add(self.params.a, (x, y))
