"""The third part: one formula for all norms."""

from __future__ import annotations

import math
from itertools import compress
from typing import Any

import numpy as np
from manim import DOWN, LEFT, UP, FadeIn, FadeOut, VGroup, smooth, squish_rate_func, there_and_back

from scenes.linear_algebra.norms import words
from scenes.linear_algebra.norms.distance_table import FAMILY
from scenes.linear_algebra.norms.measured import ORDERS
from scenes.linear_algebra.norms.norm_balls import FILLED, Hinge
from scenes.linear_algebra.norms.power_bars import PowerBar, legs_of
from scenes.linear_algebra.norms.reached import ReachedByBalls
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.tween import reciprocal_way, tween
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.assembly import assemble
from scenes.stage.type.markup import tint
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.symbols import NORM_ORDER
from scenes.stage.type.writing import Written, fit

READINGS = -1.25
"""The first baseline of p and the radius under the table."""

_CONDITION = 2.6
"""From the left edge of the words to the condition on p, beside its reading."""


class NormFamily(ReachedByBalls):
    """p runs through all norms."""

    @beat(
        "Let the exponent be any p from one up: a family of norms.",
        "{for_p}",
        "{grows} [L_infinity|L infinity].",
        title="A whole family of norms",
    )
    def join_the_family(self) -> None:
        plane, found = self.plane, self.distances
        diamond, disc, square = (self.balls[order] for order in ORDERS)
        outlines = [ball.outline() for ball in (disc, square)]
        for outline in outlines:
            outline.edge.set_stroke(color("muted"))
            outline.set_z_index(0)
        plane.release(disc, square, *self.radii)
        self.outlines = VGroup(*outlines)
        self.family = at_left(words.family_row(found), FAMILY)
        gone = FadeOut(disc, square, *self.radii, self.radius_numbers, self.table.walks, self.table.heads)
        filled: Any = diamond.area.animate.set_fill(opacity=FILLED)
        self.play(gone, filled, FadeIn(self.outlines), run_time=0.6)
        plane.hold(*outlines)
        self.legs: list[Any] = legs_of(plane, found)
        self.play(self.table.close_up(run_time=0.8))
        two = self.table.rows[1]
        powers: Any = two.part("power")
        self.play(
            powers.animate(rate_func=there_and_back).set_color(color("dial")), run_time=self.phrase_left(0.25)
        )
        sources = {name: two.part(part) for name, part in words.FAMILY_SOURCES.items()}
        bare, moving = assemble(self.family, sources)
        self.play(bare, run_time=0.4)
        self.play(moving, run_time=self.phrase_left(0.5, least=0.9))
        self.bar = PowerBar(np.abs(found.difference), 1.0)
        self.readings = readout(
            [
                Reading(tint("$p$", NORM_ORDER.role), lambda: diamond.p, words.order, "dial"),
                Reading("radius", lambda: diamond.radius, words.running_length, "result"),
            ]
        )
        self.readings.set_x(frame().words.left, LEFT).shift(READINGS * UP)
        # Both begin with a p, whose tail tells on which line it stands.
        place = (frame().words.left + _CONDITION, self.readings[0][0].get_bottom()[1], 0.0)
        self.condition = words.least_order().move_to(place, aligned_edge=DOWN + LEFT)
        self.play(
            FadeIn(self.readings, self.condition, self.bar.head, *self.bar.parts, *self.legs), run_time=0.5
        )
        raised = zip(self.bar.names, ("first", "second_leg"), strict=True)
        risen = (FadeIn(name, target_position=self.family.part(part)) for name, part in raised)
        self.play(*risen, run_time=0.6)
        self.add(self.bar)
        plane.hold(*self.legs)
        self.cue()
        self.ball = diamond
        self._work_out()

    def _work_out(self) -> None:
        """P runs to that of the parameters, which is worked out if its powers are short, and then goes on."""
        p, found = self.params.p, self.distances
        powers, worked = words.powers(found, p), words.worked_row(found, p, self.p_distance)
        run_time = self.phrase_left(0.45)
        come: list[Any] = []
        if worked is not None:
            at_left(worked, self.family.baseline)
            # Powers of a p are written when p is there.
            come = _exchange(self.family, worked.without("answer"), run_time, 0.6)
        if p > 1:
            self.play(*self._run_p(p, run_time), *come)
        else:
            self.ring(self.table.rows[0].part("answer"), run_time=run_time)
        shown = VGroup() if powers is None else self.bar.written(p, powers)
        if powers is not None:
            answer = VGroup() if worked is None else worked.part("answer")
            self.play(*self.bar.exchanged(shown), FadeIn(answer, run_time=0.5))
        self.cue()
        longest = np.isclose(np.abs(found.difference), found.chebyshev)
        self.play(*map(widened, compress(self.legs, longest)), run_time=1.1)
        run_time = self.phrase_left(0.6, least=1.2)
        back: list[Any] = []
        if worked is not None:
            self.add(worked)
            back = _exchange(worked, self.family, run_time, 0.0)
        self.play(*self._run_p(math.inf, run_time), FadeOut(shown, run_time=0.4), *back)
        limit = at_left(words.limit_row(found), self.family.baseline)
        self.play(*swap(self.family, limit))
        self.family = limit
        self.ring(self.table.rows[2].part("answer"))

    def _run_p(self, p: float, run_time: float) -> list[Any]:
        """The ball, whose edge stays on b, and the bar, for another p."""
        hinge = Hinge(self.ball, self.distances)
        return [
            tween(hinge, on=self.ball, p=p, way=reciprocal_way, run_time=run_time),
            tween(self.bar, p=p, way=reciprocal_way, run_time=run_time),
        ]


def widened(leg: Any) -> Any:
    """Let a leg swell for a moment."""
    return leg.animate(rate_func=there_and_back).set_stroke(width=14.0)


def at_left(row: Written, baseline: float) -> Written:
    """Put a formula at the left edge of the words, smaller if it is wider than these."""
    fit(row, width=frame().words.width)
    return row.stand_on(baseline).set_x(frame().words.left, LEFT)


def _exchange(old: Any, new: Any, run_time: float, start: float) -> list[Any]:
    """Replace a formula by another one in two fifths of a movement, from a share of it on."""
    away, come = (squish_rate_func(smooth, start + gone, start + gone + 0.2) for gone in (0.0, 0.2))
    return [FadeOut(old, run_time=run_time, rate_func=away), FadeIn(new, run_time=run_time, rate_func=come)]
