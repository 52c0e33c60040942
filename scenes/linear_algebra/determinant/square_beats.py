"""The first part of the lesson: what a matrix makes of a square, how large it is, and what the sign says."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Create, FadeIn, FadeOut, Indicate, LaggedStart, VGroup, VMobject

from mathkit.linear_algebra.determinant import Straightening, determinant
from scenes.linear_algebra.determinant import squares, words
from scenes.linear_algebra.determinant.squares import at_left
from scenes.stage.lesson import Lesson, Phrase, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.bases import IDENTITY
from scenes.stage.pictures.linear_maps import ApplyMap, MappedPoints
from scenes.stage.shapes.labels import label_near
from scenes.stage.type.assembly import assemble
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import on_plate


class SquareBeats(Lesson):
    """A square becomes a parallelogram, which two slides make a rectangle."""

    params: Any
    made: Straightening
    matrix: Points

    @beat(
        "A matrix A moves the plane.",
        Phrase("This square becomes a parallelogram. Guess how many squares fill it.", rest="a question"),
        title="How much does a matrix swell an area?",
    )
    def swell_a_square(self) -> None:
        p = self.params
        self.plane = squares.near_plane(self.matrix, self.made)
        self.grid, self.square = squares.grid_of(self.plane), squares.LetteredSquare(self.plane)
        self.ghost = squares.LetteredSquare(self.plane).area.set_fill(opacity=0.0)
        self.ghost.set_stroke(self.theme.color("result"), 3.0)
        self.premise = at_left(words.matrix(p.matrix))
        self.play(FadeIn(self.plane, self.grid, self.square, self.premise), run_time=0.8)
        self.add(self.ghost, self.square)
        self.play(ApplyMap(self.matrix, self.grid, self.square), run_time=self.phrase_left(least=2.0))
        self.cue()
        self.play(Indicate(self.ghost, color=self.theme.color("result"), scale_factor=1.1), run_time=1.2)
        self.rows = at_left(words.note("_How many squares fill it?_"), under=self.premise)
        self.play(FadeIn(self.rows), run_time=0.8)

    @beat(
        "Every grid square becomes the same parallelogram.",
        "Ever smaller squares fill any shape, so there's one factor for all areas.",
        title="One factor for every shape",
    )
    def one_factor_for_all(self) -> None:
        board = squares.chessboard(self.plane)
        self.start_over(board, FadeOut(self.ghost, self.rows))
        things = (self.grid, board, self.square)
        self.play(ApplyMap(self.matrix, *things), run_time=self.phrase_left(least=1.8))
        self.cue()
        coarse, fine = (squares.FilledDisc(self.plane, per_side) for per_side in (8, 16))
        self.play(FadeOut(*things), run_time=0.4)
        self.grid.set_state(matrix=IDENTITY)
        self.play(FadeIn(self.grid, coarse), run_time=0.6)
        self.play(FadeOut(coarse.tiles), FadeIn(fine.tiles), run_time=0.6)
        self.remove(coarse.rim)
        self.add(fine)
        self.rows = at_left(words.note("All areas grow by the same factor."), under=self.premise)
        mapped = ApplyMap(self.matrix, self.grid, fine, run_time=self.phrase_left(0.85, least=1.8))
        self.play(mapped, FadeIn(self.rows, run_time=0.8))
        self.disc = fine

    @beat(
        "How large is it? {slide}",
        "Base and height stay, so the area stays.",
        title="Slide one side",
    )
    def slide_one_side(self) -> None:
        made = self.made
        self.square.set_state(matrix=self.matrix)
        self.play(FadeOut(self.grid, self.disc, self.rows), FadeIn(self.square), run_time=0.7)
        self.play(Create(self.square.cards[made.pivot]), run_time=0.8)
        self.slide(0, made.pivot)
        self.cue()
        self.rows = at_left(words.note("same base, same height: \\ the same area"), under=self.premise)
        self.play(FadeIn(self.rows), run_time=0.8)

    @beat(
        "{slide_again}",
        "The area stays again: that of a rectangle.",
        title="Slide the other side",
    )
    def slide_the_other(self) -> None:
        first, then = (self.square.cards[index] for index in (self.made.pivot, 1 - self.made.pivot))
        self.play(FadeOut(first), Create(then), run_time=0.8)
        self.slide(1, 1 - self.made.pivot)
        self.cue()
        self.play(
            FadeOut(then), Indicate(self.square.area, color=self.theme.color("result"), scale_factor=1.0)
        )

    def slide(self, number: int, along: int) -> None:
        """Slide a side along another one, of which this is the number, for as long as the phrase lasts."""
        before, after = (self.made.columns[stage].T for stage in (number, number + 1))
        if self.made.slides[number]:
            self.play(self.square.turn_into(after), run_time=self.phrase_left(least=1.4))
            return
        aside = np.array(before)
        aside[:, 1 - along] += 0.4 * before[:, along] / np.linalg.norm(before[:, along])
        for matrix in (aside, after):
            self.play(self.square.turn_into(matrix), run_time=self.phrase_left(0.5, least=0.8))

    @beat("{gave_up}", "{height}", title="What is left of the height")
    def find_the_height(self) -> None:
        made, p = self.made, self.params
        named = at_left(words.matrix_in_letters(p.matrix))
        self.play(*swap(self.premise, named), FadeOut(self.rows))
        self.premise = named
        self.labels = self.label_the_rectangle()
        self.play(self.square.turn_into(made.columns[1].T), run_time=self.phrase_left(0.4))
        self.play(self.square.turn_into(made.columns[0].T), run_time=self.phrase_left(0.5))
        self.play(self.square.turn_into(made.columns[1].T), run_time=self.phrase_left(0.9))
        self.cue()
        self.play(self.square.turn_into(made.columns[2].T), run_time=self.phrase_left(0.6))
        self.play(FadeIn(self.labels[1]), run_time=self.phrase_left(0.5))

    def label_the_rectangle(self) -> VGroup:
        """The width under the rectangle, or over it, and the height beside it."""
        end = self.made.columns[2]
        wide, high = end[self.made.pivot], end[1 - self.made.pivot]
        labels = VGroup()
        around = squares.LetteredSquare(self.plane).set_state(matrix=end.T)
        for written, middle, toward in (
            (words.width_label(self.made), wide / 2, -high),
            (words.height_label(self.made), wide + high / 2, wide),
        ):
            label, clear = on_plate(written, margin=0.08), (around, *labels)
            labels.add(label_near(label, self.plane.at(middle), toward, clear, box=self.plane.box))
        return labels

    @beat("{times_width}", "{worked}", title="Why ad − bc")
    def multiply(self) -> None:
        p, made = self.params, self.made
        self.play(FadeIn(self.labels[0]), run_time=0.7)
        product = words.product(made)
        rule = words.determinant_rule()
        worked = words.determinant_in_numbers(p.matrix, self.results["determinant"])
        tiles = squares.Tiles(abs(self.results["determinant"]))
        self.rows = at_left(product, rule, worked, tiles, under=self.premise, gap=0.32)
        wide, high = (label.submobjects[-1] for label in self.labels)
        sources = {"wide": wide, "high": high}
        for step in assemble(product, sources, last="area"):
            self.play(step)
        self.cue()
        self.play(FadeIn(rule), run_time=0.8)
        self.play(FadeIn(worked), run_time=0.8)
        count = self.phrase_left() / max(len(tiles), 2)
        self.play(LaggedStart(*map(FadeIn, tiles), lag_ratio=0.5), run_time=max(1.0, 2 * count))

    # What the sign says -------------------------------------------------------------------------------------

    @beat("{swing}", "{sign}", title="Past flat, it changes its sign")
    def turn_over(self) -> None:
        product, rule, worked, tiles = self.rows
        self.area = readout(
            [Reading("signed area", lambda: determinant(self.square.matrix), rounded, "result")]
        )
        self.rows = at_left(rule.copy(), self.area, under=self.premise)
        moved = rule.animate.move_to(self.rows[0])
        self.play(
            FadeOut(product, worked, tiles, self.labels),
            moved,
            self.square.turn_into(self.matrix),
            run_time=1.0,
        )
        self.remove(rule)
        self.add(self.rows[0])
        self.play(FadeIn(self.area), run_time=0.5)
        positive = self.results["determinant"] > 0
        if not positive:
            self.play(
                Indicate(self.square.letter, color=self.theme.color("ink")), run_time=self.phrase_left()
            )
            self.cue()
        self.play(
            self.square.turn_into(squares.turned_over(self.matrix)), run_time=self.phrase_left(least=2.5)
        )
        if positive:
            self.cue()
            self.play(Indicate(self.square.letter, color=self.theme.color("ink")), run_time=1.2)

    @beat(
        "Halfway, it's pressed flat: the determinant is zero.",
        "All these points land on one: nothing can tell them apart again.",
        title="Zero cannot be undone",
    )
    def press_flat(self) -> None:
        self.lost = MappedPoints(self.plane, squares.alike(self.matrix), "slope", opacity=1.0, size=1.6)
        self.lost.set_state(matrix=squares.turned_over(self.matrix))
        self.play(FadeIn(self.lost), run_time=0.6)
        flat, over = squares.halfway(self.matrix), squares.turned_over(self.matrix)
        self.bring(flat, self.phrase_left(least=1.8))
        self.cue()
        self.bring((flat + over) / 2, self.phrase_left(0.35))
        self.bring(flat, self.phrase_left(0.6))
        ring = self.lost.copy()
        self.play(Indicate(ring, color=self.theme.color("slope"), scale_factor=2.0), run_time=1.2)
        self.remove(ring)

    def bring(self, matrix: Points, run_time: float) -> None:
        """Let the square and the points that will be lost go where another matrix sends them."""
        sliding = tween(self.lost, matrix=matrix, run_time=run_time)
        self.play(self.square.turn_into(matrix, run_time=run_time), sliding)

    @beat(
        "Now let a matrix B move it on. B multiplies areas by its own determinant, {second_determinant}.",
        "So both together multiply them by {second_determinant} times {determinant}, "
        "which is {product_determinant:.4}.",
        title="An area of an area",
    )
    def move_on(self) -> None:
        p, facts = self.params, self.results
        self.play(FadeOut(self.plane, self.square, self.lost, self.rows), run_time=0.5)
        self.plane = squares.far_plane(self.matrix, p.second)
        self.grid, self.square = squares.grid_of(self.plane), squares.LetteredSquare(self.plane)
        other = at_left(words.matrix(p.second, "B"), under=self.premise)
        self.play(FadeIn(self.plane, self.grid, self.square), run_time=0.5)
        self.play(ApplyMap(self.matrix, self.grid, self.square), run_time=1.4)
        self.play(FadeIn(other), run_time=0.7)
        self.play(
            ApplyMap(p.second, self.grid, self.square, after=self.matrix),
            run_time=self.phrase_left(least=1.6),
        )
        self.cue()
        dets = (facts["determinant"], facts["second_determinant"], facts["product_determinant"])
        law = at_left(*words.product_of_determinants(*dets), under=other)
        for row in law:
            self.play(FadeIn(row), run_time=self.phrase_left(0.45))
        self.rows = VGroup(other, law)

    def start_over(self, new: VMobject, *others: Any) -> None:
        """Let the plane and the square be as they were at first, with something new on it."""
        self.play(FadeOut(self.grid, self.square), *others, run_time=0.4)
        self.grid.set_state(matrix=IDENTITY)
        self.square.set_state(matrix=IDENTITY)
        self.play(FadeIn(self.grid, new, self.square), run_time=0.5)


def rounded(area: float) -> str:
    """A running area, without what is left of a zero."""
    return number(round(area, 2) + 0.0)
