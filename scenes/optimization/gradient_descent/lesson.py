"""Gradient descent: how do you find the bottom in the dark?

Three acts, each a class that goes on where the one before it ends: a ball walks down a valley (``descents``);
why it arrives, when it does not, and where, if there is a second valley (``rates``); here two weights learn a
line.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import (
    Animation,
    ApplyMethod,
    Create,
    FadeIn,
    FadeOut,
    Indicate,
    VGroup,
    VMobject,
    there_and_back,
)

from scenes.optimization.gradient_descent import words
from scenes.optimization.gradient_descent.bowls import Map, RisingBowl, same_box
from scenes.optimization.gradient_descent.cafes import HEIGHT, Cafe
from scenes.optimization.gradient_descent.gradients import GradientLegs, unit_for
from scenes.optimization.gradient_descent.rates import Rates
from scenes.optimization.gradient_descent.walks import Lamp
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import Way, along, tween
from scenes.stage.pictures.landscapes import in_sight
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import clip_segments
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import on_plate, stack, text

_UNDER = 0.35
"""From the café's picture up to the formulas over it, in manim units."""

_NUDGE = 0.8
"""How far the ball moves when a weight is turned to feel its slope, in manim units."""

_LAMP = 0.9
"""How far the light reaches in the dark, in manim units."""


class GradientDescent(Rates):
    """Follow the slope downhill: the learning rate decides whether you arrive."""

    @beat(
        "The café's line has a second weight: its height, [b|b].",
        "The valley was one slice of a bowl. From above, each ring marks one loss.",
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
        self.play(FadeOut(self.elsewhere), run_time=0.4)
        self.play(tween(valley, moved=1.0, bend=0.0, run_time=1.1))
        valley.set_state(drawn=np.array(valley.plot.x_range))
        self.label = words.line(HEIGHT, free=True)
        self._over(left)
        self.play(FadeIn(cafe.plot, cafe.line, cafe.days, cafe.pivot, self.label), run_time=0.6)
        other = p.start_y if p.start_y != HEIGHT else HEIGHT + 1
        self.add(cafe, cafe.pivot)
        for height in (other, HEIGHT):
            self.play(cafe.turn((p.start_x, height), run_time=self.phrase_left(0.5)))
        self.cue()
        self._rise()
        weights = np.array([p.start_x, p.start_y])
        self.play(
            cafe.turn(weights),
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
        self.play(tween(bowl, risen=1.0, run_time=self.phrase_left(0.7, least=4.0)))
        self.remove(bowl)
        self.add(self.map, self.map.walk)
        self.slice_name = on_plate(text("the valley", role="slope"))
        side = 1.0 if p.start_x < middle[0] else -1.0  # away from the ball
        window.box.inset(0.15).place(self.slice_name, side).set_y(window.at(0.0, HEIGHT)[1] + 0.36)
        self.play(FadeIn(self.map.ring, self.slice_name), run_time=0.5)

    @beat("{gradient_is}", "{against}", title="One slope for each weight")
    def meet_the_gradient(self) -> None:
        p, map_, path = self.params, self.map, self.training
        start, gradient, landing = path.points[0], path.gradients[0], path.points[1]
        map_.walk.seek(0)
        unit = unit_for(p.bowl_rate * gradient, map_.plot.x_unit)
        self.base = same_box(map_.plot.box, map_.plot.x_range, map_.plot.y_range)
        map_.plot.aim(map_.closer(start, unit))
        map_.moved = 0.0
        rule, taken = words.rule_for_both(), words.step_of_both(start, gradient, p.bowl_rate)
        stack(rule, taken, gap=0.2)
        self.formulas = VGroup(rule, taken)
        self.play(FadeOut(map_.slice, self.slice_name), run_time=0.4)
        map_.remove(map_.slice)
        self.play(tween(map_, map_.walk, map_.ring, moved=1.0), run_time=1.2)
        if not gradient.any():
            self.legs = VGroup()
            self.play(Indicate(map_.walk.ball, 1.5, color("path")), run_time=self.phrase_left())
            self.cue()
            self.play(Indicate(self.cafe.line, 1.02, color("path")), run_time=self.phrase_left())
            return
        self.legs = legs = GradientLegs(map_, start, p.bowl_rate, gradient)
        for weight, (leg, name) in enumerate(zip(legs.legs, legs.names, strict=True)):
            self.play(*self._nudge(start, weight), run_time=self.phrase_left(0.3, least=0.6))
            self.play(grow(leg), FadeIn(name), run_time=0.5)
        self.play(FadeIn(legs.scale_name), grow(legs.whole, run_time=self.phrase_left(least=0.6)))
        self.cue()
        under = self._move_the_cafe_under(taken)
        self.play(*under, grow(legs.step), run_time=0.8)
        self.play(FadeIn(rule, taken), Create(legs.corner), run_time=self.phrase_left(0.4, least=0.7))
        seconds = self.phrase_left(least=1.0)
        turn = self.cafe.turn(landing, run_time=seconds)
        self.play(Advance(map_.walk, 0, 1, run_time=seconds), turn)
        landed = words.landing_of_both(landing)
        self._beside_the_ball(landed, landing - start)
        self.legs.add(landed)
        covered = [FadeOut(name) for name in self.legs.names if _near(name, landed)]
        self.play(FadeIn(landed), *covered, run_time=0.5)

    def _beside_the_ball(self, name: VMobject, step: Points) -> None:
        """Put a name beside the ball, on the side to which it has gone, or above or below it in the map."""
        ball, inner = self.map.walk.ball, self.map.plot.box.inset(0.1)
        across, up = np.sign(step)
        name.next_to(ball, np.array([across, 0.0, 0.0]), buff=0.2)
        if abs(step[0]) < abs(step[1]) or not inner.left < name.get_left()[0] < inner.right - name.width:
            name.next_to(ball, np.array([0.0, up or 1.0, 0.0]), buff=0.2)

    def _nudge(self, start: Points, weight: int) -> tuple[Animation, Animation]:
        """Turn one of both weights a little uphill, and back: the ball moves along its axis, the line too."""
        map_ = self.map
        uphill = 1.0 if self.training.gradients[0][weight] >= 0 else -1.0
        turned = start + uphill * _NUDGE / map_.plot.x_unit * np.eye(2)[weight]
        way = map_.plot.at(*turned) - map_.plot.at(*start)
        ball = map_.walk.ball
        return ApplyMethod(ball.shift, way, rate_func=there_and_back), self.cafe.turn(
            turned, rate_func=there_and_back
        )

    def _move_the_cafe_under(self, formulas: VMobject) -> tuple[Any, ...]:
        """Let the café's picture fill the left-hand side under some formulas."""
        left = frame().left_side
        under = Box(left.left, left.right, left.bottom, float(formulas.get_bottom()[1]) - _UNDER)
        self.cafe.plot.aim(self.cafe.window(under))
        self.cafe.moved = 0.0
        name = self.label.animate.move_to(self._over(under, self.label.copy()))
        return tween(self.cafe, self.cafe.pivot, moved=1.0), name

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
        under = self._move_the_cafe_under(VGroup(counter, weights))
        self.play(FadeOut(self.legs), *swap(self.formulas, VGroup(counter, weights)), *under, run_time=0.9)
        done, soon = min(1, walk.steps), min(6, walk.steps)
        zoom = tween(map_, map_.ring, moved=1.0, run_time=1.6)
        self._learn(done, soon, max(1.6, self.phrase_left(0.45)), zoom)
        self._learn(soon, walk.steps, self.phrase_left(least=2.0))
        self.cue()
        self.lamp = Lamp(_LAMP).move_to(walk.ball).set_z_index(-1)
        dark = FadeOut(map_.lines, map_.ring, run_time=self.phrase_left(0.5))
        self.play(dark, FadeIn(self.lamp, run_time=1.0))
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
        """What alpha takes of the first gradient, the trail from its start to its end, and the bowl."""
        map_, walk = self.map, self.map.walk
        gradient = self.training.gradients[0]
        trail = VGroup(*(shape.copy() for shape in (walk.line, walk.dots, walk.ball)))
        walk.seek(0)
        self.lamp.add_updater(lambda lamp: lamp.move_to(walk.ball))
        self.play(FadeOut(trail), self.cafe.turn(self.seen[0]), run_time=0.6)
        if gradient.any():
            foot = map_.plot.place(*self.seen[0])
            taken = self.params.bowl_rate * map_.plot.x_unit * gradient
            seen = clip_segments(np.array([[foot, foot + taken]]), map_.plot.box.inset(0.1))
            for start, end in seen:
                self.taken_again = arrow = Arrow(start, end, "slope", width=7.0)
                self.play(grow(arrow, run_time=self.phrase_left(0.2)))
        self._learn(0, walk.steps, self.phrase_left(0.6, least=1.5))
        light = FadeIn(map_.lines, map_.ring, run_time=self.phrase_left(least=0.8))
        self.play(FadeOut(self.lamp), light)


def _near(first: VMobject, second: VMobject) -> bool:
    """Whether two texts have less than the least space between them."""
    apart = np.abs(first.get_center() - second.get_center())
    room = np.array([first.width + second.width, first.height + second.height]) / 2
    return bool(np.all(apart[:2] < room + GAP))


def _even(share: float) -> float:
    return share


def _through(steps: Points) -> Way:
    """The weights of one step after another; what else runs, runs straight."""
    way = along(steps)

    def run(first: Points, last: Points, share: float) -> Any:
        return way(first, last, share) if np.ndim(last) else first + share * (last - first)

    return run
