from __future__ import annotations

import numpy as np
from manim import LEFT, Create, Dot, FadeIn, FadeOut, LaggedStart, ReplacementTransform, VGroup

from mathkit.functions.quadratics import ravine
from mathkit.learning.features import unrelated_features
from mathkit.optimization.gradient_descent import gradient_descent
from mathkit.optimization.momentum import heavy_ball, velocity_parts
from scenes.optimization.momentum import formulas, views, words
from scenes.optimization.momentum.areas import ShrinkingArea
from scenes.optimization.momentum.corners import beside_the_title, turn_page
from scenes.optimization.momentum.flats import FlatsByFeature, Learning
from scenes.optimization.momentum.params import DescentParams
from scenes.optimization.momentum.races import BALL, PLAIN, Race
from scenes.optimization.momentum.ravines import SecondStep, SplitWalk, ravine_of_a_step
from scenes.optimization.momentum.shares import LARGEST_RATE, Shares
from scenes.optimization.momentum.slices import Slices
from scenes.optimization.momentum.strides import AddingUp
from scenes.optimization.momentum.tuning import BestDescents
from scenes.stage.lesson import Facts, Lesson, Phrase, Ranges, beat
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.theme import color


class Momentum(Lesson):
    """A ball that keeps a share of its last step runs down a ravine where plain descent zigzags."""

    title = "Momentum"
    prerequisites = ("gradient_descent", "eigenvectors")
    fact_labels = words.FACT_LABELS

    class Params(DescentParams):
        """The ravine, and the descents in it."""

    params: Params

    def compute(self) -> None:
        p, start = self.params, np.zeros(2)
        self.lowest = np.array([-p.start_x, -p.start_y])
        self.function = ravine(p.condition, self.lowest)
        self.plain = gradient_descent(self.function, start, p.rate, p.steps)
        self.ball = heavy_ball(self.function, start, p.rate, p.momentum, p.steps)
        self.other = heavy_ball(self.function, start, p.rate, p.other_momentum, p.steps)
        self.best = BestDescents(p.condition, self.lowest)
        self.deviations = np.sqrt(self.function.curvatures)
        self.features = unrelated_features(self.deviations, 60, seed=4)
        self.rents = self.features @ self.lowest

    def facts(self) -> Facts:
        return words.results((self.plain, self.ball, self.other), self.function, self.best)

    def ranges(self) -> Ranges:
        return views.ranges_of(self)

    @beat(
        "This model predicts a flat's rent from its size and age.",
        "In these units, age varies {as_much} as much as size.",
        title="Two features, two scales",
    )
    def meet_the_model(self) -> None:
        self.flats = flats = FlatsByFeature(self.features, self.deviations)
        self.formulas = model, note = beside_the_title(formulas.model(), formulas.about_the_spreads())
        self.play(FadeIn(flats.plot, flats.gather().data, model), run_time=0.8)
        self.play(tween(flats.data, places=flats.places, run_time=self.phrase_left()))
        self.cue()
        for arm, spread in zip(reversed(flats.arms), reversed(flats.spreads), strict=True):
            self.play(Create(arm, run_time=self.phrase_left(0.6)), FadeIn(spread, note, run_time=0.8))

    @beat(
        "So for the same loss, the weight of size moves {as_much} as far.",
        "It's a ravine: the walls curve {p.condition} times as much as the floor.",
        Phrase("How do you get down fast?", rest="a question"),
        title="The loss is a ravine",
    )
    def meet_the_ravine(self) -> None:
        p, start, flats = self.params, self.plain.points[0], self.flats
        self.ravine = views.ravine(self, "ravine")
        arms, ring, (*sizes, same, lowest) = self.ravine.arms(p.condition)
        old = VGroup(flats.plot, flats.data, flats.spreads, self.formulas)
        turned = (ReplacementTransform(*pair, run_time=1.5) for pair in zip(flats.arms, arms, strict=True))
        self.play(*turn_page(old, VGroup(self.ravine.plot, self.ravine.bottom, lowest)), *turned)
        self.play(Create(ring, run_time=self.phrase_left(0.85)), FadeIn(*sizes, run_time=0.8))
        self.play(FadeIn(same), run_time=0.6)
        self.cue()
        self.play(FadeOut(*sizes, same, lowest), run_time=0.5)
        wall, floor = self.ravine.slides(start)
        self.slider, sides = Dot(wall.get_start(), radius=0.14, color=color("ink")), Slices(p.condition)
        self.play(Create(self.ravine.lines, run_time=self.phrase_left(0.3)), FadeIn(sides, run_time=0.8))
        sides.draw(self, self.slider, wall, floor)
        self.cue()
        self.play(FadeOut(*arms, ring), self.slider.animate.move_to(wall.get_start()), run_time=1.0)
        self.play(FadeOut(sides.all()), run_time=0.6)

    @beat("Plain gradient descent {plain_outcome}.", "{each_step}.", title="Plain descent is slow here")
    def walk_plainly(self) -> None:
        points, steps, rate = self.plain.points, self.params.steps, self.params.rate
        shares = formulas.left_by_plain(self.function, rate)
        self.rule = rule, *_ = beside_the_title(formulas.plain_rule(rate), *shares)
        wide = views.of_plain_descent(self)
        walk, split = (SplitWalk(wide, points, self.lowest, n) for n in (steps, 6))
        zoom, self.ravine, self.split = self.ravine.zoom(wide), wide, split
        self.play(FadeIn(rule), FadeOut(self.slider), FadeIn(walk.trail), *zoom, run_time=0.8)
        self.play(walk.trail_run(self.phrase_left(least=2.5)))
        self.cue()
        self.play(FadeOut(walk.trail), FadeIn(split), run_time=0.6)
        half, last = split.trail.steps / 2, split.trail.steps
        self.play(Advance(split, 0, half, run_time=self.phrase_left(0.5, least=1.5)))
        run = Advance(split, half, last, run_time=self.phrase_left(least=1.5))
        self.play(run, FadeIn(*shares, run_time=0.8))

    @beat(
        "Here's that share for any learning rate.",
        "Past {limit}, the walls throw the walk out.",
        "The floor alone would allow {floor_limit}.",
        "One rate serves both: at best, where they cross, {plain_left} is left.",
        title="One rate for two curvatures",
    )
    def compare_the_shares(self) -> None:
        self.shares = shares = Shares(self.params.condition, self.params.rate)
        self.numbers, beyond = shares.readout(), 1.06 * self.function.stability_limit
        arms = zip((self.split.across, self.split.along), shares.dots, strict=True)
        flight = (ReplacementTransform(*pair, run_time=1.2) for pair in arms)
        old = VGroup(self.ravine, self.split.trail, self.rule)
        self.play(*turn_page(old, VGroup(shares.plot, shares.one, shares.pointer, self.numbers)), *flight)
        self.add(shares)
        self.play(tween(shares, rate=0.0, run_time=0.6))
        self.play(tween(shares, rate=1.0, drawn=(1.0, 0.0), run_time=self.phrase_left(least=1.2)))
        self.cue()
        self.play(tween(shares, rate=beyond, drawn=(beyond, 0.0), run_time=self.phrase_left(0.7)))
        self.notes = shares.place_beside(*formulas.limits(self.function))
        self.play(FadeIn(self.notes[0]), run_time=0.6)
        self.cue()
        self.play(tween(shares, drawn=(beyond, LARGEST_RATE), run_time=self.phrase_left(0.7)))
        self.play(FadeIn(self.notes[1]), run_time=0.6)
        self.cue()
        self.play(tween(shares, rate=self.best.plain.rule.learning_rate, run_time=self.phrase_left(0.6)))
        self.ring, best = shares.ring(), shares.name_the_crossing()
        self.notes.add(best)
        self.play(Create(self.ring, run_time=self.phrase_left()), FadeIn(best, run_time=0.8))

    @beat(
        "Now a heavy ball. Here's its first step, v.",
        "The push downhill would take it here.",
        "It also keeps a share of v: beta, here {p.momentum}.",
        "{sum_told}.",
        title="Keep part of the last step",
    )
    def keep_the_last_step(self) -> None:
        (kept, _), places = velocity_parts(self.ball, 2), self.ball.points[:3]
        self.ravine = ravine_of_a_step(self.function, places, kept)
        self.second = step = SecondStep(self.ravine, places, kept, formulas.STEP_NAMES)
        self.rule = rule, share = beside_the_title(
            formulas.ball_rule(), formulas.share_kept(self.params.momentum)
        )
        self.rolling = step.ball()
        old = VGroup(self.shares, self.numbers, self.ring, self.notes)
        self.play(*turn_page(old, VGroup(self.ravine, self.rolling)))
        parts = (rule.part("step"), rule.part("push"), VGroup(rule.part("kept"), share))
        for arrow, name, part in zip((step.first, step.push, step.kept), step.names, parts, strict=False):
            moving = [step.roll(self.rolling, arrow, self.phrase_left(0.75))] if arrow is step.first else []
            self.play(step.come(arrow, self.phrase_left(0.75)), *moving)
            self.play(FadeIn(name, part), run_time=0.5)
            self.cue()
        for pair, title in zip((step.across, step.along), step.titles, strict=True):
            self.play(grow(pair[0]), grow(pair[1]), FadeIn(title, run_time=0.6))
        shown = FadeIn(step.names[3], rule.part("move"), run_time=0.6)
        rolling = step.roll(self.rolling, step.step, 1.0)
        self.play(rolling, grow(step.step), shown)

    @beat(
        "Where the slope hardly changes, steps grow toward {most} pushes.",
        "In a zigzag, the last step pulls against each push: steps settle at {least}.",
        title="What adds up and what partly cancels",
    )
    def add_up_the_steps(self) -> None:
        self.sums = sums = AddingUp(self.params.momentum)
        old = VGroup(self.ravine, self.second, self.rolling, self.rule)
        self.play(*turn_page(old, VGroup(sums.along, sums.across, sums.key)))
        self.play(sums.along.run(self.phrase_left(0.8, least=2.3)))
        self.play(FadeIn(sums.limits[0]), run_time=0.8)
        self.cue()
        self.play(sums.across.run(self.phrase_left(0.8, least=3.0)))
        self.play(FadeIn(sums.limits[1]), run_time=0.8)

    @beat("Same start, same rate: let's race.", "{race}.", title="Momentum against plain descent")
    def race_them(self) -> None:
        self.ravine = views.ravine(self, "race")
        self.race = Race(self.ravine, self.lowest, (self.plain, PLAIN), (self.ball, BALL))
        self.play(*turn_page(self.sums, VGroup(self.ravine, self.race)))
        self.play(self.race.run(self.phrase_left(least=1.5), 0, 1 / 3))
        self.cue()
        self.play(self.race.run(self.phrase_left(least=3.0), 1 / 3, 1))

    @beat(
        "{another}.",
        "{other_outcome}.",
        title="Is more always better?",
        when=lambda lesson: lesson.params.other_momentum != lesson.params.momentum,
    )
    def keep_another_share(self) -> None:
        far = views.ravine(self, "other race")
        race = Race(far, self.lowest, (self.plain, PLAIN), (self.other, BALL))
        self.play(FadeOut(self.race), FadeIn(race), *self.ravine.zoom(far), run_time=1.5)
        self.ravine, self.race = far, race
        self.play(race.run(self.phrase_left(), 0, 1 / 3))
        self.cue()
        self.play(race.run(self.phrase_left(least=3.0), 1 / 3, 1))

    @beat(
        "Now turn up beta: it shortens the zigzag, so the walls allow a larger rate.",
        "Their share goes flat. Why?",
        title="What momentum does to the shares",
    )
    def turn_up_momentum(self) -> None:
        plain, ball = self.best.plain.rule, self.best.ball.rule
        shares = Shares(self.params.condition, plain.learning_rate)
        self.shares = shares.set_state(drawn=(LARGEST_RATE, LARGEST_RATE))
        self.numbers = shares.readout(of_momentum=True)
        self.play(*turn_page(VGroup(self.race, self.ravine), VGroup(shares, self.numbers)))
        self.play(tween(shares, momentum=0.4 * ball.momentum, run_time=self.phrase_left(0.75)))
        self.crossing = shares.crossing()
        self.play(FadeIn(self.crossing), run_time=0.6)
        self.cue()
        self.play(tween(shares, rate=0.4, run_time=self.phrase_left(0.4)))
        self.play(tween(shares, rate=1.2, run_time=self.phrase_left()))

    @beat(
        "Keeping beta squeezes this square of places and steps. The rest only shears it.",
        "So beta of the area is left.",
        "A swing steps from ellipse to ellipse, each the root of beta as large.",
        title="Why the root of beta",
    )
    def shrink_an_area(self) -> None:
        self.areas = areas = ShrinkingArea(self.params.momentum)
        self.play(*turn_page(VGroup(self.shares, self.numbers, self.crossing), areas))
        areas.first_step(self)
        self.cue()
        self.play(FadeIn(areas.numbers, areas.left[0]), run_time=0.6)
        self.cue()
        self.play(LaggedStart(*map(Create, areas.ellipses), run_time=self.phrase_left(0.45)))
        self.play(Advance(areas, 1, areas.steps, run_time=self.phrase_left(0.8)), FadeIn(areas.left[1]))

    @beat(
        "At beta {best_momentum}, the flat parts just meet.",
        "At the ends, the push is the next step less the kept one: a square.",
        title="Where the flat parts meet",
    )
    def let_the_flat_parts_meet(self) -> None:
        shares, condition, best = self.shares, self.params.condition, self.best.ball.rule
        self.play(*turn_page(self.areas.all(), VGroup(shares.name_the_height(), self.numbers)))
        self.play(tween(shares, rate=best.learning_rate, momentum=best.momentum, run_time=self.phrase_left()))
        self.cue()
        self.squares, roots, root = formulas.where_they_meet(condition)
        rows = [*formulas.ends_of_flat_parts(condition), self.squares]
        self.notes, self.roots = shares.place(*rows, root), roots.move_to(self.squares, aligned_edge=LEFT)
        for index, row in enumerate(rows):
            self.wait(self.phrase_left(0.5 / (len(rows) - index)))
            self.play(FadeIn(row, run_time=0.8))

    @beat(
        "Take roots, and {p.condition} turns into {ratio:.1}.",
        "In the long run, each step leaves {left} instead of {plain_left}.",
        title="Why the square root",
    )
    def take_roots(self) -> None:
        shares, plain, root = self.shares, self.best.plain, self.notes[-1]
        self.play(ReplacementTransform(self.squares, self.roots, run_time=self.phrase_left(0.7)))
        self.cue()
        ring, before = shares.ring(), shares.place_over(formulas.best_of_plain(self.params.condition))
        faint = shares.faint_best(plain.rule.learning_rate, plain.convergence_rate)
        self.play(Create(ring, run_time=self.phrase_left(0.5)), FadeIn(root, run_time=0.8))
        self.play(FadeIn(before, faint), run_time=0.6)
        self.notes.add(self.roots, ring, before, faint).remove(self.squares)

    @beat(
        "Now each learns the rents at its best, to a millionth of the loss.",
        "{first_turn}.",
        title="Both models learn",
    )
    def learn_the_rents(self) -> None:
        plain, ball = self.best.plain_path, self.best.ball_path
        self.learning = learning = Learning(self.features, self.rents, (plain, PLAIN), (ball, BALL))
        self.play(*turn_page(VGroup(self.shares, self.numbers, self.notes), learning))
        self.play(Advance(learning, 0, ball.steps, run_time=self.phrase_left(least=3.0)))
        self.cue()
        self.play(Advance(learning, ball.steps, plain.steps, run_time=self.phrase_left(least=2.5)))

    @beat(
        "Keep part of every step: along the floor, steps add up; in a zigzag, they partly cancel.",
        title="How to get down a ravine",
    )
    def get_down_fast(self) -> None:
        plain, ball = views.last_race(self)
        self.ravine = views.ravine(self, "last race")
        self.race = Race(self.ravine, self.lowest, (plain, PLAIN), (ball, BALL))
        self.play(*turn_page(self.learning, VGroup(self.ravine, self.race)))
        self.play(self.race.run(self.phrase_left(), 0, 1))
