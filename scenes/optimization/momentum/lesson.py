from __future__ import annotations

import numpy as np
from manim import Create, Dot, FadeIn, FadeOut, MoveAlongPath, ReplacementTransform
from pydantic import Field

from mathkit.functions.quadratics import ravine
from mathkit.learning.features import unrelated_features
from mathkit.optimization.gradient_descent import gradient_descent
from mathkit.optimization.momentum import heavy_ball, velocity_parts
from scenes.optimization.momentum import words
from scenes.optimization.momentum.corners import beside_the_title, side_by_side
from scenes.optimization.momentum.flats import FlatsByFeature, Learning
from scenes.optimization.momentum.growth import StepCounts
from scenes.optimization.momentum.races import BALL, PLAIN, Race
from scenes.optimization.momentum.ravines import SecondStep, SplitWalk, ravine_of, ravine_of_a_step
from scenes.optimization.momentum.shares import LARGEST_RATE, Shares
from scenes.optimization.momentum.strides import AddingUp
from scenes.optimization.momentum.tuning import BestDescents
from scenes.stage.lesson import Facts, Lesson, LessonParams, Phrase, beat
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.params.quantities import Number, Tenth
from scenes.stage.shapes.theme import color

_FLATTER = 4
"""How many times as flat the floor of the other ravine is."""


class Momentum(Lesson):
    """A ball that keeps a share of its last step runs down a ravine where plain descent zigzags."""

    title = "Momentum"
    prerequisites = ("gradient_descent", "eigenvectors")
    fact_labels = words.FACT_LABELS

    class Params(LessonParams):
        condition: int = Field(25, ge=4, le=50, description="condition number: curvature across by along")
        rate: Number = Field(1.8, ge=0.1, le=4, description="learning rate of both walks")
        momentum: Number = Field(0.5, ge=0.05, le=0.99, description="share of the last step that is kept")
        other_momentum: Number = Field(0.95, ge=0.05, le=0.99, description="a second share, to compare")
        start_x: Tenth = Field(-8.0, ge=-10, le=-4, description="start along the ravine, from its bottom")
        start_y: Tenth = Field(1.5, ge=0.5, le=3, description="start up its wall, from its bottom")
        steps: int = Field(30, ge=5, le=60, description="steps to draw")

    params: Params

    def compute(self) -> None:
        p, start = self.params, np.zeros(2)
        self.lowest = np.array([-p.start_x, -p.start_y])
        self.function = ravine(p.condition, self.lowest)
        self.plain = gradient_descent(self.function, start, p.rate, p.steps)
        self.ball = heavy_ball(self.function, start, p.rate, p.momentum, p.steps)
        self.other = heavy_ball(self.function, start, p.rate, p.other_momentum, p.steps)
        self.best = BestDescents(p.condition, self.lowest)
        self.flatter = BestDescents(_FLATTER * p.condition, self.lowest)
        self.deviations = np.sqrt(self.function.curvatures)
        self.features = unrelated_features(self.deviations, 60, seed=4)
        self.rents = self.features @ self.lowest

    def facts(self) -> Facts:
        return words.results((self.plain, self.ball, self.other), self.function, self.best, self.flatter)

    @beat(
        "This model predicts a flat's rent from its area and its age.",
        "In these units, age varies {as_much} as much as area.",
        title="Two features, two scales",
    )
    def meet_the_model(self) -> None:
        self.flats = flats = FlatsByFeature(self.features, self.deviations)
        self.formulas = beside_the_title(words.model(), side_by_side(*words.deviations(self.deviations)))
        model, sizes = self.formulas
        self.play(FadeIn(flats.plot, flats.gather().data, model), run_time=0.8)
        self.play(tween(flats.data, places=flats.places, run_time=self.phrase_left()))
        self.cue()
        for arm, size in zip(reversed(flats.arms), reversed(sizes), strict=True):
            self.play(Create(arm, run_time=self.phrase_left(0.6)), FadeIn(size, run_time=0.8))

    @beat(
        "So the weight of area has to move {as_much} as far to change the loss as much.",
        "The loss is a ravine: the walls curve {p.condition} times as strongly as the floor.",
        Phrase("How do you get down fast?", rest="a question"),
        title="The loss is a ravine",
    )
    def meet_the_ravine(self) -> None:
        start, flats = self.plain.points[0], self.flats
        self.ravine = ravine_of(self.function, start)
        arms, ring, (*sizes, lowest) = self.ravine.arms(self.params.condition)
        old = FadeOut(flats.plot, flats.data, self.formulas)
        turned = (ReplacementTransform(*pair) for pair in zip(flats.arms, arms, strict=True))
        self.play(old, FadeIn(self.ravine.plot, self.ravine.bottom, lowest), *turned, run_time=1.5)
        self.play(Create(ring, run_time=self.phrase_left()), FadeIn(*sizes, run_time=0.8))
        self.cue()
        self.play(FadeOut(*sizes, lowest), run_time=0.5)
        self.play(Create(self.ravine.lines), run_time=self.phrase_left(0.35))
        wall, floor = self.ravine.slides(start)
        self.slider = Dot(wall.get_start(), radius=0.14, color=color("ink"))
        self.play(MoveAlongPath(self.slider, wall), run_time=self.phrase_left(0.4))
        self.play(MoveAlongPath(self.slider, floor), run_time=self.phrase_left())
        self.cue()
        self.play(FadeOut(*arms, ring), self.slider.animate.move_to(wall.get_start()), run_time=1.0)

    @beat(
        "Plain gradient descent {plain_outcome}.",
        "The slope shrinks with the distance, so each step leaves a fixed share of it.",
        title="Plain descent is slow here",
    )
    def walk_plainly(self) -> None:
        points, steps = self.plain.points, self.params.steps
        self.rule = beside_the_title(words.plain_rule(self.params.rate))
        wide = self.ravine.widened(points)
        walk, split = (SplitWalk(wide, points, self.lowest, n) for n in (steps, 6))
        zoom, self.ravine = self.ravine.zoom(wide), wide
        self.play(FadeIn(self.rule), FadeOut(self.slider), FadeIn(walk.trail), *zoom, run_time=0.8)
        self.play(walk.trail_run(self.phrase_left(least=2.5)))
        self.cue()
        self.split = split
        self.play(FadeOut(walk.trail), FadeIn(split), run_time=0.6)
        self.play(Advance(split, 0, split.trail.steps, run_time=self.phrase_left(least=3.0)))

    @beat(
        "Here's that share for any learning rate.",
        "Past {limit}, the walls throw the walk out.",
        "The floor alone would allow {floor_limit}.",
        "One rate has to serve both, so even the best one leaves {plain_left}.",
        title="One rate for two curvatures",
    )
    def compare_the_shares(self) -> None:
        self.shares = shares = Shares(self.params.condition, self.params.rate)
        self.numbers, beyond = shares.readout(), 1.06 * self.function.stability_limit
        arms = zip((self.split.across, self.split.along), shares.dots, strict=True)
        flight = (ReplacementTransform(*pair) for pair in arms)
        old = FadeOut(self.ravine, self.split.trail, self.rule)
        self.play(old, FadeIn(shares.plot, shares.one, shares.pointer, self.numbers), *flight, run_time=1.2)
        self.add(shares)
        self.play(tween(shares, rate=0.0, run_time=0.6))
        self.play(tween(shares, rate=1.0, drawn=(1.0, 0.0), run_time=self.phrase_left(least=1.2)))
        self.cue()
        self.play(tween(shares, rate=beyond, drawn=(beyond, 0.0), run_time=self.phrase_left(0.7)))
        self.notes = shares.place_beside(*words.limits(self.function))
        self.play(FadeIn(self.notes[0]), run_time=0.6)
        self.cue()
        self.play(tween(shares, drawn=(beyond, LARGEST_RATE), run_time=self.phrase_left(0.7)))
        self.play(FadeIn(self.notes[1]), run_time=0.6)
        self.cue()
        self.play(tween(shares, rate=self.best.plain.rule.learning_rate, run_time=self.phrase_left(0.6)))
        self.ring = shares.ring()
        self.play(Create(self.ring), run_time=self.phrase_left())

    @beat(
        "Now a heavy ball. Here's its first step.",
        "The push downhill would take it here.",
        "It also keeps a share of its last step: beta, here {p.momentum}.",
        "{sum_told}.",
        title="Keep part of the last step",
    )
    def keep_the_last_step(self) -> None:
        (kept, _), places = velocity_parts(self.ball, 2), self.ball.points[:3]
        self.ravine = ravine_of_a_step(self.function, places, kept)
        self.second = step = SecondStep(self.ravine, places, kept, words.STEP_NAMES)
        self.rule = beside_the_title(words.ball_rule(), words.share_kept(self.params.momentum))
        old = (self.shares, self.numbers, self.ring, self.notes)
        self.play(FadeOut(*old), FadeIn(self.ravine, self.rule[0]), run_time=0.8)
        for arrow, name in zip((step.first, step.push, step.kept), step.names, strict=False):
            self.play(step.come(arrow, self.phrase_left(0.75)))
            value = self.rule[1:] if arrow is step.kept else ()
            self.play(FadeIn(name, *value), run_time=0.5)
            self.cue()
        for parts, title in zip((step.across, step.along), step.titles, strict=True):
            self.play(grow(parts[0]), grow(parts[1]), FadeIn(title, run_time=0.6))
        self.play(grow(step.step), FadeIn(step.names[3], run_time=0.6))

    @beat(
        "On a flat floor, equal pushes add up: each step grows to {most} pushes.",
        "In a zigzag, they alternate and cancel, down to {least}.",
        title="What adds up and what cancels",
    )
    def add_up_the_steps(self) -> None:
        self.sums = sums = AddingUp(self.params.momentum)
        self.play(FadeOut(self.ravine, self.second, self.rule), FadeIn(sums.along, sums.across), run_time=0.8)
        self.play(sums.along.run(self.phrase_left(0.8, least=3.0)))
        self.play(FadeIn(sums.limits[0]), run_time=0.8)
        self.cue()
        self.play(sums.across.run(self.phrase_left(0.8, least=3.0)))
        self.play(FadeIn(sums.limits[1]), run_time=0.8)

    @beat(
        "Same start, same rate: here they race.",
        "{race}.",
        title="Momentum against plain descent",
    )
    def race_them(self) -> None:
        self.ravine = ravine_of(self.function, self.plain.points[0], self.plain.points, self.ball.points)
        self.race = Race(self.ravine, self.lowest, (self.plain, PLAIN), (self.ball, BALL))
        self.play(FadeOut(self.sums), FadeIn(self.ravine, self.race), run_time=1.0)
        self.play(self.race.run(self.phrase_left(least=2.0), 0, 1 / 3))
        self.cue()
        self.play(self.race.run(self.phrase_left(least=3.0), 1 / 3, 1))

    @beat(
        "{another}.",
        "{other_outcome}.",
        title="Is more always better?",
        when=lambda lesson: lesson.params.other_momentum != lesson.params.momentum,
    )
    def keep_another_share(self) -> None:
        far = ravine_of(self.function, self.plain.points[0], self.other.points)
        race = Race(far, self.lowest, (self.other, BALL), momentum=self.params.other_momentum)
        self.play(FadeOut(self.race), FadeIn(race), *self.ravine.zoom(far), run_time=1.5)
        self.ravine, self.race = far, race
        self.play(race.run(self.phrase_left(), 0, 1 / 3))
        self.cue()
        self.play(race.run(self.phrase_left(least=3.0), 1 / 3, 1))

    @beat(
        "Back to the shares. Now turn up beta.",
        "Once it swings, only friction counts: each step leaves the square root of beta.",
        title="What momentum does to the shares",
    )
    def turn_up_momentum(self) -> None:
        plain, ball = self.best.plain.rule, self.best.ball.rule
        shares = Shares(self.params.condition, plain.learning_rate)
        self.shares = shares.set_state(drawn=(LARGEST_RATE, LARGEST_RATE))
        self.numbers = shares.readout(of_momentum=True)
        self.play(FadeOut(self.race, self.ravine), FadeIn(shares, self.numbers), run_time=1.0)
        self.play(tween(shares, momentum=0.4 * ball.momentum, run_time=self.phrase_left()))
        self.cue()
        self.flat = shares.flat_part()
        self.play(FadeIn(self.flat), run_time=0.6)
        self.play(tween(shares, rate=0.4, run_time=self.phrase_left(0.4)))
        self.play(tween(shares, rate=1.2, run_time=self.phrase_left()))

    @beat(
        "At {best_momentum}, the two flat parts just meet.",
        "Both places are squares. Take the root, and {p.condition} becomes {ratio:.1}.",
        "Each step leaves {left} instead of {plain_left}.",
        Phrase(
            "More momentum only lifts it: at {p.other_momentum}, to {other_left}.",
            when=lambda lesson: lesson.params.other_momentum > lesson.best.ball.rule.momentum,
        ),
        title="Why the square root",
    )
    def let_the_flat_parts_meet(self) -> None:
        shares, rule, p = self.shares, self.best.ball.rule, self.params
        best, rate = rule.momentum, rule.learning_rate
        self.play(FadeOut(self.flat), run_time=0.4)
        self.play(tween(shares, momentum=best, rate=rate, run_time=self.phrase_left()))
        self.cue()
        self.notes = shares.place(*words.where_they_meet(p.condition))
        *places, roots, root = self.notes
        self.play(FadeIn(*places), run_time=0.8)
        self.play(FadeIn(roots, target_position=places[-1]), run_time=0.9)
        self.cue()
        ring = shares.ring()
        self.play(Create(ring, run_time=self.phrase_left(0.8)), FadeIn(root, run_time=0.8))
        self.play(FadeOut(ring), run_time=0.4)
        if self.cue():
            only_here = self.notes[-2:] if len(places) == 2 else self.notes[:]
            self.play(FadeOut(only_here), run_time=0.5)
            self.notes.remove(*only_here)
            self.play(tween(shares, momentum=p.other_momentum, run_time=self.phrase_left()))

    @beat(
        "Let both learn rents without noise, each with its best settings, to a millionth of the loss.",
        "Momentum takes {needed} steps, plain descent {plain_needed}.",
        "Make the floor {flatter} times as flat.",
        "Plain descent needs {plain_growth} as many steps, momentum only {growth}.",
        title="Both models learn",
    )
    def learn_the_rents(self) -> None:
        plain, ball = self.best.plain_path, self.best.ball_path
        self.learning = learning = Learning(self.features, self.rents, (plain, PLAIN), (ball, BALL))
        self.play(FadeOut(self.shares, self.numbers, self.notes), FadeIn(learning), run_time=1.0)
        self.play(Advance(learning, 0, ball.steps, run_time=self.phrase_left(least=3.0)))
        self.cue()
        self.play(Advance(learning, ball.steps, plain.steps, run_time=self.phrase_left(least=2.5)))
        self.cue()
        self.counts = counts = StepCounts(self.best, self.flatter)
        self.play(FadeOut(self.learning), FadeIn(counts.before), run_time=1.0)
        self.play(FadeIn(counts.groups[1]), run_time=0.8)
        self.cue()
        for index, share in ((2, 0.5), (3, 0.7)):
            self.play(counts.grow(index, self.phrase_left(share)))
            self.play(FadeIn(counts.numbers[index]), run_time=0.5)

    @beat(
        "Most networks are trained this way.",
        "So keep a share of each step: along the floor, they add up, and between the walls, they cancel.",
        title="How to get down a ravine",
    )
    def get_down_fast(self) -> None:
        plain, ball = words.clear_race((self.plain, self.ball), (self.best.plain_path, self.best.ball_path))
        self.ravine = ravine_of(self.function, self.plain.points[0], plain.points, ball.points)
        self.race = Race(self.ravine, self.lowest, (plain, PLAIN), (ball, BALL))
        self.play(FadeOut(self.counts), FadeIn(self.ravine, self.race), run_time=1.0)
        self.play(self.race.run(self.phrase_left(), 0, 0.2))
        self.cue()
        self.play(self.race.run(self.phrase_left(), 0.2, 1))
