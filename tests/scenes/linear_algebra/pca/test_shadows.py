from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.pca import pca
from scenes.linear_algebra.pca.planes import NumberedPlane
from scenes.linear_algebra.pca.shadows import RightTriangle, Shadows

POINTS = np.array([(1.0, 0.0), (3.0, 2.0), (4.0, 1.0), (8.0, 5.0)])
FOUND = pca(POINTS)
PLANE = NumberedPlane(FOUND, ("x", "y"))


@given(st.floats(0, 2 * np.pi))
def test_no_shadow_leaves_the_window_however_the_line_turns(angle):
    shadows = Shadows(PLANE, FOUND.centred).set_state(angle=angle, fall=1.0)
    for x, y in shadows.marks.places:
        assert PLANE.box.left <= x <= PLANE.box.right
        assert PLANE.box.bottom <= y <= PLANE.box.top


@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e9])
def test_shadows_spread_as_the_covariance_says(scale):
    found = pca(POINTS * scale)
    shadows = Shadows(NumberedPlane(found, ("x", "y")), found.centred)
    for angle, variance in ((0.0, found.covariance[0, 0]), (found.angle, found.variances[0])):
        feet = shadows.set_state(angle=angle).feet
        assert np.sum(feet**2) / (len(feet) - 1) == pytest.approx(variance)


def test_shadows_start_at_their_points_and_fall_at_right_angles():
    shadows = Shadows(PLANE, FOUND.centred).set_state(angle=0.4)
    np.testing.assert_allclose(shadows.marks.places, PLANE.places)
    fallen = shadows.set_state(fall=1.0).marks.places - PLANE.places
    np.testing.assert_allclose(fallen @ PLANE.direction(0.4), 0, atol=1e-9)


def test_only_some_of_many_points_show_their_gaps():
    many = pca(np.random.default_rng(1).normal(size=(2000, 2)))
    shadows = Shadows(NumberedPlane(many, ("x", "y")), many.centred)
    assert len(shadows.gaps.points) / 4 <= 120
    assert len(shadows.marks.places) == 2000


@given(st.floats(0, 2 * np.pi))
def test_a_triangle_keeps_its_longest_side(angle):
    point = np.array([2.0, 1.0])
    triangle = RightTriangle(PLANE, point).set_state(angle=angle)
    ends = [PLANE.values(place) for place in (triangle.shadow.get_end(), triangle.gap.get_start())]
    shadow, gap = np.linalg.norm(ends[0]), np.linalg.norm(ends[1] - ends[0])
    assert shadow**2 + gap**2 == pytest.approx(5)
    np.testing.assert_allclose(ends[1], point)


def test_a_right_angle_is_marked_where_there_is_room():
    long, short = RightTriangle(PLANE, (2.0, 2.0)), RightTriangle(PLANE, (2.0, 0.01))
    assert len(long.corner.points) > 0
    assert len(short.corner.points) == 0
