from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, Create, FadeIn, FadeOut, Indicate, VGroup, smooth

from mathkit.learning.densities.way_back import learn_way_back, press_together
from mathkit.linear_algebra.determinant import determinant, straighten
from mathkit.linear_algebra.stretched_normal import MeanSurprise
from mathkit.probability.random_variables import draw_normal
from scenes.linear_algebra.determinant import clouds, formulas, squares, words
from scenes.linear_algebra.determinant.params import DeterminantParams
from scenes.linear_algebra.determinant.sign_beats import SignBeats
from scenes.linear_algebra.determinant.squares import at_left
from scenes.linear_algebra.determinant.zooms import Zoom
from scenes.stage.axes.ticks import corners
from scenes.stage.lesson import Facts, Ranges, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.pictures.bases import IDENTITY
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.type.writing import STATEMENT_SIZE, formula

_HALF_SQUEEZED = 0.55
"""An area of which less is left counts as squeezed to about a half."""

_NEARLY_FLAT = 0.02
"""An area of which less is left counts as nearly nothing; its digits are still exact."""


class Determinant(SignBeats):
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
        drawn = draw_normal(0.0, 1.0, 4 * p.points, p.seed).reshape(2, p.points, 2)
        self.cloud, self.data, self.fresh = drawn[0], drawn[0] @ self.matrix.T, drawn[1] @ self.matrix.T
        self.learned = learn_way_back(self.data)
        self.pressed = press_together(self.data)

    def ranges(self) -> Ranges:
        return {
            **squares.ranges_of(self.matrix, self.made, self.params.second),
            "cloud": corners(np.concatenate([self.cloud, self.data, self.fresh])),
            **clouds.ranges_of_loss("pressing", self.pressed),
            **clouds.ranges_of_loss("counting", self.learned),
        }

    def facts(self) -> Facts:
        p, fresh = self.params, MeanSurprise(self.fresh)
        factor = round(determinant(p.matrix), 2) + 0.0
        fresh_loss = float(fresh.value(self.learned.matrices[-1].ravel()))
        true_loss = float(fresh.value(np.linalg.inv(self.matrix).ravel()))
        return {
            "determinant": factor,
            "rectangle": self.made.area,
            "second_determinant": round(determinant(p.second), 2) + 0.0,
            "product_determinant": round(determinant(np.asarray(p.second) @ self.matrix), 4) + 0.0,
            "inside": int(clouds.in_cell(self.cloud, (0.0, 0.0)).sum()),
            "marked": int(clouds.in_cell(self.data, clouds.marked_cell(self.data)).sum()),
            "squeezed_area": float(self.pressed.areas[self.half_squeezed]),
            "squeezing_cost": float(self.pressed.area_costs[self.nearly_flat]),
            "learned_determinant": float(self.learned.areas[-1]),
            "undoing_determinant": 1 / abs(factor),
            "learned_loss": self.learned.losses[-1],
            "pressed_loss": self.pressed.losses[-1],
            "fresh_loss": fresh_loss,
            "true_loss": true_loss,
            **words.sentences(self.made, factor),
            **words.learning(self.learned, abs(factor), fresh_loss, true_loss),
        }

    @property
    def half_squeezed(self) -> int:
        """The first step after which the loss without areas has halved all areas, or nearly."""
        return int(np.argmax(self.pressed.areas < _HALF_SQUEEZED))

    @property
    def nearly_flat(self) -> int:
        """The first step after which it has left so little of all areas, or the last."""
        small = np.flatnonzero(self.pressed.areas < _NEARLY_FLAT)
        return int(small[0]) if len(small) else len(self.pressed.areas) - 1

    @beat("Scatter points in a round, Gaussian cloud.", "{cloud}", title="A cloud that is mapped")
    def map_a_cloud(self) -> None:
        facts = self.results
        picture = self.picture = clouds.CloudPlane(self.cloud, self.shown_ranges["cloud"])
        area = abs(facts["determinant"])
        before, after = (formulas.counted_points(facts["inside"], size) for size in (1, area))
        rows = at_left(before, after, formula(formulas.DENSITY, size=STATEMENT_SIZE), under=self.premise)
        self.play(FadeOut(self.grid, self.rows), self.square.turn_into(IDENTITY), run_time=0.7)
        self.play(Zoom(self.plane, picture.plane, self.square, run_time=0.7))
        self.remove(self.plane, self.square)
        self.add(picture.plane, picture.cell, self.square)
        self.remove(self.square.area)
        points = (picture.crowd, picture.counted)
        middle = picture.plane.at((0, 0))
        scattered = (FadeIn(each, target_position=middle, scale=0.1) for each in points)
        gone = FadeOut(self.square.letter, self.square.basis)
        self.play(gone, *scattered, run_time=self.phrase_left(0.8))
        self.play(FadeIn(rows[0], picture.grid), run_time=0.6)
        self.cue()
        mapped = ApplyMap(self.matrix, picture.grid, picture.cell, *points)
        self.play(mapped, run_time=self.phrase_left(0.5, least=1.8))
        self.play(FadeIn(rows[1]), run_time=0.7)
        self.play(FadeIn(rows[2]), run_time=self.phrase_left(0.7))
        self.rows = rows

    @beat(
        "Can a matrix W learn to make this cloud round again?",
        "If the loss is half the mean squared distance from zero, W just squeezes everything together.",
        title="A loss that squeezes all points together",
    )
    def squeeze_the_points(self) -> None:
        picture = self.picture
        trained = self.trained = clouds.pressing(picture, self.data, self.pressed, self.shown_ranges)
        taken = at_left(formulas.note(formulas.TAKEN))
        self.rim = VGroup(picture.rim, clouds.named_rim(picture, self.data, self.cloud))
        self.play(FadeOut(self.rows, self.premise, picture.grid, picture.cell), run_time=0.6)
        self.remove(picture.crowd, picture.counted)
        self.add(trained.moved)
        named = FadeIn(self.rim[1], taken, trained.moved.cell, run_time=0.6)
        self.play(Create(picture.rim, run_time=self.phrase_left()), named)
        self.cue()
        self.play(*swap(taken, trained.panel))
        self.train()

    def train(self) -> None:
        """Let the loss fall for as long as the phrase lasts."""
        trained = self.trained
        self.add(trained.moved, trained.panel.numbers)
        self.play(Advance(trained, 0, trained.steps, run_time=self.phrase_left(least=2.5)))

    @beat(
        "This square keeps its points as W shrinks it.",
        "If the points [W x|W x] form a round cloud, the density at x is theirs at [W x|W x], "
        "times the size of det W.",
        title="What squeezing does to a density",
    )
    def mark_a_square(self) -> None:
        old, facts = self.trained, self.results
        before, after = (
            formulas.squeezed_points(facts["marked"], when, size)
            for when, size in (("before", 1), ("after", facts["squeezed_area"]))
        )
        self.rows = at_left(before, after)
        back = Advance(old.moved, old.steps, 0, rate_func=smooth)
        self.play(FadeOut(old.panel), back, run_time=1.2)
        self.play(FadeIn(before), run_time=0.8)
        squeezed = Advance(old.moved, 0, self.half_squeezed, rate_func=smooth)
        self.play(squeezed, run_time=self.phrase_left(0.7, least=1.5))
        self.play(FadeIn(after), run_time=0.8)
        self.cue()
        self.carry_the_density()

    def carry_the_density(self) -> None:
        """Read the density off the two areas, as the phrase says it."""
        model, gaussian = (formula(each, size=STATEMENT_SIZE) for each in (formulas.MODEL, formulas.GAUSSIAN))
        self.model = at_left(model, gaussian, under=self.rows)
        ink = self.theme.color("ink")
        self.play(Indicate(self.picture.rim, color=ink, scale_factor=1.05), run_time=self.phrase_left(0.3))
        self.play(FadeIn(model.part("density")), run_time=0.8)
        self.wait(self.phrase_left(0.2))
        self.play(FadeIn(model.part("there"), gaussian), run_time=0.9)
        self.wait(self.phrase_left(0.4))
        area = Indicate(self.trained.moved.cell, color=self.theme.color("result"), scale_factor=1.0)
        self.play(FadeIn(model.part("factor")), area, run_time=1.2)

    @beat(
        "Points should be likely: the loss is minus the mean log of p, the old one minus the log of det W.",
        title="The old loss, and the area",
    )
    def take_the_log(self) -> None:
        squeezed = self.squeezed = self.trained.moved
        self.trained = clouds.counting(self.picture, self.data, self.learned, self.shown_ranges)
        surprise = self.surprise = formula(formulas.SURPRISE, size=STATEMENT_SIZE)
        old, area = self.trained.panel.lines
        self.terms = {row: row.get_center() for row in (old, area)}
        self.cost = formulas.running_cost(self.pressed, lambda: squeezed.step)
        above = at_left(*self.model.copy(), gap=0.3)
        at_left(surprise, old, area, self.cost, under=above, gap=0.3)
        clouds.indent(old, area)
        risen = self.model.animate.arrange(DOWN, buff=0.3, aligned_edge=LEFT).move_to(above)
        self.play(FadeOut(self.rows), risen, FadeIn(surprise), run_time=self.phrase_left(0.2))
        self.play(FadeIn(old, area), run_time=self.phrase_left(0.4))
        self.play(FadeIn(self.cost), run_time=0.5)
        squeezing = Advance(squeezed, squeezed.step, self.nearly_flat, rate_func=smooth)
        self.play(squeezing, run_time=self.phrase_left(least=1.6))

    @beat("{comes_back}", "{undone}", "{judged}", title="A loss that counts areas")
    def count_the_areas(self) -> None:
        trained, picture, facts = self.trained, self.picture, self.results
        panel = trained.panel
        risen = (row.animate.move_to(place) for row, place in self.terms.items())
        gone, squeezed = FadeOut(self.model, self.surprise, self.cost), self.squeezed
        back = Advance(squeezed, squeezed.step, 0, rate_func=smooth)
        self.play(gone, *risen, back, run_time=0.9)
        self.remove(squeezed)
        self.add(trained.moved)
        self.play(FadeIn(panel.numbers, panel.plot), run_time=0.5)
        self.add(panel)
        self.train()
        self.cue()
        undoing = formulas.undoing(abs(facts["determinant"]))
        undoing.next_to(panel.numbers[0], RIGHT, buff=0.5)
        self.play(Indicate(trained.moved.cell, color=self.theme.color("result"), scale_factor=1.0))
        self.play(FadeIn(undoing), run_time=self.phrase_left(0.6))
        self.cue()
        judged = formulas.judgement(facts["fresh_loss"], facts["true_loss"])
        table = at_left(judged, under=panel.numbers)
        self.new = clouds.new_points(picture, self.fresh)
        gone = FadeOut(trained.moved, panel.plot, panel.falling)
        self.play(gone, FadeIn(self.new), run_time=0.8)
        mapped = ApplyMap(self.learned.matrices[-1], self.new)
        self.play(mapped, run_time=self.phrase_left(0.5))
        for row in judged:
            self.play(FadeIn(row), run_time=0.7)
        self.rows = VGroup(panel.rows, panel.numbers, undoing, table)

    @beat(
        "So a matrix scales areas by the size of [a d - b c|a d minus b c].",
        "Negative means mirrored, and zero means flat.",
        title="By the size of ad − bc",
    )
    def answer(self) -> None:
        plane = self.plane = self.picture.plane
        grid, square = self.grid, self.square = squares.grid_of(plane), squares.LetteredSquare(plane)
        self.play(FadeOut(self.rows, self.rim, self.new), FadeIn(grid, square), run_time=0.7)
        window = squares.plane_of(self.shown_ranges["square turned over"])
        self.play(Zoom(plane, window, grid, square, run_time=0.8))
        self.play(ApplyMap(self.matrix, grid, square), run_time=self.phrase_left(0.6, least=1.6))
        self.play(FadeIn(*self.running_rows()), run_time=0.9)
        self.cue()
        over, flat = squares.turned_over(self.matrix), squares.halfway(self.matrix)
        self.play(FadeOut(grid), square.turn_into(over), run_time=self.phrase_left(0.55))
        self.play(square.turn_into(flat), run_time=self.phrase_left())
        self.wait(0.4)
        self.play(square.turn_into(self.matrix), run_time=0.8)
