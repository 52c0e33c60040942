"""The second part: one formula for all norms, and the dented ball of what is none."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from manim import FadeIn, FadeOut, VGroup, linear

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
from scenes.stage.shapes.labels import beyond, tag
from scenes.stage.shapes.theme import color
from scenes.stage.type.assembly import assemble
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.writing import STATEMENT_SIZE, Written, fit, on_plate, text

TIP = 1.3
"""Around the unit ball, the plane is seen to here."""

_READINGS = -1.25
"""The first baseline of p and the radius under the table."""

_LINES = (1.55, 0.1, -0.75, -1.6)
"""The baselines beside the dented ball: p and the radius, the detour, the straight way, the verdict."""


class NormFamily(MeasuredDistances):
    """p runs through all norms, and below one to what is no norm."""

    @beat(
        "With p instead of two, one formula gives all three.",
        "{for_p}",
        "{grows}",
        title="One formula for all three",
    )
    def join_the_family(self) -> None:
        p, plane, found = self.params, self.plane, self.distances
        diamond, disc, square = self.balls
        outlines = [ball.outline() for ball in (disc, square)]
        for outline in outlines:
            outline.edge.set_stroke(color("muted"))
            outline.set_z_index(0)
        plane.release(disc, square, *self.radii)
        self.outlines = VGroup(*outlines)
        family = words.family_row(found)
        fit(family, width=frame().words.width)
        family.stand_on(FAMILY).shift((frame().words.left - family.get_left()[0], 0.0, 0.0))
        self.family = family
        gone = FadeOut(disc, square, *self.radii, self.radius_numbers, self.table.walks, self.table.heads)
        filled: Any = diamond.area.animate.set_fill(opacity=FILLED)
        self.play(gone, filled, FadeIn(self.outlines), run_time=0.6)
        plane.hold(*outlines)
        self.differences = VGroup(*legs_of(plane, found))
        self.play(self.table.close_up(run_time=0.8))
        two = self.table.rows[1]
        self.ring(two.part("power"), run_time=self.phrase_left(0.25))
        sources = {name: two.part(part) for name, part in words.FAMILY_SOURCES.items()}
        bare, moving = assemble(family, sources)
        self.play(bare, run_time=0.4)
        self.play(moving, run_time=self.phrase_left(0.5, least=0.9))
        self.bar = PowerBar(np.abs(found.difference), 1.0)
        self.readings = readout(
            [
                Reading("$p$", lambda: diamond.p, words.order, "dial"),
                Reading("radius", lambda: diamond.radius, words.running_length, "result"),
            ]
        )
        self.readings.shift((frame().words.left - self.readings.get_left()[0], _READINGS, 0.0))
        self.play(FadeIn(self.readings, self.bar, self.differences), run_time=0.6)
        plane.hold(*self.differences)
        self.cue()
        self.ball = diamond
        hinge = Hinge(diamond, found)
        if p.p > 1:
            self.play(
                tween(hinge, on=diamond, p=p.p, way=reciprocal_way),
                tween(self.bar, p=p.p, way=reciprocal_way),
                run_time=self.phrase_left(0.7),
            )
        else:
            self.ring(self.table.rows[0].part("answer"), run_time=self.phrase_left(0.6))
        self._work_out()
        self.play(
            tween(hinge, on=diamond, p=math.inf, way=reciprocal_way),
            tween(self.bar, p=math.inf, way=reciprocal_way),
            run_time=self.phrase_left(0.9, least=1.5),
        )

    def _work_out(self) -> None:
        """The powers under the bar and in the formula, if they have few enough digits; then p goes on."""
        powers = words.powers(self.distances, self.params.p)
        worked = words.worked_row(self.distances, self.params.p, self.p_distance)
        if powers is None:
            self.cue()
            return
        written = self.bar.written(powers)
        self.play(FadeIn(written), run_time=0.5)
        if worked is not None:
            fit(worked, width=frame().words.width)
            worked.stand_on(self.family.baseline)
            worked.shift((frame().words.left - worked.get_left()[0], 0.0, 0.0))
            self.play(*swap(self.family, worked))
        self.cue()
        self.play(FadeOut(written), run_time=0.4)
        if worked is not None:
            self.play(*swap(worked, self.family))

    @beat(
        "With radius one, let p fall to a half: the ball caves in.",
        "Going right and up to c costs one. Going straight costs two, so it's no distance.",
        title="When it is no distance",
    )
    def dent_the_ball(self) -> None:
        self._cave_in()
        self.cue()
        self._compare_detour()

    def _cave_in(self) -> None:
        plane, ball, a = self.plane, self.ball, np.asarray(self.params.a)
        outlines = list(self.outlines)
        plane.release(self.ends[1], *outlines, *self.differences)
        self.play(
            FadeOut(self.ends[1], self.outlines, self.differences, self.bar, self.table.rows, self.family),
            tween(ball, radius=1.0),
            run_time=0.8,
        )
        readings: Any = self.readings
        raised = readings.animate(run_time=0.8)
        zoomed = plane.zoom([a - TIP, a + TIP], margin=0.0, run_time=self.phrase_left(0.3, least=1.0))
        self.play(zoomed, raised.shift((0.0, _LINES[0] - _READINGS, 0.0)))
        # To the left, where neither way nor chord will be.
        line = PlaneLine(plane, [a, self.beside(-1.0, 0.0)], "result", seen=0.0)
        length = on_plate(text("1", size=STATEMENT_SIZE, role="result"), margin=0.08)
        length.move_to(plane.at(self.beside(-0.5, 0.0))).set_z_index(4)
        self.unit_radius = VGroup(line, length)
        flat = tween(ball, p=1.0, way=reciprocal_way, run_time=self.phrase_left(0.4, least=0.9))
        self.play(flat, tween(line, seen=1.0, run_time=0.6), FadeIn(length, run_time=0.6))
        self.play(tween(ball, p=0.5, way=reciprocal_way), run_time=self.phrase_left(least=1.0))

    def _compare_detour(self) -> None:
        plane = self.plane
        detour = self.detour = Detour(self.ball)
        a, corner, there = detour.stops
        self.leg_labels = VGroup(
            # Farther left than the middle, where the ball is not yet as thin as the label.
            beyond(tag("0.5"), plane.at(0.62 * a + 0.38 * corner), (0.0, -1.0), gap=0.12),
            beyond(tag("0.5"), plane.at((corner + there) / 2), (1.0, 0.0)),
        )
        self.leg_labels.set_z_index(5)
        self.costs = words.costs()
        for cost, baseline in zip(self.costs, _LINES[1:], strict=False):
            fit(cost, width=frame().words.width)
            cost.stand_on(baseline).shift((frame().words.left - cost.get_left()[0], 0.0, 0.0))
        self.play(FadeIn(detour.arrival), run_time=0.3)
        for leg, label in zip(detour.legs, self.leg_labels, strict=True):
            self.add(leg)
            walked = tween(leg, seen=1.0, run_time=self.phrase_left(0.12, least=0.5))
            self.play(walked, FadeIn(label, run_time=0.5))
        self.play(FadeIn(self.costs[0]), run_time=0.4)
        self.add(detour.straight)
        self.play(tween(detour.straight, seen=1.0), run_time=self.phrase_left(0.2, least=0.6))
        self.play(FadeIn(self.costs[1]), run_time=0.4)
        self.add(detour.chord)
        self.verdict = self._verdict(straight_wins=False)
        self.play(tween(detour.chord, seen=1.0), run_time=self.phrase_left(0.4, least=0.6))
        self.play(FadeIn(self.verdict), run_time=0.4)
        self.add(detour)

    def _verdict(self, *, straight_wins: bool) -> Written:
        said = words.verdict(straight_wins=straight_wins).stand_on(_LINES[3])
        return said.shift((frame().words.left - said.get_left()[0], 0.0, 0.0))

    @beat(
        "Without dents, the line between any two points stays inside, so straight is never longer.",
        title="Why a ball has no dents",
    )
    def straighten_the_ball(self) -> None:
        ball, detour = self.ball, self.detour
        straight = Reading("straight:", lambda: detour.length, words.running_length, "result")
        self.straight_length = readout([straight], size=STATEMENT_SIZE)
        name: Any = self.straight_length[0][0]
        shift = _LINES[2] - name.baseline
        self.straight_length.shift((frame().words.left - self.straight_length.get_left()[0], shift, 0.0))
        self.play(*swap(VGroup(self.costs[1], self.verdict), self.straight_length))
        self.play(tween(ball, p=1.0, way=reciprocal_way), run_time=self.phrase_left(0.18, least=0.7))
        detour.chord.set_stroke(color("muted"))
        gone = FadeOut(self.leg_labels, run_time=0.4)
        self.play(tween(ball, p=2.0, way=reciprocal_way), gone, run_time=self.phrase_left(0.2, least=0.8))
        # The ends go at paces of their own, and come back to where they were.
        for left, first, second in ((0.3, 150.0, 200.0), (0.45, 250.0, 400.0), (0.8, 360.0, 450.0)):
            run_time = self.phrase_left(left, least=0.8)
            self.play(tween(detour, first=first, second=second, rate_func=linear, run_time=run_time))
        self.play(FadeIn(self._verdict(straight_wins=True)), run_time=0.5)

    def beside(self, x: float, y: float) -> np.ndarray:
        """The point that lies so far to the right of a, and above it."""
        return np.add(self.params.a, (x, y))
