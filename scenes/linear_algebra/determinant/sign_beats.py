"""The second part of the lesson: what zero and the sign say."""

from __future__ import annotations

import numpy as np
from manim import FadeIn, FadeOut, Indicate, VGroup, VMobject

from mathkit.linear_algebra.determinant import determinant
from scenes.linear_algebra.determinant import formulas, squares
from scenes.linear_algebra.determinant.slid_sides import RunningMatrix
from scenes.linear_algebra.determinant.square_beats import SquareBeats
from scenes.linear_algebra.determinant.squares import at_left
from scenes.stage.lesson import beat
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.linear_maps import Mapped
from scenes.stage.shapes.labels import label_near
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, on_plate


class SignBeats(SquareBeats):
    """The parallelogram is pressed flat and turned over."""

    @beat(
        "Press the parallelogram flat: no area is left.",
        "Five points share one spot, so there's no way back.",
        "{past_flat}",
        "{turned}",
        title="Past flat, it changes its sign",
    )
    def press_flat(self) -> None:
        made, square, flat = self.made, self.square, squares.halfway(self.made)
        gone = FadeOut(self.premise, self.rows, self.labels, self.cut, run_time=0.5)
        self.play(gone, square.turn_into(self.matrix, run_time=0.8))
        self.drop = squares.Height(self.plane, made.pivot, upright=True).set_state(matrix=self.matrix)
        self.premise, self.rows = self.running_rows(formulas.product(made))
        lost = squares.marked_points(self.plane, squares.alike(made)).set_state(matrix=self.matrix)
        lost.set_z_index(2)  # also on the arrows of the sides
        above = self.name_the_height(formulas.height_label(made))
        self.play(FadeIn(self.premise, self.rows, square.letter, self.drop, above), run_time=0.8)
        self.add(square, self.drop)
        self.play(FadeIn(lost), run_time=0.4)
        self.play(FadeOut(above), run_time=0.2)
        self.bring(flat, self.phrase_left(least=1.6), lost)
        self.cue()
        self.play(Indicate(lost, color=self.theme.color("ink"), scale_factor=2.0), run_time=1.2)
        self.cue()
        self.remove(lost)
        self.bring(squares.turned_over(made), self.phrase_left(0.7, least=1.6))
        self.play(Indicate(square.letter, color=self.theme.color("ink")), run_time=0.7)
        self.cue()
        self.below = self.name_the_height(formulas.height_beyond(made))
        pointed = Indicate(self.drop, color=self.theme.color("result"), scale_factor=1.0)
        self.play(FadeIn(self.below, run_time=0.8), pointed, run_time=self.phrase_left(0.5))
        self.play(
            Indicate(self.rows, color=self.theme.color("ink"), scale_factor=1.0), run_time=self.phrase_left()
        )

    def name_the_height(self, written: Written) -> VGroup:
        """A label beyond the tip of the height."""
        drop, plane, square = self.drop, self.plane, self.square
        clear = (square.area, square.basis, square.letter, drop)
        label, tip = on_plate(written, margin=0.12), plane.at(drop.tip)
        return label_near(label, tip, drop.tip - drop.foot, clear, box=plane.box)

    def running_rows(self, *above: Written, under: VMobject | None = None) -> tuple[VGroup, VGroup]:
        """A matrix and its determinant, whose numbers follow the square's sides; rows *above* the latter."""
        square = self.square
        named = at_left(RunningMatrix(lambda: square.matrix), under=under)
        area = Reading(
            formulas.running_determinant(), lambda: determinant(rounded(square.matrix)), written, "result"
        )
        return named, at_left(*above, readout([area], size=STATEMENT_SIZE), under=named)

    def bring(self, matrix: Points, run_time: float, *others: Mapped) -> None:
        """Let the square, its height and *others* go where another matrix sends them."""
        moving = [tween(each, matrix=matrix, run_time=run_time) for each in (self.drop, *others)]
        self.play(self.square.turn_into(matrix, run_time=run_time), *moving)


def rounded(matrix: Points) -> Points:
    """Entries as they are written: the determinant that is shown is that of these."""
    entries: Points = np.round(matrix, 2) + 0.0
    return entries


def written(area: float) -> str:
    """A running area, which is exact: tenths times hundredths; without what is left of a zero."""
    return f"$=$ {number(round(area, 3) + 0.0, 3)}"
