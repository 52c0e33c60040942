from __future__ import annotations

import math

import numpy as np
import pytest
from manim import linear

from mathkit.linear_algebra.norms import distances
from scenes.linear_algebra.norms.norm_balls import Crowd, Hinge, NormBall
from scenes.linear_algebra.norms.zooming_planes import ZoomingPlane
from scenes.stage.motion.tween import reciprocal_way, tween


def edge(ball: NormBall) -> np.ndarray:
    return np.array([ball.plane.values(point) for point in ball.edge.points]) - ball.middle


def plane() -> ZoomingPlane:
    return ZoomingPlane([(-8, -8), (8, 8)])


@pytest.mark.parametrize("p", [1.0, 1.5, 2.0, math.inf])
def test_the_edge_has_one_norm(p):
    ball = NormBall(plane(), p, 2.5, (1.0, -1.0))
    # Between the points of the curve there is a little less than a pixel to the true one.
    np.testing.assert_allclose(np.linalg.norm(edge(ball), p, axis=1), 2.5, atol=0.005)


def test_a_dented_ball_reaches_one_at_its_tips_and_less_between():
    sizes = np.linalg.norm(edge(NormBall(plane(), 0.5)), axis=1)
    assert sizes.max() == pytest.approx(1)
    assert sizes.min() == pytest.approx(math.sqrt(0.125), rel=1e-2)  # at (1/4, 1/4)


def test_a_ball_swells_to_the_square_by_even_steps_of_one_over_p():
    ball = NormBall(plane(), 1.0)
    animation = tween(ball, p=math.inf, way=reciprocal_way, rate_func=linear)
    animation.interpolate(0.5)
    assert ball.p == pytest.approx(2)
    animation.interpolate(1.0)
    assert ball.p == math.inf
    np.testing.assert_allclose(np.abs(edge(ball)).max(axis=1), 1.0)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 1.0])
def test_a_hinged_ball_reaches_b_at_any_p(share):
    found = distances((-2, -1), (1, 3))
    ball = NormBall(plane(), 1.0, 7.0, found.a)
    tween(Hinge(ball, found), on=ball, p=math.inf, way=reciprocal_way, rate_func=linear).interpolate(share)
    assert np.linalg.norm(found.difference, ball.p) == pytest.approx(ball.radius)


def test_a_ball_of_counts_is_cut_off_at_the_axes():
    ball = NormBall(plane(), 2, 4.0, (3.0, 1.0), quadrant=True)
    places = edge(ball) + ball.middle
    assert places.min() >= -1e-9
    np.testing.assert_allclose(np.linalg.norm(places - ball.middle, axis=1), 4.0, atol=0.005)


@pytest.mark.parametrize(("p", "place"), [(2, (0.9, 1.2)), (math.inf, (1.5, 1.5))])
def test_a_crowd_walks_as_far_as_its_ball_reaches(p, place):
    ball = NormBall(plane(), p, 0.0, (1.0, -1.0))
    crowd = Crowd(ball, np.array([(3.0, 4.0), (-4.0, 1.0)])).set_state(radius=1.5)
    places = np.array([crowd.ball.plane.values(dot.get_center()) for dot in crowd.dots]) - ball.middle
    np.testing.assert_allclose(np.linalg.norm(places, p, axis=1), 1.5)
    np.testing.assert_allclose(places[0], place)
    assert ball.radius == 1.5


def test_a_ball_without_a_radius_is_not_seen():
    assert not NormBall(plane(), 2, 0.0).get_all_points().size
