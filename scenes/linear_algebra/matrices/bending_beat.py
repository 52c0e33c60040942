"""Where two columns are not enough: a grid that bends, and an origin that moves."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, Circle, Create, FadeIn, FadeOut, VGroup, VMobject

from scenes.linear_algebra.matrices import formulas, planes
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
from scenes.stage.lesson.attention import second_half
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.bases import COLUMNS, IDENTITY
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import listed
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, on_plate, text
from scenes.stage.wording.matrix_products import EXACT


class BendingLesson(PlaneLesson):
    """Beats six and seven."""

    @beat("{bends}", "{misses}", title="When the grid bends")
    def bend_the_grid(self) -> None:
        plane, made = self.space.plane, self.bending
        moving = self.moving = self._things_that_bend()
        self._take_over(moving)
        self.play(FadeOut(self.verdict), run_time=0.4)
        self.verdict = self._not_linear("this bend")
        seconds = self.phrase_left(least=1.8)
        bending = [tween(each, share=1.0, run_time=seconds) for each in moving]
        self.play(*bending, FadeIn(self.verdict, rate_func=second_half, run_time=seconds))
        self.cue()
        tips = self._rings_at_the_columns()
        self.play(Create(tips), run_time=self.phrase_left(0.3))
        fitted, start = self._straight_arrow()
        end = start + plane.at(made.matrix[:, 1 - made.along]) - plane.at((0, 0))
        self.play(FadeOut(tips), tween(fitted, start=start, end=end), run_time=self.phrase_left(0.5))
        miss = plane.arrow(made.image - made.linear_image, "slope", tail=made.linear_image, width=6.0)
        rows = self.in_column(*formulas.miss_rows(made), under=self.verdict, gap=0.45)
        # The row says where the point should land, so that its name makes room for the miss.
        self.play(FadeIn(rows[0]), FadeOut(self.landing_name), run_time=0.6)
        self.play(grow(miss), FadeIn(rows[1]), run_time=self.phrase_left(0.9))
        self.told = VGroup(miss, fitted, rows, self.verdict, self.landing)

    @beat(
        "And if everything slides, even the origin moves, and both tips miss.", title="When the origin moves"
    )
    def slide_the_grid(self) -> None:
        plane, moving = self.space.plane, self.moving
        self.play(FadeOut(self.told), run_time=0.4)
        self.play(*(tween(each, share=0.0, run_time=0.8) for each in moving))
        rings = VGroup(self._ring((0, 0), "ink", 0.26), *self._rings_at_the_columns())
        self.play(FadeIn(rings), run_time=0.4)
        verdict = self._not_linear("this slide")
        seconds = self.phrase_left(0.55, least=1.2)
        slide = [tween(each, offset=SLIDE, run_time=seconds) for each in moving]
        self.play(*slide, FadeIn(verdict, rate_func=second_half, run_time=seconds))
        slid = plane.arrow(SLIDE, "slope", width=6.0)
        row = self.in_column(formulas.slide_row(SLIDE), under=verdict, gap=0.45)
        self.play(grow(slid), FadeIn(row), run_time=self.phrase_left(0.9))
        self.leftover: VMobject = VGroup(plane, self.space.edge, *moving, rings, slid, row, verdict)

    def _not_linear(self, movement: str) -> Written:
        """What a movement is not; it is named, since a matrix stands above."""
        return text(f"{movement}: not linear", size=STATEMENT_SIZE).move_to(self.verdict, aligned_edge=LEFT)

    def _rings_at_the_columns(self) -> VGroup:
        """Where the columns say that the two tips land."""
        ends = zip(COLUMNS, self.bending.matrix.T, strict=True)
        return VGroup(*(self._ring(column, role, 0.24) for role, column in ends))

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
