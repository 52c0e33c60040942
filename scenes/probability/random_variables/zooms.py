"""Curves of bells while their axes become other axes; they are always bells, on axes in between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import Animation, VGroup, smooth, squish_rate_func

from scenes.probability.random_variables.bells import Bell
from scenes.stage.motion.tween import straight_way
from scenes.stage.shapes.curves import clip_polyline
from scenes.stage.shapes.frame import Box

_SAMPLES = 400

EARLY, LATE = (squish_rate_func(smooth, start, start + 0.5) for start in (0.0, 0.5))
"""How something goes in the first half of a movement, and how something comes in the second half."""


def make_way(old: Animation, new: Animation) -> tuple[Animation, Animation]:
    """Let what fades out be gone before what fades in is seen: both would be in the same place."""
    old.rate_func, new.rate_func = EARLY, LATE
    return old, new


class Zoom(VGroup):
    """The curves of the bells *before*, which become those *after*: the same bells on another plot.

    The ``share`` of the way is 0 at first and 1 at the end. The height of the axes changes in equal factors.
    """

    def __init__(self, before: Sequence[Bell], after: Sequence[Bell]) -> None:
        self.before, self.after = before, after
        super().__init__(*(bell.curve.copy() for bell in before))
        self.set_state(share=0.0)

    def set_state(self, *, share: float) -> Self:
        """Draw the curves on axes in between."""
        self.share = float(share)
        old, new = self.before[0].plot, self.after[0].plot
        ends = [
            (*plot.x_range, plot.box.left, plot.box.right, plot.box.bottom, plot.box.top)
            for plot in (old, new)
        ]
        first, last = np.array(ends)
        low, high, *sides = straight_way(first, last, self.share)
        box = Box(*sides)
        for curve, first, last in zip(self, self.before, self.after, strict=True):
            # Both weights give the height of the new axes in the units of the old ones.
            highest = new.y_range[1] * first.weight / last.weight
            highest = old.y_range[1] ** (1 - self.share) * highest**self.share
            near = first.mean + first.deviation * np.linspace(-5, 5, 201)
            x = np.union1d(np.linspace(low, high, _SAMPLES), np.clip(near, low, high))
            across = box.left + (x - low) * box.width / (high - low)
            up = box.bottom + first.density(x) * box.height / highest
            curve.set_runs(clip_polyline(np.column_stack([across, up]), box))
        return self
