"""The first part of the lesson: what a matrix makes of a square, and how large it is."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Create, FadeIn, FadeOut, Indicate, ReplacementTransform, VGroup, VMobject

from mathkit.linear_algebra.determinant import Straightening
from scenes.linear_algebra.determinant import formulas, squares, words
from scenes.linear_algebra.determinant.slid_sides import TakenAway
from scenes.linear_algebra.determinant.squares import at_left
from scenes.linear_algebra.determinant.tallies import Cut, Tiles
from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.lesson import Lesson, Phrase, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.shapes.labels import label_near
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, on_plate

_READING = 0.6
"""Seconds for a result in letters and in numbers, before the picture moves on."""

_GUESSING = 1.0
"""Seconds in which a viewer can guess, after the question is asked."""

_WAITING = 0.35
"""By how much the first question is dimmed while it waits for its answer."""

_SLIDING = 0.75
"""The share of the time that is left in which a side slides; the rest is for what it shows."""


class SquareBeats(Lesson):
    """A square becomes a parallelogram, which two slides make a rectangle."""

    params: Any
    made: Straightening
    matrix: Points
    plane: NumberedPlane
    premise: VMobject
    tiles: Tiles
    away: VGroup
    tall: VGroup

    @beat(
        "By what factor does a matrix scale areas?",
        Phrase(
            "A turns this square into a parallelogram. Guess how many squares fill it.",
            rest="a question",
        ),
        title="By what factor does a matrix scale areas?",
    )
    def scale_a_square(self) -> None:
        p = self.params
        self.plane = squares.plane_of(self.shown_ranges["square"])
        self.grid, self.square = squares.grid_of(self.plane), squares.LetteredSquare(self.plane)
        self.ghost = squares.outline(self.plane)
        self.premise = at_left(formulas.matrix(p.matrix))
        self.play(FadeIn(self.plane, self.grid, self.square), run_time=0.8)
        self.play(FadeIn(self.premise), run_time=self.phrase_left(0.6))
        self.cue()
        self.add(self.ghost, self.square)
        self.play(ApplyMap(self.matrix, self.grid, self.square), run_time=self.phrase_left(0.5, least=2.0))
        self.tiles = Tiles(abs(self.results["determinant"]))
        self.tile, self.question = self.tiles.asked()
        self.play(ReplacementTransform(self.ghost.copy(), self.tile), run_time=1.0)
        self.play(FadeIn(self.question), run_time=0.6)
        self.wait(_GUESSING)

    @beat(
        "Every grid square becomes a copy of that parallelogram.",
        "Tiny squares nearly fill any shape, so every area gets the same factor.",
        title="One factor for every shape",
    )
    def one_factor_for_all(self) -> None:
        board = squares.chessboard(self.plane)
        back = ApplyMap(self.matrix, self.grid, self.square, back=True, run_time=0.8)
        waiting = (each.animate.fade(_WAITING) for each in (self.tile, self.question))
        self.play(FadeOut(self.ghost), *waiting, back)
        self.add(board, self.square)
        self.play(FadeIn(board), run_time=0.5)
        things = (self.grid, board, self.square)
        self.play(ApplyMap(self.matrix, *things), run_time=self.phrase_left(least=1.6))
        self.cue()
        coarse, medium, fine = (squares.FilledDisc(self.plane, per_side) for per_side in (8, 16, 40))
        self.play(ApplyMap(self.matrix, *things, back=True), run_time=0.7)
        self.play(FadeOut(board, self.square), FadeIn(coarse), run_time=0.5)
        self.play(FadeOut(coarse.tiles), FadeIn(medium.tiles), run_time=0.4)
        self.play(FadeOut(medium.tiles), FadeIn(fine.tiles), run_time=0.4)
        self.remove(coarse.rim)
        self.add(fine)
        self.rows = at_left(formulas.note(formulas.ONE_FACTOR), under=self.premise)
        mapped = ApplyMap(self.matrix, self.grid, fine, run_time=self.phrase_left(0.9, least=1.8))
        self.play(mapped, FadeIn(self.rows, run_time=0.8))
        self.disc = fine

    @beat(
        "{slide}",
        "Base and height stay the same, so the area does, too.",
        title="Slide one side",
    )
    def slide_one_side(self) -> None:
        base = self.made.pivot
        square = self.square.set_state(matrix=self.matrix)
        self.play(FadeOut(self.grid, self.disc, self.rows), FadeIn(square), run_time=0.7)
        self.play(Create(square.cards[base]), Create(square.heights[base]), run_time=0.8)
        self.slide(0, base)
        self.cue()
        self.keep_the_area(base)

    def move_the_name(self, place: VGroup) -> list[Any]:
        """Let the name of the upright side go to another place, but not across the area."""
        if abs(place.get_x() - self.tall.get_x()) < place.width:
            return [self.tall.animate.move_to(place)]
        old, self.tall = self.tall, place
        return swap(old, place)

    def keep_the_area(self, base: int) -> None:
        """Point to the base and to the height over it, which are as they were."""
        square, then = self.square, [formulas.swapped_sides(base)] if base == self.made.pivot else []
        self.rows = at_left(formulas.kept_area(base), *then, under=self.premise, gap=0.3)
        self.play(self.pointed_to(square.basis.fans[base]), run_time=self.phrase_left(0.35, least=0.6))
        height = self.pointed_to(square.heights[base])
        self.play(height, FadeIn(self.rows), run_time=self.phrase_left(0.7, least=0.6))

    def slide(self, number: int, along: int, *others: Any) -> None:
        """Slide a side along another one, of which this is the number, for as long as the phrase lasts."""
        before, after = (self.made.columns[stage].T for stage in (number, number + 1))
        if self.made.slides[number]:
            self.play(self.square.turn_into(after), *others, run_time=self.phrase_left(_SLIDING, least=1.4))
            return
        aside = np.array(before)
        aside[:, 1 - along] += 0.4 * before[:, along] / np.linalg.norm(before[:, along])
        for matrix in (aside, after):
            self.play(self.square.turn_into(matrix), run_time=self.phrase_left(_SLIDING / 2, least=0.8))

    @beat("{reach}", "{share}", "{height}", title="What the slide takes away")
    def find_the_height(self) -> None:
        base, square = self.made.pivot, self.square
        gone = (self.premise, self.rows, square.cards[base], square.heights[base], square.letter)
        self.play(FadeOut(*gone), run_time=0.4)
        self.premise = at_left(formulas.matrix_in_letters(self.params.matrix))
        if words.is_upright(self.made):
            self.leave_as_high()
        else:
            seen = VGroup(square.area, square.basis)  # without the letter, which is gone and needs no room
            self.take_away(TakenAway(self.plane, self.made, seen))

    def leave_as_high(self) -> None:
        """Point to a side that was upright from the start, and name what it reaches."""
        self.away, self.rows = VGroup(), VGroup()
        self.tall = self.name_the_upright(1)
        self.play(FadeIn(self.premise), run_time=0.8)
        self.cue()
        self.play(self.pointed_to(self.square.basis.fans[1 - self.made.pivot]), run_time=1.0)
        self.cue()
        self.play(FadeIn(self.tall), run_time=0.8)

    def take_away(self, away: TakenAway) -> None:
        """Show how far the side has slid along the other one, how far it came down, and what is left."""
        made, entries = self.made, self.params.matrix
        (across, up), (first, second) = away.reaches, away.labels
        known = VGroup(*away.submobjects).remove(away.labels)
        self.away, self.tall = away, self.name_what_is_left(away, known, first)
        self.rows = at_left(formulas.height_in_numbers(made, entries), under=self.premise)
        self.play(FadeIn(self.premise), Create(away.before), run_time=0.8)
        for line, label in ((across, first), (up, second)):
            self.play(Create(line), FadeIn(label), run_time=0.7)
        for line, label in zip(away.whole, away.names, strict=False):
            self.play(Create(line), FadeIn(label), run_time=self.phrase_left(0.5, least=0.6))
        self.cue()
        if made.slides[0] < 0:  # else it is beyond the other side, to which no plumb line leads
            self.play(Create(away.plumb), run_time=0.7)
        self.play(FadeIn(away.share), run_time=0.4)
        self.play(self.pointed_to(away.share), run_time=0.6)
        self.play(away.bring_up(run_time=self.phrase_left(0.5, least=1.2)))
        self.play(Create(away.bite), FadeIn(away.bite_label), run_time=self.phrase_left(0.6, least=0.8))
        self.cue()
        side = self.square.basis.fans[1 - made.pivot]
        self.play(*swap(second, self.tall), self.pointed_to(side))
        away.labels.remove(second)  # it is gone, and does not come back to leave with the others
        self.play(FadeIn(self.rows), run_time=0.8)
        self.wait(_READING)

    def pointed_to(self, thing: VMobject) -> Indicate:
        """Let a thing light up in its place."""
        return Indicate(thing, color=self.theme.color("ink"), scale_factor=1.0)

    def name_the_upright(self, stage: int, *clear: VMobject) -> VGroup:
        """What is left of the side that has slid upright; it stands beside that side or the one opposite."""
        along, upright = self.made.columns[stage, [self.made.pivot, 1 - self.made.pivot]]
        middles = [upright / 2, along + upright / 2]
        return self.name_a_side(formulas.height_label(self.made), middles, -along, stage, *clear)

    def name_what_is_left(self, away: TakenAway, *clear: VMobject) -> VGroup:
        """What is left of a side's height, beside the line that measures it."""
        written, outwards = formulas.height_label(self.made), -squares.leaning(self.made)
        return self.name_a_side(written, [away.remaining], np.array([outwards, 0.0]), 1, *clear)

    def name_a_side(
        self, written: Written, middles: list[Points], toward: Points, stage: int, *clear: VMobject
    ) -> VGroup:
        """A label at one of the *middles* of sides, clear of what so many slides have made of the square."""
        around = squares.LetteredSquare(self.plane).set_state(matrix=self.made.columns[stage].T)
        label, places = on_plate(written, margin=0.08), self.plane.to_frame(np.array(middles))
        return label_near(label, places, toward, (around, *clear), box=self.plane.box)

    @beat("{slide_again}", title="Slide the other side")
    def slide_the_other(self) -> None:
        square, then = self.square, 1 - self.made.pivot
        gone = FadeOut(self.rows, self.away, run_time=0.4)
        self.play(
            gone,
            FadeIn(square.letter),
            Create(square.cards[then]),
            Create(square.heights[then]),
            run_time=0.8,
        )
        self.slide(1, then, *self.move_the_name(self.name_the_upright(2)))
        self.keep_the_area(then)

    @beat("{times_width}", "{worked}", title="Why ad − bc")
    def multiply(self) -> None:
        p, made, facts = self.params, self.made, self.results
        product = formulas.product(made)
        worked = formulas.determinant_in_numbers(p.matrix, facts["determinant"])
        tiles, rows = self.tiles, at_left(product, worked, under=self.premise, gap=0.3)
        wide, high = made.columns[2, made.pivot], made.columns[2, 1 - made.pivot]
        self.wide = self.name_a_side(formulas.width_label(made), [wide / 2], -high, 2)
        then = 1 - made.pivot
        gone = FadeOut(self.rows, self.square.cards[then], self.square.heights[then])
        self.play(gone, FadeIn(self.wide), run_time=0.7)
        for part, label in (("wide", self.wide), ("high", self.tall)):
            pointed = Indicate(label.submobjects[-1], color=self.theme.color("ink"))
            self.play(FadeIn(product.part(part)), pointed, run_time=0.7)
        self.play(FadeIn(product.part("area")), run_time=0.7)
        self.cue()
        self.cut = Cut(self.plane, wide + high, tiles)
        first, *others = (whole for _, whole in tiles)
        named = ReplacementTransform(self.tile, first)
        self.play(FadeIn(self.cut), named, FadeOut(self.square.letter, self.question), run_time=0.6)
        outlines = VGroup(*others)
        flying = self.cut.count()
        self.play(flying, FadeIn(outlines, run_time=0.6), run_time=self.phrase_left(0.6, least=1.4))
        self.remove(first, outlines, *self.cut.flown)
        self.add(tiles)
        self.play(FadeIn(worked), run_time=0.9)
        self.rows = VGroup(rows, tiles)
