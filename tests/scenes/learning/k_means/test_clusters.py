from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import linear

from mathkit.learning.datasets import round_clusters
from mathkit.learning.k_means import k_means, random_start
from scenes.learning.k_means.clusters import STYLES, ClusterAssignment
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.clouds import CloudPlot

POINTS = round_clusters(60, 4, 1.5, 2).points
RUN = k_means(POINTS, random_start(POINTS, 4, 1))
PLOT = CloudPlot(POINTS, ("", ""))


def middle(mark) -> np.ndarray:
    return mark.points.mean(axis=0)[:2] - mark._outline.mean(axis=0)[:2]


def counts(picture: ClusterAssignment) -> list[int]:
    return [len(marks.points) // len(marks._outline) for marks in picture.marks]


def test_the_clusters_differ_by_kind_or_filling_and_not_by_colour_alone():
    assert len({(kind, hollow) for _, kind, hollow in STYLES}) == len(STYLES) == 6


@given(st.floats(0, 2 * RUN.rounds))
def test_every_point_has_one_mark_at_any_time(step):
    picture = ClusterAssignment(PLOT, RUN).seek(step)
    assert sum(counts(picture)) == len(POINTS)
    assert len(picture.spokes.points) == 4 * len(POINTS)


@pytest.mark.parametrize("round_", range(RUN.rounds + 1))
def test_at_whole_rounds_labels_and_centres_are_those_of_the_run(round_):
    picture = ClusterAssignment(PLOT, RUN).seek(2 * round_)
    assert counts(picture) == np.bincount(RUN.labels[round_], minlength=4).tolist()
    for mark, centre in zip(picture.centres, RUN.centres[round_], strict=True):
        assert PLOT.values(middle(mark)) == pytest.approx(centre)


def test_first_the_centres_move_then_the_points_change_over():
    picture = ClusterAssignment(PLOT, RUN).seek(0.5)
    half_way = (RUN.centres[0] + RUN.centres[1]) / 2
    for mark, centre in zip(picture.centres, half_way, strict=True):
        assert PLOT.values(middle(mark)) == pytest.approx(centre)
    assert counts(picture) == np.bincount(RUN.labels[0], minlength=4).tolist()
    picture.seek(1.9)
    assert counts(picture) == np.bincount(RUN.labels[1], minlength=4).tolist()
    for mark, centre in zip(picture.centres, RUN.centres[1], strict=True):
        assert PLOT.values(middle(mark)) == pytest.approx(centre)


def test_points_gather_at_their_centres():
    picture = ClusterAssignment(PLOT, RUN).seek(2 * RUN.rounds).set_state(gathered=1.0)
    for index, marks in enumerate(picture.marks):
        outlines = marks.points.reshape(-1, len(marks._outline), 3)
        assert np.ptp(outlines, axis=0) == pytest.approx(0, abs=1e-9)
        assert PLOT.values(middle(picture.centres[index])) == pytest.approx(RUN.centres[-1][index])


def test_gathering_starts_at_the_points_and_ends_at_the_centres():
    picture = ClusterAssignment(PLOT, RUN).seek(2 * RUN.rounds)
    gather = tween(picture, gathered=1.0, rate_func=linear)
    gather.interpolate(0.0)
    assert middle(picture.marks[0]) == pytest.approx(picture.places[picture.labels == 0].mean(axis=0))
    gather.interpolate(1.0)
    assert np.ptp(picture.marks[0].points, axis=0)[:2] == pytest.approx(
        np.ptp(picture.marks[0]._outline, axis=0)[:2]
    )


def test_ghosts_stay_where_the_points_are():
    picture = ClusterAssignment(PLOT, RUN)
    ghosts = picture.ghosts()
    picture.set_state(gathered=1.0)
    places = ghosts.points.reshape(len(POINTS), -1, 3).mean(axis=1)[:, :2]
    np.testing.assert_allclose(places - ghosts._outline.mean(axis=0)[:2], picture.places)


def test_borders_stay_inside_the_plot():
    for step in np.linspace(0, 2 * RUN.rounds, 9):
        x, y, _ = ClusterAssignment(PLOT, RUN).seek(step).borders.points.T
        assert PLOT.box.left - 1e-6 <= x.min() <= x.max() <= PLOT.box.right + 1e-6
        assert PLOT.box.bottom - 1e-6 <= y.min() <= y.max() <= PLOT.box.top + 1e-6


def test_of_many_points_only_some_have_spokes():
    many = round_clusters(2000, 3, 1.0, 0).points
    picture = ClusterAssignment(CloudPlot(many, ("", "")), k_means(many, many[:3]))
    assert len(picture.spokes.points) <= 4 * 200
