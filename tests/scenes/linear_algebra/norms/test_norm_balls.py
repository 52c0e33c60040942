from __future__ import annotations

import math

import numpy as np
import pytest
from manim import linear

from scenes.linear_algebra.norms.norm_balls import Measured, NormBall, PulledIn, UnitBall
from scenes.stage.axes.planes import Plane
from scenes.stage.motion.tween import reciprocal_way, tween
from scenes.stage.shapes.frame import Box, frame


def edge(ball: NormBall) -> np.ndarray:
    return np.array([ball.plane.values(point) for point in ball.points])


@pytest.mark.parametrize("p", [1.0, 1.5, 2.0, math.inf])
def test_the_edge_has_one_norm(p: float) -> None:
    ball = NormBall(Plane([(3, 3)], centered=True), p, 2.5)
    # Between the points of the curve there is a little less than a pixel to the true one.
    np.testing.assert_allclose(np.linalg.norm(edge(ball), p, axis=1), 2.5, atol=0.005)


def test_a_ball_swells_to_the_square_by_even_steps_of_one_over_p() -> None:
    ball = UnitBall(1.0).ball
    animation = tween(ball, p=math.inf, way=reciprocal_way, rate_func=linear)
    animation.interpolate(0.5)
    assert ball.p == pytest.approx(2)
    animation.interpolate(1.0)
    assert ball.p == math.inf
    np.testing.assert_allclose(np.abs(edge(ball)).max(axis=1), 1.0)


def test_a_ball_leaves_a_trace_where_it_begins_to_swell() -> None:
    picture = UnitBall(1.0)
    picture.swell(2.0).interpolate(1.0)
    assert picture.ball.p == 2
    np.testing.assert_allclose(np.abs(edge(picture.traces[0])).sum(axis=1), 1.0)


def test_the_panels_follow_the_ball() -> None:
    picture, measured = UnitBall(1.0), Measured((3, 4), 2, "$v$")
    panels = picture.panel(), measured.panel()
    picture.ball.set_state(p=math.inf)
    measured.ball.set_state(radius=measured.reach)
    for panel in panels:
        panel.update()
    assert [value.source for panel in panels for _, value in panel] == ["∞", "2", "5"]


@pytest.mark.parametrize(("p", "radius"), [(1, 7), (2, 5), (20, 4.0006)])
def test_the_ball_reaches_the_arrow(p: float, radius: float) -> None:
    picture = Measured((3, 4), p, "$v$")
    assert picture.reach == pytest.approx(radius, abs=1e-4)
    np.testing.assert_allclose(picture.plane.values(picture.touch.get_center()), (3, 4))
    np.testing.assert_allclose(picture.plane.values(picture.arrow.end), (3, 4))


def test_the_way_into_the_diamond_ends_at_its_corner() -> None:
    panel = PulledIn((0.5, 1.8), 1, "lasso", box=Box(-2.0, 2.0, frame().wide.bottom, frame().wide.top))
    ends = [panel.plane.values(dot.get_center()) for dot in (panel.start, panel.end)]
    np.testing.assert_allclose(ends, [(0.5, 1.8), (0, 1)], atol=1e-9)
    assert panel.found.source == "{{ (0.5, 1.8) : data }} → {{ (0, 1) : result }}"
    assert panel.height <= frame().wide.height
