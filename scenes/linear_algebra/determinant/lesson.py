from __future__ import annotations

from typing import Any

import numpy as np
from manim import FadeIn, FadeOut

from mathkit.learning.densities.way_back import learn_way_back, press_together
from mathkit.linear_algebra.determinant import determinant, straighten
from mathkit.probability.random_variables import draw_normal
from scenes.linear_algebra.determinant import clouds, formulas, squares, words
from scenes.linear_algebra.determinant.cloud_beats import CloudBeats
from scenes.linear_algebra.determinant.params import DeterminantParams
from scenes.linear_algebra.determinant.squares import at_left
from scenes.linear_algebra.determinant.zooms import Zoom
from scenes.stage.axes.ticks import corners
from scenes.stage.lesson import Facts, Ranges, beat
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.type.writing import formula


class Determinant(CloudBeats):
    """By what factor a matrix scales areas: one number, the same for every shape."""

    title = "The determinant"
    prerequisites = ("matrices", "matrix_multiplication")
    fact_labels = words.FACT_LABELS

    class Params(DeterminantParams):
        """A matrix and a cloud."""

    params: Params

    def compute(self) -> None:
        p = self.params
        self.matrix = np.asarray(p.matrix)
        made: Any = straighten(p.matrix)  # a matrix that presses the plane flat is refused
        self.made = made
        self.cloud = draw_normal(0.0, 1.0, 2 * p.points, p.seed).reshape(p.points, 2)
        self.data = self.cloud @ self.matrix.T
        self.learned = learn_way_back(self.data)
        self.pressed = press_together(self.data)

    def ranges(self) -> Ranges:
        learned = self.data @ self.learned.matrices[-1].T
        return {
            **squares.ranges_of(self.made),
            "round cloud": corners(np.concatenate([self.cloud, squares.SQUARE])),
            "cloud": corners(np.concatenate([self.cloud, self.data, learned, clouds.RIM])),
            **clouds.ranges_of_areas(self.pressed, self.learned),
        }

    def facts(self) -> Facts:
        factor = round(determinant(self.matrix), 2) + 0.0
        learned = float(self.learned.areas[-1])
        return {
            "determinant": factor,
            "rectangle": self.made.area,
            "inside": int(clouds.in_cell(self.cloud, (0.0, 0.0)).sum()),
            "early_determinant": float(self.pressed.areas[self.early]),
            "learned_determinant": learned,
            **words.sentences(self.made, factor, learned),
        }

    @beat(
        "So a two-by-two matrix scales areas by the absolute value of [a d - b c|a d minus b c].",
        "Zero means flat.",
        "Negative means mirrored, too.",
        title="By the absolute value of ad − bc",
    )
    def answer(self) -> None:
        picture, cell = self.picture, self.picture.cell
        plane, ghost = picture.plane, picture.ghost
        grid, square = self.grid, self.square = squares.grid_of(plane), squares.LetteredSquare(plane)
        self.plane = plane
        gone = FadeOut(
            *(self.model, self.landed, self.nearly, self.trained.panel.numbers, self.trained.panel.curve),
            *(self.chart, self.first_curve, self.first_name, self.second_name, self.level),
            *(self.bell, self.followed, self.legend, *self.points()),
        )
        turned = self.learned.matrices[-1] @ self.matrix
        undone = ApplyMap(np.linalg.inv(turned), cell, after=turned)
        self.play(gone, undone, run_time=0.7)
        rule = at_left(formula(formulas.SCALED))
        window = squares.plane_of(self.shown_ranges["turned square"])
        self.play(FadeIn(grid, square, rule), run_time=0.5)
        self.remove(self.trained.moved, cell, self.before)
        self.add(ghost, square)
        self.play(Zoom(plane, window, grid, ghost, square, run_time=0.8))
        self.play(ApplyMap(self.matrix, grid, square), run_time=self.phrase_left(0.6, least=1.4))
        self.play(FadeIn(*self.running_rows(under=rule)), FadeOut(grid), run_time=0.8)
        self.cue()
        self.play(square.turn_into(squares.halfway(self.made)), run_time=self.phrase_left(0.6, least=0.8))
        self.cue()
        mirrored = squares.turned_over(self.made) if self.results["determinant"] > 0 else self.matrix
        self.play(square.turn_into(mirrored), run_time=self.phrase_left(0.8, least=0.8))
