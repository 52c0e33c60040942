"""Why two columns are enough, and where they are not: a grid that bends, and an origin that moves."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from manim import (
    DOWN,
    LEFT,
    Animation,
    Create,
    FadeIn,
    FadeOut,
    Indicate,
    ReplacementTransform,
    VGroup,
    VMobject,
    smooth,
    squish_rate_func,
)

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
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.bases import COLUMNS, IDENTITY
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import listed
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, on_plate, text
from scenes.stage.wording.matrix_products import EXACT

_RIM = 0.15
"""From the middle of the point that bends or slides to the tip of an arrow beside it, in manim units."""

_FITTED = 3
"""Steps on which an arrow is laid, to see that it fits."""


class ColumnsLesson(PlaneLesson):
    """Beats five to seven."""

    @beat("{every_step}", "{landing}", title="Why two columns are enough")
    def add_the_columns(self) -> None:
        self.play(FadeOut(self.evenness), run_time=0.4)
        for kind, arrow in enumerate(self.space.basis.arrows):
            self._fit(arrow, self.matrix[:, kind], kind, share=(0.48, 0.9)[kind])
        self.cue()
        self.play(*self._put_in_the_columns(), run_time=0.9)
        self._take_the_walk()
        self._add_up()
        self._mark_landing()

    def _fit(self, arrow: Any, column: Any, kind: int, *, share: float) -> None:
        """Slide an arrow along steps of its kind: it fits each of them."""
        if not column.any():
            return
        alike = self.field.steps[self.field.kinds == kind]
        moved = alike @ self.matrix.T
        seen = np.all([planes.in_window(self.space, moved[:, [end, end]]) for end in (0, 1)], axis=0)
        origins = alike[seen][:, 0]
        near = np.argsort(np.linalg.norm(origins - np.asarray(self.params.vector) / 2, axis=1))[:_FITTED]
        plane, slides = self.space.plane, [*(self.matrix @ origin for origin in origins[near]), np.zeros(2)]
        seconds = self.phrase_left(share / len(slides), least=0.4)
        for start in slides:
            self.play(tween(arrow, start=plane.at(start), end=plane.at(start + column)), run_time=seconds)

    def _put_in_the_columns(self) -> list[Animation]:
        """A comes before the point, the multiples stay, and its columns light up and replace the two arrows.

        Both columns change at once: a sum of one old and one new column would be no point of the picture.
        """
        old, new = self.walked, self.product
        letter = new.part("left")[0]
        moves: list[Animation] = [FadeIn(letter, rate_func=second_half)]
        for column, role in enumerate(COLUMNS):
            entries = VGroup(*(self.entry(column, component) for component in formulas.COMPONENTS))
            moves += [
                Indicate(entries, scale_factor=1.12, color=color(role)),
                FadeOut(old.part(role), rate_func=squish_rate_func(smooth, 0.0, 0.5)),
                FadeIn(new.part(role), rate_func=second_half),
            ]
        left = [shape for shape in new.without("landed", *COLUMNS) if shape is not letter]
        pairs = zip(old.without(*COLUMNS), left, strict=True)
        return [*moves, *(ReplacementTransform(before, after) for before, after in pairs)]

    def _take_the_walk(self) -> None:
        """The same steps as before, now along the columns; and how far each goes right and up."""
        self.walk.set_state(matrix=self.matrix)
        self.point.set_state(matrix=self.matrix)
        arrows = [
            Arrow(run[0], run[-1], COLUMNS[kind], width=WIDTH)
            for run, kind in zip(self.walk.runs(), self.kinds.tolist(), strict=True)
        ]
        gone: list[Animation] = [FadeOut(self.field, self.space.basis)]
        for taken, arrow in enumerate(arrows):
            share = 0.42 / (len(arrows) - 0.42 * taken)
            self.play(*gone, grow(arrow), run_time=self.phrase_left(share, least=0.5))
            gone = []
        if gone:
            self.play(*gone, run_time=0.6)
        self.add(self.walk)
        self.remove(*arrows)
        self.shadows = self.space.shadows(self.steps @ self.matrix.T, self.kinds)
        self.play(Create(self.shadows, lag_ratio=0.6), run_time=self.phrase_left(0.25))

    def _add_up(self) -> None:
        """The two sums come, and their totals are the numbers of the point, which arrives."""
        product, (_, *rows) = self.product, self.sums
        for row in rows:
            self.play(FadeIn(row), run_time=0.4)
        landed, image = product.part("landed"), product.part("result")
        equals = VGroup(*(shape for shape in landed if shape not in [*image]))
        totals = VGroup(*(row.part("total").copy() for row in rows))
        self.play(
            FadeIn(equals), ReplacementTransform(totals, image), FadeIn(self.point, scale=4.0), run_time=0.7
        )

    def _mark_landing(self) -> None:
        """The point is ringed in green where it lands, with its numbers."""
        image = self.applied.image
        self._name_the_landing(image, image if image.any() else np.ones(2), self.walk)
        self.play(Create(self.landing), FadeIn(self.landing_name), run_time=self.phrase_left(least=0.6))

    def _name_the_landing(self, image: Points, way: Points, walk: VMobject) -> None:
        """A ring where the point lands, and its numbers that way from there, clear of the walk."""
        plane = self.space.plane
        self.landing = self.ring(image, "result", 0.2)
        name = on_plate(text(listed(image, EXACT), role="result"), margin=0.14)
        self.landing_name = label_near(
            name, plane.at(image), way, [self.landing, walk], box=plane.box.inset(0.1)
        )

    @beat("{bends}", "{misses}", title="When the grid bends")
    def bend_the_grid(self) -> None:
        plane, made = self.space.plane, self.bending
        moving = self.moving = self._things_that_bend()
        self._take_over(moving)
        seconds = self.phrase_left(least=1.8)
        self.play(*(tween(each, share=1.0, run_time=seconds) for each in moving))
        self.cue()
        tips = self._rings_at_the_columns()
        self.play(FadeIn(self.heading_of_columns), Create(tips), run_time=self.phrase_left(0.25))
        fitted, start = self._straight_arrow()
        end = start + plane.at(made.matrix[:, 1 - made.along]) - plane.at((0, 0))
        self.play(FadeOut(tips), tween(fitted, start=start, end=end), run_time=self.phrase_left(0.4))
        miss = self._miss(made.linear_image, made.image)
        rows = self._rows_of_the_miss(made.image, "bent", formulas.UNEQUAL)
        # The row says where the point should land, so that its name makes room for the miss.
        self.play(FadeIn(rows[0]), FadeOut(self.landing_name), run_time=0.6)
        self.play(grow(miss), FadeIn(rows[1]), run_time=self.phrase_left(0.55))
        self.play(FadeIn(rows[2]), run_time=self.phrase_left(0.9, least=0.6))
        self.told = VGroup(miss, fitted, rows)

    @beat(
        "If the grid slides, equal steps start in the wrong place. No matrix does that either.",
        title="When the origin moves",
    )
    def slide_the_grid(self) -> None:
        """Every point misses what the columns say by the same shift: the origin, and the point as well."""
        moving, straight = self.moving, self.bending.linear_image
        self.play(FadeOut(self.told), run_time=0.4)
        self.play(*(tween(each, share=0.0, run_time=0.8) for each in moving))
        rings = VGroup(self.ring((0, 0), "ink", 0.26), *self._rings_at_the_columns())
        rows = self._rows_of_the_miss(straight + SLIDE, "slid", formulas.MOVED_ORIGIN)
        self.play(FadeIn(rings, rows[0]), run_time=0.4)
        slide = [tween(each, offset=SLIDE) for each in moving]
        self.play(*slide, run_time=self.phrase_left(0.45, least=1.2))
        misses = VGroup(*(self._miss(place, place + SLIDE) for place in (np.zeros(2), straight)))
        self.play(*map(grow, misses), FadeIn(rows[1]), run_time=self.phrase_left(0.55))
        self.play(FadeIn(rows[2]), run_time=self.phrase_left(0.9, least=0.6))
        self.slid = VGroup(rings, misses, rows, self.landing)

    def _miss(self, told: Points, landed: Points) -> Arrow:
        """From where the columns say that a point lands to where it does: up to the rim of its dot."""
        start, end = self.space.plane.at(told), self.space.plane.at(landed)
        return Arrow(start, end - _RIM * (end - start) / np.linalg.norm(end - start), "slope", width=6.0)

    def _rows_of_the_miss(self, landed: Points, grid: str, verdict: str) -> VGroup:
        """Where the point should land and where it does, and so whether the movement is linear."""
        rows = formulas.miss_rows(self.bending.linear_image, landed, grid=grid)
        return self.in_column(*rows, formulas.verdict(verdict), under=self.premise)

    def _take_the_name_away(self) -> list[Animation]:
        """The map that comes now is not A, so no A stands over it: only the columns that its tips land on."""
        made, written = self.bending, cast("Written", self.premise[0])
        same = np.array_equal(made.matrix, self.matrix)
        name, table = written.part("name"), written.without("name")
        self.heading_of_columns = VGroup(*map(text, ("columns", "of $A$") if same else ("plain", "grid")))
        self.heading_of_columns.arrange(DOWN, buff=0.22, aligned_edge=LEFT).move_to(name, aligned_edge=LEFT)
        self.written_matrix = written
        if same:
            self.premise = VGroup(table, self.heading_of_columns)
            return [FadeOut(name, run_time=0.4)]
        plain = formulas.matrix_formula(made.matrix, name="").move_to(table, aligned_edge=LEFT)
        self.written_matrix = plain
        self.premise = VGroup(plain, self.heading_of_columns)
        for column in (0, 1):
            self.color_column(column)
        return swap(VGroup(name, table), plain)

    def _rings_at_the_columns(self) -> VGroup:
        """Where the columns say that the two tips land."""
        ends = zip(COLUMNS, self.bending.matrix.T, strict=True)
        return VGroup(*(self.ring(column, role, 0.24) for role, column in ends))

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
        made = self.bending
        old, unnamed = (self.space.grid, self.walk, self.point), self._take_the_name_away()
        # What comes last is drawn over the others.
        if np.array_equal(made.matrix, self.matrix) and np.array_equal(made.point, self.params.vector):
            self.remove(*old)
            self.add(*moving, self.landing, self.landing_name)
            self.play(FadeOut(self.shadows, self.sums, self.verdict, run_time=0.4), *unnamed)
            return
        gone = FadeOut(self.shadows, self.sums, self.verdict, self.landing, self.landing_name, *old)
        self._name_the_landing(made.linear_image, made.linear_image, self.bent_walk)
        self.play(gone, FadeIn(*moving, self.landing, self.landing_name), *unnamed, run_time=0.8)

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
