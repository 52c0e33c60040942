"""The second part: one formula for all norms, and the dented ball of what is none."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    UP,
    FadeIn,
    FadeOut,
    VGroup,
    linear,
    smooth,
    squish_rate_func,
    there_and_back,
)

from scenes.linear_algebra.norms import words
from scenes.linear_algebra.norms.detours import Detour
from scenes.linear_algebra.norms.distance_table import FAMILY
from scenes.linear_algebra.norms.measured import MeasuredDistances
from scenes.linear_algebra.norms.norm_balls import FILLED, Hinge
from scenes.linear_algebra.norms.power_bars import PowerBar, legs_of
from scenes.linear_algebra.norms.zooming_planes import PlaneLine
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.tween import reciprocal_way, tween
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.labels import beyond
from scenes.stage.shapes.theme import color
from scenes.stage.type.assembly import assemble
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.writing import STATEMENT_SIZE, Written, fit, on_plate, text

TIP = 1.3
"""Around the unit ball, the plane is seen to here."""

_READINGS = -1.25
"""The first baseline of p and the radius under the table."""

_CONDITION = 2.6
"""From the left edge of the words to the condition on p, beside its reading."""

_LINES = (1.55, 0.1, -0.75, -1.6)
"""The baselines beside the dented ball: p and the radius, the detour, the straight way, the verdict."""

_UNEVEN = 0.7
"""Another split of the detour than into halves."""

_TURNED = (20.0, 130.0)
"""The directions of two other radii, in degrees."""


class NormFamily(MeasuredDistances):
    """p runs through all norms, and below one to what is no norm."""

    @beat(
        "Replace the two with any p that's at least one: a family of norms.",
        "{for_p}",
        "{grows} [L_infinity|L infinity].",
        title="A whole family of norms",
    )
    def join_the_family(self) -> None:
        plane, found = self.plane, self.distances
        diamond, disc, square = self.balls
        outlines = [ball.outline() for ball in (disc, square)]
        for outline in outlines:
            outline.edge.set_stroke(color("muted"))
            outline.set_z_index(0)
        plane.release(disc, square, *self.radii)
        self.outlines = VGroup(*outlines)
        self.family = _at_left(words.family_row(found), FAMILY)
        gone = FadeOut(disc, square, *self.radii, self.radius_numbers, self.table.walks, self.table.heads)
        filled: Any = diamond.area.animate.set_fill(opacity=FILLED)
        self.play(gone, filled, FadeIn(self.outlines), run_time=0.6)
        plane.hold(*outlines)
        self.legs: list[Any] = legs_of(plane, found)
        self.play(self.table.close_up(run_time=0.8))
        two = self.table.rows[1]
        self.ring(two.part("power"), run_time=self.phrase_left(0.25))
        sources = {name: two.part(part) for name, part in words.FAMILY_SOURCES.items()}
        bare, moving = assemble(self.family, sources)
        self.play(bare, run_time=0.4)
        self.play(moving, run_time=self.phrase_left(0.5, least=0.9))
        self.bar = PowerBar(np.abs(found.difference), 1.0)
        self.readings = readout(
            [
                Reading("$p$", lambda: diamond.p, words.order, "dial"),
                Reading("radius", lambda: diamond.radius, words.running_length, "result"),
            ]
        )
        self.readings.set_x(frame().words.left, LEFT).shift(_READINGS * UP)
        # Both begin with a p, whose tail tells on which line it stands.
        place = (frame().words.left + _CONDITION, self.readings[0][0].get_bottom()[1], 0.0)
        self.condition = words.least_order().move_to(place, aligned_edge=DOWN + LEFT)
        self.play(FadeIn(self.readings, self.condition, self.bar, *self.legs), run_time=0.6)
        plane.hold(*self.legs)
        self.cue()
        self.ball = diamond
        self._work_out()

    def _work_out(self) -> None:
        """P runs to that of the parameters, which is worked out if its powers are short, and then goes on."""
        p, found = self.params.p, self.distances
        powers, worked = words.powers(found, p), words.worked_row(found, p, self.p_distance)
        come: list[Any] = []
        if worked is not None:
            _at_left(worked, self.family.baseline)
            come = swap(self.family, worked.without("answer"))
        if p > 1:
            self.play(*self._run_p(p, self.phrase_left(0.5)), *come)
        else:
            self.ring(self.table.rows[0].part("answer"), run_time=self.phrase_left(0.6))
        shown = VGroup() if powers is None else self.bar.written(powers)
        if powers is not None:
            self.play(FadeIn(shown, VGroup() if worked is None else worked.part("answer")), run_time=0.5)
        self.cue()
        run_time = self.phrase_left(0.85, least=1.5)
        back: list[Any] = []
        if worked is not None:
            self.add(worked)
            # What was worked out may be read a little longer, while p goes on already.
            away, after = squish_rate_func(smooth, 0.35, 0.5), squish_rate_func(smooth, 0.5, 0.7)
            back.append(FadeOut(worked, run_time=run_time, rate_func=away))
            back.append(FadeIn(self.family, run_time=run_time, rate_func=after))
        self.play(*self._run_p(math.inf, run_time), FadeOut(shown, run_time=0.4), *back)
        self.ring(self.table.rows[2].part("answer"))

    def _run_p(self, p: float, run_time: float) -> list[Any]:
        """The ball, whose edge stays on b, and the bar, for another p."""
        hinge = Hinge(self.ball, self.distances)
        return [
            tween(hinge, on=self.ball, p=p, way=reciprocal_way, run_time=run_time),
            tween(self.bar, p=p, way=reciprocal_way, run_time=run_time),
        ]

    @beat(
        "With a norm, a detour is never shorter. Now let p fall to a half.",
        "Right, then up to c, costs one. But c is outside, so going straight costs more: two.",
        title="When it is no norm",
    )
    def dent_the_ball(self) -> None:
        self._recall_the_detour()
        self._cave_in()
        self.cue()
        self._compare_detour()

    def _recall_the_detour(self) -> None:
        """The legs from a to b, and the straight way."""
        wider: list[Any] = [leg.animate(rate_func=there_and_back).set_stroke(width=14.0) for leg in self.legs]
        self.play(*wider, run_time=0.6)
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
        zoomed = plane.zoom([a - TIP, a + TIP], margin=0.0, run_time=self.phrase_left(0.3, least=0.9))
        # The square shrinks when the distance that it had is no longer written.
        shrunk = tween(ball, radius=1.0)
        self.play(zoomed, shrunk, tween(start, offset=below), raised.shift((0.0, _LINES[0] - _READINGS, 0.0)))
        # To the left, where neither way nor chord will be; the number is outside of the dented ball.
        line = PlaneLine(plane, [a, self.beside(-1.0, 0.0)], "result", seen=0.0)
        length = on_plate(text("1", size=STATEMENT_SIZE, role="result"), margin=0.06)
        beyond(length, plane.at(self.beside(-0.7, 0.0)), (0.0, -1.0), gap=0.2).set_z_index(4)
        self.unit_radius = VGroup(line, length)
        flat = tween(ball, p=1.0, way=reciprocal_way, run_time=self.phrase_left(0.4, least=0.8))
        self.play(flat, tween(line, seen=1.0, run_time=0.6), FadeIn(length, run_time=0.6))
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
            _at_left(cost, baseline)
        self.play(FadeIn(detour.arrival), run_time=0.3)
        for leg, label in zip(detour.legs, self.leg_labels, strict=True):
            self.add(leg)
            walked = tween(leg, seen=1.0, run_time=self.phrase_left(0.12, least=0.5))
            self.play(walked, FadeIn(label, run_time=0.5))
        self.play(FadeIn(self.costs[0]), run_time=0.4)
        self.ring(detour.arrival.dot, run_time=self.phrase_left(0.25, least=0.6))
        self.add(detour.straight)
        self.play(tween(detour.straight, seen=1.0), run_time=self.phrase_left(0.5, least=0.6))
        self.verdict = self._verdict(straight_wins=False)
        self.play(FadeIn(self.costs[1]), run_time=0.4)
        self.play(FadeIn(self.verdict), run_time=0.4)

    def _verdict(self, *, straight_wins: bool) -> Written:
        said = words.verdict(straight_wins=straight_wins).stand_on(_LINES[3])
        return said.set_x(frame().words.left, LEFT)

    @beat(
        "Half an arrow costs half, so c is midway between two edge points.",
        "Without dents, that's inside, so straight costs at most one.",
        "However the detour goes, c stays inside.",
        title="Why a ball has no dents",
    )
    def straighten_the_ball(self) -> None:
        ball, detour = self.ball, self.detour
        self.add(*detour.rays)
        self.play(*(tween(ray, seen=1.0) for ray in detour.rays), run_time=self.phrase_left(0.35))
        self.add(detour.chord)
        joined = tween(detour.chord, seen=1.0, run_time=self.phrase_left(0.5))
        self.play(joined, FadeIn(*detour.tips, run_time=0.5))
        self.add(detour)
        self._run_the_costs()
        self.cue()
        self.play(tween(ball, p=1.0, way=reciprocal_way), run_time=self.phrase_left(0.45))
        chord: Any = detour.chord
        calm = chord.animate(run_time=0.4).set_stroke(color("muted"))
        gone = FadeOut(self.leg_labels, run_time=0.4)
        self.play(tween(ball, p=2.0, way=reciprocal_way, run_time=self.phrase_left(0.9)), calm, gone)
        self.cue()
        self.play(tween(detour, part=_UNEVEN), run_time=self.phrase_left(0.25))
        first, second = _TURNED
        turned = tween(detour, first=first, second=second, rate_func=linear)
        self.play(turned, run_time=self.phrase_left(0.4))
        # The radii are as long as the ball is wide there, so they change with it.
        flat = tween(ball, p=1.0, way=reciprocal_way)
        self.play(flat, tween(detour, part=_UNEVEN), run_time=self.phrase_left(0.7))
        self.play(FadeIn(self._verdict(straight_wins=True)), run_time=0.5)

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


def _at_left(row: Written, baseline: float) -> Written:
    """Put a formula at the left edge of the words, smaller if it is wider than these."""
    fit(row, width=frame().words.width)
    return row.stand_on(baseline).set_x(frame().words.left, LEFT)
