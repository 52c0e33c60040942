"""A meter for the dot product while an arrow turns."""

from __future__ import annotations

from manim import Dot, VGroup

from scenes.linear_algebra.dot_product.projections import Projection
from scenes.stage.axes.scales import Scale, Zone
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import degrees
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.writing import FORMULA_SIZE, stack

_SCALE_HEIGHT = 1.8

_BESIDE_SCALE = 0.5
"""Manim units kept free to the right of the scale."""


class ProductMeter(VGroup):
    """The angle and the product of a projection as running numbers, and the product on a scale below.

    The scale reaches from the lowest to the largest product of a with b as a turns.
    """

    def __init__(self, projection: Projection, *, box: Box | None = None) -> None:
        box = box or frame().words
        most = projection.product.length_a * projection.product.length_b
        readings = [
            Reading("$theta$", lambda: projection.angle, degrees),
            # At a right angle only rounding errors are left of the product.
            Reading("$a dot b$", lambda: round(projection.product.value, 9), role="result"),
        ]
        numbers = stack(readout(readings, size=FORMULA_SIZE), box=box)
        below = box.below(numbers, gap=0.0)
        zones = [Zone(0.0, "negative", "muted"), Zone(most, "positive", "muted")]
        room = Box(below.left, below.right - _BESIDE_SCALE, below.top - _SCALE_HEIGHT, below.top)
        scale = Scale(room, -most, zones, ["0"])
        mark = Dot(radius=0.12, color=color("result"))
        mark.add_updater(lambda dot: dot.move_to(scale.at(projection.product.value)))
        super().__init__(numbers, scale, mark)
