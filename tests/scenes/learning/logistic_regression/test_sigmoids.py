from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.learning.logistic_regression.sigmoids import SigmoidPlot
from scenes.stage.shapes.theme import color


@pytest.fixture(scope="module")
def plot():
    return SigmoidPlot(8.0)


def curve(plot):
    return np.array([plot.values(point) for point in plot.graph.points]).T


def test_the_line_starts_straight_and_ends_as_the_sigmoid(plot):
    plot.set_state(bend=0.0)
    z, p = curve(plot)
    assert p == pytest.approx(0.5 + z / 4)
    plot.set_state(bend=1.0)
    z, p = curve(plot)
    assert p == pytest.approx(1 / (1 + np.exp(-z)), abs=1e-3)
    assert plot.graph.get_stroke_color() == color("result")


@given(st.floats(-8, 8))
def test_a_score_rises_from_the_axis_to_the_curve(plot, score):
    appear, rise = plot.read_off(score)
    dot, stem = appear.mobject, rise.animations[0].mobject
    assert dot.get_center() == pytest.approx(plot.at(score, plot.y_range[0]))
    top = [score, 1 / (1 + np.exp(-score))]
    assert plot.values(stem.get_end()) == pytest.approx(top, abs=1e-9)
    rise.begin()
    rise.interpolate(1.0)
    assert plot.values(dot.get_center()) == pytest.approx(top, abs=1e-9)


@given(st.floats(0, 1))
def test_the_line_of_a_threshold_lies_at_its_probability(plot, probability):
    for point in plot.threshold(probability).points:
        assert plot.values(point)[1] == pytest.approx(probability)


def test_a_dot_runs_along_the_curve(plot):
    running = plot.set_state(bend=1.0).run_along(2.0)
    running.begin()
    running.interpolate(1.0)
    assert running.mobject.get_center() == pytest.approx(plot.graph.get_end())


def test_the_reach_has_a_least_and_leaves_a_margin():
    assert SigmoidPlot(1.0).x_range == (-6, 6)
    assert SigmoidPlot(8.0).x_range == pytest.approx((-8.8, 8.8))
