"""From the plane to the axis of scores: the plane turns until scores run along the axis, then all drop."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from scenes.learning.logistic_regression.classifiers import EqualScores, LinearClassifier
from scenes.learning.logistic_regression.sigmoids import SigmoidPlot
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.frame import frame
from scenes.stage.type.typesetting import Points

_TICK = 0.12
"""Half the height of a tick that a line of equal score shrinks to, in manim units."""


_EDGE = 0.15
"""Of the region of the picture, where no mark has its middle, in manim units."""


class Slide(VGroup):
    """Marks, lines of equal score, and the new one, on their way to the axis of scores.

    First the plane turns, and is stretched, until each line stands over its score; every mark stays on
    its line. Then each mark drops straight to its stack, and each line to a tick.

    Parameters
    ----------
    model, query
        Two weights and a bias, shape (3,), and the mark of the new one.
    arrow
        The weights, which turn with the plane; or None.
    """

    def __init__(
        self,
        picture: LinearClassifier,
        plot: SigmoidPlot,
        lines: EqualScores,
        model: ArrayLike,
        query: Any,
        arrow: Arrow | None = None,
    ) -> None:
        self.clouds, self.lines, self.query, self.arrow = picture.clouds, lines.lines, query, arrow
        super().__init__(self.lines, self.clouds, query, *([arrow] if arrow else []))
        self.turned, self.dropped = 0.0, 0.0
        *weights, bias = np.asarray(model, dtype=np.float64)
        size, unit = float(np.linalg.norm(weights)), picture.x_unit
        along = np.array(weights) / size if size else np.array([1.0, 0.0])
        self._ways = np.array([along, (-along[1], along[0])])
        self._angle = float(np.arctan2(along[1], along[0]))
        self._middle: Points = picture.box.center[:2]
        self._homes = picture.homes()
        self._ends = [line.points[[0, -1], :2] for line in self.lines]
        self._asked = query.get_center()[:2].copy()
        self._arrow = np.array([arrow.start[:2], arrow.end[:2]]) if arrow else np.empty((0, 2))
        across = (np.vstack([*self._homes, *self._ends]) - self._middle) @ self._ways[1]
        room, reach = plot.box.height, float(np.ptp(across)) or 1.0
        self._scales = np.array([plot.x_unit * size / unit, min(1.0, 0.9 * room / reach)])
        score = float(picture.values(self._middle) @ np.array(weights) + bias)
        x = plot.box.left + (score - plot.x_range[0]) * plot.x_unit
        y = plot.box.center[1] - self._scales[1] * (across.max() + across.min()) / 2
        self._target = np.array([x, y])
        self._stacks, low = plot.stacks(), plot.box.bottom
        seats = [plot.seat(each, 0.0)[0] for each in lines.scores]
        self._ticks = [np.array([(x, low - _TICK), (x, low + _TICK)]) for x in seats]
        own = float(picture.asked @ np.array(weights) + bias)
        self._foot = plot.at_foot(own)[:2]

    def set_state(self, *, turned: float | None = None, dropped: float | None = None) -> Self:
        """Turn the plane by a share of the whole way, or let all drop by a share of it."""
        self.turned = self.turned if turned is None else float(turned)
        self.dropped = self.dropped if dropped is None else float(dropped)
        for cloud, home, stack in zip(self.clouds, self._homes, self._stacks, strict=True):
            cloud.set_state(places=self._between(home, stack))
        for line, ends, tick in zip(self.lines, self._ends, self._ticks, strict=True):
            line.set_runs([self._between(ends if ends[0, 1] <= ends[1, 1] else ends[::-1], tick)])
        self.query.move_to((*self._between(self._asked[None], self._foot[None])[0], 0.0))
        if self.arrow and not self.dropped:
            start, end = self._turn(self._arrow)
            self.arrow.set_state(start=(*start, 0.0), end=(*end, 0.0))
        return self

    def _between(self, home: Points, end: Points) -> Points:
        places: Points = (1 - self.dropped) * self._turn(home) + self.dropped * end
        return places

    def _turn(self, places: Points) -> Points:
        """Where places (n, 2) of the plane are now, within the region of the picture."""
        share = self.turned
        angle, scales = self._angle * (1 - share), 1 + share * (self._scales - 1)
        ways = np.array([(np.cos(angle), np.sin(angle)), (-np.sin(angle), np.cos(angle))])
        middle = self._middle + share * (self._target - self._middle)
        moved = middle + ((places - self._middle) @ self._ways.T * scales) @ ways
        box = frame().picture.inset(_EDGE)
        within: Points = np.clip(moved, (box.left, box.bottom), (box.right, box.top))
        return within
