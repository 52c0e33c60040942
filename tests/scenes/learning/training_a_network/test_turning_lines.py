from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.datasets import points_under_rule
from scenes.learning.training_a_network.turning_lines import TurningLine, shortest_turn
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.frame import frame

CLOUD = points_under_rule(30, "diagonal", seed=1)


def test_the_line_lies_across_its_normal_and_counts_what_is_right():
    line = TurningLine(Plot(frame().picture, (-2, 2), (-2, 2), equal=True), CLOUD, np.pi / 4)
    assert line.right == 30
    line.set_state(angle=5 * np.pi / 4)
    assert line.right == 0
    line.set_state(angle=0.0, offset=0.5)
    assert [line.plot.values(point)[0] for point in line.boundary.points] == pytest.approx(
        [0.5] * len(line.boundary.points)
    )
    assert line.right == np.sum((CLOUD.points[:, 0] >= 0.5) == (CLOUD.labels == 1))


def test_a_line_turns_the_short_way():
    assert shortest_turn(0.1, 2 * np.pi - 0.1) == pytest.approx(-0.1)
    assert shortest_turn(3.0, -3.0) == pytest.approx(2 * np.pi - 3.0)
