"""A small network with numbers on its neurons and edges: signals, weights, and who is to blame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

import numpy as np
from manim import (
    DOWN,
    Animation,
    AnimationGroup,
    Circle,
    Create,
    Dot,
    FadeIn,
    FadeOut,
    Mobject,
    MoveAlongPath,
    ReplacementTransform,
    VGroup,
)
from numpy.typing import ArrayLike

from mathkit.learning.neural_network import Backward, Forward, Network
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, on_plate, text

_RADIUS = 0.46
"""Of a neuron, in manim units."""

_NUMBER_SIZE = 27
"""Of the numbers in neurons and on edges."""

_INPUTS_PITCH = 4.0
"""From one input to the other: wide enough that their edges do not cross where their numbers stand."""

_LARGEST_PITCH = 1.5
"""From one hidden neuron to the next, at the most."""

_NUMBERS_AT = 0.36
"""Where the number of an edge stands, as a share of its length."""

_RUNNER = 0.11
"""The radius of a dot that runs along an edge, in manim units."""

_NUDGED = 8.0
"""Stroke width of an edge along which a nudge has run."""

_THINNEST, _THICKEST = 1.5, 11.0
"""Stroke widths of the edges with no blame and with the most."""


class SignalNetwork(VGroup):
    """Two inputs, a column of k hidden neurons, and one output; an edge for each weight.

    ``edges[0]`` are the edges into the hidden neurons, first all of the first neuron; ``edges[1]`` are those
    into the output.

    ``numbers`` on the edges are the weights, ``signals`` in the neurons what they pass on; both have a group
    for each layer. ``traces`` are left on edges by nudges and by blame.

    Parameters
    ----------
    network
        At the start.
    passed
        What the network computes from a point.
    names
        Of both inputs, and of the output.
    """

    def __init__(
        self, network: Network, passed: Forward, names: tuple[str, str, str], *, box: Box | None = None
    ) -> None:
        box, hidden = box or frame().picture, len(network.hidden_biases)
        labels = [text(name, size=LABEL_SIZE, role="muted") for name in names]
        margin = max(label.width for label in labels) / 2
        inner = Box(box.left + max(margin, _RADIUS), box.right - max(margin, _RADIUS), box.bottom, box.top)
        middle = inner.center[1]
        pitch = min(_LARGEST_PITCH, (inner.height - 2 * _RADIUS) / max(hidden - 1, 1))
        x = np.linspace(inner.left, inner.right, 3)
        self.places = [
            np.column_stack([np.full(count, each), middle - apart * (np.arange(count) - (count - 1) / 2)])
            for each, count, apart in zip(x, (2, hidden, 1), (_INPUTS_PITCH, pitch, 0.0), strict=True)
        ]
        into_hidden = [(self.places[0][k], self.places[1][j]) for j, k in product(range(hidden), range(2))]
        into_output = [(place, self.places[2][0]) for place in self.places[1]]
        self.edges = VGroup(*(VGroup(*map(_edge, ends)) for ends in (into_hidden, into_output)))
        self.neurons = VGroup(*(VGroup(*map(_neuron, layer)) for layer in self.places))
        named = (*self.neurons[0], *self.neurons[2])
        self.names = VGroup(
            *(label.next_to(each, DOWN, buff=GAP) for label, each in zip(labels, named, strict=True))
        )
        self.traces = VGroup()
        super().__init__(self.edges, self.neurons, self.names)
        self.numbers = self.weights_of(network)
        self.signals = VGroup(
            self.in_neurons(0, passed.inputs[0], "data"),
            self.in_neurons(1, passed.hidden[0], "result"),
            self.in_neurons(2, passed.probabilities[:1], "result"),
        ).set_z_index(2)

    def in_neurons(self, layer: int, values: ArrayLike, role: Role) -> VGroup:
        """A number in each neuron of a layer: 0 for the inputs, 2 for the output."""
        return VGroup(
            *(
                text(rounded(value, 2), size=_NUMBER_SIZE, role=role).move_to((*place, 0.0))
                for value, place in zip(np.atleast_1d(values), self.places[layer], strict=True)
            )
        )

    def on_edges(self, layer: int, values: ArrayLike) -> VGroup:
        """A number on each edge into the hidden neurons (0), shape (k, 2), or into the output (1), (k,)."""
        return VGroup(
            *(
                on_plate(
                    text(rounded(value, 2), size=_NUMBER_SIZE, role="path"), margin=0.1, opacity=1.0
                ).move_to(edge.at(_NUMBERS_AT))
                for value, edge in zip(np.ravel(values), self.edges[layer], strict=True)
            )
        )

    def weights_of(self, network: Network) -> VGroup:
        """The weights of a network on its edges, a group for each layer."""
        layers = (network.hidden_weights, network.output_weights)
        return VGroup(*(self.on_edges(*each) for each in enumerate(layers))).set_z_index(1)

    def nudge(self, edges: Sequence[Edge]) -> list[Animation]:
        """Animations of a small change that runs along edges and leaves a trace on each of them."""
        traces = [edge.trace(_NUDGED) for edge in edges]
        self.traces.add(*traces)
        return [*map(Create, traces), *runs(edges, "slope")]

    def blame(self, back: Backward) -> Animation:
        """Let a trace on each edge be as wide as the mean slope of the losses along its weight is large."""
        slopes = np.concatenate([back.hidden_weights.mean(axis=0).ravel(), back.output_weights.mean(axis=0)])
        widths = _THINNEST + (_THICKEST - _THINNEST) * np.abs(slopes) / max(np.abs(slopes).max(), 1e-12)
        edges: list[Any] = [edge for layer in self.edges for edge in layer]
        traces = (edge.trace(float(width)) for edge, width in zip(edges, widths, strict=True))
        old, self.traces = self.traces, VGroup(*traces)
        if len(old) == len(self.traces):
            return ReplacementTransform(old, self.traces)
        return AnimationGroup(FadeOut(old), *map(Create, self.traces))

    def number_of(self, neuron: int, source: int) -> Any:
        """The number on the edge from an input to a hidden neuron."""
        return self.numbers[0][2 * neuron + source]

    def renumber(self, network: Network) -> Animation:
        """Let the numbers on the edges become the weights of another network."""
        old, self.numbers = self.numbers, self.weights_of(network)
        pairs = [
            (a, b) for layers in zip(old, self.numbers, strict=True) for a, b in zip(*layers, strict=True)
        ]
        return AnimationGroup(*(ReplacementTransform(*pair) for pair in pairs))

    def path(self, neuron: int, source: int) -> tuple[Any, Any]:
        """The two edges of the path from an input through a hidden neuron to the output."""
        return self.edges[0][2 * neuron + source], self.edges[1][neuron]

    def paths(self, source: int) -> tuple[list[Edge], list[Edge]]:
        """The edges of all paths from an input: those into the hidden neurons, and those to the output."""
        pairs = [self.path(neuron, source) for neuron in range(len(self.edges[1]))]
        return [into for into, _ in pairs], [out for _, out in pairs]


def landing(row: Any, source: Mobject) -> list[Animation]:
    """Animations of a row of a name and a number; the number comes from its source."""
    name, number = row
    return [FadeIn(name), FadeIn(number, target_position=source)]


def runs(edges: Iterable[Any], role: Role, *, back: bool = False) -> list[MoveAlongPath]:
    """Animations of a dot along each edge: forward, or *back* towards the inputs. The dots stay under it."""
    found = []
    for edge in edges:
        start, end = edge.at(1.0 if back else 0.0), edge.at(0.0 if back else 1.0)
        dot = Dot(start, radius=_RUNNER, color=color(role)).set_z_index(-1)
        way = Polyline([np.array([start, end])[:, :2]])
        found.append(MoveAlongPath(dot, way, remover=True))
    return found


class Edge(Polyline):
    """The line between two neurons that leaves out their insides."""

    def __init__(self, start: Points, end: Points) -> None:
        step = _RADIUS * (end - start) / np.linalg.norm(end - start)
        self.ends = np.array([start, end])
        super().__init__([np.array([start + step, end - step])], "path", width=2.5, opacity=0.85)

    def trace(self, width: float) -> Polyline:
        """What a nudge, or blame, leaves on the edge."""
        return Polyline([self.points[[0, -1]]], "slope", width=width)

    def at(self, share: float) -> Points:
        """The point (3,) at that share of the way between the centres of the neurons."""
        return np.append(self.ends[0] + share * (self.ends[1] - self.ends[0]), 0.0)


def _edge(ends: Sequence[Points]) -> Edge:
    return Edge(*ends)


def _neuron(place: Points) -> Circle:
    circle = Circle(radius=_RADIUS, stroke_color=color("muted"), stroke_width=2.5)
    return circle.set_fill(color("background"), opacity=1.0).move_to((*place, 0.0))


def rounded(value: float, decimals: int) -> str:
    """A number short enough for a neuron; what rounds to 0 is written as 0, without a sign."""
    return number(round(float(value), decimals), decimals)
