"""The whole chain in one graph, and how far its slope holds: for a large nudge, and for smaller ones."""

from __future__ import annotations

from typing import Any

from manim import (
    LEFT,
    RIGHT,
    UP,
    Animation,
    Create,
    FadeIn,
    FadeOut,
    Indicate,
    ReplacementTransform,
    VGroup,
    VMobject,
)

from scenes.calculus.chain_rule import marks, words
from scenes.calculus.chain_rule.digits import significant, slope_decimals
from scenes.calculus.chain_rule.passing import PassingLesson
from scenes.calculus.chain_rule.told import OF_THE_WHOLE
from scenes.calculus.chain_rule.whole import Whole, column
from scenes.stage.lesson.attention import second_half
from scenes.stage.motion.tween import proportional_way
from scenes.stage.shapes.frame import GAP
from scenes.stage.type.writing import Written, fit

_SLOPE = 2.3
"""The upper edge of the slope of the chain, in manim units."""

_RATES = (0.75, -0.35, -1.45)
"""The upper edges of the slopes of the stages, in manim units."""

_LARGE_RATES = 1.15
"""How many times as large they are as under the graphs."""

_OUTPUT = (-0.3, 1.2)
"""The ends of the axis of the small sigmoid."""

_TABLE = 0.3
"""The upper edge of the table, in manim units: over its heads are the arrows that they are about."""

_LAST_LOOK = 1.2
"""How long the whole table stands, in seconds."""


class ComparingLesson(PassingLesson):
    """What beats share: three graphs become one, whose slope is held against what happens."""

    whole: Whole
    whole_slope: Written
    beside_far: VGroup
    beside_near: VGroup
    triangle: VGroup
    listed: VGroup

    @staticmethod
    def _in_the_column(row: Written, top: float) -> Written:
        """Put a row beside the one graph, under the height *top*."""
        fit(row, width=column().width)
        return row.move_to((column().left, top, 0.0), aligned_edge=LEFT + UP)

    @property
    def _beside_the_whole(self) -> list[VMobject]:
        """What stands about the one graph, besides the product of the slopes."""
        cells = [cell for row in self.compared for cell in row]
        return [*cells, *self.triangle, *self.listed, *self.beside_near]

    def _fold(self) -> None:
        """Let the first run and the last change become those of one graph, close up, and draw the loss."""
        told, p = self.told, self.params
        shown = self.shown_ranges
        ends = [(shown["weight"], shown[OF_THE_WHOLE]), (shown["score"], _OUTPUT)]
        self.whole = whole = Whole(told.stages, self.chain, p.nudge, ends, p.target)
        whole.set_state(zoom=1.0, run=p.nudge, rise=1.0, tangent=1.0)
        graph, (first, _, last) = whole.graph, self.graphs.graphs
        joined, ink = (first.run, last.rise), self.theme.color("ink")
        self.play(*(Indicate(each, color=ink, scale_factor=1.0) for each in joined), run_time=1.0)
        numbers = self.labels[0], self.labels[-1]
        run = marks.beside_run(graph, numbers[0].copy())
        self.triangle = VGroup(run, marks.beside_rise(graph, numbers[1].copy(), [run]))
        self.listed = self._list_the_slopes()
        before, after = (
            (*joined, *numbers, *self.rates),
            (graph.run, graph.rise, *self.triangle, *self.listed),
        )
        moves = [
            ReplacementTransform(self._in_place_of(each, other), other, run_time=1.5)
            for each, other in zip(before, after, strict=True)
        ]
        self.remove(*(part for each in before for part in each.get_family()))
        old = [*self.graphs.moving, *(each.names for each in self.graphs.graphs), *self.labels, *self.scales]
        come = FadeIn(graph.plot, graph.names, graph.dot, run_time=1.3, rate_func=second_half)
        self.play(FadeOut(*filter(self._shows, [*old, self.product]), run_time=0.6), come, *moves)
        self.play(Create(graph.tangent), run_time=0.8)
        # The line is there first, and stays in front of the curve that runs along it.
        graph.curve.set_z_index(-1)
        self.play(Create(graph.curve), run_time=self.phrase_left(0.8))
        graph.curve.set_z_index(0)
        self.add(whole)

    @staticmethod
    def _in_place_of(old: VMobject, new: VMobject) -> VMobject:
        """What turns into *new*: an arrow as it is; words as they will be, because they have to be read."""
        return new.copy().move_to(old) if isinstance(old, Written) else old.copy()

    def _list_the_slopes(self) -> VGroup:
        """The slopes of the stages in the column, with digits enough for all that their product predicts."""
        rates = words.rates(self.chain, significant(self.chain, self._decimals_of_the_slope))
        placed = zip(rates, _RATES, strict=True)
        return VGroup(*(self._in_the_column(each.scale(_LARGE_RATES), top) for each, top in placed))

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

    @property
    def _decimals_of_the_slope(self) -> int:
        """From so many, a calculator finds all that the slope predicts."""
        return slope_decimals(self.chain, [nudge for nudge, _ in self.told.nudges])

    def _write_the_slope(self) -> None:
        """Let the slopes of the stages be multiplied: their product is that of the one graph."""
        slope = words.product_of_slopes(self.chain, self._decimals_of_the_slope, column().width)
        self.whole_slope = slope = self._in_the_column(slope, _SLOPE)
        # Each starts as what it will be, beside its slope: a number on another one cannot be read.
        moves: list[Animation] = []
        for name, rate in zip(words.PARTS, self.listed, strict=True):
            part = slope.part(name)
            start = part.copy().next_to(rate, RIGHT, buff=GAP).set_opacity(0.0)
            moves.append(ReplacementTransform(start, part))
        rest = FadeIn(slope.without("found", *words.PARTS), rate_func=second_half)
        self.play(*moves, rest, run_time=1.2)
        self.play(FadeIn(slope.part("found")), run_time=0.6)

    def _predict_far(self) -> None:
        """Let the large nudge run along the axis; the table gets what the slope predicts."""
        whole, nudge, box = self.whole, self.params.large_nudge, column()
        self.compared = compared = words.comparison(self.chain, self.told.nudges)
        fit(compared, width=box.width)
        compared.shift((box.left - compared.get_left()[0], _TABLE - compared.get_top()[1], 0.0))
        keys = marks.keys(compared[0][1:3], whole.graph.way_of_rise)
        self.beside_near = VGroup(*keys)
        old = FadeOut(*self.triangle, *self.listed, run_time=0.4)
        self.play(old, whole.go(self.phrase_left(0.35), zoom=0.0))
        whole.predicted.dashed = True
        whole.set_state(run=0.0, rise=0.0)
        come = FadeIn(*compared[0], compared[1][0], run_time=0.6)
        self.play(come, whole.go(self.phrase_left(0.3), run=nudge))
        self.play(FadeIn(keys[0], run_time=0.6), whole.go(self.phrase_left(0.5), rise=1.0))
        self.play(FadeIn(compared[1][1]), run_time=0.5)

    def _go_far(self) -> None:
        """Let the dot make the large nudge along the curve; the table gets what happens."""
        whole, graph = self.whole, self.whole.graph
        below: list[Any] = []
        if self.told.falls_below_zero:
            below = [marks.floor(graph, words.no_loss())]
            # What stands in the room below 0 stays in front of it.
            self.play(FadeIn(*below), run_time=0.6)
            self.bring_to_front(whole)
        self.play(whole.go(self.phrase_left(0.6), w=self.params.w + self.params.large_nudge))
        predicted, actual = words.both_changes()
        seen: list[Any] = [*(each[2:] for each in below), whole.fall]
        seen.append(marks.at_arrow(graph, graph.rise, predicted, seen))
        seen.append(marks.at_arrow(graph, whole.fall, actual, seen))
        self.play(FadeIn(*seen[-2:], *self.compared[1][2:], self.beside_near[1]), run_time=0.6)
        self.beside_far = VGroup(*seen[-2:], *below)

    def _come_near(self) -> None:
        """Let two smaller nudges do the same, close up, each as large as the one before it."""
        whole, p, (_, _, middle, small) = self.whole, self.params, self.compared
        nudge = self.told.middle_nudge
        first, then = words.nudge_by(nudge), self.triangle[0]
        first.move_to(then, aligned_edge=LEFT)
        self.beside_near.add(first, then)
        # The arrows shrink before the window does: close up, the large nudge leads far out of the frame.
        self.play(FadeOut(*self.beside_far, run_time=0.4), whole.go(0.6, run=nudge, w=p.w + nudge))
        whole.set_state(near=nudge)
        self.play(whole.go(1.1, zoom=1.0), FadeIn(middle[:2], run_time=0.6))
        self.play(FadeIn(first, middle[2:]), run_time=0.6)
        closer = whole.go(1.3, way=proportional_way, near=p.nudge)
        self.play(closer, FadeOut(first, run_time=0.4), FadeIn(small[:2], run_time=0.6))
        self.play(FadeIn(then, small[2:]), run_time=0.6)
        self.wait(_LAST_LOOK)
