"""The second part of the lesson: slopes make a function; a growing square shows where its formula is from."""

from __future__ import annotations

from manim import (
    DOWN,
    UP,
    Create,
    FadeIn,
    FadeOut,
    GrowFromEdge,
    Indicate,
    ReplacementTransform,
    VGroup,
    VMobject,
)

from scenes.calculus.derivative import words
from scenes.calculus.derivative.factor_choices import FactorChoices
from scenes.calculus.derivative.growing_squares import GrowingSquare, square_of_two_factors
from scenes.calculus.derivative.slope_traces import SlopeTrace
from scenes.calculus.derivative.zooming_beats import ZoomingLesson, not_on_the_parabola, on_the_parabola
from scenes.stage.lesson import Phrase, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.shapes.theme import color
from scenes.stage.type.assembly import assemble
from scenes.stage.type.writing import stack


class ProvingLesson(ZoomingLesson):
    """Beats six to ten: the slope of x², of the curve of the film if it is a parabola, and of xⁿ."""

    @beat(
        "On a smooth curve, plot the slope at every point.",
        "It's a new function, with its own formula.",
        title="A slope for every point",
    )
    def travel(self) -> None:
        trace = SlopeTrace(self.named.function, domain=(-3.5, 3.5))  # all x that can be asked for lie inside
        corner = self.corner
        old = VGroup(self.words, self.ledger, corner.zoomed, corner.plot, self.numbers)
        rest = VGroup(*(part for part in trace if part is not trace.curve))
        panel = self.set_words(trace.panel())
        curve = ReplacementTransform(corner.curve, trace.curve, run_time=1.0)
        self.play(curve, FadeOut(old, run_time=0.4))
        self.play(FadeIn(self.premise, panel, rest), run_time=0.5)
        self.play(trace.travel(trace.domain[1], run_time=self.phrase_left(least=2.6)))
        self.cue()
        self.play(trace.travel(self.params.x, run_time=self.phrase_left(0.45)))
        self.write_below(self.named.differentiated(), run_time=self.phrase_left(0.5))
        self.write_below(words.slope_there(self.secants), run_time=self.phrase_left(0.8, least=0.5))
        self.trace = trace

    @beat(
        "Where do such formulas come from? Take a square of side x.",
        "Let each side grow by h.",
        "It gains two strips, x times h, and a small square.",
        title="A square that grows",
    )
    def grow_a_square(self) -> None:
        trace, square = self.trace, GrowingSquare()
        self.square = square
        self.sides, self.gains, self.lengths = square.names()
        self.area, self.rate = rows = words.square_of_a_sum()
        stack(*rows, box=square.column())
        side, base = trace.side(), square.base()
        self.play(Create(side), run_time=self.phrase_left(0.3))
        self.play(FadeOut(self.premise, self.words, trace), ReplacementTransform(side, base), run_time=1.0)
        self.play(FadeIn(self.sides[2]), GrowFromEdge(square.square, DOWN), run_time=0.8)
        self.play(FadeIn(self.sides[:2]), FadeOut(base), run_time=0.6)
        self.cue()
        self.play(square.grow(run_time=self.phrase_left(0.7, least=1.6)))
        self.play(FadeIn(square.growths[0]), run_time=0.4)
        self.cue()
        self.play(FadeIn(self.gains), run_time=self.phrase_left(0.25))
        bare, parts = assemble(self.area, {"slope": self.gains[0], "rest": self.gains[2]})
        self.play(parts, run_time=1.5)
        self.play(bare, run_time=self.phrase_left(0.6))

    @beat(
        "End to end, they make one strip, h high.",
        "Divide by h to get its length: two x plus h.",
        title="A strip as long as the slope",
    )
    def lay_out_the_gain(self) -> None:
        square = self.square
        self.play(*square.lay_out(run_time=self.phrase_left(0.7, least=2.0)))
        self.play(FadeIn(square.growths[1], square.heights[0], self.lengths), run_time=0.7)
        self.cue()
        self.play(square.divide(run_time=1.0), FadeOut(square.heights[0], run_time=0.4))
        self.play(FadeIn(square.heights[1], *self.rate.without("limit")), run_time=0.8)
        lengths = ((self.lengths, color("data")), (square.growths[1], color("dial")))
        self.play(*(Indicate(name, 1.2, own) for name, own in lengths), run_time=self.phrase_left(0.8))

    @beat(
        "As h shrinks, two x is left.",
        Phrase("In f, the line [2 x + 1|two x plus one] adds its slope, two.", when=on_the_parabola),
        Phrase("So that is the slope of x squared.", when=not_on_the_parabola),
        title="Why x squared gives two x",
    )
    def let_h_shrink(self) -> None:
        square = self.square
        self.play(FadeOut(self.gains), run_time=0.4)
        self.play(square.shrink(run_time=self.phrase_left(0.7, least=1.6)))
        self.play(FadeIn(self.rate.part("limit")), run_time=self.phrase_left())
        beside = VGroup(square.ribbon, self.lengths, square.growths[1], square.heights[1], self.area)
        if self.cue():
            beside = self._add_the_line(beside)
        if self.cue():
            self.play(Indicate(self.rate.part("limit"), 1.1, color("slope")), run_time=self.phrase_left(0.6))
        self.beside = VGroup(self.sides, square.growths[0], self.rate, beside)

    def _add_the_line(self, old: VMobject) -> VGroup:
        """What the slope of a secant of f is, beside the square; it takes the place of *old*."""
        equation = self.named.equation()
        whole, there = words.slopes_of_the_parabola(self.secants)
        rows = stack(equation, self.rate.copy(), whole, there, box=self.square.column())
        self.play(FadeOut(old, run_time=0.4), self.rate.animate.move_to(rows[1]), run_time=0.8)
        self.play(FadeIn(equation), run_time=0.6)
        self.play(FadeIn(*whole.without("limit")), run_time=self.phrase_left(0.5))
        self.play(FadeIn(*there.without("limit")), run_time=self.phrase_left(0.6))
        self.play(FadeIn(whole.part("limit"), there.part("limit")), run_time=self.phrase_left())
        return VGroup(equation, whole, there)

    @beat(
        "Multiply {p.power} factors of x plus h.",
        "Pick h from one and x from the rest: {p.power} ways, so {said_term} h.",
        title="One h from many factors",
    )
    def raise_the_power(self) -> None:
        count = self.params.power
        self.choices = choices = FactorChoices(count)
        areas, inner, sides = square_of_two_factors()
        self.small = VGroup(areas, inner, sides)
        self.rule = stack(words.slope_of_a_square())[0]
        self.play(
            FadeOut(self.beside, run_time=0.4),
            ReplacementTransform(self.square, areas, run_time=1.0),
        )
        self.play(FadeIn(inner, sides, self.rule), run_time=0.5)
        pairs = list(zip(sides, choices.factors, strict=False))
        moved = [ReplacementTransform(factor.copy().move_to(side), factor) for side, factor in pairs]
        new = choices.factors[len(moved) :]
        self.play(*moved, *([FadeIn(new)] if new else []), run_time=self.phrase_left(0.9))
        self.cue()
        gain, _ = self.expansion = words.slope_of_a_power(count)
        self.powers = words.power_rule()
        stack(*self.expansion, self.powers, box=choices.below())
        pace = max(0.4, self.phrase_left(0.55) / count)
        for way in range(count):
            self.play(choices.take(way, run_time=pace))
        self.play(FadeOut(choices.chosen()), run_time=0.3)
        self.play(*choices.close_the_gaps(run_time=0.5))
        self.play(FadeIn(choices.chosen()), run_time=0.4)
        self.play(*swap(choices.ways, gain.part("slope")))

    @beat(
        "The rest has more h's. Divide by h, let it shrink: {said_term} is left.",
        "With n factors: n x to the n minus one.",
        title="The power rule",
    )
    def divide_the_power(self) -> None:
        gain, rate = self.expansion
        self.play(FadeIn(*gain.without("slope")), run_time=0.8)
        self.play(FadeIn(*rate.without("limit")), run_time=self.phrase_left(0.4))
        self.play(FadeIn(rate.part("limit")), run_time=self.phrase_left(0.6))
        self.cue()
        self.play(FadeIn(self.powers, shift=0.2 * UP), run_time=self.phrase_left(0.6))
