from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.pca import pca
from scenes.linear_algebra.pca.principal_axes import CentredPlane, PrincipalAxes
from scenes.stage.shapes.arrows import Arrow

POINTS = np.array([(1.0, 0.0), (3.0, 2.0), (4.0, 1.0), (8.0, 5.0)])
FOUND = pca(POINTS)


@pytest.mark.parametrize("width", [0.0, 1e-3])
def test_points_on_a_line_or_all_but_on_it_have_one_arrow(width):
    flat = pca([(0, 0), (1, 1 + width), (5, 5)])
    axes = PrincipalAxes(CentredPlane(flat), flat)
    assert len(axes.arrows) == len(axes.names) == 1
    both = PrincipalAxes(CentredPlane(FOUND), FOUND)
    assert [type(arrow) for arrow in both.arrows] == [Arrow, Arrow]


def test_the_first_axis_has_its_arrow_even_if_one_point_lies_far_out():
    lonely = pca(np.vstack([np.zeros((1999, 2)), [(100.0, 50.0)]]))
    assert len(PrincipalAxes(CentredPlane(lonely), lonely).arrows) == 1


def test_a_cloud_that_stays_as_it_is_leaves_more_room():
    still, turning = CentredPlane(FOUND, still=True), CentredPlane(FOUND)
    assert still.unit > turning.unit
    for angle in np.linspace(0, np.pi, 13):
        u = np.array([np.cos(angle), np.sin(angle)])
        for x, y in still.to_frame(np.outer(FOUND.centred @ u, u)):
            assert still.box.left <= x <= still.box.right
            assert still.box.bottom <= y <= still.box.top
