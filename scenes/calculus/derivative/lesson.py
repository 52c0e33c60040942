from __future__ import annotations

from manim import DOWN, Create, FadeIn, FadeOut, Indicate, ReplacementTransform, VGroup
from pydantic import Field

from mathkit.calculus.derivative import closing_secants, secant_slope
from mathkit.functions.one_variable import RELU, power
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.calculus.derivative import words
from scenes.calculus.derivative.corners import Corner
from scenes.calculus.derivative.factor_choices import FactorChoices
from scenes.calculus.derivative.growing_squares import GrowingSquare
from scenes.calculus.derivative.secants import Secant
from scenes.calculus.derivative.slope_traces import SlopeTrace
from scenes.calculus.derivative.taught_weights import FARE, LOSS, TaughtWeight
from scenes.stage.lesson import Facts, Lesson, LessonParams, Phrase, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.params.quantities import Tenth
from scenes.stage.shapes.theme import color
from scenes.stage.type.assembly import assemble
from scenes.stage.type.writing import stack

WEIGHT, RATE, STEPS = 1.0, 0.25, 3
"""The first weight, the learning rate, and how often the weight is stepped."""


class Derivative(Lesson):
    """The secant closes on the tangent: the slope at one point is the derivative."""

    title = "The derivative"
    fact_labels = words.FACT_LABELS

    class Params(LessonParams):
        function: words.Name = Field("parabola", description="the curve whose slope is taken")
        x: Tenth = Field(2.0, ge=-3, le=3, description="where the slope is taken")
        first_run: Tenth = Field(2.0, ge=0.5, le=2, description="the first run h, from point to point")
        power: int = Field(4, ge=2, le=6, description="the exponent n in the example of the power rule")

    params: Params

    def compute(self) -> None:
        p = self.params
        self.named = words.FUNCTIONS[p.function]
        self.secants = closing_secants(self.named.function, p.x, p.first_run)
        self.raised = power(p.power)
        self.corner_slopes = secant_slope(RELU, 0.0, [-1.0, 1.0])
        self.taught = gradient_descent(LOSS, WEIGHT, RATE, STEPS)

    def facts(self) -> Facts:
        return {
            "slopes": self.secants.slopes,
            "first": self.secants.slopes[0],
            "slope": self.secants.limit,
            "power_slope": float(self.raised.derivative(self.params.x)),
            "corner": self.corner_slopes,
            "fare": FARE,
            "weights": self.taught.points.ravel(),
            "loss_slope": float(self.taught.gradients[0].item()),
        }

    @beat(
        "A straight line has one slope.",
        "On a curve, the slope keeps changing.",
        Phrase("So how steep is it at one point, here at {p.x}?", rest="a question"),
        title="How steep is a curve at one point?",
    )
    def bend_a_line(self) -> None:
        picture = self.picture = Secant(self.named.function, self.params.x, self.params.first_run)
        self.premise = stack(self.named.equation())
        straight, self.drop = picture.straight_line(), picture.plot.drop(picture.x, picture.height_here)
        self.play(FadeIn(picture.plot), run_time=0.6)
        self.play(Create(straight), run_time=self.phrase_left())
        self.cue()
        self.play(ReplacementTransform(straight, picture.curve), run_time=self.phrase_left(0.6))
        self.play(FadeIn(self.premise), run_time=self.phrase_left(least=0.6))
        self.cue()
        self.play(FadeIn(picture.here), Create(self.drop), run_time=1.5)

    @beat(
        "Two points give a slope: the rise, divided by the run, [h|h].",
        "The line through both is a secant.",
        "With a run of {p.first_run}, its slope is {first:.4}.",
        title="Two points make a slope",
    )
    def take_a_secant(self) -> None:
        picture = self.picture
        self.legs = picture.name_legs("run $h$", "rise")
        self.quotient, self.worked = self.set_words(*words.difference_quotient(self.secants))
        self.play(FadeIn(picture.there), FadeOut(self.drop), run_time=0.8)
        self.play(Create(picture.rise_line), FadeIn(self.legs[1]), run_time=1.2)
        self.play(Create(picture.run_line), FadeIn(self.legs[0]), run_time=1.2)
        self.play(FadeIn(self.quotient), run_time=0.8)
        self.cue()
        self.play(Create(picture.line), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(self.worked), run_time=self.phrase_left(0.7))

    @beat(
        "Shrink the run to a tenth, and look ten times closer: {slopes[1]:.4}.",
        "Closer again: {slopes[2]:.4}.",
        "And again: {slopes[3]:.4}.",
        "Close up, the curve is nearly straight, so the slopes settle.",
        title="Zoom in until the curve is straight",
    )
    def look_closer(self) -> None:
        picture = self.picture
        self.ledger = stack(words.closing_table(self.secants), under=self.quotient)[0]
        here, glass = swap(self.worked, self.ledger[:2]), swap(picture.plot, picture.glass)
        self.play(*here, *glass, FadeOut(self.legs, run_time=0.4))
        for number, row in enumerate(self.ledger[2:-1]):
            if number:
                self.cue()
            self.play(picture.look_closer(run_time=self.phrase_left(0.8, least=1.6)))
            self.play(FadeIn(row), run_time=0.7)
        self.cue()
        self.play(Indicate(picture.here, 1.8, color("path")), run_time=self.phrase_left(0.8))

    @beat(
        "The line they settle on is the tangent.",
        "Its slope is the limit, as h goes to zero.",
        "It's {slope:.4}: the derivative of f at {p.x}.",
        title="The tangent, and its slope",
    )
    def take_the_limit(self) -> None:
        picture = self.picture
        limit = stack(words.limit_of_the_quotient(), under=self.premise)
        self.play(picture.step_back(run_time=self.phrase_left(0.7, least=2.0)))
        self.play(
            *swap(VGroup(picture.glass, picture.there, picture.run_line, picture.rise_line), picture.plot)
        )
        picture.set_state(run=0.0)
        self.cue()
        self.play(*swap(self.quotient, limit.align_to(self.quotient, DOWN)), run_time=0.9)
        self.cue()
        self.limit = limit
        self.play(FadeIn(self.ledger[-1]), run_time=self.phrase_left(0.7))

    @beat(
        "Not every curve gets straight. This one, called relu, has a corner.",
        "From the left, every secant has slope {corner[0]}.",
        "From the right, slope {corner[1]}.",
        "The two never meet, so at the corner there's no derivative.",
        title="A corner has no slope",
    )
    def meet_a_corner(self) -> None:
        picture, corner = self.picture, Corner()
        self.corner = corner
        self.play(
            ReplacementTransform(picture.curve, corner.curve, run_time=2.0),
            *swap(picture.plot, corner.plot),
            FadeOut(picture.line, picture.here, self.limit, self.ledger, self.premise, run_time=0.4),
        )
        self.words = stack(words.relu())
        self.play(FadeIn(corner.corner, self.words), run_time=0.6)
        for side in (0, 1):
            self.cue()
            self.play(FadeIn(corner.sides[side]), run_time=0.6)
            self.play(Create(corner.lines[side]), run_time=self.phrase_left(0.5))
            self.play(FadeIn(corner.names[side]), run_time=0.7)
        self.cue()
        self.play(corner.close_in(run_time=self.phrase_left(0.85)))

    @beat(
        "A smooth curve has a slope at every point.",
        "Let the tangent travel, and plot its slope below.",
        "The slopes are a new function: the derivative, [f'|f prime].",
        title="A slope for every point",
    )
    def travel(self) -> None:
        trace = SlopeTrace(self.named.function, domain=(-3.5, 3.5))  # all x that can be asked for lie inside
        corner = self.corner
        gone = VGroup(corner.plot, corner.lines, corner.sides, corner.corner, corner.names)
        old = self.words
        panel = self.set_words(trace.panel())
        rest = VGroup(*(part for part in trace if part is not trace.curve))
        self.play(
            ReplacementTransform(corner.curve, trace.curve, run_time=1.2),
            *swap(gone, rest),
            *swap(old, VGroup(self.premise, panel)),
        )
        self.cue()
        self.play(trace.travel(0.0, run_time=self.phrase_left(least=3.0)))
        self.cue()
        self.play(trace.travel(trace.domain[1], run_time=self.phrase_left(0.7, least=3.0)))
        self.write(self.named.differentiated())
        self.play(trace.travel(self.params.x, run_time=1.0))
        self.trace = trace

    @beat(
        "Where do formulas like this come from? Take a square.",
        "Let each side grow by h.",
        "It gains two strips, x times h each, and a corner.",
        title="A square that grows",
    )
    def grow_a_square(self) -> None:
        self.square = GrowingSquare()
        self.sides, self.gains, self.lengths = self.square.names()
        column = self.square.column()
        self.area, self.rate, self.rule = rows = words.square_of_a_sum()
        stack(*rows, box=column)
        self.play(FadeOut(self.trace, self.premise, self.words), FadeIn(self.square), run_time=1.2)
        self.play(FadeIn(self.sides), run_time=self.phrase_left(0.6))
        self.cue()
        self.play(self.square.grow(run_time=self.phrase_left(least=2.0)))
        self.cue()
        bare, parts = assemble(self.area, {"slope": self.gains[0], "dial": self.gains[2]})
        self.play(FadeIn(self.gains, self.square.growths[0]), bare, run_time=self.phrase_left(0.4))
        self.play(parts, run_time=1.5)

    @beat(
        "Lay the gain end to end, as wide as h.",
        "Divided by h, that's its length: two x, plus h.",
        "As h shrinks, the corner vanishes.",
        "Two x is left: the slope of x squared.",
        title="Why x squared gives two x",
    )
    def lay_out_the_gain(self) -> None:
        square = self.square
        self.play(*square.lay_out(run_time=self.phrase_left(0.7, least=2.0)))
        self.play(FadeIn(square.growths[1], self.lengths), run_time=0.7)
        self.cue()
        bare, parts = assemble(self.rate, {"slope": self.lengths, "dial": square.growths[1]})
        self.play(bare, run_time=0.8)
        self.play(parts, run_time=self.phrase_left(0.8))
        self.cue()
        self.play(FadeOut(self.gains), run_time=0.5)
        self.play(square.shrink(run_time=self.phrase_left(least=2.0)))
        self.cue()
        bare, part = assemble(self.rule, {"slope": self.lengths})
        self.play(bare, run_time=0.7)
        self.play(part, run_time=self.phrase_left(0.8))

    @beat(
        "Now multiply n factors of x plus h.",
        "Pick h from one, and x from the others: n ways.",
        "So the slope is n times x to the n minus one.",
        "For n = {p.power}, at {p.x}, it's {power_slope:.4}.",
        title="The power rule",
    )
    def raise_the_power(self) -> None:
        n, x, slope = self.params.power, self.params.x, self.results["power_slope"]
        single, rule, worked = words.power_rule(n, x, slope)
        self.choices = choices = FactorChoices(n)
        square = self.square
        single.next_to(choices, DOWN, buff=0.4)
        old = VGroup(square, square.ribbon, square.growths, self.sides, self.lengths, self.area, self.rate)
        first = stack(self.rule.copy(), rule, worked)[0]
        self.play(FadeOut(old, run_time=0.5), ReplacementTransform(self.rule, first, run_time=1.0))
        self.play(FadeIn(choices.factors), run_time=0.8)
        self.cue()
        pace = self.phrase_left() / n
        for way in range(n):
            self.play(choices.take(way, run_time=max(0.5, pace)))
        self.cue()
        self.play(FadeIn(single), run_time=0.8)
        bare, part = assemble(rule, {"slope": single})
        self.play(bare, run_time=0.8)
        self.play(part, run_time=self.phrase_left(0.6))
        self.cue()
        self.play(FadeIn(worked), run_time=self.phrase_left(0.8))
        self.words = VGroup(first, rule, worked, single)

    @beat(
        "A model learns a taxi fare. It guesses w dollars; the ride cost {fare}.",
        "Its loss is the error, squared: a square again.",
        "So the slope is twice the error: {loss_slope}.",
        title="The slope of a loss",
    )
    def draw_a_loss(self) -> None:
        picture = self.taxi = TaughtWeight(LOSS, WEIGHT)
        loss, error = words.squared_error()
        self.steps = words.steps_of_the_weight(self.taught)
        old, self.words = self.words, stack(loss, error, words.step_of_the_weight(self.taught), self.steps)
        self.play(FadeOut(old, self.choices), FadeIn(picture.plot), run_time=1.0)
        self.cue()
        self.play(FadeIn(loss), run_time=0.7)
        self.play(Create(picture.curve), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(error), run_time=0.7)
        self.play(FadeIn(picture.point), Create(picture.tangent), run_time=self.phrase_left(0.5))
        self.play(FadeIn(self.steps[:2]), run_time=0.8)

    @beat(
        "That's negative, so step to the right, by a quarter of it: {weights[1]}.",
        "Step again: {weights[2]}. And again: {weights[3]}.",
        "So how steep is a curve at one point? Zoom in until it's straight.",
        title="A weight follows its slope",
    )
    def step_the_weight(self) -> None:
        picture, weights = self.taxi, self.results["weights"]
        self.play(FadeIn(self.words[2]), run_time=0.8)
        self.play(picture.step_to(weights[1], run_time=self.phrase_left(0.8, least=2.0)))
        self.play(FadeIn(self.steps[2]), run_time=0.7)
        self.cue()
        for number, weight in enumerate(weights[2:], start=3):
            self.play(picture.step_to(weight, run_time=self.phrase_left(0.4, least=1.5)))
            self.play(FadeIn(self.steps[number]), run_time=0.7)
        self.cue()
        self.play(Indicate(picture.point, 1.8, color("path")), run_time=self.phrase_left(0.4))
        self.play(Indicate(picture.tangent, 1.3, color("slope")), run_time=self.phrase_left(0.8))
