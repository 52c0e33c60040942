from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial import ConvexHull, HalfspaceIntersection

from scenes.stage.shapes.curves import (
    Polyline,
    clip_polygon,
    clip_polyline,
    clip_segments,
    line_through,
    right_angle,
)
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color

BOX = Box(-2.0, 3.0, -1.0, 1.5)
COORDINATES = st.sampled_from([-2.0, 3.0, -1.0, 1.5, 0.0]) | st.floats(-6, 6).map(lambda x: round(x, 3))
ROADS = st.integers(2, 12).flatmap(lambda n: arrays(np.float64, (n, 2), elements=COORDINATES))


def within(points, box, tolerance=1e-9):
    x, y = np.asarray(points).reshape(-1, 2).T
    return (
        (x >= box.left - tolerance)
        & (x <= box.right + tolerance)
        & (y >= box.bottom - tolerance)
        & (y <= box.top + tolerance)
    )


def dense(points, count=200):
    """Points along the segments of a polyline."""
    shares = np.linspace(0, 1, count)[:, None, None]
    return ((1 - shares) * points[:-1] + shares * points[1:]).reshape(-1, 2)


def distance(points, segments):
    """From each of the points (n, 2) to the nearest of the segments (m, 2, 2)."""
    start, along = segments[:, 0], segments[:, 1] - segments[:, 0]
    size = np.maximum((along**2).sum(axis=1), 1e-300)
    shares = np.clip(((points[:, None] - start) * along).sum(axis=2) / size, 0, 1)
    return np.linalg.norm(points[:, None] - (start + shares[..., None] * along), axis=2).min(axis=1)


def segments_of(runs):
    return np.concatenate([np.stack([run[:-1], run[1:]], axis=1) for run in runs])


@given(ROADS)
def test_all_that_is_kept_lies_in_the_box_and_on_the_polyline(polyline):
    for run in clip_polyline(polyline, BOX):
        assert within(run, BOX).all()
        segments = np.stack([polyline[:-1], polyline[1:]], axis=1)
        assert distance(dense(run, 20), segments).max() < 1e-8


@given(ROADS)
def test_the_whole_polyline_within_the_box_is_kept(polyline):
    seen = dense(polyline)
    seen = seen[within(seen, BOX, tolerance=-1e-6)]
    runs = clip_polyline(polyline, BOX)
    moved = np.linalg.norm(np.diff(polyline, axis=0), axis=1).sum() > 0
    if len(seen) and moved:
        assert distance(seen, segments_of(runs)).max() < 1e-6


@given(ROADS)
def test_runs_are_apart(polyline):
    runs = clip_polyline(polyline, BOX)
    assert all(len(run) >= 2 for run in runs)
    for one, other in pairwise(runs):
        assert not np.allclose(one[-1], other[0], atol=1e-9)


def test_a_polyline_inside_is_kept_as_it_is():
    polyline = np.array([(0, 0), (1, 1), (2, -0.5), (2.5, 1.5)])
    (run,) = clip_polyline(polyline, BOX)
    np.testing.assert_allclose(run, polyline)


def test_a_polyline_that_leaves_and_returns_becomes_two():
    runs = clip_polyline(np.array([(0.0, 0.0), (1.0, 3.0), (2.0, 0.0)]), BOX)
    np.testing.assert_allclose(np.concatenate(runs), [(0, 0), (0.5, 1.5), (1.5, 1.5), (2, 0)])
    assert len(runs) == 2


@pytest.mark.parametrize(
    ("segment", "kept"),
    [
        ([(-5, 0), (5, 0)], [(-2, 0), (3, 0)]),
        ([(0, 5), (0, -5)], [(0, 1.5), (0, -1)]),
        ([(-5, 2), (5, 2)], None),
        ([(4, -5), (4, 5)], None),
        ([(2.9, 2), (4, 0.9)], None),
        ([(-2, -1), (3, -1)], [(-2, -1), (3, -1)]),
    ],
)
def test_single_segments(segment, kept):
    clipped = clip_segments(np.array([segment], dtype=float), BOX)
    assert clipped.shape == ((0, 2, 2) if kept is None else (1, 2, 2))
    if kept:
        np.testing.assert_allclose(clipped[0], kept)


SQUARES = st.tuples(st.floats(-1.9, 2.9), st.floats(-0.9, 1.4), st.floats(0.5, 6), st.floats(0, 6.28))
"""A corner within the box, the length of a side, and an angle."""


@given(SQUARES)
def test_a_square_is_cut_to_what_lies_in_the_box(square):
    x, y, side, angle = square
    along, across = np.array([(np.cos(angle), np.sin(angle)), (-np.sin(angle), np.cos(angle))])
    corner = np.array([x, y])
    corners = corner + side * np.array([0 * along, along, along + across, across])
    kept = clip_polygon(corners, BOX)
    assert within(kept, BOX).all()
    sides = [(*-way, way @ corner) for way in (along, across)]
    sides += [(*way, -(way @ corner) - side) for way in (along, across)]
    edges = [(-1, 0, BOX.left), (1, 0, -BOX.right), (0, -1, BOX.bottom), (0, 1, -BOX.top)]
    inside = corner + 1e-3 * (along + across)
    left = ConvexHull(HalfspaceIntersection(np.array([*sides, *edges]), inside).intersections)
    assert ConvexHull(kept).volume == pytest.approx(left.volume, rel=1e-6)
    area = np.sum(kept[:, 0] * np.roll(kept[:, 1], -1) - kept[:, 1] * np.roll(kept[:, 0], -1)) / 2
    assert area == pytest.approx(left.volume, rel=1e-6)


def test_nothing_is_left_of_a_polygon_outside():
    assert clip_polygon(np.array([(4.0, 0.0), (5.0, 0.0), (4.0, 1.0)]), BOX).shape == (0, 2)


@given(
    st.tuples(COORDINATES, COORDINATES),
    st.floats(0, 2 * np.pi),
)
def test_a_line_goes_from_edge_to_edge(point, angle):
    direction = np.array([np.cos(angle), np.sin(angle)])
    run = line_through(point, direction, BOX)
    assert run.shape in {(2, 2), (0, 2)}
    far = np.asarray(point) + np.linspace(-40, 40, 4001)[:, None] * direction
    seen = far[within(far, BOX, -1e-6)]
    if len(seen):
        assert distance(seen, run[None]).max() < 1e-6
    if len(run):
        across = np.array([-direction[1], direction[0]])
        np.testing.assert_allclose((run - point) @ across, 0, atol=1e-9)
        edges = np.array([[BOX.left, BOX.bottom], [BOX.right, BOX.top]])
        assert (np.abs(run[:, None] - edges).min(axis=(1, 2)) < 1e-9).all()


def test_a_line_from_far_away_is_found_and_a_distant_one_is_not():
    assert len(line_through((1e4, 0), (1, 0), BOX)) == 2
    assert line_through((0, 9), (1, 0), BOX).shape == (0, 2)


@given(ROADS)
def test_a_polyline_goes_straight_through_its_points(polyline):
    line = Polyline([polyline, polyline + 1])
    np.testing.assert_allclose(line.points[::4, :2], np.concatenate([polyline[:-1], polyline[:-1] + 1]))
    np.testing.assert_allclose(line.points[3::4, :2], np.concatenate([polyline[1:], polyline[1:] + 1]))
    curves = line.points.reshape(-1, 4, 3)
    np.testing.assert_allclose(np.diff(curves, n=2, axis=1), 0, atol=1e-9)


def test_a_polyline_is_never_filled_and_keeps_its_style():
    line = Polyline([np.zeros((3, 2))], "slope", width=3.0, opacity=0.5)
    line.set_runs([np.array([(0.0, 0.0), (1.0, 1.0)])])
    assert line.get_stroke_color() == color("slope")
    assert line.get_stroke_width() == 3
    assert line.get_stroke_opacity() == 0.5
    assert line.get_fill_opacity() == 0


@pytest.mark.parametrize("runs", [[], [np.zeros((1, 2))], [np.empty((0, 2))]])
def test_runs_of_no_length_show_nothing(runs):
    assert len(Polyline(runs).points) == 0


def test_many_segments_are_drawn_as_their_runs_would_be():
    starts, ends = np.array([(0.0, 0.0), (1.0, 2.0)]), np.array([(3.0, 0.0), (1.0, -1.0)])
    runs = np.stack([starts, ends], axis=1)
    np.testing.assert_allclose(Polyline([]).set_segments(starts, ends).points, Polyline(runs).points)
    assert len(Polyline([]).set_segments(np.empty((0, 2)), np.empty((0, 2))).points) == 0


def test_a_right_angle_is_marked_by_a_square_that_fits_between_its_ways():
    foot, along, up = np.array([1.0, 2.0, 0.0]), np.array([4.0, 6.0, 0.0]), np.array([-3.0, 5.0, 0.0])
    np.testing.assert_allclose(
        right_angle(along, foot, up, side=0.5), [(1.3, 2.4), (0.9, 2.7), (0.6, 2.3)], atol=1e-12
    )
    short = foot + 0.04 * (along - foot)
    side = np.diff(right_angle(short, foot, up, side=0.5), axis=0)
    np.testing.assert_allclose(np.linalg.norm(side, axis=1), 0.1)
    assert len(right_angle(foot, foot, up, side=0.5)) == 0
