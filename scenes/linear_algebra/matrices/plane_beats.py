"""The first part of the lesson: what a matrix does to the plane, to two arrows, and to a grid of steps."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from manim import DOWN, LEFT, Create, FadeIn, FadeOut, LaggedStart, VGroup

from mathkit.linear_algebra.matrices import apply
from scenes.linear_algebra.matrices import formulas, planes
from scenes.linear_algebra.matrices.lines_that_light_up import (
    finer_lines,
    lit_families,
    rings_around,
    ticks_on,
    trails,
)
from scenes.linear_algebra.matrices.matrix_lesson import MatrixLesson
from scenes.linear_algebra.matrices.moving_things import WIDTH, MovingDots, SpreadSteps, Steps
from scenes.stage.lesson import Phrase, beat
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.bases import COLUMNS, IDENTITY
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.shapes.labels import label_near, tag
from scenes.stage.type.numerals import listed, number

_LOWER = 2.2
"""How much lower the matrix stands while nothing else is written beside the plane, in manim units."""

_DIMMED_GRID = 0.55
"""The opacity of the grid while the ways over it are what counts."""

_TIME_TO_GUESS = 1.0
"""Seconds after the question, before the grid moves."""


class PlaneLesson(MatrixLesson):
    """Beats one to four, on one plane."""

    @beat(
        "These four numbers make a matrix, A.",
        "{watch}",
        Phrase("How can four numbers tell every point where to go?", rest="a question"),
        title="Four numbers move a plane",
    )
    def watch_the_grid(self) -> None:
        self.space = planes.plane_for(self.matrix, self.shown_ranges)
        written = formulas.matrix_formula(self.matrix)
        self.premise = self.in_column(written).shift(_LOWER * DOWN)
        entries = map(written.part, formulas.ENTRIES)
        # The numbers come at once, because they are spoken of first.
        self.play(
            FadeIn(self.space.plane, self.space.edge, self.space.grid, run_time=0.5),
            FadeIn(formulas.brackets_of(written), run_time=0.5),
            LaggedStart(*map(FadeIn, entries), lag_ratio=0.4, run_time=1.2),
        )
        self.play(FadeIn(written.part("name")), run_time=self.phrase_left(0.6, least=0.5))
        self.add(self.premise)
        self.cue()
        self.riders = planes.dots_of(self.space, self.matrix, self.params.vector)
        self.dots = MovingDots(self.space.plane, self.bending, self.riders)
        self.play(FadeIn(self.dots), run_time=0.5)
        self.play(ApplyMap(self.matrix, self.space.grid, self.dots), run_time=self.phrase_left(least=2.1))
        self.cue()
        self.trails = trails(self.space.plane, self.matrix, self.riders)
        rings = rings_around(self.dots)
        seconds, grid = self.phrase_left(0.8, least=1.5), cast("Any", self.space.grid)
        self.play(
            grid.animate(run_time=0.6).set_stroke(opacity=_DIMMED_GRID),
            Create(self.trails, lag_ratio=0.25, run_time=seconds),
            Create(rings, lag_ratio=0.25, run_time=seconds),
        )
        self.trails.add(*rings)

    @beat(
        "Follow two arrows: one right, one up.",
        "{blue}",
        "{purple}",
        title="Two arrows, two columns",
    )
    def follow_two_arrows(self) -> None:
        blue, purple = self.space.basis.fans
        gone = FadeOut(self.dots, self.trails)
        up = self.premise.animate.shift(-_LOWER * DOWN)
        back = self.put_back(self.space.grid)
        self.space.grid.set_stroke(opacity=planes.grid_opacity(self.space, IDENTITY))
        self.play(gone, up, *back, run_time=0.8)
        self.play(grow(blue.arrows[0]), run_time=self.phrase_left(0.5))
        self.play(grow(purple.arrows[0]), run_time=self.phrase_left())
        self.cue()
        self.ghosts = self.space.basis.ghosts(IDENTITY)
        self.add(self.ghosts, blue, purple)
        self.play(
            ApplyMap(self.matrix, self.space.grid, blue, purple), run_time=self.phrase_left(0.5, least=1.5)
        )
        self.verdict = self.in_column(formulas.verdict(formulas.LINEAR), under=self.premise)
        self.rows = self.in_column(*formulas.landing_rows(self.matrix), under=self.verdict)
        self._read_column(0)
        self.cue()
        self.play(FadeOut(self.drops), run_time=0.6)
        self._read_column(1)

    def _read_column(self, column: int) -> None:
        """Drop lines lead from a tip to the edges, and the numbers there go to the column."""
        place = self.matrix[:, column]
        self.drops = self.space.drop_lines(place, COLUMNS[column])
        self.play(*map(Create, self.drops), run_time=self.phrase_left(0.4, least=0.7))
        sources = [self.space.mark_at(axis, place[axis]) for axis in (0, 1)]
        landing = self.land(column, sources)
        self.play(*landing, run_time=self.phrase_left(0.55, least=0.7))
        self.color_column(column)
        self.remove(*(each.target_mobject for each in landing), *(each.mobject for each in landing))
        self.add(self.premise)
        self.play(FadeIn(self.rows[column]), run_time=0.6)

    @beat(
        "What about other points?",
        "{walk}",
        title="Every point is a walk",
    )
    def walk_to_a_point(self) -> None:
        space, vector = self.space, self.params.vector
        gone = FadeOut(self.drops, self.ghosts, self.rows)
        self.play(gone, *self.put_back(space.grid, space.basis), run_time=0.8)
        self.point = MovingDots(space.plane, self.bending, [vector], size=1.5)
        label = tag(listed(vector))
        way = np.asarray(vector) if any(vector) else np.ones(2)
        ring = self.ring((0, 0), "ink", 0.26)
        clear_of = [] if any(vector) else [ring]
        self.labels = VGroup(
            label_near(label, space.plane.at(vector), way, clear_of, box=space.plane.box.inset(0.1))
        )
        self.play(FadeIn(self.point, scale=4.0), run_time=self.phrase_left(0.8))
        self.cue()
        self.play(FadeIn(self.labels), run_time=0.5)
        self.walk = Steps(space.plane, self.bending, self.steps, self.kinds, width=WIDTH, aside=True)
        self.walk_arrows: list[Any] = []
        for (start, end), kind in zip(self.steps, self.kinds, strict=True):
            size = float(np.linalg.norm(end - start))
            arrow = space.plane.arrow((end - start) / size, COLUMNS[kind], width=WIDTH)
            share = 1 / (len(self.steps) + 1 - len(self.walk_arrows))
            self.play(
                tween(arrow, start=space.plane.at(start), end=space.plane.at(end)),
                run_time=self.phrase_left(min(1.0, share), least=0.6),
            )
            self.walk_arrows.append(arrow)
        self._write_the_rows()
        if len(self.steps):
            self._count_steps()
        else:
            self.labels.add(ring)
            self.play(Create(ring), run_time=self.phrase_left(0.6))
            self.play(FadeIn(self.walked), run_time=0.6)

    def _write_the_rows(self) -> None:
        """The walk as a formula, where the product will stand that it turns into."""
        self.product, *rows = formulas.product(self.applied), *formulas.sums(self.applied)
        self.sums = self.in_column(self.product, *rows, under=self.verdict)
        self.walked = formulas.walk(apply(IDENTITY, self.params.vector))
        self.walked.scale(self.product.width / formulas.product(self.applied).width)
        self.walked.move_to(self.product, aligned_edge=LEFT)

    def _count_steps(self) -> None:
        """Beside the steps of each kind: how many there are."""
        plane, (x, y) = self.space.plane, self.params.vector
        ways = {0: ((x / 2, 0.0), (0.0, -1.0), x), 1: ((x, y / 2), (1.0 if x >= 0 else -1.0, 0.0), y)}
        for place, way, size in (each for kind, each in ways.items() if (self.kinds == kind).any()):
            count = tag(number(abs(size)))
            clear = [*self.walk_arrows, self.space.basis, *self.labels]
            self.labels.add(label_near(count, plane.at(place), way, clear, box=plane.box.inset(0.1)))
        counts = self.labels[1:]
        self.play(FadeIn(counts, self.walked), run_time=0.8)

    @beat(
        Phrase("Draw steps like these everywhere. Where will our point land?", rest="a question"),
        "{linear}",
        title="The grid stays even",
    )
    def move_every_step(self) -> None:
        space = self.space
        self.play(FadeOut(self.labels), run_time=0.4)
        self.field = Steps(
            space.plane, self.bending, *planes.steps_of(space, self.matrix, self.params.vector)
        )
        spread = SpreadSteps(self.field, np.asarray(self.params.vector) / 2)
        spread.set_state(reach=0.0)
        self.add(self.field, space.basis, self.walk, self.point)
        self.remove(*self.walk_arrows)
        seen = self.field.steps[planes.in_window(space, self.field.steps)].mean(axis=1)
        far = float(np.linalg.norm(seen - spread.center, axis=1).max(initial=1.0))
        self.play(tween(spread, reach=far + 0.1, on=self.field), run_time=self.phrase_left(0.65, least=1.2))
        self.field.reach = np.float64(np.inf)
        ring = self.ring(self.params.vector, "ink", 0.26)
        self.play(Create(ring), run_time=self.phrase_left(0.8))
        self.wait(self.phrase_left(least=0.0) + _TIME_TO_GUESS)
        self.cue()
        # Where the point lands is what is asked: it stays away until its walk has been taken again.
        gone = FadeOut(self.walk, self.point, ring, run_time=0.5)
        moved = ApplyMap(
            self.matrix, space.grid, self.field, space.basis, run_time=self.phrase_left(0.27, least=1.8)
        )
        self.play(gone, moved)
        self._see_that_it_is_even()

    def _see_that_it_is_even(self) -> None:
        """Both directions of the grid light up, equal ticks, and the lines of a grid twice as fine."""
        plane, shown = self.space.plane, VGroup()
        for lines in lit_families(plane, self.matrix):
            self.play(FadeOut(shown, run_time=0.3), Create(lines), run_time=self.phrase_left(0.12, least=0.5))
            shown = VGroup(lines)
        ticks, finer = ticks_on(plane, self.matrix), finer_lines(plane, self.matrix)
        self.play(Create(ticks), run_time=self.phrase_left(0.12, least=0.4))
        self.play(FadeOut(shown, run_time=0.4), Create(finer), run_time=self.phrase_left(0.28, least=0.7))
        origin = self.ring((0, 0), "ink", 0.26)
        self.evenness = VGroup(ticks, finer, origin)
        self.play(Create(origin), run_time=self.phrase_left(0.3, least=0.6))
        self.play(FadeIn(self.verdict), run_time=self.phrase_left(0.5, least=0.6))
