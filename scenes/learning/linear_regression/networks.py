"""A network of layers as a drawing: a circle for each neuron, a line for each weight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise, product
from typing import Any

import numpy as np
from manim import DOWN, AnimationGroup, Circle, VGroup

from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, text

_RADIUS = 0.28
"""Of a neuron, in manim units."""

_NAME_GAP = 0.3
"""From a layer to its name, in manim units."""

_NAME_HEIGHT = 0.4
"""Room for a name, in manim units."""


class Network(VGroup):
    """Layers from left to right, spread evenly over *box*; the neurons of a layer stand in a column.

    ``layers[i]`` is a group of circles, ``weights[i]`` is one shape with all lines from layer i to layer
    i + 1, and ``names`` are the names under layers.

    Parameters
    ----------
    sizes
        Neurons in each layer.
    names
        Typst markup under layers, by the index of the layer; −1 is the last.
    """

    def __init__(
        self,
        sizes: Sequence[int],
        role: Role = "muted",
        *,
        names: Mapping[int, str] | None = None,
        box: Box | None = None,
    ) -> None:
        box = box or frame().picture
        columns = _columns(sizes, box, room_below=_NAME_GAP + _NAME_HEIGHT if names else 0.0)
        self.weights = VGroup(
            *(
                Polyline([_rim_to_rim(*ends) for ends in product(left, right)], role, width=2.0, opacity=0.75)
                for left, right in pairwise(columns)
            )
        )
        self.layers = VGroup(*(VGroup(*(_neuron(place, role) for place in column)) for column in columns))
        self.names = VGroup(
            *(
                text(name, size=LABEL_SIZE, role=role).next_to(self.layers[index], DOWN, buff=_NAME_GAP)
                for index, name in (names or {}).items()
            )
        )
        super().__init__(self.weights, self.layers, self.names)

    def light(self, layer: int, role: Role) -> Any:
        """Let the weights from a layer to the next take a colour."""
        return self.weights[layer].animate.set_stroke(color(role), width=3.5, opacity=1.0)

    def emphasize(self, layer: int, weights: Role = "path", neurons: Role = "result") -> AnimationGroup:
        """Let one layer's neurons, and the weights that lead to it, take colour; −1 is the last layer."""
        into = layer - 1 if layer > 0 else layer
        lit: list[Any] = [
            self.weights[into].animate.set_stroke(color(weights), width=4.0, opacity=1.0),
            self.layers[layer].animate.set_stroke(color(neurons), width=4.0),
        ]
        return AnimationGroup(*lit)


def _columns(sizes: Sequence[int], box: Box, room_below: float) -> list[Points]:
    """Where the neurons of each layer stand, shape (size, 2), from the top."""
    inner = Box(box.left, box.right, box.bottom + room_below, box.top).inset(_RADIUS)
    pitch = inner.height / max(*sizes, 2)
    columns = []
    for x, size in zip(np.linspace(inner.left, inner.right, len(sizes)), sizes, strict=True):
        heights = inner.center[1] + pitch * (np.arange(size) - (size - 1) / 2)[::-1]
        columns.append(np.column_stack([np.full(size, x), heights]))
    return columns


def _rim_to_rim(start: Points, end: Points) -> Points:
    """The line between two neurons that leaves out their insides."""
    step = _RADIUS * (end - start) / np.linalg.norm(end - start)
    return np.array([start + step, end - step])


def _neuron(place: Points, role: Role) -> Circle:
    return Circle(radius=_RADIUS, stroke_color=color(role), stroke_width=2.5).move_to((*place, 0.0))
