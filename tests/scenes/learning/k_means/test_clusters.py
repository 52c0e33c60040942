from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.learning.datasets import round_clusters
from mathkit.learning.k_means import k_means, random_start
from scenes.learning.k_means.clusters import CENTRE_SIDE, ClusterAssignment, NeededCentres
from scenes.learning.k_means.inertias import SpokeSquares
from scenes.stage.pictures.clouds import CloudPlot
from scenes.stage.shapes.frame import Box

POINTS = round_clusters(60, 4, 1.5, 2).points
RUN = k_means(POINTS, random_start(POINTS, 4, 1))
PLOT = CloudPlot(POINTS, ("", ""))
BAR = Box(-5.0, -4.0, -3.0, 1.0)


def assignment(run=RUN, plot=PLOT) -> ClusterAssignment:
    return ClusterAssignment(plot, run, filled=True)


def where(picture: ClusterAssignment) -> np.ndarray:
    return np.array([PLOT.values(mark.get_center()) for mark in picture.centres])


@given(st.floats(0, 2 * RUN.rounds))
def test_every_point_has_a_spoke_at_any_time(step):
    picture = assignment().seek(step)
    assert len(picture.labels) == len(POINTS)
    np.testing.assert_allclose(picture.spokes.points[::4, :2], PLOT.to_frame(POINTS))


@pytest.mark.parametrize("round_", range(RUN.rounds + 1))
def test_at_whole_rounds_labels_and_centres_are_those_of_the_run(round_):
    picture = assignment().seek(2 * round_)
    np.testing.assert_array_equal(picture.labels, RUN.labels[round_])
    np.testing.assert_allclose(where(picture), RUN.centres[round_])
    np.testing.assert_allclose(picture.assigned, RUN.centres[round_][RUN.labels[round_]])


def test_first_the_centres_move_then_the_points_change_over():
    picture = assignment().seek(0.5)
    np.testing.assert_allclose(where(picture), (RUN.centres[0] + RUN.centres[1]) / 2)
    np.testing.assert_array_equal(picture.labels, RUN.labels[0])
    picture.seek(1.9)
    np.testing.assert_array_equal(picture.labels, RUN.labels[1])
    np.testing.assert_allclose(where(picture), RUN.centres[1])


def test_only_points_that_change_over_are_marked_while_they_do():
    picture = assignment()
    changing = int(np.sum(RUN.labels[0] != RUN.labels[1]))
    assert changing > 0
    assert len(picture.seek(1.5).switching.points) == 4 * changing
    for step in (0.0, 0.5, 1.0, 1.2, 2.0):
        assert len(picture.seek(step).switching.points) == 0


def test_borders_are_gone_after_the_centres_have_moved_and_back_before_points_change_over():
    picture = assignment()
    assert len(picture.seek(1.0).borders.points) == 0
    whole = picture.seek(2.0).borders.points
    assert picture.borders.get_stroke_opacity() == 1.0
    np.testing.assert_allclose(picture.seek(1.1).borders.points, whole)
    assert 0 < picture.borders.get_stroke_opacity() < 1
    assert picture.seek(1.4).borders.get_stroke_opacity() == 1.0


def test_spokes_of_points_that_change_over_differ_from_borders_and_from_other_spokes():
    picture = assignment()
    assert picture.borders.get_stroke_color() != picture.switching.get_stroke_color()
    assert picture.switching.get_stroke_width() > 2 * picture.spokes.get_stroke_width()


def test_the_spoke_that_a_point_had_stays_dashed_beside_the_new_shorter_one():
    picture = assignment().seek(1.9)
    changing = RUN.labels[0] != RUN.labels[1]
    starts = PLOT.to_frame(POINTS[changing])
    dashes = picture.left.points.reshape(changing.sum(), -1, 4, 3)[:, :, (0, 3), :2]
    np.testing.assert_allclose(dashes[:, 0, 0], starts)
    old = PLOT.to_frame(RUN.centres[1][RUN.labels[0][changing]]) - starts
    new = PLOT.to_frame(RUN.centres[1][RUN.labels[1][changing]]) - starts
    assert (np.linalg.norm(new, axis=1) < np.linalg.norm(old, axis=1)).all()
    x, y = (dashes[:, -1, 1] - starts).T
    np.testing.assert_allclose(x * old[:, 1], y * old[:, 0], atol=1e-9)
    for step in (0.5, 1.2, 2.0):
        assert len(picture.seek(step).left.points) == 0


def test_borders_stay_inside_the_plot():
    for step in np.linspace(0, 2 * RUN.rounds, 9):
        points = assignment().seek(step).borders.points
        if len(points):
            x, y, _ = points.T
            assert PLOT.box.left - 1e-6 <= x.min() <= x.max() <= PLOT.box.right + 1e-6
            assert PLOT.box.bottom - 1e-6 <= y.min() <= y.max() <= PLOT.box.top + 1e-6


def test_spokes_grow_from_the_points():
    picture = assignment().set_state(joined=0.0)
    np.testing.assert_allclose(picture.ends, picture.places)
    half, full = (picture.set_state(joined=share).ends.copy() for share in (0.5, 1.0))
    np.testing.assert_allclose(half, (picture.places + full) / 2)


def test_of_very_many_points_only_some_have_spokes():
    many = round_clusters(2000, 3, 1.0, 0).points
    picture = assignment(k_means(many, many[:3]), CloudPlot(many, ("", "")))
    assert len(picture.spokes.points) <= 4 * 300


def test_squares_stand_on_the_spokes_and_end_as_slices_of_a_bar():
    picture = assignment()
    squares = SpokeSquares(picture, BAR).set_state(size=1.0)
    assert squares.whole.mean() > 0.9
    corners = squares.points[: 16 * squares.whole.sum()].reshape(-1, 4, 4, 3)[:, :, 0, :2]
    sides = np.linalg.norm(np.roll(corners, -1, axis=1) - corners, axis=2)
    lengths = np.linalg.norm(picture.places - picture.centres.places[picture.labels], axis=1)[squares.chosen]
    assert (np.diff(lengths) <= 0).all()
    np.testing.assert_allclose(sides, np.repeat(lengths[squares.whole, None], 4, axis=1))
    np.testing.assert_allclose(corners[:, 0], picture.places[squares.chosen][squares.whole])
    slices = squares.set_state(piled=1.0).points.reshape(-1, 4, 4, 3)[:, :, 0, :2]
    np.testing.assert_allclose(np.ptp(slices[:, :, 0], axis=1), BAR.width)
    heights = np.ptp(slices[:, :, 1], axis=1)
    np.testing.assert_allclose(heights, lengths**2 / np.sum(lengths**2) * BAR.height)
    np.testing.assert_allclose(
        slices[:, :, 1].min(axis=1), BAR.bottom + np.append(0, np.cumsum(heights))[:-1]
    )


def test_squares_are_piled_up_one_after_another():
    squares = SpokeSquares(assignment(), BAR).set_state(piled=0.5)
    lying = np.isclose(squares.points.reshape(-1, 4, 4, 3)[:, :, 0, 0].min(axis=1), BAR.left)
    assert 0.2 < lying.mean() < 0.6


def test_squares_end_at_the_edge_of_the_plane():
    points = np.array([(0.0, 0.0), (6.0, 3.0), (0.0, 9.0), (10.0, 10.0)])
    plot = CloudPlot(points, ("", ""))
    picture = assignment(k_means(points, [(0, 0), (10, 10)]), plot)
    squares = SpokeSquares(picture, BAR).set_state(size=1.0)
    assert squares.whole[np.argsort(squares.chosen)].tolist() == [True, False, True, True]
    x, y, _ = squares.points.T
    box = plot.box
    assert box.left - 1e-9 <= x.min() <= x.max() <= box.right + 1e-9
    assert box.bottom - 1e-9 <= y.min() <= y.max() <= box.top + 1e-9
    assert SpokeSquares(picture, BAR).set_state(size=0.1).whole.all()


def test_the_square_that_is_shown_alone_lies_in_the_plane():
    one = SpokeSquares(assignment(), BAR).farthest().set_state(size=1.0)
    x, y, _ = one.points.T
    box = PLOT.box
    assert box.left <= x.min() <= x.max() <= box.right
    assert box.bottom <= y.min() <= y.max() <= box.top


def test_centres_that_are_too_close_point_to_the_one_frame_that_they_share():
    points = np.array([(0.0, 0.0), (0.0, 6.0), (10.0, 0.0), (10.0, 1.0), (14.0, 0.0), (14.0, 1.0)])
    plot = CloudPlot(points, ("", ""))
    groups = assignment(k_means(points, [(0, 0), (0, 6), (12, 0)]), plot)
    groups.seek(groups.half_steps)
    needed = NeededCentres(groups, k_means(points, [(0, 3), (10, 0.5), (14, 0.5)]))

    def places(marks) -> list[list[float]]:
        return [plot.values(mark.get_center()).round(9).tolist() for mark in marks]

    assert places(needed.marks) == [[0, 3], [10, 0.5], [14, 0.5]]
    assert places(needed.shared) == [[0, 3], [0, 0], [0, 6]]  # a frame, and both centres that share it
    assert places(needed.others) == [[10, 0.5], [14, 0.5], [12, 0.5]]
    for arrow, centre in zip(needed.arrows, groups.run.centres[-1][:2], strict=True):
        np.testing.assert_allclose(plot.values(arrow.start), centre, atol=1e-9)
        reached = np.abs(np.asarray(arrow.end)[:2] - needed.marks[0].get_center()[:2])
        assert reached.max() <= CENTRE_SIDE / 2 + 1e-9
