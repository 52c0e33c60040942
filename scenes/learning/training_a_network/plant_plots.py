"""The plane of the plants: lines, borders, the rule behind them, and fresh plants that arrive to judge."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

import numpy as np
from manim import (
    Animation,
    FadeIn,
    FadeOut,
    Line,
    ReplacementTransform,
    UpdateFromAlphaFunc,
    VGroup,
    VMobject,
)
from numpy.typing import NDArray

from mathkit.learning.datasets import LabelledPoints
from mathkit.learning.label_rules import RING, LabelRule
from mathkit.learning.networks.neural_network import Network
from scenes.learning.training_a_network.decision_regions import (
    BendingRegions,
    LearnedLines,
    LearnedRegions,
    TurningLine,
    network_score,
)
from scenes.learning.training_a_network.examples import Example
from scenes.learning.training_a_network.signal_networks import SignalNetwork
from scenes.learning.training_a_network.studies import PlantStudy
from scenes.learning.training_a_network.votes import CLASS_ROLES, marks_of_class
from scenes.stage.motion.seeking import Advance, Seekable
from scenes.stage.pictures.scatter import Scatter
from scenes.stage.shapes.curves import Polyline, clip_polyline, closed
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import Markers, mark_size, question_mark
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points

_WIDTH = 1.02
"""Of the plot with its labels, in heights: both inputs have about the same range."""

_DASH = 0.22
"""The length of a dash and of a gap, in manim units."""

_TOOTH, _TEETH = 0.22, 0.3
"""The length of a short stroke on the side of a line, and from one to the next, in manim units."""

_RING = 0.85
"""The width of a ring around a mistake, as a share of the usual width: rings of neighbours keep apart."""

_GAP_TINT = 0.1
"""Of the gap between the groups."""

BOLD = 6.0
"""Stroke width of a line that the film follows."""

_SEED = 0.1
"""A line that grows from a neuron begins with this share of its size."""

_SLOW_EPOCHS = 30
"""A training is shown on a clock on which about so many epochs pass before it speeds up."""


class PlantPlot(Scatter):
    """Labelled plants on the plane of their inputs.

    Attributes
    ----------
    one
        The two sides of a single neuron, whose line turns and slides.
    bending
        The border of the network before its training, without a bend and with it.
    lines, regions
        The lines of the hidden neurons of a network, and its border, as it learns.
    gap
        Between the two groups of the plants to learn from.
    """

    def __init__(
        self,
        study: PlantStudy,
        names: tuple[str, str],
    ) -> None:
        cloud, start, training = study.cloud, study.start, study.training
        box, half = frame().picture, _WIDTH * frame().picture.height / 2
        square = Box(box.center[0] - half, box.center[0] + half, box.bottom, box.top)
        super().__init__(
            cloud.points, cloud.labels, also=study.fresh.points, roles=CLASS_ROLES, axes=names, box=square
        )
        self.plants = self.to_frame(cloud.points)
        self.one = TurningLine(self, cloud, float(np.arctan2(*start.hidden_weights[-1][::-1])))
        self.bending = BendingRegions(self, start)
        self.lines = LearnedLines(self, start, training.vectors)
        self.regions = LearnedRegions(self, network_score(start), training.vectors)
        self.gap = GroupGap(self.to_frame(study.gap.reshape(-1, 2)).reshape(study.gap.shape))

    def ringed(self, wrong: NDArray[np.bool_]) -> Markers:
        """Rings around the plants that are classified wrongly."""
        return Markers(self.plants[wrong], "ink", "ring", opacity=1.0, size=_RING)

    def unlabelled(self) -> Markers:
        """All plants, before their classes are told."""
        return Markers(self.plants, "muted", size=0.9)

    def picked(self, example: Example) -> Markers:
        """The large mark of an example, to look at."""
        return marks_of_class(example.label, self.to_frame(example.passed.inputs), opacity=1.0, size=2.2)

    def asked(self, points: Points) -> tuple[VGroup, Polyline]:
        """A question mark at the first of points (n, 2), and its way through the others."""
        way = Polyline([self.to_frame(points)])
        return question_mark(way.points[0]), way

    def drops(self, point: Points) -> VGroup:
        """Lines from a plant (2,) down and across to the axes."""
        x, y = (float(each) for each in point)
        feet = (self.at(x, self.y_range[0]), self.at(self.x_range[0], y))
        return VGroup(*(Line(self.at(x, y), foot, stroke_width=3.0, color=color("ink")) for foot in feet))

    def come_back(self, network: SignalNetwork, epoch: float) -> list[Animation]:
        """Let each neuron become its line again, and the output the border, as they are after an epoch."""
        lines = zip(network.neurons[1], self.lines.seek(epoch), strict=True)
        border = self.regions.seek(epoch).boundary
        self.lines[network.followed].set_stroke(width=BOLD)
        return [*_all_grow(*lines), *_grow(network.neurons[2][0], border)]

    def sides(self, network: Network) -> VGroup:
        """Short strokes on the side of the line of each hidden neuron that counts more toward class 1."""
        combs = VGroup()
        ways = np.sign(network.output_weights)[:, None] * network.hidden_weights
        for line, way in zip(self.lines, ways, strict=True):
            if len(line.points) and way.any():
                ends = line.points[[0, -1], :2]
                share = np.arange(_TEETH / 2, np.linalg.norm(ends[1] - ends[0]), _TEETH)[:, None]
                feet = ends[0] + share * (ends[1] - ends[0]) / np.linalg.norm(ends[1] - ends[0])
                teeth = np.stack([feet, feet + _TOOTH * way / np.linalg.norm(way)], axis=1)
                combs.add(Polyline(teeth, "path", width=3.0))
        return combs

    def train(self, first: float, last: float, run_time: float, *others: Seekable) -> list[Advance]:
        """Let the training go on from one epoch to another; early epochs take longer than late ones."""
        return paced((self.regions, self.lines, *others), first, last, run_time)


class GroupGap(VGroup):
    """The gap between two groups of plants: triangles (t, 3, 2) of the frame, the first side in one group."""

    def __init__(self, triangles: Points) -> None:
        inside = VMobject(stroke_width=0.0, fill_color=color("ink"), fill_opacity=_GAP_TINT)
        inside.points = closed(triangles)
        super().__init__(inside, Polyline(triangles[:, :2], "ink", width=2.5))
        self.set_z_index(-1)


class FreshPlants(VGroup, Seekable):
    """Plants that arrive one after another; those that the model gets wrong are ringed. Time counts plants.

    ``marks`` are the plants that the model gets right, ``missed`` those that it gets wrong; first
    those of class 0.

    Parameters
    ----------
    wrong
        Whether the model is wrong about each plant, shape (n,).
    """

    def __init__(self, plot: Scatter, cloud: LabelledPoints, wrong: NDArray[np.bool_]) -> None:
        self.places, self.labels, self.wrong = plot.to_frame(cloud.points), cloud.labels, wrong
        size = mark_size(len(wrong))
        self.marks, self.missed = (
            VGroup(*(marks_of_class(label, [], size=size) for label in (0, 1))) for _ in range(2)
        )
        self.rings = Markers([], "ink", "ring", opacity=1.0, size=_RING)
        super().__init__(self.marks, self.missed, self.rings)
        self.seek(0.0)

    def seek(self, count: float, /) -> Self:
        """Show the first *count* plants."""
        self.count = int(count + 1e-9)
        here, labels, wrong = (each[: self.count] for each in (self.places, self.labels, self.wrong))
        for group, chosen in ((self.marks, np.logical_not(wrong)), (self.missed, wrong)):
            for label, marks in enumerate(group):
                marks.set_state(places=here[chosen & (labels == label)])
        self.rings.set_state(places=here[wrong])
        return self

    @property
    def right(self) -> int:
        """How many of those that have arrived are classified correctly."""
        return self.count - int(np.sum(self.wrong[: self.count]))


def rule_border(plot: Scatter, rule: LabelRule) -> Polyline:
    """The true border between the classes, dashed."""
    far = float(np.abs([*plot.x_range, *plot.y_range]).max())
    lines = {
        "diagonal": [np.array([(-far, far), (far, -far)])],
        "corners": [np.array([(-far, 0.0), (far, 0.0)]), np.array([(0.0, -far), (0.0, far)])],
        "ring": [_circle(RING)],
    }[rule]
    runs = (run for line in lines for run in clip_polyline(plot.to_frame(line), plot.box))
    border = Polyline([dash for run in runs for dash in _dashes_along(run)], "ink", width=5.0)
    # A rim of the ground keeps the dashes apart from the border that the network has learned.
    return border.set_stroke(color("background"), width=11.0, background=True)


def dashes() -> Polyline:
    """A short dashed line, for a key."""
    return Polyline(_dashes_along(np.array([(-0.33, 0.0), (0.33, 0.0)])), "ink", width=5.0)


def arrive(marks: Any, **options: Any) -> Animation:
    """Let marks appear one after another."""
    places = marks.places
    marks.set_state(places=[])
    return UpdateFromAlphaFunc(
        marks, lambda each, share: each.set_state(places=places[: round(share * len(places))]), **options
    )


def paced(pictures: Iterable[Seekable], first: float, last: float, run_time: float) -> list[Advance]:
    """Let trainings go on from one epoch to another; early epochs take longer than late ones."""
    size = max(last - first, 1.0) / _SLOW_EPOCHS

    def pace(time: float) -> float:
        return float(((1 + size) ** time - 1) / size)

    return [Advance(each, first, last, run_time=run_time, rate_func=pace) for each in pictures]


def become(old: Any, new: Any) -> list[Animation]:
    """Let a shape, which has just been taken off the stage, become another; it keeps its points."""
    if len(old.points) and len(new.points):
        return [ReplacementTransform(old.copy(), new)]
    return [FadeOut(old), FadeIn(new)]


def _grow(neuron: Any, line: Any) -> list[Animation]:
    """Let a line grow from the place of a neuron, which fades."""
    if not len(line.points):
        return [FadeOut(neuron), FadeIn(line)]
    seed = line.copy().scale(_SEED).move_to(neuron)
    return [FadeOut(neuron, run_time=0.4), ReplacementTransform(seed, line)]


def _all_grow(*pairs: tuple[Any, Any]) -> list[Animation]:
    return [step for pair in pairs for step in _grow(*pair)]


def _circle(radius: float) -> Points:
    angles = np.linspace(0.0, 2 * np.pi, 181)
    return radius * np.column_stack([np.cos(angles), np.sin(angles)])


def _dashes_along(run: Points) -> list[Points]:
    """Cut a run of points (n, 2) into dashes, with gaps as long."""
    lengths = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(run, axis=0), axis=1))])
    starts = np.arange(0.0, lengths[-1], 2 * _DASH)
    return [
        np.column_stack([np.interp(np.linspace(start, start + _DASH, 5), lengths, axis) for axis in run.T])
        for start in starts
    ]
