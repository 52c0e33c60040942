from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.learning.logistic_regression.sides import Sides
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.frame import frame

weight = st.floats(-5, 5)
threshold = st.floats(0.05, 0.95)


@pytest.fixture(scope="module")
def plot():
    return Plot(frame().picture, (-3, 3), (-2, 2))


def area(tint):
    """By the shoelace formula."""
    if len(tint.points) == 0:
        return 0.0
    x, y = np.vstack([tint.points[::4], tint.points[-1:]])[:, :2].T
    return abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2


@given(weight, weight, weight, threshold)
def test_the_two_sides_fill_the_plot_and_do_not_overlap(plot, a, b, bias, level):
    below, above = Sides(plot).set_state(model=(a, b, bias), threshold=level).tints
    assert area(below) + area(above) == pytest.approx(plot.box.width * plot.box.height)


@given(weight, weight, weight, threshold)
def test_the_line_lies_where_the_probability_is_the_threshold(plot, a, b, bias, level):
    line = Sides(plot).set_state(model=(a, b, bias), threshold=level).line
    for end in line.points[[0, -1]] if len(line.points) else []:
        x, y = plot.values(end)
        assert a * x + b * y + bias == pytest.approx(np.log(level / (1 - level)), abs=1e-6)


@pytest.mark.parametrize(("bias", "sure"), [(1.0, 1), (0.0, 1), (-1.0, 0)])
def test_without_weights_one_side_fills_the_plot(plot, bias, sure):
    sides = Sides(plot).set_state(model=(0.0, 0.0, bias), threshold=0.5)
    assert area(sides.tints[sure]) == pytest.approx(plot.box.width * plot.box.height)
    assert area(sides.tints[1 - sure]) == 0
    assert not sides.line_in_sight


def test_a_line_far_away_is_out_of_sight(plot):
    sides = Sides(plot, levels=(0.1,))
    assert sides.set_state(model=(1.0, 0.0, 0.0), threshold=0.5).line_in_sight
    assert not sides.set_state(model=(0.1, 0.0, 3.0), threshold=0.5).line_in_sight
