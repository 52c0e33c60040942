from __future__ import annotations

import numpy as np
import pytest
from manim import RIGHT

from mathkit.functions.quadratics import ravine
from mathkit.optimization.gradient_descent import GradientDescent
from scenes.optimization.adaptive_methods.biases import FillingMeans
from scenes.optimization.adaptive_methods.charts import Enlarged, slope_charts
from scenes.optimization.adaptive_methods.landscapes import LossMap
from scenes.optimization.adaptive_methods.maps import RavineMap
from scenes.optimization.adaptive_methods.signs import SignChart
from scenes.optimization.adaptive_methods.weather import WeatherPanel, learn
from scenes.optimization.adaptive_methods.words import METHODS, USUAL_SIZE
from scenes.stage.shapes.frame import Box


def test_slopes_of_the_flat_weight_lie_on_those_of_the_steep_one_when_enlarged():
    slopes = np.outer(np.linspace(2, 0.1, 30), [1 / 50, 1])
    flat, steep = slope_charts(slopes, slopes, USUAL_SIZE, (0.0, 40.0))
    assert flat.plot is steep.plot
    enlarged = Enlarged(flat, slopes[:, 0], slopes[:, 0], 50)
    assert enlarged.dots.places == pytest.approx(flat.places)
    assert enlarged.set_state(factor=50).dots.places == pytest.approx(steep.places)


def test_means_fill_from_zero_and_are_full_once_they_are_corrected():
    filling = FillingMeans((0.9, 0.999))
    assert filling.longest == 12
    assert "6.6" in filling.farthest()[-1].source
    mean, size = (_ends(filling, curve) for curve in filling.seek(2).curves)
    assert mean == pytest.approx([0, 0, 2, 0.19])
    assert size == pytest.approx([0, 0, 2, (1 - 0.999**2) ** 0.5])
    for curve in filling.set_state(corrected=1).curves:
        assert _ends(filling, curve) == pytest.approx([1, 1, 2, 1])


def _ends(filling, curve):
    """Where a curve begins and where it ends: a step and a share, each."""
    return [*filling.plot.values(curve.points[0]), *filling.plot.values(curve.points[-1])]


@pytest.mark.parametrize(
    ("state", "slopes", "mean"),
    [
        ({}, [3, -1, -1, -1], 0),
        ({"signed": 1}, [1, -1, -1, -1], -0.5),
        ({"scaled": 1}, [3**0.5, *3 * [-(3**-0.5)]], 0),
    ],
)
def test_slopes_are_divided_and_the_mean_follows(state, slopes, mean):
    chart = SignChart().set_state(**state)
    assert chart.dots.places == pytest.approx(chart.plot.to_frame(np.column_stack([[1, 2, 3, 4], slopes])))
    assert chart.line.points[:, 1] == pytest.approx(chart.plot.at(0.0, mean)[1])


def test_a_ravine_that_is_turned_keeps_its_lowest_point():
    picture = RavineMap(ravine(100))
    before = [line.get_center() for line in picture.lines]
    picture.set_state(angle=np.pi)
    assert picture.angle == np.pi
    lowest, *_ = picture.lines
    assert lowest.get_center()[1] == pytest.approx(before[0][1], abs=0.02)


def test_from_one_level_line_to_the_next_the_loss_grows_alike():
    picture = RavineMap(ravine(100))
    assert np.diff(picture.levels, prepend=0.0) == pytest.approx(picture.levels[0])


def test_a_name_goes_with_its_walker():
    picture = RavineMap(ravine(100))
    walk = picture.trail(np.array([(2.0, 2.0), (1.0, 1.0)]), "path").named("Adam", "path", RIGHT)
    way = walk.tag.get_center() - walk.walker.get_center()
    walk.seek(1)
    assert walk.walker.get_center() == pytest.approx(picture.plot.at(1.0, 1.0))
    assert walk.tag.get_center() - walk.walker.get_center() == pytest.approx(way)


def test_slopes_pull_downhill_by_their_own_lengths():
    picture = RavineMap(ravine(100))
    flat, steep = picture.pulls((0.0, 2.0), np.array([-1.5, 1.0]))
    assert picture.plot.values(flat[0].end) == pytest.approx([1.5, 2.0])
    assert picture.plot.values(steep[0].end) == pytest.approx([0.0, 1.0])


def test_in_pascals_the_way_of_plain_descent_leaves_the_map_of_the_loss():
    too_fast = GradientDescent(learn(0, 1).rate)
    picture = LossMap(Box(-6, 0, -3, 3), learn(0, 100, too_fast), METHODS[0], 0)
    assert picture.walker.get_fill_opacity() == 1
    assert picture.told[0].get_fill_opacity() == 0
    assert picture.seek(1).walker.get_fill_opacity() == 0
    assert picture.way.get_bottom()[1] == pytest.approx(picture.plot.box.bottom, abs=1e-6)
    assert "at −49" in picture.told.source
    assert picture.told[0].get_fill_opacity() == 1
    assert picture.beyond.get_bottom()[1] > picture.plot.box.bottom
    assert "arrow.t" in picture.seek(3).told.source
    assert picture.beyond.get_top()[1] < picture.plot.box.top


def test_in_pascals_level_lines_are_a_hundred_times_as_near_by_the_numbers_of_the_axis():
    picture = LossMap(Box(-6, 0, -3, 3), learn(0, 1), METHODS[0], 0)
    in_hectopascals = _crossing(picture.first, picture.lines[1])
    assert picture.slope[1].source == "slope 0.24"
    in_pascals = _crossing(picture.plot, picture.set_state(units=100).lines[1])
    assert in_hectopascals == pytest.approx(100 * in_pascals, rel=0.1)
    assert picture.slope[1].source == "slope 24"


def _crossing(plot, line):
    """The weight of pressure above 0 where a level line crosses the weight 0 of humidity."""
    places = np.array([plot.values(point) for point in line.points])
    above = places[places[:, 1] > 0]
    return above[np.abs(above[:, 0]).argmin(), 1]


@pytest.mark.parametrize("units", [1, 100])
def test_the_days_that_a_model_is_wrong_about_are_marked(units):
    learned = learn(0, units)
    panel = WeatherPanel(Box(-6, 0, -3, 3), learned, METHODS[0], 0)
    assert len(panel.wrong.places) == round(100 * (1 - learned.right))
    fresh = np.concatenate([marks.places for marks in panel.fresh])
    for place in panel.wrong.places:
        assert np.abs(fresh - place).sum(axis=1).min() == pytest.approx(0)


def test_a_model_that_knows_nothing_has_no_border_and_one_that_learns_has():
    panel = WeatherPanel(Box(-6, 0, -3, 3), learn(0, 1), METHODS[0], 0)
    assert len(panel.seek(0).border.points) == 0
    assert len(panel.seek(1).border.points) > 0
    ends = panel.seek(100).border.points[[0, -1]]
    box = panel.plot.box
    for x, y, _ in ends:
        assert box.left - 1e-6 <= x <= box.right + 1e-6
        assert box.bottom - 1e-6 <= y <= box.top + 1e-6


def test_the_border_is_where_the_score_is_zero():
    panel = WeatherPanel(Box(-6, 0, -3, 3), learn(0, 100), METHODS[1], 0)
    weights = np.array([2.0, -0.01])
    for point in panel.border_of(weights, 0.5):
        assert panel.plot.values(point) @ weights + 0.5 == pytest.approx(0, abs=1e-9)
