"""Two cuts through the loss, along either weight: one steep, one flat, on one scale."""

from __future__ import annotations

from manim import DOWN, LEFT, RIGHT, UP, VGroup

from scenes.optimization.adaptive_methods.maps import FLAT, STEEP
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import number
from scenes.stage.type.writing import text

_REACH, _LOSSES = (-0.6, 2.4), (-0.3, 2.6)
"""What is seen of a cut: weights, and losses, with room between the flat curve and the axis."""

_ASKED = (0.3, 1.5)
"""Where each rate is asked for: above both curves, and left of the slopes."""

DECIMALS = 5
"""Of slopes, so that they differ by the factor that is said."""


class Section(VGroup):
    """The loss ½ · curvature · w² along one weight, with its slope where the walks start."""

    def __init__(self, box: Box, curvature: float, start: float, index: int) -> None:
        role: Role = FLAT if index == 1 else STEEP
        name = tint(f"$w_{index}$", role)
        self.plot = Plot(box, _REACH, _LOSSES, names=("", f"loss along {name}"), ticks=Ticks(x=4, y=3))
        self.curve = GrownCurve.graph(self.plot, lambda w: curvature * w**2 / 2, _REACH[0], role)
        loss, slope = curvature * start**2 / 2, curvature * start
        self.dot = self.plot.dot(start, loss, "ink", radius=0.1)
        self.tangent = self.plot.tangent(start, loss, slope, length=1.5)
        self.slope = text(f"slope {number(slope, DECIMALS)}", role="slope")
        self.slope.move_to(self.plot.at(start, loss), aligned_edge=RIGHT + DOWN).shift(GAP * (LEFT + UP))
        self.asked = text("rate?", role="dial").move_to(self.plot.at(*_ASKED))
        super().__init__(self.plot, self.curve, self.dot, self.tangent, self.slope)


def sections(curvatures: tuple[float, float], start: float) -> tuple[Section, Section]:
    """The cut along the flat weight, below, and the one along the steep weight, above it."""
    box = frame().words
    middle = (box.top + box.bottom) / 2
    low, high = (
        Box(box.left, box.right, *ends) for ends in ((box.bottom, middle - GAP), (middle + GAP / 2, box.top))
    )
    return Section(low, curvatures[0], start, 1), Section(high, curvatures[1], start, 2)
