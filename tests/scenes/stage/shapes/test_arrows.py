from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.theme import color

POINTS = st.tuples(st.floats(-6, 6), st.floats(-3, 3)).map(np.array)


def tip_length(arrow):
    along = (arrow.end - arrow.start) / np.linalg.norm(arrow.end - arrow.start)
    return float(np.max((arrow.end - arrow.tip.points) @ along))


@given(POINTS, POINTS, st.floats(1, 8))
def test_an_arrow_runs_from_start_to_end(start, end, width):
    length = np.linalg.norm(end - start)
    assume(length > 2e-3)
    arrow = Arrow(start, end, width=width)
    np.testing.assert_allclose(arrow.start[:2], start, atol=1e-9)
    np.testing.assert_allclose(arrow.end[:2], end, atol=1e-9)
    assert 0 < tip_length(arrow) <= 0.46 * length
    assert tip_length(arrow) < 0.6
    across = np.array([-(end - start)[1], (end - start)[0]]) / length
    heights = (arrow.tip.points[:, :2] - end) @ across
    assert heights.max() == pytest.approx(-heights.min(), abs=1e-9)
    np.testing.assert_allclose((arrow.shaft.points[:, :2] - end) @ across, 0, atol=1e-9)


@given(POINTS)
def test_an_arrow_of_no_length_shows_nothing(point):
    arrow = Arrow(point, point)
    for shape in arrow:
        np.testing.assert_allclose(np.ptp(shape.points, axis=0), 0)
        np.testing.assert_allclose(shape.points[0, :2], point)


@given(POINTS, POINTS, POINTS, POINTS)
def test_an_arrow_that_is_moved_is_like_a_new_arrow(start, end, other_start, other_end):
    turned, new = Arrow(start, end), Arrow(other_start, other_end)
    assert turned.set_state(start=other_start, end=other_end) is turned
    for one, other in zip(turned, new, strict=True):
        np.testing.assert_allclose(one.points, other.points, atol=1e-12)


def test_the_shaft_ends_inside_the_tip():
    arrow = Arrow((0, 0), (3, 0))
    assert arrow.tip.get_left()[0] < arrow.shaft.get_right()[0] < arrow.tip.get_right()[0]


def test_long_arrows_have_the_same_tip():
    assert tip_length(Arrow((0, 0), (2, 0))) == pytest.approx(tip_length(Arrow((0, 0), (0, 3))))
    assert tip_length(Arrow((0, 0), (0.2, 0))) < tip_length(Arrow((0, 0), (2, 0)))


def test_arrows_have_the_colour_of_their_role_and_their_style():
    arrow = Arrow((0, 0), (1, 1), "slope", width=6.0, opacity=0.4)
    assert arrow.shaft.get_stroke_color() == arrow.tip.get_fill_color() == color("slope")
    assert arrow.shaft.get_stroke_width() == 6
    assert arrow.shaft.get_stroke_opacity() == arrow.tip.get_fill_opacity() == 0.4
    arrow.set_state(start=(0, 0), end=(2, 2))
    assert arrow.tip.get_fill_opacity() == 0.4


def test_points_may_have_two_or_three_coordinates():
    np.testing.assert_allclose(Arrow((0, 0, 0), (1, 1, 0)).end, Arrow([0, 0], np.array([1, 1])).end)
