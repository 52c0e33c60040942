from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mathkit.calculus.gradient import gradient_at
from mathkit.functions.quadratics import TILTED_BOWL
from mathkit.functions.two_variables import SADDLE, WAVES
from scenes.calculus.gradient.contour_maps import ContourMap, on_the_map
from scenes.stage.shapes.frame import frame

FUNCTIONS = st.sampled_from([TILTED_BOWL, SADDLE, WAVES])
PLACES = st.tuples(st.integers(-30, 30), st.integers(-30, 30)).map(lambda p: (p[0] / 10, p[1] / 10))


@settings(max_examples=10)  # each draws a map
@given(FUNCTIONS, PLACES)
def test_the_heaviest_line_goes_through_the_point(function, point):
    assume(gradient_at(function, point).steepness > 1e-6)
    ground = ContourMap(function, point)
    (through,) = (line for line in ground.lines if line.get_stroke_width() == 4.0)
    assert ground.plot.values(ground.dot.get_center()) == pytest.approx(point)
    heights = function.value([ground.plot.values(place) for place in through.points[::4]])
    assert heights == pytest.approx(np.full(len(heights), float(function.value(point))), abs=0.05)


def test_lines_stand_at_even_steps_of_height():
    ground = ContourMap(TILTED_BOWL, (3, 2))
    heights = [float(TILTED_BOWL.value(ground.plot.values(line.points[0]))) for line in ground.lines]
    assert np.diff(heights) == pytest.approx(np.full(len(heights) - 1, heights[1] - heights[0]), rel=0.02)


@settings(max_examples=10)  # each draws a map
@given(FUNCTIONS, PLACES)
def test_arrows_keep_their_direction_and_stay_inside(function, point):
    here = gradient_at(function, point)
    assume(here.steepness > 1e-6)
    ground = ContourMap(function, point)
    arrow = ground.arrow(here.partials)
    way = arrow.end - arrow.start
    assert way[:2] / np.linalg.norm(way) == pytest.approx(here.uphill, abs=1e-6)
    along_x, along_y = ground.components(arrow, ("path", "second"))
    assert (along_x.end - along_x.start)[0] == pytest.approx(way[0])
    assert (along_y.end - along_y.start)[1] == pytest.approx(way[1])
    assert np.allclose(along_y.end, arrow.end)
    for place in (arrow.end, along_x.end):
        assert frame().picture.left < place[0] < frame().picture.right
        assert frame().picture.bottom < place[1] < frame().picture.top


def test_the_mark_of_a_right_angle_is_square():
    here, ground = gradient_at(TILTED_BOWL, (3, 2)), ContourMap(TILTED_BOWL, (3, 2))
    mark = ground.right_angle(here.uphill, here.contour)
    foot, first, last = ground.dot.get_center(), mark.points[0], mark.points[-1]
    assert (first - foot) @ (last - foot) == pytest.approx(0, abs=1e-9)
    assert np.linalg.norm(first - foot) == pytest.approx(np.linalg.norm(last - foot))


@settings(max_examples=5)  # each draws a map
@given(FUNCTIONS, PLACES)
def test_the_way_along_the_contour_keeps_its_height(function, point):
    assume(gradient_at(function, point).steepness > 0.1)
    ground = ContourMap(function, point)
    way = [ground.plot.values(place) for place in ground.along_the_contour().points[::4]]
    assert way[0] == pytest.approx(point)
    assert function.value(way) == pytest.approx(np.full(len(way), float(function.value(point))), abs=0.02)


def test_a_walk_is_followed_as_long_as_it_is_on_the_map():
    walk = np.array([(0.0, 0.0), (4.4, 0.0), (4.6, 0.0), (0.0, 0.0)])
    assert on_the_map(walk).tolist() == walk[:2].tolist()
    assert on_the_map(walk[:2]).tolist() == walk[:2].tolist()
