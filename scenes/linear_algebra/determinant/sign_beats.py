"""The second part of the lesson: what zero and the sign say, and what a second matrix does."""

from __future__ import annotations

import numpy as np
from manim import FadeIn, FadeOut, Indicate, VGroup

from mathkit.linear_algebra.determinant import determinant
from scenes.linear_algebra.determinant import formulas, squares
from scenes.linear_algebra.determinant.slid_sides import RunningMatrix
from scenes.linear_algebra.determinant.square_beats import SquareBeats
from scenes.linear_algebra.determinant.squares import at_left
from scenes.linear_algebra.determinant.zooms import Zoom
from scenes.stage.lesson import beat
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.linear_maps import ApplyMap, Mapped
from scenes.stage.shapes.labels import label_near
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, on_plate


class SignBeats(SquareBeats):
    """The parallelogram is pressed flat, turned over, and mapped once more."""

    @beat(
        "Press the parallelogram flat: no area is left.",
        "Five points land on one spot, so there's no way back.",
        "{past_flat}",
        title="Past flat, it changes its sign",
    )
    def press_flat(self) -> None:
        made, square, flat = self.made, self.square, squares.halfway(self.made)
        gone = FadeOut(self.premise, self.rows, self.labels, self.cut, run_time=0.5)
        self.play(gone, square.turn_into(self.matrix, run_time=0.8))
        self.drop = squares.Height(self.plane, made.pivot, upright=True).set_state(matrix=self.matrix)
        self.premise, self.rows = self.running_rows(formulas.product(made))
        self.play(FadeIn(self.premise, self.rows, square.letter, self.drop), run_time=0.6)
        self.add(square, self.drop)
        self.bring(flat, self.phrase_left(least=1.6))
        self.cue()
        lost = squares.marked_points(self.plane, squares.alike(made)).set_state(matrix=flat)
        self.add(lost)
        self.play(FadeOut(square.letter, run_time=0.4))
        self.bring(self.matrix, 1.2, lost)
        self.bring(flat, self.phrase_left(0.6, least=1.6), lost)
        self.play(Indicate(lost, color=self.theme.color("ink"), scale_factor=2.0), run_time=1.2)
        self.cue()
        self.remove(lost)
        self.add(square, self.drop)
        over = squares.turned_over(made)
        self.bring(over, self.phrase_left(0.5, least=1.6))
        self.play(Indicate(square.letter, color=self.theme.color("ink")), run_time=0.8)
        self.below = self.name_the_height(formulas.height_beyond(made))
        pointed = Indicate(self.drop, color=self.theme.color("result"), scale_factor=1.0)
        self.play(FadeIn(self.below, run_time=0.8), pointed, run_time=self.phrase_left(0.8))

    def name_the_height(self, written: Written) -> VGroup:
        """A label at the foot of the dashed height."""
        drop, plane, square = self.drop, self.plane, self.square
        clear = (square.area, square.basis, square.letter, drop)
        label, foot = on_plate(written, margin=0.06), plane.at(drop.foot)
        return label_near(label, foot, drop.foot - drop.tip, clear, box=plane.box)

    def running_rows(self, *above: Written) -> tuple[VGroup, VGroup]:
        """A matrix and its determinant, whose numbers follow the square's sides; rows *above* the latter."""
        square = self.square
        named = at_left(RunningMatrix(lambda: square.matrix))
        area = Reading(
            formulas.running_determinant(), lambda: determinant(rounded(square.matrix)), written, "result"
        )
        return named, at_left(*above, readout([area], size=STATEMENT_SIZE), under=named)

    def bring(self, matrix: Points, run_time: float, *others: Mapped) -> None:
        """Let the square, its height and *others* go where another matrix sends them."""
        moving = [tween(each, matrix=matrix, run_time=run_time) for each in (self.drop, *others)]
        self.play(self.square.turn_into(matrix, run_time=run_time), *moving)

    @beat(
        "{second}",
        "Together, that's {second_determinant} times {determinant}, or {product_determinant:.4}.",
        title="An area of an area",
    )
    def move_on(self) -> None:
        p, facts = self.params, self.results
        gone = FadeOut(self.below, self.drop, self.premise, self.rows, run_time=0.4)
        self.play(gone, self.square.turn_into(self.matrix, run_time=0.7))
        self.grid = squares.grid_of(self.plane).set_state(matrix=self.matrix)
        window = squares.plane_of(self.shown_ranges["square mapped twice"])
        still = at_left(formulas.matrix(p.matrix))
        other = at_left(formulas.second_matrix(p.second), under=still)
        worked = at_left(formulas.products_of(p.second, facts["second_determinant"]), under=other)
        self.play(FadeIn(still, other), Zoom(self.plane, window, self.square), run_time=0.7)
        self.premise = still
        self.add(self.grid.set_state(matrix=self.matrix), self.square)
        self.play(FadeIn(self.grid), run_time=0.3)
        mapped = ApplyMap(p.second, self.grid, self.square, after=self.matrix)
        self.play(mapped, run_time=self.phrase_left(0.7, least=1.4))
        self.play(FadeIn(worked), run_time=self.phrase_left(least=0.5))
        self.cue()
        dets = (facts["determinant"], facts["second_determinant"], facts["product_determinant"])
        law = at_left(*formulas.product_of_determinants(*dets), under=worked)
        for row in law:
            self.play(FadeIn(row), run_time=self.phrase_left(0.45))
        self.rows = VGroup(other, worked, law)


def rounded(matrix: Points) -> Points:
    """Entries as they are written: the determinant that is shown is that of these."""
    entries: Points = np.round(matrix, 2) + 0.0
    return entries


def written(area: float) -> str:
    """A running area, which is exact: tenths times hundredths; without what is left of a zero."""
    return f"$=$ {number(round(area, 3) + 0.0, 3)}"
