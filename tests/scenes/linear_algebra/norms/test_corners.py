from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.norms import nearest_in_ball
from scenes.linear_algebra.norms.norm_balls import NormBall
from scenes.linear_algebra.norms.weights.corners import (
    TouchingDisc,
    Wedge,
    corner_toward,
    past_the_corner,
    weights_view,
)
from scenes.linear_algebra.norms.zooming_planes import ZoomingPlane

BEST = [(0.3, 1.6), (-1.6, 0.6), (0.2, -2.5), (2.5, 2.5), (0.0, 0.0)]


def plane() -> ZoomingPlane:
    return ZoomingPlane([(-1.3, -1.3), (1.3, 2.0)], margin=0.65)


@pytest.mark.parametrize("corner", [(0.0, 1.0), (0.0, -1.0), (1.0, 0.0), (-1.0, 0.0)])
def test_a_wedge_holds_what_its_corner_catches(corner):
    wedge = Wedge(plane(), corner).set_state(opened=1.0)
    outline = np.array([wedge.plane.values(point) for point in wedge.area.points])
    for point in outline:
        np.testing.assert_allclose(nearest_in_ball(point, 1), corner, atol=1e-9)
    assert len(wedge.lines.points) == 8


def test_a_wedge_stands_at_a_right_angle_to_both_edges_of_the_diamond():
    wedge = Wedge(plane(), (0.0, 1.0)).set_state(opened=0.2)
    starts, ends = ([wedge.plane.values(point) for point in wedge.lines.points[k::4]] for k in (0, 3))
    along = np.array(ends) - np.array(starts)
    np.testing.assert_allclose(np.abs(along[:, 0]), along[:, 1])  # the edges fall off at 45 degrees


def test_a_disc_that_has_grown_touches_the_ball_in_the_nearest_point():
    touching = TouchingDisc(NormBall(plane(), 1), (0.5, 1.25)).set_state(grown=1.0)
    np.testing.assert_allclose(touching.way.line, [(0.5, 1.25), (0.125, 0.875)])
    assert touching.disc.radius == pytest.approx(0.375 * np.sqrt(2))
    edge = np.array([touching.ball.plane.values(point) for point in touching.disc.edge.points])
    assert np.abs(edge).sum(axis=1).min() >= 1 - 1e-3  # it does not go into the diamond


def test_a_disc_that_still_grows_does_not_tell_the_nearest_point():
    touching = TouchingDisc(NormBall(plane(), 1), (0.5, 1.25)).set_state(grown=0.5)
    assert touching.disc.radius == pytest.approx(0.1875 * np.sqrt(2))
    assert not touching.way.points.size
    assert touching.touched.get_fill_opacity() == 0


@pytest.mark.parametrize("best", BEST)
def test_what_passes_the_corner_begins_and_ends_at_its_edges(best):
    first, last = past_the_corner(np.array(best))
    tip = corner_toward(np.array(best))
    between = [first + share * (last - first) for share in (0.3, 0.5, 0.7)]
    for point in between:
        np.testing.assert_allclose(nearest_in_ball(point, 1), tip, atol=1e-9)
    for point in (first, last):
        assert np.abs(nearest_in_ball(point, 1)).min() > 0.1
    assert np.linalg.norm(first - best) <= np.linalg.norm(last - best) + 1e-9


@pytest.mark.parametrize("best", BEST)
def test_the_view_of_the_weights_shows_zero_the_best_ones_and_the_corner(best):
    view = ZoomingPlane(weights_view(np.array(best)), margin=0.9)
    for point in (best, np.zeros(2), corner_toward(np.array(best)), *past_the_corner(np.array(best))):
        x, y, _ = view.at(point)
        assert view.box.left < x < view.box.right
        assert view.box.bottom < y < view.box.top
