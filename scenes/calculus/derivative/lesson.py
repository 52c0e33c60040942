from __future__ import annotations

from manim import LEFT, Create, FadeIn, FadeOut, Indicate, VGroup

from mathkit.optimization.gradient_descent import gradient_descent
from scenes.calculus.derivative import words
from scenes.calculus.derivative.params import CurveParams
from scenes.calculus.derivative.proving_beats import ProvingLesson
from scenes.calculus.derivative.taught_weights import FARE, LOSS, RATE, STEPS, WEIGHT, TaughtWeight
from scenes.stage.lesson import Facts, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import stack


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
            "said_term": words.said_term(self.params.power),
            "slopes": self.secants.slopes,
            "first": self.secants.slopes[0],
            "from_left": self.from_left,
            "slope": self.secants.limit,
            "corner": self.corner_slopes,
            "fare": FARE,
            "weights": self.taught.points.ravel(),
            "loss_slope": float(self.taught.gradients[0].item()),
        }

    @beat(
        "A model predicts a taxi fare with one weight: {weights[0]} dollar.",
        "The ride cost {fare}.",
        "The loss is the error squared: x squared, shifted by {fare}.",
        "A shift keeps slopes, so it's twice the error: {loss_slope}.",
        title="The slope of a loss",
    )
    def draw_a_loss(self) -> None:
        picture = self.taxi = TaughtWeight(LOSS, WEIGHT)
        loss, self.error = words.squared_error()
        self.steps, self.here = (
            words.steps_of_the_weight(self.taught),
            words.slope_of_the_weight(self.taught, 0),
        )
        stack(loss, self.error, self.here, self.steps)
        self.play(*swap(VGroup(self.powers, self.expansion, self.choices.factors, self.small), picture.plot))
        self.play(Create(picture.bar), run_time=self.phrase_left(0.5))
        self.cue()
        self.play(Create(picture.fare[0]), FadeIn(picture.fare[1]), run_time=0.9)
        self.cue()
        self.play(FadeIn(picture.error), self.rule.animate.move_to(self.error, LEFT), run_time=0.5)
        self.play(FadeIn(loss), picture.rise(WEIGHT, run_time=0.9))
        self.play(Create(picture.square()), run_time=0.7)
        self.play(picture.draw_tangent())
        over = picture.move_over(run_time=self.phrase_left(least=1.4))
        self.play(over, FadeOut(picture.square_name, run_time=0.4))
        self.cue()
        self.play(*swap(self.rule, self.error))
        self.play(FadeIn(self.here, self.steps[:2]), run_time=self.phrase_left(0.6))

    @beat(
        "The slope is negative, so downhill is to the right.",
        "Step a quarter against it: to {weights[1]}.",
        "Again: {weights[2]}. And again: {weights[3]}, closing in on {fare}.",
        title="A weight follows its slope",
    )
    def step_the_weight(self) -> None:
        picture, weights = self.taxi, self.results["weights"]
        self.play(FadeOut(picture.error, run_time=0.4), Indicate(self.steps[1][1], 1.4, color("slope")))
        self.play(Indicate(picture.tangent, 1.0, color("ink")), run_time=self.phrase_left(0.6))
        self.cue()
        for number, weight in enumerate(weights[1:], start=2):
            if number == 3:
                self.cue()
            step = words.step_of_the_weight(self.taught, number - 2).move_to(self.here, LEFT)
            end = step.part("end")
            arrow = picture.step(weight, run_time=self.phrase_left(0.3, least=0.7))
            self.play(*swap(self.here, VGroup(*(shape for shape in step if shape not in end))), arrow)
            self.play(*picture.leave(), FadeIn(end), run_time=0.2)
            self.play(picture.rise(weight, run_time=0.3))
            self.play(picture.draw_tangent(), FadeIn(self.steps[number], run_time=0.4))
            self.here = step

    @beat(
        "How steep is a curve at one point?",
        "As steep as the line you see close up, if there is one: the derivative.",
        title="The slope at one point",
    )
    def answer(self) -> None:
        picture = self.taxi
        row = stack(words.slope_of_the_weight(self.taught, STEPS), under=self.error)
        slope = row[0].move_to(self.here, LEFT)
        self.play(*swap(VGroup(picture.plot, picture.fare, picture.trail, picture.bar), picture.glass))
        self.cue()
        self.play(picture.look_closer(run_time=self.phrase_left(0.5, least=2.0)))
        self.play(FadeIn(picture.name_closer()), run_time=0.6)
        self.play(*swap(self.here, slope))
        self.play(Indicate(slope.part("value"), 1.2, color("slope")), run_time=self.phrase_left(0.7))
