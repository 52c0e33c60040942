from __future__ import annotations

import numpy as np
from manim import RIGHT, Create, Dot, FadeIn, FadeOut, MoveAlongPath, VGroup
from pydantic import Field

from mathkit.functions.quadratics import ravine
from mathkit.optimization import momentum as maths
from mathkit.optimization.gradient_descent import best_descent, gradient_descent
from mathkit.optimization.iterate import iterate_until
from scenes.optimization.momentum import words
from scenes.optimization.momentum.races import Race
from scenes.optimization.momentum.ravines import VelocitySum
from scenes.stage.lesson import Facts, Lesson, LessonParams, Phrase, beat
from scenes.stage.lesson.attention import dim, undim
from scenes.stage.motion.growing import grow
from scenes.stage.params.quantities import Number, Tenth
from scenes.stage.shapes.theme import color
from scenes.stage.type.legends import legend
from scenes.stage.type.writing import LABEL_SIZE, stack
from scenes.stage.wording.descents import on_a_bowl

ENOUGH = 1e-6
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
            "floor_limit": 2 / self.function.curvatures.min(),
            "sum_told": words.how_they_add(*maths.velocity_parts(self.ball, 2)),
            "outcome": words.how_it_rolls(self.ball, self.function),
            "plain_loss": self.plain.values[-1],
            "loss": self.ball.values[-1],
            "end": words.loss_in_words(self.ball.values[-1]),
            "plain_end": words.loss_in_words(self.plain.values[-1]),
            "more": words.how_much_more(self.params.momentum, self.params.other_momentum),
            "other_outcome": words.how_it_rolls(self.other, self.function),
            "least_left": np.sqrt(self.params.other_momentum),
            "best_rate": ball.rule.learning_rate,
            "best_momentum": ball.rule.momentum,
            "left": ball.convergence_rate,
            "plain_left": plain.convergence_rate,
            "plain_needed": self.best_paths[0].steps,
            "needed": self.best_paths[1].steps,
        }

    # A ravine --------------------------------------------------------------------------------------------

    @beat(
        "This valley is a ravine: its walls are steep, and its floor is nearly flat.",
        "Across, it curves {p.condition} times as strongly as along. That makes gradient descent slow.",
        Phrase("What would make it faster?", rest="a question"),
        title="A long, narrow valley",
    )
    def meet_the_ravine(self) -> None:
        self.race = Race(self.function, self.plain)
        function, ratio = self.premise = stack(*words.ravine(self.params.condition), gap=0.3)
        self.play(FadeIn(self.race.ravine.plot), run_time=0.8)
        self.play(Create(self.race.ravine.lines), run_time=self.phrase_left())
        self.cue()
        across, along = self.race.ravine.slides(self.plain.points[0])
        slider = Dot(across.get_start(), radius=0.1, color=color("path"))
        self.play(FadeIn(slider, function, ratio), run_time=0.6)
        self.play(MoveAlongPath(slider, across), run_time=self.phrase_left(0.5))
        self.play(MoveAlongPath(slider, along), run_time=self.phrase_left())
        self.cue()
        self.play(FadeOut(slider), FadeIn(*self.race.trails), run_time=0.8)

    @beat(
        "Here is plain descent, at a learning rate of {p.rate}: {plain_outcome}.",
        "The steep walls allow no rate above {limit:.3}.",
        "The flat floor alone would allow {floor_limit:.3}.",
        title="Plain descent is slow here",
    )
    def walk_plainly(self) -> None:
        rule, rate, limit, floor = words.plain_descent(self.plain, self.function)
        self.set_words(rule, rate, VGroup(limit, floor).arrange(RIGHT, buff=0.6), gap=0.3)
        self.play(FadeIn(rule, rate, self.race.losses), run_time=0.8)
        self.play(self.race.run(self.phrase_left()))
        for row in (limit, floor):
            self.cue()
            self.play(FadeIn(row), run_time=1.0)

    # Momentum --------------------------------------------------------------------------------------------

    @beat(
        "A rolling ball keeps part of its last step.",
        "The share that it keeps is called beta; here it's {p.momentum}.",
        "Then add the push downhill.",
        "{sum_told}. The sum is the new step.",
        title="Keep part of the last step",
    )
    def keep_the_last_step(self) -> None:
        kept, push = maths.velocity_parts(self.ball, 2)
        points, names = self.ball.points[:2], words.STEP_NAMES
        self.velocities = picture = VelocitySum(self.function, points, kept, push, names)
        old, self.premise = VGroup(self.race, self.premise, self.words), VGroup()
        rule, *rows = self.set_words(*words.second_step(kept, push), gap=0.3)
        self.play(FadeOut(old), FadeIn(picture.ravine, rule), run_time=1.0)
        self.play(grow(picture.last), FadeIn(picture.names[0]), run_time=self.phrase_left())
        for arrow, name, row in zip(picture.arrows[1:], picture.names[1:], rows, strict=True):
            self.cue()
            self.play(grow(arrow), FadeIn(name, row), run_time=self.phrase_left(0.7))

    @beat(
        "Now both start at one point, with the same rate.",
        "Let them go: {outcome}.",
        "In the end its loss is {end}.",
        "Plain descent is at {plain_end}.",
        title="Momentum against plain descent",
    )
    def race_them(self) -> None:
        old = VGroup(self.velocities, self.words)
        self.race = Race(self.function, self.plain, self.ball)
        self.premise = stack(legend(words.DESCENTS, size=LABEL_SIZE))
        self.set_words(words.setting(self.ball), *words.last_losses(self.results))
        self.play(FadeOut(old), FadeIn(self.race, self.premise, self.words[0]), run_time=1.2)
        self.cue()
        self.play(self.race.run(self.phrase_left(least=3.0)))
        for row in self.words[1:]:
            self.cue()
            self.play(FadeIn(row), run_time=1.0)

    @beat(
        "Now keep {more}: {p.other_momentum}.",
        "This time {other_outcome}.",
        "Whatever the rate, each step leaves at least the square root of beta of the distance: "
        "{least_left:.3}.",
        title="Too much of it",
    )
    def keep_too_much(self) -> None:
        old = VGroup(self.race, self.words)
        self.race = Race(self.function, self.plain, self.other)
        self.set_words(words.setting(self.other))
        self.play(FadeOut(old), FadeIn(self.race, self.words), run_time=1.2)
        self.cue()
        self.play(self.race.run(self.phrase_left(least=3.0)))
        self.cue()
        self.write_below(words.least_left(self.params.other_momentum), run_time=self.phrase_left(0.6))

    # The best --------------------------------------------------------------------------------------------

    @beat(
        "How much momentum is best? For a quadratic valley like this one there's an exact answer.",
        "The best rate is {best_rate:.3}.",
        "The best momentum is {best_momentum:.3}.",
        title="The best rate and momentum",
    )
    def find_the_best(self) -> None:
        old = VGroup(self.race, self.words, self.premise)
        self.race, self.premise = Race(self.function, *self.best_paths), VGroup()
        self.set_words(*words.best_formulas(*self.best), gap=0.3)
        self.play(FadeOut(old), FadeIn(self.race.ravine.plot), run_time=1.0)
        self.play(Create(self.race.ravine.lines), FadeIn(*self.race.trails), run_time=self.phrase_left(0.8))
        for row in self.words[:2]:
            self.cue()
            self.play(FadeIn(row), run_time=1.0)

    @beat(
        "In the long run each step then leaves {left:.3} of the distance.",
        "Plain descent, at its best, leaves {plain_left:.3}.",
        "Watch how long it takes until only a millionth of the loss is left.",
        "The ball takes {needed} steps, and plain descent {plain_needed}.",
        title="The best of both, side by side",
    )
    def race_the_best(self) -> None:
        self.level = self.race.losses.level(ENOUGH * float(self.plain.values[0]), "a millionth")
        self.play(FadeIn(self.words[2]), run_time=1.0)
        self.cue()
        self.play(FadeIn(self.words[3]), run_time=1.0)
        self.cue()
        self.play(FadeIn(self.race.losses, self.level), run_time=0.8)
        self.play(self.race.run(self.phrase_left(least=4.0)))
        self.cue()
        self.write_below(*words.steps_taken(*self.best_paths), gap=0.3)

    @beat(
        "Neural networks are almost always trained with momentum.",
        "The method called Adam uses it too, and scales the step of each weight as well.",
        "So keep part of each step, and a ravine slows you down far less.",
        title="How networks are trained",
    )
    def train_networks(self) -> None:
        old = self.words
        rule, weights = self.set_words(*words.learning())
        self.play(FadeOut(old), FadeIn(rule), dim(self.race, self.level), run_time=1.0)
        self.cue()
        self.play(FadeIn(weights), run_time=1.0)
        self.cue()
        self.play(undim(self.race, self.level), run_time=0.8)
        self.play(self.race.run(self.phrase_left(least=2.0)))
