"""The second part of the lesson: what zero and the sign say."""

from __future__ import annotations

import numpy as np
from manim import Create, FadeIn, FadeOut, Indicate, VGroup, VMobject

from scenes.linear_algebra.determinant import formulas, squares
from scenes.linear_algebra.determinant.slid_sides import RunningDeterminant, RunningMatrix
from scenes.linear_algebra.determinant.square_beats import SquareBeats
from scenes.linear_algebra.determinant.squares import at_left
from scenes.linear_algebra.determinant.zooms import Zoom
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.bases import COLUMNS
from scenes.stage.shapes.labels import label_near
from scenes.stage.type.writing import Written, on_plate

_FLAT = 0.9
"""Seconds for a look at what is pressed flat."""


class SignBeats(SquareBeats):
    """The parallelogram is pressed flat and turned over."""

    @beat(
        "Press the parallelogram flat, and no area is left.",
        "{past_flat}",
        "{turned}",
        title="Past flat, it changes its sign",
    )
    def press_flat(self) -> None:
        made, square = self.made, self.square
        gone = FadeOut(self.rows, self.tall, self.wide, self.cut, run_time=0.4)
        running, self.rows = self.running_rows(formulas.whole_product(made))
        changed = swap(self.premise, VGroup(running, self.rows))
        self.premise = running
        self.play(gone, FadeIn(square.letter, run_time=0.5), *changed)
        window = squares.plane_of(self.shown_ranges["turned square"])
        self.play(square.turn_into(self.matrix), run_time=0.6)
        self.play(Zoom(self.plane, window, square, run_time=0.6))
        self.play(square.turn_into(squares.halfway(made)), run_time=self.phrase_left(0.55, least=1.2))
        self.play(self.pointed_to(self.rows[-1]), run_time=_FLAT)
        self.cue()
        self.play(square.turn_into(squares.turned_over(made)), run_time=self.phrase_left(0.75, least=1.4))
        self.play(Indicate(square.letter, color=self.theme.color("ink")), run_time=0.6)
        self.cue()
        self.slide_upright()
        self.play(self.pointed_to(self.rows), run_time=self.phrase_left(least=0.8))

    def slide_upright(self) -> None:
        """Let the side that was turned over slide upright, as at first: now it points the other way."""
        made, plane = self.made, self.plane
        side, end = squares.turned_over(made)[:, 1 - made.pivot], squares.upright_beyond(made)
        self.beyond = plane.arrow(side, COLUMNS[1 - made.pivot], width=5.0)
        track = plane.segment(side, end, "ink")
        self.play(Create(track), run_time=0.5)
        slid = tween(self.beyond, start=plane.at((0.0, 0.0)), end=plane.at(end))
        self.play(slid, run_time=self.phrase_left(0.4, least=1.2))
        label = on_plate(formulas.height_beyond(made), margin=0.12)
        clear = (self.square.area, self.square.basis, self.square.letter, self.beyond, track)
        places = plane.to_frame(np.array([end / 2, end]))
        label_near(label, places, -made.columns[0, made.pivot], clear, box=plane.box)
        self.play(FadeIn(label), run_time=0.7)
        self.slid = VGroup(self.beyond, track, label)

    def running_rows(self, *above: Written, under: VMobject | None = None) -> tuple[VGroup, VGroup]:
        """A matrix and its determinant, whose numbers follow the square's sides; rows *above* the latter."""
        square = self.square
        named = at_left(RunningMatrix(lambda: square.matrix), under=under)
        return named, at_left(*above, RunningDeterminant(lambda: square.matrix), under=named)
