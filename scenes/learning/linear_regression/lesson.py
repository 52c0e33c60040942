from __future__ import annotations

from itertools import pairwise
from typing import Any

from manim import Animation, Create, FadeIn, FadeOut, ReplacementTransform, VGroup, rush_from, smooth
from numpy.typing import ArrayLike

from mathkit.learning import linear_regression as maths
from mathkit.learning.datasets import noisy_line
from scenes.learning.linear_regression import words
from scenes.learning.linear_regression.error_bowls import ErrorBowl
from scenes.learning.linear_regression.error_parabolas import ErrorParabola
from scenes.learning.linear_regression.networks import Network
from scenes.learning.linear_regression.params import LineParams
from scenes.learning.linear_regression.residuals import Residuals
from scenes.stage.lesson import Facts, Lesson, Phrase, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import along, tween
from scenes.stage.params.user_points import lacking, rows_left_out
from scenes.stage.type.writing import stack
from scenes.stage.wording import training


class LinearRegression(Lesson):
    """Which line fits best? The one with the least mean square: walk towards it, or solve for it at once."""

    title = "Linear regression"
    prerequisites = ("vectors", "gradient_descent")
    fact_labels = words.FACT_LABELS

    class Params(LineParams):
        """What a lecturer may change."""

    params: Params

    def compute(self) -> None:
        p = self.params
        drawn = noisy_line(p.count, p.slope, p.intercept, p.noise, p.seed, ends=(0.0, 4.0))
        points = p.user_data.points if p.user_data else drawn
        standardized = p.standardized or maths.is_ill_conditioned(points)
        self.examples = maths.scale_x(points, standardized=standardized)
        self.data, self.feature = self.examples.points, "z" if standardized else "x"
        self.fit = maths.fit_line(self.data)
        self.first = maths.relative_line(self.data, p.first_slope, p.first_height)
        self.descent = maths.descend_to_line(self.data, self.first, p.share, p.steps)
        self.query_x = self.examples.x_at(p.asked_at)
        if p.user_data and p.new_x is not None:
            self.query_x = p.new_x / p.user_data.scales[0]
        self.query = self.examples.scaled(self.query_x)
        self.prediction = float(self.fit.weights @ (self.query, 1.0))

    def facts(self) -> Facts:
        return {
            "rate": self.descent.learning_rate,
            "steps_taken": training.how_often(self.params.steps),
            "weights": self.fit.weights,
            "r_squared": self.fit.r_squared,
            **words.names(self.params.user_data),
            "lacking": lacking(self.params.user_data),
            **words.scale_in_words(self.examples),
            **words.losses_in_words(self.fit, self.descent),
            **words.prediction_in_words(self.examples, self.query_x, self.prediction, self.params.user_data),
        }

    # How wrong a line is ---------------------------------------------------------------------------------

    @beat(
        "Each point is an example, with its {x} and its {y}.{lacking}",
        "A straight line predicts {y} from {x}.",
        "Its slope, w, turns it. Its intercept, b, moves it up and down.",
        Phrase("Which line fits best?", rest="a question"),
        title="Which line fits best?",
    )
    def look_for_a_line(self) -> None:
        axes = words.axes(self.params.user_data, standardized=self.examples.standardized)
        self.parabola = ErrorParabola.of(self.data, self.first, self.fit)
        self.picture = Residuals(self.data, [*self.parabola.lines, *self.descent.weights], names=axes)
        self.premise = stack(words.model(self.feature), *rows_left_out(self.params.user_data))
        self.play(FadeIn(self.picture.plot), run_time=0.8)
        self.play(FadeIn(self.picture.data), run_time=self.phrase_left())
        self.cue()
        self.play(Create(self.picture.line), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(self.premise), run_time=0.7)
        for share, there in ((0.45, self.parabola.lines[1]), (1.0, self.first + self.picture.lift)):
            self.play(self.picture.swing(there, self.phrase_left(share)))
        self.cue()

    @beat(
        "Here {x} is counted from its mean, {mean}.",
        "The unit is its standard deviation, {deviation}. We call the result z.",
        "Now slope and intercept change the line on equal terms.",
        title="Measured in standard deviations",
        when=lambda lesson: lesson.examples.standardized,
    )
    def standardize(self) -> None:
        middle = self.picture.upright(0.0)
        self.play(Create(middle), run_time=self.phrase_left())
        self.cue()
        self.set_words(words.standardization(self.examples.mean, self.examples.deviation), gap=0.3)
        self.play(FadeIn(self.words), run_time=self.phrase_left(0.5))
        self.cue()
        self.play(FadeOut(middle), run_time=self.phrase_left(0.6))

    @beat(
        "For every {x}, the line predicts a {y}.",
        "At each point it's off, too low or too high.",
        "How far it's off is called the residual.",
        title="How far off is each point?",
    )
    def measure_the_misses(self) -> None:
        walker = self.picture.walker()
        self.play(FadeIn(walker), run_time=0.4)
        self.play(self.picture.run_along(walker, self.phrase_left()))
        self.cue()
        self.play(FadeOut(walker), Create(self.picture.bars), run_time=self.phrase_left())
        self.add(self.picture.data, self.picture.line)
        self.cue()
        self.write(words.residual(self.feature), gap=0.3)

    @beat(
        "Turn each residual into a square.",
        "A miss that's twice as large counts four times as much.",
        "The mean of all the squares is the loss: {first_loss}. We want it as small as possible.",
        title="The loss is a mean of squares",
    )
    def square_them(self) -> None:
        loss, picture = self.descent.errors[0], self.picture
        self.bring_to_back(picture.squares)
        self.play(FadeIn(picture.squares, lag_ratio=0.4), run_time=self.phrase_left())
        self.cue()
        self.play(picture.light_the_largest(self.phrase_left()))
        self.cue()
        rule, (square, label), *note = rows = [words.loss(loss), *picture.averaged(loss)]
        self.words = VGroup(self.words, stack(*rows, under=self.words, gap=0.3))
        self.play(*picture.gather(square), run_time=self.phrase_left(0.5))
        self.play(FadeIn(rule, label, *note), run_time=1.0)

    @beat(
        "Turn the line, and watch the squares grow and shrink.",
        "Their mean runs along a parabola.",
        "So there's a single slope at which it's least.",
        title="Turn the line, watch the loss",
    )
    def turn_the_line(self) -> None:
        old = VGroup(self.premise, self.words)
        self.premise, self.words = VGroup(), self.parabola
        self.play(*swap(old, self.parabola))
        for swing in range(self.parabola.swings):
            if swing > 0:
                self.cue()
            motion: dict[str, Any] = {"rate_func": smooth, "run_time": self.phrase_left(least=2.0)}
            self.play(
                Advance(self.parabola, swing, swing + 1, **motion),
                self.line_to(self.parabola.lines[swing + 1], **motion),
            )

    # Down to the least loss ------------------------------------------------------------------------------

    @beat(
        "Let the intercept change too, and the loss is a bowl, seen here from above.",
        "Each place in it is one line. Our first line lies here.",
        "The gradient points up the bowl.",
        "So the way down is against it.",
        title="The loss is a bowl",
    )
    def meet_the_gradient(self) -> None:
        self.bowl = ErrorBowl.of(self.fit, self.descent)
        self.arrow = self.bowl.downhill(self.first, self.descent.gradients[0])
        self.play(FadeOut(self.words), FadeIn(self.bowl.plot), run_time=1.0)
        self.play(Create(self.bowl.lines), run_time=self.phrase_left())
        self.cue()
        self.play(self.line_to(self.first), FadeIn(self.bowl.trail), run_time=self.phrase_left(0.7))
        self.cue()
        self.set_words(words.gradient_rule(self.feature, self.descent.gradients[0]))
        self.play(FadeIn(self.words), run_time=self.phrase_left(0.7))
        self.cue()
        self.play(grow(self.arrow), run_time=self.phrase_left())

    @beat(
        "So step against it, {steps_taken}, with a learning rate of {rate:.3}.",
        "The line follows every step.",
        "In the end, {outcome}.",
        title="Walk down the bowl",
    )
    def descend(self) -> None:
        steps = self.bowl.trail.steps
        loss = self.bowl.running_loss(self.descent.errors, words.brief)
        self.play(FadeOut(self.arrow, self.words), run_time=0.4)
        self.set_words(words.step_rule(self.descent.learning_rate), loss, gap=0.3)
        self.play(FadeIn(self.words), run_time=0.6)
        self.play(*self.walk(0, min(1, steps - 1), self.phrase_left(least=1.5)))
        for first, last in pairwise((min(1, steps - 1), min(4, steps - 1), steps)):
            self.cue()
            self.play(*self.walk(first, last, self.phrase_left(least=1.5)))

    @beat(
        "Or don't walk at all. At the bottom of the bowl the gradient is zero.",
        "That gives two equations for slope and intercept, the normal equations.",
        "Solve them, and the line is there at once, with a loss of {least}.",
        title="Or solve two equations",
    )
    def land_at_once(self) -> None:
        bottom = self.bowl.bottom()
        self.play(FadeIn(bottom, scale=3), run_time=self.phrase_left(0.5))
        self.cue()
        old = VGroup(self.words, self.bowl, bottom)
        rule, *numbers, solution = self.set_words(*words.normal_equation(self.feature, self.fit), gap=0.3)
        self.play(FadeOut(old), run_time=0.5)
        self.show_one_by_one((rule, *numbers), run_time=0.8)
        self.cue()
        self.play(FadeIn(solution), run_time=0.8)
        self.play(self.line_to(self.fit.weights, found=1.0, run_time=self.phrase_left()))

    # What the line is good for ---------------------------------------------------------------------------

    @beat(
        "Is that a good fit? Compare it with a flat line, at the mean.",
        "The flat line has a loss of {flat}.",
        "Our line has {least}.",
        "So it removes {r_squared:.1%} of the loss. That share is called R squared.",
        title="How good is the fit?",
    )
    def judge(self) -> None:
        old = self.words
        compared, rule = self.set_words(self.picture.compared(self.fit), words.r_squared(self.fit))
        flat, (square, name) = compared
        self.play(FadeOut(old), run_time=0.6)
        self.play(Create(self.picture.flat_line), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(flat), run_time=self.phrase_left())
        self.cue()
        self.play(*self.picture.gather(square), run_time=self.phrase_left(0.7))
        self.play(FadeIn(name), run_time=0.5)
        self.cue()
        self.play(FadeIn(rule), run_time=self.phrase_left(0.6))

    @beat(
        "Now predict with it. Take {new} for {x}{place}, and go up to the line.",
        "Then read off {y}: the line predicts {prediction}.",
        title="Predict with the line",
    )
    def predict(self) -> None:
        up, dot, over = self.picture.reading(self.query)
        aside = (self.picture.flat_line, self.picture.squares, self.picture.bars)
        self.play(FadeOut(self.words, *aside), run_time=0.6)
        self.play(Create(up), run_time=self.phrase_left())
        self.play(FadeIn(dot), run_time=0.4)
        self.cue()
        self.set_words(words.prediction(self.query, self.fit.weights))
        self.play(Create(over), run_time=self.phrase_left(0.6))
        self.play(FadeIn(self.words), run_time=self.phrase_left())

    @beat(
        "This line is a network of one neuron.",
        "With more features, each gets its own weight, and the equations stay.",
        "But if the neuron bends its output, we usually have to walk downhill.",
        "Either way, the best fit has the smallest mean square.",
        title="A network of one neuron",
    )
    def make_it_a_neuron(self) -> None:
        small, network = (Network((size, 1), names={0: "$x$", -1: "$hat(y)$"}) for size in (1, 4))
        rule, equations, step = words.of_many_features()
        self.play(self.clear_stage(), FadeIn(small), run_time=1.2)
        self.cue()
        self.set_words(rule, equations)
        self.play(ReplacementTransform(small, network), run_time=self.phrase_left(0.4))
        self.play(network.emphasize(-1), FadeIn(self.words), run_time=self.phrase_left(0.5))
        self.cue()
        self.play(*swap(equations, stack(step, under=rule)))
        self.cue()
        self.play(FadeOut(network), run_time=0.6)
        self.play(FadeIn(*self.picture.fitted), run_time=self.phrase_left(0.8))

    def line_to(self, weights: ArrayLike, **options: Any) -> Animation:
        """Let the line with its bars and squares run to other weights."""
        return tween(self.picture, on=self.picture.squares, weights=weights, **options)

    def walk(self, first: int, last: int, run_time: float) -> list[Animation]:
        """Let the walk in the bowl, and the line with it, go on from one step to another."""
        motion: dict[str, Any] = {"rate_func": rush_from, "run_time": run_time}
        way = along(self.descent.weights[first : last + 1])
        return [
            Advance(self.bowl.trail, first, last, **motion),
            self.line_to(self.descent.weights[last], way=way, **motion),
        ]
