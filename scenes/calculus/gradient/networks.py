"""A network of layers as a drawing: a circle for each neuron, a line for each weight."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
from manim import Circle, VGroup

from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points

_RADIUS = 0.28
"""Of a neuron, in manim units."""


class Network(VGroup):
    """Layers from left to right in *box*: ``layers`` of circles, and between two of them ``weights``."""

    def __init__(self, sizes: Sequence[int], box: Box) -> None:
        inner = box.inset(_RADIUS)
        pitch = inner.height / max(*sizes, 2)
        columns = [
            np.column_stack([np.full(size, x), inner.center[1] - pitch * (np.arange(size) - (size - 1) / 2)])
            for x, size in zip(np.linspace(inner.left, inner.right, len(sizes)), sizes, strict=True)
        ]
        self.weights = VGroup(
            *(
                Polyline(
                    [_rim_to_rim(*ends) for ends in product(left, right)], "muted", width=2.0, opacity=0.75
                )
                for left, right in pairwise(columns)
            )
        )
        self.layers = VGroup(*(VGroup(*map(_neuron, column)) for column in columns))
        super().__init__(self.weights, self.layers)


def _rim_to_rim(start: Points, end: Points) -> Points:
    """The line between two neurons that leaves out their insides."""
    step = _RADIUS * (end - start) / np.linalg.norm(end - start)
    return np.array([start + step, end - step])


def _neuron(place: Points) -> Circle:
    return Circle(radius=_RADIUS, stroke_color=color("muted"), stroke_width=2.5).move_to((*place, 0.0))
