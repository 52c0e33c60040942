from __future__ import annotations

from typing import Any

import numpy as np
from manim import FadeIn, FadeOut

from mathkit.learning.densities.way_back import learn_way_back, press_together
from mathkit.linear_algebra.determinant import determinant, straighten
from mathkit.probability.random_variables import draw_normal
from scenes.linear_algebra.determinant import clouds, squares, words
from scenes.linear_algebra.determinant.cloud_beats import CloudBeats
from scenes.linear_algebra.determinant.params import DeterminantParams
from scenes.linear_algebra.determinant.zooms import Zoom
from scenes.stage.axes.ticks import corners
from scenes.stage.lesson import Facts, Ranges, beat
from scenes.stage.pictures.linear_maps import ApplyMap


class Determinant(CloudBeats):
    """By what factor a matrix scales areas: one number, the same for every shape."""

    title = "The determinant"
    prerequisites = ("matrices", "matrix_multiplication")
    fact_labels = words.FACT_LABELS

    class Params(DeterminantParams):
        """Two matrices and a cloud."""

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
        return {
            **squares.ranges_of(self.made, self.params.second),
            "cloud": corners(self.near_places()),
            "mapped cloud": corners(np.concatenate([self.cloud, self.data, clouds.RIM])),
            "marked square": corners(np.concatenate([self.corner + squares.SQUARE, clouds.RIM])),
            **clouds.ranges_of_loss("pressing", self.pressed),
            **clouds.ranges_of_loss("counting", self.learned),
        }

    def facts(self) -> Facts:
        p = self.params
        factor, second = (round(determinant(each), 2) + 0.0 for each in (p.matrix, p.second))
        area = float(self.learned.areas[-1])
        undone = abs(factor) * round(area, words.AREA_DECIMALS)  # the product of the numbers that are shown
        away = words.moves_away(self.learned)
        return {
            "determinant": factor,
            "rectangle": self.made.area,
            "second_determinant": second,
            "product_determinant": round(determinant(np.asarray(p.second) @ self.matrix), 4) + 0.0,
            "inside": int(clouds.in_cell(self.cloud, (0.0, 0.0)).sum()),
            "marked": int(clouds.in_cell(self.data, self.corner).sum()),
            "squeezed_area": float(self.pressed.areas[self.half_squeezed]),
            "squeezing_cost": float(self.pressed.area_costs[self.nearly_flat]),
            "learned_determinant": area,
            "undone_areas": undone,
            "learned_loss": self.learned.losses[-1],
            "pressed_loss": self.pressed.losses[-1],
            "second": words.second(second),
            **words.sentences(self.made, factor),
            **words.squeezing(self.widths, self.nearest, away=away),
            **words.learning(self.learned, abs(factor), undone),
        }

    @beat(
        "So a matrix scales areas by the size of [a d - b c|a d minus b c].",
        "Negative means mirrored, zero means flat.",
        title="By the size of ad − bc",
    )
    def answer(self) -> None:
        plane = self.plane = self.picture.plane
        grid, square = self.grid, self.square = squares.grid_of(plane), squares.LetteredSquare(plane)
        gone = FadeOut(self.rows, self.named, self.picture.rim, self.trained.moved)
        self.play(gone, FadeIn(grid, square), run_time=0.7)
        window = squares.plane_of(self.shown_ranges["square"])
        self.play(Zoom(plane, window, grid, square, run_time=0.8))
        self.play(ApplyMap(self.matrix, grid, square), run_time=self.phrase_left(0.6, least=1.6))
        self.play(FadeIn(*self.running_rows()), run_time=0.9)
        self.cue()
        over, flat = squares.turned_over(self.made), squares.halfway(self.made)
        self.play(FadeOut(grid), square.turn_into(over), run_time=self.phrase_left(0.4))
        self.play(square.turn_into(flat), run_time=self.phrase_left(0.55))
        self.play(square.turn_into(self.matrix), run_time=self.phrase_left())
