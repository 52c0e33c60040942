"""The first part of the lesson: three walks from a to b."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from manim import RIGHT, FadeIn, FadeOut, VGroup, linear, there_and_back

from mathkit.linear_algebra.norms import Distances
from scenes.linear_algebra.norms import words
from scenes.linear_algebra.norms.distance_table import DistanceTable
from scenes.linear_algebra.norms.params import NormsParams
from scenes.linear_algebra.norms.power_bars import LONGER, SHORTER
from scenes.linear_algebra.norms.squares import SideSquares, reach_of_squares
from scenes.linear_algebra.norms.walks import (
    crow_walk,
    directions,
    king_walk,
    longer_leg,
    street_walk,
    ticked_blocks,
)
from scenes.linear_algebra.norms.weights.corners import weights_view
from scenes.linear_algebra.norms.zooming_planes import Mark, PlaneLine, ZoomingPlane
from scenes.stage.axes.ticks import corners
from scenes.stage.lesson import Lesson, Phrase, Ranges, beat
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.labels import label_near
from scenes.stage.type.assembly import assemble
from scenes.stage.type.symbols import FIRST_VECTOR, SECOND_VECTOR
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula, on_plate

ORDERS = (1.0, 2.0, math.inf)
"""p of the three norms."""


class MeasuredDistances(Lesson):
    """From a to b by three walks, each as long as one of the norms says."""

    params: NormsParams
    distances: Distances
    p_distance: float

    @beat(
        Phrase("How far is it from a to b?", rest="a question"),
        "It depends on how you move.",
        title="How far is it from a to b?",
    )
    def meet_two_points(self) -> None:
        self.plane = plane = ZoomingPlane(self.shown_ranges["both points"], margin=1.0)
        self.ends = self.marked_ends(plane)
        self.play(FadeIn(plane, *self.ends), run_time=0.6)
        plane.hold(*self.ends)
        self.cue()
        self._show_all_ways()

    def _show_all_ways(self) -> None:
        """The way of each walk to b, and its name where the table will be."""
        found = self.distances
        self.table = DistanceTable(found)
        self.all_ways = VGroup()
        ways = (found.street, found.together, found.straight)
        for left, (way, index) in enumerate(zip(ways, words.TOLD, strict=True)):
            line = PlaneLine(self.plane, way, "muted", seen=0.0)
            self.all_ways.add(line)
            self.add(line)
            run_time = self.phrase_left(0.9 / (3 - left), least=0.6)
            self.play(tween(line, seen=1.0, run_time=run_time), FadeIn(self.table.walks[index], run_time=0.5))

    @beat(
        "{walk}",
        "{streets}",
        "In the [L_1|L one] norm, b minus a has length {manhattan}.",
        title="Along the streets",
    )
    def walk_the_streets(self) -> None:
        self.play(FadeOut(self.all_ways), run_time=0.3)
        self.street = street = street_walk(self.plane, self.distances)
        self.plane.hold(street)
        run_time = self.phrase_left()
        corner = len([1 for stop in street.stops[1:] if stop[1] == street.stops[0][1]])
        for first, last in ((0, corner), (corner, street.steps)):
            if last > first:
                share = (last - first) / street.steps
                self.play(tween(street, step=last, rate_func=linear, run_time=share * run_time))
        self.cue()
        row = self.table.written[0]
        sources = {}
        if corner:
            sources["first"] = street.count(corner)
        if corner < street.steps:
            sources["second_leg"] = street.count(street.steps)
        _, moving, answer = assemble(row, sources, last="answer")
        self.play(FadeIn(*row.without("measured", "answer", *sources)), run_time=0.4)
        self.play(moving, run_time=self.phrase_left(0.7))
        self.play(answer, run_time=0.4)
        self.cue()
        self._name_the_norm(row)

    def _name_the_norm(self, row: Written) -> None:
        """The arrow from a to b, whose length the walk has measured, and how this is written."""
        plane, difference = self.plane, self.distances.difference
        arrow = plane.arrow(difference, "ink", tail=self.params.a).set_z_index(3)
        name = on_plate(formula(f"{SECOND_VECTOR} - {FIRST_VECTOR}", size=STATEMENT_SIZE))
        middle = plane.at(self.params.a + difference / 2)
        label_near(name, middle, (-difference[1], difference[0]), [arrow, self.street], box=plane.box)
        self.play(grow(arrow, run_time=self.phrase_left(0.25)))
        self.play(FadeIn(name.set_z_index(4)), run_time=0.4)
        # From the left, where nothing stands: on its way from the arrow it would cross the sum.
        self.play(FadeIn(row.part("measured"), shift=0.4 * RIGHT), run_time=self.phrase_left(0.4))
        self.add(row)
        self.play(FadeIn(self.table.heads[0]), run_time=0.6)
        self.ring(row.part("answer"))
        self.difference = VGroup(arrow, name)

    @beat(
        "{king_moves}",
        "{king} in [L_infinity|L infinity].",
        title="Like a king in chess",
    )
    def walk_both_at_once(self) -> None:
        plane = self.plane
        plane.release(self.street)
        old = PlaneLine(plane, self.street.stops, "muted", width=4.0)
        plane.hold(old)
        self.old_way = old
        self.king = king = king_walk(plane, self.distances)
        self.play(FadeOut(self.street, self.difference), FadeIn(old), run_time=0.6)
        plane.hold(king)
        ticks = ticked_blocks(self.distances)
        self.ticks = VGroup()
        for index, (block, drop) in enumerate(ticks):
            lit = PlaneLine(plane, block, SHORTER, width=8.0, seen=0.0)
            dropped = PlaneLine(plane, drop, SHORTER, width=2.5, seen=0.0)
            plane.hold(dropped, lit)
            self.ticks.add(lit, dropped)
            run_time = self.phrase_left(1 / (len(ticks) - index), least=0.3)
            self.play(tween(king, step=index + 1), tween(lit, seen=1.0), run_time=0.6 * run_time)
            self.play(tween(dropped, seen=1.0), run_time=0.4 * run_time)
        if not ticks:
            self.play(tween(king, step=king.steps / 2, rate_func=linear), run_time=self.phrase_left())
        self.cue()
        if ticks:
            blocks: list[Any] = list(self.ticks[::2])
            wider = [block.animate(rate_func=there_and_back).set_stroke(width=16.0) for block in blocks]
            self.play(*wider, run_time=0.7)
        if king.step < king.steps:
            self.play(tween(king, step=king.steps, rate_func=linear), run_time=self.phrase_left(0.3))
        if ticks:
            counts = PlaneLine(plane, longer_leg(self.distances), LONGER, width=4.0, seen=0.0)
            plane.hold(counts)
            self.ticks.add(counts)
            self.play(tween(counts, seen=1.0), run_time=self.phrase_left(0.3, least=0.5))
        row = self.table.written[2]
        self.play(FadeIn(*row.without("answer")), run_time=0.5)
        self.play(FadeIn(row.part("answer"), target_position=king.count(king.steps)), run_time=0.6)
        self.add(row)
        self.play(FadeIn(self.table.heads[2]), run_time=0.6)

    @beat(
        "{crow_flies}",
        "{crow} in [L_2|L two].",
        title="As the crow flies",
    )
    def walk_straight(self) -> None:
        plane = self.plane
        plane.release(self.king, *self.ticks)
        self.crow = crow = crow_walk(plane, self.distances)
        self.play(FadeOut(self.king, self.ticks), run_time=0.5)
        plane.hold(crow)
        self.play(tween(crow, step=1.0), run_time=self.phrase_left(0.4))
        self.squares = SideSquares(plane, self.distances)
        plane.hold(self.squares)
        self.play(
            plane.zoom(self.shown_ranges["squares"], margin=0.3),
            tween(self.squares, grown=1.0),
            run_time=self.phrase_left(),
        )
        self.cue()
        row = self.table.written[1]
        for label, area in zip(self.squares.labels, self.squares.areas, strict=True):
            square: Any = area
            lit = square.animate(rate_func=there_and_back, run_time=self.phrase_left(0.2, least=0.5))
            self.play(lit.set_fill(opacity=0.6), FadeIn(label, run_time=0.5))
        self.play(FadeIn(*row.without("answer")), run_time=0.4)
        self.play(FadeIn(row.part("answer")), run_time=0.4)
        self.add(row)
        self.play(FadeIn(self.table.heads[1]), run_time=0.4)

    def marked_ends(self, plane: ZoomingPlane) -> list[Mark]:
        """Both points with their names, which stand clear of all walks."""
        outward = directions(self.distances) * (0.6, 1.0)
        # A b straight above or below a comes to the edge of the plane: only beside it is there room.
        beside = outward if self.distances.difference[0] else (-1.0, 0.0)
        ends = ((self.params.a, FIRST_VECTOR, -outward), (self.params.b, SECOND_VECTOR, beside))
        return [Mark(plane, end, name.role, f"${name.letter}$", side) for end, name, side in ends]

    def ring(self, thing: Any, *, run_time: float = 0.6) -> None:
        """Let a thing swell for a moment."""
        self.play(thing.animate(rate_func=there_and_back).scale(1.35), run_time=run_time)

    def lengths(self) -> tuple[float, float, float]:
        """The three distances."""
        return self.distances.manhattan, self.distances.euclidean, self.distances.chebyshev

    def ranges(self) -> Ranges:
        a, far = np.asarray(self.params.a), self.distances.manhattan
        balls = (a - far, a + far)
        squares = reach_of_squares(self.distances)
        return {
            "both points": corners([self.params.a, self.params.b]),
            "squares": corners(squares) if len(squares) else balls,
            "balls": balls,
            "texts": ((0.0, 0.0), np.max([self.params.query, *self.params.documents], axis=0) + 1.0),
            "weights": corners(weights_view(np.asarray(self.params.weights))),
        }
