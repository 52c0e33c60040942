"""The middle of the lesson: a plane is squashed onto a line, which becomes a number line."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from manim import DOWN, Animation, Create, FadeIn, FadeOut, ReplacementTransform, VGroup, there_and_back

from mathkit.linear_algebra.matrices import FLATTEN, apply
from scenes.linear_algebra.matrices import formulas, planes
from scenes.linear_algebra.matrices.bracket_tables import BracketTable
from scenes.linear_algebra.matrices.columns_beats import ColumnsLesson
from scenes.linear_algebra.matrices.lines_that_light_up import ticks_on
from scenes.linear_algebra.matrices.moving_things import MovingDots
from scenes.linear_algebra.matrices.price_lines import PriceLine
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import second_half
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.bases import COLUMNS
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.labels import label_near, tag
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import listed
from scenes.stage.type.writing import stack, text

_CROWD = ((-1.0, -2.0), (-2.0, 1.0), (0.0, -2.0), (-1.0, 1.0), (2.0, -2.0), (2.0, -1.0))
"""Other points, which become numbers on the line as well, each another one."""

_ASIDE = (0.5, 0.2)
"""How far the two arrows lie over the line on which both have landed, so that both are seen whole, in manim
units."""

_INDENT = 0.15
"""From the left edge of the words to the brackets, which are wider where one row is left, in manim units."""

_PITCH = 0.56
"""From the baseline of one short row to that of the next, in manim units."""

_ROW = 0.95
"""The height of the one row that is left, in manim units."""

_LINE = (-6.0, 6.0)
"""The numbers on the line that is left of the plane."""

_ROW_PLACE, _SUM_PLACE, _LARGER = (0.0, 1.7, 0.0), (0.0, 0.15, 0.0), 1.3
"""Where the row stands over that line, with its sum under it, and how much larger both are then."""


class SquashingLesson(ColumnsLesson):
    """Beat eight."""

    @beat(
        "Take two columns on one line: the whole plane collapses onto it.",
        "Each colour's steps stay equal, the origin stays put: still linear.",
        "Drop the zeros, and each point becomes one number. Ours is {pressed}.",
        title="Onto one line",
    )
    def squash_the_plane(self) -> None:
        self._open_the_window()
        space = self.space
        self.point = MovingDots(space.plane, self.bending, [planes.PRESSED], size=1.5)
        self.crowd = MovingDots(space.plane, self.bending, _CROWD)
        name = tag(listed(planes.PRESSED))
        label_near(name, space.plane.at(planes.PRESSED), (1, 1), box=space.plane.box.inset(0.1))
        coming = [FadeIn(space.plane.numbers, space.edge, self.crowd, name, self.point, run_time=0.5)]
        self.rows = stack(*formulas.landing_rows(FLATTEN), under=self.premise, gap=formulas.ROW_GAP)
        targets = VGroup(*(self.ring(FLATTEN[:, column], COLUMNS[column], 0.24) for column in (0, 1)))
        marks = [self._line_under(column) for column in (0, 1)]
        for mark, ring, row in zip(marks, targets, self.rows, strict=True):
            self.play(FadeIn(mark, row), Create(ring), *coming, run_time=0.5)
            coming = []
        self._squash(VGroup(name, targets, *marks))
        self.cue()
        self._see_that_it_is_linear()
        self.cue()
        self._drop_the_zeros()
        self._become_a_line()
        self._work_the_point_out()

    def _open_the_window(self) -> None:
        """The grid slides back and straightens, another matrix comes, and the window opens on more of it."""
        old, space, matrix = self.space, planes.plane_to_squash(), self.bending.matrix
        grid, walk, arrows, point = self.moving
        self.play(
            FadeOut(self.slid, walk, point, self.heading_of_columns),
            *(tween(each, offset=(0.0, 0.0)) for each in (grid, arrows)),
            run_time=0.4,
        )
        for thing in (old.grid, old.basis):
            thing.set_state(matrix=matrix)
        self.remove(grid, arrows)
        self.add(old.grid, old.basis)
        straightened = ApplyMap(matrix, old.grid, old.basis, back=True, run_time=0.8)
        self.play(straightened, *self._change_the_matrix())
        edge = VGroup(old.plane.numbers, old.edge)
        self.remove(old.plane, old.grid, old.basis)
        zoom = planes.Zoom(space, old.plane).set_state(share=0.0)
        self.add(edge, space.plane.grid, space.plane.axes, space.grid, space.basis, self.premise)
        opened = tween(zoom, on=space.plane.grid, share=1.0, run_time=0.7)
        self.play(FadeOut(edge, run_time=0.3), opened)
        self.space = space

    def _change_the_matrix(self) -> list[Animation]:
        """The numbers between the brackets change, and no letter comes: this is another matrix."""
        old, new = self.written_matrix, formulas.matrix_formula(FLATTEN, name="")
        self.premise = stack(new).shift((_INDENT, 0.0, 0.0))
        for column in (0, 1):
            self.color_column(column)
        kept = [(formulas.brackets_of(old), formulas.brackets_of(new))]
        moves: list[Animation] = []
        for name, value, other in zip(
            formulas.ENTRIES, self.bending.matrix.T.ravel(), FLATTEN.T.ravel(), strict=True
        ):
            before, after = old.part(name), new.part(name)
            if value == other:
                kept.append((before, after))
            else:
                gone = FadeOut(before, target_position=after, run_time=0.4)
                moves += [gone, FadeIn(after, run_time=0.8, rate_func=second_half)]
        return [*moves, *(ReplacementTransform(*each, run_time=0.8) for each in kept)]

    def _line_under(self, column: int) -> Polyline:
        """A line under a column of the matrix."""
        parts = [self.entry(column, component) for component in formulas.COMPONENTS]
        group = VGroup(*(shape for part in parts for shape in part))
        (left, bottom), right = group.get_corner((-1, -1, 0))[:2], group.get_right()[0]
        return Polyline(
            [np.array([(left, bottom - 0.14), (right, bottom - 0.14)])], COLUMNS[column], width=6.0
        )

    def _squash(self, pointers: VGroup) -> None:
        """The line of both columns lights up, everything falls onto it, and the arrows lift apart."""
        space, arrows = self.space, cast("list[Any]", self.space.basis.arrows)
        line = space.horizontal_axis().set_stroke(color("ink"), 6.0)
        # The line is added first, so that the arrows lie over it.
        self.add(line, space.basis, self.crowd, self.point)
        self.play(FadeIn(line, rate_func=there_and_back, remover=True), run_time=0.4)
        moving = (space.grid, space.basis, self.crowd, self.point)
        self.play(
            FadeOut(pointers, run_time=0.4),
            ApplyMap(FLATTEN, *moving, run_time=self.phrase_left(0.75, least=1.6)),
        )
        lifted = [arrow.animate.shift((0.0, way, 0.0)) for arrow, way in zip(arrows, _ASIDE, strict=True)]
        self.play(*lifted, run_time=0.4)

    def _see_that_it_is_linear(self) -> None:
        """Equal steps have ticks at equal distances, the origin is ringed, and the verdict comes."""
        self.ticks = ticks_on(self.space.plane, FLATTEN)
        self.origin = self.ring((0, 0), "ink", 0.26)
        lines = formulas.STILL_LINEAR
        verdict = stack(*map(formulas.verdict, lines), under=self.rows, gap=formulas.ROW_GAP)
        for place, line in enumerate(verdict):
            cast("Any", line).stand_on(cast("Any", verdict[0]).baseline - _PITCH * place)
        self.play(Create(self.ticks), run_time=self.phrase_left(0.35, least=0.6))
        self.play(Create(self.origin), run_time=self.phrase_left(0.45, least=0.6))
        self.play(FadeIn(verdict), run_time=self.phrase_left(0.6, least=0.6))
        self.rows.add(*verdict)

    def _work_the_point_out(self) -> None:
        """The number that the point has become, as a sum."""
        landing = text(f"{listed(planes.PRESSED)} lands at", size=formulas.SMALLER)
        worked = stack(landing, formulas.one_sum(FLATTEN[0], planes.PRESSED), gap=formulas.ROW_GAP)
        worked.scale(_LARGER).move_to(_SUM_PLACE)
        self.play(
            FadeIn(worked, self.line.scale_marks),
            cast("Any", self.point.marks).animate.set_fill(color("result")),
            run_time=self.phrase_left(0.7, least=0.6),
        )
        self.add(self.crowd, self.point)
        self.leftover = VGroup(*self.space.basis.arrows, worked, self.crowd)

    def _drop_the_zeros(self) -> None:
        """The row of zeros falls out of the matrix, and the numbers that are left are a row of weights."""
        written: Any = self.premise[0]
        zeros, tops = (
            VGroup(*(written.part(f"{column}_{component}") for column in ("first", "second")))
            for component in ("up", "right")
        )
        # The two numbers that are left stay where they are.
        places = np.array([part.get_center()[:2] for part in tops])
        pitch = places[1, 0] - places[0, 0]
        corner = (places[0, 0] - pitch / 2, places[0, 1] + _ROW / 2)
        self.weights = BracketTable(
            FLATTEN[:1], corner, (pitch, _ROW), COLUMNS, size=formulas.MATRIX_SIZE, name="pressing"
        )
        self.weights.shift((0.0, places[0, 1] - self.weights.entries.get_center()[1], 0.0))
        brackets = formulas.brackets_of(written)
        self.remove(self.premise)
        self.add(brackets, zeros, tops)
        gone = FadeOut(self.rows, self.ticks, self.origin, run_time=0.4)
        self.play(gone, FadeOut(zeros, shift=0.6 * DOWN, run_time=0.7))
        self.play(FadeOut(brackets, tops, self.space.grid), FadeIn(self.weights), run_time=0.7)

    def _become_a_line(self) -> None:
        """The horizontal axis becomes the line, with all that lies on it."""
        space, point = self.space, cast("Any", self.point)
        line = self.line = PriceLine(*_LINE, most=14)
        axis, seconds = space.horizontal_axis(), self.phrase_left(0.6, least=1.4)
        arrows = [
            tween(arrow, start=line.at(0.0, way), end=line.at(float(end), way), run_time=seconds)
            for arrow, end, way in zip(space.basis.arrows, FLATTEN[0], _ASIDE, strict=True)
        ]
        self.remove(space)
        self.add(space.plane, space.edge, axis, *space.basis.arrows, self.crowd, self.point)
        landed = [line.at(float(apply(FLATTEN, place).image[0]))[:2] for place in _CROWD]
        self.play(
            FadeOut(space.plane, space.edge, run_time=0.8),
            ReplacementTransform(axis, line.line, run_time=seconds),
            *arrows,
            tween(self.crowd.marks, places=np.array(landed), run_time=seconds),
            cast("Any", self.weights).animate(run_time=seconds).scale(_LARGER).move_to(_ROW_PLACE),
            point.animate(run_time=seconds).move_to(line.at(self.pressed)),
        )
        self.add(self.crowd, self.point)
        self.rail = line.line
