"""The whole chain in one graph, and how far its slope holds: for a large nudge, and for a small one."""

from __future__ import annotations

from typing import Any

from manim import LEFT, UP, Create, FadeIn, FadeOut, ReplacementTransform, VGroup

from scenes.calculus.chain_rule import marks, words
from scenes.calculus.chain_rule.digits import slope_decimals
from scenes.calculus.chain_rule.passing import PassingLesson
from scenes.calculus.chain_rule.whole import Whole, column
from scenes.stage.type.writing import Written, fit

_SLOPE = 2.3
"""The upper edge of the slope of the chain, in manim units."""

_TABLE = 0.9
"""The upper edge of the table, in manim units."""

_LOSS = -1.6
"""The upper edge of the loss that the slope predicts, in manim units."""


class ComparingLesson(PassingLesson):
    """What beats share: three graphs become one, whose slope is held against what happens."""

    whole: Whole
    whole_slope: Written
    beside_far: VGroup

    @staticmethod
    def _in_the_column(row: Written, top: float) -> Written:
        """Put a row beside the one graph, under the height *top*."""
        fit(row, width=column().width)
        return row.move_to((column().left, top, 0.0), aligned_edge=LEFT + UP)

    def _shared(self, whole: Whole) -> list[tuple[Any, Any]]:
        """What the three graphs and the one have in common: both axes with their names, and two arrows."""
        first, last, graph = self.graphs.graphs[0], self.graphs.graphs[2], whole.graph
        return [
            (first.plot.axes, graph.plot.axes),
            (last.value_axis, graph.value_axis),
            (first.names[0], graph.names[0]),
            (last.names[1], graph.names[1]),
            (first.run, graph.run),
            (last.rise, graph.rise),
        ]

    def _three_graphs(self) -> VGroup:
        return VGroup(self.graphs.moving, *(graph.names for graph in self.graphs.graphs))

    def _fold(self) -> None:
        """Let the first run and the last change, with their axes, become one graph, close up."""
        told, p = self.told, self.params
        self.whole = whole = Whole(told.stages, self.chain, p.nudge, told.ends_of_the_whole())
        whole.set_state(zoom=1.0, run=p.nudge, rise=1.0, tangent=1.0)
        old = [self.backward, *self.rates, *self.scales, *self.labels]
        shared = [(each.copy(), other) for each, other in self._shared(whole)]
        self.add(*(each for each, _ in shared))
        self.play(FadeOut(self._three_graphs(), *filter(self._shows, old)), run_time=0.6)
        moves = (ReplacementTransform(each, other) for each, other in shared)
        self.play(*moves, run_time=self.phrase_left(0.35, least=1.0))
        self.play(Create(whole.graph.curve), FadeIn(whole.graph.tangent, whole.graph.dot), run_time=0.7)
        self.add(whole)

    def _unfold(self) -> None:
        """Let the one graph, close up, become the three again."""
        moves = [ReplacementTransform(other.copy(), each) for each, other in self._shared(self.whole)]
        three = self._three_graphs()
        come = FadeIn(three, run_time=1.0)
        self.play(FadeOut(self.whole, run_time=0.5), come, *moves, run_time=1.0)

    def _write_the_slope(self) -> None:
        """Let the tangent grow, and the product of the slopes stand beside the one graph."""
        decimals = slope_decimals(self.chain, [self.params.large_nudge, self.params.nudge])
        slope = words.product_of_slopes(self.chain, decimals, column().width)
        self.whole_slope = self._in_the_column(slope, _SLOPE)
        self.play(FadeIn(self.whole_slope, run_time=0.8), self.whole.go(self.phrase_left(0.9), tangent=1.0))

    def _predict_far(self) -> None:
        """Let the large nudge run along the axis; the table gets what the slope predicts."""
        whole, nudge = self.whole, self.params.large_nudge
        self.compared = words.comparison(self.chain, self.told.nudges)
        box = column()
        self.compared.scale(min(1.0, box.width / self.compared.width))
        shift = (box.left - self.compared.get_left()[0], _TABLE - self.compared.get_top()[1], 0.0)
        names, large, _ = self.compared.shift(shift)
        self.play(FadeIn(names[0], large[0]), whole.go(self.phrase_left(0.35), run=nudge, rise=0.0))
        self.play(whole.go(self.phrase_left(0.6), rise=1.0))
        self.play(FadeIn(names[1], large[1]), run_time=0.6)

    def _go_far(self) -> None:
        """Let the dot make the large nudge along the curve; the table gets what happens."""
        whole, told, (names, large, _) = self.whole, self.told, self.compared
        nudge, graph = self.params.large_nudge, self.whole.graph
        below: list[Any] = []
        if told.falls_below_zero:
            below = [marks.floor(graph, words.no_loss())]
            # What stands in the room below 0 stays in front of it.
            self.play(FadeIn(*below), run_time=0.6)
            self.bring_to_front(whole)
            below.append(self._in_the_column(words.predicted_loss(self.chain, nudge), _LOSS))
            self.play(FadeIn(below[1]), run_time=0.6)
        self.play(whole.go(self.phrase_left(0.5), w=self.params.w + nudge))
        missed = marks.missed(
            graph, words.missed(self.chain, nudge, told.far), *(each[2:] for each in below[:1])
        )
        self.play(FadeIn(names[2], large[2], missed), run_time=0.6)
        self.beside_far = VGroup(missed, *below)

    def _come_near(self) -> None:
        """Let the small nudge do the same, close up."""
        whole, p, (names, large, small) = self.whole, self.params, self.compared
        # The arrows shrink before the window does: close up, the large nudge leads far out of the frame.
        gone = FadeOut(self.beside_far, run_time=0.4)
        self.play(gone, whole.go(0.6, run=p.nudge, w=p.w))
        self.play(whole.go(self.phrase_left(0.4), zoom=1.0), FadeIn(small[0], small[1], run_time=0.6))
        self.play(whole.go(self.phrase_left(0.4, least=0.6), w=p.w + p.nudge))
        self.play(FadeIn(small[2], names[3], large[3], small[3]), run_time=0.6)
