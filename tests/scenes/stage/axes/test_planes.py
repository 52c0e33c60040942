from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mathkit.linear_algebra.matrices import MapKind, plane_map
from scenes.stage.axes.planes import MappedGrid, Plane, between
from scenes.stage.shapes.frame import frame

PLAIN = Plane([(3.0, 2.0), (-2.0, -1.0)])
MOST_LINES = 600
ENTRIES = st.sampled_from([-2.0, -1.0, 0.0, 1.0, 2.0]) | st.floats(-5, 5).map(lambda x: round(x, 3))
MATRICES = arrays(np.float64, (2, 2), elements=ENTRIES)
VECTORS = st.integers(1, 4).flatmap(
    lambda n: arrays(np.float64, (n, 2), elements=st.floats(-100, 100).map(lambda x: round(x, 4)))
)


def ends(line):
    """Where the straight pieces of a polyline begin and end, in the frame, shape (n, 2, 2)."""
    return line.points.reshape(-1, 4, 3)[:, [0, 3], :2]


def within(points, box, tolerance=1e-9):
    x, y = np.asarray(points).reshape(-1, 2).T
    return bool(
        np.all(
            (x >= box.left - tolerance)
            & (x <= box.right + tolerance)
            & (y >= box.bottom - tolerance)
            & (y <= box.top + tolerance)
        )
    )


@given(VECTORS, st.booleans())
@settings(max_examples=60)
def test_all_that_must_be_seen_is_seen_and_the_origin_too(reach, centered):
    plane = Plane(reach, centered=centered)
    assert within(plane.to_frame(reach), frame().picture.inset(0.7), tolerance=1e-6)
    assert within(plane.origin, frame().picture.inset(0.7), tolerance=1e-6)
    assert 0 < plane.unit <= 1
    if centered:
        np.testing.assert_allclose(plane.origin, frame().picture.center[:2])


def test_a_plane_need_not_show_the_origin():
    reach = np.array([(1.2, 2.6), (1.7, 1.8)])
    far, near = (Plane(reach, largest_unit=10.0, from_origin=shown) for shown in (True, False))
    assert near.unit > 2 * far.unit
    np.testing.assert_allclose(near.at(reach.mean(axis=0))[:2], near.box.center[:2])
    assert len(near.axes.points) == 0


@pytest.mark.parametrize("reach", [np.zeros((1, 2)), [(1e-6, 0.0)], [(1e5, -1e5)], [(0.0, 7.0)]])
@pytest.mark.parametrize("largest", [1.0, 5.0])
def test_extreme_reaches_give_a_plane_too(reach, largest):
    plane = Plane(reach, largest_unit=largest)
    assert np.isfinite(plane.grid.points).all()
    assert 1 < len(plane.grid_runs(np.eye(2))) < 80


@given(VECTORS, st.floats(-1, 1), st.floats(-1, 1))
@settings(max_examples=60)
def test_vectors_and_places_are_each_others_inverse(reach, across, up):
    plane = Plane(reach, box=frame().words)
    vector = np.array([across, up]) * np.abs(reach).max()
    np.testing.assert_allclose(plane.values(plane.at(vector)), vector, atol=1e-9 * (1 + np.abs(reach).max()))
    np.testing.assert_allclose(plane.to_frame([vector])[0], plane.at(vector)[:2])
    np.testing.assert_allclose(plane.at((0, 0))[:2], plane.origin)


def test_units_are_equal_both_ways():
    assert PLAIN.at((1, 0))[0] - PLAIN.at((0, 0))[0] == pytest.approx(PLAIN.unit)
    assert PLAIN.at((0, 1))[1] - PLAIN.at((0, 0))[1] == pytest.approx(PLAIN.unit)


def test_axes_cross_at_the_origin_and_run_from_edge_to_edge():
    across, up = ends(PLAIN.axes)
    np.testing.assert_allclose(across[:, 1], PLAIN.origin[1])
    np.testing.assert_allclose(up[:, 0], PLAIN.origin[0])
    np.testing.assert_allclose(across[:, 0], (frame().picture.left, frame().picture.right))
    np.testing.assert_allclose(up[:, 1], (frame().picture.bottom, frame().picture.top))


@given(VECTORS)
@settings(max_examples=60)
def test_grid_lines_are_few_and_evenly_spaced(reach):
    plane = Plane(reach)
    upright = [piece for piece in ends(plane.grid) if np.isclose(piece[0, 0], piece[1, 0])]
    places = np.sort([plane.values(piece[0])[0] for piece in upright]) / plane.step
    np.testing.assert_allclose(places, np.round(places), atol=1e-6)
    np.testing.assert_allclose(np.diff(places), 1, atol=1e-6)
    assert 2 <= len(upright) <= 26


@given(MATRICES)
def test_the_grid_is_mapped_to_the_lines_of_the_lattice(matrix):
    assume(np.linalg.svd(matrix, compute_uv=False)[-1] > 0.2)
    pieces = PLAIN.grid_runs(matrix)
    assert within(pieces, frame().picture)
    assert len(pieces)
    back = np.linalg.solve(matrix, ((pieces.reshape(-1, 2) - PLAIN.origin) / PLAIN.unit).T).T
    lattice = (back / PLAIN.step).reshape(-1, 2, 2)
    off_line = np.abs(lattice - np.round(lattice)).max(axis=1)  # the same coordinate at both ends
    constant = np.abs(np.diff(lattice, axis=1))[:, 0]
    on_a_line = (off_line < 1e-6) & (constant < 1e-6)
    assert on_a_line.any(axis=1).all()


@given(MATRICES, st.floats(0, 1), st.floats(0, 1))
def test_the_mapped_grid_fills_the_window(matrix, across, up):
    """No place of the window is farther from a line than two neighbouring lines are from each other."""
    largest, smallest = np.linalg.svd(matrix, compute_uv=False)
    assume(smallest > 0.5)
    pieces = PLAIN.grid_runs(matrix)
    place = np.array(
        [
            frame().picture.left + across * frame().picture.width,
            frame().picture.bottom + up * frame().picture.height,
        ]
    )
    along = pieces[:, 1] - pieces[:, 0]
    size = np.maximum((along**2).sum(axis=1), 1e-12)
    shares = np.clip(((place - pieces[:, 0]) * along).sum(axis=1) / size, 0, 1)
    away = np.linalg.norm(pieces[:, 0] + shares[:, None] * along - place, axis=1).min()
    assert away <= largest * PLAIN.step * PLAIN.unit


@given(
    MATRICES
    | st.sampled_from(
        [np.zeros((2, 2)), np.array([[1.0, 2.0], [2.0, 4.0]]), np.diag([1e-9, 1.0]), 1e6 * np.eye(2)]
    )
)
def test_any_matrix_gives_finitely_many_lines_within_the_window(matrix):
    pieces = PLAIN.grid_runs(matrix)
    assert np.isfinite(pieces).all()
    assert within(pieces, frame().picture)
    assert len(pieces) <= MOST_LINES


def test_a_singular_matrix_maps_the_grid_to_its_line():
    direction = np.array([1.0, 2.0]) / np.sqrt(5)
    pieces = PLAIN.grid_runs(np.array([[1.0, 2.0], [2.0, 4.0]]))
    vectors = (pieces.reshape(-1, 2) - PLAIN.origin) / PLAIN.unit
    np.testing.assert_allclose(vectors @ np.array([-direction[1], direction[0]]), 0, atol=1e-9)
    assert np.ptp(vectors @ direction) > 3


def test_the_zero_matrix_maps_the_grid_to_the_origin():
    pieces = PLAIN.grid_runs(np.zeros((2, 2))).reshape(-1, 2)
    np.testing.assert_allclose(pieces, np.broadcast_to(PLAIN.origin, pieces.shape))


@given(MATRICES)
@settings(max_examples=30)
def test_the_grid_is_drawn_where_the_matrix_maps_it(matrix):
    grid = MappedGrid(PLAIN)
    np.testing.assert_allclose(ends(grid), PLAIN.grid_runs(np.eye(2)))
    assert grid.set_state(matrix=matrix) is grid
    np.testing.assert_allclose(ends(grid), PLAIN.grid_runs(matrix))


@given(MATRICES, st.floats(0, 1))
def test_between_goes_from_the_identity_to_the_matrix(matrix, share):
    np.testing.assert_allclose(between(matrix, 0), np.eye(2))
    np.testing.assert_allclose(between(matrix, 1), matrix, atol=1e-12)
    if plane_map(matrix).kind is not MapKind.ROTATION:
        steps = share * (matrix - np.eye(2))
        np.testing.assert_allclose(between(matrix, share) - np.eye(2), steps, atol=1e-12)


@given(st.floats(-3.1, 3.1), st.floats(0.1, 4), st.floats(0, 1))
def test_a_rotation_turns_evenly(angle, length, share):
    def rotation(angle, length):
        return length * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])

    assume(abs(np.sin(angle)) > 1e-6)
    on_the_way = rotation(share * angle, 1 + share * (length - 1))
    np.testing.assert_allclose(between(rotation(angle, length), share), on_the_way, atol=1e-12)


def test_arrows_lines_and_segments_stand_where_their_vectors_say():
    arrow = PLAIN.arrow((2, 1), "second", tail=(-1, 0))
    np.testing.assert_allclose(PLAIN.values(arrow.start), (-1, 0), atol=1e-9)
    np.testing.assert_allclose(PLAIN.values(arrow.end), (1, 1), atol=1e-9)
    np.testing.assert_allclose(
        PLAIN.to_frame([(0, 1), (2, 1)]), ends(PLAIN.segment((0, 1), (2, 1)))[0], atol=1e-9
    )
    line = np.array([PLAIN.values(end) for end in ends(PLAIN.line((1, 2)))[0]])
    np.testing.assert_allclose(line[:, 1], 2 * line[:, 0], atol=1e-9)


def test_reach_is_the_farthest_corner():
    corners = [
        PLAIN.values((x, y))
        for x in (frame().picture.left, frame().picture.right)
        for y in (frame().picture.bottom, frame().picture.top)
    ]
    assert PLAIN.reach == pytest.approx(max(np.linalg.norm(corner) for corner in corners))


def test_a_crowded_grid_is_faint_thinned_out_and_still_fills_the_window():
    matrix = np.array([[2.01, 1.99], [1.99, 2.01]])
    grid = MappedGrid(PLAIN, opacity=0.5)
    grid.set_state(matrix=matrix)
    assert 0.05 < grid.get_stroke_opacity() < 0.25
    pieces = PLAIN.grid_runs(matrix)
    assert 50 < len(pieces) < 2 * 200
    reach = (pieces.reshape(-1, 2) - PLAIN.origin) @ np.array([1.0, -1.0])
    assert np.ptp(reach) > 0.95 * (frame().picture.width + frame().picture.height)
    assert grid.set_state(matrix=np.eye(2)).get_stroke_opacity() == pytest.approx(0.5)


def test_a_dimmed_grid_stays_dimmed_while_it_is_mapped():
    grid = MappedGrid(PLAIN, opacity=0.5)
    grid.fade(0.5)
    for matrix in (np.diag([4, 0.02]), np.zeros((2, 2)), np.eye(2)):
        grid.set_state(matrix=matrix)
        assert grid.get_stroke_opacity() <= 0.25 + 1e-9
    assert grid.get_stroke_opacity() == pytest.approx(0.25)


def test_a_window_that_moved_is_drawn_as_one_that_was_there():
    moved, there = Plane([(3.0, 2.0)]), Plane([(1.0, 1.0), (-4.0, -3.0)])
    moved.unit, moved.origin, moved.step = there.unit, there.origin, there.step
    assert not np.array_equal(moved.grid.points, there.grid.points)
    moved.draw_window()
    np.testing.assert_allclose(moved.grid.points, there.grid.points)
    np.testing.assert_allclose(moved.axes.points, there.axes.points)
