from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import linear

from scenes.learning.logistic_regression.classifiers import (
    LinearClassifier,
    MoveThreshold,
    Sides,
    Training,
    mistakes_readout,
)
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.frame import frame
from scenes.stage.type.writing import formula

POINTS = np.array([(-2.0, -1.0), (-1.0, 0.5), (1.0, -0.5), (2.0, 1.0)])
LABELS = np.array([0, 1, 0, 1])

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
    below, above = Sides(plot).lay((a, b), bias, level).tints
    assert area(below) + area(above) == pytest.approx(plot.box.width * plot.box.height)


@given(weight, weight, weight, threshold)
def test_the_line_lies_where_the_probability_is_the_threshold(plot, a, b, bias, level):
    line = Sides(plot).lay((a, b), bias, level).line
    for end in line.points[[0, -1]] if len(line.points) else []:
        x, y = plot.values(end)
        assert a * x + b * y + bias == pytest.approx(np.log(level / (1 - level)), abs=1e-6)


@pytest.mark.parametrize(("bias", "sure"), [(1.0, 1), (0.0, 1), (-1.0, 0)])
def test_without_weights_one_side_fills_the_plot(plot, bias, sure):
    sides = Sides(plot).lay((0.0, 0.0), bias, 0.5)
    assert area(sides.tints[sure]) == pytest.approx(plot.box.width * plot.box.height)
    assert area(sides.tints[1 - sure]) == 0
    assert not sides.line_in_sight


def test_a_line_far_away_is_out_of_sight(plot):
    sides = Sides(plot, levels=(0.1,))
    assert sides.lay((1.0, 0.0), 0.0, 0.5).line_in_sight
    assert not sides.lay((0.1, 0.0), 3.0, 0.5).line_in_sight


def test_what_is_called_wrongly_is_ringed_and_counted():
    picture = LinearClassifier(POINTS, LABELS).lay(np.array([1.0, 0.0, 0.0]), 0.5)
    ring = len(picture.mistakes.points) // 2
    centres = [picture.mistakes.points[start : start + ring].mean(axis=0)[:2] for start in (0, ring)]
    assert np.allclose(centres, picture.to_frame(POINTS[[1, 2]]), atol=0.02)
    assert (picture.counts.false_positive, picture.counts.false_negative) == (1, 1)
    assert picture.counts.accuracy == 0.5
    picture.lay(np.array([0.0, 1.0, 0.0]), 0.5)
    assert len(picture.mistakes.points) == 0
    assert picture.counts.accuracy == 1


def test_training_moves_the_line_and_the_panel_together():
    models = np.array([(1.0, 0.0, 0.0), (1.0, 0.0, -1.0), (1.0, 0.0, -2.0)])
    picture = LinearClassifier(POINTS, LABELS).lay(models[0], 0.5)
    panel = picture.training_panel(formula("w"), np.array([3.0, 2.0, 1.0]))
    learning = Training(picture, models, panel, rate_func=linear)
    learning.interpolate(0.75)
    assert panel.step == pytest.approx(1.5)
    assert picture.model == pytest.approx([1.0, 0.0, -1.5])


def test_the_threshold_moves_and_the_mistakes_are_counted_anew():
    picture = LinearClassifier(POINTS, LABELS).lay(np.array([1.0, 0.0, 0.0]), 0.5)
    threshold, missed, alarms = mistakes_readout(picture, "spam")
    assert (missed[1].source, alarms[1].source) == ("1", "1")
    MoveThreshold(picture, 0.8, rate_func=linear).interpolate(1.0)
    for row in (threshold, missed, alarms):
        row.update()
    assert picture.threshold == pytest.approx(0.8)
    assert (threshold[1].source, missed[1].source, alarms[1].source) == ("0.80", "1", "0")
