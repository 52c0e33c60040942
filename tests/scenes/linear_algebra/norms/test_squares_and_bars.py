from __future__ import annotations

import math

import numpy as np
import pytest

from mathkit.linear_algebra.norms import distances
from scenes.linear_algebra.norms.power_bars import LONGER, SHORTER, PowerBar, legs_of
from scenes.linear_algebra.norms.squares import SideSquares, reach_of_squares
from scenes.linear_algebra.norms.walks import longer_leg
from scenes.linear_algebra.norms.zooming_planes import ZoomingPlane
from scenes.stage.shapes.theme import color

PLANE = [(-9, -9), (9, 9)]


def test_the_squares_lie_outside_and_say_their_areas():
    squares = SideSquares(ZoomingPlane(PLANE), distances((-2, -1), (1, 3))).set_state(grown=1.0)
    assert [label[-1].source for label in squares.labels] == ["9", "16", "25"]
    centers = [squares.plane.values(area.get_center()) for area in squares.areas]
    np.testing.assert_allclose(centers, [(-0.5, -2.5), (3, 1), (-2.5, 2.5)], atol=1e-9)


def test_unit_cells_can_be_counted_only_if_they_are_whole():
    plane = ZoomingPlane(PLANE)
    whole = SideSquares(plane, distances((0, 0), (3, 4))).set_state(grown=1.0)
    assert [len(cells.points) // 4 for cells in whole.cells] == [4, 6]
    broken = SideSquares(plane, distances((0, 0), (2.5, 4))).set_state(grown=1.0)
    assert [len(cells.points) // 4 for cells in broken.cells] == [0, 6]


def test_a_flat_triangle_has_no_squares():
    squares = SideSquares(ZoomingPlane(PLANE), distances((0, 0), (0, 4))).set_state(grown=1.0)
    assert not squares.get_all_points().size


def test_a_view_of_all_squares_reaches_their_corners():
    reach = reach_of_squares(distances((-2, -1), (1, 3)))
    np.testing.assert_allclose([reach.min(axis=0), reach.max(axis=0)], [(-6, -4), (5, 6)])


@pytest.mark.parametrize(("p", "share"), [(1, 3 / 7), (2, 9 / 25), (3, 27 / 91), (math.inf, 0.0)])
def test_a_bar_shares_its_length_as_the_powers_share_their_sum(p, share):
    bar = PowerBar(np.array([3.0, -4.0]), 1.0).set_state(p=p)
    assert bar.parts[0].width / bar.box.width == pytest.approx(share, abs=1e-9)
    assert bar.parts[1].get_right()[0] == pytest.approx(bar.box.right)


@pytest.mark.parametrize(("p", "opacity"), [(20, 1), (math.inf, 0)])
def test_only_finite_powers_have_names(p, opacity):
    bar = PowerBar(np.array([3.0, 4.0]), 1.0).set_state(p=p)
    assert [name[0].get_fill_opacity() for name in bar.names] == [opacity, opacity]


@pytest.mark.parametrize(("b", "roles"), [((3, 4), (SHORTER, LONGER)), ((4, 3), (LONGER, SHORTER))])
def test_the_larger_difference_is_bright_in_the_bar_and_on_the_plane(b, roles):
    found = distances((0, 0), b)
    colors = [color(role) for role in roles]
    assert [part.get_fill_color() for part in PowerBar(found.difference, 1.0).parts] == colors
    assert [leg.get_stroke_color() for leg in legs_of(ZoomingPlane(PLANE), found)] == colors
    np.testing.assert_allclose(longer_leg(found), [(0, 0), (4, 0)] if b == (4, 3) else [(3, 0), (3, 4)])
