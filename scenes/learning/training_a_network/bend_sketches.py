"""How the bend of the hidden neurons grows, in a chart and small in each neuron of a sketch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import VGroup

from mathkit.learning.networks.neural_network import Activation
from scenes.learning.training_a_network.decision_regions import partly_bent
from scenes.stage.shapes.curves import Polyline, clip_polyline
from scenes.stage.shapes.frame import Box

_REACH = 2.6
"""A curve shows the sums from minus this to this."""

_TALL = 1.7
"""And what is passed on from minus this to this."""


class BendSketch(VGroup):
    """What a hidden neuron passes on, over its sum: the same curve in several boxes.

    Its state: the share ``bend``, from 0, where sums are passed on as they are, to 1, all of it.

    Parameters
    ----------
    boxes
        Their places. The first has axes.
    """

    def __init__(self, activation: Activation, boxes: Sequence[Box]) -> None:
        self.activation, self.boxes = activation, boxes
        first, (x, y) = boxes[0], boxes[0].center[:2]
        cross = [np.array([(first.left, y), (first.right, y)]), np.array([(x, first.bottom), (x, first.top)])]
        self.axes = Polyline(cross, "muted", width=2.0)
        self.curve = Polyline([], "path", width=5.0)
        super().__init__(self.axes, self.curve)
        self.set_state(bend=0.0)

    def set_state(self, *, bend: float) -> Self:
        """Bend the sums by a share."""
        self.bend = bend
        sums = np.linspace(-_REACH, _REACH, 121)
        passed = partly_bent(sums, self.activation, bend)
        shape = np.column_stack([sums / _REACH, passed / _TALL]) / 2
        sized = ((box.center[:2] + shape * (box.width, box.height), box) for box in self.boxes)
        self.curve.set_runs(run for places, box in sized for run in clip_polyline(places, box))
        return self
