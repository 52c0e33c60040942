"""The second part of the lesson: a growing square, and many factors, show where slopes of powers are from."""

from __future__ import annotations

from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Create,
    FadeIn,
    FadeOut,
    GrowFromEdge,
    Indicate,
    ReplacementTransform,
    VGroup,
)

from scenes.calculus.derivative import proving_words
from scenes.calculus.derivative.factor_choices import FactorChoices
from scenes.calculus.derivative.growing_squares import GrowingSquare
from scenes.calculus.derivative.zooming_beats import ZoomingLesson, not_on_the_parabola, on_the_parabola
from scenes.stage.lesson import Phrase, beat
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import stack


class ProvingLesson(ZoomingLesson):
    """Beats six to ten: the slope of x², of the curve of the film if it is a parabola, and of xⁿ."""

    @beat(
        "{said_why} Take x squared: a square of side x.",
        "Let each side grow by h.",
        "It gains two strips, each x times h, and a square.",
        title="A square that grows",
    )
    def grow_a_square(self) -> None:
        corner, square = self.corner, GrowingSquare()
        self.square = square
        self.sides, self.gains, self.lengths = square.names()
        self.area, self.rate = rows = proving_words.square_of_a_sum()
        stack(*rows, box=square.column())
        base, old = square.base(), self.area.part("old")
        gone = FadeOut(self.words, self.ledger, corner.zoomed, corner.plot, self.numbers, run_time=0.4)
        self.play(gone, ReplacementTransform(corner.curve, base, run_time=1.2))
        self.why = proving_words.asked_sum(self.secants).move_to(self.rate, LEFT)
        if on_the_parabola(self):
            self.play(FadeIn(self.premise, self.why), run_time=0.5)
        self.play(FadeIn(self.sides[2]), GrowFromEdge(square.square, DOWN), run_time=0.8)
        self.play(FadeIn(self.sides[:2]), FadeOut(base), run_time=0.5)
        flown = old.copy().move_to(self.sides[0])
        self.play(ReplacementTransform(flown, old), run_time=self.phrase_left(0.7))
        self.cue()
        self.play(square.grow(run_time=self.phrase_left(0.7, least=1.4)))
        self.play(FadeIn(square.growths[0], self.area.part("grown")), run_time=0.5)
        self.cue()
        self.play(FadeIn(self.gains), run_time=self.phrase_left(0.3))
        self.play(FadeIn(self.area.without("old", "grown")), run_time=self.phrase_left(0.8))

    @beat(
        "Laid end to end, they're h high.",
        "Divided by h, they're one high, and two x plus h long.",
        title="A strip as long as the slope",
    )
    def lay_out_the_gain(self) -> None:
        square = self.square
        asked = [FadeOut(self.why, run_time=0.4)] if on_the_parabola(self) else []
        self.play(*square.lay_out(run_time=self.phrase_left(0.7, least=1.8)), *asked)
        self.play(FadeIn(square.growths[1], square.heights[0], self.lengths), run_time=0.6)
        self.cue()
        self.play(square.divide(run_time=1.0), FadeOut(square.heights[0], run_time=0.4))
        self.play(FadeIn(square.heights[1]), run_time=0.5)
        self.play(FadeIn(self.rate.without("limit")), run_time=self.phrase_left(0.5))
        lengths = ((self.lengths, color("data")), (square.growths[1], color("dial")))
        self.play(*(Indicate(name, 1.2, own) for name, own in lengths), run_time=self.phrase_left(0.8))

    @beat(
        "As h shrinks, two x is left.",
        Phrase("In f, two x plus one gains two h: a block two long.", when=on_the_parabola),
        Phrase("So that is the slope of x squared.", when=not_on_the_parabola),
        title="Why x squared gives two x",
    )
    def let_h_shrink(self) -> None:
        square = self.square
        self.play(FadeOut(self.gains), run_time=0.4)
        self.play(square.shrink(run_time=self.phrase_left(0.7, least=1.4)))
        self.play(FadeIn(self.rate.part("limit")), run_time=self.phrase_left())
        self.beside = VGroup(square, self.sides[0], square.ribbon, self.lengths, square.growths[1])
        self.beside.add(square.heights[1], self.rate)
        if self.cue():
            self.beside.add(self.premise, *self._add_the_line())
        if self.cue():
            self.play(Indicate(self.rate.part("limit"), 1.1, color("slope")), run_time=self.phrase_left(0.6))
            self.beside.add(self.area)

    def _add_the_line(self) -> VGroup:
        """What f has besides x² adds a block to the strip, and its length to the slope of every secant."""
        whole, there = proving_words.slopes_of_the_parabola(self.secants)
        line = self.premise[0].part("line")
        rows = stack(self.rate.copy(), whole, there, box=self.square.column(), gap=0.3)
        grown, name = self.square.add_block()
        self.play(
            FadeOut(self.area, run_time=0.4),
            self.rate.animate.move_to(rows[0]),
            Indicate(line, 1.1),
            run_time=0.9,
        )
        self.play(grown, run_time=0.8)
        self.play(FadeIn(name), FadeIn(whole.without("limit")), run_time=self.phrase_left(0.4))
        self.play(FadeIn(there.without("limit")), run_time=self.phrase_left(0.5))
        self.play(FadeIn(whole.part("limit"), there.part("limit")), run_time=self.phrase_left())
        return VGroup(self.square.block, name, whole, there)

    @beat(
        "Multiply {p.power} factors, each x plus h.",
        "All x's give the old {said_power}.",
        "One h comes in {p.power} ways: {said_term} h.",
        title="One h from many factors",
    )
    def raise_the_power(self) -> None:
        self.choices = choices = FactorChoices(self.params.power)
        factors = choices.factors
        sides = self.sides[1], VGroup(self.sides[2], self.square.growths[0])
        become = (ReplacementTransform(*pair, run_time=1.2) for pair in zip(sides, factors, strict=False))
        self.play(FadeOut(self.beside, run_time=0.4), *become)
        if len(factors) > len(sides):
            self.play(FadeIn(factors[2:], shift=0.3 * RIGHT), run_time=self.phrase_left())
        self.cue()
        self.play(choices.take(choices.old, run_time=0.8), FadeIn(choices.headings[0], run_time=0.8))
        self.play(FadeIn(choices.products[0]), run_time=0.6)
        self.play(FadeIn(choices.old_value), run_time=self.phrase_left(0.6))
        self.cue()
        pace = max(0.35, self.phrase_left(0.6) / len(choices.ways))
        for way in choices.ways:
            self.play(choices.take(way, run_time=pace))
        self.play(Create(choices.bracket), FadeIn(choices.products[1][0]), run_time=self.phrase_left(0.7))

    @beat(
        "All others have two h's or more.",
        "Divide by h, let it shrink: {said_term} is left.",
        "With n factors: n x to the n minus one.",
        title="The power rule",
    )
    def divide_the_power(self) -> None:
        choices = self.choices
        self.powers = choices.place_below(proving_words.power_rule())
        gained, others = choices.products[1:]
        self.play(choices.take(choices.rest, run_time=0.7))
        self.play(
            Indicate(choices.rest[:2], 1.3, color("dial")), FadeIn(others[0]), run_time=self.phrase_left(0.8)
        )
        self.cue()
        self.play(FadeIn(choices.headings[1], gained[1], others[1]), run_time=self.phrase_left(0.3))
        self.play(FadeIn(choices.headings[2], others[2]), run_time=self.phrase_left(0.4))
        self.play(FadeIn(gained[2]), run_time=self.phrase_left(0.6))
        self.cue()
        self.play(FadeIn(self.powers, shift=0.2 * UP), run_time=self.phrase_left(0.6))
