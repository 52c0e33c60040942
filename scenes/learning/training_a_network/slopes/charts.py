"""One function of a chain as a chart: where a network is on it, and how a change goes along its slope."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import numpy as np
from manim import DOWN, RIGHT, UP, Animation, Create, Dot, FadeIn, Line, ReplacementTransform, VGroup

from mathkit.learning.networks.neural_network import Network, activated
from scenes.learning.training_a_network.curves import loss_over_sum
from scenes.learning.training_a_network.examples import Example
from scenes.learning.training_a_network.signal_networks import rounded
from scenes.learning.training_a_network.wirings import RADIUS
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.lesson.attention import second_half
from scenes.stage.shapes.curves import Polyline, clip_polyline
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, text

Range = tuple[float, float]
"""The ends of an axis."""

HEIGHT = 2.5
"""Of a chart without its labels."""

ROW = 1.5
"""The height of the neurons above the charts."""

_BELOW = 0.87
"""From the lower end of a chart to the baseline of the name of its axis."""

_CLEAR = 0.1
"""The least space between a number and the lines of its chart, in manim units."""

MARGIN = 0.3
"""From the edge of a chart to a change in it, at the least, in manim units."""

_NARROWEST = 1.5
"""The least width of a chart: its ticks have numbers."""

_OVER = ROW - RADIUS - 0.1
"""The height on which a leg flies to the next chart, over all labels."""

_NUMBER_SIZE, _LAST_SIZE = 27, 32
"""Of the numbers at the legs of a change, and of those in the last chart, which answer the question."""

_RIM = 8.0
"""The width of the ground around the name of an axis, which a leg passes behind."""


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


def is_curved(link: Link, run: float) -> bool:
    """Whether a change of x changes y not just along the slope."""
    ends = link.function(np.array([link.x, link.x + run]))
    return not np.isclose(ends[1] - ends[0], link.slope * run, rtol=0.0, atol=1e-9)


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


class Change:
    """A change along one link: its ``run``, its ``rise`` along the slope, and the numbers of both.

    Parameters
    ----------
    about
        Whether the run, and the rise, are exact only along the slopes.
    """

    def __init__(self, link: Link, run: float, about: tuple[bool, bool] = (False, False)) -> None:
        self.link, self.run, self.rise = link, run, link.slope * run
        ends = link.names[1] == "loss"
        roles: tuple[Role, Role] = ("ink", "slope" if ends else "ink")
        size = _LAST_SIZE if ends else _NUMBER_SIZE
        self.run_number, self.rise_number = (
            text(f"{'≈ ' if rough else ''}{rounded(change, 4)}", size=size, role=role)
            for rough, change, role in zip(about, (run, self.rise), roles, strict=True)
        )

    @property
    def room(self) -> float:
        """The width that its chart needs beside the run, in manim units."""
        return max(_NARROWEST, 2 * MARGIN + GAP + self.rise_number.width)

    def width(self, unit: float) -> float:
        """Of its chart without its labels, where 1 is *unit* long."""
        return abs(self.run) * unit + self.room


class SlopeChart(VGroup):
    """One link: its ``curve``, the ``run`` of a change, and its ``rise`` along the slope, with their numbers.

    Parameters
    ----------
    place
        Of the axes alone, the lower left corner.
    unit
        The length of 1 on both axes, in manim units: so large that a small change can be seen.
    """

    def __init__(self, change: Change, place: tuple[float, float], unit: float) -> None:
        link, run, rise = change.link, change.run, change.rise
        self.run_number, self.rise_number = change.run_number, change.rise_number
        side = 1.0 if run >= 0 else -1.0
        width = change.width(unit)
        middle = np.array([link.x + side * (width / 2 - MARGIN) / unit, link.y + rise / 2])
        half = np.array([width, HEIGHT]) / unit / 2
        low, high = middle - half, middle + half
        self.link = link
        self.plot = plot_at(place, width, (low[0], high[0]), (low[1], high[1]), link.names)
        x = self.plot.sample()
        self.curve = self.plot.curve(x, link.function(x), "muted")
        start = self.plot.at(link.x, link.y)
        corner, end = start + run * unit * RIGHT, start + run * unit * RIGHT + rise * unit * UP
        self.dot = Dot(start, radius=0.1, color=color("ink"))
        self.run, self.rise = (
            Line(*ends, stroke_width=6.0, color=color("ink")) for ends in ((start, corner), (corner, end))
        )
        self.slant = Line(start, end, stroke_width=5.0, color=color("slope"))
        drawing = (self.curve, self.run, self.rise, self.slant, self.dot)
        box, under = self.plot.box.inset(_CLEAR), DOWN if rise >= 0 else UP
        beside = side * RIGHT
        label_near(self.rise_number, self.rise.get_center(), beside, drawing, box=box, gap=GAP)
        taken = (*drawing, self.rise_number)
        label_near(self.run_number, self.run.get_center(), under, taken, box=box, gap=GAP)
        self.factor = VGroup(
            text("slope", size=LABEL_SIZE, role="muted"),
            text(number(link.slope, link.decimals), size=40, role=link.role),
        ).arrange(RIGHT, buff=GAP)
        for part in self.factor:
            part.stand_on(ROW + RADIUS + 0.2)
        self.factor.set_x(self.plot.box.center[0])
        drawn = (self.dot, self.run, self.rise, self.slant, self.run_number, self.rise_number)
        self.beside = side
        self.in_chart = VGroup(self.plot, self.curve, *drawn)
        super().__init__(self.plot, self.curve)

    def starts(self) -> list[Animation]:
        """The change of the weight itself."""
        return [Create(self.run), FadeIn(self.run_number)]

    def rises(self) -> list[Animation]:
        """The change goes along the slope."""
        return [Create(self.rise), Create(self.slant), FadeIn(self.rise_number)]

    def takes(self, before: SlopeChart) -> list[Animation]:
        """What has risen in the chart before runs on here, and then its number comes."""
        return [
            ReplacementTransform(before.rise.copy(), self.run, path_func=_over(before.beside)),
            FadeIn(self.run_number, rate_func=second_half),
        ]


def _over(side: float) -> Callable[[Points, Points, float], Points]:
    """The way of a leg with a number on that *side*: it rises away from the number, flies over, and sinks."""

    def path(start: Points, end: Points, share: float) -> Points:
        flat = end - end.mean(axis=0)
        over = np.array([start[0, 0] - side * np.abs(flat[:, 0]).max(), _OVER, 0.0])
        there = np.array([end[:, 0].mean(), _OVER, 0.0])
        stops = (start, flat + over, flat + there, end)
        leg = min(int(3 * share), 2)
        on_leg = 3 * share - leg
        return np.asarray((1 - on_leg) * stops[leg] + on_leg * stops[leg + 1])

    return path


class CloseUp(VGroup):
    """The curve of a link as a whole, which comes closer until it is that of its chart.

    Its state: the share ``zoom`` of the way there. ``plot`` has the axes of the whole.

    Parameters
    ----------
    x_range, y_range
        What the whole shows.
    """

    def __init__(self, chart: SlopeChart, x_range: Range, y_range: Range) -> None:
        box = chart.plot.box
        place = box.left, box.bottom
        self.chart, self.plot = chart, plot_at(place, box.width, x_range, y_range, chart.link.names)
        here = np.array([chart.link.x, chart.link.y])
        far, near = (
            np.abs(np.array([each.x_range, each.y_range]) - here[:, None]) for each in (self.plot, chart.plot)
        )
        self.here, self.far, self.near = here[:, None], far, near
        self.curve = Polyline([], "muted", width=5.0)
        self.dot = Dot(radius=0.1, color=color("ink"))
        super().__init__(self.curve, self.dot)
        self.set_state(zoom=0.0)

    def set_state(self, *, zoom: float) -> Self:
        """Come closer by a share: what is seen on each side of the network shrinks in equal factors."""
        self.zoom = zoom
        (left, right), (below, above) = self.far * (self.near / self.far) ** zoom
        box, x = self.chart.plot.box, self.chart.link.x
        at = np.linspace(x - left, x + right, 400)
        y = self.chart.link.function(at) - self.chart.link.y
        places = np.column_stack(
            [
                np.linspace(box.left, box.right, len(at)),
                box.bottom + (y + below) / (below + above) * box.height,
            ]
        )
        self.curve.set_runs(clip_polyline(places, box))
        self.dot.move_to(
            (
                box.left + left / (left + right) * box.width,
                box.bottom + below / (below + above) * box.height,
                0.0,
            )
        )
        return self


def plot_at(
    place: tuple[float, float],
    width: float,
    x_range: Range,
    y_range: Range,
    names: tuple[str, str],
) -> Plot:
    """A plot whose axes alone begin at a place, and are as high as a chart; names stand on one baseline."""
    box = Box(place[0], place[0] + width, place[1], place[1] + HEIGHT)
    inner = Plot(box, x_range, y_range, names=names, ticks=Ticks(x=3, y=3)).box
    outer = Box(
        2 * box.left - inner.left,
        2 * box.right - inner.right,
        2 * box.bottom - inner.bottom,
        2 * box.top - inner.top,
    )
    plot = Plot(outer, x_range, y_range, names=names, ticks=Ticks(x=3, y=3))
    *_, below, above = plot.labels
    below.stand_on(place[1] - _BELOW)
    above.stand_on(place[1] + HEIGHT + GAP + 0.06)
    above.set_stroke(color("background"), width=_RIM, background=True).set_z_index(1)
    return plot
