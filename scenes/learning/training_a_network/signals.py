"""A small network with numbers on its neurons and edges: signals, weights and gradients."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

import numpy as np
from manim import DOWN, Circle, Dot, VGroup
from numpy.typing import ArrayLike

from mathkit.learning.neural_network import Backward, Forward, Network
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, on_plate, text

_RADIUS = 0.42
"""Of a neuron, in manim units."""

_INPUTS_PITCH = 4.0
"""From one input to the other: wide enough that their edges do not cross where their numbers stand."""

_LARGEST_PITCH = 1.5
"""From one hidden neuron to the next, at the most."""

_NUMBERS_AT = 0.4
"""Where the number of an edge stands, as a share of its length."""

_RUNNER = 0.09
"""The radius of a dot that runs along an edge, in manim units."""

_NAME_GAP = 0.25
"""From a layer to its name."""


class SignalNetwork(VGroup):
    """Two inputs, a column of k hidden neurons, and one output; an edge for each weight.

    ``edges[0]`` are the edges into the hidden neurons, first all of the first neuron; ``edges[1]`` are those
    into the output.
    """

    def __init__(self, hidden: int, *, box: Box | None = None) -> None:
        box = box or frame().picture
        inner = box.inset(_RADIUS)
        middle = inner.center[1] + _NAME_GAP
        pitch = min(_LARGEST_PITCH, (inner.height - 2 * _NAME_GAP - _RADIUS) / max(hidden - 1, 1))
        x = np.linspace(inner.left, inner.right, 3)
        self.places = [
            np.column_stack([np.full(count, each), middle - apart * (np.arange(count) - (count - 1) / 2)])
            for each, count, apart in zip(x, (2, hidden, 1), (_INPUTS_PITCH, pitch, 0.0), strict=True)
        ]
        into_hidden = [(self.places[0][k], self.places[1][j]) for j, k in product(range(hidden), range(2))]
        into_output = [(place, self.places[2][0]) for place in self.places[1]]
        self.edges = VGroup(*(VGroup(*map(_edge, ends)) for ends in (into_hidden, into_output)))
        self.neurons = VGroup(*(VGroup(*map(_neuron, layer)) for layer in self.places))
        self.names = VGroup(
            *(
                text(name, size=LABEL_SIZE, role="muted").next_to(layer, DOWN, buff=_NAME_GAP)
                for name, layer in zip(("$x$", "$h$", "$p$"), self.neurons, strict=True)
            )
        )
        super().__init__(self.edges, self.neurons, self.names)

    def in_neurons(self, layer: int, values: ArrayLike, role: Role) -> VGroup:
        """A number in each neuron of a layer: 0 for the inputs, 2 for the output."""
        return VGroup(
            *(
                text(rounded(value, 2), size=FINE_SIZE, role=role).move_to((*place, 0.0))
                for value, place in zip(np.atleast_1d(values), self.places[layer], strict=True)
            )
        )

    def signals_of(self, passed: Forward) -> VGroup:
        """The outputs of the neurons for the first point, a group for each layer."""
        return VGroup(
            self.in_neurons(0, passed.inputs[0], "ink"),
            self.in_neurons(1, passed.hidden[0], "data"),
            self.in_neurons(2, passed.probabilities[:1], "result"),
        )

    def on_edges(self, layer: int, values: ArrayLike, role: Role, decimals: int = 2) -> VGroup:
        """A number on each edge into the hidden neurons (0), shape (k, 2), or into the output (1), (k,)."""
        return VGroup(
            *(
                on_plate(
                    text(rounded(value, decimals), size=FINE_SIZE, role=role), margin=0.08, opacity=1.0
                ).move_to(edge.at(_NUMBERS_AT))
                for value, edge in zip(np.ravel(values), self.edges[layer], strict=True)
            )
        )

    def lit(self, role: Role, *layers: int) -> list[Any]:
        """Animations that colour the edges into the hidden neurons (0) or into the output (1)."""
        edges = [edge for layer in layers for edge in self.edges[layer]]
        return [edge.animate.set_stroke(color(role), opacity=1.0) for edge in edges]

    def runners(self, layer: int, role: Role, *, back: bool = False) -> list[tuple[Dot, Polyline]]:
        """A dot for each edge of a layer, at its start, and its way; *back* they run towards the input."""
        runners = []
        for edge in self.edges[layer]:
            start, end = edge.at(1.0 if back else 0.0), edge.at(0.0 if back else 1.0)
            dot = Dot(start, radius=_RUNNER, color=color(role)).set_z_index(-1)
            runners.append((dot, Polyline([np.array([start, end])[:, :2]])))
        return runners

    def weights_of(self, network: Network) -> VGroup:
        """The weights of a network on its edges, a group for each layer."""
        return VGroup(
            self.on_edges(0, network.hidden_weights, "path"), self.on_edges(1, network.output_weights, "path")
        )

    def gradients_of(self, back: Backward) -> VGroup:
        """The derivatives of the loss of the first point by the weights, on their edges, in two groups."""
        return VGroup(
            self.on_edges(0, back.hidden_weights[0], "slope", 3),
            self.on_edges(1, back.output_weights[0], "slope", 3),
        )


class _Edge(Polyline):
    """The line between two neurons that leaves out their insides."""

    def __init__(self, start: Points, end: Points) -> None:
        step = _RADIUS * (end - start) / np.linalg.norm(end - start)
        self.ends = np.array([start, end])
        super().__init__([np.array([start + step, end - step])], "muted", width=2.0, opacity=0.75)

    def at(self, share: float) -> Points:
        """The point (3,) at that share of the way between the centres of the neurons."""
        return np.append(self.ends[0] + share * (self.ends[1] - self.ends[0]), 0.0)


def _edge(ends: Sequence[Points]) -> _Edge:
    return _Edge(*ends)


def _neuron(place: Points) -> Circle:
    circle = Circle(radius=_RADIUS, stroke_color=color("muted"), stroke_width=2.5)
    return circle.set_fill(color("background"), opacity=1.0).move_to((*place, 0.0))


def rounded(value: float, decimals: int) -> str:
    """A number short enough for a neuron; what rounds to 0 is written as 0, without a sign."""
    return number(round(float(value), decimals), decimals)
