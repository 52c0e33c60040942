"""The shares of both outcomes among the buses so far, which settle on their probabilities."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import LEFT, RIGHT, UP, Rectangle, VGroup

from mathkit.probability.random_variables import Tosses
from scenes.probability.random_variables.lines import ROLES, enlarge
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, Readout, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FORMULA_SIZE, text

BAR = 0.55
"""The width of an outline; from the middle of one to the middle of the other it is 1."""

_FILLED = 0.6
"""The width of the bar of a share, inside the outline of its probability."""

_ENDS = (-1.2, 2.2)
"""The ends of the horizontal axis: outside of each bar there is room for its probability."""

_INSIDE = 0.1
"""The height of a point in a bar."""

_FEET = 1.35
"""The room under the plot, for the bus and the number of each bar, in manim units."""


class Shares(VGroup, Seekable):
    """A bar for Y = 0 and one for Y = 1, as high as their shares of the first 1, 2, …, n outcomes.

    Time counts outcomes.

    Attributes
    ----------
    bars
        Of zeros and of ones.
    expected, chances
        Outlines as high as the probabilities, and their names.
    feet, inside
        Where the bus of each bar stands, and a point in the bar.
    """

    def __init__(self, tosses: Tosses, *, box: Box | None = None) -> None:
        super().__init__()
        box = box or frame().picture
        above = Box(box.left, box.right, box.bottom + _FEET, box.top)
        self.tosses, self.steps = tosses, len(tosses.values)
        self.plot = Plot(above, _ENDS, (0.0, 1.08), names=("", "share of all buses"), ticks=Ticks(x=0))
        enlarge([*self.plot.labels][:-1], self.plot.box)
        self.bars, self.expected, self.chances = VGroup(), VGroup(), VGroup()
        p = tosses.probability
        for outcome, (height, name, line) in enumerate(((1 - p, "1 - p", "B"), (p, "p", "A"))):
            bar = Rectangle(stroke_width=0.0, fill_color=color(ROLES[line]), fill_opacity=0.9)
            self.bars.add(bar)
            self.expected.add(Polyline([self._corners(outcome, BAR, height)], "ink", width=4.0))
            side, edge = (RIGHT, outcome + BAR / 2) if outcome else (LEFT, outcome - BAR / 2)
            chance = text(f"${name} = {number(height)}$")
            self.chances.add(chance.next_to(self.plot.at(edge, height), side, buff=GAP))
        self.feet = [self.plot.at(outcome, 0) + (_FEET - 0.25) * -UP for outcome in (0, 1)]
        self.inside = [self.plot.at(outcome, _INSIDE) for outcome in (0, 1)]
        self.add(self.plot, self.bars, self.expected, self.chances)
        self.seek(0)

    def _corners(self, outcome: int, width: float, height: float) -> Points:
        left, right = outcome - width / 2, outcome + width / 2
        return self.plot.to_frame([(left, 0), (left, height), (right, height), (right, 0)])

    def seek(self, step: float, /) -> Self:
        """Show the shares as they are after *step* outcomes; between two of them nothing changes."""
        self.step = step
        count = int(step + 1e-9)
        ones = float(self.tosses.running_share[count - 1]) if count else 0.0
        for outcome, share in enumerate((1 - ones, ones) if count else (0.0, 0.0)):
            corners = self._corners(outcome, _FILLED * BAR, share)
            outline = np.vstack([corners, corners[:1]])
            self.bars[outcome].set_points_as_corners(np.column_stack([outline, np.zeros(5)]))
        return self

    def numbers(self) -> Readout:
        """How many outcomes there are so far, how many are ones, and the share of these."""
        ones = np.concatenate([[0], np.cumsum(self.tosses.values)])
        share = np.concatenate([[0], self.tosses.running_share])
        now = lambda: self.step  # noqa: E731
        return readout(
            [
                Reading.of_steps("buses", np.arange(self.steps + 1), now),
                Reading.of_steps("ones", ones, now),
                Reading.of_steps("share of ones", share, now, lambda value: number(value, 3), ROLES["A"]),
            ],
            size=FORMULA_SIZE,
        )
