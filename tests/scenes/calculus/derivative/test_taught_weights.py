from __future__ import annotations

import pytest

from mathkit.functions.one_variable import polynomial
from scenes.calculus.derivative.taught_weights import TaughtWeight


def test_the_weight_stays_on_the_curve_as_it_steps():
    picture = TaughtWeight(polynomial([9.0, -6.0, 1.0]), 1.0)
    picture.step_to(2.0, run_time=1.0).interpolate(0.5)
    assert picture.plot.values(picture.point.get_center()) == pytest.approx([1.5, 2.25])
