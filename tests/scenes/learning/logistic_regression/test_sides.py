from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.learning.logistic_regression.sides import LEVELS, Sides
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.frame import frame

weight = st.floats(-5, 5)
threshold = st.floats(0.05, 0.95)


@pytest.fixture(scope="module")
def plot():
    return Plot(frame().picture, (-3, 3), (-2, 2))


def area(shade):
    """By the shoelace formula."""
    if len(shade.points) == 0:
        return 0.0
    x, y = np.vstack([shade.points[::4], shade.points[-1:]])[:, :2].T
    return abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2


@given(weight, weight, weight, threshold)
def test_the_shades_fill_the_plot_and_do_not_overlap(plot, a, b, bias, level):
    shades = Sides(plot).set_state(model=(a, b, bias), threshold=level).shades
    assert sum(map(area, shades)) == pytest.approx(plot.box.width * plot.box.height)


@given(weight, weight, weight)
def test_a_shade_shows_probabilities_between_its_levels(plot, a, b, bias):
    sides = Sides(plot).set_state(model=(a, b, bias), threshold=0.5)
    for shade, low, high in zip(sides.shades, (0, *LEVELS), (*LEVELS, 1), strict=True):
        for x, y in (plot.values(point) for point in shade.points):
            assert low - 1e-6 <= 1 / (1 + np.exp(-(a * x + b * y + bias))) <= high + 1e-6


@given(weight, weight, weight, threshold)
def test_the_line_lies_where_the_probability_is_the_threshold(plot, a, b, bias, level):
    line = Sides(plot).set_state(model=(a, b, bias), threshold=level).line
    for end in line.points[[0, -1]] if len(line.points) else []:
        x, y = plot.values(end)
        assert a * x + b * y + bias == pytest.approx(np.log(level / (1 - level)), abs=1e-6)


@pytest.mark.parametrize(("bias", "place"), [(9.0, 5), (0.0, 3), (-1.0, 2)])
def test_without_weights_one_shade_fills_the_plot(plot, bias, place):
    sides = Sides(plot).set_state(model=(0.0, 0.0, bias), threshold=0.5)
    assert area(sides.shades[place]) == pytest.approx(plot.box.width * plot.box.height)
    assert sum(map(area, sides.shades)) == pytest.approx(plot.box.width * plot.box.height)
    assert not sides.line.points.size


def test_a_line_far_away_is_out_of_sight(plot):
    sides = Sides(plot)
    assert sides.set_state(model=(1.0, 0.0, 0.0), threshold=0.5).line.points.size
    assert not sides.set_state(model=(0.1, 0.0, 3.0), threshold=0.5).line.points.size
