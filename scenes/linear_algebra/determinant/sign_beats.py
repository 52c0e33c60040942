"""The second part of the lesson: what zero and the sign say, and what a second matrix does."""

from __future__ import annotations

from manim import FadeIn, FadeOut, Indicate, VGroup

from mathkit.linear_algebra.determinant import determinant
from scenes.linear_algebra.determinant import formulas, squares
from scenes.linear_algebra.determinant.slid_sides import RunningMatrix
from scenes.linear_algebra.determinant.square_beats import SquareBeats
from scenes.linear_algebra.determinant.squares import at_left
from scenes.linear_algebra.determinant.zooms import Zoom
from scenes.stage.lesson import beat
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE


class SignBeats(SquareBeats):
    """The parallelogram is pressed flat, turned over, and mapped once more."""

    @beat(
        "Move one side onto the other: no area is left.",
        "Five points land on one spot: nothing can part them.",
        "{past_flat}",
        title="Past flat, it changes its sign",
    )
    def press_flat(self) -> None:
        old = self.premise
        self.premise, self.rows = self.running(VGroup(old, self.rows, self.labels, self.cut))
        self.play(FadeIn(self.premise, self.rows, self.square.letter), run_time=0.6)
        self.add(self.square)
        self.lost = squares.marked_points(self.plane, squares.alike(self.matrix))
        self.lost.set_state(matrix=self.matrix)
        self.play(FadeIn(self.lost), run_time=0.5)
        self.bring(squares.halfway(self.matrix), self.phrase_left(least=1.8))
        self.cue()
        again = squares.marked_points(self.plane, squares.alike(self.matrix)).set_state(matrix=self.matrix)
        self.play(FadeIn(again), run_time=0.6)
        self.play(tween(again, matrix=squares.halfway(self.matrix), run_time=self.phrase_left(0.5)))
        self.play(Indicate(again, color=self.theme.color("ink"), scale_factor=2.0), run_time=1.2)
        self.remove(again)
        self.cue()
        self.bring(squares.turned_over(self.matrix), self.phrase_left(0.6))
        self.play(Indicate(self.square.letter, color=self.theme.color("ink")), run_time=1.2)

    def running(self, gone: VGroup) -> tuple[VGroup, VGroup]:
        """Go back to what A makes of the square, and write its numbers so that they follow the sides."""
        window, square = squares.plane_of(self.shown_ranges["square turned over"]), self.square
        self.play(FadeOut(gone, run_time=0.4), square.turn_into(self.matrix, run_time=0.9))
        self.play(Zoom(self.plane, window, square.area, square.basis, run_time=0.7))
        square.set_state(matrix=self.matrix)
        return self.running_rows()

    def running_rows(self) -> tuple[VGroup, VGroup]:
        """A matrix and its determinant, with numbers that follow the sides of the square."""
        square = self.square
        named = at_left(RunningMatrix(lambda: square.matrix))
        area = Reading(formulas.running_determinant(), lambda: determinant(square.matrix), rounded, "result")
        return named, at_left(readout([area], size=STATEMENT_SIZE), under=named)

    def bring(self, matrix: Points, run_time: float) -> None:
        """Let the square and the points that will be lost go where another matrix sends them."""
        sliding = tween(self.lost, matrix=matrix, run_time=run_time)
        self.play(self.square.turn_into(matrix, run_time=run_time), sliding)

    @beat(
        "A second matrix, B, multiplies areas by its determinant, {second_determinant}.",
        "Together, that's {second_determinant} times {determinant}, which is {product_determinant:.4}.",
        title="An area of an area",
    )
    def move_on(self) -> None:
        p, facts = self.params, self.results
        self.play(FadeOut(self.lost), self.square.turn_into(self.matrix), run_time=0.8)
        self.grid = squares.grid_of(self.plane).set_state(matrix=self.matrix)
        window = squares.plane_of(self.shown_ranges["square mapped twice"])
        still = at_left(formulas.matrix(p.matrix))
        other = at_left(formulas.matrix(p.second, "B"), under=still)
        self.play(FadeOut(self.premise, self.rows), Zoom(self.plane, window, self.square, run_time=0.8))
        self.premise = still
        self.add(self.grid.set_state(matrix=self.matrix), self.square)
        self.play(FadeIn(self.grid, still, other), run_time=0.7)
        self.play(
            ApplyMap(p.second, self.grid, self.square, after=self.matrix),
            run_time=self.phrase_left(least=1.6),
        )
        self.cue()
        dets = (facts["determinant"], facts["second_determinant"], facts["product_determinant"])
        law = at_left(*formulas.product_of_determinants(*dets), under=other)
        for row in law:
            self.play(FadeIn(row), run_time=self.phrase_left(0.45))
        self.rows = VGroup(other, law)


def rounded(area: float) -> str:
    """A running area, without what is left of a zero."""
    return number(round(area, 2) + 0.0)
