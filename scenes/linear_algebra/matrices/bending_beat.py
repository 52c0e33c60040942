"""Where two columns are not enough: a grid that bends, and an origin that moves."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, Circle, Create, FadeIn, FadeOut, VGroup, VMobject

from scenes.linear_algebra.matrices import planes, words
from scenes.linear_algebra.matrices.moving_things import (
    WIDTH,
    BentGrid,
    Moving,
    MovingDots,
    Steps,
    walk_steps,
)
from scenes.linear_algebra.matrices.plane_beats import PlaneLesson
from scenes.linear_algebra.matrices.planes import SLIDE
from scenes.stage.lesson import beat
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.bases import COLUMNS, IDENTITY
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import listed
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, on_plate, text
from scenes.stage.wording.matrix_products import EXACT


class BendingLesson(PlaneLesson):
    """Beat six."""

    @beat(
        "{bends}",
        "{misses}",
        "And if everything slides, even the origin moves.",
        title="When the grid bends",
    )
    def bend_the_grid(self) -> None:
        plane, made = self.space.plane, self.bending
        moving = self._things_that_bend()
        self._take_over(moving)
        not_linear = text("not linear", size=STATEMENT_SIZE).move_to(self.verdict, aligned_edge=LEFT)
        self.play(FadeOut(self.verdict), run_time=0.4)
        seconds = self.phrase_left(least=1.8)
        bending = [tween(each, share=1.0, run_time=seconds) for each in moving]
        self.play(*bending, FadeIn(not_linear, run_time=0.8))
        self.cue()
        tips = VGroup(
            *(self._ring(column, role, 0.24) for role, column in zip(COLUMNS, made.matrix.T, strict=True))
        )
        self.play(Create(tips), run_time=self.phrase_left(0.3))
        fitted, start = self._straight_arrow()
        end = start + plane.at(made.matrix[:, 1 - made.along]) - plane.at((0, 0))
        self.play(FadeOut(tips), tween(fitted, start=start, end=end), run_time=self.phrase_left(0.5))
        miss = plane.arrow(made.image - made.linear_image, "slope", tail=made.linear_image, width=6.0)
        rows = self.in_column(*words.miss_rows(made), under=self.verdict, gap=0.45)
        self.play(FadeIn(rows[0]), run_time=0.6)
        self.play(grow(miss), FadeIn(rows[1]), run_time=self.phrase_left(0.9))
        self.cue()
        straight = [tween(each, share=0.0) for each in moving]
        gone = FadeOut(miss, fitted, rows, self.landing, self.landing_name)
        self.play(gone, *straight, run_time=self.phrase_left(0.3))
        ring = self._ring((0, 0), "ink", 0.26)
        slide = [tween(each, offset=SLIDE) for each in moving]
        self.play(FadeIn(ring), *slide, run_time=self.phrase_left(0.6))
        slid = plane.arrow(SLIDE, "slope", width=6.0)
        row = self.in_column(words.slide_row(SLIDE), under=self.verdict, gap=0.45)
        self.play(grow(slid), FadeIn(row), run_time=self.phrase_left(0.9))
        self.leftover: VMobject = VGroup(plane, self.space.edge, *moving, ring, slid, row, not_linear)

    def _things_that_bend(self) -> list[Moving]:
        """The grid, the walk, both arrows and the point, as the matrix has moved them."""
        plane, made = self.space.plane, self.bending
        opacity = planes.grid_opacity(self.space, made.matrix)
        steps = np.stack([np.zeros((2, 2)), IDENTITY], axis=1)
        self.bent_walk = Steps(plane, made, *walk_steps(made.point), width=WIDTH)
        self.bent_arrows = Steps(plane, made, steps, np.array([0, 1]), width=WIDTH)
        self.bent_point = MovingDots(plane, made, [made.point], size=1.5)
        grid = BentGrid(plane, made, made.matrix, opacity=opacity)
        things: list[Moving] = [grid, self.bent_walk, self.bent_arrows, self.bent_point]
        for thing in things:
            thing.set_state(matrix=made.matrix)
        return things

    def _take_over(self, moving: list[Moving]) -> None:
        """Let the things that bend stand in the place of the others; another picture comes if it must."""
        plane, made = self.space.plane, self.bending
        old = (self.space.grid, self.walk, self.point)
        # What comes last is drawn over the others.
        if np.array_equal(made.matrix, self.matrix) and np.array_equal(made.point, self.params.vector):
            self.remove(*old)
            self.add(*moving, self.landing, self.landing_name)
            self.play(FadeOut(self.shadows, self.sums), run_time=0.4)
            return
        gone = FadeOut(self.shadows, self.sums, self.landing, self.landing_name, *old)
        self.landing = self._ring(made.linear_image, "result", 0.2)
        name = on_plate(text(listed(made.linear_image, EXACT), role="result"), margin=0.14)
        self.landing_name = label_near(
            name,
            plane.at(made.linear_image),
            made.linear_image,
            [self.landing, self.bent_walk],
            box=plane.box.inset(0.1),
        )
        self.play(gone, FadeIn(*moving, self.landing, self.landing_name), run_time=0.8)

    def _straight_arrow(self) -> tuple[Arrow, Points]:
        """A copy of the arrow whose steps are bent now, and the place where the bent step begins."""
        made, other = self.bending, 1 - self.bending.along
        steps, kinds = walk_steps(made.point)
        alike = [step for step, kind in zip(steps, kinds, strict=True) if kind == other]
        whole = [step for step in alike if abs(np.abs(step[1] - step[0]).sum() - 1) < 1e-9]
        start, end = (whole or alike)[-1]
        first = start if end[other] > start[other] else end
        arrow = self.space.plane.arrow(made.matrix[:, other], COLUMNS[other], width=WIDTH, opacity=0.75)
        return arrow, np.append(self.bent_walk.places(first[None])[0], 0.0)

    def _ring(self, place: Any, role: Role, radius: float) -> Circle:
        return Circle(radius, color=color(role), stroke_width=5.0).move_to(self.space.plane.at(place))
