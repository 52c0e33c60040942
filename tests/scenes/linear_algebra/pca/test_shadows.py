from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.pca import pca
from scenes.linear_algebra.pca.shadows import (
    EllipseShadow,
    Projection,
    Shadows,
    VarianceCurve,
    variance_panel,
)
from scenes.stage.pictures.principal_axes import CentredPlane
from scenes.stage.shapes.frame import frame

POINTS = np.array([(1.0, 0.0), (3.0, 2.0), (4.0, 1.0), (8.0, 5.0)])
FOUND = pca(POINTS)


@given(st.floats(0, 2 * np.pi))
def test_no_shadow_leaves_the_window_however_the_line_turns(angle):
    shadows = Shadows(CentredPlane(FOUND), FOUND.centred).set_state(angle=angle)
    for x, y, _ in shadows.marks.points:
        assert frame().picture.left <= x <= frame().picture.right
        assert frame().picture.bottom <= y <= frame().picture.top


@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e9])
def test_shadows_spread_as_the_covariance_says(scale):
    found = pca(POINTS * scale)
    shadows = Shadows(CentredPlane(found), found.centred)
    assert shadows.set_state(angle=0.0).variance == pytest.approx(found.covariance[0, 0])
    assert shadows.set_state(angle=np.pi / 2).variance == pytest.approx(found.covariance[1, 1])
    assert shadows.set_state(angle=found.angle).variance == pytest.approx(found.variances[0])


def test_only_some_of_many_points_show_how_they_fall():
    many = pca(np.random.default_rng(1).normal(size=(2000, 2)))
    shadows = Shadows(CentredPlane(many), many.centred)
    assert len(shadows.drops.points) / 4 <= 120
    assert len(shadows.marks.points) % 2000 == 0


@given(st.floats(0, 2 * np.pi))
def test_the_ellipses_shadow_ends_where_the_ellipse_does(angle):
    plane = CentredPlane(FOUND)
    shadow = EllipseShadow(plane, FOUND.covariance).set_state(angle=angle)
    u = np.array([np.cos(angle), np.sin(angle)])
    reach = 2 * np.sqrt(np.var(FOUND.centred @ u, ddof=1))
    ends = [plane.values(place) for place in (shadow.shadow.points[0], shadow.shadow.points[-1])]
    assert ends == [pytest.approx(-reach * u), pytest.approx(reach * u)]
    assert (plane.outline @ u).max() == pytest.approx(reach, rel=1e-3)
    for touched, foot in ((0, 3), (4, 7)):
        start, end = (plane.values(shadow.edges.points[index]) for index in (touched, foot))
        assert start @ np.linalg.solve(FOUND.covariance, start) == pytest.approx(4)
        assert (end - start) @ u == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("angle", [0.0, np.pi / 4, np.pi / 2])
def test_an_ellipse_without_width_casts_its_shadow_too(angle):
    flat = pca([(0, 0), (1, 0), (5, 0)])
    plane = CentredPlane(flat)
    shadow = EllipseShadow(plane, flat.covariance).set_state(angle=angle)
    end = plane.values(shadow.shadow.points[-1])
    assert np.linalg.norm(end) == pytest.approx(2 * np.sqrt(7) * np.cos(angle), abs=1e-9)


def test_the_curve_is_kept_when_the_line_turns_back():
    curve = VarianceCurve(frame().words, FOUND.covariance)
    curve.set_state(angle=np.pi)
    whole = curve.curve.points.copy()
    curve.set_state(angle=0.3)
    np.testing.assert_array_equal(curve.curve.points, whole)
    x, y = curve.plot.values(curve.dot.get_center())
    assert x == pytest.approx(np.degrees(0.3))
    u = np.array([np.cos(0.3), np.sin(0.3)])
    assert y == pytest.approx(u @ FOUND.covariance @ u, rel=1e-3)


def test_the_peak_is_where_the_first_axis_is():
    curve = VarianceCurve(frame().words, FOUND.covariance)
    level, dot = curve.peak(FOUND)
    assert curve.plot.values(dot.get_center()) == pytest.approx([np.degrees(FOUND.angle), FOUND.variances[0]])
    assert curve.plot.values(level.get_end()) == pytest.approx([180, FOUND.variances[0]])


def test_the_panel_reads_the_angle_and_the_variance_now():
    shadows = Shadows(CentredPlane(FOUND), FOUND.centred)
    panel = variance_panel(shadows, FOUND.covariance, "V")
    shadows.set_state(angle=np.pi / 2)
    panel.numbers.update()
    assert [value.source for _, value in panel.numbers] == ["90°", f"{FOUND.covariance[1, 1]:.3f}"]


def test_every_point_has_its_foot_on_the_first_axis():
    plane = CentredPlane(FOUND)
    projection = Projection(plane, FOUND)
    feet = np.array([plane.values(foot) for foot in projection.feet])
    axis = FOUND.axes[:, 0]
    np.testing.assert_allclose((FOUND.centred - feet) @ axis, 0, atol=1e-9)
    np.testing.assert_allclose(feet, np.outer(feet @ axis, axis), atol=1e-9)
