from __future__ import annotations

from manim import LEFT, Create, FadeIn, FadeOut, Indicate, ReplacementTransform, VGroup

from mathkit.calculus.derivative import secant_slope
from mathkit.functions.one_variable import RELU
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.calculus.derivative import loss_words, proving_words, words
from scenes.calculus.derivative.corners import Corner
from scenes.calculus.derivative.growing_squares import BLOCK
from scenes.calculus.derivative.params import CurveParams
from scenes.calculus.derivative.proving_beats import ProvingLesson
from scenes.calculus.derivative.secants import Secant
from scenes.calculus.derivative.taught_weights import FARE, LOSS, RATE, STEPS, WEIGHT, TaughtWeight
from scenes.calculus.derivative.zooming_beats import on_the_parabola
from scenes.stage.lesson import Facts, beat
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import stack

_SECOND_STEP = 3
"""The row of the table in which the weight is stepped again."""


class Derivative(ProvingLesson):
    """The secant closes on the tangent: the slope at one point is the derivative."""

    title = "The derivative"
    fact_labels = words.FACT_LABELS

    class Params(CurveParams):
        """The curve, where its slope is taken, and the power."""

    params: Params

    def compute(self) -> None:
        self.compute_secants()
        self.corner_slopes = secant_slope(RELU, 0.0, [-1.0, 1.0])
        self.taught = gradient_descent(LOSS, WEIGHT, RATE, STEPS)

    def facts(self) -> Facts:
        return {
            **words.said_slopes(self.secants, self.from_left),
            "said_why": words.said_why(self.secants, on_the_parabola(self)),
            "slopes": self.secants.slopes,
            "first": self.secants.slopes[0],
            "from_left": self.from_left,
            "slope": self.secants.limit,
            "block": BLOCK,
            "corner": self.corner_slopes,
            "fare": FARE,
            "error": WEIGHT - FARE,
            "weights": self.taught.points.ravel(),
            "loss_slope": float(self.taught.gradients[0].item()),
        }

    @beat(
        "What are slopes for? A model predicts taxi fares: w dollars a mile, at first {weights[0]}.",
        "But a mile costs {fare}: the error is {error}.",
        title="A weight that is wrong",
    )
    def predict_a_fare(self) -> None:
        picture = self.taxi = TaughtWeight(LOSS, WEIGHT)
        model, self.rule = stack(loss_words.model_of_a_fare(), proving_words.power_rule())
        self.error = stack(loss_words.error_of_the_weight(self.taught, FARE))[0]
        self.play(
            FadeOut(self.choices, run_time=0.5),
            ReplacementTransform(self.powers, self.rule, run_time=1.2, rate_func=second_half),
        )
        self.play(FadeIn(picture.along_the_weight()), run_time=0.8)
        self.play(FadeIn(model), run_time=self.phrase_left(0.5))
        bar, name = picture.predicted
        self.play(Create(bar), run_time=self.phrase_left(0.6, least=0.8))
        self.play(FadeIn(name), run_time=0.5)
        self.cue()
        self.play(Create(picture.cost[0]), FadeIn(picture.cost[1]), run_time=0.9)
        self.play(FadeIn(picture.error), run_time=0.6)
        self.play(*swap(model, self.error))

    @beat(
        "The loss is the error squared: w squared, moved {fare} to the right.",
        "Sliding keeps the slopes: by our rule, it's twice the error, {loss_slope}.",
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
        old = FadeOut(picture.predicted[1], picture.cost, picture.error, run_time=0.4)
        come = FadeIn(picture.along_the_loss(), picture.upright, picture.upright_name, picture.strip_name)
        rule, squared = self.rule.animate.move_to(slope, LEFT), proving_words.slope_of_a_square()
        lowered = picture.predict(WEIGHT, run_time=0.9)
        self.play(old, come, lowered, *swap(self.error, loss), rule)
        self.play(Create(picture.square()), run_time=0.7)
        picture.set_state(weight=WEIGHT, moved=0.0)
        self.play(FadeIn(picture.point), Create(picture.tangent), run_time=0.5)
        over = picture.move_over(run_time=self.phrase_left(0.8, least=1.4))
        self.play(over, FadeOut(picture.square_name, run_time=0.4))
        self.play(picture.raise_stem(run_time=0.5), FadeIn(picture.loss_name, run_time=0.5))
        self.cue()
        self.play(*swap(self.rule, squared.move_to(slope, LEFT)))
        self.play(*swap(squared, slope), run_time=self.phrase_left(0.4))
        self.play(FadeIn(here, picture.name_slope()), run_time=self.phrase_left(0.5))
        self.play(FadeIn(self.steps[:2]), run_time=self.phrase_left(0.8))
        self.here, self.rows = here, VGroup(loss, slope)

    @beat(
        "It's negative: downhill is to the right.",
        "Step against it, by a quarter of the slope: {weights[0]} becomes {weights[1]}.",
        "Again: {weights[2]}. Then {weights[3]}.",
        title="A weight follows its slope",
    )
    def step_the_weight(self) -> None:
        picture, weights = self.taxi, self.results["weights"]
        self.play(Indicate(self.steps[1][1], 1.4, color("slope")), run_time=self.phrase_left(0.45))
        self.play(Indicate(picture.tangent, 1.2, color("slope")), run_time=self.phrase_left(0.8))
        self.cue()
        for number, weight in enumerate(weights[1:], start=2):
            if number == _SECOND_STEP:
                self.cue()
            step = loss_words.step_of_the_weight(self.taught, number - 2).move_to(self.here, LEFT)
            gone, trace = FadeOut(picture.slope_name, run_time=0.4), picture.leave_a_trace()
            pace = self.phrase_left(0.4, least=1.2)
            rolling = picture.roll(weight, run_time=pace), picture.predict(weight, run_time=pace)
            self.play(*swap(self.here, step.without("end")), gone, trace, *rolling)
            self.play(FadeIn(self.steps[number], step.part("end"), picture.name_slope()), run_time=0.5)
            self.here = step

    @beat(
        "But ReLU, the larger of zero and x, has a corner.",
        "On the left, the slope is {corner[0]}.",
        "On the right, it's {corner[1]}.",
        "However close, the corner stays: no derivative there.",
        title="A corner has no slope",
    )
    def meet_a_corner(self) -> None:
        taxi, corner = self.taxi, Corner()
        self.corner = corner
        left = VGroup(self.rows, self.here, self.steps, taxi.along_the_weight(), taxi.along_the_loss())
        left.add(taxi.loss_name, taxi.upright, taxi.upright_name, taxi.strip_name, taxi.predicted[0])
        left.add(taxi.trail, taxi.stem, taxi.tangent, taxi.slope_name)
        self.words, self.numbers = stack(words.relu()), corner.numbers(0)
        self.play(
            FadeOut(left, run_time=0.5),
            ReplacementTransform(taxi.curve, corner.curve, run_time=1.4),
            ReplacementTransform(taxi.point, corner.corner, run_time=1.4),
            FadeIn(corner.plot, self.words, run_time=1.2, rate_func=second_half),
        )
        self.play(FadeIn(self.numbers), run_time=0.5)
        for side in (0, 1):
            self.cue()
            self.play(FadeIn(corner.sides[side]), Create(corner.lines[side]), run_time=0.7)
            self.play(corner.close_in(side, run_time=self.phrase_left(0.7, least=0.9)))
            self.play(FadeIn(corner.names[side]), run_time=0.4)
        self.cue()
        self.ledger = stack(words.sides_of_the_corner(*self.corner_slopes), under=self.words)[0]
        self.play(FadeIn(self.ledger[:2]), FadeOut(corner.names), run_time=0.4)
        for power, share in ((1, 0.4), (2, 0.7)):
            self.play(corner.look_closer(run_time=self.phrase_left(share, least=0.9)))
            numbers = corner.numbers(power)
            self.play(FadeOut(self.numbers), FadeIn(numbers, self.ledger[power + 1]), run_time=0.4)
            self.numbers = numbers

    @beat(
        "How steep is a curve at one point? Zoom in.",
        "If it settles into a line that isn't vertical, its slope is the derivative: here, {said_slope}.",
        title="The slope at one point",
    )
    def answer(self) -> None:
        p, corner = self.params, self.corner
        picture = self.picture = Secant(self.named.function, p.x, p.first_run, self.shown_ranges)
        picture.set_state(run=0.0)
        picture.remove(*picture.triangle, picture.there)  # the line comes when there is one to be seen
        self.premise = stack(self.named.equation())
        asked, answered = (words.asked_slope(p.x, slope) for slope in (None, self.secants.limit))
        derivative = words.slope_there(self.secants)
        stack(answered, derivative, under=self.premise)
        asked.move_to(answered, LEFT)
        self.play(
            FadeOut(self.words, self.ledger, self.numbers, corner.plot, run_time=0.5),
            FadeOut(corner.lines, corner.sides, corner.glasses, run_time=0.5),
            ReplacementTransform(corner.curve, picture.curve, run_time=1.2),
            ReplacementTransform(corner.corner, picture.here, run_time=1.2),
            FadeIn(picture.plot, self.premise, asked, run_time=1.2, rate_func=second_half),
        )
        self.play(FadeOut(picture.plot), FadeIn(picture.glass), run_time=0.4)
        self.scale = VGroup()
        self._look_closer()
        self._look_closer()
        self.cue()
        self._look_closer()
        self.play(Create(picture.line), run_time=self.phrase_left(0.3, least=0.6))
        run = p.first_run / (2 * picture.zoom)
        legs = picture.legs_of_tangent(run)
        names = picture.name_legs(*words.legs(run, self.secants.limit), [self.scale[0]], legs=legs)
        slope = picture.name_line(words.slope_name(self.secants.limit), [*legs, *names, self.scale[0]])
        self.play(Create(legs), FadeIn(names), run_time=self.phrase_left(0.3, least=0.6))
        self.play(FadeIn(derivative.without("value"), slope), run_time=self.phrase_left(0.5))
        self.play(*swap(asked, answered), FadeIn(derivative.part("value")))
        self.play(Indicate(derivative.part("value"), 1.2, color("slope")), run_time=1.4)

    def _look_closer(self) -> None:
        """Zoom in ten times, and tell how large everything is seen now."""
        picture = self.picture
        if self.scale:
            self.play(FadeOut(self.scale), run_time=0.3)
        self.play(picture.look_closer(run_time=self.phrase_left(0.4, least=0.8)))
        self.scale = VGroup(picture.factor(), picture.glass_numbers())
        self.play(FadeIn(self.scale), run_time=0.3)
