"""The first act of gradient descent: a café's line misses its days, and a ball walks down in the dark."""

from __future__ import annotations

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Create,
    FadeIn,
    FadeOut,
    Indicate,
    ReplacementTransform,
    VGroup,
    VMobject,
)

from scenes.optimization.gradient_descent import words
from scenes.optimization.gradient_descent.asked import DAYS, CafeLesson
from scenes.optimization.gradient_descent.cafes import HEIGHT, Cafe
from scenes.optimization.gradient_descent.slopes import SlopeTriangle
from scenes.optimization.gradient_descent.steps import StepDial, Sweep, WalkInTheDark, with_the_slope
from scenes.optimization.gradient_descent.valleys import Valley
from scenes.stage.lesson import Phrase, beat
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.landscapes import in_sight
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.assembly import assemble
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import fit, text

_FORMULA = 3.6
"""The widest formula between the arms of the valley, in manim units."""

_ALIGNED = 3.0
"""The width in which rows of formulas there may be moved to stand under each other."""

_LOW = 1.2
"""Where the ball is not so high above the axis, its slope has no triangle."""

_DAY = 0.3
"""From the middle of a day's dot to a text beside it, in manim units."""

_OVER = np.pi / 3
"""The arc over the axis of the loss on which squares fly to their column."""

_HEAD = 0.17
"""The length of the head that says which way to step, and half of its height, in manim units."""

_TIP_LEFT, _TIP_RIGHT = np.array([-0.52, 0.0]), np.array([0.15, 0.56])
"""From the ball to the tip of such a head."""


class Descent(CafeLesson):
    """Follow the slope downhill: the learning rate decides whether you arrive."""

    @beat(
        "{trend}",
        "A line predicts how much. Its steepness is the weight, [w|w].",
        title="A line through a café’s days",
    )
    def meet_the_line(self) -> None:
        safe, shown = frame().safe, self.shown_ranges
        self.middle = Box(-5.6, 5.6, safe.bottom, frame().wide.top)
        self.cafe = cafe = Cafe(self.data, (shown["warmth"], shown["sales"]), self.middle)
        self.label = words.line(HEIGHT)
        self._over(self.middle)
        self.add(cafe.plot, cafe.days)
        self.play(cafe.come(run_time=self.phrase_left(least=2.0)))
        self.cue()
        self.play(Create(cafe.line), FadeIn(cafe.pivot), run_time=0.7)
        self.weight = VGroup(self._running_weight(), self._height())
        self.play(FadeIn(self.label, self.weight), run_time=0.5)
        self.add(cafe.sticks)
        self.play(cafe.turn((self.begin, HEIGHT), run_time=self.phrase_left(least=1.5)))

    @beat(
        "Square each day's miss: the mean of the squares is the loss, [L|L].",
        "Turn the line: the loss draws a valley.",
        "With millions of weights, you're in the dark.",
        Phrase("How do you find the bottom?", rest="a question"),
        title="A valley in the dark",
    )
    def lose_sight(self) -> None:
        cafe, side = self.cafe, frame().left_side
        self.valley = valley = Valley(
            self.function, self.network, self.weights_seen, frame().right_side, self.steepest
        )
        self.sweep = sweep = Sweep(cafe, valley, self.begin)
        self.ball = valley.walk(in_sight(self.path.points, self.function.minimum)[:, 0])
        self.remove(cafe.plot, cafe.line, cafe.days, cafe.pivot, cafe.sticks)
        self.add(cafe, cafe.pivot)
        self.play(FadeOut(self.weight, run_time=0.4), tween(cafe, cafe.pivot, missed=1.0, run_time=1.0))
        squares = cafe.squares()
        self.play(
            ReplacementTransform(cafe.squares(0.0), squares), run_time=self.phrase_left(0.25, least=1.0)
        )
        cafe.plot.aim(cafe.window(side))
        moved = cafe.set_state(moved=1.0).squares()
        cafe.set_state(moved=0.0)
        self.play(
            *(tween(cafe, cafe.pivot, moved=1.0), ReplacementTransform(squares, moved)),
            *(
                self.label.animate.move_to(self._over(side, self.label.copy())),
                FadeIn(valley.plot, rate_func=second_half),
            ),
            run_time=1.1,
        )
        slabs = sweep.slabs()
        mean, number = words.mean_of(DAYS), words.loss_there(float(self.function(self.begin)))
        self._beside_the_column(mean, number)
        flight = ReplacementTransform(moved, slabs, path_arc=-_OVER)
        self.play(flight, run_time=self.phrase_left(0.6, least=1.2))
        self.play(FadeIn(mean, number), run_time=0.5)
        self.cue()
        self.remove(slabs)
        self.add(sweep)
        edges = valley.plot.x_range
        far, near = (edges[1], edges[0]) if self.ours.offset > 0 else edges
        self.play(
            FadeOut(number, mean, run_time=0.3), tween(sweep, weight=far, run_time=self.phrase_left(0.25))
        )
        self.play(tween(sweep, weight=near, run_time=self.phrase_left(least=2.0)))
        self.cue()
        self.play(tween(sweep, weight=self.begin, run_time=self.phrase_left(0.4, least=1.0)))
        valley.set_state(drawn=np.array(edges), lit=self.ball.positions[:1])
        self.remove(sweep)
        self.add(cafe, cafe.pivot, valley.plot, valley.lamp, valley.curve)
        self.play(FadeOut(sweep.column), FadeIn(self.ball), run_time=0.5)
        seen = VGroup(valley.lamp, valley.curve, self.ball)
        self.play(tween(valley, on=seen, dark=1.0, run_time=self.phrase_left()))
        self.cue()
        self.play(Indicate(self.ball.ball, 1.6, color("path")), run_time=1.2)

    @beat("{felt}", "{way}", title="Feel the slope")
    def feel_the_slope(self) -> None:
        valley = self.valley
        self.triangle = triangle = SlopeTriangle(valley, self.begin, self.run)
        valley.plot.aim(triangle.closer(frame().right_side))
        valley.moved, valley.followers = 0.0, [triangle.redraw]
        self.play(tween(valley, self.ball, moved=1.0, run_time=1.4))
        self.play(Create(triangle.tangent), run_time=self.phrase_left(0.3))
        self.play(Create(triangle.run), FadeIn(triangle.run_number), run_time=self.phrase_left(0.4))
        self.play(Create(triangle.rise), FadeIn(triangle.rise_number), run_time=self.phrase_left(0.6))
        self.add(triangle)
        self.cue()
        self.play(Indicate(triangle.tangent, 1.1, color("slope")), run_time=self.phrase_left(0.4))
        self.toward = self._which_way()
        away = self.toward.get_center() - self.ball.ball.get_center()
        self.play(FadeIn(self.toward, shift=away, run_time=0.6))
        self.play(Indicate(self.toward, 1.3, color("path")), run_time=self.phrase_left())

    def _which_way(self) -> Polyline:
        """The head of an arrow beside the ball: it says which way to step, and not yet how far.

        A run to the right would lie under a head to the right, which therefore stands over the ball.
        """
        left = self.ours.slope > 0
        tip = self.ball.ball.get_center()[:2] + (_TIP_LEFT if left else _TIP_RIGHT)
        back = np.array([_HEAD if left else -_HEAD, 0.0])
        half = np.array([0.0, _HEAD])
        return Polyline([np.array([tip + back + half, tip, tip + back - half])], "path", width=8.0)

    @beat(
        "{how_far}",
        "That factor is the learning rate, alpha.",
        "So w goes to {first:.4}.",
        title="How long is a step?",
    )
    def take_one_step(self) -> None:
        ours, valley, cafe = self.ours, self.valley, self.cafe
        rate = self.params.learning_rate
        self.rule, size = words.rule(), words.step_size(ours)
        landing = words.first_step(ours, self.begin, float(self.path.points[1, 0]))
        self._in_the_valley(self.rule, size, landing)
        for row in (size, landing):  # the learning rate stands under its letter
            aside = self.rule.part("dial").get_x() - row.part("dial").get_x()
            room = max(0.0, _ALIGNED - row.width) / 2
            row.shift((float(np.clip(aside, -room, room)), 0.0, 0.0))
        usual = valley.window(frame().right_side, self.weights_seen)
        valley.plot.aim(with_the_slope(usual, self.begin, ours.slope))
        valley.moved = 0.0
        self.play(
            FadeOut(self.toward, run_time=0.4),
            tween(valley, self.triangle, self.ball, moved=1.0, run_time=0.9),
        )
        valley.followers = []
        self.dial = dial = StepDial(valley, self.begin, ours.slope)
        carry = ReplacementTransform(self.triangle.rise_number, dial.size)
        self.triangle.remove(self.triangle.rise_number)
        gone = FadeOut(self.triangle, run_time=0.5)
        self.play(grow(dial.whole), carry, FadeIn(dial.cuts), gone, run_time=1.0)
        self.play(FadeIn(dial.pointer, dial.label, dial.step), run_time=0.4)
        self.add(dial)
        self.play(tween(dial, rate=rate, run_time=self.phrase_left(0.5, least=1.0)))
        self.play(tween(dial, turned=1.0, run_time=0.7))
        self.number = dial.step_size(ours.size)
        self.play(FadeIn(size, self.number), run_time=self.phrase_left(least=0.5))
        self.cue()
        self.play(dial.letter.animate.set_opacity(1.0), run_time=0.5)
        for each in assemble(self.rule, {"dial": size.part("dial")}):
            self.play(each, run_time=self.phrase_left(0.5, least=0.6))
        self.add(self.rule)
        self.cue()
        bare = VGroup(*(shape for shape in landing if shape not in list(landing.part("landing"))))
        rest = VGroup(dial.whole, dial.cuts, dial.size, dial.pointer, dial.label, self.number)
        self.remove(dial)
        self.add(rest, dial.step)
        valley.plot.aim(usual)
        valley.moved, valley.followers = 0.0, [dial.lay_the_step]
        nearer = tween(valley, self.ball, dial.step, moved=1.0, run_time=0.8)
        self.play(*swap(size, bare), FadeOut(rest, run_time=0.3), nearer)
        valley.followers = []
        step = float(self.path.points[1, 0])
        seconds = self.phrase_left(0.7, least=1.0)
        valley.set_state(lit=np.array([self.begin, self.begin]))
        lit = VGroup(valley.lamp, valley.curve, self.ball)
        light = tween(valley, on=lit, lit=np.array([self.begin, step]), run_time=seconds)
        turn = cafe.turn((step, HEIGHT), run_time=seconds)
        self.play(Advance(self.ball, 0, 1, run_time=seconds), light, turn)  # the lamp follows the ball
        self.play(FadeIn(landing.part("landing")), run_time=0.5)
        self.landing = landing

    @beat("{next_step}", "{after_all}", title="Again and again")
    def walk(self) -> None:
        ball, valley, weights = self.ball, self.valley, self.path.points[:, 0]
        self.dark = dark = WalkInTheDark(self.cafe, valley, ball)
        dark.seek(1)
        self.remove(self.dial.step)
        self.add(dark.arrows)
        self.play(FadeOut(self.landing), run_time=0.4)
        second = SlopeTriangle(valley, float(ball.positions[1]), self.run, named=True)
        self.add(dark, self.cafe.days, self.cafe.pivot)
        if self.ours.factor > 0 and ball.ball.get_y() > valley.plot.box.bottom + _LOW:
            felt = Create(second.lines), FadeIn(second.rise_number)
            self.play(*felt, run_time=self.phrase_left(0.4))
        else:
            self.play(Create(dark.tangent), run_time=self.phrase_left(0.4))
        last, step = ball.steps, min(2, ball.steps)
        self.play(Advance(dark, 1, step, run_time=self.phrase_left(0.8)))
        self.cue()
        (self.counter,) = self._in_the_valley(words.counter(weights[: last + 1], lambda: ball.step), row=1)
        self.play(FadeOut(second), FadeIn(self.counter), run_time=0.4)
        soon = min(5, last)
        self.play(Advance(dark, step, soon, run_time=self.phrase_left(0.35, least=1.0)))
        self.play(Advance(dark, soon, last, run_time=self.phrase_left(0.5, least=0.9)))
        self.remove(dark)
        self.add(valley, dark.arrows, ball, self.cafe, self.cafe.pivot)
        light = tween(valley, ball, dark=0.0, run_time=self.phrase_left(least=0.8))
        self.play(FadeOut(dark.tangent), light, FadeIn(valley.ring))

    # What beats share ------------------------------------------------------------------------------------

    def _over(self, box: Box, name: VMobject | None = None) -> Points:
        """Put the name of the line over the café's axes, at the right; return its place."""
        put = self.label if name is None else name
        put.move_to((box.right - 0.25 - put.width / 2, box.top - 0.2, 0.0))
        place: Points = put.get_center()
        return place

    def _running_weight(self) -> VGroup:
        """The weight of the line as it is now, left of the name of the line."""
        name, value = words.weight(lambda: self.cafe.weights[0])
        value.next_to(name, RIGHT, buff=0.22)
        return VGroup(name, value.stand_on(name.baseline)).next_to(self.label, LEFT, buff=0.7)

    def _height(self) -> VMobject:
        """The name of the height at which the line turns, if there is room between the line and the days."""
        side, names = (LEFT if self.begin > 0 else RIGHT), []
        for corner in (UP + side, DOWN - side):
            name = text(f"height {number(HEIGHT)}").next_to(self.cafe.pivot, corner, buff=0.1)
            away = np.abs(self.cafe.days.places - name.get_center()[:2])
            if np.all(np.any(away > np.array([name.width, name.height]) / 2 + _DAY, axis=1)):
                names.append(name)
        return names[0] if names else VGroup()

    def _beside_the_column(self, mean: VMobject, number: VMobject) -> None:
        """Put the loss of the first line beside its column, and under it what it is the mean of."""
        side = LEFT if self.ours.offset > 0 else RIGHT
        number.next_to(self.sweep.column.get_top(), side, buff=0.3)
        mean.next_to(number, DOWN, buff=0.25).align_to(number, -side)
        low = self.valley.plot.box.bottom + 0.2
        VGroup(number, mean).shift((0.0, max(0.0, low - mean.get_bottom()[1]), 0.0))

    def _in_the_valley(self, *rows: VMobject, row: int = 0) -> tuple[VMobject, ...]:
        """Put rows between the arms of the valley, near the top; those after the second take its place."""
        box = self.valley.plot.box
        for place, each in enumerate(rows, start=row):
            fit(each, width=_FORMULA)
            each.move_to((box.center[0], box.top - 0.4 - 0.75 * min(place, 1), 0.0))
        return rows
