"""How large a learning rate may be in the bowl: its sharpest cut beside the valley, and a ruler of rates."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, LEFT, UP, Dot, Line, Rectangle, VGroup

from mathkit.functions.quadratics import Quadratic
from scenes.optimization.gradient_descent import words
from scenes.optimization.gradient_descent.left_shares import hatching
from scenes.optimization.gradient_descent.valleys import LOSS, NAMES, losses_up_to
from scenes.optimization.gradient_descent.windows import Window
from scenes.stage.axes.plots import Ticks
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.symbols import LEARNING_RATE
from scenes.stage.type.writing import fit, text

_BEYOND, _AFTER = 1.6, 1.15
"""The ruler shows so many times the limit, and so many times the learning rate, at the least."""

_BAND = 0.42
"""The height of the ruler's band, in manim units."""

_BELOW = 0.5
"""The room for numbers under the band, in manim units."""

RULER = 1.5
"""The height of a ruler with its words, in manim units."""


class SharpestCut(VGroup):
    """The loss along the cut on which the rings are closest, beside that along the valley.

    Parameters
    ----------
    valley
        The valley's loss.
    reach
        How far from the lowest point is shown.
    """

    def __init__(self, loss: Quadratic, valley: Quadratic, reach: float, box: Box) -> None:
        super().__init__()
        sharpest = loss.along(loss.minimum, loss.sharpest_direction)
        seen = losses_up_to(sharpest, (-reach, reach))
        self.plot = Window(
            box, (-reach, reach), seen, names=("distance from the bottom", NAMES[1]), ticks=Ticks(6, 4)
        )
        away = self.plot.sample()
        self.valley = self.plot.curve(away, valley(away + valley.minimum[0]), LOSS.role, width=4.0)
        self.curve = self.plot.curve(away, sharpest(away), "ink", width=5.0)
        rows = VGroup(*words.curvatures(valley.curvature, loss.curvature)).arrange(
            DOWN, buff=0.18, aligned_edge=LEFT
        )
        self.valley_name, self.cut_name = fit(rows, width=0.86 * self.plot.box.width)
        self.plot.box.place(rows, 0.0, 1.0)
        self.add(self.plot, self.valley, self.curve, rows)


class RateRuler(VGroup):
    """Learning rates on a line, those beyond a limit hatched, and a dot for the one that is used.

    Parameters
    ----------
    limit
        What learning rates must stay below; ``set_state`` moves the border, which starts elsewhere.
    """

    def __init__(self, rate: float, limit: float, first: float, box: Box) -> None:
        super().__init__()
        self._box = Box(box.left + 0.15, box.right - 0.25, box.bottom + _BELOW, box.bottom + _BELOW + _BAND)
        self._highest = max(_BEYOND * limit, _AFTER * rate)
        band = self._box
        self.frame = Rectangle(width=band.width, height=band.height, stroke_width=2.5, color=color("muted"))
        self.frame.move_to(band.center)
        self.hatching = Polyline([], "muted", width=2.0)
        self.border = Line(stroke_width=5.0, color=color("ink"))
        self.zero = text(number(0.0)).next_to((band.left, band.bottom, 0.0), DOWN, buff=0.14)
        self.zero.align_to(self.frame, LEFT)
        self.found = text(number(limit, 3)).next_to((self._at(limit), band.bottom, 0.0), DOWN, buff=0.14)
        self.too_large = text("too large", role="muted").next_to(band.center, DOWN, buff=0.14)
        self.too_large.set_x(band.right - self.too_large.width / 2).set_y(self.found.get_y())
        self.dot = Dot((self._at(rate), band.center[1], 0.0), radius=0.15, color=color(LEARNING_RATE.role))
        name = words.rate(rate).next_to((self._at(rate), band.top, 0.0), UP, buff=GAP)
        name.set_x(float(np.clip(name.get_x(), band.left + name.width / 2, band.right - name.width / 2)))
        self.marker = VGroup(self.dot, name)
        self.base = VGroup(self.frame, self.hatching, self.border, self.zero, self.too_large)
        self.add(self.base, self.found, self.marker)
        self.set_state(limit=first)

    def _at(self, rate: float) -> float:
        share = min(rate / self._highest, 1.0)
        return self._box.left + share * self._box.width

    def set_state(self, *, limit: float) -> Self:
        """Hatch the learning rates beyond a limit."""
        self.limit = float(limit)
        left, band = self._at(self.limit), self._box
        self.border.put_start_and_end_on((left, band.bottom, 0.0), (left, band.top, 0.0))
        room = Box(left, band.right, band.bottom, band.top)
        self.hatching.set_runs(hatching(room) if room.width > 1e-6 else [])
        return self
