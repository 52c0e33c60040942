from __future__ import annotations

from typing import Any

import numpy as np
from manim import Create, FadeIn, FadeOut, ReplacementTransform

from mathkit.learning.densities.way_back import learn_way_back, press_together
from mathkit.linear_algebra.determinant import determinant, straighten
from mathkit.linear_algebra.stretched_normal import MeanSurprise
from mathkit.probability.random_variables import draw_normal
from scenes.linear_algebra.determinant import clouds, squares, words
from scenes.linear_algebra.determinant.params import DeterminantParams
from scenes.linear_algebra.determinant.square_beats import SquareBeats
from scenes.linear_algebra.determinant.squares import at_left
from scenes.stage.lesson import Facts, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.pictures.linear_maps import ApplyMap, MappedPoints
from scenes.stage.shapes.markers import mark_size
from scenes.stage.type.writing import STATEMENT_SIZE, formula


class Determinant(SquareBeats):
    """How much a matrix swells an area: one number, the same for every shape."""

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
        drawn = draw_normal(0.0, 1.0, 4 * p.points, p.seed).reshape(2, p.points, 2)
        self.cloud, self.data, self.fresh = drawn[0], drawn[0] @ self.matrix.T, drawn[1] @ self.matrix.T
        self.learned = learn_way_back(self.data)
        self.pressed = press_together(self.data)

    def facts(self) -> Facts:
        p, fresh = self.params, MeanSurprise(self.fresh)
        swells = round(determinant(p.matrix), 2) + 0.0
        fresh_loss = float(fresh.value(self.learned.matrices[-1].ravel()))
        true_loss = float(fresh.value(np.linalg.inv(self.matrix).ravel()))
        return {
            "determinant": swells,
            "rectangle": self.made.area,
            "second_determinant": round(determinant(p.second), 2) + 0.0,
            "product_determinant": round(determinant(np.asarray(p.second) @ self.matrix), 4) + 0.0,
            "inside": int(((self.cloud >= 0) & (self.cloud <= 1)).all(axis=1).sum()),
            "learned_loss": self.learned.losses[-1],
            "pressed_loss": self.pressed.losses[-1],
            "fresh_loss": fresh_loss,
            "true_loss": true_loss,
            **words.sentences(self.made, swells),
            **words.learning(self.learned, fresh_loss, true_loss),
        }

    @beat(
        "Scatter points in a round cloud.",
        "{cloud}",
        title="A cloud that is mapped",
    )
    def map_a_cloud(self) -> None:
        p, facts = self.params, self.results
        picture = self.picture = clouds.CloudPlane(self.cloud, p.matrix, self.fresh)
        area = abs(facts["determinant"])
        before, after = (words.counted_points(facts["inside"], size) for size in (1, area))
        rows = at_left(before, after, formula(words.DENSITY, size=STATEMENT_SIZE), under=self.premise)
        gone = FadeOut(self.plane, self.grid, self.square.letter, self.square.basis, self.rows)
        come = FadeIn(picture.plane, picture.grid)
        self.play(gone, come, ReplacementTransform(self.square.area, picture.cell), run_time=1.2)
        points = (picture.crowd, picture.counted)
        middle = picture.plane.at((0, 0))
        scattered = (FadeIn(each, target_position=middle, scale=0.1) for each in points)
        self.play(*scattered, run_time=self.phrase_left(0.7))
        self.play(FadeIn(rows[0]), run_time=0.6)
        self.cue()
        mapped = ApplyMap(self.matrix, picture.grid, picture.cell, *points)
        self.play(mapped, run_time=self.phrase_left(0.5, least=1.8))
        self.play(FadeIn(rows[1]), run_time=0.7)
        self.play(FadeIn(rows[2]), run_time=self.phrase_left(0.7))
        self.rows = rows

    @beat(
        "Can a matrix W learn to make this cloud round again?",
        "If its loss is half their mean squared distance from zero, it presses them all into the origin.",
        title="A loss that presses all points together",
    )
    def press_the_points(self) -> None:
        picture = self.picture
        trained = self.trained = clouds.pressing(picture, self.data, self.pressed)
        self.play(FadeOut(picture.grid, picture.cell, self.rows, self.premise), run_time=0.6)
        self.remove(picture.crowd, picture.counted)
        self.add(trained.points_mapped)
        taken = at_left(words.note(words.TAKEN))
        self.play(Create(picture.rim), FadeIn(taken), run_time=self.phrase_left())
        self.cue()
        self.play(*swap(taken, trained.panel))
        self.train()

    def train(self) -> None:
        """Let the loss fall for as long as the phrase lasts."""
        trained = self.trained
        self.add(trained.panel.numbers)
        self.play(Advance(trained, 0, trained.steps, run_time=self.phrase_left(least=2.5)))

    @beat(
        "But pressing raises the density: p of x is the round cloud's at W x, times the size of det W.",
        title="What pressing does to the density",
    )
    def raise_the_density(self) -> None:
        old, picture = self.trained, self.picture
        trained = self.trained = clouds.counting(picture, self.data, self.learned)
        self.play(FadeOut(old.panel), old.points_mapped.animate.become(trained.points_mapped), run_time=1.2)
        self.remove(old.points_mapped)
        self.add(trained.points_mapped)
        model = trained.panel.rows[0]
        for part in ("density", "size", "height"):
            self.play(FadeIn(model.part(part)), run_time=self.phrase_left(0.4))

    @beat(
        "So let the loss be minus the mean log of p. {comes_back}",
        "{judged}",
        title="A loss that counts areas",
    )
    def count_the_areas(self) -> None:
        trained, picture = self.trained, self.picture
        rest = (*trained.panel.rows[1:], trained.panel.numbers, trained.panel.plot)
        self.play(FadeIn(*rest), run_time=0.8)
        self.add(trained.panel)
        self.train()
        self.cue()
        self.new = MappedPoints(picture.plane, self.fresh, "ink", size=mark_size(len(self.fresh)))
        self.play(FadeOut(trained.points_mapped), FadeIn(self.new), run_time=0.8)
        judged = clouds.in_the_corner(picture, words.judged_on_new_points(self.results["fresh_loss"]))
        self.play(ApplyMap(self.learned.matrices[-1], self.new), run_time=self.phrase_left(0.6))
        self.play(FadeIn(judged), run_time=0.5)
        self.judged = judged

    @beat(
        "So how much does a matrix swell an area? By the size of [a d - b c|a d minus b c].",
        "Negative means mirrored, and zero means flat.",
        title="By the size of ad − bc",
    )
    def answer(self) -> None:
        picture, plane = self.picture, squares.near_plane(self.matrix, self.made)
        grid, square = squares.grid_of(plane), squares.LetteredSquare(plane)
        rows = at_left(
            words.matrix_in_letters(self.params.matrix),
            words.determinant_rule(),
            words.determinant_in_numbers(self.params.matrix, self.results["determinant"]),
            squares.Tiles(abs(self.results["determinant"])),
        )
        gone = FadeOut(picture.plane, picture.rim, self.trained.panel, self.judged)
        become = ReplacementTransform(self.new, square.area)
        self.play(gone, become, FadeIn(plane, grid), run_time=1.0)
        self.play(FadeIn(square, rows[0]), run_time=0.6)
        self.play(ApplyMap(self.matrix, grid, square, run_time=self.phrase_left(0.6)), FadeIn(rows[1:3]))
        self.play(FadeIn(rows[3]), run_time=0.7)
        self.cue()
        self.play(
            FadeOut(grid), square.turn_into(squares.turned_over(self.matrix)), run_time=self.phrase_left(0.5)
        )
        self.play(square.turn_into(squares.halfway(self.matrix)), run_time=self.phrase_left(0.7))
        self.play(square.turn_into(self.matrix), run_time=1.2)
