from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color
from truth.shapes import inside

TEN = Plot(frame().picture, (-10, 10), (-10, 10))
SMALL = Box(-6.61, -2.1, -3.1, -0.5)
RANGES = [
    (0, 1),
    (-1, 1),
    (-3, 7),
    (0, 1e-4),
    (-1e-4, 1e-4),
    (0, 7e-6),
    (0, 1e5),
    (-1e6, 1e6),
    (0, 1e6),
    (-1e9, 1e9),
    (1000, 1001),
    (123456, 123457),
    (1e6, 1.001e6),
    (-0.37, 12.4),
]


@st.composite
def ranges(draw):
    low = draw(st.just(0.0) | st.floats(-1e6, 1e6) | st.floats(-1, 1).map(lambda x: 1e-4 * x))
    high = low + 10 ** draw(st.floats(-4, 6))
    assume(high - low > 1e-7 * max(abs(low), abs(high)))
    return low, high


def apart(one, other):
    sides = (
        one.get_left()[0] - other.get_right()[0],
        other.get_left()[0] - one.get_right()[0],
        one.get_bottom()[1] - other.get_top()[1],
        other.get_bottom()[1] - one.get_top()[1],
    )
    return max(sides)


@settings(max_examples=40)
@given(ranges(), ranges(), st.floats(0, 1), st.floats(0, 1), st.booleans())
def test_values_and_places_are_each_others_inverse(x_range, y_range, across, up, equal):
    plot = Plot(frame().picture, x_range, y_range, equal=equal)
    x = plot.x_range[0] + across * (plot.x_range[1] - plot.x_range[0])
    y = plot.y_range[0] + up * (plot.y_range[1] - plot.y_range[0])
    spans = np.ptp(plot.x_range), np.ptp(plot.y_range)
    np.testing.assert_allclose((plot.values(plot.at(x, y)) - (x, y)) / spans, 0, atol=1e-9)
    np.testing.assert_allclose(plot.to_frame([(x, y)])[0], plot.at(x, y)[:2])
    assert plot.shows(x, y) or min(across, up) == 0 or max(across, up) == 1
    assert not plot.shows(x, plot.y_range[1] + spans[1])


@settings(max_examples=40)
@given(ranges(), ranges())
def test_corners_of_the_ranges_are_corners_of_the_box(x_range, y_range):
    plot = Plot(frame().picture, x_range, y_range)
    assert (plot.x_range, plot.y_range) == (x_range, y_range)
    assert plot.at(x_range[0], y_range[0])[:2] == pytest.approx((plot.box.left, plot.box.bottom))
    assert plot.at(x_range[1], y_range[1])[:2] == pytest.approx((plot.box.right, plot.box.top))


@settings(max_examples=40)
@given(ranges(), ranges())
def test_equal_units_are_equal_and_ranges_only_grow(x_range, y_range):
    plot = Plot(frame().picture, x_range, y_range, equal=True)
    assert plot.x_unit == pytest.approx(plot.y_unit)
    for wide, asked in ((plot.x_range, x_range), (plot.y_range, y_range)):
        slack = 1e-9 * max(map(abs, wide))
        assert wide[0] <= asked[0] + slack
        assert asked[1] <= wide[1] + slack


@pytest.mark.parametrize("x_range", RANGES)
@pytest.mark.parametrize("y_range", [(0, 1), (-1e6, 1e6), (0, 1e-4)])
@pytest.mark.parametrize("options", [{}, {"names": ("steps", "$f(x_t)$")}, {"equal": True}])
@pytest.mark.parametrize("box", [frame().picture, SMALL], ids=["picture", "small"])
def test_everything_stays_in_the_box(x_range, y_range, options, box):
    plot = Plot(box, x_range, y_range, ticks=Ticks(y=3), **options)
    assert inside(plot, box, tolerance=0.02)


@pytest.mark.parametrize("box", [frame().picture, SMALL], ids=["picture", "small"])
def test_a_name_that_is_wider_than_its_axes_is_smaller(box):
    long = "what people earned last month (USD), standardized"
    plot = Plot(box, (0, 1), (0, 1), names=(long, "y"), ticks=Ticks(y=3))
    x_name, y_name = plot.labels[-2:]
    assert inside(plot, box, tolerance=0.02)
    assert x_name.width <= plot.box.width + 1e-6
    assert x_name.size < y_name.size if box is SMALL else x_name.size <= y_name.size


@settings(max_examples=40)
@given(ranges(), ranges(), st.integers(0, 8), st.integers(0, 5), st.booleans())
def test_labels_stay_in_the_box_and_apart(x_range, y_range, x_ticks, y_ticks, equal):
    assume(x_ticks != 1 and y_ticks != 1)
    plot = Plot(
        frame().picture, x_range, y_range, names=("$x$", ""), ticks=Ticks(x=x_ticks, y=y_ticks), equal=equal
    )
    assert all(inside(label, frame().picture, tolerance=0.05) for label in plot.labels)
    assert all(apart(one, other) > 0.05 for one, other in combinations(plot.labels, 2))
    assert plot.box.width > 3
    assert plot.box.height > 3


@example((1e6, 1.001e6))
@example((123456.0, 123456.01))
@settings(max_examples=40)
@given(ranges())
def test_no_two_labels_say_the_same(x_range):
    plot = Plot(frame().picture, x_range, (0, 1), ticks=Ticks(y=0))
    said = [label.source for label in plot.labels]
    assert len(set(said)) == len(said) >= 1


def test_no_ticks_no_labels():
    plot = Plot(frame().picture, (0, 1), (0, 1), ticks=Ticks(x=0, y=0))
    assert len(plot.labels) == 0
    assert plot.box.left == frame().picture.left
    assert len(plot.axes.points) == 8


@pytest.mark.parametrize("ask", [(0, 10), (-4, 4), (0, 1e6)])
def test_labels_stand_at_their_values(ask):
    plot = Plot(frame().safe, ask, (0, 1), ticks=Ticks(y=0))
    for label in plot.labels:
        mantissa, _, power = label.source.replace("−", "-").replace(",", "").partition(" × 10")
        value = float(mantissa) * (1e6 if power else 1)
        assert label.get_center()[0] == pytest.approx(plot.at(value, 0)[0], abs=0.05)
        assert label.get_top()[1] < plot.box.bottom


@settings(max_examples=40)
@given(ranges(), st.integers(0, 2**32 - 1))
def test_a_curve_stays_in_its_box(x_range, seed):
    plot = Plot(frame().picture, x_range, (-1.0, 1.0), ticks=Ticks(y=0))
    x = plot.sample(60)
    y = 2 * np.random.default_rng(seed).standard_normal(60)
    assert inside(plot.curve(x, y), plot.box) or not len(plot.curve(x, y).points)
    assert (x[0], x[-1]) == pytest.approx(x_range)


def test_a_curve_within_the_ranges_is_drawn_whole():
    plot = Plot(frame().picture, (-2, 2), (0, 4))
    x = plot.sample()
    curve = plot.curve(x, x**2, "second", width=3)
    drawn = np.array([plot.values(point) for point in curve.points[::4]])
    np.testing.assert_allclose(drawn[:, 1], drawn[:, 0] ** 2, atol=1e-9)
    assert len(curve.points) == 4 * (len(x) - 1)
    assert curve.get_stroke_color() == color("second")


@given(st.floats(-4, 4), st.floats(-30, 30), st.floats(0.5, 4))
def test_a_tangent_has_its_slope_its_length_and_its_point(x, slope, length):
    plot = TEN
    tangent = plot.tangent(x, 0.0, slope, length=length)
    start, end = plot.values(tangent.points[0]), plot.values(tangent.points[-1])
    assert (end - start)[1] == pytest.approx(slope * (end - start)[0], abs=1e-6)
    np.testing.assert_allclose((start + end) / 2, (x, 0), atol=1e-6)
    assert np.linalg.norm(tangent.points[-1] - tangent.points[0]) == pytest.approx(min(length, 4.0), rel=1e-6)


@given(st.floats(-10, 10), st.floats(-10, 10), st.floats(-30, 30))
def test_a_line_runs_from_edge_to_edge_through_its_point(x, y, slope):
    plot = TEN
    line = plot.line(x, y, slope)
    assume(len(line.points))
    for end in (line.points[0], line.points[-1]):
        value = plot.values(end)
        assert np.abs(value).max() == pytest.approx(10)
        assert value[1] - y == pytest.approx(slope * (value[0] - x), abs=1e-6)


def test_dots_and_drops():
    plot = Plot(frame().picture, (0, 10), (-5, 5))
    assert plot.dot(3, 2).get_center() == pytest.approx(plot.at(3, 2))
    drop = plot.drop(3, 2)
    assert drop.get_start() == pytest.approx(plot.at(3, 2))
    assert drop.get_end() == pytest.approx(plot.at(3, -5))


@pytest.mark.parametrize(
    "function",
    [lambda x, y: x**2 + 2 * y**2 + x * y, lambda x, y: x * y, lambda x, y: np.sin(x) + y],
    ids=["bowl", "saddle", "waves"],
)
def test_contours_lie_on_their_levels(function):
    plot = Plot(frame().picture, (-3, 3), (-3, 3), equal=True)
    x, y = plot.sample(161), np.linspace(*plot.y_range, 161)
    levels = [0.5, 1.0, 2.0]
    lines = plot.contours(x, y, function(*np.meshgrid(x, y)), levels, "second")
    assert len(lines) == len(levels)
    for level, line in zip(levels, lines, strict=True):
        values = np.array([plot.values(point) for point in line.points[::4]])
        assert len(values) > 20
        np.testing.assert_allclose(function(*values.T), level, atol=0.02)
        assert inside(line, plot.box)
        assert line.get_stroke_color() == color("second")


def test_a_level_that_is_never_reached_has_no_line():
    plot = Plot(frame().picture, (-1, 1), (-1, 1))
    x = np.linspace(-1, 1, 21)
    (line,) = plot.contours(x, x, np.add.outer(x**2, x**2), [9.0])
    assert len(line.points) == 0
