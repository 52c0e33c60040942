from __future__ import annotations

from typing import Any

from manim import Animation, Create, FadeIn, rush_from, smooth
from numpy.typing import ArrayLike
from pydantic import Field

from mathkit.learning import linear_regression as maths
from mathkit.learning.datasets import noisy_line
from scenes.learning.linear_regression import words
from scenes.learning.linear_regression.error_bowls import ErrorBowl
from scenes.learning.linear_regression.error_parabolas import ErrorParabola
from scenes.learning.linear_regression.residuals import Residuals
from scenes.stage.lesson import Facts, Lesson, beat
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import along, tween
from scenes.stage.params.user_points import PointParams, rows_left_out
from scenes.stage.pictures.networks import Network
from scenes.stage.type.writing import stack
from scenes.stage.wording import training


class LinearRegression(Lesson):
    """Which line fits best? The one whose squared misses are least: a walk finds it, or one equation."""

    title = "Linear regression"
    prerequisites = ("vectors", "gradient_descent")

    class Params(PointParams):
        count: int = Field(9, ge=3, le=200, description="points to draw at random")
        slope: float = Field(0.8, ge=-3, le=3, description="slope of the line that they scatter about")
        intercept: float = Field(1.0, ge=-5, le=5, description="intercept of that line")
        noise: float = Field(0.5, ge=0.05, le=3, description="standard deviation of y about that line")
        seed: int = Field(4, ge=0, le=9999, description="draws the points")
        first_slope: float = Field(-0.4, ge=-1, le=1, description="first slope: deviations of y for one of x")
        first_height: float = Field(0.4, ge=-1, le=1, description="first height over the mean of y, in these")
        standardized: bool = Field(False, description="count x in standard deviations from its mean")
        share: float = Field(0.45, ge=0.05, le=0.9, description="learning rate, as a share of what converges")
        steps: int = Field(60, ge=1, le=200, description="steps of the walk")
        asked_at: float = Field(0.6, ge=0, le=1, description="where to predict: 0 is the least x, 1 the last")

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
        self.query = self.examples.scaled(self.query_x)
        self.prediction = float(self.fit.weights @ (self.query, 1.0))

    def facts(self) -> Facts:
        return {
            "rate": self.descent.learning_rate,
            "steps_taken": training.how_often(self.params.steps),
            "weights": self.fit.weights,
            "r_squared": self.fit.r_squared,
            **words.names(self.params.user_data),
            **words.scale_in_words(self.examples),
            **words.losses_in_words(self.fit, self.descent),
            **words.prediction_in_words(self.examples, self.query_x, self.prediction),
        }

    # How wrong a line is ---------------------------------------------------------------------------------

    @beat(
        "Each point is an example, with its {x} and its {y}. "
        "Which straight line, of slope w and intercept b, best predicts {y} from {x}?"
    )
    def ask(self) -> None:
        axes = words.axes(self.params.user_data, standardized=self.examples.standardized)
        self.parabola = ErrorParabola.of(self.data, self.first, self.fit)
        self.picture = Residuals(self.data, [*self.parabola.lines, *self.descent.weights], names=axes)
        self.premise = stack(words.model(self.feature), *rows_left_out(self.params.user_data))
        self.show_one_by_one((self.picture.plot, self.picture.data), run_time=0.7)
        self.play(Create(self.picture.line), FadeIn(self.premise), run_time=1.2)

    @beat(
        "Here {x} is counted from its mean, {mean}, in standard deviations of {deviation}: "
        "call it z. Then slope and intercept move on equal terms.",
        when=lambda lesson: lesson.examples.standardized,
    )
    def standardize(self) -> None:
        self.write(words.standardization(self.examples.mean, self.examples.deviation), gap=0.3)

    @beat("The line promises {y} for every {x}. At each point it misses: by the residual, up or down.")
    def measure_the_misses(self) -> None:
        self.write(words.residual(self.feature), gap=0.3)
        self.play(Create(self.picture.bars), run_time=1.5)
        self.add(self.picture.data, self.picture.line)

    @beat(
        "Square the misses: then too high and too low count alike, and large ones count most. "
        "The mean of the squares, {first_loss}, is the loss to make small."
    )
    def square_them(self) -> None:
        loss = self.descent.errors[0]
        self.bring_to_back(self.picture.squares)
        self.play(FadeIn(self.picture.squares), run_time=1.2)
        self.write_below(words.loss(loss), *self.picture.averaged(loss), gap=0.3)

    @beat("Turn the line, and the squares breathe. Their mean follows a parabola: at one slope it is least.")
    def turn_the_line(self) -> None:
        self.wipe(self.premise)
        self.words = self.parabola
        self.play(FadeIn(self.words))
        motion = {"rate_func": smooth, "run_time": 6.0}
        self.play(
            Advance(self.parabola, 0, self.parabola.swings, **motion),
            self.line_to(self.fit.weights, way=along(self.parabola.lines), **motion),
        )

    # Down to the least loss ------------------------------------------------------------------------------

    @beat(
        "Free the intercept too, and the loss is a bowl, seen here from above: each line is one point. "
        "From our first line, the way down is against the gradient."
    )
    def meet_the_gradient(self) -> None:
        self.bowl = ErrorBowl.of(self.fit, self.descent)
        self.arrow = self.bowl.downhill(self.first, self.descent.gradients[0])
        self.wipe()
        self.play(FadeIn(self.bowl.plot), Create(self.bowl.lines), run_time=1.6)
        self.play(self.line_to(self.first), FadeIn(self.bowl.trail), run_time=1.2)
        self.write(words.gradient_rule(self.feature, self.descent.gradients[0]))
        self.play(grow(self.arrow))

    @beat("So step against it {steps_taken}, at a learning rate of {rate:.3}. The line follows: {outcome}.")
    def descend(self) -> None:
        loss = self.bowl.running_loss(self.descent.errors, words.brief)
        self.wipe(self.arrow)
        self.write(words.step_rule(self.descent.learning_rate), loss, gap=0.3)
        motion = {"rate_func": rush_from, "run_time": 5.0}
        self.play(
            Advance(self.bowl.trail, 0, self.bowl.trail.steps, **motion),
            self.line_to(self.descent.weights[-1], way=along(self.descent.weights), **motion),
        )

    @beat(
        "At the bottom the gradient is zero: that is the normal equation, two equations for the weights "
        "w and b. Solve it, and the line lands at once, with a loss of {least}."
    )
    def land_at_once(self) -> None:
        self.wipe(self.bowl)
        equation = self.set_words(*words.normal_equation(self.feature, self.fit), gap=0.3)
        self.show_one_by_one(equation, run_time=0.7)
        self.play(self.line_to(self.fit.weights, found=1.0, run_time=1.4))

    # What the line is good for ---------------------------------------------------------------------------

    @beat(
        "Is that good? The best flat line, at the mean of {y}, has a loss of {flat}. "
        "The share of it that our line takes away is called R squared: {r_squared:.3}."
    )
    def judge(self) -> None:
        self.wipe()
        (flat, ours), rule = self.set_words(self.picture.compared(self.fit), words.r_squared(self.fit))
        self.play(Create(self.picture.flat_line), FadeIn(flat))
        self.show_one_by_one((ours, rule))

    @beat("Now predict. Where {x} is {new}{place}, the line expects {prediction} for {y}.")
    def predict(self) -> None:
        up, dot, over = self.picture.reading(self.query)
        self.wipe(self.picture.flat_line, self.picture.squares, self.picture.bars)
        self.play(Create(up))
        self.play(FadeIn(dot), run_time=0.4)
        self.play(Create(over), FadeIn(self.set_words(words.prediction(self.query, self.fit.weights))))

    @beat(
        "With more features X has more columns, and the equation stays. The model is a network "
        "of one neuron. Bend what the neuron says, and only the walk downhill is left."
    )
    def what_it_is_for(self) -> None:
        self.play(self.clear_stage(), run_time=0.6)
        rule, features = self.set_words(*words.of_many_features())
        network = Network((4, 1), names={0: "$x$", -1: "$hat(y)$"})
        self.play(FadeIn(network), run_time=1.2)
        self.play(network.emphasize(-1), FadeIn(rule))
        self.play(FadeIn(features))

    def line_to(self, weights: ArrayLike, **options: Any) -> Animation:
        """Let the line with its bars and squares run to other weights."""
        return tween(self.picture, on=self.picture.squares, weights=weights, **options)
