"""One path through a network as a chain of functions: a chart for each, and how a change passes along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from manim import Animation, FadeOut, ReplacementTransform, VGroup, VMobject

from mathkit.learning.networks.neural_network import Network
from scenes.learning.training_a_network.curves import passed_range, sum_reach
from scenes.learning.training_a_network.examples import NUDGE, Example
from scenes.learning.training_a_network.signal_networks import rounded
from scenes.learning.training_a_network.slopes.charts import ROW, CloseUp, SlopeChart, is_curved, links
from scenes.learning.training_a_network.wirings import LAYERS, MARKED, RADIUS, Edge, neuron
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.writing import Written, on_plate, text

FACTORS = ("first", "second", "third", "last")
"""The names of the slopes along the path."""

_LEFT, _BELOW = 0.84, 0.97
"""Room for the labels of a chart."""

_LONGEST = 0.9
"""The longest change is drawn so long, in manim units, and every axis has the scale of that."""


class SlopePath(VGroup):
    """The neurons of a path in a ``row``, and under them ``charts``, one for each link.

    Parameters
    ----------
    parts
        What the row shows: of the input, of the hidden neuron and of the output what they pass on, and the
        weights between them.
    """

    def __init__(self, network: Network, example: Example) -> None:
        words, chain = frame().wide, links(network, example)
        changes = np.cumprod([NUDGE, *(link.slope for link in chain)])
        unit = min(0.6 / NUDGE, _LONGEST / np.abs(changes).max())
        column, rough = words.width / len(chain), is_curved(chain[1], float(changes[1]))
        self.places = places = [
            (words.left + k * column + _LEFT, words.bottom + _BELOW) for k in range(len(chain))
        ]
        about = ((False, False), (False, rough), (rough, rough), (rough, True))
        self.charts = [
            SlopeChart(link, places[k], float(changes[k]), unit, about[k]) for k, link in enumerate(chain)
        ]
        bend, reach = chain[1], sum_reach(chain[1].x)
        self.close_up = CloseUp(
            self.charts[1], places[1], (-reach, reach), passed_range(network.activation, bend.x)
        )
        self.row = self._row(network, example)
        super().__init__(self.row, *self.charts)

    @property
    def factors(self) -> dict[str, VMobject]:
        """The slope of each link, by the names of `FACTORS`."""
        return {name: chart.factor[1] for name, chart in zip(FACTORS, self.charts, strict=True)}

    @property
    def later_weight(self) -> Any:
        """The number on the edge to the output."""
        return self.row[6][-1]

    @property
    def ends(self) -> list[VGroup]:
        """What is on the stage of the first and of the last chart."""
        return [self.charts[0].in_chart, self.charts[-1].in_chart]

    def fall_back(self, along: Sequence[Any]) -> list[Animation]:
        """Let each slope fall into the part of a network, ordered as the row, along which it goes."""
        parts = (along[3], along[1], along[4], along[2])
        return [
            FadeOut(chart.factor, target_position=part, run_time=1.0)
            for chart, part in zip(self.charts, parts, strict=True)
        ]

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


def move_over(old: Iterable[Any], new: Iterable[Any], run_time: float) -> list[Animation]:
    """Let parts, just taken off the stage, become others; the old ones stay as they are, for later."""
    return [ReplacementTransform(a.copy(), b, run_time=run_time) for a, b in zip(old, new, strict=True)]


def _signal(value: float, role: Role, decimals: int = 2) -> Written:
    return text(rounded(value, decimals), size=27, role=role)
