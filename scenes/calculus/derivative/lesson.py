from __future__ import annotations

from manim import DOWN, LEFT, Create, FadeIn, FadeOut, Indicate, ReplacementTransform, VGroup

from mathkit.calculus.derivative import closing_secants, secant_slope
from mathkit.functions.one_variable import RELU
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.calculus.derivative import words
from scenes.calculus.derivative.corners import Corner
from scenes.calculus.derivative.factor_choices import FactorChoices
from scenes.calculus.derivative.growing_squares import GrowingSquare
from scenes.calculus.derivative.params import CurveParams
from scenes.calculus.derivative.secants import Secant, ranges_of_secant
from scenes.calculus.derivative.slope_traces import SlopeTrace
from scenes.calculus.derivative.taught_weights import FARE, LOSS, RATE, STEPS, WEIGHT, TaughtWeight
from scenes.stage.lesson import Facts, Lesson, Phrase, Ranges, beat
from scenes.stage.lesson.attention import dim, swap, undim
from scenes.stage.shapes.theme import color
from scenes.stage.type.assembly import assemble
from scenes.stage.type.writing import stack


class Derivative(Lesson):
    """The secant closes on the tangent: the slope at one point is the derivative."""

    title = "The derivative"
    fact_labels = words.FACT_LABELS

    class Params(CurveParams):
        """The curve, where its slope is taken, and the power."""

    params: Params

    def compute(self) -> None:
        p = self.params
        self.named = words.FUNCTIONS[p.function]
        self.secants = closing_secants(self.named.function, p.x, p.first_run)
        self.corner_slopes = secant_slope(RELU, 0.0, [-1.0, 1.0])
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
            "steepness": abs(float(self.taught.gradients[0].item())),
        }

    def ranges(self) -> Ranges:
        return ranges_of_secant(self.named.function, self.params.x, self.params.first_run)

    @beat(
        "A straight line has one slope.",
        "On a curve, the slope keeps changing.",
        Phrase("So how steep is it at one point, here at {p.x}?", rest="a question"),
        title="How steep is a curve at one point?",
    )
    def bend_a_line(self) -> None:
        p, named = self.params, self.named
        picture = self.picture = Secant(named.function, p.x, p.first_run, self.shown_ranges)
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
        "Two points give a slope: the rise over the run, [h|h].",
        "The line through both is a secant.",
        "With a run of {p.first_run}, its slope is {said_first}.",
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
        "Shrink the run to a tenth, and zoom in: {said_second}.",
        "Closer again: {said_third}.",
        "And again: {said_fourth}.",
        "Close up, the curve is nearly straight, so the slopes settle.",
        title="Zoom in until the curve is straight",
    )
    def look_closer(self) -> None:
        picture = self.picture
        self.ledger = stack(words.closing_table(self.secants), under=self.quotient)[0]
        self.ends = picture.name_ends()
        seen = swap(VGroup(picture.plot, self.legs), VGroup(picture.glass, self.ends))
        self.play(*swap(self.worked, self.ledger[:2]), *seen)
        for number, row in enumerate(self.ledger[2:-1]):
            if number:
                self.cue()
            closer = picture.look_closer(run_time=self.phrase_left(0.8, least=1.5))
            self.play(FadeOut(self.ends, run_time=0.3), closer)
            self.ends = picture.name_ends()
            self.play(FadeIn(row, self.ends), run_time=0.6)
        self.cue()
        self.play(dim(picture.triangle), run_time=0.7)
        self.play(Indicate(picture.curve, 1.0, color("ink")), run_time=self.phrase_left(0.6))
        self.play(undim(picture.triangle), run_time=0.7)

    @beat(
        "The line they settle on is the tangent.",
        "Its slope is the limit as h goes to zero: [f'|f prime].",
        "It's {said_slope}: the derivative at {p.x}.",
        title="The tangent, and its slope",
    )
    def take_the_limit(self) -> None:
        picture = self.picture
        self.limit = limit = stack(words.limit_of_the_quotient(), under=self.premise)
        step_back = picture.step_back(run_time=self.phrase_left(0.7, least=2.0))
        self.play(FadeOut(self.ends, run_time=0.3), step_back)
        legs, self.first = picture.triangle[1:], picture.first_secant()
        self.play(*swap(VGroup(picture.glass, picture.there, *legs), VGroup(picture.plot, self.first)))
        picture.set_state(run=0.0)
        self.cue()
        self.play(*swap(self.quotient, limit.align_to(self.quotient, DOWN)), run_time=0.9)
        self.cue()
        self.play(FadeIn(self.ledger[-1]), run_time=self.phrase_left(0.7))

    @beat(
        "But relu, the larger of zero and x, has a corner.",
        "From the left, every slope is {corner[0]}.",
        "From the right, it's {corner[1]}.",
        "Zoom in: they never agree, so the corner has no derivative.",
        title="A corner has no slope",
    )
    def meet_a_corner(self) -> None:
        picture, corner = self.picture, Corner()
        self.corner = corner
        self.play(
            ReplacementTransform(picture.curve, corner.curve, run_time=2.0),
            FadeOut(picture.plot, picture.line, self.first, picture.here, run_time=0.4),
            FadeOut(self.limit, self.ledger, self.premise, run_time=0.4),
        )
        self.words = stack(words.relu())
        self.play(FadeIn(corner.plot, corner.corner, self.words), run_time=0.6)
        for side in (0, 1):
            self.cue()
            self.play(FadeIn(corner.sides[side]), Create(corner.lines[side]), run_time=0.8)
            self.play(corner.close_in(side, run_time=self.phrase_left(0.7, least=1.2)))
            self.play(FadeIn(corner.names[side]), run_time=0.6)
        self.cue()
        self.ledger = stack(words.sides_of_the_corner(*self.corner_slopes), under=self.words)[0]
        self.play(FadeIn(self.ledger[:2]), FadeOut(corner.plot, corner.names), run_time=0.6)
        for row, share in zip(self.ledger[2:], (0.4, 0.8), strict=True):
            self.play(corner.look_closer(run_time=self.phrase_left(share, least=1.2)))
            self.play(FadeIn(row), run_time=0.4)

    @beat(
        "Let the tangent travel along a smooth curve, and plot its slope.",
        "The slopes are a new function: the derivative, [f'|f prime].",
        title="A slope for every point",
    )
    def travel(self) -> None:
        trace = SlopeTrace(self.named.function, domain=(-3.5, 3.5))  # all x that can be asked for lie inside
        old = VGroup(self.words, self.ledger, self.corner.zoomed)
        rest = VGroup(*(part for part in trace if part is not trace.curve))
        panel = self.set_words(trace.panel())
        curve = ReplacementTransform(self.corner.curve, trace.curve, run_time=1.2)
        self.play(curve, *swap(old, VGroup(self.premise, panel)))
        self.play(FadeIn(rest), run_time=0.6)
        self.play(trace.travel(0.0, run_time=self.phrase_left(least=2.5)))
        self.cue()
        self.play(trace.travel(trace.domain[1], run_time=self.phrase_left(0.7, least=1.8)))
        self.write(self.named.differentiated())
        self.play(trace.travel(self.params.x, run_time=0.8))
        self.write_below(words.slope_there(self.secants), run_time=0.5)
        self.trace = trace

    @beat(
        "Can we find it without plotting? Take a square.",
        "Let each side grow by h.",
        "It gains two strips, x times h each, and a corner.",
        title="A square that grows",
    )
    def grow_a_square(self) -> None:
        self.square = GrowingSquare()
        self.sides, self.gains, self.lengths = self.square.names()
        self.area, self.rate, self.rule = rows = words.square_of_a_sum()
        stack(*rows, box=self.square.column())
        come = swap(VGroup(self.premise, self.words), self.square)
        self.play(*come, FadeOut(self.trace, run_time=0.9))
        self.play(FadeIn(self.sides), run_time=self.phrase_left(0.6))
        self.cue()
        self.play(self.square.grow(run_time=self.phrase_left(least=2.0)))
        self.cue()
        bare, parts = assemble(self.area, {"slope": self.gains[0], "dial": self.gains[2]})
        self.play(FadeIn(self.gains, self.square.growths[0]), bare, run_time=self.phrase_left(0.4))
        self.play(parts, run_time=1.5)

    @beat(
        "Lay the pieces end to end: a strip, h wide.",
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
        bare, parts = assemble(self.rate, {"slope": self.lengths, "dial": square.growths[1]})
        self.play(bare, run_time=0.8)
        self.play(parts, run_time=self.phrase_left(0.8))
        self.cue()
        self.play(FadeOut(self.gains), run_time=0.5)
        self.play(square.shrink(run_time=self.phrase_left(0.5, least=2.0)))
        for part in assemble(self.rule, {"slope": self.lengths}):
            self.play(part, run_time=self.phrase_left(0.45, least=0.6))

    @beat(
        "Now multiply {p.power} factors of x plus h.",
        "Pick h from one, and x from the others: {p.power} ways.",
        "X to the {p.power} cancels. Divided by h, terms with more h's vanish.",
        "With n factors: n times x to the n minus one.",
        title="The power rule",
    )
    def raise_the_power(self) -> None:
        single, rule = words.power_rule(self.params.power)
        self.choices = choices = FactorChoices(self.params.power)
        single.next_to(choices, DOWN, buff=0.4)
        old = VGroup(*self.square.everything(), self.sides, self.lengths, self.area, self.rate)
        first = stack(self.rule.copy(), rule)[0]
        self.play(*swap(old, choices.factors), ReplacementTransform(self.rule, first, run_time=1.0))
        self.cue()
        pace = max(0.5, self.phrase_left() / self.params.power)
        for way in range(self.params.power):
            self.play(choices.take(way, run_time=pace))
        self.cue()
        self.play(FadeIn(single), run_time=0.8)
        self.play(Indicate(single.part("slope"), 1.2, color("slope")), run_time=self.phrase_left(0.6))
        self.cue()
        for part in assemble(rule, {"slope": single.part("slope")}):
            self.play(part, run_time=self.phrase_left(0.4))
        self.words = VGroup(first, rule, single)

    @beat(
        "A model guesses a taxi fare: w dollars, at first {weights[0]}.",
        "The ride cost {fare}.",
        "Its loss is the error, squared: x squared, moved over by {fare}.",
        "So its slope is twice the error: here, {loss_slope}.",
        title="The slope of a loss",
    )
    def draw_a_loss(self) -> None:
        picture = self.taxi = TaughtWeight(LOSS, WEIGHT)
        loss, error = words.squared_error()
        self.steps = words.steps_of_the_weight(self.taught)
        old, self.words = self.words, stack(loss, error, words.step_of_the_weight(self.taught), self.steps)
        self.play(FadeOut(old, self.choices), FadeIn(picture.plot), run_time=1.0)
        self.play(FadeIn(picture.point, scale=2.0), run_time=self.phrase_left(0.5))
        self.cue()
        self.play(Create(picture.fare[0]), FadeIn(picture.fare[1]), run_time=0.9)
        self.cue()
        self.play(FadeIn(picture.error), run_time=0.7)
        self.play(FadeIn(loss), picture.rise(WEIGHT, run_time=1.2), FadeOut(picture.error, run_time=1.2))
        self.play(Create(picture.curve), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(error), picture.draw_tangent(), run_time=0.7)
        self.here = words.slope_of_the_weight(self.taught).move_to(self.words[2], LEFT)
        self.play(FadeIn(self.here, self.steps[:2]), run_time=self.phrase_left(0.8))

    @beat(
        "That's downhill, so step right, by a quarter of {steepness}: to {weights[1]}.",
        "Step again: {weights[2]}. And again: {weights[3]}, closing in on {fare}.",
        "So how steep is a curve at one point? Zoom in until it's straight.",
        title="A weight follows its slope",
    )
    def step_the_weight(self) -> None:
        picture, weights = self.taxi, self.results["weights"]
        for number, weight in enumerate(weights[1:], start=2):
            if number == 3:
                self.cue()
            self.play(picture.step(weight, run_time=self.phrase_left(0.25, least=0.7)))
            self.play(*picture.leave(), run_time=0.3)
            self.play(picture.rise(weight, run_time=0.6))
            rows = swap(self.here, self.words[2]) if number == 2 else []
            self.play(*rows, picture.draw_tangent(), FadeIn(self.steps[number], run_time=0.5))
        self.cue()
        self.play(*swap(VGroup(picture.plot, picture.fare, picture.trail), picture.glass))
        self.play(picture.look_closer(run_time=self.phrase_left(0.8, least=2.0)))
