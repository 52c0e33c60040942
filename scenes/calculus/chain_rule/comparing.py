"""The whole chain in one graph, and how far its slope holds: for a large nudge, and for a small one."""

from __future__ import annotations

from typing import Any

from manim import LEFT, UP, Create, FadeIn, FadeOut, ReplacementTransform, VGroup

from scenes.calculus.chain_rule import marks, words
from scenes.calculus.chain_rule.digits import slope_decimals
from scenes.calculus.chain_rule.passing import PassingLesson
from scenes.calculus.chain_rule.whole import Whole, column
from scenes.stage.lesson.attention import second_half, swap
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
    triangle: VGroup

    @staticmethod
    def _in_the_column(row: Written, top: float) -> Written:
        """Put a row beside the one graph, under the height *top*."""
        fit(row, width=column().width)
        return row.move_to((column().left, top, 0.0), aligned_edge=LEFT + UP)

    def _fold(self) -> None:
        """Let the first run and the last change become those of one graph, close up."""
        told, p, graphs = self.told, self.params, self.graphs.graphs
        self.whole = whole = Whole(told.stages, self.chain, p.nudge, told.ends_of_the_whole(), p.target)
        whole.set_state(zoom=1.0, run=p.nudge, rise=1.0, tangent=1.0)
        graph, kept = whole.graph, (self.labels[0], self.labels[-1])
        run = marks.beside_run(graph, kept[0].copy())
        self.triangle = VGroup(run, marks.beside_rise(graph, kept[1].copy(), [run]))
        flights = [
            (graphs[0].run.copy(), graph.run),
            (graphs[2].rise.copy(), graph.rise),
            *((each.copy(), other) for each, other in zip(kept, self.triangle, strict=True)),
        ]
        three = VGroup(self.graphs.moving, *(each.names for each in graphs))
        self.add(*(each for each, _ in flights))
        old = [*self.backward, *self.scales, *self.labels]
        seconds = self.phrase_left(0.5, least=1.3)
        moves = (ReplacementTransform(each, other, run_time=seconds) for each, other in flights)
        come = FadeIn(graph.plot, graph.names, graph.dot, run_time=1.3, rate_func=second_half)
        self.play(FadeOut(three, *filter(self._shows, old), run_time=0.6), come, *moves)
        self.play(Create(graph.curve), FadeIn(graph.tangent), run_time=self.phrase_left(0.6))
        self.add(whole)

    def _unfold(self) -> None:
        """Let the run of the one graph, close up, become that of the first of three again."""
        graph, first = self.whole.graph, self.graphs.graphs[0]
        run = graph.run.copy()
        self.remove(graph.run)
        self.add(run)
        three = [each for each in self.graphs.moving if each is not first.run]
        names = (each.names for each in self.graphs.graphs)
        self.play(
            FadeOut(*(each for each in graph if each is not graph.run), run_time=0.7),
            ReplacementTransform(run, first.run, run_time=1.4, rate_func=second_half),
            FadeIn(*three, *names, run_time=1.4, rate_func=second_half),
        )

    def _write_the_slope(self) -> None:
        """Let the slope be read off the triangle; it is the product, also from far."""
        way, p = self.chain, self.params
        decimals = slope_decimals(way, [p.large_nudge, p.nudge])
        read = self._in_the_column(words.slope_of_triangle(way, p.nudge), _SLOPE)
        slope = words.product_of_slopes(way, decimals, column().width)
        self.whole_slope = self._in_the_column(slope, _SLOPE)
        self.play(FadeIn(read), run_time=0.8)
        self.wait(self.phrase_left(0.3))
        self.play(*swap(read, self.whole_slope))
        self.play(FadeOut(self.triangle, run_time=0.4), self.whole.go(self.phrase_left(), zoom=0.0))

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
            graph, words.missed(self.chain, nudge, told.far), *(each[1:] for each in below[:1])
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
        self.play(FadeIn(self.triangle[0]), run_time=0.4)
        self.play(whole.go(self.phrase_left(0.4, least=0.6), w=p.w + p.nudge))
        self.play(FadeIn(small[2], names[3], large[3], small[3]), run_time=0.6)
