from __future__ import annotations

import numpy as np
import pytest

from scenes.optimization.momentum.growth import StepCounts
from scenes.optimization.momentum.tuning import BestDescents

LOWEST = np.array([8.0, -1.5])


def test_bars_are_as_long_as_their_steps_once_they_have_grown():
    first, second = BestDescents(25, LOWEST), BestDescents(100, LOWEST)
    counts = StepCounts(first, second)
    assert [bar.width / counts.unit for bar in counts.bars[:2]] == pytest.approx(first.needed)
    assert counts.bars[2].width < 0.01
    for index in (2, 3):
        growing = counts.grow(index, 1.0)
        growing.begin()
        growing.interpolate(1.0)
    assert [bar.width / counts.unit for bar in counts.bars[2:]] == pytest.approx(second.needed)
    assert counts.numbers[3].source == "57 ≈ 2.2 × 26"
