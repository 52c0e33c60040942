"""The middle of the lesson: a matrix is read by its columns, and a squashed plane becomes a number line."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from manim import (
    DOWN,
    LEFT,
    Create,
    FadeIn,
    FadeOut,
    ReplacementTransform,
    VGroup,
    smooth,
    squish_rate_func,
    there_and_back,
)

from mathkit.linear_algebra.matrices import FLATTEN, apply
from scenes.linear_algebra.matrices import formulas, planes
from scenes.linear_algebra.matrices.bracket_tables import BracketTable
from scenes.linear_algebra.matrices.columns_beats import ColumnsLesson
from scenes.linear_algebra.matrices.moving_things import MovingDots
from scenes.linear_algebra.matrices.price_lines import PriceLine
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.bases import COLUMNS
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.labels import label_near, tag
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import listed
from scenes.stage.type.writing import stack, text

_POINT = (1.0, 2.0)
"""A point that is pressed onto the line."""

_CROWD = ((-1.0, -2.0), (0.0, -2.0), (0.0, -1.0), (2.0, -2.0), (2.0, -1.0))
"""Other points, which become numbers on the line as well."""

_ASIDE = (0.5, 0.2)
"""How far the two arrows lie over the line that is left, so that both are seen whole, in manim units."""

_INDENT = 0.15
"""From the left edge of the words to the brackets, which are wider where one row is left, in manim units."""

_ROW = 0.95
"""The height of the one row that is left, in manim units."""

_LINE = (-6.0, 6.0)
"""The numbers on the line that is left of the plane."""

_ROW_PLACE, _SUM_PLACE, _LARGER = (0.0, 1.7, 0.0), (0.0, 0.15, 0.0), 1.3
"""Where the row stands over that line, with its sum under it, and how much larger both are then."""


class SquashingLesson(ColumnsLesson):
    """Beat eight."""

    @beat(
        "Now read this matrix, column by column.",
        "Both columns lie on one line, so the plane is squashed onto it.",
        "Drop the row of zeros, and each point becomes one number.",
        title="Onto one line",
    )
    def squash_the_plane(self) -> None:
        space = self.space = planes.plane_to_read()
        self.figure = planes.house_on(space)
        self.point = MovingDots(space.plane, self.bending, [_POINT], size=1.5)
        self.crowd = MovingDots(space.plane, self.bending, _CROWD)
        name = tag(listed(_POINT))
        label_near(name, space.plane.at(_POINT), (1, 1), box=space.plane.box.inset(0.1))
        things = (space, self.figure, self.crowd, self.point, name)
        self.play(
            FadeOut(self.leftover, run_time=0.6),
            FadeIn(*things, rate_func=squish_rate_func(smooth, 0.3, 1.0)),
            *self._change_the_matrix(),
        )
        rows = stack(*formulas.landing_rows(FLATTEN), under=self.premise, gap=formulas.ROW_GAP)
        targets = VGroup(*(self.ring(FLATTEN[:, column], COLUMNS[column], 0.24) for column in (0, 1)))
        marks = [self._line_under(column) for column in (0, 1)]
        for mark, ring, row in zip(marks, targets, rows, strict=True):
            self.play(FadeIn(mark), run_time=self.phrase_left(0.2, least=0.4))
            self.play(Create(ring), FadeIn(row), run_time=self.phrase_left(0.3, least=0.6))
        self.cue()
        self._squash(name, VGroup(targets, *marks))
        worked = self._work_the_point_out(rows)
        self.cue()
        self._drop_the_zeros(rows, worked)
        self._become_a_line(worked)

    def _change_the_matrix(self) -> list[Any]:
        """New numbers between the brackets, and no letter: this is another matrix."""
        old = self.premise
        self.premise = stack(formulas.matrix_formula(FLATTEN, name="")).shift((_INDENT, 0.0, 0.0))
        for column in (0, 1):
            self.color_column(column)
        return swap(old, self.premise)

    def _line_under(self, column: int) -> Polyline:
        """A line under a column of the matrix."""
        parts = [self.entry(column, component) for component in formulas.COMPONENTS]
        group = VGroup(*(shape for part in parts for shape in part))
        (left, bottom), right = group.get_corner((-1, -1, 0))[:2], group.get_right()[0]
        return Polyline(
            [np.array([(left, bottom - 0.14), (right, bottom - 0.14)])], COLUMNS[column], width=6.0
        )

    def _squash(self, name: VGroup, pointers: VGroup) -> None:
        """The line on which both columns lie lights up, and everything falls onto it."""
        space = self.space
        line = space.horizontal_axis().set_stroke(color("ink"), 6.0)
        self.play(FadeIn(line, rate_func=there_and_back, remover=True), run_time=self.phrase_left(0.2))
        moving = (space.grid, self.figure, space.basis, self.crowd, self.point)
        self.play(
            FadeOut(name, pointers, run_time=0.4),
            ApplyMap(FLATTEN, *moving, run_time=self.phrase_left(0.72, least=1.8)),
        )

    def _work_the_point_out(self, rows: VGroup) -> VGroup:
        """The number that the point has become, as a sum."""
        landing = text(f"{listed(_POINT)} lands at", size=formulas.SMALLER)
        worked = stack(landing, formulas.one_sum(FLATTEN[0], _POINT), under=rows, gap=formulas.ROW_GAP)
        self.play(FadeIn(worked), self.point.marks.animate.set_fill(color("result")), run_time=0.8)
        return worked

    def _drop_the_zeros(self, rows: VGroup, worked: VGroup) -> None:
        """The row of zeros falls out of the matrix, and the numbers that are left are a row of weights."""
        written: Any = self.premise[0]
        zeros = VGroup(*(written.part(f"{column}_up") for column in ("first", "second")))
        tops = VGroup(*(written.part(f"{column}_right") for column in ("first", "second")))
        # The two numbers that are left stay where they are.
        places = np.array([part.get_center()[:2] for part in tops])
        pitch = places[1, 0] - places[0, 0]
        corner = (places[0, 0] - pitch / 2, places[0, 1] + _ROW / 2)
        self.weights = BracketTable(
            FLATTEN[:1], corner, (pitch, _ROW), COLUMNS, size=formulas.MATRIX_SIZE, name="pressing"
        )
        self.weights.shift((0.0, places[0, 1] - self.weights.entries.get_center()[1], 0.0))
        brackets = VGroup(
            *(shape for shape in written if all(shape not in each for part in (zeros, tops) for each in part))
        )
        self.remove(self.premise)
        self.add(brackets, zeros, tops)
        self.play(FadeOut(rows, run_time=0.4), FadeOut(zeros, shift=0.6 * DOWN, run_time=0.7))
        self.play(
            FadeOut(brackets, tops, self.space.grid),
            FadeIn(self.weights),
            cast("Any", worked).animate.next_to(self.weights, DOWN, buff=0.3, aligned_edge=LEFT),
            run_time=0.7,
        )

    def _become_a_line(self, worked: VGroup) -> None:
        """The horizontal axis becomes the line, with all that lies on it."""
        space = self.space
        line = self.line = PriceLine(*_LINE, most=14)
        flat, point = cast("Any", self.figure.copy()), cast("Any", self.point)
        self.remove(self.figure)
        value = float(apply(FLATTEN, _POINT).image[0])
        low, high = (flat.get_left()[0], flat.get_right()[0])
        ends = [space.plane.values((x, 0.0, 0.0))[0] for x in (low, high)]
        flat_end = flat.copy().stretch_to_fit_width(line.at(ends[1])[0] - line.at(ends[0])[0])
        flat_end.move_to((line.at(ends[0]) + line.at(ends[1])) / 2)
        axis = space.horizontal_axis()
        seconds = self.phrase_left(0.75, least=1.5)
        arrows = [
            tween(arrow, start=line.at(0.0), end=line.at(float(end)), run_time=seconds)
            for arrow, end in zip(space.basis.arrows, FLATTEN[0], strict=True)
        ]
        self.remove(space)
        self.add(space.plane, space.edge, axis, *space.basis.arrows, flat, self.crowd, self.point)
        landed = [line.at(float(apply(FLATTEN, place).image[0]))[:2] for place in _CROWD]
        self.figure = flat
        self.play(
            FadeOut(space.plane, space.edge, run_time=0.8),
            ReplacementTransform(axis, line.line, run_time=seconds),
            flat.animate(run_time=seconds).become(flat_end),
            *arrows,
            tween(self.crowd.marks, places=np.array(landed), run_time=seconds),
            cast("Any", self.weights).animate(run_time=seconds).scale(_LARGER).move_to(_ROW_PLACE),
            cast("Any", worked).animate(run_time=seconds).scale(_LARGER).move_to(_SUM_PLACE),
            point.animate(run_time=seconds).move_to(line.at(value)),
        )
        # Only now there is no height any more that a lifted arrow could be taken to have.
        lifted = [
            cast("Any", arrow).animate.shift((0.0, way, 0.0))
            for arrow, way in zip(space.basis.arrows, _ASIDE, strict=True)
        ]
        self.play(FadeIn(line.scale_marks), *lifted, run_time=0.6)
        self.add(self.crowd, self.point)
        self.rail = line.line
        self.leftover = VGroup(*space.basis.arrows, worked, self.crowd)
