"""Bells while their axes become other axes; they are always bells, on axes in between."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import Self, cast

import numpy as np
from manim import Animation, VGroup, interpolate_color, smooth, squish_rate_func

from scenes.probability.random_variables.bells import Bell
from scenes.probability.random_variables.lines import EARLY, LATE, DelayPlot
from scenes.stage.axes.plots import Plot
from scenes.stage.axes.views import View
from scenes.stage.motion.tween import straight_way
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written

_SAMPLES = 400

_AXES = 8
"""The points of both axes; those of the ticks come after them, four for each."""

_ROUNDING = 1e-9

_ARRIVING = squish_rate_func(smooth, 0.75, 1.0)
"""How new numbers come: before, on their way from close together, they would lie on each other."""


def make_way(old: Animation, new: Animation) -> tuple[Animation, Animation]:
    """Let what fades out be gone before what fades in is seen: both would be in the same place."""
    old.rate_func, new.rate_func = EARLY, LATE
    return old, new


@dataclass(frozen=True)
class Mark:
    """A number at a tick, or the name of an axis, whose tick has no length.

    Attributes
    ----------
    foot
        Where it belongs in a view, in manim units.
    tick, offset
        From there along the tick, and to the middle of what is written, in manim units.
    same
        What it shares with a mark of another plot that is the same one.
    """

    written: Written
    foot: Callable[[View], Points]
    tick: Points
    offset: Points
    same: Hashable

    def move(self, view: View, opacity: float) -> bool:
        """Go to where it is in a view; return whether it is to be seen."""
        foot, box = self.foot(view), view.box.inset(-_ROUNDING)
        seen = bool(opacity > 0.0 and box.left < foot[0] < box.right and box.bottom < foot[1] < box.top)
        self.written.move_to((*(foot + self.offset), 0.0)).set_fill(opacity=opacity if seen else 0.0)
        return seen


class Scale(View):
    """What is written at the axes of a plot, which can move along those of another view.

    *factor* is how many units of the plot's vertical axis are one unit of the view's.
    """

    def __init__(self, plot: DelayPlot, factor: float = 1.0) -> None:
        super().__init__(plot.box, plot.x_range, (0.0, plot.y_range[1]))
        self.labels = VGroup()
        self.factor = factor
        self.marks: list[Mark] = []
        written = [cast(Written, label).copy() for label in plot.labels]
        ticks = plot.axes.points[_AXES:].reshape(-1, 4, 3)[:, [0, -1], :2]
        for number, (foot, tip) in zip(written, ticks, strict=False):
            x, y = plot.values(foot)
            upright = tip[0] < foot[0]
            place = partial(_at_the_left, y) if upright else partial(_at_the_bottom, x)
            same = (upright, round(float(y / factor if upright else x), 9), number.source)
            self.marks.append(Mark(number, place, tip - foot, number.get_center()[:2] - foot, same))
        for name, end in zip(written[len(ticks) :], (_right_end, _upper_end), strict=True):
            offset = name.get_center()[:2] - end(plot)
            self.marks.append(Mark(name, end, np.zeros(2), offset, (name.source, *np.round(offset, 1))))
        self.add(*written)

    def move_marks(self, view: View, opacities: tuple[float, float], kept: Set[Hashable]) -> list[Points]:
        """Move all marks; return the ticks that are seen. The second opacity is that of what is *kept*."""
        self.x_range, self.y_range, self.box = view.x_range, (0.0, self.factor * view.y_range[1]), view.box
        seen = [mark for mark in self.marks if mark.move(self, opacities[mark.same in kept])]
        self.labels = VGroup(*(mark.written for mark in seen))
        feet = ((mark.foot(self), mark.tick) for mark in seen)
        return [np.array([foot, foot + tick]) for foot, tick in feet if tick.any()]


def _at_the_bottom(x: float, view: View) -> Points:
    return np.array([view.at(x, 0.0)[0], view.box.bottom])


def _at_the_left(y: float, view: View) -> Points:
    return np.array([view.box.left, view.at(0.0, y)[1]])


def _right_end(view: View) -> Points:
    return np.array([view.box.right, view.box.bottom])


def _upper_end(view: View) -> Points:
    return np.array([view.box.left, view.box.top])


class Zoom(VGroup):
    """Axes and curves of the bells *before*, which become those *after*: the same bells on another plot.

    The ``share`` of the way is 0 at first and 1 at the end. Lengths on both axes change in equal factors.
    """

    def __init__(self, before: Sequence[Bell], after: Sequence[Bell]) -> None:
        self.before, self.after = before, after
        self.plots = before[0].plot, after[0].plot
        # Both weights give the height of the new axes in the units of the old ones.
        self.factor = after[0].weight / before[0].weight
        self.scales = Scale(self.plots[0]), Scale(self.plots[1], self.factor)
        old, new = ({mark.same for mark in scale.marks} for scale in self.scales)
        self.kept = old & new
        self.axes = Polyline([], "muted", width=2.0)
        self.curves = VGroup(*(bell.curve.copy() for bell in before))
        super().__init__(self.axes, *self.scales, self.curves)
        self.set_state(share=0.0)

    def set_state(self, *, share: float) -> Self:
        """Draw bells and axes in between."""
        self.share = float(share)
        view = between(*self.plots, self.share, self.factor)
        ends = np.array([_upper_end(view), [view.box.left, view.box.bottom], _right_end(view)])
        # Old numbers go in the first half of the way, new ones come near its end.
        old, new = self.scales
        ticks = old.move_marks(view, (1 - EARLY(self.share), 1.0), self.kept)
        ticks += new.move_marks(view, (_ARRIVING(self.share), 0.0), self.kept)
        self.axes.set_runs([ends, *ticks])
        for curve, first, last in zip(self.curves, self.before, self.after, strict=True):
            near = first.mean + first.deviation * np.linspace(-5, 5, 201)
            x = np.union1d(view.sample(_SAMPLES), np.clip(near, *view.x_range))
            curve.set_runs(view.runs(x, first.density(x)))
            curve.set_stroke(interpolate_color(color(first.role), color(last.role), self.share))
        return self


def between(old: Plot, new: Plot, share: float, factor: float = 1.0) -> View:
    """What is seen at a *share* of the way from one plot to another, in the units of the first.

    *factor* is how many units of the new vertical axis are one of the old one.
    """
    ends = (
        (*plot.x_range, plot.box.left, plot.box.right, plot.box.bottom, plot.box.top) for plot in (old, new)
    )
    first, last = (np.array(each) for each in ends)
    longer = (last[1] - last[0]) / (first[1] - first[0])
    # So the length of the horizontal axis changes in equal factors, and one of its points stays.
    way = share if np.isclose(longer, 1.0) else (longer**share - 1) / (longer - 1)
    low, high = straight_way(first[:2], last[:2], way)
    highest = old.y_range[1] ** (1 - share) * (new.y_range[1] / factor) ** share
    return View(Box(*straight_way(first[2:], last[2:], share)), (low, high), (0.0, highest))
