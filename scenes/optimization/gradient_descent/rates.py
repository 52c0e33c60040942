"""The second act of gradient descent: why the steps shrink, how large they may be, and where they may end."""

from __future__ import annotations

import numpy as np
from manim import (
    Create,
    FadeIn,
    FadeOut,
    ReplacementTransform,
    TransformFromCopy,
    VGroup,
)

from scenes.optimization.gradient_descent import words
from scenes.optimization.gradient_descent.descents import Descent
from scenes.optimization.gradient_descent.left_shares import LeftShares, ShrinkingDistances
from scenes.optimization.gradient_descent.slope_graphs import SlopeGraph
from scenes.optimization.gradient_descent.walks import AtEveryRate
from scenes.stage.lesson import Phrase, beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.assembly import assemble
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import fit, stack

_FORMULA = 3.9
"""The widest formula in a plot, in manim units."""

_BARS = 5
"""How many distances there are as bars."""

_SHOWN = 0.75
"""A walk is shown as long as it is not farther away than this, as a share of half of the axis."""

_FIRST = 5
"""How many steps are redrawn for every learning rate."""


class Rates(Descent):
    """Follow the slope downhill: the learning rate decides whether you arrive."""

    @beat("{why}", "{takes}", "{closer}", title="Why each step leaves the same share")
    def see_why(self) -> None:
        p, valley, ball = self.params, self.valley, self.ball
        self.graph = graph = SlopeGraph(valley, frame().right_side, self.begin)
        valley.plot.aim(graph.upper)
        valley.moved = 0.0
        old = FadeOut(self.counter, self.rule, self.dark.arrows, run_time=0.6)
        ball.seek(ball.steps)
        self.play(old, FadeOut(ball, run_time=0.6), tween(valley, valley.ring, moved=1.0, run_time=1.2))
        self.play(FadeIn(graph.plot, graph.zero), run_time=0.5)
        curve, slope = (
            words.valley(p.minimum, p.curvature, self.function.least),
            words.slope(p.minimum, p.curvature),
        )
        self._write_in(valley.plot.box, curve, 0.0)
        self._write_in(graph.plot.box, slope, -1.0)
        self.add(graph, graph.numbers)
        self.play(
            FadeIn(curve, slope, run_time=0.8),
            tween(graph, graph.numbers, place=self.begin, run_time=self.phrase_left(0.6, least=3.0)),
        )
        self.steepness = graph.steepness(p.curvature)
        self.whole_line = graph.trace_all()
        self.play(FadeIn(self.steepness), Create(self.whole_line), run_time=self.phrase_left(least=0.8))
        self.formulas = VGroup(curve, slope)
        self.cue()
        self._take_away()
        self.cue()
        self._shrink_again()

    def _write_in(self, box: Box, formula: VGroup, side: float) -> None:
        """Put a formula near the top of a plot: in the middle, or to one side."""
        box.inset(0.1).place(fit(formula, width=_FORMULA), side, 1.0)

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
        self.pieces = bars.pieces(1 - ours.factor)
        self.play(FadeIn(bars.numbers[0], self.pieces), run_time=0.4)
        for each in assemble(rows[0], {"height": graph.rise_number}, last="product"):
            self.play(each, run_time=self.phrase_left(0.22, least=0.6))
        self.taken = bars.taken()
        self.play(FadeIn(self.taken), FadeIn(rows[1]), run_time=self.phrase_left(0.4))
        self.play(FadeIn(rows[2]), run_time=self.phrase_left(least=0.6))

    def _shrink_again(self) -> None:
        """The next bars, each a copy of the one above without its share; the ball takes the same steps."""
        bars, ball, graph = self.bars, self.ball, self.graph
        ball.positions = self._positions(self.params.learning_rate, _BARS - 1)
        ball.seek(0)
        self.play(FadeIn(ball), FadeOut(graph.tangent, graph.numbers), run_time=0.4)
        graph.remove(graph.tangent)
        for row in range(1, len(bars.bars)):
            seconds = self.phrase_left(1 / (len(bars.bars) - row), least=0.6)
            place = float(ball.positions[min(row, ball.steps)])
            self.play(
                TransformFromCopy(bars.bars[row - 1], bars.bars[row]),
                FadeIn(bars.numbers[row]),
                Advance(ball, min(row - 1, ball.steps), min(row, ball.steps)),
                tween(graph, place=place),
                run_time=seconds,
            )

    @beat(
        "{turn}",
        "{at_once}",
        "At {overshooting:.3}, minus a half: it overshoots, but lands closer.",
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
            *(graph, graph.plot, graph.zero, self.whole_line, self.steepness, self.formulas),
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
        self.play(FadeIn(shares.dot), run_time=0.4)
        self.play(Create(shares.line), FadeIn(self.left), run_time=0.8)
        self.remove(shares.line, shares.bar, shares.dot, self.ball)
        self.every = every = AtEveryRate(
            self.ball, lambda rate: self._positions(rate, _FIRST), shares.set_rate, p.learning_rate
        )
        self.add(shares, every)
        self.play(self._dial(1 / p.curvature, self.phrase_left(least=2.5)))
        self.cue()
        self.play(Advance(self.ball, 0, 1, run_time=self.phrase_left(0.8)))
        self.cue()
        self.play(self._dial(1.5 / p.curvature, self.phrase_left(0.45, least=1.0)))
        self.play(Advance(self.ball, 0, self.ball.steps, run_time=self.phrase_left(least=2.0)))

    def _dial(self, rate: float, seconds: float) -> Tween:
        """Turn the learning rate: the dot runs along its line, and the first steps are redrawn."""
        return tween(self.every, self.shares.marker, self.left, rate=rate, run_time=seconds)

    @beat(
        "At {limit:.3}, minus one: it swings forever.",
        "{beyond}",
        Phrase("{at_the_other}", when=lambda lesson: lesson.others.factor >= -1),
        "So in this valley, alpha must stay below two over the curvature: {limit:.3}.",
        title="How large is too large?",
    )
    def find_the_limit(self) -> None:
        p, valley, ball, shares = self.params, self.valley, self.ball, self.shares
        self.play(self._dial(shares.limit, self.phrase_left(0.4, least=0.8)))
        self.play(Advance(ball, 0, ball.steps, run_time=self.phrase_left(least=1.5)))
        self.cue()
        weights = self.weights_around("too large a rate")
        if weights[1] > valley.plot.x_range[1]:
            valley.plot.aim(valley.window(frame().right_side, weights))
            valley.moved, valley.drawn = 0.0, np.array(weights)
            self.play(tween(valley, valley.ring, ball, moved=1.0, run_time=1.2))
        self.play(self._dial(self.too_large, self.phrase_left(0.3)))
        self.play(Advance(ball, 0, ball.steps, run_time=self.phrase_left(least=1.5)))
        if self.cue():
            self.play(self._dial(p.other_rate, self.phrase_left(0.4)))
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
        self.play(FadeIn(self.condition[1]), Create(self.forbidden), run_time=self.phrase_left())
        self.found = VGroup(fall, size, way, found)

    # What beats share ------------------------------------------------------------------------------------

    def _positions(self, rate: float, count: int) -> Points:
        """The first weights with a learning rate, as far as the valley shows them."""
        weights, (low, high) = self.walked(rate, count), self.valley.plot.x_range
        away = np.abs(weights - self.params.minimum)
        outside = np.flatnonzero(away > _SHOWN * (high - low) / 2)
        return weights[: outside[0]] if len(outside) else weights
