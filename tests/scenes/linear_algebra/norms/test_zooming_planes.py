from __future__ import annotations

import numpy as np
import pytest

from scenes.linear_algebra.norms.zooming_planes import (
    Mark,
    PlaneLine,
    ZoomingPlane,
    first_part,
)


def test_what_a_plane_holds_stays_at_its_place_while_it_zooms():
    plane = ZoomingPlane([(-2, -1), (1, 3)])
    mark, line = Mark(plane, (1, 3), "second", "b"), PlaneLine(plane, [(0, 0), (1, 3)])
    plane.hold(mark, line)
    plane.zoom([(-7, -7), (7, 7)]).interpolate(0.5)
    np.testing.assert_allclose(plane.values(mark.dot.get_center()), (1, 3), atol=1e-9)
    np.testing.assert_allclose(plane.values(line.points[-1]), (1, 3), atol=1e-9)


def test_cells_stay_one_unit_wide_in_a_close_view():
    assert ZoomingPlane([(-1, -1), (1, 1)]).step == 1


def test_a_point_in_both_views_moves_straight():
    plane = ZoomingPlane([(-2, -1), (1, 3)])
    start = plane.at((0, 0))
    zoom = plane.zoom([(-7, -7), (7, 7)], rate_func=lambda share: share)
    zoom.interpolate(0.5)
    middle = plane.at((0, 0))
    zoom.interpolate(1.0)
    np.testing.assert_allclose(middle, (start + plane.at((0, 0))) / 2)


def test_what_is_released_stays_behind():
    plane = ZoomingPlane([(-2, -1), (1, 3)])
    mark = Mark(plane, (1, 3), "second")
    plane.hold(mark)
    plane.release(mark)
    before = mark.get_center()
    plane.set_state(unit=0.1)
    np.testing.assert_allclose(mark.get_center(), before)
    assert mark not in plane.submobjects


def test_a_name_finds_a_place_that_is_clear_and_stays_there():
    plane = ZoomingPlane([(-2, -1), (1, 3)])
    mark, line = Mark(plane, (0, 0), "data", "a", (1.0, 0.0)), PlaneLine(plane, [(0, 0), (1, 0)])
    offset = mark.clear_offset(plane.at((0, 0)), (1.0, 0.0), [line])
    assert abs(offset[1]) > 0.2
    mark.set_state(point=(0, 1), offset=offset)
    np.testing.assert_allclose((mark.label.get_center() - mark.dot.get_center())[:2], offset)
    assert not Mark(plane, (0, 0), "data").clear_offset(plane.at((0, 0)), (1.0, 0.0), [line]).any()


@pytest.mark.parametrize(("share", "end"), [(0.25, (1, 0)), (0.5, (2, 0)), (0.75, (2, 1)), (1.0, (2, 2))])
def test_the_first_part_of_a_line_ends_at_its_share_of_the_length(share, end):
    np.testing.assert_allclose(first_part(np.array([(0, 0), (2, 0), (2, 2)]), share)[-1], end)


def test_nothing_of_a_line_has_no_points():
    assert not len(first_part(np.array([(0.0, 0.0), (2.0, 0.0)]), 0.0))
    assert not len(first_part(np.array([(1.0, 1.0), (1.0, 1.0)]), 1.0))
