from __future__ import annotations

import numpy as np
import pytest
from manim import RIGHT

from mathkit.functions.quadratics import ravine
from mathkit.optimization.gradient_descent import GradientDescent
from scenes.optimization.adaptive_methods.biases import FOLLOWED, bars_and_lengths
from scenes.optimization.adaptive_methods.charts import Enlarged, slope_charts
from scenes.optimization.adaptive_methods.landscapes import LossMap
from scenes.optimization.adaptive_methods.maps import RavineMap
from scenes.optimization.adaptive_methods.signs import SignChart
from scenes.optimization.adaptive_methods.weather import WeatherPanel, learn
from scenes.optimization.adaptive_methods.words import USUAL_SIZE
from scenes.stage.shapes.frame import Box


@pytest.mark.parametrize("condition", [50, 1000])
def test_the_charts_of_both_weights_look_the_same(condition):
    slopes = np.outer(np.linspace(2, 0.1, 30), [1 / condition, 1])
    ends = tuple((0.0, float(each.max())) for each in slopes.T)
    flat, steep = slope_charts(slopes, slopes, USUAL_SIZE, ends)
    for chart in (flat, steep):
        chart.seek(30)
    assert flat.plot.box.left == pytest.approx(steep.plot.box.left)
    assert flat.plot.box.height == pytest.approx(steep.plot.box.height)
    ways = steep.places - flat.places
    assert ways == pytest.approx(np.tile(ways[0], (30, 1)))


def test_slopes_of_the_flat_weight_lie_on_those_of_the_steep_one_when_enlarged():
    slopes = np.outer(np.linspace(2, 0.1, 30), [1 / 50, 1])
    _, steep = slope_charts(slopes, slopes, USUAL_SIZE, ((0.0, 0.05), (0.0, 2.5)))
    enlarged = Enlarged(steep, slopes[:, 0], slopes[:, 0], 50).set_state(factor=50)
    assert enlarged.dots.places == pytest.approx(steep.places)


def test_a_bar_shows_no_state_between_two_steps():
    bars, lengths = bars_and_lengths((0.9, 0.999), (0.0, 8.0))
    assert bars.seek(1.9).bars[0].share == pytest.approx(0.1)
    assert bars.seek(2).bars[0].share == pytest.approx(0.19)
    full = bars.set_state(corrected=1).bars
    assert [bar.share for bar in full] == pytest.approx([1, 1])
    assert (bars.names.width, bars.named("hat(m)", "hat(s)").height) > (0, bars.names.height)
    assert len(lengths.lengths) == FOLLOWED
    assert lengths.longest == 12
    assert lengths.lengths[0] == pytest.approx(10**0.5)


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


def test_the_outline_of_a_close_up_is_as_large_as_what_it_shows():
    picture, near = RavineMap(ravine(100)), RavineMap(ravine(100), ((-0.1, 0.1), (-0.1, 0.1)))
    outline = picture.close_up(near)
    assert outline.get_center() == pytest.approx(
        picture.plot.at(*np.mean([near.plot.x_range, near.plot.y_range], axis=1))
    )
    assert outline.width == pytest.approx(np.ptp(near.plot.x_range) * picture.plot.x_unit)


def test_in_pascals_the_way_of_plain_descent_leaves_the_map_of_the_loss():
    too_fast = GradientDescent(learn(0, 1).rate)
    picture = LossMap(Box(-6, 0, -3, 3), learn(0, 100, too_fast), ("plain descent", "ink"), 0)
    assert picture.walker.get_fill_opacity() == 1
    assert picture.seek(1).walker.get_fill_opacity() == 0
    assert picture.way.get_bottom()[1] == pytest.approx(picture.plot.box.bottom, abs=1e-6)
    coarse, fine = picture.lines
    assert (coarse[0].get_stroke_opacity(), fine[0].get_stroke_opacity()) == (1, 0)
    assert not len(fine[1].points)  # in hectopascals, no loss is as high
    coarse, fine = picture.set_state(units=100).lines
    assert (coarse[0].get_stroke_opacity(), fine[0].get_stroke_opacity()) == (0, 1)
    assert len(fine[1].points)


@pytest.mark.parametrize("units", [1, 100])
def test_the_days_that_a_model_is_wrong_about_are_marked(units):
    learned = learn(0, units)
    panel = WeatherPanel(Box(-6, 0, -3, 3), learned, ("plain descent", "ink"), 0)
    assert len(panel.wrong.places) == round(100 * (1 - learned.right))
    fresh = np.concatenate([marks.places for marks in panel.fresh])
    for place in panel.wrong.places:
        assert np.abs(fresh - place).sum(axis=1).min() == pytest.approx(0)


def test_a_model_that_knows_nothing_has_no_border_and_one_that_learns_has():
    panel = WeatherPanel(Box(-6, 0, -3, 3), learn(0, 1), ("plain descent", "ink"), 0)
    assert len(panel.seek(0).border.points) == 0
    assert len(panel.seek(1).border.points) > 0
    ends = panel.seek(100).border.points[[0, -1]]
    box = panel.plot.box
    for x, y, _ in ends:
        assert box.left - 1e-6 <= x <= box.right + 1e-6
        assert box.bottom - 1e-6 <= y <= box.top + 1e-6


def test_the_border_is_where_the_score_is_zero():
    panel = WeatherPanel(Box(-6, 0, -3, 3), learn(0, 100), ("Adam", "path"), 0)
    weights = np.array([2.0, -0.01])
    for point in panel.border_of(weights, 0.5):
        assert panel.plot.values(point) @ weights + 0.5 == pytest.approx(0, abs=1e-9)
