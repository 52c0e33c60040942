from __future__ import annotations

import numpy as np
import pytest

from scenes.learning.training_a_network.bend_sketches import BendSketch
from scenes.stage.shapes.frame import Box

BOXES = [Box(0.0, 2.0, 0.0, 1.0), Box(3.0, 3.4, 0.2, 0.6)]


def heights(sketch, box):
    x, y = sketch.curve.points[:, 0], sketch.curve.points[:, 1]
    return y[(x >= box.left - 1e-9) & (x <= box.right + 1e-9)]


@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "relu"])
def test_the_curve_stays_in_every_box_at_any_share(activation):
    sketch = BendSketch(activation, BOXES)
    for bend in (0.0, 0.5, 1.0):
        sketch.set_state(bend=bend)
        for box in BOXES:
            found = heights(sketch, box)
            assert len(found)
            assert box.bottom - 1e-6 <= found.min() <= found.max() <= box.top + 1e-6


def test_a_bent_sum_levels_off():
    sketch = BendSketch("tanh", BOXES[:1])
    straight = np.ptp(heights(sketch, BOXES[0]))
    sketch.set_state(bend=1.0)
    assert np.ptp(heights(sketch, BOXES[0])) < 0.65 * straight
