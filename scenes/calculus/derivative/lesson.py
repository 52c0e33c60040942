from __future__ import annotations

from manim import LEFT, Create, FadeIn, FadeOut, Indicate, ReplacementTransform, VGroup

from mathkit.optimization.gradient_descent import gradient_descent
from scenes.calculus.derivative import words
from scenes.calculus.derivative.factor_choices import FactorChoices
from scenes.calculus.derivative.growing_squares import GrowingSquare
from scenes.calculus.derivative.params import CurveParams
from scenes.calculus.derivative.slope_traces import SlopeTrace
from scenes.calculus.derivative.taught_weights import FARE, LOSS, RATE, STEPS, WEIGHT, TaughtWeight
from scenes.calculus.derivative.zooming_beats import ZoomingLesson
from scenes.stage.lesson import Facts, beat
from scenes.stage.lesson.attention import dim, swap
from scenes.stage.shapes.theme import color
from scenes.stage.type.assembly import assemble
from scenes.stage.type.writing import formula, stack


class Derivative(ZoomingLesson):
    """The secant closes on the tangent: the slope at one point is the derivative."""

    title = "The derivative"
    fact_labels = words.FACT_LABELS

    class Params(CurveParams):
        """The curve, where its slope is taken, and the power."""

    params: Params

    def compute(self) -> None:
        self.compute_secants()
        self.taught = gradient_descent(LOSS, WEIGHT, RATE, STEPS)

    def facts(self) -> Facts:
        return {
            **words.said_slopes(self.secants),
            "slopes": self.secants.slopes,
            "first": self.secants.slopes[0],
            "slope": self.secants.limit,
            "corner": self.corner_slopes,
            "fare": FARE,
            "weights": self.taught.points.ravel(),
            "loss_slope": float(self.taught.gradients[0].item()),
        }

    @beat(
        "On a smooth curve, plot the slope at every point.",
        "The slopes make a new function, with its own formula.",
        title="A slope for every point",
    )
    def travel(self) -> None:
        trace = SlopeTrace(self.named.function, domain=(-3.5, 3.5))  # all x that can be asked for lie inside
        old = VGroup(self.words, self.ledger, self.corner.zoomed)
        rest = VGroup(*(part for part in trace if part is not trace.curve))
        panel = self.set_words(trace.panel())
        curve = ReplacementTransform(self.corner.curve, trace.curve, run_time=1.2)
        self.play(curve, *swap(old, VGroup(self.premise, panel, rest)))
        self.play(trace.travel(trace.domain[1], run_time=self.phrase_left(least=3.0)))
        self.cue()
        self.write(self.named.differentiated())
        self.play(trace.travel(self.params.x, run_time=self.phrase_left(0.45)))
        self.write_below(words.slope_there(self.secants), run_time=self.phrase_left(0.4, least=0.5))
        self.trace = trace

    @beat(
        "Where do such formulas come from? Take a square.",
        "Let each side grow by h.",
        "It gains two strips, x times h each, and a small square.",
        title="A square that grows",
    )
    def grow_a_square(self) -> None:
        self.square = GrowingSquare()
        self.sides, self.gains, self.lengths = self.square.names()
        self.rule, self.area, self.rate = rows = words.square_of_a_sum()
        stack(*rows, box=self.square.column())
        rest = (part for part in self.trace if part is not self.trace.curve)
        becoming = ReplacementTransform(self.trace.curve, self.square.square, run_time=1.5)
        self.play(becoming, FadeOut(self.premise, self.words, *rest, run_time=0.6))
        self.play(FadeIn(self.sides), run_time=self.phrase_left(0.4))
        self.unknown = formula("?", role="slope").move_to(self.rule.part("slope"), LEFT)
        asked, _ = assemble(self.rule, {"slope": self.unknown})
        self.play(asked, FadeIn(self.unknown), run_time=self.phrase_left(0.7))
        self.cue()
        self.play(self.square.grow(run_time=self.phrase_left(least=2.0)))
        self.cue()
        bare, parts = assemble(self.area, {"slope": self.gains[0], "rest": self.gains[2]})
        self.play(FadeIn(self.gains, self.square.growths[0]), bare, run_time=self.phrase_left(0.4))
        self.play(parts, run_time=1.5)

    @beat(
        "Lay them end to end: one strip, h high.",
        "Divide by h: its length, two x plus h, is left.",
        "As h shrinks, two x is left: the slope of x squared.",
        title="Why x squared gives two x",
    )
    def lay_out_the_gain(self) -> None:
        square = self.square
        self.play(*square.lay_out(run_time=self.phrase_left(0.7, least=2.0)))
        self.play(FadeIn(square.growths[1], square.heights[0], self.lengths), run_time=0.7)
        self.cue()
        self.play(square.divide(run_time=1.2), ReplacementTransform(*square.heights, run_time=1.2))
        bare, parts = assemble(self.rate, {"slope": self.lengths, "rest": square.growths[1]})
        self.play(bare, run_time=0.8)
        self.play(parts, run_time=self.phrase_left(0.8))
        self.cue()
        self.play(FadeOut(self.gains), run_time=0.5)
        self.play(square.shrink(run_time=self.phrase_left(0.5, least=1.6)))
        _, answer = assemble(self.rule, {"slope": self.lengths})
        self.play(answer, FadeOut(self.unknown, run_time=0.4), run_time=self.phrase_left(0.8))

    @beat(
        "Multiply {p.power} factors of x plus h.",
        "Pick h from one, x from the others: {p.power} ways.",
        title="One h from many factors",
    )
    def raise_the_power(self) -> None:
        self.choices = choices = FactorChoices(self.params.power)
        old = VGroup(*self.square.everything(), self.sides, self.lengths, self.area, self.rate)
        self.powers = words.power_rule()
        self.squared = stack(self.rule.copy(), self.powers)[0]
        self.play(*swap(old, choices.factors), ReplacementTransform(self.rule, self.squared, run_time=1.0))
        self.cue()
        pace = max(0.5, self.phrase_left() / self.params.power)
        for way in range(self.params.power):
            self.play(choices.take(way, run_time=pace))

    @beat(
        "X to the {p.power} cancels. Every other term has at least two h's.",
        "Divide by h: they keep an h, and vanish with it.",
        "With n factors: n times x to the n minus one.",
        title="The power rule",
    )
    def divide_the_power(self) -> None:
        gain, rate, slope = self.expansion = words.slope_of_a_power(self.params.power)
        stack(*self.expansion, box=self.choices.below())
        bare, _ = assemble(gain, {"slope": self.choices.ways})
        self.play(ReplacementTransform(self.choices.ways, gain.part("slope")), run_time=1.2)
        self.play(bare, run_time=self.phrase_left(0.5))
        self.cue()
        bare, parts = assemble(rate, {"slope": gain.part("slope"), "rest": gain.part("rest")})
        self.play(bare, run_time=0.6)
        self.play(parts, run_time=self.phrase_left(0.4))
        self.play(dim(rate.part("rest")), run_time=self.phrase_left(0.4))
        self.play(FadeIn(slope), run_time=self.phrase_left(0.7))
        self.cue()
        for part in assemble(self.powers, {"slope": slope.part("slope")}):
            self.play(part, run_time=self.phrase_left(0.45))

    @beat(
        "A model guesses a taxi fare: w dollars, at first {weights[0]}.",
        "The ride cost {fare}.",
        "Its loss is the error, squared: x squared, shifted by {fare}.",
        "A shift keeps slopes, so it's twice the error: here, {loss_slope}.",
        title="The slope of a loss",
    )
    def draw_a_loss(self) -> None:
        picture = self.taxi = TaughtWeight(LOSS, WEIGHT)
        loss, error = words.squared_error()
        self.steps, self.here = words.steps_of_the_weight(self.taught), words.slope_of_the_weight(self.taught)
        stack(loss, error, self.here, self.steps)
        self.play(FadeOut(self.powers, *self.expansion, self.choices.factors), run_time=0.6)
        self.play(self.squared.animate.move_to(error, LEFT), FadeIn(picture.plot), run_time=1.0)
        self.play(Create(picture.bar), run_time=self.phrase_left(0.5))
        self.cue()
        self.play(Create(picture.fare[0]), FadeIn(picture.fare[1]), run_time=0.9)
        self.cue()
        self.play(FadeIn(picture.error), run_time=0.7)
        self.play(FadeIn(loss), picture.rise(WEIGHT, run_time=1.2), FadeOut(picture.error, run_time=1.2))
        self.play(Create(picture.square()), run_time=0.8)
        self.play(picture.move_over(run_time=self.phrase_left(least=1.2)))
        self.cue()
        self.play(ReplacementTransform(self.squared, error), run_time=0.9)
        self.play(picture.draw_tangent(), FadeIn(self.here, self.steps[:2]), run_time=self.phrase_left(0.8))

    @beat(
        "Step downhill, by a quarter of the slope: to {weights[1]}.",
        "Step again: {weights[2]}. And again: {weights[3]}, closing in on {fare}.",
        title="A weight follows its slope",
    )
    def step_the_weight(self) -> None:
        picture, weights = self.taxi, self.results["weights"]
        for number, weight in enumerate(weights[1:], start=2):
            if number == 3:
                self.cue()
            step = words.step_of_the_weight(self.taught, number - 2).move_to(self.here, LEFT)
            arrow = picture.step(weight, run_time=self.phrase_left(0.25, least=0.8))
            self.play(*swap(self.here, step), arrow)
            self.play(*picture.leave(), run_time=0.3)
            self.play(picture.rise(weight, run_time=0.5))
            self.play(picture.draw_tangent(), FadeIn(self.steps[number], run_time=0.5))
            self.here = step

    @beat(
        "How steep is a curve at one point? As steep as the line you see close up.",
        title="The slope at one point",
    )
    def answer(self) -> None:
        picture = self.taxi
        self.play(*swap(VGroup(picture.plot, picture.fare, picture.trail, picture.bar), picture.glass))
        self.play(picture.look_closer(run_time=self.phrase_left(0.6, least=2.0)))
        self.play(Indicate(self.steps[-1][1], 1.4, color("slope")), run_time=self.phrase_left(0.7))
