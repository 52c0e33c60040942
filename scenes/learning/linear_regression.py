from __future__ import annotations

from functools import partial

import numpy as np
from manim import Create, FadeIn, FadeOut, VGroup, rush_from
from pydantic import Field

from mathkit.learning import linear_regression as maths
from mathkit.learning.datasets import noisy_line
from scenes.stage.arrows import grow
from scenes.stage.given_data import PointParams
from scenes.stage.lesson import Facts, Lesson, beat
from scenes.stage.pictures.networks import Network
from scenes.stage.pictures.residuals import Residuals
from scenes.stage.pictures.squared_errors import ErrorBowl, ErrorParabola, swing
from scenes.stage.pictures.training import how_often
from scenes.stage.readouts import readout
from scenes.stage.theme import color
from scenes.stage.wording import regressions
from scenes.stage.writing import stack


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
        share: float = Field(0.45, ge=0.05, le=0.9, description="step size, as a share of what converges")
        steps: int = Field(60, ge=1, le=200, description="steps of the walk")
        asked_at: float = Field(0.6, ge=0, le=1, description="where to predict: 0 is the least x, 1 the last")

    params: Params

    def compute(self) -> None:
        p = self.params
        drawn = noisy_line(p.count, p.slope, p.intercept, p.noise, p.seed, ends=(0.0, 4.0))
        points = p.given.points if p.given else drawn
        self.scatter = maths.scattered(points, standardized=p.standardized)
        self.data, self.feature = self.scatter.points, "z" if self.scatter.standardized else "x"
        self.fit = maths.fit_line(self.data)
        self.first = maths.relative_line(self.data, p.first_slope, p.first_height)
        self.turned = partial(maths.turned_line, self.data, self.first)
        self.slopes = swing(self.data, self.first[0], self.fit.weights[0])
        self.new = float(points[:, 0].min() + p.asked_at * np.ptp(points[:, 0]))
        self.asked = self.scatter.placed(self.new)
        self.prediction = float(self.fit.weights @ (self.asked, 1.0))
        self.walk = maths.descend_to_line(self.data, self.first, p.share, p.steps)

    def facts(self) -> Facts:
        p, fit, walk, brief = self.params, self.fit, self.walk, regressions.brief
        x, y = p.given.names if p.given and p.given.names else ("x", "y")
        return {
            "x": x,
            "y": y,
            "mean": brief(self.scatter.mean),
            "deviation": brief(self.scatter.deviation),
            "first_error": brief(walk.errors[0]),
            "rate": walk.learning_rate,
            "taken": how_often(p.steps),
            "outcome": regressions.course_of_the_error(walk.errors),
            "weights": fit.weights,
            "least": brief(fit.error),
            "flat": brief(fit.spread),
            "r_squared": fit.r_squared,
            "new": brief(self.new),
            "place": f", and so z is {brief(self.asked)}" if self.scatter.standardized else "",
            "prediction": brief(self.prediction),
        }

    # How wrong a line is ---------------------------------------------------------------------------------

    @beat(
        "Each point is an example, with its {x} and its {y}. "
        "Which straight line, of slope w and intercept b, best predicts {y} from {x}?"
    )
    def ask(self) -> None:
        names = regressions.axes(self.params.given, standardized=self.scatter.standardized)
        lines = [*map(self.turned, self.slopes), *self.walk.weights]
        self.picture = Residuals(self.data, lines, names=names).lay(self.first)
        self.words = stack(regressions.model(self.feature), *regressions.notes(self.params.given))
        self.play(FadeIn(self.picture.plot), run_time=0.6)
        self.play(FadeIn(self.picture.data), run_time=0.8)
        self.play(Create(self.picture.line), FadeIn(self.words), run_time=1.2)

    @beat(
        "Here {x} is counted from its mean, {mean}, in standard deviations of {deviation}: "
        "call it z. Then slope and intercept move on equal terms.",
        when=lambda lesson: lesson.scatter.standardized,
    )
    def standardize(self) -> None:
        scale = regressions.standardization(self.scatter.mean, self.scatter.deviation)
        self.scale = stack(scale, under=self.words, gap=0.3)
        self.play(FadeIn(self.scale))

    @beat("The line promises {y} for every {x}. At each point it misses: by the residual, up or down.")
    def measure_the_misses(self) -> None:
        if self.scatter.standardized:
            self.play(FadeOut(self.scale), run_time=0.4)
        self._write(regressions.residual(self.feature))
        self.play(Create(self.picture.bars), run_time=1.5)
        self.add(self.picture.data, self.picture.line)

    @beat(
        "Square the misses: then too high and too low count alike, and large ones count most. "
        "The mean of the squares, {first_error}, is the error to make small."
    )
    def square_them(self) -> None:
        error, picture = self.walk.errors[0], self.picture
        mean = picture.mean_square(error, "the mean of the squares", beside=True)
        self.bring_to_back(picture.squares)
        self.play(FadeIn(picture.squares), run_time=1.2)
        self._write(regressions.mean_square(error))
        self._write(mean, *picture.notes())

    @beat("Turn the line, and the squares breathe. Their mean follows a parabola: at one slope it is least.")
    def turn_the_line(self) -> None:
        parabola = ErrorParabola(partial(maths.mean_squared_error, self.data), self.turned, self.slopes)
        self.play(FadeOut(self.words), run_time=0.5)
        self.play(FadeIn(parabola))
        self.play(self.picture.moving(parabola.follow, run_time=6.0))
        self.words = parabola

    # Down to the least error -----------------------------------------------------------------------------

    @beat(
        "Free the intercept too, and the error is a bowl, seen here from above: each line is one point. "
        "From our first line, the way down is against the gradient."
    )
    def meet_the_gradient(self) -> None:
        walk, turned = self.walk, self.turned(self.fit.weights[0])
        self.bowl = ErrorBowl.of(self.fit, walk)
        self.arrow = self.bowl.downhill(self.first, walk.gradients[0])
        self.play(FadeOut(self.words), run_time=0.5)
        self.play(FadeIn(self.bowl.plot), Create(self.bowl.lines), run_time=1.6)
        self.play(self.picture.moving(lambda share: turned + share * (self.first - turned), run_time=1.2))
        self.play(FadeIn(self.bowl.trail), run_time=0.6)
        self.words = stack(regressions.gradient_rule(self.feature, walk.gradients[0]))
        self.play(FadeIn(self.words))
        self.play(grow(self.arrow))

    @beat("So step against it {taken}, by {rate:.3} of its length each time. The line follows: {outcome}.")
    def descend(self) -> None:
        error = readout([self.bowl.reading(self.walk.errors, regressions.brief)])
        self.play(FadeOut(self.words, self.arrow), run_time=0.5)
        self.words = stack(regressions.step_rule(self.walk.learning_rate), error, gap=0.3)
        self.play(FadeIn(self.words))
        self.play(self.picture.moving(self.bowl.follow, rate_func=rush_from, run_time=5.0))

    @beat(
        "At the bottom the gradient is zero: that is the normal equation, two equations for two weights. "
        "Solve it, and the line lands at once, with error {least}."
    )
    def land_at_once(self) -> None:
        last, line = self.walk.weights[-1], self.picture.line
        self.play(FadeOut(self.bowl, self.words), run_time=0.5)
        self.words = stack(*regressions.normal_equation(self.feature, self.fit), gap=0.3)
        self.show_one_by_one(self.words[:-1], run_time=0.7)
        self.play(FadeIn(self.words[-1]), line.animate.set_stroke(color("result")))
        self.play(self.picture.moving(lambda share: last + share * (self.fit.weights - last), run_time=1.4))

    # What the line is good for ---------------------------------------------------------------------------

    @beat(
        "Is that good? The best flat line, at the mean of {y}, has error {flat}. "
        "The share of it that our line takes away is called R squared: {r_squared:.3}."
    )
    def judge(self) -> None:
        squares = self.picture.compared(self.fit.spread, self.fit.error)
        words = stack(squares, regressions.r_squared(self.fit))
        level = self.picture.level(float(self.data[:, 1].mean()))
        self.play(FadeOut(self.words), run_time=0.5)
        self.play(Create(level), FadeIn(squares[0]))
        self.show_one_by_one((squares[1], words[-1]))
        self.words = VGroup(words, level)

    @beat("Now predict. Where {x} is {new}{place}, the line expects {prediction} for {y}.")
    def predict(self) -> None:
        up, dot, over = self.picture.reading(self.asked, self.prediction)
        self.play(FadeOut(self.words, self.picture.squares, self.picture.bars), run_time=0.5)
        self.words = stack(regressions.prediction(self.asked, self.fit.weights, self.prediction))
        self.play(Create(up))
        self.play(FadeIn(dot), run_time=0.4)
        self.play(Create(over), FadeIn(self.words))

    @beat(
        "With more features X has more columns, and the equation stays. The model is a network "
        "of one neuron. Bend what the neuron says, and only the walk downhill is left."
    )
    def what_it_is_for(self) -> None:
        network = Network((4, 1), names={0: "$x$", -1: "$hat(y)$"})
        words = stack(*regressions.of_many_features())
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(network), run_time=1.2)
        self.play(network.emphasize(-1), FadeIn(words[0]))
        self.play(FadeIn(words[1]))

    def _write(self, *words: VGroup) -> None:
        """Add to the words on the left."""
        added = stack(*words, under=self.words, gap=0.3)
        self.play(FadeIn(added))
        self.words = VGroup(self.words, added)
