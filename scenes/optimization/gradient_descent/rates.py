"""The second act of gradient descent: why the steps shrink, how large they may be, and where they may end."""

from __future__ import annotations

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Create,
    DashedLine,
    FadeIn,
    FadeOut,
    ReplacementTransform,
    TransformFromCopy,
    VGroup,
)

from scenes.optimization.gradient_descent import words
from scenes.optimization.gradient_descent.cafes import HEIGHT
from scenes.optimization.gradient_descent.descents import Descent
from scenes.optimization.gradient_descent.left_shares import LeftShares, ShrinkingDistances
from scenes.optimization.gradient_descent.slopes import SlopeGraph
from scenes.optimization.gradient_descent.walks import AtEveryRate
from scenes.stage.axes.plots import Ticks
from scenes.stage.lesson import Phrase, beat
from scenes.stage.lesson.attention import second_half
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.assembly import assemble
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import stack, text

_BARS = 3
"""How many distances there are as bars."""

_SHOWN = 0.75
"""A walk is shown as long as it is not farther away than this, as a share of half of the axis."""

_FIRST = 5
"""How many steps are shown at a learning rate."""

_SWING = 0.45
"""The seconds of a step that swings from side to side forever."""


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
        self.play(
            FadeIn(graph.plot, graph.zero), self.cafe.turn((p.minimum, HEIGHT), run_time=0.5), run_time=0.5
        )
        self.add(graph, graph.numbers)
        one = p.minimum + float(np.sign(self.ours.offset)) * min(1.0, abs(self.ours.offset))
        for place, share in ((one, 0.3), (self.begin, 0.65)):
            seconds = self.phrase_left(share, least=1.2)
            trace = tween(graph, graph.numbers, place=place, run_time=seconds)
            self.play(trace, self.cafe.turn((place, HEIGHT), run_time=seconds))
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
        rows[1].align_to(rows[0].without("path"), LEFT)
        self.sums = rows
        under = Box(left.left, left.right, left.bottom, float(rows[-1].get_bottom()[1]) - 0.3)
        self.bars = bars = ShrinkingDistances(ours.distances(_BARS), under)
        self.play(
            FadeOut(self.cafe, self.cafe.pivot, self.label, run_time=0.5),
            FadeIn(bars.bottom_line, run_time=0.9, rate_func=second_half),
            ReplacementTransform(bars.lying_on(graph.base), bars.bars[0], run_time=1.1),
        )
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
        "{halfway}",
        title="Turn up the learning rate",
    )
    def turn_up_the_rate(self) -> None:
        p, valley, graph, bars = self.params, self.valley, self.graph, self.bars
        ranges = self.shown_ranges["learning rate"], self.shown_ranges["what is left"]
        rates = (p.learning_rate, 1 / p.curvature, 1.5 / p.curvature, 2 / p.curvature, self.too_large)
        stops = (*rates, p.other_rate)
        self.shares = shares = LeftShares(p.curvature, ranges, frame().left_side, stops)
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
            *(FadeIn(*shares.marker[1:], run_time=0.4), Create(shares.line), FadeIn(self.left)),
            Advance(self.ball, shown, self.ball.steps),
            run_time=0.9,
        )
        self.remove(shares.line, *shares.marker, self.ball)
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
        """Turn the learning rate; the ball goes from where it was, and then comes at the start."""
        ball = self.ball
        walked = VGroup(*(shape.copy() for shape in (ball.line, ball.dots, ball.ball)))
        self.every.redrawn = False
        self.every.set_state(rate=self.every.rate)
        ball.ball.set_opacity(0.0)
        self.play(FadeOut(walked, run_time=0.4), self._turn(rate, seconds))
        self.play(ball.ball.animate.set_opacity(1.0), run_time=0.25)

    @beat(
        "{at_the_limit}",
        "{beyond}",
        Phrase("{at_the_other}", when=lambda lesson: lesson.others.factor >= -1),
        "{must_stay}",
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
        self.play(FadeOut(self.left, shares.marker), run_time=0.4)
        self.play(FadeIn(shares.band), Create(shares.levels), run_time=self.phrase_left(0.4))
        self.play(Create(fall), FadeIn(size), run_time=self.phrase_left(0.3))
        self.play(FadeIn(self.condition[0]), Create(way), FadeIn(found), run_time=self.phrase_left(0.4))
        self.play(FadeIn(self.condition[1]), FadeIn(self.forbidden), run_time=self.phrase_left())
        self.found = VGroup(shares.band, shares.levels, fall, size, way, found)

    @beat(
        "A network's loss can have several valleys, like this sketch.",
        "One walk stops in the higher valley: there too, the slope is zero.",
        title="More than one valley",
    )
    def meet_two_valleys(self) -> None:
        valley, wide = self.valley, frame().wide
        valley.plot.aim(valley.window(wide, self.weights_around("two valleys"), ticks=Ticks(0, 0)))
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
        kind, rate = text("a sketch", role="muted"), words.rate(self.network_rate)
        self.captions = VGroup(kind, rate).arrange(RIGHT, buff=0.6)
        valley.plot.box.inset(0.1).place(self.captions, 0.0, 1.0)
        bend = tween(valley, bend=1.0, run_time=self.phrase_left(least=1.5))
        self.play(bend, FadeIn(self.captions, run_time=0.8))
        self.cue()
        self.pair = pair = [valley.walk(walk.points[:, 0]) for walk in self.network_walks]
        self.play(FadeIn(*pair), run_time=0.3)
        seconds = self.phrase_left(0.4, least=1.8)
        self.play(*(Advance(walk, 0, walk.steps, run_time=seconds) for walk in pair))
        ends = [float(walk.points[-1, 0]) for walk in self.network_walks]
        ring, lowest = valley.ring.copy().move_to(valley.at(ends[1])), text("lowest", role="result")
        lowest.next_to(ring, UP, buff=GAP)
        left = valley.plot.at(ends[1], float(valley.loss_at(ends[0])))
        if lowest.get_top()[1] > left[1] - GAP:
            left[0] = lowest.get_right()[0] + GAP
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
        self.elsewhere = VGroup(*pair, flat, name, level, ring, lowest, self.captions)

    # What beats share ------------------------------------------------------------------------------------

    def _positions(self, rate: float, count: int) -> Points:
        """The first weights with a learning rate, as far as the valley shows them."""
        weights, (low, high) = self.walked(rate, count), self.valley.plot.x_range
        away = np.abs(weights - self.params.minimum)
        outside = np.flatnonzero(away > _SHOWN * (high - low) / 2)
        return weights[: outside[0]] if len(outside) else weights
