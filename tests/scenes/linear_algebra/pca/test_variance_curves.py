from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.pca import pca
from scenes.linear_algebra.pca.variance_curves import VarianceCurve
from scenes.stage.shapes.frame import frame

FOUND = pca([(1.0, 0.0), (3.0, 2.0), (4.0, 1.0), (8.0, 5.0)])


@pytest.fixture
def curve():
    return VarianceCurve(frame().left_side, FOUND.covariance)


def test_the_curve_is_kept_when_the_line_turns_back(curve):
    curve.set_state(angle=np.pi)
    whole = curve.curve.points.copy()
    curve.set_state(angle=0.3)
    np.testing.assert_array_equal(curve.curve.points, whole)
    x, y = curve.plot.values(curve.dot.get_center())
    assert x == pytest.approx(np.degrees(0.3))
    u = np.array([np.cos(0.3), np.sin(0.3)])
    assert y == pytest.approx(u @ FOUND.covariance @ u)


@pytest.mark.parametrize("axis", [0, 1])
def test_both_axes_are_marked_with_their_variances(curve, axis):
    dot, label = curve.extreme(FOUND, axis)
    angle = (FOUND.angle + axis * np.pi / 2) % np.pi
    expected = [np.degrees(angle), FOUND.variances[axis]]
    assert curve.plot.values(dot.get_center()) == pytest.approx(expected)
    assert label[-1].source.startswith(f"{FOUND.variances[axis]:.2f}")
    assert label[-1].source.endswith(f" at {np.degrees(angle):.1f}°")


def test_angles_are_marked_by_eighths_of_a_turn(curve):
    assert [label.source for label in curve.plot.labels[:5]] == ["0", "45", "90", "135", "180"]
