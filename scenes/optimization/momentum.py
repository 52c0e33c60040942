from __future__ import annotations

from typing import Annotated

from manim import Create, FadeIn, FadeOut, VGroup
from pydantic import Field

from mathkit.optimization import momentum as maths
from mathkit.optimization.functions import ravine
from mathkit.optimization.gradient_descent import Descent, gradient_descent
from scenes.stage.arrows import grow
from scenes.stage.attention import dim
from scenes.stage.legends import legend
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.numerals import math_equals, math_number
from scenes.stage.pictures.ravines import Push, Race
from scenes.stage.quantities import Hundredths, Tenths
from scenes.stage.trails import Walk
from scenes.stage.typesetting import Points
from scenes.stage.wording import momentum as words
from scenes.stage.wording.descents import on_a_bowl
from scenes.stage.writing import LABEL_SIZE, STATEMENT_SIZE, formula, stack, text

ENOUGH = 0.01
"""A loss that has fallen to this share of the first is as good as nought."""


class Momentum(Lesson):
    """A ball that keeps a share of its last step runs down a ravine where plain descent zigzags."""

    title = "Momentum"
    prerequisites = ("gradient_descent", "eigenvectors")

    class Params(LessonParams):
        condition: int = Field(25, ge=4, le=50, description="condition number: curvature across by along")
        rate: Annotated[float, Hundredths] = Field(1.8, ge=0.1, le=4, description="step size of both walks")
        momentum: Annotated[float, Hundredths] = Field(
            0.5, ge=0.05, le=0.99, description="share of the last step that is kept"
        )
        other_momentum: Annotated[float, Hundredths] = Field(
            0.95, ge=0.05, le=0.99, description="a second share, to compare"
        )
        start_x: Annotated[float, Tenths] = Field(-8.0, ge=-10, le=-4, description="start along the ravine")
        start_y: Annotated[float, Tenths] = Field(1.5, ge=0.5, le=3, description="start up its wall")
        steps: int = Field(30, ge=5, le=60, description="steps to draw")

    params: Params

    def compute(self) -> None:
        p = self.params
        self.function, start = ravine(p.condition), (p.start_x, p.start_y)
        self.plain = gradient_descent(self.function, start, p.rate, p.steps)
        self.ball = maths.heavy_ball(self.function, start, p.rate, p.momentum, p.steps)
        self.other = maths.heavy_ball(self.function, start, p.rate, p.other_momentum, p.steps)
        self.best = maths.best_descent(self.function), maths.best_heavy_ball(self.function)
        self.best_walks = [maths.walk_until(self.function, start, best, ENOUGH) for best in self.best]

    def facts(self) -> Facts:
        plain, ball = self.best
        return {
            "plain_outcome": on_a_bowl(self.plain, self.function),
            "limit": self.function.stability_limit,
            "sum_told": words.how_they_add(*self._second_step()),
            "outcome": words.how_it_rolls(self.ball, self.function),
            "plain_loss": self.plain.values[-1],
            "loss": self.ball.values[-1],
            "end": words.loss_in_words(self.ball.values[-1]),
            "plain_end": words.loss_in_words(self.plain.values[-1]),
            "more": words.how_much_more(self.params.momentum, self.params.other_momentum),
            "other_outcome": words.how_it_rolls(self.other, self.function),
            "other_limit": maths.stability_limit(self.function, self.params.other_momentum),
            "best_rate": ball.learning_rate,
            "best_momentum": ball.momentum,
            "left": ball.rate,
            "plain_left": plain.rate,
            "plain_needed": len(self.best_walks[0].points) - 1,
            "needed": len(self.best_walks[1].points) - 1,
        }

    # A ravine --------------------------------------------------------------------------------------------

    @beat(
        "In a ravine gradient descent is slow. This one curves {p.condition} times as strongly across as "
        "along: what would make it faster?"
    )
    def ask(self) -> None:
        self.race = self._race(self.plain)
        wall = f"frac(x^2, {math_number(self.params.condition)}) + y^2"
        ratio = f"kappa = lambda_max / lambda_min = {math_number(self.params.condition)}"
        self.given = stack(
            formula(f"f(x, y) = 1/2 ({wall})", role="data"),
            formula(ratio, size=STATEMENT_SIZE, role="data"),
            gap=0.3,
        )
        self.play(FadeIn(self.race.ravine.plot, self.given[0]))
        self.play(Create(self.race.ravine.lines), FadeIn(self.given[1]), run_time=1.6)
        self.play(FadeIn(*self.race.trails), run_time=0.6)

    @beat(
        "Plain descent at a rate of {p.rate}: {plain_outcome}. The walls bear no rate above {limit:.3}; the "
        "floor would bear {p.condition} times that."
    )
    def walk_plainly(self) -> None:
        limit = f"alpha < 2 / lambda_max {math_equals(self.function.stability_limit, 3)}"
        rows = (words.PLAIN_RULE, f"alpha = {math_number(self.params.rate)}", limit)
        rule = stack(*(formula(row, size=STATEMENT_SIZE) for row in rows), under=self.given, gap=0.3)
        self.play(FadeIn(rule[:2], self.race.losses))
        self._run()
        self.play(FadeIn(rule[2]))

    # Momentum --------------------------------------------------------------------------------------------

    @beat(
        "The remedy is a ball's momentum: keep a share β of its last step, here {p.momentum}, and add the "
        "push downhill. {sum_told}."
    )
    def keep_the_last_step(self) -> None:
        kept, push = self._second_step()
        self.push = picture = Push(self.function, self.ball.points[:2], kept, push, words.STEP_NAMES)
        rule = stack(formula(words.RULE, size=STATEMENT_SIZE))
        worked = stack(*words.second_step(kept, push), under=rule, gap=0.3)
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(picture.ravine, rule))
        self.play(grow(picture.last), FadeIn(picture.names[0]))
        for arrow, label, row in zip(
            (picture.kept, picture.push, picture.sum), picture.names[1:], worked, strict=True
        ):
            self.play(grow(arrow), FadeIn(label, row))

    @beat(
        "Now both from one place, at one rate: {outcome}. Its loss ends at {end}, that of plain "
        "descent at {plain_end}."
    )
    def race_them(self) -> None:
        self.race = self._race(self.plain, self.ball)
        self.legend = stack(legend(words.WALKS, size=LABEL_SIZE))
        self.settings = self._setting(self.params.momentum)
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(self.race, self.legend, self.settings))
        self._run()

    @beat(
        "Now with {more} momentum, {p.other_momentum}: {other_outcome}. With that much it comes to rest "
        "only at rates below {other_limit:.3}."
    )
    def keep_too_much(self) -> None:
        limit = math_equals(self.facts()["other_limit"], 3)
        condition = formula(f"0 < alpha < 2 (1 + beta) / lambda_max {limit}", size=STATEMENT_SIZE)
        self.play(FadeOut(self.race, self.settings), run_time=0.6)
        self.race = self._race(self.plain, self.other)
        self.settings = self._setting(self.params.other_momentum)
        self.play(FadeIn(self.race, self.settings))
        self._run()
        self.play(FadeIn(stack(condition, under=self.settings)))

    # The best --------------------------------------------------------------------------------------------

    @beat(
        "How much is best? For a quadratic it is known: here a rate of {best_rate:.3} and a momentum of "
        "{best_momentum:.3}."
    )
    def find_the_best(self) -> None:
        self.rows = stack(*words.best_formulas(*self.best), gap=0.3)
        self.play(self.clear_stage(), run_time=0.6)
        self.show_one_by_one(self.rows[:2])
        self.race = self._race(*self.best_walks)
        self.play(FadeIn(self.race.ravine, *self.race.trails))

    @beat(
        "Then each step leaves {left:.3} of the distance in the long run; plain descent at its best leaves "
        "{plain_left:.3}. To a hundredth of the loss it takes {plain_needed} steps, the ball {needed}."
    )
    def race_the_best(self) -> None:
        enough = ENOUGH * float(self.plain.values[0])
        self.level = self.race.losses.level(enough, "a hundredth")
        self.play(FadeIn(self.race.losses, self.level, self.rows[2]))
        self._run()
        counted = stack(*words.steps_taken(*self.best_walks), under=self.rows, gap=0.3)
        self.play(FadeIn(counted))
        self.rows = VGroup(self.rows, counted)

    @beat(
        "Networks are nearly always trained with such a velocity: by stochastic gradient descent with "
        "momentum, or by Adam, which scales the step of each weight as well."
    )
    def what_it_is_for(self) -> None:
        rule = formula(words.LEARNING), text("$bold(w)$: all weights of the network", role="muted")
        self.play(FadeOut(self.rows), dim(self.race, self.level), run_time=0.6)
        self.show_one_by_one(stack(*rule))

    # Drawing ---------------------------------------------------------------------------------------------

    def _second_step(self) -> tuple[Points, Points]:
        """What is kept of the ball's first step, and the push downhill where that ended."""
        ball = self.ball
        return ball.momentum * ball.velocities[1], -ball.learning_rate * ball.gradients[1]

    def _race(self, *walks: Descent | maths.HeavyBall) -> Race:
        return Race(self.function, [walk.points for walk in walks], [walk.values for walk in walks])

    def _run(self) -> None:
        self.play(Walk(self.race, 0, self.race.steps, run_time=5.0))

    def _setting(self, momentum: float) -> VGroup:
        rate, kept = math_number(self.params.rate), math_number(momentum)
        return stack(formula(f"alpha = {rate} quad beta = {kept}", size=STATEMENT_SIZE), under=self.legend)
