"""Steps that add up: each is what was kept of the last, and a new push."""

from __future__ import annotations

from dataclasses import replace
from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Line, VGroup
from numpy.typing import ArrayLike

from mathkit.optimization.momentum import accumulated_steps
from scenes.optimization.momentum import formulas
from scenes.optimization.momentum.ravines import ACROSS, ALONG
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.seeking import Advance, Seekable
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.legends import legend
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, text

_COUNT = 8
"""How many steps are shown."""

_OFFSET = 0.16
"""From the number of a step to each of its arrows, in steps."""

_ROOM = 1.3
"""The limit is drawn if it is no farther than this many times the largest step."""


class Strides(VGroup, Seekable):
    """The steps of a ball that gets given pushes: for each, an arrow for what is kept and one for the push.

    Time counts steps.

    Parameters
    ----------
    pushes
        Shape (n,), in units of the first.
    limits
        What the steps come to in the long run: one size, or two if the pushes alternate.
    name, role
        The direction that the steps stand for.
    """

    def __init__(
        self, pushes: Points, momentum: float, limits: ArrayLike, name: str, role: Role, *, box: Box
    ) -> None:
        self.pushes, self.sums = pushes, accumulated_steps(pushes, momentum)
        self.kept = self.sums - pushes
        high, low = max(1.0, self.sums.max()), min(0.0, self.sums.min(), self.kept.min())
        drawn = [each for each in np.atleast_1d(limits) if low * _ROOM <= each <= high * _ROOM]
        high, low = max(high, *drawn, 0.0), min(low, *drawn, 0.0)
        margin = 0.08 * (high - low)
        self.plot = Plot(
            box,
            (0.4, len(pushes) + 1.4),
            (low - margin * (low < 0), high + margin),
            names=("step number", "step, in pushes"),
            ticks=Ticks(y=5, whole=True),
        )
        self.title = text(name, role=role).move_to((box.right, box.top, 0.0), aligned_edge=UP - LEFT)
        zero = self.plot.line(0.0, 0.0, 0.0, "muted", width=2.0)
        at = self.plot.at
        self.keeps = [
            Arrow(at(n - _OFFSET, 0), at(n - _OFFSET, kept), "path", width=6.0)
            for n, kept in enumerate(self.kept, 1)
        ]
        self.adds = [
            Arrow(at(n + _OFFSET, kept), at(n + _OFFSET, total), "slope", width=6.0)
            for n, (kept, total) in enumerate(zip(self.kept, self.sums, strict=True), 1)
        ]
        self._ends = [(arrow, arrow.start, arrow.end) for arrow in (*self.keeps, *self.adds)]
        self.limits = VGroup(*(self._limit(each) for each in drawn))
        super().__init__(self.plot, zero, *self.keeps, *self.adds)
        self.seek(0.0)

    def _limit(self, size: float) -> VGroup:
        x0, x1 = self.plot.x_range
        line = Line(self.plot.at(x0, size), self.plot.at(x1, size), stroke_width=4.0, color=color("result"))
        label = text(number(size), size=FINE_SIZE, role="result").next_to(line, UP, buff=0.16)
        # The first step is up: left of it there is room below.
        edge = label.align_to(line, RIGHT) if size > 0 else label.align_to(line, LEFT).shift(0.15 * RIGHT)
        return VGroup(line, edge)

    def hop(self) -> VGroup:
        """The last step as an arrow of its own, twice a distance; its push, the rate times the distance.

        Nothing if the steps are still far from what they come to.
        """
        if len(self.limits) < 2:
            return VGroup()
        at, end = self.plot.at, self.steps + 3 * _OFFSET
        step = Arrow(at(end, 0), at(end, self.sums[-1]), "path", width=9.0)
        length, push = formulas.lengths_of_a_hop()
        length.next_to(step, RIGHT, buff=0.1)
        push.next_to(self.adds[-1].start, UP, buff=0.12)
        return VGroup(step, length, push)

    @property
    def steps(self) -> int:
        return len(self.sums)

    def run(self, run_time: float) -> Advance:
        """All steps, one after another."""
        return Advance(self, 0, self.steps, run_time=run_time)

    def seek(self, step: float, /) -> Self:
        """Let what is kept grow in the first half of each step, and the push in the second."""
        self.step = step
        for index, (arrow, start, end) in enumerate(self._ends):
            push, n = divmod(index, self.steps)
            grown = np.clip(2 * (step - n) - push, 0.0, 1.0)
            arrow.set_state(start=start, end=start + grown * (end - start))
        return self


class AddingUp(VGroup):
    """Steps ``along`` a floor, where all pushes are equal, and ``across`` it, where they alternate.

    ``limits`` has a group for each of the two: what its steps come to, as a formula and as lines. Steps
    across that lead from wall to wall are a ``hop`` of twice a distance, at the ``rate_of_hops``.
    """

    def __init__(self, momentum: float) -> None:
        wide = frame().wide
        middle, equal = wide.center[0], np.ones(_COUNT)
        left, right = replace(wide, right=middle - GAP), replace(wide, left=middle + GAP)
        turns = equal * (-1.0) ** np.arange(_COUNT)
        total, rest = 1 / (1 - momentum), 1 / (1 + momentum)
        self.along = Strides(equal, momentum, [total], "along: equal pushes", ALONG, box=left)
        self.across = Strides(turns, momentum, [rest, -rest], "across: alternating pushes", ACROSS, box=right)
        written = formulas.sums(momentum)
        for row, right_edge in zip(written, (0.9, wide.right), strict=True):
            row.move_to((right_edge, frame().safe.top, 0.0), aligned_edge=UP - LEFT)
        self.key = legend([("path", "kept"), ("slope", "push")], swatch="line")
        self.key.arrange(RIGHT, buff=3 * GAP).move_to((wide.left, wide.bottom, 0.0), aligned_edge=DOWN + LEFT)
        both = (self.along, self.across)
        self.limits = [VGroup(row, each.limits) for row, each in zip(written, both, strict=True)]
        self.hop, self.rate_of_hops = self.across.hop(), formulas.hop_of_the_ball(momentum)
        self.rate_of_hops.move_to(self.key).align_to(self.across.plot, LEFT)
        self.hop.add(formulas.about_the_distance().next_to(self.key, RIGHT, buff=3 * GAP))
        super().__init__(
            *both, *(each.title for each in both), *self.limits, self.hop, self.rate_of_hops, self.key
        )
