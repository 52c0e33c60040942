"""The neurons of a small network and the edges between them, as large or as small as its box."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

import numpy as np
from manim import DOWN, UP, Circle, Create, Dot, MoveAlongPath, VGroup

from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.markers import question_mark
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, text

RADIUS = 0.46
"""Of a neuron that holds a number, in manim units."""

SMALL = 0.3
"""The radius of a neuron without a number, at the most."""

LAYERS: tuple[Role, Role, Role] = ("data", "path", "result")
"""The colours of the inputs, of the hidden neurons, each as its line, and of the output, as the border."""

_INPUTS_PITCH = 4.0
"""From one input to the other, at the most: their edges do not cross where their numbers stand."""

_INPUTS_SHARE = 0.62
"""From one input to the other, at the most, as a share of the height."""

_LARGEST_PITCH = 1.5
"""From one hidden neuron to the next, at the most."""

_RUNNER = 0.11
"""The radius of a dot that runs along an edge, in manim units."""

MARKED = 7.0
"""Stroke width of the hidden neuron that the film follows."""

_SKETCHED, _BELOW = 2.5, 0.42
"""The height of a small network with the names under it, and of those names, in manim units."""


class Wiring(VGroup):
    """Two inputs, a column of k hidden neurons, and one output; an edge for each weight.

    ``edges[0]`` are the edges into the hidden neurons, first all of the first neuron; ``edges[1]`` are those
    into the output.

    Parameters
    ----------
    hidden
        k.
    names
        Of both inputs, and of the output.
    box
        Its place.
    radius
        Of a neuron.
    """

    def __init__(self, hidden: int, names: Sequence[str], box: Box, radius: float = RADIUS) -> None:
        labels = [text(name, size=LABEL_SIZE, role="muted") for name in names]
        margin = max(radius, *(label.width / 2 for label in labels))
        inner = Box(box.left + margin, box.right - margin, box.bottom, box.top)
        pitch = min(_LARGEST_PITCH, (inner.height - 2 * radius) / max(hidden - 1, 1))
        apart = min(_INPUTS_PITCH, _INPUTS_SHARE * inner.height)
        x = np.linspace(inner.left, inner.right, 3)
        self.radius = radius
        self.places = [
            np.column_stack([np.full(n, each), inner.center[1] - step * (np.arange(n) - (n - 1) / 2)])
            for each, n, step in zip(x, (2, hidden, 1), (apart, pitch, 0.0), strict=True)
        ]
        into_hidden = [(self.places[0][k], self.places[1][j]) for j, k in product(range(hidden), range(2))]
        into_output = [(place, self.places[2][0]) for place in self.places[1]]
        self.edges: Any = VGroup(
            *(VGroup(*(Edge(*ends, radius) for ends in layer)) for layer in (into_hidden, into_output))
        )
        self.neurons: Any = VGroup(
            *(
                VGroup(*(neuron(place, role, radius) for place in layer))
                for layer, role in zip(self.places, LAYERS, strict=True)
            )
        )
        named = zip((*self.neurons[0], *self.neurons[2]), (UP, DOWN, DOWN), strict=True)
        self.names = VGroup(
            *(label.next_to(*each, buff=GAP) for label, each in zip(labels, named, strict=True))
        )
        super().__init__(self.edges, self.neurons, self.names)

    @classmethod
    def sketch(cls, hidden: int, names: Sequence[str]) -> Wiring:
        """A small network without numbers, under the words."""
        words = frame().words
        box = Box(words.left, words.right, words.bottom + _BELOW, words.bottom + _SKETCHED)
        return cls(hidden, names, box, min(SMALL, 0.42 * box.height / hidden))

    def join(self, hidden: int) -> Create:
        """Let a hidden neuron come, with the edges from both inputs."""
        into = self.edges[0][2 * hidden : 2 * hidden + 2]
        return Create(VGroup(*into, self.neurons[1][hidden]))

    def unclear(self) -> VGroup:
        """A question mark in the place of the hidden neurons."""
        return question_mark(self.places[1].mean(axis=0))

    def path(self, hidden: int, source: int) -> tuple[Any, Any]:
        """The two edges of the path from an input through a hidden neuron to the output."""
        return self.edges[0][2 * hidden + source], self.edges[1][hidden]


class Edge(Polyline):
    """The line between two neurons that leaves out their insides; a *stub* begins outside of any."""

    def __init__(self, start: Points, end: Points, radius: float, *, stub: bool = False) -> None:
        step = radius * (end - start) / np.linalg.norm(end - start)
        self.ends = np.array([start, end])
        self.rims = np.array([start if stub else start + step, end - step])
        super().__init__([self.rims], "path", width=2.5, opacity=0.85)

    def trace(self, width: float) -> Polyline:
        """What a slope leaves on the edge."""
        return Polyline([self.rims], "slope", width=width)

    def at(self, share: float) -> Points:
        """The point (3,) at that share of the way between the centres of the neurons."""
        return np.append(self.ends[0] + share * (self.ends[1] - self.ends[0]), 0.0)


def neuron(place: Points, role: Role, radius: float = RADIUS, width: float = 3.0) -> Circle:
    """The outline of a neuron at a place (2,)."""
    return Circle(radius=radius, stroke_color=color(role), stroke_width=width).move_to((*place, 0.0))


def runs(edges: Iterable[Any], role: Role, *, back: bool = False) -> list[MoveAlongPath]:
    """Animations of a dot along each edge, from rim to rim: forward, or *back* towards the inputs."""
    found = []
    for edge in edges:
        start, end = edge.rims[::-1] if back else edge.rims
        dot = Dot((*start, 0.0), radius=_RUNNER, color=color(role)).set_z_index(-1)
        found.append(MoveAlongPath(dot, Polyline([np.array([start, end])]), remover=True))
    return found
