from __future__ import annotations

import numpy as np
from manim import Create, Dot, FadeIn, FadeOut, ReplacementTransform, VGroup

from mathkit.functions.quadratics import ravine
from mathkit.learning.features import unrelated_features
from mathkit.optimization.gradient_descent import gradient_descent
from mathkit.optimization.momentum import heavy_ball, swinging_rates, velocity_parts
from scenes.optimization.momentum import formulas, views, words
from scenes.optimization.momentum.corners import beside_the_title, turn_page
from scenes.optimization.momentum.flats import FlatsByFeature, Learning
from scenes.optimization.momentum.params import DescentParams
from scenes.optimization.momentum.races import BALL, PLAIN, Race
from scenes.optimization.momentum.ravines import SecondStep, SplitWalk, ravine_of_a_step
from scenes.optimization.momentum.shares import LARGEST_RATE, Shares
from scenes.optimization.momentum.slices import Slices
from scenes.optimization.momentum.squares import PushSquares
from scenes.optimization.momentum.strides import AddingUp
from scenes.optimization.momentum.swings import ShrinkingArea, Swing, rate_of_swings
from scenes.optimization.momentum.tuning import BestDescents
from scenes.stage.lesson import Facts, Lesson, Phrase, Ranges, beat
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
        "Predict a flat's rent from its size and age.",
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
        "For the same extra loss, the size weight moves {as_much} as far.",
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
        (note,) = beside_the_title(formulas.about_the_loss())
        self.play(*turn_page(old, VGroup(self.ravine.plot, self.ravine.bottom, lowest, note)), *turned)
        self.play(Create(ring, run_time=self.phrase_left(0.85)), FadeIn(*sizes, run_time=0.8))
        self.play(FadeIn(same), run_time=0.6)
        self.cue()
        self.play(FadeOut(*sizes, same, lowest, note), run_time=0.5)
        wall, floor = self.ravine.slides(start)
        self.slider, sides = Dot(wall.get_start(), radius=0.14, color=color("ink")), Slices(p.condition)
        self.play(Create(self.ravine.lines, run_time=self.phrase_left(0.3)))
        sides.draw(self, self.slider, wall, floor)
        self.cue()
        self.play(FadeOut(*arms, ring), self.slider.animate.move_to(wall.get_start()), run_time=1.0)
        self.play(FadeOut(sides.all()), run_time=0.6)

    @beat("Plain descent {plain_outcome}.", "{each_step}.", title="Plain descent is slow here")
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
        "One rate serves both: at best, where they cross, {plain_left} is left.",
        title="One rate for two curvatures",
    )
    def compare_the_shares(self) -> None:
        self.shares = shares = Shares(self.params.condition, self.params.rate)
        self.numbers, beyond = shares.readout(), 1.06 * self.function.stability_limit
        # The ends of both distances become the dots of their shares.
        arms = zip((self.split.across, self.split.along), shares.dots, strict=True)
        pairs = ((dot.copy().move_to(arm.get_end()), dot) for arm, dot in arms)
        flight = (ReplacementTransform(*pair, run_time=1.2) for pair in pairs)
        old = VGroup(self.ravine, self.split, self.rule)
        self.play(*turn_page(old, VGroup(shares.plot, shares.one, shares.pointer, self.numbers)), *flight)
        self.add(shares)
        self.play(tween(shares, rate=0.0, run_time=0.6))
        self.play(tween(shares, rate=1.0, drawn=(1.0, 0.0), run_time=self.phrase_left(least=1.2)))
        self.cue()
        self.play(tween(shares, rate=beyond, drawn=(beyond, 0.0), run_time=self.phrase_left(0.7)))
        self.notes = shares.place_beside(*formulas.limits(self.function))
        self.play(FadeIn(self.notes[0]), run_time=0.6)
        self.cue()
        floor = tween(shares, drawn=(beyond, LARGEST_RATE), run_time=self.phrase_left(0.25))
        self.play(floor, FadeIn(self.notes[1], run_time=0.8))
        self.play(tween(shares, rate=self.best.plain.rule.learning_rate, run_time=self.phrase_left(0.5)))
        self.ring, best = shares.ring(PLAIN[0]), shares.name_the_crossing()
        self.notes.add(best)
        self.play(Create(self.ring, run_time=self.phrase_left()), FadeIn(best, run_time=0.8))

    @beat(
        "A heavy ball's first step is v.",
        "The push downhill leads here.",
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
        step.come_one_by_one(self, self.rolling, parts)
        step.add_up(self, self.rolling, rule.part("move"))

    @beat(
        "If pushes stay equal, steps grow toward {most} pushes.",
        "If they alternate, they partly cancel: the walls allow rates below {ball_limit}.",
        title="What adds up and what partly cancels",
    )
    def add_up_the_steps(self) -> None:
        self.sums = sums = AddingUp(self.params.momentum)
        old = VGroup(self.ravine, self.second, self.rolling, self.rule)
        self.play(*turn_page(old, VGroup(sums.along, sums.along.title, sums.across, sums.key)))
        self.play(sums.along.run(self.phrase_left(0.8, least=2.0)))
        self.play(FadeIn(sums.limits[0]), run_time=0.8)
        self.cue()
        across = sums.across.run(self.phrase_left(0.6, least=3.0))
        self.play(across, FadeIn(sums.across.title, run_time=0.6))
        self.play(FadeIn(sums.limits[1]), run_time=0.8)
        self.play(FadeIn(sums.hop, sums.rate_of_hops), run_time=0.8)

    @beat(
        "Same start, same rate.",
        "{race}.",
        Phrase("{another}.", when=lambda lesson: lesson.params.takes_another),
        Phrase("{other_outcome}.", when=lambda lesson: lesson.params.takes_another),
        title="Momentum against plain descent",
    )
    def race_them(self) -> None:
        self.ravine = views.ravine(self, "race")
        self.race = Race(self.ravine, self.lowest, (self.plain, PLAIN), (self.ball, BALL))
        self.play(*turn_page(self.sums, VGroup(self.ravine, self.race)))
        self.play(self.race.run(self.phrase_left(least=0.8), 0, 1 / 3))
        self.cue()
        self.play(self.race.run(self.phrase_left(least=3.0), 1 / 3, 1))
        if self.cue():
            far = views.ravine(self, "other race")
            race = Race(far, self.lowest, (self.plain, PLAIN), (self.other, BALL))
            self.play(FadeOut(self.race), FadeIn(race), *self.ravine.zoom(far), run_time=1.2)
            self.ravine, self.race = far, race
            self.play(race.run(self.phrase_left(), 0, 1 / 3))
        if self.cue():
            self.play(self.race.run(self.phrase_left(least=3.0), 1 / 3, 1))

    @beat(
        "Turn up beta: {goes_flat} goes flat, at {flat_at}.",
        "{meeting}.",
        title="What momentum does to the shares",
    )
    def turn_up_momentum(self) -> None:
        shares, best = Shares(self.params.condition, self.params.rate, keeps_steps=True), self.best.ball.rule
        self.shares = shares.set_state(drawn=(LARGEST_RATE, LARGEST_RATE))
        self.numbers = shares.readout(of_momentum=True)
        self.play(*turn_page(VGroup(self.race, self.ravine), VGroup(shares, self.numbers)))
        self.play(tween(shares, momentum=self.other.rule.momentum, run_time=self.phrase_left(0.6)))
        ring, (root, self.plain_name) = shares.compare_with_plain(self, self.best.plain)
        self.cue()
        self.play(FadeOut(root), shares.tune(best, run_time=self.phrase_left(0.75)))
        self.rings = VGroup(ring, shares.ring(BALL[0]))
        self.play(Create(self.rings[1], run_time=self.phrase_left()))

    @beat(
        "With less, one share is higher; with more, both are.",
        "So {left} is best: root beta. Why?",
        title="Where the flat parts meet",
    )
    def try_less_and_more(self) -> None:
        shares, best = self.shares, self.best.ball.rule
        _, end = swinging_rates(1.0, less := 0.7 * best.momentum)
        self.play(tween(shares, rate=end, momentum=less, run_time=self.phrase_left(0.5)))
        more = 1.3 * best.momentum
        self.play(tween(shares, rate=best.learning_rate, momentum=more, run_time=self.phrase_left()))
        self.cue()
        name = FadeIn(shares.name_the_height().flat_name, run_time=0.8)
        self.play(shares.tune(best, run_time=self.phrase_left(0.35)), name)
        self.play(tween(shares, rate=rate_of_swings(best.momentum), run_time=self.phrase_left()))

    @beat(
        "At a smaller rate, place and last step spiral in, as one point.",
        title="A swing as one point",
    )
    def plot_a_swing(self) -> None:
        self.swing = swing = Swing(self.params.start_y, self.best.ball.rule.momentum)
        old = VGroup(self.shares, self.numbers, self.rings, self.plain_name)
        flight = ReplacementTransform(self.shares.dots[0].copy(), swing.ball, run_time=1.2)
        self.play(*turn_page(old, swing.scenery), flight)
        self.play(Create(swing.drop), FadeIn(swing.trail), run_time=0.6)
        self.play(Advance(swing, 0, 1, run_time=self.phrase_left(0.45)))
        self.play(Advance(swing, 1, swing.steps, run_time=self.phrase_left(least=2.5)))

    @beat(
        "Keeping beta of the step leaves beta of this area.",
        "Push and move shear it: this ellipse comes back, smaller.",
        "So while it swings, lengths are multiplied by root beta.",
        title="Why the root of beta",
    )
    def shrink_an_area(self) -> None:
        self.area = area = ShrinkingArea(self.swing, self.best.ball.rule.momentum)
        self.play(FadeOut(self.swing), FadeIn(area, area.ellipses[0]), run_time=0.9)
        area.show_a_step(self)

    @beat(
        "Where they meet, each step is root beta times the last; across, it flips.",
        "Kept is root beta of this step, so the push is a square.",
        "Pushes are {p.condition} to one, so sides are {ratio:.1} to one.",
        title="Why the square root",
    )
    def take_roots(self) -> None:
        self.squares = squares = PushSquares(self.params.condition, self.best.ball)
        old = VGroup(self.swing.scenery, self.area, self.area.apart)
        flight = ReplacementTransform(self.area.bars[0][0].copy(), squares.walls.line, run_time=1.2)
        self.play(*turn_page(old, squares), flight)
        squares.compare_pushes(self)

    @beat(
        "Now each learns the rents at its best settings.",
        "{learned}.",
        title="Both models learn",
    )
    def learn_the_rents(self) -> None:
        plain, ball = self.best.plain_path, self.best.ball_path
        self.learning = learning = Learning(self.features, self.rents, (plain, PLAIN), (ball, BALL))
        old = VGroup(self.squares, self.squares.apart)
        self.play(*turn_page(old, VGroup(learning, learning.settings)))
        self.play(Advance(learning, 0, 3, run_time=self.phrase_left()))
        self.cue()
        for first, last, share in ((3, 6, 0.25), (6, ball.steps, 0.5), (ball.steps, plain.steps, 1.0)):
            self.play(Advance(learning, first, last, run_time=self.phrase_left(share, least=1.5)))

    @beat(
        "Keep the right share: along, steps add up; across, they cancel enough for a larger rate.",
        title="How to get down a ravine",
    )
    def get_down_fast(self) -> None:
        (plain, ball), self.ravine = self.best.race, views.ravine(self, "last race")
        self.race = Race(self.ravine, self.lowest, (plain, PLAIN), (ball, BALL))
        self.play(*turn_page(VGroup(self.learning, self.learning.settings), VGroup(self.ravine, self.race)))
        self.play(self.race.run(self.phrase_left(), 0, 1))
