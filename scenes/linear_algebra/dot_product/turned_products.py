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

_NAME = 1.0
"""How far the axis of angles runs on beyond the last stop, in radians: there it has its name."""

_CLOSE = 0.6
"""So close to the line of 0, as a share of the largest product, a number above the dot would touch it."""

_SMOOTH = 120
"""Points on the curve."""


class TurnedProducts(VGroup):
    """|a| |b| cos θ, drawn as far as ``angle`` has run, between ``low`` and ``high``, in radians.

    ``numbers`` are the products at a stop: along b, at a right angle, against b; ``now`` is the one at the
    angle where it begins, and ``letter`` names the angle; none of these is part of it.
    """

    def __init__(self, product: DotProduct, box: Box, shown: tuple[float, float]) -> None:
        self.most = product.length_a * product.length_b
        values: tuple[tuple[float, Role], ...] = (
            (self.most, "result"),
            (0.0, "result"),
            (-self.most, "slope"),
        )
        written = [text(_rounded(value), size=FINE_SIZE, role=role) for value, role in values]
        room = max(each.width for each in written) + 0.3
        inner = Box(box.left + room, box.right, box.bottom + 0.4, box.top)
        self.plot = Plot(inner, (-0.05, np.pi + _NAME), (1.3 * shown[0], 1.3 * shown[1]), ticks=Ticks(0, 0))
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
                each.move_to(
                    (
                        self.plot.box.left - 0.15 - each.width / 2,
                        self.plot.at(0, self.most * np.cos(stop))[1],
                        0.0,
                    )
                )
                for each, stop in zip(written, _STOPS, strict=True)
            )
        )
        box = self.plot.box
        self.names, self.letter = (
            VGroup(text("area", size=FINE_SIZE), text("angle", size=FINE_SIZE)),
            text("$theta$"),
        )
        self.names[0].next_to((box.left + 0.08, box.top + 0.2, 0.0), LEFT, buff=0.0)
        self.names[1].next_to(self.stops[-1], RIGHT, buff=0.4)
        self.letter.next_to(self.names[1], DOWN, buff=GAP)
        role: Role = "slope" if product.sign == "negative" else "result"
        self.now = text(number(product.value, EXACT), role=role)
        # Just under the line of 0 the number stands on the other side of the curve.
        way = DOWN + LEFT if -_CLOSE * self.most < product.value < 0 else UP + RIGHT
        self.now.next_to(self.plot.at(product.angle or 0.0, product.value), way, buff=0.2)
        self.curves = VGroup(Polyline([], "result", width=6.0), Polyline([], "slope", width=6.0))
        self.dot = Dot(radius=0.11)
        self.angle = self.low = self.high = product.angle or 0.0
        super().__init__(self.plot, self.names, self.zero, self.stops, self.curves, self.dot)
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
