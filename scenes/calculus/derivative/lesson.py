from __future__ import annotations

from manim import DOWN, LEFT, Create, FadeIn, FadeOut, Indicate, ReplacementTransform, VGroup

from mathkit.optimization.gradient_descent import gradient_descent
from scenes.calculus.derivative import loss_words, proving_words, words
from scenes.calculus.derivative.params import CurveParams
from scenes.calculus.derivative.proving_beats import ProvingLesson
from scenes.calculus.derivative.secants import Secant
from scenes.calculus.derivative.taught_weights import FARE, LOSS, RATE, STEPS, WEIGHT, TaughtWeight
from scenes.calculus.derivative.zooming_beats import on_the_parabola
from scenes.stage.lesson import Facts, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import ROW_GAP, stack

_CLOSER = 100.0
"""How many times larger the curve is seen at last, as it was at first."""


class Derivative(ProvingLesson):
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
            **words.said_slopes(self.secants, self.from_left),
            "said_why": words.said_why(self.secants, on_the_parabola(self)),
            "said_power": proving_words.said_power(self.params.power),
            "said_term": proving_words.said_term(self.params.power),
            "slopes": self.secants.slopes,
            "first": self.secants.slopes[0],
            "from_left": self.from_left,
            "slope": self.secants.limit,
            "corner": self.corner_slopes,
            "fare": FARE,
            "error": WEIGHT - FARE,
            "weights": self.taught.points.ravel(),
            "loss_slope": float(self.taught.gradients[0].item()),
        }

    @beat(
        "A model predicts a taxi fare with one weight, w: {weights[0]} dollar.",
        "The ride cost {fare}: an error of {error}.",
        title="A weight that is wrong",
    )
    def predict_a_fare(self) -> None:
        picture = self.taxi = TaughtWeight(LOSS, WEIGHT)
        table = self.choices
        self.error = stack(loss_words.error_of_the_weight(self.taught, FARE))[0]
        self.square_rule = stack(proving_words.slope_of_a_square())[0]
        self.play(
            FadeOut(table, run_time=0.4), ReplacementTransform(self.powers, self.square_rule, run_time=1.0)
        )
        bar, name = picture.predicted
        self.play(Create(picture.floor), Create(bar), FadeIn(name), run_time=self.phrase_left())
        self.cue()
        come = FadeIn(picture.along_the_weight()[1:], picture.cost[1])
        self.play(Create(picture.cost[0]), come, run_time=0.9)
        self.play(FadeIn(picture.error), run_time=0.6)
        moved = self.square_rule.animate.next_to(self.error, DOWN, buff=ROW_GAP, aligned_edge=LEFT)
        self.play(FadeIn(self.error), moved, run_time=self.phrase_left(0.8))

    @beat(
        "The loss is its square: x squared, slid {fare} to the right.",
        "Sliding keeps slopes: this one is twice the error, {loss_slope}.",
        title="The slope of a loss",
    )
    def slide_to_the_loss(self) -> None:
        picture = self.taxi
        loss, slope = loss_words.squared_error(FARE)
        here, self.steps = (
            loss_words.slope_of_the_weight(self.taught, FARE),
            loss_words.steps_of_the_weight(self.taught),
        )
        stack(loss, slope, here, self.steps)
        old = VGroup(picture.predicted, picture.cost[0], picture.error)
        rule = self.square_rule.animate.move_to(slope, LEFT)
        named, come = picture.name_the_upright(), FadeIn(picture.along_the_loss(), picture.upright)
        self.play(FadeOut(old, run_time=0.4), come, named, *swap(self.error, loss), rule)
        self.play(Create(picture.square()), run_time=0.7)
        picture.set_state(weight=WEIGHT, moved=0.0)
        self.play(FadeIn(picture.point, picture.slope_name), Create(picture.tangent), run_time=0.6)
        over = picture.move_over(run_time=self.phrase_left(0.7, least=1.4))
        self.play(over, FadeOut(picture.square_name, run_time=0.4))
        self.play(picture.raise_bar(run_time=0.5))
        self.cue()
        self.play(*swap(self.square_rule, slope))
        self.play(FadeIn(here), run_time=self.phrase_left(0.4))
        self.play(FadeIn(self.steps[:2]), run_time=self.phrase_left(0.6))
        self.here, self.rows = here, VGroup(loss, slope)

    @beat(
        "It's negative: downhill is to the right.",
        "Step against it, by a quarter: from {weights[0]} to {weights[1]}.",
        "Again: {weights[2]}. And again: {weights[3]}, each half the way to {fare}.",
        title="A weight follows its slope",
    )
    def step_the_weight(self) -> None:
        picture, weights = self.taxi, self.results["weights"]
        self.play(Indicate(self.steps[1][1], 1.4, color("slope")), run_time=self.phrase_left(0.45))
        self.play(Indicate(picture.tangent, 1.0, color("ink")), run_time=self.phrase_left(0.8))
        self.play(FadeOut(picture.slope_name), run_time=0.3)
        self.cue()
        for number, weight in enumerate(weights[1:], start=2):
            if number == 3:
                self.cue()
            step = loss_words.step_of_the_weight(self.taught, number - 2).move_to(self.here, LEFT)
            arrow = picture.step(weight, run_time=self.phrase_left(0.3, least=0.7))
            self.play(*swap(self.here, step.without("end")), arrow)
            self.play(*picture.leave(), FadeIn(step.part("end")), run_time=0.2)
            self.play(picture.rise(weight, run_time=0.3))
            self.play(picture.draw_tangent(), FadeIn(self.steps[number], run_time=0.4))
            self.here = step

    @beat(
        "How steep is a curve at one point? Zoom in.",
        "If you see a line that isn't vertical, its slope is the derivative: here, {said_slope}.",
        title="The slope at one point",
    )
    def answer(self) -> None:
        p, taxi = self.params, self.taxi
        picture = self.picture = Secant(self.named.function, p.x, p.first_run, self.shown_ranges)
        picture.set_state(run=0.0)
        self.premise = stack(self.named.equation())
        asked, answered = (words.asked_slope(p.x, slope) for slope in (None, self.secants.limit))
        derivative = words.slope_there(self.secants)
        stack(answered, derivative, under=self.premise)
        asked.move_to(answered, LEFT)
        self.play(
            FadeOut(VGroup(self.rows, self.here, self.steps), taxi.along_the_weight(), run_time=0.4),
            FadeOut(
                taxi.along_the_loss(),
                taxi.upright,
                taxi.cost[1],
                taxi.trail,
                taxi.bar,
                taxi.tangent,
                run_time=0.4,
            ),
            ReplacementTransform(taxi.curve, picture.curve, run_time=1.2),
            ReplacementTransform(taxi.point, picture.here, run_time=1.2),
        )
        self.play(FadeIn(picture.plot, self.premise, asked), run_time=self.phrase_left(0.3))
        closer = picture.look_closer(_CLOSER, run_time=self.phrase_left(least=1.6))
        self.play(FadeOut(picture.plot, run_time=0.4), FadeIn(picture.glass, run_time=0.4), closer)
        self.cue()
        factor, slope = picture.factor(), picture.name_line(words.slope_name(self.secants.limit))
        self.play(FadeIn(factor), run_time=0.5)
        self.play(Create(picture.line), run_time=self.phrase_left(0.4))
        self.play(FadeIn(derivative.without("value"), slope), run_time=self.phrase_left(0.5))
        self.play(*swap(asked, answered), FadeIn(derivative.part("value")))
        self.play(Indicate(derivative.part("value"), 1.2, color("slope")), run_time=self.phrase_left(0.8))
