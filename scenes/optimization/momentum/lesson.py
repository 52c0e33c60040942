from __future__ import annotations

from manim import Create, FadeIn, FadeOut, VGroup
from pydantic import Field

from mathkit.functions.quadratics import ravine
from mathkit.optimization import momentum as maths
from mathkit.optimization.gradient_descent import best_descent, gradient_descent
from mathkit.optimization.iterate import iterate_until
from scenes.optimization.momentum import words
from scenes.optimization.momentum.races import Race
from scenes.optimization.momentum.ravines import VelocitySum
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.lesson.attention import dim
from scenes.stage.motion.growing import grow
from scenes.stage.params.quantities import Number, Tenth
from scenes.stage.type.legends import legend
from scenes.stage.type.writing import LABEL_SIZE, stack
from scenes.stage.wording.descents import on_a_bowl

ENOUGH = 0.01
"""A loss that has fallen to this share of the first counts as reached."""


class Momentum(Lesson):
    """A ball that keeps a share of its last step runs down a ravine where plain descent zigzags."""

    title = "Momentum"
    prerequisites = ("gradient_descent", "eigenvectors")

    class Params(LessonParams):
        condition: int = Field(25, ge=4, le=50, description="condition number: curvature across by along")
        rate: Number = Field(1.8, ge=0.1, le=4, description="learning rate of both walks")
        momentum: Number = Field(0.5, ge=0.05, le=0.99, description="share of the last step that is kept")
        other_momentum: Number = Field(0.95, ge=0.05, le=0.99, description="a second share, to compare")
        start_x: Tenth = Field(-8.0, ge=-10, le=-4, description="start along the ravine")
        start_y: Tenth = Field(1.5, ge=0.5, le=3, description="start up its wall")
        steps: int = Field(30, ge=5, le=60, description="steps to draw")

    params: Params

    def compute(self) -> None:
        p = self.params
        self.function, start = ravine(p.condition), (p.start_x, p.start_y)
        self.plain = gradient_descent(self.function, start, p.rate, p.steps)
        self.ball = maths.heavy_ball(self.function, start, p.rate, p.momentum, p.steps)
        self.other = maths.heavy_ball(self.function, start, p.rate, p.other_momentum, p.steps)
        self.best = best_descent(self.function), maths.best_heavy_ball(self.function)
        self.best_paths = [iterate_until(self.function, start, best.rule, ENOUGH) for best in self.best]

    def facts(self) -> Facts:
        plain, ball = self.best
        return {
            "plain_outcome": on_a_bowl(self.plain, self.function),
            "limit": self.function.stability_limit,
            "sum_told": words.how_they_add(*maths.velocity_parts(self.ball, 2)),
            "outcome": words.how_it_rolls(self.ball, self.function),
            "plain_loss": self.plain.values[-1],
            "loss": self.ball.values[-1],
            "end": words.loss_in_words(self.ball.values[-1]),
            "plain_end": words.loss_in_words(self.plain.values[-1]),
            "more": words.how_much_more(self.params.momentum, self.params.other_momentum),
            "other_outcome": words.how_it_rolls(self.other, self.function),
            "other_limit": maths.stability_limit(self.function, self.params.other_momentum),
            "best_rate": ball.rule.learning_rate,
            "best_momentum": ball.rule.momentum,
            "left": ball.convergence_rate,
            "plain_left": plain.convergence_rate,
            "plain_needed": self.best_paths[0].steps,
            "needed": self.best_paths[1].steps,
        }

    # A ravine --------------------------------------------------------------------------------------------

    @beat(
        "In a ravine gradient descent is slow. This one curves {p.condition} times as strongly across as "
        "along: what would make it faster?"
    )
    def ask(self) -> None:
        self.race = Race(self.function, self.plain)
        function, ratio = self.premise = stack(*words.ravine(self.params.condition), gap=0.3)
        self.play(FadeIn(self.race.ravine.plot, function))
        self.play(Create(self.race.ravine.lines), FadeIn(ratio), run_time=1.6)
        self.play(FadeIn(*self.race.trails), run_time=0.6)

    @beat(
        "Plain descent at a learning rate of {p.rate}: {plain_outcome}. The walls bear no rate above "
        "{limit:.3}; the floor would bear {p.condition} times that."
    )
    def walk_plainly(self) -> None:
        rule, rate, limit = self.set_words(*words.plain_descent(self.plain, self.function), gap=0.3)
        self.play(FadeIn(rule, rate, self.race.losses))
        self.play(self.race.run())
        self.play(FadeIn(limit))

    # Momentum --------------------------------------------------------------------------------------------

    @beat(
        "The remedy is a ball's momentum: keep a share β of its last step, here {p.momentum}, and add the "
        "push downhill. {sum_told}."
    )
    def keep_the_last_step(self) -> None:
        kept, push = maths.velocity_parts(self.ball, 2)
        points, names = self.ball.points[:2], words.STEP_NAMES
        self.velocities = picture = VelocitySum(self.function, points, kept, push, names)
        self.premise = VGroup()
        rule, *rows = self.set_words(*words.second_step(kept, push), gap=0.3)
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(picture.ravine, rule))
        self.play(grow(picture.last), FadeIn(picture.names[0]))
        for arrow, name, row in zip(picture.arrows[1:], picture.names[1:], rows, strict=True):
            self.play(grow(arrow), FadeIn(name, row))

    @beat(
        "Now both from one place, at one rate: {outcome}. Its loss ends at {end}, that of plain "
        "descent at {plain_end}."
    )
    def race_them(self) -> None:
        self.race = Race(self.function, self.plain, self.ball)
        self.premise = stack(legend(words.DESCENTS, size=LABEL_SIZE))
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(self.race, self.premise, self.set_words(words.setting(self.ball))))
        self.play(self.race.run())

    @beat(
        "Now with {more} momentum, {p.other_momentum}: {other_outcome}. With that much it comes to rest "
        "only at rates below {other_limit:.3}."
    )
    def keep_too_much(self) -> None:
        self.wipe(self.race)
        self.race = Race(self.function, self.plain, self.other)
        self.play(FadeIn(self.race, self.set_words(words.setting(self.other))))
        self.play(self.race.run())
        self.write_below(words.limit_of_the_rate(self.results["other_limit"]))

    # The best --------------------------------------------------------------------------------------------

    @beat(
        "How much is best? For a quadratic it is known: here a rate of {best_rate:.3} and a momentum of "
        "{best_momentum:.3}."
    )
    def find_the_best(self) -> None:
        self.race, self.premise = Race(self.function, *self.best_paths), VGroup()
        self.set_words(*words.best_formulas(*self.best), gap=0.3)
        self.play(self.clear_stage(), run_time=0.6)
        self.show_one_by_one(self.words[:2])
        self.play(FadeIn(self.race.ravine, *self.race.trails))

    @beat(
        "Then each step leaves {left:.3} of the distance in the long run; plain descent at its best leaves "
        "{plain_left:.3}. To a hundredth of the loss it takes {plain_needed} steps, the ball {needed}."
    )
    def race_the_best(self) -> None:
        self.level = self.race.losses.level(ENOUGH * float(self.plain.values[0]), "a hundredth")
        self.play(FadeIn(self.race.losses, self.level, self.words[2]))
        self.play(self.race.run())
        self.write_below(*words.steps_taken(*self.best_paths), gap=0.3)

    @beat(
        "Networks are nearly always trained with such a velocity: by stochastic gradient descent with "
        "momentum, or by Adam, which scales the step of each weight as well."
    )
    def what_it_is_for(self) -> None:
        self.play(FadeOut(self.words), dim(self.race, self.level), run_time=0.6)
        self.show_one_by_one(self.set_words(*words.learning()))
