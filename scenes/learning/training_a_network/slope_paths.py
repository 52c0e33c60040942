"""One path through a network as a chain of functions: a chart for each, and how a change passes along."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Animation,
    Create,
    Dot,
    FadeIn,
    Line,
    ReplacementTransform,
    TransformFromCopy,
    VGroup,
    VMobject,
)

from mathkit.learning.neural_network import Network, activated
from scenes.learning.training_a_network.curves import loss_over_sum
from scenes.learning.training_a_network.examples import NUDGE, Example
from scenes.learning.training_a_network.signal_networks import rounded
from scenes.learning.training_a_network.wirings import LAYERS, MARKED, RADIUS, Edge, neuron
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, Written, on_plate, text

FACTORS = ("first", "second", "third", "last")
"""The names of the slopes along the path."""

_WIDTH, _HEIGHT = 2.15, 2.3
"""Of a chart without its labels; beside it half of a number at the end of the axis has room."""

_LEFT, _BELOW = 0.84, 0.97
"""Room for the labels of a chart."""

_ROW = 1.3
"""The height of the neurons above the charts."""

_LONGEST = 1.0
"""The longest change is drawn so long, in manim units, and every axis has the scale of that."""

_CLEAR = 0.1
"""The least space between a number and the lines of its chart, in manim units."""


@dataclass(frozen=True)
class Link:
    """One function of the chain: where the network is on it, and its slope there."""

    function: Callable[[Points], Points]
    x: float
    y: float
    slope: float
    names: tuple[str, str]
    role: Role
    decimals: int = 2


def links(network: Network, example: Example) -> list[Link]:
    """From the weight with the steepest slope to the loss."""
    (j, k), passed, back = example.weight, example.passed, example.back
    weight, total, hidden = (
        float(each)
        for each in (network.hidden_weights[j, k], passed.hidden_scores[0, j], passed.hidden[0, j])
    )
    value, out = float(passed.inputs[0, k]), float(network.output_weights[j])
    score, loss = float(passed.scores[0]), float(back.losses[0])
    return [
        Link(lambda w: total + value * (w - weight), weight, total, value, ("weight", "sum"), "data"),
        Link(
            lambda z: activated(z, network.activation),
            total,
            hidden,
            float(back.hidden_slopes[0, j]),
            ("sum", "passed on"),
            "slope",
            3,
        ),
        Link(lambda h: score + out * (h - hidden), hidden, score, out, ("passed on", "output's sum"), "path"),
        Link(
            lambda s: loss_over_sum(example.label, s),
            score,
            loss,
            float(back.scores[0]),
            ("output's sum", "loss"),
            "slope",
            3,
        ),
    ]


class SlopeChart(VGroup):
    """One link: its ``curve``, the ``run`` of a change, and its ``rise`` along the slope, with their numbers.

    Parameters
    ----------
    place
        Of the axes alone, the lower left corner.
    run
        The change of x.
    unit
        The length of 1 on both axes, in manim units: so large that a small change can be seen.
    """

    def __init__(self, link: Link, place: tuple[float, float], run: float, unit: float) -> None:
        rise = link.slope * run
        middle, half = np.array([link.x + run / 2, link.y + rise / 2]), np.array([_WIDTH, _HEIGHT]) / unit / 2
        low, high = middle - half, middle + half
        self.link = link
        self.plot = _plot_at(place, (low[0], high[0]), (low[1], high[1]), link.names)
        x = self.plot.sample()
        self.curve = self.plot.curve(x, link.function(x), "muted")
        start = self.plot.at(link.x, link.y)
        corner, end = start + run * unit * RIGHT, start + run * unit * RIGHT + rise * unit * UP
        self.dot = Dot(start, radius=0.1, color=color("ink"))
        self.run, self.rise = (
            Line(*ends, stroke_width=6.0, color=color("ink")) for ends in ((start, corner), (corner, end))
        )
        self.slant = Line(start, end, stroke_width=5.0, color=color("slope"))
        last: Role = "slope" if link.names[1] == "loss" else "ink"
        self.run_number, self.rise_number = text(rounded(run, 4)), text(rounded(rise, 4), role=last)
        drawing = (self.curve, self.run, self.rise, self.slant, self.dot)
        side = RIGHT if run >= 0 else LEFT
        box = self.plot.box.inset(_CLEAR)
        label_near(self.rise_number, self.rise.get_center(), side, drawing, box=box, gap=_CLEAR)
        under = DOWN if rise >= 0 else UP
        taken = (*drawing, self.rise_number)
        label_near(self.run_number, self.run.get_center(), under, taken, box=box, gap=GAP)
        self.factor = VGroup(
            text("slope", size=LABEL_SIZE, role="muted"),
            text(number(link.slope, link.decimals), size=40, role=link.role),
        ).arrange(RIGHT, buff=GAP)
        for part in self.factor:
            part.stand_on(_ROW + RADIUS + 0.2)
        self.factor.set_x(self.plot.box.center[0])
        self.shown = VGroup(
            *(self.dot, self.run, self.rise, self.slant, self.run_number, self.rise_number, self.factor)
        )
        super().__init__(self.plot, self.curve)

    def starts(self) -> list[Animation]:
        """The change of the weight itself."""
        return [FadeIn(self.dot), Create(self.run), FadeIn(self.run_number)]

    def rises(self) -> list[Animation]:
        """The change goes along the slope."""
        return [Create(self.rise), Create(self.slant), FadeIn(self.rise_number)]

    def takes(self, before: SlopeChart) -> list[Animation]:
        """What has risen in the chart before runs on here."""
        return [
            TransformFromCopy(before.rise, self.run),
            TransformFromCopy(before.rise_number, self.run_number),
        ]


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
        column = words.width / len(chain)
        self.charts = [
            SlopeChart(
                link, (words.left + k * column + _LEFT, words.bottom + _BELOW), float(changes[k]), unit
            )
            for k, link in enumerate(chain)
        ]
        self.row = self._row(network, example)
        super().__init__(self.row, *self.charts)

    @property
    def factors(self) -> dict[str, VMobject]:
        """The slope of each link, by the names of `FACTORS`."""
        return {name: chart.factor[1] for name, chart in zip(FACTORS, self.charts, strict=True)}

    @property
    def shown(self) -> VGroup:
        """All that is on the stage under the row."""
        return VGroup(*(VGroup(each.plot, each.curve, each.shown) for each in self.charts))

    def _row(self, network: Network, example: Example) -> VGroup:
        (j, k), passed = example.weight, example.passed
        x = [float(chart.plot.box.center[0]) for chart in self.charts]
        places = [np.array([x[at], _ROW]) for at in (0, 1, 3)]
        neurons = [neuron(place, role) for place, role in zip(places, LAYERS, strict=True)]
        neurons[1].set_stroke(width=MARKED)
        edges = [Edge(places[0], places[1], RADIUS), Edge(places[1], places[2], RADIUS)]
        weights = (network.hidden_weights[j, k], network.output_weights[j])
        numbers = [
            on_plate(_signal(float(weight), "path"), margin=0.1, opacity=1.0).move_to((at, _ROW, 0.0))
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


def _plot_at(
    place: tuple[float, float],
    x_range: tuple[float, float],
    y_range: tuple[float, float],
    names: tuple[str, str],
) -> Plot:
    """A plot whose axes alone begin at a place and have the size of a chart."""
    box = Box(place[0], place[0] + _WIDTH, place[1], place[1] + _HEIGHT)
    inner = Plot(box, x_range, y_range, names=names, ticks=Ticks(x=3, y=3)).box
    outer = Box(
        2 * box.left - inner.left,
        2 * box.right - inner.right,
        2 * box.bottom - inner.bottom,
        2 * box.top - inner.top,
    )
    return Plot(outer, x_range, y_range, names=names, ticks=Ticks(x=3, y=3))


def _signal(value: float, role: Role, decimals: int = 2) -> Written:
    return text(rounded(value, decimals), size=27, role=role)
