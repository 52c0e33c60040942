"""The third act of gradient descent: a second weight makes a bowl of the valley, and a list of the slope."""

from __future__ import annotations

import numpy as np
from manim import (
    Animation,
    Create,
    FadeIn,
    FadeOut,
    Indicate,
    Mobject,
    TransformFromCopy,
    VGroup,
)

from scenes.optimization.gradient_descent import words
from scenes.optimization.gradient_descent.bowl.bowls import Map, RisingBowl, same_box
from scenes.optimization.gradient_descent.bowl.gradients import GradientLegs, unit_for
from scenes.optimization.gradient_descent.bowl.slices import Slice
from scenes.optimization.gradient_descent.cafes import HEIGHT, Cafe
from scenes.optimization.gradient_descent.rates import Rates
from scenes.optimization.gradient_descent.valleys import LOSS
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import second_half
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.landscapes import in_sight
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import on_plate, stack, text

_UNDER = 0.35
"""From the café's picture up to the words over it, in manim units."""


class BothWeights(Rates):
    """Follow the slope downhill: the learning rate decides whether you arrive."""

    @beat(
        "A new start, a second weight, [b|b]: the line's height at zero.",
        "The valley was one slice of a bowl. Each ring marks one loss.",
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
        self.ball_above = valley.plot.dot(p.start_x, float(valley.loss_at(p.start_x)), "path", radius=0.14)
        line = FadeIn(cafe.plot, cafe.line, cafe.days, cafe.pivot, self.label)
        self.play(line, FadeIn(self.ball_above), run_time=0.6)
        self.ball_above.add_updater(self._follow_the_line)
        other = p.start_y if p.start_y != HEIGHT else HEIGHT + 1
        self.add(cafe, cafe.pivot)
        for height in (other, HEIGHT):
            self.play(cafe.turn((p.start_x, height), run_time=self.phrase_left(0.5)))
        self.cue()
        self._rise()
        weights = np.array([p.start_x, p.start_y])
        names = FadeIn(self.map.ring, self.slice_name, self.ring_name, run_time=0.5)
        ball = self.map.walk.ball.animate.move_to(self.map.plot.at(*weights))
        self.play(names, cafe.turn(weights), ball, run_time=self.phrase_left(least=1.0))

    def _follow_the_line(self, ball: Mobject) -> None:
        """Hold a ball over the weight of the line, as high as its loss: off the valley at other heights."""
        plot, weights = self.valley.plot, self.cafe.weights
        there = weights[0], float(self.loss.value(weights))
        ball.move_to(plot.at(*there)).set_opacity(float(plot.shows(*there)))

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
        self.remove(valley, self.ball_above)
        self.add(bowl)
        self.play(tween(bowl, risen=1.0, run_time=self.phrase_left(0.75, least=3.0)))
        self.remove(bowl)
        self.add(self.map, self.map.walk)
        self.slice_name = on_plate(text("the valley", role=LOSS.role))
        side = 1.0 if p.start_x < middle[0] else -1.0  # away from the ball
        window.box.inset(0.15).place(self.slice_name, side).set_y(window.at(0.0, HEIGHT)[1] + 0.36)
        self.ring_name = self.map.ring_name(self.slice_name)

    @beat("{gradient_is}", "{against}", title="One slope for each weight")
    def meet_the_gradient(self) -> None:
        p, map_, path = self.params, self.map, self.training
        start, gradient = path.points[0], path.gradients[0]
        map_.walk.seek(0).set_z_index(1)  # over the arrows that begin at the ball
        unit = unit_for(p.bowl_rate * gradient, map_.plot.x_unit)
        self.base = same_box(map_.plot.box, map_.plot.x_range, map_.plot.y_range)
        map_.plot.aim(map_.closer(start, unit))
        map_.moved = 0.0
        self.formulas = VGroup()
        map_.remove(map_.slice)
        gone = map_.slice.copy()  # the map moves under it
        self.remove(map_.slice)
        self.slices = [Slice(self.loss, start, weight, frame().left_side) for weight in (0, 1)]
        self.play(
            FadeOut(gone, self.slice_name, self.ring_name, run_time=0.4),
            FadeOut(self.cafe, self.cafe.pivot, self.label, run_time=0.4),
            FadeIn(self.slices[0].shown, rate_func=second_half),
            tween(map_, map_.walk, map_.ring, moved=1.0),
            run_time=1.1,
        )
        legs = GradientLegs(map_, start, p.bowl_rate, gradient) if gradient.any() else None
        self.legs = VGroup() if legs is None else legs
        self._feel_both_slopes(legs)
        self.cue()
        if legs is not None:
            self._step_against(legs)
        else:
            self._bring_the_cafe_under()
            self.play(Indicate(self.cafe.line, 1.02, color("path")), run_time=self.phrase_left())

    def _feel_both_slopes(self, legs: GradientLegs | None) -> None:
        """Each slope is that of a slice; what the learning rate takes of it becomes an arrow on the map."""
        for weight, each in enumerate(self.slices):
            triangle, left = each.triangle, 0.4 if weight == 0 else 0.6
            numbers = FadeIn(*(part for part in triangle if part not in list(triangle.lines)))
            self.play(Create(triangle.lines), numbers, run_time=self.phrase_left(0.6 * left, least=0.4))
            self.add(triangle)
            if legs is not None and each.triangle.slope:
                leg, name = legs.arrows[weight], legs.names[weight]
                arrow = TransformFromCopy(triangle.rise, leg.shaft), FadeIn(leg.tip, rate_func=second_half)
                self.play(*arrow, FadeIn(name), run_time=self.phrase_left(left, least=0.4))
                self.remove(leg.shaft, leg.tip)
                self.add(leg)
            self.beside = VGroup(each.shown, triangle)
            if weight == 0:
                self.play(FadeOut(self.beside, run_time=0.3))
                self.play(FadeIn(self.slices[1].shown, run_time=0.4))
        if legs is not None:
            whole = grow(legs.whole, run_time=self.phrase_left(least=0.4))
            self.play(FadeIn(legs.scale_name), whole)

    def _step_against(self, legs: GradientLegs) -> None:
        """The step goes across the ring, on which the loss stays the same."""
        p, map_, gradient = self.params, self.map, self.training.gradients[0]
        start, landing = self.training.points[:2]
        rows = (
            words.rule_for_both(),
            words.step_of_both(start, gradient, p.bowl_rate),
            words.landing_of_both(landing),
        )
        self.formulas = VGroup(*rows)
        stack(*rows, box=frame().left_side, gap=0.2)
        ring = Indicate(
            map_.lines[map_.at_the_start], 1.0, color("ink"), run_time=self.phrase_left(0.35, least=1.2)
        )
        self._bring_the_cafe_under(ring)
        self.play(Create(legs.corner), grow(legs.step), run_time=0.8)
        self.play(FadeIn(*rows[:2]), run_time=self.phrase_left(0.35, least=0.6))
        seconds = self.phrase_left(0.75, least=1.0)
        turn = self.cafe.turn(landing, run_time=seconds)
        self.play(Advance(map_.walk, 0, 1, run_time=seconds), turn)
        self.play(FadeIn(rows[2]), run_time=self.phrase_left(least=0.4))

    def _bring_the_cafe_under(self, *others: Animation) -> None:
        """The café's picture comes back in the place of a slice, under the formulas."""
        left = frame().left_side
        top = float(self.formulas.get_bottom()[1]) - _UNDER if len(self.formulas) else left.top
        under = Box(left.left, left.right, left.bottom, top)
        self.cafe.plot.aim(self.cafe.window(under))
        self.cafe.set_state(moved=1.0)
        self._over(under)
        self.play(FadeOut(self.beside, run_time=0.4))
        self.play(FadeIn(self.cafe, self.cafe.pivot, self.label, run_time=0.5), *others)
