"""A small network with numbers on its neurons and edges: signals, weights, and the slope of each weight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import DOWN, UP, Animation, AnimationGroup, Create, FadeIn, ReplacementTransform, VGroup
from numpy.typing import ArrayLike, NDArray

from mathkit.learning.networks.neural_network import Backward, Network
from scenes.learning.training_a_network.examples import Example
from scenes.learning.training_a_network.wirings import MARKED, Edge, Wiring
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import number
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, on_plate, text

_NUMBER_SIZE = 27
"""Of the numbers in neurons and on edges."""

_NUMBERS_AT = 0.36
"""Where the number of an edge stands, as a share of its length."""

_STUB = 0.34
"""The length of the edge of a bias, at the most, in manim units."""

_ROOMY = 0.5
"""The radius of a neuron that holds two numbers, in manim units."""

_LOWER = 0.182
"""How far above and below the middle of a neuron its two numbers stand, in manim units."""

_THINNEST, _THICKEST = 1.5, 11.0
"""Stroke widths of the edges with no slope and with the steepest of the example."""


class SignalNetwork(Wiring):
    """A network beside the words, with numbers.

    ``numbers`` on the edges are the weights, ``signals`` in the neurons what they pass on, ``slopes`` in the
    hidden neurons and in the output what comes back; ``traces`` on the edges are as wide as a slope is steep.
    ``numbers``, ``signals`` and ``slopes`` have a group for each layer, and ``stubs`` are the edges of the
    biases, first of the hidden neurons; ``bias`` names that of the output.

    Parameters
    ----------
    network
        At the start.
    example
        What the network computes from a point, and the slopes of its loss. The hidden neuron with the
        steepest weight has a thick outline.
    names
        Of both inputs, and of the output.
    """

    def __init__(self, network: Network, example: Example, names: Sequence[str]) -> None:
        picture = frame().picture
        box = Box(picture.left, picture.right, picture.bottom, picture.top - _STUB)
        super().__init__(len(network.hidden_biases), names, box, _ROOMY)
        passed, back = example.passed, example.back
        self.followed = example.weight[0]
        self.neurons[1][self.followed].set_stroke(width=MARKED)
        hidden = self.places[1]
        room = float(hidden[0, 1] - hidden[1, 1]) - 2 * self.radius
        above = np.array([0.0, self.radius + min(_STUB, 0.7 * room)])
        places = [*hidden, *self.places[2]]
        self.stubs = VGroup(*(Edge(place + above, place, self.radius, stub=True) for place in places))
        self.bias = text("bias", size=LABEL_SIZE, role="muted").next_to(self.stubs[-1], UP, buff=GAP)
        self.traces = VGroup()
        self.steepest = max(float(np.abs(_along_edges(back)).max()), 1e-12)
        self.numbers = self.weights_of(network)
        self.signals = VGroup(
            self.in_neurons(0, passed.inputs[0], "data"),
            self.in_neurons(1, passed.hidden[0], "ink", 3),
            self.in_neurons(2, passed.probabilities[:1], "result", 3),
        )
        self.slopes = VGroup(
            self.in_neurons(1, back.hidden_scores[0], "slope", 3, size=FINE_SIZE).shift(_LOWER * DOWN),
            self.in_neurons(2, back.scores[:1], "slope", 3),
        )

    def in_neurons(
        self, layer: int, values: ArrayLike, role: Role, decimals: int = 2, size: float = _NUMBER_SIZE
    ) -> VGroup:
        """A number in each neuron of a layer: 0 for the inputs, 2 for the output."""
        return VGroup(
            *(
                text(rounded(value, decimals), size=size, role=role).move_to((*place, 0.0))
                for value, place in zip(np.atleast_1d(values), self.places[layer], strict=True)
            )
        )

    def on_edges(self, layer: int, values: ArrayLike, *, fixed: bool = False) -> VGroup:
        """A number on each edge into the hidden neurons (0), shape (k, 2), or into the output (1), (k,).

        Each has up to two decimals, or, if they are *fixed*, just as many.
        """
        written = (
            text(rounded(each, 2, fixed=fixed), size=_NUMBER_SIZE, role="path") for each in np.ravel(values)
        )
        return VGroup(
            *(
                on_plate(value, margin=0.08, opacity=1.0).move_to(edge.at(_NUMBERS_AT))
                for value, edge in zip(written, self.edges[layer], strict=True)
            )
        )

    def weights_of(self, network: Network, *, fixed: bool = False) -> VGroup:
        """The weights of a network on its edges, a group for each layer."""
        layers = (network.hidden_weights, network.output_weights)
        return VGroup(*(self.on_edges(*each, fixed=fixed) for each in enumerate(layers))).set_z_index(1)

    def come_back(self) -> list[Animation]:
        """Let slopes come back to the hidden neurons, under what these pass on."""
        signals: list[Any] = list(self.signals[1])
        smaller = FINE_SIZE / _NUMBER_SIZE
        lifted = [each.animate.scale(smaller).shift(_LOWER * UP) for each in signals]
        return [*lifted, FadeIn(self.slopes[0], rate_func=second_half)]

    def blame(self, back: Backward) -> Animation:
        """Let a trace on each edge be as wide as the mean slope of the losses along its weight is steep.

        All have the scale of the slopes of the example; biases have theirs on the stubs.
        """
        edges: list[Any] = [*(edge for layer in self.edges for edge in layer), *self.stubs]
        traces = VGroup()
        for edge, slope in zip(edges, _along_edges(back), strict=True):
            width = _THINNEST + (_THICKEST - _THINNEST) * abs(float(slope)) / self.steepest
            traces.add(edge.trace(width))
        old, self.traces = self.traces, traces
        if len(old):
            return ReplacementTransform(old, self.traces)
        return AnimationGroup(*map(Create, self.traces))

    def grow(self, sketch: Wiring, values: Any, run_time: float) -> list[Animation]:
        """Let a small network become this one, and the numbers of named values its inputs."""
        old = [*sketch, *(number for _, number in values)]
        new = [self.edges, self.neurons, self.names, *self.signals[0]]
        grown = [ReplacementTransform(*pair, run_time=run_time) for pair in zip(old, new, strict=True)]
        return [*grown, FadeIn(self.stubs, self.bias, run_time=run_time, rate_func=second_half)]

    def along(self, hidden: int, source: int) -> tuple[list[Any], list[Any]]:
        """The parts along a path, in the order of the row of a ``SlopePath``, and all other parts."""
        neurons = (self.neurons[0][source], self.neurons[1][hidden], self.neurons[2][0])
        numbers = (self.number_of(hidden, source), self.numbers[1][hidden])
        signals = (self.signals[0][source], self.signals[1][hidden], self.signals[2][0])
        parts = [*neurons, *self.path(hidden, source), *numbers, *signals]
        layers = (self.neurons, self.edges, self.numbers, self.signals)
        every = [each for group in layers for layer in group for each in layer]
        return parts, [each for each in every if all(each is not part for part in parts)] + [
            self.names,
            self.stubs,
            self.bias,
        ]

    def number_of(self, hidden: int, source: int) -> Any:
        """The number on the edge from an input to a hidden neuron."""
        return self.numbers[0][2 * hidden + source]

    def renumber(self, network: Network) -> list[Animation]:
        """Let the numbers on the edges give way to the weights of another network."""
        old, self.numbers = self.numbers, self.weights_of(network, fixed=True)
        return swap(old, self.numbers)


def _along_edges(back: Backward) -> NDArray[np.float64]:
    """The mean slopes of the losses along the weights, in the order of the edges, and along the biases."""
    weights = (back.hidden_weights.mean(axis=0).ravel(), back.output_weights.mean(axis=0))
    return np.concatenate([*weights, back.hidden_scores.mean(axis=0), [back.scores.mean()]])


def rounded(value: float, decimals: int, *, fixed: bool = False) -> str:
    """A number short enough for a neuron; what rounds to 0 is written as 0, without a sign."""
    return number(round(float(value), decimals) + 0.0, decimals, fixed=fixed)
