from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import Create, FadeIn, FadeOut, UpdateFromAlphaFunc, VGroup, rush_from
from pydantic import Field

from mathkit.learning import linear_regression as maths
from mathkit.learning.datasets import noisy_line, standardize
from scenes.stage.arrows import grow
from scenes.stage.frame import WORDS, Box
from scenes.stage.given_data import PointParams
from scenes.stage.lesson import Facts, Lesson, beat
from scenes.stage.pictures.networks import Network
from scenes.stage.pictures.residuals import Residuals
from scenes.stage.pictures.squared_errors import ErrorBowl, ErrorParabola
from scenes.stage.pictures.training import how_often
from scenes.stage.readouts import readout
from scenes.stage.theme import color
from scenes.stage.typesetting import Points
from scenes.stage.wording import regressions
from scenes.stage.writing import FINE_SIZE, STATEMENT_SIZE, formula, stack, text

BELOW = Box(WORDS.left, WORDS.right, WORDS.bottom, 0.3)
"""Under two lines of words."""

ENDS = (0.0, 4.0)
"""The least and the greatest x of points that are drawn at random."""

SWING = 0.8
"""How far the line turns to both sides of the best slope, in standard deviations of y for one of x."""

WELL_SHAPED = 100.0
"""A bowl whose curvatures differ by more than this factor is walked down too slowly to be watched."""


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
        first_slope: float = Field(
            -0.4, ge=-1, le=1, description="slope of the first line, in standard deviations of y for one of x"
        )
        first_height: float = Field(
            0.4,
            ge=-1,
            le=1,
            description="height of the first line over the mean, in standard deviations of y",
        )
        standardized: bool = Field(
            False, description="count x from its mean, in standard deviations; done anyway if x needs it"
        )
        share: float = Field(
            0.45, ge=0.05, le=0.9, description="learning rate, as a share of the largest that converges"
        )
        steps: int = Field(60, ge=1, le=200, description="steps of the walk")

        asked_at: float = Field(
            0.6,
            ge=0,
            le=1,
            description="x to predict at, as a share of the way from the least to the greatest",
        )

    params: Params

    def compute(self) -> None:
        p = self.params
        points = noisy_line(p.count, p.slope, p.intercept, p.noise, p.seed, ends=ENDS)
        if p.given is not None:
            points = p.given.points
        self.x, scale = points[:, 0], standardize(points)
        self.mean, self.deviation = float(scale.means[0]), float(scale.deviations[0])
        self.standardized = p.standardized or maths.fit_line(points).condition > WELL_SHAPED
        self.feature = "z" if self.standardized else "x"
        self.data = np.column_stack([scale.points[:, 0], points[:, 1]]) if self.standardized else points
        self.fit = maths.fit_line(self.data)
        self.first = maths.relative_line(self.data, p.first_slope, p.first_height)
        reach = maths.relative_line(self.data, SWING, 0.0)[0]
        first, best = self.first[0], self.fit.weights[0]
        self.slopes = np.array([first, max(first, best + reach), min(first, best - reach), best])
        self.new = float(self.x.min() + p.asked_at * np.ptp(self.x))
        self.asked = (self.new - self.mean) / self.deviation if self.standardized else self.new
        self.prediction = float(self.fit.weights @ (self.asked, 1.0))
        self.walk = maths.descend_to_line(self.data, self.first, p.share, p.steps)

    def facts(self) -> Facts:
        p, fit, walk, brief = self.params, self.fit, self.walk, regressions.brief
        x, y = p.given.names if p.given and p.given.names else ("x", "y")
        return {
            "x": x,
            "y": y,
            "mean": brief(self.mean),
            "deviation": brief(self.deviation),
            "first_error": brief(walk.errors[0]),
            "rate": walk.learning_rate,
            "taken": how_often(p.steps),
            "outcome": regressions.course_of_the_error(walk.errors),
            "weights": fit.weights,
            "least": brief(fit.error),
            "flat": brief(fit.spread),
            "r_squared": fit.r_squared,
            "new": brief(self.new),
            "prediction": brief(self.prediction),
        }

    # How wrong a line is ---------------------------------------------------------------------------------

    @beat(
        "Each point is an example, with its {x} and its {y}. Which straight line best predicts {y} from {x}?"
    )
    def ask(self) -> None:
        given = self.params.given
        turned = [self._turned(slope) for slope in self.slopes]
        x, y = given.axes if given and given.names else ("$x$", "$y$")
        names = (f"{x}, standardized: $z$" if self.standardized else x, y)
        self.picture = Residuals(self.data, [*turned, *self.walk.weights], names=names).lay(self.first)
        notes = [text(given.note, size=FINE_SIZE, role="muted")] if given and given.note else []
        self.words = stack(regressions.model(self.feature), *notes)
        self.play(FadeIn(self.picture.plot), run_time=0.6)
        self.play(FadeIn(self.picture.data), run_time=0.8)
        self.play(Create(self.picture.line), FadeIn(self.words), run_time=1.2)

    @beat(
        "Here {x} is counted from its mean, {mean}, in standard deviations of {deviation}: "
        "call it z. Then slope and intercept move on equal terms.",
        when=lambda lesson: lesson.standardized,
    )
    def standardize(self) -> None:
        self._write(regressions.standardization(self.mean, self.deviation))

    @beat("The line promises {y} for every {x}. At each point it misses: by the residual, up or down.")
    def measure_the_misses(self) -> None:
        if self.standardized:
            self.play(FadeOut(self.words[1]), run_time=0.4)
            self.words = VGroup(self.words[0])
        self._write(regressions.residual(self.feature))
        self.play(Create(self.picture.bars), run_time=1.5)
        self.add(self.picture.data, self.picture.line)

    @beat(
        "Square the misses: then too high and too low count alike, and large ones count most. "
        "The mean of the squares, {first_error}, is the error to make small."
    )
    def square_them(self) -> None:
        error, picture = self.walk.errors[0], self.picture
        self.bring_to_back(picture.squares)
        self.play(FadeIn(picture.squares), run_time=1.2)
        self._write(regressions.mean_square(error))
        mean = picture.mean_square(error, "the mean of the squares", beside=True)
        self._write(mean, *picture.notes())

    @beat("Turn the line, and the squares breathe. Their mean follows a parabola: at one slope it is least.")
    def turn_the_line(self) -> None:
        parabola = ErrorParabola(
            WORDS, lambda slope: maths.mean_squared_error(self.data, self._turned(slope)), self.slopes
        )
        self.play(FadeOut(self.words), run_time=0.5)
        self.play(FadeIn(parabola))
        self._move_line(lambda share: self._turned(parabola.follow(share)), run_time=6.0)
        self.words = parabola

    # Down to the least error -----------------------------------------------------------------------------

    @beat(
        "The line can move up and down too. Over slope and intercept the error is a bowl: "
        "each line is one point of it, and against the gradient it goes down."
    )
    def meet_the_gradient(self) -> None:
        walk, fit, turned = self.walk, self.fit, self._turned(self.fit.weights[0])
        height = max(walk.errors[0] - fit.error, 0.1 * fit.spread)
        self.bowl = ErrorBowl(BELOW, walk.hessian, fit.weights, walk.weights, height)
        self.arrow = self.bowl.downhill(self.first, walk.gradients[0])
        self.play(FadeOut(self.words), run_time=0.5)
        self.play(FadeIn(self.bowl.plot), Create(self.bowl.lines), run_time=1.6)
        self._move_line(lambda share: turned + share * (self.first - turned), run_time=1.2)
        self.play(FadeIn(self.bowl.trail), run_time=0.6)
        self.words = stack(regressions.gradient_rule(self.feature, walk.gradients[0]))
        self.play(FadeIn(self.words))
        self.play(grow(self.arrow))

    @beat(
        "So step against it {taken}, by {rate:.3} of its length each time. The line follows, and {outcome}."
    )
    def descend(self) -> None:
        error = self.bowl.reading(self.walk.errors, regressions.brief)
        self.play(FadeOut(self.words, self.arrow), run_time=0.5)
        self.words = stack(regressions.step_rule(), readout([error]), gap=0.3)
        self.play(FadeIn(self.words))
        self._move_line(self.bowl.follow, rate_func=rush_from, run_time=5.0)

    @beat(
        "At the bottom the gradient is zero: that is the normal equation, two equations for two weights. "
        "Solve it, and the line lands at once, with error {least}."
    )
    def land_at_once(self) -> None:
        last, line = self.walk.weights[-1], self.picture.line
        self.play(FadeOut(self.bowl, self.words), run_time=0.5)
        self.words = stack(*regressions.normal_equation(self.feature, self.fit), gap=0.3)
        for words in self.words[:-1]:
            self.play(FadeIn(words), run_time=0.7)
        self.play(FadeIn(self.words[-1]), line.animate.set_stroke(color("result")))
        self._move_line(lambda share: last + share * (self.fit.weights - last), run_time=1.4)

    # What the line is good for ---------------------------------------------------------------------------

    @beat(
        "Is that good? The best flat line, at the mean of {y}, has error {flat}. "
        "The share of it that our line takes away is called R squared: {r_squared:.3}."
    )
    def judge(self) -> None:
        fit, picture = self.fit, self.picture
        squares = picture.compared(fit.spread, fit.error)
        words = stack(squares, regressions.r_squared(fit))
        level = picture.plot.line(0.0, float(self.data[:, 1].mean()), 0.0, "muted", width=3.0)
        self.play(FadeOut(self.words), run_time=0.5)
        self.play(Create(level), FadeIn(squares[0]))
        self.play(FadeIn(squares[1]))
        self.play(FadeIn(words[-1]))
        self.words = VGroup(words, level)

    @beat("Now predict. Where {x} is {new}, the line expects {prediction} for {y}.")
    def predict(self) -> None:
        picture = self.picture
        up, dot, over = picture.reading(self.asked, self.prediction)
        self.play(FadeOut(self.words, picture.squares, picture.bars), run_time=0.5)
        line = regressions.line_at(self.asked, self.fit.weights)
        value = f"& {line} \\ & {{{{ {regressions.equals(self.prediction)} : result }}}}"
        self.words = stack(formula(f"{{{{ hat(y) : result }}}} {value}", size=STATEMENT_SIZE))
        self.play(Create(up))
        self.play(FadeIn(dot), run_time=0.4)
        self.play(Create(over), FadeIn(self.words))

    @beat(
        "With more features X has more columns, and the equation stays. It is a network of one neuron. "
        "Bend what the neuron says, and only the walk downhill is left."
    )
    def what_it_is_for(self) -> None:
        network = Network((4, 1), names={0: "$x$", -1: "$hat(y)$"})
        words = stack(
            formula("{{ hat(y) : result }} = {{ bold(w) : path }} dot bold(x) + {{ b : path }}"),
            text("$bold(x)$: the features of one example", role="muted"),
        )
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(network), run_time=1.2)
        self.play(network.emphasize(-1), FadeIn(words[0]))
        self.play(FadeIn(words[1]))

    # Moving ----------------------------------------------------------------------------------------------

    def _turned(self, slope: float) -> Points:
        """The first line, turned to another slope."""
        return maths.turned_line(self.data, self.first, slope)

    def _write(self, *words: VGroup) -> None:
        """Add to the words on the left."""
        added = stack(*words, under=self.words, gap=0.3)
        self.play(FadeIn(added))
        self.words = VGroup(self.words, added)

    def _move_line(self, line_at: Callable[[float], Points], **options: Any) -> None:
        """Let the line, its bars and its squares follow weights that depend on the share of the time."""
        squares = self.picture.squares
        self.play(UpdateFromAlphaFunc(squares, lambda _, share: self.picture.lay(line_at(share)), **options))
