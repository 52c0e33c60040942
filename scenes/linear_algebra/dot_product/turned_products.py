"""The dot product over the angle: a dot on a curve, which follows a as it turns."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Dot, VGroup

from mathkit.linear_algebra.dot_product import DotProduct
from scenes.linear_algebra.dot_product.words import EXACT
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import is_exact, number
from scenes.stage.type.writing import FINE_SIZE, text

_STOPS = (0.0, np.pi / 2, np.pi)
"""The angles that have a number."""

_INSIDE = 0.35
"""From an end of the curve to its number, inside of the curve, in manim units."""

_CLOSE = 0.6
"""So close to the line of 0, as a share of the largest product, a number above the dot would touch it."""

_SMOOTH = 120
"""Points on the curve."""


class TurnedProducts(VGroup):
    """|a| |b| cos θ, drawn as far as ``angle`` has run, between ``low`` and ``high``, in radians.

    ``numbers`` are the products at a stop: along b, at a right angle, against b, each at its place on the
    curve; ``now`` is the one at the angle where it begins; ``angle_name`` and ``letter`` name the angle. None
    of these is part of it.
    """

    def __init__(self, product: DotProduct, box: Box, shown: tuple[float, float]) -> None:
        self.most = product.length_a * product.length_b
        values: tuple[tuple[float, Role], ...] = (
            (self.most, "result"),
            (0.0, "result"),
            (-self.most, "slope"),
        )
        written = [text(_rounded(value), size=FINE_SIZE, role=role) for value, role in values]
        inner = Box(box.left, box.right, box.bottom + 0.4, box.top - 0.35)
        self.plot = Plot(inner, (-0.05, np.pi + 0.15), (1.2 * shown[0], 1.2 * shown[1]), ticks=Ticks(0, 5))
        self.zero = Polyline([self.plot.to_frame([(0.0, 0.0), (np.pi, 0.0)])], "muted", width=2.0)
        self.stops = VGroup(
            *(
                text(f"{round(np.degrees(stop))}°", size=FINE_SIZE).move_to(
                    (self.plot.at(stop, 0)[0], self.plot.box.bottom - GAP - 0.15, 0.0)
                )
                for stop in _STOPS
            )
        )
        self.numbers = VGroup(
            *(
                each.next_to(self.plot.at(stop, self.most * np.cos(stop)), way, buff=_INSIDE)
                for each, stop, way in zip(written, _STOPS, (DOWN, UP + RIGHT, UP), strict=True)
            )
        )
        self.numbers[0].align_to(self.plot.at(0.1, 0.0), LEFT)
        self.numbers[2].align_to(self.plot.at(np.pi, 0.0), RIGHT)
        box = self.plot.box
        self.area_name, self.angle_name, self.letter = (
            text(each, size=FINE_SIZE) for each in ("area", "angle", "$theta$")
        )
        self.area_name.next_to((box.left, box.top, 0.0), UP, buff=0.12).align_to((box.left, 0.0, 0.0), RIGHT)
        self.angle_name.move_to((self.stops[1].get_center() + self.stops[2].get_center()) / 2)
        self.letter.next_to(self.angle_name, RIGHT, buff=GAP).align_to(self.stops, DOWN)
        role: Role = "slope" if product.sign == "negative" else "result"
        self.now = text(number(product.value, EXACT), role=role)
        # Just under the line of 0 the number stands on the other side of the curve.
        way = DOWN + LEFT if -_CLOSE * self.most < product.value < 0 else UP + RIGHT
        self.now.next_to(self.plot.at(product.angle or 0.0, product.value), way, buff=0.2)
        self.curves = VGroup(Polyline([], "result", width=6.0), Polyline([], "slope", width=6.0))
        self.dot = Dot(radius=0.11)
        self.angle = self.low = self.high = product.angle or 0.0
        super().__init__(self.plot, self.area_name, self.zero, self.stops, self.curves, self.dot)
        self.set_state()

    def to(self, angle: float, *, run_time: float) -> Tween:
        """Run to another angle; what was passed stays drawn."""
        return tween(
            self, angle=angle, low=min(self.low, angle), high=max(self.high, angle), run_time=run_time
        )

    def set_state(
        self, *, angle: float | None = None, low: float | None = None, high: float | None = None
    ) -> Self:
        """Put the dot at an *angle*, and draw the curve from *low* to *high*."""
        self.angle = self.angle if angle is None else float(angle)
        self.low = self.low if low is None else float(low)
        self.high = self.high if high is None else float(high)
        turns = np.linspace(self.low, self.high, _SMOOTH)
        for curve, here in zip(self.curves, (turns <= np.pi / 2, turns >= np.pi / 2), strict=True):
            part = turns[here]
            curve.set_runs([self.plot.to_frame(np.column_stack([part, self.most * np.cos(part)]))])
        value = self.most * float(np.cos(self.angle))
        self.dot.move_to(self.plot.at(self.angle, value))
        self.dot.set_fill(color("slope" if value < -1e-9 else "result"), opacity=1.0)
        return self


def _rounded(value: float) -> str:
    return f"{'' if is_exact(value) else '≈ '}{number(value)}"
