"""Gradient descent: how do you find the bottom in the dark?

Three acts, each a class that goes on where the one before it ends: a ball walks down a valley (``descents``);
why it arrives and when it does not (``rates``); here it meets a second valley, and two weights learn a line.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, UP, Animation, Create, DashedLine, FadeIn, FadeOut, Indicate, VGroup

from mathkit.optimization.gradient_descent import GradientDescent as Rule
from mathkit.optimization.iterate import Trajectory
from scenes.optimization.gradient_descent import words
from scenes.optimization.gradient_descent.bowls import Map, RisingBowl, same_box
from scenes.optimization.gradient_descent.cafes import HEIGHT, Cafe
from scenes.optimization.gradient_descent.gradients import GradientLegs, unit_for
from scenes.optimization.gradient_descent.rates import Rates
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import Way, along, tween
from scenes.stage.pictures.landscapes import in_sight
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import clip_segments
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, fit, stack, text

_NARROW = 1.42
"""The widest loss that has room in one of two valleys, in manim units."""

_APART = 0.27
"""From a line to the middle of a text beside it, in manim units."""

_TOP = 0.3
"""The top of the café's picture, under three rows of formulas."""


class GradientDescent(Rates):
    """Follow the slope downhill: the learning rate decides whether you arrive."""

    @beat(
        "A network's loss may have several valleys, and no formula tells which is lowest.",
        "Two starts, two different ends.",
        "The right one isn't lowest, but its slope is zero.",
        title="More than one valley",
    )
    def meet_two_valleys(self) -> None:
        valley, wide = self.valley, frame().wide
        valley.plot.aim(valley.window(wide, self.weights_around("two valleys")))
        valley.moved = 0.0
        old = FadeOut(
            self.shares.axes,
            self.shares.line,
            self.found,
            self.condition,
            self.forbidden,
            valley.ring,
            self.ball,
            run_time=0.7,
        )
        self.play(old, tween(valley, moved=1.0, run_time=1.4))
        valley.walks.clear()
        self.rate_there = words.rate(self.network_rate)
        wide.place(self.rate_there, 1.0, 1.0)
        bend = tween(valley, bend=1.0, run_time=self.phrase_left(least=1.5))
        self.play(bend, FadeIn(self.rate_there, run_time=0.8))
        self.cue()
        self.pair = pair = [valley.walk(walk.points[:, 0]) for walk in self.network_walks]
        self.play(FadeIn(*pair), run_time=0.5)
        seconds = self.phrase_left(least=2.5)
        self.play(*(Advance(walk, 0, walk.steps, run_time=seconds) for walk in pair))
        self.numbers = VGroup(*(self._loss_at_the_end(walk) for walk in self.network_walks))
        height = float(self.valley.at(float(self.pair[0].positions[-1]))[1])
        if abs(self.numbers[1].get_y() - height) < _APART:  # there the level will be drawn
            self.numbers[1].set_y(height + _APART)
        self.play(FadeIn(self.numbers), run_time=0.5)
        self.cue()
        ends = [float(walk.points[-1, 0]) for walk in self.network_walks]
        flat = valley.tangent(ends[0], 2.4)
        name = text(f"slope {number(0.0)}", role="slope").next_to(flat, DOWN, buff=0.15)
        level = DashedLine(
            valley.at(ends[0]) + np.array([-0.3, 0.0, 0.0]),
            self._over_the_left(ends),
            stroke_width=3.0,
            dash_length=0.15,
            color=color("ink"),
        )
        self.play(Create(level), run_time=self.phrase_left(0.45))
        ring, lowest = valley.ring.copy().move_to(valley.at(ends[1])), text("lowest", role="result")
        lowest.next_to(ring, UP, buff=0.2)
        lowest.set_y(max(self.numbers[1].get_top()[1], level.get_end()[1]) + 0.4)
        self.play(Create(ring), FadeIn(lowest), run_time=self.phrase_left(0.4))
        self.play(Create(flat), FadeIn(name), run_time=self.phrase_left())
        self.elsewhere = VGroup(*pair, self.numbers, flat, name, level, ring, lowest, self.rate_there)

    def _loss_at_the_end(self, walk: Trajectory[Rule]) -> Written:
        """The loss where a walk on the curve of the network has ended."""
        end, loss = walk.points[-1, 0], walk.values[-1]
        low, high = self.valley.plot.y_range
        name = words.loss_there(float(loss), 2 if high - low > 1 else 4)
        fit(name, width=_NARROW)
        return name.next_to(self.valley.at(float(end)), UP, buff=0.4)

    def _over_the_left(self, ends: list[float]) -> Points:
        """The place over the left end, as high as the right one."""
        return self.valley.plot.at(ends[1], float(self.valley.loss_at(ends[0])))

    @beat(
        "The line's height, [b|b], is a second weight.",
        "That valley was one slice of a bowl. Look from above.",
        title="A second weight",
    )
    def rise_above_the_valley(self) -> None:
        p, valley, shown = self.params, self.valley, self.shown_ranges
        self.seen = in_sight(self.training.points, self.loss.minimum)
        left = frame().left_side
        self.cafe = cafe = Cafe(self.data, (shown["warmth"], shown["sales of two weights"]), left)
        cafe.set_state(weights=np.array([p.start_x, HEIGHT]))
        valley.plot.aim(valley.window(frame().right_side, self.weights_around("map")))
        valley.moved = 0.0
        self.play(
            FadeOut(self.elsewhere, run_time=0.6),
            tween(valley, moved=1.0, bend=0.0, run_time=1.3),
        )
        valley.set_state(drawn=np.array(valley.plot.x_range))
        self.label = words.line(HEIGHT, free=True)
        self._over(left)
        self.play(FadeIn(cafe.plot, cafe.line, cafe.days, cafe.pivot, self.label), run_time=0.6)
        other = p.start_y if p.start_y != HEIGHT else HEIGHT + 1
        self.add(cafe, cafe.pivot)
        moving = VGroup(cafe.line, cafe.sticks, cafe.pivot)
        for height in (other, HEIGHT):
            weights = np.array([p.start_x, height])
            self.play(tween(cafe, on=moving, weights=weights, run_time=self.phrase_left(0.5)))
        self.cue()
        self._rise()
        weights = np.array([p.start_x, p.start_y])
        self.play(
            tween(cafe, on=moving, weights=weights),
            self.map.walk.ball.animate.move_to(self.map.plot.at(*weights)),
            run_time=1.0,
        )

    def _rise(self) -> None:
        """Look at the valley from above: it becomes a line on the map of the bowl."""
        p, valley = self.params, self.valley
        inner, middle = valley.plot.box, self.loss.minimum
        half = inner.height / valley.plot.x_unit / 2
        window = same_box(inner, valley.plot.x_range, (middle[1] - half, middle[1] + half))
        self.map = Map(self.loss, self.seen, window)
        self.map.walk.ball.move_to(window.at(p.start_x, HEIGHT))
        bowl = RisingBowl(valley, self.map)
        bowl.put_ball(p.start_x)
        self.play(FadeIn(bowl.ball), run_time=0.4)
        self.remove(valley)
        self.add(bowl)
        self.play(tween(bowl, risen=1.0, run_time=self.phrase_left(0.8, least=4.0)))
        self.remove(bowl)
        self.add(self.map, self.map.walk)
        self.play(FadeIn(self.map.ring), run_time=0.5)

    @beat("{gradient_is}", "{against}", title="One slope for each weight")
    def meet_the_gradient(self) -> None:
        p, map_, path = self.params, self.map, self.training
        start, gradient, landing = path.points[0], path.gradients[0], path.points[1]
        map_.walk.seek(0)
        unit = unit_for(p.bowl_rate * gradient, map_.plot.x_unit)
        self.base = same_box(map_.plot.box, map_.plot.x_range, map_.plot.y_range)
        map_.plot.aim(map_.closer(start, unit))
        map_.moved = 0.0
        rule, taken, landed = (
            words.rule_for_both(),
            *words.step_of_both(start, gradient, p.bowl_rate, landing),
        )
        stack(rule, taken, landed, gap=0.17)
        self.formulas = VGroup(rule, taken, landed)
        left = frame().left_side
        under = Box(left.left, left.right, left.bottom, _TOP)
        self.cafe.plot.aim(self.cafe.window(under))
        self.cafe.moved = 0.0
        self.play(
            tween(map_, map_.walk, map_.ring, moved=1.0),
            tween(self.cafe, self.cafe.pivot, moved=1.0),
            self.label.animate.move_to(self._over(under, self.label.copy())),
            run_time=1.4,
        )
        self.play(FadeIn(rule), run_time=0.5)
        if not gradient.any():
            self.legs = VGroup()
            self.play(Indicate(map_.walk.ball, 1.5, color("path")), run_time=self.phrase_left())
            self.cue()
            self.play(Indicate(self.cafe.line, 1.02, color("path")), run_time=self.phrase_left())
            return
        self.legs = legs = GradientLegs(map_, start, p.bowl_rate, gradient)
        for leg, name in zip(legs.legs, legs.names, strict=True):
            self.play(grow(leg, run_time=self.phrase_left(0.35)), FadeIn(name, run_time=0.6))
        self.play(FadeIn(taken, legs.scale_name), grow(legs.whole, run_time=self.phrase_left()))
        self.cue()
        self.play(grow(legs.step, run_time=self.phrase_left(0.4)))
        self.play(Create(legs.corner), run_time=self.phrase_left(0.4))
        seconds = self.phrase_left(least=1.0)
        turn = self.cafe.turn(landing, run_time=seconds)
        self.play(Advance(map_.walk, 0, 1, run_time=seconds), turn)
        self.play(FadeIn(landed), run_time=0.5)

    @beat(
        "{watch}",
        "How do you find the bottom in the dark?",
        "{ending}",
        title="The line learns",
    )
    def watch_it_learn(self) -> None:
        map_, walk = self.map, self.map.walk
        first = words.readings(self.seen, self.training.values[: len(self.seen)], lambda: walk.step)
        counter, weights = first
        counter.move_to(
            (frame().left_side.left, frame().left_side.top, 0.0), aligned_edge=np.array([-1, 1, 0])
        )
        weights.next_to(counter, np.array([1, 0, 0]), buff=0.9, aligned_edge=np.array([0, 1, 0]))
        map_.plot.aim(self.base)
        map_.moved = 0.0
        self.play(FadeOut(self.legs), *swap(self.formulas, VGroup(counter, weights)))
        done, soon = min(1, walk.steps), min(6, walk.steps)
        zoom = tween(map_, map_.ring, moved=1.0, run_time=1.6)
        self._learn(done, soon, max(1.6, self.phrase_left(0.45)), zoom)
        self._learn(soon, walk.steps, self.phrase_left(least=2.0))
        self.cue()
        self.play(FadeOut(map_.lines, map_.slice, map_.ring), run_time=self.phrase_left(0.5))
        self.play(Indicate(walk.ball, 1.6, color("path")), run_time=1.0)
        self.cue()
        self._walk_once_more()

    def _learn(self, first: int, last: int, seconds: float, *others: Animation) -> None:
        """Ball and line learn from one step to another."""
        cafe, walk = self.cafe, self.map.walk
        steps = self.seen[first : last + 1]
        cafe.set_state(weights=steps[0])
        learn = tween(
            cafe,
            on=VGroup(cafe.line, cafe.sticks, cafe.pivot),
            weights=steps[-1],
            missed=1.0,
            way=_through(steps),
            run_time=seconds,
            rate_func=_even,
        )
        self.play(learn, Advance(walk, first, last, run_time=seconds), *others)

    def _walk_once_more(self) -> None:
        """What alpha takes of the first gradient, the trail from its start to its end, and the bottom."""
        map_, walk = self.map, self.map.walk
        gradient = self.training.gradients[0]
        if gradient.any():
            foot = map_.plot.place(*self.seen[0])
            taken = self.params.bowl_rate * map_.plot.x_unit * gradient
            seen = clip_segments(np.array([[foot, foot + taken]]), map_.plot.box.inset(0.1))
            for start, end in seen:
                self.taken_again = arrow = Arrow(start, end, "slope", width=7.0)
                self.play(grow(arrow, run_time=self.phrase_left(0.2)))
        self._learn(0, walk.steps, self.phrase_left(0.6, least=1.5))
        self.play(FadeIn(map_.ring, scale=2.0), run_time=self.phrase_left(least=0.6))


def _even(share: float) -> float:
    return share


def _through(steps: Points) -> Way:
    """The weights of one step after another; what else runs, runs straight."""
    way = along(steps)

    def run(first: Points, last: Points, share: float) -> Any:
        return way(first, last, share) if np.ndim(last) else first + share * (last - first)

    return run
