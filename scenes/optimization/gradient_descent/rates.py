"""The second act of gradient descent: why the steps shrink, how large they may be, and where they may end."""

from __future__ import annotations

import numpy as np
from manim import (
    DOWN,
    UP,
    Create,
    DashedLine,
    FadeIn,
    FadeOut,
    ReplacementTransform,
    TransformFromCopy,
    VGroup,
)

from mathkit.optimization.gradient_descent import GradientDescent as Rule
from mathkit.optimization.iterate import Trajectory
from scenes.optimization.gradient_descent import words
from scenes.optimization.gradient_descent.descents import Descent
from scenes.optimization.gradient_descent.left_shares import LeftShares, ShrinkingDistances
from scenes.optimization.gradient_descent.slopes import SlopeGraph
from scenes.optimization.gradient_descent.walks import AtEveryRate
from scenes.stage.lesson import Phrase, beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.assembly import assemble
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, fit, stack, text

_BARS = 3
"""How many distances there are as bars."""

_SHOWN = 0.75
"""A walk is shown as long as it is not farther away than this, as a share of half of the axis."""

_FIRST = 5
"""How many steps are shown at a learning rate."""

_SWING = 0.45
"""The seconds of a step that swings from side to side forever."""

_NARROW = 1.42
"""The widest loss that has room in one of two valleys, in manim units."""

_APART = 0.27
"""From a line to the middle of a text beside it, in manim units."""


class Rates(Descent):
    """Follow the slope downhill: the learning rate decides whether you arrive."""

    @beat("{why}", "{takes}", "{closer}", title="Why each step leaves the same share")
    def see_why(self) -> None:
        p, valley, ball = self.params, self.valley, self.ball
        self.graph = graph = SlopeGraph(
            valley, frame().right_side, self._positions(p.learning_rate, _BARS - 1)
        )
        valley.plot.aim(graph.upper)
        valley.moved = 0.0
        old = FadeOut(self.counter, self.rule, self.dark.arrows, run_time=0.6)
        ball.seek(ball.steps)
        self.play(old, FadeOut(ball, run_time=0.6), tween(valley, valley.ring, moved=1.0, run_time=1.2))
        self.play(FadeIn(graph.plot, graph.zero), run_time=0.5)
        self.add(graph, graph.numbers)
        one = p.minimum + float(np.sign(self.ours.offset)) * min(1.0, abs(self.ours.offset))
        self.play(tween(graph, graph.numbers, place=one, run_time=self.phrase_left(0.3, least=1.2)))
        trace = tween(graph, graph.numbers, place=self.begin, run_time=self.phrase_left(0.65, least=1.5))
        self.play(trace)
        self.slope = graph.put_in_the_corner(*words.slope(p.minimum, p.curvature))
        self.whole_line = graph.trace_all()
        named = FadeIn(self.slope, run_time=0.8)
        self.play(named, Create(self.whole_line), run_time=self.phrase_left(least=0.8))
        self.cue()
        self._take_away()
        self.cue()
        self._shrink_again()

    def _take_away(self) -> None:
        """The base of the triangle becomes a bar, of which a step takes its share."""
        ours, graph, left = self.ours, self.graph, frame().left_side
        rows = words.what_is_left(ours)
        stack(*rows, box=left, gap=0.2)
        self.sums = rows
        under = Box(left.left, left.right, left.bottom, float(rows[-1].get_bottom()[1]) - 0.3)
        self.bars = bars = ShrinkingDistances(ours.distances(_BARS), under)
        self.play(FadeOut(self.cafe, self.cafe.pivot, self.label), FadeIn(bars.bottom_line), run_time=0.6)
        self.play(ReplacementTransform(bars.lying_on(graph.base), bars.bars[0]), run_time=0.9)
        self.pieces = VGroup(bars.pieces(0, 1 - ours.factor))
        self.play(FadeIn(bars.numbers[0], self.pieces), run_time=0.4)
        for each in assemble(rows[0], {"height": graph.rise_number}, last="product"):
            self.play(each, run_time=self.phrase_left(0.22, least=0.6))
        self.taken = VGroup(bars.taken(0))
        self.play(FadeIn(self.taken), FadeIn(rows[1]), run_time=self.phrase_left(0.4))
        self.play(FadeIn(rows[2]), run_time=self.phrase_left(least=0.6))

    def _shrink_again(self) -> None:
        """The next bars, each a copy of the one above without its share; the ball takes the same steps."""
        bars, ball, graph = self.bars, self.ball, self.graph
        ball.positions = self._positions(self.params.learning_rate, _BARS - 1)
        ball.seek(0)
        self.play(FadeIn(ball), FadeOut(graph.tangent, graph.numbers), run_time=0.4)
        graph.remove(graph.tangent)
        rows = len(bars.bars)
        for row in range(1, rows):
            seconds = self.phrase_left(0.7 / (rows - row), least=0.8)
            place = float(ball.positions[min(row, ball.steps)])
            self.play(
                TransformFromCopy(bars.falling(row), bars.bars[row]),
                FadeIn(bars.numbers[row]),
                Advance(ball, min(row - 1, ball.steps), min(row, ball.steps)),
                tween(graph, place=place),
                run_time=seconds,
            )
            marks = bars.pieces(row, 1 - self.ours.factor)
            taken = [bars.taken(row)] if row < rows - 1 else []
            self.play(FadeIn(marks, *taken), run_time=0.35)
            self.pieces.add(marks)
            self.taken.add(*taken)

    @beat(
        "{turn}",
        "{at_once}",
        "At {overshooting:.3}, minus a half is left: it overshoots, but lands closer.",
        title="Turn up the learning rate",
    )
    def turn_up_the_rate(self) -> None:
        p, valley, graph, bars = self.params, self.valley, self.graph, self.bars
        ranges = self.shown_ranges["learning rate"], self.shown_ranges["what is left"]
        self.shares = shares = LeftShares(p.curvature, ranges, frame().left_side)
        shares.set_rate(p.learning_rate)
        valley.plot.aim(valley.window(frame().right_side, valley.plot.x_range))
        valley.moved = 0.0
        old = FadeOut(
            *(graph, graph.plot, graph.zero, self.whole_line, self.slope),
            *(*self.sums, bars.bottom_line, bars.bars[0], *bars.bars[2:], bars.numbers, self.taken),
            self.pieces,
            run_time=0.5,
        )
        self.remove(bars)
        self.play(old)
        self.play(
            FadeIn(shares.axes),
            ReplacementTransform(bars.bars[1], shares.bar),
            tween(valley, valley.ring, self.ball, moved=1.0),
            run_time=1.1,
        )
        self.left = shares.write(words.left_over(p.curvature))
        shown = self.ball.steps
        self.ball.positions = self._positions(p.learning_rate, _FIRST)
        self.play(
            *(FadeIn(shares.dot, run_time=0.4), Create(shares.line), FadeIn(self.left)),
            Advance(self.ball, shown, self.ball.steps),
            run_time=0.9,
        )
        self.remove(shares.line, shares.bar, shares.dot, self.ball)
        self.every = every = AtEveryRate(
            self.ball, lambda rate: self._positions(rate, _FIRST), shares.set_rate, p.learning_rate
        )
        self.add(shares, every)
        halfway = (p.learning_rate + 1 / p.curvature) / 2
        self.play(self._turn(halfway, self.phrase_left(least=1.7)))
        self.cue()
        self._dial(1 / p.curvature, self.phrase_left(0.4, least=1.0))
        self.play(Advance(self.ball, 0, 1, run_time=self.phrase_left(0.8)))
        self.cue()
        self._dial(1.5 / p.curvature, self.phrase_left(0.35, least=1.0))
        self.play(Advance(self.ball, 0, self.ball.steps, run_time=self.phrase_left(least=2.0)))

    def _turn(self, rate: float, seconds: float) -> Tween:
        """Turn the learning rate: the dot runs along its line."""
        return tween(self.every, self.shares.marker, self.left, rate=rate, run_time=seconds)

    def _dial(self, rate: float, seconds: float) -> None:
        """Put the ball back to the start and turn the learning rate, at which it will walk next."""
        ball = self.ball
        walked = VGroup(*(shape.copy() for shape in (ball.line, ball.dots, ball.ball)))
        self.every.redrawn = False
        self.every.set_state(rate=self.every.rate)
        self.play(FadeOut(walked, run_time=0.5), self._turn(rate, seconds))

    @beat(
        "At {limit:.3}, it's minus one: the ball swings forever.",
        "{beyond}",
        Phrase("{at_the_other}", when=lambda lesson: lesson.others.factor >= -1),
        "So here, alpha must stay below two over the curvature: {limit:.3}.",
        title="How large is too large?",
    )
    def find_the_limit(self) -> None:
        p, valley, ball, shares = self.params, self.valley, self.ball, self.shares
        self._dial(shares.limit, 0.7)
        seconds, rescaled = self.phrase_left(least=1.5), 1.2
        ball.positions = self._positions(shares.limit, int(np.ceil((seconds + rescaled) / _SWING)))
        self.play(Advance(ball, 0, seconds / _SWING, run_time=seconds))
        self.cue()
        weights = self.weights_around("too large a rate")
        if weights[1] > valley.plot.x_range[1]:
            valley.plot.aim(valley.window(frame().right_side, weights))
            valley.moved, valley.drawn = 0.0, np.array(weights)
            still = Advance(ball, seconds / _SWING, (seconds + rescaled) / _SWING, run_time=rescaled)
            self.play(tween(valley, valley.ring, ball, moved=1.0, run_time=rescaled), still)
        self._dial(self.too_large, self.phrase_left(0.3))
        self.play(Advance(ball, 0, ball.steps, run_time=self.phrase_left(least=1.5)))
        if self.cue():
            self._dial(p.other_rate, self.phrase_left(0.4))
            self.play(Advance(ball, 0, ball.steps, run_time=self.phrase_left(least=1.5)))
        self.cue()
        (fall, size), (way, found) = shares.limit_found()
        self.condition = VGroup(*words.limit(p.curvature))
        if not shares.write_below(self.condition):
            self._in_the_valley(*self.condition)
        self.forbidden = shares.forbidden()
        self.play(
            FadeOut(self.left, shares.marker), Create(fall), FadeIn(size), run_time=self.phrase_left(0.3)
        )
        self.play(FadeIn(self.condition[0]), Create(way), FadeIn(found), run_time=self.phrase_left(0.4))
        self.play(FadeIn(self.condition[1]), FadeIn(self.forbidden), run_time=self.phrase_left())
        self.found = VGroup(fall, size, way, found)

    @beat(
        "A network's loss may have several valleys.",
        "Two starts, the same alpha, two different ends.",
        "The right one isn't the lowest, but its slope is zero.",
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
        valley.plot.box.inset(0.1).place(self.rate_there, 0.0, 1.0)
        bend = tween(valley, bend=1.0, run_time=self.phrase_left(least=1.5))
        self.play(bend, FadeIn(self.rate_there, run_time=0.8))
        self.cue()
        self.pair = pair = [valley.walk(walk.points[:, 0]) for walk in self.network_walks]
        self.play(FadeIn(*pair), run_time=0.5)
        seconds = self.phrase_left(0.8, least=2.0)
        self.play(*(Advance(walk, 0, walk.steps, run_time=seconds) for walk in pair))
        self.numbers = VGroup(*(self._loss_at_the_end(walk) for walk in self.network_walks))
        ends = [float(walk.points[-1, 0]) for walk in self.network_walks]
        ring, lowest = valley.ring.copy().move_to(valley.at(ends[1])), text("lowest", role="result")
        lowest.next_to(ring, UP, buff=0.1)
        left, lower = self._over_the_left(ends), self.numbers[1]
        lower.next_to(lowest, UP, buff=GAP)  # and clear of the level that comes
        if abs(lower.get_y() - left[1]) < _APART:
            lower.set_y(left[1] + _APART)
        if lowest.get_top()[1] > left[1] - GAP:
            left[0] = lowest.get_right()[0] + GAP
        self.play(FadeIn(self.numbers), run_time=0.5)
        self.cue()
        flat = valley.tangent(ends[0], 2.4)
        name = text(f"slope {number(0.0)}", role="slope").next_to(flat, DOWN, buff=0.15)
        level = DashedLine(
            valley.at(ends[0]) + np.array([-0.3, 0.0, 0.0]),
            left,
            stroke_width=3.0,
            dash_length=0.15,
            color=color("ink"),
        )
        self.play(Create(level), run_time=self.phrase_left(0.45))
        self.play(Create(ring), FadeIn(lowest), run_time=self.phrase_left(0.4))
        self.play(Create(flat), FadeIn(name), run_time=self.phrase_left())
        self.elsewhere = VGroup(*pair, self.numbers, flat, name, level, ring, lowest, self.rate_there)

    # What beats share ------------------------------------------------------------------------------------

    def _positions(self, rate: float, count: int) -> Points:
        """The first weights with a learning rate, as far as the valley shows them."""
        weights, (low, high) = self.walked(rate, count), self.valley.plot.x_range
        away = np.abs(weights - self.params.minimum)
        outside = np.flatnonzero(away > _SHOWN * (high - low) / 2)
        return weights[: outside[0]] if len(outside) else weights

    def _loss_at_the_end(self, walk: Trajectory[Rule]) -> Written:
        """The loss where a walk on the curve of the network has ended."""
        end, loss = walk.points[-1, 0], walk.values[-1]
        low, high = self.valley.plot.y_range
        name = words.loss_there(float(loss), 2 if high - low > 1 else 4)
        fit(name, width=_NARROW)
        return name.next_to(self.valley.at(float(end)), UP, buff=0.32)

    def _over_the_left(self, ends: list[float]) -> Points:
        """The place over the left end, as high as the right one."""
        return self.valley.plot.at(ends[1], float(self.valley.loss_at(ends[0])))
