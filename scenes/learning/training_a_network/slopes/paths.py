"""One path through a network as a chain of functions: a chart for each, and how a change passes along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from manim import Animation, ReplacementTransform, VGroup, VMobject

from mathkit.learning.networks.neural_network import Network
from scenes.learning.training_a_network.curves import passed_range, sum_reach
from scenes.learning.training_a_network.examples import NUDGE, Example
from scenes.learning.training_a_network.signal_networks import rounded
from scenes.learning.training_a_network.slopes.charts import (
    HEIGHT,
    MARGIN,
    ROW,
    Change,
    CloseUp,
    SlopeChart,
    is_curved,
    links,
)
from scenes.learning.training_a_network.wirings import LAYERS, MARKED, RADIUS, Edge, neuron
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.writing import Written, on_plate, text

FACTORS = ("first", "second", "third", "last")
"""The names of the slopes along the path."""

_LEFT, _BELOW, _RIGHT = 0.9, 0.97, 0.3
"""Room for the labels of a chart, and for half of a number at the end of the last axis."""

_STEEPEST = 100.0
"""A unit is at most so long, in manim units: the nudge of the weight is as long as ten times this nudge."""


class SlopePath(VGroup):
    """The neurons of a path in a ``row``, and under them ``charts``, one for each link.

    Parameters
    ----------
    parts
        What the row shows: of the input, of the hidden neuron and of the output what they pass on, and the
        weights between them.
    """

    def __init__(self, network: Network, example: Example) -> None:
        chain = links(network, example)
        runs = np.cumprod([NUDGE, *(link.slope for link in chain)])
        rough = is_curved(chain[1], float(runs[1]))
        about = ((False, False), (False, rough), (rough, rough), (rough, True))
        changes = [Change(*each) for each in zip(chain, map(float, runs), about, strict=False)]
        self.charts = _side_by_side(changes)
        bend, reach = chain[1], sum_reach(chain[1].x)
        self.close_up = CloseUp(self.charts[1], (-reach, reach), passed_range(network.activation, bend.x))
        self.row = self._row(network, example)
        super().__init__(self.row, *self.charts)

    @property
    def factors(self) -> dict[str, VMobject]:
        """The slope of each link, by the names of `FACTORS`."""
        return {name: chart.factor[1] for name, chart in zip(FACTORS, self.charts, strict=True)}

    @property
    def weight(self) -> Any:
        """The number of the weight that is raised."""
        return self.row[5][-1]

    def _row(self, network: Network, example: Example) -> VGroup:
        (j, k), passed = example.weight, example.passed
        x = [float(chart.plot.box.center[0]) for chart in self.charts]
        places = [np.array([x[at], ROW]) for at in (0, 1, 3)]
        neurons = [neuron(place, role) for place, role in zip(places, LAYERS, strict=True)]
        neurons[1].set_stroke(width=MARKED)
        edges = [Edge(places[0], places[1], RADIUS), Edge(places[1], places[2], RADIUS)]
        weights = (network.hidden_weights[j, k], network.output_weights[j])
        numbers = [
            on_plate(_signal(float(weight), "path"), margin=0.1, opacity=1.0).move_to((at, ROW, 0.0))
            for weight, at in zip(weights, ((x[0] + x[1]) / 2, x[2]), strict=True)
        ]
        values = ((passed.inputs[0, k], 2), (passed.hidden[0, j], 3), (passed.probabilities[0], 3))
        roles: tuple[Role, ...] = ("data", "ink", "result")
        signals = [
            _signal(value, role, decimals).move_to((*place, 0.0))
            for (value, decimals), role, place in zip(values, roles, places, strict=True)
        ]
        return VGroup(*neurons, *edges, *numbers, *signals)


def _side_by_side(changes: Sequence[Change]) -> list[SlopeChart]:
    """A chart for each change, all in one scale, and each as wide as its own change needs."""
    box = frame().wide
    edge = box.right - _RIGHT
    room = edge - box.left - sum(_LEFT + change.room for change in changes)
    longest = max(abs(change.rise) for change in changes)
    lengths = sum(abs(change.run) for change in changes)
    unit = min(_STEEPEST, room / lengths, (HEIGHT - 2 * MARGIN) / max(longest, 1e-12))
    widths = [_LEFT + change.width(unit) for change in changes]
    apart = (edge - box.left - sum(widths)) / (len(widths) - 1)
    rights = box.left + np.cumsum(widths) + apart * np.arange(len(widths))
    return [
        SlopeChart(change, (float(right) - change.width(unit), box.bottom + _BELOW), unit)
        for change, right in zip(changes, rights, strict=True)
    ]


def move_over(old: Iterable[Any], new: Iterable[Any], run_time: float) -> list[Animation]:
    """Let parts, just taken off the stage, become others; the old ones stay as they are, for later."""
    return [ReplacementTransform(a.copy(), b, run_time=run_time) for a, b in zip(old, new, strict=True)]


def _signal(value: float, role: Role, decimals: int = 2) -> Written:
    return text(rounded(value, decimals), size=27, role=role)
