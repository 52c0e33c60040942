from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.pca import pca
from scenes.linear_algebra.pca.mapped_arrows import AxisSteps, MappedArrow
from scenes.linear_algebra.pca.planes import NumberedPlane

CLOUD = np.random.default_rng(3).normal(size=(30, 2)) @ [[1.6, 0.8], [0, 0.7]]


def mapped(points):
    found = pca(points)
    return MappedArrow(NumberedPlane(found, ("x", "y")), found.covariance), found


@given(st.floats(0, np.pi))
def test_the_part_along_is_as_long_as_the_shadows_vary(angle):
    arrow, _ = mapped(CLOUD)
    arrow.set_state(angle=angle, applied=1.0)
    ends = [arrow.plane.values(place) for place in (arrow.along.get_start(), arrow.along.get_end())]
    assert arrow.to_scale
    assert arrow.length.source == f"variance {np.var(CLOUD @ arrow.plane.direction(angle), ddof=1):.2f}"
    assert np.linalg.norm(ends[1] - ends[0]) == pytest.approx(
        np.var(CLOUD @ arrow.plane.direction(angle), ddof=1)
    )
    assert np.linalg.norm(arrow.plane.values(arrow.u.end)) == pytest.approx(1)


@pytest.mark.parametrize("axis", [0, 1])
def test_the_image_lies_along_u_at_an_axis(axis):
    arrow, found = mapped(CLOUD)
    arrow.set_state(angle=found.angle + axis * np.pi / 2, applied=1.0)
    np.testing.assert_allclose(arrow.drop.get_start(), arrow.drop.get_end(), atol=1e-6)


@pytest.mark.parametrize("scale", [1, 30])
@given(st.floats(0, np.pi))
def test_both_steps_end_where_u_and_its_image_do(scale, angle):
    arrow, found = mapped(CLOUD * scale)
    steps = AxisSteps(arrow, found)
    arrow.set_state(angle=angle, applied=1.0)
    np.testing.assert_allclose(steps.set_state(angle=angle).second.end, arrow.u.end, atol=1e-3)
    np.testing.assert_allclose(steps.set_state(applied=1.0).second.end, arrow.image.end, atol=1e-3)
    legs = [step.end - step.start for step in (steps.first, steps.second)]
    assert np.dot(*legs) == pytest.approx(0, abs=1e-2)


@pytest.mark.parametrize("scale", [1e-3, 0.1, 30, 1e6])
@pytest.mark.parametrize("angle", [0.0, 0.5, 1.6])
def test_arrows_stay_in_the_window_whatever_the_units(scale, angle):
    arrow, _ = mapped(CLOUD * scale)
    arrow.set_state(angle=angle, applied=1.0)
    assert not arrow.to_scale or scale == 0.1
    for x, y in (each.end[:2] for each in (arrow.u, arrow.image)):
        assert arrow.plane.box.left < x < arrow.plane.box.right
        assert arrow.plane.box.bottom < y < arrow.plane.box.top


def test_the_image_starts_as_u_itself():
    arrow, _ = mapped(CLOUD)
    np.testing.assert_allclose(arrow.image.end, arrow.u.end)
