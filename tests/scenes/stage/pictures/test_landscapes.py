from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathkit.functions.quadratics import TILTED_BOWL, Quadratic, from_coefficients, shifted_parabola
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.stage.pictures.landscapes import Contours, HeightsWalked, LearningRates, Valley, in_sight
from scenes.stage.shapes.frame import frame
from truth.shapes import inside, walked

BOWLS = st.sampled_from(
    [
        TILTED_BOWL,
        from_coefficients(0.5, 0.0, 5.0),
        from_coefficients(1.0, -1.5, 1.0),
        Quadratic(hessian=np.diag([1.0, 10.0]), linear=np.array([-1.0, -20.0]), constant=3.0),
    ]
)
PLACES = st.sampled_from([0.0, 1.0, -5.0, 5.0]) | st.floats(-5, 5).map(lambda x: round(x, 3))
FEW = settings(max_examples=15, deadline=None)


@given(
    st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), min_size=1, max_size=20),
    st.tuples(PLACES, PLACES),
)
def test_what_is_in_sight_is_a_beginning_and_never_far(road, minimum):
    road, minimum = np.array(road), np.array(minimum)
    seen = in_sight(road, minimum)
    assert 1 <= len(seen) <= len(road)
    np.testing.assert_array_equal(seen, road[: len(seen)])
    far = np.linalg.norm(road - minimum, axis=1)
    limit = max(2.2 * max(far[0], 1e-9), min(far[1], 9 * far[0]) if len(far) > 1 else 0)
    assert (far[: len(seen)] <= limit * (1 + 1e-6)).all()
    assert len(seen) == len(road) or far[len(seen)] > limit


@given(st.floats(0.1, 10), st.floats(0.01, 0.99))
def test_a_walk_that_comes_closer_is_seen_whole(start, rate):
    road = gradient_descent(shifted_parabola(), 3 + start, rate, 30).points
    assert len(in_sight(road, np.array([3.0]))) == len(road)


def test_a_walk_that_runs_away_is_cut_but_its_first_step_is_shown():
    road = np.array([[4.0], [-5.0], [84.0]])
    assert len(in_sight(road, np.array([3.0]))) == 2
    assert len(in_sight(np.array([[4.0], [5.0], [20.0]]), np.array([3.0]))) == 2
    assert len(in_sight(np.array([[3.0], [3.0]]), np.array([3.0]))) == 2


@FEW
@given(
    start=st.floats(-10, 10).map(lambda x: round(x, 3)) | st.just(3.0),
    minimum=st.sampled_from([3.0, 0.0, -10.0]),
    curvature=st.floats(0.2, 4),
    rate=st.floats(0.001, 1.5),
    steps=st.integers(1, 40),
)
def test_a_valley_shows_the_walk_of_mathkit(start, minimum, curvature, rate, steps):
    function = shifted_parabola(minimum, curvature)
    path = gradient_descent(function, start, rate, steps)
    seen = len(in_sight(path.points, function.minimum))
    valley = Valley(function, path.points)
    places = walked(valley.trail, valley.plot)
    size = np.array([np.ptp(valley.plot.x_range), np.ptp(valley.plot.y_range)])
    expected = np.column_stack([path.points[:, 0], path.values])[:seen]
    np.testing.assert_allclose((places - expected) / size, 0, atol=1e-9)
    assert inside(valley, frame().picture, tolerance=0.12)  # the walker is a disc
    assert valley.plot.shows(minimum, float(function.value(function.minimum)))


def test_between_its_steps_the_ball_never_touches_the_valley_that_it_leaps_across():
    function = shifted_parabola()
    valley = Valley(function, gradient_descent(function, 7, 0.8, 5).points)
    for step in (0.25, 0.5, 0.75, 3.5):
        valley.trail.seek(step)
        x, y = valley.plot.values(valley.trail.walker.get_center())
        assert y > float(function.value([x])) + 0.01


@pytest.mark.parametrize(("start", "rate"), [(7, 0.1), (7, 1.05), (-1, 0.001), (3, 0.5)])
def test_a_step_is_an_arrow_along_the_axis_between_two_drops(start, rate):
    function = shifted_parabola()
    path = gradient_descent(function, start, rate, 3)
    valley = Valley(function, path.points)
    drops, arrow = valley.step(0)
    for drop, x, y, end in zip(drops, path.points[:, 0], path.values, (arrow.start, arrow.end), strict=False):
        np.testing.assert_allclose(valley.plot.values(drop.get_start()), (x, y), atol=1e-9)
        assert valley.plot.values(end)[0] == pytest.approx(x, abs=1e-9)
        assert end[1] == pytest.approx(valley.plot.box.bottom)


@pytest.mark.parametrize("rate", [0.1, 0.58, 0.6])
def test_lines_are_not_crowded_however_small_the_walk_begins(rate):
    road = gradient_descent(TILTED_BOWL, (-0.3, 0.2), rate, 60).points
    assert 5 <= len([line for line in Contours(TILTED_BOWL, road).lines if len(line.points)]) <= 14


def test_the_curve_is_that_of_the_function():
    function = shifted_parabola(-1.0, 2.0)
    valley = Valley(function, gradient_descent(function, 5, 0.1, 10).points)
    drawn = np.array([valley.plot.values(point) for point in valley.curve.points[::4]])
    np.testing.assert_allclose(drawn[1:-1, 1], (drawn[1:-1, 0] + 1) ** 2, atol=1e-6)


@FEW
@given(
    bowl=BOWLS,
    start=st.tuples(PLACES, PLACES),
    at_minimum=st.booleans(),
    rate=st.floats(0.001, 0.6),
    steps=st.integers(1, 60),
)
def test_contours_show_the_walk_of_mathkit(bowl, start, at_minimum, rate, steps):
    first = bowl.minimum if at_minimum else np.array(start)
    path = gradient_descent(bowl, first, rate, steps)
    contours = Contours(bowl, path.points)
    seen = in_sight(path.points, bowl.minimum)
    assert contours.plot.x_unit == pytest.approx(contours.plot.y_unit)
    np.testing.assert_allclose(
        walked(contours.trail, contours.plot), seen, atol=1e-6 * np.ptp(contours.plot.x_range)
    )
    assert inside(contours, frame().picture)
    assert len(contours.lines) >= 1
    assert all(np.isfinite(line.points).all() for line in contours.lines)


@FEW
@given(bowl=BOWLS, x=PLACES, y=PLACES)
def test_one_line_goes_through_the_start_and_every_line_keeps_its_height(bowl, x, y):
    height = float(bowl.value((x, y)) - bowl.value(bowl.minimum))
    contours = Contours(bowl, gradient_descent(bowl, (x, y), 0.05, 3).points)
    bright = [line for line in contours.lines if line.get_stroke_opacity() == 0.9]
    found = []
    for line in contours.lines:
        if len(line.points):
            values = np.array([contours.plot.values(point) for point in line.points[::4]])
            heights = bowl.value(values) - bowl.value(bowl.minimum)
            np.testing.assert_allclose(heights, np.median(heights), rtol=0.1, atol=0.02 * max(height, 1e-9))
            found.append(np.median(heights))
    if height > 1e-6:
        assert len(bright) == 1
        assert min(abs(np.array(found) - height)) < 0.05 * height
    assert (np.diff(found) > 0).all()


@given(BOWLS, PLACES, PLACES)
@FEW
def test_the_gradient_arrow_stands_at_a_right_angle_to_the_contour(bowl, x, y):
    start = np.array([x, y])
    gradient = bowl.gradient(start)
    contours = Contours(bowl, gradient_descent(bowl, start, 0.05, 3).points)
    arrow = contours.gradient(start, gradient)
    np.testing.assert_allclose(contours.plot.values(arrow.start), start, atol=1e-9)
    along = arrow.end - arrow.start
    if np.linalg.norm(gradient) < 1e-9:
        assert np.linalg.norm(along) == pytest.approx(0)
        return
    assert 0 < np.linalg.norm(along) <= 1.7 + 1e-9
    # Units are equal, so a right angle of the plane is one of the frame.
    tangent = np.array([-gradient[1], gradient[0]]) / np.linalg.norm(gradient)
    assert along[:2] @ tangent == pytest.approx(0, abs=1e-9)
    assert along[:2] @ gradient > 0
    assert inside(arrow, contours.plot.box, tolerance=0.2)


def test_the_tangent_touches_where_the_walk_starts():
    valley = Valley(shifted_parabola(), gradient_descent(shifted_parabola(), 7, 0.1, 5).points)
    x, y = np.array([valley.plot.values(end) for end in valley.tangent(8.0).points[[0, -1]]]).T
    assert np.diff(y) / np.diff(x) == pytest.approx(8)
    assert y[0] + 8 * (7 - x[0]) == pytest.approx(16)


def test_heights_are_drawn_over_the_steps():
    heights = gradient_descent(shifted_parabola(), 7, 0.1, 20).values
    walked = HeightsWalked(heights).seek(4)
    assert walked.plot.values(walked.trail.walker.get_center()) == pytest.approx([4, heights[4]])
    assert walked.plot.x_range == (0, 20)
    assert all(walked.plot.shows(step, height) for step, height in enumerate(heights))


@pytest.mark.parametrize("height", [0.0, -3.7e-15, 1e-15])
def test_heights_that_are_all_zero_but_for_rounding_have_axes_too(height):
    assert HeightsWalked(np.full(4, height)).seek(3).plot.y_range == (0, 1)


@given(st.floats(0.5, 10), st.floats(0.01, 1.4))
def test_rates_stand_in_the_zone_that_says_what_they_do(limit, share):
    rates = LearningRates(limit)
    arrow, _ = rates.mark(share * limit)
    assert arrow.get_center()[0] == pytest.approx(rates.at(share * limit)[0])
    assert rates.at(limit)[0] - rates.at(limit / 2)[0] == pytest.approx(
        rates.at(limit / 2)[0] - rates.at(0.0)[0]
    )
    assert rates.high == pytest.approx(1.5 * limit)
